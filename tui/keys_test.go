package tui

import (
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/store/files/paper"
	"workgroup/tui/behind"
	"workgroup/tui/charges"
	"workgroup/tui/intake"
	"workgroup/tui/numbers"
	"workgroup/tui/outcomes"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/people"
	"workgroup/tui/programme"
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
	r.cfg.NewID = func() model.ID { n++; return n + 1000 }
	r.shows(r.snap)
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

// atRow is the program at the dates of a visit, the cursor on a person.
func atRow(t *testing.T, press ...string) *Root {
	r := atVisit(t)
	r.snap = panetest.Also(r.snap, func(d *model.Draft) {
		d.Person(model.Person{ID: 8, Family: "Khan"})
		d.Enrol(model.Enrolment{ID: 7, Person: 8, Status: model.Enrolled})
		d.Book(&model.Enrolment{ID: 4}, 5, 6)
	})
	return pressed(t, r, press...)
}

// atFull is the program in a pane that fills the window.
func atFull(t *testing.T, p pane.Pane, press ...string) *Root {
	r := atPlace(t, inCycle, false)
	r.push(p)
	return pressed(t, r, press...)
}

// atOutcome is the program at the evidence of an outcome.
func atOutcome(t *testing.T) *Root {
	r := atPlace(t, inCycle, false)
	r.snap = panetest.Also(r.snap, func(d *model.Draft) {
		d.Programme(model.Programme{ID: 40, Title: "p", Outcomes: []model.OutcomeGroup{{Heading: "Practice development", Items: []string{"lead"}}}})
		d.Cohort(model.Cohort{ID: 1, Code: "c", Programme: 40})
	})
	r.push(outcomes.New())
	return pressed(t, r, "enter")
}

// atFile is the program at a file that could be taken in.
func atFile(t *testing.T) *Root {
	path := filepath.Join(t.TempDir(), "rows.txt")
	if err := os.WriteFile(path, []byte("absent: 1"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := intake.New(model.SheetID{Session: 2}, "")
	r := atFull(t, p)
	e := p.Paste(r.desk(), path)
	err := e.Errand.Run(pane.Job{Papers: paper.Disk{}, Context: t.Context(), Say: func(string) {}})
	r.effect(e.Errand.Then(r.desk(), err))
	return pressed(t, r, "tab")
}

func pressed(t *testing.T, r *Root, names ...string) *Root {
	t.Helper()
	r.w, r.h = 120, 36
	r.View()
	for _, name := range names {
		r.key(panetest.Key(t, name))
		r.View()
	}
	return r
}

// places are all places where keys mean something.
func places(t *testing.T) iter.Seq2[string, *Root] {
	return func(yield func(string, *Root) bool) {
		for name, at := range makers() {
			if !yield(name, at(t)) {
				return
			}
		}
	}
}

// makers make each of the places anew.
func makers() map[string]func(*testing.T) *Root {
	at := func(focus int, sheet bool) func(*testing.T) *Root {
		return func(t *testing.T) *Root { return atPlace(t, focus, sheet) }
	}
	full := func(p func() pane.Pane, press ...string) func(*testing.T) *Root {
		return func(t *testing.T) *Root { return atFull(t, p(), press...) }
	}
	list, find := func() pane.Pane { return people.New(false) }, func() pane.Pane { return people.New(true) }
	card := func() pane.Pane { return people.NewCard(4, model.SheetID{Session: 2}) }
	return map[string]func(*testing.T) *Root{
		"cohorts": at(inCohorts, false), "cycle": at(inCycle, false), "observations": at(inDates, false), "to do": at(inFindings, false), "register": at(inCycle, true),
		"people": full(list), "people, finding": full(find), "card": full(card), "card, no session": full(func() pane.Pane { return people.NewCard(4, model.SheetID{}) }),
		"card, minutes": full(card, "l"),
		"who is behind": full(func() pane.Pane { return behind.New() }),
		"numbers":       full(func() pane.Pane { return numbers.New("") }),
		"programme":     full(func() pane.Pane { return programme.New() }),
		"programme, lines of a page": func(t *testing.T) *Root {
			r := atFull(t, programme.New())
			r.paste("A title\nWho can take part?\nThis project is designed for existing heads of department.")
			return r
		},
		"take in":         full(func() pane.Pane { return intake.New(model.SheetID{}, "") }),
		"take in, a file": atFile,
		"charges":         full(func() pane.Pane { return charges.New(0, 0) }),
		"outcomes":        full(func() pane.Pane { return outcomes.New() }),
		"plans":           full(func() pane.Pane { return outcomes.New() }, "p"),
		"outcome":         func(t *testing.T) *Root { return atOutcome(t) },
		"dates":           atVisit, "dates, a person": func(t *testing.T) *Root { return atRow(t, "down") }, "dates, nobody": func(t *testing.T) *Root { return atRow(t, "end") },
		"task": atTask, "task, finding": func(t *testing.T) *Root { return pressed(t, atTask(t), "/") },
		"register, minutes": func(t *testing.T) *Root { return pressed(t, atPlace(t, inCycle, true), "l") },
		"register, door":    func(t *testing.T) *Root { return pressed(t, atPlace(t, inCycle, true), "/") },
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
						if !everybodyHas(press) {
							t.Errorf("%s: %s needs a key that many keyboards do not send", name, press)
						}
					}
				}
			}
			if !door && !r.active().Asking() && len(meaning) < 15 {
				t.Errorf("%s: the help names %d keys only", name, len(meaning))
			}
		}
	}
}

// everybodyHas tells whether every keyboard and terminal sends a key.
func everybodyHas(press string) bool {
	for _, rare := range []string{"alt+", "meta+", "super+", "hyper+", "ctrl+shift+", "shift+ctrl+"} {
		if strings.Contains(press, rare) {
			return false
		}
	}
	return true
}

// TestEveryKeyThatActsIsInTheHelp presses every key at every place: what a pane takes for
// itself stands in its key table, and what stands there it takes. A pane that is asked
// something, or has letters of its own for "other letters", takes them all.
func TestEveryKeyThatActsIsInTheHelp(t *testing.T) {
	for name, at := range makers() {
		r := at(t)
		root := map[string]bool{}
		for _, g := range r.keys.everywhere() {
			for _, k := range g.Keys {
				for _, press := range k.Keys {
					root[press] = true
				}
			}
		}
		listed := map[string]bool{}
		for _, g := range r.active().Keys(r.desk()) {
			// The register's help has the keys of its door line too.
			if strings.HasPrefix(name, "register") && strings.HasPrefix(g.Heading, "Door") != strings.HasSuffix(name, "door") {
				continue
			}
			for _, k := range g.Keys {
				for _, press := range k.Keys {
					listed[press] = true
					r := at(t)
					if e := r.active().Key(r.desk(), panetest.Key(t, press)); !e.Handled && !root[press] {
						t.Errorf("%s: %s (%s) is in the help and does nothing", name, press, k.Does)
					}
				}
			}
		}
		if r.whole() || r.active().Asking() {
			continue
		}
		for _, press := range everyKey() {
			r := at(t)
			if e := r.active().Key(r.desk(), panetest.Key(t, press)); e.Handled && !listed[press] {
				t.Errorf("%s: %s does something and is not in the help", name, press)
			}
		}
	}
}

// everyKey are the keys that every keyboard has.
func everyKey() []string {
	out := strings.Split("up down left right home end pgup pgdown enter esc tab shift+tab backspace delete space", " ")
	for c := '!'; c <= '~'; c++ {
		out = append(out, string(c))
	}
	for c := 'a'; c <= 'z'; c++ {
		out = append(out, "ctrl+"+string(c))
	}
	return out
}

// TestLegendsOfQuestions does all that can be done by name at every place. What is asked
// then names each key once, and none that many keyboards do not send.
func TestLegendsOfQuestions(t *testing.T) {
	asked := map[string]bool{}
	for name, at := range makers() {
		for i := range at(t).commands() {
			r := at(t)
			c := r.commands()[i]
			c.run()
			if r.ask == nil {
				continue
			}
			asked[c.name] = true
			named := map[string]bool{}
			for _, h := range r.ask.Sized(72, 18).Legend() {
				for press := range strings.SplitSeq(h.Key, "/") {
					if press == "" || h.Does == "" || named[press] || !everybodyHas(press) {
						t.Errorf("%s, %s: the legend says %q for %q", name, c.name, h.Does, press)
					}
					named[press] = true
				}
			}
			if len(named) == 0 {
				t.Errorf("%s, %s: the legend names no key", name, c.name)
			}
		}
	}
	if len(asked) < 30 {
		t.Errorf("only %d questions were asked", len(asked))
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
