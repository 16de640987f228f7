package store

import (
	"bytes"
	"errors"
	"path/filepath"

	"go.etcd.io/bbolt"

	"workgroup/store/seal"
)

// HasRecovery tells whether a recovery code opens the file.
func (b *Book) HasRecovery() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.locks.at(seal.SlotRecovery) >= 0
}

// NewRecovery draws a recovery code, as twelve words, which opens nothing yet: keep
// writes its slot, in place of an older code's, in one transaction. After an error of
// keep the file opens as before, and keep may be tried again.
func (b *Book) NewRecovery() (words string, keep func() error, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.locks.demo {
		return "", nil, &fault{ErrNotOurs, nil, "A demo file has no lock, so it needs no recovery code."}
	}
	if b.closed {
		return "", nil, b.isClosed()
	}
	code, slot, err := seal.NewRecoverySlot(b.rand, uint64(b.locks.id), &b.key)
	if err != nil {
		return "", nil, err
	}
	return seal.Words(code), func() error { return b.putSlot(slot) }, nil
}

// putSlot writes a slot in place of the one of its kind, or beside the others.
func (b *Book) putSlot(s seal.Slot) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	raw := s.Encode()
	var now locks
	return b.write(func(tx *bbolt.Tx) error {
		l, err := readLocks(tx)
		if err != nil {
			return err
		}
		n := l.place(s.Kind())
		if n < 0 {
			return &fault{ErrNotWritten, nil, "The file " + b.path + " has as many locks as it can have, and stays as it is."}
		}
		if err := tx.Bucket(bucketFile).Put(keySlot(n), raw); err != nil {
			return err
		}
		now, err = readLocks(tx)
		return err
	}, func(tx *bbolt.Tx) bool {
		l, err := readLocks(tx)
		n := l.at(s.Kind())
		if err != nil || n < 0 || !bytes.Equal(l.slots[n].Encode(), raw) {
			return false
		}
		now = l
		return true
	}, func() { b.locks = now })
}

// write is one transaction that touches no space. Where it fails the file is opened
// again and asked: there tells whether what was to be written is in it after all. Then,
// or when it went through, done takes it over.
func (b *Book) write(fn func(tx *bbolt.Tx) error, there func(tx *bbolt.Tx) bool, done func()) error {
	if b.file == nil {
		if err := b.reopen(); err != nil {
			return err
		}
	}
	if err := b.file.There(); err != nil {
		return err
	}
	if b.file.ReadOnly() {
		return b.file.Update(fn) // which says why not
	}
	err := b.file.Update(fn)
	if err != nil {
		if !spent(err) || b.reopen() != nil {
			return b.explain(err)
		}
		is := false
		if b.view(func(tx *bbolt.Tx) error { is = there(tx); return nil }) != nil || !is {
			return err
		}
	}
	done()
	return nil
}

// unlockWords opens the file key with the twelve words of a recovery code; is tells
// whether what was typed can have been meant as one.
func (l locks) unlockWords(typed []byte) (key seal.Named, is bool, err error) {
	n := l.at(seal.SlotRecovery)
	if n < 0 || !seal.LooksLikeWords(string(typed)) {
		return seal.Named{}, false, nil
	}
	code, err := seal.ParseWords(string(typed))
	if err != nil {
		return seal.Named{}, true, err
	}
	key, err = l.slots[n].OpenRecovery(uint64(l.id), code)
	return key, true, err
}

// wrongWords puts into words why what was meant as a recovery code opens nothing.
func wrongWords(path string, cause error) error {
	if errors.Is(cause, seal.ErrWords) {
		return &fault{ErrWrongPassphrase, cause, cause.Error()}
	}
	return &fault{ErrWrongPassphrase, cause, "This recovery code does not open " + filepath.Base(path) + ". Is it the newest one, and of this file?"}
}
