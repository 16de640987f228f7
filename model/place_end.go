package model

import (
	"cmp"
	"strings"
)

// Withdraw ends a place on a day: what was earned stays, and dates of visits still to
// come are free for others.
type Withdraw struct {
	Enrolment ID
	// Day is the first on which they are no longer here; today where nothing is said.
	Day    Day
	Reason LeaveReason
}

// Plan ends the place.
func (a Withdraw) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	day := cmp.Or(a.Day, DayOf(env.Now))
	if err := s.mayEnd(e, day, a.Reason); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbWithdrawn, e.ID)
	freed := d.end(e, day, a.Reason)
	next := s.Apply(d.c).nextWords()
	return d.planned("%s: withdrawn from %s, %s.%s%s", s.Person(e.Person).Apart(), day.Long(), a.Reason, freedWords(freed), next), nil
}

// mayEnd refuses to end a place that does not stand, or on a day that does not fit it.
func (s *Snapshot) mayEnd(e *Enrolment, day Day, why LeaveReason) error {
	name := s.Person(e.Person).Apart()
	if err := s.checkDay(day); err != nil {
		return err
	}
	switch {
	case e.Status == Withdrawn && e.Until.Known():
		return refuse("%s withdrew already, on %s.", name, e.Until.Long())
	case e.Status == Withdrawn:
		return refuse("%s withdrew already.", name)
	case !e.Counts():
		return refuse("%s is %s and has no place to give up. Remove them from the list instead.", name, e.Status)
	case why > LeftForOther:
		return refuse("Choose one of the reasons.")
	case e.From.Known() && day < e.From:
		return refuse("%s came on %s: nobody leaves before.", name, e.From.Long())
	}
	for _, x := range s.Sessions {
		if at := s.dayOf(e, x); s.MarkOf(e, x).Here() && at >= day {
			return refuse("%s was in on %s. Choose a day after it.", name, at.Long())
		}
	}
	return nil
}

// end ends a place, and gives the dates of visits that are free by it.
func (d *Draft) end(e *Enrolment, day Day, why LeaveReason) []*Slot {
	d.status(e, Withdrawn, day)
	d.int(KindEnrolment, e.ID, enrolmentUntil, int64(day))
	d.int(KindEnrolment, e.ID, enrolmentReason, int64(why))
	var freed []*Slot
	for _, x := range d.s.Sessions {
		if x.Kind != Visit || e.Mark(x.ID).Kind != Unmarked || len(e.Claims(x.ID)) > 1 {
			continue
		}
		for _, slot := range d.s.SlotsOf(x.ID) {
			if slot.Date.Known() && slot.Date < day {
				continue
			}
			if _, waits := e.Waits(slot.ID); waits {
				d.Wait(e, slot.ID, 0)
			}
			if e.Booking(x.ID) == slot.ID {
				d.Book(e, x.ID, 0)
				d.Overbook(e, x.ID, "")
				freed = append(freed, slot)
			}
		}
	}
	return freed
}

func freedWords(slots []*Slot) string {
	if len(slots) == 0 {
		return ""
	}
	var days []string
	for _, x := range slots {
		days = append(days, cmp.Or(x.Date.Short(), "a date without a day"))
	}
	return " Free again: a place on " + strings.Join(days, ", ") + "."
}

// BackOnList gives somebody who withdrew the place back.
type BackOnList struct {
	Enrolment ID
	// Day is the first on which they are back: between leaving and it they were not here.
	// Unknown: they never left.
	Day Day
	// Over is why one more is taken though all places are.
	Over string
}

// Plan opens the place again.
func (a BackOnList) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name := s.Person(e.Person).Apart()
	if err := s.checkDay(a.Day); err != nil {
		return Plan{}, err
	}
	switch {
	case e.Status != Withdrawn:
		return Plan{}, refuse("%s is %s.", name, e.Status)
	case a.Day.Known() && a.Day < e.Until:
		return Plan{}, refuse("%s left on %s: nobody is back before.", name, e.Until.Long())
	}
	r := newRoster(NewDraft(s, env, VerbBackOnList, e.ID))
	if err := r.room(a.Over); err != nil {
		return Plan{}, err
	}
	if a.Day.Known() && e.Until.Known() && a.Day > e.Until {
		r.d.PauseAs(*e, Pause{From: e.Until, Until: a.Day})
	}
	r.d.status(e, Enrolled, cmp.Or(a.Day, e.From, DayOf(env.Now)))
	r.d.int(KindEnrolment, e.ID, enrolmentUntil, 0)
	r.d.int(KindEnrolment, e.ID, enrolmentReason, 0)
	r.takes(*e, a.Over)
	return r.d.planned("%s: on the list again.", name), nil
}

// Replace ends one place on a day and begins another that takes it over. Credits stay
// with each.
type Replace struct {
	Enrolment ID
	// Day is the first of the new place; today where nothing is said.
	Day    Day
	Reason LeaveReason
	// With is who comes; school and role are those of the old place where none is given.
	With NewPerson
}

// Plan does both in one action.
func (a Replace) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	day := cmp.Or(a.Day, DayOf(env.Now))
	if err := s.mayEnd(e, day, a.Reason); err != nil {
		return Plan{}, err
	}
	if kept := s.keptOf(a.With.Person.ID); kept != 0 && kept == e.Person {
		return Plan{}, refuse("%s cannot take over their own place.", s.Person(e.Person).Apart())
	}
	a.With.From, a.With.Status = day, Enrolled
	a.With.Role = cmp.Or(a.With.Role, e.Role)
	if Tidy(a.With.SchoolName, MaxName) == "" {
		a.With.School = cmp.Or(a.With.School, e.School)
	}
	place := env.NewID()
	r := newRoster(NewDraft(s, env, VerbReplaced, e.ID, 0, 0, place))
	r.instead = e.Status != NotOnList
	freed := r.d.end(e, day, a.Reason)
	if _, err := r.add(place, a.With, e.ID); err != nil {
		return Plan{}, err
	}
	comes := r.people[len(r.people)-1].person
	return r.d.planned("%s takes over from %s on %s.%s", comes.Apart(), s.Person(e.Person).Apart(), day.Long(), freedWords(freed)), nil
}
