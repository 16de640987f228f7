package model_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

func TestTheRestTouchesNoMark(t *testing.T) {
	verbs := []model.Verb{
		model.VerbPresent, model.VerbLate, model.VerbAbsent, model.VerbCancelled, model.VerbSubstitute, model.VerbOnline, model.VerbPart,
		model.VerbLeftEarly, model.VerbExcused, model.VerbElsewhere, model.VerbCleared,
	}
	base := newRoom(t)
	names := slices.Sorted(maps.Keys(base.places))
	rapid.Check(t, func(t *rapid.T) {
		r := *base
		for _, who := range names {
			if rapid.Bool().Draw(t, "marked") {
				r.key(who, rapid.SampledFrom(verbs).Draw(t, "key"), "")
			}
		}
		before := map[string]model.Mark{}
		for _, who := range names {
			before[who] = r.mark(who)
		}
		kind := rapid.SampledFrom([]model.MarkKind{model.Present, model.Absent, model.Excused}).Draw(t, "kind")
		plan := r.do(model.MarkRest{Sheet: r.sheetID(), Kind: kind})
		for _, who := range names {
			want := before[who]
			if want.Kind == model.Unmarked {
				want = model.Mark{Kind: kind, ByRest: true}
			}
			if got := r.mark(who); got != want {
				t.Fatalf("%s: %+v, want %+v", who, got, want)
			}
		}
		if h := r.sheet(); len(h.Unmarked()) != 0 {
			t.Fatalf("%d are still unmarked", len(h.Unmarked()))
		}
		if again := r.do(model.MarkRest{Sheet: r.sheetID(), Kind: kind}); len(again.Changes) != 0 || again.Say == "" {
			t.Fatalf("a second rest changes something: %+v (first: %q)", again, plan.Say)
		}
	})
}

func TestTheRestIsOneOfThree(t *testing.T) {
	r := newRoom(t)
	for _, kind := range []model.MarkKind{model.Unmarked, model.Part, model.Cancelled, model.Substitute, model.Elsewhere, model.NotHeld} {
		r.refused(model.MarkRest{Sheet: r.sheetID(), Kind: kind})
		r.refused(model.MarkRows{Sheet: r.sheetID(), Kind: kind, Enrolments: []model.ID{r.places["Khan"]}})
	}
}

// TestTheRestDecidesNothing: two leads answered differently, one of them that the
// person is unmarked. That is for a person to decide, not for "the rest".
func TestTheRestDecidesNothing(t *testing.T) {
	r := disputed(t)
	h := r.sheet()
	row := h.Rows[slices.IndexFunc(h.Rows, func(x model.Row) bool { return x.Enrolment.ID == r.places["Khan"] })]
	if !row.Disputed() || len(row.Claims) != 2 {
		t.Fatalf("two answers stand: %+v", row.Claims)
	}
	r.do(model.MarkRest{Sheet: r.sheetID(), Kind: model.Absent})
	if got := r.place("Khan").Claims(r.today); len(got) != 2 {
		t.Errorf("the rest decided between two answers: %+v", got)
	}
	if len(r.place("Işık").Claims(r.today)) != 1 || r.mark("Işık").Kind != model.Absent {
		t.Errorf("the rest left out %+v", r.mark("Işık"))
	}
}

// disputed is a room in which one lead cleared Imran Khan's mark while another, who
// had not seen it, made it late.
func disputed(t *testing.T) *room {
	r := newRoom(t)
	r.key("Khan", model.VerbPresent, "")
	one, err := r.stroke("Khan", model.VerbCleared, "").Plan(r.s, r.env())
	if err != nil {
		t.Fatal(err)
	}
	two, err := r.stroke("Khan", model.VerbLate, "20").Plan(r.s, r.env())
	if err != nil {
		t.Fatal(err)
	}
	one.Changes[0].ID, two.Changes[0].ID = 1, 2
	r.apply(append(one.Changes, two.Changes...)...)
	return r
}

func TestTwoAnswers(t *testing.T) {
	r := disputed(t)
	h := r.sheet()
	if c := h.Count(); c.Disputed != 1 {
		t.Errorf("count: %+v", c)
	}
	if got := r.s.CreditOf(r.place("Khan"), r.s.Session(r.today)); got != 0 {
		t.Errorf("two answers earn %d", got)
	}
	for _, who := range slices.Sorted(maps.Keys(r.places)) {
		if who != "Khan" {
			r.key(who, model.VerbPresent, "")
		}
	}
	if why := r.refused(model.FinishRegister{Sheet: r.sheetID()}); why == "" {
		t.Error("refused without a word")
	}
	before := r.standing()
	if got := r.key("Khan", model.VerbPresent, ""); got.Kind != model.Present || len(r.place("Khan").Claims(r.today)) != 1 {
		t.Errorf("a key decides: %+v", r.place("Khan").Claims(r.today))
	}
	r.undo()
	if !same(before, r.standing()) {
		t.Error("undo does not give the two answers back")
	}
}

func TestRowNumbers(t *testing.T) {
	r := newRoom(t)
	r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Marie Dupont"})
	h := r.sheet()
	if len(h.Rows) != 8 || h.Rows[7].Number != "+1" {
		t.Fatalf("%d rows, the last %q", len(h.Rows), h.Rows[len(h.Rows)-1].Number)
	}
	for _, x := range []struct {
		typed string
		rows  []int
		wrong bool
	}{
		{"", nil, false},
		{"3 5", []int{2, 4}, false},
		{"5,3;3", []int{2, 4}, false},
		{" 1 ", []int{0}, false},
		{"2-4", []int{1, 2, 3}, false},
		{"+1", []int{7}, false},
		{"7 +1", []int{6, 7}, false},
		{"0", nil, true},
		{"9", nil, true},
		{"+2", nil, true},
		{"1 x 2", []int{0, 1}, true},
		{"6-9", []int{5, 6}, true},
		{"4-2", nil, true},
		{"-3", nil, true},
		{"2-4x", nil, true},
		{"1-2-3", nil, true},
		{"1-9999999", nil, true},
	} {
		rows, wrong := h.RowNumbers(x.typed)
		if !slices.Equal(rows, x.rows) || (wrong != "") != x.wrong {
			t.Errorf("%q: rows %v, %q; want %v, wrong %v", x.typed, rows, wrong, x.rows, x.wrong)
		}
	}
	if _, wrong := h.RowNumbers("3 40 41"); !strings.Contains(wrong, "40 41") {
		t.Errorf("the sentence is %q", wrong)
	}
}

func TestMarkRows(t *testing.T) {
	r := newRoom(t)
	r.key("Nguyễn", model.VerbExcused, "")
	before := r.mark("Nguyễn")
	r.do(model.MarkRows{Sheet: r.sheetID(), Kind: model.Absent, Enrolments: []model.ID{r.places["Khan"], r.places["Işık"], 1}})
	if r.mark("Khan") != (model.Mark{Kind: model.Absent}) || r.mark("Işık") != (model.Mark{Kind: model.Absent}) {
		t.Errorf("marked %+v and %+v", r.mark("Khan"), r.mark("Işık"))
	}
	if r.mark("Nguyễn") != before || r.mark("JonesBrent").Kind != model.Unmarked {
		t.Error("a row was marked that nobody named")
	}
	r.undo()
	if r.mark("Khan").Kind != model.Unmarked || r.mark("Işık").Kind != model.Unmarked {
		t.Error("one undo leaves rows marked")
	}
}

func TestWalkIn(t *testing.T) {
	r := newRoom(t)
	r.clock(9, 40)
	r.do(model.WalkIn{Sheet: r.sheetID(), Name: "  Marie \x1b Dupont", School: "ash  GREEN"})
	h := r.sheet()
	row := h.Rows[len(h.Rows)-1]
	if row.Number != "+1" || row.Person.Name() != "Marie Dupont" || row.School == nil || row.School.Name != "Ash Green" {
		t.Errorf("row %q %q %+v", row.Number, row.Person.Name(), row.School)
	}
	if row.Mark != (model.Mark{Kind: model.Present, Arrived: model.MakeClock(9, 40)}) || row.Enrolment.Status != model.NotOnList {
		t.Errorf("%v, %+v", row.Enrolment.Status, row.Mark)
	}
	if m := r.s.MarkOf(row.Enrolment, r.s.Session(r.before)); m.Kind != model.NotEnrolled {
		t.Errorf("at the session before: %s", m.Words())
	}
	if c := h.Count(); c.NotOnList != 1 || c.InRoom != 1 || c.Unmarked != 7 || c.Total != 8 {
		t.Errorf("count %+v", c)
	}
	r.undo()
	if h := r.sheet(); len(h.Rows) != 7 {
		t.Errorf("after undo: %d rows", len(h.Rows))
	}
	r.redo()
	if h := r.sheet(); len(h.Rows) != 8 || h.Rows[7].Person.Name() != "Marie Dupont" {
		t.Error("redo does not bring the person back")
	}
	for _, name := range []string{"", " \t", "\u202e", ",", " , "} {
		r.refused(model.WalkIn{Sheet: r.sheetID(), Name: name})
	}
	r.now = r.now.AddDate(0, 0, 1)
	r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Ann", School: "Quite New"})
	h = r.sheet()
	if late := h.Rows[8]; late.Mark.Arrived.Known() || late.School.Name != "Quite New" || late.Person.Family != "Ann" {
		t.Errorf("the day after: %+v %+v", late.Mark, late.Person)
	}
}

// TestWalkInsKeepTheirNumbers: who came first is +1, also after undo and redo.
func TestWalkInsKeepTheirNumbers(t *testing.T) {
	for _, ids := range [][2]model.ID{{1, 2}, {^model.ID(5), ^model.ID(4)}} {
		r := newRoom(t)
		numbers := func() (out []string) {
			for _, row := range r.sheet().Rows[7:] {
				out = append(out, row.Number+" "+row.Person.Name())
			}
			return out
		}
		r.clock(9, 31)
		first := r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Marie Dupont"})
		r.clock(9, 32)
		r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Ann Archer"})
		before := numbers()
		r.clock(9, 33)
		undo, err := model.Undo{Changes: first.Changes}.Plan(r.s, r.env())
		if err != nil {
			t.Fatal(err)
		}
		undo.Changes[0].ID = ids[0]
		r.apply(undo.Changes...)
		redo, err := model.Undo{Changes: undo.Changes}.Plan(r.s, r.env())
		if err != nil {
			t.Fatal(err)
		}
		redo.Changes[0].ID = ids[1]
		r.apply(redo.Changes...)
		if got := numbers(); !slices.Equal(got, before) || len(got) != 2 {
			t.Errorf("undo and redo turn %q into %q", before, got)
		}
	}
}

func TestWalkInAtAVisit(t *testing.T) {
	r := newRoom(t)
	r.on(time.December, 12)
	id := model.SheetID{Session: r.visit, Slot: r.slot}
	r.do(model.WalkIn{Sheet: id, Name: "Marie Dupont"})
	h, _ := r.s.Sheet(id)
	if len(h.Rows) != 1 || h.Rows[0].Enrolment.Booking(r.visit) != r.slot {
		t.Errorf("the register of the date has %d rows", len(h.Rows))
	}
}

func TestTaskBack(t *testing.T) {
	r := newRoom(t)
	tasks := r.s.TasksOf(r.before)
	states := func() (out []model.Progress) {
		for _, task := range tasks {
			out = append(out, r.place("Khan").Task(task.ID).Progress)
		}
		return out
	}
	d := r.draft()
	d.Progress(r.place("Khan"), tasks[0].ID, model.TaskState{Progress: model.Back, Day: 3})
	r.apply(d.Change())
	press := model.TaskBack{Sheet: r.sheetID(), Enrolment: r.places["Khan"]}
	r.do(press)
	if got := states(); !slices.Equal(got, []model.Progress{model.Back, model.Back}) {
		t.Errorf("b: %v", got)
	}
	if day := r.place("Khan").Task(tasks[0].ID).Day; day != 3 {
		t.Errorf("the day of what was back already is %d", day)
	}
	if day := r.place("Khan").Task(tasks[1].ID).Day; day != model.DayOf(r.now) {
		t.Errorf("back on %s", day.Long())
	}
	r.do(press)
	if got := states(); !slices.Equal(got, []model.Progress{model.NotStarted, model.NotStarted}) {
		t.Errorf("b again: %v", got)
	}
	if m := r.mark("Khan"); m.Kind != model.Unmarked {
		t.Errorf("b marked somebody: %s", m.Words())
	}
	r.refused(model.TaskBack{Sheet: model.SheetID{Session: r.before}, Enrolment: r.places["Khan"]})
	r.refused(model.TaskBack{Sheet: r.sheetID(), Enrolment: 1})
}

func TestFinish(t *testing.T) {
	r := newRoom(t)
	finish := model.FinishRegister{Sheet: r.sheetID()}
	names := slices.Sorted(maps.Keys(r.places))
	for i, who := range names {
		if why := r.refused(finish); !strings.Contains(why, string(rune('0'+len(names)-i))+" still unmarked") {
			t.Errorf("with %d unmarked: %q", len(names)-i, why)
		}
		r.key(who, model.VerbPresent, "")
	}
	r.clock(14, 41)
	r.do(finish)
	want := model.Finish{Is: true, Was: true, Day: model.MakeDay(2021, time.November, 17), At: model.MakeClock(14, 41)}
	if got := r.sheet().Finish; got.Is != want.Is || got.Was != want.Was || got.Day != want.Day || got.At != want.At || got.Again {
		t.Errorf("finished: %+v", got)
	}
	before := r.standing()
	for name, a := range map[string]model.Action{
		"a key": r.stroke("Khan", model.VerbAbsent, ""), "clearing": r.stroke("Khan", model.VerbCleared, ""),
		"the rest": model.MarkRest{Sheet: r.sheetID(), Kind: model.Absent}, "a walk-in": model.WalkIn{Sheet: r.sheetID(), Name: "Ann"},
		"rows":     model.MarkRows{Sheet: r.sheetID(), Kind: model.Absent, Enrolments: []model.ID{r.places["Khan"]}},
		"the task": model.TaskBack{Sheet: r.sheetID(), Enrolment: r.places["Khan"]}, "finishing": finish,
	} {
		if why := r.refused(a); why != "finished 17 Nov 14:41; f opens it" {
			t.Errorf("%s in a finished register: %q", name, why)
		}
	}
	if !same(before, r.standing()) {
		t.Error("a refused action changed something")
	}

	r.do(model.OpenRegister{Sheet: r.sheetID()})
	if got := r.sheet().Finish; got.Is || !got.Was || got.Day != want.Day || got.At != want.At {
		t.Errorf("opened: %+v", got)
	}
	if got := r.key("Khan", model.VerbLate, "20"); !got.Amended {
		t.Errorf("changed after reopening: %+v", got)
	}
	if got := r.mark("Işık"); got.Amended {
		t.Errorf("left alone after reopening: %+v", got)
	}
	r.key("Işık", model.VerbCleared, "")
	r.refused(finish)
	r.do(model.MarkRest{Sheet: r.sheetID(), Kind: model.Excused})
	if got := r.mark("Işık"); !got.Amended || !got.ByRest {
		t.Errorf("the rest after reopening: %+v", got)
	}
	r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Ann"})
	if row := r.sheet().Rows[7]; !row.Mark.Amended {
		t.Errorf("a walk-in after reopening: %+v", row.Mark)
	}
	if again := r.do(model.OpenRegister{Sheet: r.sheetID()}); len(again.Changes) != 0 {
		t.Error("opening an open register changes something")
	}
	r.clock(15, 2)
	r.do(finish)
	if got := r.sheet().Finish; !got.Is || got.At != model.MakeClock(15, 2) {
		t.Errorf("finished again: %+v", got)
	}
}

func TestFinishADateOfAVisit(t *testing.T) {
	r := newRoom(t)
	d := r.draft()
	d.Book(r.place("Khan"), r.visit, r.slot)
	r.apply(d.Change())
	r.on(time.December, 12)
	id := model.SheetID{Session: r.visit, Slot: r.slot}
	r.refused(model.FinishRegister{Sheet: id})
	r.do(model.MarkRest{Sheet: id, Kind: model.Present})
	r.do(model.FinishRegister{Sheet: id})
	if !r.s.Slot(r.slot).Finish.Is || r.s.Session(r.visit).Finish.Was {
		t.Error("each date of a visit is finished for itself")
	}
	if m := r.place("Işık").Mark(r.visit); m.Kind != model.Unmarked {
		t.Errorf("the rest of one date marked somebody of another: %s", m.Words())
	}
}

func TestNotes(t *testing.T) {
	r := newRoom(t)
	set := func(text string) { r.do(model.SetNote{Sheet: r.sheetID(), Enrolment: r.places["Khan"], Text: text}) }
	set("  train\nlate ")
	if got := r.place("Khan").Note(r.today); got != "train late" {
		t.Errorf("note %q", got)
	}
	set("")
	if got := r.place("Khan").Note(r.today); got != "" {
		t.Errorf("note taken away: %q", got)
	}
	r.undo()
	if got := r.place("Khan").Note(r.today); got != "train late" {
		t.Errorf("note after undo: %q", got)
	}
}
