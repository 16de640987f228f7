package model_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
)

func programmeEnv() model.Env { return envOf(model.NewSnapshot(1, nil)) }

// envOf gives IDs that no write in a space has.
func envOf(s *model.Snapshot) model.Env {
	next := model.ID(5000)
	for _, r := range s.Records() {
		for _, cell := range r.Cells {
			next += model.ID(100 * len(cell))
		}
	}
	return model.Env{Now: time.Date(2025, 9, 1, 9, 0, 0, 0, model.London()), NewID: func() model.ID { next++; return next }, Lead: 1}
}

// whole is a programme in which every field says something.
func whole() model.Programme {
	ten := 10
	return model.Programme{
		ID: 40, Title: "Sustaining mastery", Code: "NCP24-14b", Type: "Work Group", Year: 2024, ProjectYear: 4, Phase: "Secondary", Goal: "Secondary", Hub: "Origin Maths Hub",
		Purpose: "One.\n\nTwo.", Aims: "Aims.", Involved: "In.", Contents: "Con.", Length: "Len.", Commitment: "Com.", FollowOn: "Fol.", Cost: "Free.", Interest: "Ask.", VenueNote: "Ven.",
		Quarters: &ten, InSchool: true, Terms: 2, Observation: model.Yes,
		Fee:  &model.FeeRule{Text: "£75.", Pence: 7500, NoticeDays: 7, May: true, NonAttendance: true},
		Unit: model.UnitPair, Pair: "A pair.", PairIdeally: true, Places: model.Places{Lowest: 6, Highest: 14},
		Regions:   []model.Region{{Name: "North", Places: model.Places{Lowest: 8}}, {Name: "South"}},
		IfNumbers: true, StateFunded: true, England: true,
		Foci:     []model.Focus{{Letter: "A", Wording: "Thinking", Resources: "toolkit.example", Offered: true}, {Letter: "B", Wording: "Planning"}},
		FociNote: "Four foci.", Expects: []model.Expectation{{Code: "NCP25-15", Sentence: "Join it."}}, LedBy: []string{"Secondary Assistant Maths Hub Lead", "local leader of maths education"},
		Eligibility: []model.Eligibility{{Rule: model.RuleEngaged, Sentence: "Engaged."}, {Rule: model.RuleEveryone, Sentence: "All."}},
		Outcomes:    []model.OutcomeGroup{{Heading: "H", LeadIn: "They will:", Items: []string{"one", "two"}}, {Items: []string{"three"}}},
		Cycle:       []model.Stage{{Number: 1, Kind: model.Workshop, Mode: model.InRoom, Credit: 4, Task: "audit"}, {Number: 2, Kind: model.Visit, Title: "Half day", Credit: 2}},
	}
}

// hubSpace is a hub with one programme; cohortSpace a cohort that runs a copy of it.
func hubSpace() *model.Snapshot {
	s := model.NewSnapshot(3, nil)
	d := model.NewDraft(s, programmeEnv(), model.VerbNewHub)
	d.Hub(model.Hub{ID: 3, Name: "Origin Maths Hub"})
	d.Programme(whole())
	return s.Apply(d.Change())
}

func cohortSpace() *model.Snapshot {
	s := model.NewSnapshot(7, nil)
	d := model.NewDraft(s, programmeEnv(), model.VerbNewCohort)
	d.Cohort(model.Cohort{ID: 7, Code: "tfm-2024", Title: "Mastery", Year: 2024, Hub: 3, Programme: 40})
	d.Programme(whole())
	d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Mode: model.InRoom, Credit: 4})
	return s.Apply(d.Change())
}

// planned is the space after an action.
func planned(t *testing.T, s *model.Snapshot, a model.Action) (*model.Snapshot, model.Plan) {
	t.Helper()
	p, err := a.Plan(s, envOf(s))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range p.Changes {
		s = s.Apply(c)
	}
	return s, p
}

func TestAProgrammeIsKeptWhole(t *testing.T) {
	want := whole()
	v := reflect.ValueOf(want)
	for i := range v.NumField() {
		if v.Field(i).IsZero() {
			t.Errorf("the test leaves %s out", v.Type().Field(i).Name)
		}
	}
	if got := *hubSpace().Programmes[0]; !reflect.DeepEqual(got, want) {
		t.Errorf("kept is\n%+v\nnot\n%+v", got, want)
	}
	if got := cohortSpace().Programme; !reflect.DeepEqual(got, want) {
		t.Errorf("the cohort's copy is\n%+v", got)
	}
}

// TestEditProgramme changes one thing at a time: the sentence names it, only it is
// written, and undo brings all back.
func TestEditProgramme(t *testing.T) {
	for says, change := range map[string]func(*model.Programme){
		"title":          func(p *model.Programme) { p.Title = "Another" },
		"code":           func(p *model.Programme) { p.Code = "ncp 25-14" },
		"type":           func(p *model.Programme) { p.Type = "Community" },
		"academic year":  func(p *model.Programme) { p.Year = 2025 },
		"project year":   func(p *model.Programme) { p.ProjectYear = 5 },
		"purpose":        func(p *model.Programme) { p.Purpose = "One.\nTwo and a half." },
		"expected days":  func(p *model.Programme) { p.Quarters = nil },
		"work in school": func(p *model.Programme) { p.InSchool = false },
		"observations":   func(p *model.Programme) { p.Observation = model.No },
		"numbers":        func(p *model.Programme) { p.Places = model.Places{} },
		"fee rule":       func(p *model.Programme) { p.Fee = nil },
		"foci":           func(p *model.Programme) { p.Foci = slices.Clone(p.Foci); p.Foci[1].Offered = true },
		"outcomes":       func(p *model.Programme) { p.Outcomes = p.Outcomes[:1] },
		"eligibility": func(p *model.Programme) {
			p.Eligibility = append(slices.Clone(p.Eligibility), model.Eligibility{Sentence: "More."})
		},
		"regions":          func(p *model.Programme) { p.Regions = nil },
		"roles of leads":   func(p *model.Programme) { p.LedBy = []string{"Work Group Lead"} },
		"other programmes": func(p *model.Programme) { p.Expects = nil },
		"cycle":            func(p *model.Programme) { p.Cycle = p.Cycle[:1] },
	} {
		before := cohortSpace()
		p := before.Programme
		change(&p)
		after, plan := planned(t, before, model.EditProgramme{Programme: p})
		if !strings.HasSuffix(plan.Say, "changed: "+says+".") || len(plan.Changes) != 1 || len(plan.Changes[0].Entries) > 2 {
			t.Errorf("%s: %q, %d entries", says, plan.Say, len(plan.Changes[0].Entries))
		}
		if reflect.DeepEqual(after.Programme, before.Programme) {
			t.Errorf("%s: nothing changed", says)
		}
		back, _ := planned(t, after, model.Undo{Changes: plan.Changes})
		if !reflect.DeepEqual(back.Programme, before.Programme) {
			t.Errorf("%s: taken back is\n%+v", says, back.Programme)
		}
	}
	s := cohortSpace()
	if _, plan := planned(t, s, model.EditProgramme{Programme: s.Programme}); len(plan.Changes) != 0 || !strings.Contains(plan.Say, "nothing was changed") {
		t.Errorf("unchanged: %q", plan.Say)
	}
	if hub := hubSpace(); !reflect.DeepEqual(*hub.Programmes[0], whole()) {
		t.Error("a cohort's copy reached the hub")
	}
}

func TestAProgrammeIsRefused(t *testing.T) {
	long := strings.Repeat("x", model.MaxPageText+1)
	for name, c := range map[string]struct {
		field string
		spoil func(*model.Programme)
	}{
		"no title":              {model.FieldTitle, func(p *model.Programme) { p.Title = " \x1b " }},
		"no code":               {model.FieldCode, func(p *model.Programme) { p.Code = "Focus B" }},
		"no type":               {model.FieldType, func(p *model.Programme) { p.Type = "Party" }},
		"no year":               {model.FieldYear, func(p *model.Programme) { p.Year = 24 }},
		"project year":          {model.FieldProjectYear, func(p *model.Programme) { p.ProjectYear = -1 }},
		"too long":              {model.FieldPurpose, func(p *model.Programme) { p.Purpose = long }},
		"days":                  {model.FieldExpected, func(p *model.Programme) { n := 4000; p.Quarters = &n }},
		"terms":                 {model.FieldTerms, func(p *model.Programme) { p.Terms = 4 }},
		"10,000 people":         {model.FieldHighest, func(p *model.Programme) { p.Places.Highest = 10_000 }},
		"fewer than the fewest": {model.FieldHighest, func(p *model.Programme) { p.Places = model.Places{Lowest: 9, Highest: 8} }},
		"a region of 10,000": {model.FieldLowest, func(p *model.Programme) {
			p.Regions = []model.Region{{Name: "N", Places: model.Places{Lowest: 10_000}}}
		}},
		"two foci of one letter": {model.FieldFoci, func(p *model.Programme) { p.Foci = []model.Focus{{Letter: "A"}, {Letter: "a"}} }},
		"a link to no code":      {model.FieldExpects, func(p *model.Programme) { p.Expects = []model.Expectation{{Code: "the community"}} }},
		"a fee of a fortune":     {model.FieldFee, func(p *model.Programme) { p.Fee = &model.FeeRule{Pence: 100_000_000} }},
		"too many outcomes":      {model.FieldOutcomes, func(p *model.Programme) { p.Outcomes = make([]model.OutcomeGroup, 61) }},
		"a session number twice": {model.FieldCycle, func(p *model.Programme) { p.Cycle = append(slices.Clone(p.Cycle), p.Cycle[0]) }},
		"a session of 11 days":   {model.FieldCycle, func(p *model.Programme) { p.Cycle = []model.Stage{{Number: 1, Kind: model.Visit, Credit: 44}} }},
		"session 0":              {model.FieldCycle, func(p *model.Programme) { p.Cycle = []model.Stage{{Kind: model.Visit}} }},
	} {
		p := whole()
		c.spoil(&p)
		for _, a := range []model.Action{model.NewProgramme{Programme: p}, model.EditProgramme{Programme: p}, model.CopyProgramme{Programme: p}, model.UseProgramme{Programme: p}} {
			plan, err := a.Plan(cohortSpace(), programmeEnv())
			var wrong model.Wrong
			if !errors.As(err, &wrong) || wrong.Field != c.field || len(plan.Changes) != 0 {
				t.Errorf("%s, %T: %v (%s)", name, a, err, wrong.Field)
			}
		}
	}
}

func TestProgrammesOfAHub(t *testing.T) {
	p := model.Programme{Title: "  Own   programme ", Code: "NCP 24-12", Year: 2024}
	s, plan := planned(t, hubSpace(), model.NewProgramme{Programme: p})
	if len(s.Programmes) != 2 || s.Programmes[0].Title != "Own programme" || s.Programmes[0].Code != "NCP24-12" || s.Programmes[0].Hub != "Origin Maths Hub" || !strings.Contains(plan.Say, "at Origin Maths Hub") {
		t.Errorf("made: %q %+v", plan.Say, s.Programmes[0])
	}
	s, _ = planned(t, s, model.CopyProgramme{Programme: whole()})
	s, plan = planned(t, s, model.CopyProgramme{Programme: whole()})
	var titles []string
	for _, p := range s.Programmes {
		titles = append(titles, p.Title)
	}
	if want := []string{"Own programme", "Sustaining mastery", "Sustaining mastery (copy 2)", "Sustaining mastery (copy)"}; !slices.Equal(titles, want) {
		t.Errorf("titles: %q", titles)
	}
	if words := s.Describe(plan.Changes[0].Label); words != "programme Sustaining mastery (copy 2) copied" {
		t.Errorf("described as %q", words)
	}
	s, plan = planned(t, s, model.RemoveProgramme{Programme: 40})
	if s.ProgrammeOf(40) != nil || len(s.Programmes) != 3 || s.Describe(plan.Changes[0].Label) != "programme Sustaining mastery removed" {
		t.Errorf("removed: %d programmes, %q", len(s.Programmes), s.Describe(plan.Changes[0].Label))
	}
	if back, _ := planned(t, s, model.Undo{Changes: []*change.Change{plan.Changes[0]}}); !reflect.DeepEqual(*back.ProgrammeOf(40), whole()) {
		t.Error("undo does not bring it back")
	}
	for name, c := range map[string]struct {
		s *model.Snapshot
		a model.Action
	}{
		"gone":          {s, model.RemoveProgramme{Programme: 40}},
		"gone, edited":  {s, model.EditProgramme{Programme: whole()}},
		"a cohort's":    {cohortSpace(), model.RemoveProgramme{Programme: 40}},
		"nowhere":       {model.NewSnapshot(9, nil), model.NewProgramme{Programme: whole()}},
		"used by a hub": {hubSpace(), model.UseProgramme{Programme: whole()}},
	} {
		if plan, err := c.a.Plan(c.s, programmeEnv()); err == nil || len(plan.Changes) != 0 {
			t.Errorf("%s: not refused", name)
		}
	}
}

// TestUseProgramme takes another programme into a cohort: its copy changes, its sessions
// stay, those that it has not come in.
func TestUseProgramme(t *testing.T) {
	five := 5
	p := model.Programme{ID: 99, Title: "Community", Code: "NCP25-15", Quarters: &five, Fee: &model.FeeRule{Text: "£10.", Pence: 1000}}
	a := model.UseProgramme{
		Programme: p,
		Sessions: []model.Session{
			{Number: 1, Kind: model.Meeting, Mode: model.Online, Credit: 1},
			{Number: 2, Kind: model.Workshop, Mode: model.InRoom, Credit: 2, Date: model.MakeDay(2025, time.February, 6)},
		},
		Tasks: []model.TaskAfter{{After: 1, Title: "old"}, {After: 2, Title: "new"}},
	}
	before := cohortSpace()
	s, plan := planned(t, before, a)
	if s.Programme.ID != 40 || s.Programme.Title != "Community" || len(s.Programme.Outcomes) != 0 || *s.Cohort.Quarters != 5 || s.Cohort.Fee.Pence != 1000 || s.Cohort.Title != "Mastery" {
		t.Errorf("the cohort runs %+v, %+v", s.Programme, s.Cohort)
	}
	if len(s.Sessions) != 2 || s.Sessions[0].Kind != model.Workshop || len(s.Tasks) != 1 || s.Tasks[0].Title != "new" || plan.Say != "This cohort runs Community now, with 1 session. Undo (u) takes it back." {
		t.Errorf("%q: %d sessions, %d tasks", plan.Say, len(s.Sessions), len(s.Tasks))
	}
	if again, plan := planned(t, s, a); len(plan.Changes) != 0 || again != s {
		t.Errorf("a second time: %q", plan.Say)
	}
	if back, _ := planned(t, s, model.Undo{Changes: plan.Changes}); !reflect.DeepEqual(back.Programme, before.Programme) || len(back.Sessions) != 1 || back.Cohort.Quarters != nil {
		t.Error("undo does not bring the old programme back")
	}
	a.Sessions[1].Date = model.MakeDay(2031, time.March, 1)
	if _, err := a.Plan(before, programmeEnv()); err == nil || !strings.Contains(err.Error(), "Session 2: Sat 1 Mar 2031 is outside the academic year 2024/25.") {
		t.Errorf("a date of another year: %v", err)
	}
}

func TestTidyPage(t *testing.T) {
	for in, want := range map[string]string{
		"": "", " one \r\n\n\n two\x1b ": "one\n\ntwo", "a\u2028b": "a\n\nb", "x  y": "x y", strings.Repeat("é", 12): strings.Repeat("é", 10), "abcdefghi\njk": "abcdefghi",
	} {
		if got := model.TidyPage(in, 10); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}
