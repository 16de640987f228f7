package journal

import (
	"crypto/sha256"
	"encoding/binary"

	"workgroup/model/change"
)

// Place is where a line stands in the journal of a space.
type Place struct {
	Device change.ID
	Number uint64
}

// PlaceFor is where a line that arrives is to stand, given the hash of the line
// that stands at its own place, if one does. A line that is there already needs no
// place: known is true. Two different lines with one device and number are a fork:
// both are kept, the later arrival under a device of its own, which follows from
// its hash, so that arriving again it is known again. What the records say does not
// depend on places: entries are named by their changes.
func PlaceFor(l *Line, own Hash, there Hash, taken bool) (p Place, known, fork bool) {
	p = Place{l.Device, l.Number}
	switch {
	case !taken:
		return p, false, false
	case there == own:
		return p, true, false
	}
	return Fork(l, own), false, true
}

// Fork is the place of a line whose own place holds another one.
func Fork(l *Line, own Hash) Place {
	h := sha256.New()
	h.Write([]byte("workgroup fork"))
	h.Write(binary.BigEndian.AppendUint64(nil, uint64(l.Device)))
	h.Write(own[:])
	return Place{change.ID(binary.BigEndian.Uint64(h.Sum(nil))), l.Number}
}

// Replay makes the records of a space from its lines, in any order.
func Replay(lines []Line) map[change.Key]*change.Record {
	out := map[change.Key]*change.Record{}
	all := make([]*change.Change, len(lines))
	for i := range lines {
		all[i] = &lines[i].Change
	}
	Apply(out, all...)
	return out
}

// Apply adds changes to the records they touch.
func Apply(records map[change.Key]*change.Record, changes ...*change.Change) {
	_ = change.Gather(changes, func(k change.Key) (*change.Record, error) { return records[k], nil }, func(k change.Key, r *change.Record) { records[k] = r })
}
