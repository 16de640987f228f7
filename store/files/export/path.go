package export

import "workgroup/model"

// overrideName is a rule that may be set aside, as the document has it; "" for a person who
// looks like another.
func overrideName(rule model.ID) string {
	switch rule {
	case model.RulePlaces:
		return "places"
	case model.RuleDays:
		return "days"
	case model.RuleRole:
		return "role"
	case model.RuleArea:
		return "area"
	case model.RulePrior:
		return "earlier-engagement"
	case model.RuleFunding:
		return "state-funded"
	case model.RuleSchools:
		return "two-schools"
	}
	return ""
}

// path is how a place was come by.
func (g *gathered) path(r *reader, e *model.Enrolment, out *enrolment) {
	out.AskedFor = text(model.AcademicYearWords(e.For))
	if e.Offered.Day.Known() {
		out.Offered = &offered{day(e.Offered.Day), r.leadName(e.Offered.Lead), idOrNull(e.Offered.Lead)}
	}
	out.Commitments, out.Leads = []commitment{}, []ledSchool{}
	for _, of := range []model.Party{model.BySchool, model.ByParticipant} {
		if c := e.Committed(of); c.Day.Known() {
			out.Commitments = append(out.Commitments, commitment{of.String(), day(c.Day), text(c.By), r.leadName(c.Lead), idOrNull(c.Lead)})
		}
	}
	for _, id := range e.Further {
		out.Leads = append(out.Leads, ledSchool{g.schoolName(id), idOrNull(id)})
	}
	if e.Continues != (model.Link{}) {
		out.Continues = &continued{idOrNull(e.Continues.Space), idOrNull(e.Continues.Enrolment)}
	}
}
