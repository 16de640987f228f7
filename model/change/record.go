package change

import (
	"slices"
)

// Record is one record: its cells in the order of their places.
type Record struct {
	Key   Key
	Slots []Slot
	Cells []Cell
}

// Cell is what is known of one field.
func (r *Record) Cell(s Slot) Cell {
	if r == nil {
		return nil
	}
	at, found := slices.BinarySearchFunc(r.Slots, s, Slot.Compare)
	if !found {
		return nil
	}
	return r.Cells[at]
}

// Elems calls fn for each element of a set that was ever written, in order.
func (r *Record) Elems(n Name, fn func(elem ID, c Cell)) {
	if r == nil {
		return
	}
	at, _ := slices.BinarySearchFunc(r.Slots, Slot{Name: n}, Slot.Compare)
	for ; at < len(r.Slots) && r.Slots[at].Name == n; at++ {
		fn(r.Slots[at].Elem, r.Cells[at])
	}
}

// With is the record with one more entry in one of its cells; the receiver, which
// may be nil, is left as it was.
func (r *Record) With(key Key, s Slot, h Held) *Record {
	out := &Record{Key: key}
	if r != nil {
		out.Slots, out.Cells = r.Slots, r.Cells
	}
	at, found := slices.BinarySearchFunc(out.Slots, s, Slot.Compare)
	if found {
		cell := out.Cells[at].With(h)
		out.Cells = slices.Clone(out.Cells)
		out.Cells[at] = cell
		return out
	}
	out.Slots = slices.Insert(slices.Clone(out.Slots), at, s)
	out.Cells = slices.Insert(slices.Clone(out.Cells), at, Cell(nil).With(h))
	return out
}

// Held is the entry at place i of the change, as its cell holds it.
func (c *Change) Held(i int) Held {
	e := &c.Entries[i]
	return Held{
		Ref: Ref{c.ID, uint32(i)}, At: c.At, Lead: c.Lead,
		Take: e.Take, Value: e.Value, Names: e.Names,
		Secrecy: e.Secrecy, Subject: e.Subject, Erased: e.Erased,
	}
}
