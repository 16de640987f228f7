package model

import (
	"cmp"
	"maps"
	"slices"

	"workgroup/model/change"
)

// ActionState is how far an action of a plan is.
type ActionState uint8

// The states of an action.
const (
	ToDo    ActionState = 0
	Doing   ActionState = 1
	Done    ActionState = 2
	Dropped ActionState = 3
)

// ActionStates are all of them in words, by their numbers.
func ActionStates() []string { return []string{"to do", "under way", "done", "dropped"} }

// String is the state in words.
func (a ActionState) String() string { return ActionStates()[min(a, Dropped)] }

// PlanAction is one action of a plan or of an initiative.
type PlanAction struct {
	ID    ID
	Text  string
	Due   Day
	State ActionState
}

// Overdue tells whether it had to be done before a day and is not.
func (a PlanAction) Overdue(today Day) bool {
	return a.Due.Known() && a.Due < today && a.State < Done
}

// ActionPlan is the plan of a subject leader, or of a department.
type ActionPlan struct {
	ID ID
	// Person or School is whose plan it is.
	Person, School     ID
	Vision, Aims, Need string
	Actions            []PlanAction
	// Review is the day on which it is to be looked at again, Reviewed that on which it
	// was, the last time.
	Review, Reviewed Day
}

// ReviewDue tells whether the day of the review has come and no review since.
func (p *ActionPlan) ReviewDue(today Day) bool {
	return p.Review.Known() && p.Review <= today && p.Reviewed < p.Review
}

// Initiative is what somebody who leads maths in several schools tries to improve there.
type Initiative struct {
	ID         ID
	Person     ID
	Title, Aim string
	// Schools are those chosen for it.
	Schools    []ID
	Actions    []PlanAction
	Evaluation string
}

// actionFields are the names of the three fields of an action, of a plan or an initiative.
type actionFields struct{ text, due, state change.Name }

func fieldsOfActions(k change.Kind) actionFields {
	if k == KindInitiative {
		return actionFields{initiativeAction, initiativeDue, initiativeState}
	}
	return actionFields{planAction, planDue, planState}
}

func (r reader) planActions(k change.Kind) []PlanAction {
	f := fieldsOfActions(k)
	all := map[ID]*PlanAction{}
	r.elems(f.text, func(id ID, v string) { all[id] = &PlanAction{ID: id, Text: v} })
	r.elems(f.due, func(id ID, v string) {
		if a := all[id]; a != nil {
			a.Due = Day(unpackInt(v))
		}
	})
	r.elems(f.state, func(id ID, v string) {
		if a := all[id]; a != nil {
			a.State = ActionState(unpackInt(v))
		}
	})
	var out []PlanAction
	for _, id := range slices.Sorted(maps.Keys(all)) {
		out = append(out, *all[id])
	}
	slices.SortStableFunc(out, func(a, b PlanAction) int { return undatedLast(a.Due, b.Due) })
	return out
}

func decodePlan(r reader) *ActionPlan {
	return &ActionPlan{
		ID: r.Key.Record, Person: r.id(planPerson), School: r.id(planSchool), Vision: r.text(planVision), Aims: r.text(planAims), Need: r.text(planNeed),
		Review: r.day(planReview), Reviewed: r.day(planReviewed), Actions: r.planActions(KindPlan),
	}
}

func decodeInitiative(r reader) *Initiative {
	x := &Initiative{
		ID: r.Key.Record, Person: r.id(initiativePerson), Title: r.text(initiativeTitle), Aim: r.text(initiativeAim),
		Evaluation: r.text(initiativeEvaluation), Actions: r.planActions(KindInitiative),
	}
	r.elems(initiativeSchool, func(school ID, _ string) { x.Schools = append(x.Schools, school) })
	return x
}

// ActionPlan writes a plan; its actions are written for themselves.
func (d *Draft) ActionPlan(x ActionPlan) {
	k, was := KindPlan, find[ActionPlan](d.s, KindPlan, x.ID)
	if was == nil {
		was = &ActionPlan{}
	}
	d.id(k, x.ID, planPerson, x.Person)
	d.id(k, x.ID, planSchool, x.School)
	d.int(k, x.ID, planReview, int64(x.Review))
	d.int(k, x.ID, planReviewed, int64(x.Reviewed))
	d.about(k, x.ID, planVision, was.Vision, x.Vision, was.Person, x.Person)
	d.about(k, x.ID, planAims, was.Aims, x.Aims, was.Person, x.Person)
	d.about(k, x.ID, planNeed, was.Need, x.Need, was.Person, x.Person)
}

// Initiative writes an initiative; its actions are written for themselves.
func (d *Draft) Initiative(x Initiative) {
	k, was := KindInitiative, find[Initiative](d.s, KindInitiative, x.ID)
	if was == nil {
		was = &Initiative{}
	}
	d.id(k, x.ID, initiativePerson, x.Person)
	d.about(k, x.ID, initiativeTitle, was.Title, x.Title, was.Person, x.Person)
	d.about(k, x.ID, initiativeAim, was.Aim, x.Aim, was.Person, x.Person)
	d.about(k, x.ID, initiativeEvaluation, was.Evaluation, x.Evaluation, was.Person, x.Person)
	for _, school := range was.Schools {
		if !slices.Contains(x.Schools, school) {
			d.elem(k, x.ID, initiativeSchool, school, "")
		}
	}
	for _, school := range x.Schools {
		d.elem(k, x.ID, initiativeSchool, school, packBool(true))
	}
}

// PlanAction writes an action of a plan or of an initiative of that person; without text
// it is none any more.
func (d *Draft) PlanAction(k change.Kind, of, person ID, a PlanAction) {
	f := fieldsOfActions(k)
	was, known := "", false
	for _, o := range (reader{d.s.Record(change.Key{Kind: k, Record: of})}).planActions(k) {
		if o.ID == a.ID {
			was, known = o.Text, true
		}
	}
	if !known || was != a.Text {
		d.set(fieldOf(k, of, f.text, a.ID), a.Text, person)
	}
	d.elem(k, of, f.due, a.ID, packInt(int64(a.Due)))
	d.elem(k, of, f.state, a.ID, packInt(int64(a.State)))
}

// SetPlan makes a plan, or changes everything about one but its actions.
type SetPlan struct{ ActionPlan ActionPlan }

var planWords = map[change.Name]string{
	planPerson: "whose it is", planSchool: "whose it is", planVision: "vision", planAims: "aims", planNeed: "evidence of need",
	planReview: "review", planReviewed: "reviewed on",
}

// Plan writes what differs.
func (a SetPlan) Plan(s *Snapshot, env Env) (Plan, error) {
	x, was := a.ActionPlan, s.ActionPlan(a.ActionPlan.ID)
	if x.ID != 0 && was == nil {
		return Plan{}, gonePlan
	}
	verb := VerbEditPlan
	if was == nil {
		x.ID, was, verb = env.NewID(), &ActionPlan{}, VerbNewPlan
	}
	var c check
	c.that(x.Person != 0 || x.School != 0, FieldAbout, "Say whose plan it is: a subject leader's, or a school's.")
	s.tidyAbout(&c, x.Person, x.School, was.Person, was.School)
	c.text(FieldVision, &x.Vision, was.Vision, MaxNote)
	c.text(FieldAims, &x.Aims, was.Aims, MaxNote)
	c.text(FieldNeed, &x.Need, was.Need, MaxNote)
	for _, day := range []struct {
		field string
		now   Day
		was   Day
	}{{FieldReview, x.Review, was.Review}, {FieldReviewed, x.Reviewed, was.Reviewed}} {
		if err := s.checkDay(day.now); err != nil && day.now != day.was {
			c.that(false, day.field, "%s", err.Error())
		}
	}
	c.that(x.Reviewed == was.Reviewed || x.Reviewed <= DayOf(env.Now), FieldReviewed, "%s is still to come: type the day on which it was reviewed.", x.Reviewed.Long())
	if c.err != nil {
		return Plan{}, c.err
	}
	d := NewDraft(s, env, verb, s.placeOfPerson(x.Person), 0, 0, x.ID)
	d.ActionPlan(x)
	name := "Plan of " + s.Whom(x.Person, x.School)
	if verb == VerbEditPlan {
		return d.plannedEdit(name, planWords), nil
	}
	return d.planned("%s noted.", name), nil
}

const (
	gonePlan       = Refusal("This plan is not there any more.")
	goneInitiative = Refusal("This initiative is not there any more.")
	goneAction     = Refusal("This action is not there any more.")
)

// SetInitiative makes an initiative, or changes everything about one but its actions.
type SetInitiative struct{ Initiative Initiative }

var initiativeWords = map[change.Name]string{
	initiativePerson: "whose it is", initiativeTitle: "title", initiativeAim: "aim", initiativeSchool: "schools", initiativeEvaluation: "evaluation",
}

// Plan writes what differs.
func (a SetInitiative) Plan(s *Snapshot, env Env) (Plan, error) {
	x, was := a.Initiative, s.Initiative(a.Initiative.ID)
	if x.ID != 0 && was == nil {
		return Plan{}, goneInitiative
	}
	verb := VerbEditInitiative
	if was == nil {
		x.ID, was, verb = env.NewID(), &Initiative{}, VerbNewInitiative
	}
	var c check
	c.needed(FieldTitle, &x.Title, was.Title, MaxName, "An initiative needs a title.")
	c.text(FieldAims, &x.Aim, was.Aim, MaxNote)
	c.text(FieldEvaluation, &x.Evaluation, was.Evaluation, MaxNote)
	c.that(x.Person != 0, FieldAbout, "Say whose initiative it is.")
	s.tidyAbout(&c, x.Person, 0, was.Person, 0)
	for _, school := range x.Schools {
		c.that(slices.Contains(was.Schools, school) || s.School(school) != nil, FieldSchools, "One of these schools is not there any more.")
	}
	if c.err != nil {
		return Plan{}, c.err
	}
	d := NewDraft(s, env, verb, s.placeOfPerson(x.Person), 0, 0, x.ID)
	d.Initiative(x)
	if verb == VerbEditInitiative {
		return d.plannedEdit("Initiative “"+x.Title+"”", initiativeWords), nil
	}
	return d.planned("Initiative “%s” of %s noted.", x.Title, s.Whom(x.Person, 0)), nil
}

// SetPlanAction adds an action to a plan or an initiative, or changes one; without text it
// is taken away.
type SetPlanAction struct {
	// Of is the plan or the initiative.
	Of     ID
	Action PlanAction
}

// Plan writes it.
func (a SetPlanAction) Plan(s *Snapshot, env Env) (Plan, error) {
	kind, person, all, err := s.actionsOf(a.Of)
	if err != nil {
		return Plan{}, err
	}
	x, was := a.Action, PlanAction{}
	if x.ID != 0 {
		i := slices.IndexFunc(all, func(o PlanAction) bool { return o.ID == x.ID })
		if i < 0 {
			return Plan{}, goneAction
		}
		was = all[i]
	}
	var c check
	c.text(FieldText, &x.Text, was.Text, MaxNote)
	c.that(x.ID != 0 || x.Text != "", FieldText, "Type what is to be done.")
	c.that(x.State <= Dropped, FieldState, "An action is to do, under way, done or dropped.")
	if err := s.checkDay(x.Due); err != nil && x.Due != was.Due {
		c.that(false, FieldDue, "%s", err.Error())
	}
	if c.err != nil {
		return Plan{}, c.err
	}
	if x.Text == "" {
		x.Due, x.State = 0, ToDo
	}
	x.ID = cmp.Or(x.ID, env.NewID())
	d := NewDraft(s, env, VerbPlanAction, s.placeOfPerson(person), 0, 0, a.Of)
	d.PlanAction(kind, a.Of, person, x)
	switch {
	case x.Text == "":
		return d.planned("Action “%s” removed.", clipped(was.Text)), nil
	case d.Change() == nil:
		return Plan{Say: "Action “" + clipped(x.Text) + "” stays as it is: nothing was changed."}, nil
	}
	return d.planned("Action “%s”: %s%s.", clipped(x.Text), x.State, dueWords(x.Due)), nil
}

func dueWords(due Day) string {
	if !due.Known() {
		return ""
	}
	return ", due " + due.Long()
}

// actionsOf are the actions of a plan or an initiative, and who it is about.
func (s *Snapshot) actionsOf(of ID) (kind change.Kind, person ID, all []PlanAction, err error) {
	if p := s.ActionPlan(of); p != nil {
		return KindPlan, p.Person, p.Actions, nil
	}
	if x := s.Initiative(of); x != nil {
		return KindInitiative, x.Person, x.Actions, nil
	}
	return 0, 0, nil, gonePlan
}

// RemovePlan takes a plan or an initiative away, with its actions.
type RemovePlan struct{ Of ID }

// Plan removes it.
func (a RemovePlan) Plan(s *Snapshot, env Env) (Plan, error) {
	kind, person, all, err := s.actionsOf(a.Of)
	if err != nil {
		return Plan{}, err
	}
	verb, what := VerbRemovePlan, "Plan"
	if kind == KindInitiative {
		verb, what = VerbRemoveInitiative, "Initiative"
	}
	d := NewDraft(s, env, verb, s.placeOfPerson(person), 0, 0, a.Of)
	d.Remove(kind, a.Of)
	if len(all) > 0 {
		return d.planned("%s removed, and with it %s.", what, several(len(all), "action")), nil
	}
	return d.planned("%s removed.", what), nil
}

// ActionPlan is the plan of that ID, or nil.
func (s *Snapshot) ActionPlan(id ID) *ActionPlan { return find[ActionPlan](s, KindPlan, id) }

// Initiative is the initiative of that ID, or nil.
func (s *Snapshot) Initiative(id ID) *Initiative { return find[Initiative](s, KindInitiative, id) }
