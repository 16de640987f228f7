package model

import (
	"fmt"
	"slices"
)

// outcomeFindings are what a lead should look at of the evaluation: outcomes without
// evidence when the year of somebody is over, plans whose actions are late or whose review
// is due.
func (s *Snapshot) outcomeFindings(today Day) []Finding {
	var out []Finding
	if s.YearOver(today) && !s.Cohort.Closed && len(s.Enrolments) > 0 {
		all := s.Standings()
		bare := 0
		for _, st := range all {
			if !st.Gone && len(st.Evidence) == 0 {
				bare++
			}
		}
		if bare > 0 {
			out = append(out, Finding{Sentence: fmt.Sprintf("Year end: %d of %d outcomes have no evidence", bare, len(s.Outcomes())), Outcomes: true})
		}
	}
	late := func(whose string, of ID, all []PlanAction) {
		n := len(slices.DeleteFunc(slices.Clone(all), func(a PlanAction) bool { return !a.Overdue(today) }))
		if n > 0 {
			out = append(out, Finding{Sentence: whose + ": " + several(n, "action") + " overdue", Plan: of})
		}
	}
	for _, p := range s.Plans {
		whose := "Plan of " + s.Whom(p.Person, p.School)
		late(whose, p.ID, p.Actions)
		if p.ReviewDue(today) {
			out = append(out, Finding{Sentence: fmt.Sprintf("%s: review was due %s", whose, p.Review.Short()), Plan: p.ID})
		}
	}
	for _, x := range s.Initiatives {
		late("Initiative of "+s.Whom(x.Person, 0), x.ID, x.Actions)
	}
	return out
}

// YearOver tells whether the last session has been: each has a day before today, or is
// called off or was not held.
func (s *Snapshot) YearOver(today Day) bool {
	over := false
	for _, x := range s.Sessions {
		if x.State != Planned {
			continue
		}
		days := []Day{x.Date}
		if x.Kind == Visit {
			days = nil
			for _, slot := range s.SlotsOf(x.ID) {
				if slot.State == Planned {
					days = append(days, slot.Date)
				}
			}
		}
		for _, d := range days {
			if !d.Known() || d >= today {
				return false
			}
			over = true
		}
	}
	return over
}
