package model

import (
	"slices"
	"strings"
)

// news is what a row says of somebody who has a place that is not known of them yet.
type news struct {
	emails, before []string
	given, family  string
	phone, role    string
	designation    Designation
	// school is the name of another school than that of the place; urn that of its own.
	school, urn string
	prior       string
	status      Status
	since       Day
}

// newsOf is what is new in a row. What a row leaves empty is not news, nor is a name that is
// written with other accents or signs, nor one that the person had before.
func (s *Snapshot) newsOf(e *Enrolment, row Pasted, p Person) news {
	was := s.Person(e.Person)
	var n news
	for _, m := range p.Emails {
		if !slices.ContainsFunc(was.Emails, func(o string) bool { return strings.EqualFold(o, m) }) {
			n.emails = append(n.emails, m)
		}
	}
	if name := Fold(p.Name()); name != Fold(was.Name()) && !slices.ContainsFunc(was.Before, func(b string) bool { return Fold(b) == name }) && !turned(was, p) {
		n.given, n.family = p.Given, p.Family
	}
	for _, b := range p.Before {
		if folded := Fold(b); folded != Fold(was.Name()) && !slices.ContainsFunc(was.Before, func(o string) bool { return Fold(o) == folded }) {
			n.before = append(n.before, b)
		}
	}
	if p.Phone != "" && p.Phone != was.Phone {
		n.phone = p.Phone
	}
	if role := Tidy(row.Role, MaxName); role != "" && Fold(role) != Fold(e.Role) {
		n.role = role
	}
	if row.Designation != DesignationUnknown && row.Designation != e.Designation {
		n.designation = row.Designation
	}
	if row.Status == Applied && (e.Status == Interested || e.Status == DatesSent) {
		n.status, n.since = row.Status, row.Since
	}
	s.newsOfSchool(&n, e, row)
	return n
}

// turned tells whether a name is somebody's with the family name first.
func turned(was *Person, p Person) bool {
	return was.Given != "" && Fold(p.Name()) == Fold(was.Family+" "+was.Given)
}

func (s *Snapshot) newsOfSchool(n *news, e *Enrolment, row Pasted) {
	urn, _ := ReadURN(row.URN)
	name := Tidy(row.School, MaxName)
	x := s.School(e.School)
	if x == nil {
		n.school = name
		return
	}
	if same := urn != "" && x.URN == urn; !same && name != "" && Fold(name) != Fold(x.Name) || urn != "" && x.URN != "" && urn != x.URN {
		n.school = name
		return
	}
	if urn != "" && x.URN == "" {
		n.urn = urn
	}
	involved, engagements := readPrior(row.Prior)
	if involved != AnswerUnknown && x.Involved == AnswerUnknown || slices.ContainsFunc(engagements, func(e Engagement) bool { return !x.tookPart(e) }) {
		n.prior = row.Prior
	}
}

// card is a card with what is new.
func (n news) card(p Person) Person {
	p.Emails = append(slices.Clone(p.Emails), n.emails...)
	p.Before = append(slices.Clone(p.Before), n.before...)
	if n.family != "" {
		p.Before = append(p.Before, p.Name())
		p.Given, p.Family = n.given, n.family
	}
	if n.phone != "" {
		p.Phone = n.phone
	}
	return p
}

// words say what changes: "e-mail a@b.example, telephone 1 (was 2)"; "" where nothing does.
// Schools are for themselves: another one is taken only where the lead says so.
func (n news) words(was *Person, e *Enrolment) string {
	var parts []string
	say := func(what, now, before string) {
		if now == "" {
			return
		}
		if before != "" {
			now += " (was " + before + ")"
		}
		parts = append(parts, what+" "+now)
	}
	say("e-mail", strings.Join(n.emails, ", "), "")
	say("name", strings.TrimSpace(n.given+" "+n.family), was.Name())
	say("name before", strings.Join(n.before, ", "), "")
	say("telephone", n.phone, was.Phone)
	say("role", n.role, e.Role)
	if n.designation != DesignationUnknown {
		say("Mastery role", n.designation.String(), e.Designation.String())
	}
	if n.status != 0 {
		say(n.status.String(), n.since.Short(), e.Status.String())
	}
	say("URN", n.urn, "")
	say("took part before:", n.prior, "")
	return strings.Join(parts, ", ")
}

// readPrior reads what a school took part in before: whether, or the names of programmes,
// each perhaps with its year: "Development Work Group 2022/23".
func readPrior(said string) (involved Answer, out []Engagement) {
	switch Fold(said) {
	case "":
		return AnswerUnknown, nil
	case "no", "none", "never", "n a", "not yet", "nothing":
		return No, nil
	case "yes":
		return Yes, nil
	}
	for part := range strings.SplitSeq(said, ", ") {
		e := Engagement{Programme: strings.TrimSpace(part)}
		if at := strings.LastIndexByte(e.Programme, ' '); at > 0 {
			year, rest, slash := strings.Cut(strings.Trim(e.Programme[at+1:], "()"), "/")
			if year, _, _ = strings.Cut(year, "-"); len(year) == 4 && allDigits(year) && (!slash || allDigits(rest)) && year >= "1990" && year <= "2100" {
				e.Programme, e.Year = strings.TrimSpace(strings.TrimRight(e.Programme[:at], " (")), atoi(year)
			}
		}
		if Fold(e.Programme) != "" {
			out = append(out, e)
		}
	}
	return Yes, out
}

func (e Engagement) folded() string { return Fold(e.Programme) + itoa(e.Year) }

// tookPart tells whether it is noted of a school.
func (x *School) tookPart(e Engagement) bool {
	return slices.ContainsFunc(x.Engagements, func(o Engagement) bool { return o.folded() == e.folded() })
}
