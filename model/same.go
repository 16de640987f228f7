package model

import (
	"cmp"
	"maps"
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
		say = keep.Apart() + ": one person now, with two answers at " + counted(n, "session", "sessions") + "."
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
	// Mail is the e-mail address that both have; "" where it is a name.
	Mail string
	// Twice says that two leads gave them their places on one day, or that both came without
	// being on the list on one day.
	Twice bool
}

// acquaintance is a row with what somebody is known by.
type acquaintance struct {
	e            *Enrolment
	p            *Person
	name, school string
	typed        Typed
}

func (s *Snapshot) acquaintances() (out []acquaintance) {
	for _, e := range s.Enrolments {
		p := s.Person(e.Person)
		if p == nil || p.Family == erasedText {
			continue
		}
		x := acquaintance{e: e, p: p, name: p.folded, typed: s.Typed(e)}
		if at := s.School(e.School); at != nil {
			x.school = at.folded
		}
		out = append(out, x)
	}
	return out
}

// together tells whether two rows may have been typed by two who did not know of each
// other: by two leads on one day, or at one door.
func (x *acquaintance) together(y *acquaintance) bool {
	door := x.e.Status == NotOnList && y.e.Status == NotOnList
	return x.e.For == y.e.For && x.typed.At != 0 && (x.typed.Lead != y.typed.Lead || door) && x.typed.Day() == y.typed.Day()
}

// Twins are the pairs of rows that may be of one person: the same name and school, or
// the same e-mail address; or nearly the same name where they were typed twice. Those whom a
// lead told apart, by a label or with Apart, are not among them. They stand in the order of
// the register.
func (s *Snapshot) Twins() []Twin {
	people := s.acquaintances()
	pairs := map[[2]int]Twin{}
	pair := func(a, b int, mail string) {
		x, y := &people[a], &people[b]
		if x.p.ID == y.p.ID || x.e.Override(y.p.ID) != "" || y.e.Override(x.p.ID) != "" {
			return
		}
		if mail == "" && Fold(x.p.Label) != Fold(y.p.Label) {
			return
		}
		pairs[[2]int{a, b}] = Twin{x.e, y.e, cmp.Or(mail, pairs[[2]int{a, b}].Mail), x.together(y)}
	}
	group := func(by func(x *acquaintance, add func(key string)), each func(key string, a, b int)) {
		groups := map[string][]int{}
		for i := range people {
			by(&people[i], func(key string) {
				if all := groups[key]; len(all) == 0 || all[len(all)-1] != i {
					groups[key] = append(all, i)
				}
			})
		}
		for key, all := range groups {
			for i, a := range all {
				for _, b := range all[i+1:] {
					each(key, a, b)
				}
			}
		}
	}
	group(func(x *acquaintance, add func(string)) {
		if x.name != "" && x.school != "" {
			add(x.name + "\x00" + x.school)
		}
	}, func(_ string, a, b int) { pair(a, b, "") })
	group(func(x *acquaintance, add func(string)) {
		for _, m := range x.p.Emails {
			if m != erasedText {
				add(strings.ToLower(m))
			}
		}
	}, func(mail string, a, b int) { pair(a, b, mail) })
	// Nearly the same name has at least a beginning of a word in common with the other.
	group(func(x *acquaintance, add func(string)) {
		for _, w := range strings.Fields(x.name) {
			add(w)
		}
	}, func(_ string, a, b int) {
		if x, y := &people[a], &people[b]; x.together(y) && nearly(x.name, y.name) {
			pair(a, b, "")
		}
	})
	out := slices.Collect(maps.Values(pairs))
	place := map[ID]int{}
	for i, e := range s.Enrolments {
		place[e.ID] = i
	}
	slices.SortFunc(out, func(a, b Twin) int {
		return cmp.Or(cmp.Compare(place[a.A.ID], place[b.A.ID]), cmp.Compare(place[a.B.ID], place[b.B.ID]))
	})
	return out
}
