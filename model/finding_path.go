package model

import "fmt"

// pathFindings are what a lead should look at of places that are asked for, offered and
// completed: a place that is free while somebody waits, an offer without an answer, those
// who have earned all days, and commitments that are asked for and not confirmed.
func (s *Snapshot) pathFindings() []Finding {
	var out []Finding
	if next := s.NextInQueue(); next != nil && s.Cohort.Places > 0 {
		free, _ := s.Free()
		out = append(out, Finding{
			Urgent: true, Enrolment: next.ID,
			Sentence: fmt.Sprintf("%s free: %s is next on the waiting list", several(free, "place"), s.Person(next.Person).Name()),
		})
	}
	for _, e := range s.Queue() {
		if day := e.Offered.Day; day.Known() {
			out = append(out, Finding{Sentence: fmt.Sprintf("%s: place offered on %s, no answer yet", s.Person(e.Person).Name(), day.Short()), Enrolment: e.ID})
		}
	}
	if all := s.ToComplete(); len(all) > 0 {
		out = append(out, Finding{Sentence: fmt.Sprintf("%s all days: confirm that it is completed", count(len(all), "person", "has earned", "have earned")), Enrolment: all[0].ID})
	}
	if s.Programme.Commitment == "" {
		return out
	}
	var open []*Enrolment
	for _, e := range s.Enrolments {
		if e.Status == Enrolled && !e.Committed(BySchool).Day.Known() {
			open = append(open, e)
		}
	}
	if len(open) > 0 {
		out = append(out, Finding{Sentence: fmt.Sprintf("%s: commitment not confirmed by the school", several(len(open), "place")), Enrolment: open[0].ID})
	}
	return out
}
