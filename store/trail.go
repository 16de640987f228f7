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
			if len(action) > 0 { // all of it was in cohorts that were purged
				out = append(out, action)
			}
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
		raw, err := b.get(tx, bucketJournal, k)
		if err != nil {
			return nil, err
		}
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
	raw, err := b.get(tx, bucketActions, k)
	if err != nil {
		return nil, err
	}
	if raw == nil {
		return nil, errors.New("an action is missing")
	}
	plain, err := b.openFileKey(bucketActions, k, raw)
	if err != nil {
		return nil, err
	}
	return decodeAction(plain)
}

// decodeAction reads which lines an action is.
func decodeAction(plain []byte) (out []actionLine, err error) {
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

// newestWithin is how many actions of a device are looked at for one in a cohort.
const newestWithin = 50

// Newest is the cohort in which this laptop worked last; where it has not worked in
// this file yet, that in which any device did, by the day and time of its action. It
// is 0 only in a file without cohorts.
func (b *Book) Newest() (id model.ID, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	err = b.view(func(tx *bbolt.Tx) error {
		if b.device.action > 0 {
			if id, _, err = b.lastCohort(tx, b.device.id, b.device.action); id != 0 || err != nil {
				return err
			}
		}
		latest := int64(-1 << 62)
		devices, err := b.cursor(tx, bucketDevices, nil, nil)
		if err != nil {
			return err
		}
		for k, _ := devices.First(); k != nil; k, _ = devices.Next() {
			if len(k) != 8 {
				return errors.New("a device has a key of another length")
			}
			device := change.ID(binary.BigEndian.Uint64(k))
			last, err := b.lastAction(tx, device)
			if err != nil {
				return err
			}
			space, at, err := b.lastCohort(tx, device, last)
			if err != nil {
				return err
			}
			if space != 0 && at > latest {
				id, latest = space, at
			}
		}
		return nil
	})
	return id, err
}

// lastCohort is the cohort of the newest of a device's last actions that was in one,
// and when that was.
func (b *Book) lastCohort(tx *bbolt.Tx, device change.ID, number uint64) (id change.ID, at int64, err error) {
	for n := number; n > 0 && number-n < newestWithin; n-- {
		lines, err := b.actionLines(tx, device, n)
		if err != nil {
			return 0, 0, err
		}
		for _, l := range slices.Backward(lines) {
			h, err := b.readHead(tx, l.space)
			if err != nil {
				return 0, 0, err
			}
			if len(h.facts) == 0 {
				continue
			}
			s, err := b.readKeys(tx, l.space)
			if err != nil {
				return 0, 0, err
			}
			k := keyLine(l.space, device, l.number)
			raw, err := b.get(tx, bucketJournal, k)
			if err != nil {
				return 0, 0, err
			}
			line, _, err := s.readLine(k, raw)
			return l.space, line.Change.At, err
		}
	}
	return 0, 0, nil
}

// Spaces are all spaces of the file in the order of their keys.
func (b *Book) Spaces() (ids []model.ID, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	err = b.view(func(tx *bbolt.Tx) error {
		for k, v := range b.heads(tx, nil) {
			if v == nil {
				return errHeads
			}
			ids = append(ids, model.ID(binary.BigEndian.Uint64(k)))
		}
		return nil
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
		err = b.lines(tx, id, func(k, v []byte) error {
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
		if err := b.lines(tx, id, func(k, v []byte) error {
			l, _, err := s.readLine(k, v)
			lines = append(lines, l)
			return err
		}); err != nil {
			return err
		}
		built := journal.Replay(counted(lines))
		n := 0
		err = b.stretch(tx, bucketRecords, keyID(id), func(k, v []byte) error {
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
