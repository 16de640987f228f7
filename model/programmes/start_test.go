package programmes_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/programmes"
)

func TestStart(t *testing.T) {
	for _, tmpl := range programmes.BuiltIn() {
		env := model.Env{Now: time.Date(2021, 10, 1, 9, 0, 0, 0, time.UTC), NewID: ids(1000), Lead: 7}
		lead := model.Lead{ID: 7, Name: "Robin Hale", Role: "Work Group Lead"}
		changes, cohort, err := programmes.Start(tmpl, env, lead, 5, 6, nil)
		if err != nil {
			t.Fatal(err)
		}
		if tmpl.Hub.Name == "" {
			if len(changes) != 1 || changes[0].Space != 6 || cohort.Cohort.Hub != 0 || !reflect.DeepEqual(cohort.Programme.Outcomes, tmpl.Programme.Outcomes) {
				t.Errorf("%s, of no hub: %d changes", tmpl.Key, len(changes))
			}
			continue
		}
		if len(changes) != 2 || changes[0].Space != 5 || changes[1].Space != 6 || changes[0].ID == changes[1].ID {
			t.Fatalf("%s: changes of one hub and one cohort: %+v", tmpl.Key, changes)
		}
		for _, c := range changes {
			if c.Lead != 7 || c.At != env.Now.Unix() || len(c.Entries) == 0 {
				t.Errorf("%s: change by %v at %d with %d entries", tmpl.Key, c.Lead, c.At, len(c.Entries))
			}
		}
		hub := apply(5, changes)
		if !reflect.DeepEqual(cohort.Records(), apply(6, changes).Records()) {
			t.Errorf("%s: the snapshot is not that of the change", tmpl.Key)
		}
		wantHub := tmpl.Hub
		wantHub.ID = 5
		if got := hub.Hub; got.ID != 5 || got.Name != wantHub.Name || got.Contact != wantHub.Contact || !sameSet(got.Area, wantHub.Area) {
			t.Errorf("%s: hub %+v", tmpl.Key, got)
		}
		if len(hub.Programmes) != 1 || len(hub.Leads) != 1 || len(cohort.Leads) != 1 || *cohort.Leads[0] != lead || *hub.Leads[0] != lead {
			t.Fatalf("%s: %d programmes, leads %v %v", tmpl.Key, len(hub.Programmes), hub.Leads, cohort.Leads)
		}
		wantProgramme := tmpl.Programme
		wantProgramme.ID = cohort.Programme.ID
		if !reflect.DeepEqual(*hub.Programmes[0], wantProgramme) || !reflect.DeepEqual(cohort.Programme, wantProgramme) || wantProgramme.ID == 0 {
			t.Errorf("%s: programme\n got %+v\nwant %+v", tmpl.Key, cohort.Programme, wantProgramme)
		}
		c := cohort.Cohort
		if c.ID != 6 || c.Hub != 5 || c.Code != tmpl.Key || c.Title != tmpl.CohortTitle || c.Year != tmpl.Programme.Year ||
			c.HubName != tmpl.Hub.Name || c.Programme != wantProgramme.ID || !c.DemoNow.IsZero() || c.Places != 0 || c.Closed {
			t.Errorf("%s: cohort %+v", tmpl.Key, c)
		}
		if !reflect.DeepEqual(c.Quarters, tmpl.Programme.Quarters) || !reflect.DeepEqual(c.Fee, tmpl.Programme.Fee) {
			t.Errorf("%s: expected days %v, fee %v", tmpl.Key, c.Quarters, c.Fee)
		}
		if got := lines(cohort.Sessions); !slices.Equal(got, cycles[tmpl.Key]) {
			t.Errorf("%s: sessions %v", tmpl.Key, got)
		}
		if len(cohort.Tasks) != len(tmpl.Tasks) {
			t.Errorf("%s: %d tasks, want %d", tmpl.Key, len(cohort.Tasks), len(tmpl.Tasks))
		}
		for _, x := range tmpl.Tasks {
			of := cohort.TasksOf(cohort.SessionNumbered(x.After).ID)
			if len(of) != 1 || of[0].Title != x.Title {
				t.Errorf("%s: tasks after session %d: %v", tmpl.Key, x.After, of)
			}
		}
	}
}

func sameSet(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

func TestStartAdjusts(t *testing.T) {
	tmpl := find(t, "ssl-2021")
	_, cohort, err := programmes.Start(tmpl, model.Env{NewID: ids(100)}, model.Lead{Name: "Robin Hale"}, 5, 6, func(c *model.Cohort) {
		if c.Code != "ssl-2021" || *c.Quarters != 12 {
			t.Errorf("adjust is shown %+v", c)
		}
		c.ID, c.Hub, c.Programme = 90, 91, 92
		c.Code, c.Places, *c.Quarters, c.Fee.Pence = "mine", 20, 8, 1
	})
	if err != nil {
		t.Fatal(err)
	}
	c := cohort.Cohort
	if c.ID != 6 || c.Hub != 5 || c.Programme != cohort.Programme.ID || c.Code != "mine" || c.Places != 20 || *c.Quarters != 8 || c.Fee.Pence != 1 {
		t.Errorf("cohort %+v", c)
	}
	if *cohort.Programme.Quarters != 12 || cohort.Programme.Fee.Pence != 7500 || *tmpl.Programme.Quarters != 12 || tmpl.Programme.Fee.Pence != 7500 {
		t.Error("the cohort's own numbers reached the programme")
	}
	if len(cohort.Leads) != 1 || cohort.Leads[0].ID == 0 {
		t.Errorf("leads: %v", cohort.Leads)
	}
}

// Another hub runs the same programme: nothing of the hub of the page comes along.
func TestStartAtAnotherHub(t *testing.T) {
	tmpl := find(t, "ssl-2021")
	before := find(t, "ssl-2021")
	at := tmpl.At(model.Hub{Name: "Venn Essex Maths Hub", Area: []string{"Essex", "Thurrock"}})
	changes, cohort, err := programmes.Start(at, model.Env{NewID: ids(100)}, model.Lead{Name: "Robin Hale"}, 5, 6, nil)
	if err != nil {
		t.Fatal(err)
	}
	hub := apply(5, changes).Hub
	if hub.Name != "Venn Essex Maths Hub" || hub.Contact != "" || !sameSet(hub.Area, []string{"Essex", "Thurrock"}) {
		t.Errorf("hub %+v", hub)
	}
	if c := cohort.Cohort; c.HubName != hub.Name || c.Hub != 5 || c.Fee != nil || *c.Quarters != 12 {
		t.Errorf("cohort %+v", c)
	}
	for _, rec := range append(cohort.Records(), apply(5, changes).Records()...) {
		for _, cell := range rec.Cells {
			for _, h := range cell {
				for _, word := range []string{"Twyford", "London Central", "lcwmathshub", "Expression of Interest"} {
					if strings.Contains(h.Value, word) {
						t.Errorf("%q came along: %q", word, h.Value)
					}
				}
			}
		}
	}
	if len(cohort.Sessions) != len(tmpl.Sessions) || len(cohort.Tasks) != len(tmpl.Tasks) {
		t.Errorf("%d sessions, %d tasks", len(cohort.Sessions), len(cohort.Tasks))
	}
	for i, x := range cohort.Sessions {
		if y := tmpl.Sessions[i]; x.Date.Known() || x.Start.Known() || x.Number != y.Number || x.Kind != y.Kind || x.Credit != y.Credit || x.Mode != y.Mode {
			t.Errorf("session %+v", x)
		}
	}
	if !reflect.DeepEqual(tmpl, before) {
		t.Error("the template changed")
	}
	same := find(t, "ssl-2023").At(model.Hub{Name: "Origin Maths Hub", Area: []string{"Coventry"}})
	if !slices.Equal(same.Hub.Area, []string{"Coventry"}) || !same.Sessions[0].Date.Known() {
		t.Errorf("at its own hub: %+v", same.Hub)
	}
}

func TestStartWithoutAHub(t *testing.T) {
	at := find(t, "ssl-2021").At(model.Hub{})
	changes, cohort, err := programmes.Start(at, model.Env{NewID: ids(100)}, model.Lead{Name: "Robin Hale"}, 5, 6, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c := cohort.Cohort; len(changes) != 1 || changes[0].Space != 6 || c.Hub != 0 || c.HubName != "" || cohort.Programme.Hub != "" || len(cohort.Leads) != 1 {
		t.Errorf("%d changes, cohort %+v", len(changes), c)
	}
}

func TestStartRefuses(t *testing.T) {
	tmpl := find(t, "ssl-2023")
	env := model.Env{NewID: ids(100), Lead: 7}
	for name, try := range map[string]func() error{
		"one space for both": func() error { _, _, err := programmes.Start(tmpl, env, model.Lead{}, 5, 5, nil); return err },
		"no space":           func() error { _, _, err := programmes.Start(tmpl, env, model.Lead{}, 0, 5, nil); return err },
		"no code": func() error {
			_, _, err := programmes.Start(tmpl, env, model.Lead{}, 5, 6, func(c *model.Cohort) { c.Code = "" })
			return err
		},
	} {
		if err := try(); err == nil || !strings.Contains(err.Error(), " ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
