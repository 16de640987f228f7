package model

import (
	"cmp"
	"slices"
)

// turns are the days on which the number of findings changes. A finding that is put off
// begins on the day until when it is.
func (s *Snapshot) turns() []Turn {
	found := s.spells()
	all := make([]Turn, 0, 2*len(found))
	for i := range found {
		x := &found[i]
		from := x.from
		if p, is := s.putOff(x.Key); is {
			from = max(from, p.Until)
		}
		if x.until != 0 && from >= x.until {
			continue
		}
		all = append(all, Turn{from, 1})
		if x.until != 0 {
			all = append(all, Turn{x.until, -1})
		}
	}
	slices.SortFunc(all, func(a, b Turn) int { return cmp.Compare(a.Day, b.Day) })
	out := all[:0]
	for _, t := range all {
		if n := len(out); n > 0 && out[n-1].Day == t.Day {
			out[n-1].By += t.By
			continue
		}
		out = append(out, t)
	}
	out = slices.DeleteFunc(out, func(t Turn) bool { return t.By == 0 })
	if len(out) == 0 {
		return nil
	}
	return out
}

// ToDoOn is how many findings there are on a day, but for clashes with other cohorts.
func (f *Facts) ToDoOn(day Day) int {
	n := 0
	for _, t := range f.ToDo {
		if t.Day > day {
			break
		}
		n += t.By
	}
	return n
}

// whereabouts are what clashes are found by.
func (s *Snapshot) whereabouts(e *Enrolment, p *PersonFacts) {
	if all := s.recordsOf(e.Person); len(all) > 1 {
		p.Also = slices.DeleteFunc(slices.Clone(all), func(id ID) bool { return id == e.Person })
	}
	for _, x := range e.Pauses {
		p.Away = append(p.Away, Pause{From: x.From, Until: x.Until})
	}
	if e.Status != Enrolled && e.Status != Paused {
		return
	}
	for _, x := range s.Sessions {
		if x.Kind != Visit || x.State != Planned {
			continue
		}
		if slot := s.Slot(e.Booking(x.ID)); slot != nil && slot.State == Planned && slot.Date.Known() {
			p.Visits = append(p.Visits, VisitDay{x.ID, slot.Date, slot.Start, slot.End})
		}
	}
}

// On tells whether the place stood on a day.
func (p *PersonFacts) On(day Day) bool {
	away := slices.ContainsFunc(p.Away, func(x Pause) bool { return x.Covers(day) })
	return !away && (!p.From.Known() || day >= p.From) && (!p.Until.Known() || day < p.Until)
}

// Is tells whether two places are of one person.
func (p *PersonFacts) Is(o *PersonFacts) bool {
	return p.Person == o.Person || slices.Contains(p.Also, o.Person) || slices.Contains(o.Also, p.Person)
}

// DayTotals are how many stood how on a day, and the quarter days that were earned by then.
type DayTotals struct {
	Tally
	Quarters int
}

// Add adds those of another cohort.
func (t *DayTotals) Add(o DayTotals) {
	t.Interested += o.Interested
	t.Enrolled += o.Enrolled
	t.Engaged += o.Engaged
	t.Withdrawn += o.Withdrawn
	t.Completed += o.Completed
	t.Quarters += o.Quarters
}

// TotalsOn are those of a day: the total of NumbersOn, with the days earned.
func (f *Facts) TotalsOn(day Day) DayTotals {
	var t DayTotals
	for i := range f.People {
		p := &f.People[i]
		if p.For != 0 {
			continue
		}
		t.add(p.StatusOn(day), p.EarnedBy(day))
	}
	return t
}

func (t *DayTotals) add(status Status, earned int) {
	t.count(PersonNumber{Status: status, Engaged: earned > 0 && (status == Enrolled || status == Completed)})
	if status != 0 && status != NotOnList {
		t.Quarters += earned
	}
}

// Behind is somebody who had a place on a day and had earned fewer days than asked for.
type Behind struct {
	Space, Enrolment, Person ID
	// Earned are the quarter days by then.
	Earned int
}

// UnderOn are those who had earned fewer quarter days than so many by a day, added to a
// list.
func (f *Facts) UnderOn(day Day, quarters int, to []Behind) []Behind {
	for i := range f.People {
		p := &f.People[i]
		if p.For != 0 {
			continue
		}
		if s := p.StatusOn(day); s != Enrolled && s != Completed {
			continue
		}
		if n := p.EarnedBy(day); n < quarters {
			to = append(to, Behind{f.Space, p.Enrolment, p.Person, n})
		}
	}
	return to
}
