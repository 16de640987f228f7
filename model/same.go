package model

import (
	"cmp"
	"slices"
	"strings"
)

// SamePerson makes one of two records that were found to be of one person. One field
// says so and nothing is rewritten: the card that is kept shows what both know, and their
// places are one row. Marks of one session that differ are two answers.
type SamePerson struct{ Keep, Other ID }

// Plan writes the field.
func (a SamePerson) Plan(s *Snapshot, env Env) (Plan, error) {
	keep, other := s.Person(a.Keep), s.Person(a.Other)
	switch {
	case keep == nil || other == nil:
		return Plan{}, refuse("This person is not there any more.")
	case keep.ID == other.ID:
		return Plan{}, refuse("These are one person already: %s.", keep.Apart())
	}
	d := NewDraft(s, env, VerbSamePerson, s.placeWith(keep.ID, other.ID))
	d.id(KindPerson, other.ID, personSame, keep.ID)
	say := keep.Apart() + ": two records are one person now."
	if n := s.disputes(d); n > 0 {
		say += " " + counted(n, "session has", "sessions have") + " two answers: decide between them."
	}
	return d.planned("%s", say), nil
}

// placeWith is a place of one of some people, or 0.
func (s *Snapshot) placeWith(people ...ID) ID {
	for _, p := range people {
		for _, e := range s.Enrolments {
			if e.Person == p {
				return e.ID
			}
		}
	}
	return 0
}

// disputes is how many more answers stand twice after a change than before it.
func (s *Snapshot) disputes(d *Draft) int {
	count := func(s *Snapshot) int {
		n := 0
		for _, e := range s.Enrolments {
			for _, claims := range e.marks {
				if len(claims) > 1 {
					n++
				}
			}
		}
		return n
	}
	return count(s.Apply(d.c)) - count(s)
}

// Apart keeps that two people who look like one were looked at, and are two.
type Apart struct{ Enrolment, Other ID }

// Plan writes it at the first place.
func (a Apart) Plan(s *Snapshot, env Env) (Plan, error) {
	e, err := s.placeOf(a.Enrolment)
	if err != nil {
		return Plan{}, err
	}
	o, err := s.placeOf(a.Other)
	if err != nil {
		return Plan{}, err
	}
	if e.Person == o.Person {
		return Plan{}, refuse("These are one person already: %s.", s.Person(e.Person).Apart())
	}
	d := NewDraft(s, env, VerbApart, e.ID)
	d.Override(*e, o.Person, anotherPerson)
	return d.planned("%s and %s: two people.", s.Person(e.Person).Apart(), s.Person(o.Person).Apart()), nil
}

// Twin is two rows that may be of one person, with what they share.
type Twin struct {
	A, B *Enrolment
	// Mail is the e-mail address that both have; "" where it is name and school.
	Mail string
}

// Twins are the pairs of rows that may be of one person: the same name and school, or
// the same e-mail address. Those whom a lead told apart, by a label or with Apart, are
// not among them. They stand in the order of the register.
func (s *Snapshot) Twins() []Twin {
	type known struct {
		e            *Enrolment
		p            *Person
		name, school string
	}
	var people []known
	for _, e := range s.Enrolments {
		if p := s.Person(e.Person); p != nil && p.Family != erasedText {
			school := ""
			if x := s.School(e.School); x != nil {
				school = x.folded
			}
			people = append(people, known{e, p, p.folded, school})
		}
	}
	byName, byMail := map[string][]int{}, map[string][]int{}
	for i, k := range people {
		byName[k.name+"\x00"+k.school] = append(byName[k.name+"\x00"+k.school], i)
		for _, m := range k.p.Emails {
			if folded := strings.ToLower(m); m != erasedText && !slices.Contains(byMail[folded], i) {
				byMail[folded] = append(byMail[folded], i)
			}
		}
	}
	pairs := map[[2]int]string{}
	pair := func(group []int, mail string) {
		for i, a := range group {
			for _, b := range group[i+1:] {
				x, y := people[a], people[b]
				if x.p.ID == y.p.ID || x.e.Override(y.p.ID) != "" || y.e.Override(x.p.ID) != "" {
					continue
				}
				if mail == "" && Fold(x.p.Label) != Fold(y.p.Label) {
					continue
				}
				pairs[[2]int{a, b}] = cmp.Or(mail, pairs[[2]int{a, b}])
			}
		}
	}
	for _, group := range byName {
		if k := people[group[0]]; k.name != "" && k.school != "" {
			pair(group, "")
		}
	}
	for mail, group := range byMail {
		pair(group, mail)
	}
	var out []Twin
	for at, mail := range pairs {
		out = append(out, Twin{people[at[0]].e, people[at[1]].e, mail})
	}
	place := func(e *Enrolment) int { return slices.Index(s.Enrolments, e) }
	slices.SortFunc(out, func(a, b Twin) int {
		return cmp.Or(cmp.Compare(place(a.A), place(b.A)), cmp.Compare(place(a.B), place(b.B)))
	})
	return out
}
