package folder

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"workgroup/store/carry/carrytest"
)

func named(own string) func(n int) string {
	return func(n int) string { return fmt.Sprintf("Workgroup from %s, %d.workgroup", own, n) }
}

func TestFolderIsACarrier(t *testing.T) {
	dir := t.TempDir()
	a, b := New(dir, "Asha"), New(dir, "Ben")
	a.every, b.every = time.Millisecond, time.Millisecond
	carrytest.Conform(t, a, b, named("Asha"), named("Ben"))
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("parts of drops are left: %q", left)
	}
}

func TestWhatIsNoDropIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"notes.txt", ".hidden.workgroup", "Workgroup from Asha (1).workgroup"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder.workgroup"), 0o700); err != nil {
		t.Fatal(err)
	}
	f := New(dir, "Ben")
	names, _, err := f.List(t.Context(), "")
	if err != nil || len(names) != 1 || names[0] != "Workgroup from Asha (1).workgroup" {
		t.Errorf("listed are %q, %v", names, err)
	}
	for _, name := range []string{"../Ben.workgroup", "Ben.txt", ".Ben.workgroup"} {
		if err := f.Put(t.Context(), name, nil); err == nil {
			t.Errorf("%q was put", name)
		}
	}
	if _, err := f.Get(t.Context(), "../secret", 10); err == nil {
		t.Error("a file outside the folder was read")
	}
}

func TestAFolderThatIsNotThere(t *testing.T) {
	f := New(filepath.Join(t.TempDir(), "stick"), "Ben")
	if f.There() {
		t.Error("a folder that is not there is there")
	}
	if _, _, err := f.List(t.Context(), ""); err == nil {
		t.Error("it was listed")
	}
}
