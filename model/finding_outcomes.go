package model

import "fmt"

// outcomeFindings are what a lead should look at of the evaluation: outcomes without
// evidence when the year of somebody is over, a year that is over and not put away, plans
// whose actions are late or whose review is due.
func (s *Snapshot) outcomeFindings(l *spells) {
	over, is := s.overFrom()
	if is && !s.Cohort.Closed && len(s.Enrolments) > 0 {
		if x := s.steadily(); x.bare > 0 {
			l.from(over, Finding{
				Key: key(FindNoEvidence, 0), Sentence: fmt.Sprintf("Year end: %d of %d outcomes have no evidence", x.bare, x.outcomes), Outcomes: true,
			})
		}
	}
	if year := s.Cohort.Year; is && year != 0 && !s.Cohort.Closed && s.Listed() > 0 {
		l.from(max(over, yearEnd(year)), Finding{
			Key: key(FindYearEnd, 0), Sentence: fmt.Sprintf("%s is over: save the evaluation, then put the cohort in the archive", AcademicYearWords(year)), Outcomes: true,
		})
	}
	for _, p := range s.Plans {
		whose := "Plan of " + s.Whom(p.Person, p.School)
		l.late(whose, p.ID, p.Actions)
		if p.Review.Known() && p.Reviewed < p.Review {
			l.from(p.Review, Finding{Key: key(FindReview, p.ID), Sentence: fmt.Sprintf("%s: review was due %s", whose, p.Review.Short()), Plan: p.ID})
		}
	}
	for _, x := range s.Initiatives {
		l.late("Initiative of "+s.Whom(x.Person, 0), x.ID, x.Actions)
	}
}

// late adds the actions of a plan or an initiative that are not done in time.
func (l *spells) late(whose string, of ID, all []PlanAction) {
	first := Day(0)
	for _, a := range all {
		if a.Due.Known() && a.State < Done && (first == 0 || a.Due < first) {
			first = a.Due
		}
	}
	if first == 0 {
		return
	}
	*l = append(*l, spell{
		Finding: Finding{Key: key(FindLateActions, of), Plan: of}, from: first + 1,
		says: func(today Day) string {
			n := 0
			for _, a := range all {
				if a.Overdue(today) {
					n++
				}
			}
			return whose + ": " + several(n, "action") + " overdue"
		},
	})
}

// YearOver tells whether the last session has been: each has a day before today, or is
// called off or was not held.
func (s *Snapshot) YearOver(today Day) bool {
	over, is := s.overFrom()
	return is && today >= over
}

// overFrom is the day after the last session; is is false where there is none, or one has no
// day yet.
func (s *Snapshot) overFrom() (over Day, is bool) {
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
			if !d.Known() {
				return 0, false
			}
			over, is = max(over, d+1), true
		}
	}
	return over, is
}
