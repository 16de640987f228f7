package pages

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// errNoticed is what a reader says who finds a value that its seal does not fit.
var errNoticed = errors.New("a value does not match its seal")

// sealed gives body a checksum that also covers bucket and key, as the seals do.
func sealed(bucket, key string, body []byte) []byte {
	sum := fnv.New64a()
	fmt.Fprintf(sum, "%d %s %d %s ", len(bucket), bucket, len(key), key)
	sum.Write(body)
	return append(binary.BigEndian.AppendUint64(nil, sum.Sum64()), body...)
}

func unsealed(bucket, key string, value []byte) error {
	if len(value) < 8 || len(value) > 1<<20 || !bytes.Equal(sealed(bucket, key, value[8:]), value) {
		return fmt.Errorf("%s %x: %w", bucket, key, errNoticed)
	}
	return nil
}

// content is what a file holds: values by bucket and key.
type content map[string]map[string]string

var buckets = []string{"journal", "records", "ring", "shelf", "void"}

// fillRandomly makes some changes to the buckets and to want alike.
func fillRandomly(tx *bbolt.Tx, random *rand.Rand, want content, changes int) error {
	for range changes {
		name := buckets[random.IntN(len(buckets)-1)]
		b, keys := tx.Bucket([]byte(name)), want[name]
		key := fmt.Sprintf("%02x|%06d", random.IntN(3), random.IntN(900))
		if name == "ring" && len(keys) >= 3 {
			for key = range keys { // stays small enough to stand in the root page
				break
			}
		}
		if random.IntN(4) == 0 {
			if err := b.Delete([]byte(key)); err != nil {
				return err
			}
			delete(keys, key)
			continue
		}
		n := random.IntN(200)
		if name == "shelf" && random.IntN(12) == 0 {
			n = 3000 + random.IntN(12_000)
		}
		if name == "ring" {
			n = random.IntN(60)
		}
		body := make([]byte, n)
		for i := range body {
			body[i] = byte(random.Uint32())
		}
		value := sealed(name, key, body)
		if err := b.Put([]byte(key), value); err != nil {
			return err
		}
		keys[key] = string(value)
	}
	return nil
}

// sample makes a file with a history and returns what is in it.
func sample(t *testing.T, path string, seed uint64) content {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 7))
	want := content{}
	if err := Create(path, func(tx *bbolt.Tx) error {
		for _, name := range buckets {
			want[name] = map[string]string{}
			if _, err := tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		return fillRandomly(tx, random, want, 900)
	}); err != nil {
		t.Fatal(err)
	}
	f := mustOpen(t, path)
	for range 6 {
		if err := f.Update(func(tx *bbolt.Tx) error { return fillRandomly(tx, random, want, 120) }); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return want
}

func mustOpen(t *testing.T, path string) *File {
	t.Helper()
	f, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// readAll reads every bucket by its name and every value in it, checks the
// seals, and finds the values by their keys too.
func readAll(f *File) (content, error) {
	got := content{}
	err := f.View(func(tx *bbolt.Tx) error {
		for _, name := range buckets {
			b := tx.Bucket([]byte(name))
			if b == nil {
				return fmt.Errorf("bucket %s: %w", name, errNoticed)
			}
			got[name] = map[string]string{}
			if err := b.ForEach(func(k, v []byte) error {
				if err := unsealed(name, string(k), v); err != nil {
					return err
				}
				if found := b.Get(k); !bytes.Equal(found, v) {
					return fmt.Errorf("%s %x is found twice: %w", name, k, errNoticed)
				}
				got[name][string(k)] = string(v)
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	})
	return got, err
}

// differ returns how many values of want are missing or different in got.
func differ(want, got content) (n int) {
	for name, keys := range want {
		for key, value := range keys {
			if got[name][key] != value {
				n++
			}
		}
		n += max(0, len(got[name])-len(keys))
	}
	return n
}

func copyTo(t *testing.T, path string, bytes []byte) {
	t.Helper()
	if err := os.WriteFile(path, bytes, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestHealthyFilesPass has the walk agree with bbolt's own check on many
// histories, so that no healthy file is ever refused.
func TestHealthyFilesPass(t *testing.T) {
	for seed := range uint64(copies(t) / 75) {
		path := filepath.Join(t.TempDir(), "year.wg")
		want := sample(t, path, seed)
		random := rand.New(rand.NewPCG(seed, 8))
		f := mustOpen(t, path)
		f.db.NoSync = true
		for round := range 60 {
			stop := errors.New("stop")
			err := f.Update(func(tx *bbolt.Tx) error {
				if random.IntN(8) == 0 {
					name := []byte(buckets[random.IntN(len(buckets)-1)])
					clear(want[string(name)])
					if err := tx.DeleteBucket(name); err != nil {
						return err
					}
					if _, err := tx.CreateBucket(name); err != nil {
						return err
					}
				}
				return fillRandomly(tx, random, want, 1+random.IntN(400))
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := f.Update(func(tx *bbolt.Tx) error {
				err := fillRandomly(tx, random, content{"journal": {}, "records": {}, "ring": {}, "shelf": {}}, 40)
				return errors.Join(err, stop)
			}); !errors.Is(err, stop) {
				t.Fatal(err)
			}
			for _, fullBelow := range []uint64{0, everything} {
				if _, err := check(path, f.disk, fullBelow); err != nil {
					t.Fatalf("seed %d, round %d: %v", seed, round, err)
				}
			}
			if err := f.Examine(); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.View(func(tx *bbolt.Tx) error {
			for err := range tx.Check() {
				t.Errorf("bbolt: %v", err)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		got, err := readAll(f)
		if err != nil || differ(want, got) != 0 {
			t.Fatalf("%d values differ, %v", differ(want, got), err)
		}
	}
}
