package store_test

import (
	"fmt"
	"maps"
	"os"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
)

// Whatever is cut, forgotten and begun again, in the end all have the same and nothing is lost.
func TestLiveLaptopsAgree(t *testing.T) {
	dir := folder(t)
	rounds := 12
	if long() {
		rounds = 1000
	}
	for round := range rounds {
		t.Run(fmt.Sprint(round), func(t *testing.T) { liveHistory(t, dir, round) })
	}
}

func liveHistory(t *testing.T, dir string, seed int) {
	draw := rapid.Custom(func(t *rapid.T) []int { return rapid.SliceOfN(rapid.IntRange(0, 1<<30), 60, 60).Draw(t, "n") }).Example(seed)
	next := func(n int) int {
		x := draw[0] % n
		draw = append(draw[1:], draw[0]/7+1)
		return x
	}
	h := newHall(t, dir, 2+next(3))
	defer os.RemoveAll(h.dir)
	defer h.closeAll()
	h.drops = 1 + next(4)
	wrote := changes{}
	for range 25 {
		n := next(len(h.desks))
		d := h.desks[n]
		switch next(9) {
		case 0:
			h.ends[n].Cut()
		case 1:
			h.ends[n].Heal()
		case 2:
			h.server.Forget()
		case 3:
			if h.met[n] == nil {
				h.enter(n)
			}
		case 4:
			h.leave(n)
		case 5:
			to := h.desks[next(len(h.desks))]
			if _, err := to.book.Receive(h.send(d, 0)); err != nil {
				t.Fatal(err)
			}
		default:
			d.snaps = map[model.ID]*model.Snapshot{}
			s := d.snap(h.space)
			verb := []model.Verb{model.VerbPresent, model.VerbAbsent, model.VerbLate}[next(3)]
			for _, c := range d.do(h.space, model.Stroke{Sheet: model.SheetID{Session: s.Sessions[0].ID}, Enrolment: s.Enrolments[next(6)].ID, Verb: verb}) {
				wrote[c.ID] = true
			}
		}
	}
	for n := range h.desks {
		h.ends[n].Heal()
		if h.met[n] == nil {
			h.enter(n)
		}
	}
	h.level()
	h.leaveAll()
	h.same()
	there := changesOf(t, h.desks[0].journal(h.space))
	for id := range maps.Keys(wrote) {
		if !there[id] {
			t.Fatal("a change is lost that was on a disk")
		}
	}
}
