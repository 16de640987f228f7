package model_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

// on is nine o'clock of a day.
func on(d model.Day) time.Time { return d.Date().Add(9 * time.Hour) }

// anyYear is a room after some things that a lead does in a year, with findings put off.
func anyYear(t *rapid.T, base *room) *room {
	r := *base
	r.trail = model.Trail{}
	if rapid.Bool().Draw(t, "over two terms") {
		r.programme(model.Programme{Terms: 2, Outcomes: []model.OutcomeGroup{{Items: []string{"lead"}}}}, nil)
	}
	for range rapid.IntRange(0, 12).Draw(t, "actions") {
		day := model.MakeDay(2021, time.November, 1) + model.Day(rapid.IntRange(0, 300).Draw(t, "now"))
		r.now = on(day)
		var a model.Action
		switch rapid.IntRange(0, 5).Draw(t, "what") {
		case 0:
			if all := r.s.Findings(r.now); len(all) > 0 {
				f := rapid.SampledFrom(all).Draw(t, "finding")
				a = model.PutOffFinding{Key: f.Key, Until: day + model.Day(rapid.IntRange(1, 100).Draw(t, "for days")), Reason: "x"}
			}
		case 1:
			if len(r.s.Sessions) == 0 {
				continue
			}
			x := r.s.Sessions[rapid.IntRange(0, len(r.s.Sessions)-1).Draw(t, "session")]
			id := model.SheetID{Session: x.ID}
			if x.Kind == model.Visit {
				id.Slot = r.slot
			}
			a = model.MarkRest{Sheet: id, Kind: rapid.SampledFrom([]model.MarkKind{model.Present, model.Absent}).Draw(t, "kind")}
		case 2:
			if len(r.s.Tasks) == 0 {
				continue
			}
			x := *r.s.Tasks[0]
			x.Due, x.Before = day+model.Day(rapid.IntRange(-20, 20).Draw(t, "due in")), 0
			a = model.EditTask{Task: x}
		case 3:
			a = model.SetPlan{ActionPlan: model.ActionPlan{Person: r.s.Enrolments[0].Person, Vision: "v", Review: day + model.Day(rapid.IntRange(0, 30).Draw(t, "review in"))}}
		default:
			a = yearAction(t, &r, rapid.Bool().Draw(t, "with a reason"))
		}
		if a != nil {
			_, _ = r.try(a)
		}
	}
	return &r
}

// What facts count for a day is what the snapshot finds on that day: as facts have it, and
// as each rule says that is asked about that day alone.
func TestFactsCountForAnyDay(t *testing.T) {
	base := yearOf(t)
	rapid.Check(t, func(t *rapid.T) {
		r := anyYear(t, base)
		own := r.s.Facts()
		f, ok := model.UnpackFacts(own.Pack())
		if !ok {
			t.Fatal("facts do not come back")
		}
		for range 6 {
			day := model.MakeDay(2021, time.September, 1) + model.Day(rapid.IntRange(0, 500).Draw(t, "day"))
			found := map[model.FindingKind]map[model.ID]bool{}
			all := r.s.Findings(on(day))
			for _, x := range r.s.Deferred(on(day)) {
				all = append(all, x.Finding)
			}
			for _, x := range all {
				if found[x.Key.Kind] == nil {
					found[x.Key.Kind] = map[model.ID]bool{}
				}
				found[x.Key.Kind][x.Key.Of] = true
			}
			if got, want := f.ToDoOn(day), len(r.s.Findings(on(day))); got != want {
				t.Fatalf("%s: facts count %d to do, there are %d: %+v", day.Long(), got, want, f.ToDo)
			}
			packed := own.Pack()
			if got, ok := model.ToDoIn(packed, day); !ok || !own.Closed && got != f.ToDoOn(day) || own.Closed && got != 0 {
				t.Fatalf("%s: %d to do in packed facts, not %d", day.Long(), got, f.ToDoOn(day))
			}
			if got, ok := model.TotalsIn(packed, day); !ok || got != f.TotalsOn(day) {
				t.Fatalf("%s: totals %+v in packed facts, not %+v", day.Long(), got, f.TotalsOn(day))
			}
			if got, ok := model.UnderIn(packed, day, 5, nil); !ok || !slices.Equal(got, f.UnderOn(day, 5, nil)) {
				t.Fatalf("%s: %+v in packed facts, not %+v", day.Long(), got, f.UnderOn(day, 5, nil))
			}
			if got, want := f.TotalsOn(day).Tally, f.NumbersOn(day).Total; got != want {
				t.Fatalf("%s: totals %+v, not %+v", day.Long(), got, want)
			}
			for _, task := range r.s.Tasks {
				h, _ := r.s.TaskSheet(task.ID)
				if late, _ := h.Overdue(day); (late > 0) != found[model.FindOverdue][task.ID] && r.s.Session(task.Session) != nil {
					t.Fatalf("%s: task %s, %d late", day.Long(), task.Title, late)
				}
			}
			for _, p := range r.s.Plans {
				if p.ReviewDue(day) != found[model.FindReview][p.ID] {
					t.Fatalf("%s: review of %s", day.Long(), p.Review.Long())
				}
			}
			if n := len(r.s.CameInOneTerm(day)); n > 0 != found[model.FindCameOneTerm][0] {
				t.Fatalf("%s: %d came in one term", day.Long(), n)
			}
			for _, x := range r.s.Sessions {
				if x.State != model.Planned || x.Kind == model.Visit || !x.Date.Known() || x.Finish.Is {
					continue
				}
				h, _ := r.s.Sheet(model.SheetID{Session: x.ID})
				c := h.Count()
				open := x.Date <= day && c.Unmarked > 0 && !(c.Unmarked == c.Total && x.Date == day)
				if open != found[model.FindUnmarked][x.ID] {
					t.Fatalf("%s: session %d, %+v", day.Long(), x.Number, c)
				}
			}
			over := r.s.YearOver(day) && len(r.s.Outcomes()) > 0 && !r.s.Cohort.Closed && len(r.s.Evidence) == 0
			if over != found[model.FindNoEvidence][0] {
				t.Fatalf("%s: the year is over %v", day.Long(), over)
			}
		}
	})
}

// Who is under so many days is who earned fewer by the day and had a place on it.
func TestUnderOn(t *testing.T) {
	r := newRoom(t)
	r.all(r.before, model.Mark{Kind: model.Present})
	r.key("Khan", model.VerbPresent, "")
	r.do(model.Withdraw{Enrolment: r.places["Işık"], Day: november(10), Reason: model.LeftRole})
	f := r.s.Facts()
	for _, x := range []struct {
		day         model.Day
		under, want int
	}{{november(2), 1, 7}, {november(3), credit, 0}, {november(3), credit + 1, 7}, {november(17), credit + 1, 5}, {november(17), 12, 6}} {
		if got := f.UnderOn(x.day, x.under, nil); len(got) != x.want {
			t.Errorf("%s under %d: %d, not %d", x.day.Long(), x.under, len(got), x.want)
		}
	}
	if got := f.TotalsOn(november(17)); got.Quarters != 8*credit || got.Enrolled != 6 || got.Withdrawn != 1 || got.Engaged != 6 {
		t.Errorf("%+v", got)
	}
}
