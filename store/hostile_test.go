package store

import (
	"encoding/binary"
	"errors"
	"os"
	"runtime"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"workgroup/model/change"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// crafted changes what stands in a file in one transaction.
func crafted(t *testing.T, b *Book, fn func(w *writer)) {
	t.Helper()
	if err := b.file.Update(func(tx *bbolt.Tx) error { fn(b.newWriter(tx)); return nil }); err != nil {
		t.Fatal(err)
	}
	b.spaces, b.order = map[change.ID]*space{}, nil
}

// TestAFileWithManyPassphrasesIsRefused: each would be a second's work before anybody could
// say that the passphrase is another.
func TestAFileWithManyPassphrasesIsRefused(t *testing.T) {
	b, _ := ownFile(t)
	slot, err := (Options{Rand: b.rand, Passphrase: []byte("four words of mine"), Cost: 10}).slot(b.locks.id, &b.key)
	if err != nil {
		t.Fatal(err)
	}
	crafted(t, b, func(w *writer) {
		for n := 1; n < maxSlots; n++ {
			if err := w.tx.Bucket(bucketFile).Put(keySlot(n), slot.Encode()); err != nil {
				t.Fatal(err)
			}
		}
	})
	path := b.Path()
	b.Close()
	for _, open := range []func() error{
		func() error { _, err := Open(path, Options{Passphrase: []byte("x")}); return err },
		func() error { _, _, err := Locked(path); return err },
	} {
		if err := open(); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "more than one passphrase") {
			t.Error(err)
		}
	}
}

// TestNumbersThatNobodyReaches: a head and a line that claim a number beyond all reason are
// refused, and what counts them takes no longer for it.
func TestNumbersThatNobodyReaches(t *testing.T) {
	b, space := ownFile(t)
	far := journal.Line{Device: 5, Number: 1 << 62, Change: change.Change{ID: 6, Space: space}}
	canonical, err := far.Encode()
	if err != nil {
		t.Fatal(err)
	}
	ring, err := b.Journal(space)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.Merge(Journal{Space: space, Ring: ring.Ring, Lines: [][]byte{canonical}}); !errors.Is(err, ErrTooLong) || !strings.Contains(err.Error(), "more than 1000000 changes") {
		t.Errorf("such a line is taken in: %v", err)
	}
	noted(t, b, space, "goes on")
	crafted(t, b, func(w *writer) {
		h := &head{devices: []newest{{device: 5, number: 1 << 62}}}
		if err := w.put(bucketHeads, keyID(space), &b.key, h.encode(), nil); err != nil {
			t.Fatal(err)
		}
	})
	if _, err := b.Load(space); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "more than 1000000 changes") {
		t.Error(err)
	}
	x := &rest{lines: map[journal.Place][]byte{{Device: 5, Number: 3}: nil, {Device: 5, Number: 1 << 61}: nil}}
	got := x.gaps(5, 1<<62)
	want := []gap{{1, 2}, {4, 1<<61 - 1}, {1<<61 + 1, 1 << 62}}
	if len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("%v", got)
	}
	if got := x.gaps(5, ^uint64(0)); got[2].to != ^uint64(0) {
		t.Errorf("%v", got)
	}
	x.forks = map[change.ID]bool{5: true}
	if len(x.gaps(5, 9)) > 0 {
		t.Error("of a line that stands apart because two had its number, those before it are called lost")
	}
}

// TestAJournalOfAMillionTinyChanges is refused once there are more than anybody makes. It
// takes some seconds to craft, so only where WORKGROUP_LONG=1.
func TestAJournalOfAMillionTinyChanges(t *testing.T) {
	if os.Getenv("WORKGROUP_LONG") != "1" {
		t.Skip("WORKGROUP_LONG is not 1")
	}
	b, id := opened(t)
	crafted(t, b, func(w *writer) {
		s, err := w.space(id)
		if err != nil {
			t.Fatal(err)
		}
		k, _ := s.keys.Newest()
		for n := range uint64(MaxChanges + 1) {
			l := journal.Line{Device: 9, Number: n + 1, Change: change.Change{ID: change.ID(n + 1), Space: id}}
			canonical, err := l.Encode()
			if err != nil {
				t.Fatal(err)
			}
			if err := w.put(bucketJournal, keyLine(id, 9, n+1), k, canonical, &s.head.journal); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.put(bucketHeads, keyID(id), &b.key, s.head.encode(), nil); err != nil {
			t.Fatal(err)
		}
	})
	if _, err := b.Load(id); err != nil {
		t.Errorf("opening the group reads no journal: %v", err)
	}
	for name, err := range map[string]error{
		"check": b.Check(id), "prove": b.Prove(), "journal": func() error { _, err := b.Journal(id); return err }(),
	} {
		if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "more than 1000000 changes") {
			t.Errorf("%s: %v", name, err)
		}
	}
	path := b.Path()
	b.Close()
	if _, err := Salvage(path, Options{Rand: b.rand}, monday); err == nil {
		t.Log("it was salvaged")
	} else {
		t.Log(err)
	}
}

// TestListsOfAbsurdCounts: keys, rings and heads that promise more than they hold take no
// memory for it.
func TestListsOfAbsurdCounts(t *testing.T) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for _, count := range []uint32{1 << 16, 1 << 24, 1<<32 - 1} {
		list := binary.BigEndian.AppendUint32([]byte{1}, count)
		if _, err := seal.DecodeKeys(list); err == nil {
			t.Error("keys")
		}
		if _, err := seal.DecodeRing(list); err == nil {
			t.Error("a ring")
		}
		h := append(append([]byte{headForm}, make([]byte, 32)...), binary.AppendUvarint(nil, uint64(count)<<20)...)
		if _, err := decodeHead(h); err == nil {
			t.Error("a head")
		}
		if _, err := decodeAction(append(make([]byte, 8), 0xff, 0xff, 0xff)); err == nil {
			t.Error("an action")
		}
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
		t.Errorf("%d bytes of memory were taken", took)
	}
}
