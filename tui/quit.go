package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/dialog"
)

// quitting is how far leaving is.
type quitting struct {
	// asked: the next q, ctrl+c or enter leaves.
	asked bool
	// on: leaving, once everything is on the disk.
	on bool
	// offered: a rescue file is offered, and the answer is awaited.
	offered bool
	// bySignal: nobody is there to answer a question.
	bySignal bool
}

// LeaveMsg asks the program to leave because the window or the machine goes: what is
// not on the disk after two seconds is written to a rescue file without a question.
type LeaveMsg struct{}

// giveUp is the end of the two seconds.
type giveUp struct{}

const patience = 2 * time.Second

func (r *Root) askQuit() tea.Cmd {
	if r.quitting.on {
		return nil
	}
	r.quitting.asked = true
	return nil
}

// quitQuestion is what stands over every screen while leaving is asked.
func (r *Root) quitQuestion() dialog.Dialog {
	what := "Everything is saved."
	if !r.queue.empty() {
		what = "Not everything is saved yet: it will be tried first."
	}
	return dialog.Confirm{Title: "Quit?", Sentence: what, Yes: "leave (q too)", No: "stay (any other key too)"}
}

// leave goes when everything is on the disk, or after two seconds of trying.
func (r *Root) leave(bySignal bool) tea.Cmd {
	r.quitting.bySignal = r.quitting.bySignal || bySignal
	switch {
	case r.quitting.offered && bySignal:
		return r.rescue()
	case r.quitting.on:
		return nil
	}
	r.quitting.on = true
	if r.queue.empty() {
		return r.goodbye()
	}
	r.queue.resting = false
	r.said = "Saving before leaving ..."
	return r.after(patience, giveUp{})
}

func (r *Root) giveUp() tea.Cmd {
	if r.queue.empty() {
		return r.goodbye()
	}
	if r.quitting.bySignal {
		return r.rescue()
	}
	r.quitting.offered = true
	r.question(dialog.Confirm{
		Title: "NOT SAVED", OpenedBy: "q", Yes: "write the rescue file and leave", No: "stay and try again",
		Sentence: "The disk does not take " + things(len(r.queue.pending())) + " written, sealed as the file is, into a rescue file in another folder; the next start takes it in.",
	}, func(a dialog.Answer) tea.Cmd {
		r.quitting.offered = false
		if a.Done {
			return r.rescue()
		}
		r.quitting = quitting{}
		return nil
	})
	return nil
}

func things(n int) string {
	if n == 1 {
		return "the last change. It can be"
	}
	return fmt.Sprintf("the last %d changes. They can be", n)
}

// rescuedMsg says whether the rescue file was written.
type rescuedMsg struct {
	path string
	err  error
}

func (r *Root) rescue() tea.Cmd {
	b, pending := r.book, r.queue.pending()
	return func() tea.Msg {
		path, err := b.Rescue(pending...)
		return rescuedMsg{path, err}
	}
}

func (r *Root) rescued(msg rescuedMsg) tea.Cmd {
	if msg.err != nil && !r.quitting.bySignal {
		r.quitting = quitting{}
		r.said, r.warning = "NOT SAVED, and no rescue file could be written: "+msg.err.Error(), true
		return nil
	}
	if msg.err != nil {
		r.failure = msg.err
	}
	if r.cfg.Report != nil {
		if msg.err != nil {
			fmt.Fprintln(r.cfg.Report, "Not everything could be saved:", msg.err)
		} else {
			fmt.Fprintln(r.cfg.Report, "What the disk did not take is in "+msg.path+". The next start takes it in.")
		}
	}
	return r.goodbye()
}

func (r *Root) goodbye() tea.Cmd {
	b, now, report := r.book, r.clock.Real(), r.cfg.Report
	r.book = nil
	ended := r.endLive()
	return func() tea.Msg {
		ended()
		if b != nil {
			_ = b.Tidy() // what cannot be tidied stays as it is
			if _, err := b.Keep(now); err != nil && report != nil {
				fmt.Fprintln(report, err)
			}
			b.Close()
		}
		return tea.Quit()
	}
}

// Filter turns the wish of a signal to quit at once into leaving in order.
func (r *Root) Filter(_ tea.Model, msg tea.Msg) tea.Msg {
	if _, quit := msg.(tea.QuitMsg); quit && r.book != nil {
		return LeaveMsg{}
	}
	return msg
}

// closedMsg says that the file is closed behind the lock.
type closedMsg struct{ err error }

// lockNow closes the file, so that its keys are gone, and asks for the passphrase.
func (r *Root) lockNow() tea.Cmd {
	if !r.queue.empty() {
		r.said, r.warning = "Not locked: something is not saved yet. Wait for \"saved\", then ctrl+l.", true
		return nil
	}
	b := r.book
	if r.book == nil {
		return nil
	}
	place, ended := r.where(), r.endLive()
	r.book, r.snap, r.cohorts, r.full = nil, nil, nil, nil
	r.ask, r.answered, r.help = nil, nil, nil
	r.alone, r.copied = nil, ""
	r.screen = atGate
	r.gate = lockedGate(r, place)
	return func() tea.Msg {
		ended()
		return closedMsg{b.Close()}
	}
}
