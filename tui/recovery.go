package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// recovery is a recovery code on its way to paper: it opens nothing until keep has
// written it.
type recovery struct {
	words []string
	keep  func() error
	// typed are the places of the words that are to be typed back.
	typed []int
}

// typedBack is how many words of the code are typed back before it holds.
const typedBack = 2

func newCode(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Recovery}) }

// recoveryMsg brings a recovery code that was just drawn.
type recoveryMsg struct {
	book Book
	code recovery
	err  error
}

// offerRecovery draws a recovery code and shows it. One that is there already holds
// until the new one was typed back.
func (r *Root) offerRecovery() tea.Cmd {
	b := r.book
	if b == nil {
		return nil
	}
	return func() tea.Msg {
		words, keep, err := b.NewRecovery()
		return recoveryMsg{b, recovery{words: strings.Fields(words), keep: keep}, err}
	}
}

func (msg recoveryMsg) arrive(r *Root) tea.Cmd {
	switch {
	case msg.book != r.book:
		return nil
	case msg.err != nil:
		r.said, r.warning = msg.err.Error(), true
		return nil
	}
	code := msg.code
	for len(code.typed) < min(typedBack, len(code.words)) {
		if n := r.pick(len(code.words)); len(code.typed) == 0 || code.typed[0] != n {
			code.typed = append(code.typed, n)
		}
	}
	r.showRecovery(code)
	return nil
}

// showRecovery shows the words, to be written on paper.
func (r *Root) showRecovery(code recovery) {
	w, _ := r.dialogSize()
	r.question(dialog.Confirm{
		Title: "Recovery code", Yes: "all twelve are on paper", No: "later: it stays first in To do",
		Sentence: "If the passphrase is forgotten, these twelve words open the file. Write them on paper with their numbers, and keep the paper away from the laptop. Nobody else should see the screen now.\n\n" + code.table(w-4),
	}, func(a dialog.Answer) tea.Cmd {
		if a.Cancelled {
			r.said, r.warning = "The recovery code waits: it stands first in To do.", false
			return nil
		}
		r.askWord(code, 0)
		return nil
	})
}

// cellOfWord is a number, a word of six letters, and the space after them.
const cellOfWord = 2 + 1 + 6 + 3

// table are the numbered words in columns of w cells together, read downwards.
func (c recovery) table(w int) string {
	columns := 3
	if columns*cellOfWord > w {
		columns = 2
	}
	rows := (len(c.words) + columns - 1) / columns
	var b strings.Builder
	for row := range rows {
		for i := row; i < len(c.words); i += rows {
			fmt.Fprintf(&b, "%2d %-6s   ", i+1, c.words[i])
		}
		b.WriteByte('\n')
	}
	return strings.TrimRight(b.String(), "\n")
}

// askWord asks for one of the words; after the last the code is written.
func (r *Root) askWord(code recovery, asked int) {
	n := code.typed[asked]
	want := code.words[n]
	r.question(dialog.NewText(dialog.TextOptions{
		Title: "Recovery code", Label: fmt.Sprintf("From the paper: word %d.", n+1), Does: "go on", No: "the words again",
		Judge: func(s string) (string, bool) {
			switch s = strings.ToLower(strings.TrimSpace(s)); {
			case s == want:
				return "That is it.", true
			case strings.HasPrefix(want, s):
				return "", false
			}
			return fmt.Sprintf("That is not word %d.", n+1), false
		},
	}), func(a dialog.Answer) tea.Cmd {
		switch {
		case a.Cancelled:
			r.showRecovery(code)
		case asked+1 < len(code.typed):
			r.askWord(code, asked+1)
		default:
			b := r.book
			return func() tea.Msg { return keptMsg{b, code.keep()} }
		}
		return nil
	})
}

// keptMsg says how writing a recovery code ended.
type keptMsg struct {
	book Book
	err  error
}

func (msg keptMsg) arrive(r *Root) tea.Cmd {
	switch {
	case msg.book != r.book:
	case msg.err != nil:
		r.said, r.warning = "The recovery code does not hold: "+msg.err.Error(), true
	default:
		r.recovery = true
		r.said, r.warning = "The recovery code holds now. Keep the paper away from the laptop.", false
	}
	return nil
}

// Reminders are what is to be done about the file itself.
func (d desk) Reminders() (out []pane.Reminder) {
	if d.book == nil || d.clock.Demo || d.fixed {
		return nil
	}
	if d.keeping.err != nil {
		out = append(out, pane.Reminder{Sentence: "No copy could be made: make one elsewhere", Go: pane.Place{Screen: pane.Backup}})
	}
	if d.synced != "" {
		out = append(out, pane.Reminder{Sentence: "Move the file out of the " + d.synced + " folder", Go: pane.Place{Screen: pane.Synced}})
	}
	if !d.recovery {
		out = append(out, pane.Reminder{Sentence: "Write down a recovery code", Go: pane.Place{Screen: pane.Recovery}})
	}
	return out
}
