package model_test

import (
	"strings"
	"testing"

	"workgroup/model"
)

func TestMarksOfATable(t *testing.T) {
	r := newRoom(t)
	before := r.standing()
	x := model.NewMarks(sheetOf(`
Work Group 2021/22
Name|School|Session 1|17 Nov 2021|Visit 3|S4|Session 9|Total
García Simón, Tomás|Ash Green|P|L25|P|P||2
Isik, Gulsen|Beech Hill|✓|½|||x|1.5
Sarah Jones|Beech Hill|yes|A||||
Sarah Jones|Cedar Park|1|c||||
Imran Khan||0|x||||
Siân O'Connor-Price|Gorse Hill||||||0
Jo Bell|Elm Road|P|P||||2
Total||5|4||||`))
	p := x.Propose(r.s, r.todayIs())
	saysLines(t, "proposed", r.proposed(x), `
		9 Jo Bell, Elm Road: who is it?, not on the list
		3 Tomás García Simón, Ash Green: changes, session 1 present, 2 late 25
		4 Gulsen Isik, Beech Hill: changes, session 1 present, 2 part
		5 Sarah Jones, Beech Hill: changes, session 1 present, 2 absent
		6 Sarah Jones, Cedar Park: changes, session 1 present, 2 cancelled
		7 Imran Khan: changes, session 1 absent, 2 excused
		8 Siân O'Connor-Price, Gorse Hill: there already, nothing new`)
	for key, want := range map[string]string{"column.C": "session-1", "column.D": "session-2", "column.E": "session-3", "column.F": "session-4", "column.G": "leave-out", "column.H": "leave-out", "word.-2713": "present", "word.l": "late", "word.x": "excused"} {
		if got := chosen(setting(t, p, key)); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	notes := strings.Join(p.Notes, "\n")
	for _, want := range []string{"Column G is left out: there is no session 9.", "Visit 3, who has no date of it: 1 mark is left alone.", "Session 4 is still to come, or has no date: 1 mark is left alone.", "1 row is not on the list.", "Row 10 is left out: it counts the others."} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes do not say %q: %s", want, notes)
		}
	}
	if say := r.takes(x); say != "10 marks taken in, of 5 people." {
		t.Error(say)
	}
	if m := r.mark("García Simón"); !m.Late || m.MinutesLate != 25 {
		t.Errorf("%+v", m)
	}
	if m := r.mark("Işık"); m.Kind != model.Part {
		t.Errorf("%+v", m)
	}
	if m := r.mark("O'Connor-Price"); m.Kind != model.Unmarked {
		t.Errorf("an empty cell is a mark: %+v", m)
	}
	r.again(x)
	r.undo()
	if !same(before, r.standing()) {
		t.Error("one undo does not take it back")
	}
}

// TestMarksThatDiffer: a mark that is there is not overwritten unless the lead says so.
func TestMarksThatDiffer(t *testing.T) {
	r := newRoom(t)
	r.key("Khan", model.VerbAbsent, "")
	x := model.NewMarks(sheetOf("Name|1|2\nImran Khan|P|P\nHong Nguyen|P|"))
	saysLines(t, "proposed", r.proposed(x), `
		2 Imran Khan: who is it?, session 2: absent here, present there, session 1 present
		3 Hong Nguyen: changes, session 1 present`)
	keep := x.Decide("row.2", "keep")
	if say := r.takes(keep); say != "2 marks taken in, of 2 people." || r.mark("Khan").Kind != model.Absent {
		t.Errorf("%s %+v", say, r.mark("Khan"))
	}
	r.again(x)
	r.undo()
	r.takes(x.Decide("where-marks-differ", "take"))
	if r.mark("Khan").Kind != model.Present {
		t.Errorf("%+v", r.mark("Khan"))
	}
	r.again(x)
}

// TestAnXMayBeATick: where no other sign says that somebody came.
func TestAnXMayBeATick(t *testing.T) {
	r := newRoom(t)
	x := model.NewMarks(sheetOf("Name|1|2\nImran Khan|x|\nHong Nguyen|X|x"))
	r.takes(x)
	if r.mark("Nguyễn").Kind != model.Present || r.mark("Khan").Kind != model.Unmarked {
		t.Errorf("%+v %+v", r.mark("Nguyễn"), r.mark("Khan"))
	}
}

func TestMarksOfAFinishedSession(t *testing.T) {
	r := newRoom(t)
	r.do(model.MarkRest{Sheet: r.sheetID(), Kind: model.Absent})
	r.do(model.FinishRegister{Sheet: r.sheetID()})
	p := model.NewMarks(sheetOf("Name|2\nImran Khan|P")).Propose(r.s, r.todayIs())
	if p.Action != nil || len(p.Notes) != 1 || p.Notes[0] != "Session 2 is finished (open its register first): 1 mark is left alone." {
		t.Errorf("%+v", p)
	}
	if p := model.NewMarks(sheetOf("Name|School\nImran Khan|P")).Propose(r.s, r.todayIs()); p.Stop != "No column is of a session: say which one is, or take in the sessions first." {
		t.Errorf("%q", p.Stop)
	}
}
