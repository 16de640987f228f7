package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

// A power cut during a commit leaves, of the pages that the commit writes, any of the data
// pages, each whole or torn at one of its sectors, and the meta page, which is written once
// they are on the disk, not at all; or all of the data pages and the meta page torn.
type cut struct{ before, after []byte }

const sector = 512

// changed are the pages in which the two differ.
func (c cut) changed() (data, metas []int) {
	for at := 0; at < len(c.after); at += pageSize {
		if at < len(c.before) && bytes.Equal(c.before[at:at+pageSize], c.after[at:at+pageSize]) {
			continue
		}
		if at < 2*pageSize {
			metas = append(metas, at)
		} else {
			data = append(data, at)
		}
	}
	return data, metas
}

// torn is the file after a cut before the meta page was written.
func (c cut) torn(r *rand.Rand) []byte {
	out := bytes.Clone(c.before)
	if r.IntN(2) == 0 { // the file has grown already, with nothing in it
		out = append(out, make([]byte, max(0, len(c.after)-len(out)))...)
	}
	data, _ := c.changed()
	for _, at := range data {
		if r.IntN(3) == 0 || at >= len(out) {
			continue
		}
		for s := at; s < at+pageSize; s += sector {
			if whole := r.IntN(2) == 0; whole || r.IntN(2) == 0 {
				copy(out[s:s+sector], c.after[s:])
			}
		}
	}
	return out
}

// metaTorn is the file after a cut in the middle of writing the meta page.
func (c cut) metaTorn(r *rand.Rand) []byte {
	out := bytes.Clone(c.after)
	_, metas := c.changed()
	for _, at := range metas {
		if at < len(c.before) {
			// Of its 64 bytes at the front some are the new ones, byte by byte.
			from := at + 16 + r.IntN(64)
			copy(out[from:at+pageSize], c.before[from:])
		}
	}
	return out
}

// TestPowerCut cuts the power during commits: what was acknowledged before is there, in the
// file as it opens, or in what is salvaged of it.
func TestPowerCut(t *testing.T) {
	t.Parallel()
	cuts := 40
	if long() {
		cuts = 200
	}
	random := rand.New(rand.NewPCG(11, 12))
	d := newDesk(t, folder(t), 1)
	space, begin := d.cohort("ssl-2021", 12)
	d.create(begin)
	told := changes{begin[0][0].ID: true}
	opened, salvaged := 0, 0
	for n := range cuts {
		c := cut{before: mustRead(t, d.path)}
		marked := d.someWrite(space, n)
		c.after = mustRead(t, d.path)
		hurt := filepath.Join(within(t, filepath.Dir(d.path)), "work.db")
		ways := map[string][]byte{"torn pages": c.torn(random), "torn meta": c.metaTorn(random)}
		for name, bad := range ways {
			mustWrite(t, hurt, bad)
			there, whole := d.back(t, hurt, space)
			if whole {
				opened++
			} else {
				salvaged++
			}
			for id := range told {
				if !there[id] {
					t.Fatalf("cut %d, %s: an acknowledged mark is lost", n, name)
				}
			}
			os.Remove(hurt)
		}
		told[marked.ID] = true
	}
	d.close()
	t.Logf("%d cuts: %d files opened, %d were salvaged", 2*cuts, opened, salvaged)
	if opened < cuts || salvaged == 0 {
		t.Error("the cuts prove nothing")
	}
}

// someWrite is a mark, or from time to time something larger.
func (d *desk) someWrite(space model.ID, n int) *change.Change {
	if n%7 != 6 {
		return d.turn(space, n%len(d.snap(space).Enrolments))
	}
	f := model.NewDraft(d.snap(space), d.env(), model.VerbFilled)
	f.Lead(model.Lead{ID: d.env().NewID(), Name: fmt.Sprint(n, string(bytes.Repeat([]byte("x"), 9000)))})
	d.commit(f.Change())
	return f.Change()
}

// back is what a file gives back, by opening it or else by salvage with the machine's mark.
func (d *desk) back(t *testing.T, path string, space model.ID) (there changes, whole bool) {
	t.Helper()
	b, err := store.Open(path, d.o)
	if err == nil {
		err = b.Check(space)
		b.Close()
	}
	if err == nil {
		return changesAt(t, path, d.o, space), true
	}
	if !errors.Is(err, store.ErrDamaged) {
		t.Fatal(err)
	}
	out, err := store.Salvage(path, d.o, salvagedAt)
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(out.Path)
	return changesAt(t, out.Path, d.o, space), false
}

// TestPowerCutWhileAFileIsMade cuts the power at each operation by which a file is made,
// with whatever was not yet on the disk torn: there is no file, and it can be made, or the
// whole file.
func TestPowerCutWhileAFileIsMade(t *testing.T) {
	t.Parallel()
	cuts := 40
	if long() {
		cuts = 500
	}
	random := rand.New(rand.NewPCG(13, 14))
	none, made := 0, 0
	for n := range cuts {
		dir := folder(t)
		d := newDesk(t, dir, byte(n))
		d.path = filepath.Join(dir, "new", "work.db")
		space, begin := d.cohort("ssl-2021", 1+random.IntN(6))
		stop, at := errors.New("the power is cut"), 1+n%8
		asked, synced := 0, false
		d.o.Disk.Before = func(op, path string) error {
			if asked++; asked >= at {
				return stop
			}
			synced = synced || op == "sync"
			return nil
		}
		_ = store.Create(d.path, d.o, begin)
		d.o.Disk.Before = nil
		for _, left := range unfinished(t, d.path) {
			if !synced { // any of its sectors may be missing
				b := mustRead(t, left)
				for s := 0; s < len(b); s += sector {
					if random.IntN(2) == 0 {
						clear(b[s:min(s+sector, len(b))])
					}
				}
				mustWrite(t, left, b[:random.IntN(len(b)+1)])
			}
		}
		if _, err := os.Lstat(d.path); errors.Is(err, fs.ErrNotExist) {
			none++
			d.create(begin)
		} else {
			made++
			d.open()
		}
		if err := errors.Join(d.book.Prove(), d.book.Check(space)); err != nil {
			t.Fatalf("cut %d: %v", n, err)
		}
		d.close()
		if left := unfinished(t, d.path); len(left) > 0 {
			t.Errorf("cut %d: %v is left behind", n, left)
		}
		os.RemoveAll(dir)
	}
	t.Logf("%d cuts: %d times there was no file and it could be made, %d times all of it", cuts, none, made)
	if none == 0 || made == 0 {
		t.Error("the cuts prove nothing")
	}
}
