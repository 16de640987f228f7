package model

import (
	"cmp"
	"fmt"
	"slices"

	"workgroup/model/change"
)

// decodePath reads how a place was asked for and given. What was given is of this year,
// whatever was asked for.
func (e *Enrolment) decodePath(r reader) {
	e.queue = r.int(enrolmentQueue)
	if !e.Counts() {
		e.For = int(r.int(enrolmentFor))
	}
	e.Continues = unpackLink(r.text(enrolmentContinues))
	r.elems(enrolmentFurther, func(school ID, _ string) { e.Further = append(e.Further, school) })
	slices.Sort(e.Further)
	e.Offered = unpackSince(r.text(enrolmentOffered))
	r.elems(enrolmentCommitted, func(by ID, v string) {
		since := unpackSince(v)
		put(&e.committed, Party(by), Commitment{Day: since.Day, Lead: since.Lead})
	})
	r.elems(enrolmentCommittedBy, func(by ID, v string) {
		if c, is := e.committed[Party(by)]; is {
			c.By = v
			e.committed[Party(by)] = c
		}
	})
}

// joinPath takes over what another place of the same person holds.
func (e *Enrolment) joinPath(o *Enrolment) {
	e.queue = cmp.Or(e.queue, o.queue)
	if e.Continues == (Link{}) {
		e.Continues = o.Continues
	}
	if !e.Offered.Day.Known() {
		e.Offered = o.Offered
	}
	fill(&e.committed, o.committed)
	e.Further = append(e.Further, o.Further...)
	slices.Sort(e.Further)
	e.Further = slices.Compact(e.Further)
}

func (s Since) pack() string {
	if !s.Day.Known() {
		return ""
	}
	var p packer
	p.int(int64(s.Day))
	p.uint(uint64(s.Lead))
	return string(p)
}

func unpackSince(v string) Since {
	u := unpacker{rest: v}
	return Since{Day(u.int()), ID(u.uint())}
}

func (l Link) pack() string {
	if l == (Link{}) {
		return ""
	}
	var p packer
	p.id(l.Space)
	p.id(l.Enrolment)
	return string(p)
}

func unpackLink(v string) Link {
	u := unpacker{rest: v}
	return Link{u.id(), u.id()}
}

// pathWords are what a value of the way to a place says in the history.
func pathWords(slot change.Slot, v string) string {
	since := unpackSince(v)
	switch slot.Name {
	case enrolmentCommitted:
		if !since.Day.Known() {
			return Party(slot.Elem).String() + ": commitment no longer confirmed"
		}
		return Party(slot.Elem).String() + " confirmed the commitment on " + since.Day.Short()
	case enrolmentCommittedBy:
		if v != "" {
			return Party(slot.Elem).String() + ": " + v + " confirmed"
		}
	case enrolmentOffered:
		if !since.Day.Known() {
			return "no place offered"
		}
		return "a place offered on " + since.Day.Short()
	case enrolmentFor:
		if year := int(unpackInt(v)); year != 0 {
			return "asks for " + AcademicYearWords(year)
		}
		return "asks for this year"
	case enrolmentContinues:
		if v != "" {
			return "continues from an earlier cohort"
		}
	}
	return ""
}

// Queue are those who wait for a place in the cohort, who waited first first.
func (s *Snapshot) Queue() []*Enrolment {
	var out []*Enrolment
	for _, e := range s.Enrolments {
		if e.Status == Waiting && e.For == 0 {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b *Enrolment) int {
		return cmp.Or(cmp.Compare(a.queues(), b.queues()), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// Free is how many places of the cohort are neither taken nor offered; limited is false
// where it takes any number.
func (s *Snapshot) Free() (n int, limited bool) {
	if s.Cohort.Places == 0 {
		return 0, false
	}
	n = s.Cohort.Places - s.Listed()
	for _, e := range s.Queue() {
		if e.Offered.Day.Known() {
			n--
		}
	}
	return n, true
}

// NextInQueue is who is to be offered the next place: the first who waits and has none
// offered; nil where nobody is, or no place is free.
func (s *Snapshot) NextInQueue() *Enrolment {
	if n, limited := s.Free(); limited && n <= 0 {
		return nil
	}
	for _, e := range s.Queue() {
		if !e.Offered.Day.Known() {
			return e
		}
	}
	return nil
}

// nextWords say who is next for a place that has fallen free; "" where nobody is.
func (s *Snapshot) nextWords() string {
	if e := s.NextInQueue(); e != nil && s.Cohort.Places > 0 {
		return " Offer a place: " + s.Person(e.Person).Apart() + " is next on the waiting list."
	}
	return ""
}

// waits puts a place last in the queue.
func (d *Draft) waits(e *Enrolment) {
	at := d.env.Now.Unix()
	for _, o := range d.s.Enrolments {
		if o.Status == Waiting && o.ID != e.ID {
			at = max(at, o.queues()+1)
		}
	}
	d.queued++
	d.int(KindEnrolment, e.ID, enrolmentQueue, at+d.queued-1)
}

// waitsNoMore takes a place out of the queue.
func (d *Draft) waitsNoMore(e *Enrolment) {
	d.int(KindEnrolment, e.ID, enrolmentQueue, 0)
	d.text(KindEnrolment, e.ID, enrolmentOffered, "")
}

// SetStatus notes a step before a place is given: interested, dates sent, applied, waiting
// or declined, with its day. The same status with another day corrects the day.
type SetStatus struct {
	Enrolment ID
	To        Status
	// Day is today where nothing is said.
	Day Day
}

// Plan writes the status. A place that counts is given up with Withdraw, so that no mark
// ever goes with a status.
func (a SetStatus) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name, today := s.Person(e.Person).Apart(), DayOf(env.Now)
	day := cmp.Or(a.Day, today)
	switch {
	case a.To < Interested || a.To > Declined:
		return Plan{}, refuse("A place that is not given yet is interested, dates sent, applied, waiting or declined.")
	case e.Status == Withdrawn:
		return Plan{}, refuse("%s withdrew. Give the place back instead.", name)
	case e.Counts():
		return Plan{}, refuse("%s has a place: %s. Withdraw them instead.", name, e.Status)
	case e.For != 0 && a.To == Waiting:
		return Plan{}, refuse("%s asks for %s: the waiting list is this year's.", name, AcademicYearWords(e.For))
	case day > today:
		return Plan{}, refuse("%s is still to come: type the day on which it was so.", day.Long())
	}
	if err := s.checkDay(day); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbStatus, e.ID)
	switch {
	case a.To == Waiting && e.Status != Waiting:
		d.waits(e)
	case a.To != Waiting:
		d.waitsNoMore(e)
	}
	d.status(e, a.To, day)
	if d.Change() == nil {
		return Plan{Say: fmt.Sprintf("%s: %s since %s already.", name, a.To, day.Short())}, nil
	}
	say := fmt.Sprintf("%s: %s since %s.", name, a.To, day.Short())
	after := s.Apply(d.c)
	if a.To == Waiting {
		say += fmt.Sprintf(" Number %d on the waiting list.", 1+slices.IndexFunc(after.Queue(), func(o *Enrolment) bool { return o.ID == e.ID }))
	} else if e.Offered.Day.Known() {
		say += after.nextWords()
	}
	return d.planned("%s", say), nil
}

// OfferPlace notes that somebody who waits was offered a place.
type OfferPlace struct {
	Enrolment ID
	// Day is today where nothing is said.
	Day Day
}

// Plan writes the day. There must be a place that is neither taken nor offered.
func (a OfferPlace) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name, day := s.Person(e.Person).Apart(), cmp.Or(a.Day, DayOf(env.Now))
	if err := s.checkDay(day); err != nil {
		return Plan{}, err
	}
	free, limited := s.Free()
	switch {
	case e.Status != Waiting || e.For != 0:
		return Plan{}, refuse("%s is %s: a place is offered to somebody on the waiting list.", name, e.Status)
	case e.Offered.Day.Known():
		return Plan{}, refuse("%s was offered a place on %s already.", name, e.Offered.Day.Long())
	case limited && free <= 0:
		return Plan{}, refuse("No place is free: all %d are taken or offered.", s.Cohort.Places)
	}
	say := fmt.Sprintf("%s was offered a place on %s.", name, day.Long())
	if next := s.NextInQueue(); next != nil && next.ID != e.ID {
		say += " " + s.Person(next.Person).Apart() + " waits longer."
	}
	d := NewDraft(s, env, VerbOffered, e.ID)
	d.text(KindEnrolment, e.ID, enrolmentOffered, Since{day, env.Lead}.pack())
	return d.planned("%s", say), nil
}
