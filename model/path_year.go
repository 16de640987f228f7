package model

import (
	"cmp"
	"fmt"
)

// NextYear puts somebody on the interest list of the next academic year, which stands
// apart from this year's people and on no register. Who has a place this year keeps it.
type NextYear struct {
	Enrolment ID
	// Day is when they asked; today where nothing is said.
	Day Day
}

// Plan writes a place of its own for who has one here, else moves the one that is asked for.
func (a NextYear) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name, day, year := s.Person(e.Person).Apart(), cmp.Or(a.Day, DayOf(env.Now)), s.Cohort.Year+1
	if err := s.checkDay(day); err != nil {
		return Plan{}, err
	}
	switch {
	case s.Cohort.Year == 0:
		return Plan{}, refuse("This cohort has no academic year yet, so none is next. Type it in the list of cohorts first (e).")
	case e.For != 0:
		return Plan{}, refuse("%s asks for %s already.", name, AcademicYearWords(e.For))
	case s.asks(e.Person, year) != nil:
		return Plan{}, refuse("%s asks for %s already.", name, AcademicYearWords(year))
	}
	d := NewDraft(s, env, VerbNextYear, e.ID)
	if !e.Counts() {
		d.waitsNoMore(e)
		d.int(KindEnrolment, e.ID, enrolmentFor, int64(year))
		if e.Status != Interested {
			d.status(e, Interested, day)
		}
		return d.planned("%s asks for %s.", name, AcademicYearWords(year)), nil
	}
	next := Enrolment{
		ID: env.NewID(), Person: e.Person, School: e.School, Role: e.Role, Designation: e.Designation, Status: Interested, For: year,
		Further: e.Further,
	}
	if e.Year > 0 {
		next.Year = e.Year + 1
	}
	d.Enrol(next)
	d.SinceAs(next, Interested, Since{day, env.Lead})
	return d.planned("%s asks for %s too.", name, AcademicYearWords(year)), nil
}

// asks is the place of a person that is asked for a year, 0 for that of the cohort; or nil.
func (s *Snapshot) asks(person ID, year int) *Enrolment {
	for _, e := range s.Enrolments {
		if e.Person == person && e.For == year {
			return e
		}
	}
	return nil
}

// ThisYear takes somebody off the interest list of the next year: they ask for this one
// after all.
type ThisYear struct{ Enrolment ID }

// Plan moves what they asked for.
func (a ThisYear) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name := s.Person(e.Person).Apart()
	switch {
	case e.For == 0:
		return Plan{}, refuse("%s is not on next year's list.", name)
	case s.asks(e.Person, 0) != nil:
		return Plan{}, refuse("%s is among this year's people already.", name)
	}
	d := NewDraft(s, env, VerbThisYear, e.ID)
	d.int(KindEnrolment, e.ID, enrolmentFor, 0)
	return d.planned("%s", fmt.Sprintf("%s asks for %s now: %s.", name, AcademicYearWords(s.Cohort.Year), e.Status)), nil
}

// checkFor refuses a new place that is asked for another year than the next, or given for
// it: what is given is given in that year's cohort.
func (s *Snapshot) checkFor(a NewPerson) error {
	switch {
	case a.For == 0:
		return nil
	case s.Cohort.Year == 0:
		return refuse("This cohort has no academic year yet, so none is next. Type it in the list of cohorts first (e).")
	case a.For != s.Cohort.Year+1:
		return refuse("Next year is %s.", AcademicYearWords(s.Cohort.Year+1))
	case a.Status == 0 || a.Status >= Waiting:
		return refuse("For next year somebody is interested, told the dates, or applied: places are given in that year's cohort.")
	}
	return nil
}
