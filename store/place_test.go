//go:build linux || darwin

package store_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

// TestAStickThatWasPulledAndPutBack: the file is another one to the system, and the same to
// the program, which goes over to it; where it is away, or another stands there, nothing is
// written and the sentence says so.
func TestAStickThatWasPulledAndPutBack(t *testing.T) {
	d, space := marked(t)
	defer func() { d.book.Close() }()
	other := newDesk(t, folder(t), 8)
	_, begin := other.cohort("other", 1)
	other.create(begin)
	other.close()
	away := d.path + ".away"
	pull := func() {
		t.Helper()
		if err := os.Rename(d.path, away); err != nil {
			t.Fatal(err)
		}
	}
	pull()
	s := d.snap(space)
	p, err := model.Stroke{Sheet: model.SheetID{Session: s.Sessions[0].ID}, Enrolment: s.Enrolments[1].ID, Verb: model.VerbAbsent}.Plan(s, d.env())
	if err != nil {
		t.Fatal(err)
	}
	if err := d.book.Commit(p.Changes); !errors.Is(err, store.ErrNotWritten) || !strings.Contains(err.Error(), "does not stand there any more") {
		t.Errorf("away: %v", err)
	}
	copyFile(t, other.path, d.path)
	if err := d.book.Commit(p.Changes); !errors.Is(err, store.ErrNotWritten) || !strings.Contains(err.Error(), "Another file stands at") {
		t.Errorf("another file: %v", err)
	}
	if string(mustRead(t, other.path)) != string(mustRead(t, d.path)) {
		t.Error("it was written into another file")
	}
	os.Remove(d.path)
	copyFile(t, away, d.path) // back, under another number
	if err := d.book.Commit(p.Changes); err != nil {
		t.Fatal(err)
	}
	d.snaps[space] = s.Apply(p.Changes[0])
	whole(t, d, space)
	if err := d.book.Walked(); err != nil {
		t.Error(err)
	}
}

func TestWhatARescueFileHoldsIsTakenIn(t *testing.T) {
	d, space := marked(t)
	s := d.snap(space)
	p, err := model.Stroke{Sheet: model.SheetID{Session: s.Sessions[0].ID}, Enrolment: s.Enrolments[1].ID, Verb: model.VerbAbsent}.Plan(s, d.env())
	if err != nil {
		t.Fatal(err)
	}
	saved, err := d.book.Rescue(p.Changes)
	if err != nil {
		t.Fatal(err)
	}
	d.close()
	bad := mustRead(t, saved)
	bad[len(bad)-1] ^= 1
	good := mustRead(t, saved)
	mustWrite(t, saved, bad)
	if _, err := store.Open(d.path, d.o); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), saved) {
		t.Errorf("a rescue file that is damaged: %v", err)
	}
	mustWrite(t, saved, good)
	for _, want := range []int{1, 0} {
		d.open()
		if d.book.Rescued() != want || len(d.book.Waiting()) != 0 || !changesOf(t, d.journal(space))[p.Changes[0].ID] {
			t.Errorf("%d were taken in, %d wait", d.book.Rescued(), len(d.book.Waiting()))
		}
		d.close()
	}
	if _, err := os.Lstat(saved); err == nil {
		t.Error("the rescue file is still there")
	}
}

func TestCompareSaysWhatWouldBeMissing(t *testing.T) {
	d, space := marked(t)
	if _, err := d.book.Keep(salvagedAt); err != nil {
		t.Fatal(err)
	}
	d.mark(space, 0, model.VerbAbsent)
	d.close()
	kept, err := store.Copies(d.path)
	if err != nil || len(kept) != 1 {
		t.Fatal(kept, err)
	}
	gone, known, err := store.Compare(kept[0].Path, d.path, d.o)
	if err != nil || !known || len(gone) != 1 || !strings.Contains(gone[0], "2021") {
		t.Errorf("%q %v %v", gone, known, err)
	}
	gone, known, err = store.Compare(d.path, kept[0].Path, d.o)
	if err != nil || !known || len(gone) != 0 {
		t.Errorf("%q %v %v", gone, known, err)
	}
	if _, known, err = store.Compare(kept[0].Path, d.path+".nowhere", d.o); err != nil || known {
		t.Errorf("%v %v", known, err)
	}
	if _, _, err = store.Compare(d.path+".nowhere", d.path, d.o); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	o := d.o
	o.Passphrase = []byte("another")
	if _, _, err = store.Compare(kept[0].Path, d.path, o); !errors.Is(err, store.ErrWrongPassphrase) {
		t.Error(err)
	}
	d.open()
	held := d.o
	held.Wait = -1
	if _, _, err = store.Compare(kept[0].Path, d.path, held); !errors.Is(err, store.ErrInUse) {
		t.Errorf("open elsewhere: %v", err)
	}
	d.close()
}

// Of several actions the first fits and the second does not: none is written.
func TestAnActionThatIsTooMuchIsRefusedWhole(t *testing.T) {
	d, space := marked(t)
	defer func() { d.book.Close() }()
	before := d.journal(space)
	long := d.long(space)
	long.Entries = slices.Repeat(long.Entries, 60)
	if err := d.book.Commit([]*change.Change{d.long(space)}, []*change.Change{long}); !errors.Is(err, store.ErrTooLong) {
		t.Errorf("%v", err)
	}
	if after := d.journal(space); len(after.Lines) != len(before.Lines) {
		t.Error("a part of it was written")
	}
	whole(t, d, space)
}
