package model

import (
	"slices"
	"strings"
)

// maxLabel is the most characters of a label that tells two people apart.
const maxLabel = 40

// tidyPerson is a card as it is kept, or what is wrong with it. What stood on the card
// before, which may be nil, is not judged again: it may be older than the rule, or erased.
func tidyPerson(p Person, was *Person) (Person, error) {
	if was == nil {
		was = &Person{}
	}
	p.Given, p.Family, p.Label = Tidy(p.Given, MaxName), Tidy(p.Family, MaxName), Tidy(p.Label, maxLabel)
	if p.Family == "" {
		p.Given, p.Family = "", p.Given
	}
	p.Note = TidyLines(p.Note, MaxNote)
	if Fold(p.Name()) == "" {
		return p, refuse("A person needs a name.")
	}
	var wrong string
	if p.Phone != was.Phone {
		if p.Phone, wrong = ReadPhone(p.Phone); wrong != "" {
			return p, refuse("%s", wrong)
		}
	}
	p.Emails = slices.Clone(p.Emails)
	for i, m := range p.Emails {
		if slices.Contains(was.Emails, m) {
			continue
		}
		if p.Emails[i], wrong = ReadEmail(m); wrong != "" {
			return p, refuse("%s", wrong)
		}
	}
	p.Emails, p.Before, p.Aliases = tidyList(p.Emails), tidyList(p.Before), tidyList(p.Aliases)
	return p, nil
}

// tidyList is a list without empty lines and doubles; upper and lower case are one.
func tidyList(in []string) []string {
	var out []string
	for _, v := range in {
		v = Tidy(v, MaxName)
		if v != "" && !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, v) }) {
			out = append(out, v)
		}
	}
	return out
}

// checkDay refuses a day that lies far from the year of the cohort: a slip in the year.
func (s *Snapshot) checkDay(d Day) error {
	if year := s.Cohort.Year; year != 0 && d.Known() && (d.AcademicYear() < year-1 || d.AcademicYear() > year+1) {
		return refuse("%s is far from the year of this cohort, %s. Is the year right?", d.Long(), AcademicYearWords(year))
	}
	return nil
}

// tidySchool is a school as it is kept, or what is wrong with it.
func (s *Snapshot) tidySchool(x School) (School, error) {
	for _, f := range []*string{&x.Name, &x.Phase, &x.LA, &x.Trust, &x.Town, &x.Postcode} {
		*f = Tidy(*f, MaxName)
	}
	if was := s.School(x.ID); was == nil || was.URN != x.URN {
		urn, wrong := ReadURN(x.URN)
		if wrong != "" {
			return x, refuse("%s", wrong)
		}
		x.URN = urn
	}
	switch {
	case Fold(x.Name) == "":
		return x, refuse("A school needs a name.")
	case x.Members < 0 || x.Members > 200:
		return x, refuse("%d members of the department: type a number from 1 to 200, or leave it empty.", x.Members)
	case x.Specialist < 0 || x.Specialist > 8:
		return x, refuse("Cohort %d: Mastery Specialists were trained in cohorts 1 to 8. Leave it empty where there is none.", x.Specialist)
	case x.Involved > No:
		return x, refuse("Involved with Maths Hubs is yes, no or unknown.")
	case x.State > No || x.Community > No:
		return x, refuse("State-funded, and in the community, are yes, no or unknown.")
	case x.Leader != 0 && s.Person(x.Leader) == nil:
		return x, refuse("The card of this subject leader is not here.")
	}
	x.Engagements = slices.Clone(x.Engagements)
	for i := range x.Engagements {
		e := &x.Engagements[i]
		e.Programme = Tidy(e.Programme, MaxName)
		if Fold(e.Programme) == "" {
			return x, refuse("What the school took part in before needs a name: \"Development Work Group\".")
		}
		if e.Year != 0 && (e.Year < 1990 || e.Year > 2100) {
			return x, refuse("%d is no year of %s: type when the academic year began, 2022 for 2022/23.", e.Year, e.Programme)
		}
	}
	for _, o := range s.Schools {
		switch {
		case o.ID == x.ID:
		case Fold(o.Name) == Fold(x.Name):
			return x, refuse("%s is here already.", o.Name)
		case x.URN != "" && o.URN == x.URN:
			return x, refuse("URN %s is that of %s.", x.URN, o.Name)
		}
	}
	return x, nil
}
