package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"

	"workgroup/model"
	"workgroup/store"
)

func (h *story) act(i int) {
	if a := chooseAction(h.r, h.desks[i].snap(h.space)); a != nil {
		h.do(i, a)
	}
}

// do has something done on a laptop, and what was acknowledged noted. What replaces writes
// names only such as its author was shown.
func (h *story) do(i int, a model.Action) {
	d := h.desks[i]
	s := d.snap(h.space)
	for _, c := range d.do(h.space, a) {
		h.has[i] = append(h.has[i], c.ID)
		for _, e := range c.Entries {
			cell := s.Cell(e.Field)
			for _, name := range e.Names {
				if name.Change != c.ID && !cell.Stands(name) && !e.Take {
					h.t.Fatalf("%T replaces what was not shown", a)
				}
			}
		}
	}
}

func (h *story) takeBack(i int) {
	if h.one(2) {
		h.desks[i].undo()
	} else {
		h.desks[i].redo()
	}
}

func (h *story) settle(i int) {
	d := h.desks[i]
	if all := d.snap(h.space).Disputes(); len(all) > 0 {
		x := all[h.r.IntN(len(all))]
		h.do(i, model.Settle{Dispute: x, Answer: h.r.IntN(len(x.Answers))})
	}
}

// ready has a laptop be in its own list, which it left where an older copy went on.
func (h *story) ready(d *desk) {
	if err := d.book.Ready(d.env(), "a laptop"); err != nil {
		h.t.Fatal(err)
	}
	d.snaps = map[model.ID]*model.Snapshot{}
}

func (h *story) sent(d *desk, to model.ID) []byte {
	h.ready(d)
	return h.send(d, to)
}

// take has a laptop take in a file, looking at it first now and then; false where it was
// refused because somebody was shut out.
func (h *story) take(d *desk, content []byte) bool {
	if h.one(16) && !h.shutting {
		h.receive(d, content)
		return true
	}
	_, err := d.book.Receive(content)
	if err != nil && !(h.shutting && (errors.Is(err, store.ErrShutOut) || errors.Is(err, store.ErrStranger))) {
		h.t.Fatal(err)
	}
	d.snaps = map[model.ID]*model.Snapshot{}
	return err == nil
}

func (h *story) exchange(d *desk) {
	h.ready(d)
	x, err := d.book.ExchangeFolder(h.drive, d.now)
	if err != nil || len(x.Refused) > 0 && !h.shutting {
		h.t.Fatalf("%+v, %v", x, err)
	}
	d.snaps = map[model.ID]*model.Snapshot{}
}

// spoil leaves in the folder what synchronisers leave: half of a file, a copy of one under
// another name, nothing but zeros.
func (h *story) spoil() {
	files, err := os.ReadDir(h.drive)
	if err != nil {
		h.t.Fatal(err)
	}
	if len(files) == 0 {
		return
	}
	name := files[h.r.IntN(len(files))].Name()
	whole, err := os.ReadFile(filepath.Join(h.drive, name))
	if err != nil {
		h.t.Fatal(err)
	}
	switch h.r.IntN(3) {
	case 0:
		whole = whole[:h.r.IntN(len(whole)+1)]
	case 1:
		clear(whole)
	case 2:
	}
	// A laptop does not take for its own what is called otherwise.
	if err := os.WriteFile(filepath.Join(h.drive, fmt.Sprintf("copy %d.workgroup", h.r.IntN(3))), whole, 0o600); err != nil {
		h.t.Fatal(err)
	}
}

// older keeps a copy of a laptop's file, or puts one back: what was only there since is gone,
// by the hand of whoever did it.
func (h *story) older(i int) {
	d := h.desks[i]
	at := slices.IndexFunc(h.backups, func(b backup) bool { return b.laptop == i })
	d.close()
	if at < 0 {
		b := backup{i, filepath.Join(within(h.t, h.dir), "backup"), slices.Clone(h.has[i])}
		copyFile(h.t, d.path, b.path)
		h.backups = append(h.backups, b)
	} else {
		b := h.backups[at]
		copyFile(h.t, b.path, d.path)
		h.has[i] = slices.Clone(b.has)
	}
	d.open()
}

// writtenOn has a copy of a laptop's file, with the marks of that machine, go on on another.
func (h *story) writtenOn(i int) {
	if len(h.desks) > 5 {
		return
	}
	d := h.desks[i]
	d.close()
	x := newDesk(h.t, within(h.t, h.dir), 0)
	x.o.Passphrase, x.owned, x.now = d.o.Passphrase, d.owned, d.now
	var seed [32]byte
	d.r.Read(seed[:])
	x.r = rand.NewChaCha8(seed)
	x.o.Rand = x.r
	copyFile(h.t, d.path, x.path)
	copyMarks(h.t, d, x)
	d.open()
	x.open()
	h.desks, h.has = append(h.desks, x), append(h.has, slices.Clone(h.has[i]))
	for _, k := range []int{i, len(h.desks) - 1} {
		s := h.desks[k].snap(h.space)
		h.do(k, model.SetNote{Sheet: model.SheetID{Session: s.Sessions[0].ID}, Enrolment: s.Enrolments[0].ID, Text: fmt.Sprint("written on ", k)})
	}
}

func (h *story) erase(i int) {
	d := h.desks[i]
	s := d.snap(h.space)
	p := s.Enrolments[h.r.IntN(len(s.Enrolments))].Person
	plan, err := model.NoteErased{Person: p}.Plan(s, d.env())
	if err != nil {
		h.t.Fatal(err)
	}
	if err := d.book.Erase([]model.ID{p}, plan.Changes); err != nil {
		h.t.Fatal(err)
	}
	if len(plan.Changes) > 0 {
		h.erased, h.erasings = append(h.erased, p), append(h.erasings, plan.Changes[0].ID)
	}
	d.snaps = map[model.ID]*model.Snapshot{}
}

// shutOut has a laptop shut out another, which is never the first: somebody is to be left
// who invites.
func (h *story) shutOut(i int) {
	d, other := h.desks[i], h.desks[1+h.r.IntN(len(h.desks)-1)]
	seen := map[model.ID]bool{}
	for _, x := range h.desks {
		h.ready(x)
		if id := h.device(x); seen[id] {
			return // of two copies that nobody has noticed yet, neither gives the other a new key
		} else {
			seen[id] = true
		}
	}
	id := h.device(other)
	if id == h.device(d) || id == h.device(h.desks[0]) {
		return
	}
	h.alsoOut(d, id)
	h.shutting = true
	if k := h.any(); h.one(2) && h.desks[k] != d && h.desks[k] != other { // who has not heard of it does it too
		h.act(k)
		h.alsoOut(h.desks[k], id)
	}
}

func (h *story) alsoOut(d *desk, id model.ID) {
	if x := d.snap(h.space).Device(id); x == nil || x.Out || h.device(d) == id {
		return
	}
	if _, err := d.book.ShutOut(h.space, id, d.env()); err != nil {
		h.t.Fatal(err)
	}
	d.snaps = map[model.ID]*model.Snapshot{}
}

func (h *story) invite(host, guest *desk) {
	h.ready(host)
	h.ready(guest)
	from := h.device(host)
	if from == h.device(guest) {
		return
	}
	all, err := guest.book.Laptops(h.space)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, l := range all {
		if l.ID == from && l.Out {
			return
		}
	}
	h.join(host, guest)
}
