package store_test

import (
	"maps"
	"slices"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
	"workgroup/store/journal"
)

func devices(t tester, j store.Journal) []change.ID {
	t.Helper()
	seen := map[change.ID]bool{}
	for _, b := range j.Lines {
		l, err := journal.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		seen[l.Device] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// twoCopies are a desk with two marks, and a copy of its file on a second machine.
func twoCopies(t *testing.T) (a, b *desk, space model.ID) {
	dir := folder(t)
	a, b = newDesk(t, within(t, dir), 1), newDesk(t, within(t, dir), 2)
	space, begin := a.cohort("ssl-2021", 6)
	a.create(begin)
	a.mark(space, 0, model.VerbPresent)
	a.mark(space, 1, model.VerbAbsent)
	a.close()
	copyFile(t, a.path, b.path)
	return a, b, space
}

// swap gives each the journal of the other, and fails unless both end the same, with
// so many forks each.
func swap(a, b *desk, space model.ID, forks int) {
	t := a.t
	t.Helper()
	ja, jb := a.journal(space), b.journal(space)
	for _, x := range []struct {
		d *desk
		j store.Journal
	}{{a, jb}, {b, ja}, {a, jb}, {b, ja}} {
		m, err := x.d.book.Merge(x.j)
		if err != nil {
			t.Fatal(err)
		}
		if m.New > 0 && m.Forks != forks {
			t.Fatalf("the merge says %d forks, not %d", m.Forks, forks)
		}
		delete(x.d.snaps, space)
	}
	if !alike(a.snap(space), b.snap(space)) {
		t.Fatal("both have all journals and differ")
	}
	for _, d := range []*desk{a, b} {
		if err := d.book.Check(space); err != nil {
			t.Fatal(err)
		}
	}
	verifyChain(t, a.journal(space))
}

func TestTwoMachinesWriteOnOneCopyEach(t *testing.T) {
	a, b, space := twoCopies(t)
	a.open()
	b.open()
	defer a.book.Close()
	defer b.book.Close()
	a.mark(space, 2, model.VerbPresent)
	b.mark(space, 2, model.VerbAbsent)
	b.mark(space, 3, model.VerbPresent)
	swap(a, b, space, 0)
	s := a.snap(space)
	if n := len(s.Enrolments[2].Claims(s.Sessions[0].ID)); n != 2 {
		t.Errorf("%d answers stand where two were given", n)
	}
	if got := s.Enrolments[3].Mark(s.Sessions[0].ID).Kind; got != model.Present {
		t.Errorf("the mark of the second machine is %v", got)
	}
	if n := len(devices(t, a.journal(space))); n != 3 {
		t.Errorf("%d devices wrote, not 3: who made the file, and the two machines", n)
	}
}

// The marks are copied too: both go on as one device. Nothing is lost all the same, and
// from then on neither trusts that device.
func TestForkIsKeptAndSaid(t *testing.T) {
	a, b, space := twoCopies(t)
	copyMarks(t, a, b)
	a.open()
	b.open()
	defer a.book.Close()
	defer b.book.Close()
	a.mark(space, 2, model.VerbPresent)
	b.mark(space, 3, model.VerbAbsent)
	b.mark(space, 4, model.VerbAbsent)
	a.mark(space, 5, model.VerbLate)
	swap(a, b, space, 2)
	before := len(devices(t, a.journal(space)))
	for row, want := range map[int]model.MarkKind{2: model.Present, 3: model.Absent, 4: model.Absent, 5: model.Present} {
		s := b.snap(space)
		if got := s.Enrolments[row].Mark(s.Sessions[0].ID).Kind; got != want {
			t.Errorf("row %d is %v, not %v", row, got, want)
		}
	}
	a.mark(space, 2, model.VerbAbsent)
	b.mark(space, 4, model.VerbPresent)
	swap(a, b, space, 0)
	if after := len(devices(t, a.journal(space))); after != before+2 {
		t.Errorf("after the fork %d new devices wrote, not 2", after-before)
	}
}

// A restored copy that went on under the old number would lose marks in silence.
func TestRestoredCopyWritesAsAnotherDevice(t *testing.T) {
	a, b, space := twoCopies(t) // b is the copy in the cupboard
	a.open()
	lost := []*change.Change{a.mark(space, 2, model.VerbPresent), a.mark(space, 3, model.VerbPresent)}
	j := a.journal(space)
	a.close()
	copyFile(t, b.path, a.path)
	a.open()
	defer a.book.Close()
	a.mark(space, 4, model.VerbAbsent)
	a.mark(space, 5, model.VerbAbsent)
	m, err := a.book.Merge(j)
	if err != nil || m != (store.Merged{New: 2}) {
		t.Fatalf("merged: %+v, %v", m, err)
	}
	for _, c := range lost {
		if !changesOf(t, a.journal(space))[c.ID] {
			t.Error("a mark of before is lost")
		}
	}
	delete(a.snaps, space)
	s := a.snap(space)
	for row := 2; row < 6; row++ {
		if s.Enrolments[row].Mark(s.Sessions[0].ID).Kind == model.Unmarked {
			t.Errorf("row %d is unmarked", row)
		}
	}
	if err := a.book.Check(space); err != nil {
		t.Error(err)
	}
}
