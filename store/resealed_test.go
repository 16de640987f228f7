package store

import (
	"errors"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"

	"workgroup/store/seal"
)

// sealedUnder are the keys under which the values of a file are sealed, by their numbers.
func sealedUnder(t *testing.T, b *Book) map[seal.KeyID]int {
	t.Helper()
	out := map[seal.KeyID]int{}
	if err := b.file.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, in *bbolt.Bucket) error {
			return in.ForEach(func(k, v []byte) error {
				if string(name) == string(bucketFile) && (string(k) == string(keyHeader) || len(k) == len(keySlot(0))) {
					return nil
				}
				id, err := seal.KeyOf(v)
				out[id]++
				return err
			})
		})
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestNewKeysSealEverything: under no key of before is anything sealed any more, so a stolen
// copy with its passphrase opens nothing of what is written from then on.
func TestNewKeysSealEverything(t *testing.T) {
	b, space := openedWith(t, []byte("four words of old"))
	if err := errors.Join(b.Set("lead", "7"), b.PutShelf(schools(900))); err != nil {
		t.Fatal(err)
	}
	before := sealedUnder(t, b)
	if err := b.NewKeys([]byte("four words of new")); err != nil {
		t.Fatal(err)
	}
	after := sealedUnder(t, b)
	values := func(m map[seal.KeyID]int) (n int) {
		for _, x := range m {
			n += x
		}
		return n
	}
	if len(before) != 2 || len(after) != 2 || values(before) != values(after) {
		t.Errorf("values by key: %d under %d before, %d under %d after", values(before), len(before), values(after), len(after))
	}
	for id := range after {
		if before[id] > 0 {
			t.Error("something is sealed under an old key")
		}
	}
	sameShelf(t, b, schools(900))
	if err := b.Check(space); err != nil {
		t.Error(err)
	}
	if b.Setting("lead") != "7" {
		t.Error("the settings are gone")
	}
	o := Options{Rand: b.rand, Passphrase: []byte("four words of new"), Marks: filepath.Join(t.TempDir(), "marks")}
	path := b.Path()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if err := b.Prove(); err != nil {
		t.Error(err)
	}
}
