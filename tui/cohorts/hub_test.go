package cohorts_test

import (
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/cohorts"
	"workgroup/tui/pane/panetest"
)

// hubDesk is the open cohort at a hub of whose area nothing was typed.
func hubDesk() *panetest.Desk {
	d := threeDesk()
	c := d.Snap.Cohort
	c.Hub, c.HubName, c.Area = 1, "Origin Maths Hub", nil
	d.Snap = panetest.Also(d.Snap, func(x *model.Draft) { x.Cohort(c) })
	d.HubSpace = panetest.Written(1, func(x *model.Draft) { x.Hub(model.Hub{ID: 1, Name: "Origin Maths Hub"}) })
	return d
}

func TestTheHub(t *testing.T) {
	d, p := hubDesk(), cohorts.New()
	asked := panetest.Type(t, p, d, "m")
	view := strings.Join(asked.Dialog.Sized(110, 40).View(panetest.Plain()), "\n")
	for _, want := range []string{"Maths Hub", "Coventry", "Warwickshire", "stays as it is", "Lunch note", "Fee"} {
		if !strings.Contains(view, want) {
			t.Errorf("no %q in\n%s", want, view)
		}
	}
	panetest.Type(t, p, d, `m tab "admin@example.org" tab ctrl+j "Rutland, Solihull" tab tab "Bring your own lunch." ctrl+s`)
	h := d.HubSpace.Hub
	if h.Contact != "admin@example.org" || !slices.Contains(h.Area, "Coventry") || !slices.Contains(h.Area, "Rutland") || h.Lunch != "Bring your own lunch." || h.Fee != nil {
		t.Errorf("%q: the hub is %+v", d.Foot, h)
	}
	if len(d.Snap.Cohort.Area) != 0 {
		t.Errorf("the cohort followed unasked: %q", d.Snap.Cohort.Area)
	}
	panetest.Type(t, p, d, `m ctrl+u "Origin and Rutland" tab tab tab right ctrl+s`)
	if c := d.Snap.Cohort; c.HubName != "Origin and Rutland" || !slices.Contains(c.Area, "Rutland") || d.HubSpace.Hub.Name != c.HubName {
		t.Errorf("%q: the cohort has %q, %q", d.Foot, c.HubName, c.Area)
	}
	d.HubSpace = nil
	if panetest.Type(t, p, d, "m"); !strings.Contains(d.Foot, "did not come with the cohort") {
		t.Errorf("without its hub: %q", d.Foot)
	}
	d = threeDesk()
	c := d.Snap.Cohort
	c.Hub = 0
	d.Snap = panetest.Also(d.Snap, func(x *model.Draft) { x.Cohort(c) })
	if panetest.Type(t, p, d, "m"); !strings.Contains(d.Foot, "a national one") {
		t.Errorf("of a national cohort: %q", d.Foot)
	}
}

// TestNewCohortsBeginWithTheHubsPolicies: "The hub reserves the right" is of the hub, not
// of the programme.
func TestNewCohortsBeginWithTheHubsPolicies(t *testing.T) {
	d, p := hubDesk(), cohorts.New()
	panetest.Type(t, p, d, `m shift+tab right tab "The hub reserves the right." tab "£75" shift+tab shift+tab shift+tab "Bring your own lunch." ctrl+s`)
	if f := d.HubSpace.Hub.Fee; f == nil || f.Pence != 7500 || d.HubSpace.Hub.Lunch == "" {
		t.Fatalf("%q: %+v", d.Foot, d.HubSpace.Hub)
	}
	var made *model.Snapshot
	asked := panetest.Type(t, p, d, `n right right right tab tab tab tab tab`)
	view := strings.Join(asked.Dialog.Sized(110, 40).View(panetest.Plain()), "\n")
	if !strings.Contains(view, "Its fee rule comes along: £75") {
		t.Errorf("not said in\n%s", view)
	}
	panetest.Type(t, p, d, `n right right right ctrl+s`)
	for _, c := range d.Done(1)[0].Changes {
		made = model.NewSnapshot(c.Space, nil).Apply(c)
	}
	if f := made.Cohort.Fee; f == nil || f.Pence != 7500 {
		t.Errorf("%q: the fee rule is %+v", d.Foot, f)
	}
	for _, x := range made.Sessions {
		if (x.Mode == model.InRoom) != (x.Notes == "Bring your own lunch.") {
			t.Errorf("session %d, mode %d, says %q", x.Number, x.Mode, x.Notes)
		}
	}
}
