package store_test

import (
	"encoding/binary"
	"io"
	"os"
	"slices"
	"testing"

	"go.etcd.io/bbolt"

	"workgroup/model"
)

func copyWhole(b *testing.B, from, to string) {
	b.Helper()
	in, err := os.Open(from)
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		b.Fatal(err)
	}
	if err := out.Sync(); err != nil {
		b.Fatal(err)
	}
	if err := out.Close(); err != nil {
		b.Fatal(err)
	}
}

// compact puts a copy without free pages in the place of a file.
func compact(b *testing.B, path string) {
	b.Helper()
	from, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: pageSize, ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer from.Close()
	to, err := bbolt.Open(path+".compact", 0o600, &bbolt.Options{PageSize: pageSize, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		b.Fatal(err)
	}
	if err := bbolt.Compact(to, from, 1<<20); err != nil {
		b.Fatal(err)
	}
	if err := to.Close(); err != nil {
		b.Fatal(err)
	}
	if err := os.Rename(path+".compact", path); err != nil {
		b.Fatal(err)
	}
}

// deleteMost takes most spaces out of a file, without making it smaller.
func deleteMost(b *testing.B, path string, keep []model.ID) {
	b.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: pageSize, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	kept := func(k []byte) bool {
		return k[7]%10 == 0 || slices.Contains(keep, model.ID(binary.BigEndian.Uint64(k)))
	}
	for _, bucket := range []string{"journal", "records", "rings", "heads", "spaces"} {
		if err := db.Update(func(tx *bbolt.Tx) error {
			c := tx.Bucket([]byte(bucket)).Cursor()
			for k, _ := c.First(); k != nil; k, _ = c.Next() {
				if !kept(k) {
					if err := c.Delete(); err != nil {
						return err
					}
				}
			}
			return nil
		}); err != nil {
			b.Fatal(err)
		}
	}
}
