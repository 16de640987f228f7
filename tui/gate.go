package tui

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// gate is the screen before a file is open: it asks for the passphrase, makes a new
// file, or waits locked.
type gate struct {
	r      *Root
	step   gateStep
	title  string
	notice string
	ask    dialog.Dialog
	first  []byte // a new passphrase, typed once
	place  pane.Place
	closed bool // the file behind the lock is closed
}

type gateStep uint8

const (
	gateUnlock gateStep = iota
	gateNew
	gateAgain
	gateStart
	gateBusy
	gateOpenDemo
	gateStuck
)

// newGate asks for what the file needs.
func newGate(r *Root) gate {
	g := gate{r: r, title: "Workgroup", closed: true}
	switch {
	case r.cfg.Book != nil:
	case r.cfg.New:
		g.askNew()
	default:
		g.askPassphrase()
	}
	return g
}

// lockedGate is the screen of a locked program: nothing of the file is in sight.
func lockedGate(r *Root, place pane.Place) gate {
	g := gate{r: r, title: "Locked", place: place}
	if r.clock.Demo {
		g.step = gateOpenDemo
		g.ask = dialog.Confirm{Title: "Locked", OpenedBy: "ctrl+l", Yes: "open", No: "stay locked", Sentence: "This is a demo file: it has no passphrase. Enter opens it again."}
		return g
	}
	g.askPassphrase()
	return g
}

// again asks once more behind the lock.
func (g *gate) again() {
	closed, notice := g.closed, g.notice
	*g = lockedGate(g.r, g.place)
	g.closed, g.notice = closed, notice
}

func (g *gate) stuck(err error) {
	g.step, g.r.failure = gateStuck, err
	g.ask = dialog.Note{Title: "Workgroup", Text: err.Error() + "\n\nAny key leaves."}
}

func (g *gate) askPassphrase() {
	g.step = gateUnlock
	g.ask = dialog.NewText(dialog.TextOptions{
		Title: g.title, Label: "Passphrase for " + filepath.Base(g.r.cfg.Path), Masked: true, Does: "open", Limit: maxPassphrase,
		Judge: func(s string) (string, bool) { return "", s != "" },
	})
}

const maxPassphrase = 1000

func (g *gate) askNew() {
	g.step = gateNew
	g.ask = dialog.NewText(dialog.TextOptions{
		Title: "A new file", Masked: true, Does: "go on", Limit: maxPassphrase,
		Label: "Choose a passphrase (a long password, four words). Without it nobody can read the file, not even you.",
		Judge: func(s string) (string, bool) {
			if s == "" {
				return "Type at least one word, better four.", false
			}
			return "", true
		},
	})
}

func (g *gate) key(k tea.KeyPressMsg) tea.Cmd {
	if g.ask == nil {
		return nil
	}
	d, a := g.ask.Sized(g.r.dialogSize()).Key(k)
	g.ask = d
	if !a.Closed() {
		return nil
	}
	return g.answer(a)
}

func (g *gate) paste(text string) {
	if g.ask != nil {
		g.ask = g.ask.Paste(text)
	}
}

func (g *gate) answer(a dialog.Answer) tea.Cmd {
	switch g.step {
	case gateStuck:
		return tea.Quit
	case gateUnlock:
		if a.Cancelled {
			g.askPassphrase()
			return g.r.askQuit()
		}
		return g.open([]byte(a.Text))
	case gateOpenDemo:
		if a.Cancelled {
			g.again()
			return nil
		}
		return g.open([]byte{})
	case gateNew:
		if a.Cancelled {
			g.askNew()
			return g.r.askQuit()
		}
		g.first, g.step = []byte(a.Text), gateAgain
		g.ask = dialog.NewText(dialog.TextOptions{Title: "A new file", Label: "Type the same passphrase once more.", Masked: true, Does: "go on", Limit: maxPassphrase})
	case gateAgain:
		if a.Cancelled || a.Text != string(g.first) {
			g.notice = "The two were not the same. Choose one again."
			if a.Cancelled {
				g.notice = ""
			}
			g.askNew()
			return nil
		}
		g.notice, g.step = "", gateStart
		var choices []dialog.Hint
		for i, s := range g.r.cfg.Starts {
			choices = append(choices, dialog.Hint{Key: string(rune('a' + i)), Does: s.Name})
		}
		g.ask = dialog.Choice{Title: "A new file", Sentence: "Which programme does the first cohort run?", Choices: choices, No: "back"}
	case gateStart:
		if a.Cancelled {
			g.askNew()
			return nil
		}
		return g.make(g.r.cfg.Starts[a.Index])
	}
	return nil
}

// madeMsg says how making a file ended.
type madeMsg struct {
	passphrase []byte
	err        error
}

func (g *gate) make(s Start) tea.Cmd {
	g.busy("Making the file ...")
	files, path, pass := g.r.cfg.Files, g.r.cfg.Path, g.first
	g.first = nil
	return func() tea.Msg {
		begin, err := s.Begin()
		if err == nil {
			err = files.Create(path, pass, begin)
		}
		return madeMsg{pass, err}
	}
}

func (g *gate) busy(sentence string) { g.step, g.ask, g.notice = gateBusy, nil, sentence }

func (g *gate) made(msg madeMsg) tea.Cmd {
	if msg.err != nil {
		g.stuck(msg.err)
		return nil
	}
	return g.open(msg.passphrase)
}

// openedMsg says how opening a file ended.
type openedMsg struct {
	book Book
	err  error
}

// open opens the file; an empty passphrase is that of a demo.
func (g *gate) open(passphrase []byte) tea.Cmd {
	if !g.closed {
		return nil
	}
	g.busy("Opening ...")
	files, path := g.r.cfg.Files, g.r.cfg.Path
	if len(passphrase) == 0 {
		passphrase = nil
	}
	return func() tea.Msg {
		b, err := files.Open(path, passphrase)
		return openedMsg{b, err}
	}
}

func (g *gate) opened(msg openedMsg) tea.Cmd {
	if msg.err != nil {
		g.notice = msg.err.Error()
		switch {
		case g.r.cfg.Files.Why(msg.err) == WhyPassphrase:
			g.askPassphrase()
		case g.place.Screen != pane.Stay:
			g.again()
		default:
			g.stuck(msg.err)
		}
		return nil
	}
	r, place := g.r, g.place
	r.said, r.warning = "", false
	r.opened(msg.book)
	cmds := []tea.Cmd{r.readRest()}
	if place.Space != 0 {
		cmds = append(cmds, r.load(place))
	}
	return tea.Batch(cmds...)
}

func (g *gate) locked(msg closedMsg) {
	g.closed = true
	if msg.err != nil {
		g.notice = msg.err.Error()
	}
}

// where is the place that is shown, to come back to.
func (r *Root) where() pane.Place {
	p := pane.Place{Screen: pane.Cycle}
	if r.snap != nil {
		p.Space = r.snap.Space
		p.Session = r.stages.Chosen(r.desk())
	}
	if sheet := r.sheet(); sheet != nil {
		id := sheet.ID()
		p.Screen, p.Session, p.Slot = pane.Register, id.Session, id.Slot
	}
	return p
}
