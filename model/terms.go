package model

import (
	"fmt"
	"slices"
	"time"
)

// Term is one of the three terms of an academic year.
type Term uint8

// The terms. By date: September to December, January to Easter, Easter to July.
const (
	Autumn Term = 1
	Spring Term = 2
	Summer Term = 3
)

// String is the term in a word.
func (t Term) String() string { return [...]string{"", "autumn", "spring", "summer"}[min(t, Summer)] }

// Easter is Easter Sunday of a year of the Gregorian calendar.
func Easter(year int) Day {
	// The reckoning of Meeus, Jones and Butcher: the first Sunday after the first full
	// moon of the church on or after 21 March.
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (b - (b+8)/25 + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return MakeDay(year, time.Month(n/31), n%31+1)
}

// TermOf is the term of a day: Easter Sunday begins the summer term.
//
// Source: "sustained over the school year, across two terms at least" of the built-in
// community. Terms differ between authorities and schools; by these dates it warns only.
func TermOf(d Day) Term {
	switch at := d.Date(); {
	case at.Month() >= time.September:
		return Autumn
	case d < Easter(at.Year()):
		return Spring
	}
	return Summer
}

// termsOf are the terms of the days, each once, in their order.
func termsOf(days []Day) []Term {
	var out []Term
	for _, d := range days {
		if d.Known() {
			out = append(out, TermOf(d))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// PlanInOneTerm is the term within which all sessions of a cohort fall that its programme
// wants spread over more; 0 where they are spread, or one has no date yet.
func (s *Snapshot) PlanInOneTerm() Term {
	if s.Programme.Terms < 2 {
		return 0
	}
	var days []Day
	for _, x := range s.Sessions {
		if x.State != Planned || x.Kind == Visit {
			continue
		}
		if !x.Date.Known() {
			return 0
		}
		days = append(days, x.Date)
	}
	for _, x := range s.Slots {
		if x.State == Planned && x.Date.Known() {
			days = append(days, x.Date)
		}
	}
	if terms := termsOf(days); len(terms) == 1 {
		return terms[0]
	}
	return 0
}

// CameInOneTerm are those whose sessions all fell in one term, where the programme wants
// them spread over more and nothing is left for them in another.
func (s *Snapshot) CameInOneTerm(today Day) []*Enrolment {
	if s.Programme.Terms < 2 {
		return nil
	}
	var out []*Enrolment
	for _, e := range s.Enrolments {
		if e.Status != Enrolled && e.Status != Completed {
			continue
		}
		var came, left []Day
		open := false
		for _, x := range s.Sessions {
			if s.MarkOf(e, x).Here() {
				came = append(came, s.dayOf(e, x))
				continue
			}
			if c, may := s.chance(e, x, today); may {
				left, open = append(left, c.Day), open || !c.Day.Known()
			}
		}
		if terms := termsOf(came); len(terms) == 1 && !open && len(termsOf(append(left, came...))) == 1 {
			out = append(out, e)
		}
	}
	return out
}

// termFindings say where what is wanted over two terms falls in one.
func (s *Snapshot) termFindings(l *spells) {
	if term := s.PlanInOneTerm(); term != 0 {
		l.always(Finding{
			Key:      key(FindOneTerm, 0),
			Sentence: fmt.Sprintf("All sessions are in the %s term: the page wants them across two terms at least", term), Session: s.Sessions[0].ID,
		})
	}
	if s.Programme.Terms < 2 {
		return
	}
	// What is left for somebody who has no date of a visit changes on the day after a date.
	turns := []Day{0}
	for _, x := range s.Slots {
		if x.State == Planned && x.Date.Known() {
			turns = append(turns, x.Date+1)
		}
	}
	slices.Sort(turns)
	turns = slices.Compact(turns)
	for i, day := range turns {
		es := s.CameInOneTerm(day)
		if len(es) == 0 {
			continue
		}
		until := Day(0)
		if i+1 < len(turns) {
			until = turns[i+1]
		}
		*l = append(*l, spell{from: day, until: until, Finding: Finding{
			Key: key(FindCameOneTerm, 0), Sentence: count(len(es), "person", "came in one term only", "came in one term only"), Enrolment: es[0].ID,
		}})
	}
}
