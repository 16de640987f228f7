//go:build linux || darwin

package pages

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"

	"go.etcd.io/bbolt"
)

// fillDisk writes until the limit on the size of files is met, twice: where the
// file has to grow, and where a page below its length cannot be written. It
// prints how many writes were acknowledged.
func fillDisk(path string) error {
	signal.Ignore(syscall.SIGXFSZ)
	f, err := Open(path, Options{})
	if err != nil {
		return err
	}
	good := 0
	for _, limit := range []int64{0, -2 * PageSize} {
		size, err := f.Size()
		if err != nil {
			return err
		}
		var was syscall.Rlimit
		if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
			return err
		}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: uint64(size + limit), Max: was.Max}); err != nil {
			return err
		}
		for err = error(nil); err == nil; {
			if err = set(f, fmt.Sprintf("n%03d", good), strings.Repeat("x", 2000)); err == nil {
				good++
			}
			if good > 500 {
				return errors.New("the limit does not hold")
			}
		}
		if !errors.Is(err, ErrNotWritten) || !strings.Contains(err.Error(), "grow any larger") {
			return fmt.Errorf("a full disk gives: %v", err)
		}
		if err := set(f, "n999", "after"); !errors.Is(err, ErrNotWritten) {
			return fmt.Errorf("a write after a failed one gives: %v", err)
		}
		if got := countOf(f); got != good {
			return fmt.Errorf("the open file has %d, not %d", got, good)
		}
		if f, err = Reopen(f); err != nil {
			return err
		}
		if got := countOf(f); got != good {
			return fmt.Errorf("opened again it has %d, not %d", got, good)
		}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
			return err
		}
		for range 3 { // there is room again
			if err := set(f, fmt.Sprintf("n%03d", good), "y"); err != nil {
				return err
			}
			good++
		}
	}
	fmt.Println(good)
	return f.Close()
}

func countOf(f *File) (n int) {
	f.View(func(tx *bbolt.Tx) error {
		n = tx.Bucket([]byte("journal")).Stats().KeyN - 1
		return nil
	})
	return n
}

func TestFullDisk(t *testing.T) {
	path := create1(t)
	out, err := child("fill the disk", path).Output()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	f := mustOpen(t, path)
	if got := fmt.Sprintln(countOf(f)); got != string(out) || got == "0\n" {
		t.Errorf("the file has %s, acknowledged were %s", got, out)
	}
	if err := f.Examine(); err != nil {
		t.Error(err)
	}
	onlyFile(t, filepath.Dir(path), "year.wg")
}

// noRoom makes files where there is no room for all of them.
func noRoom(folder string) error {
	signal.Ignore(syscall.SIGXFSZ)
	for _, limit := range []uint64{20_000, 0} {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: 20_000}); err != nil {
			return err
		}
		err := Create(filepath.Join(folder, "year.wg"), func(tx *bbolt.Tx) error {
			b, err := tx.CreateBucket([]byte("journal"))
			return errors.Join(err, b.Put([]byte("1"), make([]byte, 50_000)))
		})
		if !errors.Is(err, ErrNotWritten) {
			return fmt.Errorf("limit %d: %v", limit, err)
		}
	}
	return nil
}

func TestCreateOnFullDisk(t *testing.T) {
	folder := t.TempDir()
	if out, err := child("no room", folder).Output(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
	onlyFile(t, folder)
}

// TestReplacedWhileWaiting: the lock of a file that has lost its name is of no
// use to anybody.
func TestReplacedWhileWaiting(t *testing.T) {
	path := create1(t)
	newer := create1(t)
	f := mustOpen(t, newer)
	if err := set(f, "1", "newer"); err != nil {
		t.Fatal(err)
	}
	f.Close()
	replaced := false
	f, err := open(path, Options{}, means{func(name string, flag int, mode os.FileMode) (*os.File, error) {
		file, err := os.OpenFile(name, flag, mode)
		if !replaced {
			replaced = true
			err = errors.Join(err, os.Rename(newer, path))
		}
		return file, err
	}, everything, never, nil})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := get(t, f, "1"); got != "newer" {
		t.Errorf("read %q", got)
	}
}

// TestFileCutWhileOpen takes the file away from under its map: reading it is
// then a memory fault.
func TestFileCutWhileOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "year.wg")
	sample(t, path, 3)
	for _, left := range []int64{2 * PageSize, 0} {
		healthy, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := mustOpen(t, path)
		if err := os.Truncate(path, left); err != nil {
			t.Fatal(err)
		}
		before := debug.SetPanicOnFault(false)
		if _, err := readAll(f); !errors.Is(err, ErrDamaged) {
			t.Errorf("read: %v", err)
		}
		if debug.SetPanicOnFault(before) {
			t.Error("faults panic outside of transactions too")
		}
		for range 2 {
			if err := set(f, "1", "x"); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotWritten) {
				t.Errorf("write: %v", err)
			}
		}
		if _, err := Reopen(f); !errors.Is(err, ErrDamaged) {
			t.Errorf("open again: %v", err)
		}
		copyTo(t, path, healthy)
		mustOpen(t, path).Close() // the lock was given back
	}
}
