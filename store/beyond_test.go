package store_test

import (
	"testing"

	"workgroup/model"
	"workgroup/store"
)

// A laptop that says to have more than there is (its program gone wrong, or its file gone back
// to a copy) is believed no further than what is here: whatever is written after that is sent
// to it, its own lead's numbers or a third laptop's, and counted as what it lacks.
func TestHeadsBeyondWhatIsThere(t *testing.T) {
	const ahead = 3
	for _, x := range []struct {
		name   string
		beyond uint64
	}{{"the same number of another line", 0}, {"some numbers on", 2}, {"as many as are written then", ahead}, {"far beyond", 1 << 40}} {
		t.Run(x.name, func(t *testing.T) {
			r := newRoom(t, folder(t), 3, byFirst)
			defer r.close()
			r.agree()
			asha, ben, carl := r.desks[0], r.desks[1], r.desks[2]
			device := r.device(ben)
			m := store.NewMember(t, ben.book, r.space)
			m.Content.Heads = nil
			for _, h := range store.Stated(t, asha.book, r.space) {
				if h.Device != 0 && h.Device != device {
					h.Number, h.Hash = h.Number+x.beyond, [32]byte{9}
				}
				m.Content.Heads = append(m.Content.Heads, h)
			}
			if _, err := asha.book.Receive(m.Send(t)); err != nil {
				t.Fatal(err)
			}
			asha.snaps = map[model.ID]*model.Snapshot{}
			for row := range ahead {
				asha.mark(r.space, row, model.VerbPresent)
				carl.mark(r.space, row+ahead, model.VerbAbsent)
			}
			r.receive(asha, r.send(carl, 0))
			lacks := 0
			all, err := asha.book.Laptops(r.space)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range all {
				if l.ID == device {
					lacks = l.Waiting
				}
			}
			if lacks < 2*ahead {
				t.Errorf("it lacks %d changes by the list, and %d were made since", lacks, 2*ahead)
			}
			r.receive(ben, r.send(asha, device))
			s := ben.snap(r.space)
			for row := range 2 * ahead {
				want := model.Present
				if row >= ahead {
					want = model.Absent
				}
				if got := s.Enrolments[row].Mark(s.Sessions[0].ID).Kind; got != want {
					t.Errorf("the mark of row %d did not come: it is %v", row, got)
				}
			}
			r.agree()
		})
	}
}
