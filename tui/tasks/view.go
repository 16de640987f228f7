package tasks

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// The columns of the sheet, from left to right.
const (
	colCursor = iota
	colName
	colSchool
	colProgress
	colDay
	colNote
)

func columns(w int) []grid.Column {
	cs := []grid.Column{
		colCursor:   {Width: 2},
		colName:     {Title: "Name", Width: 20, Grow: 3, Most: 40},
		colSchool:   {Title: "School", Width: 12, Grow: 2, Most: 32, Drop: 2},
		colProgress: {Title: "Task", Width: len(shared)},
		colDay:      {Title: "Noted", Width: 6, Right: true, Drop: 1},
		colNote:     {Title: "Note", Width: 10, Grow: 4, Drop: 3},
	}
	if w < 40 {
		cs[colName].Width = 8
	}
	return cs
}

// shared is the progress of those who handed in one piece of work.
const shared = "back, as pair"

// Lines of the wording and of a note, at most, and the fewest rows beside which they
// stand.
const (
	mostWords = 2
	leastRows = 4
)

// View draws the head, the people and what is noted of the one with the cursor.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.x, p.y, p.page = 0, -1, 0
	if w <= 0 || h <= 0 || d.Privacy() == pane.Nothing {
		return grid.Lines(nil, w, h)
	}
	sheet, ok := p.sheet(d)
	if !ok || hidden(d) {
		return grid.Lines(grid.Wrap(p.unseen(d), w), w, h)
	}
	p.settle(&sheet)
	th := d.Theme()
	lines := []string{" " + th.Title.Render(grid.Cut(p.head(d, &sheet), w-1))}
	spare := h - len(lines) - 2 - leastRows // beside the titles and the rule
	words, note := p.aside(&sheet, w, spare)
	if p.finding {
		words = append([]string{p.line(&sheet, w)}, words[:max(0, len(words)-1)]...)
		p.x, p.y = min(w-1, grid.Width(" FIND: "+p.typed)), 1
	}
	for i, l := range words {
		if i > 0 || !p.finding {
			l = " " + th.Faint.Render(l)
		}
		lines = append(lines, l)
	}
	cols := grid.Lay(columns(w), w, 1)
	lines = append(lines, th.Heading.Render(cols.Heading()))
	room := max(1, h-len(lines)-1-len(note))
	p.top = max(0, min(grid.Scroll(p.top, room, p.at, p.at+1), len(sheet.Rows)-room))
	for i := p.top; i < min(len(sheet.Rows), p.top+room); i++ {
		cursor := i == p.at
		if cursor && p.y < 0 {
			p.y = len(lines)
		}
		line := row(th, cols, &sheet.Rows[i], cursor)
		if cursor && focused {
			line = th.Row(line, w)
		}
		lines = append(lines, line)
		p.page++
	}
	if len(sheet.Rows) == 0 {
		lines = append(lines, grid.Cut(" Nobody is enrolled yet.", w))
	}
	lines = append(lines, p.rule(th, len(sheet.Rows)-p.top-p.page, w))
	for _, l := range note {
		lines = append(lines, " "+th.Faint.Render(l))
	}
	if p.y >= h {
		p.y = -1
	}
	return grid.Lines(lines, w, h)
}

// head says how far the task is: "back 9, under way 2, not required 1 of 14, due 8 Feb".
func (p *Pane) head(d pane.Desk, h *model.TaskSheet) string {
	said := fmt.Sprintf("back %d, under way %d, not required %d of %d", h.Back, h.UnderWay, h.NotRequired, h.Of+h.NotRequired)
	before := d.Snapshot().Session(h.Task.Before)
	switch {
	case h.Task.Due.Known():
		said += ", due " + h.Due.Short()
	case before != nil && h.Due.Known():
		said += fmt.Sprintf(", due before session %d, %s", before.Number, h.Due.Short())
	case before != nil:
		said += fmt.Sprintf(", due before session %d", before.Number)
	}
	if late, _ := h.Overdue(model.DayOf(d.Now())); late > 0 {
		said += fmt.Sprintf(", OVERDUE %d", late)
	}
	return said
}

// aside are the wording and the note of the person with the cursor, as far as there is
// room. Where anybody has one, it has its lines for everybody, so that the people do not
// move under the cursor.
func (p *Pane) aside(h *model.TaskSheet, w, spare int) (words, note []string) {
	most := func(text func(*model.TaskRow) string) (n int) {
		for i := range h.Rows {
			n = max(n, len(grid.Wrap(text(&h.Rows[i]), w-2)))
		}
		return min(n, mostWords)
	}
	lines := func(text func(*model.TaskRow) string, spare int) []string {
		n := max(0, min(most(text), spare))
		var shown []string
		if p.at < len(h.Rows) {
			shown = clip(grid.Wrap(text(&h.Rows[p.at]), w-2), n, w-2)
		}
		for len(shown) < n {
			shown = append(shown, "")
		}
		return shown
	}
	words = lines(func(r *model.TaskRow) string { return r.Wording }, spare)
	note = lines(noteOf, spare-len(words))
	return words, note
}

func noteOf(r *model.TaskRow) string {
	if r.Note == "" {
		return ""
	}
	return "Note: " + r.Note
}

// clip are the first n lines of w cells; the last one shows that there are more.
func clip(lines []string, n, w int) []string {
	if n <= 0 || len(lines) <= n {
		return lines[:max(0, min(n, len(lines)))]
	}
	return append(append([]string(nil), lines[:n-1]...), grid.Cut(lines[n-1]+" "+lines[n], w))
}

// line is the line in which a name is typed, and what enter will do.
func (p *Pane) line(h *model.TaskSheet, w int) string {
	said := "letters of a name or a school"
	switch found := p.found(h); {
	case p.typed == "":
	case len(found) == 0:
		said = "nobody answers to that"
	case p.at < len(h.Rows):
		said = fmt.Sprintf("%d found, enter: %s", len(found), h.Rows[p.at].Person.Apart())
		if len(found) == 1 {
			said = "enter: " + h.Rows[p.at].Person.Apart()
		}
	}
	return grid.Cut(" FIND: "+p.typed+"   "+said, w)
}

// rule is the line below the rows, which says how many are out of sight.
func (p *Pane) rule(th *theme.Theme, below, w int) string {
	hint := grid.Hint(p.top, max(0, below))
	if hint == "" || w < 24 {
		return th.Rule(w)
	}
	return th.Rule(w-grid.Width(hint)-5) + " " + th.Faint.Render(hint) + " " + th.Rule(3)
}

// row is the line of a person.
func row(th *theme.Theme, cols grid.Columns, r *model.TaskRow, cursor bool) string {
	mark, name, school := "", r.Person.Listed(), ""
	if cursor {
		mark = th.Glyphs.Cursor
	}
	if e := r.Enrolment; e.Status != model.Enrolled {
		name += " (" + e.Status.String() + ")"
	}
	if r.School != nil {
		school = r.School.Name
	}
	progress := r.State.Progress.String()
	if r.Shared {
		progress = shared
	}
	return cols.Join(
		cols.Fit(colCursor, mark), cols.Fit(colName, name), cols.Fit(colSchool, school), look(th, r.State.Progress).Render(cols.Fit(colProgress, progress)),
		cols.Fit(colDay, r.State.Day.Short()), th.Faint.Render(cols.Fit(colNote, strings.ReplaceAll(r.Note, "\n", " "))),
	)
}

func look(th *theme.Theme, p model.Progress) theme.Style {
	switch p {
	case model.Back:
		return th.Good
	case model.UnderWay:
		return th.Warn
	case model.NotRequired:
		return th.Faint
	}
	return th.Text
}
