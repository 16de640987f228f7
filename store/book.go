package store

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/pages"
	"workgroup/store/seal"
)

// Options are how a file is made and opened.
type Options struct {
	// Rand is where keys, nonces and devices come from: crypto/rand where nil.
	Rand io.Reader
	// Marks is the folder in which the machine keeps its marks, outside the file; ""
	// for none, so that every opening writes on as a new device.
	Marks string
	// Passphrase opens or locks the file; nil for a demo.
	Passphrase []byte
	// Cost is the work of a new passphrase, of the file or later (seal.Cost); 0 measures it.
	Cost int
	// Wait is how long to wait for another window to let go of the file; 0 is a third
	// of a second.
	Wait time.Duration
	// Disk is what files are made, named and removed with: the system's where it is zero.
	Disk pages.Disk
}

func (o Options) rand() io.Reader {
	if o.Rand == nil {
		return rand.Reader
	}
	return o.Rand
}

// Book is an open file. Its methods may be called from several goroutines; writes
// wait for each other.
type Book struct {
	path string
	rand io.Reader
	disk pages.Disk
	wait time.Duration
	cost int // of a new passphrase

	copying sync.Mutex // held while copies are made or looked after

	mu     sync.Mutex
	file   *pages.File // nil after a failed reopening
	closed bool
	locks  locks
	caps   bool
	key    seal.Named
	mark   mark
	device device
	spaces map[change.ID]*space
	order  []change.ID // of spaces, the one used longest ago first
	// settings as they stand in the file.
	settings map[string]string
	// gained is how often a group or a key of one came: what could not be read before may be now.
	gained int

	// rested is how a shared folder and this file were when an exchange found nothing to do.
	rested string
	// unread is what of the folder could not be taken in then.
	unread model.Exchanged

	// owns are the keys of the devices as which this file was ever written here, once they were
	// asked for: reading one takes as long as signing does.
	owns map[change.ID]seal.DeviceKeys

	// hearing are those who want to know what changed; pace is how they go about it.
	hearing map[*hearing]bool
	pace    pace

	rescued int
	waiting [][]*change.Change

	cleared model.Cleared
	steps   func(string) // told by Clear how far it is; nil but in tests
}

// device is this laptop in this file.
type device struct {
	id     change.ID
	action uint64 // number of its last action in the file
	// drawn: not in the file yet. Its keys are made with its first action: making them
	// takes some milliseconds, and whoever only reads needs none.
	drawn bool
}

// NewID draws an ID that nobody has.
func NewID(r io.Reader) model.ID {
	var b [8]byte
	for {
		if _, err := io.ReadFull(r, b[:]); err != nil {
			panic("no randomness: " + err.Error())
		}
		if id := model.ID(binary.BigEndian.Uint64(b[:])); id != 0 && id != ^model.ID(0) {
			return id
		}
	}
}

// Create makes a file with what it begins with, and leaves it closed. It is a demo,
// with its key inside it, where no passphrase is given. A file that is there is
// never replaced (fs.ErrExist); a creation that is cut short leaves none. What it
// begins with is written by a device of its own, so undo does not reach it.
func Create(path string, o Options, begin [][]*change.Change) error {
	key, err := seal.NewNamed(o.rand())
	if err != nil {
		return err
	}
	b := &Book{
		path: path, rand: o.rand(), disk: o.Disk, key: key, spaces: map[change.ID]*space{},
		locks: locks{header: header{id: NewID(o.rand()), demo: o.Passphrase == nil}},
	}
	slot, err := o.slot(b.locks.id, &key)
	if err != nil {
		return err
	}
	b.draw()
	err = o.Disk.Create(path, func(tx *bbolt.Tx) error {
		for _, name := range buckets() {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		file := tx.Bucket(bucketFile)
		if err := file.Put(keyHeader, b.locks.encode()); err != nil {
			return err
		}
		if err := file.Put(keySlot(0), slot.Encode()); err != nil {
			return err
		}
		w := b.newWriter(tx)
		for _, action := range begin {
			if err := w.action(action); err != nil {
				return err
			}
		}
		return w.flush()
	})
	return err
}

func (o Options) slot(file change.ID, key *seal.Named) (seal.Slot, error) {
	if o.Passphrase == nil {
		return seal.NewUnprotectedSlot(uint64(file), key)
	}
	cost := o.Cost
	if cost == 0 {
		cost = seal.Cost(time.Now)
	}
	return seal.NewPassphraseSlot(o.rand(), uint64(file), key, o.Passphrase, cost)
}

// Open opens a file; it never makes one. The errors are those of this package, and
// fs.ErrNotExist.
func Open(path string, o Options) (*Book, error) {
	wait := o.Wait
	if wait == 0 {
		wait = pages.DefaultWait
	}
	b := &Book{path: path, rand: o.rand(), disk: o.Disk, wait: wait, cost: o.Cost, spaces: map[change.ID]*space{}, hearing: map[*hearing]bool{}, pace: usualPace}
	var err error
	if b.file, err = pages.Open(path, pages.Options{Wait: wait, Disk: o.Disk}); err != nil {
		return nil, err
	}
	if err := b.open(o); err != nil {
		b.file.Close()
		return nil, err
	}
	if !b.file.ReadOnly() {
		b.sweep()
		if err := b.takeRescue(); err != nil {
			b.Close()
			return nil, err
		}
		if b.Doomed() {
			_, _ = b.Clear() // what is left to do is done at the next opening, and Doomed says so
		}
	}
	return b, nil
}

func (b *Book) open(o Options) error {
	err := b.readLocks(b.file)
	switch {
	case errors.Is(err, errNotOurs):
		return notOurs(b.path)
	case errors.Is(err, errNewer):
		return newer(b.path)
	case err != nil:
		return b.explain(err)
	}
	b.key, b.caps, err = b.locks.unlock(o.Passphrase)
	switch {
	case errors.Is(err, seal.ErrWords), errors.Is(err, seal.ErrWrongRecovery):
		return wrongWords(b.path, err)
	case errors.Is(err, seal.ErrWrongPassphrase):
		return &fault{ErrWrongPassphrase, nil, "This passphrase does not open " + filepath.Base(b.path) + ". Look at Caps Lock and type it again."}
	case errors.Is(err, ErrLocked):
		return &fault{ErrLocked, nil, filepath.Base(b.path) + " is locked: give its passphrase."}
	case err != nil:
		return b.explain(err)
	}
	b.mark = readMark(o.Marks, b.locks.id)
	b.mark.disk = o.Disk
	return b.explain(b.file.View(func(tx *bbolt.Tx) error {
		for _, name := range needed() {
			if tx.Bucket(name) == nil {
				return errNoBucket(name)
			}
		}
		if b.settings, err = b.readSettings(tx); err != nil {
			return err
		}
		return b.findDevice(tx)
	}))
}

// Locked tells, without opening it, whether a file wants a passphrase, and whether
// it is a demo.
func Locked(path string) (locked, demo bool, err error) {
	f, err := pages.Open(path, pages.Options{ReadOnly: true})
	if err != nil {
		return false, false, err
	}
	defer f.Close()
	b := &Book{path: path}
	err = b.readLocks(f)
	switch {
	case errors.Is(err, errNotOurs):
		return false, false, notOurs(path)
	case errors.Is(err, errNewer):
		return false, false, newer(path)
	case err != nil:
		return false, false, b.explain(err)
	}
	for _, s := range b.locks.slots {
		if s.Kind() == seal.SlotUnprotected {
			return false, b.locks.demo, nil
		}
	}
	return true, b.locks.demo, nil
}

func (b *Book) readLocks(f *pages.File) error {
	if err := f.Reach(bucketFile, nil, nil); err != nil {
		return err
	}
	return f.View(func(tx *bbolt.Tx) (err error) {
		b.locks, err = readLocks(tx)
		return err
	})
}

// Walked waits until the whole file has been walked, which in a large one goes on after
// it was opened: nil where nothing was found to be wrong.
func (b *Book) Walked() error {
	b.mu.Lock()
	f := b.file
	b.mu.Unlock()
	if f == nil {
		return b.isClosed()
	}
	return f.Walked()
}

// findDevice goes on as the device of the mark where the file is surely the
// continuation of what that device last wrote; else a new one is drawn, which is
// written with the first action.
func (b *Book) findDevice(tx *bbolt.Tx) error {
	if b.mark.known {
		k := keyID(b.mark.device)
		raw, err := b.get(tx, bucketDevices, k)
		if err != nil {
			return err
		}
		if raw != nil {
			last, err := b.lastAction(tx, b.mark.device)
			if err != nil {
				return err
			}
			if last >= b.mark.action {
				if _, err := b.openFileKey(bucketDevices, k, raw); err != nil {
					return err
				}
				b.device = device{id: b.mark.device, action: last}
				return nil
			}
		}
	}
	b.draw()
	return nil
}

// draw begins a new device.
func (b *Book) draw() { b.device = device{id: NewID(b.rand), drawn: true} }

// lastAction is the number of the device's last action in the file, 0 for none.
func (b *Book) lastAction(tx *bbolt.Tx, device change.ID) (uint64, error) {
	end := keyAction(device, ^uint64(0))
	c, err := b.cursor(tx, bucketActions, end, end)
	if err != nil {
		return 0, err
	}
	k, _ := c.Seek(end)
	if k == nil {
		k, _ = c.Last()
	} else if string(k) != string(end) {
		k, _ = c.Prev()
	}
	if len(k) == 16 && string(k[:8]) == string(keyID(device)) {
		return binary.BigEndian.Uint64(k[8:]), nil
	}
	return 0, nil
}

// Path is where the file is.
func (b *Book) Path() string { return b.path }

// Demo tells whether it is a demo file, with its key inside it.
func (b *Book) Demo() bool { return b.locks.demo }

// CapsLock tells whether the passphrase fitted with upper and lower case swapped.
func (b *Book) CapsLock() bool { return b.caps }

// ReadOnly tells whether nothing can be written.
func (b *Book) ReadOnly() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.file != nil && b.file.ReadOnly()
}

// Close closes the file and wipes the keys as far as Go allows.
func (b *Book) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	b.mark.close()
	b.key.Wipe()
	b.owns = nil
	b.spaces = map[change.ID]*space{}
	if b.file == nil {
		return nil
	}
	err := b.file.Close()
	b.file = nil
	return err
}

// view reads under the lock.
func (b *Book) view(fn func(tx *bbolt.Tx) error) error {
	if b.file == nil {
		return b.isClosed()
	}
	return b.explain(b.file.View(fn))
}

func (b *Book) isClosed() error {
	return &fault{fs.ErrClosed, nil, "The file " + b.path + " is closed. Open it again first."}
}
