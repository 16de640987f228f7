package model

import (
	"cmp"
	"slices"

	"workgroup/model/change"
)

// PutOnList makes a full place of one that is none yet: of a walk-in, who keeps the day
// on which they first came, or of somebody who waits, applied or asked.
type PutOnList struct {
	// Place is the place as it should be; school, role, designation, year and remark are
	// taken from it.
	Place      Enrolment
	SchoolName string
	// Person is the card as it should be; without a name it stays as it is.
	Person Person
	// Day is the first of the place of somebody who had not come yet; today where nothing
	// is said.
	Day Day
	// Anyway: they look like somebody who is here, and are somebody else.
	Anyway bool
	// Over is why one more is taken though all places are.
	Over string
}

// Plan writes what differs, and that they are on the list.
func (a PutOnList) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Place.ID)
	if err != nil {
		return Plan{}, err
	}
	was := s.Person(e.Person)
	if was == nil {
		return Plan{}, refuse("The card of this person is not here: add them anew.")
	}
	if a.Person.Name() == "" {
		a.Person = *was
	}
	p, err := tidyPerson(a.Person, was)
	if err != nil {
		return Plan{}, err
	}
	p.ID = was.ID
	if err := cmp.Or(s.checkDay(a.Day), checkYear(a.Place.Year)); err != nil {
		return Plan{}, err
	}
	switch e.Status {
	case NotOnList, Interested, DatesSent, Applied, Waiting, Declined:
	case Withdrawn:
		return Plan{}, refuse("%s withdrew. Give the place back instead.", was.Apart())
	default:
		return Plan{}, refuse("%s is on the list already: %s.", was.Apart(), e.Status)
	}
	for _, o := range s.Enrolments {
		if o.Person == e.Person && o.ID != e.ID && o.Counts() && o.Status != Withdrawn {
			return Plan{}, refuse("%s has a place here already: %s.", was.Apart(), o.Status)
		}
	}
	r := newRoster(NewDraft(s, env, VerbPutOnList, e.ID))
	school, err := r.school(a.Place.School, a.SchoolName)
	if err != nil {
		return Plan{}, err
	}
	twin, why := r.twin(p, school, e.ID)
	if twin.place != 0 && !a.Anyway {
		return Plan{}, refuse("%s%s, %s. If the two are one person, make them one; if not, put them on the list all the same.", why, r.who(twin), twin.status)
	}
	if err := cmp.Or(r.apart(&p, school, e.ID), r.room(a.Over)); err != nil {
		return Plan{}, err
	}
	d, k := r.d, KindEnrolment
	d.card(was, p)
	from := e.From
	if e.Status != NotOnList {
		from = cmp.Or(a.Day, DayOf(env.Now))
		d.int(k, e.ID, enrolmentFrom, int64(from))
	}
	d.status(e, Enrolled, cmp.Or(from, DayOf(env.Now)))
	d.int(k, e.ID, enrolmentFor, 0)
	d.waitsNoMore(e)
	if e.School != school {
		d.id(k, e.ID, enrolmentSchool, school)
	}
	if role := Tidy(a.Place.Role, MaxName); role != e.Role {
		d.text(k, e.ID, enrolmentRole, role)
	}
	if a.Place.Designation != e.Designation {
		d.int(k, e.ID, enrolmentDesignation, int64(a.Place.Designation))
	}
	if a.Place.Year != e.Year {
		d.int(k, e.ID, enrolmentYear, int64(a.Place.Year))
	}
	if remark := TidyLines(a.Place.Remark, MaxNote); remark != e.Remark {
		d.set(fieldOf(k, e.ID, enrolmentRemark, 0), remark, e.Person)
	}
	if twin.place != 0 {
		d.Override(*e, twin.person.ID, anotherPerson)
	}
	now := *e
	now.Role = Tidy(a.Place.Role, MaxName)
	if err := r.barred(now, p, a.Over); err != nil {
		return Plan{}, err
	}
	r.takes(*e, a.Over)
	return d.planned("%s: on the list.", p.Apart()), nil
}

// RemovePlace takes away a place that was entered by mistake, and the card with it
// where nothing else needs it. What was written about the person for the evaluation stays.
type RemovePlace struct{ Enrolment ID }

// Plan removes it where nothing was ever marked.
func (a RemovePlace) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	name := s.Person(e.Person).Apart()
	if s.everMarked(e) {
		return Plan{}, refuse("%s was marked, and marks are kept. Withdraw them instead.", name)
	}
	for _, o := range s.Enrolments {
		if o.Replaces == e.ID {
			return Plan{}, refuse("%s took over this place. Withdraw %s instead.", s.Person(o.Person).Apart(), name)
		}
	}
	d := NewDraft(s, env, VerbRemovePlace, e.ID)
	behind := s.placesOf(e.ID)
	for _, id := range behind {
		d.Remove(KindEnrolment, id)
	}
	if !s.needed(e.Person, behind) {
		for _, id := range s.recordsOf(e.Person) {
			d.Remove(KindPerson, id)
		}
	}
	say := name + ": removed from the list"
	if goes := s.WhatGoesWith(e); goes != "" {
		say += ", and with them " + goes
	}
	if stays := s.WhatStaysOf(e.Person); stays != "" {
		say += "; under their name stays: " + stays
	}
	return d.planned("%s.", say), nil
}

// everMarked tells whether anything was marked that was not taken back with undo.
func (s *Snapshot) everMarked(e *Enrolment) bool {
	marked := false
	for _, id := range s.placesOf(e.ID) {
		s.Record(change.Key{Kind: KindEnrolment, Record: id}).Elems(enrolmentMark, func(_ ID, c change.Cell) {
			for _, h := range c {
				marked = marked || !h.Take && h.Value != "" && c.Alive(h.Ref)
			}
		})
	}
	return marked
}

// needed tells whether a card is referred to by anything but some places: another place,
// a school of which it is the subject leader's, somebody's substitute, or what was written
// about the person.
func (s *Snapshot) needed(person ID, but []ID) bool {
	is := func(id ID) bool { return id != 0 && s.keptOf(id) == person }
	if s.WhatStaysOf(person) != "" || slices.ContainsFunc(s.Schools, func(x *School) bool { return is(x.Leader) }) {
		return true
	}
	for _, e := range list[Enrolment](s, KindEnrolment) {
		if is(e.Person) && !slices.Contains(but, e.ID) {
			return true
		}
		for _, t := range e.told {
			if is(t.Substitute) {
				return true
			}
		}
		for _, claims := range e.marks {
			if slices.ContainsFunc(claims, func(c Claimed) bool { return is(c.Mark.Substitute) }) {
				return true
			}
		}
	}
	return false
}
