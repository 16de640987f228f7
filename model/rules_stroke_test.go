package model_test

import (
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

// TestTheClock is when p and l note the time. The session runs from 09:30 to 14:30.
func TestTheClock(t *testing.T) {
	at := model.MakeClock
	for _, x := range []struct {
		name         string
		hour, minute int
		verb         model.Verb
		arrived      model.Clock
		minutes      int
	}{
		{"p more than half an hour before", 8, 59, model.VerbPresent, 0, 0},
		{"p half an hour before", 9, 0, model.VerbPresent, at(9, 0), 0},
		{"p before the start", 9, 12, model.VerbPresent, at(9, 12), 0},
		{"p after the start", 9, 55, model.VerbPresent, at(9, 55), 0},
		{"p at the end", 14, 30, model.VerbPresent, at(14, 30), 0},
		{"p after the end", 14, 31, model.VerbPresent, 0, 0},
		{"l long before the start", 8, 0, model.VerbLate, 0, 0},
		{"l before the start", 9, 12, model.VerbLate, 0, 0},
		{"l after the start", 9, 55, model.VerbLate, at(9, 55), 25},
		{"l at the end", 14, 30, model.VerbLate, at(14, 30), 300},
		{"l after the end", 14, 31, model.VerbLate, 0, 0},
	} {
		r := newRoom(t)
		r.clock(x.hour, x.minute)
		want := model.Mark{Kind: model.Present, Late: x.verb == model.VerbLate, Arrived: x.arrived, MinutesLate: x.minutes}
		if got := r.key("Khan", x.verb, ""); got != want {
			t.Errorf("%s: %+v, want %+v", x.name, got, want)
		}
	}
}

func TestTheClockOnOtherDays(t *testing.T) {
	r := newRoom(t)
	r.on(time.November, 18)
	r.now = r.now.Add(time.Hour)
	if got := r.key("Khan", model.VerbPresent, ""); got != (model.Mark{Kind: model.Present}) {
		t.Errorf("p the day after: %+v", got)
	}
	if got := r.key("Işık", model.VerbLate, ""); got != (model.Mark{Kind: model.Present, Late: true}) {
		t.Errorf("l the day after: %+v", got)
	}
}

func TestNoStartTime(t *testing.T) {
	r := newRoom(t)
	d := r.draft()
	x := *r.s.Session(r.today)
	x.Start, x.End = 0, 0
	d.Session(x)
	r.apply(d.Change())
	r.clock(17, 5)
	late := model.Mark{Kind: model.Present, Late: true, Arrived: model.MakeClock(17, 5)}
	if got := r.key("Khan", model.VerbLate, ""); got != late {
		t.Errorf("l without a start: %+v", got)
	}
	if got := r.key("Işık", model.VerbPresent, ""); got.Arrived != model.MakeClock(17, 5) {
		t.Errorf("p without a start: %+v", got)
	}
	if got := r.key("Nguyễn", model.VerbLate, "20"); got.MinutesLate != 20 || got.Arrived.Known() {
		t.Errorf("l20 without a start: %+v", got)
	}
	if got := r.key("O'Connor-Price", model.VerbLeftEarly, "30"); got.MinutesEarly != 30 || got.Left.Known() {
		t.Errorf("e30 without an end: %+v", got)
	}
}

func TestDigits(t *testing.T) {
	at := model.MakeClock
	for _, x := range []struct {
		verb   model.Verb
		digits string
		want   model.Mark
	}{
		{model.VerbLate, "5", model.Mark{Late: true, MinutesLate: 5, Arrived: at(9, 35)}},
		{model.VerbLate, "25", model.Mark{Late: true, MinutesLate: 25, Arrived: at(9, 55)}},
		{model.VerbLate, "120", model.Mark{Late: true, MinutesLate: 120, Arrived: at(11, 30)}},
		{model.VerbLate, "0955", model.Mark{Late: true, MinutesLate: 25, Arrived: at(9, 55)}},
		{model.VerbLate, "1230", model.Mark{Late: true, MinutesLate: 180, Arrived: at(12, 30)}},
		{model.VerbLeftEarly, "15", model.Mark{LeftEarly: true, MinutesEarly: 15, Left: at(14, 15)}},
		{model.VerbLeftEarly, "120", model.Mark{LeftEarly: true, MinutesEarly: 120, Left: at(12, 30)}},
		{model.VerbLeftEarly, "1230", model.Mark{LeftEarly: true, MinutesEarly: 120, Left: at(12, 30)}},
		{model.VerbLeftEarly, "1430", model.Mark{LeftEarly: true, Left: at(14, 30)}},
	} {
		x.want.Kind = model.Present
		for name, press := range map[string]func(*room) model.Mark{
			"at once":    func(r *room) model.Mark { return r.key("Khan", x.verb, x.digits) },
			"one by one": func(r *room) model.Mark { return r.typed("Khan", x.verb, x.digits) },
		} {
			r := newRoom(t)
			r.clock(13, 0)
			if got := press(r); got != x.want {
				t.Errorf("%q after verb %d, %s:\n got %+v\nwant %+v", x.digits, x.verb, name, got, x.want)
			}
		}
	}
}

func TestDigitsTypedAgain(t *testing.T) {
	r := newRoom(t)
	r.clock(13, 0)
	r.typed("Khan", model.VerbLeftEarly, "30")
	want := model.Mark{Kind: model.Present, LeftEarly: true, Left: model.MakeClock(12, 30), MinutesEarly: 120}
	if got := r.typed("Khan", model.VerbLeftEarly, "1230"); got != want {
		t.Errorf("e30 and then e1230:\n got %+v\nwant %+v", got, want)
	}
}

func TestDigitsThatAreNoTime(t *testing.T) {
	r := newRoom(t)
	for _, digits := range []string{"2460", "2400", "9999", "12345", "1260"} {
		for _, v := range []model.Verb{model.VerbLate, model.VerbLeftEarly} {
			if why := r.refused(r.stroke("Khan", v, digits)); !strings.Contains(why, digits) {
				t.Errorf("%s: %q", digits, why)
			}
		}
	}
}

// TestOneUndoTakesBackLetterAndDigits types l25 over a mark that was there.
func TestOneUndoTakesBackLetterAndDigits(t *testing.T) {
	r := newRoom(t)
	before := r.key("Khan", model.VerbAbsent, "")
	r.clock(13, 0)
	r.typed("Khan", model.VerbLeftEarly, "1230")
	if n := r.trail.Steps(); n != 2 {
		t.Fatalf("%d steps to take back, want 2", n)
	}
	r.undo()
	if got := r.mark("Khan"); got != before {
		t.Errorf("after one undo: %+v, want %+v", got, before)
	}
	r.redo()
	if got := r.mark("Khan"); got.Left != model.MakeClock(12, 30) {
		t.Errorf("after redo: %+v", got)
	}
}

func TestMarksAddUp(t *testing.T) {
	at := model.MakeClock
	r := newRoom(t)
	r.clock(9, 40)
	r.key("Khan", model.VerbLate, "")
	r.key("Khan", model.VerbOnline, "")
	r.clock(12, 30)
	want := model.Mark{
		Kind: model.Present, Late: true, MinutesLate: 10, Arrived: at(9, 40), Online: true, LeftEarly: true, Left: at(12, 30), MinutesEarly: 120,
	}
	if got := r.key("Khan", model.VerbLeftEarly, ""); got != want {
		t.Errorf("l, o, e:\n got %+v\nwant %+v", got, want)
	}
	for _, x := range []struct {
		verb model.Verb
		want model.Mark
	}{
		{model.VerbPresent, model.Mark{Kind: model.Present, Arrived: at(12, 30)}},
		{model.VerbPart, model.Mark{Kind: model.Part}},
		{model.VerbAbsent, model.Mark{Kind: model.Absent}},
		{model.VerbExcused, model.Mark{Kind: model.Excused}},
		{model.VerbCancelled, model.Mark{Kind: model.Cancelled, ToldOn: model.MakeDay(2021, time.November, 17)}},
		{model.VerbSubstitute, model.Mark{Kind: model.Substitute}},
		{model.VerbElsewhere, model.Mark{Kind: model.Elsewhere}},
		{model.VerbCleared, model.Mark{}},
	} {
		after := *r
		if got := after.key("Khan", x.verb, ""); got != x.want {
			t.Errorf("verb %d replaces the whole mark:\n got %+v\nwant %+v", x.verb, got, x.want)
		}
		if x.want.Kind == model.Present || x.want.Kind == model.Part {
			continue
		}
		if got := after.key("Khan", model.VerbOnline, ""); got != (model.Mark{Kind: model.Present, Online: true}) {
			t.Errorf("o over verb %d: %+v", x.verb, got)
		}
	}
	r = newRoom(t)
	r.clock(12, 0)
	r.key("Khan", model.VerbPart, "")
	if got := r.key("Khan", model.VerbLate, "150"); got.Kind != model.Part || !got.Late {
		t.Errorf("h and then l: %+v, want half and late", got)
	}
}

// TestLateBeforeTheStart corrects a present that was timed: who came before the
// start was not late, so the minutes are not known.
func TestLateBeforeTheStart(t *testing.T) {
	r := newRoom(t)
	r.clock(9, 12)
	r.key("Khan", model.VerbPresent, "")
	r.clock(9, 20)
	plan := r.do(r.stroke("Khan", model.VerbLate, ""))
	if got := r.mark("Khan"); got.Arrived.Known() || got.MinutesLate != 0 {
		t.Errorf("p at 09:12, l at 09:20: %+v, want late, minutes not known", got)
	}
	if !strings.Contains(plan.Say, "minutes not known") {
		t.Errorf("the foot says %q", plan.Say)
	}
}

func TestToldIsTheDefault(t *testing.T) {
	r := newRoom(t)
	november := func(d int) model.Day { return model.MakeDay(2021, time.November, d) }
	d := r.draft()
	bell := r.id()
	d.Person(model.Person{ID: bell, Given: "Joe", Family: "Bell"})
	d.ToldAs(r.place("Khan"), r.today, model.Told{Kind: model.CannotCome, On: november(9)})
	d.ToldAs(r.place("Işık"), r.today, model.Told{Kind: model.WillLeave, On: november(9), At: model.MakeClock(12, 30)})
	d.ToldAs(r.place("Nguyễn"), r.today, model.Told{Kind: model.WillSend, On: november(9), Substitute: bell})
	r.apply(d.Change())
	r.clock(10, 0)

	if got := r.key("Khan", model.VerbCancelled, ""); got != (model.Mark{Kind: model.Cancelled, ToldOn: november(9)}) {
		t.Errorf("c: %+v", got)
	}
	typed := r.stroke("Khan", model.VerbCancelled, "")
	typed.ToldOn = november(16)
	r.do(typed)
	if got := r.mark("Khan").ToldOn; got != november(16) {
		t.Errorf("c with a day typed: told %s", got.Long())
	}
	if got := r.key("Nguyễn", model.VerbCancelled, "").ToldOn; got != november(17) {
		t.Errorf("c of somebody who sends a substitute: told %s, want today", got.Long())
	}
	if got := r.key("Işık", model.VerbLeftEarly, ""); got.Left != model.MakeClock(12, 30) || got.MinutesEarly != 120 {
		t.Errorf("e: %+v", got)
	}
	if got := r.key("Işık", model.VerbLeftEarly, "1300"); got.Left != model.MakeClock(13, 0) || got.MinutesEarly != 90 {
		t.Errorf("e1300: %+v", got)
	}
	if got := r.key("Nguyễn", model.VerbSubstitute, "").Substitute; got != bell {
		t.Errorf("s sends %q", r.s.Person(got).Name())
	}
	for _, v := range []model.Verb{model.VerbPresent, model.VerbAbsent, model.VerbPart, model.VerbExcused} {
		if got := r.key("Khan", v, ""); got.ToldOn.Known() || got.LeftEarly {
			t.Errorf("verb %d asks what was told: %+v", v, got)
		}
	}
	if got := r.place("Khan").Told(r.today); got.Kind != model.CannotCome || got.On != november(9) {
		t.Errorf("marking changed what was told: %+v", got)
	}
}

func TestSubstitutes(t *testing.T) {
	r := newRoom(t)
	send := func(who, name string) model.ID {
		a := r.stroke(who, model.VerbSubstitute, "")
		a.Substitute = name
		r.do(a)
		return r.mark(who).Substitute
	}
	if got := send("Khan", ""); got != 0 {
		t.Errorf("nobody by name is %v", got)
	}
	bell := send("Khan", "Joe  Bell")
	if p := r.s.Person(bell); p == nil || p.Given != "Joe" || p.Family != "Bell" {
		t.Fatalf("Joe Bell is %+v", p)
	}
	if again := send("Işık", "Bell, Joe"); again != bell {
		t.Error("the same name makes a second card")
	}
	if jones := send("Nguyễn", "Sarah Jones"); jones == r.place("JonesBrent").Person || jones == r.place("JonesEaling").Person {
		t.Error("somebody of the register was taken for a substitute")
	}
	if got := r.mark("Khan").Credit(credit); got != 0 {
		t.Errorf("who sends a substitute earns %d", got)
	}
}

func TestCaughtUpElsewhere(t *testing.T) {
	r := newRoom(t)
	a := r.stroke("Khan", model.VerbElsewhere, "")
	a.Place, a.PlaceDay = " GLOW\tMaths Hub ", model.MakeDay(2021, time.November, 20)
	r.do(a)
	want := model.Mark{Kind: model.Elsewhere, Place: "GLOW Maths Hub", PlaceDay: a.PlaceDay}
	if got := r.mark("Khan"); got != want {
		t.Errorf("m: %+v", got)
	}
}

func TestBeforeTheDay(t *testing.T) {
	for name, prepare := range map[string]func(r *room) model.SheetID{
		"a day before":   func(r *room) model.SheetID { r.on(time.November, 16); return r.sheetID() },
		"without a date": func(r *room) model.SheetID { return model.SheetID{Session: r.later} },
		"a visit":        func(r *room) model.SheetID { return model.SheetID{Session: r.visit, Slot: r.slot} },
	} {
		r := newRoom(t)
		id := prepare(r)
		today := model.DayOf(r.now)
		tell := func(v model.Verb, digits string) model.Told {
			r.do(model.Stroke{Sheet: id, Enrolment: r.places["Khan"], Verb: v, Digits: digits})
			if m := r.place("Khan").Mark(id.Session); m.Kind != model.Unmarked {
				t.Errorf("%s: verb %d marked somebody: %s", name, v, m.Words())
			}
			return r.place("Khan").Told(id.Session)
		}
		for _, x := range []struct {
			verb   model.Verb
			digits string
			want   model.Told
		}{
			{model.VerbCancelled, "", model.Told{Kind: model.CannotCome}},
			{model.VerbLeftEarly, "1130", model.Told{Kind: model.WillLeave, At: model.MakeClock(11, 30)}},
			{model.VerbLeftEarly, "", model.Told{Kind: model.WillLeave}},
			{model.VerbLate, "20", model.Told{Kind: model.WillBeLate, Minutes: 20}},
			{model.VerbLate, "1015", model.Told{Kind: model.WillBeLate, At: model.MakeClock(10, 15)}},
			{model.VerbOnline, "", model.Told{Kind: model.WillJoin}},
			{model.VerbSubstitute, "", model.Told{Kind: model.WillSend}},
		} {
			x.want.On, x.want.Lead = today, 7
			if got := tell(x.verb, x.digits); got != x.want {
				t.Errorf("%s, verb %d %s: %+v, want %+v", name, x.verb, x.digits, got, x.want)
			}
		}
		if got := tell(model.VerbCleared, ""); got != (model.Told{}) {
			t.Errorf("%s, cleared: %+v", name, got)
		}
		for _, v := range []model.Verb{model.VerbPresent, model.VerbAbsent, model.VerbPart, model.VerbExcused, model.VerbElsewhere} {
			r.refused(model.Stroke{Sheet: id, Enrolment: r.places["Khan"], Verb: v})
		}
		r.refused(model.MarkRest{Sheet: id, Kind: model.Present})
		r.refused(model.MarkRows{Sheet: id, Enrolments: []model.ID{r.places["Khan"]}, Kind: model.Absent})
		r.refused(model.WalkIn{Sheet: id, Name: "Marie Dupont"})
		r.refused(model.FinishRegister{Sheet: id})
	}
}

func TestToldOnADayTyped(t *testing.T) {
	r := newRoom(t)
	r.on(time.November, 16)
	a := r.stroke("Khan", model.VerbCancelled, "")
	a.ToldOn = model.MakeDay(2021, time.November, 9)
	plan := r.do(a)
	if got := r.place("Khan").Told(r.today); got.On != a.ToldOn {
		t.Errorf("told on %s", got.On.Long())
	}
	if plan.Say != "Imran Khan: cannot come (told 9 Nov)" {
		t.Errorf("the foot says %q", plan.Say)
	}
}

func TestStrokeOnNothing(t *testing.T) {
	r := newRoom(t)
	gone := r.stroke("Khan", model.VerbPresent, "")
	gone.Enrolment = 1
	r.refused(gone)
	nowhere := r.stroke("Khan", model.VerbPresent, "")
	nowhere.Sheet.Session = 1
	r.refused(nowhere)
	visit := r.stroke("Khan", model.VerbPresent, "")
	visit.Sheet = model.SheetID{Session: r.visit}
	r.refused(visit)
	r.refused(r.stroke("Khan", model.VerbNote, ""))
}
