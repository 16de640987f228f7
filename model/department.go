package model

import (
	"cmp"
	"slices"

	"workgroup/model/change"
)

// Policy is a policy or approach that a school put in place.
type Policy struct {
	ID   ID
	Day  Day
	Text string
}

// Sharing is what somebody of a school shared, with whom, and when.
type Sharing struct {
	ID         ID
	Day        Day
	Person     ID
	What, With string
}

// Reached is how many members of the department were reached by a day.
type Reached struct {
	Day    Day
	Number int
}

// decodeDepartment reads what a school did with its department.
func (x *School) decodeDepartment(r reader) {
	r.elems(schoolPolicy, func(id ID, v string) {
		u := unpacker{rest: v}
		x.Policies = append(x.Policies, Policy{ID: id, Day: Day(u.int()), Text: u.text()})
	})
	slices.SortStableFunc(x.Policies, func(a, b Policy) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) })
	r.elems(schoolReached, func(day ID, v string) { x.Reached = append(x.Reached, Reached{Day(day), int(unpackInt(v))}) })
	slices.SortFunc(x.Reached, func(a, b Reached) int { return cmp.Compare(a.Day, b.Day) })
	r.elems(schoolSharing, func(id ID, v string) {
		u := unpacker{rest: v}
		y := Sharing{ID: id, Day: Day(u.int()), Person: u.id()}
		y.What, _ = r.value(change.Slot{Name: schoolShared, Elem: id})
		y.With, _ = r.value(change.Slot{Name: schoolSharedWith, Elem: id})
		x.Sharings = append(x.Sharings, y)
	})
	slices.SortStableFunc(x.Sharings, func(a, b Sharing) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) })
}

// Policy writes a policy of a school; without text it is none any more.
func (d *Draft) Policy(school ID, x Policy) {
	var v packer
	if x.Text != "" {
		v.int(int64(x.Day))
		v.text(x.Text)
	}
	d.elem(KindSchool, school, schoolPolicy, x.ID, string(v))
}

// Reached writes how many members of a school's department were reached by a day; 0 is
// not known.
func (d *Draft) Reached(school ID, x Reached) {
	d.elem(KindSchool, school, schoolReached, ID(x.Day), packInt(int64(x.Number)))
}

// Sharing writes what somebody of a school shared: what is said stands under the key of
// that person. Without what was shared it is none any more.
func (d *Draft) Sharing(school ID, x Sharing) {
	var v packer
	if x.What != "" {
		v.int(int64(x.Day))
		v.id(x.Person)
	}
	d.elem(KindSchool, school, schoolSharing, x.ID, string(v))
	was := Sharing{}
	if at := d.s.School(school); at != nil {
		if i := slices.IndexFunc(at.Sharings, func(y Sharing) bool { return y.ID == x.ID }); i >= 0 {
			was = at.Sharings[i]
		}
	}
	if was.What != x.What {
		d.set(fieldOf(KindSchool, school, schoolShared, x.ID), x.What, x.Person)
	}
	if was.With != x.With {
		d.set(fieldOf(KindSchool, school, schoolSharedWith, x.ID), x.With, x.Person)
	}
}

const goneSchool = Refusal("This school is not there any more.")

// SetPolicy notes a policy that a school put in place, or changes one; without text it is
// taken away.
type SetPolicy struct {
	School ID
	Policy Policy
}

// Plan writes it.
func (a SetPolicy) Plan(s *Snapshot, env Env) (Plan, error) {
	school, x := s.School(a.School), a.Policy
	if school == nil {
		return Plan{}, goneSchool
	}
	i := slices.IndexFunc(school.Policies, func(p Policy) bool { return p.ID == x.ID })
	was := Policy{}
	if i >= 0 {
		was = school.Policies[i]
	}
	var c check
	c.text(FieldText, &x.Text, was.Text, MaxNote)
	c.that(x.ID != 0 || x.Text != "", FieldText, "Type what was put in place.")
	c.that(x.ID == 0 || i >= 0, FieldText, "This policy is not there any more.")
	s.tidyDay(&c, &x.Day, was.Day, env)
	if c.err != nil {
		return Plan{}, c.err
	}
	x.ID = cmp.Or(x.ID, env.NewID())
	d := NewDraft(s, env, VerbPolicy, 0, 0, 0, school.ID)
	d.Policy(school.ID, x)
	if x.Text == "" {
		return d.planned("%s: policy removed.", school.Name), nil
	}
	return d.planned("%s: policy noted, in place on %s.", school.Name, x.Day.Short()), nil
}

// SetSharing notes what somebody of a school shared with whom, or changes it; without what
// was shared it is taken away.
type SetSharing struct {
	School  ID
	Sharing Sharing
}

// Plan writes it.
func (a SetSharing) Plan(s *Snapshot, env Env) (Plan, error) {
	school, x := s.School(a.School), a.Sharing
	if school == nil {
		return Plan{}, goneSchool
	}
	i := slices.IndexFunc(school.Sharings, func(y Sharing) bool { return y.ID == x.ID })
	was := Sharing{}
	if i >= 0 {
		was = school.Sharings[i]
	}
	var c check
	c.text(FieldText, &x.What, was.What, MaxNote)
	c.text(FieldWith, &x.With, was.With, MaxName)
	c.that(x.ID != 0 || x.What != "", FieldText, "Type what was shared.")
	c.that(x.ID == 0 || i >= 0, FieldText, "This is not there any more.")
	c.that(i < 0 || x.Person == was.Person, FieldAbout, "Who shared it stays: remove this and note it anew of the other person.")
	s.tidyDay(&c, &x.Day, was.Day, env)
	s.tidyAbout(&c, x.Person, 0, was.Person, 0)
	if c.err != nil {
		return Plan{}, c.err
	}
	if x.What == "" {
		x.With = ""
	}
	x.ID = cmp.Or(x.ID, env.NewID())
	d := NewDraft(s, env, VerbSharing, s.placeOfPerson(x.Person), 0, 0, school.ID)
	d.Sharing(school.ID, x)
	if x.What == "" {
		return d.planned("%s: what was shared is removed.", school.Name), nil
	}
	return d.planned("%s: noted what was shared on %s.", school.Name, x.Day.Short()), nil
}

// SetReached notes how many members of a school's department were reached by a day; 0
// takes the number of that day away.
type SetReached struct {
	School  ID
	Reached Reached
}

// Plan writes it.
func (a SetReached) Plan(s *Snapshot, env Env) (Plan, error) {
	school, x := s.School(a.School), a.Reached
	if school == nil {
		return Plan{}, goneSchool
	}
	var c check
	s.tidyDay(&c, &x.Day, 0, env)
	c.within(FieldNumber, x.Number, 0, 200, "Type how many members of the department were reached: 6.")
	if c.err != nil {
		return Plan{}, c.err
	}
	d := NewDraft(s, env, VerbReached, 0, 0, 0, school.ID)
	d.Reached(school.ID, x)
	if x.Number == 0 {
		return d.planned("%s: no number of %s any more.", school.Name, x.Day.Short()), nil
	}
	return d.planned("%s: %s of the department reached by %s.", school.Name, several(x.Number, "member"), x.Day.Short()), nil
}

// SeenOnline notes when somebody was last seen in the online community, with a note; no
// day is not seen.
type SeenOnline struct {
	Enrolment ID
	Day       Day
	Note      string
}

// Plan writes it.
func (a SeenOnline) Plan(s *Snapshot, env Env) (Plan, error) {
	e := s.Enrolment(a.Enrolment)
	if e == nil {
		return Plan{}, gonePlace
	}
	var c check
	c.text(FieldNotes, &a.Note, e.OnlineNote, MaxNote)
	if a.Day.Known() {
		s.tidyDay(&c, &a.Day, e.SeenOnline, env)
	}
	if c.err != nil {
		return Plan{}, c.err
	}
	d := NewDraft(s, env, VerbSeenOnline, e.ID)
	d.Online(e, a.Day, a.Note)
	name := s.Person(e.Person).Apart()
	if !a.Day.Known() {
		return d.planned("%s: not seen in the online community.", name), nil
	}
	return d.planned("%s: last seen in the online community %s.", name, a.Day.Short()), nil
}

// Online writes when a place was last seen in the online community, and a note.
func (d *Draft) Online(e *Enrolment, seen Day, note string) {
	d.int(KindEnrolment, e.ID, enrolmentSeenOnline, int64(seen))
	if note != e.OnlineNote {
		d.set(fieldOf(KindEnrolment, e.ID, enrolmentOnlineNote, 0), note, e.Person)
	}
}
