package store

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

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

// locks are the header and the slots of a file; places are the numbers of the slots.
type locks struct {
	header
	slots  []seal.Slot
	places []int
}

// at is the index of the first slot of a kind, -1 where there is none.
func (l locks) at(kind seal.SlotKind) int {
	return slices.IndexFunc(l.slots, func(s seal.Slot) bool { return s.Kind() == kind })
}

// place is the number under which a slot of a kind is to be written: that of the one
// there is, or else a free one, -1 where all are taken.
func (l locks) place(kind seal.SlotKind) int {
	if i := l.at(kind); i >= 0 {
		return l.places[i]
	}
	for n := range maxSlots {
		if !slices.Contains(l.places, n) {
			return n
		}
	}
	return -1
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
			return locks{}, fmt.Errorf("its lock %d is damaged: %w", n, within(err))
		}
		if s.Kind() == seal.SlotPassphrase && out.at(s.Kind()) >= 0 {
			// Each is a second's work, and the program writes one.
			return locks{}, errors.New("it has more than one passphrase")
		}
		out.slots, out.places = append(out.slots, s), append(out.places, n)
	}
	if len(out.slots) == 0 {
		return locks{}, errors.New("its lock is missing")
	}
	return out, nil
}

// unlock opens the file key with what was typed, which may be the recovery code too; a
// demo needs nothing. The code is tried first: it costs no time.
func (l locks) unlock(passphrase []byte) (key seal.Named, capsLock bool, err error) {
	var last error = ErrLocked
	key, meant, err := l.unlockWords(passphrase)
	if meant {
		if err == nil {
			return key, false, nil
		}
		last = err
	}
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
		if !meant {
			last = err
		}
	}
	return seal.Named{}, false, last
}

// openFileKey opens a value sealed under the key of the file.
func (b *Book) openFileKey(bucket, key, raw []byte) ([]byte, error) {
	plain, err := seal.Open(&b.key, aad(bucket, key), raw)
	return plain, within(err)
}

// within is an error about an envelope or a lock of a file of this form: one of a form that is
// not known is damage there, for what a newer program writes has a newer form of the file.
func within(err error) error {
	if errors.Is(err, seal.ErrFormat) {
		return fmt.Errorf("a value in it is none any more: %w", seal.ErrDamaged)
	}
	return err
}
