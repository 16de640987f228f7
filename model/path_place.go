package model

import (
	"cmp"
	"fmt"
	"strings"
)

// Enrol gives a place, whatever the status was: asked, waiting, paused, withdrawn,
// completed, or come without one.
type Enrol struct {
	Enrolment ID
	// Day is the first of the place; today where nothing is said. Of somebody who came
	// without a place it is the day on which they first came.
	Day Day
	// Over is why a rule is set aside: all places are taken, or the page bars them.
	Over string
	// Anyway: they look like somebody who is here, and are somebody else.
	Anyway bool
}

// Plan does what the status asks for.
func (a Enrol) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name := s.Person(e.Person).Apart()
	switch e.Status {
	case Enrolled:
		return Plan{}, refuse("%s is on the list already: %s.", name, e.Status)
	case Paused:
		return ResumePlace{Enrolment: e.ID, Day: a.Day}.Plan(s, env)
	case Withdrawn:
		return BackOnList{Enrolment: e.ID, Day: a.Day, Over: a.Over}.Plan(s, env)
	case Completed:
		day := cmp.Or(a.Day, DayOf(env.Now))
		if err := s.checkDay(day); err != nil {
			return Plan{}, err
		}
		d := NewDraft(s, env, VerbEnrolled, e.ID)
		d.int(KindEnrolment, e.ID, enrolmentStatus, int64(Enrolled))
		d.elem(KindEnrolment, e.ID, enrolmentSince, ID(Completed), "")
		d.Override(*e, RuleDays, "")
		return d.planned("%s: enrolled, no longer completed.", name), nil
	}
	return PutOnList{Place: *e, Day: a.Day, Over: a.Over, Anyway: a.Anyway}.Plan(s, env)
}

// Complete confirms that people have completed the programme. The rule proposes it, a
// person confirms it: the days earned are those expected, or more.
type Complete struct {
	Enrolments []ID
	// Day is today where nothing is said.
	Day Day
	// Over is why somebody with fewer days has completed it all the same.
	Over string
}

// Plan confirms them all, or none.
func (a Complete) Plan(s *Snapshot, env Env) (Plan, error) {
	if len(a.Enrolments) == 0 {
		return Plan{}, refuse("Nobody was chosen.")
	}
	day := cmp.Or(a.Day, DayOf(env.Now))
	if err := s.checkDay(day); err != nil {
		return Plan{}, err
	}
	if day > DayOf(env.Now) {
		return Plan{}, refuse("%s is still to come: confirm it then.", day.Long())
	}
	why := Tidy(a.Over, MaxNote)
	d := NewDraft(s, env, VerbCompleted, a.Enrolments...)
	d.c.Label.IDs = d.c.Label.IDs[:1]
	var names []string
	for _, id := range a.Enrolments {
		e, err := s.placeOf(id)
		if err != nil {
			return Plan{}, err
		}
		name := s.Person(e.Person).Apart()
		switch {
		case e.Status == Paused:
			return Plan{}, refuse("%s is paused: end the pause first.", name)
		case e.Status != Enrolled:
			return Plan{}, refuse("%s is %s: only who is enrolled can complete the programme.", name, e.Status)
		case !s.earnedAll(e) && why == "":
			return Plan{}, refuse("%s has %s days. Type why the programme is completed all the same.", name, s.DaysOf(e))
		}
		d.status(e, Completed, day)
		if !s.earnedAll(e) {
			d.Override(*e, RuleDays, why)
		}
		names = append(names, name)
	}
	if len(names) > 3 {
		names = []string{counted(len(names), "person", "people")}
	}
	return d.planned("%s: completed on %s.", strings.Join(names, ", "), day.Long()), nil
}

// earnedAll tells whether a place has earned the days that are expected; where nobody
// expects a number, it has.
func (s *Snapshot) earnedAll(e *Enrolment) bool {
	q := s.Cohort.Quarters
	return q == nil || s.Earned(e) >= *q
}

// ToComplete are those who are enrolled and have earned the days that are expected:
// completing is proposed. Where nobody expects a number nobody is.
func (s *Snapshot) ToComplete() []*Enrolment {
	var out []*Enrolment
	if q := s.Cohort.Quarters; q == nil || *q == 0 {
		return nil
	}
	for _, e := range s.Enrolments {
		if e.Status == Enrolled && s.earnedAll(e) {
			out = append(out, e)
		}
	}
	return out
}

// ConfirmCommitment notes that the school, or the participant, confirmed that they can
// commit to the whole programme.
type ConfirmCommitment struct {
	Enrolment ID
	Of        Party
	// Day is when; unknown takes the confirmation away.
	Day Day
	// By is who said so: "Ms Ford, headteacher".
	By string
	// All of the school's people in this cohort at once; of the school only.
	All bool
}

// Plan writes the day and who.
func (a ConfirmCommitment) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	if a.Of != BySchool && a.Of != ByParticipant {
		return Plan{}, refuse("A commitment is confirmed by the school or by the participant.")
	}
	if err := s.checkDay(a.Day); err != nil {
		return Plan{}, err
	}
	if a.Day > DayOf(env.Now) {
		return Plan{}, refuse("%s is still to come: type the day on which it was confirmed.", a.Day.Long())
	}
	by := Tidy(a.By, MaxName)
	d, who := NewDraft(s, env, VerbCommitted, e.ID), s.Person(e.Person).Apart()
	n := 0
	for _, o := range s.Enrolments {
		same := a.All && a.Of == BySchool && e.School != 0 && o.School == e.School && o.For == e.For && o.Status != Withdrawn && o.Status != Declined
		if o.ID != e.ID && !same {
			continue
		}
		n++
		c := Commitment{Day: a.Day, Lead: env.Lead, By: by}
		switch was := o.Committed(a.Of); {
		case !a.Day.Known():
			c.By = ""
		case was.Day == a.Day:
			c.Lead = was.Lead
		}
		d.CommitAs(*o, a.Of, c)
	}
	if n > 1 {
		who = fmt.Sprintf("%s and %s of the school", who, counted(n-1, "other", "others"))
	}
	if !a.Day.Known() {
		return d.planned("%s: the %s's commitment is no longer confirmed.", who, a.Of), nil
	}
	return d.planned("%s: the %s confirmed on %s that they can commit.", who, a.Of, a.Day.Long()), nil
}

// WithdrawSchool ends the places of all people of a school from a day: what was earned
// stays, and dates of visits still to come are free for others. Who only asked or waits is
// declined.
type WithdrawSchool struct {
	School ID
	// Day is the first on which they are no longer here; today where nothing is said.
	Day    Day
	Reason LeaveReason
}

// Plan ends all of them, or none.
func (a WithdrawSchool) Plan(s *Snapshot, env Env) (Plan, error) {
	school := s.School(a.School)
	if school == nil {
		return Plan{}, refuse("This school is not there any more.")
	}
	day := cmp.Or(a.Day, DayOf(env.Now))
	if err := s.checkDay(day); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbSchoolLeft, 0)
	var slots []*Slot
	left, declined := 0, 0
	for _, e := range s.Enrolments {
		if e.School != school.ID || e.Status == Withdrawn || e.Status == Declined {
			continue
		}
		if d.c.Label.IDs[0] == 0 {
			d.c.Label.IDs[0] = e.ID
		}
		if !e.Counts() {
			d.waitsNoMore(e)
			d.status(e, Declined, min(day, DayOf(env.Now)))
			declined++
			continue
		}
		if err := s.mayEnd(e, day, a.Reason); err != nil {
			return Plan{}, err
		}
		slots = append(slots, d.end(e, day, a.Reason)...)
		left++
	}
	if left+declined == 0 {
		return Plan{}, refuse("%s has nobody here who could be withdrawn.", school.Name)
	}
	var ids []ID
	for _, slot := range slots {
		ids = append(ids, slot.ID)
	}
	after := s.Apply(d.c)
	say := fmt.Sprintf("%s: %s withdrawn from %s.", school.Name, counted(left, "person", "people"), day.Long())
	if declined > 0 {
		say += fmt.Sprintf(" %s declined.", counted(declined, "who asked is", "who asked are"))
	}
	return d.planned("%s%s%s%s", say, freedWords(slots), after.offers(env.Now, ids), after.nextWords()), nil
}
