package numbers

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// The columns, from left to right.
const (
	colCursor = iota
	colName
	colStatus
	colInterested
	colEnrolled
	colEngaged
	colWithdrawn
	colCompleted
	colDays
)

// columns are those of the table; the status in words and the days go first.
func columns() []grid.Column {
	number := func(title string) grid.Column {
		return grid.Column{Title: title, Width: len(title), Right: true}
	}
	return []grid.Column{
		colCursor: {Width: 1}, colName: {Title: "School, person", Width: 14, Grow: 3, Most: 44}, colStatus: {Title: "Status", Width: 10, Drop: 2},
		colInterested: number("Interested"), colEnrolled: number("Enrolled"), colEngaged: number("Engaged"), colWithdrawn: number("Withdrawn"), colCompleted: number("Completed"),
		colDays: {Title: "Days", Width: 5, Right: true, Drop: 1},
	}
}

// View draws the day, the table and the rules: exactly h lines of w cells.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.y = -1
	w, h = min(max(0, w), grid.MaxCells), min(max(0, h), grid.MaxLines)
	if w == 0 || h == 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	switch {
	case d.Snapshot() == nil:
		return grid.Lines(grid.Wrap("No cohort is open.", w), w, h)
	case d.Privacy() != pane.Everything:
		return grid.Lines(grid.Wrap("Numbers are hidden while only names are shown. Press ctrl+o until names only is gone.", w), w, h)
	}
	th, rows := d.Theme(), p.table(d)
	lay := grid.Lay(columns(), w, 1)
	head := []string{" " + grid.Cut(p.words(d), w-1), th.Heading.Render(lay.Heading())}
	foot := rules(th, w, h)
	seen := h - len(head) - len(foot) - 1
	if seen < 3 {
		head, foot, seen = nil, nil, h
	}
	p.list = p.list.Resize(len(rows), seen)
	if p.list.Cursor() < 0 {
		p.list = p.list.Home()
	}
	lines := head
	first, end := p.list.Seen()
	for i := first; i < end; i++ {
		at := i == p.list.Cursor()
		if at && focused {
			p.y = len(lines)
		}
		lines = append(lines, row(th, &lay, &rows[i], w, at))
	}
	if len(foot) > 0 {
		lines = grid.Lines(lines, w, h-len(foot)-1)
		lines = append(append(lines, th.Faint.Render(grid.Fit("  "+p.list.Hint(), w))), foot...)
	}
	return grid.Lines(lines, w, h)
}

// words say of which day the numbers are, and how many ask for the next year.
func (p *Pane) words(d pane.Desk) string {
	today := model.DayOf(d.Now())
	words := "As of " + p.n.Day.Long()
	switch {
	case p.n.Day == today:
		words += " (today)"
	case p.n.Day > today:
		words += " (to come: as it is planned now)"
	}
	if p.n.Next > 0 {
		words += fmt.Sprintf("   %d for next year, counted apart", p.n.Next)
	}
	return words
}

// rules are what each number counts, as many as there is room for: the rule of engaged
// always stands.
func rules(th *theme.Theme, w, h int) []string {
	all := model.NumberRules()
	if h < 28 {
		all = all[2:3]
	}
	var out []string
	for _, rule := range all {
		for _, line := range grid.Wrap(rule, w-2) {
			out = append(out, " "+th.Info.Render(line))
		}
	}
	return out
}

// row is one line of the table: all and the schools in full numbers, people by a 1.
func row(th *theme.Theme, lay *grid.Columns, r *model.NumberRow, w int, cursor bool) string {
	name, style := "All", th.Heading
	switch {
	case r.Person != "":
		name, style = "  "+r.Person, th.Text
	case r.School != "":
		name, style = r.School, th.Key
	}
	mark := ""
	if cursor {
		mark = th.Glyphs.Cursor
	}
	cells := []string{lay.Fit(colCursor, mark), style.Render(lay.Fit(colName, name)), lay.Fit(colStatus, r.Status)}
	for i, n := range []int{r.Interested, r.Enrolled, r.Engaged, r.Withdrawn, r.Completed} {
		said := fmt.Sprint(n)
		if n == 0 && r.School != "" {
			said = "."
		}
		cells = append(cells, lay.Fit(colInterested+i, said))
	}
	line := lay.Join(append(cells, lay.Fit(colDays, model.Quarters(r.Earned)))...)
	if cursor {
		return th.Row(line, w)
	}
	return line
}
