package outcomes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// insideHead is the outcome in full, and what is known of it in short.
func (p *Pane) insideHead(d pane.Desk, w int) []string {
	th := d.Theme()
	st := p.standing(d)
	if st == nil {
		return sentence(w, "Evidence that is of no outcome yet: e links it to some.")
	}
	var out []string
	for _, part := range []string{st.Outcome.Heading, st.Outcome.LeadIn, st.Outcome.Sentence} {
		if part == "" {
			continue
		}
		for _, l := range grid.Wrap(part, w-1) {
			out = append(out, " "+th.Title.Render(l))
		}
	}
	said := "Guskey's level " + model.LevelOf(st.Outcome.Heading).String() + "."
	if model.LevelOf(st.Outcome.Heading) == model.LevelUnsaid {
		said = "Its heading proposes none of Guskey's levels."
	}
	if last := st.Last(); len(last) > 0 {
		said += " Rated last: " + model.GradeCounts(last) + "."
	}
	for _, l := range grid.Wrap(said, w-1) {
		out = append(out, " "+th.Faint.Render(l))
	}
	return append(out, "")
}

// thing is a piece of evidence or a rating.
type thing struct {
	id   model.ID
	day  model.Day
	what string
	who  string
	text string
}

// things are what was noted of the open outcome, the newest first.
func (p *Pane) things(d pane.Desk) []thing {
	s := d.Snapshot()
	var out []thing
	note := func(x *model.Evidence) {
		text := x.Text
		if x.Quote {
			text = "“" + text + "”"
		}
		if x.Anyway != "" {
			text += " (kept because: " + x.Anyway + ")"
		}
		who := s.Whom(x.Person, x.School)
		if at := s.Session(x.Session); at != nil {
			who = strings.TrimPrefix(fmt.Sprintf("%s, session %d", who, at.Number), ", ")
		}
		out = append(out, thing{x.ID, x.Day, "note", who, text})
	}
	if st := p.standing(d); st != nil {
		for _, x := range st.Evidence {
			note(x)
		}
		for _, r := range st.Ratings {
			text := r.Words()
			if r.Note != "" {
				text += ": " + r.Note
			}
			out = append(out, thing{r.ID, r.Day, "rated", cmp.Or(s.Whom(r.Person, r.School), "the whole cohort"), text})
		}
	} else {
		for _, x := range s.Evidence {
			if len(x.Outcomes) == 0 {
				note(x)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b thing) int { return cmp.Compare(b.day, a.day) })
	return out
}

// insideEntries are the evidence and the ratings, each in full.
func (p *Pane) insideEntries(d pane.Desk, w int) []entry {
	th := d.Theme()
	cols := grid.Lay([]grid.Column{{Width: 1}, {Width: 6, Right: true}, {Width: 5}, {Width: 10, Grow: 1}}, w, 1)
	var out []entry
	for _, x := range p.things(d) {
		text := x.text
		if x.who != "" {
			text = x.who + ": " + text
		}
		e := entry{rests: true, on: x.id}
		for i, l := range grid.Wrap(text, max(1, cols.Width(3))) {
			cells := []string{cols.Fit(0, ""), cols.Fit(1, ""), cols.Fit(2, ""), cols.Fit(3, l)}
			if i == 0 {
				cells = []string{cols.Fit(0, ""), cols.Fit(1, x.day.Short()), th.Faint.Render(cols.Fit(2, x.what)), cols.Fit(3, l)}
			}
			e.lines = append(e.lines, cols.Join(cells...))
		}
		out = append(out, e)
	}
	if len(out) == 0 {
		return []entry{{lines: sentence(w, "No evidence was noted of it yet, and it was not rated. n notes evidence, r rates.")}}
	}
	return out
}
