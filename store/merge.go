package store

import (
	"errors"

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
		return Merged{}, unsound(err)
	}
	lines, err := j.decode()
	if err != nil {
		return Merged{}, unsound(err)
	}
	if b.file == nil {
		if err := b.reopen(); err != nil {
			return Merged{}, err
		}
	}
	var w *writer
	var m Merged
	strange := false
	err = b.file.Update(func(tx *bbolt.Tx) error {
		w = b.newWriter(tx)
		if tx.Bucket(bucketSpaces).Get(keyID(j.Space)) == nil {
			return ErrNoSpace
		}
		s, err := w.space(j.Space)
		if err != nil {
			return err
		}
		if err := w.ringOf(s); err != nil {
			return err
		}
		before := s.ring
		if err := w.takeRing(s, ring); err != nil {
			return err
		}
		for i := range lines {
			new, err := w.takeIn(s, &lines[i], j.Lines[i], &m)
			if err != nil {
				return err
			}
			strange = strange || new && lines[i].Device == b.device.id
		}
		if err := w.apply(s); err != nil {
			return err
		}
		if err := w.stayErased(s, before); err != nil {
			return err
		}
		return w.flush()
	})
	if err != nil {
		if spent(err) {
			if again := b.reopen(); again != nil {
				return Merged{}, err
			}
		}
		return Merged{}, b.explain(err)
	}
	b.settle(w)
	delete(b.spaces, j.Space)
	if strange {
		// Somebody wrote on as this device elsewhere: its numbers are not ours alone.
		b.draw()
	}
	return m, nil
}

// decode reads the lines, which are to belong to the space and to have an author.
func (j *Journal) decode() ([]journal.Line, error) {
	out := make([]journal.Line, len(j.Lines))
	for i, canonical := range j.Lines {
		l, err := journal.Decode(canonical)
		switch {
		case err != nil:
			return nil, err
		case l.Change.Space != j.Space:
			return nil, errors.New("a line belongs to another cohort")
		case l.Device == 0 || l.Number == 0:
			return nil, errors.New("a line has no author")
		}
		out[i] = l
	}
	return out, nil
}

// takeRing takes in the keys of people that another copy has.
func (w *writer) takeRing(s *space, ring seal.Ring) error {
	if err := w.ringOf(s); err != nil || s.ring.Has(ring) {
		return err
	}
	s.ring = s.ring.Merge(ring)
	w.rings[s.id] = true
	return nil
}

// takeIn puts a line into its place, unless it is there; new says that it was not.
func (w *writer) takeIn(s *space, l *journal.Line, canonical []byte, m *Merged) (new bool, err error) {
	own := journal.HashOf(canonical)
	there, taken, err := w.hashAt(s, journal.Place{Device: l.Device, Number: l.Number})
	if err != nil {
		return false, err
	}
	p, known, fork := journal.PlaceFor(l, own, there, taken)
	if fork {
		if there, taken, err = w.hashAt(s, p); err != nil {
			return false, err
		}
		known = taken && there == own
	}
	if known {
		return false, nil
	}
	m.New++
	if fork {
		m.Forks++
	}
	return true, w.add(s, l, canonical, p, s.revealChange(l.Change))
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
