package todo_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/theme"
	"workgroup/tui/todo"
)

var _ pane.Pane = (*todo.Pane)(nil)

// cohort has something to do of every sort: a register with two unmarked, one of
// today, a visit with people without a date, dates and times that are not known.
func cohort() *model.Snapshot {
	return panetest.Written(7, func(d *model.Draft) {
		d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Date: panetest.Day("13 Nov 2023")})
		d.Session(model.Session{ID: 102, Number: 2, Kind: model.Visit})
		d.Session(model.Session{ID: 103, Number: 3, Kind: model.Workshop, Date: panetest.Day("8 Feb 2024")})
		d.Session(model.Session{ID: 104, Number: 4, Kind: model.Meeting})
		d.Slot(model.Slot{ID: 301, Session: 102, Date: panetest.Day("1 Dec 2023"), Host: "PRU"})
		d.Slot(model.Slot{ID: 302, Session: 102, Date: panetest.Day("14 Dec 2023"), Host: "Hosp.", State: model.CalledOff})
		d.Slot(model.Slot{ID: 303, Session: 102, Host: "Ash Green"})
		d.School(model.School{ID: 900, Name: "Ash Green"})
		for i := range 14 {
			d.Person(model.Person{ID: panetest.Place(i).Person, Given: string(rune('A' + i)), Family: "Begum"})
			e := *panetest.Place(i)
			e.School = 900
			d.Enrol(e)
		}
	}, func(d *model.Draft) {
		for i := range 12 {
			d.MarkAs(panetest.Place(i), 101, model.Mark{Kind: model.Present})
		}
		d.Book(panetest.Place(0), 102, 301)
		d.Book(panetest.Place(1), 102, 302)
	})
}

func cohortDesk() *panetest.Desk {
	return &panetest.Desk{Snap: cohort(), Clock: panetest.At("4 Dec 2023 15:42"), Look: panetest.Plain(), List: []model.Facts{}, Lead: 1}
}

func TestAsDrawn(t *testing.T) {
	d, p := cohortDesk(), todo.New()
	want := strings.TrimPrefix(`
!>Session 1: 2 still unmarked
! Visit 1 Dec: 1 still
  unmarked
! Session 2: date called off,
  1 person needs a new one
  Session 2, Ash Green: no
  date yet
  Session 2: 12 people have no
  visit date
  Session 3: time not set
  Session 4: no date yet`, "\n")
	panetest.Same(t, panetest.Shown(p, d, 30, 17), want)
	if x, y, ok := p.Cursor(); x != 1 || y != 0 || !ok {
		t.Errorf("the cursor is at %d, %d, %v", x, y, ok)
	}
	if got := strings.TrimRight(p.View(d, 29, 17, false)[0], " "); got != "! Session 1: 2 still unmarked" {
		t.Errorf("without the keyboard the first line is %q", got)
	}
	if _, _, ok := p.Cursor(); ok {
		t.Error("there is a cursor though the pane has not the keyboard")
	}
	if got := p.Title(d); got != "7 To do (7)" {
		t.Errorf("the title is %q", got)
	}
	panetest.Press(t, p, d, "down down down")
	panetest.Same(t, panetest.Shown(p, d, 30, 5), strings.TrimPrefix(`
! Session 2: date called off,
  1 person needs a new one
 >Session 2, Ash Green: no
  date yet
  2 above, 3 below`, "\n"))
}

func TestEnterGoesThere(t *testing.T) {
	for i, want := range []pane.Place{
		{Screen: pane.Register, Session: 101},
		{Screen: pane.Register, Session: 102, Slot: 301},
		{Screen: pane.Observations, Session: 102},
		{Screen: pane.Observations, Session: 102, Slot: 303},
		{Screen: pane.Observations, Session: 102},
		{Screen: pane.Cycle, Session: 103},
		{Screen: pane.Cycle, Session: 104},
	} {
		d, p := cohortDesk(), todo.New()
		if got := panetest.Press(t, p, d, strings.Repeat("down ", i)+"enter"); got != pane.To(want) {
			t.Errorf("finding %d leads to %+v, want %+v", i, got, want)
		}
	}
	d := cohortDesk()
	d.Clock = panetest.At("8 Feb 2024 09:00")
	if got := panetest.Press(t, todo.New(), d, "enter"); got != pane.To(pane.Place{Screen: pane.Register, Session: 101}) {
		t.Errorf("got %+v", got)
	}
}

// Somebody typed twice stands first, and enter asks whether they are one.
func TestEnterAsksOneOrTwo(t *testing.T) {
	d := cohortDesk()
	for _, lead := range []model.ID{1, 2} {
		d.Lead = lead
		if err := d.Do(model.WalkIn{Sheet: model.SheetID{Session: 101}, Name: "Marie Dupont"}); err != nil {
			t.Fatal(err)
		}
	}
	p, twin := todo.New(), d.Snap.Twins()[0]
	want := pane.To(pane.Place{Screen: pane.OneOrTwo, Enrolment: twin.A.ID, Other: twin.B.ID})
	for range p.Findings(d) {
		if panetest.Press(t, p, d, "enter") == want {
			return
		}
		panetest.Press(t, p, d, "down")
	}
	t.Errorf("no finding leads to %+v: %+v", want, p.Findings(d))
}

// What is to be done about the file stands first, in every cohort and where none is open.
func TestRemindersComeFirst(t *testing.T) {
	paper := pane.Place{Screen: pane.Recovery}
	d, p := cohortDesk(), todo.New()
	d.Notes = []pane.Reminder{{Sentence: "Write down a recovery code", Go: paper}}
	if got := panetest.Press(t, p, d, "home enter"); got != pane.To(paper) || p.Title(d) != "7 To do (8)" || p.Count(d) != 8 {
		t.Errorf("enter gives %+v under %q", got, p.Title(d))
	}
	panetest.Same(t, panetest.Shown(p, d, 30, 3), strings.TrimPrefix(`
!>Write down a recovery code
! Session 1: 2 still unmarked
  6 more below`, "\n"))
	if got := panetest.Press(t, p, d, "down enter"); got != pane.To(pane.Place{Screen: pane.Register, Session: 101}) {
		t.Errorf("the one after it leads to %+v", got)
	}
	d.Notes = nil // it was done: the cursor stays on its finding
	if got := panetest.Press(t, p, d, "enter"); got != pane.To(pane.Place{Screen: pane.Register, Session: 101}) {
		t.Errorf("it leads to %+v", got)
	}
	d.Snap, d.Notes = nil, []pane.Reminder{{Sentence: "Write down a recovery code", Go: paper}}
	panetest.Same(t, panetest.Shown(p, d, 30, 3), "!>Write down a recovery code")
	if got := panetest.Press(t, p, d, "enter"); got != pane.To(paper) || p.Title(d) != "7 To do (1)" {
		t.Errorf("without a cohort enter gives %+v under %q", got, p.Title(d))
	}
}

func TestKeys(t *testing.T) {
	last := pane.To(pane.Place{Screen: pane.Cycle, Session: 104})
	one := pane.To(pane.Place{Screen: pane.Register, Session: 101})
	for keys, want := range map[string]pane.Effect{
		"end enter": last, "pgdown enter": last, "end down j enter": last, "end home enter": one, "end pgup enter": one, "j k k enter": one, "up enter": one,
		"right": pane.To(pane.Place{Screen: pane.Cycle}), "l": pane.To(pane.Place{Screen: pane.Cycle}), "j": pane.Taken(),
		"7": {}, "d": {}, "esc": {}, "left": {},
	} {
		d, p := cohortDesk(), todo.New()
		p.View(d, 29, 40, true)
		if got := panetest.Press(t, p, d, keys); got != want {
			t.Errorf("%s: %+v, want %+v", keys, got, want)
		}
	}
	d, p := cohortDesk(), todo.New()
	if p.Asking() || p.Paste(d, "abc").Handled {
		t.Error("text is taken")
	}
	d.Hide = pane.Nothing
	if panetest.Press(t, p, d, "enter").Handled || panetest.Shown(p, d, 29, 5) != "" {
		t.Error("what may not be seen is shown or opened")
	}
}

func TestCursorStaysOnItsFinding(t *testing.T) {
	d, p := cohortDesk(), todo.New()
	panetest.Press(t, p, d, "down down")
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		for i := 12; i < 14; i++ {
			w.MarkAs(panetest.Place(i), 101, model.Mark{Kind: model.Absent})
		}
		w.FinishAs(model.SheetID{Session: 101}, model.Finish{Is: true, Was: true, Day: panetest.Day("4 Dec 2023"), At: model.MakeClock(9, 0)})
	})
	if got := panetest.Press(t, p, d, "enter").Go; got.Session != 102 || got.Slot != 0 {
		t.Errorf("another finding was done, and the cursor rests on %+v", got)
	}
	d.Snap = panetest.Written(7, func(w *model.Draft) {
		w.Session(model.Session{ID: 104, Number: 4, Kind: model.Meeting})
	})
	if got := panetest.Press(t, p, d, "enter").Go.Session; got != 104 {
		t.Errorf("one finding is left, and the cursor rests on %d", got)
	}
	d.Snap = panetest.Written(8)
	panetest.Same(t, panetest.Shown(p, d, 29, 5), "Nothing to do here now.")
	if got := panetest.Press(t, p, d, "down enter"); got != pane.Taken() {
		t.Errorf("with nothing to do enter gives %+v", got)
	}
	d.Snap = nil
	panetest.Same(t, panetest.Shown(p, d, 29, 5), "No cohort is open.")
	if got := panetest.Press(t, p, d, "down enter"); got != pane.Taken() || p.Title(d) != "7 To do" {
		t.Errorf("without a cohort enter gives %+v under %q", got, p.Title(d))
	}
}

// TestEveryKeyIsNamedAndDoesSomething reads the help: each key in it is the pane's,
// none means two things, and none is promised that is not there yet.
func TestEveryKeyIsNamedAndDoesSomething(t *testing.T) {
	if n := len(panetest.Named(t, cohortDesk(), func() pane.Pane { return todo.New() })); n != 13 {
		t.Errorf("%d keys are named", n)
	}
}

func TestViews(t *testing.T) {
	panetest.Goldens(t, map[string][2]int{"120x36": {29, 14}, "120x30": {29, 11}, "80x24": {78, 8}}, func(t *testing.T, th *theme.Theme, w, h int, focused bool) []string {
		d, p := cohortDesk(), todo.New()
		d.Look = th
		panetest.Press(t, p, d, "down")
		return p.View(d, w, h, focused)
	})
}

func TestEverySizeWithNastyTexts(t *testing.T) {
	s := panetest.Written(7, func(d *model.Draft) {
		d.School(model.School{ID: 900, Name: "Ash Green"})
		for i, text := range panetest.Nasty() {
			id := model.ID(i + 1)
			d.Session(model.Session{ID: id, Number: i * i * 999, Kind: model.SessionKind(i%3 + 1), Title: text, Date: model.Day(i * 1500)})
			d.Slot(model.Slot{ID: 300 + id, Session: id, Host: text})
			d.Person(model.Person{ID: panetest.Place(i).Person, Given: text, Family: text, Label: string(rune('A' + i))})
			e := *panetest.Place(i)
			e.School = 900
			d.Enrol(e)
		}
	})
	for look, th := range panetest.Looks() {
		for _, size := range panetest.Sizes() {
			d, p := &panetest.Desk{Snap: s, Clock: panetest.At("4 Dec 2023 15:42"), Look: th, List: []model.Facts{}, Lead: 1}, todo.New()
			for range len(s.Findings(d.Clock)) {
				panetest.Fits(t, p.View(d, size[0], size[1], look == "dark"), size[0], size[1])
				if _, y, ok := p.Cursor(); ok && (y < 0 || y >= size[1]) {
					t.Fatalf("the cursor is on line %d at %v", y, size)
				}
				panetest.Press(t, p, d, "down")
			}
		}
	}
	panetest.Fits(t, todo.New().View(cohortDesk(), -4, 3, true), -4, 3)
}

func TestAnyKeys(t *testing.T) {
	names := strings.Fields("up down left right home end pgup pgdown enter esc tab backspace h j k l q 1 7 ü")
	cohorts := []*model.Snapshot{cohort(), panetest.Written(8), nil}
	rapid.Check(t, func(t *rapid.T) {
		d, p := cohortDesk(), todo.New()
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			if rapid.IntRange(0, 9).Draw(t, "open") == 0 {
				d.Snap = rapid.SampledFrom(cohorts).Draw(t, "cohort")
			}
			panetest.Press(t, p, d, rapid.SampledFrom(names).Draw(t, "key"))
			w, h := rapid.IntRange(0, 60).Draw(t, "w"), rapid.IntRange(0, 20).Draw(t, "h")
			lines := p.View(d, w, h, true)
			panetest.Fits(t, lines, w, h)
			if _, y, ok := p.Cursor(); ok && (y >= h || w > 1 && lines[y][1] != '>') {
				t.Fatalf("the cursor is on line %d of\n%s", y, strings.Join(lines, "\n"))
			}
		}
	})
}

// A fee leads to its place among the charges, and is not spoken of while only names are
// shown.
func TestFees(t *testing.T) {
	d, p := cohortDesk(), todo.New()
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		w.Cohort(model.Cohort{ID: 7, Code: "c", Title: "C", Fee: &model.FeeRule{Pence: 7500, NonAttendance: true}})
		w.MarkAs(panetest.Place(2), 101, model.Mark{Kind: model.Absent})
	})
	place := pane.Place{Screen: pane.Charges, Enrolment: panetest.Place(2).ID, Session: 101}
	if got := panetest.Press(t, p, d, "end enter"); got != pane.To(place) || p.Title(d) != "7 To do (8)" {
		t.Errorf("%+v under %q in\n%s", got, p.Title(d), panetest.Shown(p, d, 40, 20))
	}
	d.Hide = pane.NamesOnly
	if got := panetest.Shown(p, d, 40, 20); strings.Contains(got, "charge") || p.Title(d) != "7 To do (7)" {
		t.Errorf("at names only it says\n%s", got)
	}
}

// Whose plan is late, and whom the page does not fit, is not for others to read.
func TestWhatIsPrivate(t *testing.T) {
	d, p := cohortDesk(), todo.New()
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		w.Cohort(model.Cohort{ID: 7, Code: "c", Title: "C", Programme: 9})
		w.Programme(model.Programme{ID: 9, Title: "P", Eligibility: []model.Eligibility{{Rule: model.RuleWarns, Sentence: "For subject leaders."}}})
		e := panetest.Place(2)
		e.Role = "Teacher"
		w.Enrol(*e)
		w.ActionPlan(model.ActionPlan{ID: 10, Person: e.Person, Review: 1})
	})
	if got := panetest.Shown(p, d, 60, 30); !strings.Contains(got, "role that the page") || !strings.Contains(got, "review was due") {
		t.Errorf("it says\n%s", got)
	}
	d.Hide = pane.NamesOnly
	if got := panetest.Shown(p, d, 60, 30); strings.Contains(got, "the page") || strings.Contains(got, "review") {
		t.Errorf("at names only it says\n%s", got)
	}
}
