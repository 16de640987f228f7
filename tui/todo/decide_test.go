package todo_test

import (
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/todo"
)

// twoLeads is the cohort after two laptops met that had not seen each other's: each did one
// of the actions.
func twoLeads(t *testing.T, s *model.Snapshot, one, two model.Action) *model.Snapshot {
	t.Helper()
	id := model.ID(1) << 50
	env := func(lead model.ID, at string) model.Env {
		return model.Env{Now: panetest.At(at), Lead: lead, NewID: func() model.ID { id++; return id }}
	}
	a, err := one.Plan(s, env(51, "4 Dec 2023 09:24"))
	if err != nil {
		t.Fatal(err)
	}
	b, err := two.Plan(s, env(52, "4 Dec 2023 09:41"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range slices.Concat(a.Changes, b.Changes) {
		s = s.Apply(c)
	}
	return s
}

func withLeads() *model.Snapshot {
	return panetest.Also(cohort(), func(d *model.Draft) {
		d.Lead(model.Lead{ID: 51, Name: "Asha"})
		d.Lead(model.Lead{ID: 52, Name: "Ben"})
		d.Slot(model.Slot{ID: 304, Session: 102, Date: panetest.Day("18 Jan 2024"), Host: "Origin", Capacity: 1})
		d.Slot(model.Slot{ID: 305, Session: 102, Date: panetest.Day("17 Jan 2024"), Host: "PRU", Capacity: 2})
		d.Slot(model.Slot{ID: 306, Session: 102, Date: panetest.Day("22 Jan 2024"), Host: "Origin", Capacity: 2})
	})
}

// at puts the cursor on a finding.
func at(t *testing.T, p *todo.Pane, d *panetest.Desk, k model.FindingKind) {
	t.Helper()
	i := slices.IndexFunc(p.Findings(d), func(f model.Finding) bool { return f.Key.Kind == k })
	if i < 0 {
		t.Fatalf("%s is not to do:\n%s", k, panetest.Shown(p, d, 78, 30))
	}
	panetest.Press(t, p, d, "home"+strings.Repeat(" down", i))
}

func TestWhoMoves(t *testing.T) {
	d, p := cohortDesk(), todo.New()
	d.Snap = twoLeads(t, withLeads(), model.Book{Session: 102, Slot: 304, Enrolments: []model.ID{panetest.Place(3).ID}},
		model.Book{Session: 102, Slot: 304, Enrolments: []model.ID{panetest.Place(5).ID}})
	at(t, p, d, model.FindUnseen)
	if got := panetest.Shown(p, d, 200, 30); !strings.Contains(got, "Visit 2, Thursday 18 January at Origin: 2 booked, 1 place. D Begum (Asha, 09:24) and F Begum (Ben, 09:41) were booked without seeing each other") {
		t.Errorf("it says\n%s", got)
	}
	ask := panetest.Type(t, p, d, "enter")
	if ask == nil {
		t.Fatal("nothing is asked")
	}
	asked := strings.Join(panetest.Sized(d, ask.Dialog, 76, 20).View(d.Theme()), "\n")
	for _, want := range []string{"Nobody was first", "Booked without seeing each other", "Ben, 09:41; to Wed 17 Jan, PRU, 2 free", "enter: D Begum moved from Thu 18 Jan to Wed 17 Jan: 1 of 2."} {
		if !strings.Contains(asked, want) {
			t.Errorf("%q is not in\n%s", want, asked)
		}
	}
	if panetest.Type(t, p, d, "enter esc"); d.Snap.Enrolment(panetest.Place(3).ID).Booking(102) != 304 {
		t.Error("esc moved somebody")
	}
	panetest.Type(t, p, d, "enter down enter")
	if d.Snap.Enrolment(panetest.Place(5).ID).Booking(102) != 305 || d.Snap.Enrolment(panetest.Place(3).ID).Booking(102) != 304 {
		t.Errorf("moved: the foot says %q", d.Foot)
	}
	if slices.ContainsFunc(p.Findings(d), func(f model.Finding) bool { return f.Key.Kind == model.FindUnseen }) {
		t.Error("it is still to do")
	}
}

func TestNobodyCanMove(t *testing.T) {
	d, p := cohortDesk(), todo.New()
	d.Snap = twoLeads(t, withLeads(), model.Book{Session: 102, Slot: 304, Enrolments: []model.ID{panetest.Place(3).ID}},
		model.Book{Session: 102, Slot: 304, Enrolments: []model.ID{panetest.Place(5).ID}})
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		for _, id := range []model.ID{305, 306} {
			x := *d.Snap.Slot(id)
			x.State = model.CalledOff
			w.Slot(x)
		}
	})
	at(t, p, d, model.FindUnseen)
	if ask := panetest.Type(t, p, d, "enter enter"); ask == nil {
		t.Error("it was done")
	} else if asked := strings.Join(panetest.Sized(d, ask.Dialog, 76, 20).View(d.Theme()), "\n"); !strings.Contains(asked, "No other date of this visit has a place") {
		t.Errorf("it says\n%s", asked)
	}
}

func TestBringBack(t *testing.T) {
	for keys, back := range map[string]bool{"enter b": true, "enter enter": true, "enter r": false} {
		d, p := cohortDesk(), todo.New()
		d.Snap = twoLeads(t, withLeads(), model.RemovePlace{Enrolment: panetest.Place(13).ID},
			model.Stroke{Sheet: model.SheetID{Session: 101}, Enrolment: panetest.Place(13).ID, Verb: model.VerbAbsent})
		at(t, p, d, model.FindRemoved)
		if got := panetest.Shown(p, d, 200, 30); !strings.Contains(got, "N Begum was removed by Asha, and Ben, who had not seen that, marked them absent at session 1") {
			t.Errorf("it says\n%s", got)
		}
		if e := panetest.Press(t, p, d, "enter"); e.Ask == nil || e.Go != (pane.Place{}) {
			t.Fatal("nothing is asked")
		}
		panetest.Type(t, p, d, keys)
		if e := d.Snap.Enrolment(panetest.Place(13).ID); (e != nil) != back {
			t.Errorf("%s: %+v, the foot says %q", keys, e, d.Foot)
		}
		if slices.ContainsFunc(p.Findings(d), func(f model.Finding) bool { return f.Key.Kind == model.FindRemoved }) {
			t.Errorf("%s: it is still to do", keys)
		}
	}
}
