package pages

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"
)

// Create makes a new file at path and has fill put the first content into it,
// in one transaction. The file is made under another name in the same folder,
// which is made too if it is missing (for the user alone, 0700), and gets its
// name (with mode 0600) when all of it is on the disk. So there is either
// nothing at path or the whole file; whatever is there already is left as it is,
// with fs.ErrExist. A program that is killed meanwhile may leave the file under
// its other name, path and ".new" and digits; it is of no use, and Leftover knows it.
//
// An error of fill is returned untouched. Failures to write match ErrNotWritten.
func Create(path string, fill func(tx *bbolt.Tx) error) error { return Disk{}.Create(path, fill) }

// Create is what the function Create does.
func (d Disk) Create(path string, fill func(tx *bbolt.Tx) error) error {
	return d.create(path, fill, d.placing())
}

func (d Disk) create(path string, fill func(tx *bbolt.Tx) error, by placing) (err error) {
	if _, err := os.Lstat(path); err == nil {
		return exists(path, nil)
	}
	folder := filepath.Dir(path)
	if err := d.MakeFolder(folder); err != nil {
		return failedWrite(path, err)
	}
	disk, err := d.makeOther(path)
	if err != nil {
		return failedWrite(path, err)
	}
	other := disk.Name()
	defer func() {
		disk.Close()
		if err != nil {
			_ = d.Remove(other)
		}
	}()
	if err := write(path, disk, fill); err != nil {
		return err
	}
	if err := d.syncFile(other); err != nil {
		return failedWrite(path, err)
	}
	if err := by.place(other, path); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return exists(path, err)
		}
		return failedWrite(path, err)
	}
	if err := d.syncFolder(folder); err != nil {
		// It stands there, whole; whether it will after a power cut nobody knows, so it goes.
		_ = d.Remove(path)
		return failedWrite(path, err)
	}
	return nil
}

// write makes the empty file disk a bbolt file with what fill puts into it, and
// closes it. Messages name path, which the user knows.
func write(path string, disk *os.File, fill func(tx *bbolt.Tx) error) error {
	db, err := openBolt(path, disk, false)
	if err != nil {
		var said *Error
		if errors.As(err, &said) && said.Kind == nil {
			return failedWrite(path, said.Cause)
		}
		return err
	}
	f := &File{path: path, db: db, disk: disk}
	if err := f.Update(fill); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// placing holds the ways of giving a finished file its name without ever
// replacing another: best first.
type placing struct {
	disk   Disk
	rename func(old, new string) error // one step, fails if new exists
	link   func(old, new string) error // a second name, fails if new exists
	claim  func(path string) error     // an empty file, fails if path exists
}

func (d Disk) placing() placing {
	return placing{disk: d, rename: func(old, new string) error {
		if err := d.ask("rename", new); err != nil {
			return err
		}
		return renameNew(old, new)
	}, link: d.link, claim: func(path string) error {
		if err := d.ask("make", path); err != nil {
			return err
		}
		return claimEmpty(path)
	}}
}

// place gives the file old the name new, or fails with fs.ErrExist. Where a disk
// knows neither a rename that refuses nor links (some memory sticks), an empty
// file claims the name and is then replaced: only there can a kill between the
// two leave an empty file.
func (by placing) place(old, new string) error {
	err := by.rename(old, new)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	err = by.link(old, new)
	if err == nil {
		_ = by.disk.Remove(old) // else it keeps a second name, which does no harm
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := by.claim(new); err != nil {
		return err
	}
	if err := by.disk.Rename(old, new); err != nil {
		_ = by.disk.Remove(new)
		return err
	}
	return nil
}

func claimEmpty(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}
