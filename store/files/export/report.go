package export

import "workgroup/model"

// ruleOf is from when somebody in a report of a meeting is late, left early, or was there
// for part; null is never.
func ruleOf(r model.MeetingRule) meetingRule {
	return meetingRule{count(r.Late), count(r.Early), count(r.Part)}
}

// reports are those of meetings that were taken in.
func (g *gathered) reports(r *reader) []takenReport {
	out := []takenReport{}
	for _, t := range r.Cohort.Reports {
		x := takenReport{ID: t.ID.String(), Kind: string(t.Kind), SlotID: idOrNull(t.Sheet.Slot), Seen: []attendance{}}
		x.Session, x.Number = r.session(t.Sheet.Session)
		for _, a := range t.Seen {
			e := r.Enrolment(a.Enrolment)
			if e == nil {
				continue
			}
			seen := attendance{EnrolmentID: r.enrolmentRef(e.ID), Person: g.personName(e.Person), PersonID: idOrNull(e.Person), Stays: []stay{}}
			if a.Total != model.TotalUnknown {
				minutes := (a.Total + 30) / 60
				seen.Minutes = &minutes
			}
			for _, s := range a.Spans {
				seen.Stays = append(seen.Stays, stay{clock(s.Joined()), clock(s.Left())})
			}
			x.Seen = append(x.Seen, seen)
		}
		out = append(out, x)
	}
	return out
}
