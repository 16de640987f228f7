package store

import (
	"encoding/binary"

	"go.etcd.io/bbolt"

	"workgroup/model/change"
)

// The file as a tree. Every value but the header and the slots is an envelope
// (package seal) whose associated data are the bucket and the key. Keys of the file
// are random IDs and numbers, big-endian; none says anything about a person.
//
//	file/
//	  header                      plain: magic, format, file ID, whether it is a demo
//	  slot <n>                    the file key, wrapped by a passphrase, or open in a demo
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
//	  <space>                     file key: newest lines, fingerprints, the cohort's facts
//	actions/
//	  <device><number>            file key: the lines of one action, for undo
var (
	bucketFile    = []byte("file")
	bucketDevices = []byte("devices")
	bucketSpaces  = []byte("spaces")
	bucketRings   = []byte("rings")
	bucketJournal = []byte("journal")
	bucketRecords = []byte("records")
	bucketHeads   = []byte("heads")
	bucketActions = []byte("actions")
)

func buckets() [][]byte {
	return [][]byte{
		bucketFile, bucketDevices, bucketSpaces, bucketRings, bucketJournal, bucketRecords, bucketHeads, bucketActions,
	}
}

var keyHeader = []byte("header")

func keySlot(n int) []byte { return []byte{'s', 'l', 'o', 't', ' ', byte('0' + n)} }

func keyID(id change.ID) []byte { return binary.BigEndian.AppendUint64(nil, uint64(id)) }

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
func stretch(tx *bbolt.Tx, bucket, prefix []byte, fn func(k, v []byte) error) error {
	b := tx.Bucket(bucket)
	if b == nil {
		return errNoBucket(bucket)
	}
	c := b.Cursor()
	for k, v := c.Seek(prefix); k != nil && len(k) >= len(prefix) && string(k[:len(prefix)]) == string(prefix); k, v = c.Next() {
		if err := fn(k, v); err != nil {
			return err
		}
	}
	return nil
}
