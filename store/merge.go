package store

import (
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// Merged is what a merge found.
type Merged struct {
	// New is how many lines were not here yet, Forks how many of them share a device
	// and number with another line: a copy of the file was written on under one device.
	New, Forks int
}

// Merge takes in the journal of a space that is here too, as another copy of it has
// it. Lines that are here already change nothing, so merging again, or an older
// copy, does no harm. All of it is one transaction.
func (b *Book) Merge(j Journal) (Merged, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	ring, err := seal.DecodeRing(j.Ring)
	if err != nil {
		return Merged{}, err
	}
	if b.file == nil {
		if err := b.reopen(); err != nil {
			return Merged{}, err
		}
	}
	var w *writer
	var m Merged
	err = b.file.Update(func(tx *bbolt.Tx) error {
		w, m = b.newWriter(tx), Merged{}
		if tx.Bucket(bucketSpaces).Get(keyID(j.Space)) == nil {
			return ErrNoSpace
		}
		s, err := w.space(j.Space)
		if err != nil {
			return err
		}
		if merged := s.ring.Merge(ring); string(merged.Encode()) != string(s.ring.Encode()) {
			s.ring = merged
			w.rings[s.id] = true
		}
		for _, canonical := range j.Lines {
			if err := w.takeIn(s, canonical, &m); err != nil {
				return err
			}
		}
		return w.flush()
	})
	if err != nil {
		return Merged{}, b.explain(err)
	}
	b.settle(w)
	delete(b.spaces, j.Space)
	return m, nil
}

func (w *writer) takeIn(s *space, canonical []byte, m *Merged) error {
	l, err := journal.Decode(canonical)
	if err != nil {
		return err
	}
	if l.Change.Space != s.id {
		return errors.New("a line belongs to another cohort")
	}
	if l.Device == 0 || l.Number == 0 {
		return fmt.Errorf("a line has no author: %w", journal.ErrNotLine)
	}
	own := journal.HashOf(canonical)
	there, taken, err := w.hashAt(s, journal.Place{Device: l.Device, Number: l.Number})
	if err != nil {
		return err
	}
	p, known, fork := journal.PlaceFor(&l, own, there, taken)
	if fork {
		if there, taken, err = w.hashAt(s, p); err != nil {
			return err
		}
		known = taken && there == own
	}
	if known {
		return nil
	}
	m.New++
	if fork {
		m.Forks++
	}
	return w.add(s, &l, canonical, p, s.revealChange(l.Change))
}

func (w *writer) hashAt(s *space, p journal.Place) (h journal.Hash, taken bool, err error) {
	k := keyLine(s.id, p.Device, p.Number)
	raw := w.tx.Bucket(bucketJournal).Get(k)
	if raw == nil {
		return h, false, nil
	}
	_, canonical, err := s.readLine(k, raw)
	return journal.HashOf(canonical), true, err
}

// Snapshots gives every space of the file, read anew, in the order of their keys.
func (b *Book) Snapshots() ([]*model.Snapshot, error) {
	ids, err := b.Spaces()
	if err != nil {
		return nil, err
	}
	out := make([]*model.Snapshot, len(ids))
	for i, id := range ids {
		if out[i], err = b.Load(id); err != nil {
			return nil, err
		}
	}
	return out, nil
}
