package model

import "fmt"

// feeFindings are fees that somebody has to decide, and decisions that no longer fit the
// mark.
func (s *Snapshot) feeFindings() []Finding {
	var out []Finding
	var first *Owed
	open := 0
	all := s.Charges()
	for i := range all {
		switch o := &all[i]; {
		case o.Open():
			if open++; first == nil {
				first = o
			}
		case o.Unfit():
			out = append(out, Finding{
				Fee: true, Session: o.Session.ID, Slot: o.Slot, Enrolment: o.Enrolment.ID,
				Sentence: fmt.Sprintf("%s, session %d: fee %s, and nothing is owed now (%s)", s.Person(o.Enrolment.Person).Apart(), o.Session.Number, o.State, o.Why),
			})
		}
	}
	if open > 0 {
		f := Finding{Fee: true, Session: first.Session.ID, Slot: first.Slot, Enrolment: first.Enrolment.ID, Sentence: several(open, "charge") + " to decide"}
		out = append([]Finding{f}, out...)
	}
	return out
}
