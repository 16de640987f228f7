package store

import (
	"encoding/binary"
	"errors"
	"slices"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/journal"
)

// Trail are the newest actions of this laptop, at most so many, oldest first, each
// with its changes: what undo and redo follow from.
func (b *Book) Trail(most int) ([][]*change.Change, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var out [][]*change.Change
	err := b.view(func(tx *bbolt.Tx) error {
		held := map[change.ID]*space{}
		from := uint64(1)
		if last := b.device.action; last > uint64(most) {
			from = last - uint64(most) + 1
		}
		for n := from; n <= b.device.action; n++ {
			action, err := b.readAction(tx, n, held)
			if err != nil {
				return err
			}
			out = append(out, action)
		}
		return nil
	})
	return out, err
}

func (b *Book) readAction(tx *bbolt.Tx, number uint64, held map[change.ID]*space) ([]*change.Change, error) {
	lines, err := b.actionLines(tx, b.device.id, number)
	if err != nil {
		return nil, err
	}
	var action []*change.Change
	for _, at := range lines {
		s := held[at.space]
		if s == nil {
			if s, err = b.readKeys(tx, at.space); err != nil {
				return nil, err
			}
			held[at.space] = s
		}
		k := keyLine(at.space, b.device.id, at.number)
		raw := tx.Bucket(bucketJournal).Get(k)
		if raw == nil {
			return nil, errors.New("a line of a journal is missing")
		}
		l, _, err := s.readLine(k, raw)
		if err != nil {
			return nil, err
		}
		action = append(action, s.revealChange(l.Change))
	}
	return action, nil
}

// actionLine says where one line of an action stands.
type actionLine struct {
	space  change.ID
	number uint64
}

func (b *Book) actionLines(tx *bbolt.Tx, device change.ID, number uint64) ([]actionLine, error) {
	k := keyAction(device, number)
	raw := tx.Bucket(bucketActions).Get(k)
	if raw == nil {
		return nil, errors.New("an action is missing")
	}
	plain, err := b.openFileKey(bucketActions, k, raw)
	if err != nil {
		return nil, err
	}
	var out []actionLine
	for len(plain) > 8 {
		id := change.ID(binary.BigEndian.Uint64(plain))
		n, size := binary.Uvarint(plain[8:])
		if size <= 0 {
			return nil, journal.ErrNotLine
		}
		out = append(out, actionLine{id, n})
		plain = plain[8+size:]
	}
	return out, nil
}

// Newest is the cohort or hub of the newest action of whoever wrote the file last
// here; 0 in a file without actions.
func (b *Book) Newest() (id model.ID, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	err = b.view(func(tx *bbolt.Tx) error {
		device, number := b.device.id, b.device.action
		if number == 0 {
			if device, number = lastOfAny(tx); number == 0 {
				return nil
			}
		}
		lines, err := b.actionLines(tx, device, number)
		if err == nil && len(lines) > 0 {
			id = lines[len(lines)-1].space
		}
		return err
	})
	return id, err
}

// lastOfAny is the last action of some device of the file.
func lastOfAny(tx *bbolt.Tx) (device change.ID, number uint64) {
	if k, _ := tx.Bucket(bucketActions).Cursor().Last(); len(k) == 16 {
		return change.ID(binary.BigEndian.Uint64(k)), binary.BigEndian.Uint64(k[8:])
	}
	return 0, 0
}

// Spaces are all spaces of the file in the order of their keys.
func (b *Book) Spaces() (ids []model.ID, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	err = b.view(func(tx *bbolt.Tx) error {
		return tx.Bucket(bucketSpaces).ForEach(func(k, _ []byte) error {
			if len(k) != 8 {
				return errors.New("a space has a key of another length")
			}
			ids = append(ids, model.ID(binary.BigEndian.Uint64(k)))
			return nil
		})
	})
	return ids, err
}

// Journal is the journal of a space as others may be given it: the canonical form of
// every line, and the keys of its people.
type Journal struct {
	Space model.ID
	Lines [][]byte
	Ring  []byte
}

// Journal reads the journal of a space.
func (b *Book) Journal(id model.ID) (j Journal, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	j.Space = id
	err = b.view(func(tx *bbolt.Tx) error {
		s, err := b.readKeys(tx, id)
		if err != nil {
			return err
		}
		j.Ring = s.ring.Encode()
		var seen print
		err = stretch(tx, bucketJournal, keyID(id), func(k, v []byte) error {
			_, canonical, err := s.readLine(k, v)
			seen.turn(v)
			j.Lines = append(j.Lines, canonical)
			return err
		})
		if err == nil && seen != s.head.journal {
			return errors.New("lines of the journal of a cohort are missing")
		}
		return err
	})
	return j, err
}

// Check rebuilds the records of a space from its journal and compares them with
// those that are kept: nil where they are the same.
func (b *Book) Check(id model.ID) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.view(func(tx *bbolt.Tx) error {
		s, err := b.readSpace(tx, id)
		if err != nil {
			return err
		}
		var lines []journal.Line
		if err := stretch(tx, bucketJournal, keyID(id), func(k, v []byte) error {
			l, _, err := s.readLine(k, v)
			lines = append(lines, l)
			return err
		}); err != nil {
			return err
		}
		built := journal.Replay(lines)
		n := 0
		err = stretch(tx, bucketRecords, keyID(id), func(k, v []byte) error {
			rec, err := s.readRecord(k, v)
			if err != nil {
				return err
			}
			n++
			own := built[rec.Key]
			if own == nil || !slices.Equal(journal.EncodeRecord(own), journal.EncodeRecord(rec)) {
				return errors.New("a record is not what its journal says")
			}
			return nil
		})
		if err == nil && n != len(built) {
			return errors.New("records are missing that the journal has")
		}
		return err
	})
}
