package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
)

// hubRoom is a room whose open space is a hub's.
func hubRoom(t *testing.T) *room {
	r := newRoom(t)
	d := model.NewDraft(model.NewSnapshot(3, nil), r.env(), model.VerbNewHub, 3)
	d.Hub(model.Hub{ID: 3, Name: "Origin Maths Hub", Area: []string{"Coventry", "Warwickshire"}})
	r.s = model.NewSnapshot(3, nil).Apply(d.Change())
	return r
}

func TestEditHub(t *testing.T) {
	r := hubRoom(t)
	x := r.s.Hub
	fee := model.FeeRule{Text: "The hub reserves the right to charge £75.", Pence: 7500, NoticeDays: 7, May: true, NonAttendance: true}
	x.Name, x.Contact, x.Lunch, x.Fee, x.ID = "  Origin  ", "hub@example.org", "Lunch will not be provided.", &fee, 99
	x.Area = []string{"Coventry", " coventry", "", "Solihull"}
	plan := r.do(model.EditHub{Hub: x})
	got := r.s.Hub
	if got.ID != 3 || got.Name != "Origin" || got.Contact != "hub@example.org" || got.Lunch != x.Lunch || *got.Fee != fee || !slices.Equal(got.Area, []string{"Coventry", "Solihull"}) {
		t.Errorf("the hub is %+v", got)
	}
	if plan.Say != "Origin changed: name, contact, area, fee rule, lunch note." || r.s.Describe(plan.Changes[0].Label) != "hub changed" {
		t.Errorf("says %q, %q", plan.Say, r.s.Describe(plan.Changes[0].Label))
	}
	if again := r.do(model.EditHub{Hub: r.s.Hub}); len(again.Changes) != 0 {
		t.Errorf("the same again writes %d", len(again.Changes))
	}
	x = r.s.Hub
	x.Fee, x.Area, x.Contact, x.Lunch = nil, nil, "", ""
	r.do(model.EditHub{Hub: x})
	if got := r.s.Hub; got.Fee != nil || len(got.Area) != 0 || got.Contact != "" || got.Lunch != "" {
		t.Errorf("what is emptied stays: %+v", got)
	}
}

func TestHubsThatCannotBe(t *testing.T) {
	for want, change := range map[string]func(*model.Hub){
		model.FieldName:    func(h *model.Hub) { h.Name = " \u202e " },
		model.FieldContact: func(h *model.Hub) { h.Contact = strings.Repeat("c", 201) },
		model.FieldLunch:   func(h *model.Hub) { h.Lunch = strings.Repeat("l", 2001) },
		model.FieldFee:     func(h *model.Hub) { h.Fee = &model.FeeRule{Pence: -1} },
		model.FieldArea: func(h *model.Hub) {
			for n := range model.MaxAuthorities + 1 {
				h.Area = append(h.Area, fmt.Sprintf("Town %d", n))
			}
		},
	} {
		r := hubRoom(t)
		x := r.s.Hub
		change(&x)
		if got := field(r, model.EditHub{Hub: x}); got != want {
			t.Errorf("refused is %s, want %s", got, want)
		}
	}
	r := newRoom(t)
	r.refused(model.EditHub{Hub: model.Hub{ID: 3, Name: "None"}})
}

// TestACohortFollowsItsHub when it is told to, and never another one.
func TestACohortFollowsItsHub(t *testing.T) {
	r := newRoom(t)
	r.refused(model.FollowHub{Hub: model.Hub{ID: 3, Name: "Origin"}})
	d := model.NewDraft(r.s, r.env(), model.VerbEditCohort)
	c := r.s.Cohort
	c.Hub = 3
	d.Cohort(c)
	r.s = r.s.Apply(d.Change())
	r.do(model.FollowHub{Hub: model.Hub{ID: 3, Name: "Origin", Area: []string{"Coventry"}}})
	if got := r.s.Cohort; got.HubName != "Origin" || !slices.Equal(got.Area, []string{"Coventry"}) || got.Title != c.Title {
		t.Errorf("the cohort is %+v", got)
	}
}

// A hub's space says nothing that is sealed under a key of a person, so erasing somebody needs
// no record there: whatever an action of the program writes into one is open, and no person,
// place or school is in it.
func TestNobodyStandsInAHub(t *testing.T) {
	r := hubRoom(t)
	x := r.s.Hub
	x.Contact, x.Lunch = "Ask Priya Nair, priya@hub.example", "Priya brings it."
	p := model.Programme{ID: 40, Title: "Subject Leadership", Purpose: "Ask Priya."}
	var written []*change.Change
	for _, a := range []model.Action{
		model.EditHub{Hub: x}, model.NewProgramme{Programme: p}, model.CopyProgramme{Programme: p},
		model.NewLead{Lead: model.Lead{ID: 50, Name: "Priya Nair", Role: "Work Group Lead"}},
		model.NameDevice{Device: 60, Lead: 50, Name: "Priya's laptop"}, model.NameDevice{Device: 61, Lead: 50, Name: "Ben's laptop"}, model.ShutOut{Device: 61},
	} {
		written = append(written, r.do(a).Changes...)
	}
	p = *r.s.Programmes[0]
	p.Contents = "Priya decides."
	written = append(written, r.do(model.EditProgramme{Programme: p}).Changes...)
	written = append(written, r.do(model.RemoveProgramme{Programme: p.ID}).Changes...)
	for _, c := range written {
		for _, e := range c.Entries {
			switch e.Field.Kind {
			case model.KindHub, model.KindProgramme, model.KindLead, model.KindDevice:
				if e.Secrecy == change.Open && e.Subject == 0 {
					continue
				}
			}
			t.Errorf("%s writes %+v", r.s.Describe(c.Label), e)
		}
	}
	if plan := r.do(model.NoteErased{Person: 50}); len(plan.Changes) != 0 {
		t.Errorf("an erasure writes into a hub: %q", plan.Say)
	}
}
