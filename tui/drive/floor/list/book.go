package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"time"

	bolt "go.etcd.io/bbolt"
)

// book is a bbolt file with two buckets: changes, in the order in which they came, and records, one for each person.
type book struct {
	file           *bolt.DB
	change, record []byte
}

func openBook(path string, change, record int) (*book, error) {
	file, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: time.Second, FreelistType: bolt.FreelistMapType})
	if err != nil {
		return nil, fmt.Errorf("%s does not open as a bbolt file: %w", path, err)
	}
	b := &book{file: file, change: bytes.Repeat([]byte{'c'}, change), record: bytes.Repeat([]byte{'r'}, record)}
	err = file.Update(func(tx *bolt.Tx) error {
		for _, name := range []string{"changes", "records"} {
			if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("%s cannot be written: %w", path, err)
	}
	return b, nil
}

func (b *book) mark(person int, mark byte) error {
	return b.file.Update(func(tx *bolt.Tx) error {
		changes := tx.Bucket([]byte("changes"))
		number, err := changes.NextSequence()
		if err != nil {
			return err
		}
		if err := changes.Put(binary.BigEndian.AppendUint64(nil, number), b.change); err != nil {
			return err
		}
		b.record[0] = mark
		return tx.Bucket([]byte("records")).Put(binary.BigEndian.AppendUint64(nil, uint64(person)), b.record)
	})
}
