package model_test

import (
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
)

func TestMarkNamesWordsCredit(t *testing.T) {
	at := model.MakeClock
	for _, x := range []struct {
		mark        model.Mark
		name, words string
		// of a session of 4, of 2 and of 1 quarter days
		credit [3]int
	}{
		{model.Mark{}, "unmarked", "unmarked", [3]int{0, 0, 0}},
		{model.Mark{Kind: model.Present, Arrived: at(8, 52)}, "present", "present", [3]int{4, 2, 1}},
		{model.Mark{Kind: model.Present, Late: true, MinutesLate: 25, Arrived: at(9, 55)}, "late", "late 25", [3]int{4, 2, 1}},
		{model.Mark{Kind: model.Present, Late: true}, "late", "late", [3]int{4, 2, 1}},
		{model.Mark{Kind: model.Present, LeftEarly: true, Left: at(12, 30)}, "left-early", "left 12:30", [3]int{4, 2, 1}},
		{model.Mark{Kind: model.Present, LeftEarly: true}, "left-early", "left early", [3]int{4, 2, 1}},
		{model.Mark{Kind: model.Present, Online: true}, "online", "online", [3]int{4, 2, 1}},
		{
			model.Mark{Kind: model.Present, Late: true, MinutesLate: 5, LeftEarly: true, Left: at(14, 0), Online: true},
			"late", "late 5, left 14:00, online", [3]int{4, 2, 1},
		},
		{model.Mark{Kind: model.Part}, "part", "part", [3]int{2, 1, 1}},
		{model.Mark{Kind: model.Part, Online: true}, "part", "part, online", [3]int{2, 1, 1}},
		{model.Mark{Kind: model.Part, LeftEarly: true}, "left-early", "part, left early", [3]int{2, 1, 1}},
		{model.Mark{Kind: model.Absent}, "absent", "absent", [3]int{}},
		{model.Mark{Kind: model.Cancelled, ToldOn: 5}, "cancelled", "cancelled", [3]int{}},
		{model.Mark{Kind: model.Substitute, Substitute: 5}, "substitute", "substitute", [3]int{}},
		{model.Mark{Kind: model.Excused}, "excused", "excused", [3]int{}},
		{model.Mark{Kind: model.Elsewhere, Place: "GLOW"}, "elsewhere", "elsewhere", [3]int{4, 2, 1}},
		{model.Mark{Kind: model.NotEnrolled}, "not-enrolled", "not enrolled", [3]int{}},
		{model.Mark{Kind: model.NotHeld}, "not-held", "not held", [3]int{}},
	} {
		if got := x.mark.Name(); got != x.name {
			t.Errorf("%+v is named %q, want %q", x.mark, got, x.name)
		}
		if got := x.mark.Words(); got != x.words {
			t.Errorf("%+v reads %q, want %q", x.mark, got, x.words)
		}
		if got := [3]int{x.mark.Credit(4), x.mark.Credit(2), x.mark.Credit(1)}; got != x.credit {
			t.Errorf("%+v earns %v, want %v", x.mark, got, x.credit)
		}
	}
}

func TestPartOfThreeQuartersIsRoundedUp(t *testing.T) {
	if got := (model.Mark{Kind: model.Part}).Credit(3); got != 2 {
		t.Errorf("part of three quarters earns %d, want 2", got)
	}
}

func TestQuartersInWords(t *testing.T) {
	for n, want := range map[int]string{0: "0.0", 1: "0.25", 2: "0.5", 3: "0.75", 4: "1.0", 6: "1.5", 10: "2.5", 12: "3.0", 13: "3.25"} {
		if got := model.Quarters(n); got != want {
			t.Errorf("%d quarter days read %q, want %q", n, got, want)
		}
	}
}

// TestMarksComeBack writes any mark that a lead can make and reads it from the records.
func TestMarksComeBack(t *testing.T) {
	base := newRoom(t)
	rapid.Check(t, func(t *rapid.T) {
		m := model.Mark{
			Kind:   model.MarkKind(rapid.IntRange(0, int(model.NotHeld)).Draw(t, "kind")),
			ByRest: rapid.Bool().Draw(t, "by rest"), Amended: rapid.Bool().Draw(t, "amended"),
		}
		anyClock := rapid.Custom(func(t *rapid.T) model.Clock { return model.Clock(rapid.IntRange(0, 24*60).Draw(t, "clock")) })
		switch m.Kind {
		case model.Unmarked:
			m = model.Mark{}
		case model.Present, model.Part:
			m.Late, m.LeftEarly, m.Online = rapid.Bool().Draw(t, "late"), rapid.Bool().Draw(t, "early"), rapid.Bool().Draw(t, "online")
			m.Arrived, m.Left = anyClock.Draw(t, "arrived"), anyClock.Draw(t, "left")
			m.MinutesLate, m.MinutesEarly = rapid.IntRange(0, 1440).Draw(t, "late by"), rapid.IntRange(0, 1440).Draw(t, "early by")
		default:
			m.ToldOn, m.PlaceDay = model.Day(rapid.Int32().Draw(t, "told")), model.Day(rapid.Int32().Draw(t, "place day"))
			m.Substitute, m.Place = model.ID(rapid.Uint64().Draw(t, "substitute")), rapid.String().Draw(t, "place")
		}
		r := *base
		d := r.draft()
		d.MarkAs(r.place("Khan"), r.today, m)
		if c := d.Change(); c != nil {
			r.apply(c)
		} else if m.Kind != model.Unmarked {
			t.Fatalf("%+v was not written", m)
		}
		if got := r.mark("Khan"); got != m {
			t.Fatalf("wrote %+v, read %+v", m, got)
		}
	})
}

func TestToldComesBack(t *testing.T) {
	base := newRoom(t)
	rapid.Check(t, func(t *rapid.T) {
		told := model.Told{
			Kind: model.ToldKind(rapid.IntRange(1, int(model.WillSend)).Draw(t, "kind")), On: model.Day(rapid.Int32().Draw(t, "on")),
			At: model.Clock(rapid.IntRange(0, 24*60).Draw(t, "at")), Minutes: rapid.IntRange(0, 999).Draw(t, "minutes"),
			Substitute: model.ID(rapid.Uint64().Draw(t, "substitute")), How: rapid.String().Draw(t, "how"), Lead: model.ID(rapid.Uint64().Draw(t, "lead")),
		}
		r := *base
		d := r.draft()
		d.ToldAs(r.place("Khan"), r.today, told)
		r.apply(d.Change())
		if got := r.place("Khan").Told(r.today); got != told {
			t.Fatalf("wrote %+v, read %+v", told, got)
		}
	})
}

func TestToldWords(t *testing.T) {
	for _, x := range []struct {
		told  model.Told
		words string
	}{
		{model.Told{}, ""},
		{model.Told{Kind: model.CannotCome}, "cannot come"},
		{model.Told{Kind: model.WillLeave, At: model.MakeClock(12, 30)}, "leaves 12:30"},
		{model.Told{Kind: model.WillLeave}, "leaves early"},
		{model.Told{Kind: model.WillBeLate, At: model.MakeClock(10, 0)}, "comes 10:00"},
		{model.Told{Kind: model.WillBeLate, Minutes: 20}, "late 20 min"},
		{model.Told{Kind: model.WillBeLate}, "will be late"},
		{model.Told{Kind: model.WillJoin}, "joins online"},
		{model.Told{Kind: model.WillSend}, "sends somebody"},
	} {
		if got := x.told.Words(); got != x.words {
			t.Errorf("%+v reads %q, want %q", x.told, got, x.words)
		}
	}
}

// TestMarkOf is the mark that counts where nobody was marked.
func TestMarkOf(t *testing.T) {
	r := newRoom(t)
	day := func(d model.Day) *model.Enrolment {
		place := model.Enrolment{ID: r.id(), Person: r.id(), Status: model.Enrolled, From: d}
		dr := r.draft()
		dr.Enrol(place)
		r.apply(dr.Change())
		return r.s.Enrolment(place.ID)
	}
	today := r.s.Session(r.today)
	for from, want := range map[model.Day]model.MarkKind{
		today.Date - 1: model.Unmarked, today.Date: model.Unmarked, today.Date + 1: model.NotEnrolled, 0: model.Unmarked,
	} {
		if got := r.s.MarkOf(day(from), today); got.Kind != want {
			t.Errorf("a place from %s: %s", from.ISO(), got.Words())
		}
	}
	if late := day(today.Date + 1); r.s.MarkOf(late, r.s.Session(r.later)).Kind != model.Unmarked {
		t.Error("of a session without a date nobody is left out")
	}
	d := r.draft()
	x := *today
	x.State = model.NotHeldAt
	d.Session(x)
	r.apply(d.Change())
	if got := r.s.MarkOf(r.place("Khan"), r.s.Session(r.today)); got.Kind != model.NotHeld {
		t.Errorf("of a session that was not held: %s", got.Words())
	}
}

func TestEarned(t *testing.T) {
	r := newRoom(t)
	e := r.place("Khan")
	d := r.draft()
	d.MarkAs(e, r.before, model.Mark{Kind: model.Part})
	d.MarkAs(e, r.today, model.Mark{Kind: model.Present, Late: true})
	d.MarkAs(e, r.visit, model.Mark{Kind: model.Present, Online: true})
	d.MarkAs(e, r.later, model.Mark{Kind: model.Excused})
	r.apply(d.Change())
	if got := r.s.Earned(r.place("Khan")); got != 2+4+2 {
		t.Errorf("earned %s days, want 2.0", model.Quarters(got))
	}
	if got := r.s.Earned(r.place("Işık")); got != 0 {
		t.Errorf("nobody marked earned %d", got)
	}
}
