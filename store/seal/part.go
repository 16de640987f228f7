package seal

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Drawn are keys that were drawn for people and are not in a ring yet: putting each into the
// ring by itself would copy the ring each time. The zero Drawn is empty.
type Drawn struct {
	of map[owner]Named
}

type owner struct {
	person uint64
	kind   Kind
}

// Find gives the key that was drawn for a person and kind.
func (d *Drawn) Find(person uint64, kind Kind) (*Named, bool) {
	k, ok := d.of[owner{person, kind}]
	return &k, ok
}

// Draw draws a key for a person and kind. Look with Find first. It reads 40 bytes.
func (d *Drawn) Draw(rand io.Reader, person uint64, kind Kind) (Named, error) {
	if !kind.known() {
		return Named{}, fmt.Errorf("people have no keys of %v", kind)
	}
	key, err := NewNamed(rand)
	if err != nil {
		return Named{}, err
	}
	if d.of == nil {
		d.of = map[owner]Named{}
	}
	d.of[owner{person, kind}] = key
	return key, nil
}

// With returns the ring with all keys that were drawn.
func (r Ring) With(d Drawn) (Ring, error) {
	if len(d.of) == 0 {
		return r, nil
	}
	more := make([]Entry, 0, len(d.of))
	for o, key := range maps.All(d.of) {
		if _, taken := r.search(key.ID); taken {
			return Ring{}, errSameID
		}
		more = append(more, Entry{Named: key, Person: o.person, Kind: o.kind})
	}
	slices.SortFunc(more, compareIDs)
	for i := 1; i < len(more); i++ {
		if more[i-1].Named.ID == more[i].Named.ID {
			return Ring{}, errSameID
		}
	}
	return r.Merge(Ring{entries: more}), nil
}

// Only returns a ring of those entries for which want is true.
func (r Ring) Only(want func(Entry) bool) Ring {
	var entries []Entry
	for _, e := range r.entries {
		if want(e) {
			entries = append(entries, e)
		}
	}
	return newRing(entries)
}

// Each calls fn for each entry, by key ID.
func (r Ring) Each(fn func(Entry)) {
	for _, e := range r.entries {
		fn(e)
	}
}

// Graves says which keys were destroyed: how many, and a hash over their IDs. Two rings in
// which the same keys were destroyed have the same; where there are none, hash is zero.
func (r Ring) Graves() (n uint64, hash [sha256.Size]byte) {
	var b []byte
	for _, e := range r.entries {
		if e.Destroyed {
			b = binary.BigEndian.AppendUint64(b, uint64(e.Named.ID))
			n++
		}
	}
	if n > 0 {
		hash = sha256.Sum256(b)
	}
	return n, hash
}

// Has tells whether merging the other ring would bring nothing.
func (r Ring) Has(other Ring) bool {
	for _, e := range other.entries {
		at, found := r.search(e.Named.ID)
		if !found || compareClaims(e, r.entries[at]) < 0 {
			return false
		}
	}
	return true
}
