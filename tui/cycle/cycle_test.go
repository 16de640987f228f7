package cycle_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/cycle"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

var _ pane.Pane = (*cycle.Pane)(nil)

func TestAsDrawn(t *testing.T) {
	d, p := originDesk(), cycle.New()
	p.Focus(d, 102)
	panetest.Same(t, panetest.Shown(p, d, 53, 20), strings.TrimPrefix(`
  held     1 Mon 13 Nov 23  Higham Lane School  12/14
             task: department audit, due 8 Feb   9/14
> now      2 visit, any one date, half a day     7/14
             task: what I noticed                0/14
  to come  3 Thu  8 Feb 24  Higham Lane School
             task: action plan, first draft      0/14
  to come  4 Wed 24 Apr 24  The Nuneaton Acade~ 08:45
  to come  5 Tue  2 Jul 24  Whitmore Park Annexe

  Session 2: Half day observing at the Hospital
  School/PRU. Counts 0.5 of a day. Told us already:
  1 cancelled, 1 leaves at 11:00.
  Bring a DBS letter.`, "\n"))
	if x, y, ok := p.Cursor(); x != 0 || y != 2 || !ok {
		t.Errorf("the cursor is at %d, %d, %v", x, y, ok)
	}
	panetest.Same(t, strings.Join(strings.SplitAfter(panetest.Shown(p, d, 78, 18), "\n")[:8], ""), strings.TrimPrefix(`
  held     1 Mon 13 Nov 23  Higham Lane School (no time)                 12/14
             task: department audit, due 8 Feb                            9/14
> now      2 visit, any one date, half a day                              7/14
             task: what I noticed                                         0/14
  to come  3 Thu  8 Feb 24  Higham Lane School (no time)
             task: action plan, first draft                               0/14
  to come  4 Wed 24 Apr 24  The Nuneaton Academy 08:45-12:45
  to come  5 Tue  2 Jul 24  Whitmore Park Annexe (no time)
`, "\n"))
}

func TestNamesOnlyHidesDaysTasksAndNotes(t *testing.T) {
	d, p := originDesk(), cycle.New()
	p.Focus(d, 102)
	d.Hide = pane.NamesOnly
	panetest.Same(t, panetest.Shown(p, d, 53, 14), strings.TrimPrefix(`
  held     1 Mon 13 Nov 23  Higham Lane School  12/14
> now      2 visit, any one date                 7/14
  to come  3 Thu  8 Feb 24  Higham Lane School
  to come  4 Wed 24 Apr 24  The Nuneaton Acade~ 08:45
  to come  5 Tue  2 Jul 24  Whitmore Park Annexe

  Session 2: Half day observing at the Hospital
  School/PRU. Told us already: 1 cancelled, 1
  leaves at 11:00.`, "\n"))
	if got := p.Title(d); strings.Contains(got, "task") {
		t.Errorf("the title is %q", got)
	}
	d.Hide = pane.Nothing
	if got := panetest.Shown(p, d, 53, 14); got != "" {
		t.Errorf("nothing may be seen, but %q is", got)
	}
	if e := panetest.Press(t, p, d, "down"); e.Handled || p.Chosen(d) != 102 {
		t.Error("a key moved what cannot be seen")
	}
}

func TestStages(t *testing.T) {
	workshop := func(n int, when string, s model.State) model.Session {
		x := model.Session{ID: model.ID(n), Number: n, Kind: model.Workshop, Venue: "V", State: s, Credit: 4}
		if when != "" {
			x.Date = panetest.Day(when)
		}
		return x
	}
	d := &panetest.Desk{Clock: panetest.At("17 Nov 2021 09:24"), Look: panetest.Plain(), Snap: panetest.Written(7, func(d *model.Draft) {
		d.Session(workshop(1, "1 Oct 2021", model.Planned))
		d.Session(workshop(2, "8 Oct 2021", model.NotHeldAt))
		d.Session(workshop(3, "17 Nov 2021", model.Planned))
		d.Session(workshop(4, "1 Mar 2022", model.CalledOff))
		d.Session(workshop(5, "8 Mar 2022", model.Planned))
		d.Session(workshop(6, "", model.Planned))
		d.Session(model.Session{ID: 8, Number: 7, Kind: model.Visit})
		d.Session(model.Session{ID: 9, Number: 8, Kind: model.Meeting, Date: panetest.Day("9 Mar 2022"), Mode: model.Online})
	})}
	panetest.Same(t, panetest.Shown(cycle.New(), d, 53, 8), strings.Join([]string{
		"  held        1 Fri  1 Oct 21  V (no time)",
		"  not held    2 Fri  8 Oct 21  V (no time)",
		"> now         3 Wed 17 Nov 21  V (no time)",
		"  called off  4 Tue  1 Mar 22  V (no time)",
		"  to come     5 Tue  8 Mar 22  V (no time)",
		"  3 more below",
		"  Session 3: workshop. V. Wed 17 Nov 2021, time not",
		"  set. Counts 1 day.",
	}, "\n"))
	p := cycle.New()
	panetest.Press(t, p, d, "end")
	got := panetest.Shown(p, d, 53, 12)
	for _, want := range []string{
		"  no date     7 visit, any one date", "  to come     8 Wed  9 Mar 22  meeting, online", "> no date     6                V (no time)",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("shown is\n%s\nwithout %q", got, want)
		}
	}
}

func TestWhoIsCounted(t *testing.T) {
	d, p := originDesk(), cycle.New()
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		came, gone := *panetest.Place(13), *panetest.Place(6)
		came.From = panetest.Day("1 Dec 2023")
		gone.Status = model.Withdrawn
		w.Enrol(came)
		w.Enrol(gone)
		w.Enrol(model.Enrolment{ID: 590, Person: 490, Status: model.NotOnList, From: panetest.Day("13 Nov 2023")})
		w.Enrol(model.Enrolment{ID: 591, Person: 491, Status: model.Waiting})
		w.Progress(panetest.Place(12), 201, model.TaskState{Progress: model.NotRequired})
		w.MarkAs(panetest.Place(5), 102, model.Mark{Kind: model.Absent})
		w.MarkAs(panetest.Place(12), 102, model.Mark{Kind: model.Elsewhere})
	}, func(w *model.Draft) { w.MarkAs(&model.Enrolment{ID: 590}, 101, model.Mark{Kind: model.Present}) })
	var counts []string
	for _, l := range strings.Split(panetest.Shown(p, d, 53, 30), "\n")[:4] {
		f := strings.Fields(l)
		counts = append(counts, f[len(f)-1])
	}
	if got := strings.Join(counts, " "); got != "13/14 8/12 6/13 0/13" {
		t.Errorf("workshop, its task, visit and its task count %s", got)
	}
}

func TestVisitStages(t *testing.T) {
	for _, c := range []struct{ now, want string }{
		{"1 Nov 2023 09:00", "to come"}, {"13 Nov 2023 09:00", "now"}, {"4 Dec 2023 09:00", "now"}, {"12 Dec 2023 09:00", "now"}, {"13 Dec 2023 09:00", "now"},
	} {
		d, p := originDesk(), cycle.New()
		d.Clock = panetest.At(c.now)
		if got := strings.Split(panetest.Shown(p, d, 53, 30), "\n")[2]; strings.Fields(strings.TrimPrefix(got, ">"))[0] != strings.Fields(c.want)[0] {
			t.Errorf("on %s the visit is %q, want %s", c.now, got, c.want)
		}
	}
	d, p := originDesk(), cycle.New()
	d.Clock = panetest.At("13 Dec 2023 09:00")
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		for i := 7; i < 14; i++ {
			w.Book(panetest.Place(i), 102, 301)
		}
	})
	if got := strings.Split(panetest.Shown(p, d, 53, 30), "\n")[2]; !strings.HasPrefix(got, "  held     2 visit, any one date, half a day    14/14") {
		t.Errorf("with everybody booked on a day that is over, the visit is %q", got)
	}
}

func TestInitialCursor(t *testing.T) {
	finished := model.Finish{Is: true, Was: true, Day: panetest.Day("13 Nov 2023"), At: model.MakeClock(16, 0)}
	for _, c := range []struct {
		name, now string
		with      func(d *model.Draft)
		want      model.ID
	}{
		{"not finished though its date has come", "4 Dec 2023 15:42", nil, 101},
		{"all finished: the next to come", "4 Dec 2023 15:42", func(d *model.Draft) { d.FinishAs(model.SheetID{Session: 101}, finished) }, 102},
		{"before all", "1 Nov 2023 09:00", nil, 101},
		{"the day of a session", "8 Feb 2024 07:00", nil, 103},
		{"the day of a date of the visit", "12 Dec 2023 07:00", nil, 102},
		{"the day of a date that is called off", "14 Dec 2023 07:00", nil, 101},
		{"long after", "1 Sep 2024 07:00", nil, 101},
		{"all over", "1 Sep 2024 07:00", func(d *model.Draft) {
			for _, id := range []model.SheetID{{Session: 101}, {Session: 102, Slot: 301}, {Session: 103}, {Session: 104}, {Session: 105}} {
				d.FinishAs(id, finished)
			}
		}, 105},
	} {
		d := originDesk()
		d.Clock = panetest.At(c.now)
		if c.with != nil {
			d.Snap = panetest.Also(d.Snap, c.with)
		}
		if got := cycle.New().Chosen(d); got != c.want {
			t.Errorf("%s: the cursor rests on %d, want %d", c.name, got, c.want)
		}
	}
	undated := &panetest.Desk{Clock: panetest.At("1 Nov 2023 09:00"), Look: panetest.Plain(), Snap: panetest.Written(7, func(d *model.Draft) {
		d.Session(model.Session{ID: 1, Number: 1, Kind: model.Workshop, Date: panetest.Day("1 Nov 2022"), State: model.NotHeldAt})
		d.Session(model.Session{ID: 2, Number: 2, Kind: model.Workshop})
		d.Session(model.Session{ID: 3, Number: 3, Kind: model.Workshop, State: model.CalledOff})
	})}
	if got := cycle.New().Chosen(undated); got != 2 {
		t.Errorf("with no date at all the cursor rests on %d", got)
	}
}

func TestKeys(t *testing.T) {
	for _, c := range []struct {
		keys   string
		chosen model.ID
		effect pane.Effect
	}{
		{"down", 101, pane.Taken()},
		{"down down", 102, pane.Taken()},
		{"j j j k", 102, pane.Taken()},
		{"up", 101, pane.Taken()},
		{"end down", 105, pane.Taken()},
		{"end home", 101, pane.Taken()},
		{"pgdown", 105, pane.Taken()},
		{"pgdown pgup", 101, pane.Taken()},
		{"enter", 101, pane.To(pane.Place{Screen: pane.Register, Session: 101})},
		{"down enter", 101, pane.To(pane.Place{Screen: pane.Tasks, Task: 201})},
		{"down down enter", 102, pane.To(pane.Place{Screen: pane.Observations, Session: 102})},
		{"down down down enter", 102, pane.To(pane.Place{Screen: pane.Tasks, Task: 202})},
		{"down down down down enter", 103, pane.To(pane.Place{Screen: pane.Register, Session: 103})},
		{"left", 101, pane.To(pane.Place{Screen: pane.Cohorts})},
		{"h", 101, pane.To(pane.Place{Screen: pane.Cohorts})},
		{"right", 101, pane.To(pane.Place{Screen: pane.Observations})},
		{"l", 101, pane.To(pane.Place{Screen: pane.Observations})},
		{"p", 101, pane.Effect{}},
		{"c", 101, pane.Effect{}},
		{"1", 101, pane.Effect{}},
		{"esc", 101, pane.Effect{}},
	} {
		d, p := originDesk(), cycle.New()
		p.View(d, 53, 30, true)
		if got := panetest.Press(t, p, d, c.keys); got != c.effect || p.Chosen(d) != c.chosen {
			t.Errorf("%s: %+v on %d; want %+v on %d", c.keys, got, p.Chosen(d), c.effect, c.chosen)
		}
	}
	d, p := originDesk(), cycle.New()
	if p.Asking() || p.Paste(d, "abc").Handled {
		t.Error("text is taken")
	}
}

// TestEveryKeyIsNamedAndDoesSomething reads the help: each key in it is the pane's,
// none means two things, and none is promised that is not there yet.
func TestEveryKeyIsNamedAndDoesSomething(t *testing.T) {
	d, foot := originDesk(), 0
	for _, g := range cycle.New().Keys(d) {
		for _, k := range g.Keys {
			if k.Foot {
				foot++
			}
		}
	}
	names := panetest.Named(t, d, func() pane.Pane { return cycle.New() })
	for _, name := range names {
		if strings.ContainsAny(name, "y:567890uUq") && len(name) == 1 {
			t.Errorf("%s is not the pane's", name)
		}
	}
	if len(names) != 22 || foot != 6 {
		t.Errorf("%d keys are named, %d in the footer", len(names), foot)
	}
}

func TestCursorStaysOnItsSession(t *testing.T) {
	d, p := originDesk(), cycle.New()
	p.Focus(d, 104)
	d.Clock = panetest.At("8 Feb 2024 09:00")
	if got := p.Chosen(d); got != 104 {
		t.Errorf("time alone moved the cursor to %d", got)
	}
	p.Focus(d, 999)
	if got := p.Chosen(d); got != 104 {
		t.Errorf("a session that is not there moved the cursor to %d", got)
	}
	one := d.Snap
	d.Snap = panetest.Written(8, func(d *model.Draft) {
		d.Session(model.Session{ID: 1, Number: 1, Kind: model.Workshop, Date: panetest.Day("1 Nov 2023")})
	})
	if got := p.Chosen(d); got != 1 {
		t.Errorf("in another cohort the cursor rests on %d", got)
	}
	d.Snap = nil
	if got := p.Chosen(d); got != 0 || panetest.Press(t, p, d, "down enter") != pane.Taken() {
		t.Errorf("without a cohort the cursor rests on %d", got)
	}
	d.Snap = panetest.Written(9)
	if got := p.Chosen(d); got != 0 || panetest.Press(t, p, d, "down enter") != pane.Taken() {
		t.Errorf("without sessions the cursor rests on %d", got)
	}
	panetest.Same(t, panetest.Shown(p, d, 78, 3), "This cohort has no sessions yet. n makes the first: type its date as it stands\nin the programme. Or paste your hub's page: 1, p, paste.")
	d.Snap = one
	if got := p.Chosen(d); got != 103 {
		t.Errorf("back in the first cohort the cursor rests on %d", got)
	}
}

func TestDetails(t *testing.T) {
	d, p := originDesk(), cycle.New()
	d.Snap = panetest.Also(d.Snap, func(w *model.Draft) {
		w.FinishAs(model.SheetID{Session: 104}, model.Finish{Is: true, Was: true, Day: panetest.Day("24 Apr 2024"), At: model.MakeClock(12, 50)})
		for i, told := range []model.Told{
			{Kind: model.WillSend}, {Kind: model.WillBeLate, Minutes: 20}, {Kind: model.WillBeLate, At: model.MakeClock(9, 30)}, {Kind: model.WillJoin},
			{Kind: model.CannotCome}, {Kind: model.WillJoin}, {Kind: model.WillLeave}, {Kind: model.WillBeLate}, {Kind: model.CannotCome},
		} {
			w.ToldAs(panetest.Place(i), 104, told)
		}
	}, func(w *model.Draft) { w.MarkAs(panetest.Place(8), 104, model.Mark{Kind: model.Cancelled}) })
	p.Focus(d, 104)
	_, got, _ := strings.Cut(panetest.Shown(p, d, 78, 30), "\n\n")
	panetest.Same(t, got, strings.Join([]string{
		"  Session 4: workshop. The Nuneaton Academy, Radnor Dr, Nuneaton, CV10 7PD.",
		"  Wed 24 Apr 2024, 08:45 to 12:45. In the room. Counts 0.5 of a day.",
		"  Register finished 24 Apr 12:50. Told us already: 1 cancelled, 1 leaves",
		"  early, 1 comes late, 1 comes 20 minutes late, 1 comes at 09:30, 2 join",
		"  online, 1 sends somebody.",
	}, "\n"))
	if got := panetest.Shown(p, d, 40, 12); !strings.HasSuffix(got, "make the window taller)") && !strings.HasSuffix(got, "make the windo~") {
		t.Errorf("the rest of the details is cut in silence:\n%s", got)
	}
}

func TestVenueIsNotSaidTwice(t *testing.T) {
	for address, want := range map[string]string{
		"Twyford Church of England High School, London W3 9PP": "Session 1: workshop. Twyford Church of England High School, London W3 9PP. Wed",
		"":              "Session 1: workshop. Twyford. Wed",
		"London W3 9PP": "Session 1: workshop. Twyford, London W3 9PP. Wed",
	} {
		d := &panetest.Desk{Clock: panetest.At("17 Nov 2021 09:24"), Look: panetest.Plain(), Snap: panetest.Written(7, func(d *model.Draft) {
			d.Session(model.Session{ID: 1, Number: 1, Kind: model.Workshop, Date: panetest.Day("17 Nov 2021"), Venue: "Twyford", Address: address})
		})}
		if got := panetest.Shown(cycle.New(), d, 200, 20); !strings.Contains(got, want) {
			t.Errorf("shown is\n%s\nwithout %q", got, want)
		}
	}
}
