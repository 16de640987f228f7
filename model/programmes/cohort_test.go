package programmes_test

import (
	"errors"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/model/programmes"
)

func testEnv() model.Env {
	next := model.ID(1000)
	return model.Env{Now: time.Date(2024, 9, 2, 9, 0, 0, 0, model.London()), NewID: func() model.ID { next++; return next }}
}

// newCohort is one of the built-in programme of 2021/22 in its own hub and year.
func newCohort(t *testing.T) programmes.NewCohort {
	t.Helper()
	from, ok := programmes.Find("ssl-2021")
	if !ok {
		t.Fatal("there is no such programme")
	}
	return programmes.NewCohort{
		From: from, Hub: model.Hub{Name: from.Hub.Name}, Lead: model.Lead{Name: "Robin Hale", Role: "Work Group Lead"},
		Cohort: model.Cohort{Code: "SSL-2021", Title: "  Subject   Leadership ", Year: 2021, Quarters: from.Programme.Quarters, Places: 20},
	}
}

// made is the cohort of the last change.
func made(changes []*change.Change) *model.Snapshot {
	c := changes[len(changes)-1]
	return model.NewSnapshot(c.Space, nil).Apply(c)
}

func TestNewCohort(t *testing.T) {
	a := newCohort(t)
	plan, err := a.Plan(nil, testEnv())
	if err != nil || len(plan.Changes) != 2 {
		t.Fatalf("%v, %d changes", err, len(plan.Changes))
	}
	if model.Verb(plan.Changes[0].Label.Verb) != model.VerbNewHub || model.Verb(plan.Changes[1].Label.Verb) != model.VerbNewCohort {
		t.Error("the hub comes first, then the cohort")
	}
	s := made(plan.Changes)
	if s.Cohort.Code != "ssl-2021" || s.Cohort.Title != "Subject Leadership" || s.Cohort.Hub != plan.Changes[0].Space || s.Cohort.Fee == nil || s.Cohort.Places != 20 ||
		len(s.Sessions) != len(a.From.Sessions) || !s.Sessions[0].Date.Known() || len(s.Leads) != 1 {
		t.Errorf("made is %+v with %d sessions", s.Cohort, len(s.Sessions))
	}
	a.Hub.ID, a.From = 77, a.From.In(2024)
	a.Cohort.Year = 2024
	if plan, err = a.Plan(nil, testEnv()); err != nil || len(plan.Changes) != 1 {
		t.Fatalf("in a hub of the file: %v, %d changes", err, len(plan.Changes))
	}
	if s = made(plan.Changes); s.Cohort.Hub != 77 || s.Sessions[0].Date.Known() || s.Sessions[0].Venue == "" || s.Programme.Year != 2024 {
		t.Errorf("a year later: %+v, %+v", s.Cohort, s.Sessions[0])
	}
	a.Hub = model.Hub{}
	if plan, err = a.Plan(nil, testEnv()); err != nil || len(plan.Changes) != 1 || made(plan.Changes).Cohort.Hub != 0 || made(plan.Changes).Cohort.Fee != nil {
		t.Errorf("a national cohort: %v, %d changes", err, len(plan.Changes))
	}
	again := programmes.Of(s)
	if len(again.Sessions) != len(s.Sessions) || len(again.Tasks) != len(s.Tasks) || len(again.Programme.Outcomes) != len(s.Programme.Outcomes) {
		t.Errorf("as it is there: %d sessions, %d tasks", len(again.Sessions), len(again.Tasks))
	}
	if bare := again.Bare(); len(bare.Sessions)+len(bare.Tasks) != 0 || len(again.Sessions) == 0 {
		t.Error("bare is not bare, or took from the other")
	}
}

func TestNewCohortIsRefused(t *testing.T) {
	for field, spoil := range map[string]func(*programmes.NewCohort){
		model.FieldCode:     func(a *programmes.NewCohort) { a.Codes = []string{"x", "ssl-2021"} },
		model.FieldTitle:    func(a *programmes.NewCohort) { a.Cohort.Title = " \x1b " },
		model.FieldYear:     func(a *programmes.NewCohort) { a.Cohort.Year = 0 },
		model.FieldPlaces:   func(a *programmes.NewCohort) { a.Cohort.Places = 10000 },
		model.FieldExpected: func(a *programmes.NewCohort) { n := -1; a.Cohort.Quarters = &n },
		model.FieldName:     func(a *programmes.NewCohort) { a.Lead.Name = "" },
	} {
		a := newCohort(t)
		spoil(&a)
		plan, err := a.Plan(nil, testEnv())
		var wrong model.Wrong
		if !errors.As(err, &wrong) || wrong.Field != field || len(plan.Changes) != 0 {
			t.Errorf("%s: %v, %d changes", field, err, len(plan.Changes))
		}
	}
}

func TestCode(t *testing.T) {
	from, _ := programmes.Find("ssl-2023")
	for _, c := range []struct {
		t     programmes.Template
		taken []string
		want  string
	}{
		{from, nil, "ssl-2024"}, {from, []string{"SSL-2024"}, "ssl-2024-b"}, {from, []string{"ssl-2024", "ssl-2024-b"}, "ssl-2024-c"},
		{programmes.Template{CohortTitle: "Maths MAT Leads"}, nil, "mml-2024"}, {programmes.Template{CohortTitle: "李 小龙"}, nil, "group-2024"}, {programmes.Template{}, nil, "group-2024"},
	} {
		if got := c.t.Code(2024, c.taken); got != c.want {
			t.Errorf("the code is %s, want %s", got, c.want)
		}
		if _, wrong := model.ReadCohortCode(c.want); wrong != "" {
			t.Errorf("%s: %s", c.want, wrong)
		}
	}
}
