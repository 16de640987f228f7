package people

import (
	"fmt"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// The columns of the list, from left to right.
const (
	colCursor = iota
	colName
	colSchool
	colRole
	colPlace
	colYear
	colDays
	colTasks
)

// columns are those of the list. Name and place stay; role, year, tasks, days and school
// go first, in this order. At names only, and of those who only ask, days and tasks are
// not there at all, and the words of the places have more room. place is what they need.
func columns(w int, all bool, place int) []grid.Column {
	cs := []grid.Column{
		colCursor: {Width: 1},
		colName:   {Title: "Name", Width: 22, Grow: 4, Most: 40},
		colSchool: {Title: "School", Width: 14, Grow: 3, Most: 32, Drop: 1},
		colRole:   {Title: "Role", Width: 14, Grow: 2, Most: 28, Drop: 5},
		colPlace:  {Title: "Place", Width: min(place, 18), Grow: 3, Most: place},
		colYear:   {Title: "Year", Width: 4, Right: true, Drop: 4},
		colDays:   {Title: "Days", Width: 10, Drop: 2},
		colTasks:  {Title: "Tasks", Width: 7, Drop: 3},
	}
	if w < 56 {
		cs[colName].Width, cs[colPlace].Width = 14, min(place, 12)
	}
	if !all {
		cs[colPlace].Width = max(cs[colPlace].Width, min(place, w/3))
		cs = cs[:colDays]
	}
	return cs
}

// widest is how many cells the longest words of the places need, worked out once for those
// who are listed.
func (p *Pane) widest(d pane.Desk, all []model.Found) int {
	today, shown := model.DayOf(d.Now()), d.Privacy() == pane.Everything
	if x := &p.wide; x.cells == 0 || x.day != today || x.all != shown {
		x.cells, x.day, x.all = 8, today, shown
		for _, f := range all {
			x.cells = max(x.cells, grid.Width(placeWords(d.Snapshot(), f.Enrolment, today, shown)))
		}
	}
	return min(p.wide.cells, 44)
}

// View draws the list: exactly h lines of w cells.
func (p *Pane) View(d pane.Desk, w, h int, focused bool) []string {
	p.rests = false
	w, h = min(max(0, w), grid.MaxCells), min(max(0, h), grid.MaxLines)
	s := d.Snapshot()
	switch {
	case w == 0 || h == 0 || d.Privacy() == pane.Nothing:
		return grid.Lines(nil, w, h)
	case s == nil:
		return grid.Lines(grid.Wrap("No cohort is open.", w), w, h)
	}
	th, all := d.Theme(), p.people(d)
	lines := []string{p.top(d, w)}
	if len(all) == 0 {
		return grid.Lines(append(lines, p.nobody(w)...), w, h)
	}
	days := d.Privacy() == pane.Everything && (p.find.open || p.view < asking)
	lay := grid.Lay(columns(w, days, p.widest(d, all)), w, 1)
	if h > 3 {
		lines = append(lines, th.Heading.Render(lay.Heading()))
	}
	rows := h - len(lines)
	hinted := rows < len(all) && rows > 2
	if hinted {
		rows--
	}
	p.list = p.list.Resize(len(all), rows).To(p.place(all))
	first, end := p.list.Seen()
	for i := first; i < end; i++ {
		at := i == p.list.Cursor()
		if at && focused && !p.find.open {
			p.x, p.y, p.rests = 0, len(lines), true
		}
		lines = append(lines, row(d, &lay, &all[i], w, at, days))
	}
	if hinted {
		lines = append(grid.Lines(lines, w, h-1), th.Faint.Render(grid.Fit("  "+p.list.Hint(), w)))
	}
	p.rests = p.rests && p.y < h
	return grid.Lines(lines, w, h)
}

// nobody says why nobody is listed.
func (p *Pane) nobody(w int) []string {
	if p.find.typed != "" {
		return append([]string{""}, grid.Wrap(" Nobody answers to this. Fewer letters find more; esc empties the line.", w)...)
	}
	if p.view != everybody {
		return append([]string{""}, grid.Wrap(" Nobody stands so. v shows others.", w)...)
	}
	return append([]string{""}, grid.Wrap(" Nobody is here yet. n adds somebody; or copy the cells with names, schools and e-mail addresses in Excel and paste them here.", w)...)
}

// top is the first line: the find line, or how many there are.
func (p *Pane) top(d pane.Desk, w int) string {
	if p.find.open {
		return p.findLine(d, w)
	}
	words := counts(d.Snapshot())
	if p.view != everybody {
		words = strings.ToUpper(p.view.String()) + " (v turns)   " + words
	}
	return " " + grid.Cut(words, w-1)
}

// counts says how many have which place.
func counts(s *model.Snapshot) string {
	n := map[model.Status]int{}
	next := 0
	for _, e := range s.Enrolments {
		if e.For != 0 {
			next++
			continue
		}
		n[e.Status]++
	}
	out := count(s.Listed(), "person", "people") + " on the list"
	if places := s.Cohort.Places; places > 0 {
		out = fmt.Sprintf("%d of %s on the list", s.Listed(), count(places, "place", "places"))
	}
	for _, st := range []model.Status{
		model.Paused, model.Withdrawn, model.NotOnList, model.Waiting, model.Applied, model.DatesSent, model.Interested, model.Declined,
	} {
		if n[st] > 0 {
			out += fmt.Sprintf("   %s %d", st, n[st])
		}
	}
	if next > 0 {
		out += fmt.Sprintf("   next year %d", next)
	}
	return out
}

// findLine is the line on which letters are typed, with what enter will do. The end of
// what was typed is always seen.
func (p *Pane) findLine(d pane.Desk, w int) string {
	th, all := d.Theme(), p.people(d)
	words := "type letters of the name"
	switch {
	case p.find.typed == "":
	case len(all) == 0:
		words = "nobody"
	case all[0].Slip:
		words = "perhaps; enter opens"
	default:
		words = fmt.Sprintf("%d of %d; enter opens", len(all), len(d.Snapshot().Enrolments))
	}
	head, ask := "FIND:", " name, school or e-mail "+th.Glyphs.Cursor+" "
	typed := grid.Clean(p.find.typed)
	need := grid.Width(words) + 3
	if 1+len(head)+grid.Width(ask)+12+need > w {
		ask = " "
	}
	room := w - 2 - len(head) - grid.Width(ask) - need
	if room < 8 {
		words = ""
		room = max(1, w-2-len(head)-grid.Width(ask))
	}
	for grid.Width(typed) > room {
		typed = typed[grid.Next(typed, 0):]
	}
	p.x, p.y = min(1+len(head)+grid.Width(ask)+grid.Width(typed), w-1), 0
	p.rests = true
	line := " " + th.Key.Render(head) + ask + typed + th.Caret.Render("_")
	if words != "" {
		line += "  " + th.Accent.Render(words)
	}
	return line
}

// row is the line of one person, with days and tasks or without.
func row(d pane.Desk, lay *grid.Columns, f *model.Found, w int, cursor, days bool) string {
	th, s, e := d.Theme(), d.Snapshot(), f.Enrolment
	all := d.Privacy() == pane.Everything
	cells := make([]string, colTasks+1)
	if cursor {
		cells[colCursor] = th.Glyphs.Cursor
	}
	cells[colCursor] = lay.Fit(colCursor, cells[colCursor])
	cells[colName] = lay.Fit(colName, f.Person.Listed())
	school := ""
	if f.School != nil {
		school = f.School.Name
	}
	cells[colSchool], cells[colRole] = lay.Fit(colSchool, school), lay.Fit(colRole, e.Role)
	cells[colPlace] = placeStyle(th, e).Render(lay.Fit(colPlace, placeWords(s, e, model.DayOf(d.Now()), all)))
	if e.Year > 0 {
		cells[colYear] = fmt.Sprint(e.Year)
	}
	cells[colYear] = lay.Fit(colYear, cells[colYear])
	if days {
		cells[colDays], cells[colTasks] = lay.Fit(colDays, s.DaysOf(e)), lay.Fit(colTasks, tasksWords(d, e))
	} else {
		cells = cells[:colDays]
	}
	line := lay.Join(cells...)
	if cursor {
		return th.Row(line, w)
	}
	return line
}

// tasksWords are how many of the tasks set so far are back: "2 of 3".
func tasksWords(d pane.Desk, e *model.Enrolment) string {
	o := d.Snapshot().Outlook(e, d.Now())
	if o.TasksSet == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", o.TasksBack, o.TasksSet)
}

// placeWords are the status of a place with its day; why it ended only where all may be
// shown.
func placeWords(s *model.Snapshot, e *model.Enrolment, today model.Day, all bool) string {
	words := []string{}
	say := func(format string, args ...any) { words = append(words, fmt.Sprintf(format, args...)) }
	switch st := e.StatusOn(today); st {
	case model.Paused:
		say("paused")
		for _, p := range e.Pauses {
			if p.Covers(today) && p.From.Known() {
				words[0] += " since " + p.From.Short()
			}
			if p.Covers(today) && p.Until.Known() {
				say("back %s", p.Until.Short())
			}
		}
	case model.Enrolled:
		say("enrolled")
		for _, p := range e.Pauses {
			if p.From > today {
				say("pause from %s", p.From.Short())
			}
		}
		switch {
		case e.Status == model.Withdrawn:
			say("leaves %s", e.Until.Short())
		case e.From > today:
			say("from %s", e.From.Short())
		}
	case model.Withdrawn:
		say("withdrawn %s", e.Until.Short())
		if all && e.Reason != model.LeftUnsaid {
			words[0] += ": " + e.Reason.String()
		}
	case model.NotOnList, model.Completed:
		say("%s", st)
	default:
		say("%s", st)
		if n := slices.Index(waiting(s, e), e); n >= 0 {
			words[0] += fmt.Sprintf(", number %d,", n+1)
		}
		if since := e.Since(st).Day; since.Known() {
			words[0] += " since " + since.Short()
		}
		if e.Offered.Day.Known() {
			words[0] = "place offered " + e.Offered.Day.Short()
		}
		if e.For != 0 {
			words[0] = model.AcademicYearWords(e.For) + ": " + words[0]
		}
	}
	return strings.Trim(strings.Join(words, ", "), " ,")
}

// waiting is the queue in which a place stands; nil for one that does not wait.
func waiting(s *model.Snapshot, e *model.Enrolment) []*model.Enrolment {
	if e.Status != model.Waiting {
		return nil
	}
	return s.Queue()
}

// placeStyle repeats in colour what the words of a place say.
func placeStyle(th *theme.Theme, e *model.Enrolment) theme.Style {
	switch e.Status {
	case model.Enrolled, model.Completed:
		return th.Text
	case model.Withdrawn, model.Declined:
		return th.Faint
	case model.NotOnList:
		return th.Warn
	}
	return th.Info
}
