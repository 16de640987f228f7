package model_test

import (
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

// TestMarksOnPaper takes in the numbers of a sheet that was printed before somebody joined.
func TestMarksOnPaper(t *testing.T) {
	r := newRoom(t)
	code, before := model.SheetCode(r.s, r.sheetID()), r.sheet()
	second := before.Rows[1]
	r.now = r.now.Add(time.Minute)
	r.do(r.add("Ada", "Aaronson", "Oak School"))
	today := model.DayOf(r.now)
	m := model.PaperMarks{Code: strings.ToLower(code), Absent: "2"}
	p := m.Propose(r.s, today)
	if p.Stop != "" || len(p.Lines) != 1 || !strings.Contains(p.Lines[0].Name, second.Person.Listed()) || !strings.HasPrefix(p.Lines[0].Name, " 2 ") {
		t.Fatalf("%q %+v", p.Stop, p.Lines)
	}
	if len(p.Notes) != 1 || !strings.HasPrefix(p.Notes[0], "Printed before Aaronson, Ada came") {
		t.Errorf("notes %q", p.Notes)
	}
	if c := p.Choice("session"); c == nil || c.Chosen < 0 || !strings.HasPrefix(p.Title, "Marks on paper, session ") {
		t.Errorf("%q %+v", p.Title, c)
	}
	now := m.Decide("numbers", "now").Propose(r.s, today)
	if strings.Contains(now.Lines[0].Name, second.Person.Listed()) {
		t.Error("by today's numbers it is the same person")
	}
	plan := r.do(m.Decide("others", "present").Propose(r.s, today).Action)
	n := len(r.sheet().Rows)
	if want := "By row number: 1 ABSENT, "; !strings.HasPrefix(plan.Say, want) || len(plan.Changes) != 1 {
		t.Errorf("%q", plan.Say)
	}
	h := r.sheet()
	if c := h.Count(); c.Absent != 1 || c.Unmarked != 0 || c.Total != n {
		t.Errorf("%+v", c)
	}
	again := m.Propose(r.s, today)
	if again.Action != nil || again.Lines[0].Verdict != model.IsThere {
		t.Errorf("the same again: %+v", again)
	}
}

func TestMarksOnPaperThatCannotBe(t *testing.T) {
	r := newRoom(t)
	today := model.DayOf(r.now)
	for _, c := range []struct {
		m    model.PaperMarks
		want string
	}{
		{model.PaperMarks{Absent: "1"}, "Choose the session"},
		{model.PaperMarks{At: r.sheetID(), Absent: "1 99"}, "Not every number"},
		{model.PaperMarks{At: r.sheetID(), Absent: "1", Present: "1-2"}, "Not every number"},
		{model.PaperMarks{At: r.sheetID(), Code: "333-333", Absent: "1"}, "another roster"},
	} {
		if p := c.m.Propose(r.s, today); !strings.Contains(p.Stop, c.want) || p.Action != nil {
			t.Errorf("%+v: %q", c.m, p.Stop)
		}
	}
	lifted := model.PaperMarks{At: r.sheetID(), Code: "333-333", Absent: "1"}.Decide("numbers", "now")
	if p := lifted.Propose(r.s, today); p.Stop != "" || p.Action == nil {
		t.Errorf("by today's numbers all the same: %q", p.Stop)
	}
	if p := lifted.Decide("session", "99").Decide("nonsense", "x").Propose(r.s, today); p.Stop != "" {
		t.Errorf("what is not known changes something: %q", p.Stop)
	}
	if p := lifted.Propose(r.s, today-300); !strings.Contains(p.Stop, "still to come") {
		t.Errorf("before the day: %q", p.Stop)
	}
}
