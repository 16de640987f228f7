package export

import (
	"slices"

	"workgroup/model"
)

// charges are what is proposed or decided in a cohort; those of whom nothing is owed and
// nothing was decided are not among them.
func (g *gathered) charges(r *reader) []charge {
	out := []charge{}
	for _, o := range r.Charges() {
		if o.State == model.FeeNone || !slices.Contains(r.enrolments, o.Enrolment) || !slices.Contains(r.sessions, o.Session) {
			continue
		}
		out = append(out, g.charge(r, &o))
	}
	return out
}

func (g *gathered) charge(r *reader, o *model.Owed) charge {
	out := charge{
		EnrolmentID: o.Enrolment.ID.String(), Person: g.personName(o.Enrolment.Person), PersonID: idOrNull(o.Enrolment.Person),
		School: g.schoolName(o.School), SchoolID: idOrNull(o.School), SlotID: idOrNull(o.Slot), Date: day(o.Day), Mark: o.Mark.Name(),
		ToldOn: day(o.Told), State: o.State.String(), Pence: o.Pence, DecidedOn: day(o.Decision.Since.Day),
		Lead: r.leadName(o.Decision.Since.Lead), LeadID: idOrNull(o.Decision.Since.Lead), ChargedOn: day(o.Decision.Charged.Day),
		Reason: text(o.Reason), NothingOwed: text(o.Why), Decisions: []decision{},
	}
	out.Session, out.SessionNumber = r.session(o.Session.ID)
	if o.Told.Known() && o.Against.Known() && r.Cohort.Fee != nil {
		out.JudgedAgainst, out.NoticeGiven = day(o.Against), &o.Notice
	}
	switch {
	case o.Why != "":
	case o.Late:
		out.Trigger = text("late-cancellation")
	default:
		out.Trigger = text("non-attendance")
	}
	for _, d := range o.Answers {
		out.Decisions = append(out.Decisions, decision{d.State.String(), d.Pence, day(d.Since.Day), r.leadName(d.Since.Lead), idOrNull(d.Since.Lead)})
	}
	return out
}
