package programmes_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/model/demo"
	"workgroup/model/programmes"
)

// year is a cohort of the demo, half way through its year, with what undo can reach.
func year(t testing.TB, code string) (*model.Snapshot, model.Env) {
	t.Helper()
	next := model.ID(0)
	newID := func() model.ID { next += 0x9e3779b97f4a7c15; return next }
	actions, err := demo.Build(newID)
	if err != nil {
		t.Fatal(err)
	}
	spaces := map[model.ID]*model.Snapshot{}
	for _, a := range actions {
		for _, c := range a {
			if spaces[c.Space] == nil {
				spaces[c.Space] = model.NewSnapshot(c.Space, nil)
			}
			spaces[c.Space] = spaces[c.Space].Apply(c)
		}
	}
	for _, s := range spaces {
		if s.Cohort.Code == code {
			return s, model.Env{Now: s.Cohort.DemoNow, NewID: newID, Lead: s.Leads[0].ID}
		}
	}
	t.Fatalf("the demo has no %s", code)
	return nil, model.Env{}
}

// nextYear rolls over those places of a cohort.
func nextYear(s *model.Snapshot, people ...model.ID) programmes.RollOver {
	c := model.Cohort{Code: "next-2024", Title: "Next year", Year: s.Cohort.Year + 1, Quarters: s.Cohort.Quarters}
	return programmes.RollOver{People: people, NewCohort: programmes.NewCohort{
		From: programmes.Of(s).In(c.Year), Hub: model.Hub{ID: s.Cohort.Hub, Name: s.Cohort.HubName}, Cohort: c, Lead: *s.Leads[0],
	}}
}

func named(t testing.TB, s *model.Snapshot, typed string) *model.Enrolment {
	t.Helper()
	hits := s.FindPeople(typed)
	if len(hits) == 0 {
		t.Fatalf("nobody answers to %q", typed)
	}
	return hits[0].Enrolment
}

// TestRollOver is edge case 19: "new enrolment, year of engagement 2, same person record;
// last year's tasks readable, not counted".
func TestRollOver(t *testing.T) {
	s, env := year(t, "ssl-2023")
	first, lewis := s.Enrolments[0], named(t, s, "lewis")
	plan, err := nextYear(s, first.ID, lewis.ID, first.ID).Plan(s, env)
	if err != nil || len(plan.Changes) != 1 || plan.Changes[0].Space == s.Space {
		t.Fatalf("%v, %d changes", err, len(plan.Changes))
	}
	if plan.Say != "Cohort next-2024 made, with 2 people who continue. Undo (u) takes it back." {
		t.Errorf("%q", plan.Say)
	}
	next := made(plan.Changes)
	if len(next.Enrolments) != 2 || next.Cohort.Continues != s.Space || next.Cohort.Year != s.Cohort.Year+1 || len(next.Sessions) != len(s.Sessions) {
		t.Fatalf("%d places in %+v", len(next.Enrolments), next.Cohort)
	}
	for _, was := range []*model.Enrolment{first, lewis} {
		i := slices.IndexFunc(next.Enrolments, func(e *model.Enrolment) bool { return e.Person == was.Person })
		if i < 0 {
			t.Fatalf("%s does not continue", s.Person(was.Person).Name())
		}
		e := next.Enrolments[i]
		if e.Year != was.Year+1 || e.Continues != (model.Link{Space: s.Space, Enrolment: was.ID}) || e.ID == was.ID || e.Status != model.Enrolled || e.School != was.School || e.Role != was.Role || e.Designation != was.Designation {
			t.Errorf("%+v continues %+v", e, was)
		}
		p, q := next.Person(e.Person), s.Person(was.Person)
		if p.Listed() != q.Listed() || !slices.Equal(p.Emails, q.Emails) || p.Phone != q.Phone {
			t.Errorf("the cards differ: %+v, %+v", p, q)
		}
		x := next.School(e.School)
		if x.Name != s.School(was.School).Name || x.Involved != model.Yes || !slices.ContainsFunc(x.Engagements, func(g model.Engagement) bool { return g.Year == 2023 }) {
			t.Errorf("the school is %+v", x)
		}
		if next.Earned(e) != 0 || e.Remark != "" {
			t.Errorf("%d quarters came along", next.Earned(e))
		}
	}
}

// "In the second and subsequent years of engagement, participants are expected to continue
// their participation as part of a Maths Hub-led subject leadership community" (built-in
// programme of 2021/22): next year may be another programme.
func TestRollOverIntoTheCommunity(t *testing.T) {
	s, env := year(t, "ssl-2021")
	a := nextYear(s, s.Enrolments[0].ID)
	community, ok := programmes.Find("slc-2025")
	if !ok {
		t.Fatal("there is no such programme")
	}
	a.From = community.In(a.Cohort.Year)
	plan, err := a.Plan(s, env)
	if err != nil {
		t.Fatal(err)
	}
	next := made(plan.Changes)
	if next.Programme.Type != "Community" || next.Enrolments[0].Year != s.Enrolments[0].Year+1 || !slices.ContainsFunc(next.Schools[0].Engagements, func(e model.Engagement) bool {
		return e.Programme == s.Programme.Title && e.Year == 2021
	}) {
		t.Errorf("%s, %+v, %+v", next.Programme.Title, next.Enrolments[0], next.Schools[0])
	}
}

func TestWhoMayContinue(t *testing.T) {
	s, env := year(t, "ssl-2023")
	do := func(a model.Action) {
		t.Helper()
		p, err := a.Plan(s, env)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range p.Changes {
			s = s.Apply(c)
		}
	}
	all := len(s.Enrolments)
	left, rests, both := s.Enrolments[1].ID, s.Enrolments[2].ID, s.Enrolments[3].ID
	do(model.Withdraw{Enrolment: left, Day: model.DayOf(env.Now)})
	do(model.PausePlace{Enrolment: rests})
	do(model.NextYear{Enrolment: both})
	do(model.NewPerson{Person: model.Person{Given: "Ann", Family: "Bell"}, Status: model.Interested, For: 2024})
	do(model.NewPerson{Person: model.Person{Given: "Eve", Family: "Fox"}, Status: model.Interested})
	who, sure := programmes.Continuing(s)
	has := func(id model.ID) bool {
		return slices.ContainsFunc(who, func(e *model.Enrolment) bool { return e.ID == id })
	}
	bell, fox := named(t, s, "bell ann").ID, named(t, s, "fox").ID
	if len(who) != all || has(left) || !has(rests) || sure[rests] || !has(both) || !sure[both] || !has(bell) || !sure[bell] || has(fox) {
		t.Errorf("%d of %d may continue, %v", len(who), all, sure)
	}
	var ids []model.ID
	for _, e := range who {
		ids = append(ids, e.ID)
	}
	a := nextYear(s, ids...)
	plan, err := a.Plan(s, env)
	if err != nil {
		t.Fatal(err)
	}
	if next := made(plan.Changes); named(t, next, "bell ann").Year != 1 || len(next.Enrolments) != len(who) {
		t.Errorf("%d continue", len(next.Enrolments))
	}
	a.Cohort.Places = 5
	var wrong model.Wrong
	if _, err := a.Plan(s, env); !errors.As(err, &wrong) || wrong.Field != model.FieldPlaces || !strings.Contains(err.Error(), "continue, and there are 5 places") {
		t.Errorf("%v", err)
	}
	a.Cohort.Places, a.People = 0, []model.ID{99}
	if _, err := a.Plan(s, env); err == nil {
		t.Error("somebody who is not there continues")
	}
	a.People, a.Cohort.Title = nil, ""
	if _, err := a.Plan(s, env); !errors.As(err, &wrong) || wrong.Field != model.FieldTitle {
		t.Errorf("%v", err)
	}
}

// TestRollOverMakesAndLosesNoCredit: whoever continues, whatever was marked: nothing is
// written in the old cohort, and nobody begins with days.
func TestRollOverMakesAndLosesNoCredit(t *testing.T) {
	base, env := year(t, "ssl-2023")
	rapid.Check(t, func(t *rapid.T) {
		s := base
		for i := range rapid.IntRange(0, 10).Draw(t, "marks") {
			d := model.NewDraft(s, env, model.VerbFilled)
			e, x := rapid.SampledFrom(s.Enrolments).Draw(t, "who"), rapid.SampledFrom(s.Sessions).Draw(t, "session")
			d.MarkAs(e, x.ID, model.Mark{Kind: rapid.SampledFrom([]model.MarkKind{model.Present, model.Part, model.Absent, model.Elsewhere}).Draw(t, "mark"), Late: i%2 == 0})
			if c := d.Change(); c != nil {
				s = s.Apply(c)
			}
		}
		var ids []model.ID
		for _, e := range s.Enrolments {
			if rapid.Bool().Draw(t, "continues") {
				ids = append(ids, e.ID)
			}
		}
		plan, err := nextYear(s, ids...).Plan(s, env)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(plan.Changes, func(c *change.Change) bool { return c.Space == s.Space }) {
			t.Fatal("the old cohort is changed")
		}
		next := made(plan.Changes)
		if len(next.Enrolments) != len(ids) {
			t.Fatalf("%d of %d continue", len(next.Enrolments), len(ids))
		}
		for _, e := range next.Enrolments {
			was := s.Enrolment(e.Continues.Enrolment)
			if next.Earned(e) != 0 || was == nil || was.Person != e.Person {
				t.Fatalf("%+v begins with %d quarters", e, next.Earned(e))
			}
		}
	})
}
