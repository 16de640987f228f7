package model

import (
	"fmt"
	"strings"
)

// judge says what becomes of a row that can be read.
func (p *peopleReading) judge(t *takenRow) {
	l := ProposalLine{Row: t.Row, Name: t.name, Private: true}
	e, sure, others := p.found.find(t.Pasted)
	decided := p.decidedOf(t.row)
	var same *Enrolment
	for _, o := range others {
		if rest, ok := strings.CutPrefix(decided, rowSame+o.ID.String()); ok {
			same = o
			t.Moves = rest == sameMoved
		}
	}
	switch {
	case decided == rowNew && len(others) > 0:
		t.Anyway = true
		p.fresh(&l, t, p.candidates(others))
	case sure:
		p.known(&l, t, e)
	case same != nil:
		p.same(&l, t, same, others)
	case len(others) > 0:
		l.Verdict, l.Words = NeedsAnswer, "the same as "+p.s.whoseSchool(others[0])+"?"
		if l.Choice, decided = p.choice(t.row, "who is it", p.candidates(others), ""); decided == rowOut {
			l.Verdict, l.Words = IsLeftOut, "left out"
		}
	default:
		p.fresh(&l, t, []Option{{rowTake, "added"}, {rowOut, "left out"}})
	}
	t.out = l.Verdict == IsLeftOut || l.Verdict == NeedsAnswer || l.Verdict == IsThere
	p.p.Lines = append(p.p.Lines, l)
	if l.Verdict == NeedsAnswer {
		p.open++
	}
}

// candidates are those who a row may be, somebody new, or nobody.
func (p *peopleReading) candidates(others []*Enrolment) []Option {
	var options []Option
	for _, e := range others {
		options = append(options, Option{rowSame + e.ID.String(), "the same as " + p.s.whoseSchool(e)},
			Option{rowSame + e.ID.String() + sameMoved, "the same as " + p.s.whoseSchool(e) + ", at another school now"})
	}
	return append(options, Option{rowNew, "somebody else, added"}, Option{rowOut, "left out"})
}

// fresh is somebody new.
func (p *peopleReading) fresh(l *ProposalLine, take *takenRow, options []Option) {
	l.Verdict, l.Words = WouldAdd, take.Status.String()
	if take.Since.Known() {
		l.Words += " on " + take.Since.Medium()
	}
	if take.Role != "" {
		l.Words += ", " + take.Role
	}
	proposed := rowTake
	if m, is := p.s.RoleMisfit(take.Given+" "+take.Family, take.Role); is && m.Bars && take.Status == Enrolled {
		l.Verdict, l.Words, l.Private = NeedsAnswer, m.Words(), true
		options, proposed = []Option{{rowAnyway, "taken all the same"}, {rowOut, "left out"}}, ""
	}
	c, value := p.choice(take.row, "what becomes of them", options, proposed)
	switch l.Choice = c; value {
	case rowOut:
		l.Verdict, l.Words = IsLeftOut, "left out"
	case rowAnyway:
		l.Verdict, take.Over = WouldAdd, whyOver
	}
}

// news is what a row says that is new of a place, and, in words, of its school.
func (p *peopleReading) news(take *takenRow, e *Enrolment) (words, school string) {
	take.Same = e.ID
	person := Person{Given: take.Given, Family: take.Family, Emails: take.Emails, Phone: take.Phone}
	if take.Before != "" {
		person.Before = []string{take.Before}
	}
	if clean, err := tidyPerson(person, nil); err == nil {
		person = clean
	}
	n := p.s.newsOf(e, take.Pasted, person)
	words = n.words(p.s.Person(e.Person), e)
	if n.school == "" {
		return words, ""
	}
	if x := p.s.School(e.School); x != nil && !take.Moves {
		return words, fmt.Sprintf("school: %s here, %s there", x.Name, n.school)
	}
	take.Moves = true
	return commaed(words, "school "+n.school), ""
}

// commaed are words with a comma between them, where there are any.
func commaed(a, b string) string { return strings.Trim(a+", "+b, ", ") }

// known is somebody who surely has a place.
func (p *peopleReading) known(l *ProposalLine, take *takenRow, e *Enrolment) {
	words, school := p.news(take, e)
	if words == "" && school == "" {
		l.Verdict, l.Words = IsThere, e.Status.String()
		return
	}
	options, proposed := []Option{{rowTake, "what is new is taken"}, {rowKeep, "stays as it is"}}, rowTake
	if school != "" {
		options = append(options, Option{rowMoves, "the school too is taken"})
		if words == "" {
			proposed = rowKeep
		}
	}
	options = append(options, Option{rowNew, "somebody else, added"}, Option{rowOut, "left out"})
	c, value := p.choice(take.row, "is "+p.s.Person(e.Person).Apart(), options, proposed)
	l.Choice, l.Verdict, l.Words = c, WouldChange, words
	switch value {
	case rowKeep:
		l.Verdict, l.Words = IsThere, "stays as it is ("+commaed(words, school)+")"
	case rowOut:
		l.Verdict, l.Words = IsLeftOut, "left out"
	case rowMoves:
		take.Moves = true
		l.Words, _ = p.news(take, e)
	default:
		if school != "" {
			l.Words += "; " + school + ", left as it is"
		}
	}
}

// same is somebody of whom the lead has said who it is.
func (p *peopleReading) same(l *ProposalLine, take *takenRow, e *Enrolment, others []*Enrolment) {
	l.Choice, _ = p.choice(take.row, "who is it", p.candidates(others), "")
	words, school := p.news(take, e)
	l.Verdict, l.Words = WouldChange, commaed("is "+p.s.whoseSchool(e), words)
	if words == "" {
		l.Verdict = IsThere
	}
	if school != "" {
		l.Words += "; " + school + ", left as it is"
	}
}

// whoseSchool is somebody with their school: "Siân O'Connor-Price of Whitmore Park".
func (s *Snapshot) whoseSchool(e *Enrolment) string {
	name := s.Person(e.Person).Apart()
	if x := s.School(e.School); x != nil {
		name += " of " + x.Name
	}
	return name
}
