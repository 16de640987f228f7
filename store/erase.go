package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// Erase destroys all keys of people in all cohorts and hubs, for good, and writes actions,
// which say so, in the same transaction: from then on nothing that names or describes them
// can be read here. Marks, days and statuses stay, of somebody without a name. Clear takes the
// keys out of the bytes of the file and of its copies.
func (b *Book) Erase(people []model.ID, actions ...[]*change.Change) error {
	var d doomed
	for _, p := range people {
		d.keys = append(d.keys, doomedKeys{person: p, kinds: allKinds()})
	}
	return b.doom(d, actions, nil)
}

// Fade destroys the keys of some kinds of some people in one cohort or hub, as Erase does all
// of them everywhere.
func (b *Book) Fade(space model.ID, kinds []change.Secrecy, people []model.ID, actions ...[]*change.Change) error {
	x := doomedKeys{space: space}
	for _, kind := range kinds {
		if kind < change.Who || kind > change.Notes {
			return fmt.Errorf("people have no keys of the kind %d", kind)
		}
		x.kinds[kind-1] = true
	}
	var d doomed
	for _, x.person = range people {
		d.keys = append(d.keys, x)
	}
	return b.doom(d, actions, nil)
}

// Purge takes a cohort or hub out of the file, with its keys, its journal and its records, and
// keeps what is said of it (its counts) in its place. Clear takes it out of the bytes of the
// file and of its copies.
func (b *Book) Purge(space model.ID, said string) error {
	return b.doom(doomed{spaces: []change.ID{space}}, nil, func(w *writer) error {
		if err := w.remove(space); err != nil {
			return err
		}
		return w.put(bucketFile, keySetting(purgedName(space)), &b.key, []byte(said), nil)
	})
}

const settingPurged = "purged "

func purgedName(space change.ID) string { return settingPurged + space.String() }

// Purged is what was said of each cohort that was purged, in the order of their IDs.
func (b *Book) Purged() (out []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var names []string
	for name := range b.settings {
		if len(name) > len(settingPurged) && name[:len(settingPurged)] == settingPurged {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, n := range names {
		out = append(out, b.settings[n])
	}
	return out
}

// settingDoomed is what is still to go.
const settingDoomed = "doomed"

// doom notes what is to go, destroys the keys, and writes actions, in one transaction.
func (b *Book) doom(d doomed, actions [][]*change.Change, more func(*writer) error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch {
	case b.file == nil:
		return b.isClosed()
	case len(b.waiting) > 0:
		return &fault{ErrNotWritten, nil, "Something is not saved yet: nothing is taken out of the file before it is."}
	}
	if err := b.file.There(); err != nil {
		return err
	}
	if b.mark.overtaken(b.device) {
		b.draw()
	}
	before, err := readDoomed(b.settings[settingDoomed])
	if err != nil {
		return b.explain(err)
	}
	text := before.with(d).text()
	var w *writer
	err = b.file.Update(func(tx *bbolt.Tx) error {
		w = b.newWriter(tx)
		for _, a := range actions {
			if err := w.action(a); err != nil {
				return err
			}
		}
		if err := w.destroy(d); err != nil {
			return err
		}
		if err := w.flush(); err != nil {
			return err
		}
		if more != nil {
			if err := more(w); err != nil {
				return err
			}
		}
		return w.put(bucketFile, keySetting(settingDoomed), &b.key, []byte(text), nil)
	})
	switch {
	case err == nil:
		b.settle(w)
		b.settings[settingDoomed] = text
	case !spent(err) || b.reopen() != nil || b.settings[settingDoomed] != text:
		return b.explain(err)
	}
	b.spaces, b.order = map[change.ID]*space{}, nil
	return b.view(func(tx *bbolt.Tx) (err error) {
		b.settings, err = b.readSettings(tx)
		return err
	})
}

// destroy puts tombstones in place of keys, in every space that has them.
func (w *writer) destroy(d doomed) error {
	if len(d.keys) == 0 {
		return nil
	}
	var ids []change.ID
	for k, v := range w.b.heads(w.tx, nil) {
		if v == nil {
			return errHeads
		}
		ids = append(ids, change.ID(binary.BigEndian.Uint64(k)))
	}
	for _, id := range ids {
		s := w.spaces[id]
		if s != nil {
			if err := w.ringOf(s); err != nil {
				return err
			}
		} else {
			held, err := w.b.readKeys(w.tx, id)
			if err != nil {
				return err
			}
			if _, some := held.ring.DestroyIf(d.of(id)); !some {
				continue
			}
			if s, err = w.space(id); err != nil {
				return err
			}
		}
		ring, some := s.ring.DestroyIf(d.of(id))
		if s.ring = ring; some {
			w.rings[id] = true
		}
	}
	return nil
}

func (d doomed) of(space change.ID) func(uint64, seal.Kind) bool {
	return func(person uint64, kind seal.Kind) bool { return d.takes(space, person, kind) }
}

// remove takes a space out of every bucket.
func (w *writer) remove(space change.ID) error {
	prefix := keyID(space)
	if w.tx.Bucket(bucketHeads).Get(prefix) == nil {
		return ErrNoSpace
	}
	for _, name := range [][]byte{bucketSpaces, bucketRings, bucketJournal, bucketRecords, bucketHeads} {
		in := w.tx.Bucket(name)
		var keys [][]byte
		if err := w.b.stretch(w.tx, name, prefix, func(k, _ []byte) error {
			keys = append(keys, bytes.Clone(k))
			return nil
		}); err != nil {
			return err
		}
		for _, k := range keys {
			if err := in.Delete(k); err != nil {
				return err
			}
		}
	}
	var under [][]byte
	if err := w.b.stretch(w.tx, bucketFile, prefixHub, func(k, _ []byte) error {
		if bytes.HasSuffix(k, prefix) {
			under = append(under, bytes.Clone(k))
		}
		return nil
	}); err != nil {
		return err
	}
	for _, k := range under {
		if err := w.tx.Bucket(bucketFile).Delete(k); err != nil {
			return err
		}
	}
	actions := map[string][]byte{}
	if err := w.b.stretch(w.tx, bucketActions, nil, func(k, v []byte) error {
		plain, err := w.b.openFileKey(bucketActions, k, v)
		if err != nil {
			return err
		}
		left, some, err := withoutSpaces(plain, []change.ID{space})
		if some {
			actions[string(k)] = left
		}
		return err
	}); err != nil {
		return err
	}
	for k, left := range actions {
		if err := w.put(bucketActions, []byte(k), &w.b.key, left, nil); err != nil {
			return err
		}
	}
	return nil
}

// withoutSpaces is an action without its lines in spaces that are gone; some tells whether it
// had any.
func withoutSpaces(plain []byte, spaces []change.ID) (left []byte, some bool, err error) {
	for len(plain) > 8 {
		id := change.ID(binary.BigEndian.Uint64(plain))
		_, size := binary.Uvarint(plain[8:])
		if size <= 0 {
			return nil, false, journal.ErrNotLine
		}
		if slices.Contains(spaces, id) {
			some = true
		} else {
			left = append(left, plain[:8+size]...)
		}
		plain = plain[8+size:]
	}
	return left, some, nil
}
