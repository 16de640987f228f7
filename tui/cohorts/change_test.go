package cohorts_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/cohorts"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

// TestWhatIsTyped types each change of the open cohort as a lead would.
func TestWhatIsTyped(t *testing.T) {
	for _, c := range []struct {
		name, keys, foot string
		holds            func(s *model.Snapshot) bool
	}{
		{"title, code and days", `e ctrl+u "Leaders" tab ctrl+u "lead-23" tab tab "2½" tab "20" tab tab "Coventry" tab "B" ctrl+s`, "changed: code, title, expected days, places, region, focus.", func(s *model.Snapshot) bool {
			c := s.Cohort
			return c.Title == "Leaders" && c.Code == "lead-23" && *c.Quarters == 10 && c.Places == 20 && c.Region == "Coventry" && c.Focus == "B" && c.Fee == nil
		}},
		{"the numbers of a region", `e tab tab tab tab tab tab "Mid" down enter ctrl+s`, "changed: places, lowest number, region.", func(s *model.Snapshot) bool {
			return s.Cohort.Region == "Midlands" && s.Cohort.Lowest == 8 && s.Cohort.Places == 20
		}},
		{"and others that are typed", `e tab tab tab tab "15" tab tab "North" ctrl+s`, "changed: places, region.", func(s *model.Snapshot) bool {
			return s.Cohort.Region == "North" && s.Cohort.Lowest == 0 && s.Cohort.Places == 15
		}},
		{"a fee rule", `e shift+tab right tab "The hub reserves the right." tab "£75" tab ctrl+u "5 days" tab right tab tab right ctrl+s`, "changed: fee rule.", func(s *model.Snapshot) bool {
			f := s.Cohort.Fee
			return f != nil && f.May && f.Pence == 7500 && f.NoticeDays == 5 && f.WorkingDays && f.PerSchool && f.NonAttendance && f.LateCancellation && f.Text == "The hub reserves the right."
		}},
		{"notice as a page writes it", `e shift+tab right tab tab "75" tab ctrl+u "1 weeks' notice" ctrl+s`, "changed: fee rule.", func(s *model.Snapshot) bool { return s.Cohort.Fee.NoticeDays == 7 }},
		{"notice in weeks", `e shift+tab right tab tab "75" tab ctrl+u "2 weeks" ctrl+s`, "changed: fee rule.", func(s *model.Snapshot) bool { return s.Cohort.Fee.NoticeDays == 14 }},
		{"another lead", `w n "Ana Bell" tab right ctrl+s esc`, "Ana Bell is a lead now: Secondary Assistant Maths Hub Lead.", func(s *model.Snapshot) bool { return len(s.Leads) == 2 }},
		{"a lead's role", `w 1 e tab right ctrl+s esc`, "Robin Hale changed: role.", func(s *model.Snapshot) bool { return s.Leads[0].Role == model.LeadRoles()[1] }},
		{"the only lead stays", `w 1 d enter`, "Robin Hale is the only lead: add another first.", func(s *model.Snapshot) bool { return len(s.Leads) == 1 }},
		{"archived", `x`, "Subject Leadership is archived: all of it is kept.", func(s *model.Snapshot) bool { return s.Cohort.Closed }},
		{"and brought back", `x x`, "Subject Leadership is out of the archive.", func(s *model.Snapshot) bool { return !s.Cohort.Closed }},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, p := threeDesk(), cohorts.New()
			d.Snap = panetest.Also(d.Snap, func(x *model.Draft) {
				c, numbers := d.Snap.Cohort, model.Places{Lowest: 8, Highest: 20}
				c.Programme = 77
				x.Cohort(c)
				x.Programme(model.Programme{ID: 77, Title: "MAT Leads", IfNumbers: true, Regions: []model.Region{{Name: "North", Places: numbers}, {Name: "Midlands", Places: numbers}, {Name: "South"}}})
			})
			if asked := panetest.Type(t, p, d, c.keys); asked != nil {
				t.Fatalf("still asked is\n%s", strings.Join(asked.Dialog.Sized(76, 30).View(panetest.Plain()), "\n"))
			}
			if !strings.Contains(d.Foot, c.foot) || !c.holds(d.Snap) {
				t.Errorf("the foot says %q, want %q, of %+v", d.Foot, c.foot, d.Snap.Cohort)
			}
		})
	}
}

func TestWhatIsWrongIsSaidAtItsField(t *testing.T) {
	for _, c := range []struct{ keys, says string }{
		{`e tab ctrl+u "c-8" ctrl+s`, "! Another cohort of this file is c-8"},
		{`e tab ctrl+u "a b" ctrl+s`, "! A code has no spaces"},
		{`e ctrl+u ctrl+s`, "! A cohort needs a title."},
		{`e tab tab ctrl+u "24/26" ctrl+s`, "! An academic year that begins in 2024 is 2024/25"},
		{`e tab tab tab tab "10,000" ctrl+s`, "! "},
		{`e tab tab tab "3 hours" ctrl+s`, "not in hours"},
		{`e shift+tab right tab tab "lots" ctrl+s`, "is no sum of money"},
		{`e shift+tab right tab tab tab ctrl+u "400" ctrl+s`, "! Notice is 0 to 365 days"},
		{`e shift+tab right tab tab tab ctrl+u "53 weeks" ctrl+s`, "! Notice is 0 to 365 days"},
		{`e shift+tab right tab tab tab ctrl+u "1 day more" ctrl+s`, "! Notice is 0 to 365 days"},
		{`e shift+tab right tab tab tab ctrl+u ctrl+s`, "! Notice is 0 to 365 days"},
		{`n tab tab tab tab tab "c-9" ctrl+s`, "! Another cohort of this file is c-9"},
		{`n end ctrl+s`, "! A cohort needs a title"},
		{`w n ctrl+s`, "! A lead needs a name."},
		{`w n "robin hale" ctrl+s`, "is a lead of this cohort already"},
	} {
		d, p := threeDesk(), cohorts.New()
		before := d.Snap
		asked := panetest.Type(t, p, d, c.keys)
		if asked == nil {
			t.Errorf("%s: nothing is asked, and the foot says %q", c.keys, d.Foot)
			continue
		}
		view := strings.Join(asked.Dialog.Sized(110, 40).View(panetest.Plain()), "\n")
		if !strings.Contains(strings.Join(strings.Fields(view), " "), c.says) || d.Snap != before {
			t.Errorf("%s: shown is\n%s\nwithout %q, or something was written", c.keys, view, c.says)
		}
	}
}

// TestAnotherCohortIsOpenedFirst has the cursor on a cohort that is not the open one.
func TestAnotherCohortIsOpenedFirst(t *testing.T) {
	for _, key := range []string{"e", "w", "x"} {
		d, p := threeDesk(), cohorts.New()
		want := pane.To(pane.Place{Screen: pane.Cohorts, Space: 8, Press: key})
		if got := panetest.Press(t, p, d, "down "+key); got != want || len(d.Done(1)) > 0 {
			t.Errorf("%s gives %+v, want %+v", key, got, want)
		}
	}
	d, p := threeDesk(), cohorts.New()
	d.List = []model.Facts{}
	panetest.Press(t, p, d, "e")
	if !strings.Contains(d.Foot, "n makes one") {
		t.Errorf("there is nothing to edit, and the foot says %q", d.Foot)
	}
}

// TestANewCohortIsOpened makes one, and reads where that leads.
func TestANewCohortIsOpened(t *testing.T) {
	d, p := threeDesk(), cohorts.New()
	ask := panetest.Type(t, p, d, `n right right tab "Next leaders" tab ctrl+u "2024/25"`)
	form, answer := ask.Dialog.Sized(76, 30).Key(panetest.Key(t, "ctrl+s"))
	if !answer.Done {
		t.Fatalf("not made:\n%s", strings.Join(form.View(panetest.Plain()), "\n"))
	}
	e := ask.Then(d, answer)
	steps := d.Done(1)
	if len(steps) != 1 || !strings.HasPrefix(d.Foot, "Cohort ssl-2024 made: Next leaders.") {
		t.Fatalf("%d steps, and the foot says %q", len(steps), d.Foot)
	}
	changes := steps[0].Changes
	if len(changes) != 1 || e != pane.To(pane.Place{Screen: pane.Cycle, Space: changes[0].Space}) {
		t.Errorf("%d changes, and then %+v: its hub is in the file already", len(changes), e)
	}
	s := model.NewSnapshot(changes[0].Space, nil).Apply(changes[0])
	if s.Cohort.Title != "Next leaders" || s.Cohort.Year != 2024 || s.Cohort.Hub != 1 || len(s.Sessions) != 5 || s.Sessions[0].Date.Known() || s.Leads[0].ID != 1 {
		t.Errorf("made is %+v with %d sessions, led by %+v", s.Cohort, len(s.Sessions), s.Leads)
	}
}

func TestDialogs(t *testing.T) {
	for name, keys := range map[string]string{
		"new": "n", "new elsewhere": `n tab tab tab tab ctrl+u "solent" tab`, "edit": "e", "fee": `e shift+tab right tab "The words." tab "75" tab`, "leads": "w", "lead": "w 1", "another": `w n "Ana"`,
	} {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			panetest.Dialogs(t, panetest.Type(t, cohorts.New(), threeDesk(), keys))
		})
	}
}
