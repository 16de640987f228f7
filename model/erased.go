package model

import (
	"cmp"
	"slices"
	"strings"
)

// Erasure is that a person was erased from a cohort: on which day, and by whom.
type Erasure struct {
	Person ID
	Day    Day
	Lead   ID
}

// NoteErased notes in a cohort that a person was erased from it. It goes with the destroying
// of that person's keys, in one step; it cannot be taken back.
type NoteErased struct{ Person ID }

// Plan writes it where the cohort has the person.
func (a NoteErased) Plan(s *Snapshot, env Env) (Plan, error) {
	p := find[Person](s, KindPerson, a.Person)
	if s.Cohort.ID == 0 || p == nil {
		return Plan{Say: "Nothing is held about this person here."}, nil
	}
	var v packer
	v.int(int64(DayOf(env.Now)))
	v.id(env.Lead)
	d := NewDraft(s, env, VerbErased, s.placeOfPerson(a.Person))
	d.elem(KindCohort, s.Cohort.ID, cohortErased, a.Person, string(v))
	return d.planned("%s is erased from %s.", p.Apart(), s.Cohort.Title), nil
}

// erasures are those of a cohort, in the order of their days.
func (r reader) erasures() (out []Erasure) {
	r.elems(cohortErased, func(person ID, v string) {
		u := unpacker{rest: v}
		out = append(out, Erasure{person, Day(u.int()), u.id()})
	})
	slices.SortFunc(out, func(a, b Erasure) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Person, b.Person)) })
	return out
}

// Final tells why a step cannot be taken back, or "".
func Final(s Step) string {
	switch Verb(s.First().Label.Verb) {
	case VerbErased:
		return "Erasing a person cannot be taken back: the keys are gone. What was done before it stays as it is."
	case VerbFaded:
		return "What was let go when its time was over cannot come back: the keys are gone. What was done before it stays as it is."
	}
	return ""
}

// OnePerson are all records of one person in some cohorts and hubs: that one, and those that
// were found to be the same, whichever says so.
func OnePerson(in []*Snapshot, person ID) []ID {
	out := []ID{person}
	for grown := true; grown; {
		grown = false
		for _, s := range in {
			for _, p := range s.People() {
				for _, to := range p.links {
					a, b := slices.Contains(out, p.ID), slices.Contains(out, to)
					if a != b {
						grown = true
						if a {
							out = append(out, to)
						} else {
							out = append(out, p.ID)
						}
					}
				}
			}
		}
	}
	return out
}

// Called are people of some cohorts whose name, e-mail or previous name answers to what was
// typed, each with all of their records: to be chosen from where there are several.
type Called struct {
	Records []ID
	// Words tell them apart: "Jones, Sarah (Brent), Beech Hill; ssl-2021, ssl-2023".
	Words string
}

// WhoIsCalled finds people by a name, an e-mail address or an ID, exactly where anybody fits
// exactly. Accents and case are ignored.
func WhoIsCalled(in []*Snapshot, typed string) []Called {
	var exact, near []Called
	seen := map[ID]bool{}
	for _, s := range in {
		for _, p := range s.People() {
			if seen[p.ID] {
				continue
			}
			fits, whole := p.called(typed)
			if !fits {
				continue
			}
			c := Called{Records: OnePerson(in, p.ID)}
			for _, id := range c.Records {
				seen[id] = true
			}
			c.Words = calledWords(in, c.Records)
			if whole {
				exact = append(exact, c)
			} else {
				near = append(near, c)
			}
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return near
}

func (p *Person) called(typed string) (fits, whole bool) {
	t := Fold(typed)
	if t == "" {
		return false, false
	}
	if p.ID.String() == t {
		return true, true
	}
	for _, text := range append([]string{p.Name(), p.Given + " " + p.Family, p.Apart()}, slices.Concat(p.Emails, p.Before)...) {
		if Fold(text) == t {
			return true, true
		}
	}
	ok, slip := answers([]string{Fold(p.Name()), Fold(p.Given + " " + p.Family)}, splitWords(t))
	return ok && !slip, false
}

// calledWords tell a person from others of the name.
func calledWords(in []*Snapshot, records []ID) string {
	name, schools, codes := "", "", ""
	add := func(to *string, s string) {
		if s != "" && !slices.Contains(splitList(*to), s) {
			if *to != "" {
				*to += ", "
			}
			*to += s
		}
	}
	for _, s := range in {
		for _, id := range records {
			p := s.Person(id)
			if p == nil {
				continue
			}
			name = cmp.Or(name, p.Apart())
			add(&codes, cmp.Or(s.Cohort.Code, s.Hub.Name))
			for _, e := range s.Enrolments {
				if x := s.School(e.School); x != nil && e.Person == p.ID {
					add(&schools, x.Name)
				}
			}
		}
	}
	for _, more := range []string{schools, codes} {
		if more != "" {
			name += "; " + more
		}
	}
	return name
}

// splitList are the parts of a list in one line.
func splitList(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ", ")
}

// Knows tells whether a cohort or hub has a record of any of some people, or says that one of
// its own is the same as one of them.
func (s *Snapshot) Knows(people []ID) bool {
	return slices.ContainsFunc(s.People(), func(p *Person) bool {
		return slices.Contains(people, p.ID) || slices.ContainsFunc(p.links, func(to ID) bool { return slices.Contains(people, to) })
	})
}
