package model

import (
	"encoding/binary"
	"hash/fnv"
	"maps"
	"slices"

	"workgroup/model/change"
)

// witness is what stood at several places when somebody finished a register or removed
// something: of each, its ID and a hash of the value. What stands there and is not among it
// came from somebody who had not seen that, or after it. "" is that nobody noted it.
type witness string

// witnessSize is how many bytes one of them takes.
const witnessSize = 16

// sight is what stands at several places: of most one value.
type sight map[ID][]string

func (g sight) pack() witness {
	var p packer
	n := 0
	for _, id := range slices.Sorted(maps.Keys(g)) {
		values := slices.Sorted(slices.Values(g[id]))
		n += len(values)
		for _, v := range values {
			p.id(id)
			p = binary.BigEndian.AppendUint64(p, hashOf(v))
		}
	}
	var out packer
	out.uint(uint64(n))
	return witness(append(out, p...))
}

// read is what was seen at each place: a hash, or several where several leads saw different
// things.
func (x witness) read(into map[ID][]uint64) {
	u := unpacker{rest: string(x)}
	for n := u.uint(); n > 0 && len(u.rest) >= witnessSize; n-- {
		id := u.id()
		into[id] = append(into[id], uint64(u.id()))
	}
}

// and is what either of two leads saw; where nobody noted what one of them did, that is not
// known of both.
func (x witness) and(y witness) witness {
	if x == "" || y == "" {
		return ""
	}
	a, b := unpacker{rest: string(x)}, unpacker{rest: string(y)}
	var p packer
	p.uint(a.uint() + b.uint())
	return witness(string(p) + a.rest + b.rest)
}

// hashOf tells one value from another.
func hashOf(v string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(v))
	return h.Sum64()
}

// strange are the writes of a field that are not among what was seen at a place. A field that
// was emptied is strange where something was seen there.
func strange(seen map[ID][]uint64, at ID, c change.Cell) []change.Held {
	was, known := seen[at]
	standing := distinct(c.Standing())
	if len(standing) == 0 {
		standing = []change.Held{{}}
	}
	return slices.DeleteFunc(slices.Clone(standing), func(h change.Held) bool {
		if !known {
			return h.Value == ""
		}
		return slices.Contains(was, hashOf(h.Value))
	})
}

// markCell is all that is known of a mark.
func (s *Snapshot) markCell(place, session ID) change.Cell {
	return s.Cell(fieldOf(KindEnrolment, place, enrolmentMark, session))
}
