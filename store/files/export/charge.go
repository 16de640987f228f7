package export

import (
	"slices"

	"workgroup/model"
)

type charge struct {
	EnrolmentID   string     `json:"enrolment_id"`
	Person        *string    `json:"person"`
	PersonID      *string    `json:"person_id"`
	School        *string    `json:"school"`
	SchoolID      *string    `json:"school_id"`
	Session       *string    `json:"session"`
	SessionNumber *int       `json:"session_number"`
	SlotID        *string    `json:"slot_id"`
	Date          *string    `json:"date"`
	Mark          string     `json:"mark"`
	ToldOn        *string    `json:"told_on"`
	JudgedAgainst *string    `json:"judged_against"`
	NoticeGiven   *int       `json:"notice_given"`
	Trigger       *string    `json:"trigger"`
	State         string     `json:"state"`
	Pence         int        `json:"pence"`
	DecidedOn     *string    `json:"decided_on"`
	Lead          *string    `json:"lead"`
	LeadID        *string    `json:"lead_id"`
	ChargedOn     *string    `json:"charged_on"`
	Reason        *string    `json:"reason"`
	NothingOwed   *string    `json:"nothing_owed"`
	Decisions     []decision `json:"decisions"`
}

type decision struct {
	State  string  `json:"state"`
	Pence  int     `json:"pence"`
	Date   *string `json:"date"`
	Lead   *string `json:"lead"`
	LeadID *string `json:"lead_id"`
}

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
