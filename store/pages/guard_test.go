package pages

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"go.etcd.io/bbolt"
)

func TestErrorsOfFnComeBackUntouched(t *testing.T) {
	f := mustOpen(t, create1(t))
	full := fmt.Errorf("mine: %w", syscall.ENOSPC)
	if err := f.View(func(*bbolt.Tx) error { return full }); err != full {
		t.Errorf("view: %v", err)
	}
	if err := f.Update(func(*bbolt.Tx) error { return full }); err != full {
		t.Errorf("update: %v", err)
	}
	if err := set(f, "2", "two"); err != nil {
		t.Errorf("an error of fn stops later writes: %v", err)
	}
}

func TestPanicsComeBackAsErrors(t *testing.T) {
	var noMap map[string]int
	mistakes := map[string]func(*bbolt.Tx) error{
		"nil map":        func(*bbolt.Tx) error { noMap["a"] = 1; return nil },
		"index":          func(tx *bbolt.Tx) error { _ = tx.Bucket([]byte("journal")).Get([]byte("1"))[99]; return nil },
		"text":           func(*bbolt.Tx) error { panic("bolt is not to blame") },
		"error":          func(*bbolt.Tx) error { panic(errors.New("nor here")) },
		"no bucket":      func(tx *bbolt.Tx) error { tx.Bucket([]byte("none")).Get([]byte("1")); return nil },
		"rollback":       func(tx *bbolt.Tx) error { return tx.Rollback() },
		"inside foreach": func(tx *bbolt.Tx) error { return tx.ForEach(func([]byte, *bbolt.Bucket) error { panic("here") }) },
	}
	path := create1(t)
	for name, fn := range mistakes {
		f := mustOpen(t, path)
		if err := f.View(fn); !errors.Is(err, ErrProgram) {
			t.Errorf("view, %s: %v", name, err)
		}
		err := f.Update(func(tx *bbolt.Tx) error {
			if err := tx.Bucket([]byte("journal")).Put([]byte("1"), []byte("half done")); err != nil {
				return err
			}
			return fn(tx)
		})
		if !errors.Is(err, ErrProgram) || strings.Count(err.Error(), path) != 1 {
			t.Errorf("update, %s: %v", name, err)
		}
		if got := get(t, f, "1"); got != "one" {
			t.Errorf("%s: %q was written all the same", name, got)
		}
		if err := set(f, "2", name); !errors.Is(err, ErrNotWritten) {
			t.Errorf("%s: a later write without opening again: %v", name, err)
		}
		f, err = Reopen(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := set(f, "2", name); err != nil {
			t.Errorf("%s: after opening again: %v", name, err)
		}
		f.Close()
	}
}

// TestExamineReadsLeaves damages a leaf of what counts as a large file.
func TestExamineReadsLeaves(t *testing.T) {
	path := filepath.Join(t.TempDir(), "year.wg")
	sample(t, path, 4)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	inUse := branches(b)
	p := parse(b[inUse[0]*PageSize:])
	leaf := binary.NativeEndian.Uint64(p.bytes[headerSize+elementSize*int(p.count-1)+8:])
	b[leaf*PageSize+10]-- // one element fewer
	copyTo(t, path, b)
	if _, err := Open(path, Options{}); !errors.Is(err, ErrDamaged) {
		t.Errorf("open as a small file: %v", err)
	}
	f, err := open(path, Options{}, means{os.OpenFile, 0, never, nil})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Examine(); !errors.Is(err, ErrDamaged) {
		t.Errorf("examine: %v", err)
	}
}

func TestFailedWritesInWords(t *testing.T) {
	for cause, want := range map[error]string{
		&fs.PathError{Op: "write", Path: "year.wg", Err: syscall.ENOSPC}: "year.wg was not written: the disk is full. Make room",
		fmt.Errorf("file sync error: %s", syscall.EIO):                   "the disk reports a fault",
		fmt.Errorf("file resize error: %s", syscall.EFBIG):               "not grow any larger",
		syscall.EROFS:           "can only be read",
		syscall.EPERM:           "did not permit",
		errors.New("something"): "something",
	} {
		err := failedWrite("year.wg", cause)
		if !errors.Is(err, ErrNotWritten) || !errors.Is(err, cause) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", cause, err)
		}
	}
}
