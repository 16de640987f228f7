package store_test

import (
	"errors"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store"
)

// A laptop that was lost is shut out of its cohorts and of the hub in one step, once; of one
// cohort alone it can be shut out too.
func TestShutOutOfEverything(t *testing.T) {
	r := newRoom(t, folder(t), 2, byFirst)
	defer r.close()
	a, lost := r.desks[0], r.desks[1]
	hub, begin := a.hub()
	second, more := a.cohort("ssl-2022", 1)
	for _, x := range append(begin, more...) {
		if err := a.book.Commit(x); err != nil {
			t.Fatal(err)
		}
	}
	v, err := a.book.Share([]model.ID{hub, second}, a.env(), "x")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lost.book.Join(v.Content, v.Words, func(*model.Snapshot) model.Env { return lost.env() }, "laptop of guest"); err != nil {
		t.Fatal(err)
	}
	r.receive(a, r.send(lost, 0))
	device, spaces := r.device(lost), []model.ID{r.space, hub, second}
	is := func(want ...bool) {
		t.Helper()
		for i, space := range spaces {
			all, err := a.book.Laptops(space)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range all {
				if l.ID == device && l.Out != want[i] {
					t.Errorf("group %d: shut out is %v", i, l.Out)
				}
			}
		}
	}
	is(false, false, false)
	if _, err := a.book.ShutOut(second, device, a.env()); err != nil {
		t.Fatal(err)
	}
	is(false, false, true)
	say, err := a.book.ShutOut(0, device, a.env())
	if err != nil || !strings.Contains(say, "Origin") || strings.Count(say, " and ") != 2 {
		t.Fatalf("%q, %v", say, err)
	}
	is(true, true, true)
	if _, err := a.book.Receive(r.send(lost, 0)); !errors.Is(err, store.ErrShutOut) {
		t.Errorf("a file of the one shut out: %v", err)
	}
	a.snaps = map[model.ID]*model.Snapshot{}
	a.mark(r.space, 0, model.VerbPresent)
	if _, err := lost.book.Receive(r.send(a, 0)); !errors.Is(err, store.ErrStranger) {
		t.Errorf("the one shut out reads on: %v", err)
	}
	for _, id := range []model.ID{device, 7, r.device(a)} {
		if say, err := a.book.ShutOut(0, id, a.env()); err == nil {
			t.Errorf("shut out again, a stranger or itself: %q", say)
		}
	}
}

func TestShutOut(t *testing.T) {
	r := newRoom(t, folder(t), 3, byFirst)
	defer r.close()
	a, b, c := r.desks[0], r.desks[1], r.desks[2]
	c.mark(r.space, 0, model.VerbPresent)
	r.agree()
	out := r.device(c)
	late := c.mark(r.space, 1, model.VerbAbsent)
	r.receive(b, r.send(c, 0)) // Ben has it before he hears that it does not count
	say, err := a.book.ShutOut(r.space, out, a.env())
	if err != nil || say != "laptop of guest is shut out: what it does from now on does not count. What it holds it keeps, and can read. It was in: Subject Leadership 2021/22." {
		t.Fatalf("%q, %v", say, err)
	}
	a.snaps = map[model.ID]*model.Snapshot{}
	if _, err := a.book.Receive(r.send(c, 0)); !errors.Is(err, store.ErrShutOut) {
		t.Errorf("a file of the one shut out: %v", err)
	}
	r.receive(b, r.send(a, 0))
	r.receive(a, r.send(b, 0))
	r.desks = []*desk{a, b}
	r.same()
	for i, d := range r.desks {
		s := d.snap(r.space)
		if got := s.Enrolments[0].Mark(s.Sessions[0].ID).Kind; got != model.Present {
			t.Errorf("laptop %d: the mark of before is %v", i, got)
		}
		if got := s.Enrolments[1].Mark(s.Sessions[0].ID).Kind; got != model.Unmarked {
			t.Errorf("laptop %d: the mark of after counts: %v", i, got)
		}
	}
	b.mark(r.space, 3, model.VerbPresent) // under the new key
	r.receive(a, r.send(b, 0))
	if _, err := c.book.Receive(r.send(b, 0)); !errors.Is(err, store.ErrStranger) {
		t.Errorf("the one shut out reads on: %v", err)
	}
	aside, upto, err := a.book.SetAside(r.space, out)
	if err != nil || len(aside) != 1 || aside[0].ID != late.ID {
		t.Fatalf("set aside are %v, %v", aside, err)
	}
	a.do(r.space, model.TakeIn{Device: out, Upto: upto, Changes: aside})
	r.agree()
	for i, d := range r.desks {
		s := d.snap(r.space)
		if got := s.Enrolments[1].Mark(s.Sessions[0].ID).Kind; got != model.Absent {
			t.Errorf("laptop %d: what was taken in is %v", i, got)
		}
		if aside, _, err := d.book.SetAside(r.space, out); err != nil || len(aside) != 0 {
			t.Errorf("laptop %d: it is offered again: %v, %v", i, aside, err)
		}
	}
	// Invited again, it comes as another laptop.
	v, err := a.book.Share([]model.ID{r.space}, a.env(), "x")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.book.Join(v.Content, v.Words, func(*model.Snapshot) model.Env { return c.env() }, "again"); err != nil {
		t.Fatal(err)
	}
	c.snaps = map[model.ID]*model.Snapshot{}
	c.mark(r.space, 4, model.VerbAbsent)
	r.desks = []*desk{a, b, c}
	if r.device(c) == out {
		t.Error("it came again as the laptop that was shut out")
	}
	r.agree()
}
