package journal

import (
	"encoding/binary"
	"slices"

	"workgroup/model/change"
)

// recordForm is the form of records. They are a cache: another form means that the
// records of the space are to be made anew from its journal.
const recordForm = 1

// EncodeRecord is the form of a record: first the changes that touched it, then its
// cells, whose entries name those changes by their place. The key is not in it.
func EncodeRecord(rec *change.Record) []byte {
	type origin struct {
		id   change.ID
		at   int64
		lead change.ID
	}
	var origins []origin
	place := map[change.ID]uint64{}
	know := func(o origin) {
		at, known := place[o.id]
		if !known {
			place[o.id] = uint64(len(origins))
			origins = append(origins, o)
		} else if o.lead != 0 || o.at != 0 {
			origins[at] = o
		}
	}
	for _, c := range rec.Cells {
		for _, h := range c {
			know(origin{h.Ref.Change, h.At, h.Lead})
			for _, r := range h.Names {
				know(origin{id: r.Change})
			}
		}
	}
	b := make([]byte, 0, 64+40*len(rec.Cells))
	b = append(b, recordForm)
	b = binary.AppendUvarint(b, uint64(len(origins)))
	for _, o := range origins {
		b = binary.BigEndian.AppendUint64(b, uint64(o.id))
		b = binary.AppendVarint(b, o.at)
		b = binary.BigEndian.AppendUint64(b, uint64(o.lead))
	}
	ref := func(b []byte, r change.Ref) []byte {
		b = binary.AppendUvarint(b, place[r.Change])
		return binary.AppendUvarint(b, uint64(r.Index))
	}
	b = binary.AppendUvarint(b, uint64(len(rec.Cells)))
	for i, c := range rec.Cells {
		b = binary.AppendUvarint(b, uint64(rec.Slots[i].Name))
		b = binary.BigEndian.AppendUint64(b, uint64(rec.Slots[i].Elem))
		b = binary.AppendUvarint(b, uint64(len(c)))
		for _, h := range c {
			b = ref(b, h.Ref)
			b = appendEntry(b, h.Take, h.Names, h.Secrecy, h.Subject, h.Value, ref)
		}
	}
	return b
}

// DecodeRecord reads what EncodeRecord wrote; anything else is ErrNotLine, a form of
// the future ErrForm.
func DecodeRecord(key change.Key, b []byte) (*change.Record, error) {
	if len(b) > 0 && b[0] > recordForm {
		return nil, ErrForm
	}
	r := reader{b: b}
	if r.byte() != recordForm {
		return nil, ErrNotLine
	}
	type origin struct {
		id   change.ID
		at   int64
		lead change.ID
	}
	origins := make([]origin, r.count(17))
	for i := range origins {
		origins[i] = origin{r.id(), r.int(), r.id()}
	}
	at := func(i uint64) origin {
		if i >= uint64(len(origins)) {
			r.bad = true
			return origin{}
		}
		return origins[i]
	}
	n := r.count(10)
	rec := &change.Record{Key: key, Slots: make([]change.Slot, n), Cells: make([]change.Cell, n)}
	for i := 0; i < n && !r.bad; i++ {
		rec.Slots[i] = change.Slot{Name: change.Name(r.uintUpTo(1<<16 - 1)), Elem: r.id()}
		if i > 0 && rec.Slots[i-1].Compare(rec.Slots[i]) >= 0 {
			r.bad = true
		}
		cell := make(change.Cell, r.count(5))
		for j := range cell {
			o := at(r.uint())
			h := change.Held{Ref: change.Ref{Change: o.id, Index: uint32(r.uintUpTo(1<<32 - 1))}, At: o.at, Lead: o.lead}
			h.Take, h.Names, h.Secrecy, h.Subject, h.Value = r.entry(func() change.Ref {
				return change.Ref{Change: at(r.uint()).id, Index: uint32(r.uintUpTo(1<<32 - 1))}
			})
			cell[j] = h
		}
		if !slices.IsSortedFunc(cell, func(a, b change.Held) int { return a.Ref.Compare(b.Ref) }) {
			r.bad = true
		}
		rec.Cells[i] = cell
	}
	if r.bad || len(r.b) > 0 {
		return nil, ErrNotLine
	}
	return rec, nil
}
