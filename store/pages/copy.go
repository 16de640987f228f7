package pages

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"go.etcd.io/bbolt"
)

// Copy writes the file as it stands now into a new file at path, while it stays open
// and may be written on. As with Create there is afterwards either nothing new at path or the
// whole copy, and what is there already is never replaced (fs.ErrExist). Before the copy
// gets its name it is walked, and prove, unless nil, is given the path at which it stands
// meanwhile; an error of prove is returned untouched, and the copy is gone.
func (f *File) Copy(path string, prove func(path string) error) error {
	return f.copyBy(path, prove, f.options.Disk.placing())
}

func (f *File) copyBy(path string, prove func(path string) error, by placing) error {
	if _, err := os.Lstat(path); err == nil {
		return exists(path, nil)
	}
	return f.beside(path, func(disk *os.File) error {
		_, err := f.transact(f.db.View, func(tx *bbolt.Tx) error {
			if _, err := tx.WriteTo(writer{f.options.Disk, disk}); err != nil {
				return failedWrite(path, err)
			}
			return nil
		})
		return err
	}, func(other string) error {
		if err := proven(other, prove); err != nil {
			return err
		}
		err := by.place(other, path)
		switch {
		case errors.Is(err, fs.ErrExist):
			return exists(path, err)
		case err != nil:
			return failedWrite(path, err)
		}
		return nil
	})
}

// beside makes a file under another name in the folder of path, has fill write it and put
// give it its place, and syncs the folder. What is left under the other name goes.
func (f *File) beside(path string, fill func(disk *os.File) error, put func(other string) error) error {
	d, folder := f.options.Disk, filepath.Dir(path)
	if err := d.MakeFolder(folder); err != nil {
		return failedWrite(path, err)
	}
	disk, err := d.makeOther(path)
	if err != nil {
		return failedWrite(path, err)
	}
	other := disk.Name()
	placed := false
	defer func() {
		if !placed {
			_ = d.Remove(other)
		}
	}()
	err = fill(disk)
	disk.Close() // closed already where a database was made of it
	if err != nil {
		return err
	}
	if err := d.syncFile(other); err != nil {
		return failedWrite(path, err)
	}
	if err := put(other); err != nil {
		return err
	}
	placed = true
	if err := d.syncFolder(folder); err != nil {
		return failedWrite(path, err)
	}
	return nil
}

// proven walks a finished copy and has prove look at it.
func proven(other string, prove func(path string) error) error {
	f, err := Open(other, Options{ReadOnly: true})
	if err != nil {
		return err
	}
	err = f.Walked()
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil || prove == nil {
		return err
	}
	return prove(other)
}

// Turn gives the value that is to stand under a key of a bucket in a rewritten file: the
// same, another, or nil where the key is to go. It may keep nothing of what it is given.
type Turn func(bucket, key, value []byte) ([]byte, error)

// rewriteAtOnce is how many bytes of keys and values a transaction of a rewritten file takes.
const rewriteAtOnce = 8 << 20

// Filling is a bucket of a rewritten file, and how full its pages are left: 1 for full.
type Filling struct {
	Bucket []byte
	Full   float64
}

// Rewrite puts a copy without free room in the place of the file: every value as turn gives
// it (nil for all as they are), bucket after bucket in the order that is given, then those
// that are not named in it. The copy is walked, and prove, unless nil, is given its path before it takes
// the place, in one step: a program that is killed leaves the old file or the new one.
//
// It returns the file to go on with, and whether the copy took the place. Next is nil, and f
// closed, where the file could not be opened again (another window was quicker).
func (f *File) Rewrite(order []Filling, turn Turn, prove func(path string) error) (next *File, done bool, err error) {
	if f.readOnly {
		return f, false, notWritten(f.path, "it is open for reading only", "Make the file writable, then open it again.", nil)
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	if f.spent.Load() {
		return f, false, notWritten(f.path, "an earlier write failed", "Open it again first.", nil)
	}
	if err := f.later.wait(); err != nil {
		return f, false, err
	}
	err = f.beside(f.path, func(disk *os.File) error { return f.compactInto(disk, order, turn) }, func(other string) error {
		if err := proven(other, prove); err != nil {
			return err
		}
		// Moved away meanwhile: then a new file here would be a second one.
		if same, err := stillThere(f.path, f.disk); err != nil || !same {
			return notWritten(f.path, "it does not stand there any more", "Put it back there; nothing of it is lost while this window is open.", err)
		}
		if !replacesOpen {
			if err := f.Close(); err != nil {
				return err
			}
		}
		if err := f.options.Disk.Rename(other, f.path); err != nil {
			return failedWrite(f.path, err)
		}
		done = true
		return nil
	})
	if !done && !f.closed.Load() {
		return f, false, err
	}
	f.Close()
	next, opened := Open(f.path, f.options)
	if err == nil {
		err = opened
	}
	return next, done, err
}

// compactInto makes the file disk a database with everything of f in it.
func (f *File) compactInto(disk *os.File, order []Filling, turn Turn) error {
	db, err := openBolt(f.path, disk, false)
	if err != nil {
		return err
	}
	db.NoSync = true
	to := &File{path: f.path, db: db, disk: disk}
	defer to.Close()
	if _, err := f.transact(f.db.View, func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, _ *bbolt.Bucket) error {
			if !slices.ContainsFunc(order, func(x Filling) bool { return string(x.Bucket) == string(name) }) {
				order = append(order[:len(order):len(order)], Filling{append([]byte(nil), name...), 1})
			}
			return nil
		})
	}); err != nil {
		return err
	}
	for _, x := range order {
		if err := to.Update(func(tx *bbolt.Tx) error { _, err := tx.CreateBucket(x.Bucket); return err }); err != nil {
			return err
		}
		for after, more := []byte(nil), true; more; {
			if after, more, err = f.piece(to, x, after, turn); err != nil {
				return err
			}
		}
	}
	if err := to.Close(); err != nil {
		return err
	}
	return f.options.Disk.cut(f.path, disk.Name())
}

// cut takes off what lies behind the last page that is used: bbolt lets a file grow ahead.
func (d Disk) cut(path, other string) error {
	disk, err := os.OpenFile(other, os.O_RDWR, 0)
	if err != nil {
		return failedWrite(path, err)
	}
	defer disk.Close()
	m, err := newest(other, disk)
	if err != nil {
		return err
	}
	if err := d.Cut(disk, int64(m.end)*PageSize); err != nil {
		return failedWrite(path, err)
	}
	return nil
}

// piece takes over keys of a bucket after a key, in one transaction; more says that there
// are others after the last.
func (f *File) piece(to *File, in Filling, after []byte, turn Turn) (last []byte, more bool, err error) {
	err = to.Update(func(into *bbolt.Tx) error {
		dst := into.Bucket(in.Bucket)
		dst.FillPercent = in.Full
		_, err := f.transact(f.db.View, func(tx *bbolt.Tx) error {
			from := tx.Bucket(in.Bucket)
			if from == nil {
				return nil
			}
			c := from.Cursor()
			k, v := c.Seek(after)
			if after != nil && k != nil && string(k) == string(after) {
				k, v = c.Next()
			}
			for size := 0; k != nil; k, v = c.Next() {
				if size >= rewriteAtOnce {
					more = true
					return nil
				}
				size += len(k) + len(v)
				key := append([]byte(nil), k...)
				value := append([]byte(nil), v...)
				if turn != nil {
					var err error
					if value, err = turn(in.Bucket, key, value); err != nil {
						return err
					}
				}
				last = key
				if value == nil {
					continue
				}
				if err := dst.Put(key, value); err != nil {
					return err
				}
			}
			more = false
			return nil
		})
		return err
	})
	return last, more, err
}

// Room says how many of the file's pages are free, of how many that were ever used.
func (f *File) Room() (free, pages uint64, err error) {
	f.writing.Lock()
	defer f.writing.Unlock()
	_, err = f.transact(f.db.View, func(*bbolt.Tx) error {
		m, err := newest(f.path, f.disk)
		if err != nil {
			return err
		}
		w := &walk{end: m.end, known: newPageSet(m.end), pages: &source{file: f.disk}}
		free, err = w.freelist(m.freelist, m.page)
		pages = m.end
		return err
	})
	if reason, ok := err.(ill); ok {
		err = damaged(f.path, string(reason), nil)
	}
	return free, pages, err
}
