package model_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

// todo is what there is to do, urgent things with a sign before them.
func todo(r *room) []string {
	var out []string
	for _, f := range r.s.Findings(r.now) {
		if f.Urgent {
			out = append(out, "! "+f.Sentence)
		} else {
			out = append(out, f.Sentence)
		}
	}
	return out
}

func TestFindings(t *testing.T) {
	r := newRoom(t)
	d := r.draft()
	for _, e := range r.s.Enrolments {
		d.MarkAs(e, r.before, model.Mark{Kind: model.Present})
	}
	r.apply(d.Change())
	want := []string{
		"! Session 2 is today: register not begun", "Session 1: all marked, finish it with f", "Session 3: 7 people have no visit date",
		"Session 4: no date yet",
	}
	if got := todo(r); !slices.Equal(got, want) {
		t.Errorf("to do:\n got %q\nwant %q", got, want)
	}
	r.do(model.FinishRegister{Sheet: model.SheetID{Session: r.before}})
	r.key("Khan", model.VerbPresent, "")
	d = r.draft()
	names := slices.Sorted(maps.Keys(r.places))
	for _, who := range names[:3] {
		d.Book(r.place(who), r.visit, r.slot)
	}
	slot := *r.s.Slot(r.slot)
	slot.State = model.CalledOff
	d.Slot(slot)
	r.apply(d.Change())
	want = []string{
		"! Session 2: 6 still unmarked", "! Session 3: date called off, 3 people need a new one", "Session 3: 4 people have no visit date",
		"Session 4: no date yet",
	}
	if got := todo(r); !slices.Equal(got, want) {
		t.Errorf("to do:\n got %q\nwant %q", got, want)
	}
	without, freed := r.s.WithoutDate(r.visit)
	if len(without) != 4 || len(freed) != 3 || len(r.s.Booked(r.s.Slot(r.slot))) != 3 {
		t.Errorf("%d without a date, %d whose date was called off", len(without), len(freed))
	}
	if a, b := r.s.WithoutDate(r.today); a != nil || b != nil {
		t.Error("a workshop needs no date chosen")
	}
}

// TestFindingsOfTwoAnswers: a register with two answers cannot be finished, so
// nobody is told to.
func TestFindingsOfTwoAnswers(t *testing.T) {
	r := disputed(t)
	for _, who := range slices.Sorted(maps.Keys(r.places)) {
		if who != "Khan" {
			r.key(who, model.VerbPresent, "")
		}
	}
	two := false
	for _, s := range todo(r) {
		two = two || s == "! Session 2: 1 with two answers"
		if strings.HasPrefix(s, "Session 2") || strings.HasPrefix(s, "! Session 2: 1 still") {
			t.Errorf("and besides: %q", s)
		}
	}
	if !two {
		t.Errorf("two answers are not found: %q", todo(r))
	}
}

func TestFacts(t *testing.T) {
	r := newRoom(t)
	r.key("Khan", model.VerbPresent, "")
	r.key("Işık", model.VerbPart, "")
	r.key("Nguyễn", model.VerbAbsent, "")
	f := r.s.Facts()
	if f.Expected != 12 || f.Code != "try" || f.Year != 2021 || len(f.People) != 7 || len(f.Sessions) != 4 || f.Held() != 1 {
		t.Errorf("facts %+v", f)
	}
	today := f.Sessions[1]
	if today.Here != 2 || today.Open != 4 || today.Total != 7 || today.Finished {
		t.Errorf("today %+v", today)
	}
	sums := map[model.ID]int{}
	for _, p := range f.People {
		for _, e := range p.Earned {
			sums[p.Enrolment] += e.Quarters
			if e.Day != r.s.Session(r.today).Date {
				t.Errorf("earned on %s", e.Day.Long())
			}
		}
	}
	if !maps.Equal(sums, map[model.ID]int{r.places["Khan"]: 4, r.places["Işık"]: 2}) {
		t.Errorf("earned %v", sums)
	}
}

// TestFactsOfAVisit: what a visit earns, it earns on its date, which is that of the
// date chosen.
func TestFactsOfAVisit(t *testing.T) {
	r := newRoom(t)
	d := r.draft()
	d.Book(r.place("Khan"), r.visit, r.slot)
	d.MarkAs(r.place("Khan"), r.visit, model.Mark{Kind: model.Present})
	r.apply(d.Change())
	for _, p := range r.s.Facts().People {
		if p.Enrolment != r.places["Khan"] {
			continue
		}
		want := []model.Earned{{Day: model.MakeDay(2021, time.December, 12), Quarters: half}}
		if !slices.Equal(p.Earned, want) {
			t.Errorf("earned %+v, want %+v", p.Earned, want)
		}
	}
}

func TestFactsComeBack(t *testing.T) {
	number := rapid.IntRange(0, 1<<20)
	day := rapid.Custom(func(t *rapid.T) model.Day { return model.Day(rapid.Int32().Draw(t, "day")) })
	id := rapid.Custom(func(t *rapid.T) model.ID { return model.ID(rapid.Uint64().Draw(t, "id")) })
	clock := rapid.Custom(func(t *rapid.T) model.Clock { return model.Clock(rapid.IntRange(0, 1440).Draw(t, "clock")) })
	session := rapid.Custom(func(t *rapid.T) model.SessionFacts {
		return model.SessionFacts{
			ID: id.Draw(t, "session"), Number: number.Draw(t, "number"), Kind: model.SessionKind(rapid.IntRange(1, 3).Draw(t, "kind")),
			Date: day.Draw(t, "date"), Start: clock.Draw(t, "start"), End: clock.Draw(t, "end"), State: model.State(rapid.IntRange(0, 2).Draw(t, "state")),
			Finished: rapid.Bool().Draw(t, "finished"), Dates: number.Draw(t, "dates"), Here: number.Draw(t, "here"), Open: number.Draw(t, "open"),
			Total: number.Draw(t, "total"),
		}
	})
	earned := rapid.Custom(func(t *rapid.T) model.Earned {
		return model.Earned{Day: day.Draw(t, "on"), Quarters: rapid.IntRange(1, 99).Draw(t, "quarters")}
	})
	person := rapid.Custom(func(t *rapid.T) model.PersonFacts {
		return model.PersonFacts{
			Enrolment: id.Draw(t, "place"), Status: model.Status(rapid.IntRange(1, 10).Draw(t, "status")), From: day.Draw(t, "from"),
			Until: day.Draw(t, "until"), Earned: rapid.SliceOfN(earned, 1, 4).Draw(t, "earned"),
		}
	})
	rapid.Check(t, func(t *rapid.T) {
		f := model.Facts{
			Space: id.Draw(t, "space"), Hub: id.Draw(t, "hub"), Code: rapid.String().Draw(t, "code"), Title: rapid.String().Draw(t, "title"),
			HubName: rapid.String().Draw(t, "hub's name"), Year: number.Draw(t, "year"), Closed: rapid.Bool().Draw(t, "closed"),
			Expected: rapid.IntRange(-1, 99).Draw(t, "expected"), Listed: number.Draw(t, "listed"), Sessions: rapid.SliceOfN(session, 1, 5).Draw(t, "sessions"),
			People: rapid.SliceOfN(person, 1, 5).Draw(t, "people"),
		}
		if at := rapid.Int64Range(0, 1<<33).Draw(t, "demo"); at != 0 {
			f.DemoNow = time.Unix(at, 0)
		}
		got, ok := model.UnpackFacts(f.Pack())
		if !ok || !reflect.DeepEqual(got, f) {
			t.Fatalf("packed %+v, unpacked %+v %v", f, got, ok)
		}
	})
}

func TestFactsOfARoomComeBack(t *testing.T) {
	r := newRoom(t)
	r.key("Khan", model.VerbPresent, "")
	f := r.s.Facts()
	got, ok := model.UnpackFacts(f.Pack())
	if !ok || !reflect.DeepEqual(got, f) {
		t.Errorf("packed %+v, unpacked %+v", f, got)
	}
}

// TestFactsThatAreNone: what is of another form or cut short is not taken for facts.
func TestFactsThatAreNone(t *testing.T) {
	r := newRoom(t)
	r.key("Khan", model.VerbPresent, "")
	f := r.s.Facts()
	whole := f.Pack()
	bad := map[string][]byte{"nothing": {}, "another form": append([]byte{9}, whole[1:]...), "the form before": append([]byte{1}, whole[1:]...)}
	for name, b := range bad {
		if _, ok := model.UnpackFacts(b); ok {
			t.Errorf("%s was taken for facts", name)
		}
	}
	for n := range whole {
		if _, ok := model.UnpackFacts(whole[:n]); ok {
			t.Fatalf("%d of %d bytes were taken for facts", n, len(whole))
		}
	}
}
