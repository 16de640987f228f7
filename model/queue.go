package model

import (
	"cmp"
	"slices"
)

// MoveInQueue gives somebody who waits for a place in the cohort another number on the
// waiting list, counted from 1; the others close up.
type MoveInQueue struct {
	Enrolment ID
	Number    int
}

// Plan writes since when they count as waiting.
func (a MoveInQueue) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name, queue := s.Person(e.Person).Apart(), s.Queue()
	at := slices.IndexFunc(queue, func(o *Enrolment) bool { return o.ID == e.ID })
	if at < 0 {
		return Plan{}, refuse("%s does not wait for a place.", name)
	}
	if err := inLine(name, at, a.Number, len(queue)); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbQueued, e.ID)
	for o, since := range reordered(queue, at, a.Number-1, (*Enrolment).queues) {
		d.int(KindEnrolment, o.ID, enrolmentQueue, since)
	}
	return d.planned("%s is number %d of %d who wait for a place.", name, a.Number, len(queue)), nil
}

// MoveInWaiting gives somebody who waits for a date of a visit another number on its list,
// counted from 1; the others close up.
type MoveInWaiting struct {
	Slot, Enrolment ID
	Number          int
}

// Plan writes since when they count as waiting.
func (a MoveInWaiting) Plan(s *Snapshot, env Env) (Plan, error) {
	slot := s.Slot(a.Slot)
	if slot == nil {
		return Plan{}, goneSlot
	}
	e := s.Enrolment(a.Enrolment)
	if e == nil {
		return Plan{}, gonePlace
	}
	name, waiting := s.Person(e.Person).Apart(), s.Waiting(slot.ID)
	at := slices.IndexFunc(waiting, func(o *Enrolment) bool { return o.ID == e.ID })
	if at < 0 {
		return Plan{}, refuse("%s does not wait for %s.", name, slot.name())
	}
	if err := inLine(name, at, a.Number, len(waiting)); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbWaitsAt, e.ID, slot.Session, slot.ID)
	for o, since := range reordered(waiting, at, a.Number-1, func(e *Enrolment) int64 { return e.waiting[slot.ID] }) {
		d.Wait(o, slot.ID, since)
	}
	return d.planned("%s is number %d of %d who wait for %s.", name, a.Number, len(waiting), slot.name()), nil
}

// inLine refuses a number that the list has not, or that is theirs.
func inLine(name string, at, number, n int) error {
	switch {
	case number == at+1:
		return refuse("%s is number %d already.", name, number)
	case number < 1:
		return refuse("%s is the first who waits.", name)
	case number > n:
		return refuse("%s is the last who waits.", name)
	}
	return nil
}

// reordered are the moments since which people wait once one of them has moved from one
// place of the list to another: the moments stay, each later than the one before it, and
// change hands.
func reordered(list []*Enrolment, from, to int, since func(*Enrolment) int64) func(func(*Enrolment, int64) bool) {
	order := slices.Delete(slices.Clone(list), from, from+1)
	order = slices.Insert(order, to, list[from])
	return func(yield func(*Enrolment, int64) bool) {
		last := int64(0)
		for i, e := range order {
			last = max(since(list[i]), last+1)
			if last != since(e) && !yield(e, last) {
				return
			}
		}
	}
}

// queues is since when a place waits, in seconds since 1970.
func (e *Enrolment) queues() int64 { return cmp.Or(e.queue, e.since) }
