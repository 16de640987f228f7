package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
	"workgroup/store/pages"
)

// content is all that a file says.
type content struct {
	Spaces []model.ID
	Snaps  []*model.Snapshot
	Facts  []model.Facts
	Trail  [][]*change.Change
}

// readAll reads all of a file and leaves it closed.
func readAll(path string, o store.Options) (c content, err error) {
	b, err := store.Open(path, o)
	if err != nil {
		return c, err
	}
	defer b.Close()
	if c.Spaces, err = b.Spaces(); err != nil {
		return c, err
	}
	if c.Snaps, err = b.Snapshots(); err != nil {
		return c, err
	}
	for f, err := range b.Cohorts() {
		if err != nil {
			return c, err
		}
		c.Facts = append(c.Facts, f)
	}
	c.Trail, err = b.Trail(1000)
	return c, err
}

const pageSize = 4096

// hurt is one way of damaging a file; older is the file as it was some commits before.
type hurt struct {
	name string
	do   func(r *rand.Rand, b, older []byte) []byte
}

func hurts() []hurt {
	page := func(r *rand.Rand, b []byte) []byte {
		at := pageSize * r.IntN(len(b)/pageSize)
		return b[at : at+pageSize]
	}
	noise := func(r *rand.Rand, b []byte) {
		for i := range b {
			b[i] = byte(r.Uint32())
		}
	}
	flip := func(r *rand.Rand, b []byte) { b[r.IntN(len(b))] ^= 1 << r.IntN(8) }
	return []hurt{
		{"one bit", func(r *rand.Rand, b, _ []byte) []byte { flip(r, b); return b }},
		{"twenty bits", func(r *rand.Rand, b, _ []byte) []byte {
			for range 20 {
				flip(r, b)
			}
			return b
		}},
		{"a bit in the heading of a page", func(r *rand.Rand, b, _ []byte) []byte { flip(r, page(r, b)[:16]); return b }},
		{"bits in the list of a page", func(r *rand.Rand, b, _ []byte) []byte { flip(r, page(r, b)[16:160]); return b }},
		{"a page of zeros", func(r *rand.Rand, b, _ []byte) []byte { clear(page(r, b)); return b }},
		{"a page of noise", func(r *rand.Rand, b, _ []byte) []byte { noise(r, page(r, b)); return b }},
		{"some noise", func(r *rand.Rand, b, _ []byte) []byte {
			at := r.IntN(len(b) - 600)
			noise(r, b[at:at+1+r.IntN(600)])
			return b
		}},
		{"cut", func(r *rand.Rand, b, _ []byte) []byte { return b[:r.IntN(len(b))] }},
		{"cut at a page", func(r *rand.Rand, b, _ []byte) []byte { return b[:pageSize*r.IntN(len(b)/pageSize)] }},
		{"two pages changed for each other", func(r *rand.Rand, b, _ []byte) []byte {
			x, y := page(r, b), page(r, b)
			for i := range x {
				x[i], y[i] = y[i], x[i]
			}
			return b
		}},
		{"an older page", func(r *rand.Rand, b, older []byte) []byte {
			at := pageSize * (2 + r.IntN(min(len(b), len(older))/pageSize-2))
			copy(b[at:at+pageSize], older[at:])
			return b
		}},
		{"one bad meta page", func(r *rand.Rand, b, _ []byte) []byte {
			at := pageSize * r.IntN(2)
			flip(r, b[at+16:at+80])
			return b
		}},
		{"one meta page of zeros", func(r *rand.Rand, b, _ []byte) []byte {
			at := pageSize * r.IntN(2)
			clear(b[at : at+pageSize])
			return b
		}},
	}
}

// history is a file of two cohorts after some hundred commits, and as it was before
// the last of them. Some of its values are so many times a few characters long.
func history(t *testing.T, commits, long int) (d *desk, older []byte) {
	d = newDesk(t, folder(t), 1)
	one, begin := d.cohort("ssl-2021", 12)
	two, more := d.cohort("ssl-2023", 12)
	d.create(append(begin, more...))
	random := rand.New(rand.NewPCG(3, 4))
	for i := range commits {
		space := []model.ID{one, two}[i%2]
		switch random.IntN(8) {
		case 0:
			d.undo()
		case 1:
			f := model.NewDraft(d.snap(space), d.env(), model.VerbFilled)
			f.Lead(model.Lead{ID: d.env().NewID(), Name: strings.Repeat(fmt.Sprint(i, " "), long)})
			d.commit(f.Change())
		default:
			d.turn(space, random.IntN(12))
		}
		if i == commits-3 {
			d.close()
			older = mustRead(t, d.path)
			d.open()
		}
	}
	d.close()
	return d, older
}

// TestDamage damages a file in 200 ways, which follow from a seed: whoever reads it is
// told, or reads exactly what was written.
func TestDamage(t *testing.T) {
	t.Parallel()
	d, older := history(t, 300, 20)
	cases := 200
	if long() {
		cases = 5000
	}
	damageAll(t, d, older, cases)
}

// Of a large file the leaves are not read before it is opened: what is lost in them has
// to show when they are read.
func TestDamageOfALargeFile(t *testing.T) {
	t.Parallel()
	cases := 13
	if long() {
		cases = 1000
	}
	d, older := history(t, 300, 20_000)
	if size := len(mustRead(t, d.path)); size < 4<<20 || size >= pages.WalkLaterFrom {
		t.Fatalf("the file has %d bytes", size)
	}
	damageAll(t, d, older, cases)
}

// A huge file is opened before it is walked. It takes long to make, so it is damaged
// only where WORKGROUP_LONG=1.
func TestDamageOfAHugeFile(t *testing.T) {
	if !long() {
		t.Skip("WORKGROUP_LONG is not 1")
	}
	d, older := history(t, 300, 240_000)
	if size := len(mustRead(t, d.path)); size < pages.WalkLaterFrom {
		t.Fatalf("the file has %d bytes only", size)
	}
	damageAll(t, d, older, 300)
}

func damageAll(t *testing.T, d *desk, older []byte, cases int) {
	t.Helper()
	whole := mustRead(t, d.path)
	want, err := readAll(d.path, d.o)
	if err != nil {
		t.Fatal(err)
	}
	if len(want.Snaps) != 2 || len(want.Facts) != 2 || len(want.Trail) < 100 {
		t.Fatalf("the file holds %d spaces, %d cohorts, %d actions", len(want.Snaps), len(want.Facts), len(want.Trail))
	}
	random := rand.New(rand.NewPCG(5, 6))
	all := hurts()
	path := filepath.Join(filepath.Dir(d.path), "hurt.db")
	refused, opened, forgot := 0, 0, 0
	for i := range cases {
		h := all[i%len(all)]
		bad := h.do(random, bytes.Clone(whole), older)
		mustWrite(t, path, bad)
		got, err := readAll(path, d.o)
		if !bytes.Equal(mustRead(t, path), bad) {
			t.Fatalf("case %d, %s: reading changed the file", i, h.name)
		}
		if err != nil {
			refused++
			if !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrNotOurs) || !strings.Contains(err.Error(), path) {
				t.Fatalf("case %d, %s: %v", i, h.name, err)
			}
			continue
		}
		opened++
		if len(got.Trail) == 0 {
			// The newest entry of the list of actions is lost: the file lies behind its
			// mark, so it is written on by another device, which has done nothing yet.
			forgot++
			got.Trail = want.Trail
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("case %d, %s: a wrong value was read in silence", i, h.name)
		}
		d.goOn(t, path, fmt.Sprintf("case %d, %s", i, h.name))
	}
	// Of a few files all may be hit where it matters: bbolt lays out its pages by chance.
	if refused == 0 || opened == 0 && cases > 50 {
		t.Errorf("%d files were refused, %d opened: the damage proves nothing", refused, opened)
	}
	t.Logf("%d refused, %d opened with all values, %d of them without their undo", refused, opened, forgot)
}

// goOn makes one mark in a file that opened: it is there, or the damage is said.
func (d *desk) goOn(t *testing.T, path, what string) {
	t.Helper()
	o := d.o
	o.Marks = filepath.Join(within(t, filepath.Dir(path)), "marks")
	said := func(err error) bool {
		if err != nil && !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrNotWritten) {
			t.Fatalf("%s: going on: %v", what, err)
		}
		return err != nil
	}
	b, err := store.Open(path, o)
	if err != nil {
		t.Fatalf("%s: it opened once: %v", what, err)
	}
	defer b.Close()
	ids, err := b.Spaces()
	if said(err) {
		return
	}
	s, err := b.Load(ids[0])
	if said(err) {
		return
	}
	x := s.Sessions[0].ID
	verb := model.VerbLate
	p, err := model.Stroke{Sheet: model.SheetID{Session: x}, Enrolment: s.Enrolments[0].ID, Verb: verb, Digits: "31"}.Plan(s, d.env())
	if err != nil {
		t.Fatal(err)
	}
	if said(b.Commit(p.Changes)) {
		return
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if b, err = store.Open(path, o); said(err) {
		return
	}
	defer b.Close()
	for _, id := range ids {
		if said(b.Check(id)) {
			return
		}
	}
	got, err := b.Load(ids[0])
	if err != nil {
		t.Fatalf("%s: checked and cannot be read: %v", what, err)
	}
	if !alike(got, s.Apply(p.Changes[0])) {
		t.Fatalf("%s: after a mark a wrong value was read in silence", what)
	}
}
