package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
	"workgroup/store/journal"
)

// markFile is the one mark that the machine keeps.
func (d *desk) markFile() string {
	d.t.Helper()
	found, err := filepath.Glob(filepath.Join(d.o.Marks, "*.mark"))
	if err != nil || len(found) != 1 {
		d.t.Fatalf("%d marks, %v", len(found), err)
	}
	return found[0]
}

// author is the device that wrote a change.
func (d *desk) author(space model.ID, c *change.Change) change.ID {
	d.t.Helper()
	for _, b := range d.journal(space).Lines {
		if l, err := journal.Decode(b); err == nil && l.Change.ID == c.ID {
			return l.Device
		}
	}
	d.t.Fatal("a change that was committed is not in the journal")
	return 0
}

func mustRead(t tester, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func mustWrite(t tester, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestWhoWritesOn says, for what may have become of file and mark since the last
// mark was written, whether the file is surely the continuation of that.
func TestWhoWritesOn(t *testing.T) {
	for _, x := range []struct {
		name string
		same bool
		do   func(d *desk, space model.ID)
	}{
		{"nothing happened", true, func(*desk, model.ID) {}},
		{"killed between commit and mark", true, func(d *desk, space model.ID) {
			before := mustRead(d.t, d.markFile())
			d.open()
			d.mark(space, 2, model.VerbPresent)
			d.close()
			mustWrite(d.t, d.markFile(), before)
		}},
		{"the mark was lost", false, func(d *desk, _ model.ID) { os.Remove(d.markFile()) }},
		{"the mark is empty", false, func(d *desk, _ model.ID) { mustWrite(d.t, d.markFile(), nil) }},
		{"the mark is garbage", false, func(d *desk, _ model.ID) { mustWrite(d.t, d.markFile(), bytes.Repeat([]byte{7}, 24)) }},
		{"the mark is long garbage", false, func(d *desk, _ model.ID) { mustWrite(d.t, d.markFile(), bytes.Repeat([]byte{7}, 1000)) }},
		{"the mark is cut short", false, func(d *desk, _ model.ID) { mustWrite(d.t, d.markFile(), mustRead(d.t, d.markFile())[:23]) }},
		{"one bit of the mark is flipped", false, func(d *desk, _ model.ID) {
			b := mustRead(d.t, d.markFile())
			b[15] ^= 1
			mustWrite(d.t, d.markFile(), b)
		}},
		{"an older copy stands in the place of the file", false, func(d *desk, space model.ID) {
			before := mustRead(d.t, d.path)
			d.open()
			d.mark(space, 2, model.VerbPresent)
			d.close()
			mustWrite(d.t, d.path, before)
		}},
		{"another machine wrote last", false, func(d *desk, space model.ID) {
			b := newDesk(d.t, within(d.t, filepath.Dir(d.path)), 9)
			copyFile(d.t, d.path, b.path)
			b.open()
			b.mark(space, 2, model.VerbPresent)
			b.close()
			// Its mark comes here, the file does not.
			mustWrite(d.t, d.markFile(), mustRead(d.t, b.markFile()))
		}},
	} {
		t.Run(x.name, func(t *testing.T) {
			d := newDesk(t, folder(t), 1)
			space, begin := d.cohort("ssl-2021", 6)
			d.create(begin)
			before := d.author(space, d.mark(space, 0, model.VerbPresent))
			d.mark(space, 1, model.VerbPresent)
			d.close()
			x.do(d, space)
			d.open()
			c := d.mark(space, 3, model.VerbAbsent)
			now := d.author(space, c)
			if (now == before) != x.same {
				t.Errorf("device %v goes on, device %v wrote before", now, before)
			}
			if first := d.trail().Newest(1)[0].First().ID; first != c.ID {
				t.Error("the newest step is not the newest mark")
			}
			// Whoever it is goes on from now on.
			d.close()
			d.open()
			if again := d.author(space, d.mark(space, 4, model.VerbPresent)); again != now {
				t.Error("the device that wrote last does not go on")
			}
			for range 2 {
				if !d.undo() {
					t.Error("the newest steps cannot be taken back")
				}
			}
			verifyChain(t, d.journal(space))
			d.holds(space)
			d.close()
		})
	}
}

// Two windows on two copies of one file on one machine share the mark: the second to
// write is another device.
func TestTwoCopiesOnOneMachine(t *testing.T) {
	a, b, space := twoCopies(t)
	b.o.Marks = a.o.Marks
	a.open()
	b.open()
	defer a.book.Close()
	defer b.book.Close()
	a.mark(space, 2, model.VerbPresent)
	b.mark(space, 3, model.VerbPresent)
	a.mark(space, 4, model.VerbPresent)
	b.mark(space, 5, model.VerbPresent)
	swap(a, b, space, 0)
}

// So they do where the copy is made while the first window is open and has written.
func TestCopyMadeBesideAnOpenWindow(t *testing.T) {
	a, b, space := twoCopies(t)
	b.o.Marks = a.o.Marks
	a.open()
	defer a.book.Close()
	a.mark(space, 2, model.VerbPresent)
	copyFile(t, a.path, b.path)
	b.open()
	defer b.book.Close()
	b.mark(space, 3, model.VerbPresent)
	a.mark(space, 4, model.VerbPresent)
	b.mark(space, 5, model.VerbPresent)
	swap(a, b, space, 0)
}

func TestWithoutMarksEveryOpeningIsAnotherDevice(t *testing.T) {
	dir := folder(t)
	mustWrite(t, filepath.Join(dir, "file"), nil)
	for _, marks := range []string{"", filepath.Join(dir, "file", "below a file")} {
		d := newDesk(t, within(t, dir), 1)
		d.o.Marks = marks
		space, begin := d.cohort("ssl-2021", 3)
		d.create(begin)
		first := d.author(space, d.mark(space, 0, model.VerbPresent))
		if again := d.author(space, d.mark(space, 1, model.VerbPresent)); again != first {
			t.Error("the device changed while the file was open")
		}
		d.close()
		d.open()
		if again := d.author(space, d.mark(space, 2, model.VerbPresent)); again == first {
			t.Error("without a mark the file was taken for what this device left")
		}
		d.holds(space)
		d.close()
	}
}

func TestReadingWritesNothing(t *testing.T) {
	for _, marked := range []bool{true, false} {
		d := newDesk(t, folder(t), 1)
		hub, begin := d.hub()
		space, cohort := d.cohort("ssl-2021", 4)
		d.create(append(begin, cohort...))
		d.mark(space, 0, model.VerbPresent)
		d.close()
		if !marked {
			if err := os.RemoveAll(d.o.Marks); err != nil {
				t.Fatal(err)
			}
		}
		before := mustRead(t, d.path)
		d.open()
		d.trail()
		d.journal(space)
		for _, id := range []model.ID{hub, space} {
			if _, err := d.book.Load(id); err != nil {
				t.Fatal(err)
			}
			if err := d.book.Check(id); err != nil {
				t.Fatal(err)
			}
		}
		for _, err := range d.book.Cohorts() {
			if err != nil {
				t.Fatal(err)
			}
		}
		if newest, err := d.book.Newest(); err != nil || newest != space {
			t.Errorf("the newest action is of %v, %v", newest, err)
		}
		d.close()
		if _, _, err := store.Locked(d.path); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(before, mustRead(t, d.path)) {
			t.Error("reading changed the file")
		}
		if _, err := os.Stat(d.o.Marks); marked != (err == nil) {
			t.Error("reading made a mark, or took one away")
		}
	}
}

// Taking in a journal is no action of this laptop: it leaves the mark alone.
func TestMergingLeavesTheMarkAlone(t *testing.T) {
	a, b, space := twoCopies(t)
	a.open()
	a.mark(space, 2, model.VerbPresent)
	j := a.journal(space)
	a.close()
	b.o.Marks = a.o.Marks
	before := mustRead(t, a.markFile())
	b.open()
	if _, err := b.book.Merge(j); err != nil {
		t.Fatal(err)
	}
	b.close()
	if !slices.Equal(before, mustRead(t, a.markFile())) {
		t.Error("the mark of the file that was written last is gone")
	}
	a.open()
	if a.trail().Steps() != 3 {
		t.Error("what this laptop did cannot be taken back any more")
	}
	a.close()
}
