package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/model"
)

// keptCopy is a file, the copy that was kept of it, and one note written since.
func keptCopy(t *testing.T) (b *Book, space model.ID, copy string, o Options) {
	t.Helper()
	b, space = ownFile(t)
	if _, err := b.Keep(monday); err != nil {
		t.Fatal(err)
	}
	noted(t, b, space, "written since")
	all, err := Copies(b.Path())
	if err != nil || len(all) != 1 {
		t.Fatal(all, err)
	}
	return b, space, all[0].Path, Options{Rand: b.rand, Marks: b.mark.dir, Passphrase: []byte("four words of old"), Cost: 10}
}

func noteOf(t *testing.T, b *Book, space model.ID) string {
	t.Helper()
	s, err := b.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	return s.Enrolments[0].Note(s.Sessions[0].ID)
}

func TestWhatACopyHasNot(t *testing.T) {
	b, space, copy, o := keptCopy(t)
	c, err := OpenCopy(copy, o)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	gone, err := b.Beyond(c)
	if err != nil || len(gone) != 1 || gone[0].Space != space || !strings.Contains(gone[0].Words, "a note, session 1") {
		t.Errorf("%+v %v", gone, err)
	}
	if gone, err := c.Beyond(b); err != nil || len(gone) != 0 {
		t.Errorf("the other way round: %+v %v", gone, err)
	}
	if err := c.Set("lead", "7"); err == nil {
		t.Error("a copy that is looked at can be written")
	}
	other, _ := ownFile(t)
	other.locks.id++
	if _, err := other.Beyond(c); !errors.Is(err, ErrNotOurs) || !strings.Contains(err.Error(), "is no copy of") {
		t.Error(err)
	}
}

// TestRestoring: the copy takes the place, what stood there stays beside it, and what is
// written on comes from a new device, so that both can be brought together again.
func TestRestoring(t *testing.T) {
	b, space, copy, o := keptCopy(t)
	device, path := b.device.id, b.Path()
	if _, err := Restore(copy, path, o, monday); !errors.Is(err, ErrInUse) {
		t.Errorf("over an open file: %v", err)
	}
	written, err := b.Journal(space)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	replaced, err := Restore(copy, path, o, monday)
	if err != nil || filepath.Base(replaced) != "a replaced 2026-11-23 0802.db" {
		t.Fatal(replaced, err)
	}
	if b, err = Open(path, o); err != nil {
		t.Fatal(err)
	}
	defer func() { b.Close() }()
	if got := noteOf(t, b, space); got == "written since" {
		t.Errorf("the restored file says %q", got)
	}
	noted(t, b, space, "after restoring")
	if b.device.id == device {
		t.Error("it goes on under the old number")
	}
	m, err := b.Merge(written)
	if err != nil || m.New != 1 || m.Forks != 0 {
		t.Errorf("brought together: %+v %v", m, err)
	}
	old, err := OpenCopy(replaced, o)
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	if got := noteOf(t, old, space); got != "written since" {
		t.Errorf("what was replaced says %q", got)
	}
}

// TestRestoringOverDamage: a file that nothing can be read of makes way too, and stays.
func TestRestoringOverDamage(t *testing.T) {
	for name, content := range map[string][]byte{"cut short": []byte("x"), "not there": nil} {
		b, space, copy, o := keptCopy(t)
		path := b.Path()
		b.Close()
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if content != nil {
			if err := os.WriteFile(path, content, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		for n, want := range []string{"a replaced 2026-11-23 0802.db", "a replaced 2026-11-23 0802-2.db"} {
			replaced, err := Restore(copy, path, o, monday)
			if n == 0 && content == nil {
				want = "."
			} else if content == nil {
				want = "a replaced 2026-11-23 0802.db"
			}
			if err != nil || filepath.Base(replaced) != want {
				t.Fatal(name, replaced, err)
			}
		}
		b, err := Open(path, o)
		if err != nil {
			t.Fatal(err)
		}
		if got := noteOf(t, b, space); got == "written since" {
			t.Error(got)
		}
		b.Close()
	}
}

func TestWhatIsNoCopyIsNotRestored(t *testing.T) {
	b, _, copy, o := keptCopy(t)
	path := b.Path()
	b.Close()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	bad := filepath.Join(t.TempDir(), "bad.db")
	content, _ := os.ReadFile(copy)
	for i := range content {
		if i > 2*4096 && i%4096 == 1000 {
			content[i] ^= 1 // in a value, on most pages
		}
	}
	if err := os.WriteFile(bad, content, 0o600); err != nil {
		t.Fatal(err)
	}
	other := o
	other.Passphrase = []byte("another one")
	for name, try := range map[string]func() error{
		"itself":               func() error { _, err := Restore(path, path, o, monday); return err },
		"damaged":              func() error { _, err := Restore(bad, path, o, monday); return err },
		"missing":              func() error { _, err := Restore(bad+"x", path, o, monday); return err },
		"another's passphrase": func() error { _, err := Restore(copy, path, other, monday); return err },
	} {
		if err := try(); err == nil {
			t.Errorf("%s was restored", name)
		}
	}
	after, err := os.ReadFile(path)
	if err != nil || string(before) != string(after) {
		t.Error("the file changed")
	}
	names, _ := os.ReadDir(filepath.Dir(path))
	if len(names) != 2 {
		t.Errorf("left behind: %v", names)
	}
}
