package store

import (
	"encoding/binary"
	"errors"
	"io/fs"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/journal"
	"workgroup/store/pages"
	"workgroup/store/seal"
)

// Commit writes actions, in order, in one transaction: when it returns nil they are
// on the disk. Each action is its changes, one for each space that it reaches.
//
// After ErrNotWritten the file has been closed, opened and asked whether the actions
// are in it after all; they are not, nothing of them is, and Commit may be tried
// again with the same actions.
func (b *Book) Commit(actions ...[]*change.Change) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.file == nil {
		if err := b.reopen(); err != nil {
			return err
		}
		if there, err := b.hasAll(actions); err != nil || there {
			return err
		}
	}
	if b.mark.overtaken(b.device) {
		if err := b.draw(); err != nil {
			return err
		}
	}
	if err := b.file.There(); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := b.follow(); err != nil {
			return err
		}
		if there, err := b.hasAll(actions); err != nil || there {
			return err
		}
	}
	var w *writer
	err := b.file.Update(func(tx *bbolt.Tx) error {
		w = b.newWriter(tx)
		for _, a := range actions {
			if err := w.action(a); err != nil {
				return err
			}
		}
		return w.flush()
	})
	if err == nil {
		b.settle(w)
		return nil
	}
	if !spent(err) {
		return b.explain(err)
	}
	failed := err
	if err := b.reopen(); err != nil {
		return failed
	}
	if there, err := b.hasAll(actions); err == nil && there {
		return nil
	}
	return failed
}

// spent tells whether the file is to be opened again before it takes another write.
func spent(err error) bool {
	return errors.Is(err, pages.ErrNotWritten) || errors.Is(err, pages.ErrDamaged) || errors.Is(err, pages.ErrProgram)
}

// settle takes over what a transaction made once it is on the disk.
func (b *Book) settle(w *writer) {
	b.device = w.device
	for _, id := range w.touched {
		b.keep(w.spaces[id])
	}
	if !w.device.drawn {
		b.mark.write(w.device.id, w.device.action)
	}
}

// reopen opens the file again after a failed write: what memory says of it may
// differ from the disk.
func (b *Book) reopen() error {
	if b.closed {
		return b.isClosed()
	}
	b.spaces, b.order = map[change.ID]*space{}, nil
	var err error
	if b.file != nil {
		b.file, err = pages.Reopen(b.file)
	} else {
		b.file, err = pages.Open(b.path, pages.Options{Wait: b.wait})
	}
	if err != nil {
		b.file = nil
		return err
	}
	err = b.view(func(tx *bbolt.Tx) error {
		l, err := readLocks(tx)
		if err != nil {
			return err
		}
		if l.id != b.locks.id {
			return anotherFile(b.path)
		}
		return b.resume(tx)
	})
	if err != nil {
		b.file.Close()
		b.file = nil
	}
	return err
}

// follow goes over to the file that stands at the path now (a stick that was pulled and
// put back, a copy put in its place). The one that was open is let go only when the
// other is surely the same file.
func (b *Book) follow() error {
	next, err := pages.Open(b.path, pages.Options{Wait: b.wait})
	if err != nil {
		return err
	}
	before, device := b.file, b.device
	b.file = next
	err = b.view(func(tx *bbolt.Tx) error {
		l, err := readLocks(tx)
		if err == nil && l.id != b.locks.id {
			err = anotherFile(b.path)
		}
		if err != nil {
			return err
		}
		return b.resume(tx)
	})
	if err != nil {
		b.file, b.device = before, device
		next.Close()
		return err
	}
	b.spaces, b.order = map[change.ID]*space{}, nil
	before.Close()
	return nil
}

// resume goes on as the device that this was, unless an older copy stands in the
// place of the file now.
func (b *Book) resume(tx *bbolt.Tx) error {
	raw, err := b.get(tx, bucketDevices, keyID(b.device.id))
	if err != nil {
		return err
	}
	there := raw != nil
	last, err := b.lastAction(tx, b.device.id)
	if err != nil {
		return err
	}
	switch {
	case there && last >= b.device.action:
		b.device.drawn, b.device.action = false, last
		return nil
	case !there && b.device.drawn:
		return nil
	}
	return b.draw()
}

// hasAll tells whether the newest lines of this device hold all those changes.
func (b *Book) hasAll(actions [][]*change.Change) (bool, error) {
	want := map[change.ID]int{}
	total := 0
	for _, a := range actions {
		for _, c := range a {
			want[c.Space]++
			total++
		}
	}
	found := 0
	err := b.view(func(tx *bbolt.Tx) error {
		for id, n := range want {
			s, err := b.readKeys(tx, id)
			if errors.Is(err, ErrNoSpace) {
				return nil
			}
			if err != nil {
				return err
			}
			last := s.head.of(b.device.id).number
			for number := last; number > 0 && last-number < uint64(n); number-- {
				k := keyLine(id, b.device.id, number)
				raw, err := b.get(tx, bucketJournal, k)
				if err != nil {
					return err
				}
				l, _, err := s.readLine(k, raw)
				if err != nil {
					return err
				}
				if holds(actions, l.Change.ID) {
					found++
				}
			}
		}
		return nil
	})
	return err == nil && total > 0 && found == total, err
}

func holds(actions [][]*change.Change, id change.ID) bool {
	return slices.ContainsFunc(actions, func(a []*change.Change) bool {
		return slices.ContainsFunc(a, func(c *change.Change) bool { return c.ID == id })
	})
}

// writer is one transaction. What it makes is taken over only when it is on the disk.
type writer struct {
	b       *Book
	tx      *bbolt.Tx
	device  device
	spaces  map[change.ID]*space
	touched []change.ID
	rings   map[change.ID]bool
	records map[change.ID]map[change.Key]*cached
}

// cached is a record that the transaction changes, as it is stored.
type cached struct {
	rec *change.Record
	was []byte
}

func (b *Book) newWriter(tx *bbolt.Tx) *writer {
	for name, percent := range fill() {
		tx.Bucket([]byte(name)).FillPercent = percent
	}
	return &writer{
		b: b, tx: tx, device: b.device, spaces: map[change.ID]*space{}, rings: map[change.ID]bool{},
		records: map[change.ID]map[change.Key]*cached{},
	}
}

// space is the space as the transaction has it; a new one is made.
func (w *writer) space(id change.ID) (*space, error) {
	if s := w.spaces[id]; s != nil {
		return s, nil
	}
	s := w.b.spaces[id]
	if s == nil {
		var err error
		if s, err = w.b.readSpace(w.tx, id); errors.Is(err, ErrNoSpace) {
			s, err = w.newSpace(id)
		}
		if err != nil {
			return nil, err
		}
	}
	own := *s
	own.head = s.head.clone()
	w.spaces[id] = &own
	w.touched = append(w.touched, id)
	w.records[id] = map[change.Key]*cached{}
	return &own, nil
}

func (w *writer) newSpace(id change.ID) (*space, error) {
	s := &space{id: id, head: &head{}, snap: model.NewSnapshot(id, nil)}
	var err error
	if s.keys, _, err = s.keys.Add(w.b.rand); err != nil {
		return nil, err
	}
	w.rings[id] = true
	return s, w.put(bucketSpaces, keyID(id), &w.b.key, s.keys.Encode(), nil)
}

// put seals a value and puts it, keeping the fingerprint.
func (w *writer) put(bucket, key []byte, k *seal.Named, plain []byte, p *print) error {
	env, err := seal.Seal(w.b.rand, k, aad(bucket, key), plain)
	if err != nil {
		return err
	}
	if p != nil {
		p.turn(env)
	}
	return w.tx.Bucket(bucket).Put(key, env)
}

func (w *writer) newestKey(s *space) (*seal.Named, error) {
	k, ok := s.keys.Newest()
	if !ok {
		return nil, errors.New("a cohort has no key")
	}
	return k, nil
}

// action writes the changes of one action.
func (w *writer) action(changes []*change.Change) error {
	if len(changes) == 0 {
		return nil
	}
	w.device.action++
	var lines []byte
	for _, c := range changes {
		s, err := w.space(c.Space)
		if err != nil {
			return err
		}
		number, err := w.append(s, c)
		if err != nil {
			return err
		}
		lines = binary.BigEndian.AppendUint64(lines, uint64(c.Space))
		lines = binary.AppendUvarint(lines, number)
	}
	return w.put(bucketActions, keyAction(w.device.id, w.device.action), &w.b.key, lines, nil)
}

// append writes a change as this device's next line of its space.
func (w *writer) append(s *space, c *change.Change) (uint64, error) {
	before := s.head.of(w.device.id)
	sealed, err := w.conceal(s, c)
	if err != nil {
		return 0, err
	}
	l := journal.Line{Device: w.device.id, Number: before.number + 1, Before: before.hash, Action: w.device.action, Change: sealed}
	canonical, err := l.Encode()
	if err != nil {
		return 0, err
	}
	return l.Number, w.add(s, &l, canonical, journal.Place{Device: l.Device, Number: l.Number}, c)
}

// add puts a line in its place and its entries into the records. plain is its change
// in the clear.
func (w *writer) add(s *space, l *journal.Line, canonical []byte, p journal.Place, plain *change.Change) error {
	k, err := w.newestKey(s)
	if err != nil {
		return err
	}
	if err := w.put(bucketJournal, keyLine(s.id, p.Device, p.Number), k, canonical, &s.head.journal); err != nil {
		return err
	}
	if n := s.head.of(p.Device); p.Number > n.number {
		s.head.set(newest{p.Device, p.Number, journal.HashOf(canonical)})
	}
	for i := range l.Change.Entries {
		f := l.Change.Entries[i].Field
		r, err := w.record(s, f.Key())
		if err != nil {
			return err
		}
		r.rec = r.rec.With(f.Key(), f.Slot(), l.Change.Held(i))
	}
	s.snap = s.snap.Apply(plain)
	return nil
}

func (w *writer) record(s *space, key change.Key) (*cached, error) {
	if r := w.records[s.id][key]; r != nil {
		return r, nil
	}
	r := &cached{}
	k := keyRecord(s.id, key)
	if raw := w.tx.Bucket(bucketRecords).Get(k); raw != nil {
		rec, err := s.readRecord(k, raw)
		if err != nil {
			return nil, err
		}
		r.rec, r.was = rec, slices.Clone(raw)
	}
	w.records[s.id][key] = r
	return r, nil
}

// conceal is the change with its secret values sealed under keys of their people,
// which are drawn when they are first needed.
func (w *writer) conceal(s *space, c *change.Change) (change.Change, error) {
	out := *c
	out.Entries = slices.Clone(c.Entries)
	for i := range out.Entries {
		e := &out.Entries[i]
		if e.Secrecy == change.Open || e.Take {
			continue
		}
		kind := seal.Kind(e.Secrecy)
		k, ok := s.ring.Find(uint64(e.Subject), kind)
		if !ok {
			var err error
			var drawn seal.Named
			if s.ring, drawn, err = s.ring.Add(w.b.rand, uint64(e.Subject), kind); err != nil {
				return change.Change{}, err
			}
			k = &drawn
			w.rings[s.id] = true
		}
		env, err := seal.Seal(w.b.rand, k, secretAAD(s.id, e.Field), []byte(e.Value))
		if err != nil {
			return change.Change{}, err
		}
		e.Value = string(env)
	}
	return out, nil
}

// flush writes what the transaction gathered: records, rings, heads, and the device
// where it is new.
func (w *writer) flush() error {
	for _, id := range w.touched {
		s := w.spaces[id]
		k, err := w.newestKey(s)
		if err != nil {
			return err
		}
		for _, key := range slices.SortedFunc(maps.Keys(w.records[id]), change.Key.Compare) {
			r := w.records[id][key]
			s.head.records.turn(r.was)
			if err := w.put(bucketRecords, keyRecord(id, key), k, journal.EncodeRecord(r.rec), &s.head.records); err != nil {
				return err
			}
		}
		if w.rings[id] {
			if err := w.put(bucketRings, keyID(id), k, s.ring.Encode(), nil); err != nil {
				return err
			}
		}
		s.head.facts = nil
		if s.snap.Cohort.ID != 0 {
			f := s.snap.Facts()
			s.head.facts = f.Pack()
		}
		if err := w.put(bucketHeads, keyID(id), &w.b.key, s.head.encode(), nil); err != nil {
			return err
		}
	}
	if w.device.drawn && w.device.action > 0 {
		k := keyID(w.device.id)
		if err := w.put(bucketDevices, k, &w.b.key, w.device.keys.Encode(), nil); err != nil {
			return err
		}
		w.device.drawn = false
	}
	return nil
}
