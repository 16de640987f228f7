package numbers_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/paper"
	"workgroup/tui/numbers"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/theme"
)

var _ pane.Pane = (*numbers.Pane)(nil)

// desk is a cohort of three schools in the middle of its year: five enrolled, one of them
// completed, one who left, one who asked, and one for next year.
func desk() *panetest.Desk {
	expected := 4
	s := panetest.Written(7, func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: 7, Code: "ssl-2023", Title: "Subject Leadership", Year: 2023, Quarters: &expected})
		d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Date: panetest.Day("13 Nov 2023"), Credit: 4})
		d.Session(model.Session{ID: 102, Number: 2, Kind: model.Workshop, Date: panetest.Day("8 Feb 2024"), Credit: 4})
		for i, name := range []string{"Ash Green", "Beech Hill", "The School of Saint Wilhelmina and the Holy Apostles of Cholmondeley"} {
			d.School(model.School{ID: 200 + model.ID(i), Name: name})
		}
		for i, name := range []string{"Begum", "García Simón", "Khan", "Mensah", "Nguyễn", "Price", "Roberts-Featherstonehaugh-Smythe", "Wu"} {
			e := *panetest.Place(i)
			d.Person(model.Person{ID: e.Person, Given: "Ann", Family: name})
			e.School, e.From = 200+model.ID(i%3), panetest.Day("9 Oct 2023")
			switch i {
			case 2:
				e.Status = model.Completed
			case 3:
				e.Status, e.Until = model.Withdrawn, panetest.Day("1 Feb 2024")
			case 6:
				e.Status, e.From, e.School = model.Interested, 0, 0
			case 7:
				e.Status, e.From, e.For = model.Interested, 0, 2024
			}
			d.Enrol(e)
			d.SinceAs(e, model.Interested, model.Since{Day: panetest.Day("12 Sep 2023"), Lead: 1})
			if i == 2 {
				d.SinceAs(e, model.Completed, model.Since{Day: panetest.Day("20 Feb 2024"), Lead: 1})
			}
		}
	}, func(d *model.Draft) {
		for _, i := range []int{0, 2, 3} {
			d.MarkAs(panetest.Place(i), 101, model.Mark{Kind: model.Present})
		}
		d.MarkAs(panetest.Place(1), 102, model.Mark{Kind: model.Present})
	})
	return &panetest.Desk{Snap: s, Clock: panetest.At("1 Mar 2024 09:00"), Look: panetest.Plain(), Lead: 1}
}

func TestTheTable(t *testing.T) {
	panetest.Same(t, panetest.Shown(numbers.New(""), desk(), 80, 16), strings.TrimPrefix(`
 As of Fri 1 Mar 2024 (today)   1 for next year, counted apart
  School, person           Interested Enrolled Engaged Withdrawn Completed  Days
> All                               1        5       3         1         1   4.0
  Ash Green                         .        1       1         1         .   2.0
    Begum, Ann                      .        1       1         .         .   1.0
    Mensah, Ann                     .        .       .         1         .   1.0
  Beech Hill                        .        2       1         .         .   1.0
    García Simón, Ann               .        1       1         .         .   1.0
    Nguyễn, Ann                     .        1       .         .         .   0.0
  The School of Saint Wil~          .        2       1         .         1   1.0
    Khan, Ann                       .        1       1         .         1   1.0
    Price, Ann                      .        1       .         .         .   0.0
  no school                         1        .       .         .         .   0.0
    Roberts-Featherstoneh~          1        .       .         .         .   0.0

 Engaged: of those enrolled, who had earned a quarter day or more by then.`, "\n"))
}

func TestAnotherDay(t *testing.T) {
	d, p := desk(), numbers.New("")
	if asked := panetest.Type(t, p, d, `e "31 Jan 2024" enter`); asked != nil {
		t.Fatal("the day is asked still")
	}
	got := panetest.Shown(p, d, 80, 20)
	for _, want := range []string{" As of Wed 31 Jan 2024   1 for next year", "> All                               1        6       3         0         0   3.0"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	panetest.Type(t, p, d, `e enter`)
	if got := panetest.Shown(p, d, 80, 20); !strings.Contains(got, "As of Fri 1 Mar 2024 (today)") {
		t.Errorf("today is not proposed:\n%s", got)
	}
	panetest.Type(t, p, d, `e "1 Sep 2023" enter`)
	if got := panetest.Shown(p, d, 80, 20); !strings.Contains(got, "> All                               0        0       0         0         0   0.0") || strings.Contains(got, "next year") {
		t.Errorf("before anybody asked:\n%s", got)
	}
	if asked := panetest.Type(t, p, d, `e "31 Feb" enter`); asked == nil {
		t.Error("31 Feb is a day")
	}
}

func TestTheTableLeaves(t *testing.T) {
	d, p := desk(), numbers.New("")
	e := panetest.Press(t, p, d, "y")
	if !strings.HasPrefix(e.Copy, "Subject Leadership,as of,2024-03-01\r\nSchool,Person,Status,") || !strings.Contains(d.Foot, "Fri 1 Mar 2024 are copied") {
		t.Errorf("%q, %q", e.Copy, d.Foot)
	}
	kept, folder := paper.Disk{}, t.TempDir()
	p = numbers.New(folder)
	for _, name := range []string{"numbers-ssl-2023-2024-03-01.csv", "numbers-ssl-2023-2024-03-01-2.csv"} {
		errand := panetest.Press(t, p, d, "s").Errand
		errand.Then(d, errand.Run(pane.Job{Papers: kept}))
		if b, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(b) != "\ufeff"+e.Copy || !strings.Contains(d.Foot, "Saved as "+filepath.Join(folder, name)) {
			t.Errorf("%s: %v, %q, %q", name, err, b, d.Foot)
		}
	}
	d.Hide = pane.NamesOnly
	for _, key := range []string{"y", "s"} {
		if e := panetest.Press(t, p, d, key); e.Copy != "" || e.Errand != nil {
			t.Errorf("%s lets numbers out at names only", key)
		}
	}
	panetest.Same(t, panetest.Shown(p, d, 90, 5), "Numbers are hidden while only names are shown. Press ctrl+o until names only is gone.")
}

func TestKeys(t *testing.T) {
	card := func(i int) pane.Effect {
		return pane.To(pane.Place{Screen: pane.Card, Enrolment: panetest.Place(i).ID})
	}
	for keys, want := range map[string]pane.Effect{
		"enter": pane.Taken(), "down down enter": card(0), "end enter": card(6), "j j k j enter": card(0), "end up enter": pane.Taken(), "q": {}, "esc": {},
	} {
		d, p := desk(), numbers.New("")
		p.View(d, 80, 20, true)
		if got := panetest.Press(t, p, d, keys); got != want {
			t.Errorf("%s: %+v, want %+v", keys, got, want)
		}
	}
	panetest.Named(t, desk(), func() pane.Pane { return numbers.New("") })
}

func TestGoldens(t *testing.T) {
	panetest.Goldens(t, map[string][2]int{"80x24": {80, 21}, "120x30": {120, 27}, "120x36": {120, 33}}, func(t *testing.T, look *theme.Theme, w, h int, focused bool) []string {
		d := desk()
		d.Look = look
		return numbers.New("").View(d, w, h, focused)
	})
}

func TestFitsAtEverySize(t *testing.T) {
	d := desk()
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		for i, nasty := range panetest.Nasty() {
			w.School(model.School{ID: 300 + model.ID(i), Name: nasty})
			w.Person(model.Person{ID: 800 + model.ID(i), Family: nasty})
			w.Enrol(model.Enrolment{ID: 900 + model.ID(i), Person: 800 + model.ID(i), School: 300 + model.ID(i), Status: model.Enrolled})
		}
	})
	names := panetest.Named(t, d, func() pane.Pane { return numbers.New("") })
	r := rand.New(rand.NewPCG(1, 1))
	p := numbers.New("")
	for range 20 {
		for _, size := range panetest.Sizes() {
			panetest.Fits(t, p.View(d, size[0], size[1], true), size[0], size[1])
			panetest.Press(t, p, d, names[r.IntN(len(names))])
		}
	}
}
