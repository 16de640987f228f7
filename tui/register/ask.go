package register

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
	"workgroup/tui/pane/strokes"
)

// question is what is being asked, and what is done with the answer.
type question struct {
	box  dialog.Dialog
	done func(d pane.Desk, a dialog.Answer)
	// private: it shows a note, which only Everything may show.
	private bool
	// renew makes the box anew where privacy has changed since it was made.
	renew   func(d pane.Desk) dialog.Dialog
	privacy pane.Privacy
}

// hidden tells whether what is asked must not be seen now.
func (q *question) hidden(d pane.Desk) bool { return q.private && d.Privacy() != pane.Everything }

// put asks a question.
func (p *Pane) put(q *question) {
	q.box = q.box.Sized(p.look.w, p.look.h)
	p.ask = q
}

// answer hands a key to what is asked.
func (p *Pane) answer(d pane.Desk, k tea.KeyPressMsg) {
	q := p.ask
	if q.hidden(d) && k.String() != "esc" {
		return
	}
	box, a := q.box.Key(k)
	if !a.Closed() {
		q.box = box
		return
	}
	p.ask = nil
	if a.Done && q.done != nil {
		q.done(d, a)
	}
}

// begin is the row that a key asks about; -1 where nothing can be asked.
func (p *Pane) begin(d pane.Desk) int {
	if p.closed(d) {
		p.typed = nil
		return -1
	}
	i := p.chosen(d)
	p.typed = nil
	return i
}

// askFirst is a letter that asks before it marks.
func (p *Pane) askFirst(d pane.Desk, l strokes.Letter) {
	i := p.begin(d)
	if i < 0 || l.Verb == model.VerbElsewhere && p.shut(d) {
		return
	}
	about := strokes.About{Snap: p.snap, Sheet: &p.h, Row: p.h.Rows[i], Now: d.Now()}
	// It does not step after the place where somebody caught up.
	p.asked(d, func() { p.follow(l.Ask(about), l.Verb != model.VerbElsewhere) })
}

// follow asks, and marks with what was answered.
func (p *Pane) follow(q strokes.Question, steps bool) {
	p.put(&question{box: q.Box, done: func(d pane.Desk, a dialog.Answer) {
		if q.Next != nil {
			p.follow(q.Next(a), steps)
			return
		}
		s := q.Stroke(a)
		if _, ok := p.do(d, s); ok {
			if p.strayed = p.stray(p.row(s.Enrolment)); steps {
				p.stepOn(s.Enrolment)
			}
		}
	}})
}

// askWalkIn asks who came without being on the list.
func (p *Pane) askWalkIn(d pane.Desk) {
	p.leaveDoor()
	p.walkIn(d, "")
}

// walkIn asks for name and school of somebody who is not on the list.
func (p *Pane) walkIn(d pane.Desk, proposal string) {
	p.typed = nil
	if p.shut(d) {
		return
	}
	school := func(d pane.Desk, a dialog.Answer) {
		name := a.Text
		p.put(&question{
			box: dialog.NewText(dialog.TextOptions{
				Title: "Not on the list: " + name, Label: "School? Nothing typed: not known.", Does: "marks present", Limit: 2 * model.MaxName,
				Suggest: func(typed string) []string { return forms.SchoolsFor(d, typed, p.schools(typed)) },
			}),
			done: func(d pane.Desk, a dialog.Answer) {
				if _, ok := p.do(d, walkedIn(d, model.WalkIn{Sheet: p.id, Name: name, School: a.Text})); ok && p.door.open {
					p.doorReset()
				}
			},
		})
	}
	p.asked(d, func() {
		p.put(&question{
			box: dialog.NewText(dialog.TextOptions{
				Title: "Not on the list", Label: "Name?", Proposed: proposal, Does: "goes on", Limit: model.MaxName,
				Judge: func(text string) (string, bool) {
					name := model.Fold(text)
					if name == "" {
						return "Type the name: Marie Dupont.", false
					}
					for _, r := range p.h.Rows {
						if model.Fold(r.Person.Name()) == name {
							return "Somebody of this name is on the register already, row " + r.Number + ".", true
						}
					}
					return "", true
				},
			}),
			done: school,
		})
	})
}

// walkedIn is somebody not on the list, with the card of their school where that was chosen
// from the register of schools.
func walkedIn(d pane.Desk, a model.WalkIn) model.Action {
	if l, ok := forms.Offered(d, a.School); ok {
		a.Listed = &l
	}
	return a
}

// schools are those known that answer to what was typed, at most five.
func (p *Pane) schools(typed string) []string {
	want := model.Fold(typed)
	if want == "" {
		return nil
	}
	var first, rest []string
	for _, s := range p.snap.Schools {
		switch name := model.Fold(s.Name); {
		case strings.HasPrefix(name, want):
			first = append(first, s.Name)
		case strings.Contains(name, want):
			rest = append(rest, s.Name)
		}
	}
	slices.Sort(first)
	slices.Sort(rest)
	all := append(first, rest...)
	return all[:min(len(all), 5)]
}

// askNote asks for the note about a person at this session, and of which outcomes it is
// evidence. It does not step.
func (p *Pane) askNote(d pane.Desk) {
	p.typed = nil
	if d.Privacy() != pane.Everything {
		d.Warn("Notes are not shown at names only. Press ctrl+o until names only is gone, then t.")
		return
	}
	i := p.chosen(d)
	if i < 0 {
		return
	}
	row := p.h.Rows[i]
	form, action := forms.NoteForm(p.snap, p.id, row.Enrolment, dialog.FormOptions{Title: "Note: " + row.Person.Listed(), Intro: "About this session.", Does: "keeps it"})
	p.put(&question{
		private: true, box: form,
		done: func(d pane.Desk, a dialog.Answer) { p.do(d, action(a.Values)) },
	})
}
