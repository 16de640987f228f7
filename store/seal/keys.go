package seal

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

var errSameID = errors.New("this computer drew the same random number twice: no key can be made here")

// Keys is the set of keys of a space: the newest seals, all of them open. It
// is a value: what changes it returns a new set and leaves the old one. The
// zero Keys is empty.
type Keys struct {
	entries []spaceKey // ascending by key ID
}

// spaceKey counts turns: a new key is one turn above all that its maker knew.
type spaceKey struct {
	named Named
	turn  uint32
}

// Len counts the keys.
func (k Keys) Len() int { return len(k.entries) }

// Format prints how many keys there are, never the keys.
func (k Keys) Format(s fmt.State, _ rune) { hide(s, fmt.Sprintf("%d space keys", len(k.entries))) }

// Newest gives the key to seal with: of those made last, the one with the
// lowest ID, everywhere the same. There is none in an empty set. The key
// belongs to the set: copy it to change or wipe it.
func (k Keys) Newest() (*Named, bool) {
	if len(k.entries) == 0 {
		return nil, false
	}
	newest := &k.entries[0]
	for i := range k.entries {
		if k.entries[i].turn > newest.turn {
			newest = &k.entries[i]
		}
	}
	return &newest.named, true
}

// ByID gives the key with that ID, to open with. The key belongs to the set.
func (k Keys) ByID(id KeyID) (*Named, bool) {
	at, found := k.search(id)
	if !found {
		return nil, false
	}
	return &k.entries[at].named, true
}

// Add draws a new key, which is then the newest, and returns the set with it.
// It reads 40 bytes.
func (k Keys) Add(rand io.Reader) (Keys, Named, error) {
	var turn uint32
	for _, e := range k.entries {
		turn = max(turn, e.turn)
	}
	if turn == math.MaxUint32 {
		return Keys{}, Named{}, errors.New("the keys of this space have been changed as often as they can be: start a new file")
	}
	key, err := NewNamed(rand)
	if err != nil {
		return Keys{}, Named{}, err
	}
	at, found := k.search(key.ID)
	if found {
		return Keys{}, Named{}, errSameID
	}
	return Keys{slices.Insert(slices.Clone(k.entries), at, spaceKey{key, turn + 1})}, key, nil
}

// Merge returns the keys of both sets. It does not matter in which order and
// how often sets are merged.
func (k Keys) Merge(other Keys) Keys {
	order := func(a, b spaceKey) int { return cmp.Compare(a.named.ID, b.named.ID) }
	return Keys{mergeSorted(k.entries, other.entries, order, func(a, b spaceKey) spaceKey {
		if cmp.Or(cmp.Compare(b.turn, a.turn), bytes.Compare(a.named.Key[:], b.named.Key[:])) > 0 {
			return b
		}
		return a
	})}
}

func (k Keys) search(id KeyID) (at int, found bool) {
	return slices.BinarySearchFunc(k.entries, id, func(e spaceKey, id KeyID) int { return cmp.Compare(e.named.ID, id) })
}

// Encoded keys are
//
//	format (1, =1) | count (4) | entries, ascending by key ID
//
//	entry: key ID (8) | turn (4, from 1) | key (32)
const (
	keysFormat   = 1
	spaceKeySize = 8 + 4 + len(Key{})
)

// Encode gives the canonical bytes of the set, keys and all: they must be
// sealed before they are written. Two sets are the same if their bytes are.
func (k Keys) Encode() []byte {
	b := append(make([]byte, 0, listHeadSize+spaceKeySize*len(k.entries)), keysFormat)
	b = binary.BigEndian.AppendUint32(b, uint32(len(k.entries)))
	for _, e := range k.entries {
		b = binary.BigEndian.AppendUint64(b, uint64(e.named.ID))
		b = binary.BigEndian.AppendUint32(b, e.turn)
		b = append(b, e.named.Key[:]...)
	}
	return b
}

// DecodeKeys reads what Encode wrote, and nothing else: ErrDamaged or, for a
// newer form, ErrFormat.
func DecodeKeys(b []byte) (Keys, error) {
	const what = "the list of space keys"
	count, rest, err := decodeHead(b, what, keysFormat, spaceKeySize)
	if err != nil {
		return Keys{}, err
	}
	if len(rest) != count*spaceKeySize {
		return Keys{}, damaged("%s has %d bytes too many", what, len(rest)-count*spaceKeySize)
	}
	entries := make([]spaceKey, count)
	for i := range entries {
		e := &entries[i]
		e.named = Named{ID: KeyID(binary.BigEndian.Uint64(rest)), Key: Key(rest[12:])}
		e.turn = binary.BigEndian.Uint32(rest[8:])
		rest = rest[spaceKeySize:]
		switch {
		case i > 0 && e.named.ID <= entries[i-1].named.ID:
			return Keys{}, damaged("%s is out of order", what)
		case e.named.empty(), e.turn == 0:
			return Keys{}, damaged("%s holds an empty key", what)
		}
	}
	return Keys{entries}, nil
}
