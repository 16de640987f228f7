package model

import (
	"cmp"
	"time"
)

// Next is what comes next for a place: a session, or the date of a visit that it is
// booked on.
type Next struct {
	Session *Session
	// Slot is the date of a visit; nil of other sessions.
	Slot       *Slot
	Day        Day
	Start, End Clock
	// Told is what was told of it already.
	Told Told
}

// Sheet is its register.
func (n Next) Sheet() SheetID {
	id := SheetID{Session: n.Session.ID}
	if n.Slot != nil {
		id.Slot = n.Slot.ID
	}
	return id
}

// Next is the next session or date of a visit for a place: today's until its end, or
// until its register is finished. Where nothing with a date is to come it is the first
// session without one; a visit without a date chosen is none.
func (s *Snapshot) Next(e *Enrolment, now time.Time) (Next, bool) {
	today := DayOf(now)
	var best Next
	for _, x := range s.Sessions {
		n := Next{Session: x, Day: x.Date, Start: x.Start, End: x.End, Told: e.Told(x.ID)}
		finish := x.Finish
		if x.Kind == Visit {
			slot := s.Slot(e.Booking(x.ID))
			if slot == nil || slot.State != Planned {
				continue
			}
			n.Slot, n.Day, n.Start, n.End, finish = slot, slot.Date, slot.Start, slot.End, slot.Finish
		}
		over := n.Day.Known() && (n.Day < today || n.Day == today && n.End.Known() && ClockOf(now) > n.End)
		if x.State != Planned || finish.Is || over || !e.On(n.Day) {
			continue
		}
		if best.Session == nil || cmp.Or(undatedLast(n.Day, best.Day), cmp.Compare(n.Start, best.Start)) < 0 {
			best = n
		}
	}
	return best, best.Session != nil
}

// DaysOf is what a place has earned of what is expected: "1.5 of 3.0", or "1.5" where
// nobody expects a number.
func (s *Snapshot) DaysOf(e *Enrolment) string {
	if q := s.Cohort.Quarters; q != nil {
		return Quarters(s.Earned(e)) + " of " + Quarters(*q)
	}
	return Quarters(s.Earned(e))
}

// TasksBack is how many tasks are back, of how many that are required of this place.
func (s *Snapshot) TasksBack(e *Enrolment) (back, of int) {
	for _, t := range s.Tasks {
		switch e.Task(t.ID).Progress {
		case NotRequired:
			continue
		case Back:
			back++
		}
		of++
	}
	return back, of
}

// VisitOf is the date of a visit that a place is booked on, with its session; ok is false
// where the cohort has no visit. Without a date, or where it was called off, slot says so:
// it is nil, or not planned. Of several visits it is the first that is still to be marked.
func (s *Snapshot) VisitOf(e *Enrolment) (x *Session, slot *Slot, ok bool) {
	for _, v := range s.Sessions {
		if v.Kind != Visit || v.State != Planned {
			continue
		}
		if x == nil || e.Mark(x.ID).Kind != Unmarked {
			x, slot, ok = v, s.Slot(e.Booking(v.ID)), true
		}
	}
	return x, slot, ok
}
