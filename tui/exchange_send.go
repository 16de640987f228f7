package tui

import (
	"cmp"
	"fmt"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
)

// send asks where the file for the other leads goes, and writes it.
func (r *Root) send() {
	if !r.mayExchange() {
		return
	}
	r.askPath("Send", "Into which folder does the file for the other leads go? A stick, for example.", "write it", first(r.carriers()), func(dir string) tea.Cmd {
		b, env, papers := r.book, r.env(), r.cfg.Papers
		return func() tea.Msg {
			err := b.Ready(env, LaptopName(b, 0, ""))
			var s model.Sent
			if err == nil {
				s, err = b.Send(0, env.Now)
			}
			path := filepath.Join(dir, s.Name)
			if err == nil {
				err = papers.Save(path, s.Content, true)
			}
			return cameMsg{book: b, err: err, say: "Sent: " + path + ". " + SentWords(s)}
		}
	})
}

// receive asks for a file of another lead, shows what it would change, and takes it in.
func (r *Root) receive() {
	if !r.mayExchange() {
		return
	}
	r.askPath("Receive", "Which file came from another lead?", "look at it", newestFile(r.carriers(), ".workgroup", ""), func(path string) tea.Cmd {
		b := r.book
		return func() tea.Msg {
			got, err := b.TakeIn(path, true)
			return previewMsg{b, path, got, err}
		}
	})
}

// previewMsg brings what a file would change.
type previewMsg struct {
	book Book
	path string
	got  model.Received
	err  error
}

func (m previewMsg) arrive(r *Root) tea.Cmd {
	switch {
	case m.book != r.book || r.book == nil:
		return nil
	case m.err != nil:
		r.said, r.warning = m.err.Error(), true
		return nil
	case r.ask != nil:
		return r.after(askedMeanwhile, m)
	}
	take := func() tea.Msg {
		got, err := m.book.TakeIn(m.path, false)
		return cameMsg{book: m.book, err: err, say: took(got), warn: got.Two > 0}
	}
	if len(m.got.New)+m.got.Aside == 0 {
		return take // it still says what the other has
	}
	var rows []dialog.Row
	for _, line := range m.got.Sentences() {
		rows = append(rows, dialog.Row{Text: grid.Clean(line)})
	}
	r.question(dialog.Review{Title: "Receive", Sentence: grid.Clean(ReceivedWords(m.got)), Rows: rows, Does: "take them in"}, func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		return take
	})
	return nil
}

// took says what was taken in, and where a person is to decide.
func took(got model.Received) string {
	say := fmt.Sprintf("%d new from %s.", len(got.New), cmp.Or(got.From, "another laptop"))
	if len(got.New) == 0 {
		say = ReceivedWords(got)
	}
	switch {
	case got.Two == 1:
		say += " A question has two answers: decide it (: together)."
	case got.Two > 1:
		say += fmt.Sprintf(" %d questions have two answers: decide them (: together).", got.Two)
	}
	return grid.Clean(say)
}
