// Package carrytest is the one test that every carrier passes.
package carrytest

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"slices"
	"testing"
	"time"

	"workgroup/store/carry"
)

// Conform fails unless two ends of one carrier keep what package carry promises. Names are
// made by the caller, since what is whose shows in them.
func Conform(t *testing.T, a, b carry.Carrier, nameOfA, nameOfB func(n int) string) {
	ctx := t.Context()
	_, begin, err := b.List(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	first, second := []byte("first"), bytes.Repeat([]byte("second"), 10000)
	if err := a.Put(ctx, nameOfA(1), first); err != nil {
		t.Fatal(err)
	}
	if err := a.Put(ctx, nameOfA(1), second); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a name that is taken: %v", err)
	}
	if err := b.Put(ctx, nameOfB(1), second); err != nil {
		t.Fatal(err)
	}
	names, mark, err := b.List(ctx, begin)
	if err != nil || !slices.Contains(names, nameOfA(1)) {
		t.Fatalf("listed: %q, %v", names, err)
	}
	for name, want := range map[string][]byte{nameOfA(1): first, nameOfB(1): second} {
		if got, err := a.Get(ctx, name, 1<<20); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is %d bytes, %v", name, len(got), err)
		}
	}
	if got, err := a.Get(ctx, nameOfB(1), 10); err == nil && len(got) > 10 {
		t.Errorf("asked for 10 bytes at most, got %d", len(got))
	}
	if names, _, err := b.List(ctx, mark); err != nil || slices.Contains(names, nameOfA(1)) {
		t.Errorf("nothing came since, and %q is listed, %v", names, err)
	}
	seen := watched(t, b, func() {
		if err := a.Put(ctx, nameOfA(2), second); err != nil {
			t.Fatal(err)
		}
	})
	if !seen {
		t.Error("a drop came and the watch says nothing")
	}
	if names, _, err := b.List(ctx, mark); err != nil || !slices.Contains(names, nameOfA(2)) {
		t.Errorf("what came since is not listed: %q, %v", names, err)
	}
	if err := b.Put(ctx, nameOfB(2), first); err != nil {
		t.Fatal(err)
	}
	if err := b.Remove(ctx, nameOfA(2), nameOfB(2)); !errors.Is(err, carry.ErrOther) {
		t.Errorf("another's drop is taken away: %v", err)
	}
	if _, err := a.Get(ctx, nameOfB(2), 1<<20); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an own drop beside another's is not taken away: %v", err)
	}
	for range 2 {
		if err := a.Remove(ctx, nameOfA(1)); err != nil {
			t.Errorf("an own drop taken away: %v", err)
		}
	}
	if _, err := b.Get(ctx, nameOfA(1), 1<<20); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a drop that is gone: %v", err)
	}
	if names, _, err := b.List(ctx, ""); err != nil || slices.Contains(names, nameOfA(1)) || !slices.Contains(names, nameOfA(2)) {
		t.Errorf("in the end %q, %v", names, err)
	}
}

// watched tells whether the watch sends after something was done.
func watched(t *testing.T, c carry.Carrier, do func()) bool {
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
	defer stop()
	w := c.Watch(ctx)
	do()
	_, open := <-w
	return open
}
