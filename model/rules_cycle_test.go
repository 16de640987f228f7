package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

func numbers(xs []*model.Session) []int {
	var out []int
	for _, x := range xs {
		out = append(out, x.Number)
	}
	return out
}

func may(day int) model.Day { return model.MakeDay(2022, time.May, day) }

// workshop is a session that can be added.
func workshop(number int) model.Session {
	return model.Session{
		Number: number, Kind: model.Workshop, Date: may(25), Start: model.MakeClock(9, 30), End: model.MakeClock(14, 30), Mode: model.InRoom, Credit: 4,
	}
}

func TestNewSession(t *testing.T) {
	r := newRoom(t)
	if n := r.s.NextNumber(); n != 5 {
		t.Errorf("the number proposed is %d", n)
	}
	x := workshop(5)
	x.Title, x.Topics, x.Link, x.Notes, x.Venue, x.Address = " Last\tone ", "networking", "https://meet.example/5", "Bring lunch.", "Twyford", "Twyford Crescent, W3 9PP"
	x.State, x.Reason = model.CalledOff, "not said here"
	plan := r.do(model.NewSession{Session: x})
	got := r.s.Session(plan.Changes[0].Label.IDs[1])
	if got == nil || got.Title != "Last one" || got.Topics != x.Topics || got.Link != x.Link || got.Notes != x.Notes || got.Address != x.Address ||
		got.State != model.Planned || got.Reason != "" || got.Credit != 4 || got.Date != x.Date {
		t.Fatalf("added %+v", got)
	}
	if plan.Say != "Session 5 added, Wed 25 May 22." || r.s.NextNumber() != 6 {
		t.Errorf("says %q, next is %d", plan.Say, r.s.NextNumber())
	}
	// A date outside the academic year is noticed, not refused.
	late := workshop(6)
	late.Date = model.MakeDay(2022, time.October, 5)
	r.do(model.NewSession{Session: late})
	if say := r.s.OutsideYear(late.Date); say != "Wed 5 Oct 2022 is outside the academic year 2021/22." || r.s.OutsideYear(x.Date) != "" || r.s.OutsideYear(0) != "" {
		t.Errorf("noticed: %q", say)
	}
}

func TestSessionsThatCannotBe(t *testing.T) {
	r := newRoom(t)
	for name, try := range map[string]struct {
		field, says string
		edit        func(x *model.Session)
	}{
		"number taken":          {model.FieldNumber, "Number 2 is taken by the workshop of Wed 17 Nov 21: the next free one is 5.", func(x *model.Session) { x.Number = 2 }},
		"number of one undated": {model.FieldNumber, "Number 4 is taken by another workshop: the next free one is 5.", func(x *model.Session) { x.Number = 4 }},
		"no number":             {model.FieldNumber, "", func(x *model.Session) { x.Number = 0 }},
		"number 100":            {model.FieldNumber, "", func(x *model.Session) { x.Number = 100 }},
		"no kind":               {model.FieldKind, "", func(x *model.Session) { x.Kind = 0 }},
		"another kind":          {model.FieldKind, "", func(x *model.Session) { x.Kind = 4 }},
		"ends at its start":     {model.FieldEnd, "It ends at 09:30, which is not after its start at 09:30.", func(x *model.Session) { x.End = x.Start }},
		"ends before":           {model.FieldEnd, "", func(x *model.Session) { x.End = x.Start - 1 }},
		"credit below nothing":  {model.FieldCredit, "", func(x *model.Session) { x.Credit = -1 }},
		"more than ten days":    {model.FieldCredit, "", func(x *model.Session) { x.Credit = 41 }},
		"another mode":          {model.FieldMode, "", func(x *model.Session) { x.Mode = 3 }},
		"a visit with a date":   {model.FieldDate, "", func(x *model.Session) { x.Kind = model.Visit }},
		"a visit with times":    {model.FieldStart, "", func(x *model.Session) { x.Kind, x.Date = model.Visit, 0 }},
		"a title like a book":   {model.FieldTitle, "", func(x *model.Session) { x.Title = strings.Repeat("t", 201) }},
		"an address like one":   {model.FieldAddress, "", func(x *model.Session) { x.Address = strings.Repeat("t", 301) }},
		"a link like one":       {model.FieldLink, "", func(x *model.Session) { x.Link = strings.Repeat("t", 501) }},
		"notes like one":        {model.FieldNotes, "", func(x *model.Session) { x.Notes = strings.Repeat("t", 2001) }},
		"topics like one":       {model.FieldTopics, "", func(x *model.Session) { x.Topics = strings.Repeat("t", 2001) }},
		"a venue like one":      {model.FieldVenue, "", func(x *model.Session) { x.Venue = strings.Repeat("t", 201) }},
	} {
		x := workshop(5)
		try.edit(&x)
		a := model.NewSession{Session: x}
		if got := field(r, a); got != try.field {
			t.Errorf("%s: the sentence is at %q, not at %q", name, got, try.field)
		}
		if say := r.refused(a); try.says != "" && say != try.says {
			t.Errorf("%s: %q", name, say)
		}
	}
}

// TestEditSession: all but what became of it and its date, which is moved.
func TestEditSession(t *testing.T) {
	r := newRoom(t)
	x := *r.s.Session(r.today)
	x.Title, x.Credit, x.Number = "Vision", 3, 7
	plan := r.do(model.EditSession{Session: x})
	if plan.Say != "Session 7 changed: number, credit, title." || len(plan.Changes[0].Entries) != 3 {
		t.Errorf("says %q in %d writes", plan.Say, len(plan.Changes[0].Entries))
	}
	x.Date = may(1)
	if f := field(r, model.EditSession{Session: x}); f != model.FieldDate {
		t.Errorf("another date is refused at %q", f)
	}
	// One without a date gets its first by editing.
	y := *r.s.Session(r.later)
	y.Date = may(25)
	r.do(model.EditSession{Session: y})
	if got := r.s.Session(r.later); got.Date != y.Date || len(got.Earlier) != 0 {
		t.Errorf("dated: %+v", got)
	}
	y.Number = 7
	if say := r.refused(model.EditSession{Session: y}); !strings.Contains(say, "“Vision”") {
		t.Errorf("the number of another: %q", say)
	}
	r.refused(model.EditSession{Session: model.Session{ID: 99}})
}

// TestKindOfSession: a visit with dates stays one, as does what has marks.
func TestKindOfSession(t *testing.T) {
	r := newRoom(t)
	visit := *r.s.Session(r.visit)
	visit.Kind = model.Workshop
	if say := r.refused(model.EditSession{Session: visit}); !strings.Contains(say, "dates that were offered") {
		t.Errorf("a visit with dates: %q", say)
	}
	r.do(model.RemoveDate{Slot: r.slot})
	r.do(model.EditSession{Session: visit})
	r.key("Khan", model.VerbPresent, "")
	x := *r.s.Session(r.today)
	x.Kind, x.Date, x.Start, x.End = model.Visit, 0, 0, 0
	if say := r.refused(model.EditSession{Session: x}); !strings.Contains(say, "has marks") {
		t.Errorf("a workshop with marks: %q", say)
	}
	r.key("Khan", model.VerbCleared, "")
	r.do(model.EditSession{Session: x})
}

// TestMoveSession: the old date is kept with the day on which the new one was told,
// and what was told before stays.
func TestMoveSession(t *testing.T) {
	r := newRoom(t)
	r.on(time.November, 5)
	r.do(model.Stroke{Sheet: r.sheetID(), Enrolment: r.places["Khan"], Verb: model.VerbCancelled})
	old := r.s.Session(r.today).Date
	a := model.MoveSession{Session: r.today, Date: may(4), Start: model.MakeClock(13, 0), End: model.MakeClock(15, 30), Venue: "Ash Green", Announced: model.MakeDay(2021, time.November, 4)}
	say := r.do(a).Say
	x := r.s.Session(r.today)
	if x.Date != may(4) || x.Start != a.Start || x.Venue != "Ash Green" || !slices.Equal(x.Earlier, []model.EarlierDate{{Date: old, Announced: a.Announced}}) {
		t.Errorf("moved to %+v", x)
	}
	if want := "Session 2 moved from Wed 17 Nov 2021 to Wed 4 May 2022 13:00. 1 person told us about the old date: that stays noted, ask them again."; say != want {
		t.Errorf("says %q", say)
	}
	if r.place("Khan").Told(r.today).Kind != model.CannotCome {
		t.Error("what was told is gone")
	}
	// Again, with nothing said of when people were told: today.
	a.Date, a.Announced = may(11), 0
	r.do(a)
	if x = r.s.Session(r.today); len(x.Earlier) != 2 || x.Earlier[1] != (model.EarlierDate{Date: may(4), Announced: model.DayOf(r.now)}) {
		t.Errorf("earlier dates: %+v", x.Earlier)
	}
	if again := r.do(a); len(again.Changes) != 0 {
		t.Errorf("the same again: %+v", again)
	}
	// Only the time: no earlier date comes of it.
	a.Start = model.MakeClock(13, 15)
	if say := r.do(a).Say; say != "Session 2 changed, still Wed 11 May 2022 13:15." || len(r.s.Session(r.today).Earlier) != 2 {
		t.Errorf("another time: %q", say)
	}
	// To be confirmed again.
	a.Date = 0
	if say := r.do(a).Say; !strings.HasPrefix(say, "Session 2 has no date for now, Wed 11 May 2022 before") || len(r.s.Session(r.today).Earlier) != 3 {
		t.Errorf("no date: %q", say)
	}
	// That it had no date is kept, for somebody told us something.
	a.Date = may(18)
	if say := r.do(a).Say; say != "Session 2 moved to Wed 18 May 2022." || len(r.s.Session(r.today).Earlier) != 4 {
		t.Errorf("a date again: %q", say)
	}
	// A slip of typing that nobody was told leaves no trace but the history.
	a.Date, a.Slip = may(19), true
	if r.do(a); len(r.s.Session(r.today).Earlier) != 4 {
		t.Error("a slip is kept as an earlier date")
	}
}

func TestSessionsThatCannotMove(t *testing.T) {
	r := newRoom(t)
	move := func(id model.ID) model.MoveSession { return model.MoveSession{Session: id, Date: may(4)} }
	ahead := move(r.later)
	ahead.Announced = model.DayOf(r.now) + 1
	if f := field(r, ahead); f != model.FieldAnnounced {
		t.Errorf("told tomorrow: at %q", f)
	}
	backwards := move(r.later)
	backwards.Start, backwards.End = model.MakeClock(12, 0), model.MakeClock(9, 0)
	if f := field(r, backwards); f != model.FieldEnd {
		t.Errorf("ends before it begins: at %q", f)
	}
	if say := r.refused(move(r.visit)); !strings.Contains(say, "no date of its own") {
		t.Errorf("a visit: %q", say)
	}
	r.refused(move(99))
	r.key("Khan", model.VerbPresent, "")
	if say := r.refused(move(r.today)); !strings.Contains(say, "Session 2 has 1 mark of Wed 17 Nov 2021") {
		t.Errorf("with marks: %q", say)
	}
	r.do(model.MarkRest{Sheet: r.sheetID(), Kind: model.Present})
	r.do(model.FinishRegister{Sheet: r.sheetID()})
	if say := r.refused(move(r.today)); !strings.Contains(say, "register finished 17 Nov") {
		t.Errorf("finished: %q", say)
	}
}

// TestReorder: a session takes a place, and the others close up.
func TestReorder(t *testing.T) {
	for _, c := range []struct {
		move, to int
		want     []int // the new numbers of sessions 1 to 4
	}{
		{1, 4, []int{4, 1, 2, 3}}, {4, 1, []int{2, 3, 4, 1}}, {2, 3, []int{1, 3, 2, 4}}, {3, 2, []int{1, 3, 2, 4}}, {2, 2, []int{1, 2, 3, 4}},
	} {
		r := newRoom(t)
		ids := []model.ID{r.before, r.today, r.visit, r.later}
		plan := r.do(model.ReorderSession{Session: ids[c.move-1], Number: c.to})
		var got []int
		for _, id := range ids {
			got = append(got, r.s.Session(id).Number)
		}
		if !slices.Equal(got, c.want) || len(plan.Changes) > 1 || plan.Say == "" {
			t.Errorf("%d to %d: %v, %q", c.move, c.to, got, plan.Say)
		}
		if !slices.Equal(numbers(r.s.Sessions), []int{1, 2, 3, 4}) {
			t.Errorf("%d to %d: the order is %v", c.move, c.to, numbers(r.s.Sessions))
		}
	}
	r := newRoom(t)
	for _, n := range []int{0, -1, 5} {
		if f := field(r, model.ReorderSession{Session: r.today, Number: n}); f != model.FieldNumber {
			t.Errorf("place %d: at %q", n, f)
		}
	}
	r.refused(model.ReorderSession{Session: 99, Number: 1})
	// A gap closes.
	r.do(model.RemoveSession{Session: r.today})
	r.do(model.ReorderSession{Session: r.later, Number: 1})
	if !slices.Equal(numbers(r.s.Sessions), []int{1, 2, 3}) || r.s.Session(r.later).Number != 1 {
		t.Errorf("after a gap: %v", numbers(r.s.Sessions))
	}
}

// TestUndatedLast: a date that is unknown sorts last in the cycle, but a visit, which
// has none of its own, stands at its number.
func TestUndatedLast(t *testing.T) {
	r := newRoom(t)
	r.do(model.ReorderSession{Session: r.later, Number: 1})
	if got := numbers(r.s.Cycle()); !slices.Equal(got, []int{2, 3, 4, 1}) {
		t.Errorf("the cycle shows %v", got)
	}
	if got := numbers(r.s.Sessions); !slices.Equal(got, []int{1, 2, 3, 4}) {
		t.Errorf("the sessions stand %v", got)
	}
	if say := r.do(model.ReorderSession{Session: r.later, Number: 2}).Say; !strings.Contains(say, "shown last while it has no date") {
		t.Errorf("says %q", say)
	}
}

// TestRemoveSession: it goes with its tasks and dates, says so, and comes back whole.
func TestRemoveSession(t *testing.T) {
	r := newRoom(t)
	if what := r.s.WhatGoes(r.later); what != "" {
		t.Errorf("with an empty session goes %q", what)
	}
	r.do(model.Stroke{Sheet: r.sheetID(), Enrolment: r.places["Khan"], Verb: model.VerbPresent})
	r.do(model.TaskBack{Sheet: r.sheetID(), Enrolment: r.places["Khan"]})
	r.do(model.Book{Session: r.visit, Slot: r.slot, Enrolments: []model.ID{r.places["Khan"], r.places["Işık"]}})
	for id, want := range map[model.ID]string{
		r.today: "1 mark", r.visit: "1 date, 2 bookings", r.before: "task “Audit” (1 back), task “Plan” (1 back)",
	} {
		if got := r.s.WhatGoes(id); got != want {
			t.Errorf("with session %d goes %q, not %q", r.s.Session(id).Number, got, want)
		}
	}
	before := r.standing()
	say := r.do(model.RemoveSession{Session: r.before}).Say
	if say != "Session 1 removed, and with it task “Audit” (1 back), task “Plan” (1 back)." || len(r.s.Tasks) != 0 || r.s.SessionNumbered(1) != nil {
		t.Errorf("says %q, tasks %d", say, len(r.s.Tasks))
	}
	r.do(model.RemoveSession{Session: r.visit})
	if len(r.s.Slots) != 0 || len(r.s.Sessions) != 2 || !slices.Equal(numbers(r.s.Sessions), []int{2, 4}) {
		t.Errorf("%d dates, sessions %v", len(r.s.Slots), numbers(r.s.Sessions))
	}
	if f := r.s.Facts(); len(f.Sessions) != 2 || f.Held() != 1 {
		t.Errorf("the list counts %+v", f.Sessions)
	}
	r.refused(model.RemoveSession{Session: r.before})
	r.undo()
	r.undo()
	if !same(before, r.standing()) || len(r.s.Tasks) != 2 || r.s.Facts().Sessions[2].Dates != 1 || len(r.s.Booked(r.s.Slot(r.slot))) != 2 {
		t.Error("undo does not bring all of it back")
	}
}

// TestTwoSessionsOfOneNumber: two leads who had not seen each other's may make them.
func TestTwoSessionsOfOneNumber(t *testing.T) {
	r := newRoom(t)
	one, _ := model.NewSession{Session: workshop(5)}.Plan(r.s, r.env())
	two, _ := model.NewSession{Session: workshop(5)}.Plan(r.s, r.env())
	r.apply(append(one.Changes, two.Changes...)...)
	if !slices.Contains(todo(r), "Two sessions have number 5: put one at another place") {
		t.Errorf("to do: %q", todo(r))
	}
	// Each can be edited, and moved to a place of its own.
	x := *r.s.Session(one.Changes[0].Label.IDs[1])
	x.Title = "Vision"
	r.do(model.EditSession{Session: x})
	r.do(model.ReorderSession{Session: x.ID, Number: 6})
	if !slices.Equal(numbers(r.s.Sessions), []int{1, 2, 3, 4, 5, 6}) {
		t.Errorf("the order is %v", numbers(r.s.Sessions))
	}
}
