package pages

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"
)

// wound is a way of damaging the bytes of a file; it returns what is left.
type wound func(b []byte, random *rand.Rand) []byte

func anyPage(b []byte, random *rand.Rand) []byte {
	at := random.IntN(len(b)/PageSize) * PageSize
	return b[at : at+PageSize]
}

// branches returns the branch pages that are in use, and all pages of the trees.
func branches(b []byte) (inUse []uint64) {
	for id := uint64(firstPage); id < uint64(len(b)/PageSize); id++ {
		p := parse(b[id*PageSize : (id+1)*PageSize])
		if p.id == id && p.flags == flagBranch && p.count > 0 && !slices.Contains(freePages(b), id) {
			inUse = append(inUse, id)
		}
	}
	return inUse
}

func freePages(b []byte) (free []uint64) {
	m := newestOf(b)
	p := parse(b[m.freelist*PageSize:])
	for i := range int(p.count) {
		free = append(free, binary.NativeEndian.Uint64(p.bytes[headerSize+8*i:]))
	}
	return free
}

func newestOf(b []byte) meta {
	m0, _, _ := readMeta(b, 0)
	m1, _, _ := readMeta(b[PageSize:], 1)
	if m1.tx > m0.tx {
		return m1
	}
	return m0
}

func branchPage(b []byte, random *rand.Rand) []byte {
	ids := branches(b)
	id := ids[random.IntN(len(ids))]
	return b[id*PageSize : (id+1)*PageSize]
}

// used returns the part of a branch page that means something.
func used(page []byte) []byte {
	at := headerSize + elementSize*(int(parse(page).count)-1)
	pos, size := binary.NativeEndian.Uint32(page[at:]), binary.NativeEndian.Uint32(page[at+4:])
	return page[:at+int(pos+size)]
}

func flip(b []byte, random *rand.Rand) { b[random.IntN(len(b))] ^= 1 << random.IntN(8) }

func wounds() map[string]wound {
	return map[string]wound{
		"bit": func(b []byte, r *rand.Rand) []byte { flip(b, r); return b },
		"bit in a heading": func(b []byte, r *rand.Rand) []byte {
			flip(anyPage(b, r)[:headerSize+elementSize*4], r)
			return b
		},
		"bit in a branch":  func(b []byte, r *rand.Rand) []byte { flip(used(branchPage(b, r)), r); return b },
		"bit in the freed": func(b []byte, r *rand.Rand) []byte { flip(b[newestOf(b).freelist*PageSize:][:400], r); return b },
		"bit in the root":  func(b []byte, r *rand.Rand) []byte { flip(b[newestOf(b).root*PageSize:][:600], r); return b },
		"zeroed page":      func(b []byte, r *rand.Rand) []byte { clear(anyPage(b, r)); return b },
		"cut":              func(b []byte, r *rand.Rand) []byte { return b[:r.IntN(int(newestOf(b).end)*PageSize)] },
		"cut to nothing":   func(b []byte, r *rand.Rand) []byte { return b[:0] },
		"random page":      func(b []byte, r *rand.Rand) []byte { return scribble(b, anyPage(b, r), r) },
		"random few bytes": func(b []byte, r *rand.Rand) []byte { p := anyPage(b, r); return scribble(b, p[r.IntN(4000):][:16], r) },
		"one bad meta page": func(b []byte, r *rand.Rand) []byte {
			flip(b[r.IntN(2)*PageSize:][:headerSize+metaSummed+8], r)
			return b
		},
		"swapped pages": func(b []byte, r *rand.Rand) []byte {
			one, other := anyPage(b, r), anyPage(b, r)
			kept := slices.Clone(one)
			copy(one, other)
			copy(other, kept)
			return b
		},
		"redirected child": func(b []byte, r *rand.Rand) []byte {
			p := branchPage(b, r)
			at := headerSize + elementSize*r.IntN(int(parse(p).count)) + 8
			target := uint64(r.IntN(int(newestOf(b).end)))
			if r.IntN(3) == 0 {
				target = parse(p).id // itself
			} else if ids := branches(b); r.IntN(3) == 0 {
				target = ids[r.IntN(len(ids))] // perhaps an ancestor
			}
			binary.NativeEndian.PutUint64(p[at:], target)
			return b
		},
		"older meaning of a page": func(b []byte, r *rand.Rand) []byte {
			// A free page still has an older node on it: put that in
			// place of a branch, under the branch's own number.
			free := freePages(b)
			p, from := branchPage(b, r), free[r.IntN(len(free))]
			id := slices.Clone(p[:8])
			copy(p, b[from*PageSize:][:PageSize])
			copy(p, id)
			return b
		},
	}
}

func scribble(b, part []byte, random *rand.Rand) []byte {
	for i := range part {
		part[i] = byte(random.Uint32())
	}
	return b
}

// outcome of opening, reading and writing one damaged file.
type outcome string

const (
	refused outcome = "refused when opened"
	noticed outcome = "noticed when read or written"
	unhurt  outcome = "no value hurt"
	lost    outcome = "LOST IN SILENCE"
)

// tryDamaged uses a damaged file as the program would. It must not panic.
func tryDamaged(t *testing.T, path string, fullBelow uint64, want content) outcome {
	f, err := open(path, Options{}, means{os.OpenFile, fullBelow, never, nil})
	if err != nil {
		if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotOurs) {
			t.Errorf("refused with %v", err)
		}
		return refused
	}
	defer func() {
		if err := f.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}()
	f.db.NoSync = true
	if fullBelow == 0 {
		return compare(t, f, want) // nothing is written before the leaves were read
	}
	if verdict := compare(t, f, want); verdict != unhurt {
		// Writing to a file with unnoticed wounds must be safe all the same.
		f.Update(func(tx *bbolt.Tx) error { return put(tx, "journal", "02|000450") })
		return verdict
	}
	if err := f.Update(func(tx *bbolt.Tx) error { return put(tx, "journal", "02|000450") }); err != nil {
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("update: %v", err)
		}
		return noticed
	}
	after := content{}
	for name, keys := range want {
		after[name] = map[string]string{}
		for key, value := range keys {
			after[name][key] = value
		}
	}
	after["journal"]["02|000450"] = string(sealed("journal", "02|000450", []byte("new")))
	return compare(t, f, after)
}

func put(tx *bbolt.Tx, bucket, key string) error {
	b := tx.Bucket([]byte(bucket))
	if b == nil {
		return errNoticed
	}
	return b.Put([]byte(key), sealed(bucket, key, []byte("new")))
}

func compare(t *testing.T, f *File, want content) outcome {
	got, err := readAll(f)
	switch {
	case errors.Is(err, errNoticed), errors.Is(err, ErrDamaged):
		return noticed
	case err != nil:
		t.Errorf("read: %v", err)
		return noticed
	case differ(want, got) != 0:
		return lost
	}
	return unhurt
}

// damageMany makes damaged copies of one file and uses each. inSilence says
// which wounds may lose values without a word at this kind of walk.
func damageMany(t *testing.T, copies int, fullBelow uint64, mayLose func(string) bool) {
	dir := t.TempDir()
	path := filepath.Join(dir, "year.wg")
	want := sample(t, path, 1)
	healthy, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	end := newestOf(healthy).end
	if end < 60 || end > 400 || len(branches(healthy)) < 3 || len(freePages(healthy)) < 5 {
		t.Fatalf("the sample has %d pages, %d branches, %d free", end, len(branches(healthy)), len(freePages(healthy)))
	}
	healthy = healthy[:end*PageSize]

	all := wounds()
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	count := map[string]map[outcome]int{}
	for i := range copies {
		name := names[i%len(names)]
		random := rand.New(rand.NewPCG(uint64(i), 99))
		hurt := all[name](slices.Clone(healthy), random)
		if slices.Equal(hurt, healthy) {
			continue
		}
		copyTo(t, path, hurt)
		guard := time.AfterFunc(2*time.Minute, func() { panic("stuck on copy " + name) })
		verdict := tryDamaged(t, path, fullBelow, want)
		guard.Stop()
		if count[name] == nil {
			count[name] = map[outcome]int{}
		}
		count[name][verdict]++
		if verdict == lost && !mayLose(name) {
			t.Errorf("copy %d, %s: values are lost in silence", i, name)
		}
		if name == "one bad meta page" && verdict != refused || name == "cut" && verdict != refused {
			t.Errorf("copy %d, %s: %s", i, name, verdict)
		}
	}
	for _, name := range names {
		t.Logf("%-24s %v", name, count[name])
	}
}

func copies(t *testing.T) int {
	if os.Getenv("WORKGROUP_LONG") == "1" {
		return 10_000
	}
	return 300
}

func TestDamagedFiles(t *testing.T) {
	damageMany(t, copies(t), everything, func(string) bool { return false })
}

// TestDamagedLargeFiles walks as on a large file, where leaves are not read. A
// wound inside a leaf may then lose values in silence; one that is in branch
// pages only may not.
func TestDamagedLargeFiles(t *testing.T) {
	damageMany(t, copies(t)/2, 0, func(name string) bool {
		switch name {
		case "redirected child", "older meaning of a page", "one bad meta page", "bit in the freed", "cut", "swapped pages", "zeroed page", "random page":
			return false
		}
		return true
	})
}
