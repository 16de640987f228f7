package store_test

import (
	"slices"
	"testing"
	"time"

	"workgroup/model"
)

// What came in one file stands together, the newest file first, and says whether anybody
// looked since.
func TestWhatCameStandsByItsFile(t *testing.T) {
	r := newRoom(t, folder(t), 2, byFirst)
	defer r.close()
	a, b := r.desks[0], r.desks[1]
	r.agree()
	if err := a.book.Seen(r.space); err != nil {
		t.Fatal(err)
	}
	if n := a.book.Unseen(r.space); n != 0 {
		t.Fatalf("%d are not seen after they were", n)
	}
	for _, rows := range [][]int{{0, 1}, {2}} {
		for _, row := range rows {
			b.mark(r.space, row, model.VerbPresent)
		}
		b.now = b.now.Add(time.Hour)
		content := r.send(b, 0)
		r.receive(a, content)
		r.receive(a, content) // twice is once
	}
	all, err := a.book.Arrived(r.space)
	if err != nil {
		t.Fatal(err)
	}
	if n := a.book.Unseen(r.space); n != 3 || len(all) < 2 || len(all[0].Changes) != 1 || len(all[1].Changes) != 2 || !all[0].Unseen || !all[1].Unseen {
		t.Fatalf("%d are not seen, of %+v", n, all)
	}
	if from := r.device(b); all[0].From != from || all[0].Name != "laptop of guest" || all[0].Changes[0].Device != from || !all[0].At.After(all[1].At) {
		t.Errorf("it is from %+v", all[0])
	}
	if all[1].Changes[0].At.Before(all[1].Changes[1].At) {
		t.Error("the newest of a file does not stand first")
	}
	if err := a.book.Seen(r.space); err != nil {
		t.Fatal(err)
	}
	a.close()
	a.open()
	all, err = a.book.Arrived(r.space)
	if err != nil || slices.ContainsFunc(all, func(x model.Arrival) bool { return x.Unseen }) {
		t.Errorf("what was seen is not: %+v, %v", all, err)
	}
	mine, err := b.book.Arrived(r.space)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range mine {
		if x.From != 0 && x.Unseen && slices.ContainsFunc(x.Changes, func(c model.Came) bool { return c.Device == r.device(b) }) {
			t.Errorf("its own changes came to it: %+v", x)
		}
	}
}

// Over a network each mark is a file: those of one sitting stand together.
func TestMarksOfOneSittingAreOneArrival(t *testing.T) {
	r := newRoom(t, folder(t), 2, byFirst)
	defer r.close()
	a, b := r.desks[0], r.desks[1]
	r.agree()
	if err := a.book.Seen(r.space); err != nil {
		t.Fatal(err)
	}
	before, err := a.book.Arrived(r.space)
	if err != nil {
		t.Fatal(err)
	}
	for row := range 6 {
		b.mark(r.space, row, model.VerbPresent)
		b.now = b.now.Add(time.Minute)
		r.receive(a, r.send(b, 0))
	}
	all, err := a.book.Arrived(r.space)
	if err != nil || len(all) != len(before)+1 || len(all[0].Changes) != 6 {
		t.Fatalf("%+v, %v", all, err)
	}
	if !a.book.Made("Workgroup from x 2023-11-13 1240 "+r.device(a).String()[:8]+"-0a1b2c3d.workgroup") || a.book.Made("Workgroup from x 2023-11-13 1240 "+r.device(b).String()[:8]+"-0a1b2c3d.workgroup") {
		t.Error("by its name, it does not tell its own file from another's")
	}
}
