package store

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"workgroup/model/change"
	"workgroup/store/seal"
)

// fileFormat is the format of the whole file; a higher one is refused.
const fileFormat = 1

const magic = "workgroup file\n"

const maxSlots = 8

// header stands first and plain in the file: there is nothing to learn from it.
type header struct {
	id   change.ID
	demo bool
}

func (h header) encode() []byte {
	b := append([]byte(magic), fileFormat)
	b = binary.BigEndian.AppendUint64(b, uint64(h.id))
	var flags byte
	if h.demo {
		flags = 1
	}
	b = append(b, flags)
	sum := sha256.Sum256(b)
	return append(b, sum[:8]...)
}

var (
	errNotOurs = errors.New("it has no header")
	errNewer   = errors.New("it has a newer format")
)

func decodeHeader(b []byte) (header, error) {
	if len(b) < len(magic)+1 || string(b[:len(magic)]) != magic {
		return header{}, errNotOurs
	}
	if len(b) != len(magic)+1+8+1+8 {
		if b[len(magic)] > fileFormat {
			return header{}, errNewer
		}
		return header{}, errors.New("its header is damaged")
	}
	body, sum := b[:len(b)-8], b[len(b)-8:]
	if want := sha256.Sum256(body); string(want[:8]) != string(sum) {
		return header{}, errors.New("its header is damaged")
	}
	if b[len(magic)] > fileFormat {
		return header{}, errNewer
	}
	body = body[len(magic)+1:]
	return header{id: change.ID(binary.BigEndian.Uint64(body)), demo: body[8]&1 != 0}, nil
}

// locks are the header and the slots of a file.
type locks struct {
	header
	slots []seal.Slot
}

func readLocks(tx *bbolt.Tx) (locks, error) {
	b := tx.Bucket(bucketFile)
	if b == nil {
		return locks{}, errNotOurs
	}
	raw := b.Get(keyHeader)
	if raw == nil {
		return locks{}, errNotOurs
	}
	h, err := decodeHeader(raw)
	if err != nil {
		return locks{}, err
	}
	out := locks{header: h}
	for n := range maxSlots {
		raw := b.Get(keySlot(n))
		if raw == nil {
			continue
		}
		s, err := seal.DecodeSlot(raw)
		if err != nil {
			return locks{}, fmt.Errorf("its lock %d is damaged: %w", n, err)
		}
		out.slots = append(out.slots, s)
	}
	if len(out.slots) == 0 {
		return locks{}, errors.New("its lock is missing")
	}
	return out, nil
}

// unlock opens the file key with what was typed; a demo needs nothing.
func (l locks) unlock(passphrase []byte) (key seal.Named, capsLock bool, err error) {
	var last error = ErrLocked
	for _, s := range l.slots {
		if s.Kind() == seal.SlotUnprotected {
			key, err := s.OpenUnprotected(uint64(l.id))
			return key, false, err
		}
		if s.Kind() != seal.SlotPassphrase || passphrase == nil {
			continue
		}
		key, caps, err := seal.OpenTyped(s, uint64(l.id), passphrase)
		if err == nil {
			return key, caps, nil
		}
		last = err
	}
	return seal.Named{}, false, last
}

// openFileKey opens a value sealed under the key of the file.
func (b *Book) openFileKey(bucket, key, raw []byte) ([]byte, error) {
	return seal.Open(&b.key, aad(bucket, key), raw)
}
