package model

import (
	"fmt"
	"time"
)

// Finding is something that a lead should look at, worked out from the data.
type Finding struct {
	// Urgent findings stand first.
	Urgent   bool
	Sentence string
	// Session and Slot are the place to go to, or Enrolment is the card.
	Session, Slot ID
	Enrolment     ID
	// Task is the task whose sheet to go to.
	Task ID
	// Fee says that it is about a fee: the place to go to is the list of charges.
	Fee bool
	// Outcomes says that the place is the pane of outcomes; Plan is the plan or the
	// initiative to go to there.
	Outcomes bool
	Plan     ID
	// Private says that it is not for others to read: whom the page does not fit.
	Private bool
}

// Findings are what there is to do in a cohort: registers not finished, dates
// unknown or called off, people without a date for a visit or waiting for one, tasks
// not back, two answers.
func (s *Snapshot) Findings(now time.Time) []Finding {
	var urgent, rest []Finding
	today := DayOf(now)
	add := func(f Finding) {
		if f.Urgent {
			urgent = append(urgent, f)
		} else {
			rest = append(rest, f)
		}
	}
	register := func(id SheetID, name string) {
		h, ok := s.Sheet(id)
		if !ok || !h.Date.Known() || h.Date > today || h.Finish.Is {
			return
		}
		c := h.Count()
		if c.Disputed > 0 {
			add(Finding{Urgent: true, Sentence: fmt.Sprintf("%s: %d with two answers", name, c.Disputed), Session: id.Session, Slot: id.Slot})
		}
		switch {
		case c.Total == 0:
		case c.Unmarked == c.Total && h.Date == today:
			add(Finding{Urgent: true, Sentence: fmt.Sprintf("%s is today: register not begun", name), Session: id.Session, Slot: id.Slot})
		case c.Unmarked > 0:
			add(Finding{Urgent: true, Sentence: fmt.Sprintf("%s: %d still unmarked", name, c.Unmarked), Session: id.Session, Slot: id.Slot})
		case c.Disputed > 0:
		default:
			add(Finding{Sentence: fmt.Sprintf("%s: all marked, finish it with f", name), Session: id.Session, Slot: id.Slot})
		}
	}
	for i, x := range s.Sessions {
		name := fmt.Sprintf("Session %d", x.Number)
		if i > 0 && s.Sessions[i-1].Number == x.Number {
			add(Finding{Sentence: fmt.Sprintf("Two sessions have number %d: put one at another place", x.Number), Session: x.ID})
		}
		for _, t := range s.TasksOf(x.ID) {
			if f, late := s.overdue(t, today); late {
				add(f)
			}
		}
		if x.State == CalledOff && (s.Cohort.Year == 0 || today.AcademicYear() <= s.Cohort.Year) {
			add(Finding{Sentence: name + ": called off, no new date yet", Session: x.ID})
		}
		if x.State != Planned {
			continue
		}
		if x.Kind != Visit {
			if !x.Date.Known() {
				add(Finding{Sentence: name + ": no date yet", Session: x.ID})
				continue
			}
			register(SheetID{x.ID, 0}, name)
			if !x.Start.Known() && x.Date >= today {
				add(Finding{Sentence: name + ": time not set", Session: x.ID})
			}
			continue
		}
		slots := s.SlotsOf(x.ID)
		if len(slots) == 0 {
			add(Finding{Sentence: name + ": no dates offered yet", Session: x.ID})
		}
		for _, slot := range slots {
			if slot.State != Planned {
				continue
			}
			if !slot.Date.Known() {
				add(Finding{Sentence: fmt.Sprintf("%s, %s: no date yet", name, slot.Host), Session: x.ID, Slot: slot.ID})
				continue
			}
			register(SheetID{x.ID, slot.ID}, "Visit "+slot.Date.Short())
			if slot.Date >= today {
				for _, f := range s.fullness(slot) {
					add(f)
				}
			}
		}
		without, freed := s.WithoutDate(x.ID)
		if len(freed) > 0 {
			add(Finding{Urgent: true, Sentence: fmt.Sprintf("%s: date called off, %s a new one", name, need(len(freed))), Session: x.ID})
		}
		if len(without) > 0 {
			add(Finding{Sentence: fmt.Sprintf("%s: %s no visit date", name, have(len(without))), Session: x.ID})
		}
	}
	for _, f := range s.feeFindings() {
		add(f)
	}
	for _, f := range s.peopleFindings(today) {
		add(f)
	}
	for _, f := range s.outcomeFindings(today) {
		add(f)
	}
	return append(urgent, rest...)
}

func need(n int) string {
	if n == 1 {
		return "1 person needs"
	}
	return fmt.Sprintf("%d people need", n)
}

func have(n int) string {
	if n == 1 {
		return "1 person has"
	}
	return fmt.Sprintf("%d people have", n)
}

// WithoutDate are the places that have no date for a visit, and those whose date
// was called off; who has been marked or is no longer on the list needs none.
func (s *Snapshot) WithoutDate(session ID) (without, freed []*Enrolment) {
	x := s.Session(session)
	if x == nil || x.Kind != Visit {
		return nil, nil
	}
	for _, e := range s.Enrolments {
		if e.Status != Enrolled || e.Mark(session).Kind != Unmarked {
			continue
		}
		slot := s.Slot(e.Booking(session))
		switch {
		case slot == nil:
			without = append(without, e)
		case slot.State != Planned:
			freed = append(freed, e)
		}
	}
	return without, freed
}

// Booked are the places booked on one date of a visit.
func (s *Snapshot) Booked(slot *Slot) []*Enrolment {
	var out []*Enrolment
	for _, e := range s.Enrolments {
		if e.Counts() && e.Booking(slot.Session) == slot.ID {
			out = append(out, e)
		}
	}
	return out
}
