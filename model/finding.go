package model

import (
	"fmt"
	"time"
)

// Finding is something that a lead should look at, worked out from the data.
type Finding struct {
	// Key is the same as long as it is about the same thing, whatever its sentence says.
	Key FindingKey
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
	// Removed says that it is about something that was removed: bring it back, or leave it.
	Removed Removed
	// Private says that it is not for others to read: whom the page does not fit.
	Private bool
	// Kept says that it is about how long what is about people is kept: the place to go to is
	// that question.
	Kept bool
}

// Findings are what there is to do in a cohort: registers not finished, dates
// unknown, past or called off, people without a date for a visit or waiting for one, tasks
// not back, two answers. What was put off until a later day is not among them.
func (s *Snapshot) Findings(now time.Time) []Finding {
	shown, _ := s.findingsOn(DayOf(now))
	return shown
}

// findingsOn are the findings of a day, urgent ones first, and those of them that are put
// off.
func (s *Snapshot) findingsOn(today Day) (shown []Finding, off []Deferred) {
	var rest []Finding
	all := s.spells()
	for i := range all {
		x := &all[i]
		if !x.holds(today) {
			continue
		}
		f := x.Finding
		if x.says != nil {
			f.Sentence = x.says(today)
		}
		switch p, is := s.putOff(f.Key); {
		case is && today < p.Until:
			off = append(off, Deferred{f, p})
		case f.Urgent:
			shown = append(shown, f)
		default:
			rest = append(rest, f)
		}
	}
	return append(shown, rest...), off
}

// spell is a finding with the days on which it is one.
type spell struct {
	Finding
	// from is the first of them and until the day after the last; 0 for no limit.
	from, until Day
	// says is its sentence on a day; nil where it is the same on all.
	says func(today Day) string
}

func (x *spell) holds(day Day) bool { return day >= x.from && (x.until == 0 || day < x.until) }

// spells gathers findings.
type spells []spell

// always adds what is to be done on whatever day one looks.
func (l *spells) always(f Finding) { *l = append(*l, spell{Finding: f}) }

// from adds what is to be done from a day on.
func (l *spells) from(day Day, f Finding) { *l = append(*l, spell{Finding: f, from: day}) }

// until adds what is to be done before a day.
func (l *spells) until(day Day, f Finding) { *l = append(*l, spell{Finding: f, until: day}) }

// spells are all findings of the cohort on whatever day, each with its days: what is to be
// done on a day, and how much, follows from them without another look at the cohort.
func (s *Snapshot) spells() []spell {
	l := make(spells, 0, 24)
	for i, x := range s.Sessions {
		if i > 0 && s.Sessions[i-1].Number == x.Number {
			l.always(Finding{
				Key: key(FindSameNumber, x.ID), Session: x.ID,
				Sentence: fmt.Sprintf("Two sessions have number %d: put one at another place", x.Number),
			})
		}
		for _, t := range s.TasksOf(x.ID) {
			s.overdue(&l, t)
		}
		s.sessionFindings(&l, x)
	}
	s.removedFindings(&l)
	s.pastFindings(&l)
	s.feeFindings(&l)
	s.peopleFindings(&l)
	s.outcomeFindings(&l)
	s.retentionFindings(&l)
	return l
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
