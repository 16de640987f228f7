package programmes

import (
	"fmt"
	"slices"

	"workgroup/model"
)

// RollOver makes next year's cohort of the open one: a new cohort, of this programme or of
// another, in which people continue. They have the same cards and a year of engagement
// more; each place says which one it continues. Marks are not copied, and nothing of the
// open cohort changes.
type RollOver struct {
	NewCohort
	// People are the places of those who continue, this year's and those who asked for the
	// next.
	People []model.ID
}

// Plan makes the cohort with its people, in one change of its space.
func (a RollOver) Plan(s *model.Snapshot, env model.Env) (model.Plan, error) {
	var places []*model.Enrolment
	for _, id := range a.People {
		e := s.Enrolment(id)
		if e == nil || s.Person(e.Person) == nil {
			return model.Plan{}, model.Refusal("Somebody who was chosen is not on the list any more: choose again.")
		}
		places = once(places, e)
	}
	if n := a.Cohort.Places; n > 0 && len(places) > n {
		return model.Plan{}, model.Wrong{Field: model.FieldPlaces, Why: model.Refusal(fmt.Sprintf("%d people continue, and there are %d places: type more, or choose fewer.", len(places), n))}
	}
	a.Cohort.Continues = s.Space
	plan, err := a.plan(env, func(d *model.Draft) {
		r := rolled{Draft: d, from: s, env: env, known: map[model.ID]bool{}}
		for _, e := range places {
			r.place(e)
		}
	})
	if err != nil {
		return model.Plan{}, err
	}
	plan.Say = fmt.Sprintf("Cohort %s made, with %s who continue. Undo (u) takes it back.", a.Cohort.Code, people(len(places)))
	return plan, nil
}

func people(n int) string {
	if n == 1 {
		return "1 person"
	}
	return fmt.Sprintf("%d people", n)
}

// once adds a place where its person is not there yet. One who has a place this year
// continues that, though they asked for the next.
func once(places []*model.Enrolment, e *model.Enrolment) []*model.Enrolment {
	at := slices.IndexFunc(places, func(o *model.Enrolment) bool { return o.Person == e.Person })
	switch {
	case at < 0:
		return append(places, e)
	case !places[at].Counts() && e.Counts():
		places[at] = e
	}
	return places
}

// Continuing are the places of those who may continue next year, in the order of the
// register: who has a place and has not left, and who asked for the next year. sure are
// those of them who are proposed: all but those who only came without a place or are
// paused.
func Continuing(s *model.Snapshot) (all []*model.Enrolment, sure map[model.ID]bool) {
	sure = map[model.ID]bool{}
	for _, e := range s.Enrolments {
		switch {
		case e.For != 0 && e.Status != model.Declined, e.Counts() && e.Status != model.Withdrawn:
			all = once(all, e)
		}
	}
	for _, e := range all {
		sure[e.ID] = e.Status != model.NotOnList && e.Status != model.Paused
	}
	return all, sure
}

// rolled writes people of one cohort into the next.
type rolled struct {
	*model.Draft
	from *model.Snapshot
	env  model.Env
	// known are the cards and schools that are written already.
	known map[model.ID]bool
}

func (r rolled) card(id model.ID) {
	if p := r.from.Person(id); p != nil && !r.known[p.ID] {
		r.known[p.ID] = true
		card := *p
		card.Same = 0
		r.Person(card)
	}
}

// school is written with what it took part in this year; whether its subject leader is in
// a community is asked anew each year.
func (r rolled) school(id model.ID) {
	x := r.from.School(id)
	if x == nil || r.known[id] {
		return
	}
	r.known[id] = true
	next := *x
	next.Community, next.Involved = model.AnswerUnknown, model.Yes
	c, p := r.from.Cohort, r.from.Programme
	title := p.Title
	if title == "" {
		title = c.Title
	}
	took := func(e model.Engagement) bool { return model.Fold(e.Programme) == model.Fold(title) && e.Year == c.Year }
	if title != "" && !slices.ContainsFunc(x.Engagements, took) {
		next.Engagements = append(slices.Clone(x.Engagements), model.Engagement{Programme: title, Year: c.Year})
	}
	r.School(next)
	r.card(x.Leader)
}

func (r rolled) place(e *model.Enrolment) {
	r.card(e.Person)
	for _, id := range append([]model.ID{e.School}, e.Further...) {
		r.school(id)
	}
	next := model.Enrolment{
		ID: r.env.NewID(), Person: r.from.Person(e.Person).ID, School: e.School, Further: e.Further, Role: e.Role, Designation: e.Designation,
		Status: model.Enrolled, Year: e.Year, Continues: model.Link{Space: r.from.Space, Enrolment: e.ID},
	}
	if e.Counts() {
		next.Year = max(1, e.Year) + 1
	}
	next.Year = max(1, next.Year)
	r.Enrol(next)
	r.SinceAs(next, model.Enrolled, model.Since{Day: model.DayOf(r.env.Now), Lead: r.env.Lead})
	for _, o := range e.Overrides() {
		if o.Rule != model.RulePlaces && o.Rule != model.RuleDays {
			r.Override(next, o.Rule, o.Reason)
		}
	}
}
