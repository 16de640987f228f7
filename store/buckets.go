package store

import (
	"bytes"
	"encoding/binary"
	"slices"

	"go.etcd.io/bbolt"

	"workgroup/model/change"
	"workgroup/store/journal"
)

// The file as a tree. Every value but the header and the slots is an envelope
// (package seal) whose associated data are the bucket and the key. Keys of the file
// are random IDs and numbers, big-endian; none says anything about a person.
//
//	file/
//	  header                      plain: magic, format, file ID, whether it is a demo
//	  slot <n>                    the file key, wrapped by a passphrase or a recovery code, or open in a demo
//	  setting <name>              file key: a small text that holds for this file on this laptop
//	  hubs                        file key: nothing; every cohort stands under its hub
//	  hub <year><hub><space>      file key: nothing; a cohort of the hub in that year
//	devices/
//	  <device>                    file key: the device's own keys
//	spaces/
//	  <space>                     file key: the keys of the space
//	rings/
//	  <space>                     space key: the keys of its people, with tombstones
//	journal/
//	  <space><device><number>     space key: one line
//	records/
//	  <space><kind><record>       space key: one record, a cache of the journal
//	heads/
//	  <space>                     file key: newest lines, up to where they carry on, fingerprints, the cohort's facts
//	actions/
//	  <device><number>            file key: the lines of one action, for undo
//	shelf/
//	  <number>                    file key: the public register of schools: 0 its heading, others blocks of schools
var (
	bucketFile    = []byte("file")
	bucketDevices = []byte("devices")
	bucketSpaces  = []byte("spaces")
	bucketRings   = []byte("rings")
	bucketJournal = []byte("journal")
	bucketRecords = []byte("records")
	bucketHeads   = []byte("heads")
	bucketActions = []byte("actions")
	bucketShelf   = []byte("shelf")
)

func buckets() [][]byte {
	return [][]byte{
		bucketFile, bucketDevices, bucketSpaces, bucketRings, bucketJournal, bucketRecords, bucketHeads, bucketActions, bucketShelf,
	}
}

// needed are the buckets without which no file can be: the register of schools came later, and
// is made when it is first written.
func needed() [][]byte {
	return slices.DeleteFunc(buckets(), func(name []byte) bool { return bytes.Equal(name, bucketShelf) })
}

// fill is how full a page of a bucket is left when it is split: what grows at the end
// of its stretch is left full, what changes in its middle has room to grow.
func fill() map[string]float64 {
	return map[string]float64{"actions": 1, "journal": 0.9, "heads": 0.8, "rings": 0.8, "records": 0.75}
}

var keyHeader = []byte("header")

var prefixSlot = []byte("slot ")

func keySlot(n int) []byte { return append(slices.Clone(prefixSlot), byte('0'+n)) }

var prefixSetting = []byte("setting ")

func keySetting(name string) []byte { return append(slices.Clone(prefixSetting), name...) }

var keyHubs = []byte("hubs")

var prefixHub = []byte("hub ")

// keyHub is where a cohort stands under its hub; hub is 0 where it has none.
func keyHub(hub change.ID, year int, space change.ID) []byte {
	b := binary.BigEndian.AppendUint16(slices.Clone(prefixHub), uint16(year))
	b = binary.BigEndian.AppendUint64(b, uint64(hub))
	return binary.BigEndian.AppendUint64(b, uint64(space))
}

func keyID(id change.ID) []byte { return binary.BigEndian.AppendUint64(nil, uint64(id)) }

func keyNumber(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func readKeyID(key []byte) (change.ID, bool) {
	if len(key) != 8 {
		return 0, false
	}
	return change.ID(binary.BigEndian.Uint64(key)), true
}

func readPlace(key []byte) (journal.Place, bool) {
	if len(key) != 24 {
		return journal.Place{}, false
	}
	return journal.Place{Device: change.ID(binary.BigEndian.Uint64(key[8:])), Number: binary.BigEndian.Uint64(key[16:])}, true
}

func keyLine(space, device change.ID, number uint64) []byte {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, 24), uint64(space))
	b = binary.BigEndian.AppendUint64(b, uint64(device))
	return binary.BigEndian.AppendUint64(b, number)
}

func keyRecord(space change.ID, k change.Key) []byte {
	b := binary.BigEndian.AppendUint64(make([]byte, 0, 17), uint64(space))
	b = append(b, byte(k.Kind))
	return binary.BigEndian.AppendUint64(b, uint64(k.Record))
}

func readKeyRecord(key []byte) (change.Key, bool) {
	if len(key) != 17 {
		return change.Key{}, false
	}
	return change.Key{Kind: change.Kind(key[8]), Record: change.ID(binary.BigEndian.Uint64(key[9:]))}, true
}

func keyAction(device change.ID, number uint64) []byte {
	return binary.BigEndian.AppendUint64(keyID(device), number)
}

// aad is what an envelope is bound to: where it stands.
func aad(bucket, key []byte) []byte {
	b := make([]byte, 0, len(bucket)+1+len(key))
	b = append(b, bucket...)
	b = append(b, 0)
	return append(b, key...)
}

// stretch calls fn for every key of a bucket that begins with prefix.
func (b *Book) stretch(tx *bbolt.Tx, bucket, prefix []byte, fn func(k, v []byte) error) error {
	end := append(slices.Clone(prefix), bytes.Repeat([]byte{0xff}, 32)...)
	c, err := b.cursor(tx, bucket, prefix, end)
	if err != nil {
		return err
	}
	for k, v := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, v = c.Next() {
		if err := fn(k, v); err != nil {
			return err
		}
	}
	return nil
}

// lines goes over the journal of a space, which has MaxChanges lines at most.
func (b *Book) lines(tx *bbolt.Tx, id change.ID, fn func(k, v []byte) error) error {
	n := 0
	return b.stretch(tx, bucketJournal, keyID(id), func(k, v []byte) error {
		if n++; n > MaxChanges {
			return errTooMany
		}
		return fn(k, v)
	})
}

// get is the value of a key, or nil; it is the file's, to be copied or opened before
// the transaction ends.
func (b *Book) get(tx *bbolt.Tx, bucket, key []byte) ([]byte, error) {
	in, err := b.bucket(tx, bucket, key, key)
	if err != nil {
		return nil, err
	}
	return in.Get(key), nil
}

// cursor goes over the keys of a bucket from from to to; nil is the last one.
func (b *Book) cursor(tx *bbolt.Tx, bucket, from, to []byte) (*bbolt.Cursor, error) {
	in, err := b.bucket(tx, bucket, from, to)
	if err != nil {
		return nil, err
	}
	return in.Cursor(), nil
}

// bucket is a bucket in which those keys can be read.
func (b *Book) bucket(tx *bbolt.Tx, bucket, from, to []byte) (*bbolt.Bucket, error) {
	if b.file != nil {
		if err := b.file.Reach(bucket, from, to); err != nil {
			return nil, err
		}
	}
	in := tx.Bucket(bucket)
	if in == nil {
		return nil, errNoBucket(bucket)
	}
	return in, nil
}
