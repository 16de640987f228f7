package store

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"go.etcd.io/bbolt"

	"workgroup/model/change"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// A rescue file holds actions that the file itself did not take: each change in its
// canonical form, all sealed under the file's key. It stands in the folder of the
// marks, or, where that cannot be written, in the system's folder for temporary
// files, under the file's ID; the next opening takes it in.
const rescueForm = 1

var bucketRescue = []byte("rescue")

func rescueName(id change.ID) string { return "workgroup-" + id.String() + ".rescue" }

func rescueFolders(marks string) []string {
	var out []string
	if marks != "" {
		out = append(out, marks)
	}
	return append(out, os.TempDir())
}

// Rescue writes actions into a rescue file and says where it is. The actions stay
// what they are: should the file take them after all, taking in the rescue file
// changes nothing.
func (b *Book) Rescue(actions ...[]*change.Change) (string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	plain := []byte{rescueForm}
	plain = binary.AppendUvarint(plain, uint64(len(actions)))
	for _, a := range actions {
		plain = binary.AppendUvarint(plain, uint64(len(a)))
		for _, c := range a {
			l := journal.Line{Device: b.device.id, Number: 1, Action: 1, Change: *c}
			canonical, err := l.Encode()
			if err != nil {
				return "", err
			}
			plain = binary.AppendUvarint(plain, uint64(len(canonical)))
			plain = append(plain, canonical...)
		}
	}
	key := keyID(b.locks.id)
	env, err := seal.Seal(b.rand, &b.key, aad(bucketRescue, key), plain)
	if err != nil {
		return "", err
	}
	var failed error
	for _, dir := range rescueFolders(b.mark.dir) {
		path := filepath.Join(dir, rescueName(b.locks.id))
		if failed = b.disk.WriteWhole(path, env); failed == nil {
			return path, nil
		}
	}
	return "", failed
}

// takeRescue takes in a rescue file of this file, if there is one, and removes it
// once its actions are on the disk. Where the disk still does not take them they wait,
// and the rescue file stays for the next opening.
func (b *Book) takeRescue() error {
	for _, dir := range rescueFolders(b.mark.dir) {
		path := filepath.Join(dir, rescueName(b.locks.id))
		env, err := os.ReadFile(path)
		if errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
			continue
		}
		if err != nil {
			return err
		}
		actions, err := b.readRescue(env)
		if err != nil {
			return &fault{ErrDamaged, err, "The rescue file " + path + " cannot be read. Move it elsewhere to open the file without it."}
		}
		fresh, err := b.fresh(actions)
		if err != nil {
			return err
		}
		if len(fresh) > 0 {
			err := b.Commit(fresh...)
			if errors.Is(err, ErrNotWritten) {
				b.waiting = append(b.waiting, fresh...)
				continue
			}
			if err != nil {
				return err
			}
			b.rescued += len(fresh)
		}
		if err := b.disk.Remove(path); err != nil {
			return err
		}
	}
	return nil
}

func (b *Book) readRescue(env []byte) ([][]*change.Change, error) {
	plain, err := b.openFileKey(bucketRescue, keyID(b.locks.id), env)
	if err != nil {
		return nil, err
	}
	if len(plain) == 0 || plain[0] != rescueForm {
		return nil, journal.ErrForm
	}
	plain = plain[1:]
	number := func() int {
		n, size := binary.Uvarint(plain)
		if size <= 0 || n > uint64(len(plain)) {
			plain = nil
			return -1
		}
		plain = plain[size:]
		return int(n)
	}
	var out [][]*change.Change
	for range max(0, number()) {
		var action []*change.Change
		for range max(0, number()) {
			n := number()
			if n < 0 || n > len(plain) {
				return nil, journal.ErrNotLine
			}
			l, err := journal.Decode(plain[:n])
			if err != nil {
				return nil, err
			}
			plain = plain[n:]
			action = append(action, &l.Change)
		}
		out = append(out, action)
	}
	return out, nil
}

// fresh are the actions of which no change is in the file.
func (b *Book) fresh(actions [][]*change.Change) (out [][]*change.Change, err error) {
	known := map[change.ID]bool{}
	err = b.view(func(tx *bbolt.Tx) error {
		seen := map[change.ID]bool{}
		for _, a := range actions {
			for _, c := range a {
				if seen[c.Space] {
					continue
				}
				seen[c.Space] = true
				s, err := b.readKeys(tx, c.Space)
				if errors.Is(err, ErrNoSpace) {
					continue
				}
				if err != nil {
					return err
				}
				if err := b.lines(tx, c.Space, func(k, v []byte) error {
					l, _, err := s.readLine(k, v)
					known[l.Change.ID] = true
					return err
				}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	for _, a := range actions {
		if len(a) > 0 && !known[a[0].ID] {
			out = append(out, a)
		}
	}
	return out, err
}

// Waiting are actions of a rescue file that the disk did not take at this opening: they
// are to be committed before anything else.
func (b *Book) Waiting() [][]*change.Change { return b.waiting }

// Rescued is how many actions of a rescue file this opening took in.
func (b *Book) Rescued() int { return b.rescued }
