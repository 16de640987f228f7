package people

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// mergeRecords asks with which other record the one with the cursor is one person: those
// who look alike are proposed.
func (p *Pane) mergeRecords(d pane.Desk, e *model.Enrolment) pane.Effect { return mergeRecords(d, e) }

func mergeRecords(d pane.Desk, e *model.Enrolment) pane.Effect {
	s := d.Snapshot()
	others, names := alike(s, e), map[string]*model.Enrolment{}
	var all []string
	for _, o := range others {
		name := described(s, o)
		if names[name] == nil {
			all = append(all, name)
			names[name] = o
		}
	}
	if len(all) == 0 {
		return warned(d, "There is nobody else to merge "+listedName(d, e)+" with.")
	}
	take := func(typed string) *model.Enrolment {
		if o := names[typed]; o != nil {
			return o
		}
		if found := matching(all, typed); len(found) == 1 {
			return names[found[0]]
		}
		return nil
	}
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: "Two records, one person: " + listedName(d, e), Label: "Who is the same person? Type letters of the name; the arrows choose.", Does: "shows both",
		Suggest: func(typed string) []string { return matching(all, typed) },
		Judge: func(typed string) (string, bool) {
			if take(typed) == nil {
				return "Choose one of those below.", false
			}
			return "Both are shown side by side before anything changes.", true
		},
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		o := take(a.Text)
		if !a.Done || o == nil {
			return pane.Taken()
		}
		return besides(d, e, o)
	})
}

// alike are all others, those who may be the same person first.
func alike(s *model.Snapshot, e *model.Enrolment) []*model.Enrolment {
	var first, rest []*model.Enrolment
	twin := map[model.ID]bool{}
	for _, t := range s.Twins() {
		if t.A.ID == e.ID || t.B.ID == e.ID {
			twin[t.A.ID], twin[t.B.ID] = true, true
		}
	}
	name := model.Fold(s.Person(e.Person).Name())
	for _, o := range s.Enrolments {
		switch p := s.Person(o.Person); {
		case o.Person == e.Person || p == nil:
		case twin[o.ID] || model.Fold(p.Name()) == name:
			first = append(first, o)
		default:
			rest = append(rest, o)
		}
	}
	return append(first, rest...)
}

// described is a person so that nobody takes them for another.
func described(s *model.Snapshot, e *model.Enrolment) string {
	words := s.Person(e.Person).Listed()
	if school := s.School(e.School); school != nil {
		words += ", " + school.Name
	}
	return grid.Plain(words + ", " + e.Status.String())
}

// matching are those that answer to what was typed, in their order; nothing typed is
// answered by all.
func matching(all []string, typed string) []string {
	var out []string
	for _, s := range all {
		if ok, slip := model.Answers(s, typed); ok && !slip {
			out = append(out, s)
		}
	}
	return out
}

// OneOrTwo asks whether two places are of one person: both are shown side by side.
func OneOrTwo(d pane.Desk, a, b model.ID) pane.Effect {
	s := d.Snapshot()
	if s == nil {
		return pane.Taken()
	}
	x, y := s.Enrolment(a), s.Enrolment(b)
	if x == nil || y == nil || x.Person == y.Person {
		return warned(d, "This is decided already.")
	}
	return besides(d, x, y)
}

// besides shows two records side by side and makes them one. At names only it shows nothing
// that is not for others, and so is there to be answered on the day.
func besides(d pane.Desk, a, b *model.Enrolment) pane.Effect {
	var box dialog.Dialog = sides{rows: sideRows(d, a, b)}
	if d.Privacy() == pane.Everything {
		box = dialog.Private{Dialog: box}
	}
	return pane.Question(box, func(d pane.Desk, answer dialog.Answer) pane.Effect {
		switch {
		case !answer.Done:
			return pane.Taken()
		case answer.Text == "two":
			do(d, []model.Action{model.Apart{Enrolment: a.ID, Other: b.ID}})
			return pane.Taken()
		}
		keep, other := a, b
		if answer.Index == 1 {
			keep, other = b, a
		}
		do(d, []model.Action{model.SamePerson{Keep: keep.Person, Other: other.Person}})
		return pane.Taken()
	})
}

// sides is the question which of two records is kept.
type sides struct {
	rows [][3]string // what it is, of one, of the other
	keep int
	w, h int
}

// sideRows are what is known of both.
func sideRows(d pane.Desk, a, b *model.Enrolment) [][3]string {
	s := d.Snapshot()
	all := d.Privacy() == pane.Everything
	of := func(e *model.Enrolment) []string {
		p, school, marks := s.Person(e.Person), "", 0
		if x := s.School(e.School); x != nil {
			school = x.Name
		}
		for _, x := range s.Sessions {
			if e.Mark(x.ID).Kind != model.Unmarked {
				marks++
			}
		}
		out := []string{p.Listed(), school, e.Role, placeWords(s, e, model.DayOf(d.Now()), all), count(marks, "mark", "marks"), s.TypedBy(e)}
		if all {
			out = append(out, strings.Join(p.Emails, "; "), p.Phone)
		}
		return out
	}
	one, two := of(a), of(b)
	var out [][3]string
	for i, label := range []string{"Name", "School", "Role", "Place", "Marked", "Typed by", "E-mail", "Telephone"}[:len(one)] {
		if one[i] != "" || two[i] != "" {
			out = append(out, [3]string{label, one[i], two[i]})
		}
	}
	return out
}

// Sized implements dialog.Dialog.
func (q sides) Sized(w, h int) dialog.Dialog {
	q.w, q.h = min(max(0, w), grid.MaxCells), min(max(0, h), grid.MaxLines)
	return q
}

// Key implements dialog.Dialog.
func (q sides) Key(k tea.KeyPressMsg) (dialog.Dialog, dialog.Answer) {
	switch k.String() {
	case "esc":
		return q, dialog.Answer{Cancelled: true, Index: -1}
	case "left":
		q.keep = 0
	case "right":
		q.keep = 1
	case "enter":
		return q, dialog.Answer{Done: true, Index: q.keep}
	case "2":
		return q, dialog.Answer{Done: true, Text: "two", Index: -1}
	}
	return q, dialog.Answer{}
}

// Paste implements dialog.Dialog: pasted text answers nothing.
func (q sides) Paste(string) dialog.Dialog { return q }

// View implements dialog.Dialog.
func (q sides) View(th *theme.Theme) []string {
	inside := max(0, q.w-4)
	lay := grid.Lay([]grid.Column{{Width: 9}, {Width: 8, Grow: 1}, {Width: 8, Grow: 1}}, inside, 2)
	heads := []string{"", "this record", "the other"}
	heads[1+q.keep] = th.Glyphs.Cursor + " KEPT"
	body := []string{" " + th.Heading.Render(lay.Row(heads...))}
	for _, r := range q.rows {
		cells := []string{th.Faint.Render(lay.Fit(0, r[0])), lay.Fit(1, r[1]), lay.Fit(2, r[2])}
		cells[1+q.keep] = th.Accent.Render(cells[1+q.keep])
		body = append(body, " "+lay.Join(cells...))
	}
	for _, l := range grid.Wrap("The card that is kept shows what both know, and the places become one row. Marks that differ stand as two answers until one is chosen. u takes it back.", inside) {
		body = append(body, " "+th.Faint.Render(l))
	}
	return boxed(th, "One person?", body, q.Legend(), q.w, q.h)
}

// boxed is a body with its hints in a box of at most h lines; where there is no room the
// body gives way.
func boxed(th *theme.Theme, title string, body []string, hints []dialog.Hint, w, h int) []string {
	foot := dialog.HintLines(th, hints, max(0, w-4))
	room := max(0, h-2-len(foot))
	body = body[:min(len(body), room)]
	for _, l := range foot {
		body = append(body, " "+l)
	}
	return th.Box(title, body, w, min(h, len(body)+2), true)
}

// Cursor implements dialog.Dialog.
func (q sides) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Legend implements dialog.Dialog.
func (q sides) Legend() []dialog.Hint {
	return []dialog.Hint{
		{Key: "left/right", Does: "which is kept"}, {Key: "enter", Does: "makes them one"}, {Key: "2", Does: "they are two people"}, {Key: "esc", Does: "leaves them"},
	}
}
