package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"slices"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// space is a space as it is held open.
type space struct {
	id   change.ID
	keys seal.Keys
	ring seal.Ring
	head *head
	outs outs
	snap *model.Snapshot
}

// keptSpaces is how many spaces stay in memory.
const keptSpaces = 4

// Load reads a cohort or a hub.
func (b *Book) Load(id model.ID) (*model.Snapshot, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if s := b.spaces[id]; s != nil {
		b.keep(s)
		return s.snap, nil
	}
	var s *space
	err := b.view(func(tx *bbolt.Tx) (err error) {
		s, err = b.readSpace(tx, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	b.keep(s)
	return s.snap, nil
}

func (b *Book) keep(s *space) {
	b.spaces[s.id] = s
	b.order = append(slices.DeleteFunc(b.order, func(id change.ID) bool { return id == s.id }), s.id)
	if len(b.order) > keptSpaces {
		delete(b.spaces, b.order[0])
		b.order = b.order[1:]
	}
}

// readSpace reads keys, head and records of a space, and compares the fingerprint.
func (b *Book) readSpace(tx *bbolt.Tx, id change.ID) (*space, error) {
	s, err := b.readKeys(tx, id)
	if err != nil {
		return nil, err
	}
	var records []*change.Record
	var seen print
	err = b.stretch(tx, bucketRecords, keyID(id), func(k, v []byte) error {
		rec, err := s.readRecord(k, v)
		if err != nil {
			return err
		}
		seen.turn(v)
		records = append(records, s.reveal(rec))
		return nil
	})
	if err != nil {
		return nil, err
	}
	if seen != s.head.records {
		return nil, errors.New("records of a cohort are missing, or older than they should be")
	}
	s.snap = model.NewSnapshot(id, records)
	return s, nil
}

func (b *Book) readKeys(tx *bbolt.Tx, id change.ID) (*space, error) {
	k := keyID(id)
	s := &space{id: id, outs: decodeOuts(b.settings[prefixOut+letters(id)])}
	raw, err := b.get(tx, bucketSpaces, k)
	if err != nil {
		return nil, err
	}
	if raw == nil {
		head, err := b.get(tx, bucketHeads, k)
		if err != nil {
			return nil, err
		}
		if head != nil {
			return nil, errors.New("the keys of a cohort are missing")
		}
		return nil, ErrNoSpace
	}
	plain, err := b.openFileKey(bucketSpaces, k, raw)
	if err != nil {
		return nil, err
	}
	if s.keys, err = seal.DecodeKeys(plain); err != nil {
		return nil, err
	}
	if raw, err = b.get(tx, bucketRings, k); err != nil {
		return nil, err
	}
	if raw == nil {
		return nil, errors.New("the keys of the people of a cohort are missing")
	}
	if plain, err = s.open(bucketRings, k, raw); err != nil {
		return nil, err
	}
	if s.ring, err = seal.DecodeRing(plain); err != nil {
		return nil, err
	}
	s.head, err = b.readHead(tx, id)
	return s, err
}

func (b *Book) readHead(tx *bbolt.Tx, id change.ID) (*head, error) {
	k := keyID(id)
	raw, err := b.get(tx, bucketHeads, k)
	if err != nil {
		return nil, err
	}
	if raw == nil {
		return nil, errors.New("the head of a cohort is missing")
	}
	plain, err := b.openFileKey(bucketHeads, k, raw)
	if err != nil {
		return nil, err
	}
	return decodeHead(plain)
}

// open opens a value sealed under a key of the space.
func (s *space) open(bucket, key, raw []byte) ([]byte, error) {
	id, err := seal.KeyOf(raw)
	if err != nil {
		return nil, within(err)
	}
	k, ok := s.keys.ByID(id)
	if !ok {
		return nil, fmt.Errorf("a value is sealed under a key that is not there: %w", seal.ErrDamaged)
	}
	plain, err := seal.Open(k, aad(bucket, key), raw)
	return plain, within(err)
}

func (s *space) readRecord(k, raw []byte) (*change.Record, error) {
	key, ok := readKeyRecord(k)
	if !ok {
		return nil, errors.New("a record has a key of another length")
	}
	plain, err := s.open(bucketRecords, k, raw)
	if err != nil {
		return nil, err
	}
	return journal.DecodeRecord(key, plain)
}

func (s *space) readLine(k, raw []byte) (journal.Line, []byte, error) {
	plain, err := s.open(bucketJournal, k, raw)
	if err != nil {
		return journal.Line{}, nil, err
	}
	l, err := journal.Decode(plain)
	return l, plain, err
}

// secretAAD binds a value that is sealed under a person's key to its field.
func secretAAD(space change.ID, f change.Field) []byte {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, 32), uint64(space))
	b = append(b, byte(f.Kind))
	b = binary.BigEndian.AppendUint64(b, uint64(f.Record))
	b = binary.BigEndian.AppendUint16(b, uint16(f.Name))
	return binary.BigEndian.AppendUint64(b, uint64(f.Elem))
}

// plain is the value of a secret entry in the clear; erased where its key was
// destroyed, or never came here.
func (s *space) plain(f change.Field, value string) (plain string, erased bool) {
	raw := []byte(value)
	id, err := seal.KeyOf(raw)
	if err != nil {
		return "", true
	}
	e, ok := s.ring.ByID(id)
	if !ok || e.Destroyed {
		return "", true
	}
	out, err := seal.Open(&e.Named, secretAAD(s.id, f), raw)
	if err != nil {
		return "", true
	}
	return string(out), false
}

// reveal is a record with its secret values in the clear.
func (s *space) reveal(rec *change.Record) *change.Record { return s.revealed(rec, change.Open) }

// revealed is a record with the values of one secrecy in the clear; Open stands for all.
func (s *space) revealed(rec *change.Record, only change.Secrecy) *change.Record {
	for i, c := range rec.Cells {
		for j := range c {
			h := &c[j]
			if h.Secrecy == change.Open || h.Take || only != change.Open && h.Secrecy != only {
				continue
			}
			f := change.Field{Kind: rec.Key.Kind, Record: rec.Key.Record, Name: rec.Slots[i].Name, Elem: rec.Slots[i].Elem}
			h.Value, h.Erased = s.plain(f, h.Value)
		}
	}
	return rec
}

// revealChange is a change with its secret values in the clear.
func (s *space) revealChange(c change.Change) *change.Change {
	c.Entries = slices.Clone(c.Entries)
	for i := range c.Entries {
		e := &c.Entries[i]
		if e.Secrecy != change.Open && !e.Take {
			e.Value, e.Erased = s.plain(e.Field, e.Value)
		}
	}
	return &c
}

// Cohorts gives the facts of every cohort without its people, in the order of their
// keys, reading the file in pieces so that a write need not wait for all of it.
func (b *Book) Cohorts() iter.Seq2[model.Facts, error] {
	return func(yield func(model.Facts, error) bool) {
		var after []byte
		for {
			piece, next, err := b.cohortsAfter(after)
			if err != nil {
				yield(model.Facts{}, err)
				return
			}
			for _, f := range piece {
				if !yield(f, nil) {
					return
				}
			}
			if next == nil {
				return
			}
			after = next
		}
	}
}

const cohortsAtOnce = 500

var errHeads = errors.New("a cohort is missing from the list of cohorts, or its keys are")

// heads are the heads of all spaces after a key, each beside the keys of its space:
// where one stands without the other, so that a cohort would be left out, the value
// is nil and the last.
func (b *Book) heads(tx *bbolt.Tx, after []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		from := func(bucket []byte) (*bbolt.Cursor, []byte, []byte) {
			c, err := b.cursor(tx, bucket, after, nil)
			if err != nil {
				return nil, nil, nil
			}
			k, v := c.Seek(after)
			if after != nil && k != nil && string(k) == string(after) {
				k, v = c.Next()
			}
			return c, k, v
		}
		h, k, v := from(bucketHeads)
		s, sk, _ := from(bucketSpaces)
		if h == nil || s == nil {
			yield(nil, nil)
			return
		}
		for k != nil || sk != nil {
			if string(k) != string(sk) || len(k) != 8 {
				yield(k, nil)
				return
			}
			if !yield(k, v) {
				return
			}
			k, v = h.Next()
			sk, _ = s.Next()
		}
	}
}

func (b *Book) cohortsAfter(after []byte) (piece []model.Facts, next []byte, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	err = b.view(func(tx *bbolt.Tx) error {
		n := 0
		for k, v := range b.heads(tx, after) {
			if v == nil {
				return errHeads
			}
			if n++; n > cohortsAtOnce {
				return nil
			}
			next = slices.Clone(k)
			plain, err := b.openFileKey(bucketHeads, k, v)
			if err != nil {
				return err
			}
			h, err := decodeHead(plain)
			if err != nil {
				return err
			}
			if len(h.facts) == 0 {
				continue
			}
			f, ok := model.UnpackListed(h.facts)
			if !ok {
				s, err := b.readSpace(tx, change.ID(binary.BigEndian.Uint64(k)))
				if err != nil {
					return err
				}
				f = s.snap.Facts()
				f.People = nil
			}
			piece = append(piece, f)
		}
		next = nil
		return nil
	})
	return piece, next, err
}
