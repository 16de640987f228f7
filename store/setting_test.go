package store

import (
	"errors"
	"testing"

	"go.etcd.io/bbolt"
)

// A setting of another name, or one that is damaged, is never taken for what was set.
func TestSettingIsSealedInItsPlace(t *testing.T) {
	for name, hurt := range map[string]func(b *bbolt.Bucket) error{
		"moved":   func(b *bbolt.Bucket) error { return b.Put(keySetting("cohort"), b.Get(keySetting("lead"))) },
		"damaged": func(b *bbolt.Bucket) error { return b.Put(keySetting("lead"), []byte("7")) },
	} {
		b, _ := opened(t)
		if err := b.Set("lead", "7"); err != nil {
			t.Fatal(err)
		}
		if err := b.file.Update(func(tx *bbolt.Tx) error { return hurt(tx.Bucket(bucketFile)) }); err != nil {
			t.Fatal(err)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(b.path, Options{}); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
