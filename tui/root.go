package tui

import (
	"io"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui/cohorts"
	"workgroup/tui/cycle"
	"workgroup/tui/dialog"
	"workgroup/tui/observations"
	"workgroup/tui/pane"
	"workgroup/tui/register"
	"workgroup/tui/theme"
	"workgroup/tui/todo"
)

// Config is what the root is given.
type Config struct {
	Files Files
	Path  string
	// Book is the file where it is open already; else Path is opened with a
	// passphrase that is asked for, or, where it is New, made.
	Book Book
	New  bool
	// LookAround makes and opens a throw-away demo; nil where there is none to be had.
	LookAround func() (files Files, path string, book Book, err error)
	Clock      Clock
	NewID      func() model.ID
	// Rand is where words are drawn from.
	Rand io.Reader
	// Damaged is why the file at Path cannot be read as it is; nil where it can.
	Damaged error
	// Papers reads and writes other files; nil where none can be reached.
	Papers pane.Papers
	// After brings a message after a while; tea.Tick where nil.
	After func(time.Duration, tea.Msg) tea.Cmd
	// Wait makes a command of what may take for ever; nil for the command as it is.
	Wait func(wait func() tea.Msg) tea.Cmd
	// Sticks are the folders of sticks and drives that are in; nil where they are found as the
	// system has them.
	Sticks func() []string
	// Theme makes the theme for what the terminal can show.
	Theme theme.Options
	// Schools reads the public register of schools; nil where it cannot be read.
	Schools ReadSchools
	// Cohort by its code, and Session by its number, to open straight at; "" and 0
	// for where work was last.
	Cohort  string
	Session int
	// Law makes the documents that the law asks for.
	Law Law
	// Home is the folder in which documents are put unless another is typed.
	Home string
	// NoClipboard says that the terminal is known not to hand text to the clipboard: what is
	// copied is shown to be selected.
	NoClipboard bool
	// Report gets a sentence that is still to be said when the screen is gone.
	Report io.Writer
}

// screen is what fills the window.
type screen uint8

const (
	atGate screen = iota // a file is to be opened, made, or unlocked
	atPanes
)

// Root is the program.
type Root struct {
	cfg    Config
	keys   keys
	theme  *theme.Theme
	clock  Clock
	w, h   int
	screen screen
	gate   gate

	book    Book
	snap    *model.Snapshot
	hub     *model.Snapshot // of the open cohort; nil where it has none, or it is not read
	atHub   string          // the key that is pressed once the hub is read; "" for none
	cohorts []model.Facts
	// otherCards are the places that people of the open cohort have in others; reached: what was
	// done since they were looked for reaches those too.
	otherCards []model.OtherCard
	reached    bool
	listed     []model.Facts // as far as they have been read, in the order of the file
	reading    bool
	nth        int // how many readings of the list began
	// worker is the lead who works here, 0 where the file does not say; recovery: the file
	// has a recovery code; fixed: nothing can be written.
	worker          model.ID
	recovery, fixed bool
	shelf           *model.Shelf // the register of schools; nil for none, or not read yet
	keeping         keeping
	final           string // why what was just done cannot be taken back, until u was told
	// synced names the service in whose folder the file stands, "" for none, and where nothing
	// is to be said of it any more.
	synced string

	// company is what is known of who shares the open cohort; looking: the shared folder is
	// being looked at, or will be.
	company pane.Company
	looking bool
	anew    anew
	passage passage
	live    *live // the exchange through a server that goes on; nil for none
	guesses int   // wrong passphrases in a row, since the program started
	stale   bool  // the open cohort has changed since cohorts was read
	// before is the cohort that was open before this one; kept is what is still to be
	// said when another one is open.
	before model.ID
	kept   string
	trail  *model.Trail
	// early are the actions done before the trail of the file has been read; nil
	// afterwards. wanted are undo and redo keys that wait for it.
	early  [][]*change.Change
	wanted []string
	queue  queue
	// errands are those that are under way.
	errands []*running

	listing  *cohorts.Pane
	stages   *cycle.Pane
	dates    *observations.Pane
	findings *todo.Pane
	focus    int // place in mains()
	// full are the panes that fill the window, one on the other; the last has the
	// keyboard.
	full []pane.Pane

	// alone is text that fills the window, copied what was copied last.
	alone  *alone
	copied string

	ask      dialog.Dialog
	answered func(dialog.Answer) tea.Cmd
	help     *help
	privacy  pane.Privacy
	// covered is what a screen that shows nothing goes back to; rising says that it has just
	// done so, and that the next step shows more.
	covered  pane.Privacy
	rising   bool
	tickedAt time.Time
	idle     idle
	// doors are the registers of which this laptop takes only a part.
	doors model.Doors
	// saidCodes: the first register of this file has said what its letters are not.
	saidCodes bool
	said      string
	warning   bool
	pressed   time.Time
	quitting  quitting
	failure   error
}

// Failure is why the program ended without having opened its file, or nil.
func (r *Root) Failure() error { return r.failure }

// New is the program before its first message.
func New(cfg Config) *Root {
	r := &Root{
		cfg: cfg, keys: rootKeys(), pressed: cfg.Clock.Real(), theme: theme.New(cfg.Theme), clock: cfg.Clock, trail: &model.Trail{},
		listing: cohorts.New(), stages: cycle.New(), dates: observations.New(), findings: todo.New(),
	}
	r.gate = newGate(r)
	if cfg.Book != nil {
		r.opened(cfg.Book)
	}
	return r
}

// Init asks for the terminal's background, and begins to read what is not needed for
// the first screen.
func (r *Root) Init() tea.Cmd {
	cmds := []tea.Cmd{tea.RequestBackgroundColor, r.tick()}
	if r.book != nil {
		cmds = append(cmds, r.readRest())
	}
	return tea.Batch(cmds...)
}

// after brings a message after a while.
func (r *Root) after(d time.Duration, msg tea.Msg) tea.Cmd {
	if r.cfg.After != nil {
		return r.cfg.After(d, msg)
	}
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// ticked comes once a minute, for the clock.
type ticked struct{}

func (r *Root) tick() tea.Cmd {
	now := r.now()
	wait := time.Minute - time.Duration(now.Second())*time.Second - time.Duration(now.Nanosecond())
	return r.after(wait, ticked{})
}

// Update handles one message.
func (r *Root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.w, r.h = msg.Width, msg.Height
		return r, nil
	case tea.BackgroundColorMsg:
		if r.cfg.Theme.Dark != msg.IsDark() {
			r.cfg.Theme.Dark = msg.IsDark()
			r.theme = theme.New(r.cfg.Theme)
		}
		return r, nil
	case tea.ColorProfileMsg:
		if r.cfg.Theme.Profile != msg.Profile {
			r.cfg.Theme.Profile = msg.Profile
			r.theme = theme.New(r.cfg.Theme)
		}
		return r, nil
	case ticked:
		return r, tea.Batch(r.tick(), r.minute(), r.goLive(), r.sayArrived())
	case tea.KeyPressMsg:
		r.pressed = r.clock.Real()
		cmd := r.key(msg)
		if r.snap != nil {
			r.dates.Show(r.stages.Chosen(r.desk()))
		}
		return r, tea.Batch(cmd, r.queue.send(r.book))
	case tea.PasteMsg:
		r.pressed = r.clock.Real()
		return r, tea.Batch(r.paste(msg.Content), r.queue.send(r.book))
	}
	return r, tea.Batch(r.message(msg), r.queue.send(r.book))
}

// arrival is a message that knows what it brings about.
type arrival interface{ arrive(*Root) tea.Cmd }

// message handles what comes back from the file, and the wish to leave.
func (r *Root) message(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case committed:
		return r.landed(msg)
	case retry:
		r.queue.resting = false
	case openedMsg:
		return r.gate.opened(msg)
	case arrival:
		return msg.arrive(r)
	case pieceMsg:
		return r.took(msg)
	case moreCohorts:
		if r.book != nil {
			return msg.rest
		}
	case trailMsg:
		r.gotTrail(msg)
	case loadedMsg:
		return r.loaded(msg)
	case LeaveMsg:
		return r.leave(true)
	case giveUp:
		return r.giveUp()
	case rescuedMsg:
		return r.rescued(msg)
	case closedMsg:
		r.gate.locked(msg)
	}
	return nil
}

// retry is the moment to try a failed write again.
type retry struct{}

const retryAfter = 2 * time.Second

func (r *Root) landed(msg committed) tea.Cmd {
	before, finished, flew := r.queue.failed, finishes(r.queue.flying), r.queue.flying
	r.queue.landed(msg.err)
	if msg.err != nil {
		return r.after(retryAfter, retry{})
	}
	if before != nil {
		r.said, r.warning = "The disk takes it again: what was not saved is saved now.", false
	}
	r.wrote(flew)
	if r.quitting.on && r.queue.empty() {
		return r.goodbye()
	}
	var again tea.Cmd
	if r.reached && r.queue.empty() {
		r.reached, again = false, r.readCards()
	}
	if finished {
		return tea.Batch(r.keepCopy(), again)
	}
	return again
}

// mains are the panes of the three-pane screen in the order of tab.
func (r *Root) mains() []pane.Pane {
	return []pane.Pane{r.listing, r.stages, r.dates, r.findings}
}

// places in mains.
const (
	inCohorts = iota
	inCycle
	inDates
	inFindings
)

// active is the pane that has the keyboard.
func (r *Root) active() pane.Pane {
	if n := len(r.full); n > 0 {
		return r.full[n-1]
	}
	return r.mains()[r.focus]
}

// sheet is the register that fills the window, or nil.
func (r *Root) sheet() *register.Pane {
	p, _ := r.active().(*register.Pane)
	return p
}

// push puts a pane over the whole window; back takes it away again.
func (r *Root) push(p pane.Pane) tea.Cmd {
	r.full = append(r.full, p)
	if !r.warning {
		r.said = ""
	}
	return nil
}

func (r *Root) paste(text string) tea.Cmd {
	switch {
	case r.screen == atGate:
		r.gate.paste(text)
	case r.privacy == pane.Nothing, r.alone != nil:
	case r.ask != nil:
		r.ask = r.sized(r.ask).Paste(text)
	case r.help != nil:
	default:
		if r.warning {
			r.said, r.warning = "", false
		}
		return r.effect(r.active().Paste(r.desk(), text))
	}
	return nil
}
