package pages

import (
	"errors"
	"os"
	"testing"
)

// TestDescriptorClosedUnderIt: the file is pulled from under the program. The write is
// refused, nothing panics, what was written is there when it is opened again, and it goes on.
func TestDescriptorClosedUnderIt(t *testing.T) {
	path := create1(t)
	f := mustOpen(t, path)
	if err := set(f, "2", "written"); err != nil {
		t.Fatal(err)
	}
	f.disk.Close()
	if err := set(f, "3", "not written"); !errors.Is(err, ErrNotWritten) {
		t.Fatalf("a write without a file: %v", err)
	}
	if err := set(f, "3", "not written"); !errors.Is(err, ErrNotWritten) {
		t.Fatalf("and another: %v", err)
	}
	if _, err := f.Size(); err == nil {
		t.Error("it has a size")
	}
	if err := f.There(); !errors.Is(err, ErrNotWritten) {
		t.Errorf("it is said to be there: %v", err)
	}
	if err := f.Copy(path+".copy", nil); err == nil {
		t.Error("a copy of it was made")
	}
	_ = f.Close()
	g := mustOpen(t, path)
	if get(t, g, "2") != "written" || get(t, g, "3") != "" {
		t.Error("it holds something else")
	}
	if err := set(g, "3", "now"); err != nil {
		t.Error(err)
	}
}

// TestStickPulled: a file that is gone from its place says so, before anything is written
// that nobody would find again, and goes on once it is back.
func TestStickPulled(t *testing.T) {
	path := create1(t)
	f := mustOpen(t, path)
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	if err := f.There(); !errors.Is(err, ErrNotWritten) {
		t.Errorf("it is said to be there: %v", err)
	}
	if next, done, err := f.Rewrite(nil, nil, nil); done || next != f || !errors.Is(err, ErrNotWritten) {
		t.Errorf("it was rewritten: %v", err)
	}
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(f.There(), set(f, "2", "goes on")); err != nil {
		t.Error(err)
	}
}
