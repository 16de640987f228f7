package model

import "fmt"

// feeFindings are fees that somebody has to decide, and decisions that no longer fit the
// mark.
func (s *Snapshot) feeFindings(l *spells) {
	var first *Owed
	open := 0
	all := s.Charges()
	for i := range all {
		if o := &all[i]; o.Open() {
			if open++; first == nil {
				first = o
			}
		}
	}
	if open > 0 {
		l.always(Finding{
			Key: key(FindFees, 0), Fee: true, Session: first.Session.ID, Slot: first.Slot, Enrolment: first.Enrolment.ID, Sentence: several(open, "charge") + " to decide",
		})
	}
	for i := range all {
		if o := &all[i]; !o.Open() && o.Unfit() {
			l.always(Finding{
				Key: FindingKey{FindUnfitFee, o.Enrolment.ID, o.Session.ID}, Fee: true, Session: o.Session.ID, Slot: o.Slot, Enrolment: o.Enrolment.ID,
				Sentence: fmt.Sprintf("%s, session %d: fee %s, and nothing is owed now (%s)", s.Person(o.Enrolment.Person).Apart(), o.Session.Number, o.State, o.Why),
			})
		}
	}
}
