package model

import (
	"fmt"
	"strings"

	"workgroup/model/change"
)

const capacityWrong = Refusal("A date takes 1 to 500 people; leave it empty where the number is not limited.")

var slotWords = map[change.Name]string{
	slotDate: "date", slotStart: "times", slotEnd: "times", slotHost: "host", slotSetting: "setting", slotTeacher: "who teaches", slotMastery: "Mastery Specialist",
	slotFocus: "focus", slotCapacity: "capacity", slotFacilitator: "facilitator", slotBriefing: "briefing", slotAddress: "address", slotKind: "kind", slotDistance: "distance",
}

// OfferDate offers a date of a visit. One without an ID gets one; it is the third of
// the label.
type OfferDate struct{ Slot Slot }

// Plan offers it.
func (a OfferDate) Plan(s *Snapshot, env Env) (Plan, error) {
	x := a.Slot
	if was := s.Slot(x.ID); was != nil {
		return Plan{}, refuse("%s is offered already: edit it.", was.name())
	}
	if x.ID == 0 {
		x.ID = env.NewID()
	}
	x.State, x.Reason, x.Finish = Planned, "", Finish{}
	if err := s.checkSlot(&x, &Slot{}); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbNewSlot, 0, x.Session, x.ID)
	d.Slot(x)
	say := x.name() + " offered"
	if x.Capacity > 0 {
		say += ", for " + persons(x.Capacity)
	}
	return d.planned("%s.", say), nil
}

// EditDate sets everything about a date of a visit but what became of it. Where somebody
// is booked on it, the day that it had is kept.
type EditDate struct{ Slot Slot }

// Plan writes what differs.
func (a EditDate) Plan(s *Snapshot, env Env) (Plan, error) {
	x, was := a.Slot, s.Slot(a.Slot.ID)
	if was == nil {
		return Plan{}, goneSlot
	}
	x.Session, x.State, x.Reason, x.Finish = was.Session, was.State, was.Reason, was.Finish
	if err := s.checkSlot(&x, was); err != nil {
		return Plan{}, err
	}
	if x.Date != was.Date {
		if err := s.notBegun(was, "moved"); err != nil {
			return Plan{}, err
		}
	}
	d := NewDraft(s, env, VerbEditSlot, 0, x.Session, x.ID)
	d.Slot(x)
	if x.Date != was.Date && len(s.Booked(was)) > 0 {
		d.EarlierOfSlot(x.ID, EarlierDate{Date: was.Date, Announced: DayOf(env.Now)})
	}
	if x.Date != was.Date || x.Capacity != was.Capacity {
		before, _ := s.over(was)
		if over, _ := s.Apply(d.c).over(&x); over > before {
			return Plan{}, Wrong{FieldCapacity, Refusal(fmt.Sprintf("%s would be %s: %d too many. Move somebody to another date first.",
				x.name(), s.Apply(d.c).fill(&x), over))}
		}
	}
	p := d.plannedEdit(x.name(), slotWords)
	if n := len(s.Booked(&x)); n > 0 && (x.Date != was.Date || x.Start != was.Start || x.End != was.End) {
		p.Say += fmt.Sprintf(" %s: tell them.", count(n, "person", "is booked", "are booked"))
	}
	return p, nil
}

// EarlierDates are the days that a date of a visit had while somebody was booked on it, in
// the order in which they were given up.
func (s *Snapshot) EarlierDates(slot ID) []EarlierDate {
	return reader{s.Record(change.Key{Kind: KindSlot, Record: slot})}.earlier(slotEarlier)
}

const goneSlot = Refusal("This date is not there any more.")

func (s *Snapshot) checkSlot(x, was *Slot) error {
	visit := s.Session(x.Session)
	switch {
	case visit == nil:
		return goneSession
	case visit.Kind != Visit:
		return refuse("Session %d is a %s: dates are offered for a visit.", visit.Number, visit.Kind)
	}
	var c check
	c.text(FieldHost, &x.Host, was.Host, MaxName)
	c.that(x.Date.Known() || x.Host != "", FieldDate, "Say the date, or who the host is.")
	if x.Date != was.Date && x.Date.Known() && s.Cohort.Year != 0 {
		c.that(x.Date.AcademicYear() >= s.Cohort.Year, FieldDate, "%s is before the academic year %s begins, on 1 September %d.",
			x.Date.Long(), AcademicYearWords(s.Cohort.Year), s.Cohort.Year)
	}
	c.times(x.Start, x.End)
	c.within(FieldCapacity, x.Capacity, 0, MaxCapacity, string(capacityWrong))
	c.that(x.Kind <= OpenLesson, FieldKind, "A date is one of: %s.", strings.Join(ObservationKinds(), ", "))
	c.that(x.Distance <= Far, FieldDistance, "A host is near or far, or that is not said.")
	c.text(FieldSetting, &x.Setting, was.Setting, MaxName)
	c.text(FieldTeacher, &x.Teacher, was.Teacher, MaxName)
	c.text(FieldFocus, &x.Focus, was.Focus, MaxName)
	c.text(FieldAddress, &x.Address, was.Address, MaxAddress)
	c.text(FieldFacilitator, &x.Facilitator, was.Facilitator, MaxName)
	c.lines(FieldBriefing, &x.Briefing, was.Briefing)
	return c.err
}

// name is what tells a date of a visit from others: "Tue 12 Dec".
func (x *Slot) name() string {
	switch {
	case x.Date.Known():
		return x.Date.layout("Mon 2 Jan")
	case x.Host != "":
		return "the date at " + x.Host
	}
	return "the date not known yet"
}

// notBegun refuses where somebody was marked at a date, or its register is finished.
func (s *Snapshot) notBegun(x *Slot, done string) error {
	n := 0
	for _, e := range s.Booked(x) {
		if len(e.Claims(x.Session)) > 0 {
			n++
		}
	}
	switch {
	case x.Finish.Is:
		return refuse("%s was held and its register finished %s: it cannot be %s.", x.name(), x.Finish.Day.Short(), done)
	case n > 0:
		return refuse("%s there: %s cannot be %s.", count(n, "person", "is marked", "are marked"), x.name(), done)
	}
	return nil
}

// CallOffDate calls off a date of a visit. Who is booked on it stays on it and needs a
// new one, visibly.
type CallOffDate struct {
	Slot   ID
	Reason string
}

// Plan calls it off.
func (a CallOffDate) Plan(s *Snapshot, env Env) (Plan, error) {
	was := s.Slot(a.Slot)
	if was == nil {
		return Plan{}, goneSlot
	}
	if err := s.notBegun(was, "called off"); err != nil {
		return Plan{}, err
	}
	var c check
	if c.why(&a.Reason); c.err != nil {
		return Plan{}, c.err
	}
	x := *was
	x.State, x.Reason = CalledOff, a.Reason
	d := NewDraft(s, env, VerbSlotCalledOff, 0, x.Session, x.ID)
	d.Slot(x)
	say := fmt.Sprintf("%s called off: %s.", x.name(), a.Reason)
	if n := len(s.Coming(was)); n > 0 {
		say += fmt.Sprintf(" %s a new date.", count(n, "person", "needs", "need"))
	}
	if n := len(s.Waiting(x.ID)); n > 0 {
		say += fmt.Sprintf(" %s waiting for it.", count(n, "person", "was", "were"))
	}
	return d.planned("%s", say), nil
}

// OnAgain takes back that a date was called off; who is still booked on it has it again.
type OnAgain struct{ Slot ID }

// Plan puts it on again.
func (a OnAgain) Plan(s *Snapshot, env Env) (Plan, error) {
	was := s.Slot(a.Slot)
	if was == nil {
		return Plan{}, goneSlot
	}
	if was.State == Planned {
		return Plan{Say: was.name() + " is on."}, nil
	}
	x := *was
	x.State, x.Reason = Planned, ""
	d := NewDraft(s, env, VerbSlotOnAgain, 0, x.Session, x.ID)
	d.Slot(x)
	say := x.name() + " is on again."
	if n := len(s.Coming(was)); n > 0 {
		say += fmt.Sprintf(" %s on it.", count(n, "person", "is still booked", "are still booked"))
	}
	return d.planned("%s", say), nil
}

// RemoveDate takes away a date on which nobody ever was booked.
type RemoveDate struct{ Slot ID }

// Plan removes it.
func (a RemoveDate) Plan(s *Snapshot, env Env) (Plan, error) {
	x := s.Slot(a.Slot)
	if x == nil {
		return Plan{}, goneSlot
	}
	if n := s.everBooked(x); n > 0 {
		return Plan{}, refuse("%s booked on %s at some time: call it off, so that this stays known.", count(n, "person", "was", "were"), x.name())
	}
	d := NewDraft(s, env, VerbRemoveSlot, 0, x.Session, x.ID)
	d.Remove(KindSlot, x.ID)
	say := x.name() + " removed"
	if what := s.WhatGoes(x.ID); what != "" {
		say += ", and with it " + what
	}
	return d.planned("%s.", say), nil
}

// everBooked is how many places were booked on a date at any time; a booking that was
// taken back with undo never was.
func (s *Snapshot) everBooked(x *Slot) int {
	n, at := 0, packID(x.ID)
	for _, node := range s.tables[KindEnrolment] {
		c := node.rec.Cell(change.Slot{Name: enrolmentBooking, Elem: x.Session})
		for _, h := range c {
			if !h.Take && h.Value == at && c.Alive(h.Ref) {
				n++
				break
			}
		}
	}
	return n
}
