package programmes

import (
	"errors"
	"fmt"
	"slices"

	"workgroup/model"
	"workgroup/model/change"
)

// Start makes a cohort of a programme: the changes are one action, first that of
// the hub's new space (hub, programme, lead), then that of the cohort's (cohort, its
// own copy of the programme under the same ID, lead, sessions, tasks). A hub and a
// cohort have the ID of their space. A template whose hub has no name is national: there
// is no hub, and the action is the change of the cohort's space alone.
//
// The cohort takes the template's key as code, its title, year, expected days and fee
// rule; adjust, where not nil, may change these, but not which hub and programme it
// belongs to. A lead without an ID gets one. The snapshot is the cohort as it begins.
func Start(
	t Template, env model.Env, lead model.Lead, hubSpace, cohortSpace model.ID, adjust func(*model.Cohort),
) (changes []*change.Change, cohort *model.Snapshot, err error) {
	return start(t, env, lead, hubSpace, cohortSpace, adjust, func(*model.Draft) {})
}

// start is Start, with what else stands in the cohort as it begins.
func start(
	t Template, env model.Env, lead model.Lead, hubSpace, cohortSpace model.ID, adjust func(*model.Cohort), fill func(*model.Draft),
) (changes []*change.Change, cohort *model.Snapshot, err error) {
	if hubSpace == 0 || cohortSpace == 0 || hubSpace == cohortSpace {
		return nil, nil, errors.New("a cohort needs a place of its own in the file, and its hub another: draw two new IDs")
	}
	if lead.ID == 0 {
		lead.ID = env.NewID()
	}
	if env.Lead == 0 {
		env.Lead = lead.ID
	}
	hub, programme := t.Hub, t.Programme
	programme.ID = env.NewID()
	if hub.ID = hubSpace; hub.Name == "" {
		hub.ID = 0
	}

	c := model.Cohort{
		Code: t.Key, Title: t.CohortTitle, Year: programme.Year, HubName: hub.Name, Area: hub.Area,
		Quarters: clone(programme.Quarters), Fee: clone(programme.Fee),
	}
	if adjust != nil {
		adjust(&c)
	}
	c.ID, c.Hub, c.Programme = cohortSpace, hub.ID, programme.ID
	if c.Code == "" || c.Title == "" {
		return nil, nil, fmt.Errorf("the new cohort of %s needs a code and a title: type what is missing", programme.Title)
	}

	if hub.ID != 0 {
		h := model.NewDraft(model.NewSnapshot(hubSpace, nil), env, model.VerbNewHub, hub.ID)
		h.Hub(hub)
		h.Programme(programme)
		h.Lead(lead)
		changes = append(changes, h.Change())
	}

	empty := model.NewSnapshot(cohortSpace, nil)
	d := model.NewDraft(empty, env, model.VerbNewCohort, c.ID)
	d.Cohort(c)
	d.Programme(programme)
	d.Lead(lead)
	ids := map[int]model.ID{}
	for _, x := range t.Sessions {
		x.ID = env.NewID()
		ids[x.Number] = x.ID
		d.Session(x)
	}
	for _, x := range t.Tasks {
		d.Task(model.Task{ID: env.NewID(), Session: ids[x.After], Title: x.Title})
	}
	fill(d)
	return append(changes, d.Change()), empty.Apply(d.Change()), nil
}

// At is the template as another hub runs it, or nobody's where the hub has no name: what
// the page says of its own hub goes (its contact and fee rule, how to register, where and
// when its sessions are), the programme and the steps of the cycle stay. Of a page that is no
// hub's, all stays.
func (t Template) At(hub model.Hub) Template {
	if hub.Name == t.Hub.Name {
		if len(t.Hub.Area) == 0 {
			t.Hub.Area = hub.Area
		}
		return t
	}
	own := t.Hub.Name
	t.Hub, t.Programme.Hub = hub, hub.Name
	if own == "" {
		return t
	}
	t.Programme.Fee, t.Programme.Interest, t.Programme.VenueNote = nil, "", ""
	sessions := slices.Clone(t.Sessions)
	for i, x := range sessions {
		sessions[i] = model.Session{Number: x.Number, Kind: x.Kind, Title: x.Title, Mode: x.Mode, Credit: x.Credit}
	}
	t.Sessions = sessions
	return t
}

func clone[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}
