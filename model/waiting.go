package model

import "fmt"

// Wait puts somebody on the waiting list of a date that is full. A booking on another
// date stays.
type Wait struct{ Slot, Enrolment ID }

// Plan puts them last.
func (a Wait) Plan(s *Snapshot, env Env) (Plan, error) {
	slot, err := s.openDate(a.Slot)
	if err != nil {
		return Plan{}, err
	}
	e, err := s.mayMove(a.Enrolment, slot)
	if err != nil {
		return Plan{}, err
	}
	name := s.Person(e.Person).Apart()
	free, limited := s.FreePlaces(slot)
	_, waits := e.Waits(slot.ID)
	switch {
	case e.Booking(slot.Session) == slot.ID:
		return Plan{}, refuse("%s is booked on %s already.", name, slot.name())
	case !limited:
		return Plan{}, refuse("%s takes any number: book %s.", slot.name(), name)
	case waits:
		return Plan{}, refuse("%s waits for %s already.", name, slot.name())
	case free > len(s.Waiting(slot.ID)):
		return Plan{}, refuse("%s is %s: there is a place, book %s.", slot.name(), s.fill(slot), name)
	}
	since := env.Now.Unix()
	for _, o := range s.Enrolments {
		if at, waits := o.Waits(slot.ID); waits {
			since = max(since, at+1)
		}
	}
	d := NewDraft(s, env, VerbWaits, e.ID, slot.Session, slot.ID)
	d.Wait(e, slot.ID, since)
	return d.planned("%s waits for %s, number %d on its list.", name, slot.name(), len(s.Waiting(slot.ID))+1), nil
}

// StopWaiting takes somebody off the waiting list of a date.
type StopWaiting struct{ Slot, Enrolment ID }

// Plan takes them off.
func (a StopWaiting) Plan(s *Snapshot, env Env) (Plan, error) {
	slot, e := s.Slot(a.Slot), s.Enrolment(a.Enrolment)
	switch {
	case slot == nil:
		return Plan{}, goneSlot
	case e == nil:
		return Plan{}, gonePlace
	}
	name := s.Person(e.Person).Apart()
	if _, waits := e.Waits(slot.ID); !waits {
		return Plan{}, refuse("%s does not wait for %s.", name, slot.name())
	}
	d := NewDraft(s, env, VerbStopsWaiting, e.ID, slot.Session, slot.ID)
	d.Wait(e, slot.ID, 0)
	return d.planned("%s waits for %s no longer.", name, slot.name()), nil
}

// Wish keeps which date of a visit would suit somebody, in their words; "" takes it
// away.
type Wish struct {
	Enrolment, Session ID
	Text               string
}

// Plan writes the wish.
func (a Wish) Plan(s *Snapshot, env Env) (Plan, error) {
	e, x := s.Enrolment(a.Enrolment), s.Session(a.Session)
	switch {
	case e == nil:
		return Plan{}, gonePlace
	case x == nil:
		return Plan{}, goneSession
	case x.Kind != Visit:
		return Plan{}, refuse("Session %d is a %s: there is no date to wish for.", x.Number, x.Kind)
	}
	var c check
	if c.text(FieldNotes, &a.Text, e.Wish(x.ID), MaxName); c.err != nil {
		return Plan{}, c.err
	}
	d := NewDraft(s, env, VerbWish, e.ID, x.ID, 0)
	d.Wish(e, x.ID, a.Text)
	name := s.Person(e.Person).Apart()
	if a.Text == "" {
		return d.planned("%s has no wish for visit %d.", name, x.Number), nil
	}
	return d.planned("%s, visit %d: %s.", name, x.Number, a.Text), nil
}

// Swap lets two people of different dates of a visit change places.
type Swap struct{ Session, A, B ID }

// Plan swaps their bookings; the dates stay as full as they were.
func (a Swap) Plan(s *Snapshot, env Env) (Plan, error) {
	var who [2]*Enrolment
	var dates [2]*Slot
	for i, id := range []ID{a.A, a.B} {
		e, err := s.unmarkedAt(id, a.Session)
		if err != nil {
			return Plan{}, err
		}
		name := s.Person(e.Person).Apart()
		if e.Booking(a.Session) == 0 {
			return Plan{}, refuse("%s has no date to swap: book one.", name)
		}
		if dates[i], err = s.openDate(e.Booking(a.Session)); err != nil {
			return Plan{}, err
		}
		who[i] = e
	}
	if dates[0].ID == dates[1].ID {
		return Plan{}, refuse("Both are booked on %s: there is nothing to swap.", dates[0].name())
	}
	for _, e := range who {
		for _, date := range dates {
			if !e.couldCome(date) {
				return Plan{}, refuse("%s has no place in the cohort on that day (%s).", s.Person(e.Person).Apart(), date.name())
			}
		}
	}
	d := NewDraft(s, env, VerbSwapped, who[0].ID, a.Session, dates[0].ID, who[1].ID)
	for i, e := range who {
		other := 1 - i
		d.Book(e, a.Session, dates[other].ID)
		d.Overbook(e, a.Session, who[other].Overbooked(a.Session))
		d.Wait(e, dates[other].ID, 0)
	}
	return d.planned("%s goes on %s now, and %s on %s.", s.Person(who[0].Person).Apart(), dates[1].name(),
		s.Person(who[1].Person).Apart(), dates[0].name()), nil
}

// AttendedAt notes that somebody came on another date than the one booked, or without
// any: the booking moves, and they are present there and absent nowhere. The booked
// date stays in the history.
type AttendedAt struct{ Enrolment, Slot ID }

// Plan moves the booking and marks them present.
func (a AttendedAt) Plan(s *Snapshot, env Env) (Plan, error) {
	slot, e := s.Slot(a.Slot), s.Enrolment(a.Enrolment)
	switch {
	case slot == nil:
		return Plan{}, goneSlot
	case e == nil:
		return Plan{}, gonePlace
	}
	sheet, err := s.openToday(SheetID{slot.Session, slot.ID}, env)
	if err != nil {
		return Plan{}, err
	}
	name, was := s.Person(e.Person).Apart(), e.Mark(slot.Session)
	from := s.Slot(e.Booking(slot.Session))
	switch {
	case from != nil && from.ID == slot.ID:
		return Plan{}, refuse("%s is booked on %s: mark them in its register.", name, slot.name())
	case len(e.Claims(slot.Session)) > 1:
		return Plan{}, refuse("%s has two answers at this visit: decide them in the register first.", name)
	case was.Here() && from != nil:
		return Plan{}, refuse("%s is marked at %s: %s. Clear the mark in its register first.", name, from.name(), was.Words())
	}
	m := Mark{Kind: Present, Amended: sheet.Finish.Was || from != nil && from.Finish.Was && was.Kind != Unmarked}
	if sheet.Running(env.Now) {
		m.Arrived = ClockOf(env.Now)
	}
	d := NewDraft(s, env, VerbAttended, e.ID, slot.Session, slot.ID)
	left := d.moveTo(e, slot)
	d.mark(e, slot.Session, m)
	after := s.Apply(d.c)
	say := fmt.Sprintf("%s came on %s", name, slot.name())
	if from != nil {
		say += ", not on " + from.name()
	}
	say += ": " + m.Sentence(after)
	if slot.Capacity > 0 && len(after.Coming(slot)) > slot.Capacity {
		say += fmt.Sprintf(" That makes %s.", after.fill(slot))
	}
	return d.planned("%s%s", say, after.offers(env.Now, []ID{left})), nil
}
