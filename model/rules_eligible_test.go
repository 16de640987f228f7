package model_test

import (
	"slices"
	"strings"
	"testing"

	"workgroup/model"
)

// The sentences of the built-in programmes, word for word.
const (
	forHeads     = "This project is designed for existing secondary heads of department/subject leaders."
	openToAll    = "The project is for secondary heads of department/subject leaders, and is open to heads of department in schools already involved with Maths Hubs and to those who are not yet involved."
	noneToCome   = "(Prospective HoDs/subject leaders are not eligible to participate)."
	engagedOnes  = "The intended participants for this Work Group are teachers in schools which have previously engaged with a Secondary Teaching for Mastery Programme or Work Group."
	leadsOfMATs  = "The project is for those who lead maths across multiple schools within a MAT, including at least one secondary school."
	stateSchools = "The Work Group is offered free to all state-funded secondary schools in England."
)

// programme gives the cohort a programme.
func (r *room) programme(p model.Programme, adjust func(*model.Cohort)) {
	d := r.draft()
	p.ID = 77
	if p.Title == "" {
		p.Title = "A programme"
	}
	d.Programme(p)
	c := r.s.Cohort
	c.Programme = 77
	if adjust != nil {
		adjust(&c)
	}
	d.Cohort(c)
	r.apply(d.Change())
}

func TestRoles(t *testing.T) {
	for role, want := range map[string][2]bool{ // leads, is prospective
		"Head of department": {true, false}, "Head of Maths": {true, false}, "HoD": {true, false}, "Subject leader": {true, false}, "Maths Lead": {true, false},
		"Acting head of maths": {true, false}, "Head of Maths and assistant head": {true, false}, "Curriculum Leader, mathematics": {true, false},
		"Second in department": {false, false}, "Deputy head of maths": {false, false}, "Assistant subject leader": {false, false}, "Teacher": {false, false},
		"Deputy headteacher": {false, false}, "Prospective head of department": {false, true}, "Aspiring subject leader": {false, true},
		"Head of maths designate": {false, true}, "": {false, false}, "Former head of maths": {false, false}, "Subject leadership": {false, false},
	} {
		if got := [2]bool{model.IsSubjectLeader(role), model.IsProspective(role)}; got != want {
			t.Errorf("%q: %v, want %v", role, got, want)
		}
	}
}

func TestMisfits(t *testing.T) {
	rule := func(r model.Rule, sentence string) []model.Eligibility {
		return []model.Eligibility{{Rule: r, Sentence: sentence}}
	}
	both := []model.Eligibility{{Rule: model.RuleEveryone, Sentence: openToAll}, {Rule: model.RuleBars, Sentence: noneToCome}}
	lcw := func(c *model.Cohort) {
		c.HubName, c.Area = "London Central and West Maths Hub", []string{"Brent", "Ealing", "Hammersmith and Fulham"}
	}
	oak := model.School{ID: 300, Name: "Oak", LA: "Leeds"}
	known := oak
	known.Engagements = []model.Engagement{{ID: 1, Programme: "Development Work Group", Year: 2022}}
	specialist, state, brent := oak, oak, oak
	specialist.Specialist, state.State = 3, model.No
	brent.LA = "London Borough of Brent"
	fulham := oak
	fulham.LA = "Hammersmith & Fulham"
	unknown := oak
	unknown.LA = ""
	for _, x := range []struct {
		what   string
		asks   []model.Eligibility
		cohort func(*model.Cohort)
		role   string
		school model.School
		want   string // rule, whether it bars, and the sentence; "" for none
	}{
		{"prospective, where they are barred", both, nil, "Prospective head of department", oak, "3 bars " + noneToCome},
		{"head, where prospective ones are barred", both, nil, "Head of maths", oak, ""},
		{"teacher, where prospective ones are barred", both, nil, "Teacher", oak, "3 warns " + openToAll},
		{"prospective, elsewhere", rule(model.RuleWarns, forHeads), nil, "Prospective head of department", oak, "3 warns " + forHeads},
		{"no role known", rule(model.RuleWarns, forHeads), nil, "", oak, ""},
		{"only shown", rule(model.RuleShown, forHeads), nil, "Teacher", oak, ""},
		{"no earlier engagement", rule(model.RuleEngaged, engagedOnes), nil, "Teacher", oak, "5 warns " + engagedOnes},
		{"an earlier engagement", rule(model.RuleEngaged, engagedOnes), nil, "Teacher", known, ""},
		{"a Mastery Specialist of cohorts 1 to 8", rule(model.RuleEngaged, engagedOnes), nil, "Teacher", specialist, ""},
		{"outside the hub's area", nil, lcw, "Teacher", oak, "4 warns "},
		{"within it", nil, lcw, "Teacher", brent, ""},
		{"within it, written otherwise", nil, lcw, "Teacher", fulham, ""},
		{"authority not known", nil, lcw, "Teacher", unknown, ""},
		{"a national cohort has no hub", nil, func(c *model.Cohort) { c.Area = []string{"Brent"} }, "Teacher", oak, ""},
		{"not state-funded", rule(model.RuleState, stateSchools), nil, "Teacher", state, "6 warns " + stateSchools},
		{"state-funded or not known", rule(model.RuleState, stateSchools), nil, "Teacher", oak, ""},
		{"one school of a MAT", rule(model.RuleTrust, leadsOfMATs), nil, "Trust lead for maths", oak, "7 warns " + leadsOfMATs},
	} {
		r := newRoom(t)
		r.programme(model.Programme{Eligibility: x.asks}, x.cohort)
		d := r.draft()
		d.School(x.school)
		d.Person(model.Person{ID: 301, Family: "Bell"})
		e := model.Enrolment{ID: 302, Person: 301, School: 300, Role: x.role, Status: model.Enrolled}
		d.Enrol(e)
		r.apply(d.Change())
		got := ""
		for _, m := range r.s.Misfits(r.s.Enrolment(302)) {
			got += m.Rule.String()[15:] + " " + map[bool]string{true: "bars", false: "warns"}[m.Bars] + " " + m.Sentence
			if m.Why == "" || !strings.Contains(m.Words(), m.Sentence) {
				t.Errorf("%s: %+v", x.what, m)
			}
		}
		if got != x.want {
			t.Errorf("%s: %q, want %q", x.what, got, x.want)
		}
	}
}

// "(Prospective HoDs/subject leaders are not eligible to participate)": barred but for a
// reason, which stays; to be interested is nobody barred.
func TestBarredButForAReason(t *testing.T) {
	r := newRoom(t)
	r.programme(model.Programme{Eligibility: []model.Eligibility{{Rule: model.RuleBars, Sentence: noneToCome}}}, nil)
	a := r.add("Ann", "Bell", "Elm Road")
	a.Role = "Prospective head of maths"
	want := "Ann Bell is not one yet: Prospective head of maths. The page says: " + noneToCome + " Type why they are taken all the same."
	if why := r.refused(a); why != want {
		t.Errorf("%q", why)
	}
	for name, x := range map[string]model.Action{
		"pasted":   model.PastePeople{People: []model.Pasted{{Family: "Bell", Role: a.Role}}},
		"replaced": model.Replace{Enrolment: r.places["Khan"], With: a},
	} {
		if why := r.refused(x); !strings.Contains(why, noneToCome) {
			t.Errorf("%s: %q", name, why)
		}
	}
	interested := a
	interested.Status = model.Interested
	r.do(interested)
	id := r.found("bell").ID
	if why := r.refused(model.Enrol{Enrolment: id}); !strings.Contains(why, noneToCome) {
		t.Errorf("%q", why)
	}
	r.do(model.Enrol{Enrolment: id, Over: "takes over at Easter"})
	e := r.s.Enrolment(id)
	if e.Override(model.RuleRole) != "takes over at Easter" || e.Override(model.RulePlaces) != "" {
		t.Errorf("%+v", e.Overrides())
	}
	if !slices.Contains(sentences(r), "1 not eligible by the page: reason kept") {
		t.Errorf("%q", sentences(r))
	}
	if why := r.refused(model.SetAside{Enrolment: id, Rule: model.RuleRole}); !strings.Contains(why, "the reason stays") {
		t.Errorf("%q", why)
	}
	r.refused(model.SetAside{Enrolment: id, Rule: model.RulePlaces, Reason: "x"})
	place := *r.place("Khan")
	place.Role = "Aspiring head of maths"
	r.do(model.EditPlace{Place: place})
	if !slices.Contains(sentences(r), "1 not eligible by the page: no reason kept") {
		t.Errorf("%q", sentences(r))
	}
}

// A warning with a reason is done with.
func TestSetAside(t *testing.T) {
	r := newRoom(t)
	r.programme(model.Programme{Eligibility: []model.Eligibility{{Rule: model.RuleEngaged, Sentence: engagedOnes}}}, nil)
	if !slices.Contains(sentences(r), "7 with a school of which no earlier engagement is known") {
		t.Errorf("%q", sentences(r))
	}
	for _, e := range r.s.Enrolments {
		r.do(model.SetAside{Enrolment: e.ID, Rule: model.RulePrior, Reason: "the hub knows them"})
	}
	if got := sentences(r); slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "engagement") }) {
		t.Errorf("%q", got)
	}
	e := r.place("Khan")
	if m := r.s.Misfits(e); len(m) != 1 || m[0].Reason != "the hub knows them" {
		t.Errorf("%+v", m)
	}
	r.do(model.SetAside{Enrolment: e.ID, Rule: model.RulePrior})
	if e := r.place("Khan"); e.Override(model.RulePrior) != "" {
		t.Error("the reason stays")
	}
}
