package store

import (
	"errors"
	"io/fs"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"workgroup/model/change"
	"workgroup/store/pages"
)

// Commit writes actions, in order, in one transaction: when it returns nil they are
// on the disk. Each action is its changes, one for each space that it reaches.
//
// After ErrNotWritten the file has been closed, opened and asked whether the actions
// are in it after all; they are not, nothing of them is, and Commit may be tried
// again with the same actions. Where the file was moved away it stays open, and goes on
// once it is back; a copy of it that was put in its place is gone over to.
func (b *Book) Commit(actions ...[]*change.Change) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.file == nil {
		if err := b.reopen(); err != nil {
			return err
		}
		if there, err := b.hasAll(actions); err != nil || there {
			return err
		}
	}
	if b.mark.overtaken(b.device) {
		b.draw()
	}
	if err := b.file.There(); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err := b.follow(); err != nil {
			return err
		}
		if there, err := b.hasAll(actions); err != nil || there {
			return err
		}
	}
	var w *writer
	err := b.file.Update(func(tx *bbolt.Tx) error {
		w = b.newWriter(tx)
		for _, a := range actions {
			if err := w.action(a); err != nil {
				return err
			}
		}
		return w.flush()
	})
	if err == nil {
		b.settle(w)
		return nil
	}
	if !spent(err) {
		return b.explain(err)
	}
	failed := err
	if err := b.reopen(); err != nil {
		return failed
	}
	if there, err := b.hasAll(actions); err == nil && there {
		return nil
	}
	return failed
}

// spent tells whether the file is to be opened again before it takes another write.
func spent(err error) bool {
	return errors.Is(err, pages.ErrNotWritten) || errors.Is(err, pages.ErrDamaged) || errors.Is(err, pages.ErrProgram)
}

// settle takes over what a transaction made once it is on the disk.
func (b *Book) settle(w *writer) {
	b.device = w.device
	for _, id := range w.touched {
		b.keep(w.spaces[id])
	}
	if b.settings != nil {
		maps.Copy(b.settings, w.settings)
	}
	if w.gained {
		b.gained++
	}
	for h := range b.hearing {
		h.hear(w.touched)
	}
	if !w.device.drawn {
		b.mark.write(w.device.id, w.device.action)
	}
}

// reopen opens the file again after a failed write: what memory says of it may
// differ from the disk.
func (b *Book) reopen() error {
	if b.closed {
		return b.isClosed()
	}
	b.spaces, b.order = map[change.ID]*space{}, nil
	var err error
	if b.file != nil {
		b.file, err = pages.Reopen(b.file)
	} else {
		b.file, err = pages.Open(b.path, pages.Options{Wait: b.wait, Disk: b.disk})
	}
	if err != nil {
		b.file = nil
		return err
	}
	if err = b.view(b.resume); err != nil {
		b.file.Close()
		b.file = nil
	}
	return err
}

// follow goes over to the file that stands at the path now (a stick that was pulled and
// put back, a copy put in its place). The one that was open is let go only when the
// other is surely the same file.
func (b *Book) follow() error {
	next, err := pages.Open(b.path, pages.Options{Wait: b.wait, Disk: b.disk})
	if err != nil {
		return err
	}
	before, device := b.file, b.device
	b.file = next
	if err = b.view(b.resume); err != nil {
		b.file, b.device = before, device
		next.Close()
		return err
	}
	b.spaces, b.order = map[change.ID]*space{}, nil
	before.Close()
	return nil
}

// resume goes on in a file that was opened again: refused where it is another one, and
// as the device that this was unless it is an older copy.
func (b *Book) resume(tx *bbolt.Tx) error {
	if err := b.file.Reach(bucketFile, nil, nil); err != nil {
		return err
	}
	l, err := readLocks(tx)
	if err != nil {
		return err
	}
	if l.id != b.locks.id {
		return anotherFile(b.path)
	}
	settings, err := b.readSettings(tx)
	if err != nil {
		return err
	}
	raw, err := b.get(tx, bucketDevices, keyID(b.device.id))
	if err != nil {
		return err
	}
	there := raw != nil
	last, err := b.lastAction(tx, b.device.id)
	if err != nil {
		return err
	}
	b.locks, b.settings = l, settings
	switch {
	case there && last >= b.device.action:
		b.device.drawn, b.device.action = false, last
		return nil
	case !there && b.device.drawn:
		return nil
	}
	b.draw()
	return nil
}

// hasAll tells whether the newest lines of this device hold all those changes.
func (b *Book) hasAll(actions [][]*change.Change) (bool, error) {
	want := map[change.ID]int{}
	total := 0
	for _, a := range actions {
		for _, c := range a {
			want[c.Space]++
			total++
		}
	}
	found := 0
	err := b.view(func(tx *bbolt.Tx) error {
		for id, n := range want {
			s, err := b.readKeys(tx, id)
			if errors.Is(err, ErrNoSpace) {
				return nil
			}
			if err != nil {
				return err
			}
			last := s.head.of(b.device.id).number
			for number := last; number > 0 && last-number < uint64(n); number-- {
				k := keyLine(id, b.device.id, number)
				raw, err := b.get(tx, bucketJournal, k)
				if err != nil {
					return err
				}
				l, _, err := s.readLine(k, raw)
				if err != nil {
					return err
				}
				if holds(actions, l.Change.ID) {
					found++
				}
			}
		}
		return nil
	})
	return err == nil && total > 0 && found == total, err
}

func holds(actions [][]*change.Change, id change.ID) bool {
	return slices.ContainsFunc(actions, func(a []*change.Change) bool {
		return slices.ContainsFunc(a, func(c *change.Change) bool { return c.ID == id })
	})
}
