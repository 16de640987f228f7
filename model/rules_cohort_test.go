package model_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
)

// field is the field that a refusal is about.
func field(r *room, a model.Action) string {
	r.t.Helper()
	r.refused(a)
	_, err := a.Plan(r.s, r.env())
	var w model.Wrong
	if !errors.As(err, &w) {
		r.t.Fatalf("%#v: %q is about no field", a, err)
	}
	return w.Field
}

func TestEditCohort(t *testing.T) {
	r := newRoom(t)
	c := r.s.Cohort
	six, fee := 6, model.FeeRule{Text: "The hub reserves the right to charge £75.", Pence: 7500, NoticeDays: 7, May: true, NonAttendance: true}
	c.Title, c.Code, c.Places, c.Quarters, c.Fee = "  Subject\nLeadership ", "ssl-2021", 18, &six, &fee
	c.Region, c.Focus, c.HubName, c.Closed, c.Hub = "West", "A", "Origin", true, 77
	plan := r.do(model.EditCohort{Cohort: c})
	got := r.s.Cohort
	if got.Title != "Subject Leadership" || got.Code != "ssl-2021" || got.Places != 18 || *got.Quarters != 6 || *got.Fee != fee || got.Region != "West" ||
		got.Focus != "A" || got.HubName != "Origin" {
		t.Errorf("the cohort is %+v", got)
	}
	if got.Closed || got.Hub != 0 {
		t.Error("editing closed the cohort, or gave it to another hub")
	}
	if plan.Say != "Cohort ssl-2021 changed: code, title, hub, expected days, fee rule, places, region, focus." {
		t.Errorf("says %q", plan.Say)
	}
	if again := r.do(model.EditCohort{Cohort: r.s.Cohort}); len(again.Changes) != 0 || !strings.Contains(again.Say, "nothing was changed") {
		t.Errorf("the same again: %+v", again)
	}
	c = r.s.Cohort
	c.Places = 20
	if one := r.do(model.EditCohort{Cohort: c}); len(one.Changes[0].Entries) != 1 {
		t.Errorf("one number is %d writes", len(one.Changes[0].Entries))
	}
	c.Quarters, c.Fee, c.Places = nil, nil, 0
	r.do(model.EditCohort{Cohort: c})
	if got := r.s.Cohort; got.Quarters != nil || got.Fee != nil || got.Places != 0 {
		t.Errorf("what is emptied stays: %+v", got)
	}
}

func TestCohortsThatCannotBe(t *testing.T) {
	r := newRoom(t)
	quarters := func(n int) *int { return &n }
	for name, try := range map[string]struct {
		field string
		edit  func(c *model.Cohort)
	}{
		"a title of spaces":       {model.FieldTitle, func(c *model.Cohort) { c.Title = " \n " }},
		"a title without an end":  {model.FieldTitle, func(c *model.Cohort) { c.Title = strings.Repeat("é", 201) }},
		"no code":                 {model.FieldCode, func(c *model.Cohort) { c.Code = "" }},
		"one letter":              {model.FieldCode, func(c *model.Cohort) { c.Code = "s" }},
		"21 letters":              {model.FieldCode, func(c *model.Cohort) { c.Code = strings.Repeat("s", 21) }},
		"a code with a space":     {model.FieldCode, func(c *model.Cohort) { c.Code = "ssl 2021" }},
		"a code of another land":  {model.FieldCode, func(c *model.Cohort) { c.Code = "šsl-21" }},
		"a code with a tail":      {model.FieldCode, func(c *model.Cohort) { c.Code = "ssl-" }},
		"a year of two digits":    {model.FieldYear, func(c *model.Cohort) { c.Year = 23 }},
		"fewer places than none":  {model.FieldPlaces, func(c *model.Cohort) { c.Places = -1 }},
		"501 places":              {model.FieldPlaces, func(c *model.Cohort) { c.Places = 501 }},
		"expected less than none": {model.FieldExpected, func(c *model.Cohort) { c.Quarters = quarters(-1) }},
		"expected without end":    {model.FieldExpected, func(c *model.Cohort) { c.Quarters = quarters(401) }},
		"a fee below nothing":     {model.FieldFee, func(c *model.Cohort) { c.Fee = &model.FeeRule{Pence: -1} }},
		"notice of two years":     {model.FieldNotice, func(c *model.Cohort) { c.Fee = &model.FeeRule{NoticeDays: 730} }},
		"a fee text like a book":  {model.FieldFeeText, func(c *model.Cohort) { c.Fee = &model.FeeRule{Text: strings.Repeat("£75 ", 600)} }},
		"a region like a book":    {model.FieldRegion, func(c *model.Cohort) { c.Region = strings.Repeat("w", 201) }},
		"a hub's name like one":   {model.FieldHub, func(c *model.Cohort) { c.HubName = strings.Repeat("w", 201) }},
		"a focus like one":        {model.FieldFocus, func(c *model.Cohort) { c.Focus = strings.Repeat("w", 201) }},
	} {
		c := r.s.Cohort
		try.edit(&c)
		if got := field(r, model.EditCohort{Cohort: c}); got != try.field {
			t.Errorf("%s: the sentence is at %q, not at %q", name, got, try.field)
		}
	}
	for code, ok := range map[string]bool{"ab": true, "SSL-2021": true, "0-9": true, "-ab": false, "a.b": false} {
		if (model.CodeWrong(code) == "") != ok {
			t.Errorf("code %q: %q", code, model.CodeWrong(code))
		}
	}
	empty := model.NewSnapshot(3, nil)
	for _, a := range []model.Action{model.EditCohort{Cohort: r.s.Cohort}, model.Archive{}, model.Unarchive{}} {
		if _, err := a.Plan(empty, r.env()); err == nil {
			t.Errorf("%T of no cohort is not refused", a)
		}
	}
}

// TestFeeTextStaysAsItIs: what the hub's page says is kept to the letter where nobody
// edits it, line ends included.
func TestFeeTextStaysAsItIs(t *testing.T) {
	r := newRoom(t)
	d := r.draft()
	c := r.s.Cohort
	c.Fee = &model.FeeRule{Text: "First line\nsecond  line", Pence: 100}
	d.Cohort(c)
	r.apply(d.Change())
	c.Fee = &model.FeeRule{Text: c.Fee.Text, Pence: 200}
	r.do(model.EditCohort{Cohort: c})
	if got := r.s.Cohort.Fee; got.Text != "First line\nsecond  line" || got.Pence != 200 {
		t.Errorf("the fee rule is %+v", got)
	}
}

func TestArchive(t *testing.T) {
	r := newRoom(t)
	before := r.standing()
	if say := r.do(model.Archive{}).Say; !r.s.Cohort.Closed || !strings.Contains(say, "archived") {
		t.Errorf("closed %v, says %q", r.s.Cohort.Closed, say)
	}
	if again := r.do(model.Archive{}); len(again.Changes) != 0 || !strings.Contains(again.Say, "already") {
		t.Errorf("twice: %+v", again)
	}
	if !r.s.Facts().Closed {
		t.Error("the list does not know")
	}
	r.do(model.Unarchive{})
	if r.s.Cohort.Closed {
		t.Error("still archived")
	}
	r.undo()
	r.undo()
	if !same(before, r.standing()) {
		t.Error("undo does not bring it back")
	}
}

func TestLeads(t *testing.T) {
	r := newRoom(t)
	roles := model.LeadRoles()
	plan := r.do(model.NewLead{Lead: model.Lead{Name: " Grace  Okafor ", Role: roles[1]}})
	grace := plan.Changes[0].Label.IDs[0]
	if l := r.s.Lead(grace); l == nil || l.Name != "Grace Okafor" || l.Role != roles[1] || len(r.s.Leads) != 2 {
		t.Fatalf("the new lead is %+v of %d", l, len(r.s.Leads))
	}
	for name, a := range map[string]model.Action{
		"no name":        model.NewLead{Lead: model.Lead{Name: " ", Role: roles[0]}},
		"the same again": model.NewLead{Lead: model.Lead{Name: "grace okafor", Role: roles[0]}},
		"another role":   model.NewLead{Lead: model.Lead{Name: "Sam Lee", Role: "King"}},
		"her name":       model.EditLead{Lead: model.Lead{ID: 7, Name: "Grace Okafor"}},
		"nobody":         model.EditLead{Lead: model.Lead{ID: 99, Name: "Sam Lee", Role: roles[0]}},
		"nobody goes":    model.RemoveLead{Lead: 99},
	} {
		if why := r.refused(a); !strings.HasSuffix(why, ".") {
			t.Errorf("%s: %q is no sentence", name, why)
		}
	}
	// A role that nobody gave yet may stay out.
	r.do(model.EditLead{Lead: model.Lead{ID: 7, Name: "Robin Hale-Price"}})
	r.do(model.EditLead{Lead: model.Lead{ID: 7, Name: "Robin Hale-Price", Role: roles[2]}})
	if l := r.s.Lead(7); l.Name != "Robin Hale-Price" || l.Role != roles[2] {
		t.Errorf("edited to %+v", l)
	}
	r.lead = grace
	r.key("Khan", model.VerbPresent, "")
	r.lead = 7
	r.do(model.RemoveLead{Lead: grace})
	if h := r.s.History(r.place("Khan")); !slices.ContainsFunc(h, func(e model.Event) bool { return e.Who == "Grace Okafor" }) {
		t.Errorf("who marked is not known any more: %+v", h)
	}
	if r.s.Lead(grace) != nil || r.s.LeadName(grace) != "Grace Okafor" || r.s.LeadName(98) != "" {
		t.Errorf("who was removed is %+v, named %q", r.s.Lead(grace), r.s.LeadName(grace))
	}
	if why := r.refused(model.RemoveLead{Lead: 7}); !strings.Contains(why, "only lead") {
		t.Errorf("the last lead: %q", why)
	}
	r.undo()
	if r.s.Lead(grace) == nil || !alike(r.s, model.NewSnapshot(9, r.s.Records())) {
		t.Error("undo does not bring the lead back")
	}
}
