package tui

import (
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/people"
	"workgroup/tui/register"
	"workgroup/tui/theme"
)

// atPlace is the program at one of its places, without a file.
func atPlace(t *testing.T, focus int, sheet bool) *Root {
	t.Helper()
	r := New(Config{Clock: Clock{Real: func() time.Time { return time.Unix(0, 0) }}, Theme: theme.Options{Dark: true}, New: true})
	s := model.NewSnapshot(1, nil)
	n := model.ID(100)
	env := model.Env{Now: time.Unix(0, 0), NewID: func() model.ID { n++; return n }}
	d := model.NewDraft(s, env, model.VerbFilled)
	d.Cohort(model.Cohort{ID: 1, Code: "c"})
	d.Session(model.Session{ID: 2, Number: 1, Kind: model.Workshop, Date: 1, Credit: 4})
	d.Person(model.Person{ID: 3, Family: "Jones"})
	d.Enrol(model.Enrolment{ID: 4, Person: 3, Status: model.Enrolled})
	r.snap = s.Apply(d.Change())
	r.screen, r.focus = atPanes, focus
	if sheet {
		r.push(register.New(model.SheetID{Session: 2}))
	}
	return r
}

// atTask is the program at the sheet of a task.
func atTask(t *testing.T) *Root {
	r := atPlace(t, inCycle, false)
	r.snap = panetest.Also(r.snap, func(d *model.Draft) { d.Task(model.Task{ID: 9, Session: 2, Title: "audit"}) })
	r.goTo(pane.Place{Screen: pane.Tasks, Task: 9})
	return r
}

// atVisit is the program at the dates of a visit.
func atVisit(t *testing.T) *Root {
	r := atPlace(t, inDates, false)
	r.snap = panetest.Also(r.snap, func(d *model.Draft) {
		d.Session(model.Session{ID: 5, Number: 2, Kind: model.Visit})
		d.Slot(model.Slot{ID: 6, Session: 5, Date: 3, Host: "PRU"})
	})
	return r
}

func places(t *testing.T) map[string]*Root {
	list, card := atPlace(t, inCycle, false), atPlace(t, inCycle, false)
	list.push(people.New(false))
	card.push(people.NewCard(4, model.SheetID{}))
	return map[string]*Root{
		"people": list, "card": card,
		"cohorts": atPlace(t, inCohorts, false), "cycle": atPlace(t, inCycle, false), "observations": atPlace(t, inDates, false), "dates": atVisit(t),
		"to do": atPlace(t, inFindings, false), "register": atPlace(t, inCycle, true), "task": atTask(t),
	}
}

func TestNoKeyMeansTwoThingsInOnePlace(t *testing.T) {
	for name, r := range places(t) {
		// The door line is a place of its own within the register.
		for _, door := range []bool{false, true} {
			meaning := map[string]string{}
			for _, g := range newHelp(r).groups {
				atDoor := strings.HasPrefix(g.Heading, "Door")
				if door != atDoor && (door || atDoor) {
					continue
				}
				for _, k := range g.Keys {
					for _, press := range k.Keys {
						if was, twice := meaning[press]; twice && was != k.Does {
							t.Errorf("%s: %s means %q and %q", name, press, was, k.Does)
						}
						meaning[press] = k.Does
						if strings.Contains(press, "alt+") || strings.Contains(press, "ctrl+shift") {
							t.Errorf("%s: %s needs a key that many keyboards do not send", name, press)
						}
					}
				}
			}
			if !door && len(meaning) < 15 {
				t.Errorf("%s: the help names %d keys only", name, len(meaning))
			}
		}
	}
}

func TestEveryRootKeyIsInTheHelpWhereItHolds(t *testing.T) {
	for name, r := range places(t) {
		in := map[string]bool{}
		for _, g := range newHelp(r).groups {
			for _, k := range g.Keys {
				in[k.Does] = true
			}
		}
		var want []pane.Key
		for _, g := range r.keys.everywhere() {
			want = append(want, g.Keys...)
		}
		if len(r.full) > 0 {
			want = r.keys.inFull(r.active(), r.desk())
		}
		for _, k := range want {
			if !in[k.Does] {
				t.Errorf("%s: %s (%s) is not in the help", name, k.Shown(), k.Does)
			}
		}
	}
}

// Keys of panes that are not there yet: no screen may name them.
func TestNoScreenNamesAKeyThatIsNotThere(t *testing.T) {
	for name, r := range places(t) {
		for _, g := range newHelp(r).groups {
			for _, k := range g.Keys {
				for _, press := range k.Keys {
					late := strings.Contains("8 9 0", press)
					if late {
						t.Errorf("%s names %s (%s)", name, press, k.Does)
					}
				}
			}
		}
	}
}

func TestFooterHoldsThatTheHelpHolds(t *testing.T) {
	for name, r := range places(t) {
		for _, g := range r.active().Keys(r.desk()) {
			for _, k := range g.Keys {
				if k.Does == "" || k.Shown() == "" {
					t.Errorf("%s: a key without a name or a meaning: %+v", name, k)
				}
			}
		}
	}
	if got := (pane.Key{Keys: []string{"up", "down"}}).Way("down"); got != 1 {
		t.Errorf("down is way %d", got)
	}
}

// Every key that does something can be done by its name too, from where it holds; those
// that move a cursor or edit a line need no name.
func TestEveryKeyIsInThePalette(t *testing.T) {
	for name, r := range places(t) {
		named := map[string]bool{}
		for _, c := range r.commands() {
			does, _, _ := strings.Cut(c.name, "   ")
			named[does] = true
		}
		for _, g := range newHelp(r).groups {
			for _, k := range g.Keys {
				if !k.Aside && len(k.Keys) > 0 && !named[k.Does] {
					t.Errorf("%s: %s (%s) cannot be found by its name", name, k.Shown(), k.Does)
				}
			}
		}
	}
}
