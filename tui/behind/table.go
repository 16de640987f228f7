package behind

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// The columns, as places in the layout.
const (
	colCursor = iota
	colName
	colGrid
	colDays
	colBar
	colMost
	colTasks
	colLast
	colNext
)

// barCells is the most cells of a bar; a cell less than two thirds of a quarter day would
// say nothing.
const barCells = 24

// table is the layout of the list: the same for all rows, worked out once for a view.
type table struct {
	th    *theme.Theme
	s     *model.Snapshot
	today model.Day
	cols  grid.Columns
	// full is how many quarter days a whole bar is.
	full int
	w    int
}

// lay is the table in lines of w cells.
func lay(th *theme.Theme, s *model.Snapshot, all []model.Outlook, w int, today model.Day) table {
	name, full := 12, 1
	for i := range all {
		name = max(name, grid.Width(s.Person(all[i].Enrolment.Person).Listed()))
		full = max(full, all[i].Expected, all[i].Most)
	}
	cell := cellsOf(s)
	return table{th: th, s: s, today: today, full: full, w: w, cols: grid.Lay([]grid.Column{
		colCursor: {Width: 1},
		colName:   {Title: "Name", Width: 16, Grow: 3, Most: min(name, 30)},
		colGrid:   {Title: numbers(s, cell), Width: max(1, cell*len(s.Sessions)-cell+1)},
		colDays:   {Title: "days", Width: 4, Right: true},
		colBar:    {Title: "against expected", Width: 12, Grow: 2, Most: barCells, Drop: 4},
		colMost:   {Title: "most", Width: 5, Right: true, Drop: 1},
		colTasks:  {Title: "tasks", Width: 5, Right: true, Drop: 2},
		colLast:   {Title: "last in", Width: 7, Drop: 3},
		colNext:   {Title: "what next", Width: 16, Grow: 2, Most: 28},
	}, w, 1)}
}

// cellsOf is how many cells a session has in the grid: a long year stands closer.
func cellsOf(s *model.Snapshot) int {
	if len(s.Sessions) > 12 {
		return 1
	}
	return 2
}

// numbers heads the grid: the number of each session, V for a visit.
func numbers(s *model.Snapshot, cell int) string {
	var b strings.Builder
	for _, x := range s.Sessions {
		n := fmt.Sprint(x.Number % 10)
		if x.Kind == model.Visit {
			n = "V"
		}
		b.WriteString(grid.Fit(n, cell))
	}
	return strings.TrimRight(b.String(), " ")
}

func (t table) heading() string { return t.cols.Heading() }

// heading is the place of a line that heads the people after it, not that of a person.
const heading = -1

// rows are the lines of the list by the places of their people, under the headings of
// their needs, and the line at which each person stands. Only those in sight are drawn.
func rows(all []model.Outlook) (lines, starts []int) {
	for i := range all {
		if need := all[i].Need; need != model.NothingAsked && (i == 0 || all[i-1].Need != need) {
			lines = append(lines, heading)
		}
		starts = append(starts, len(lines))
		lines = append(lines, i)
	}
	return lines, starts
}

// headed is the heading of those of a need.
func (t table) headed(all []model.Outlook, need model.Need) string {
	n := 0
	for i := range all {
		if all[i].Need == need {
			n++
		}
	}
	words, style := needWords(t.th, need)
	return " " + style.Render(grid.Cut(fmt.Sprintf("%s (%d)", words, n), t.w-1))
}

func needWords(th *theme.Theme, n model.Need) (string, theme.Style) {
	switch n {
	case model.OutOfReach:
		return "OUT OF REACH", th.Bad
	case model.OnlyIf:
		return "ONLY IF THEY COME TO WHAT IS LEFT", th.Warn
	}
	return "ON COURSE", th.Good
}

// row is the line of one person.
func (t table) row(o *model.Outlook, cursor, focused bool) string {
	th := t.th
	mark := ""
	if cursor {
		mark = th.Glyphs.Cursor
	}
	most := model.Quarters(o.Most)
	for _, c := range o.Left {
		if c.Unmarked {
			most += "?"
			break
		}
	}
	tasks := ""
	if o.TasksSet > 0 {
		tasks = fmt.Sprintf("%d/%d", o.TasksBack, o.TasksSet)
	}
	line := t.cols.Join(
		t.cols.Fit(colCursor, mark),
		t.cols.Fit(colName, t.s.Person(o.Enrolment.Person).Listed()),
		t.grid(o),
		t.cols.Fit(colDays, model.Quarters(o.Earned)),
		t.bar(o),
		t.cols.Fit(colMost, most),
		t.cols.Fit(colTasks, tasks),
		t.cols.Fit(colLast, o.Last.Short()),
		t.cols.Fit(colNext, o.Next()),
	)
	if cursor && focused {
		return th.Row(line, t.w)
	}
	return line
}

// grid is the letters of a person's marks.
func (t table) grid(o *model.Outlook) string {
	var b strings.Builder
	left := t.cols.Width(colGrid)
	cell := cellsOf(t.s)
	for _, x := range t.s.Sessions {
		if left <= 0 {
			break
		}
		letter := t.s.LetterOf(o.Enrolment, x, t.today)
		b.WriteString(t.style(letter).Render(letter))
		if left--; left > 0 && cell > 1 {
			b.WriteByte(' ')
			left--
		}
	}
	return b.String() + strings.Repeat(" ", max(0, left))
}

func (t table) style(letter string) theme.Style {
	switch letter {
	case "P", "O", "M":
		return t.th.Good
	case "L", "E", "H":
		return t.th.Warn
	case "A", "!", "?":
		return t.th.Bad
	case "C", "S":
		return t.th.Info
	}
	return t.th.Faint
}

// bar is what a person earned, what they still can, and what is missing, against the
// expected days.
func (t table) bar(o *model.Outlook) string {
	w := t.cols.Width(colBar)
	if w == 0 {
		return ""
	}
	cells := func(quarters int) int { return (quarters*w + t.full/2) / t.full }
	earned, most := cells(o.Earned), cells(o.Most)
	rest := max(cells(o.Expected), most)
	g := t.th.Glyphs
	style := t.th.Good
	switch o.Need {
	case model.OutOfReach:
		style = t.th.Bad
	case model.OnlyIf:
		style = t.th.Warn
	}
	var b strings.Builder
	part := func(style theme.Style, glyph string, from, to int) {
		// Where more can be earned than is expected, a stroke says how much that is.
		if goal := cells(o.Expected); goal > from && goal < to {
			b.WriteString(style.Render(strings.Repeat(glyph, goal-from)) + t.th.Text.Render(g.Vertical))
			from = goal + 1
		}
		b.WriteString(style.Render(strings.Repeat(glyph, max(0, to-from))))
	}
	part(style, g.Full, 0, earned)
	part(style, g.Half, earned, most)
	part(t.th.Faint, g.Empty, most, rest)
	return b.String() + strings.Repeat(" ", max(0, w-rest))
}
