package behind_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/behind"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/theme"
)

var _ pane.Pane = (*behind.Pane)(nil)

// desk is a cohort of four that expects three days, in the middle of its year.
func desk() *panetest.Desk {
	expected := 12
	s := panetest.Written(7, func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: 7, Code: "ssl", Title: "Subject Leadership", Quarters: &expected})
		for n, day := range []string{"13 Nov 2023", "8 Feb 2024", "24 Apr 2024", "2 Jul 2024"} {
			d.Session(model.Session{ID: model.ID(101 + n), Number: n + 1, Kind: model.Workshop, Date: panetest.Day(day), Credit: 4})
		}
		for i, p := range []model.Person{
			{Given: "Tomás", Family: "García Simón"}, {Given: "Maximiliana Philippa", Family: "Roberts-Featherstonehaugh-Smythe"},
			{Given: "Minh", Family: "Nguyễn"}, {Given: "Asha", Family: "Begum"},
		} {
			p.ID = panetest.Place(i).Person
			d.Person(p)
			d.Enrol(*panetest.Place(i))
		}
	}, func(d *model.Draft) {
		d.MarkAs(panetest.Place(0), 101, model.Mark{Kind: model.Absent})
		d.MarkAs(panetest.Place(0), 102, model.Mark{Kind: model.Absent})
		d.MarkAs(panetest.Place(1), 101, model.Mark{Kind: model.Present, Late: true})
		d.MarkAs(panetest.Place(1), 102, model.Mark{Kind: model.Cancelled, ToldOn: panetest.Day("1 Feb 2024")})
		d.MarkAs(panetest.Place(2), 101, model.Mark{Kind: model.Present})
		d.MarkAs(panetest.Place(2), 102, model.Mark{Kind: model.Part})
		d.MarkAs(panetest.Place(3), 101, model.Mark{Kind: model.Present})
	})
	return &panetest.Desk{Snap: s, Clock: panetest.At("1 Mar 2024 09:00"), Look: panetest.Plain()}
}

func TestShownByNeed(t *testing.T) {
	d := desk()
	got := panetest.Shown(behind.New(), d, 120, 20)
	for _, want := range []string{
		" 1 cannot reach 3.0 here | 2 only if they come to what is left | 1 on course", "OUT OF REACH (1)",
		"> García Simón, Tomás", "A A . .", "ONLY IF THEY COME TO WHAT IS LEFT (2)", "L C . .", "ON COURSE (1)", "P ? . .", "4.0?", "8 Feb unmarked",
		"Tomás García Simón: 13 Nov absent 0.0 + 8 Feb absent 0.0 = 0.0", "Still to earn: session 3 24 Apr 1.0 + session 4 2 Jul 1.0, so 2.0 of 3.0 at most",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestNothingOfDaysWhileOnlyNamesAreShown(t *testing.T) {
	d := desk()
	d.Hide = pane.NamesOnly
	p := behind.New()
	panetest.Same(t, panetest.Shown(p, d, 100, 5), "Days and tasks are hidden while only names are shown. Press ctrl+o until names only is gone.")
	if panetest.Press(t, p, d, "enter").Handled {
		t.Error("enter opens what is hidden")
	}
}

func TestKeys(t *testing.T) {
	card := func(i int) pane.Effect {
		return pane.To(pane.Place{Screen: pane.Card, Enrolment: panetest.Place(i).ID})
	}
	for keys, want := range map[string]pane.Effect{
		"enter": card(0), "down enter": card(1), "end enter": card(3), "j j k enter": card(1), "up enter": card(0), "q": {}, "esc": {},
	} {
		d, p := desk(), behind.New()
		p.View(d, 80, 20, true)
		if got := panetest.Press(t, p, d, keys); got != want {
			t.Errorf("%s: %+v, want %+v", keys, got, want)
		}
	}
	panetest.Named(t, desk(), func() pane.Pane { return behind.New() })
}

func TestGoldens(t *testing.T) {
	panetest.Goldens(t, map[string][2]int{"80x24": {80, 21}, "120x30": {120, 27}, "120x36": {120, 33}}, func(t *testing.T, look *theme.Theme, w, h int, focused bool) []string {
		d := desk()
		d.Look = look
		return behind.New().View(d, w, h, focused)
	})
}

func TestFitsAtEverySize(t *testing.T) {
	d := desk()
	names := panetest.Named(t, d, func() pane.Pane { return behind.New() })
	r := rand.New(rand.NewPCG(1, 1))
	p := behind.New()
	for range 20 {
		for _, size := range panetest.Sizes() {
			panetest.Fits(t, p.View(d, size[0], size[1], true), size[0], size[1])
			panetest.Press(t, p, d, names[r.IntN(len(names))])
		}
	}
}
