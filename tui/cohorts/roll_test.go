package cohorts_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/cohorts"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

// peopled is the desk with a cohort of four people: one is paused, one asked for next year.
func peopled() *panetest.Desk {
	d := threeDesk()
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		w.School(model.School{ID: 900, Name: "Ash Green"})
		for i, name := range []string{"Begum", "García Simón", "Khan", "Mensah"} {
			e := panetest.Place(i)
			w.Person(model.Person{ID: e.Person, Given: "Ann", Family: name})
			e.School, e.Year = 900, i
			switch i {
			case 2:
				e.Status = model.Paused
			case 3:
				e.Status, e.For = model.Interested, 2024
			}
			w.Enrol(*e)
		}
	})
	return d
}

// rolled is the cohort that was made.
func rolled(t *testing.T, d *panetest.Desk) *model.Snapshot {
	t.Helper()
	steps := d.Done(1)
	if len(steps) == 0 {
		t.Fatalf("nothing was made, and the foot says %q", d.Foot)
	}
	c := steps[0].Changes[len(steps[0].Changes)-1]
	return model.NewSnapshot(c.Space, nil).Apply(c)
}

func TestNextYearsCohort(t *testing.T) {
	d, p := peopled(), cohorts.New()
	if asked := panetest.Type(t, p, d, `r enter`); asked == nil || !strings.Contains(strings.Join(asked.Dialog.Sized(76, 30).View(panetest.Plain()), "\n"), "3 of Subject Leadership continue in it") {
		t.Fatalf("asked is %+v", asked)
	}
	d, p = peopled(), cohorts.New()
	asked := panetest.Type(t, p, d, `r enter ctrl+s`)
	if asked != nil {
		t.Fatalf("still asked is\n%s", strings.Join(asked.Dialog.Sized(76, 30).View(panetest.Plain()), "\n"))
	}
	s := rolled(t, d)
	var got []string
	for _, e := range s.Enrolments {
		got = append(got, s.Person(e.Person).Family+" "+model.AcademicYearWords(s.Cohort.Year)+" "+string(rune('0'+e.Year)))
	}
	if want := "Begum 2024/25 2, García Simón 2024/25 2, Mensah 2024/25 3"; strings.Join(got, ", ") != want || s.Cohort.Continues != 7 {
		t.Errorf("%q continue", got)
	}
}

func TestWhoContinuesIsChosen(t *testing.T) {
	d, p := peopled(), cohorts.New()
	panetest.Type(t, p, d, `r space down space "khan" space enter ctrl+s`)
	if s := rolled(t, d); len(s.Enrolments) != 2 || s.Person(s.Enrolments[0].Person).Family != "Khan" {
		t.Errorf("%d continue", len(s.Enrolments))
	}
	d = threeDesk()
	if asked := panetest.Type(t, cohorts.New(), d, `r`); asked != nil || !strings.Contains(d.Foot, "Nobody is here who could continue") {
		t.Errorf("%v, %q", asked, d.Foot)
	}
	d = peopled()
	if asked := panetest.Type(t, cohorts.New(), d, `r esc`); asked != nil || len(d.Done(1)) != 0 {
		t.Error("esc makes a cohort")
	}
}

func TestRollOverOpensTheNewCohort(t *testing.T) {
	d, p := peopled(), cohorts.New()
	e := panetest.Press(t, p, d, "r")
	for _, key := range []string{"enter", "ctrl+s"} {
		if e.Ask == nil {
			t.Fatalf("nothing is asked before %s", key)
		}
		_, a := e.Ask.Dialog.Sized(76, 30).Key(panetest.Key(t, key))
		e = e.Ask.Then(d, a)
	}
	if e.Go.Screen != pane.Cycle || e.Go.Space == 0 || e.Go.Space == d.Snap.Space {
		t.Errorf("it leads to %+v", e.Go)
	}
}

func TestRollOverDialogs(t *testing.T) {
	for name, keys := range map[string]string{"who": "r", "found": `r "kha"`, "cohort": "r enter"} {
		t.Run(name, func(t *testing.T) { panetest.Dialogs(t, panetest.Type(t, cohorts.New(), peopled(), keys)) })
	}
}
