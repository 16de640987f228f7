package journal

import (
	"encoding/binary"

	"workgroup/model/change"
)

// recordForm is the form of records. They are a cache: another form means that the
// records of the space are to be made anew from its journal.
const recordForm = 1

// EncodeRecord is the form of a record: first the changes that touched it, then its
// cells, whose entries name those changes by their place. The key is not in it.
func EncodeRecord(rec *change.Record) []byte {
	var from []origin
	place := map[change.ID]uint64{}
	know := func(o origin) {
		at, known := place[o.id]
		if !known {
			place[o.id] = uint64(len(from))
			from = append(from, o)
		} else if o.own {
			from[at] = o
		}
	}
	for _, c := range rec.Cells {
		for _, h := range c {
			know(origin{h.Ref.Change, h.At, h.Lead, true})
			for _, r := range h.Names {
				know(origin{id: r.Change})
			}
		}
	}
	b := make([]byte, 0, 64+40*len(rec.Cells))
	b = append(b, recordForm)
	b = binary.AppendUvarint(b, uint64(len(from)))
	for _, o := range from {
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

// origins are the changes that touched a record, in the order in which its entries
// first refer to them: that is their one order.
type origins struct {
	list []origin
	used int
}

type origin struct {
	id   change.ID
	at   int64
	lead change.ID
	own  bool // it wrote an entry, and is not only named
}

// next is the origin that an entry refers to.
func (o *origins) next(r *reader) *origin {
	i := r.uint()
	if i > uint64(o.used) || i >= uint64(len(o.list)) {
		r.bad = true
		return &origin{}
	}
	if i == uint64(o.used) {
		o.used++
	}
	return &o.list[i]
}

// whole tells whether all of them were referred to, each is there once, and those
// that are only named say nothing but their names.
func (o *origins) whole() bool {
	seen := make(map[change.ID]struct{}, len(o.list))
	for _, x := range o.list {
		if !x.own && (x.at != 0 || x.lead != 0) {
			return false
		}
		seen[x.id] = struct{}{}
	}
	return o.used == len(o.list) && len(seen) == len(o.list)
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
	from := origins{list: make([]origin, r.count(17))}
	for i := range from.list {
		from.list[i] = origin{id: r.id(), at: r.int(), lead: r.id()}
	}
	named := func() change.Ref {
		return change.Ref{Change: from.next(&r).id, Index: uint32(r.uintUpTo(1<<32 - 1))}
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
			h := &cell[j]
			o := from.next(&r)
			o.own = true
			h.At, h.Lead = o.at, o.lead
			h.Ref = change.Ref{Change: o.id, Index: uint32(r.uintUpTo(1<<32 - 1))}
			h.Take, h.Names, h.Secrecy, h.Subject, h.Value = r.entry(named)
			if j > 0 && cell[j-1].Ref.Compare(h.Ref) >= 0 {
				r.bad = true
			}
		}
		rec.Cells[i] = cell
	}
	if r.bad || len(r.b) > 0 || !from.whole() {
		return nil, ErrNotLine
	}
	return rec, nil
}
