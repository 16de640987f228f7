package bundle_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"io"
	"os"
	"reflect"
	"runtime"
	"testing"

	"workgroup/model/change"
	"workgroup/store/carry/bundle"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

func newKeys(t testing.TB) seal.DeviceKeys {
	t.Helper()
	k, err := seal.NewDeviceKeys(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// sample is a bundle of one space, and what opens it.
func sample(t testing.TB) (b *bundle.Bundle, c *bundle.Content, own, reader seal.DeviceKeys, space *seal.Named) {
	t.Helper()
	own, reader = newKeys(t), newKeys(t)
	keys, key, err := seal.Keys{}.Add(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	h := bundle.Head{Device: 5, Number: 3, Hash: journal.HashOf([]byte("x"))}
	c = &bundle.Content{
		Heads: []bundle.Head{h}, Laptops: []bundle.Laptop{{Device: 5, Public: own.Public()}},
		Tips: []bundle.Tip{{Head: h, Signature: [64]byte(own.Sign(bundle.TipMessage(9, h)))}}, Lines: [][]byte{[]byte("one"), []byte("two")}, Ring: []byte("ring"),
	}
	sealed, err := c.Seal(rand.Reader, &key, 5, 9)
	if err != nil {
		t.Fatal(err)
	}
	g, err := bundle.NewGrant(9, bundle.Laptop{Device: 6, Public: reader.Public()}, keys)
	if err != nil {
		t.Fatal(err)
	}
	return &bundle.Bundle{Sender: 5, Public: own.Public(), At: -1, Parts: []bundle.Part{{Space: 9, Grants: []bundle.Grant{g}, Sealed: sealed}}}, c, own, reader, &key
}

func TestBundleComesAsItWent(t *testing.T) {
	b, c, own, reader, key := sample(t)
	raw := b.Encode(own)
	read, err := bundle.Read(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	got, err := bundle.Decode(read)
	if err != nil || !reflect.DeepEqual(got, b) {
		t.Fatalf("%+v came as %+v, %v", b, got, err)
	}
	in, err := got.Parts[0].Open(key, 5)
	if err != nil || !reflect.DeepEqual(in, c) {
		t.Fatalf("%+v came as %+v, %v", c, in, err)
	}
	keys, err := got.Parts[0].Grants[0].Open(9, reader)
	if err != nil {
		t.Fatal(err)
	}
	if k, ok := keys.Newest(); !ok || k.Key != key.Key {
		t.Error("other keys were granted")
	}
	if _, err := got.Parts[0].Grants[0].Open(9, own); err == nil {
		t.Error("keys that were granted to another open")
	}
	if _, err := got.Parts[0].Open(key, 6); !errors.Is(err, bundle.ErrNotWhole) {
		t.Errorf("what one sealed opens as another's: %v", err)
	}
	got.Parts[0].Space = 10
	if _, err := got.Parts[0].Open(key, 5); !errors.Is(err, bundle.ErrNotWhole) {
		t.Errorf("what is of one space opens as of another: %v", err)
	}
}

// TestEveryChangeAndCutIsRefused changes each bit, and where WORKGROUP_LONG=1 each byte into
// each other one.
func TestEveryChangeAndCutIsRefused(t *testing.T) {
	b, _, own, _, _ := sample(t)
	raw := b.Encode(own)
	next := func(x int) int { return x << 1 }
	if os.Getenv("WORKGROUP_LONG") == "1" {
		next = func(x int) int { return x + 1 }
	}
	for i := range raw {
		for x := 1; x < 256; x = next(x) {
			raw[i] ^= byte(x)
			if _, err := bundle.Decode(raw); err == nil {
				t.Fatalf("byte %d changed by %d is taken", i, x)
			}
			raw[i] ^= byte(x)
		}
		if _, err := bundle.Decode(raw[:i]); err == nil {
			t.Fatalf("cut to %d it is taken", i)
		}
	}
	if _, err := bundle.Decode(append(raw, 0)); err == nil {
		t.Error("with a byte more it is taken")
	}
	again := *b
	again.Sender = 7
	if got, err := bundle.Decode(again.Encode(newKeys(t))); err == nil {
		t.Errorf("it was signed by other keys than stand in it: %+v", got)
	}
}

func TestWhatIsNoBundle(t *testing.T) {
	b, _, own, _, _ := sample(t)
	future := b.Encode(own)
	future[len("workgroup bundle\n")] = 2
	for what, c := range map[string]struct {
		in   io.Reader
		want error
	}{
		"a gigabyte of zeros": {io.LimitReader(zeros{}, 1<<30), bundle.ErrNotBundle},
		"nothing":             {bytes.NewReader(nil), bundle.ErrNotBundle},
		"of the future":       {bytes.NewReader(future), bundle.ErrNewer},
		"a beginning":         {bytes.NewReader(future[:20]), bundle.ErrNewer},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		raw, err := bundle.Read(c.in)
		if err == nil {
			_, err = bundle.Decode(raw)
		}
		runtime.ReadMemStats(&after)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", what, err)
		}
		if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
			t.Errorf("%s took %d bytes of memory", what, took)
		}
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func FuzzDecode(f *testing.F) {
	b, c, own, _, _ := sample(f)
	f.Add(b.Encode(own))
	f.Add(c.Encode())
	f.Add([]byte("workgroup bundle\n\x01"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if got, err := bundle.Decode(raw); err == nil && got.Sender == change.ID(0) {
			t.Error("a bundle of nobody")
		}
		if got, err := bundle.DecodeContent(raw); err == nil && !bytes.Equal(got.Encode(), raw) {
			t.Error("a content has two forms")
		}
	})
}
