package register

import (
	"slices"
	"strconv"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/pane/strokes"
)

// The columns of a register, from left to right.
const (
	colNumber = iota
	colName
	colSchool
	colRole
	colMark
	colTime
	colTold
	colYear
	colDays
	colTask
)

// columns are those for a width. Name, mark and what was told stay; role, year,
// school, task, days and time go first, in this order.
func columns(w int, all bool) []grid.Column {
	cs := []grid.Column{
		colNumber: {Title: "   #", Width: 6},
		colName:   {Title: "Name", Width: 18, Grow: 4, Most: 40},
		colSchool: {Title: "School", Width: 12, Grow: 3, Most: 32, Drop: 4},
		colRole:   {Title: "Role", Width: 14, Grow: 2, Most: 24, Drop: 6},
		colMark:   {Title: "Mark", Width: 10, Grow: 1, Most: 20},
		colTime:   {Title: "", Width: 6, Drop: 1},
		colTold:   {Title: "Told us before", Width: 14, Grow: 3, Most: 60},
		colYear:   {Title: "", Width: 6, Drop: 5},
		colDays:   {Title: "Days", Width: 10, Drop: 2},
		colTask:   {Title: "Task", Width: 7, Grow: 1, Most: 11, Drop: 3},
	}
	if w < 56 {
		cs[colName].Width, cs[colMark].Width, cs[colTold].Width = 10, 9, 8
	}
	switch {
	case !all:
		cs = cs[:colYear]
	case w >= 80:
		cs[colName].Width = 21
	}
	return cs
}

// lay works out the columns, where width or privacy are not those of the last time.
func (p *Pane) lay(d pane.Desk, w int) {
	all := d.Privacy() == pane.Everything
	if l := &p.look; !l.laid || l.layW != w || l.layAll != all {
		l.lay, l.layW, l.layAll, l.laid = grid.Lay(columns(w, all), w, 1), w, all, true
		l.heading = l.lay.Heading()
	}
}

// line draws one row. chosen is the row that the next key acts on.
func (p *Pane) line(d pane.Desk, i, w int, chosen, undo bool) string {
	r, l, th := &p.h.Rows[i], &p.look.lay, d.Theme()
	cells := [colTask + 1]string{}
	mark := "   "
	if chosen {
		mark = " " + th.Glyphs.Cursor + " "
	}
	number := r.Number
	if len(number) < 3 {
		number = mark[:len(mark)-1] + "   "[len(number):] + number
	} else {
		number = mark[:len(mark)-1] + number
	}
	cells[colNumber] = l.Fit(colNumber, number)
	cells[colName] = l.Fit(colName, r.Person.Listed())
	if p.stray(i) {
		cells[colName] = th.Faint.Render(cells[colName])
	}
	if l.Shown(colSchool) {
		school := ""
		if r.School != nil {
			school = r.School.Name
		}
		cells[colSchool] = l.Fit(colSchool, school)
	}
	if l.Shown(colRole) {
		cells[colRole] = l.Fit(colRole, r.Enrolment.Role)
	}
	told := p.toldCell(r)
	if p.look.layAll {
		if year := yearWords(r.Enrolment); l.Shown(colYear) {
			cells[colYear] = l.Fit(colYear, year)
		} else if year != "" && grid.Width(told)+2+len(year) <= l.Width(colTold) {
			told = joined(told, year)
		}
		cells[colDays] = l.Fit(colDays, p.snap.DaysOf(r.Enrolment))
		if l.Shown(colTask) {
			cells[colTask] = l.Fit(colTask, p.taskCell(r.Enrolment, l.Width(colTask)))
		}
	}
	if undo && told == "" {
		told = "ctrl+z undoes"
	}
	cells[colTold] = l.Fit(colTold, told)
	words, when := markWords(r)
	style := strokes.Style(th, r)
	line := ""
	if both, room := p.bothCells(r); both != "" {
		// Two answers take the place of all that stands beside one.
		cells[colMark] = style.Render(grid.Fit(both, room))
		line = joinBut(l, cells[:], colTime, colTold)
	} else if width := l.Width(colMark); l.Shown(colTime) && grid.Width(words) > width {
		// A long mark takes the place of the time beside it.
		cells[colMark] = style.Render(grid.Fit(words, width+1+l.Width(colTime)))
		line = joinBut(l, cells[:], colTime)
	} else {
		cells[colMark], cells[colTime] = style.Render(l.Fit(colMark, words)), l.Fit(colTime, when)
		line = l.Join(cells[:]...)
	}
	if chosen {
		return th.Row(line, w)
	}
	return line
}

// bothCells are two answers, with the cells that they may take.
func (p *Pane) bothCells(r *model.Row) (words string, room int) {
	if !r.Disputed() {
		return "", 0
	}
	l := &p.look.lay
	room = l.Width(colMark)
	for _, c := range []int{colTime, colTold} {
		if l.Shown(c) {
			room += 1 + l.Width(c)
		}
	}
	return p.bothWords(r, room), room
}

// joinBut joins cells of which the mark's takes the place of others too.
func joinBut(l *grid.Columns, cells []string, taken ...int) string {
	var b strings.Builder
	for i, c := range cells {
		if !l.Shown(i) || slices.Contains(taken, i) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(c)
	}
	return b.String()
}

// markWords are the mark in words, and beside it the time or day, or that it was made with the
// rest.
func markWords(r *model.Row) (words, when string) {
	if r.Disputed() {
		var both []string
		for _, c := range r.Claims {
			both = append(both, c.Mark.Words())
		}
		return strings.Join(both, " or "), ""
	}
	m := r.Mark
	switch {
	case m.Arrived.Known():
		when = m.Arrived.String()
	case m.Kind == model.Cancelled:
		when = m.ToldOn.Short()
	case m.Kind == model.Elsewhere:
		when = m.PlaceDay.Short()
	case m.ByRest:
		when = "rest"
	case m.Kind == model.Unmarked && r.Told.Kind == model.CannotCome:
		when = r.Told.On.Short()
	}
	return m.Words(), when
}

// toldCell is what was told before the session, and what else explains the mark.
func (p *Pane) toldCell(r *model.Row) string {
	text := ""
	m := r.Mark
	switch {
	case r.Disputed():
		text = "two answers"
	case m.Kind == model.Substitute:
		text = p.snap.Person(m.Substitute).Apart()
	case m.Kind == model.Cancelled:
		text = strokes.DaysBefore(m.ToldOn, p.h.Date)
	case m.Kind == model.Elsewhere:
		text = m.Place
	}
	if m.Amended {
		text = joined(text, "changed")
	}
	if r.Since && !r.Disputed() {
		text = joined("new since", text)
	}
	if other := p.sameAs(r); other != "" {
		text = joined("same as "+other+"?", text)
	} else if r.Enrolment.Status == model.NotOnList {
		text = joined(text, "not on list")
	}
	if words := p.toldShort(r); words != "" {
		text = joined(text, words)
	}
	switch r.Enrolment.Status {
	case model.Paused, model.Withdrawn:
		text = joined(text, r.Enrolment.Status.String())
	}
	return text
}

// toldShort is what was told, but for what the mark says already.
func (p *Pane) toldShort(r *model.Row) string {
	t := r.Told
	switch {
	case t.Kind == model.ToldNothing:
		return ""
	case t.Kind == model.CannotCome && r.Mark.Kind == model.Cancelled, t.Kind == model.WillSend && r.Mark.Kind == model.Substitute:
		return ""
	case t.Kind == model.WillSend:
		if who := p.snap.Person(t.Substitute); who != nil {
			return "sends " + who.Apart()
		}
	}
	return t.Words()
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}

func yearWords(e *model.Enrolment) string {
	if e.Year > 1 {
		return "year " + strconv.Itoa(e.Year)
	}
	return ""
}

// taskCell is how far the last task is: the least of several.
func (p *Pane) taskCell(e *model.Enrolment, w int) string {
	tasks := p.tasks
	if len(tasks) == 0 {
		return ""
	}
	least := model.NotRequired
	for _, t := range tasks {
		if s := e.Task(t.ID).Progress; order(s) < order(least) {
			least = s
		}
	}
	words := least.String()
	if grid.Width(words) <= w {
		return words
	}
	return [...]string{"not yet", "begun", "back", "not req"}[min(least, model.NotRequired)]
}

// order is how far a task is, the least first.
func order(s model.Progress) int {
	return [...]int{model.NotStarted: 0, model.UnderWay: 1, model.Back: 2, model.NotRequired: 3}[min(s, model.NotRequired)]
}
