package cycle_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/cycle"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

// TestWhatIsTyped types each change as a lead would, and reads what the foot says and
// what stands then.
func TestWhatIsTyped(t *testing.T) {
	for _, c := range []struct {
		name, keys, foot string
		holds            func(s *model.Snapshot) bool
	}{
		{
			"a workshop as a page writes its date", `n w "Plans" tab "Tuesday 11th June" tab "9:30am-2:30pm" tab tab "Higham Lane School" ctrl+s`, "Session 6 added, Tue 11 Jun 24.",
			func(s *model.Snapshot) bool {
				x := s.SessionNumbered(6)
				return x.Kind == model.Workshop && x.Title == "Plans" && x.Date == panetest.Day("11 Jun 2024") && x.Start == model.MakeClock(9, 30) &&
					x.End == model.MakeClock(14, 30) && x.Credit == 4 && x.Mode == model.InRoom && strings.HasPrefix(x.Address, "Shanklin Dr")
			},
		},
		{
			"a short meeting online counts a quarter", `n m tab "7/3/24" tab "4pm-5.30" tab right ctrl+s`, "Session 6 added, Thu 7 Mar 24.",
			func(s *model.Snapshot) bool {
				x := s.SessionNumbered(6)
				return x.Kind == model.Meeting && x.Credit == 1 && x.Mode == model.Online && x.End == model.MakeClock(17, 30)
			},
		},
		{
			"a credit that is typed stands", `n w tab "7/3/24" tab "9-12" tab tab tab tab "1" ctrl+s`, "Session 6 added, Thu 7 Mar 24.",
			func(s *model.Snapshot) bool { return s.SessionNumbered(6).Credit == 4 },
		},
		{
			"a visit has no date and counts half a day", `n v "Open lesson" ctrl+s`, "Session 6 added.",
			func(s *model.Snapshot) bool {
				x := s.SessionNumbered(6)
				return x.Kind == model.Visit && x.Credit == 2 && !x.Date.Known()
			},
		},
		{
			"a workshop without a date stands last", `n w "Some day" ctrl+s home - -`, "Session 1 is the first already.",
			func(s *model.Snapshot) bool { return s.Cycle()[5].Title == "Some day" },
		},
		{
			"a task after the session, due before another", `n t "Plan" tab "before 4" tab "Write it." ctrl+s`, "Task “Plan” set after session 1, due Wed 24 Apr 2024.",
			func(s *model.Snapshot) bool {
				ts := s.TasksOf(101)
				return len(ts) == 2 && (ts[0].Before == 104 && ts[0].Wording[0] == "Write it." || ts[1].Before == 104 && ts[1].Wording[0] == "Write it.")
			},
		},
		{
			"the old date is kept", `end m "9 July" ctrl+s`, "Session 5 moved from Tue 2 Jul 2024 to Tue 9 Jul 2024.",
			func(s *model.Snapshot) bool {
				x := s.Session(105)
				return x.Date == panetest.Day("9 Jul 2024") && len(x.Earlier) == 1 && x.Earlier[0].Date == panetest.Day("2 Jul 2024") && x.Earlier[0].Announced == panetest.Day("4 Dec 2023")
			},
		},
		{
			"a slip is not kept", `end m "9 July" tab tab tab tab right ctrl+s`, "Session 5 moved from Tue 2 Jul 2024 to Tue 9 Jul 2024.",
			func(s *model.Snapshot) bool { return len(s.Session(105).Earlier) == 0 },
		},
		{
			"no date for now", `end m "none" ctrl+s`, "Session 5 has no date for now, Tue 2 Jul 2024 before.",
			func(s *model.Snapshot) bool {
				return !s.Session(105).Date.Known() && len(s.Session(105).Earlier) == 1
			},
		},
		{
			"online instead with its link", `end o i "Snow" tab "https://example.org/j" ctrl+s`, "Session 5 is online instead: Snow.",
			func(s *model.Snapshot) bool {
				x := s.Session(105)
				return x.Instead && x.Mode == model.Online && x.Reason == "Snow" && x.Link == "https://example.org/j"
			},
		},
		{
			"in the room after all", `end o i "Snow" ctrl+s a`, "Session 5 is in the room after all.",
			func(s *model.Snapshot) bool { return !s.Session(105).Instead && s.Session(105).Mode == model.InRoom },
		},
		{
			"called off says what becomes of marks", `home o c "Flood" ctrl+s`, "Session 1 is called off: Flood. 12 marks are kept and count for nothing while it is not held.",
			func(s *model.Snapshot) bool { return s.Session(101).State == model.CalledOff },
		},
		{
			"not held, and held after all", `home o n "Strike" ctrl+s a`, "Session 1 is held after all. 12 marks count again.",
			func(s *model.Snapshot) bool { return s.Session(101).State == model.Planned },
		},
		{
			"a session goes with its task", `end up d enter`, "Session 4 removed.",
			func(s *model.Snapshot) bool { return s.Session(104) == nil && len(s.Sessions) == 4 },
		},
		{
			"a task goes alone", `home down d enter`, "Task “department audit” removed, and with it 9 back.",
			func(s *model.Snapshot) bool { return s.Task(201) == nil && s.Session(101) != nil },
		},
		{
			"later in the cycle", `end up +`, "Session 4 is session 5 now.",
			func(s *model.Snapshot) bool { return s.Session(104).Number == 5 && s.Session(105).Number == 4 },
		},
		{
			"the note", `end t "Bring lunch." ctrl+s`, "Session 5 changed: notes.",
			func(s *model.Snapshot) bool { return s.Session(105).Notes == "Bring lunch." },
		},
		{
			"all but the date is edited", `end e ctrl+u "Year end" tab "8.45am – 12.45pm" ctrl+s`, "Session 5 changed: times, title.",
			func(s *model.Snapshot) bool {
				x := s.Session(105)
				return x.Title == "Year end" && x.Start == model.MakeClock(8, 45) && x.End == model.MakeClock(12, 45) && x.Credit == 4 && x.Date == panetest.Day("2 Jul 2024")
			},
		},
		{
			"a day by which a task is due", `home down m ctrl+u "15 Jan" ctrl+s`, "Task “department audit” changed: due.",
			func(s *model.Snapshot) bool { return s.Task(201).Due == panetest.Day("15 Jan 2024") },
		},
		{"a session with marks is not moved", `home m`, "Session 1 has 12 marks of Mon 13 Nov 2023: it cannot be moved. Make a new session for the new date.", nil},
		{"a visit is not moved", `home down down m`, "A visit has no date of its own: change the one of its dates that moves.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, p := originDesk(), cycle.New()
			if asked := panetest.Type(t, p, d, c.keys); asked != nil {
				t.Fatalf("still asked is\n%s", strings.Join(asked.Dialog.Sized(76, 24).View(panetest.Plain()), "\n"))
			}
			if d.Foot != c.foot {
				t.Errorf("the foot says %q, want %q", d.Foot, c.foot)
			}
			if c.holds != nil && !c.holds(d.Snap) {
				t.Errorf("after %s what stands is something else", c.keys)
			}
			for len(d.Done(1)) > 0 {
				if err := d.TakeBack(d.Done(1)); err != nil {
					t.Fatal(err)
				}
			}
			want, got := originDesk(), d
			panetest.Same(t, panetest.Shown(cycle.New(), got, 78, 24), panetest.Shown(cycle.New(), want, 78, 24))
		})
	}
}

// TestWhatIsWrongIsSaidAtItsField reads the form while something wrong is in it: nothing
// is written.
func TestWhatIsWrongIsSaidAtItsField(t *testing.T) {
	for _, c := range []struct{ keys, says string }{
		{`n w shift+tab shift+tab ctrl+u "3" ctrl+s`, "! Number 3 is taken by"},
		{`n w shift+tab shift+tab ctrl+u "x" ctrl+s`, `! "x" is no number of a session`},
		{`n w tab "Tuesday 8th February" tab`, "* Thu 8 Feb 2024. 8 February 2024 is a Thursday, not a Tuesday."},
		{`n w tab "8/2/22" tab`, "is outside the academic year 2023/24"},
		{`n w tab "soon" ctrl+s`, "! "},
		{`n w tab tab "9:30-9am" ctrl+s`, "! "},
		{`n w tab tab tab tab tab tab "5 hours" ctrl+s`, "not in hours"},
		{`end m ctrl+s`, "! The new date is missing"},
		{`end m "9 July" tab tab tab tab tab ctrl+u "20 Dec 2023" ctrl+s`, "is still to come"},
		{`end o c ctrl+s`, "! Say why in a few words"},
		{`n t ctrl+s`, "! A task needs a title."},
		{`n t "x" tab "before session 9" ctrl+s`, "! There is no session 9"},
		{`end n t "x" tab "before session 2" ctrl+s`, "cannot be due before session 2"},
		{`n w "` + strings.Repeat("x", 300) + `" ctrl+s`, "Session 6 added"},
	} {
		d, p := originDesk(), cycle.New()
		before := d.Snap
		asked := panetest.Type(t, p, d, c.keys)
		if asked == nil {
			if !strings.Contains(d.Foot, c.says) {
				t.Errorf("%s: nothing is asked, and the foot says %q", c.keys, d.Foot)
			}
			continue
		}
		view := strings.Join(asked.Dialog.Sized(110, 40).View(panetest.Plain()), "\n")
		if !strings.Contains(strings.Join(strings.Fields(view), " "), c.says) || d.Snap != before {
			t.Errorf("%s: shown is\n%s\nwithout %q, or something was written", c.keys, view, c.says)
		}
	}
}

func TestDetailsOfATask(t *testing.T) {
	d, p := originDesk(), cycle.New()
	panetest.Type(t, p, d, `home down t "What there is." ctrl+s`)
	got := panetest.Shown(p, d, 78, 24)
	for _, want := range []string{
		">            task: department audit, due 8 Feb", "Task after session 1: department audit. Due Thu 8 Feb 2024. Back 9, under", "What there is.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("shown is\n%s\nwithout %q", got, want)
		}
	}
	d.Hide = pane.NamesOnly
	if got := panetest.Shown(p, d, 78, 24); strings.Contains(got, "audit") || !strings.Contains(got, "> held     1") {
		t.Errorf("where only names are shown\n%s", got)
	}
	panetest.Press(t, p, d, "t")
	if !strings.Contains(d.Foot, "ctrl+o") {
		t.Errorf("a note is hidden, and the foot says %q", d.Foot)
	}
}

func TestCursorStaysWhereWhatIsRemovedStood(t *testing.T) {
	d, p := originDesk(), cycle.New()
	panetest.Type(t, p, d, "home down down down down d enter")
	if got := p.Chosen(d); got != 104 {
		t.Errorf("session 3 was removed, and the cursor rests on %d", got)
	}
	for range 4 {
		panetest.Type(t, p, d, "home d enter")
	}
	if got := p.Chosen(d); got != 0 || len(d.Snap.Sessions) != 0 {
		t.Errorf("all are removed, and the cursor rests on %d", got)
	}
	panetest.Press(t, p, d, "e")
	if !strings.Contains(d.Foot, "n makes one") {
		t.Errorf("there is nothing to edit, and the foot says %q", d.Foot)
	}
}

func TestDialogs(t *testing.T) {
	for name, keys := range map[string]string{
		"new": "n", "workshop": `n w "Plans" tab "Tue 8th February" tab "9.30-2.30" tab`, "move": `end m "9 July" tab`, "off": "home o", "called off": `home o c "Flood"`,
		"task": `home n t "Plan" tab "bef"`, "remove": "home d", "edit": "end e",
	} {
		t.Run(name, func(t *testing.T) {
			panetest.Dialogs(t, panetest.Type(t, cycle.New(), originDesk(), keys))
		})
	}
}
