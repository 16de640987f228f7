package outcomes

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// The columns of the outcomes, as places in the layout.
const (
	colCursor = iota
	colNumber
	colOutcome
	colNotes
	colChart
	colLatest
)

// months head the chart: the academic year from September.
const months = "SONDJFMAMJJA"

// lay is the layout in lines of w cells; bare is without what was noted.
func lay(w int, bare bool) grid.Columns {
	cs := []grid.Column{
		colCursor:  {Width: 1},
		colNumber:  {Width: 4},
		colOutcome: {Title: "Outcome", Width: 24, Grow: 1},
	}
	if !bare {
		cs = append(cs,
			grid.Column{Title: "notes", Width: 5, Right: true},
			grid.Column{Title: months, Width: len(months), Drop: 1},
			grid.Column{Title: "latest", Width: 15, Drop: 2},
		)
	}
	return grid.Lay(cs, w, 1)
}

// listEntries are the outcomes under their headings, in the words of the programme.
func (p *Pane) listEntries(d pane.Desk, w int) []entry {
	s, th := d.Snapshot(), d.Theme()
	bare := d.Privacy() != pane.Everything
	cols := lay(w, bare)
	var out []entry
	words := func(style theme.Style, text string, indent int) {
		var lines []string
		for _, l := range grid.Wrap(text, w-indent) {
			lines = append(lines, strings.Repeat(" ", indent)+style.Render(l))
		}
		if len(lines) > 0 {
			out = append(out, entry{lines: lines})
		}
	}
	group, gone := -1, false
	for i, st := range p.standings(d) {
		if st.Gone && bare {
			continue
		}
		if o := st.Outcome; st.Gone && !gone {
			gone = true
			words(th.Title, "No longer in the programme", 1)
		} else if !st.Gone && o.Group != group {
			group = o.Group
			words(th.Title, o.Heading, 1)
			words(th.Faint, o.LeadIn, 3)
		}
		out = append(out, outcomeEntry(d, cols, &p.all[i], bare))
	}
	if n := loose(s); n > 0 && !bare {
		words(th.Title, "Of no outcome", 1)
		line := cols.Join(cols.Fit(colCursor, ""), cols.Fit(colNumber, ""), cols.Fit(colOutcome, "evidence that is of no outcome yet"), cols.Fit(colNotes, fmt.Sprint(n)))
		out = append(out, entry{lines: []string{line}, rests: true, outcome: unlinked})
	}
	return out
}

// loose is how much evidence is of no outcome.
func loose(s *model.Snapshot) int {
	n := 0
	for _, x := range s.Evidence {
		if len(x.Outcomes) == 0 {
			n++
		}
	}
	return n
}

// outcomeEntry is an outcome word for word, and beside it what was noted.
func outcomeEntry(d pane.Desk, cols grid.Columns, st *model.Standing, bare bool) entry {
	th := d.Theme()
	e := entry{rests: true, outcome: st.Outcome.ID()}
	number := st.Outcome.Number()
	if st.Gone {
		number = "-"
	}
	for i, text := range grid.Wrap(st.Outcome.Sentence, max(1, cols.Width(colOutcome))) {
		cells := []string{cols.Fit(colCursor, ""), cols.Fit(colNumber, ""), cols.Fit(colOutcome, text)}
		if i == 0 {
			cells[1] = cols.Fit(colNumber, number)
		}
		if i == 0 && !bare {
			notes := th.Text
			if len(st.Evidence) == 0 {
				notes = th.Warn
			}
			cells = append(cells, notes.Render(cols.Fit(colNotes, fmt.Sprint(len(st.Evidence)))), chart(th, st, d.Snapshot().Cohort.Year, cols.Width(colChart)), latest(th, cols, st))
		}
		e.lines = append(e.lines, cols.Join(cells...))
	}
	return e
}

// chart is the grade in the middle of each month's ratings, a cell a month from September.
func chart(th *theme.Theme, st *model.Standing, year, w int) string {
	if w == 0 {
		return ""
	}
	var b strings.Builder
	for _, g := range st.Months(year) {
		if g == model.Unrated {
			b.WriteString(th.Faint.Render(th.Glyphs.Empty))
			continue
		}
		b.WriteString(gradeStyle(th, g).Render(th.Glyphs.Steps[g-1]))
	}
	return b.String()
}

// latest is the grade in the middle of the last ratings, and of how many.
func latest(th *theme.Theme, cols grid.Columns, st *model.Standing) string {
	last := st.Last()
	if len(last) == 0 {
		return th.Faint.Render(cols.Fit(colLatest, "not rated"))
	}
	g := model.Middle(last)
	return gradeStyle(th, g).Render(cols.Fit(colLatest, fmt.Sprintf("%s (%d)", g, len(last))))
}

func gradeStyle(th *theme.Theme, g model.Grade) theme.Style {
	switch g {
	case model.NotYet:
		return th.Bad
	case model.Beginning:
		return th.Warn
	case model.Developing:
		return th.Info
	}
	return th.Good
}

// head stands above the entries.
func (p *Pane) head(d pane.Desk, w int) []string {
	th, s := d.Theme(), d.Snapshot()
	bare := d.Privacy() != pane.Everything
	switch {
	case p.view == inside:
		return p.insideHead(d, w)
	case p.view == planned:
		if len(planEntries(d, w)) > 0 {
			return nil
		}
		return sentence(w, "No plan, no initiative and nothing of a department was noted yet. n notes the first.")
	case len(s.Outcomes()) == 0:
		return sentence(w, "The programme of this cohort states no outcomes. Evidence can be noted all the same: n. Plans and what departments do: p.")
	}
	line := lay(w, bare).Heading()
	return []string{th.Heading.Render(line)}
}

func sentence(w int, text string) []string {
	var out []string
	for _, l := range grid.Wrap(text, w-1) {
		out = append(out, " "+l)
	}
	return append(out, "")
}
