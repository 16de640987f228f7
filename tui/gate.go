package tui

import (
	"fmt"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// gate is the screen before a file is open: it welcomes, asks for the passphrase, makes a
// new file, or waits locked.
type gate struct {
	r      *Root
	step   gateStep
	title  string
	notice string
	ask    dialog.Dialog
	begin  beginning
	place  pane.Place
	closed bool // the file behind the lock is closed
	// other is the path that was typed for another file, own the path that it was
	// typed instead of.
	other, own string
	hurt       damage
}

type gateStep uint8

const (
	gateUnlock gateStep = iota
	gateWelcome
	gateNew
	gateAgain
	gateName
	gateProgramme
	gateProgrammeFile
	gateProgrammeTitle
	gateHub
	gateOther
	gateBusy
	gateOpenDemo
	gateStuck
	gateDamaged
	gateDamagedPassphrase
	gateMended
)

// newGate asks for what the file needs.
func newGate(r *Root) gate {
	g := gate{r: r, title: "Workgroup", closed: true}
	switch {
	case r.cfg.Book != nil:
	case r.cfg.Damaged != nil:
		g.damaged(r.cfg.Damaged)
	case r.cfg.New:
		g.askWelcome()
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
	no := "quit"
	if g.own != "" {
		no = "back"
	}
	g.ask = dialog.NewText(dialog.TextOptions{
		Title: g.title, Label: "Passphrase for " + filepath.Base(g.r.cfg.Path) + ", or the twelve words of the recovery code", Masked: true, Does: "open", No: no, Limit: maxPassphrase,
		Judge: func(s string) (string, bool) { return "", s != "" },
	})
}

const maxPassphrase = 1000

func (g *gate) key(k tea.KeyPressMsg) tea.Cmd {
	switch {
	case g.ask == nil:
		return nil
	case g.step == gateWelcome && g.r.keys.quit.Has(k.String()):
		return g.r.askQuit()
	case g.step == gateNew && g.r.keys.next.Has(k.String()):
		g.takeOffered()
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
	case gateDamaged:
		return g.answerDamage(a)
	case gateDamagedPassphrase:
		if a.Cancelled {
			g.askDamage()
			return nil
		}
		return g.mend([]byte(a.Text))
	case gateMended:
		return g.answerMended(a)
	case gateUnlock:
		switch {
		case a.Cancelled && g.own != "":
			g.notThis()
			return nil
		case a.Cancelled:
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
	case gateWelcome:
		if a.Cancelled {
			g.askWelcome()
			return g.r.askQuit()
		}
		g.notice = ""
		switch a.Text {
		case lookAround:
			return g.lookAround()
		case newFile:
			g.askNew()
		case anotherFile:
			g.askOther()
		}
		return nil
	case gateOther:
		g.notice = ""
		if a.Cancelled {
			g.askWelcome()
			return nil
		}
		g.other = a.Text
		return g.look(a.Text)
	}
	return g.answerNew(a)
}

func (g *gate) busy(sentence string) { g.step, g.ask, g.notice = gateBusy, nil, sentence }

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
	if d := g.r.wait(); d > 0 {
		g.busy(fmt.Sprintf("Several were wrong: the next try waits %d s ...", int(d.Seconds())))
	} else {
		g.busy("Opening ...")
	}
	files, path := g.r.cfg.Files, g.r.cfg.Path
	if len(passphrase) == 0 {
		passphrase = nil
	}
	return g.r.guess(func() tea.Msg {
		b, err := files.Open(path, passphrase)
		return openedMsg{b, err}
	})
}

func (g *gate) opened(msg openedMsg) tea.Cmd {
	if msg.err != nil {
		g.notice = msg.err.Error()
		switch {
		case g.r.cfg.Files.Why(msg.err) == WhyPassphrase:
			g.r.guesses++
			g.askPassphrase()
		case g.r.cfg.Files.Why(msg.err) == WhyDamaged:
			g.notice = ""
			g.damaged(msg.err)
		case g.place.Screen != pane.Stay:
			g.again()
		case g.own != "":
			g.notThis()
		default:
			g.stuck(msg.err)
		}
		return nil
	}
	g.r.guesses = 0
	r, place, lead := g.r, g.place, g.begin.lead.ID
	r.said, r.warning = "", false
	r.opened(msg.book)
	cmds := []tea.Cmd{r.readRest()}
	if g.own != "" {
		r.said = "Next time: workgroup --file " + r.cfg.Path
	}
	if lead != 0 {
		r.worker = lead
		cmds = append(cmds, r.remember(settingLead, lead.String()), r.offerRecovery())
	}
	*g = gate{r: r, closed: true}
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
