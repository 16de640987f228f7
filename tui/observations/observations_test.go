package observations_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/observations"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

var _ pane.Pane = (*observations.Pane)(nil)

// people are those of the sample in the order of the register.
func people() []model.Person {
	return []model.Person{
		{Given: "Bilal", Family: "Ahmed"}, {Given: "Asha", Family: "Begum"}, {Given: "Tara", Family: "Brown"}, {Given: "Owen", Family: "Clarke"},
		{Given: "Megan", Family: "Davies"}, {Given: "Rhys", Family: "Evans"}, {Given: "Tomás", Family: "García Simón"}, {Given: "Sarah", Family: "Jones", Label: "Brent"},
		{Given: "Sarah", Family: "Jones", Label: "Ealing"}, {Given: "Imran", Family: "Khan"}, {Given: "Akosua", Family: "Mensah"}, {Given: "Thị Minh Khai", Family: "Nguyễn"},
		{Given: "Dan", Family: "Price"}, {Given: "Maximiliana", Family: "Roberts-Featherstonehaugh"},
	}
}

// visits is the cohort of fourteen with three dates for its visit, one called off.
func visits() *model.Snapshot {
	return panetest.Written(7, func(d *model.Draft) {
		d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Date: panetest.Day("13 Nov 2023"), Credit: 4})
		d.Session(model.Session{ID: 102, Number: 2, Kind: model.Visit, Title: "Half day at the Hospital School/PRU", Credit: 2})
		d.Slot(model.Slot{ID: 301, Session: 102, Date: panetest.Day("12 Dec 2023"), Start: model.MakeClock(9, 0), Host: "PRU", Capacity: 5})
		d.Slot(model.Slot{ID: 302, Session: 102, Date: panetest.Day("14 Dec 2023"), Host: "Hosp.", Capacity: 5, State: model.CalledOff})
		d.Slot(model.Slot{ID: 303, Session: 102, Date: panetest.Day("8 Jan 2024"), Start: model.MakeClock(9, 30), Host: "PRU", Capacity: 5})
		for i, p := range people() {
			p.ID = panetest.Place(i).Person
			d.Person(p)
			d.Enrol(*panetest.Place(i))
		}
	}, func(d *model.Draft) {
		for slot, who := range map[model.ID][]int{301: {2, 3, 4, 5, 8}, 302: {1, 12}, 303: {9, 10}} {
			for _, i := range who {
				d.Book(panetest.Place(i), 102, slot)
			}
		}
	})
}

func visitsDesk() *panetest.Desk {
	return &panetest.Desk{Snap: visits(), Clock: panetest.At("4 Dec 2023 15:42"), Look: panetest.Plain(), Lead: 1, IDs: 1 << 50}
}

// online is a cohort without visits.
func online() *model.Snapshot {
	return panetest.Written(8, func(d *model.Draft) {
		for n := range 3 {
			d.Session(model.Session{ID: model.ID(101 + n), Number: n + 1, Kind: model.Workshop, Date: panetest.Day("17 Nov 2021") + model.Day(n*70), Credit: 4})
		}
		d.Task(model.Task{ID: 201, Session: 101, Title: "department audit"})
		for i, p := range people() {
			p.ID = panetest.Place(i).Person
			d.Person(p)
			d.Enrol(*panetest.Place(i))
		}
		d.Person(model.Person{ID: 490, Given: "Joe", Family: "Bell"})
	}, func(d *model.Draft) {
		d.ToldAs(panetest.Place(0), 102, model.Told{Kind: model.CannotCome, On: panetest.Day("9 Nov 2021")})
		d.ToldAs(panetest.Place(13), 102, model.Told{Kind: model.WillLeave, At: model.MakeClock(12, 30)})
		d.ToldAs(panetest.Place(10), 102, model.Told{Kind: model.WillSend, Substitute: 490})
		for i := range 11 {
			d.Progress(panetest.Place(i), 201, model.TaskState{Progress: model.Back})
		}
		d.Progress(panetest.Place(11), 201, model.TaskState{Progress: model.NotRequired})
		d.Progress(panetest.Place(13), 201, model.TaskState{Progress: model.UnderWay})
	})
}

func TestAsDrawn(t *testing.T) {
	d, p := visitsDesk(), observations.New()
	panetest.Same(t, panetest.Shown(p, d, 32, 30), strings.TrimPrefix(`
> Tue 12 Dec 09:00 PRU  5/5 FULL
    Brown, Tara
    Clarke, Owen
    Davies, Megan
    Evans, Rhys
    Jones, Sarah (Ealing)
  Thu 14 Dec Hosp. CALLED OFF
  Mon  8 Jan 09:30 PRU   2/5

No date yet (5):
  Ahmed, Bilal
  García Simón, Tomás
  Jones, Sarah (Brent)
  Nguyễn, Thị Minh Khai
  Roberts-Featherstonehaugh, Ma~

Date called off, needs new (2):
  Begum, Asha
  Price, Dan`, "\n"))
	if x, y, ok := p.Cursor(); x != 0 || y != 0 || !ok {
		t.Errorf("the cursor is at %d, %d, %v", x, y, ok)
	}
	if got := p.Title(d); got != "3 Observations" {
		t.Errorf("the title is %q", got)
	}
	panetest.Press(t, p, d, "space")
	panetest.Same(t, strings.Join(strings.Split(panetest.Shown(p, d, 78, 18), "\n")[:5], "\n"), strings.TrimPrefix(`
  Tue 12 Dec 09:00 PRU   5/5 FULL
> Thu 14 Dec       Hosp. CALLED OFF
    Begum, Asha
    Price, Dan
  Mon  8 Jan 09:30 PRU   2/5`, "\n"))
}

// What is known of the date with the cursor stands below its people; what is not for
// others to see does not, while only names are shown.
func TestWhatIsKnownOfADate(t *testing.T) {
	d, p := visitsDesk(), observations.New()
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		w.Slot(model.Slot{
			ID: 301, Session: 102, Date: panetest.Day("12 Dec 2023"), Start: model.MakeClock(9, 0), End: model.MakeClock(12, 0), Host: "PRU", Capacity: 5,
			Kind: model.Provision, Setting: "Year 9", Teacher: "Amina Yusuf", Mastery: true, Focus: "bar models", Facilitator: "Joe Bell", Briefing: "Ring at the gate.",
		})
		e := panetest.Place(5)
		e.Status = model.Enrolled
		w.Book(e, 102, 301)
		w.Overbook(e, 102, "two cars")
		w.Wait(panetest.Place(0), 301, 7)
		w.Wish(panetest.Place(1), 102, "Jan")
	})
	panetest.Same(t, panetest.Shown(p, d, 60, 30), strings.TrimPrefix(`
> Tue 12 Dec 09:00 PRU   5/5 FULL, 1 waits
    Brown, Tara
    Clarke, Owen
    Davies, Megan
    Evans, Rhys  extra: two cars
    Jones, Sarah (Ealing)
    waits 1 Ahmed, Bilal
    09:00-12:00; visit to a PRU or hospital school; Year 9;
    taught by Amina Yusuf (Mastery Specialist); focus: bar
    models; talk led by Joe Bell; Ring at the gate.
  Thu 14 Dec       Hosp. CALLED OFF
  Mon  8 Jan 09:30 PRU   2/5

No date yet (5):
  Ahmed, Bilal
  García Simón, Tomás
  Jones, Sarah (Brent)
  Nguyễn, Thị Minh Khai
  Roberts-Featherstonehaugh, Maximiliana

Date called off, needs new (2):
  Begum, Asha  wants Jan
  Price, Dan`, "\n"))
	d.Hide = pane.NamesOnly
	for _, hidden := range []string{"two cars", "Ring", "Jan"} {
		if got := strings.ReplaceAll(panetest.Shown(p, d, 60, 30), "8 Jan", ""); strings.Contains(got, hidden) {
			t.Errorf("with names only %q is shown:\n%s", hidden, got)
		}
	}
}

func TestStandingOfDates(t *testing.T) {
	d, p := visitsDesk(), observations.New()
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		w.Book(panetest.Place(0), 102, 301)
		w.Slot(model.Slot{ID: 304, Session: 102, Host: "A host with a long name"})
		w.Slot(model.Slot{ID: 305, Session: 102, Date: panetest.Day("1 Feb 2024"), Start: model.MakeClock(9, 0), Setting: "Alternative Provision"})
		w.Slot(model.Slot{ID: 306, Session: 102, Date: panetest.Day("2 Feb 2024"), State: model.NotHeldAt})
	})
	panetest.Press(t, p, d, "end")
	panetest.Same(t, strings.Join(strings.Split(panetest.Shown(p, d, 32, 30), "\n")[:8], "\n"), strings.TrimPrefix(`
  Tue 12 Dec 09:00 PRU
    6/5 OVER BY 1
  Thu 14 Dec Hosp.    CALLED OFF
  Mon  8 Jan 09:30 PRU       2/5
  Thu  1 Feb 09:00 Alternative ~
    0 booked
  Fri  2 Feb            NOT HELD
  no date    A host wi~ 0 booked`, "\n"))
	for i := range 30 {
		if lines := panetest.Shown(observations.New(), d, 24+i*2, 30); !strings.Contains(lines, "OVER BY 1") {
			t.Errorf("at %d cells it is not said that the date is over its places:\n%s", 24+i*2, lines)
		}
	}

	d.Clock = panetest.At("12 Dec 2023 08:30")
	if got := panetest.Shown(p, d, 50, 30); !strings.Contains(got, "6/5 OVER BY 1 TODAY") {
		t.Errorf("on the day shown is\n%s", got)
	}
	d.Clock = panetest.At("13 Dec 2023 08:30")
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		w.MarkAs(panetest.Place(0), 102, model.Mark{Kind: model.Present})
		w.MarkAs(panetest.Place(2), 102, model.Mark{Kind: model.Absent})
	})
	if got := panetest.Shown(p, d, 60, 30); !strings.Contains(got, "1 of 6 came, 4 unmarked") {
		t.Errorf("on the day after shown is\n%s", got)
	}
}

func TestWithdrawnPeopleTakeNoPlace(t *testing.T) {
	for _, until := range []model.Day{0, panetest.Day("1 Dec 2023")} {
		d := visitsDesk()
		d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
			gone := *panetest.Place(2)
			gone.Status, gone.Until = model.Withdrawn, until
			w.Enrol(gone)
		})
		if got := panetest.Shown(observations.New(), d, 32, 30); !strings.Contains(got, "4/5") || strings.Contains(got, "FULL") {
			t.Errorf("shown is\n%s", got)
		}
	}
}

func TestKeys(t *testing.T) {
	register := func(slot model.ID) pane.Effect {
		return pane.To(pane.Place{Screen: pane.Register, Session: 102, Slot: slot})
	}
	card := func(slot model.ID, i int) pane.Effect {
		if slot == 0 {
			return pane.To(pane.Place{Screen: pane.Card, Enrolment: panetest.Place(i).ID})
		}
		return pane.To(pane.Place{Screen: pane.Card, Session: 102, Slot: slot, Enrolment: panetest.Place(i).ID})
	}
	for _, c := range []struct {
		keys string
		want pane.Effect
	}{
		{"enter", register(301)},
		{"down enter", card(301, 2)},
		{"j j j j j j enter", register(302)},
		{"j j j j j j k enter", register(301)},
		{"space enter", register(302)},
		{"space space enter", register(303)},
		{"space space space enter", register(301)},
		{"down down space enter", register(302)},
		{"space down enter", card(302, 1)},
		{"space down up up enter", register(301)},
		{"end enter", card(0, 12)},
		{"end space enter", register(301)},
		{"end up enter", card(0, 1)},
		{"end home enter", register(301)},
		{"pgdown enter", card(0, 12)},
		{"down down pgup enter", register(301)},
		{"up enter", register(301)},
		{"left", pane.To(pane.Place{Screen: pane.Cycle})},
		{"h", pane.To(pane.Place{Screen: pane.Cycle})},
		{"down", pane.Taken()},
		{"l", pane.Effect{}},
		{"3", pane.Effect{}},
		{"esc", pane.Effect{}},
	} {
		d, p := visitsDesk(), observations.New()
		p.View(d, 32, 30, true)
		if got := panetest.Press(t, p, d, c.keys); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.keys, got, c.want)
		}
	}
	d, p := visitsDesk(), observations.New()
	if p.Asking() || p.Paste(d, "abc").Handled {
		t.Error("text is taken")
	}
	d.Hide = pane.Nothing
	for _, key := range []string{"enter", "b", "n", "space", "down"} {
		if panetest.Press(t, p, d, key).Handled || panetest.Shown(p, d, 32, 9) != "" {
			t.Errorf("%s: what may not be seen is shown or done", key)
		}
	}
}

func TestScrolling(t *testing.T) {
	d, p := visitsDesk(), observations.New()
	want := func(keys, text string) {
		t.Helper()
		panetest.Press(t, p, d, keys)
		panetest.Same(t, panetest.Shown(p, d, 32, 6), strings.TrimPrefix(text, "\n"))
	}
	want("home", `
> Tue 12 Dec 09:00 PRU  5/5 FULL
    Brown, Tara
    Clarke, Owen
    Davies, Megan
    Evans, Rhys
14 more below`)
	want("down down down down down", `
    Brown, Tara
    Clarke, Owen
    Davies, Megan
    Evans, Rhys
>   Jones, Sarah (Ealing)
1 above, 13 below`)
	want("space space", `
> Mon  8 Jan 09:30 PRU   2/5
    Khan, Imran
    Mensah, Akosua

No date yet (5):
2 above, 9 below`)
	want("down down down", `
  Mon  8 Jan 09:30 PRU   2/5

No date yet (5):
> Ahmed, Bilal
  García Simón, Tomás
2 above, 7 below`)
	want("end", `
  Roberts-Featherstonehaugh, Ma~

Date called off, needs new (2):
  Begum, Asha
> Price, Dan
9 more above`)
	if _, y, ok := p.Cursor(); !ok || y != 4 {
		t.Errorf("the cursor is on line %d, %v", y, ok)
	}
}

// Where the spot with the cursor is gone, what took its place has it: the next of
// those without a date, and of a date's people another, or the date.
func TestTheCursorStaysWhereItIs(t *testing.T) {
	for _, c := range []struct {
		keys string
		gone func(w *model.Draft)
		want string
	}{
		{"end up up", func(w *model.Draft) { w.Book(panetest.Place(13), 102, 303) }, "> Begum, Asha"},
		{"end", func(w *model.Draft) { w.Book(panetest.Place(12), 102, 303) }, "> Begum, Asha"},
		{"down", func(w *model.Draft) { w.Book(panetest.Place(2), 102, 303) }, ">   Clarke, Owen"},
		{"down down down down down", func(w *model.Draft) { w.Book(panetest.Place(8), 102, 303) }, ">   Evans, Rhys"},
		{"space", func(w *model.Draft) { w.Remove(model.KindSlot, 302) }, "> Tue 12 Dec"},
	} {
		d, p := visitsDesk(), observations.New()
		panetest.Press(t, p, d, c.keys)
		d.Snap = panetest.Also(d.Snap, c.gone)
		if got := panetest.Shown(p, d, 40, 30); !strings.Contains(got, "\n"+c.want) && !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: no %q in\n%s", c.keys, c.want, got)
		}
	}
}

func TestFirstDate(t *testing.T) {
	for now, want := range map[string]model.ID{"4 Dec 2023 10:00": 301, "12 Dec 2023 18:00": 301, "13 Dec 2023 09:00": 303, "1 Mar 2024 09:00": 303} {
		d := visitsDesk()
		d.Clock = panetest.At(now)
		if got := panetest.Press(t, observations.New(), d, "enter").Go.Slot; got != want {
			t.Errorf("%s: the cursor rests on %d, want %d", now, got, want)
		}
	}
}

func TestShowAndFocus(t *testing.T) {
	d, p := visitsDesk(), observations.New()
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		w.Session(model.Session{ID: 106, Number: 6, Kind: model.Visit, Title: "A second visit"})
		w.Slot(model.Slot{ID: 361, Session: 106, Date: panetest.Day("1 Jun 2024"), Host: "Ash Green"})
		w.Slot(model.Slot{ID: 362, Session: 106, Date: panetest.Day("2 Jun 2024"), Host: "Ash Green"})
		w.Session(model.Session{ID: 107, Number: 7, Kind: model.Visit})
		w.Session(model.Session{ID: 108, Number: 8, Kind: model.Visit, State: model.CalledOff})
	})
	for _, c := range []struct {
		show, want model.ID
	}{{101, 301}, {106, 361}, {101, 361}, {102, 301}} {
		p.Show(c.show)
		p.View(d, 32, 30, true)
		if got := panetest.Press(t, p, d, "enter").Go; got.Slot != c.want {
			t.Errorf("session %d chosen: the cursor rests on %+v, want %d", c.show, got, c.want)
		}
	}
	p.Focus(d, 106, 362)
	p.Show(106)
	if got := panetest.Press(t, p, d, "enter").Go; got.Slot != 362 || got.Session != 106 {
		t.Errorf("the cursor was put on 362, but rests on %+v", got)
	}
	p.Focus(d, 106, 301)
	if got := panetest.Press(t, p, d, "enter").Go.Slot; got != 362 {
		t.Errorf("a date of another visit moved the cursor to %d", got)
	}
	got := panetest.Shown(p, d, 40, 60)
	for _, want := range []string{"Session 2: Half day at the Hospital Sch~", "Session 6: A second visit\n", "Session 7\nNo dates are offered yet: n offers one.", "Session 8\nSession 8 is called off."} {
		if !strings.Contains(got, want) {
			t.Errorf("shown is\n%s\nwithout %q", got, want)
		}
	}
}

func TestToldBeforeAndToDo(t *testing.T) {
	d, p := &panetest.Desk{Snap: online(), Clock: panetest.At("17 Nov 2021 09:24"), Look: panetest.Plain()}, observations.New()
	panetest.Same(t, panetest.Shown(p, d, 32, 12), "This cohort has no visits.")
	p.Show(102)
	panetest.Same(t, panetest.Shown(p, d, 36, 20), strings.TrimPrefix(`
Told before session 2 (3):
  Ahmed, Bilal
    cannot come, told 9 Nov
  Mensah, Akosua  sends Joe Bell
  Roberts-Featherstonehaugh, Maximi~
    leaves 12:30

Not brought (2): department audit
  Price, Dan
  Roberts-Featherstonehaugh, Maximi~`, "\n"))
	if got := p.Title(d); got != "3 Observations: told before" {
		t.Errorf("the title is %q", got)
	}
	if panetest.Press(t, p, d, "enter").Handled {
		t.Error("enter opened something though there is no date")
	}
	d.Hide = pane.NamesOnly
	if got := panetest.Shown(p, d, 60, 20); !strings.Contains(got, "Ahmed, Bilal  cannot come, told 9 Nov") || strings.Contains(got, "Not brought") || strings.Contains(got, "audit") {
		t.Errorf("with names only shown is\n%s", got)
	}
	p.Show(101)
	panetest.Same(t, panetest.Shown(p, d, 60, 20), "Nobody has told us anything before session 1.")
	d.Hide = pane.Everything
	panetest.Same(t, panetest.Shown(p, d, 90, 20), "Nobody has told us anything before session 1, and nobody has a task to bring.")
	d.Snap = nil
	panetest.Same(t, panetest.Shown(p, d, 60, 20), "No cohort is open.")
}

// TestEveryKeyIsNamedAndDoesSomething reads the help: each key in it is the pane's,
// none means two things, and none is promised that is not there yet.
func TestEveryKeyIsNamedAndDoesSomething(t *testing.T) {
	for name, c := range map[string]struct {
		s    *model.Snapshot
		keys int
	}{"dates": {visits(), 28}, "no visits": {online(), 10}} {
		t.Run(name, func(t *testing.T) {
			d := &panetest.Desk{Snap: c.s, Clock: panetest.At("4 Dec 2023 15:42"), Look: panetest.Plain(), Lead: 1}
			if n := len(panetest.Named(t, d, func() pane.Pane { return observations.New() })); n != c.keys {
				t.Errorf("%d keys are named", n)
			}
		})
	}
}
