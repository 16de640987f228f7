package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Coming are the places that take one of a date's: booked on it, and marked there or
// on the list on that day.
func (s *Snapshot) Coming(slot *Slot) []*Enrolment {
	return slices.DeleteFunc(s.Booked(slot), func(e *Enrolment) bool {
		return e.Mark(slot.Session).Kind == Unmarked && !e.couldCome(slot)
	})
}

// couldCome tells whether a place stands on the day of a visit.
func (e *Enrolment) couldCome(slot *Slot) bool {
	return e.Counts() && e.On(slot.Date) && (e.Status != Withdrawn || slot.Date.Known())
}

// FreePlaces is how many more a date takes; limited is false where it takes any number.
func (s *Snapshot) FreePlaces(slot *Slot) (free int, limited bool) {
	if slot.Capacity == 0 {
		return 0, false
	}
	return max(0, slot.Capacity-len(s.Coming(slot))), true
}

// Waiting are the places that wait for a date, who asked first first. Who is booked
// on it, marked at the visit or no longer on the list does not wait.
func (s *Snapshot) Waiting(slot ID) []*Enrolment {
	x := s.Slot(slot)
	if x == nil {
		return nil
	}
	var out []*Enrolment
	for _, e := range s.Enrolments {
		if _, waits := e.Waits(slot); waits && e.Booking(x.Session) != slot && len(e.Claims(x.Session)) == 0 && e.couldCome(x) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b *Enrolment) int { return cmp.Compare(a.waiting[slot], b.waiting[slot]) })
	return out
}

// fill is "5 of 5", or how many where any number is taken.
func (s *Snapshot) fill(slot *Slot) string {
	n := len(s.Coming(slot))
	if slot.Capacity == 0 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d of %d", n, slot.Capacity)
}

// over is by how many the capacity of a date is passed; unexplained is of how many of
// them nobody said why.
func (s *Snapshot) over(slot *Slot) (over, unexplained int) {
	if slot.Capacity == 0 {
		return 0, 0
	}
	coming, explained := s.Coming(slot), 0
	for _, e := range coming {
		if e.Overbooked(slot.Session) != "" {
			explained++
		}
	}
	over = max(0, len(coming)-slot.Capacity)
	return over, max(0, over-explained)
}

// Book books people on a date of a visit. Who is booked on another moves. Where they
// do not all fit, nobody is booked, but for a reason, which is kept with those who are
// too many.
type Book struct {
	Session, Slot ID
	Enrolments    []ID
	Reason        string
}

// Plan books them.
func (a Book) Plan(s *Snapshot, env Env) (Plan, error) {
	slot, err := s.openDate(a.Slot)
	if err != nil {
		return Plan{}, err
	}
	if slot.Session != a.Session {
		return Plan{}, refuse("%s is a date of another visit.", slot.name())
	}
	var who []*Enrolment
	there := ""
	for i, id := range a.Enrolments {
		if slices.Contains(a.Enrolments[:i], id) {
			continue
		}
		e, err := s.mayMove(id, slot)
		switch {
		case err != nil:
			return Plan{}, err
		case e.Booking(slot.Session) == slot.ID:
			there = s.Person(e.Person).Apart()
		default:
			who = append(who, e)
		}
	}
	switch {
	case len(who) == 0 && there != "":
		return Plan{}, refuse("%s is booked on %s already.", there, slot.name())
	case len(who) == 0:
		return Plan{}, refuse("Nobody was chosen.")
	case len(who) == 1:
		return s.book(env, NewDraft(s, env, VerbBooked, who[0].ID, slot.Session, slot.ID), slot, who, a.Reason)
	}
	ids := []ID{0, slot.Session, slot.ID}
	for _, e := range who {
		ids = append(ids, e.ID)
	}
	return s.book(env, NewDraft(s, env, VerbBookedSeveral, ids...), slot, who, a.Reason)
}

// MoveBooking moves one who is booked to another date of the same visit.
type MoveBooking struct {
	Enrolment, To ID
	Reason        string
}

// Plan moves the booking.
func (a MoveBooking) Plan(s *Snapshot, env Env) (Plan, error) {
	slot, err := s.openDate(a.To)
	if err != nil {
		return Plan{}, err
	}
	e, err := s.mayMove(a.Enrolment, slot)
	switch {
	case err != nil:
		return Plan{}, err
	case e.Booking(slot.Session) == 0:
		return Plan{}, refuse("%s has no date yet: book one.", s.Person(e.Person).Apart())
	case e.Booking(slot.Session) == slot.ID:
		return Plan{}, refuse("%s is booked on %s already.", s.Person(e.Person).Apart(), slot.name())
	}
	d := NewDraft(s, env, VerbMovedDate, e.ID, slot.Session, slot.ID)
	return s.book(env, d, slot, []*Enrolment{e}, a.Reason)
}

// openDate is a date on which people can be booked.
func (s *Snapshot) openDate(id ID) (*Slot, error) {
	slot := s.Slot(id)
	if slot == nil {
		return nil, goneSlot
	}
	visit := s.Session(slot.Session)
	switch {
	case visit == nil:
		return nil, goneSession
	case visit.State != Planned:
		return nil, refuse("Visit %d is called off: nobody can be booked.", visit.Number)
	case slot.State != Planned:
		return nil, refuse("%s is called off: choose another date.", slot.name())
	case slot.Finish.Is:
		return nil, refuse("%s was held and its register finished %s: choose another date.", slot.name(), slot.Finish.Day.Short())
	}
	return slot, nil
}

// mayMove is a place that may be booked on a date, or moved to it.
func (s *Snapshot) mayMove(id ID, slot *Slot) (*Enrolment, error) {
	e, err := s.unmarkedAt(id, slot.Session)
	if err != nil {
		return nil, err
	}
	if !e.couldCome(slot) {
		return nil, refuse("%s has no place in the cohort on that day (%s).", s.Person(e.Person).Apart(), slot.name())
	}
	return e, nil
}

// unmarkedAt is a place that has no mark at a visit: who was marked was there, or not.
func (s *Snapshot) unmarkedAt(id, visit ID) (*Enrolment, error) {
	e := s.Enrolment(id)
	if e == nil {
		return nil, gonePlace
	}
	name := s.Person(e.Person).Apart()
	switch claims := e.Claims(visit); {
	case len(claims) > 1:
		return nil, refuse("%s has two answers at this visit: decide them in the register first.", name)
	case len(claims) == 1:
		where := "this visit"
		if slot := s.Slot(e.Booking(visit)); slot != nil {
			where = slot.name()
		}
		return nil, refuse("%s is marked at %s: %s. Clear the mark in its register first.", name, where, claims[0].Mark.Words())
	}
	return e, nil
}

// book puts people on a date: those who fit, and those who do not for a reason.
func (s *Snapshot) book(env Env, d *Draft, slot *Slot, who []*Enrolment, reason string) (Plan, error) {
	over := 0
	if slot.Capacity > 0 {
		over = max(0, len(s.Coming(slot))+len(who)-slot.Capacity)
	}
	var c check
	c.text(FieldReason, &reason, "", MaxName)
	if over > 0 && reason == "" {
		c.that(false, FieldReason, "%s is %s: %d too many. Choose another date, or give a reason.", slot.name(), s.fill(slot), over)
	}
	if c.err != nil {
		return Plan{}, c.err
	}
	var left []ID
	for i, e := range who {
		left = append(left, d.moveTo(e, slot))
		if i >= len(who)-over {
			d.Overbook(e, slot.Session, reason)
		}
	}
	after := s.Apply(d.c)
	say := s.bookedWords(slot, who, left) + " " + after.fill(slot)
	if slot.Capacity == 0 {
		say += " going"
	}
	if over > 0 {
		say += ", because: " + reason
	}
	say += "."
	if before, still := s.Waiting(slot.ID), after.Waiting(slot.ID); len(still) > 0 && before[0].ID == still[0].ID {
		say += fmt.Sprintf(" %s asked for it first, and still waits.", s.Person(still[0].Person).Apart())
	}
	return d.planned("%s%s", say, after.offers(env.Now, left)), nil
}

// moveTo books a place on a date, where it then waits no longer, and gives the date
// that it left.
func (d *Draft) moveTo(e *Enrolment, slot *Slot) (left ID) {
	left = e.Booking(slot.Session)
	d.Book(e, slot.Session, slot.ID)
	d.Overbook(e, slot.Session, "")
	d.Wait(e, slot.ID, 0)
	return left
}

// bookedWords says who was booked on a date, and from which they moved.
func (s *Snapshot) bookedWords(slot *Slot, who []*Enrolment, left []ID) string {
	if len(who) == 1 {
		name := s.Person(who[0].Person).Apart()
		if from := s.Slot(left[0]); from != nil {
			return fmt.Sprintf("%s moved from %s to %s:", name, from.name(), slot.name())
		}
		return fmt.Sprintf("%s booked on %s:", name, slot.name())
	}
	say := fmt.Sprintf("%s: %d booked", slot.name(), len(who))
	var moved []string
	for i, e := range who {
		if from := s.Slot(left[i]); from != nil {
			moved = append(moved, fmt.Sprintf("%s moved from %s", s.Person(e.Person).Apart(), from.name()))
		}
	}
	if len(moved) > 0 {
		say += " (" + strings.Join(moved, ", ") + ")"
	}
	return say + ","
}

// offers names who waits next for each of the dates that have a place free now and are
// still to come.
func (s *Snapshot) offers(now time.Time, dates []ID) string {
	say := ""
	for i, id := range dates {
		slot := s.Slot(id)
		if slot == nil || slices.Contains(dates[:i], id) || slot.State != Planned || slot.Date.Known() && slot.Date < DayOf(now) {
			continue
		}
		free, limited := s.FreePlaces(slot)
		if waiting := s.Waiting(id); limited && free > 0 && len(waiting) > 0 {
			say += fmt.Sprintf(" A place is free on %s: next who waits is %s.", slot.name(), s.Person(waiting[0].Person).Apart())
		}
	}
	return say
}

// Unbook takes somebody off the date of a visit.
type Unbook struct{ Session, Enrolment ID }

// Plan takes the booking away.
func (a Unbook) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.unmarkedAt(a.Enrolment, a.Session)
	if err != nil {
		return Plan{}, err
	}
	name, left := s.Person(e.Person).Apart(), e.Booking(a.Session)
	if left == 0 {
		return Plan{}, refuse("%s has no date for this visit.", name)
	}
	d := NewDraft(s, env, VerbUnbooked, e.ID, a.Session, left)
	d.Book(e, a.Session, 0)
	d.Overbook(e, a.Session, "")
	where := "the date"
	if slot := s.Slot(left); slot != nil {
		where = slot.name()
	}
	return d.planned("%s is off %s, and has no date now.%s", name, where, s.Apply(d.c).offers(env.Now, []ID{left})), nil
}
