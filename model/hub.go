package model

import (
	"slices"

	"workgroup/model/change"
)

// MaxAuthorities is the most local authorities of a hub's area.
const MaxAuthorities = 60

// EditHub sets everything about a hub, in its own space. Cohorts keep what their copies
// say of it: FollowHub brings one in step.
type EditHub struct{ Hub Hub }

var hubWords = map[change.Name]string{hubName: "name", hubArea: "area", hubContact: "contact", hubFee: "fee rule", hubLunch: "lunch note"}

// Plan writes what differs.
func (a EditHub) Plan(s *Snapshot, env Env) (Plan, error) {
	was, x := &s.Hub, a.Hub
	if was.ID == 0 {
		return Plan{}, refuse("There is no hub here to change.")
	}
	x.ID = was.ID
	var c check
	c.needed(FieldName, &x.Name, was.Name, MaxName, "A hub needs a name.")
	c.text(FieldContact, &x.Contact, was.Contact, MaxName)
	c.lines(FieldLunch, &x.Lunch, was.Lunch)
	x.Area = tidyList(x.Area)
	c.that(len(x.Area) <= MaxAuthorities, FieldArea, "There are %d local authorities, and a hub has %d at most.", len(x.Area), MaxAuthorities)
	x.Fee = c.fee(x.Fee, was.Fee)
	if c.err != nil {
		return Plan{}, c.err
	}
	d := NewDraft(s, env, VerbEditHub, was.ID)
	d.Hub(x)
	return d.plannedEdit(clipped(x.Name), hubWords), nil
}

// FollowHub makes name and area that the open cohort keeps of its hub those of the hub.
type FollowHub struct{ Hub Hub }

// Plan writes what differs; another hub than the cohort's is refused.
func (a FollowHub) Plan(s *Snapshot, env Env) (Plan, error) {
	x := s.Cohort
	if x.ID == 0 || x.Hub != a.Hub.ID {
		return Plan{}, refuse("%s is not the hub of this cohort.", a.Hub.Name)
	}
	x.HubName, x.Area = a.Hub.Name, slices.Clone(a.Hub.Area)
	d := NewDraft(s, env, VerbEditCohort, x.ID)
	d.Cohort(x)
	return d.plannedEdit("Cohort "+x.Code, cohortWords), nil
}
