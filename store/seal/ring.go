package seal

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
)

// Kind says what of a person a key seals. The numbers stand in files.
type Kind byte

// The kinds of a person's keys.
const (
	Who   Kind = 1 // what names the person
	Reach Kind = 2 // how to reach them
	Notes Kind = 3 // what was noted about them
)

func (k Kind) known() bool { return k >= Who && k <= Notes }

func (k Kind) String() string {
	switch k {
	case Who:
		return "who"
	case Reach:
		return "reach"
	case Notes:
		return "notes"
	}
	return fmt.Sprintf("kind %d", byte(k))
}

// Entry is what a ring knows about one key. The key of a destroyed entry has
// its number and no bytes: sealing and opening with it give ErrNoKey.
type Entry struct {
	Named     Named
	Person    uint64
	Kind      Kind
	Destroyed bool
}

// Ring is the set of the keys of people, with tombstones for those that were
// destroyed. It is a value: what changes it returns a new ring and leaves the
// old one, and copies of it, as they were. The zero Ring is empty. It may be
// read from several goroutines.
type Ring struct {
	entries []Entry // ascending by key ID
	live    []int32 // places in entries of live keys, ascending by person, kind, key ID
}

// Len counts the entries, tombstones included.
func (r Ring) Len() int { return len(r.entries) }

// Gone counts the tombstones.
func (r Ring) Gone() int { return len(r.entries) - len(r.live) }

// Format prints how many keys the ring has, never the keys.
func (r Ring) Format(s fmt.State, _ rune) { hide(s, fmt.Sprintf("ring of %d keys", len(r.entries))) }

// Find gives the live key of a person and kind. If there are several, which
// two people who added one at the same time leave, it is the one with the
// lowest ID, everywhere the same. The key belongs to the ring: copy it to
// change or wipe it.
func (r Ring) Find(person uint64, kind Kind) (*Named, bool) {
	at := r.place(person, kind, 0)
	if at == len(r.live) {
		return nil, false
	}
	e := &r.entries[r.live[at]]
	if e.Person != person || e.Kind != kind {
		return nil, false
	}
	return &e.Named, true
}

// ByID gives the entry of a key. A key that the ring never held is not found;
// one that was destroyed is found and says so.
func (r Ring) ByID(id KeyID) (Entry, bool) {
	at, found := r.search(id)
	if !found {
		return Entry{}, false
	}
	return r.entries[at], true
}

// Add draws a new key for a person and kind, also where there is one already,
// and returns the ring with it. Look with Find first. It reads 40 bytes.
func (r Ring) Add(rand io.Reader, person uint64, kind Kind) (Ring, Named, error) {
	if !kind.known() {
		return Ring{}, Named{}, fmt.Errorf("people have no keys of %v", kind)
	}
	key, err := NewNamed(rand)
	if err != nil {
		return Ring{}, Named{}, err
	}
	at, found := r.search(key.ID)
	if found {
		return Ring{}, Named{}, errSameID
	}
	e := Entry{Named: key, Person: person, Kind: kind}
	pos := r.place(person, kind, key.ID)
	next := Ring{
		entries: make([]Entry, 0, len(r.entries)+1),
		live:    make([]int32, 0, len(r.live)+1),
	}
	next.entries = append(append(append(next.entries, r.entries[:at]...), e), r.entries[at:]...)
	next.live = append(append(append(next.live, r.live[:pos]...), int32(at)), r.live[pos:]...)
	for i := range next.live {
		if i != pos && next.live[i] >= int32(at) {
			next.live[i]++
		}
	}
	return next, key, nil
}

// Destroy returns the ring with tombstones in place of all keys of a person.
// The bytes of the keys are in older copies of the ring until those are gone.
func (r Ring) Destroy(person uint64) Ring {
	entries := slices.Clone(r.entries)
	for i, e := range entries {
		if e.Person == person {
			entries[i] = tombstone(e)
		}
	}
	return newRing(entries)
}

// Merge returns all that either ring holds; a tombstone wins over the key. It
// does not matter in which order and how often rings are merged. Should two
// rings name different keys by one ID, which honest ones do not, every merge
// settles on the same one.
func (r Ring) Merge(other Ring) Ring {
	entries := mergeSorted(r.entries, other.entries, compareIDs, func(a, b Entry) Entry {
		if compareClaims(b, a) < 0 {
			return b
		}
		return a
	})
	return newRing(entries)
}

// newRing takes entries that ascend by key ID, and keeps them.
func newRing(entries []Entry) Ring {
	r := Ring{entries: entries, live: make([]int32, 0, len(entries))}
	for i, e := range entries {
		if !e.Destroyed {
			r.live = append(r.live, int32(i))
		}
	}
	slices.SortFunc(r.live, func(a, b int32) int {
		y := &entries[b]
		return compareOwners(&entries[a], y.Person, y.Kind, y.Named.ID)
	})
	return r
}

func (r Ring) search(id KeyID) (at int, found bool) {
	return slices.BinarySearchFunc(r.entries, id, func(e Entry, id KeyID) int { return cmp.Compare(e.Named.ID, id) })
}

// place finds where a live key stands, or would stand, in live.
func (r Ring) place(person uint64, kind Kind, id KeyID) int {
	at, _ := slices.BinarySearchFunc(r.live, id, func(i int32, id KeyID) int {
		return compareOwners(&r.entries[i], person, kind, id)
	})
	return at
}

func tombstone(e Entry) Entry {
	return Entry{Named: Named{ID: e.Named.ID}, Person: e.Person, Kind: e.Kind, Destroyed: true}
}

func compareIDs(a, b Entry) int { return cmp.Compare(a.Named.ID, b.Named.ID) }

func compareOwners(e *Entry, person uint64, kind Kind, id KeyID) int {
	return cmp.Or(cmp.Compare(e.Person, person), cmp.Compare(e.Kind, kind), cmp.Compare(e.Named.ID, id))
}

// compareClaims is a total order of what may be said about one key ID. The
// first wins: a tombstone, then the lowest.
func compareClaims(a, b Entry) int {
	switch {
	case a.Destroyed && !b.Destroyed:
		return -1
	case b.Destroyed && !a.Destroyed:
		return 1
	}
	return cmp.Or(cmp.Compare(a.Person, b.Person), cmp.Compare(a.Kind, b.Kind), bytes.Compare(a.Named.Key[:], b.Named.Key[:]))
}
