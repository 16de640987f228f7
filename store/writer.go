package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// writer is one transaction. What it makes is taken over only when it is on the disk.
type writer struct {
	b       *Book
	tx      *bbolt.Tx
	device  device
	spaces  map[change.ID]*space
	touched []change.ID
	rings   map[change.ID]bool
	// drawn are keys of people that are not in the rings yet.
	drawn   map[change.ID]*seal.Drawn
	records map[change.ID]map[change.Key]*cached
	// unapplied are changes that are written and not in the records yet.
	unapplied map[change.ID]unapplied
	// anew are spaces whose records are made anew from their lines.
	anew map[change.ID]bool
	// settings are those that the transaction writes, peers what it knows of other laptops.
	settings map[string]string
	peers    peers
	// carried is told what bundles that are taken in have of a space; nil where nobody asks.
	carried func(space change.ID, d *drop)
	// strange: a line came that this device wrote elsewhere.
	strange bool
	// gained: a group or a key of one came.
	gained bool
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
		b: b, tx: tx, device: b.device, spaces: map[change.ID]*space{}, rings: map[change.ID]bool{}, drawn: map[change.ID]*seal.Drawn{},
		records: map[change.ID]map[change.Key]*cached{}, unapplied: map[change.ID]unapplied{}, anew: map[change.ID]bool{}, settings: map[string]string{},
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
	if err := w.b.tighten(w.tx, s); err != nil {
		return nil, err
	}
	own := *s
	own.head, own.outs = s.head.clone(), maps.Clone(s.outs)
	w.spaces[id] = &own
	w.touched = append(w.touched, id)
	w.records[id] = map[change.Key]*cached{}
	return &own, nil
}

func (w *writer) newSpace(id change.ID) (*space, error) {
	s := &space{id: id, head: &head{}, outs: outs{}, snap: model.NewSnapshot(id, nil)}
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
	if err := w.add(s, &l, canonical, journal.Place{Device: l.Device, Number: l.Number}, c); err != nil {
		return 0, err
	}
	return l.Number, w.apply(s)
}

// add puts a line in its place; apply puts its entries into the records. plain is its change
// in the clear.
func (w *writer) add(s *space, l *journal.Line, canonical []byte, p journal.Place, plain *change.Change) error {
	k, err := w.newestKey(s)
	if err != nil {
		return err
	}
	if err := w.put(bucketJournal, keyLine(s.id, p.Device, p.Number), k, canonical, &s.head.journal); err != nil {
		return err
	}
	if p.Number > MaxChanges {
		return &fault{ErrTooLong, nil, fmt.Sprintf("This group would have more than %d changes, and takes no more. Go on in a new one.", MaxChanges)}
	}
	s.head.grow(l, p, journal.HashOf(canonical))
	if err := w.b.chain(w.tx, s, p.Device); err != nil {
		return err
	}
	if s.outs.learn(l) {
		w.anew[s.id] = true
		w.settings[prefixOut+letters(s.id)] = s.outs.encode()
	}
	if s.outs.aside(l) {
		return nil
	}
	more := w.unapplied[s.id]
	w.unapplied[s.id] = unapplied{append(more.sealed, &l.Change), append(more.plain, plain)}
	return nil
}

// unapplied are changes of a space which stand in its journal, and not in its records and its
// snapshot yet, as they are stored and in the clear.
type unapplied struct{ sealed, plain []*change.Change }

// apply brings records and snapshot of a space in step with its journal.
func (w *writer) apply(s *space) error {
	more := w.unapplied[s.id]
	if len(more.sealed) == 0 {
		return nil
	}
	delete(w.unapplied, s.id)
	s.snap = s.snap.ApplyAll(more.plain)
	return change.Gather(more.sealed, func(k change.Key) (*change.Record, error) {
		r, err := w.record(s, k)
		if err != nil {
			return nil, err
		}
		return r.rec, nil
	}, func(k change.Key, rec *change.Record) { w.records[s.id][k].rec = rec })
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
		k, err := w.keyOf(s, uint64(e.Subject), kind)
		if err != nil {
			return change.Change{}, err
		}
		env, err := seal.Seal(w.b.rand, k, secretAAD(s.id, e.Field), []byte(e.Value))
		if err != nil {
			return change.Change{}, err
		}
		e.Value = string(env)
	}
	return out, nil
}

// keyOf is the key of a person and kind, drawn where there is none.
func (w *writer) keyOf(s *space, person uint64, kind seal.Kind) (*seal.Named, error) {
	if k, ok := s.ring.Find(person, kind); ok {
		return k, nil
	}
	d := w.drawn[s.id]
	if d == nil {
		d = &seal.Drawn{}
		w.drawn[s.id] = d
	}
	if k, ok := d.Find(person, kind); ok {
		return k, nil
	}
	k, err := d.Draw(w.b.rand, person, kind)
	return &k, err
}

// ringOf puts the keys that were drawn into the ring of a space.
func (w *writer) ringOf(s *space) (err error) {
	if d := w.drawn[s.id]; d != nil {
		delete(w.drawn, s.id)
		w.rings[s.id] = true
		s.ring, err = s.ring.With(*d)
	}
	return err
}

// flush writes what the transaction gathered: records, rings, heads, and the device
// where it is new.
func (w *writer) flush() error {
	for _, id := range w.touched {
		s := w.spaces[id]
		if err := w.apply(s); err != nil {
			return err
		}
		k, err := w.newestKey(s)
		if err != nil {
			return err
		}
		if err := w.ringOf(s); err != nil {
			return err
		}
		if w.anew[id] {
			if err := w.replay(s); err != nil {
				return err
			}
		}
		for _, key := range slices.SortedFunc(maps.Keys(w.records[id]), change.Key.Compare) {
			r := w.records[id][key]
			s.head.records.turn(r.was)
			if err := w.put(bucketRecords, keyRecord(id, key), k, journal.EncodeRecord(r.rec), &s.head.records); err != nil {
				return err
			}
		}
		faded := false
		if w.rings[id] {
			if faded, err = w.fades(s); err != nil {
				return err
			}
			if err := w.put(bucketRings, keyID(id), k, s.ring.Encode(), nil); err != nil {
				return err
			}
		}
		if faded {
			if s.snap, err = w.readAnew(s); err != nil {
				return err
			}
		}
		before := s.head.facts
		s.head.facts = nil
		if s.snap.Cohort.ID != 0 {
			f := s.snap.Facts()
			s.head.facts = f.Pack()
		}
		if err := w.underHub(id, before, s.head.facts); err != nil {
			return err
		}
		if err := w.put(bucketHeads, keyID(id), &w.b.key, s.head.encode(), nil); err != nil {
			return err
		}
	}
	if err := w.allUnderHubs(); err != nil {
		return err
	}
	if w.device.drawn && w.device.action > 0 {
		keys, err := seal.NewDeviceKeys(w.b.rand)
		if err != nil {
			return err
		}
		if err := w.put(bucketDevices, keyID(w.device.id), &w.b.key, keys.Encode(), nil); err != nil {
			return err
		}
		w.device.drawn = false
	}
	for _, name := range slices.Sorted(maps.Keys(w.settings)) {
		if err := w.put(bucketFile, keySetting(name), &w.b.key, []byte(w.settings[name]), nil); err != nil {
			return err
		}
	}
	return nil
}
