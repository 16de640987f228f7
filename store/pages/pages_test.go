package pages

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// asChild names the part that a copy of the test binary plays.
const asChild = "WORKGROUP_PAGES_CHILD"

func TestMain(m *testing.M) {
	if part := os.Getenv(asChild); part != "" {
		os.Exit(playChild(part, os.Getenv(asChild+"_PATH")))
	}
	os.Exit(m.Run())
}

func playChild(part, path string) int {
	var err error
	switch part {
	case "hold":
		err = hold(path)
	case "fill the disk":
		err = fillDisk(path)
	case "no room":
		err = noRoom(path)
	default:
		err = errors.New("no such part: " + part)
	}
	if err != nil {
		fmt.Println(err)
		return 1
	}
	return 0
}

func child(part, path string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asChild+"="+part, asChild+"_PATH="+path)
	return cmd
}

// hold keeps the file open until its input ends.
func hold(path string) error {
	f, err := Open(path, Options{})
	if err != nil {
		return err
	}
	fmt.Println("open")
	io.Copy(io.Discard, os.Stdin)
	return f.Close()
}

func one(tx *bbolt.Tx) error {
	b, err := tx.CreateBucket([]byte("journal"))
	if err != nil {
		return err
	}
	return b.Put([]byte("1"), []byte("one"))
}

func create1(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "year.wg")
	if err := Create(path, one); err != nil {
		t.Fatal(err)
	}
	return path
}

func get(t *testing.T, f *File, key string) (value string) {
	t.Helper()
	if err := f.View(func(tx *bbolt.Tx) error {
		value = string(tx.Bucket([]byte("journal")).Get([]byte(key)))
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return value
}

func set(f *File, key, value string) error {
	return f.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("journal")).Put([]byte(key), []byte(value))
	})
}

func onlyFile(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if strings.Join(names, " ") != strings.Join(want, " ") {
		t.Errorf("the folder has %q, not %q", names, want)
	}
}

func TestCreateOpenClose(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "new", "deep")
	path := filepath.Join(folder, "year.wg")
	if err := Create(path, one); err != nil {
		t.Fatal(err)
	}
	onlyFile(t, folder, "year.wg")
	for name, mode := range map[string]fs.FileMode{path: 0o600, folder: 0o700} {
		if info, err := os.Stat(name); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	f := mustOpen(t, path)
	if f.Path() != path || f.ReadOnly() {
		t.Errorf("path %q, read only %v", f.Path(), f.ReadOnly())
	}
	if got := f.db.Info().PageSize; got != PageSize {
		t.Errorf("page size %d", got)
	}
	if err := set(f, "2", "two"); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil {
		t.Error(err)
	} else if size, err := f.Size(); err != nil || size != info.Size() {
		t.Errorf("size %d, %v", size, err)
	}
	again, err := Reopen(f)
	if err != nil {
		t.Fatal(err)
	}
	if got := get(t, again, "1") + get(t, again, "2"); got != "onetwo" {
		t.Errorf("read %q", got)
	}
	for range 2 {
		if err := again.Close(); err != nil {
			t.Error(err)
		}
	}
	if err := again.View(func(*bbolt.Tx) error { return nil }); !errors.Is(err, ErrClosed) {
		t.Errorf("view after close: %v", err)
	}
	if err := set(again, "3", "three"); !errors.Is(err, ErrClosed) {
		t.Errorf("update after close: %v", err)
	}
	if _, err := again.Size(); !errors.Is(err, ErrClosed) {
		t.Errorf("size after close: %v", err)
	}
}

func TestCreateLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "year.wg")
	sorry := errors.New("sorry")
	if err := Create(path, func(*bbolt.Tx) error { return sorry }); err != sorry {
		t.Errorf("fill's error came back as %v", err)
	}
	if err := Create(path, func(*bbolt.Tx) error { panic("oh") }); !errors.Is(err, ErrProgram) {
		t.Errorf("a panic came back as %v", err)
	}
	onlyFile(t, folder)
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Create(path, one); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over an existing file: %v", err)
	}
	if err := Create(filepath.Join(path, "year.wg"), one); !errors.Is(err, ErrNotWritten) && !errors.Is(err, fs.ErrExist) {
		t.Errorf("below a file: %v", err)
	}
	if got, err := os.ReadFile(path); string(got) != "mine" || err != nil {
		t.Errorf("the existing file is now %q, %v", got, err)
	}
	onlyFile(t, folder, "year.wg")
}

func TestPlaceNeverReplaces(t *testing.T) {
	unable := func(string, string) error { return errors.ErrUnsupported }
	ways := map[string]placing{
		"rename": {Disk{}, renameNew, unable, func(string) error { return errors.ErrUnsupported }},
		"link":   {Disk{}, unable, os.Link, func(string) error { return errors.ErrUnsupported }},
		"claim":  {Disk{}, unable, unable, claimEmpty},
	}
	for name, by := range ways {
		folder := t.TempDir()
		path := filepath.Join(folder, "year.wg")
		// The file appears after the first look, while the new one is being made.
		err := Disk{}.create(path, func(tx *bbolt.Tx) error {
			return errors.Join(one(tx), os.WriteFile(path, []byte("mine"), 0o600))
		}, by)
		if !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: %v", name, err)
		}
		if got, _ := os.ReadFile(path); string(got) != "mine" {
			t.Errorf("%s: the other's file was replaced", name)
		}
		onlyFile(t, folder, "year.wg")
		os.Remove(path)
		err = Disk{}.create(path, one, by)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		onlyFile(t, folder, "year.wg")
		if got := get(t, mustOpen(t, path), "1"); got != "one" {
			t.Errorf("%s: read %q", name, got)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	folder := t.TempDir()
	file := func(name string, b []byte) string {
		path := filepath.Join(folder, name)
		copyTo(t, path, b)
		return path
	}
	healthy, err := os.ReadFile(create1(t))
	if err != nil {
		t.Fatal(err)
	}
	large := filepath.Join(folder, "large pages")
	db, err := bbolt.Open(large, 0o600, &bbolt.Options{PageSize: 16384})
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	unsynced := filepath.Join(folder, "unsynced")
	db, err = bbolt.Open(unsynced, 0o600, &bbolt.Options{PageSize: PageSize, NoFreelistSync: true})
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(one)
	db.Close()
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]error{
		filepath.Join(folder, "none"):            fs.ErrNotExist,
		filepath.Join(folder, "none", "none"):    fs.ErrNotExist,
		folder:                                   ErrNotOurs,
		file("text", []byte("Dear colleagues,")): ErrNotOurs,
		file("long text", []byte(strings.Repeat("Dear colleagues,", 2000))): ErrNotOurs,
		large:                            ErrNotOurs,
		unsynced:                         ErrDamaged,
		file("empty", nil):               ErrDamaged,
		file("three", healthy[:3]):       ErrDamaged,
		file("one page", healthy[:4096]): ErrDamaged,
		file("cut", healthy[:3*4096]):    ErrDamaged,
	} {
		before, _ := os.ReadFile(path)
		_, err := Open(path, Options{})
		var said *Error
		if !errors.Is(err, want) || !errors.As(err, &said) {
			t.Errorf("%s: %v, not %v", path, err, want)
			continue
		}
		if text := err.Error(); !strings.Contains(text, path) || !strings.HasSuffix(text, ".") {
			t.Errorf("not a sentence with the path: %s", text)
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Errorf("%s was changed", path)
		}
	}
}

func TestSecondOpenIsInUse(t *testing.T) {
	path := create1(t)
	inUseSoon := func(options Options) {
		t.Helper()
		var took time.Duration
		for range 8 { // the machine may be busy with something else
			start := time.Now()
			f, err := Open(path, options)
			if !errors.Is(err, ErrInUse) {
				t.Fatalf("%v, %v", f, err)
			}
			if took = time.Since(start); took <= time.Second {
				return
			}
		}
		t.Errorf("it took %v", took)
	}
	f := mustOpen(t, path)
	inUseSoon(Options{})
	inUseSoon(Options{Wait: -1})
	inUseSoon(Options{ReadOnly: true, Wait: -1})
	if err := set(f, "2", "two"); err != nil {
		t.Errorf("the first window can no longer write: %v", err)
	}
	f.Close()

	other := child("hold", path)
	in, err := other.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); line != "open\n" {
		t.Fatalf("the child says %q, %v", line, err)
	}
	inUseSoon(Options{Wait: time.Hour})
	in.Close()
	if err := other.Wait(); err != nil {
		t.Fatal(err)
	}
	readers := []*File{}
	for range 2 {
		r, err := Open(path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		readers = append(readers, r)
	}
	if got := get(t, readers[1], "2"); got != "two" {
		t.Errorf("read %q", got)
	}
	inUseSoon(Options{Wait: -1})
}

func TestReadOnly(t *testing.T) {
	path := create1(t)
	for name, reason := range map[string]error{"asked": nil, "disk": syscall.EROFS, "permission": syscall.EACCES} {
		f, err := open(path, Options{ReadOnly: reason == nil}, means{func(name string, flag int, mode os.FileMode) (*os.File, error) {
			if flag&(os.O_RDWR|os.O_WRONLY) != 0 {
				return nil, &fs.PathError{Op: "open", Path: name, Err: reason}
			}
			return os.OpenFile(name, flag, mode)
		}, everything, never, nil})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if !f.ReadOnly() || get(t, f, "1") != "one" {
			t.Errorf("%s: read only %v", name, f.ReadOnly())
		}
		err = set(f, "1", "two")
		if !errors.Is(err, ErrNotWritten) || !errors.Is(err, berrors.ErrDatabaseReadOnly) {
			t.Errorf("%s: %v", name, err)
		}
		if err := f.Examine(); err != nil {
			t.Error(err)
		}
		f.Close()
	}
}

func TestManyAtOnce(t *testing.T) {
	f := mustOpen(t, create1(t))
	f.db.NoSync = true
	var all sync.WaitGroup
	for w := range 4 {
		all.Go(func() {
			for i := range 40 {
				if err := set(f, fmt.Sprint(w, i), strings.Repeat("x", 400)); err != nil {
					t.Error(err)
				}
				if err := f.View(func(tx *bbolt.Tx) error {
					return tx.Bucket([]byte("journal")).ForEach(func(_, _ []byte) error { return nil })
				}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 5 {
		if err := f.Examine(); err != nil {
			t.Error(err)
		}
	}
	all.Wait()
}
