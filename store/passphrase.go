package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"

	"workgroup/model/change"
	"workgroup/store/seal"
)

// Opens tells whether what was typed, a passphrase or the words of a recovery code, opens
// this file now. It takes as long as opening it.
func (b *Book) Opens(typed []byte) bool {
	b.mu.Lock()
	l := b.locks
	b.mu.Unlock()
	key, _, err := l.unlock(typed)
	key.Wipe()
	return err == nil
}

// NewPassphrase makes another passphrase that of the file: the old one opens it no more,
// the recovery code does as before, and no value is written anew. A copy that was made
// before still opens with the old one.
func (b *Book) NewPassphrase(passphrase []byte) error {
	b.mu.Lock()
	if b.locks.demo {
		b.mu.Unlock()
		return &fault{ErrNotOurs, nil, "A demo file has no lock, so it has no passphrase to change."}
	}
	if b.closed {
		b.mu.Unlock()
		return b.isClosed()
	}
	o := Options{Rand: b.rand, Passphrase: passphrase, Cost: b.cost}
	slot, err := o.slot(b.locks.id, &b.key)
	b.mu.Unlock()
	if err != nil {
		return err
	}
	return b.putSlot(slot)
}

// NewKeys seals everything anew: under a new key of the file, and each cohort and hub under
// a new key of its own, in a copy that takes the place of the file in one step. It is for
// whoever thinks that the old passphrase was seen together with a copy of the file: with both,
// what is written from now on cannot be read. The file gets the passphrase that is given; no
// recovery code opens it until a new one is drawn (NewRecovery). What is sealed for a person
// keeps that person's keys, which are sealed anew.
func (b *Book) NewKeys(passphrase []byte) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.locks.demo:
		return &fault{ErrNotOurs, nil, "A demo file has no lock, so it has no keys to change."}
	case b.file == nil:
		return b.isClosed()
	}
	r := &resealing{b: b, spaces: map[change.ID]*resealed{}, place: b.locks.place(seal.SlotPassphrase)}
	var err error
	if r.key, err = seal.NewNamed(b.rand); err != nil {
		return err
	}
	if r.slot, err = (Options{Rand: b.rand, Passphrase: passphrase, Cost: b.cost}).slot(b.locks.id, &r.key); err != nil {
		return err
	}
	if done, err := b.rewrite(r.turn, &r.key); !done {
		r.key.Wipe()
		return err
	}
	b.key.Wipe()
	b.key = r.key
	b.spaces, b.order = map[change.ID]*space{}, nil
	b.locks.slots, b.locks.places = []seal.Slot{r.slot}, []int{r.place}
	return nil
}

// resealing is a rewriting under new keys. Buckets come in the order of buckets(): the keys
// of a space before what is sealed under them, heads after what they count.
type resealing struct {
	b      *Book
	key    seal.Named
	slot   seal.Slot // of the passphrase
	place  int
	spaces map[change.ID]*resealed
}

type resealed struct {
	old, keys      seal.Keys
	lines, records print
}

func (r *resealing) turn(bucket, key, value []byte) ([]byte, error) {
	switch string(bucket) {
	case string(bucketFile):
		return r.fileValue(key, value)
	case string(bucketSpaces):
		return r.spaceKeys(key, value)
	case string(bucketRings), string(bucketJournal), string(bucketRecords):
		return r.spaceValue(bucket, key, value)
	case string(bucketHeads):
		return r.headValue(key, value)
	case string(bucketDevices), string(bucketActions), string(bucketShelf):
		plain, err := r.b.openFileKey(bucket, key, value)
		if err != nil {
			return nil, err
		}
		return r.sealed(&r.key, bucket, key, plain)
	}
	return nil, fmt.Errorf("its part %q is not known", bucket)
}

func (r *resealing) sealed(k *seal.Named, bucket, key, plain []byte) ([]byte, error) {
	return seal.Seal(r.b.rand, k, aad(bucket, key), plain)
}

// fileValue puts the new slot in the place of the old one, and leaves out all others.
func (r *resealing) fileValue(key, value []byte) ([]byte, error) {
	switch {
	case bytes.Equal(key, keyHeader):
		return value, nil
	case bytes.Equal(key, keySlot(r.place)):
		return r.slot.Encode(), nil
	case bytes.HasPrefix(key, prefixSlot):
		return nil, nil
	case bytes.HasPrefix(key, prefixSetting), bytes.HasPrefix(key, prefixHub), bytes.Equal(key, keyHubs):
		plain, err := r.b.openFileKey(bucketFile, key, value)
		if err != nil {
			return nil, err
		}
		return r.sealed(&r.key, bucketFile, key, plain)
	}
	return nil, fmt.Errorf("%q in it is not known", key)
}

func (r *resealing) spaceKeys(key, value []byte) ([]byte, error) {
	plain, err := r.b.openFileKey(bucketSpaces, key, value)
	if err != nil {
		return nil, err
	}
	x := &resealed{}
	if x.old, err = seal.DecodeKeys(plain); err != nil {
		return nil, err
	}
	if x.keys, _, err = x.old.Add(r.b.rand); err != nil {
		return nil, err
	}
	r.spaces[change.ID(binary.BigEndian.Uint64(key))] = x
	return r.sealed(&r.key, bucketSpaces, key, x.keys.Encode())
}

func (r *resealing) spaceValue(bucket, key, value []byte) ([]byte, error) {
	x := r.spaces[change.ID(binary.BigEndian.Uint64(key))]
	if x == nil {
		return nil, errors.New("the keys of a cohort are missing")
	}
	s := space{keys: x.old}
	plain, err := s.open(bucket, key, value)
	if err != nil {
		return nil, err
	}
	k, _ := x.keys.Newest()
	env, err := r.sealed(k, bucket, key, plain)
	if err != nil {
		return nil, err
	}
	switch string(bucket) {
	case string(bucketJournal):
		x.lines.turn(env)
	case string(bucketRecords):
		x.records.turn(env)
	}
	return env, nil
}

func (r *resealing) headValue(key, value []byte) ([]byte, error) {
	x := r.spaces[change.ID(binary.BigEndian.Uint64(key))]
	if x == nil {
		return nil, errHeads
	}
	plain, err := r.b.openFileKey(bucketHeads, key, value)
	if err != nil {
		return nil, err
	}
	h, err := decodeHead(plain)
	if err != nil {
		return nil, err
	}
	h.journal, h.records = x.lines, x.records
	return r.sealed(&r.key, bucketHeads, key, h.encode())
}
