package pane

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/theme"
)

// Privacy is how much of the screen others may read.
type Privacy uint8

// The steps of privacy, in the order of ctrl+o.
const (
	Everything Privacy = iota
	NamesOnly          // no days, tasks, charges, overrides, notes, e-mails
	Nothing
)

// String is the step as the corner says it.
func (p Privacy) String() string {
	return [...]string{"everything", "names only", "nothing"}[min(p, Nothing)]
}

// Desk is what the root lends a pane while it handles a key or draws itself.
type Desk interface {
	// Snapshot is the open cohort, newest state; nil where none is open.
	Snapshot() *model.Snapshot
	// Hub is the space of the hub of the open cohort, with its programmes; nil where it has
	// none, or it is not read yet.
	Hub() *model.Snapshot
	// Shelf is the public register of schools, nil where none was taken in.
	Shelf() *model.Shelf
	// Cohorts are the facts of all cohorts as far as they have been read, in the
	// order in which they are listed.
	Cohorts() []model.Facts
	// OtherCards are the places that people of the open cohort have in other cohorts of the
	// file, as far as they have been read.
	OtherCards() []model.OtherCard
	// Reading tells whether more cohorts are still being read.
	Reading() bool
	// Reminders are what is to be done about the file itself: they come before all that
	// is to be done in the cohort.
	Reminders() []Reminder
	// Company is what is known of those who share the open cohort.
	Company() Company
	// Doors are the registers that this laptop takes only a part of.
	Doors() model.Doors
	// Now is the cohort's now, in London: in a demo it has a today of its own.
	Now() time.Time
	// NowOf is the now of another cohort.
	NowOf(model.Facts) time.Time
	// Pressed is the real moment of the key that is handled: for how fast keys follow
	// each other, never for what is written down.
	Pressed() time.Time
	// Privacy is how much may be shown.
	Privacy() Privacy
	// Theme is how it looks.
	Theme() *theme.Theme
	// Do plans the actions against the newest state, shows them at once and hands
	// them to the file. The sentence is that of the last; it is shown at the foot.
	// After a Refusal nothing of them was done, and the foot says why.
	Do(actions ...model.Action) error
	// Done is the newest step that undo would take back, for grouping digits with
	// their letter and for taking back a burst.
	Done(n int) []model.Step
	// TakeBack takes back those steps as one.
	TakeBack(steps []model.Step) error
	// Say puts a sentence at the foot; Warn one that stays until the next key.
	Say(sentence string)
	Warn(sentence string)
	// Said is what stands at the foot.
	Said() (sentence string, warning bool)
}

// Company is what is known of those who share a cohort.
type Company struct {
	Laptops []model.Laptop
	// Authors tells of changes on which laptop each was made.
	Authors map[model.ID]model.ID
	// Folder is the shared folder, "" for none; There says that it was there when it was
	// looked at last. Trouble are sentences about what lies in it and was not taken in.
	Folder  string
	There   bool
	Trouble []string
	// Server is that through which the file exchanges, "" for none, and Contact how it stands
	// with it.
	Server  string
	Contact model.Contact
	// Words say how the cohort is connected, and what is to be sent; "" for one that nobody
	// shares.
	Words string
	// Arrivals are what came from other laptops, read when they are looked at. Unseen is how
	// many changes came since then.
	Arrivals []model.Arrival
	Unseen   int
}

// Reminder is a sentence about something to do, and where it is done.
type Reminder struct {
	Sentence string
	Go       Place
}

// Place is where to go.
type Place struct {
	Screen Screen
	// Space is the cohort, 0 for the one that is open.
	Space model.ID
	// Session and Slot are the register, or what the cursor rests on.
	Session, Slot model.ID
	// Enrolment is whose card it is, Task the task of the task sheet.
	Enrolment, Task model.ID
	// Other is the place that may be of the same person as Enrolment.
	Other model.ID
	// Plan is the plan or the initiative that the cursor rests on.
	Plan model.ID
	// Paper is which kind of document is to be made; "" asks.
	Paper model.PaperKind
	// Laptop is the laptop that is shut out, of which something is taken in, or of which the
	// changes are shown, 0 for those of all.
	Laptop model.ID
	// Find opens a list ready for the letters of a name.
	Find bool
	// Press is a key that is pressed there, for what needs the other cohort open first.
	Press string
}

// Screen is one of the program's screens.
type Screen uint8

// The screens.
const (
	Stay Screen = iota
	Cohorts
	Cycle
	Observations
	Register
	Back // where one came from
	People
	Card
	Tasks
	Behind
	Numbers
	Recovery   // the recovery code, to be put on paper
	Passphrase // another passphrase
	Backup     // where a copy of the file is to go
	Synced     // why the file should not stand in a synced folder
	Copies     // the copies that are kept
	Charges
	Outcomes
	Evidence // the question for a note for the evaluation, over whatever is shown
	Idle     // after how many minutes without a key the program locks
	Programme
	Letters   // the question what is to be written, about what the cursor rests on
	Copied    // what was copied last, alone on the screen
	Intake    // a file from elsewhere, to be taken in
	Schools   // the question from which file the register of schools is to be taken in
	MakePaper // the question which document is to be made, over whatever is shown
	Held      // all that is held about a person
	Erase     // the question whether a person is erased
	Purge     // the question whether the open cohort is purged
	Kept      // how long what is about people is kept
	Lost      // the card for a lost laptop
	Left      // what left the file
	Together
	Share     // the question where an invitation is to go, over whatever is shown
	Join      // the question for an invitation
	Send      // the question where the file for other leads is to go
	Receive   // the question for a file of another lead
	Folder    // the question for the shared folder
	Server    // the question for a ticket, or how the server stands
	ShutOut   // the laptop is shut out of everything that is shared with it
	ShutHere  // the laptop is shut out of the open cohort alone
	TakeIn    // what the laptop did after it was shut out is taken in
	SameCards // the question which of the cards that somebody has in several cohorts holds
	OneOrTwo  // the question whether two places are of one person, over whatever is shown
	Changes   // what came from the laptop, or from all others
)

// Effect is what came of a key.
type Effect struct {
	// Handled: the key was the pane's. Else the root may take it as one of its own.
	Handled bool
	// Go is where to go; Stay for nowhere.
	Go Place
	// Ask is a question over the screen; nil for none.
	Ask *Ask
	// Copy is text for the clipboard; "" for none.
	Copy string
	// Alone is text to be shown alone on the screen, so that it can be selected with the
	// mouse; "" for none.
	Alone string
	// Left is what left the file by it, to be noted; without words nothing.
	Left model.Export
	// Errand is something to do with files; nil for none.
	Errand *Errand
	// Split is which part of a register this laptop takes from now on; nil for no news.
	Split *model.SplitSheet
}

// Taken says that the key was the pane's.
func Taken() Effect { return Effect{Handled: true} }

// To says that the key was the pane's and leads to a place.
func To(p Place) Effect { return Effect{Handled: true, Go: p} }

// Pane is one pane of the screen.
type Pane interface {
	// Key handles one key. A pane that is asking something takes every key.
	Key(d Desk, k tea.KeyPressMsg) Effect
	// Paste takes pasted text, or nothing of it where no text is asked for.
	Paste(d Desk, text string) Effect
	// Asking tells whether a line of text or an answer is being given, so that letters
	// and digits are not the root's keys.
	Asking() bool
	// Title stands in the border of the pane, or in the head of a full screen.
	Title(d Desk) string
	// View draws it: exactly h lines of w cells. A pane in a box is given the inside.
	View(d Desk, w, h int, focused bool) []string
	// Cursor is where the terminal's cursor rests within the view, for those who read
	// the screen by ear; ok is false where nothing is chosen.
	Cursor() (x, y int, ok bool)
	// Keys are the pane's keys as they are now, in groups, for the help; those with
	// Foot stand in the footer too.
	Keys(d Desk) []Group
}

// Whole is a pane that fills the window below its first line and has a foot and a
// legend of its own. Other panes that fill the window leave both to the root.
type Whole interface {
	Pane
	Whole()
}

// Aware is a pane that knows whom and what its cursor rests on, so that what is noted from
// there is about them.
type Aware interface {
	// About is the place with the enrolment, session and task that the cursor rests on,
	// each 0 where it rests on none.
	About(d Desk) Place
}

// Group is a heading of the help with its keys.
type Group struct {
	Heading string
	Keys    []Key
}

// Key is one key, or several that mean the same, with what they do.
type Key struct {
	// Keys are their names as Bubble Tea gives them ("p", "space", "ctrl+z"); what is
	// shown is Show, or the first of them.
	Keys []string
	Show string
	Does string
	// Foot says that it is one of the most useful here.
	Foot bool
	// Aside says that it moves a cursor or edits a line: it stands in the help, and not among
	// the actions by name.
	Aside bool
	// Run is what the key does, where the table itself says so. A key that runs and has no
	// name stands in the palette only.
	Run func(Desk) Effect
}

// Shown is the key as help and footer write it.
func (k Key) Shown() string {
	if k.Show != "" || len(k.Keys) == 0 {
		return k.Show
	}
	return k.Keys[0]
}

// Has tells whether a key press is this key.
func (k Key) Has(press string) bool {
	for _, n := range k.Keys {
		if n == press {
			return true
		}
	}
	return false
}

// Way is -1 for the first name of a key that has two ("up", "down"), 1 for the
// second, 0 for another press.
func (k Key) Way(press string) int {
	for i, n := range k.Keys {
		if n == press {
			return 2*i - 1
		}
	}
	return 0
}
