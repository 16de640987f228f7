package seal

import "encoding/binary"

// An encoded ring is
//
//	format (1, =1) | count (4) | entries, ascending by key ID
//
//	entry: key ID (8) | person (8) | kind (1) | state (1) | key (32, live only)
const (
	ringFormat = 1
	graveSize  = 8 + 8 + 1 + 1
	liveSize   = graveSize + len(Key{})

	stateLive      = 1
	stateDestroyed = 2
)

// Encode gives the canonical bytes of the ring, keys and all: they must be
// sealed before they are written. Two rings are the same if their bytes are.
func (r Ring) Encode() []byte {
	size := listHeadSize + graveSize*len(r.entries) + len(Key{})*len(r.live)
	b := append(make([]byte, 0, size), ringFormat)
	b = binary.BigEndian.AppendUint32(b, uint32(len(r.entries)))
	for _, e := range r.entries {
		b = binary.BigEndian.AppendUint64(b, uint64(e.Named.ID))
		b = binary.BigEndian.AppendUint64(b, e.Person)
		if e.Destroyed {
			b = append(b, byte(e.Kind), stateDestroyed)
			continue
		}
		b = append(b, byte(e.Kind), stateLive)
		b = append(b, e.Named.Key[:]...)
	}
	return b
}

// DecodeRing reads what Encode wrote, and nothing else: ErrDamaged or, for a
// newer form, ErrFormat.
func DecodeRing(b []byte) (Ring, error) {
	count, rest, err := decodeHead(b, "the ring of people's keys", ringFormat, graveSize)
	if err != nil {
		return Ring{}, err
	}
	entries := make([]Entry, count)
	for i := range entries {
		e := &entries[i]
		if len(rest) < graveSize {
			return Ring{}, damaged("the ring of people's keys is cut short")
		}
		e.Named.ID = KeyID(binary.BigEndian.Uint64(rest))
		e.Person = binary.BigEndian.Uint64(rest[8:])
		e.Kind = Kind(rest[16])
		state := rest[17]
		rest = rest[graveSize:]
		switch {
		case e.Named.ID == 0, i > 0 && e.Named.ID <= entries[i-1].Named.ID:
			return Ring{}, damaged("the ring of people's keys is out of order")
		case !e.Kind.known():
			return Ring{}, damaged("the ring of people's keys holds a key of %v", e.Kind)
		case state == stateDestroyed:
			e.Destroyed = true
		case state == stateLive && len(rest) >= len(Key{}) && Key(rest) != Key{}:
			e.Named.Key, rest = Key(rest), rest[len(Key{}):]
		default:
			return Ring{}, damaged("the ring of people's keys holds no key %016x", uint64(e.Named.ID))
		}
	}
	if len(rest) != 0 {
		return Ring{}, damaged("the ring of people's keys has %d bytes too many", len(rest))
	}
	return newRing(entries), nil
}
