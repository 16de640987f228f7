package model

import (
	"slices"
	"strings"
	"unicode"
)

// Text limits in runes, of what is short.
const (
	maxLabel = 40
	maxPhone = 60
	maxMail  = 254
)

// CheckName is what is wrong with a person's name, in a sentence; nil where nothing is.
func CheckName(typed string) error {
	if Fold(Tidy(typed, MaxName)) == "" {
		return refuse("A person needs a name.")
	}
	return nil
}

// CheckEmail is what is wrong with an e-mail address; none is none.
func CheckEmail(typed string) error {
	typed = Tidy(typed, MaxName)
	name, at, ok := strings.Cut(typed, "@")
	switch {
	case typed == "":
		return nil
	case !ok || name == "" || at == "" || strings.Contains(at, "@"):
		return refuse("%s is no e-mail address: it needs one @ with something before and after it.", typed)
	case strings.ContainsAny(typed, " ,;<>\"()"):
		return refuse("%s is no e-mail address: it may have no spaces, commas or brackets. Type several one by one.", typed)
	case len(typed) > maxMail:
		return refuse("This e-mail address is too long.")
	}
	return nil
}

// CheckPhone is what is wrong with a telephone number; none is none.
func CheckPhone(typed string) error {
	typed = Tidy(typed, MaxName)
	if typed != "" && !strings.ContainsFunc(typed, unicode.IsDigit) {
		return refuse("%s is no telephone number: it has no digit.", typed)
	}
	if len([]rune(typed)) > maxPhone {
		return refuse("This telephone number is too long: keep a remark in the note.")
	}
	return nil
}

// CheckURN is what is wrong with a school's URN; none is unknown.
func CheckURN(typed string) error {
	typed = Tidy(typed, MaxName)
	digits := strings.Trim(typed, "0123456789") == ""
	if typed != "" && (!digits || len(typed) != 6) {
		return refuse("%s is no URN: a URN is six digits. Leave it empty where you do not know it.", typed)
	}
	return nil
}

// tidyPerson is a card as it is kept, or what is wrong with it.
func tidyPerson(p Person) (Person, error) {
	p.Given, p.Family, p.Label = Tidy(p.Given, MaxName), Tidy(p.Family, MaxName), Tidy(p.Label, maxLabel)
	if p.Family == "" {
		p.Given, p.Family = "", p.Given
	}
	p.Note = Tidy(p.Note, MaxNote)
	if err := CheckName(p.Name()); err != nil {
		return p, err
	}
	if err := CheckPhone(p.Phone); err != nil {
		return p, err
	}
	p.Phone = Tidy(p.Phone, maxPhone)
	for _, m := range p.Emails {
		if err := CheckEmail(m); err != nil {
			return p, err
		}
	}
	p.Emails, p.Before = tidyList(p.Emails), tidyList(p.Before)
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
	if err := CheckURN(x.URN); err != nil {
		return x, err
	}
	x.URN = Tidy(x.URN, MaxName)
	switch {
	case Fold(x.Name) == "":
		return x, refuse("A school needs a name.")
	case x.Members < 0 || x.Members > 200:
		return x, refuse("%d members of the department: type a number from 1 to 200, or leave it empty.", x.Members)
	case x.Specialist < 0 || x.Specialist > 8:
		return x, refuse("Cohort %d: Mastery Specialists were trained in cohorts 1 to 8. Leave it empty where there is none.", x.Specialist)
	case x.Involved > No:
		return x, refuse("Involved with Maths Hubs is yes, no or unknown.")
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
