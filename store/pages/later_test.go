package pages

import (
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// never is a size from which no file is walked behind.
const never = math.MaxUint64

// held is a walk that begins only when the test says so.
func held(begin *func()) func(*later, func()) { return func(_ *later, walk func()) { *begin = walk } }

// tryLater uses a damaged file before and after the walk behind it. Nothing may panic
// or go round in circles.
func tryLater(t *testing.T, path string, want content) outcome {
	var begin func()
	f, err := open(path, Options{}, means{os.OpenFile, 0, 0, held(&begin)})
	if err != nil {
		if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotOurs) {
			t.Errorf("refused with %v", err)
		}
		return refused
	}
	if begin == nil {
		t.Fatal("the file was walked at once")
	}
	defer f.Close()
	found := unhurt
	for name := range want {
		if err := f.Reach([]byte(name), nil, nil); err != nil {
			if !errors.Is(err, ErrDamaged) {
				t.Errorf("reach: %v", err)
			}
			found = noticed
		}
	}
	if found == unhurt {
		found = compare(t, f, want)
	}
	begin()
	if err := f.Walked(); err != nil {
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("walked: %v", err)
		}
		if err := set(f, "1", "one"); !errors.Is(err, ErrDamaged) {
			t.Errorf("a damaged file was written: %v", err)
		}
		return noticed
	}
	return found
}

func TestDamagedFilesWalkedBehind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "year.wg")
	want := sample(t, path, 1)
	healthy, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	healthy = healthy[:newestOf(healthy).end*PageSize]
	all := wounds()
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	inLeaf := []string{"bit", "bit in a heading", "bit in a branch", "bit in the root", "random few bytes"}
	for i := range copies(t) / 2 {
		name := names[i%len(names)]
		hurt := all[name](slices.Clone(healthy), rand.New(rand.NewPCG(uint64(i), 98)))
		copyTo(t, path, hurt)
		guard := time.AfterFunc(2*time.Minute, func() { panic("stuck on copy " + name) })
		verdict := tryLater(t, path, want)
		guard.Stop()
		if verdict == lost && !slices.Contains(inLeaf, name) {
			t.Errorf("copy %d, %s: values are lost in silence", i, name)
		}
	}
}

func TestReachBeforeTheWalkReadsAndWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "year.wg")
	want := sample(t, path, 1)
	var begin func()
	f, err := open(path, Options{}, means{os.OpenFile, 0, 0, held(&begin)})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for name, keys := range want {
		for key := range keys {
			if err := f.Reach([]byte(name), []byte(key), []byte(key)); err != nil {
				t.Fatalf("%s %q: %v", name, key, err)
			}
		}
	}
	if got := compare(t, f, want); got != unhurt {
		t.Errorf("before the walk: %s", got)
	}
	begin()
	if err := f.Walked(); err != nil {
		t.Fatal(err)
	}
	if err := f.Reach([]byte("journal"), nil, nil); err != nil {
		t.Error(err)
	}
}

func TestCloseGivesUpTheWalk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "year.wg")
	sample(t, path, 1)
	f, err := open(path, Options{}, means{os.OpenFile, 0, 0, soon})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Walked(); err != nil && !errors.Is(err, errStopped) {
		t.Error(err)
	}
}
