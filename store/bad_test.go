package store_test

import (
	"bufio"
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

func TestPassphrase(t *testing.T) {
	d := newDesk(t, folder(t), 1)
	d.o.Passphrase, d.o.Cost = []byte("Four words, or five: Straße"), 10
	space, begin := d.cohort("ssl-2021", 2)
	d.create(begin)
	d.mark(space, 0, model.VerbPresent)
	if d.book.Demo() || d.book.CapsLock() || d.book.Path() != d.path {
		t.Error("a file with a passphrase is taken for something else")
	}
	d.close()
	before := mustRead(t, d.path)
	for _, x := range []struct {
		typed string
		caps  bool
		want  error
	}{
		{"Four words, or five: Straße", false, nil},
		{"fOUR WORDS, OR FIVE: sTRAßE", true, nil},
		{"Four words, or five: Strasse", false, store.ErrWrongPassphrase},
		{"four words, or five: Straße", false, store.ErrWrongPassphrase},
		{" ", false, store.ErrWrongPassphrase},
		{"", false, store.ErrWrongPassphrase},
	} {
		o := d.o
		o.Passphrase = []byte(x.typed)
		b, err := store.Open(d.path, o)
		if !errors.Is(err, x.want) {
			t.Errorf("%q: %v", x.typed, err)
		}
		if err != nil {
			if !strings.Contains(err.Error(), filepath.Base(d.path)) || errors.Is(err, store.ErrDamaged) {
				t.Errorf("%q: %v", x.typed, err)
			}
			continue
		}
		if b.CapsLock() != x.caps {
			t.Errorf("%q: Caps Lock %v", x.typed, b.CapsLock())
		}
		if err := b.Check(space); err != nil {
			t.Error(err)
		}
		b.Close()
	}
	o := d.o
	o.Passphrase = nil
	if _, err := store.Open(d.path, o); !errors.Is(err, store.ErrLocked) {
		t.Errorf("without a passphrase: %v", err)
	}
	if locked, demo, err := store.Locked(d.path); !locked || demo || err != nil {
		t.Errorf("locked %v, demo %v, %v", locked, demo, err)
	}
	if !bytes.Equal(before, mustRead(t, d.path)) {
		t.Error("a passphrase that was tried changed the file")
	}
}

func TestDemoOpensWithoutAPassphrase(t *testing.T) {
	d := newDesk(t, folder(t), 1)
	_, begin := d.cohort("ssl-2021", 1)
	d.create(begin)
	if !d.book.Demo() || d.book.ReadOnly() {
		t.Error("it is no demo, or cannot be written")
	}
	d.close()
	if locked, demo, err := store.Locked(d.path); locked || !demo || err != nil {
		t.Errorf("locked %v, demo %v, %v", locked, demo, err)
	}
	d.o.Passphrase = []byte("typed all the same")
	d.open()
	d.close()
}

func TestOpenTwice(t *testing.T) {
	d := newDesk(t, folder(t), 1)
	_, begin := d.cohort("ssl-2021", 1)
	d.create(begin)
	d.close()
	cmd := start(t, "hold", d.path)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	refused := func(where string, open func() error) {
		t.Helper()
		var took time.Duration
		for range 8 { // the machine may be busy with something else
			begin := time.Now()
			if err := open(); !errors.Is(err, store.ErrInUse) || !strings.Contains(err.Error(), d.path) {
				t.Errorf("%s: %v", where, err)
			}
			if took = time.Since(begin); took <= time.Second {
				return
			}
		}
		t.Errorf("%s: the answer took %v", where, took)
	}
	open := func() error { _, err := store.Open(d.path, d.o); return err }
	refused("in another process", open)
	refused("asked whether it is locked", func() error { _, _, err := store.Locked(d.path); return err })
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	d.open()
	d.o.Wait = time.Millisecond
	refused("in this process", open)
	d.close()
	d.open()
	d.close()
}

func TestWhatIsNoFileOfOurs(t *testing.T) {
	dir := folder(t)
	path := func(name string) string { return filepath.Join(dir, name) }
	mustWrite(t, path("text"), []byte("Dear lead,\nthe dates are below.\n"))
	mustWrite(t, path("long text"), bytes.Repeat([]byte("the dates are below\n"), 2000))
	mustWrite(t, path("picture.png"), append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), make([]byte, 20_000)...))
	mustWrite(t, path("zeros"), make([]byte, 40_000))
	if err := os.Mkdir(path("folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, fill := range map[string]func(tx *bbolt.Tx) error{
		"other.db": func(tx *bbolt.Tx) error {
			b, err := tx.CreateBucket([]byte("other"))
			if err != nil {
				return err
			}
			return b.Put([]byte("key"), []byte("value"))
		},
		"alike.db": func(tx *bbolt.Tx) error {
			b, err := tx.CreateBucket([]byte("file"))
			if err != nil {
				return err
			}
			return b.Put([]byte("header"), []byte("something else"))
		},
		"bare.db": func(tx *bbolt.Tx) error { return nil },
	} {
		db, err := bbolt.Open(path(name), 0o600, &bbolt.Options{PageSize: pageSize})
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Update(fill); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range []struct {
		name string
		want error
	}{
		{"text", store.ErrNotOurs}, {"long text", store.ErrNotOurs}, {"picture.png", store.ErrNotOurs}, {"zeros", store.ErrNotOurs}, {"folder", store.ErrNotOurs},
		{"other.db", store.ErrNotOurs}, {"alike.db", store.ErrNotOurs}, {"bare.db", store.ErrNotOurs},
		{"missing", fs.ErrNotExist}, {"missing/below", fs.ErrNotExist},
	} {
		before, _ := os.ReadFile(path(x.name))
		for what, err := range map[string]error{
			"open":   func() error { _, err := store.Open(path(x.name), store.Options{}); return err }(),
			"locked": func() error { _, _, err := store.Locked(path(x.name)); return err }(),
		} {
			if !errors.Is(err, x.want) || err == nil || !strings.Contains(err.Error(), path(x.name)) {
				t.Errorf("%s, %s: %v", x.name, what, err)
			}
		}
		if after, _ := os.ReadFile(path(x.name)); !bytes.Equal(before, after) {
			t.Errorf("%s was changed", x.name)
		}
		if x.want == fs.ErrNotExist {
			if _, err := os.Stat(path(x.name)); err == nil {
				t.Errorf("%s was made", x.name)
			}
		}
	}
	mustWrite(t, path("empty"), nil)
	if _, err := store.Open(path("empty"), store.Options{}); !errors.Is(err, store.ErrDamaged) && !errors.Is(err, store.ErrNotOurs) {
		t.Errorf("an empty file: %v", err)
	}
	if b := mustRead(t, path("empty")); len(b) != 0 {
		t.Error("an empty file was filled")
	}
}

func TestCreateReplacesNothing(t *testing.T) {
	d := newDesk(t, folder(t), 1)
	space, begin := d.cohort("ssl-2021", 1)
	d.create(begin)
	d.mark(space, 0, model.VerbPresent)
	d.close()
	text := filepath.Join(filepath.Dir(d.path), "text")
	mustWrite(t, text, []byte("mine"))
	for _, path := range []string{d.path, text, filepath.Dir(d.path)} {
		before, _ := os.ReadFile(path)
		if err := store.Create(path, d.o, begin); !errors.Is(err, fs.ErrExist) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", path, err)
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
			t.Errorf("%s was replaced", path)
		}
	}
	// A creation that cannot be finished leaves nothing.
	f := model.NewDraft(model.NewSnapshot(1, nil), d.env(), model.VerbNewHub)
	f.Hub(model.Hub{ID: 1, Name: strings.Repeat("x", 2<<20)})
	path := filepath.Join(folder(t), "new.db")
	if err := store.Create(path, d.o, [][]*change.Change{{f.Change()}}); !errors.Is(err, store.ErrTooLong) {
		t.Errorf("too much to begin with: %v", err)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
}
