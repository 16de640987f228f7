package pages

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// bigFile makes a file of at least size bytes with values of a few hundred bytes.
func bigFile(b *testing.B, size int64) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "big.wg")
	if err := Create(path, func(tx *bbolt.Tx) error {
		_, err := tx.CreateBucket([]byte("records"))
		return err
	}); err != nil {
		b.Fatal(err)
	}
	f, err := Open(path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	random := rand.New(rand.NewPCG(1, 2))
	key, value := make([]byte, 24), make([]byte, 400)
	for used := int64(0); used < size; {
		if err := f.Update(func(tx *bbolt.Tx) error {
			for range 4_000 {
				binary.BigEndian.PutUint64(key, random.Uint64())
				n := 100 + random.IntN(300)
				if err := tx.Bucket([]byte("records")).Put(key, value[:n]); err != nil {
					return err
				}
			}
			used = tx.Size()
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
	return path
}

func BenchmarkWalk(b *testing.B) {
	for _, mib := range []int64{1, 3, 128, 400} {
		if testing.Short() && mib > 10 {
			continue
		}
		b.Run(fmt.Sprintf("%dMiB", mib), func(b *testing.B) {
			size := mib << 20
			path := bigFile(b, size)
			file, err := os.Open(path)
			if err != nil {
				b.Fatal(err)
			}
			defer file.Close()
			for name, fullBelow := range map[string]uint64{"branches": 0, "all": math.MaxUint64} {
				b.Run(name, func(b *testing.B) {
					for b.Loop() {
						if _, err := check(path, file, fullBelow); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
			b.Run("open", func(b *testing.B) {
				for b.Loop() {
					f, err := Open(path, Options{})
					if err != nil {
						b.Fatal(err)
					}
					f.Close()
				}
			})
			b.Run("bbolt", func(b *testing.B) {
				for b.Loop() {
					db, err := bbolt.Open(path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
					if err != nil {
						b.Fatal(err)
					}
					db.Close()
				}
			})
		})
	}
}
