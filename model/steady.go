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
	// alike are the places of those who may be one person.
	alike []mayBe
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
		twins := s.Twins()
		for _, t := range twins {
			x.alike = append(x.alike, mayBe{t.A.ID, t.B.ID, t.Twice})
		}
		s.twinFindings(&x.twins, twins)
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
		case enrolmentMark, enrolmentCredit, enrolmentNote, enrolmentTold, enrolmentTask, enrolmentTaskNote, enrolmentBooking, enrolmentBeside:
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

// twinFindings are records that may be of one person; those that two leads typed on one day
// come first, for the register counts them twice.
func (s *Snapshot) twinFindings(l *spells, all []Twin) {
	var twice, alike []Twin
	for _, t := range all {
		if t.Twice {
			twice = append(twice, t)
		} else {
			alike = append(alike, t)
		}
	}
	s.typedTwice(l, twice)
	if len(alike) > 3 {
		l.always(Finding{Key: key(FindTwins, 0), Sentence: fmt.Sprintf("%d pairs look like one person each", len(alike)), Enrolment: alike[0].A.ID})
		return
	}
	for _, t := range alike {
		a, b := s.Person(t.A.Person), s.Person(t.B.Person)
		says := fmt.Sprintf("%s stands twice: one person?", a.Name())
		if a.folded != b.folded {
			says = fmt.Sprintf("%s and %s have one e-mail address: one person?", a.Apart(), b.Apart())
		}
		l.always(Finding{Key: FindingKey{FindTwins, t.A.ID, t.B.ID}, Sentence: says, Enrolment: t.A.ID})
	}
}

// typedTwice are people whom two leads may have typed on one day, each without the other's.
func (s *Snapshot) typedTwice(l *spells, twice []Twin) {
	if len(twice) > 3 {
		l.always(Finding{
			Key: key(FindTwice, 0), Urgent: true, Enrolment: twice[0].A.ID,
			Sentence: fmt.Sprintf("%d pairs that were typed twice on one day look like one person each", len(twice)),
		})
		return
	}
	words := func(e *Enrolment) string {
		says := s.Person(e.Person).Apart()
		if x := s.School(e.School); x != nil {
			says += ", " + x.Name
		}
		return says + " (" + s.TypedBy(e) + ")"
	}
	for _, t := range twice {
		l.always(Finding{
			Key: FindingKey{FindTwice, t.A.ID, t.B.ID}, Urgent: true, Enrolment: t.A.ID,
			Sentence: "Typed twice, one person? " + words(t.A) + " and " + words(t.B),
		})
	}
}
