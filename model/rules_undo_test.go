package model_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/change"
)

// anyAction is something that a lead may do in the register, at any time; what is
// refused changes nothing.
func anyAction(t *rapid.T, r *room) (do func() (model.Plan, error)) {
	names := slices.Sorted(maps.Keys(r.places))
	who := rapid.SampledFrom(names).Draw(t, "who")
	if rapid.IntRange(0, 9).Draw(t, "another moment") == 0 {
		r.now = rapid.SampledFrom([]time.Time{
			time.Date(2021, time.November, 16, 9, 0, 0, 0, time.UTC), time.Date(2021, time.November, 17, 10, 0, 0, 0, time.UTC),
			time.Date(2021, time.November, 17, 15, 0, 0, 0, time.UTC), time.Date(2021, time.December, 12, 10, 0, 0, 0, time.UTC),
		}).Draw(t, "now")
	}
	id := rapid.SampledFrom([]model.SheetID{r.sheetID(), r.sheetID(), {Session: r.visit, Slot: r.slot}}).Draw(t, "register")
	switch rapid.IntRange(0, 12).Draw(t, "action") {
	case 0:
		return func() (model.Plan, error) {
			return r.try(model.MarkRest{Sheet: id, Kind: rapid.SampledFrom([]model.MarkKind{model.Present, model.Absent, model.Excused}).Draw(t, "rest")})
		}
	case 1:
		return func() (model.Plan, error) {
			return r.try(model.WalkIn{Sheet: id, Name: "Marie Dupont", School: "Ash Green"})
		}
	case 2:
		return func() (model.Plan, error) { return r.try(model.FinishRegister{Sheet: id}) }
	case 3:
		return func() (model.Plan, error) { return r.try(model.OpenRegister{Sheet: id}) }
	case 4:
		return func() (model.Plan, error) { return r.try(model.TaskBack{Sheet: id, Enrolment: r.places[who]}) }
	case 5:
		return func() (model.Plan, error) {
			return r.try(model.SetNote{Sheet: id, Enrolment: r.places[who], Text: rapid.SampledFrom([]string{"", "late train", "ill"}).Draw(t, "note")})
		}
	case 6:
		return func() (model.Plan, error) {
			return r.try(model.MarkRows{Sheet: id, Kind: model.Absent, Enrolments: []model.ID{r.places[who], r.places["Khan"]}})
		}
	case 7:
		return func() (model.Plan, error) {
			first, err := r.try(model.Stroke{Sheet: id, Enrolment: r.places[who], Verb: model.VerbLate})
			if err != nil || len(first.Changes) == 0 {
				return first, err
			}
			return r.try(model.Group{
				Action: model.Stroke{Sheet: id, Enrolment: r.places[who], Verb: model.VerbLate, Digits: "25"}, With: first.Changes[0].ID,
			})
		}
	}
	return func() (model.Plan, error) {
		return r.try(model.Stroke{
			Sheet: id, Enrolment: r.places[who], Verb: model.Verb(rapid.IntRange(int(model.VerbPresent), int(model.VerbCleared)).Draw(t, "key")),
			Digits:     rapid.SampledFrom([]string{"", "", "5", "1230"}).Draw(t, "digits"),
			Substitute: rapid.SampledFrom([]string{"", "Joe Bell"}).Draw(t, "substitute"),
		})
	}
}

// TestUndoAndRedo does anything, takes all of it back and does it again: at each
// step the records say what they said there.
func TestUndoAndRedo(t *testing.T) {
	base := newRoom(t)
	rapid.Check(t, func(t *rapid.T) {
		r := *base
		said := []map[change.Field][]string{r.standing()}
		for range rapid.IntRange(1, 14).Draw(t, "actions") {
			steps := r.trail.Steps()
			_, _ = anyAction(t, &r)()
			if r.trail.Steps() > steps {
				said = append(said, r.standing())
			}
		}
		for round := range 2 {
			for i := len(said) - 2; i >= 0; i-- {
				r.undo()
				if !same(r.standing(), said[i]) {
					t.Fatalf("round %d: after undo of step %d the records differ", round, i+1)
				}
			}
			if _, more := r.trail.Undo(); more {
				t.Fatal("more to undo than was done")
			}
			for i := 1; i < len(said); i++ {
				r.redo()
				if !same(r.standing(), said[i]) {
					t.Fatalf("round %d: after redo of step %d the records differ", round, i)
				}
			}
			if _, more := r.trail.Redo(); more {
				t.Fatal("more to redo than was undone")
			}
		}
	})
}

// TestAnyOrder applies the changes of two leads who did not see each other, in any
// order and twice each: the records are the same.
func TestAnyOrder(t *testing.T) {
	base := newRoom(t)
	rapid.Check(t, func(t *rapid.T) {
		one, two := *base, *base
		two.lead, two.next = 8, 1<<40
		for _, r := range []*room{&one, &two} {
			for range rapid.IntRange(0, 8).Draw(t, "actions") {
				before := r.standing()
				if _, err := anyAction(t, r)(); err != nil && !same(before, r.standing()) {
					t.Fatalf("refused with %q, but changed", err)
				}
				if step, ok := r.trail.Undo(); ok && rapid.IntRange(0, 3).Draw(t, "undo") == 0 {
					r.do(model.Undo{Changes: step.Changes})
				}
			}
		}
		changes := append(slices.Clone(one.log), two.log...)
		shuffled := rapid.Permutation(append(slices.Clone(changes), changes...)).Draw(t, "order")
		straight, crossed := base.s, base.s
		for _, c := range changes {
			straight = straight.Apply(c)
		}
		for _, c := range shuffled {
			crossed = crossed.Apply(c)
		}
		if !reflect.DeepEqual(straight.Records(), crossed.Records()) {
			t.Fatal("the order of arrival matters")
		}
		if !alike(crossed, model.NewSnapshot(9, crossed.Records())) {
			t.Fatal("the snapshot is not that of its records")
		}
	})
}

func TestUndoKeepsWhatWasSetSince(t *testing.T) {
	r := newRoom(t)
	rows := r.do(model.MarkRows{Sheet: r.sheetID(), Kind: model.Absent, Enrolments: []model.ID{r.places["Khan"], r.places["Işık"]}})
	r.key("Khan", model.VerbPresent, "")
	plan := r.do(model.Undo{Changes: rows.Changes})
	if r.mark("Khan").Kind != model.Present || r.mark("Işık").Kind != model.Unmarked {
		t.Errorf("Khan %s, Işık %s", r.mark("Khan").Words(), r.mark("Işık").Words())
	}
	if plan.Say != "1 changed since and kept" {
		t.Errorf("the line says %q", plan.Say)
	}
	again := r.do(model.Undo{Changes: rows.Changes})
	if len(again.Changes) != 0 || again.Say == "" {
		t.Errorf("a second undo of the same: %+v", again)
	}
	r.refused(model.Undo{})
}

func TestRedoEndsWithSomethingNew(t *testing.T) {
	r := newRoom(t)
	r.key("Khan", model.VerbPresent, "")
	r.undo()
	if _, ok := r.trail.Redo(); !ok {
		t.Fatal("nothing to redo")
	}
	r.key("Işık", model.VerbPresent, "")
	if _, ok := r.trail.Redo(); ok {
		t.Error("redo after something else was done")
	}
	if steps := r.trail.Newest(9); len(steps) != 1 || len(steps[0].Changes) != 1 {
		t.Errorf("steps: %+v", steps)
	}
}

// TestTrailFollows gives the same changes to a new trail, as after a restart.
func TestTrailFollows(t *testing.T) {
	r := newRoom(t)
	var actions [][]*change.Change
	keep := func(p model.Plan) { actions = append(actions, p.Changes) }
	keep(r.do(r.stroke("Khan", model.VerbPresent, "")))
	keep(r.do(r.stroke("Işık", model.VerbLate, "")))
	keep(r.do(model.Group{Action: r.stroke("Işık", model.VerbLate, "25"), With: actions[1][0].ID}))
	step, _ := r.trail.Undo()
	keep(r.do(model.Undo{Changes: step.Changes}))
	var again model.Trail
	for _, a := range actions {
		again.Add(a)
	}
	if !reflect.DeepEqual(again, r.trail) {
		t.Error("the trail differs after a restart")
	}
	redo, ok := again.Redo()
	if !ok || len(redo.Changes) != 2 || !slices.Equal(redo.Spaces(), []model.ID{9}) || redo.First().ID != actions[1][0].ID {
		t.Errorf("redo: %+v", redo)
	}
}
