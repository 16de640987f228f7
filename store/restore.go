package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/pages"
)

// Missing is a change that one copy of a file has and another has not.
type Missing struct {
	Space model.ID
	// Words say it as the history does, At is when it was made.
	Words string
	At    time.Time
}

// Beyond are the changes of this file that another copy of it has not, oldest first within a
// cohort or hub: what would be missing if that one took its place.
func (b *Book) Beyond(other *Book) ([]Missing, error) {
	if b.locks.id != other.locks.id {
		return nil, &fault{ErrNotOurs, nil, fmt.Sprintf("%s is no copy of %s: it is another file, with other groups in it.", other.path, b.path)}
	}
	ids, err := b.Spaces()
	if err != nil {
		return nil, err
	}
	var out []Missing
	for _, id := range ids {
		there, err := other.changes(id)
		if err != nil {
			return nil, err
		}
		s, err := b.Load(id)
		if err != nil {
			return nil, err
		}
		if err := b.eachChange(id, func(c *change.Change) {
			if !there[c.ID] {
				out = append(out, Missing{Space: id, Words: s.Describe(c.Label), At: time.Unix(c.At, 0)})
			}
		}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Compare tells what would be missing if a copy took the place of the file at path: a sentence
// for each change, oldest first within a group. Whole is false where the file itself is not
// there or cannot be read, so that nobody knows. The error says why the copy cannot be read.
func Compare(copy, path string, o Options) (gone []string, whole bool, err error) {
	c, err := openAlone(copy, o)
	if err != nil {
		return nil, false, err
	}
	defer c.Close()
	if err := c.Prove(); err != nil {
		return nil, false, err
	}
	b, err := openAlone(path, o)
	if errors.Is(err, ErrInUse) {
		return nil, false, err
	}
	if err != nil {
		return nil, false, nil
	}
	defer b.Close()
	missing, err := b.Beyond(c)
	switch {
	case errors.Is(err, ErrNotOurs):
		return nil, false, err
	case err != nil:
		return nil, false, nil
	}
	for _, m := range missing {
		gone = append(gone, m.At.In(model.London()).Format("Mon 2 Jan 2006 15:04")+"  "+m.Words)
	}
	return gone, true, nil
}

// changes are the changes that a space of the file holds; none where it is not there.
func (b *Book) changes(id model.ID) (map[change.ID]bool, error) {
	out := map[change.ID]bool{}
	err := b.eachChange(id, func(c *change.Change) { out[c.ID] = true })
	if errors.Is(err, ErrNoSpace) {
		return nil, nil
	}
	return out, err
}

func (b *Book) eachChange(id model.ID, fn func(*change.Change)) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.view(func(tx *bbolt.Tx) error {
		s, err := b.readKeys(tx, id)
		if err != nil {
			return err
		}
		return b.lines(tx, id, func(k, v []byte) error {
			l, _, err := s.readLine(k, v)
			if err == nil {
				fn(&l.Change)
			}
			return err
		})
	})
}

// Restore puts a copy in the place of the file at path, once every value of it was read.
// What stands there now, whole or damaged, is never destroyed: it stays in the same folder
// under another name, which is returned ("" where nothing stood there). The file must not be
// open. What is written on is written as a new device, since the mark of this machine is
// ahead of the copy, so nothing is ever mixed up with what the other file has.
func Restore(from, path string, o Options, at time.Time) (replaced string, err error) {
	if same, err := sameFile(from, path); err != nil {
		return "", err
	} else if same {
		return "", &fault{ErrNotWritten, nil, fmt.Sprintf("%s is the file itself. Name a copy of it.", from)}
	}
	c, err := openAlone(from, o)
	if err != nil {
		return "", err
	}
	defer c.Close()
	if err := c.Prove(); err != nil {
		return "", err
	}
	hold, err := o.Disk.Hold(path)
	if err != nil {
		return "", err
	}
	defer hold.Close()
	fresh := freeName(path, " restored", at)
	if err := c.copyTo(fresh, true); err != nil {
		return "", err
	}
	replaced, err = hold.Replace(fresh, freeName(path, " replaced", at))
	if err != nil {
		_ = o.Disk.Remove(fresh)
	}
	return replaced, err
}

// openAlone opens a copy to read it, without the marks and the rescue files of the machine.
func openAlone(path string, o Options) (*Book, error) {
	b := &Book{path: path, rand: o.rand(), disk: o.Disk, wait: pages.DefaultWait, cost: o.Cost, spaces: map[change.ID]*space{}}
	var err error
	if b.file, err = pages.Open(path, pages.Options{ReadOnly: true, Disk: o.Disk}); err != nil {
		return nil, err
	}
	o.Marks = ""
	if err := b.open(o); err != nil {
		b.file.Close()
		return nil, err
	}
	return b, nil
}

// OpenCopy opens a copy of a file to look at it: nothing can be written, and nothing of the
// machine is taken in.
func OpenCopy(path string, o Options) (*Book, error) { return openAlone(path, o) }

func sameFile(a, b string) (bool, error) {
	x, err := os.Stat(a)
	if err != nil {
		return false, err
	}
	y, err := os.Stat(b)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && os.SameFile(x, y), err
}

// freeName is a name beside path that nothing has.
func freeName(path, what string, at time.Time) string {
	ext := filepath.Ext(path)
	for n := 1; ; n++ {
		name := strings.TrimSuffix(path, ext) + what + at.Format(" 2006-01-02 1504")
		if n > 1 {
			name += fmt.Sprintf("-%d", n)
		}
		if _, err := os.Lstat(name + ext); errors.Is(err, fs.ErrNotExist) {
			return name + ext
		}
	}
}
