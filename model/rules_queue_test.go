package model_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
)

// families are the family names of places, in their order.
func families(s *model.Snapshot, all []*model.Enrolment) (out []string) {
	for _, e := range all {
		out = append(out, s.Person(e.Person).Family)
	}
	return out
}

func TestMoveInQueue(t *testing.T) {
	r := newRoom(t)
	for _, family := range []string{"Bell", "Cole", "Dent", "Eden"} {
		r.asks(family, model.Waiting)
	}
	is := func(want ...string) {
		t.Helper()
		if got := families(r.s, r.s.Queue()); !slices.Equal(got, want) {
			t.Errorf("waiting are %q, want %q", got, want)
		}
	}
	is("Bell", "Cole", "Dent", "Eden")
	plan := r.do(model.MoveInQueue{Enrolment: r.found("eden").ID, Number: 1})
	is("Eden", "Bell", "Cole", "Dent")
	if plan.Say != "Ann Eden is number 1 of 4 who wait for a place." || r.s.Describe(plan.Changes[0].Label) != "Ann Eden: at another place of the waiting list" {
		t.Errorf("says %q, %q", plan.Say, r.s.Describe(plan.Changes[0].Label))
	}
	r.do(model.MoveInQueue{Enrolment: r.found("eden").ID, Number: 3})
	is("Bell", "Cole", "Eden", "Dent")
	r.asks("Fox", model.Waiting)
	is("Bell", "Cole", "Eden", "Dent", "Fox")
	r.undo()
	r.undo()
	is("Eden", "Bell", "Cole", "Dent")
	for number, says := range map[int]string{0: "is the first who waits", 1: "is number 1 already", 5: "is the last who waits"} {
		if why := r.refused(model.MoveInQueue{Enrolment: r.found("eden").ID, Number: number}); !strings.Contains(why, says) {
			t.Errorf("number %d: %q", number, why)
		}
	}
	if why := r.refused(model.MoveInQueue{Enrolment: r.place("Khan").ID, Number: 1}); why != "Imran Khan does not wait for a place." {
		t.Errorf("who does not wait: %q", why)
	}
}

func TestMoveInWaiting(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.small, "Khan", "Işık"))
	for _, who := range []string{"O'Connor-Price", "García Simón", "Nguyễn"} {
		v.do(model.Wait{Slot: v.small, Enrolment: v.places[who]})
	}
	plan := v.do(model.MoveInWaiting{Slot: v.small, Enrolment: v.places["Nguyễn"], Number: 2})
	if got := v.waiting(v.small); !slices.Equal(got, []string{"O'Connor-Price", "Nguyễn", "García Simón"}) {
		t.Errorf("waiting: %q", got)
	}
	session, slot, place, _ := model.PlaceOf(plan.Changes[0].Label)
	if session != v.visit || slot != v.small || place != v.places["Nguyễn"] || !strings.HasSuffix(plan.Say, "is number 2 of 3 who wait for Mon 10 Jan.") {
		t.Errorf("says %q, seen at %v, %v, %v", plan.Say, session, slot, place)
	}
	if why := v.refused(model.MoveInWaiting{Slot: v.small, Enrolment: v.places["Khan"], Number: 1}); !strings.Contains(why, "does not wait for Mon 10 Jan") {
		t.Errorf("who does not wait: %q", why)
	}
}

// TestMovingInAQueueLosesNobody: whoever is moved where, the others keep their order, also
// where several asked in the same second.
func TestMovingInAQueueLosesNobody(t *testing.T) {
	base := newRoom(t)
	for _, family := range []string{"Bell", "Cole", "Dent", "Eden", "Fox"} {
		base.asks(family, model.Waiting)
	}
	rapid.Check(t, func(t *rapid.T) {
		r := *base
		want := families(r.s, r.s.Queue())
		for range rapid.IntRange(1, 8).Draw(t, "moves") {
			from, to := rapid.IntRange(0, 4).Draw(t, "from"), rapid.IntRange(0, 4).Draw(t, "to")
			a := model.MoveInQueue{Enrolment: r.s.Queue()[from].ID, Number: to + 1}
			if from == to {
				if _, err := a.Plan(r.s, r.env()); err == nil {
					t.Fatal("a move to the same place is done")
				}
				continue
			}
			if _, err := r.try(a); err != nil {
				t.Fatal(err)
			}
			who := want[from]
			want = slices.Insert(slices.Delete(want, from, from+1), to, who)
			if got := families(r.s, r.s.Queue()); !slices.Equal(got, want) {
				t.Fatalf("%q, want %q", got, want)
			}
		}
	})
}
