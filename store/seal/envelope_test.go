package seal

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/crypto/chacha20poly1305"
	"pgregory.net/rapid"
)

func TestSealThenOpen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var seed [32]byte
		copy(seed[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "key"))
		seed[0] |= 1
		k := &Named{ID: KeyID(rapid.Uint64Min(1).Draw(t, "id")), Key: seed}
		aad := rapid.SliceOf(rapid.Byte()).Draw(t, "aad")
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		before := rapid.SliceOf(rapid.Byte()).Draw(t, "before")

		dst, err := AppendSeal(slices.Clone(before), chance(1), k, aad, plain)
		if err != nil {
			t.Fatal(err)
		}
		env, ok := bytes.CutPrefix(dst, before)
		if !ok || len(env) != len(plain)+Overhead {
			t.Fatalf("%d bytes sealed into %d, before them %t", len(plain), len(env), ok)
		}
		if id, err := KeyOf(env); err != nil || id != k.ID {
			t.Fatalf("key of the envelope: %x, %v", uint64(id), err)
		}
		if tag := Tag(env); !bytes.HasSuffix(env, tag[:]) {
			t.Fatal("the tag is not the end")
		}
		out, err := AppendOpen(slices.Clone(before), k, aad, env)
		if err != nil || !bytes.Equal(out, append(before, plain...)) {
			t.Fatalf("opened %x, %v", out, err)
		}
		at := rapid.IntRange(0, len(env)*8-1).Draw(t, "flipped bit")
		env[at/8] ^= 1 << (at % 8)
		if _, err := Open(k, aad, env); !errors.Is(err, ErrDamaged) && !(at < 8 && errors.Is(err, ErrFormat)) {
			t.Fatalf("opened with bit %d flipped: %v", at, err)
		}
	})
}

// The envelope is built here a second time, from the primitives.
func TestEnvelopeIsAsDescribed(t *testing.T) {
	k, aad, plain := newNamed(t, 1), []byte("records|7"), []byte("present")
	env := must[[]byte](t)(Seal(chance(2), k, aad, plain))

	nonce := make([]byte, 24)
	_, _ = io.ReadFull(chance(2), nonce)
	head := binary.BigEndian.AppendUint64([]byte{1}, uint64(k.ID))
	aead, err := chacha20poly1305.NewX(k.Key[:])
	if err != nil {
		t.Fatal(err)
	}
	want := append(slices.Clone(head), nonce...)
	want = aead.Seal(want, nonce, plain, append(slices.Clone(head), aad...))
	if !bytes.Equal(env, want) {
		t.Errorf("sealed\n%x, want\n%x", env, want)
	}
}

func TestOpenRefuses(t *testing.T) {
	k, other, aad := newNamed(t, 1), newNamed(t, 2), []byte("here")
	env := must[[]byte](t)(Seal(chance(3), k, aad, []byte("present")))
	with := func(at int, b byte) []byte {
		out := slices.Clone(env)
		out[at] = b
		return out
	}
	sameID := &Named{ID: k.ID, Key: other.Key}
	renamed := &Named{ID: k.ID + 1, Key: k.Key}
	noID := slices.Clone(env)
	clear(noID[1:9])
	cases := map[string]struct {
		key      *Named
		aad, env []byte
		want     error
	}{
		"another place":          {k, []byte("there"), env, ErrDamaged},
		"no place":               {k, nil, env, ErrDamaged},
		"another key":            {other, aad, env, ErrDamaged},
		"another key, same ID":   {sameID, aad, env, ErrDamaged},
		"same key, another ID":   {renamed, aad, env, ErrDamaged},
		"key ID changed to suit": {renamed, aad, append(binary.BigEndian.AppendUint64([]byte{1}, uint64(renamed.ID)), env[9:]...), ErrDamaged},
		"a destroyed key":        {&Named{ID: k.ID}, aad, env, ErrNoKey},
		"no key":                 {&Named{}, aad, noID, ErrDamaged},
		"format 0":               {k, aad, with(0, 0), ErrDamaged},
		"format 2":               {k, aad, with(0, 2), ErrFormat},
		"format 15":              {k, aad, with(0, 15), ErrFormat},
		"format 16":              {k, aad, with(0, 16), ErrDamaged},
		"format 255":             {k, aad, with(0, 255), ErrDamaged},
		"format 2, short":        {k, aad, []byte{2}, ErrFormat},
		"nothing":                {k, aad, nil, ErrDamaged},
		"too long":               {k, aad, append(slices.Clone(env), 0), ErrDamaged},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			out, err := Open(c.key, c.aad, c.env)
			wantError(t, err, c.want)
			if out != nil {
				t.Errorf("gave %x all the same", out)
			}
		})
	}
	for n := range env {
		if _, err := Open(k, aad, env[:n]); !errors.Is(err, ErrDamaged) {
			t.Errorf("cut to %d bytes: %v", n, err)
		}
	}
	if Tag(env[:Overhead-1]) != [16]byte{} {
		t.Error("a cut envelope has a tag")
	}
}

func TestSealRefuses(t *testing.T) {
	for name, k := range map[string]*Named{"zero": {}, "no ID": {Key: Key{1}}, "destroyed": {ID: 7}} {
		if env, err := Seal(chance(1), k, nil, nil); !errors.Is(err, ErrNoKey) || env != nil {
			t.Errorf("%s: %x, %v", name, env, err)
		}
	}
	k := newNamed(t, 1)
	if env, err := Seal(strings.NewReader("short"), k, nil, nil); !errors.Is(err, io.ErrUnexpectedEOF) || env != nil {
		t.Errorf("a source that ends: %x, %v", env, err)
	}
	if env, err := Seal(zeros{}, k, nil, nil); err == nil {
		t.Errorf("a source of zeros: %x", env)
	}
}

func TestSealingTwiceGivesTwoEnvelopes(t *testing.T) {
	k, source := newNamed(t, 1), chance(2)
	a := must[[]byte](t)(Seal(source, k, nil, []byte("same")))
	b := must[[]byte](t)(Seal(source, k, nil, []byte("same")))
	if bytes.Equal(a[9:33], b[9:33]) || Tag(a) == Tag(b) {
		t.Error("nonce or tag is the same twice")
	}
}

func FuzzOpen(f *testing.F) {
	k, aad := newNamed(f, 1), []byte("here")
	env := must[[]byte](f)(Seal(chance(3), k, aad, []byte("present")))
	f.Add(env)
	f.Add(env[:Overhead])
	f.Add([]byte{})
	f.Add([]byte{2, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		plain, err := Open(k, aad, b)
		if !sound(err) {
			t.Fatal(err)
		}
		if err == nil && !bytes.Equal(b, env) {
			t.Fatalf("a forged envelope opened: %x", plain)
		}
		_ = Tag(b)
	})
}
