package model

import (
	"slices"
	"strings"
)

// finder finds people of a cohort by what a table says of them.
type finder struct {
	s      *Snapshot
	mails  map[string][]*Enrolment
	names  map[string][]*Enrolment // also names of before and in reports, and with the family name first
	school map[string][]*Enrolment // by the school's folded name
}

func newFinder(s *Snapshot) finder {
	f := finder{s, map[string][]*Enrolment{}, map[string][]*Enrolment{}, map[string][]*Enrolment{}}
	for _, e := range s.Enrolments {
		p := s.Person(e.Person)
		if p == nil || p.Family == erasedText {
			continue
		}
		for _, m := range p.Emails {
			f.mails[strings.ToLower(m)] = append(f.mails[strings.ToLower(m)], e)
		}
		for _, name := range slices.Concat([]string{p.Name(), p.Family + " " + p.Given}, p.Before, p.Aliases) {
			if name = Fold(name); !slices.Contains(f.names[name], e) {
				f.names[name] = append(f.names[name], e)
			}
		}
		if x := s.School(e.School); x != nil {
			f.school[Fold(x.Name)] = append(f.school[Fold(x.Name)], e)
		}
	}
	return f
}

// find is the place of the person of a row. Sure is that of an e-mail address that one has
// alone, or of a name at the same school; others are those who may be the same: one of two,
// the same name elsewhere, a name with a slip of typing at the same school.
func (f finder) find(row Pasted) (e *Enrolment, sure bool, others []*Enrolment) {
	add := func(es ...*Enrolment) {
		for _, e := range es {
			if !slices.Contains(others, e) {
				others = append(others, e)
			}
		}
	}
	for _, m := range row.Emails {
		add(f.mails[strings.ToLower(m)]...)
	}
	if len(others) == 1 {
		return others[0], true, others
	}
	named := f.names[Fold(row.Given+" "+row.Family)]
	var here []*Enrolment
	for _, e := range named {
		if f.sameSchool(e, row) {
			here = append(here, e)
		}
	}
	if len(others) == 0 && len(here) == 1 {
		return here[0], true, here
	}
	add(here...)
	add(named...)
	if len(others) == 0 {
		for _, e := range f.school[Fold(row.School)] {
			if slipped(f.s.Person(e.Person), row) {
				add(e)
			}
		}
	}
	return nil, false, others
}

// sameSchool tells whether a row names the school of a place; without a school it names any.
func (f finder) sameSchool(e *Enrolment, row Pasted) bool {
	x := f.s.School(e.School)
	urn, _ := ReadURN(row.URN)
	switch {
	case row.School == "" && urn == "":
		return len(f.names[Fold(row.Given+" "+row.Family)]) == 1
	case x == nil:
		return false
	case urn != "" && x.URN != "":
		return urn == x.URN
	}
	return Fold(x.Name) == Fold(row.School)
}

// slipped tells whether two names differ by one slip of typing in one of their words.
func slipped(p *Person, row Pasted) bool {
	given, family := Fold(p.Given) == Fold(row.Given), Fold(p.Family) == Fold(row.Family)
	return given && Slip(Fold(p.Family), Fold(row.Family)) || family && Slip(Fold(p.Given), Fold(row.Given))
}
