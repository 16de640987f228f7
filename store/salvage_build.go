package store

import (
	"cmp"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/journal"
	"workgroup/store/pages"
	"workgroup/store/seal"
)

// build makes the new file. It has its name only when all of it is there.
func (s *salvage) build(path string) (out Salvaged, err error) {
	out.Path = path
	making := path + makingEnd
	_ = s.o.Disk.Remove(making)
	b := &Book{path: making, rand: s.o.rand(), disk: s.o.Disk, key: s.key, locks: locks{header: s.header}, spaces: map[change.ID]*space{}}
	b.draw()
	defer func() { _ = s.o.Disk.Remove(making) }()
	if err := s.o.Disk.Create(making, s.begin(b)); err != nil {
		return Salvaged{}, err
	}
	if b.file, err = pages.Open(making, pages.Options{Disk: s.o.Disk}); err != nil {
		return Salvaged{}, err
	}
	defer b.file.Close()
	for _, id := range slices.Sorted(maps.Keys(s.spaces)) {
		if err := s.rebuild(b, id, &out); err != nil {
			return Salvaged{}, b.explain(err)
		}
	}
	if out.Changes == 0 {
		return Salvaged{}, damaged(s.path, "nothing of what was written opens any more, nor in its copies", nil)
	}
	s.missingActions(&out)
	if err := b.prove(); err != nil {
		return Salvaged{}, err
	}
	if err := b.copyTo(path, true); err != nil {
		return Salvaged{}, err
	}
	return out, nil
}

// begin is what the new file begins with.
func (s *salvage) begin(b *Book) func(tx *bbolt.Tx) error {
	return func(tx *bbolt.Tx) error {
		for _, name := range buckets() {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		file := tx.Bucket(bucketFile)
		if err := file.Put(keyHeader, s.header.encode()); err != nil {
			return err
		}
		for n, slot := range s.slots {
			if err := file.Put(keySlot(n), slot.Encode()); err != nil {
				return err
			}
		}
		w := b.newWriter(tx)
		for _, key := range slices.Sorted(maps.Keys(s.settings)) {
			if err := w.put(bucketFile, []byte(key), &b.key, s.settings[key], nil); err != nil {
				return err
			}
		}
		for _, id := range slices.Sorted(maps.Keys(s.devices)) {
			if _, err := seal.DecodeDeviceKeys(s.devices[id]); err != nil {
				continue
			}
			if err := w.put(bucketDevices, keyID(id), &b.key, s.devices[id], nil); err != nil {
				return err
			}
		}
		return nil
	}
}

// rebuild writes a space: its lines as they are, and what its records had besides.
func (s *salvage) rebuild(b *Book, id change.ID, out *Salvaged) error {
	x := s.spaces[id]
	if x.keys.Len() == 0 || len(x.lines) == 0 {
		if len(x.newest) > 0 {
			out.Missing = append(out.Missing, "A whole group or hub is lost: its keys or all of its changes cannot be read.")
		}
		return nil
	}
	var w *writer
	err := b.file.Update(func(tx *bbolt.Tx) error {
		w = b.newWriter(tx)
		own := &space{id: id, keys: x.keys, ring: x.ring, head: &head{}, outs: outs{}, snap: model.NewSnapshot(id, nil)}
		w.spaces[id], w.touched, w.records[id], w.rings[id] = own, []change.ID{id}, map[change.Key]*cached{}, true
		if err := w.put(bucketSpaces, keyID(id), &b.key, x.keys.Encode(), nil); err != nil {
			return err
		}
		for _, p := range slices.SortedFunc(maps.Keys(x.lines), comparePlaces) {
			l, err := journal.Decode(x.lines[p])
			if err != nil {
				return err
			}
			if err := w.add(own, &l, x.lines[p], p, own.revealChange(l.Change)); err != nil {
				return err
			}
			out.Changes++
		}
		if err := w.apply(own); err != nil {
			return err
		}
		out.FromCopies += x.copied
		if c := x.besides(b, own, w); len(c.Entries) > 0 {
			out.FromRecords += len(c.Entries)
			if err := w.action([]*change.Change{c}); err != nil {
				return err
			}
		}
		return w.flush()
	})
	if err != nil {
		return err
	}
	b.settle(w)
	out.Missing = append(out.Missing, x.missing(w.spaces[id].snap)...)
	return nil
}

func comparePlaces(a, b journal.Place) int {
	return cmp.Or(cmp.Compare(a.Device, b.Device), cmp.Compare(a.Number, b.Number))
}

// besides is a change with the values that records hold and of which the line is lost: where
// with them something else stands than without.
func (x *rest) besides(b *Book, own *space, w *writer) *change.Change {
	known := map[change.ID]bool{}
	last := int64(0)
	for _, canonical := range x.lines {
		if l, err := journal.Decode(canonical); err == nil {
			known[l.Change.ID] = true
			last = max(last, l.Change.At)
		}
	}
	c := &change.Change{ID: NewID(b.rand), Space: own.id, At: last, Label: change.Label{Verb: uint16(model.VerbSalvaged)}}
	for _, key := range slices.SortedFunc(maps.Keys(x.records), change.Key.Compare) {
		rec := x.records[key]
		var built *change.Record
		if r := w.records[own.id][key]; r != nil {
			built = r.rec
		}
		for i, cell := range rec.Cells {
			now := built.Cell(rec.Slots[i])
			all := now
			for _, h := range cell {
				if !known[h.Ref.Change] {
					all = all.With(h)
				}
			}
			c.Entries = append(c.Entries, added(own, key, rec.Slots[i], now, all)...)
		}
	}
	return c
}

// added are the entries that make of a cell what stands in a fuller one.
func added(own *space, key change.Key, slot change.Slot, now, all change.Cell) (out []change.Entry) {
	var gone []change.Ref
	for _, h := range now.Standing() {
		if !all.Stands(h.Ref) {
			gone = append(gone, h.Ref)
		}
	}
	f := change.Field{Kind: key.Kind, Record: key.Record, Name: slot.Name, Elem: slot.Elem}
	for _, h := range all.Standing() {
		if now.Stands(h.Ref) {
			continue
		}
		value, erased := h.Value, false
		if h.Secrecy != change.Open {
			value, erased = own.plain(f, h.Value)
		}
		if !erased {
			out = append(out, change.Entry{Field: f, Value: value, Names: gone, Secrecy: h.Secrecy, Subject: h.Subject})
		}
	}
	if len(out) == 0 && len(gone) > 0 {
		out = append(out, change.Entry{Field: f, Take: true, Names: gone})
	}
	return out
}
