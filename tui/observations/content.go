package observations

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// spot is where the cursor can rest: on a date of a visit, on somebody who is booked on
// it or waits for it, or, without a date, on somebody who has none that stands. The zero
// spot is none.
type spot struct {
	visit, slot, enrolment model.ID
	waits                  bool
}

// line is one line of the pane; at is the spot that it belongs to, or none.
type line struct {
	text string
	at   spot
}

// visit is one visit of the cohort with its dates and the people who need one.
type visit struct {
	session        *model.Session
	dates          []date
	without, freed []*model.Enrolment
}

// visits are those of the cohort in the order of their numbers.
func visits(s *model.Snapshot) []visit {
	var out []visit
	for _, x := range s.Sessions {
		if x.Kind == model.Visit {
			v := visit{session: x, dates: datesOf(s, x)}
			if x.State == model.Planned {
				v.without, v.freed = s.WithoutDate(x.ID)
			}
			out = append(out, v)
		}
	}
	return out
}

// slots are the dates of all visits in the order in which they are shown.
func slots(vs []visit) []date {
	var out []date
	for _, v := range vs {
		out = append(out, v.dates...)
	}
	return out
}

// spots are all places for the cursor in the order in which they are shown: the dates,
// after the one that is open its people, and the people without a date.
func spots(s *model.Snapshot, vs []visit, open model.ID) []spot {
	var out []spot
	for _, v := range vs {
		for _, o := range v.dates {
			out = append(out, spot{visit: v.session.ID, slot: o.slot.ID})
			if o.slot.ID == open {
				out = append(out, o.people(s)...)
			}
		}
		for _, e := range append(v.without[:len(v.without):len(v.without)], v.freed...) {
			out = append(out, spot{visit: v.session.ID, enrolment: e.ID})
		}
	}
	return out
}

// people are the spots of those booked on a date and of those who wait for it.
func (o date) people(s *model.Snapshot) []spot {
	var out []spot
	for _, e := range s.Booked(o.slot) {
		out = append(out, spot{o.slot.Session, o.slot.ID, e.ID, false})
	}
	for _, e := range s.Waiting(o.slot.ID) {
		out = append(out, spot{o.slot.Session, o.slot.ID, e.ID, true})
	}
	return out
}

// sheet is what the lines of the pane are drawn with.
type sheet struct {
	th    *theme.Theme
	s     *model.Snapshot
	today model.Day
	at    spot
	w     int
	bare  bool // no wishes, reasons and briefings
}

// timetable is all dates of the visits with the people who have none. Where there
// are several visits each has its heading.
func (c sheet) timetable(vs []visit) []line {
	var out []line
	for i, v := range vs {
		if i > 0 {
			out = append(out, line{})
		}
		if len(vs) > 1 {
			out = append(out, line{text: c.th.Title.Render(grid.Cut(visitName(v.session), c.w))})
		}
		out = append(out, c.visit(v)...)
	}
	return out
}

// visitName is a visit as a heading and a form name it.
func visitName(x *model.Session) string {
	if x.Title == "" {
		return fmt.Sprintf("Session %d", x.Number)
	}
	return fmt.Sprintf("Session %d: %s", x.Number, x.Title)
}

func (c sheet) visit(v visit) []line {
	var out []line
	switch v.session.State {
	case model.CalledOff:
		out = words(fmt.Sprintf("Session %d is called off.", v.session.Number), c.w)
	case model.NotHeldAt:
		out = words(fmt.Sprintf("Session %d was not held.", v.session.Number), c.w)
	}
	hosts := 0
	for _, o := range v.dates {
		hosts = max(hosts, grid.Width(host(o.slot)))
	}
	for _, o := range v.dates {
		on := spot{visit: v.session.ID, slot: o.slot.ID}
		for _, text := range o.lines(c.th, c.today, c.w, hosts, on == c.at) {
			out = append(out, line{text, on})
		}
		if o.slot.ID == c.at.slot {
			out = append(out, c.opened(o)...)
		}
	}
	if v.session.State != model.Planned {
		return out
	}
	if len(v.dates) == 0 {
		out = append(out, words("No dates are offered yet: n offers one.", c.w)...)
	}
	out = append(out, c.group(v, "No date yet (%d):", v.without)...)
	out = append(out, c.group(v, "Date called off, needs new (%d):", v.freed)...)
	if len(v.without)+len(v.freed) == 0 && len(v.dates) > 0 {
		out = append(out, line{})
		out = append(out, words("Nobody is without a date.", c.w)...)
	}
	return out
}

// group are people without a date below their heading, each with what suits
// them.
func (c sheet) group(v visit, heading string, es []*model.Enrolment) []line {
	if len(es) == 0 {
		return nil
	}
	out := append([]line{{}}, titled(c.th, fmt.Sprintf(heading, len(es)), c.w)...)
	for _, e := range es {
		wish := ""
		if !c.bare {
			wish = suitWords(c.s, e, v.session.ID, c.today)
		}
		out = append(out, c.person(spot{visit: v.session.ID, enrolment: e.ID}, "", name(c.s, e), wish, c.th.Info))
	}
	return out
}

// The cells before a person's name, without a date and below one.
const (
	personCells = 2
	bookedCells = 4
)

// person is the line of somebody, with what is to be known beside the name.
func (c sheet) person(at spot, before, name, beside string, look theme.Style) line {
	indent := personCells
	if at.slot != 0 {
		indent = bookedCells
	}
	mark := grid.Fit("", indent)
	if at == c.at {
		mark = grid.Fit(c.th.Glyphs.Cursor, indent)
	}
	room := max(0, c.w-indent-grid.Width(before))
	text := mark + c.th.Faint.Render(grid.Cut(before, c.w-indent))
	if beside == "" {
		return line{text + grid.Cut(name, room), at}
	}
	cells := min(grid.Width(name), max(room-2-grid.Width(beside), room*3/5))
	text += grid.Fit(name, cells)
	if left := room - cells - 2; left > 2 {
		text += "  " + look.Render(grid.Cut(beside, left))
	}
	return line{text, at}
}

// opened is what stands below the date with the cursor: who is booked, who waits, and
// what else is known of it.
func (c sheet) opened(o date) []line {
	var out []line
	visit := c.s.Session(o.slot.Session)
	n := 0
	for _, at := range o.people(c.s) {
		e := c.s.Enrolment(at.enrolment)
		if at.waits {
			n++
			beside := ""
			if free, _ := c.s.FreePlaces(o.slot); n <= free && o.slot.State == model.Planned {
				beside = "f books"
			}
			out = append(out, c.person(at, fmt.Sprintf("waits %d ", n), name(c.s, e), beside, c.th.Accent))
			continue
		}
		beside, look := c.standing(e, visit)
		out = append(out, c.person(at, "", name(c.s, e), beside, look))
	}
	const most = 4
	about := grid.Wrap(grid.Cut(o.about(c.bare), (most+1)*c.w), c.w-bookedCells)
	if len(about) > most {
		about = append(about[:most-1], grid.Cut(about[most-1]+" "+about[most], c.w-bookedCells))
	}
	for _, l := range about {
		out = append(out, line{text: grid.Fit("", min(bookedCells, c.w)) + c.th.Faint.Render(l)})
	}
	return out
}

// standing says of somebody who is booked what is marked, else what was told, else why
// there was a place though the date was full.
func (c sheet) standing(e *model.Enrolment, x *model.Session) (string, theme.Style) {
	m, t := c.s.MarkOf(e, x), e.Told(x.ID)
	switch {
	case len(e.Claims(x.ID)) > 1:
		return "two answers", c.th.Bad
	case m.Kind != model.Unmarked && m.Kind != model.NotHeld:
		return m.Words(), c.th.Faint
	case t.Kind != model.ToldNothing:
		return toldWords(c.s, t), c.th.Info
	case e.Overbooked(x.ID) != "" && !c.bare:
		return "extra: " + e.Overbooked(x.ID), c.th.Warn
	}
	return "", c.th.Text
}
