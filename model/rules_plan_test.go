package model_test

import (
	"slices"
	"testing"
	"time"

	"workgroup/model"
)

func TestPlansAndInitiatives(t *testing.T) {
	r := outcomeRoom(t)
	khan, school := r.person("Khan"), r.place("Khan").School
	review := model.MakeDay(2022, time.March, 1)
	if say := r.do(model.SetPlan{ActionPlan: model.ActionPlan{Person: khan, Vision: "One department", Aims: "Aims", Need: "Results", Review: review}}).Say; say != "Plan of Imran Khan noted." {
		t.Errorf("says %q", say)
	}
	plan := r.s.Plans[0].ID
	due := model.MakeDay(2021, time.December, 1)
	if say := r.do(model.SetPlanAction{Of: plan, Action: model.PlanAction{Text: "Meet weekly", Due: due}}).Say; say != "Action “Meet weekly”: to do, due Wed 1 Dec 2021." {
		t.Errorf("says %q", say)
	}
	action := r.s.Plans[0].Actions[0]
	action.State = model.Doing
	r.do(model.SetPlanAction{Of: plan, Action: action})
	if got := r.s.ActionPlan(plan).Actions; len(got) != 1 || got[0] != action || got[0].Overdue(due) || !got[0].Overdue(due+1) {
		t.Errorf("actions %+v", got)
	}
	r.do(model.SetInitiative{Initiative: model.Initiative{Person: khan, Title: "Transition", Aim: "One way of writing fractions", Schools: []model.ID{school}}})
	initiative := r.s.Initiatives[0].ID
	r.do(model.SetPlanAction{Of: initiative, Action: model.PlanAction{Text: "Visit Year 6", Due: due}})
	r.on(time.March, 2)
	r.now = r.now.AddDate(1, 0, 0)
	want := []string{"Plan of Imran Khan: 1 action overdue", "Plan of Imran Khan: review was due 1 Mar", "Initiative of Imran Khan: 1 action overdue"}
	var got []string
	for _, f := range r.s.Findings(r.now) {
		if f.Plan != 0 {
			got = append(got, f.Sentence)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("to do %q, want %q", got, want)
	}
	x := *r.s.ActionPlan(plan)
	x.Reviewed = review
	if say := r.do(model.SetPlan{ActionPlan: x}).Say; say != "Plan of Imran Khan changed: reviewed on." || r.s.ActionPlan(plan).ReviewDue(model.DayOf(r.now)) {
		t.Errorf("reviewed: %q", say)
	}
	action.Text = ""
	if say := r.do(model.SetPlanAction{Of: plan, Action: action}).Say; say != "Action “Meet weekly” removed." || len(r.s.ActionPlan(plan).Actions) != 0 {
		t.Errorf("removed: %q", say)
	}
	if say := r.do(model.RemovePlan{Of: initiative}).Say; say != "Initiative removed, and with it 1 action." || len(r.s.Initiatives) != 0 {
		t.Errorf("removed: %q", say)
	}
	for name, try := range map[string]struct {
		field string
		a     model.Action
	}{
		"nobody's plan":        {model.FieldAbout, model.SetPlan{ActionPlan: model.ActionPlan{Vision: "a"}}},
		"a plan of two":        {model.FieldAbout, model.SetPlan{ActionPlan: model.ActionPlan{Person: khan, School: school}}},
		"review in 2012":       {model.FieldReview, model.SetPlan{ActionPlan: model.ActionPlan{Person: khan, Review: model.MakeDay(2012, 1, 1)}}},
		"reviewed tomorrow":    {model.FieldReviewed, model.SetPlan{ActionPlan: model.ActionPlan{Person: khan, Reviewed: model.DayOf(r.now) + 1}}},
		"an action of no word": {model.FieldText, model.SetPlanAction{Of: plan}},
		"due in 2012":          {model.FieldDue, model.SetPlanAction{Of: plan, Action: model.PlanAction{Text: "a", Due: model.MakeDay(2012, 1, 1)}}},
		"a state of none":      {model.FieldState, model.SetPlanAction{Of: plan, Action: model.PlanAction{Text: "a", State: 4}}},
		"no title":             {model.FieldTitle, model.SetInitiative{Initiative: model.Initiative{Person: khan}}},
		"nobody's initiative":  {model.FieldAbout, model.SetInitiative{Initiative: model.Initiative{Title: "a"}}},
		"a school of none":     {model.FieldSchools, model.SetInitiative{Initiative: model.Initiative{Title: "a", Person: khan, Schools: []model.ID{99}}}},
	} {
		if got := field(r, try.a); got != try.field {
			t.Errorf("%s: the sentence is at %q, not at %q", name, got, try.field)
		}
	}
}

func TestDepartments(t *testing.T) {
	r := outcomeRoom(t)
	school, khan := r.place("Nguyễn").School, r.person("Khan")
	at := func() *model.School { return r.s.School(school) }
	r.do(model.SetPolicy{School: school, Policy: model.Policy{Text: "One calculation policy"}})
	r.do(model.SetReached{School: school, Reached: model.Reached{Number: 4, Day: model.MakeDay(2021, time.November, 3)}})
	r.do(model.SetReached{School: school, Reached: model.Reached{Number: 6}})
	r.do(model.SetSharing{School: school, Sharing: model.Sharing{Person: khan, What: "the audit", With: "the department"}})
	if x := at(); len(x.Policies) != 1 || len(x.Reached) != 2 || x.Reached[1].Number != 6 || len(x.Sharings) != 1 || x.Sharings[0].With != "the department" || x.Sharings[0].Person != khan {
		t.Fatalf("department: %+v", at())
	}
	x := *at()
	x.Town = "Ealing"
	r.do(model.EditSchool{School: x})
	if len(at().Policies) != 1 || len(at().Sharings) != 1 {
		t.Error("an edited school loses what it did")
	}
	policy, sharing := at().Policies[0], at().Sharings[0]
	policy.Text, sharing.What = "", ""
	r.do(model.SetPolicy{School: school, Policy: policy})
	r.do(model.SetSharing{School: school, Sharing: sharing})
	r.do(model.SetReached{School: school, Reached: model.Reached{Day: at().Reached[0].Day}})
	if x := at(); len(x.Policies)+len(x.Sharings) != 0 || len(x.Reached) != 1 {
		t.Errorf("removed: %+v", x)
	}
	sharing.What, sharing.Person = "again", 0
	for name, try := range map[string]struct {
		field string
		a     model.Action
	}{
		"a policy of no word":    {model.FieldText, model.SetPolicy{School: school}},
		"shared nothing":         {model.FieldText, model.SetSharing{School: school}},
		"a department of a town": {model.FieldNumber, model.SetReached{School: school, Reached: model.Reached{Number: 10000}}},
		"shared by a stranger":   {model.FieldAbout, model.SetSharing{School: school, Sharing: model.Sharing{What: "a", Person: 99}}},
		"a sharing that is gone": {model.FieldText, model.SetSharing{School: school, Sharing: sharing}},
	} {
		if got := field(r, try.a); got != try.field {
			t.Errorf("%s: the sentence is at %q, not at %q", name, got, try.field)
		}
	}
	r.do(model.SeenOnline{Enrolment: r.places["Khan"], Day: model.DayOf(r.now), Note: "asked about bar models"})
	if e := r.place("Khan"); e.SeenOnline != model.DayOf(r.now) || e.OnlineNote != "asked about bar models" {
		t.Errorf("online: %v %q", e.SeenOnline, e.OnlineNote)
	}
	r.do(model.SeenOnline{Enrolment: r.places["Khan"]})
	if e := r.place("Khan"); e.SeenOnline.Known() || e.OnlineNote != "" {
		t.Errorf("online: %v %q", e.SeenOnline, e.OnlineNote)
	}
}
