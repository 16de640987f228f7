package outcomes

import (
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/forms"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// under is what the cursor rests on among the plans; what it is not is nil.
type under struct {
	plan       *model.ActionPlan
	initiative *model.Initiative
	action     *model.PlanAction
	school     *model.School
	policy     *model.Policy
	sharing    *model.Sharing
	reached    *model.Reached
	place      *model.Enrolment
}

// under finds what the cursor rests on.
func (p *Pane) under(s *model.Snapshot) under {
	u := under{plan: s.ActionPlan(p.on), initiative: s.Initiative(p.on), school: s.School(p.on), place: s.Enrolment(p.on)}
	actions := []model.PlanAction{}
	if u.plan != nil {
		actions = u.plan.Actions
	}
	if u.initiative != nil {
		actions = u.initiative.Actions
	}
	u.action = part(actions, p.part, func(a model.PlanAction) model.ID { return a.ID })
	if u.school != nil {
		u.policy = part(u.school.Policies, p.part, func(x model.Policy) model.ID { return x.ID })
		u.sharing = part(u.school.Sharings, p.part, func(x model.Sharing) model.ID { return x.ID })
		u.reached = part(u.school.Reached, p.part, func(x model.Reached) model.ID { return model.ID(x.Day) })
	}
	return u
}

// part is the one of that ID, or nil.
func part[T any](all []T, id model.ID, of func(T) model.ID) *T {
	if i := slices.IndexFunc(all, func(x T) bool { return of(x) == id }); i >= 0 && id != 0 {
		return &all[i]
	}
	return nil
}

// editPlan asks for everything about what the cursor rests on.
func (p *Pane) editPlan(d pane.Desk) pane.Effect {
	switch u := p.under(d.Snapshot()); {
	case u.action != nil:
		return actionForm(d, p.on, *u.action)
	case u.plan != nil:
		return planForm(d, *u.plan)
	case u.initiative != nil:
		return initiativeForm(d, *u.initiative)
	case u.policy != nil:
		return policyForm(d, p.on, *u.policy)
	case u.sharing != nil:
		return sharingForm(d, p.on, *u.sharing)
	case u.reached != nil:
		return reachedForm(d, p.on, *u.reached)
	case u.place != nil:
		return onlineForm(d, u.place)
	}
	return nothing(d)
}

// removePlan takes away what the cursor rests on, after a yes.
func (p *Pane) removePlan(d pane.Desk) pane.Effect {
	s := d.Snapshot()
	short := func(text string) string { return "“" + grid.Cut(text, 100) + "”" }
	switch u := p.under(s); {
	case u.action != nil:
		gone := *u.action
		gone.Text = ""
		return sure("The action goes: "+short(u.action.Text)+".", model.SetPlanAction{Of: p.on, Action: gone})
	case u.plan != nil:
		return sure("The plan of "+s.Whom(u.plan.Person, u.plan.School)+" goes, with all of its actions.", model.RemovePlan{Of: p.on})
	case u.initiative != nil:
		return sure("The initiative "+short(u.initiative.Title)+" goes, with all of its actions.", model.RemovePlan{Of: p.on})
	case u.policy != nil:
		return sure("The policy goes: "+short(u.policy.Text)+".", model.SetPolicy{School: p.on, Policy: model.Policy{ID: u.policy.ID, Day: u.policy.Day}})
	case u.sharing != nil:
		return sure("What was shared goes: "+short(u.sharing.What)+".", model.SetSharing{School: p.on, Sharing: model.Sharing{ID: u.sharing.ID, Day: u.sharing.Day, Person: u.sharing.Person}})
	case u.reached != nil:
		return sure("The number of "+u.reached.Day.Long()+" goes.", model.SetReached{School: p.on, Reached: model.Reached{Day: u.reached.Day}})
	case u.place != nil:
		return sure(s.Person(u.place.Person).Apart()+" was not seen in the online community then.", model.SeenOnline{Enrolment: u.place.ID})
	}
	return nothing(d)
}

// newAction asks for another action of the plan or initiative with the cursor.
func (p *Pane) newAction(d pane.Desk) pane.Effect {
	if e, hidden := forms.Hidden(d, "Plans"); hidden {
		return e
	}
	p.settle(p.entries(d, 80))
	if u := p.under(d.Snapshot()); u.plan == nil && u.initiative == nil {
		d.Warn("Choose a plan or an initiative first; n makes one.")
		return pane.Taken()
	}
	return actionForm(d, p.on, model.PlanAction{})
}

// turnState takes the action with the cursor to its next state.
func (p *Pane) turnState(d pane.Desk) pane.Effect {
	if e, hidden := forms.Hidden(d, "Plans"); hidden {
		return e
	}
	p.settle(p.entries(d, 80))
	u := p.under(d.Snapshot())
	if u.action == nil {
		d.Warn("Choose an action first; a makes one.")
		return pane.Taken()
	}
	next := *u.action
	next.State = (next.State + 1) % (model.Dropped + 1)
	_ = d.Do(model.SetPlanAction{Of: p.on, Action: next}) // what it refuses stands at the foot
	return pane.Taken()
}

// schoolsNamed are the schools of those names, one a line; one that was chosen and is not
// there any more stays.
func schoolsNamed(s *model.Snapshot, names string, was []model.ID) []model.ID {
	var out []model.ID
	for _, id := range was {
		if s.School(id) == nil {
			out = append(out, id)
		}
	}
	chosen := strings.Split(names, "\n")
	for _, x := range s.Schools {
		if slices.Contains(chosen, x.Name) {
			out = append(out, x.ID)
		}
	}
	return out
}
