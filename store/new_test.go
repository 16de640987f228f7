package store_test

import (
	"os"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// Sending and taking in read of what all have no more than the newest line of each laptop:
// here the others cannot even be read.
func TestWhatAllHaveIsNotRead(t *testing.T) {
	r := newRoom(t, folder(t), 2, byFirst)
	defer r.close()
	a, b := r.desks[0], r.desks[1]
	a.mark(r.space, 0, model.VerbPresent)
	b.mark(r.space, 1, model.VerbPresent)
	r.agree()
	for _, d := range r.desks {
		if err := store.SpoilOlder(d.book, r.space); err != nil {
			t.Fatal(err)
		}
		d.snaps = map[model.ID]*model.Snapshot{}
	}
	a.mark(r.space, 2, model.VerbAbsent)
	sent, err := a.book.Send(0, a.now)
	if err != nil || sent.Changes != 1 || sent.Unsigned != 0 {
		t.Fatalf("%d changes are sent, %d without a signature, %v", sent.Changes, sent.Unsigned, err)
	}
	got, err := b.book.Receive(sent.Content)
	if err != nil || len(got.New) != 1 {
		t.Fatalf("%+v, %v", got, err)
	}
	if _, err := a.book.Receive(r.send(b, 0)); err != nil {
		t.Fatal(err)
	}
	if sent, err := a.book.Send(0, a.now); err != nil || sent.Changes != 0 {
		t.Fatalf("%d changes are sent that all have, %v", sent.Changes, err)
	}
	all, err := a.book.Laptops(r.space)
	if err != nil || len(all) != 2 || all[0].Waiting+all[1].Waiting != 0 || all[0].Number == 0 || all[1].Number == 0 {
		t.Errorf("%+v, %v", all, err)
	}
}

// Heads of files of before do not say up to where lines carry on.
func TestHeadsOfBefore(t *testing.T) {
	r := newRoom(t, folder(t), 2, byFirst)
	defer r.close()
	a, b := r.desks[0], r.desks[1]
	a.mark(r.space, 0, model.VerbPresent)
	r.agree()
	for _, d := range r.desks {
		if err := store.Loosen(d.book, r.space); err != nil {
			t.Fatal(err)
		}
		d.snaps = map[model.ID]*model.Snapshot{}
	}
	if sent, err := a.book.Send(0, a.now); err != nil || sent.Changes != 0 {
		t.Fatalf("%d changes are sent that all have, %v", sent.Changes, err)
	}
	a.mark(r.space, 2, model.VerbAbsent)
	if got := r.receive(b, r.send(a, 0)); len(got.New) != 1 {
		t.Errorf("%+v", got)
	}
	r.agree()
}

// writtenOn are two laptops that agree, and a copy of the file of the first, with the marks of
// that machine, which goes on as it.
func writtenOn(t *testing.T) (*room, *desk) {
	t.Helper()
	r := newRoom(t, folder(t), 2, byFirst)
	a := r.desks[0]
	a.mark(r.space, 0, model.VerbPresent)
	r.agree()
	a.close()
	copied := withPassphrase(newDesk(t, within(t, r.dir), 9))
	copyFile(t, a.path, copied.path)
	copyMarks(t, a, copied)
	a.open()
	copied.open()
	return r, copied
}

// Two that went on as one laptop wrote different lines under one number: all of them reach
// all, and then nothing is sent again.
func TestForksComeToRest(t *testing.T) {
	r, copied := writtenOn(t)
	defer r.close()
	a, b := r.desks[0], r.desks[1]
	r.desks = append(r.desks, copied)
	for row := range 3 {
		a.mark(r.space, row, model.VerbAbsent)
		copied.mark(r.space, row, model.VerbLate)
	}
	for range 4 {
		for _, from := range r.desks {
			for _, to := range r.desks {
				if from != to {
					if err := from.book.Ready(from.env(), "again"); err != nil {
						t.Fatal(err)
					}
					r.receive(to, r.send(from, 0))
				}
			}
		}
	}
	r.same()
	for i, d := range []*desk{a, copied} {
		if sent, err := d.book.Send(r.device(b), d.now); err != nil || sent.Changes+sent.Unsigned != 0 {
			t.Errorf("laptop %d sends %d and %d again to one who has all, %v", i, sent.Changes, sent.Unsigned, err)
		}
	}
}

// A file holds only the keys that its lines need, and who has a line has its keys: those who
// never got a whole ring end with the same as if they had.
func TestNoLineWithoutItsKeys(t *testing.T) {
	t.Parallel()
	dir := folder(t)
	rapid.Check(t, func(t *rapid.T) {
		r := newRoom(t, dir, 3, byFirst)
		defer os.RemoveAll(r.dir)
		defer r.close()
		var post [][]byte
		for range rapid.IntRange(5, 25).Draw(t, "steps") {
			d := rapid.SampledFrom(r.desks).Draw(t, "laptop")
			switch rapid.IntRange(0, 5).Draw(t, "what") {
			case 0, 1:
				d.do(r.space, drawAction(t, d, r.space))
			case 2:
				post = append(post, r.send(d, 0))
			case 3, 4:
				if len(post) > 0 {
					r.receive(d, rapid.SampledFrom(post).Draw(t, "file"))
				}
			default:
				if rapid.IntRange(0, 3).Draw(t, "erase") > 0 {
					break
				}
				if all := d.snap(r.space).People(); len(all) > 0 {
					if err := d.book.Erase([]model.ID{rapid.SampledFrom(all).Draw(t, "person").ID}); err != nil {
						t.Fatal(err)
					}
					if _, err := d.book.Clear(); err != nil {
						t.Fatal(err)
					}
					d.snaps = map[model.ID]*model.Snapshot{}
				}
			}
			keysOfLines(t, d.journal(r.space))
		}
		r.agree()
		for _, d := range r.desks {
			for _, other := range r.desks {
				if sent, err := d.book.Send(r.device(other), d.now); d != other && (err != nil || sent.Changes != 0) {
					t.Fatalf("%d changes are sent to one who has all, %v", sent.Changes, err)
				}
			}
		}
	})
}

// keysOfLines fails unless each key under which something in a journal is sealed is in its
// ring, or in it as destroyed.
func keysOfLines(t tester, j store.Journal) {
	t.Helper()
	ring, err := seal.DecodeRing(j.Ring)
	if err != nil {
		t.Fatal(err)
	}
	for _, canonical := range j.Lines {
		l, err := journal.Decode(canonical)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range l.Change.Entries {
			if e.Secrecy == change.Open || e.Take {
				continue
			}
			id, err := seal.KeyOf([]byte(e.Value))
			if err != nil {
				t.Fatal(err)
			}
			if _, there := ring.ByID(id); !there {
				t.Fatal("a line is here, and a key of it never came")
			}
		}
	}
}

// A laptop that goes on under the number that another one had, before that one took a new one,
// reads what that one sends to all, though everybody else has it.
func TestWhoHasOurOldNumberReads(t *testing.T) {
	r, copied := writtenOn(t)
	defer r.close()
	defer copied.book.Close()
	a, b := r.desks[0], r.desks[1]
	a.mark(r.space, 1, model.VerbAbsent)
	copied.mark(r.space, 1, model.VerbLate)
	copied.mark(r.space, 2, model.VerbLate)
	r.receive(b, r.send(a, 0))
	for range 2 {
		r.receive(a, r.send(copied, 0)) // from here on it has a number of its own
		if err := a.book.Ready(a.env(), "again"); err != nil {
			t.Fatal(err)
		}
		r.receive(b, r.send(a, 0))
		r.receive(a, r.send(b, 0))
	}
	r.receive(copied, r.send(a, 0))
	there := changesOf(t, copied.journal(r.space))
	for id := range changesOf(t, a.journal(r.space)) {
		if !there[id] {
			t.Errorf("change %v never reaches the laptop that has our old number", id)
		}
	}
}
