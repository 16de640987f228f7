package export

import (
	"slices"

	"workgroup/model"
)

func (g *gathered) hub(id model.ID) (any, error) {
	h := g.hubs[id].says
	out := hubEntry{ID: id.String(), Name: h.card.Name, Area: list(h.card.Area), Contact: text(h.card.Contact), Programmes: []string{}, Leads: list(h.leads), Fee: feeOf(h.card.Fee), LunchNote: text(h.card.Lunch)}
	for _, p := range h.programmes {
		out.Programmes = append(out.Programmes, g.programmeID(h.space, p))
	}
	slices.Sort(out.Programmes)
	return out, nil
}

func (g *gathered) person(id model.ID) (any, error) {
	p := g.people[id].says
	return person{
		ID: id.String(), Name: p.Name(), Given: text(p.Given), Family: text(p.Family), Label: text(p.Label),
		Emails: list(slices.Compact(slices.Sorted(slices.Values(p.Emails)))), Phone: text(p.Phone), SameAs: idOrNull(p.Same),
		Before: list(p.Before), Note: text(p.Note), Aliases: list(p.Aliases),
	}, nil
}

func (g *gathered) school(id model.ID) (any, error) {
	x := g.schools[id].says
	out := school{
		ID: id.String(), Name: x.Name, URN: text(x.URN), Phase: text(x.Phase), LocalAuthority: text(x.LA), Trust: text(x.Trust),
		Town: text(x.Town), Postcode: text(x.Postcode), Members: count(x.Members), Specialist: count(x.Specialist), Engagements: []engagement{}, Former: []formerURN{},
	}
	out.StateFunded, out.InCommunity = answered(x.State), answered(x.Community)
	out.Leader, out.LeaderID = g.personName(x.Leader), idOrNull(x.Leader)
	if x.Involved != model.AnswerUnknown {
		out.Involved = text(x.Involved.String())
	}
	for _, e := range x.Engagements {
		out.Engagements = append(out.Engagements, engagement{e.Programme, text(model.AcademicYearWords(e.Year))})
	}
	for _, f := range x.Former {
		out.Former = append(out.Former, formerURN{f.URN, f.Name})
	}
	return out, nil
}

// answered is null where nobody knows.
func answered(a model.Answer) *string {
	if a == model.AnswerUnknown {
		return nil
	}
	return text(a.String())
}

// personName is the name that the document gives to a person; null where none is meant.
func (g *gathered) personName(id model.ID) *string {
	if id == 0 {
		return nil
	}
	name := g.people[id].says.Name()
	return &name
}

// schoolName is the name that the document gives to a school; null where none is meant.
func (g *gathered) schoolName(id model.ID) *string {
	if id == 0 {
		return nil
	}
	name := ""
	if h, there := g.schools[id]; there {
		name = h.says.Name
	}
	return &name
}

func programmeOf(p *model.Programme) *programme {
	out := &programme{
		ID: p.ID.String(), Title: text(p.Title), Code: text(p.Code), Type: text(p.Type), AcademicYear: text(model.AcademicYearWords(p.Year)),
		ProjectYear: count(p.ProjectYear), Phase: text(p.Phase), Goal: text(p.Goal), Hub: text(p.Hub), Purpose: text(p.Purpose), Aims: text(p.Aims),
		Involved: text(p.Involved), Contents: text(p.Contents),
		Length: text(p.Length), Commitment: text(p.Commitment), FollowOn: text(p.FollowOn), Cost: text(p.Cost), Interest: text(p.Interest),
		VenueNote: text(p.VenueNote), ExpectedQuarters: p.Quarters, InSchool: p.InSchool, Terms: count(p.Terms), Unit: unitName(p.Unit),
		Pair: text(p.Pair), PairIdeally: p.PairIdeally, Lowest: count(p.Places.Lowest), Highest: count(p.Places.Highest), Regions: []region{},
		IfNumbers: p.IfNumbers, StateFunded: p.StateFunded, England: p.England, FociNote: text(p.FociNote), Foci: []focus{}, Expects: []expectation{},
		LedBy: list(p.LedBy), Fee: feeOf(p.Fee), Eligibility: []eligibility{}, Outcomes: []outcomes{}, Cycle: []stage{},
	}
	if p.Observation != model.AnswerUnknown {
		out.Observation = text(p.Observation.String())
	}
	for _, r := range p.Regions {
		out.Regions = append(out.Regions, region{text(r.Name), count(r.Places.Lowest), count(r.Places.Highest)})
	}
	for _, f := range p.Foci {
		out.Foci = append(out.Foci, focus{text(f.Letter), text(f.Wording), text(f.Resources), f.Offered})
	}
	for _, e := range p.Expects {
		out.Expects = append(out.Expects, expectation{text(e.Code), text(e.Sentence)})
	}
	for _, x := range p.Cycle {
		out.Cycle = append(out.Cycle, stage{count(x.Number), text(x.Kind.String()), text(x.Title), modeName(x.Mode), x.Credit, text(x.Task)})
	}
	for _, e := range p.Eligibility {
		out.Eligibility = append(out.Eligibility, eligibility{ruleName(e.Rule), e.Sentence})
	}
	for _, o := range p.Outcomes {
		out.Outcomes = append(out.Outcomes, outcomes{text(o.Heading), text(o.LeadIn), list(o.Items)})
	}
	return out
}

func ruleName(r model.Rule) string {
	switch r {
	case model.RuleWarns:
		return "warns"
	case model.RuleBars:
		return "bars"
	case model.RuleEveryone:
		return "everyone"
	case model.RuleEngaged:
		return "engaged"
	case model.RuleTrust:
		return "trust"
	case model.RuleState:
		return "state-funded"
	case model.RuleShould:
		return "should"
	}
	return "shown"
}

func unitName(u model.Unit) string {
	switch u {
	case model.UnitPair:
		return "pair"
	case model.UnitSchools:
		return "schools"
	}
	return "person"
}

func feeOf(f *model.FeeRule) *fee {
	if f == nil {
		return nil
	}
	return &fee{
		Text: text(f.Text), Pence: f.Pence, NoticeDays: f.NoticeDays, WorkingDays: f.WorkingDays, MayCharge: f.May,
		NonAttendance: f.NonAttendance, LateCancellation: f.LateCancellation, PerSchool: f.PerSchool,
	}
}

func leadsOf(s *model.Snapshot, there standing) []lead {
	out := []lead{}
	for _, l := range of(there, model.KindLead, s.Leads, func(l *model.Lead) model.ID { return l.ID }) {
		out = append(out, lead{l.ID.String(), l.Name, text(l.Role)})
	}
	return out
}

func laptopsOf(s *model.Snapshot) []laptop {
	out := []laptop{}
	for _, d := range s.Devices() {
		x := laptop{ID: d.ID.String(), Name: text(d.Name), Lead: text(s.LeadName(d.Lead)), LeadID: idOrNull(d.Lead), ShutOut: d.Out}
		if d.Out {
			x.After = &d.After
		}
		out = append(out, x)
	}
	return out
}
