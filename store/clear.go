package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/pages"
	"workgroup/store/seal"
)

// Doomed tells whether something that was erased or purged is still in bytes that the program
// keeps: Clear goes on.
func (b *Book) Doomed() bool { return b.Setting(settingDoomed) != "" }

// Cleared is what the last Clear came to, of this opening or since.
func (b *Book) Cleared() model.Cleared {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.cleared
}

// Clear takes what was erased or purged out of all bytes that the program keeps: the file is
// rewritten, then each copy of it, and files that a killed program left half written are
// removed. A copy keeps its name and all else that is in it, so that going back to it brings
// back nobody; one that does not open with the keys of the file (it is from before new keys,
// or damaged) cannot be rewritten, and is removed. Each step leaves whole files, and what is
// done again does no harm: a program that is killed goes on with it at the next opening. Only
// when all is done is it forgotten what was to go.
func (b *Book) Clear() (out model.Cleared, err error) {
	b.copying.Lock()
	defer b.copying.Unlock()
	defer func() {
		b.mu.Lock()
		b.cleared = out
		b.mu.Unlock()
	}()
	d, err := readDoomed(b.Setting(settingDoomed))
	if err != nil {
		return out, b.explain(err)
	}
	if b.Setting(settingDoomed) == "" {
		return model.Cleared{Done: true}, nil
	}
	b.step("the file")
	if err := b.clearFile(d); err != nil {
		return out, err
	}
	if err := b.clearKept(d, &out); err != nil {
		return out, err
	}
	if err := b.clearBeside(d, &out); err != nil {
		return out, err
	}
	if err := b.clearRescued(); err != nil {
		return out, err
	}
	b.step("the end")
	if err := b.Set(settingDoomed, ""); err != nil {
		return out, err
	}
	out.Done = true
	b.step("done")
	return out, nil
}

// step tells a test how far clearing is.
func (b *Book) step(what string) {
	if b.steps != nil {
		b.steps(what)
	}
}

func (b *Book) clearFile(d doomed) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.file == nil {
		return b.isClosed()
	}
	c := &clearing{b: b, doomed: d, keys: map[change.ID]seal.Keys{}}
	_, err := b.rewrite(c.turn, &b.key)
	return err
}

// clearKept goes through the folder of copies: what stands there is the program's own.
func (b *Book) clearKept(d doomed, out *model.Cleared) error {
	folder := copiesFolder(b.path)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		kept := keptName.MatchString(e.Name())
		ours := kept || strings.HasSuffix(e.Name(), ".damaged") || strings.Contains(e.Name(), ".db.new")
		if !ours || !e.Type().IsRegular() {
			continue
		}
		b.step(e.Name())
		if kept {
			err := b.clearCopy(path, d)
			if err == nil {
				out.Rewritten++
				continue
			}
			if !unreadable(err) {
				return err
			}
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		out.Removed++
	}
	return pages.SyncFolder(folder)
}

// unreadable tells whether a copy cannot be read with the keys of the file, whatever is tried:
// a disk that is full, or a window that has it open, is something else.
func unreadable(err error) bool {
	return errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotOurs) || errors.Is(err, ErrNewer) || errors.Is(err, ErrWrongPassphrase)
}

// clearBeside goes through what stands beside the file: files that it replaced or that
// replaced it, and those that a killed program left half written.
func (b *Book) clearBeside(d doomed, out *model.Cleared) error {
	folder, base := filepath.Split(b.path)
	if folder == "" {
		folder = "."
	}
	stem, ext := strings.TrimSuffix(base, filepath.Ext(base)), filepath.Ext(base)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name, path := e.Name(), filepath.Join(folder, e.Name())
		switch {
		case e.IsDir() && strings.HasPrefix(name, rehearsal) && hasFile(path, base):
			b.step(name)
			if err := os.RemoveAll(path); err != nil {
				return err
			}
		case !e.Type().IsRegular():
		case halfWritten(name, base, stem):
			b.step(name)
			if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		case sibling(name, stem, ext):
			b.step(name)
			err := b.clearCopy(path, d)
			switch {
			case errors.Is(err, errAnother):
			case err == nil:
				out.Rewritten++
			case unreadable(err):
				out.Left = append(out.Left, path)
			default:
				return err
			}
		}
	}
	return pages.SyncFolder(folder)
}

const rehearsal = ".workgroup-rehearsal-"

func hasFile(folder, name string) bool {
	_, err := os.Lstat(filepath.Join(folder, name))
	return err == nil
}

// siblings are what the names of files have between that of the file and their day: those that
// a copy replaced, that replaced it, and that were brought back from a damaged one.
var siblings = [...]string{" replaced ", " restored ", " salvaged "}

func sibling(name, stem, ext string) bool {
	return strings.HasSuffix(name, ext) && slices.ContainsFunc(siblings[:], func(s string) bool { return strings.HasPrefix(name, stem+s) })
}

// halfWritten tells whether a file is one that a killed program left under its other name.
func halfWritten(name, base, stem string) bool {
	at := max(strings.LastIndex(name, ".new"), strings.LastIndex(name, ".making"))
	if at < 0 {
		return false
	}
	own := strings.TrimSuffix(name[:at], ".making")
	return own == base || slices.ContainsFunc(siblings[:], func(s string) bool { return strings.HasPrefix(own, stem+s) })
}

// clearRescued removes what a program that was killed while it wrote a rescue file left of it.
func (b *Book) clearRescued() error {
	for _, folder := range rescueFolders(b.mark.dir) {
		found, err := filepath.Glob(filepath.Join(folder, ".workgroup-*"))
		if err != nil {
			return err
		}
		for _, path := range found {
			if !b.sealedHere(path) {
				continue
			}
			b.step(filepath.Base(path))
			if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
	}
	return nil
}

// sealedHere tells whether a file begins with a value that is sealed under the key of this one.
func (b *Book) sealedHere(path string) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	first := make([]byte, 64)
	n, _ := io.ReadFull(f, first)
	id, err := seal.KeyOf(first[:n])
	b.mu.Lock()
	defer b.mu.Unlock()
	return err == nil && id == b.key.ID
}

var errAnother = errors.New("it is another file")

// clearCopy writes a copy of the file anew, without what is to go, under its name.
func (b *Book) clearCopy(path string, d doomed) error {
	f, err := pages.Open(path, pages.Options{})
	if err != nil {
		return err
	}
	if f.ReadOnly() {
		f.Close()
		if err := os.Chmod(path, 0o600); err != nil {
			return err
		}
		if f, err = pages.Open(path, pages.Options{}); err != nil {
			return err
		}
	}
	b.mu.Lock()
	c := &Book{path: path, rand: b.rand, file: f, key: b.key, spaces: map[change.ID]*space{}}
	own := b.locks.id
	b.mu.Unlock()
	defer func() {
		if c.file != nil {
			c.file.Close()
		}
	}()
	if err := c.readLocks(f); err != nil {
		return c.explain(err)
	}
	if c.locks.id != own {
		return errAnother
	}
	if err := c.prove(); err != nil {
		return err
	}
	turning := &clearing{b: c, doomed: d, keys: map[change.ID]seal.Keys{}}
	_, err = c.rewrite(turning.turn, &c.key)
	return err
}

// clearing is a rewriting that leaves out what is to go. Buckets come in the order of
// buckets(): the keys of a space before what is sealed under them.
type clearing struct {
	b *Book
	doomed
	keys map[change.ID]seal.Keys
}

func (c *clearing) turn(bucket, key, value []byte) ([]byte, error) {
	switch string(bucket) {
	case string(bucketSpaces), string(bucketRings), string(bucketJournal), string(bucketRecords), string(bucketHeads):
		if len(key) >= 8 && slices.Contains(c.spaces, change.ID(binary.BigEndian.Uint64(key))) {
			return nil, nil
		}
	case string(bucketFile):
		// of the cohorts under their hubs, each by its ID at the end
		if bytes.HasPrefix(key, prefixHub) && slices.ContainsFunc(c.spaces, func(id change.ID) bool { return bytes.HasSuffix(key, keyID(id)) }) {
			return nil, nil
		}
	case string(bucketActions):
		return c.action(key, value)
	}
	switch string(bucket) {
	case string(bucketSpaces):
		plain, err := c.b.openFileKey(bucket, key, value)
		if err == nil {
			c.keys[change.ID(binary.BigEndian.Uint64(key))], err = seal.DecodeKeys(plain)
		}
		return value, err
	case string(bucketRings):
		return c.ring(key, value)
	}
	return value, nil
}

// ring is a ring with tombstones in place of the keys that are to go, as it was where it has
// none of them.
func (c *clearing) ring(key, value []byte) ([]byte, error) {
	id := change.ID(binary.BigEndian.Uint64(key))
	s := space{keys: c.keys[id]}
	plain, err := s.open(bucketRings, key, value)
	if err != nil {
		return nil, err
	}
	ring, err := seal.DecodeRing(plain)
	if err != nil {
		return nil, err
	}
	ring, some := ring.DestroyIf(c.of(id))
	k, ok := s.keys.Newest()
	if !some || !ok {
		return value, nil
	}
	return seal.Seal(c.b.rand, k, aad(bucketRings, bytes.Clone(key)), ring.Encode())
}

func (c *clearing) action(key, value []byte) ([]byte, error) {
	if len(c.spaces) == 0 {
		return value, nil
	}
	plain, err := c.b.openFileKey(bucketActions, key, value)
	if err != nil {
		return nil, err
	}
	left, some, err := withoutSpaces(plain, c.spaces)
	if err != nil || !some {
		return value, err
	}
	return seal.Seal(c.b.rand, &c.b.key, aad(bucketActions, bytes.Clone(key)), left)
}

// Holds counts whose keys a cohort or hub has; keys of a school's notes are among the last.
func (b *Book) Holds(id change.ID) (h model.Holding, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	err = b.view(func(tx *bbolt.Tx) error {
		s, err := b.readKeys(tx, id)
		if err != nil {
			return err
		}
		var before [3]uint64
		s.ring.Live(func(person uint64, kind seal.Kind) {
			if before[kind-1] == person {
				return
			}
			before[kind-1] = person
			switch kind {
			case seal.Who:
				h.Who++
			case seal.Reach:
				h.Reach++
			case seal.Notes:
				h.Notes++
			}
		})
		return nil
	})
	return h, err
}
