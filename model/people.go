package model

import (
	"slices"

	"workgroup/model/change"
)

// NewPerson gives somebody a place: the card and the place in one action.
type NewPerson struct {
	// Person without an ID is new; with one, somebody who is known and has no place: a
	// substitute, or one who withdrew.
	Person Person
	// School by ID, or by name: one that is not there is made.
	School     ID
	SchoolName string

	Role        string
	Designation Designation
	// Status is Enrolled where nothing is said.
	Status Status
	From   Day
	// Since is the day on which they took that status; the first of the place, or today,
	// where nothing is said.
	Since Day
	// Asked is, of somebody who was sent the dates, the day on which they asked.
	Asked Day
	// For is the academic year that is asked for, where that is the next.
	For    int
	Year   int
	Remark string
	// Anyway: they look like somebody who is here, and are somebody else.
	Anyway bool
	// Over is why one more is taken though all places are.
	Over string
}

// Plan adds them. Who looks like somebody with a place (the same e-mail, or name and
// school) is refused but Anyway, and a full cohort takes one more only with a reason.
func (a NewPerson) Plan(s *Snapshot, env Env) (Plan, error) {
	place := env.NewID()
	r := newRoster(NewDraft(s, env, VerbNewPerson, place))
	e, err := r.add(place, a, 0)
	if err != nil {
		return Plan{}, err
	}
	return r.d.planned("%s: %s.", r.who(r.people[len(r.people)-1]), e.Status), nil
}

// EditPerson changes a card. A changed name is kept as a previous one, so that the
// person is still found under it.
type EditPerson struct{ Person Person }

// Plan writes what differs.
func (a EditPerson) Plan(s *Snapshot, env Env) (Plan, error) {
	was := s.Person(a.Person.ID)
	if was == nil {
		return Plan{}, refuse("This person is not there any more.")
	}
	p, err := tidyPerson(a.Person, was)
	if err != nil {
		return Plan{}, err
	}
	p.ID = was.ID
	place, at := ID(0), ID(0)
	for _, e := range s.Enrolments {
		if e.Person == was.ID {
			place, at = e.ID, e.School
		}
	}
	d := NewDraft(s, env, VerbEditPerson, place)
	if place != 0 && (Fold(p.Name()) != Fold(was.Name()) || p.Label != was.Label) {
		if err := newRoster(d).apart(&p, at, place); err != nil {
			return Plan{}, err
		}
	}
	d.card(was, p)
	if d.Change() == nil {
		return Plan{Say: was.Apart() + ": nothing changed."}, nil
	}
	return d.planned("%s: changed.", p.Apart()), nil
}

// card writes what of a card differs from what was shown. Where several records are of
// one person, what is new goes to the one that is kept, and what is gone goes from all.
func (d *Draft) card(was *Person, p Person) {
	if was == nil {
		d.Person(p)
		return
	}
	if old := was.Name(); Fold(old) != Fold(p.Name()) && old != "" && !slices.Contains(p.Before, old) {
		p.Before = append(slices.Clone(p.Before), old)
	}
	records := d.s.recordsOf(was.ID)
	if was.Given != p.Given {
		d.text(KindPerson, p.ID, personGiven, p.Given)
	}
	if was.Family != p.Family {
		d.text(KindPerson, p.ID, personFamily, p.Family)
	}
	if was.Label != p.Label {
		d.text(KindPerson, p.ID, personLabel, p.Label)
	}
	if was.Phone != p.Phone {
		d.text(KindPerson, p.ID, personPhone, p.Phone)
	}
	if was.Note != p.Note {
		d.text(KindPerson, p.ID, personNote, p.Note)
	}
	for _, other := range records[1:] {
		if p.Phone == "" {
			d.text(KindPerson, other, personPhone, "")
		}
		if p.Note == "" {
			d.text(KindPerson, other, personNote, "")
		}
	}
	for _, rec := range records {
		d.lists(rec, was.Emails, p.Emails, personEmail)
		d.lists(rec, was.Before, p.Before, personBefore)
		d.lists(rec, was.Aliases, p.Aliases, personAlias)
	}
}

// lists takes what is gone from one record's set, and puts what is new into the first.
func (d *Draft) lists(rec ID, was, now []string, n change.Name) {
	reader{d.s.Record(change.Key{Kind: KindPerson, Record: rec})}.elems(n, func(elem ID, v string) {
		if slices.Contains(was, v) && !slices.Contains(now, v) {
			d.elem(KindPerson, rec, n, elem, "")
		}
	})
	if d.s.keptOf(rec) != rec {
		return
	}
	for _, v := range now {
		if !slices.Contains(was, v) {
			d.elem(KindPerson, rec, n, d.env.NewID(), v)
		}
	}
}
