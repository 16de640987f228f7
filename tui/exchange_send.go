package tui

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/register"
)

// send writes the file for the other leads: onto the stick, where exactly one is in, or else
// into the shared folder. Where there are several or none, it asks.
func (r *Root) send() tea.Cmd {
	if !r.mayExchange() {
		return nil
	}
	return r.look(func(spots []spot) tea.Cmd {
		in, shared := ofKind(spots, onStick), ofKind(spots, inShared)
		switch {
		case len(in) == 1:
			return r.sendTo(in[0])
		case len(in) == 0 && len(shared) == 1:
			return r.sendTo(shared[0])
		case len(in) == 0:
			r.sendElsewhere("No stick is in. Into which folder does the file for the other leads go?", proposed(spots))
			return nil
		}
		r.choose("Send", "Several sticks are in. Where does the file for the other leads go?", append(in, shared...), r.sendTo, func() {
			r.sendElsewhere("Into which folder does the file for the other leads go?", in[0].path)
		})
		return nil
	})
}

func (r *Root) sendElsewhere(label, proposed string) {
	r.askPath("Send", label, "write it", proposed, func(dir string) tea.Cmd { return r.sendTo(spot{path: dir, what: dir, kind: atHome}) })
}

// choose asks for one of several spots, or for another folder.
func (r *Root) choose(title, sentence string, spots []spot, then func(spot) tea.Cmd, other func()) {
	var choices []dialog.Hint
	for i, x := range spots {
		choices = append(choices, dialog.Hint{Key: letter(i), Does: grid.Clean(x.what + ": " + x.path)})
	}
	choices = append(choices, dialog.Hint{Key: "o", Does: "another one: type where it is"})
	r.question(dialog.Menu{Title: title, Sentence: sentence, Choices: choices}, func(a dialog.Answer) tea.Cmd {
		switch {
		case !a.Done:
		case a.Index == len(spots):
			other()
		default:
			return then(spots[a.Index])
		}
		return nil
	})
}

// letter names a choice: those that there are at most end before o.
func letter(i int) string { return string(rune('a' + i%14)) }

// sendTo writes the file into a folder.
func (r *Root) sendTo(to spot) tea.Cmd {
	b, env, papers := r.book, r.env(), r.cfg.Papers
	return func() tea.Msg {
		if !isFolder(to.path) {
			return unsentMsg{b, to, noFolder(to.path)}
		}
		err := b.Ready(env, LaptopName(b, 0, ""))
		var s model.Sent
		if err == nil {
			s, err = b.Send(0, env.Now)
		}
		path := filepath.Join(to.path, s.Name)
		if err == nil {
			if unsaved := papers.Save(path, s.Content, true); unsaved != nil {
				return unsentMsg{b, to, unsaved}
			}
		}
		say := "Sent to " + to.what + "."
		if err == nil {
			say += SweptWords(b.Sweep(to.path, s.Name))
		}
		if to.kind == onStick {
			say += ejected
		}
		return cameMsg{book: b, err: err, say: grid.Clean(say + " " + SentWords(s) + " The file is " + s.Name)}
	}
}

// unsentMsg says why a file for other leads is not where it was to go.
type unsentMsg struct {
	book Book
	to   spot
	why  error
}

// arrive asks for another place.
func (m unsentMsg) arrive(r *Root) tea.Cmd {
	switch {
	case m.book != r.book || r.book == nil:
		return nil
	case r.ask != nil:
		return r.after(askedMeanwhile, m)
	}
	r.sendElsewhere(grid.Clean("NOT SENT. "+strings.TrimSuffix(m.why.Error(), ".")+". Into which folder does it go?"), m.to.path)
	return nil
}

// mostFound is of how many laptops the newest files are looked into.
const mostFound = 8

// receive takes the newest file that another laptop made from sticks, the shared folder and
// the home, and shows what it would change. Where files of several have something new, or none
// has, it asks.
func (r *Root) receive() tea.Cmd {
	if !r.mayExchange() {
		return nil
	}
	b := r.book
	return r.look(func(spots []spot) tea.Cmd {
		return func() tea.Msg { return lookedIntoMsg{b, spots, lookInto(b, filesIn(spots, endingSent))} }
	})
}

const endingSent = ".workgroup"

// found is a file of another laptop with what it would change.
type found struct {
	file
	got model.Received
	err error
}

func (f found) fresh() bool { return f.err == nil && len(f.got.New)+f.got.Aside > 0 }

// words are the file as one of several.
func (f found) words() string {
	if f.err != nil {
		return f.err.Error()
	}
	return ReceivedWords(f.got) + " " + f.in.where() + "."
}

// lookInto are the newest files of each laptop but this one, and what they would change. One
// in which nothing is new still says what its laptop has.
func lookInto(b Book, files []file) (out []found) {
	seen := map[string]bool{}
	for _, f := range files {
		name := filepath.Base(f.path)
		of := laptopMark(name)
		if len(out) == mostFound || seen[of] || b.Made(name) {
			continue
		}
		seen[of] = true
		x := found{file: f}
		if x.got, x.err = b.TakeIn(f.path, true); x.err == nil && !x.fresh() && !x.got.Own {
			_, x.err = b.TakeIn(f.path, false)
		}
		if !x.got.Own {
			out = append(out, x)
		}
	}
	return out
}

// laptopMark is what stands in the names of all files of a laptop, or the whole name where
// somebody gave it another.
func laptopMark(name string) string {
	for _, word := range strings.Fields(strings.TrimSuffix(name, endingSent)) {
		if before, after, is := strings.Cut(word, "-"); is && len(before) == 8 && len(after) == 8 {
			return before
		}
	}
	return name
}

// lookedIntoMsg brings the files of other laptops that lie there.
type lookedIntoMsg struct {
	book  Book
	spots []spot
	found []found
}

func (m lookedIntoMsg) arrive(r *Root) tea.Cmd {
	switch {
	case m.book != r.book || r.book == nil:
		return nil
	case r.ask != nil:
		return r.after(askedMeanwhile, m)
	}
	var fresh, rest []found
	for _, f := range m.found {
		if f.fresh() {
			fresh = append(fresh, f)
		} else {
			rest = append(rest, f)
		}
	}
	switch {
	case len(m.found) == 0:
		r.receiveOther("No file of another laptop lies on a stick, in the shared folder or in Downloads. Which file came from another lead?", proposed(m.spots))
		return nil
	case len(fresh) == 1 && !slices.ContainsFunc(rest, func(f found) bool { return f.err != nil }):
		return previewMsg{m.book, fresh[0].path, fresh[0].got, nil}.arrive(r)
	}
	sentence := "Which file is to be looked at?"
	if len(fresh) == 0 {
		sentence = "Nothing new lies on a stick, in the shared folder or in Downloads. enter looks at the file all the same."
	}
	all := append(fresh, rest...)
	var choices []dialog.Hint
	for i, f := range all {
		choices = append(choices, dialog.Hint{Key: letter(i), Does: grid.Clean(f.words())})
	}
	choices = append(choices, dialog.Hint{Key: "o", Does: "another file: type where it is"})
	r.question(dialog.Menu{Title: "Receive", Sentence: sentence, Choices: choices}, func(a dialog.Answer) tea.Cmd {
		switch {
		case !a.Done:
			return nil
		case a.Index == len(all):
			r.receiveOther("Which file came from another lead?", proposed(m.spots))
			return nil
		}
		return r.preview(all[a.Index].path)
	})
	return nil
}

func (r *Root) receiveOther(label, proposed string) {
	r.askPath("Receive", label, "look at it", proposed, r.preview)
}

// preview looks at a file of another lead.
func (r *Root) preview(path string) tea.Cmd {
	b := r.book
	return func() tea.Msg {
		got, err := b.TakeIn(path, true)
		return previewMsg{b, path, got, err}
	}
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
	where := r.whereDecided()
	take := func() tea.Msg {
		got, err := m.book.TakeIn(m.path, false)
		return cameMsg{book: m.book, err: err, say: took(got, where), warn: got.Two > 0}
	}
	if len(m.got.New)+m.got.Aside == 0 {
		return take // it still says what the other has
	}
	var rows []dialog.Row
	for _, line := range m.got.Sentences() {
		rows = append(rows, dialog.Row{Text: grid.Clean(line)})
	}
	var review dialog.Dialog = dialog.Review{Title: "Receive", Sentence: grid.Clean(ReceivedWords(m.got)), Rows: rows, Does: "take them in"}
	if slices.ContainsFunc(m.got.New, func(c model.Came) bool { return !c.Verb.OfRegister() }) {
		review = dialog.Private{Dialog: review}
	}
	r.question(review, func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		return take
	})
	return nil
}

// whereDecided says which keys decide between two answers: in the register those that take one.
func (r *Root) whereDecided() string {
	if _, is := r.active().(*register.Pane); is {
		return "< and > decide."
	}
	return "decide (: together)."
}

// took says what was taken in, and where a person is to decide.
func took(got model.Received, where string) string {
	say := fmt.Sprintf("%d new from %s.", len(got.New), cmp.Or(got.From, "another laptop"))
	if len(got.New) == 0 {
		say = ReceivedWords(got)
	}
	switch {
	case got.Two == 1:
		say += " A question has two answers: " + where
	case got.Two > 1:
		say += fmt.Sprintf(" %d questions have two answers: ", got.Two) + where
	}
	return grid.Clean(say)
}
