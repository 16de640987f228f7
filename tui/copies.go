package tui

import (
	"errors"
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// keeping is what is known of the copies that the program keeps by itself: when the newest
// was made, and why the last one could not be.
type keeping struct {
	last time.Time
	err  error
}

// copiedMsg says how making a copy ended.
type copiedMsg struct {
	book Book
	keeping
}

// keepCopy makes a copy where something has changed since the newest: before the day's first
// write, after a register was finished, and at the end.
func (r *Root) keepCopy() tea.Cmd {
	if r.book == nil || r.clock.Demo || r.fixed {
		return nil
	}
	b, now := r.book, r.clock.Real()
	return func() tea.Msg {
		last, err := b.Keep(now)
		return copiedMsg{b, keeping{last, err}}
	}
}

// firstCopy is that of a file that was just opened; large ones of before are read through.
func (r *Root) firstCopy() tea.Cmd {
	keep := r.keepCopy()
	if keep == nil {
		return nil
	}
	b := r.book
	return func() tea.Msg {
		msg := keep().(copiedMsg)
		msg.err = errors.Join(msg.err, b.ReadKept())
		return msg
	}
}

func (msg copiedMsg) arrive(r *Root) tea.Cmd {
	if msg.book != r.book {
		return nil
	}
	if msg.err != nil && r.keeping.err == nil {
		r.said, r.warning = msg.err.Error(), true
	}
	r.keeping = msg.keeping
	return nil
}

// copyWords say in the corner when the newest copy was made.
func (r *Root) copyWords() string {
	switch at := r.keeping.last; {
	case at.IsZero() || len(r.full) > 0 || r.w < wideFrom:
		return ""
	case model.DayOf(at) == model.DayOf(r.clock.Real()):
		return "copy made today " + at.Format("15:04")
	default:
		return "copy made " + at.Format("Mon 2 Jan")
	}
}

// nextDay makes the copy of a new day in a program that was left open over night.
func (r *Root) nextDay() tea.Cmd {
	if r.keeping.last.IsZero() || model.DayOf(r.keeping.last) == model.DayOf(r.clock.Real()) {
		return nil
	}
	return r.keepCopy()
}

// finishes tells whether actions finish a register.
func finishes(actions [][]*change.Change) bool {
	for _, a := range actions {
		for _, c := range a {
			if model.Verb(c.Label.Verb) == model.VerbFinished {
				return true
			}
		}
	}
	return false
}

func backup(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Backup}) }

// askBackup asks where a copy of the file is to go.
func (r *Root) askBackup() {
	if r.book == nil {
		return
	}
	r.question(dialog.NewText(dialog.TextOptions{
		Title: "Backup", Does: "make the copy", Limit: maxPassphrase,
		Label: "Into which folder? A stick, for example: most terminals write its path here if you drag it onto the window. The copy is sealed as the file is, and opens with the same passphrase.",
		Judge: func(s string) (string, bool) {
			if strings.TrimSpace(s) == "" {
				return "Type the path of a folder. ~ is your home folder.", false
			}
			return "", true
		},
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		b, now := r.book, r.clock.Real()
		r.said, r.warning = "Making the copy ...", false
		return func() tea.Msg {
			path, err := whole(a.Text)
			if err == nil {
				path, err = b.Backup(path, now)
			}
			return backupMsg{b, path, err}
		}
	})
}

// backupMsg says where a copy is, or why there is none.
type backupMsg struct {
	book Book
	path string
	err  error
}

func (msg backupMsg) arrive(r *Root) tea.Cmd {
	switch {
	case msg.book != r.book:
	case msg.err != nil:
		r.said, r.warning = msg.err.Error(), true
	default:
		r.said, r.warning = "The copy is "+msg.path+". Keep it away from the laptop.", false
		return r.note(model.Export{What: LeftBackup})
	}
	return nil
}

// shownCopies is how many copies are listed at once.
const shownCopies = 12

func listCopies(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Copies}) }

// showCopies lists the copies that are kept, and how to go back to one.
func (r *Root) showCopies() {
	if r.book == nil {
		return
	}
	var all []Kept
	var err error
	if !r.clock.Demo {
		all, err = r.cfg.Files.Copies(r.cfg.Path)
	}
	text := ""
	switch {
	case err != nil:
		text = err.Error()
	case r.clock.Demo:
		text = "No copies are made of a demo."
	case len(all) == 0:
		text = "No copies are kept yet. One is made before the day's first change, after each finished register, and when you leave."
	default:
		for i, k := range all[:min(len(all), shownCopies)] {
			text += fmt.Sprintf("%s   %d KB\n", k.At.Format("Mon 2 Jan 2006 15:04"), (k.Bytes+1023)>>10)
			if i == shownCopies-1 && len(all) > shownCopies {
				text += fmt.Sprintf("and %d older ones\n", len(all)-shownCopies)
			}
		}
		text += "\nThey stand in the folder " + r.cfg.Path + " copies. To go back to one, leave the program and type: workgroup restore. It says first what would be missing."
	}
	r.question(dialog.Note{Title: "Copies", Text: text}, func(dialog.Answer) tea.Cmd { return nil })
}
