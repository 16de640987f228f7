package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/journal"
	"workgroup/store/pages"
	"workgroup/store/seal"
)

// Salvaged is what came of reading a damaged file.
type Salvaged struct {
	// Path is the whole file that was made of what still opens, beside the damaged one,
	// which stays as it is.
	Path string
	// Changes are how many changes it holds, of them FromCopies that only the copies had, and
	// FromRecords fields of which the change is lost and the value was still there.
	Changes, FromCopies, FromRecords int
	// Missing are sentences: what is surely lost, of which group and of which time. Empty
	// where all that was ever written is there.
	Missing []string
}

// Words are what it holds, in sentences.
func (s Salvaged) Words() []string {
	out := []string{fmt.Sprintf("%d changes could be read.", s.Changes)}
	if s.FromCopies > 0 {
		out = append(out, fmt.Sprintf("%d of them only the copies still had.", s.FromCopies))
	}
	if s.FromRecords > 0 {
		out = append(out, fmt.Sprintf("%d values more were still there, without the change that wrote them.", s.FromRecords))
	}
	return out
}

// Salvage reads whatever still opens of a damaged file, page by page, and of the copies that
// are kept of it, and makes a new file of it beside it. The journal is a set of sealed lines,
// so what the copies have and what the file has complete each other; records are made anew
// from it. A value is either what was written or it is not taken: nothing is guessed. The file
// itself and the copies are only read.
//
// The errors are those of Open: a wrong passphrase, or ErrDamaged where neither the file nor
// a copy shows how to open it.
func Salvage(path string, o Options, at time.Time) (Salvaged, error) {
	kept, err := Copies(path)
	if err != nil {
		return Salvaged{}, err
	}
	return salvageWith(path, kept, o, at)
}

func salvageWith(path string, kept []Kept, o Options, at time.Time) (Salvaged, error) {
	s := &salvage{o: o, path: path, devices: map[change.ID][]byte{}, actions: map[change.ID]uint64{}, settings: map[string][]byte{}, spaces: map[change.ID]*rest{}}
	s.sources = []string{path}
	for _, k := range kept {
		s.sources = append(s.sources, k.Path)
	}
	if err := s.unlock(); err != nil {
		return Salvaged{}, err
	}
	s.m = readMark(o.Marks, s.header.id)
	if err := s.read(); err != nil {
		return Salvaged{}, err
	}
	return s.build(freeName(path, " salvaged", at))
}

// salvage is a damaged file on its way to a whole one.
type salvage struct {
	o       Options
	path    string
	sources []string // the file, then its copies, the newest first
	header  header
	slots   []seal.Slot // the one that opened first
	key     seal.Named
	m       mark

	devices  map[change.ID][]byte
	actions  map[change.ID]uint64 // the highest number of an action of each device
	settings map[string][]byte
	spaces   map[change.ID]*rest
}

// rest is what is left of a space.
type rest struct {
	keys    seal.Keys
	ring    seal.Ring
	ringed  bool
	lines   map[journal.Place][]byte // in their canonical form
	copied  int                      // lines that only a copy has
	newest  map[change.ID]uint64     // of each device, as any head says
	forks   map[change.ID]bool       // devices that stand for one line of another, whose number two had
	records map[change.Key]*change.Record
}

// maxTries is how many locks are tried: each is a second's work, and a file made to keep a
// computer busy may hold any number. The newest copies come first.
const maxTries = 16

// unlock finds the header and a slot that opens with the passphrase.
func (s *salvage) unlock() error {
	found := map[string]bool{}
	var slots []seal.Slot
	for _, source := range s.sources {
		if err := pages.Scan(source, func(key, value []byte) {
			switch {
			case bytes.Equal(key, keyHeader):
				if h, err := decodeHeader(value); err == nil && s.header.id == 0 {
					s.header = h
				}
			case bytes.HasPrefix(key, prefixSlot) && !found[string(value)]:
				if slot, err := seal.DecodeSlot(bytes.Clone(value)); err == nil {
					found[string(value)] = true
					slots = append(slots, slot)
				}
			}
		}); err != nil && source == s.path && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	if s.header.id == 0 || len(slots) == 0 {
		return damaged(s.path, "nothing in it shows how it is opened, nor in its copies", nil)
	}
	var last error = ErrLocked
	for _, slot := range slots[:min(len(slots), maxTries)] {
		key, _, err := (locks{header: s.header, slots: []seal.Slot{slot}, places: []int{0}}).unlock(s.o.Passphrase)
		if err != nil {
			if !errors.Is(last, ErrWrongPassphrase) {
				last = err
			}
			continue
		}
		s.key, s.slots = key, []seal.Slot{slot}
		break
	}
	if len(s.slots) == 0 {
		if errors.Is(last, ErrWrongPassphrase) || errors.Is(last, seal.ErrWrongRecovery) || errors.Is(last, seal.ErrWords) {
			return &fault{ErrWrongPassphrase, last, "This passphrase does not open what is left of the file. Look at Caps Lock and type it again."}
		}
		return &fault{ErrLocked, last, "The file is locked: give its passphrase."}
	}
	s.keepSlots(slots)
	return nil
}

// keepSlots keeps the way in that is beside the one that opened: a passphrase or a recovery
// code, where only one of its kind was ever there. Of several, older ones may be among them
// that were changed because somebody knew them.
func (s *salvage) keepSlots(slots []seal.Slot) {
	opened := s.slots[0].Kind()
	for _, kind := range []seal.SlotKind{seal.SlotPassphrase, seal.SlotRecovery} {
		var of []seal.Slot
		for _, slot := range slots {
			if slot.Kind() == kind && slot.KeyID() == s.key.ID {
				of = append(of, slot)
			}
		}
		if kind != opened && len(of) == 1 {
			s.slots = append(s.slots, of[0])
		}
	}
}

// read takes in everything that opens: first what the key of the file opens, among it the
// keys of the spaces, then what these open.
func (s *salvage) read() error {
	for _, source := range s.sources {
		if err := pages.Scan(source, s.fileValue); err != nil && source == s.path && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	for n, source := range s.sources {
		_ = pages.Scan(source, func(key, value []byte) { s.spaceValue(key, value, n > 0) })
	}
	return nil
}

func (s *salvage) opened(bucket, key, value []byte) ([]byte, bool) {
	if id, err := seal.KeyOf(value); err != nil || id != s.key.ID {
		return nil, false
	}
	plain, err := seal.Open(&s.key, aad(bucket, key), value)
	return plain, err == nil
}

func (s *salvage) space(id change.ID) *rest {
	if s.spaces[id] == nil {
		s.spaces[id] = &rest{lines: map[journal.Place][]byte{}, newest: map[change.ID]uint64{}, forks: map[change.ID]bool{}, records: map[change.Key]*change.Record{}}
	}
	return s.spaces[id]
}

func (s *salvage) fileValue(key, value []byte) {
	if bytes.HasPrefix(key, prefixSetting) {
		if plain, ok := s.opened(bucketFile, key, value); ok && s.settings[string(key)] == nil {
			s.settings[string(key)] = plain
		}
		return
	}
	if len(key) == 16 {
		s.actionValue(key, value)
	}
	if len(key) != 8 {
		return
	}
	id := change.ID(binary.BigEndian.Uint64(key))
	if plain, ok := s.opened(bucketSpaces, key, value); ok {
		if keys, err := seal.DecodeKeys(plain); err == nil {
			x := s.space(id)
			x.keys = x.keys.Merge(keys)
		}
	} else if plain, ok := s.opened(bucketHeads, key, value); ok {
		if h, err := decodeHead(plain); err == nil {
			x := s.space(id)
			for _, n := range h.devices {
				x.newest[n.device] = max(x.newest[n.device], n.number)
			}
		}
	} else if plain, ok := s.opened(bucketDevices, key, value); ok {
		s.devices[id] = plain
	}
}

// actionValue learns from the list of actions which lines there were.
func (s *salvage) actionValue(key, value []byte) {
	plain, ok := s.opened(bucketActions, key, value)
	if !ok {
		return
	}
	device, number := change.ID(binary.BigEndian.Uint64(key)), binary.BigEndian.Uint64(key[8:])
	s.actions[device] = max(s.actions[device], number)
	lines, err := decodeAction(plain)
	if err != nil {
		return
	}
	for _, at := range lines {
		x := s.space(at.space)
		x.newest[device] = max(x.newest[device], at.number)
	}
}

func (s *salvage) spaceValue(key, value []byte, copied bool) {
	if len(key) < 8 {
		return
	}
	id := change.ID(binary.BigEndian.Uint64(key))
	x := s.spaces[id]
	if x == nil {
		return
	}
	own := space{id: id, keys: x.keys}
	switch len(key) {
	case 8:
		if plain, err := own.open(bucketRings, key, value); err == nil {
			if ring, err := seal.DecodeRing(plain); err == nil {
				x.ring, x.ringed = x.ring.Merge(ring), true
			}
		}
	case 24:
		p := journal.Place{Device: change.ID(binary.BigEndian.Uint64(key[8:])), Number: binary.BigEndian.Uint64(key[16:])}
		if x.lines[p] != nil || len(x.lines) >= MaxChanges {
			return
		}
		if l, canonical, err := own.readLine(key, value); err == nil {
			x.lines[p] = canonical
			x.forks[p.Device] = l.Device != p.Device
			if copied {
				x.copied++
			}
		}
	case 17:
		rec, err := own.readRecord(key, value)
		if err != nil {
			return
		}
		all := x.records[rec.Key]
		for i, c := range rec.Cells {
			for _, h := range c {
				all = all.With(rec.Key, rec.Slots[i], h)
			}
		}
		x.records[rec.Key] = all
	}
}

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
