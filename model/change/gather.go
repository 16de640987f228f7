package change

import (
	"cmp"
	"slices"
)

// Gather puts the entries of changes into the records to which they belong: of gives each
// record as it was, nil for none, and put takes it as it is then. A record is copied once,
// however many entries it gets: n entries cost n log n steps.
func Gather(changes []*Change, of func(Key) (*Record, error), put func(Key, *Record)) error {
	var all []placed
	for _, c := range changes {
		for i := range c.Entries {
			all = append(all, placed{c, i})
		}
	}
	slices.SortFunc(all, placed.compare)
	for len(all) > 0 {
		key := all[0].entry().Field.Key()
		n := leading(all, func(p placed) bool { return p.entry().Field.Key() == key })
		r, err := of(key)
		if err != nil {
			return err
		}
		put(key, r.withAll(key, all[:n]))
		all = all[n:]
	}
	return nil
}

// placed is an entry of a change.
type placed struct {
	c *Change
	i int
}

func (p placed) entry() *Entry { return &p.c.Entries[p.i] }

// compare orders entries by record, place in it, and ref.
func (p placed) compare(o placed) int {
	a, b := p.entry().Field, o.entry().Field
	return cmp.Or(a.Key().Compare(b.Key()), a.Slot().Compare(b.Slot()), cmp.Compare(p.c.ID, o.c.ID), cmp.Compare(p.i, o.i))
}

// leading is how many come first of which fn is true.
func leading(all []placed, fn func(placed) bool) int {
	for i, p := range all {
		if !fn(p) {
			return i
		}
	}
	return len(all)
}

// withAll is the record with more entries, in the order of their places.
func (r *Record) withAll(key Key, more []placed) *Record {
	if len(more) == 1 {
		return r.With(key, more[0].entry().Field.Slot(), more[0].c.Held(more[0].i))
	}
	var old Record
	if r != nil {
		old = *r
	}
	out := &Record{Key: key, Slots: make([]Slot, 0, len(old.Slots)+1), Cells: make([]Cell, 0, len(old.Cells)+1)}
	at := 0
	for len(more) > 0 {
		s := more[0].entry().Field.Slot()
		n := leading(more, func(p placed) bool { return p.entry().Field.Slot() == s })
		for ; at < len(old.Slots) && old.Slots[at].Compare(s) < 0; at++ {
			out.Slots, out.Cells = append(out.Slots, old.Slots[at]), append(out.Cells, old.Cells[at])
		}
		var c Cell
		if at < len(old.Slots) && old.Slots[at] == s {
			c = old.Cells[at]
			at++
		}
		out.Slots, out.Cells = append(out.Slots, s), append(out.Cells, c.withAll(more[:n]))
		more = more[n:]
	}
	out.Slots, out.Cells = append(out.Slots, old.Slots[at:]...), append(out.Cells, old.Cells[at:]...)
	return out
}

// withAll is the cell with more entries, in the order of their refs.
func (c Cell) withAll(more []placed) Cell {
	if len(more) == 1 {
		return c.With(more[0].c.Held(more[0].i))
	}
	out := make(Cell, 0, len(c)+len(more))
	add := func(h Held) {
		switch last := len(out) - 1; {
		case last < 0 || out[last].Ref != h.Ref:
			out = append(out, h)
		case h.compare(&out[last]) < 0:
			out[last] = h
		}
	}
	at := 0
	for _, p := range more {
		h := p.c.Held(p.i)
		for ; at < len(c) && c[at].Ref.Compare(h.Ref) <= 0; at++ {
			add(c[at])
		}
		add(h)
	}
	for ; at < len(c); at++ {
		add(c[at])
	}
	return out
}
