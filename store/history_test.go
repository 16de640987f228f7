package store_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/change"
)

// drawAction is anything that a lead does in a register.
func drawAction(t *rapid.T, d *desk, space model.ID) model.Action {
	s := d.snap(space)
	session := s.Sessions[rapid.IntRange(0, len(s.Sessions)-1).Draw(t, "session")]
	sheet := model.SheetID{Session: session.ID}
	if session.Kind == model.Visit {
		sheet.Slot = rapid.SampledFrom(s.SlotsOf(session.ID)).Draw(t, "slot").ID
	}
	e := rapid.SampledFrom(s.Enrolments).Draw(t, "row").ID
	switch rapid.IntRange(0, 9).Draw(t, "action") {
	case 0:
		return model.MarkRest{Sheet: sheet, Kind: model.Present}
	case 1:
		return model.MarkRows{Sheet: sheet, Enrolments: []model.ID{e}, Kind: model.Absent}
	case 2:
		return model.SetNote{Sheet: sheet, Enrolment: e, Text: rapid.StringN(0, 12, -1).Draw(t, "note")}
	case 3:
		return model.WalkIn{Sheet: sheet, Name: rapid.SampledFrom([]string{"Marie Dupont", "Nguyễn Thị"}).Draw(t, "name"), School: "Kestrel School"}
	case 4:
		return model.TaskBack{Sheet: sheet, Enrolment: e}
	case 5:
		if rapid.Bool().Draw(t, "open") {
			return model.OpenRegister{Sheet: sheet}
		}
		return model.FinishRegister{Sheet: sheet}
	}
	return model.Stroke{
		Sheet: sheet, Enrolment: e,
		Verb: rapid.SampledFrom([]model.Verb{
			model.VerbPresent, model.VerbLate, model.VerbAbsent, model.VerbCancelled, model.VerbSubstitute, model.VerbOnline, model.VerbPart,
			model.VerbLeftEarly, model.VerbExcused, model.VerbElsewhere, model.VerbCleared,
		}).Draw(t, "verb"),
		Digits: rapid.SampledFrom([]string{"", "25", "1005"}).Draw(t, "digits"), Substitute: "Joe Bell", Place: "Origin",
	}
}

// act does something at a desk: an action, one that goes on with the last, one that
// reaches hub and cohort, an undo or a redo.
func act(t *rapid.T, d *desk, hub, space model.ID) {
	switch rapid.IntRange(0, 7).Draw(t, "act") {
	case 0:
		d.undo()
	case 1:
		d.redo()
	case 2:
		if step, ok := d.trail().Undo(); ok && step.First().Space == space {
			d.do(space, model.Group{Action: drawAction(t, d, space), With: step.First().ID})
		}
	case 3:
		if p, err := drawAction(t, d, space).Plan(d.snap(space), d.env()); err == nil && len(p.Changes) > 0 {
			f := model.NewDraft(d.snap(hub), d.env(), model.VerbFilled)
			f.Hub(model.Hub{ID: hub, Name: rapid.SampledFrom([]string{"Origin", "Origin Maths Hub"}).Draw(t, "hub")})
			if c := f.Change(); c != nil {
				d.commit(append(p.Changes, c)...)
			}
		}
	default:
		d.do(space, drawAction(t, d, space))
	}
}

// hub is what a hub begins with.
func (d *desk) hub() (space model.ID, begin [][]*change.Change) {
	space = d.env().NewID()
	f := model.NewDraft(model.NewSnapshot(space, nil), d.env(), model.VerbNewHub)
	f.Hub(model.Hub{ID: space, Name: "Origin", Contact: "hub@origin.example", Area: []string{"Ealing", "Brent"}})
	return space, [][]*change.Change{{f.Change()}}
}

// listed are the facts of a cohort as a list reads them, without the people.
func listed(s *model.Snapshot) model.Facts {
	f := s.Facts()
	f.People = nil
	return f
}

// holds fails unless the file, opened again, is what was predicted, and what its
// journal says.
func (d *desk) holds(spaces ...model.ID) {
	d.t.Helper()
	want := map[model.ID]*model.Snapshot{}
	for _, id := range spaces {
		want[id] = d.snap(id)
	}
	d.close()
	d.open()
	for id, s := range want {
		got := d.snap(id)
		if !reflect.DeepEqual(got.Records(), s.Records()) {
			d.t.Fatal("the records that come back are not the predicted ones")
		}
		if !alike(got, s) {
			d.t.Fatal("the snapshot that comes back is not the predicted one")
		}
		if err := d.book.Check(id); err != nil {
			d.t.Fatal(err)
		}
	}
	for f, err := range d.book.Cohorts() {
		if err != nil {
			d.t.Fatal(err)
		}
		if s := want[f.Space]; s != nil && !reflect.DeepEqual(f, listed(s)) {
			d.t.Fatalf("the facts kept are %+v, those of the cohort %+v", f, listed(s))
		}
	}
}

func TestWhatIsPredictedIsWhatIsKept(t *testing.T) {
	dir := folder(t)
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t, within(t, dir), rapid.Byte().Draw(t, "seed"))
		hub, begin := d.hub()
		space, cohort := d.cohort("ssl-2021", rapid.IntRange(1, 4).Draw(t, "people"))
		d.create(append(begin, cohort...))
		defer d.book.Close()
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			if act(t, d, hub, space); rapid.IntRange(0, 9).Draw(t, "reopen") == 0 {
				d.holds(hub, space)
			}
		}
		d.holds(hub, space)
		got, err := d.book.Trail(len(d.done) + 1)
		if err != nil || len(got) != len(d.done) || len(got) > 0 && !reflect.DeepEqual(got, d.done) {
			t.Fatalf("the trail is not what was done here: %v", err)
		}
		if newest, err := d.book.Trail(2); err != nil || len(newest) != min(2, len(got)) || len(newest) > 0 && !reflect.DeepEqual(newest, got[len(got)-len(newest):]) {
			t.Fatalf("the newest two actions are %+v, %v", newest, err)
		}
	})
}

// standing is what stands in every field of a space: the writes by their names, with
// their values.
func standing(s *model.Snapshot) map[change.Field][]change.Held {
	out := map[change.Field][]change.Held{}
	for _, rec := range s.Records() {
		for i, c := range rec.Cells {
			if held := c.Standing(); len(held) > 0 {
				out[change.Field{Kind: rec.Key.Kind, Record: rec.Key.Record, Name: rec.Slots[i].Name, Elem: rec.Slots[i].Elem}] = held
			}
		}
	}
	return out
}

func (d *desk) standing(spaces ...model.ID) []map[change.Field][]change.Held {
	d.t.Helper()
	var out []map[change.Field][]change.Held
	for _, id := range spaces {
		out = append(out, standing(d.snap(id)))
	}
	return out
}

func TestUndoGivesBackAndRedoDoesAgain(t *testing.T) {
	dir := folder(t)
	rapid.Check(t, func(t *rapid.T) {
		d := newDesk(t, within(t, dir), rapid.Byte().Draw(t, "seed"))
		hub, begin := d.hub()
		space, cohort := d.cohort("ssl-2021", 3)
		d.create(append(begin, cohort...))
		defer d.book.Close()
		for range rapid.IntRange(0, 8).Draw(t, "before") {
			act(t, d, hub, space)
		}
		// Some steps, each with what stood before it.
		states := [][]map[change.Field][]change.Held{d.standing(hub, space)}
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			before := d.trail().Steps()
			a := drawAction(t, d, space)
			if step, ok := d.trail().Undo(); ok && len(states) > 1 && rapid.Bool().Draw(t, "goes on") {
				a = model.Group{Action: a, With: step.First().ID}
			}
			did := d.do(space, a)
			switch {
			case d.trail().Steps() > before:
				states = append(states, d.standing(hub, space))
			case did != nil:
				states[len(states)-1] = d.standing(hub, space) // one step with the last
			}
		}
		at := len(states) - 1
		for range rapid.IntRange(1, 3).Draw(t, "rounds") {
			back := rapid.IntRange(0, at).Draw(t, "back")
			for range back {
				if !d.undo() {
					t.Fatal("there is a step and nothing to take back")
				}
				if at--; !reflect.DeepEqual(d.standing(hub, space), states[at]) {
					t.Fatalf("taken back, step %d does not stand as it did", at)
				}
			}
			if rapid.Bool().Draw(t, "reopen") {
				d.holds(hub, space)
			}
			for range rapid.IntRange(0, back).Draw(t, "forth") {
				if !d.redo() {
					t.Fatal("something was taken back and cannot be done again")
				}
				if at++; !reflect.DeepEqual(d.standing(hub, space), states[at]) {
					t.Fatalf("done again, step %d does not stand as it did", at)
				}
			}
		}
		d.holds(hub, space)
	})
}

// One undo takes back an action in every space that it reached.
func TestUndoReachesEverySpaceOfAnAction(t *testing.T) {
	d := newDesk(t, folder(t), 3)
	hub, begin := d.hub()
	space, cohort := d.cohort("ssl-2021", 2)
	d.create(append(begin, cohort...))
	defer d.book.Close()
	before := d.standing(hub, space)
	f := model.NewDraft(d.snap(hub), d.env(), model.VerbFilled)
	f.Hub(model.Hub{ID: hub, Name: "Another name"})
	g := model.NewDraft(d.snap(space), d.env(), model.VerbFilled)
	g.Lead(model.Lead{ID: d.env().NewID(), Name: "Asha Begum"})
	d.commit(f.Change(), g.Change())
	after := d.standing(hub, space)
	d.holds(hub, space)
	if !d.undo() || !reflect.DeepEqual(d.standing(hub, space), before) {
		t.Error("an action of two spaces is not taken back in both")
	}
	d.holds(hub, space)
	if !d.redo() || !reflect.DeepEqual(d.standing(hub, space), after) {
		t.Error("an action of two spaces is not done again in both")
	}
	if err := d.book.Check(hub); err != nil {
		t.Error(err)
	}
}
