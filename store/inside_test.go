package store

import (
	"bytes"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/model/change"
)

// Loosen gives the head of a space its first form, as files of before have it.
func Loosen(b *Book, space change.ID) error {
	return b.inside(func(w *writer) error {
		h, err := b.readHead(w.tx, space)
		if err != nil {
			return err
		}
		h.loose = true
		return w.put(bucketHeads, keyID(space), &b.key, h.encode(), nil)
	})
}

// SpoilOlder makes the lines of a space unreadable, but the newest of each device.
func SpoilOlder(b *Book, space change.ID) error {
	return b.inside(func(w *writer) error {
		var keys [][]byte
		if err := b.stretch(w.tx, bucketJournal, keyID(space), func(k, _ []byte) error {
			keys = append(keys, append([]byte(nil), k...))
			return nil
		}); err != nil {
			return err
		}
		for i, k := range keys {
			if i+1 == len(keys) || !bytes.Equal(k[:16], keys[i+1][:16]) {
				continue
			}
			if err := w.tx.Bucket(bucketJournal).Put(k, []byte("no envelope")); err != nil {
				return err
			}
		}
		return nil
	})
}

func (b *Book) inside(fn func(w *writer) error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	err := b.file.Update(func(tx *bbolt.Tx) error { return fn(b.newWriter(tx)) })
	b.spaces, b.order = map[change.ID]*space{}, nil
	return err
}

// Hurry has a file lose no time where it meets others, make one of more than so many drops, and
// call done after each thing that it did.
func Hurry(b *Book, drops int, done func()) {
	b.pace = pace{first: time.Millisecond, longest: 4 * time.Millisecond, quiet: time.Millisecond, drops: drops, keep: 1, done: done}
}

// DugUp tells whether a drop has a key of somebody who was erased in the file.
func DugUp(b *Book, content []byte) (bool, error) {
	of := b.opened(content)
	b.mu.Lock()
	defer b.mu.Unlock()
	found := false
	err := b.view(func(tx *bbolt.Tx) error {
		for id, d := range of {
			s, err := b.lean(tx, id)
			if err != nil {
				return err
			}
			found = found || d.digs(s.ring)
		}
		return nil
	})
	return found, err
}
