package tui

import (
	"fmt"
	"strings"
	"time"

	"workgroup/model"
	"workgroup/tui/grid"
)

// nextWords says in a line of w cells which session comes next, and what of the sessions
// that were is not finished. Where there is no room for all, the rest is said in fewer
// words, then left out from its end: what comes next always stands.
func nextWords(s *model.Snapshot, now time.Time, w int) string {
	parts, short := nextParts(s, now)
	for _, said := range [][]string{parts, short} {
		if line := strings.Join(said, "  "); grid.Width(line) <= w {
			return line
		}
	}
	for len(short) > 1 && grid.Width(strings.Join(short, "  ")) > w {
		short = short[:len(short)-1]
	}
	return strings.Join(short, "  ")
}

// nextParts are what is said, what matters most first, and the same in few words.
func nextParts(s *model.Snapshot, now time.Time) (parts, short []string) {
	add := func(said, few string) { parts, short = append(parts, said), append(short, few) }
	if next, _ := nextSession(s, now); next != "" {
		add("NEXT: "+next, "NEXT: "+next)
	} else {
		add("No session with a date is to come.", "No session with a date is to come.")
	}
	if open := unfinished(s, now); len(open) > 0 {
		numbers := strings.Join(open, ", ")
		add("Not finished: register "+numbers+".", "Unfinished: "+numbers+".")
	}
	for _, x := range s.Sessions {
		if x.Kind == model.Visit && x.State == model.Planned {
			without, freed := s.WithoutDate(x.ID)
			if n := len(without) + len(freed); n > 0 {
				add(fmt.Sprintf("No visit date: %d.", n), fmt.Sprintf("No date: %d.", n))
			}
		}
	}
	return parts, short
}

// freeWords say until when a place in the next session can be given up without a charge; ""
// where there is no rule, or that day is over.
func freeWords(s *model.Snapshot, now time.Time) string {
	_, day := nextSession(s, now)
	last := s.LastFreeDay(day)
	if !last.Known() || last < model.DayOf(now) {
		return ""
	}
	return "Free to cancel until " + last.Date().Format("Mon 2 Jan") + "."
}

// nextSession is the next session or date of a visit, and its day: today's until its end, or
// until its register is finished.
func nextSession(s *model.Snapshot, now time.Time) (words string, best model.Day) {
	today := model.DayOf(now)
	take := func(d model.Day, name string, start, end model.Clock, going string) {
		over := d == today && end.Known() && model.ClockOf(now) > end
		if !d.Known() || d < today || over || best.Known() && d >= best {
			return
		}
		best = d
		words = name + ", " + d.Date().Format("Mon 2 Jan")
		if start.Known() {
			words += " " + start.String()
		}
		switch n := int(d - today); n {
		case 0:
			words += ", today"
		case 1:
			words += ", tomorrow"
		default:
			words += fmt.Sprintf(", in %d days", n)
		}
		words += going + "."
	}
	for _, x := range s.Sessions {
		if x.State != model.Planned {
			continue
		}
		if x.Kind == model.Visit {
			for _, slot := range s.SlotsOf(x.ID) {
				if slot.State == model.Planned && !slot.Finish.Is {
					take(slot.Date, fmt.Sprintf("%d visit", x.Number), slot.Start, slot.End, fmt.Sprintf(", %d going", going(s, slot)))
				}
			}
			continue
		}
		if !x.Finish.Is {
			take(x.Date, fmt.Sprintf("%d %s", x.Number, x.Kind), x.Start, x.End, coming(s, x))
		}
	}
	return words, best
}

// going is how many of those booked on a date have not said that they cannot come.
func going(s *model.Snapshot, slot *model.Slot) int {
	n := 0
	for _, e := range s.Coming(slot) {
		if e.Told(slot.Session).Kind != model.CannotCome {
			n++
		}
	}
	return n
}

// coming is how many of those on the list have not said that they cannot come, and are not
// marked so; "" where nobody is on it.
func coming(s *model.Snapshot, x *model.Session) string {
	n, of := 0, 0
	for _, e := range s.Enrolments {
		mark := s.MarkOf(e, x).Kind
		if e.Status == model.NotOnList || mark == model.NotEnrolled || !e.Counts() {
			continue
		}
		of++
		switch mark {
		case model.Absent, model.Cancelled, model.Substitute, model.Excused:
			continue
		case model.Unmarked:
			if told := e.Told(x.ID).Kind; told == model.CannotCome || told == model.WillSend {
				continue
			}
		}
		n++
	}
	if of == 0 {
		return ""
	}
	return fmt.Sprintf(", %d of %d coming", n, of)
}

// unfinished are the numbers of the sessions whose day has come and whose register is
// begun or past, and not finished.
func unfinished(s *model.Snapshot, now time.Time) []string {
	today := model.DayOf(now)
	var out []string
	for _, x := range s.Sessions {
		if x.Kind == model.Visit || x.State != model.Planned || !x.Date.Known() || x.Finish.Is {
			continue
		}
		h, _ := s.Sheet(model.SheetID{Session: x.ID})
		c := h.Count()
		if c.Total == 0 {
			continue
		}
		if x.Date < today || x.Date == today && c.Unmarked < c.Total {
			out = append(out, fmt.Sprint(x.Number))
		}
	}
	return out
}
