package observations

import (
	"fmt"
	"strings"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// Cells that a part of a date's line takes, or needs before it is shown.
const (
	cursorCells = 2
	dateCells   = 10 // Tue 12 Dec
	timeCells   = 5
	leastHost   = 6
)

// date is one date of a visit with what is shown of it.
type date struct {
	slot *model.Slot
	// going are the places booked that still stand; here and open count their marks.
	going, here, open int
	// waiting is how many wait for a place.
	waiting int
}

// datesOf are the dates of a visit with their bookings.
func datesOf(s *model.Snapshot, x *model.Session) []date {
	slots := s.SlotsOf(x.ID)
	out := make([]date, len(slots))
	at := make(map[model.ID]int, len(slots))
	for i, slot := range slots {
		out[i].slot, at[slot.ID] = slot, i
		out[i].waiting = len(s.Waiting(slot.ID))
	}
	for _, e := range s.Enrolments {
		i, booked := at[e.Booking(x.ID)]
		m := s.MarkOf(e, x)
		switch {
		case !booked || !e.Counts() || m.Kind == model.NotEnrolled:
			continue
		case e.Status == model.Withdrawn && m.Kind == model.Unmarked:
			continue
		case m.Here():
			out[i].here++
		case m.Kind == model.Unmarked:
			out[i].open++
		}
		out[i].going++
	}
	return out
}

// standing says in words how a date stands, and how loud that is.
func (o date) standing(th *theme.Theme, today model.Day) (string, theme.Style) {
	switch {
	case o.slot.State == model.CalledOff:
		return "CALLED OFF", th.Bad
	case o.slot.State == model.NotHeldAt:
		return "NOT HELD", th.Bad
	case o.slot.Date.Known() && o.slot.Date < today:
		said := fmt.Sprintf("%d of %d came", o.here, o.going)
		if o.open > 0 {
			return fmt.Sprintf("%s, %d unmarked", said, o.open), th.Warn
		}
		return said, th.Faint
	}
	said, look := fmt.Sprintf("%d booked", o.going), th.Text
	if most := o.slot.Capacity; most > 0 {
		said = fmt.Sprintf("%d/%d", o.going, most)
		switch {
		case o.going > most:
			said, look = fmt.Sprintf("%s OVER BY %d", said, o.going-most), th.Bad
		case o.going == most:
			said, look = said+" FULL", th.Warn
		}
	}
	if o.waiting > 0 {
		said += fmt.Sprintf(", %d %s", o.waiting, plural(o.waiting, "waits", "wait"))
	}
	if o.slot.Date == today {
		said += " TODAY"
	}
	return said, look
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// about is what is known of a date beside day, start and host; bare leaves out what is
// not for others to see.
func (o date) about(bare bool) string {
	x := o.slot
	var parts []string
	add := func(format, text string) {
		if text != "" {
			parts = append(parts, fmt.Sprintf(format, text))
		}
	}
	if x.End.Known() {
		add("%s", x.Start.String()+"-"+x.End.String())
	}
	if x.Kind != model.KindUnsaid {
		add("%s", x.Kind.String())
	}
	if x.Host != "" {
		add("%s", x.Setting)
	}
	teacher := x.Teacher
	switch {
	case teacher != "" && x.Mastery:
		teacher += " (Mastery Specialist)"
	case x.Mastery:
		teacher = "a Mastery Specialist"
	}
	add("taught by %s", teacher)
	add("focus: %s", x.Focus)
	add("talk led by %s", x.Facilitator)
	if x.Distance != model.DistanceUnsaid {
		add("%s", x.Distance.String())
	}
	add("%s", x.Address)
	if !bare {
		add("called off: %s", x.Reason)
		add("%s", x.Briefing)
	}
	return strings.Join(parts, "; ")
}

func host(slot *model.Slot) string {
	if slot.Host != "" {
		return slot.Host
	}
	return slot.Setting
}

// lines are those of a date in w cells: one, or two where the place would not be
// readable beside what must be said. hosts is how wide the places of the visit are.
func (o date) lines(th *theme.Theme, today model.Day, w, hosts int, cursor bool) []string {
	before := strings.Repeat(" ", cursorCells)
	if cursor {
		before = grid.Fit(th.Glyphs.Cursor, cursorCells)
	}
	said, look := o.standing(th, today)
	day := "no date"
	if o.slot.Date.Known() {
		day = o.slot.Date.Date().Format("Mon _2 Jan")
	}
	time := o.slot.Start.String()
	head := before + grid.Fit(day, dateCells) + " " + grid.Fit(time, timeCells) + " "
	where := host(o.slot)
	room := w - grid.Width(head) - 1 - len(said)
	if room < min(grid.Width(where), leastHost) && (time == "" || o.slot.State != model.Planned) {
		head = before + grid.Fit(day, dateCells) + " "
		room += timeCells + 1
	}
	if room >= min(grid.Width(where), leastHost) {
		return []string{head + grid.Fit(where, min(hosts, room)) + " " + look.Render(said)}
	}
	return []string{
		head + grid.Cut(where, w-grid.Width(head)),
		strings.Repeat(" ", cursorCells+2) + look.Render(grid.Cut(said, w-cursorCells-2)),
	}
}

// first is the date on which the cursor rests at first: the next that stands, else
// one without a day, else the last.
func first(dates []date, today model.Day) model.ID {
	var undated model.ID
	for _, o := range dates {
		if o.slot.State != model.Planned {
			continue
		}
		if o.slot.Date >= today {
			return o.slot.ID
		}
		if !o.slot.Date.Known() && undated == 0 {
			undated = o.slot.ID
		}
	}
	switch {
	case undated != 0:
		return undated
	case len(dates) > 0:
		return dates[len(dates)-1].slot.ID
	}
	return 0
}
