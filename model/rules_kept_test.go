package model_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/programmes"
)

// earned is what each place earned, by its ID.
func (r *room) earned() map[model.ID]int {
	out := map[model.ID]int{}
	for _, e := range r.s.Enrolments {
		out[e.ID] = r.s.Earned(e)
	}
	return out
}

// anyMarks marks some people at the sessions that have been, as any key does.
func (r *room) anyMarks(t *rapid.T) {
	kinds := []model.Mark{
		{}, {Kind: model.Present}, {Kind: model.Present, Late: true}, {Kind: model.Part}, {Kind: model.Absent}, {Kind: model.Excused}, {Kind: model.Elsewhere, Place: "GLOW"},
	}
	r.write(func(d *model.Draft) {
		for _, e := range r.s.Enrolments {
			for _, id := range []model.ID{r.before, r.today, r.visit} {
				if m := rapid.SampledFrom(kinds).Draw(t, "mark"); m.Kind != model.Unmarked {
					d.MarkAs(e, id, m)
				}
			}
		}
	})
}

// Credits are neither lost nor made by moving a session or a date of a visit, by a change
// of school, by replacing a person or by rolling over.
func TestCreditsAreKept(t *testing.T) {
	base := newRoom(t)
	rapid.Check(t, func(t *rapid.T) {
		r := *base
		r.now = time.Date(2022, time.January, 20, 9, 0, 0, 0, time.UTC)
		r.anyMarks(t)
		before := r.earned()
		for range rapid.IntRange(1, 6).Draw(t, "actions") {
			e := rapid.SampledFrom(r.s.Enrolments).Draw(t, "place")
			day := model.MakeDay(2021, time.October, 1) + model.Day(rapid.IntRange(0, 200).Draw(t, "day"))
			var a model.Action
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0:
				a = model.MoveSession{Session: rapid.SampledFrom([]model.ID{r.before, r.today, r.later}).Draw(t, "session"), Date: day}
			case 1:
				x := *r.s.Slot(r.slot)
				x.Date = day
				a = model.EditDate{Slot: x}
			case 2:
				a = model.Replace{Enrolment: e.ID, Day: day, Reason: model.LeftRole, With: model.NewPerson{Person: model.Person{Given: "Ann", Family: rapid.StringMatching("[A-Z][a-z]{3,9}").Draw(t, "family")}}}
			case 3:
				a = model.EditPlace{Place: *e, SchoolName: "Elm Road", Moved: day}
			case 4:
				a = model.Withdraw{Enrolment: e.ID, Day: day}
			case 5:
				old := r.earned()
				roll := programmes.RollOver{NewCohort: programmes.NewCohort{Cohort: model.Cohort{Code: "next", Title: "Next", Year: 2022}, Lead: *r.s.Leads[0]}, People: []model.ID{e.ID}}
				p, err := roll.Plan(r.s, r.env())
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range p.Changes {
					if c.Space == r.s.Space {
						t.Fatal("rolling over writes in the old cohort")
					}
					next := model.NewSnapshot(c.Space, nil).Apply(c)
					for _, x := range next.Enrolments {
						if next.Earned(x) != 0 {
							t.Fatalf("the next year begins with %d", next.Earned(x))
						}
					}
				}
				for id, n := range r.earned() {
					if n != old[id] {
						t.Fatalf("rolling over: %d, had %d", n, old[id])
					}
				}
				continue
			}
			_, _ = r.try(a)
			now := r.earned()
			for id, n := range before {
				if now[id] != n {
					t.Fatalf("after %#v a place has %d, had %d", a, now[id], n)
				}
			}
			for id, n := range now {
				if _, was := before[id]; !was && n != 0 {
					t.Fatalf("after %#v somebody new has %d", a, n)
				}
			}
		}
	})
}

// Two records of one person earn together what each earned: what both say of a session
// counts once, and where they differ nothing counts until a person decides.
func TestCreditsOfTwoRecords(t *testing.T) {
	base := newRoom(t)
	rapid.Check(t, func(t *rapid.T) {
		r := *base
		r.anyMarks(t)
		ids := rapid.Permutation([]string{"Khan", "Işık", "Nguyễn", "García Simón"}).Draw(t, "who")
		a, b := r.place(ids[0]), r.place(ids[1])
		want, whole := 0, 0
		for _, x := range r.s.Sessions {
			one, two := r.s.CreditOf(a, x), r.s.CreditOf(b, x)
			switch {
			case a.Mark(x.ID).Kind == model.Unmarked || b.Mark(x.ID).Kind == model.Unmarked:
				want += one + two
				whole += one + two
			case a.Mark(x.ID) == b.Mark(x.ID):
				want += one
				whole += one
			default:
				whole += max(one, two)
			}
		}
		others := r.earned()
		delete(others, a.ID)
		delete(others, b.ID)
		before := r.standing()
		r.do(model.SamePerson{Keep: a.Person, Other: b.Person})
		row := r.s.Enrolment(a.ID)
		if got := r.s.Earned(row); got != want {
			t.Fatalf("together they have %d, not %d", got, want)
		}
		for id, n := range others {
			if got := r.s.Earned(r.s.Enrolment(id)); got != n {
				t.Fatalf("somebody else has %d, had %d", got, n)
			}
		}
		if got := r.s.Earned(row); got > whole {
			t.Fatalf("%d are made", got-whole)
		}
		r.undo()
		if !same(before, r.standing()) {
			t.Fatal("undo does not give both back")
		}
	})
}
