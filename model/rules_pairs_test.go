package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

func TestEaster(t *testing.T) {
	for _, day := range []model.Day{
		model.MakeDay(1961, time.April, 2), model.MakeDay(2000, time.April, 23), model.MakeDay(2008, time.March, 23), model.MakeDay(2021, time.April, 4),
		model.MakeDay(2022, time.April, 17), model.MakeDay(2024, time.March, 31), model.MakeDay(2026, time.April, 5), model.MakeDay(2038, time.April, 25),
	} {
		if got := model.Easter(day.Date().Year()); got != day {
			t.Errorf("Easter of %d is %s, not %s", day.Date().Year(), got.Long(), day.Long())
		}
	}
}

// Any Easter is a Sunday from 22 March to 25 April.
func TestEasterOfEveryYear(t *testing.T) {
	for year := 1900; year <= 2200; year++ {
		d := model.Easter(year)
		if d.Date().Weekday() != time.Sunday || d < model.MakeDay(year, time.March, 22) || d > model.MakeDay(year, time.April, 25) {
			t.Errorf("%d: %s", year, d.Long())
		}
	}
}

func TestTerms(t *testing.T) {
	for day, want := range map[model.Day]model.Term{
		model.MakeDay(2023, time.September, 1): model.Autumn, model.MakeDay(2023, time.December, 31): model.Autumn, model.MakeDay(2024, time.January, 1): model.Spring,
		model.MakeDay(2024, time.February, 8): model.Spring, model.MakeDay(2024, time.March, 30): model.Spring, model.MakeDay(2024, time.March, 31): model.Summer,
		model.MakeDay(2024, time.April, 24): model.Summer, model.MakeDay(2024, time.July, 2): model.Summer, model.MakeDay(2024, time.August, 31): model.Summer,
		model.MakeDay(2038, time.April, 24): model.Spring,
	} {
		if got := model.TermOf(day); got != want {
			t.Errorf("%s is %s, not %s", day.Long(), got, want)
		}
	}
}

// "sustained over the school year, across two terms at least" (built-in community): the
// plan, and a person.
func TestTwoTermsAtLeast(t *testing.T) {
	r := newRoom(t)
	dates := func(later model.Day) {
		d := r.draft()
		for _, x := range r.s.Sessions {
			moved := *x
			if x.ID == r.later {
				moved.Date = later
			}
			d.Session(moved)
		}
		if c := d.Change(); c != nil {
			r.apply(c)
		}
	}
	dates(model.MakeDay(2021, time.December, 14))
	if r.s.PlanInOneTerm() != 0 {
		t.Error("nobody wants it over two terms, and it is missed")
	}
	r.programme(model.Programme{Terms: 2}, nil)
	if r.s.PlanInOneTerm() != model.Autumn || !slices.Contains(sentences(r), "All sessions are in the autumn term: the page wants them across two terms at least") {
		t.Errorf("%s, %q", r.s.PlanInOneTerm(), sentences(r))
	}
	dates(0)
	if r.s.PlanInOneTerm() != 0 {
		t.Error("a session without a date may still be in another term")
	}
	dates(model.MakeDay(2022, time.February, 3))
	d := r.draft()
	d.MarkAs(r.place("Khan"), r.before, model.Mark{Kind: model.Present})
	d.MarkAs(r.place("Işık"), r.before, model.Mark{Kind: model.Present})
	d.MarkAs(r.place("Khan"), r.later, model.Mark{Kind: model.Absent})
	r.apply(d.Change())
	if es := r.s.CameInOneTerm(model.DayOf(r.now)); len(es) != 1 || es[0].ID != r.places["Khan"] {
		t.Errorf("%d came in one term only: one may still come in February", len(es))
	}
	if r.s.PlanInOneTerm() != 0 {
		t.Error("the plan has two terms")
	}
}

// "A pair of participants from each school ... ideally ... at least one Mastery Specialist
// or Mastery Advocate": a warning each, and never a block; edge case 25: a pair with one
// gone; edge case 13: credits stay with each.
func TestPairs(t *testing.T) {
	r := newRoom(t)
	pairs := model.Programme{Unit: model.UnitPair, PairIdeally: true}
	r.programme(pairs, nil)
	cedar := r.place("Khan").School
	r.atSchool(cedar, "JonesEaling")
	want := []string{"5 schools have one person each, not a pair: Ash Green, Beech Hill, Beech Hill, 2 more", "1 pair without a Mastery Specialist or Advocate: Cedar Park"}
	got := sentences(r)
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%q is not among %q", w, got)
		}
	}
	place := *r.place("Khan")
	place.Designation = model.Advocate
	r.do(model.EditPlace{Place: place})
	if slices.Contains(sentences(r), want[1]) {
		t.Error("an advocate is not seen")
	}
	d := r.draft()
	d.MarkAs(r.place("Khan"), r.before, model.Mark{Kind: model.Present})
	r.apply(d.Change())
	r.do(model.Replace{Enrolment: r.places["Khan"], Day: november(18), Reason: model.LeftSchool, With: r.add("Ann", "Bell", "")})
	old, comes := r.place("Khan"), r.found("bell")
	if r.s.Earned(old) != credit || r.s.Earned(comes) != 0 || comes.Replaces != old.ID || comes.School != cedar {
		t.Errorf("the leaver has %d, who comes %d", r.s.Earned(old), r.s.Earned(comes))
	}
	for _, p := range r.s.Pairs() {
		if p.School.ID == cedar && (len(p.Here) != 2 || p.Mastery()) {
			t.Errorf("%d are of the pair", len(p.Here))
		}
	}
	r.do(model.Withdraw{Enrolment: comes.ID, Day: november(20)})
	if got := sentences(r); !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "6 schools have one person each") }) {
		t.Errorf("%q", got)
	}
}

// "those who lead maths across multiple schools within a MAT, including at least one
// secondary school"; edge case 33: one person, many schools.
func TestMATLeads(t *testing.T) {
	r := newRoom(t)
	r.programme(model.Programme{Unit: model.UnitSchools, Eligibility: []model.Eligibility{{Rule: model.RuleTrust, Sentence: leadsOfMATs}}}, nil)
	khan := r.places["Khan"]
	why := func() string {
		for _, m := range r.s.Misfits(r.place("Khan")) {
			return m.Why
		}
		return ""
	}
	phase := func(name, phase string) {
		for _, x := range r.s.Schools {
			if x.Name == name {
				changed := *x
				changed.Phase = phase
				r.do(model.EditSchool{School: changed})
				return
			}
		}
		t.Fatalf("no school %s", name)
	}
	if got := why(); got != "Imran Khan leads maths at one school here: type the others." {
		t.Errorf("%q", got)
	}
	if say := r.do(model.LeadSchools{Enrolment: khan, Names: []string{"Elm Primary", "Fir Primary", "", "elm primary"}}).Say; say != "Imran Khan leads maths at 3 schools." {
		t.Errorf("%q", say)
	}
	if got := why(); got != "None of the 3 schools of Imran Khan is known to be secondary." {
		t.Errorf("%q", got)
	}
	phase("Elm Primary", "Primary")
	phase("Fir Primary", "Primary")
	d := r.draft()
	cedar := *r.s.School(r.place("Khan").School)
	cedar.Phase = "Primary"
	d.School(cedar)
	r.apply(d.Change())
	if got := why(); got != "None of the 3 schools of Imran Khan is secondary." {
		t.Errorf("%q", got)
	}
	for _, is := range []string{"Middle deemed secondary", "All-through", "Secondary"} {
		phase("Elm Primary", is)
		if got := why(); got != "" {
			t.Errorf("%s: %q", is, got)
		}
	}
	r.do(model.LeadSchools{Enrolment: khan, Names: []string{"Fir Primary"}})
	if n := len(r.s.SchoolsOf(r.place("Khan"))); n != 2 {
		t.Errorf("%d schools", n)
	}
	r.refused(model.LeadSchools{Enrolment: khan, Names: slices.Repeat([]string{"x"}, 101)})
}

// "an expectation that the subject leader participates in a subject leader community
// (NCP25-15)": yes, no, or not known, on the subject leader by name, who may not be of the
// pair; and those to invite.
func TestCommunityExpectation(t *testing.T) {
	r := newRoom(t)
	r.programme(model.Programme{Expects: []model.Expectation{{Code: "NCP25-15", Sentence: "For all participant schools ..."}}}, nil)
	ash, cedar := r.place("García Simón").School, r.place("Khan").School
	people := len(r.s.People())
	if say := r.do(model.SubjectLeader{School: ash, Name: "Ines Marlow", Takes: model.No}).Say; say != "Ash Green: Ines Marlow, in the community: no." {
		t.Errorf("%q", say)
	}
	r.do(model.SubjectLeader{School: cedar, Name: "imran khan", Takes: model.Yes})
	if r.s.School(cedar).Leader != r.place("Khan").Person || len(r.s.People()) != people+1 {
		t.Errorf("%d cards, and %d before", len(r.s.People()), people)
	}
	no, unknown := r.s.CommunityGaps()
	if len(no) != 1 || no[0].School.ID != ash || len(unknown) != 5 {
		t.Errorf("%d and %d", len(no), len(unknown))
	}
	got := sentences(r)
	for _, w := range []string{
		"NCP25-15: 1 subject leader takes no part, invite them: Ash Green",
		"NCP25-15: not known of 5 schools whether the subject leader takes part: Beech Hill, Beech Hill, Cedar Park, 2 more",
	} {
		if !slices.Contains(got, w) {
			t.Errorf("%q is not among %q", w, got)
		}
	}
	if text := r.s.InvitationText(); !strings.HasPrefix(text, "Ash Green\tInes Marlow\ttakes no part\nBeech Hill\t\tnot known\n") || strings.Contains(text, "Cedar Park\tImran") {
		t.Errorf("%q", text)
	}
	r.do(model.RemovePlace{Enrolment: r.places["Khan"]})
	if p := r.s.Person(r.s.School(cedar).Leader); p == nil {
		t.Error("the card of a subject leader went with the place")
	}
}

// "led by a Secondary Assistant Maths Hub Lead together with a local leader of maths
// education": a missing one is a finding.
func TestMissingSecondLead(t *testing.T) {
	r := newRoom(t)
	r.programme(model.Programme{LedBy: []string{"Secondary Assistant Maths Hub Lead", "local leader of maths education"}}, nil)
	r.do(model.NewLead{Lead: model.Lead{Name: "Ann Bell", Role: "Secondary Assistant Maths Hub Lead"}})
	if got := r.s.MissingLeads(); !slices.Equal(got, []string{"local leader of maths education"}) {
		t.Errorf("%q", got)
	}
	if !slices.Contains(sentences(r), "Nobody leads as local leader of maths education: the page names two who lead together") {
		t.Errorf("%q", sentences(r))
	}
	r.do(model.NewLead{Lead: model.Lead{Name: "Joe Cole", Role: "local leader of maths education"}})
	if got := r.s.MissingLeads(); len(got) != 0 {
		t.Errorf("%q", got)
	}
}

// TestClashes is edge case 20: one person in two cohorts, and dates that overlap.
func TestClashes(t *testing.T) {
	r := newRoom(t)
	khan := r.place("Khan")
	today, at := model.DayOf(r.now), model.MakeClock
	other := func(status model.Status, x model.SessionFacts) []model.Facts {
		return []model.Facts{{Space: 10, Title: "Mastery", Sessions: []model.SessionFacts{x}, People: []model.PersonFacts{{Person: khan.Person, Status: status}}}}
	}
	for _, x := range []struct {
		what   string
		others []model.Facts
		want   int
	}{
		{"the same hours", other(model.Enrolled, model.SessionFacts{Date: november(17), Start: at(13, 0), End: at(15, 0)}), 1},
		{"no times", other(model.Enrolled, model.SessionFacts{Date: november(17)}), 1},
		{"afterwards", other(model.Enrolled, model.SessionFacts{Date: november(17), Start: at(14, 30), End: at(16, 0)}), 0},
		{"before", other(model.Enrolled, model.SessionFacts{Date: november(17), Start: at(8, 0), End: at(9, 30)}), 0},
		{"another day", other(model.Enrolled, model.SessionFacts{Date: november(18)}), 0},
		{"gone by", other(model.Enrolled, model.SessionFacts{Date: november(3)}), 0},
		{"called off", other(model.Enrolled, model.SessionFacts{Date: november(17), State: model.CalledOff}), 0},
		{"withdrawn there", other(model.Withdrawn, model.SessionFacts{Date: november(17)}), 0},
		{"this cohort", []model.Facts{r.s.Facts()}, 0},
	} {
		got := r.s.Clashes(x.others, today)
		if len(got) != x.want || len(got) > 0 && (got[0].Enrolment.ID != khan.ID || got[0].Session.ID != r.today || got[0].Title != "Mastery") {
			t.Errorf("%s: %+v", x.what, got)
		}
	}
}

// "all schools involved in secondary teaching for mastery Work Groups and Programmes should
// also participate" (built-in community): the schools known here with nobody on its list.
func TestWhomTheCommunityInvites(t *testing.T) {
	r := newRoom(t)
	if got := r.s.Invitations(); len(got) != 0 {
		t.Errorf("nobody expects it, and %d are invited", len(got))
	}
	r.programme(model.Programme{Eligibility: []model.Eligibility{{Rule: model.RuleShould, Sentence: "all schools ... should also participate"}}}, nil)
	r.do(model.NewSchool{School: model.School{ID: 77, Name: "=Elm Road"}})
	r.do(model.Withdraw{Enrolment: r.places["Nguyễn"]})
	if got := r.s.InvitationText(); got != "Dene Court\t\tnobody here\n'=Elm Road\t\tnobody here\n" {
		t.Errorf("%q", got)
	}
	asks := r.add("Ann", "Bell", "Dene Court")
	asks.Status = model.Interested
	r.do(asks)
	if got := r.s.Invitations(); len(got) != 1 {
		t.Errorf("%d are invited", len(got))
	}
}
