package pages

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// signedMeta sets a number of the newest meta page and makes its checksum fit.
func signedMeta(b []byte, at int, to uint64) {
	m := b[newestOf(b).page*PageSize+headerSize:]
	binary.NativeEndian.PutUint64(m[at:], to)
	sum := fnv.New64a()
	sum.Write(m[:metaSummed])
	binary.NativeEndian.PutUint64(m[metaSummed:], sum.Sum64())
}

// TestCraftedFilesAreRefused: pages that were made to go round in circles, to lie over each
// other, or to promise more than there is, with checksums that fit, are refused, without much
// memory.
func TestCraftedFilesAreRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "year.wg")
	sample(t, path, 1)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	heading := func(id uint64, b []byte) []byte { return b[id*PageSize:] }
	aBranch := func(b []byte) []byte { return heading(branches(b)[0], b) }
	u32, u64 := binary.NativeEndian.PutUint32, binary.NativeEndian.PutUint64
	for name, craft := range map[string]func(b []byte){
		"the root is a meta page":        func(b []byte) { signedMeta(b, 16, 0) },
		"the root is the free list":      func(b []byte) { signedMeta(b, 16, newestOf(b).freelist) },
		"the root is far away":           func(b []byte) { signedMeta(b, 16, 1<<60) },
		"the free list is the root":      func(b []byte) { signedMeta(b, 32, newestOf(b).root) },
		"the free list is far away":      func(b []byte) { signedMeta(b, 32, 1<<62) },
		"the end is far away":            func(b []byte) { signedMeta(b, 40, 1<<52) },
		"the end comes first":            func(b []byte) { signedMeta(b, 40, 2) },
		"a branch has all there can be":  func(b []byte) { binary.NativeEndian.PutUint16(aBranch(b)[10:], 0xffff) },
		"a branch goes over all pages":   func(b []byte) { u32(aBranch(b)[12:], 1<<32-1) },
		"a branch has itself below it":   func(b []byte) { u64(aBranch(b)[headerSize+8:], branches(b)[0]) },
		"a branch has the root below it": func(b []byte) { u64(aBranch(b)[headerSize+8:], newestOf(b).root) },
		"two have one page below them":   func(b []byte) { p := aBranch(b); copy(p[headerSize+8:headerSize+16], p[headerSize+24:headerSize+32]) },
		"a key lies far away":            func(b []byte) { u32(aBranch(b)[headerSize:], 1<<31) },
		"the free list has more than all": func(b []byte) {
			f := heading(newestOf(b).freelist, b)
			f[10], f[11] = 0xff, 0xff
			u64(f[headerSize:], 1<<60)
		},
		"a page is free twice": func(b []byte) {
			f := heading(newestOf(b).freelist, b)
			copy(f[headerSize:headerSize+8], f[headerSize+8:headerSize+16])
		},
		"the root is free": func(b []byte) { u64(heading(newestOf(b).freelist, b)[headerSize:], newestOf(b).root) },
	} {
		bad := bytes.Clone(whole)
		craft(bad)
		copyTo(t, path, bad)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		f, err := Open(path, Options{})
		runtime.ReadMemStats(&after)
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
			f.Close()
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > 8<<20 {
			t.Errorf("%s: %d bytes of memory for a file of %d", name, took, len(bad))
		}
		n := 0
		if err := Scan(path, func(key, value []byte) { n++ }); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
