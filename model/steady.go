package model

import (
	"fmt"
	"sync"

	"workgroup/model/change"
)

// steady is what there is to do that no mark changes: eligibility, pairs, names, outcomes.
// It is worked out when it is first asked for, and holds on through changes of a register.
type steady struct {
	once sync.Once
	// people come before what was earned, rules after it, twins last.
	people, rules, twins spells
	// bare of the outcomes have no evidence.
	bare, outcomes int
}

// steadily is that of the snapshot.
func (s *Snapshot) steadily() *steady {
	x := s.steady
	if x == nil {
		x = &steady{}
	}
	x.once.Do(func() {
		s.placeFindings(&x.people)
		s.misfitFindings(&x.rules)
		s.schoolFindings(&x.rules)
		s.twinFindings(&x.twins)
		x.outcomes = len(s.Outcomes())
		for _, st := range s.Standings() {
			if !st.Gone && len(st.Evidence) == 0 {
				x.bare++
			}
		}
	})
	return x
}

// ofTheRegister tells whether a change writes marks and what goes with them, and nothing
// else.
func ofTheRegister(c *change.Change) bool {
	for i := range c.Entries {
		f := c.Entries[i].Field
		if f.Kind != KindEnrolment {
			return false
		}
		switch f.Name {
		case enrolmentMark, enrolmentCredit, enrolmentNote, enrolmentTold, enrolmentTask, enrolmentTaskNote, enrolmentBooking:
		default:
			return false
		}
	}
	return true
}

// placeFindings are walk-ins whose details are missing, places without a school, and those
// that are asked for and offered.
func (s *Snapshot) placeFindings(l *spells) {
	first := func(k FindingKind, sentence string, es []*Enrolment) {
		if len(es) > 0 {
			l.always(Finding{Key: key(k, 0), Sentence: fmt.Sprintf(sentence, len(es)), Enrolment: es[0].ID})
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
	first(FindWalkIns, "%d not on the list: details missing", extra)
	if len(nowhere) == 1 {
		first(FindNoSchool, "%d person has no school", nowhere)
	} else {
		first(FindNoSchool, "%d people have no school", nowhere)
	}
	if next := s.NextInQueue(); next != nil && s.Cohort.Places > 0 {
		free, _ := s.Free()
		l.always(Finding{
			Key: key(FindFreePlace, 0), Urgent: true, Enrolment: next.ID,
			Sentence: fmt.Sprintf("%s free: %s is next on the waiting list", several(free, "place"), s.Person(next.Person).Apart()),
		})
	}
	for _, e := range s.Queue() {
		if day := e.Offered.Day; day.Known() {
			l.always(Finding{
				Key: key(FindOffered, e.ID), Sentence: fmt.Sprintf("%s: place offered on %s, no answer yet", s.Person(e.Person).Apart(), day.Short()), Enrolment: e.ID,
			})
		}
	}
}

// twinFindings are records that may be of one person.
func (s *Snapshot) twinFindings(l *spells) {
	twins := s.Twins()
	if len(twins) > 3 {
		l.always(Finding{Key: key(FindTwins, 0), Sentence: fmt.Sprintf("%d pairs look like one person each", len(twins)), Enrolment: twins[0].A.ID})
		return
	}
	for _, t := range twins {
		a, b := s.Person(t.A.Person), s.Person(t.B.Person)
		says := fmt.Sprintf("%s stands twice: one person?", a.Name())
		if a.folded != b.folded {
			says = fmt.Sprintf("%s and %s have one e-mail address: one person?", a.Apart(), b.Apart())
		}
		l.always(Finding{Key: FindingKey{FindTwins, t.A.ID, t.B.ID}, Sentence: says, Enrolment: t.A.ID})
	}
}
