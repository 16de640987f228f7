package pages

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Disk does what this program does to names and files on a disk, other than what bbolt does in
// the file that it has open. The zero Disk is the system's.
type Disk struct {
	// Before, unless nil, is asked before each operation, which it names ("make", "write", "sync",
	// "sync folder", "rename", "link", "mkdir", "remove", "cut"). Its error is what comes of the
	// operation, which is then not done; a write is done by half. So a test sees to it that
	// whatever fails, nothing is lost.
	Before func(op, path string) error
}

func (d Disk) ask(op, path string) error {
	if d.Before == nil {
		return nil
	}
	return d.Before(op, path)
}

// Remove removes a file.
func (d Disk) Remove(path string) error {
	if err := d.ask("remove", path); err != nil {
		return err
	}
	return os.Remove(path)
}

// Rename gives a file another name; what had that name is gone.
func (d Disk) Rename(old, new string) error {
	if err := d.ask("rename", new); err != nil {
		return err
	}
	return os.Rename(old, new)
}

func (d Disk) link(old, new string) error {
	if err := d.ask("link", new); err != nil {
		return err
	}
	return os.Link(old, new)
}

// Make opens a file for reading and writing, which is made for the user alone where it is
// not there.
func (d Disk) Make(path string) (*os.File, error) {
	if err := d.ask("make", path); err != nil {
		return nil, err
	}
	return os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
}

// makeOther makes a new file beside path under another name: see Leftover.
func (d Disk) makeOther(path string) (*os.File, error) {
	if err := d.ask("make", path); err != nil {
		return nil, err
	}
	return os.CreateTemp(filepath.Dir(path), filepath.Base(path)+otherEnd+"*")
}

// WriteAt writes into an open file.
func (d Disk) WriteAt(file *os.File, b []byte, at int64) error {
	if err := d.ask("write", file.Name()); err != nil {
		_, _ = file.WriteAt(b[:len(b)/2], at)
		return err
	}
	_, err := file.WriteAt(b, at)
	return err
}

// Cut makes an open file so many bytes long.
func (d Disk) Cut(file *os.File, size int64) error {
	if err := d.ask("cut", file.Name()); err != nil {
		return err
	}
	return file.Truncate(size)
}

// writer writes to the end of a file.
type writer struct {
	disk Disk
	file *os.File
}

func (w writer) Write(b []byte) (int, error) {
	if err := w.disk.ask("write", w.file.Name()); err != nil {
		n, _ := w.file.Write(b[:len(b)/2])
		return n, err
	}
	return w.file.Write(b)
}

// WriteWhole writes a file beside its place, for the user alone, has it on the disk and puts
// it there: a program that is killed leaves what was there before, or all of it.
func (d Disk) WriteWhole(path string, content []byte) error {
	if err := d.MakeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	file, err := d.makeOther(path)
	if err != nil {
		return err
	}
	other := file.Name()
	_, err = writer{d, file}.Write(content)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = d.syncFile(other)
	}
	if err == nil {
		err = d.Rename(other, path)
	}
	if err != nil {
		_ = d.Remove(other)
	}
	return err
}

// MakeFolder makes a folder for the user alone and those above it as far as they are missing, and
// has them on the disk.
func (d Disk) MakeFolder(folder string) error {
	info, err := os.Stat(folder)
	if err == nil {
		if !info.IsDir() {
			return &fs.PathError{Op: "mkdir", Path: folder, Err: syscall.ENOTDIR}
		}
		return nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	above := filepath.Dir(folder)
	if above != folder {
		if err := d.MakeFolder(above); err != nil {
			return err
		}
	}
	if err := d.ask("mkdir", folder); err != nil {
		return err
	}
	if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return d.syncFolder(above)
}

// syncFile has a closed file on the disk. It is opened for writing because some
// systems refuse to sync otherwise.
func (d Disk) syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := d.ask("sync", path); err != nil {
		return err
	}
	if err := file.Sync(); err != nil {
		return err
	}
	return file.Close()
}

func (d Disk) syncFolder(folder string) error {
	if err := d.ask("sync folder", folder); err != nil {
		return err
	}
	return syncFolder(folder)
}
