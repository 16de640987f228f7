package store

import (
	"cmp"
	"slices"

	"workgroup/model/change"
	"workgroup/store/carry/bundle"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// drop is what a drop at a carrier has of one space.
type drop struct {
	heads []bundle.Head
	// spans are the numbers of the lines of each author that has lines without a gap in it, and
	// hashes all lines.
	spans  map[change.ID]run
	hashes map[journal.Hash]bool
	// keys are people's keys in it, buried how many were destroyed, and which.
	keys   []seal.KeyID
	buried bundle.Head
}

// run is numbers from first to last.
type run struct{ first, last uint64 }

func dropOf(heads []bundle.Head, lines []written, ring seal.Ring) *drop {
	d := &drop{heads: heads, spans: map[change.ID]run{}, hashes: map[journal.Hash]bool{}}
	broken := map[change.ID]bool{}
	for _, l := range lines {
		d.hashes[l.hash] = true
		x, there := d.spans[l.line.Device]
		switch {
		case !there:
			x = run{l.line.Number, l.line.Number}
		case l.line.Number == x.last+1:
			x.last++
		default:
			broken[l.line.Device] = true
		}
		d.spans[l.line.Device] = x
	}
	for id := range broken {
		delete(d.spans, id)
	}
	ring.Each(func(e seal.Entry) {
		if !e.Destroyed {
			d.keys = append(d.keys, e.Named.ID)
		}
	})
	d.buried.Number, d.buried.Hash = ring.Graves()
	return d
}

// lying are the drops at a carrier, by their names: what they have of each space. Of those of
// others only what they had when they came is known.
type lying map[string]map[change.ID]*drop

// past is the first number after which lines of a device are not all in drops, for somebody
// who has them up to from.
func (l lying) past(space, device change.ID, from uint64) uint64 {
	var runs []run
	for _, d := range l {
		if d[space] == nil {
			continue
		}
		if x, there := d[space].spans[device]; there && x.last > from {
			runs = append(runs, x)
		}
	}
	slices.SortFunc(runs, func(a, b run) int { return cmp.Compare(a.first, b.first) })
	for _, x := range runs {
		if x.first > from+1 {
			break
		}
		from = max(from, x.last)
	}
	return from
}

func (l lying) has(space change.ID, hash journal.Hash) bool {
	for _, d := range l {
		if d[space] != nil && d[space].hashes[hash] {
			return true
		}
	}
	return false
}

// buries tells whether a drop says of all keys that were destroyed.
func (l lying) buries(s *space) bool {
	var now bundle.Head
	if now.Number, now.Hash = s.ring.Graves(); now.Number == 0 {
		return true
	}
	for _, d := range l {
		if d[s.id] != nil && d[s.id].buried == now {
			return true
		}
	}
	return false
}

// digs tells whether a drop has a key of somebody that was destroyed since.
func (d *drop) digs(ring seal.Ring) bool {
	for _, id := range d.keys {
		if e, there := ring.ByID(id); there && e.Destroyed {
			return true
		}
	}
	return false
}

// arrived tells whether all who read it have all lines of a drop, and know of all keys that
// were destroyed.
func (d *drop) arrived(s *space, readers []holding) bool {
	lines := 0
	for author, x := range d.spans {
		if s.head.forked(author) {
			return false
		}
		lines += int(x.last - x.first + 1)
		for _, r := range readers {
			if r.upto[author] < x.last {
				return false
			}
		}
	}
	for _, r := range readers {
		if d.buried.Number > 0 && !r.graves {
			return false
		}
	}
	return lines == len(d.hashes)
}

// add puts what a drop of another laptop has into what is known of those that lie at the carrier: as few
// as it can be told by.
func (l lying) add(d map[change.ID]*drop) {
	const all = ""
	if l[all] == nil {
		l[all] = map[change.ID]*drop{}
	}
	for id, x := range d {
		in := l[all][id]
		if in == nil {
			in = &drop{spans: map[change.ID]run{}}
			l[all][id] = in
		}
		if x.buried.Number > 0 {
			in.buried = x.buried
		}
		for author, s := range x.spans {
			if was, there := in.spans[author]; there && s.first <= was.last+1 && was.first <= s.last+1 {
				s = run{min(s.first, was.first), max(s.last, was.last)}
			}
			in.spans[author] = s
		}
	}
}
