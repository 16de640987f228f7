package seal

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func addKey(t testing.TB, k Keys, seed byte) (Keys, Named) {
	t.Helper()
	next, key, err := k.Add(chance(seed))
	if err != nil {
		t.Fatal(err)
	}
	return next, key
}

func TestKeysNewestSealsAndAllOpen(t *testing.T) {
	if _, ok := (Keys{}).Newest(); ok {
		t.Error("an empty set has a newest key")
	}
	var sets []Keys
	var keys []Named
	var k Keys
	for seed := range byte(12) {
		var key Named
		k, key = addKey(t, k, seed)
		if newest, ok := k.Newest(); !ok || *newest != key {
			t.Fatalf("key %d is not the newest", seed)
		}
		sets, keys = append(sets, k), append(keys, key)
	}
	for i, set := range sets {
		if newest, _ := set.Newest(); set.Len() != i+1 || *newest != keys[i] {
			t.Errorf("set %d changed afterwards", i)
		}
		for j, key := range keys {
			got, ok := set.ByID(key.ID)
			if ok != (j <= i) || ok && *got != key {
				t.Errorf("set %d, key %d: %v, %t", i, j, got, ok)
			}
		}
	}
}

// Two leads change the keys without knowing of each other: both end with the
// same newest key, and the next change is above both.
func TestKeysChangedTwiceAtOnce(t *testing.T) {
	base, _ := addKey(t, Keys{}, 1)
	a, keyA := addKey(t, base, 2)
	b, keyB := addKey(t, base, 3)
	ab, ba := a.Merge(b), b.Merge(a)
	x, _ := ab.Newest()
	y, _ := ba.Newest()
	if want := min(keyA.ID, keyB.ID); ab.Len() != 3 || x.ID != want || y.ID != want {
		t.Errorf("%d keys, newest %x and %x, want %x", ab.Len(), uint64(x.ID), uint64(y.ID), uint64(want))
	}
	next, key := addKey(t, ab, 4)
	if newest, _ := next.Newest(); *newest != key {
		t.Error("a change after the merge is not the newest")
	}
}

func anyKeys(t *rapid.T, label string) Keys {
	ids := rapid.SliceOfNDistinct(rapid.Uint64Range(1, 6), 0, 6, rapid.ID).Draw(t, label)
	slices.Sort(ids)
	var k Keys
	for _, id := range ids {
		key := Named{ID: KeyID(id), Key: Key{rapid.ByteRange(1, 3).Draw(t, "key")}}
		k.entries = append(k.entries, spaceKey{key, rapid.Uint32Range(1, 3).Draw(t, "turn")})
	}
	return k
}

func TestKeysMergeAsASet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyKeys(t, "a"), anyKeys(t, "b"), anyKeys(t, "c")
		same := func(law string, x, y Keys) {
			if !bytes.Equal(x.Encode(), y.Encode()) {
				t.Fatalf("%s:\n%x\n%x", law, x.Encode(), y.Encode())
			}
		}
		ab := a.Merge(b)
		same("order", ab, b.Merge(a))
		same("grouping", ab.Merge(c), a.Merge(b.Merge(c)))
		same("itself", a.Merge(a), a)
		same("nothing", a.Merge(Keys{}), a)
		back, err := DecodeKeys(ab.Encode())
		if err != nil {
			t.Fatal(err)
		}
		same("read back", ab, back)
		for id := range KeyID(8) {
			_, inA := a.ByID(id)
			_, inB := b.ByID(id)
			if _, ok := ab.ByID(id); ok != (inA || inB) {
				t.Fatalf("key %d: %t", id, ok)
			}
		}
	})
}

func TestKeysAddRefuses(t *testing.T) {
	_, _, err := Keys{}.Add(strings.NewReader(""))
	wantError(t, err, io.EOF)
	k, _ := addKey(t, Keys{}, 1)
	if _, _, err := k.Add(chance(1)); !errors.Is(err, errSameID) {
		t.Errorf("the same number twice: %v", err)
	}
	k = Keys{[]spaceKey{{Named{1, Key{1}}, math.MaxUint32}}}
	if _, _, err := k.Add(chance(1)); err == nil {
		t.Error("a turn above the last")
	}
}

func TestDecodeKeysRefuses(t *testing.T) {
	k, _ := addKey(t, Keys{}, 1)
	k, _ = addKey(t, k, 2)
	refuseDamage(t, k.Encode(), func(b []byte) error { _, err := DecodeKeys(b); return err })

	list := func(count uint32, entries ...spaceKey) []byte {
		b := Keys{entries}.Encode()
		binary.BigEndian.PutUint32(b[1:], count)
		return b
	}
	one, two := spaceKey{Named{1, Key{1}}, 1}, spaceKey{Named{2, Key{2}}, 1}
	cases := map[string]struct {
		b    []byte
		want error
	}{
		"format 0":      {[]byte{0, 0, 0, 0, 0}, ErrDamaged},
		"format 3":      {[]byte{3}, ErrFormat},
		"a huge count":  {list(math.MaxUint32, one), ErrDamaged},
		"one too few":   {list(1, one, two), ErrDamaged},
		"out of order":  {list(2, two, one), ErrDamaged},
		"twice":         {list(2, one, one), ErrDamaged},
		"no number":     {list(1, spaceKey{Named{0, Key{1}}, 1}), ErrDamaged},
		"an empty key":  {list(1, spaceKey{Named{1, Key{}}, 1}), ErrDamaged},
		"no turn":       {list(1, spaceKey{Named{1, Key{1}}, 0}), ErrDamaged},
		"a bad second":  {list(2, one, spaceKey{Named{2, Key{}}, 1}), ErrDamaged},
		"nothing in it": {list(1), ErrDamaged},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := DecodeKeys(c.b)
			wantError(t, err, c.want)
		})
	}
}

func FuzzDecodeKeys(f *testing.F) {
	k, _ := addKey(f, Keys{}, 1)
	f.Add(k.Encode())
	f.Add(Keys{}.Encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		k, err := DecodeKeys(b)
		if !sound(err) {
			t.Fatal(err)
		}
		if err == nil && !bytes.Equal(k.Encode(), b) {
			t.Fatalf("%x is not canonical", b)
		}
	})
}
