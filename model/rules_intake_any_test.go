package model_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

// anyTable is a table of cells that intakes know, and of others.
func anyTable(t *rapid.T) []model.Table {
	cell := rapid.SampledFrom([]string{
		"", "", "Name", "School", "Email", "Timestamp", "Date", "Session 1", "2", "Time", "Host", "Capacity", "Who is booked", "Status", "Your role", "TRN", "Days",
		"Imran Khan", "Khan, Imran", "Sarah Jones", "Siân O'Connor-Price", "Jo Bell", "Jo Bel", "Asha Begum; Imran Khan", "Cedar Park", "Beech Hill School", "imran@cedarpark.example",
		"jo@elm.example", "anonymous", "9/10/2021", "13/10/2021 10:00", "10/4/21", "2021-11-17", "3 Nov", "TBC", "9:30-2:30", "09:30", "14:30", "P", "A", "l25", "✓", "½", "x", "0", "1", "5",
		"0.5", "Online", "workshop", "visit", "waiting", "completed", "Mastery Specialist", "No", "Development Work Group 2019/20;", "A;B;", "Strongly agree", "Year 9 pupil Tom", "=1+1", "\x1b[31m", "\u202e", "123456", "12",
	})
	rows := rapid.SliceOfN(rapid.SliceOfN(cell, 1, 6), 1, 7).Draw(t, "rows")
	x := model.Table{}
	for i, cells := range rows {
		full := len(cells)
		for full > 0 && cells[full-1] == "" {
			full--
		}
		if full > 0 {
			x.Rows = append(x.Rows, model.PastedRow{Number: i + 1, Cells: cells[:full]})
		}
	}
	if len(x.Rows) == 0 {
		x.Rows = []model.PastedRow{{Number: 1, Cells: []string{"x"}}}
	}
	if rapid.IntRange(0, 9).Draw(t, "sheets") == 0 {
		return []model.Table{x, {Sheet: "Other", Rows: x.Rows[:1]}}
	}
	return []model.Table{x}
}

func anyIntake(t *rapid.T, r *room, x []model.Table) model.Intake {
	switch rapid.IntRange(0, 5).Draw(t, "kind") {
	case 0:
		return model.NewForms(x)
	case 1:
		return model.NewPeople(x)
	case 2:
		return model.NewSessions(x)
	case 3:
		return model.NewMarks(x)
	case 4:
		return model.NewSlots(x, 0)
	}
	return model.NewFeedback(x, 0)
}

// takesAny decides at random, takes what is proposed, and checks what holds of every intake:
// an action that is offered is done; the same table changes nothing any more; one undo takes
// it back; nothing that obeys reaches a screen.
func takesAny(t *rapid.T, r *room) {
	x := anyIntake(t, r, anyTable(t))
	for range rapid.IntRange(0, 4).Draw(t, "decisions") {
		p := x.Propose(r.s, r.todayIs())
		choices := append([]model.Choice{}, p.Settings...)
		for _, l := range p.Lines {
			if l.Choice != nil {
				choices = append(choices, *l.Choice)
			}
		}
		if len(choices) == 0 {
			break
		}
		c := rapid.SampledFrom(choices).Draw(t, "choice")
		if len(c.Options) > 0 {
			x = x.Decide(c.Key, rapid.SampledFrom(c.Options).Draw(t, "option").Value)
		}
	}
	p := x.Propose(r.s, r.todayIs())
	for _, c := range p.Settings {
		if c.Chosen >= len(c.Options) || strings.Trim(c.Key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-") != "" {
			t.Fatalf("%+v", c)
		}
	}
	for _, l := range p.Lines {
		if strings.ContainsAny(l.Name+l.Words, "\x1b\u202e\n") {
			t.Fatalf("%+v", l)
		}
		if l.Verdict == model.IsWrong && p.Action != nil {
			t.Fatalf("something is taken though a row is wrong: %+v", l)
		}
	}
	if p.Action == nil {
		return
	}
	before := r.standing()
	plan, err := r.try(p.Action)
	if err != nil || len(plan.Changes) == 0 {
		t.Fatalf("offered, and refused: %v %+v", err, plan)
	}
	if again := x.Propose(r.s, r.todayIs()); again.Action != nil {
		t.Fatalf("the same table changes more: %+v", again.Lines)
	}
	r.undo()
	if !same(before, r.standing()) {
		t.Fatal("one undo does not take it back")
	}
}

func TestAnyTable(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) { takesAny(rt, newRoom(t)) })
}

func FuzzIntakes(f *testing.F) {
	f.Fuzz(rapid.MakeFuzz(func(rt *rapid.T) { takesAny(rt, newRoom(f)) }))
}

// TestAnyTableLong does the same for a minute, where that is asked for.
func TestAnyTableLong(t *testing.T) {
	if os.Getenv("WORKGROUP_LONG") != "1" {
		t.Skip("WORKGROUP_LONG=1 runs it for a minute")
	}
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		rapid.Check(t, func(rt *rapid.T) { takesAny(rt, newRoom(t)) })
	}
}
