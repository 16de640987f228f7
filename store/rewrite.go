package store

import (
	"encoding/binary"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"workgroup/model/change"
	"workgroup/store/pages"
	"workgroup/store/seal"
)

// Tidy gives room back to the disk where more than a quarter of the file is free: bbolt by
// itself never does. It is for the moment before the file is closed; an error leaves the file
// as it was.
func (b *Book) Tidy() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.file == nil || b.file.ReadOnly() {
		return nil
	}
	free, all, err := b.file.Room()
	if err != nil || all < tidyFrom || free*4 <= all {
		return b.explain(err)
	}
	_, err = b.rewrite(nil, &b.key)
	return err
}

// tidyFrom is how many pages a file has from which room in it is worth giving back: a
// megabyte.
const tidyFrom = 256

// Compact puts a copy without free room in the place of the file, in which nothing is left
// of what was removed from it or replaced.
func (b *Book) Compact() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.file == nil {
		return b.isClosed()
	}
	_, err := b.rewrite(nil, &b.key)
	return err
}

// rewrite puts a copy in the place of the file, its values as turn gives them, and goes on
// with it; done tells whether it took the place. The copy is proven under key before.
func (b *Book) rewrite(turn pages.Turn, key *seal.Named) (done bool, err error) {
	var order []pages.Filling
	full := fill()
	for _, name := range buckets() {
		percent := full[string(name)]
		if percent == 0 {
			percent = 1
		}
		order = append(order, pages.Filling{Bucket: name, Full: percent})
	}
	b.file, done, err = b.file.Rewrite(order, turn, func(path string) error { return b.proveCopy(path, *key) })
	return done, b.explain(err)
}

// proveCopy reads every value of a copy of this file.
func (b *Book) proveCopy(path string, key seal.Named) error {
	f, err := pages.Open(path, pages.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer f.Close()
	c := &Book{path: path, rand: b.rand, file: f, key: key, spaces: map[change.ID]*space{}}
	if err := c.prove(); err != nil {
		return err
	}
	if c.locks.id != b.locks.id {
		return anotherFile(path)
	}
	return nil
}

// Prove reads every value of the file and sees that it is whole, that none is missing, and
// that none belongs to nothing. What the records say it does not compare with the journal:
// that is Check.
func (b *Book) Prove() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.file == nil {
		return b.isClosed()
	}
	if err := b.file.Examine(); err != nil {
		return err
	}
	return b.prove()
}

func (b *Book) prove() error {
	return b.view(func(tx *bbolt.Tx) (err error) {
		for _, name := range needed() {
			if tx.Bucket(name) == nil {
				return errNoBucket(name)
			}
		}
		if b.locks, err = readLocks(tx); err != nil {
			return err
		}
		if _, err = b.readSettings(tx); err != nil {
			return err
		}
		if err := b.proveDevices(tx); err != nil {
			return err
		}
		known := map[change.ID]bool{}
		for k, v := range b.heads(tx, nil) {
			if v == nil {
				return errHeads
			}
			id := change.ID(binary.BigEndian.Uint64(k))
			known[id] = true
			if err := b.proveSpace(tx, id); err != nil {
				return err
			}
		}
		if err := b.proveHubs(tx, known); err != nil {
			return err
		}
		for _, bucket := range [][]byte{bucketRings, bucketJournal, bucketRecords} {
			if err := b.stretch(tx, bucket, nil, func(k, _ []byte) error {
				if len(k) < 8 || !known[change.ID(binary.BigEndian.Uint64(k))] {
					return fmt.Errorf("its part %q holds something of no cohort", bucket)
				}
				return nil
			}); err != nil {
				return err
			}
		}
		if err := b.proveShelf(tx); err != nil {
			return err
		}
		return b.proveActions(tx)
	})
}

func (b *Book) proveDevices(tx *bbolt.Tx) error {
	return b.stretch(tx, bucketDevices, nil, func(k, v []byte) error {
		plain, err := b.openFileKey(bucketDevices, k, v)
		if err == nil {
			_, err = seal.DecodeDeviceKeys(plain)
		}
		return err
	})
}

func (b *Book) proveSpace(tx *bbolt.Tx, id change.ID) error {
	s, err := b.readKeys(tx, id)
	if err != nil {
		return err
	}
	var lines, records print
	if err := b.lines(tx, id, func(k, v []byte) error {
		lines.turn(v)
		_, _, err := s.readLine(k, v)
		return err
	}); err != nil {
		return err
	}
	if err := b.stretch(tx, bucketRecords, keyID(id), func(k, v []byte) error {
		records.turn(v)
		_, err := s.readRecord(k, v)
		return err
	}); err != nil {
		return err
	}
	if lines != s.head.journal || records != s.head.records {
		return errors.New("lines or records of a cohort are missing, or older than they should be")
	}
	return nil
}

func (b *Book) proveActions(tx *bbolt.Tx) error {
	var device change.ID
	var number uint64
	return b.stretch(tx, bucketActions, nil, func(k, v []byte) error {
		if len(k) != 16 {
			return errors.New("an action has a key of another length")
		}
		at, n := change.ID(binary.BigEndian.Uint64(k)), binary.BigEndian.Uint64(k[8:])
		if at != device {
			device, number = at, 0
		}
		if number++; n != number {
			return errors.New("an action is missing")
		}
		_, err := b.openFileKey(bucketActions, k, v)
		return err
	})
}
