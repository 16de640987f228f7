package model

import "fmt"

// peopleFindings are what a lead should look at of the people: walk-ins whose details are
// missing, places without a school, records that may be of one person.
func (s *Snapshot) peopleFindings(today Day) []Finding {
	var out []Finding
	first := func(sentence string, es []*Enrolment) {
		if len(es) > 0 {
			out = append(out, Finding{Sentence: fmt.Sprintf(sentence, len(es)), Enrolment: es[0].ID})
		}
	}
	var extra, nowhere []*Enrolment
	for _, e := range s.Enrolments {
		switch {
		case e.Status == NotOnList:
			extra = append(extra, e)
		case e.School == 0 && e.For == 0 && e.Status != Withdrawn && e.Status != Declined:
			nowhere = append(nowhere, e)
		}
	}
	first("%d not on the list: details missing", extra)
	if len(nowhere) == 1 {
		first("%d person has no school", nowhere)
	} else {
		first("%d people have no school", nowhere)
	}
	out = append(out, s.pathFindings(today)...)
	twins := s.Twins()
	if len(twins) > 3 {
		return append(out, Finding{Sentence: fmt.Sprintf("%d pairs look like one person each", len(twins)), Enrolment: twins[0].A.ID})
	}
	for _, t := range twins {
		a, b := s.Person(t.A.Person), s.Person(t.B.Person)
		says := fmt.Sprintf("%s stands twice: one person?", a.Name())
		if Fold(a.Name()) != Fold(b.Name()) {
			says = fmt.Sprintf("%s and %s have one e-mail address: one person?", a.Apart(), b.Apart())
		}
		out = append(out, Finding{Sentence: says, Enrolment: t.A.ID})
	}
	return out
}
