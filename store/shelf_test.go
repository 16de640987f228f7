package store

import (
	"errors"
	"fmt"
	"reflect"
	"testing"

	"go.etcd.io/bbolt"

	"workgroup/model"
)

// schools is a register of n made-up schools, the last of which goes on as the first.
func schools(n int) *model.Shelf {
	all := make([]model.Listed, n)
	for i := range all {
		all[i] = model.Listed{
			URN: fmt.Sprint(100000 + i), Name: fmt.Sprintf("Élm Road School %d", i), LA: "Ashshire", Phase: "Secondary", Town: "Ash", Postcode: "AS1 1AA",
			State: model.Answer(i % 3),
		}
	}
	all[n-1].Closed, all[n-1].Successor = true, all[0].URN
	return model.NewShelf(model.ShelfInfo{Of: 19000, Taken: 19001, Authorities: []string{"Ashshire"}, Open: n - 1, Closed: 1}, all)
}

func sameShelf(t *testing.T, b *Book, want *model.Shelf) {
	t.Helper()
	got, err := b.Shelf()
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Schools(), want.Schools()) || !reflect.DeepEqual(got.ShelfInfo, want.ShelfInfo) {
		t.Errorf("%d schools came back, %+v", len(got.Schools()), got.ShelfInfo)
	}
}

// The register is replaced whole, changes no cohort, and comes through a rewriting, new keys,
// and a copy.
func TestShelf(t *testing.T) {
	b, space := opened(t)
	if s, err := b.Shelf(); s != nil || err != nil {
		t.Fatalf("a file that never had one: %v %v", s, err)
	}
	before, err := b.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{1203, 400, 2} {
		want := schools(n)
		if err := b.PutShelf(want); err != nil {
			t.Fatal(err)
		}
		sameShelf(t, b, want)
		for _, step := range []func() error{b.Prove, b.Compact, b.Prove} {
			if err := step(); err != nil {
				t.Fatal(err)
			}
		}
		sameShelf(t, b, want)
	}
	if after, err := b.Load(space); err != nil || !reflect.DeepEqual(after.Records(), before.Records()) {
		t.Errorf("the cohort is not as it was: %v", err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(b.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	sameShelf(t, again, schools(2))
}

// A file from before there was a register opens, is proven and rewritten, and takes one.
func TestAFileWithoutAShelf(t *testing.T) {
	b, _ := opened(t)
	if err := b.file.Update(func(tx *bbolt.Tx) error { return tx.DeleteBucket(bucketShelf) }); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := Open(b.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if err := b.Prove(); err != nil {
		t.Error(err)
	}
	if s, err := b.Shelf(); s != nil || err != nil {
		t.Errorf("%v %v", s, err)
	}
	if err := b.PutShelf(schools(3)); err != nil {
		t.Fatal(err)
	}
	sameShelf(t, b, schools(3))
	if err := errors.Join(b.Prove(), b.Compact()); err != nil {
		t.Error(err)
	}
}

// What is missing, older, moved or too much is found.
func TestADamagedShelf(t *testing.T) {
	for name, hurt := range map[string]func(b *Book, in *bbolt.Bucket, before []byte) error{
		"missing": func(_ *Book, in *bbolt.Bucket, _ []byte) error { return in.Delete(keyNumber(1)) },
		"older":   func(_ *Book, in *bbolt.Bucket, before []byte) error { return in.Put(keyNumber(1), before) },
		"moved":   func(_ *Book, in *bbolt.Bucket, _ []byte) error { return in.Put(keyNumber(1), in.Get(keyNumber(2))) },
		"noise":   func(_ *Book, in *bbolt.Bucket, _ []byte) error { return in.Put(keyNumber(0), []byte("noise")) },
	} {
		b, _ := opened(t)
		var before []byte
		for _, n := range []int{900, 901} {
			if err := b.PutShelf(schools(n)); err != nil {
				t.Fatal(err)
			}
			if n == 900 {
				if err := b.file.View(func(tx *bbolt.Tx) error {
					before = append(before, tx.Bucket(bucketShelf).Get(keyNumber(1))...)
					return nil
				}); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := b.file.Update(func(tx *bbolt.Tx) error { return hurt(b, tx.Bucket(bucketShelf), before) }); err != nil {
			t.Fatal(err)
		}
		if _, err := b.Shelf(); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: read with %v", name, err)
		}
		if err := b.Prove(); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: proven with %v", name, err)
		}
		if err := b.PutShelf(schools(5)); err != nil {
			t.Errorf("%s: not replaced: %v", name, err)
		}
		sameShelf(t, b, schools(5))
	}
	b, _ := opened(t)
	if err := errors.Join(b.PutShelf(schools(2)), b.file.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket(bucketShelf).Put(keyNumber(9), []byte("more"))
	})); err != nil {
		t.Fatal(err)
	}
	if err := b.Prove(); !errors.Is(err, ErrDamaged) {
		t.Errorf("more than there should be: %v", err)
	}
}

// BenchmarkShelf is 24,000 schools: written, and read for the first search.
func BenchmarkShelf(bb *testing.B) {
	b, _ := opened(bb)
	s := schools(24000)
	bb.Run("put", func(bb *testing.B) {
		for bb.Loop() {
			if err := b.PutShelf(s); err != nil {
				bb.Fatal(err)
			}
		}
	})
	bb.Run("read", func(bb *testing.B) {
		for bb.Loop() {
			if _, err := b.Shelf(); err != nil {
				bb.Fatal(err)
			}
		}
	})
}
