package pages

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// How long Open waits for the lock of another process.
const (
	DefaultWait = 300 * time.Millisecond
	longestWait = 500 * time.Millisecond
	waitStep    = 20 * time.Millisecond
)

// Options say how Open opens. The zero value is the usual way.
type Options struct {
	// ReadOnly opens for reading only, beside others who do the same.
	ReadOnly bool
	// Wait is how long to wait for another process to let go of the file: 0
	// means DefaultWait, below 0 not at all; more than 500 ms is cut to that,
	// because the answer has to come within a second.
	Wait time.Duration
	// Disk is what copies and rewritten files are made with.
	Disk Disk
}

// means are what Open works with.
type means struct {
	openFile  func(path string, flag int, mode os.FileMode) (*os.File, error)
	fullBelow uint64 // bytes; smaller files are walked in full
	laterFrom uint64 // bytes; larger files are walked behind
	behind    func(l *later, walk func())
}

// Open opens the file at path and walks it before it is trusted (see the doc of
// the package for what that promises). It never makes a file, and never changes
// one.
//
// A file that may not be written, or lies on a disk that can only be read,
// opens for reading only; File.ReadOnly says so.
//
// Errors are of type *Error and match one of fs.ErrNotExist, ErrInUse,
// ErrNotOurs, ErrDamaged, or what the system said.
func Open(path string, options Options) (*File, error) {
	return open(path, options, means{os.OpenFile, everything, WalkLaterFrom, soon})
}

func open(path string, options Options, with means) (*File, error) {
	// Where the file is put in place of another while we wait for its lock, the
	// lock is that of a file nobody sees any more: begin again.
	for range 5 {
		f, err := openOnce(path, options, with)
		if f != nil || err != nil {
			return f, err
		}
	}
	return nil, inUse(path, nil)
}

// openOnce returns neither file nor error if the file changed under its hands.
func openOnce(path string, options Options, with means) (f *File, err error) {
	if err := regular(path); err != nil {
		return nil, err
	}
	disk, readOnly, err := with.openDisk(path, options.ReadOnly)
	if err != nil {
		return nil, err
	}
	defer func() {
		if f == nil { // bbolt may have closed the file; then neither does anything
			unlock(disk)
			disk.Close()
		}
	}()
	if err := lock(path, disk, !readOnly, options.Wait); err != nil {
		return nil, err
	}
	if same, err := stillThere(path, disk); !same || err != nil {
		return nil, err
	}
	behind, tx, err := glance(path, disk, with.laterFrom)
	if behind == nil && err == nil {
		tx, err = check(path, disk, with.fullBelow)
	}
	if err != nil {
		return nil, err
	}
	if err := handOver(disk); err != nil {
		return nil, unusable(path, "cannot be locked", err)
	}
	db, err := openBolt(path, disk, readOnly)
	if err != nil {
		return nil, err
	}
	f = &File{path: path, options: options, readOnly: readOnly, db: db, disk: disk}
	now := tx
	if err := f.View(func(t *bbolt.Tx) error { now = uint64(t.ID()); return nil }); err != nil {
		f.Close()
		return nil, err
	}
	if now != tx {
		if err := f.Close(); err != nil {
			return nil, err
		}
		return nil, nil
	}
	if f.later = behind; behind != nil {
		with.behind(behind, func() { behind.walk(with.fullBelow) })
	}
	return f, nil
}

// regular refuses what is not a file before it is opened: opening a pipe would
// wait for ever.
func regular(path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return missing(path, err)
	case err != nil:
		return unusable(path, "cannot be opened", err)
	case info.IsDir():
		return notOurs(path, "it is a folder")
	case !info.Mode().IsRegular():
		return notOurs(path, "it is not a plain file")
	}
	return nil
}

// openDisk opens path for writing, or for reading only if that is asked for or
// nothing else is possible.
func (with means) openDisk(path string, readOnly bool) (*os.File, bool, error) {
	if !readOnly {
		file, err := with.openFile(path, os.O_RDWR, 0)
		if err == nil {
			return file, false, nil
		}
		if !errors.Is(err, fs.ErrPermission) && !errors.Is(err, syscall.EROFS) {
			return nil, false, cannotOpen(path, err)
		}
	}
	file, err := with.openFile(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, false, cannotOpen(path, err)
	}
	return file, true, nil
}

func cannotOpen(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return missing(path, err)
	}
	return unusable(path, "cannot be opened", err)
}

// lock takes the lock of the file, for one writer or for several readers, and
// waits for it as long as it may.
func lock(path string, file *os.File, exclusive bool, wait time.Duration) error {
	if wait == 0 {
		wait = DefaultWait
	}
	wait = min(wait, longestWait)
	for {
		got, err := tryLock(file, exclusive)
		if err != nil {
			return unusable(path, "cannot be locked", err)
		}
		if got {
			return nil
		}
		if wait <= 0 {
			return inUse(path, nil)
		}
		time.Sleep(min(wait, waitStep))
		wait -= waitStep
	}
}

// stillThere says whether path still names the open file.
func stillThere(path string, file *os.File) (bool, error) {
	held, err := file.Stat()
	if err != nil {
		return false, unusable(path, "cannot be read", err)
	}
	named, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, missing(path, err)
	}
	if err != nil {
		return false, unusable(path, "cannot be read", err)
	}
	return os.SameFile(held, named), nil
}

// openBolt has bbolt use the open file, and no other: bbolt by itself would
// make a file that is not there.
func openBolt(path string, file *os.File, readOnly bool) (db *bbolt.DB, err error) {
	err = guard(path, func() error {
		var err error
		db, err = bbolt.Open(path, 0o600, &bbolt.Options{
			Timeout:      DefaultWait,
			ReadOnly:     readOnly,
			PageSize:     PageSize,
			FreelistType: bbolt.FreelistMapType,
			NoStatistics: true,
			OpenFile:     func(string, int, os.FileMode) (*os.File, error) { return file, nil },
		})
		return err
	})
	var said *Error
	switch {
	case err == nil || errors.As(err, &said):
		return db, err
	case errors.Is(err, berrors.ErrTimeout):
		return nil, inUse(path, err)
	}
	return nil, unusable(path, "cannot be opened", err)
}
