package pages

import (
	"math"
	"os"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// File is an open file. Its methods may be used from several goroutines at
// once. Close it when done.
type File struct {
	path     string
	options  Options
	readOnly bool
	db       *bbolt.DB
	disk     *os.File // the open file, which db uses and closes
	later    *later   // the walk of a large file, which goes on behind; nil if it is done

	// writing is held through every Update, so that starting holds up nobody.
	writing sync.Mutex
	// starting is held while bbolt begins a transaction: should bbolt panic
	// there, it leaves its own locks taken, and nobody may ask for them again.
	starting sync.Mutex

	closed    atomic.Bool
	spent     atomic.Bool // a write failed: no more of them through this File
	abandoned atomic.Bool // bbolt panicked and kept its locks: do not call it again
}

// Path returns the path that the file was opened with.
func (f *File) Path() string { return f.path }

// ReadOnly says whether Update is refused: because it was asked for, or because
// the file or its disk cannot be written.
func (f *File) ReadOnly() bool { return f.readOnly }

// Size returns the length of the file on the disk, in bytes. It never shrinks,
// and after a write it is some way ahead of what is used.
func (f *File) Size() (int64, error) {
	if f.closed.Load() {
		return 0, closed(f.path)
	}
	info, err := f.disk.Stat()
	if err != nil {
		return 0, unusable(f.path, "cannot be read", err)
	}
	return info.Size(), nil
}

// View runs fn in a transaction that only reads. fn sees the file as it stood
// when View was called.
//
// No byte that bbolt hands out (keys, values, names of buckets) may leave fn
// uncopied: they lie in the map of the file, and touching them after fn has
// returned is a fault that nothing catches. Nor may fn start other goroutines
// that touch them, or other transactions of this File, which could wait for
// each other for ever. The length of a value comes from the file: compare it
// with what can be right before copying it.
//
// An error of fn is returned untouched. A panic or a memory fault never leaves
// View: where damage of the file is behind it, it is ErrDamaged, else ErrProgram.
func (f *File) View(fn func(tx *bbolt.Tx) error) error {
	_, err := f.transact(f.db.View, fn)
	return err
}

// Update runs fn in a transaction that may write, and commits it. There is one
// at a time; others wait. Everything said at View holds for fn here too; nor
// may it keep a bucket inside a bucket, which the next Open takes for damage.
//
// In a large file the first Update waits for the walk that Open left behind.
//
// An error of fn is returned untouched, and nothing is written; the same after
// a panic (ErrProgram, ErrDamaged). All other errors match ErrNotWritten, or
// ErrClosed: what bbolt keeps in memory may then differ from the disk. If the last step failed, the sync after
// the new meta page was written, the change may even be in the file. So after
// such an error, and after a panic, every further Update is refused with
// ErrNotWritten; the caller uses Reopen, looks whether the change is there, and
// only then tries it again.
//
// What bbolt does when a commit fails: it drops the transaction and reads its
// list of free pages from the newest meta page in the map of the file. If
// growing the file or writing pages failed, that is the meta page of before,
// and pages already written lie in free space: nothing is lost. If writing the
// meta page itself failed half-way, its checksum does not hold and bbolt goes
// on from the other one; Open then reports the damage. If only the last sync
// failed, the map shows the new meta page while the disk may not have it, and
// the system may have forgotten that it did not write it. bbolt would build
// the next transaction on it. Opening again does not make the disk certain, but
// it has every page of the tree read once more.
func (f *File) Update(fn func(tx *bbolt.Tx) error) error {
	if f.readOnly {
		return notWritten(f.path, "it is open for reading only",
			"Make the file writable, then open it again.", berrors.ErrDatabaseReadOnly)
	}
	f.writing.Lock()
	defer f.writing.Unlock()
	if f.spent.Load() {
		return notWritten(f.path, "an earlier write failed", "Open it again first.", nil)
	}
	if err := f.later.wait(); err != nil {
		return err
	}
	ofFn, err := f.transact(f.db.Update, fn)
	if err == nil || ofFn {
		return err
	}
	if f.closed.Load() {
		return closed(f.path)
	}
	f.spent.Store(true)
	if _, said := err.(*Error); said {
		return err
	}
	return failedWrite(f.path, err)
}

// transact runs fn in a transaction of bbolt's that do begins and ends. ofFn
// says that err is fn's own.
func (f *File) transact(do func(func(*bbolt.Tx) error) error, fn func(*bbolt.Tx) error) (ofFn bool, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	var tx *bbolt.Tx
	f.starting.Lock()
	defer func() {
		r := recover()
		if r != nil {
			ofFn, err = false, explain(f.path, r)
			if tx == nil || tx.DB() != nil {
				f.abandoned.Store(true)
			}
		}
		if tx == nil {
			f.starting.Unlock()
		}
	}()
	if f.closed.Load() {
		return false, closed(f.path)
	}
	if f.abandoned.Load() {
		return false, damaged(f.path, "it could not be read earlier", nil)
	}
	err = do(func(t *bbolt.Tx) error {
		tx = t
		f.starting.Unlock()
		err := fn(t)
		ofFn = err != nil
		return err
	})
	return ofFn, err
}

// There says whether the file still stands at its path: one that was moved or deleted
// while it is open takes writes that nobody will find again. The error matches
// ErrNotWritten; the File stays as it is, and goes on once the file is back.
func (f *File) There() error {
	if f.closed.Load() {
		return closed(f.path)
	}
	same, err := stillThere(f.path, f.disk)
	if err == nil && same {
		return nil
	}
	return notWritten(f.path, "it does not stand there any more", "Put it back there; nothing of it is lost while this window is open.", err)
}

// Examine walks the whole file as Open does, and reads every leaf page too,
// however large the file is. No Update runs meanwhile. It finds what the doc of
// the package says that Open cannot see in large files.
func (f *File) Examine() error {
	f.writing.Lock()
	defer f.writing.Unlock()
	_, err := f.transact(f.db.View, func(*bbolt.Tx) error {
		_, err := check(f.path, f.disk, math.MaxUint64)
		return err
	})
	return err
}

// Close waits for transactions under way and closes the file. Closing twice is
// no error.
func (f *File) Close() error {
	f.starting.Lock()
	defer f.starting.Unlock()
	if f.closed.Swap(true) {
		return nil
	}
	f.later.cancel()
	if f.abandoned.Load() {
		// bbolt would wait for its own locks for ever. Its map stays.
		return f.closeDisk()
	}
	return guard(f.path, func() error {
		if err := f.db.Close(); err != nil {
			f.closeDisk()
			return unusable(f.path, "could not be closed", err)
		}
		return nil
	})
}

func (f *File) closeDisk() error {
	unlock(f.disk) // fails where the lock or the file is gone, which is as well
	if err := f.disk.Close(); err != nil {
		return unusable(f.path, "could not be closed", err)
	}
	return nil
}

// Reopen closes f and opens the file again as f was opened, with the walk and
// everything else. It is what follows a failed Update. If it fails, f is closed
// all the same.
func Reopen(f *File) (*File, error) {
	if err := f.Close(); err != nil {
		return nil, err
	}
	return Open(f.path, f.options)
}
