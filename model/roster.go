package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// roster is a draft that gives people places. It knows everybody who has one, those too
// that it has just added.
type roster struct {
	d       *Draft
	people  []rostered
	mails   map[string][]int // of people, by e-mail address in small letters
	called  map[string][]int // of people, by folded name
	schools map[string]ID    // by folded name
	names   map[ID]string    // of schools
	// listed are the places that are taken; instead says that one of them is given up for
	// the one that is added.
	listed  int
	instead bool
}

// rostered is somebody who has a place, as the rules of adding see them.
type rostered struct {
	person Person
	place  ID
	school ID
	status Status
	year   int // that is asked for, 0 for this one
}

func newRoster(d *Draft) *roster {
	r := &roster{d: d, mails: map[string][]int{}, called: map[string][]int{}, schools: map[string]ID{}, names: map[ID]string{}, listed: d.s.Listed()}
	for _, x := range d.s.Schools {
		if _, there := r.schools[Fold(x.Name)]; !there {
			r.schools[Fold(x.Name)] = x.ID
		}
		r.names[x.ID] = x.Name
	}
	for _, e := range d.s.Enrolments {
		if p := d.s.Person(e.Person); p != nil {
			r.knows(rostered{*p, e.ID, e.School, e.Status, e.For})
		}
	}
	return r
}

// knows adds somebody to those who have a place.
func (r *roster) knows(x rostered) {
	at := len(r.people)
	r.people = append(r.people, x)
	name := Fold(x.person.Name())
	r.called[name] = append(r.called[name], at)
	for _, m := range x.person.Emails {
		m = strings.ToLower(m)
		r.mails[m] = append(r.mails[m], at)
	}
}

// Listed is how many places are taken: of those enrolled, paused or through, not of those
// who withdrew or came without being on the list.
func (s *Snapshot) Listed() int {
	n := 0
	for _, e := range s.Enrolments {
		if e.Counts() && e.Status != NotOnList && e.Status != Withdrawn {
			n++
		}
	}
	return n
}

// school is the school of that ID, or of that name, made where there is none; 0 where
// neither is given.
func (r *roster) school(id ID, name string) (ID, error) {
	name = Tidy(name, MaxName)
	switch {
	case name != "" && Fold(name) == "":
		return 0, refuse("%s is no name of a school.", name)
	case name != "":
		at, there := r.schools[Fold(name)]
		if !there {
			at = r.d.env.NewID()
			r.d.text(KindSchool, at, schoolName, name)
			r.schools[Fold(name)], r.names[at] = at, name
		}
		return at, nil
	}
	if _, there := r.names[id]; id != 0 && !there {
		return 0, refuse("This school is not there any more.")
	}
	return id, nil
}

// named is the school of that name; of one that is still to be made, an ID that nobody
// has.
func (r *roster) named(name string) ID {
	folded := Fold(Tidy(name, MaxName))
	if folded == "" {
		return 0
	}
	if id, there := r.schools[folded]; there {
		return id
	}
	return ^ID(0)
}

// sameSchool tells whether two places are of one school; schools of one name are one.
func (r *roster) sameSchool(a, b ID) bool {
	return a == b || a != 0 && b != 0 && Fold(r.names[a]) == Fold(r.names[b])
}

// who are a person's name and school as a sentence names them.
func (r *roster) who(x rostered) string {
	name := x.person.Apart()
	if school := r.names[x.school]; school != "" {
		name += ", " + school
	}
	return name
}

// twin is who has a place already and may be the same person: by an e-mail, or by name
// and school. Those of one name and school who were told apart by a label are two.
func (r *roster) twin(p Person, school ID, but ID) (rostered, string) {
	first := -1
	for _, m := range p.Emails {
		for _, i := range r.mails[strings.ToLower(m)] {
			if o := r.people[i]; o.place != but && (p.ID == 0 || o.person.ID != p.ID) && (first < 0 || i < first) {
				first = i
			}
		}
	}
	if first >= 0 {
		o := r.people[first]
		return o, sharedMail(&o.person, &p) + " is the e-mail address of "
	}
	for _, i := range r.called[Fold(p.Name())] {
		o := r.people[i]
		if o.place == but || p.ID != 0 && o.person.ID == p.ID {
			continue
		}
		if r.sameSchool(o.school, school) && (p.Label == "" || Fold(p.Label) == Fold(o.person.Label)) {
			return o, ""
		}
	}
	return rostered{}, ""
}

func sharedMail(a, b *Person) string {
	for _, m := range a.Emails {
		if slices.ContainsFunc(b.Emails, func(o string) bool { return strings.EqualFold(m, o) }) {
			return m
		}
	}
	return ""
}

// apart sees to it that two people of one name can be told apart: each without a label
// takes that of the school. What is the label of another, or missing, is refused.
func (r *roster) apart(p *Person, school ID, but ID) error {
	for _, i := range r.called[Fold(p.Name())] {
		o := &r.people[i]
		if o.place == but || p.ID != 0 && o.person.ID == p.ID {
			continue
		}
		same := r.sameSchool(o.school, school)
		if p.Label == "" && !same {
			p.Label = Tidy(r.names[school], maxLabel)
		}
		if p.Label == "" || Fold(p.Label) == Fold(o.person.Label) {
			return refuse("There is another %s. Type a label that tells the two apart, such as a town or a middle name.", r.who(*o))
		}
		if o.person.Label == "" && !same && r.names[o.school] != "" {
			o.person.Label = Tidy(r.names[o.school], maxLabel)
			r.d.text(KindPerson, o.person.ID, personLabel, o.person.Label)
		}
	}
	return nil
}

// full tells whether one more is one too many.
func (r *roster) full() bool {
	places := r.d.s.Cohort.Places
	return places > 0 && r.listed >= places && !r.instead
}

// room refuses one more where all places are taken, but for a reason.
func (r *roster) room(why string) error {
	if r.full() && Tidy(why, MaxNote) == "" {
		places := r.d.s.Cohort.Places
		return refuse("All %d places are taken. Withdraw somebody, put them on the waiting list, or type why one more is taken.", places)
	}
	return nil
}

// takes writes that a place is taken, with the reason where there was none left.
func (r *roster) takes(e Enrolment, why string) {
	why = Tidy(why, MaxNote)
	if r.full() && why != "" {
		r.d.Override(e, RulePlaces, why)
	}
	if !r.instead {
		r.listed++
	}
}

// add writes a card and a place.
func (r *roster) add(place ID, a NewPerson, replaces ID) (Enrolment, error) {
	s := r.d.s
	a.Status = cmp.Or(a.Status, Enrolled)
	if a.Status > Enrolled {
		return Enrolment{}, refuse("A new place is enrolled, waiting, applied, interested, or told the dates.")
	}
	if err := s.checkFor(a); err != nil {
		return Enrolment{}, err
	}
	was := s.Person(a.Person.ID)
	switch {
	case a.Person.ID != 0 && was == nil:
		return Enrolment{}, refuse("This person is not there any more.")
	case was != nil && a.Person.Name() == "":
		a.Person = *was
	case was != nil:
		a.Person.ID = was.ID
	}
	p, err := tidyPerson(a.Person, was)
	if err != nil {
		return Enrolment{}, err
	}
	for i := range r.people {
		if was == nil {
			break // a new person has no place yet
		}
		if o := &r.people[i]; o.person.ID == was.ID && o.year == a.For && o.status != Withdrawn && o.status != Declined {
			return Enrolment{}, refuse("%s has a place here already: %s.", r.who(*o), o.status)
		}
	}
	for _, day := range []Day{a.From, a.Since, a.Asked} {
		if err := s.checkDay(day); err != nil {
			return Enrolment{}, err
		}
	}
	if err := checkYear(a.Year); err != nil {
		return Enrolment{}, err
	}
	school, err := r.school(a.School, a.SchoolName)
	if err != nil {
		return Enrolment{}, err
	}
	twin, why := r.twin(p, school, 0)
	if twin.place != 0 && !a.Anyway {
		return Enrolment{}, refuse("%s%s, %s. If this is somebody else, add them all the same.", why, r.who(twin), twin.status)
	}
	if err := r.apart(&p, school, 0); err != nil {
		return Enrolment{}, err
	}
	if a.Status == Enrolled {
		if err := r.room(a.Over); err != nil {
			return Enrolment{}, err
		}
	}
	if p.ID == 0 {
		p.ID = r.d.env.NewID()
	}
	r.d.card(was, p)
	e := Enrolment{
		ID: place, Person: p.ID, School: school, Role: Tidy(a.Role, MaxName), Designation: a.Designation, Status: a.Status,
		From: a.From, Year: a.Year, Remark: TidyLines(a.Remark, MaxNote), Replaces: replaces, For: a.For,
	}
	r.d.Enrol(e)
	r.d.SinceAs(e, a.Status, Since{cmp.Or(a.Since, a.From, DayOf(r.d.env.Now)), r.d.env.Lead})
	if a.Status == DatesSent && a.Asked.Known() {
		r.d.SinceAs(e, Interested, Since{a.Asked, r.d.env.Lead})
	}
	if a.Status == Waiting {
		r.d.waits(&e)
	}
	if twin.place != 0 {
		r.d.Override(e, twin.person.ID, anotherPerson)
	}
	if a.Status == Enrolled {
		if err := r.barred(e, p, a.Over); err != nil {
			return Enrolment{}, err
		}
		r.takes(e, a.Over)
	}
	r.knows(rostered{p, e.ID, school, a.Status, a.For})
	return e, nil
}

// anotherPerson is what is kept at a place of somebody who looks like another: the two
// were looked at, and are two.
const anotherPerson = "another person"

func checkYear(n int) error {
	if n < 0 || n > 20 {
		return refuse("Year of engagement %d: type 1 for the first year, 2 for the second.", n)
	}
	return nil
}

// counted is "1 place", "3 places".
func counted(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}
