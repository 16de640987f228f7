package store

import (
	"errors"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/carry/bundle"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// part is what a bundle has of a space, before it is sealed.
type part struct {
	content bundle.Content
	grants  []bundle.Grant
}

func (p *part) seal(b *Book, s *space) (bundle.Part, error) {
	k, ok := s.keys.Newest()
	if !ok {
		return bundle.Part{}, errors.New("a cohort has no key")
	}
	sealed, err := p.content.Seal(b.rand, k, b.device.id, s.id)
	return bundle.Part{Space: s.id, Grants: p.grants, Sealed: sealed}, err
}

// lean is a space with, of its records, at least those of its laptops.
func (b *Book) lean(tx *bbolt.Tx, id change.ID) (*space, error) {
	if s := b.spaces[id]; s != nil {
		return s, b.tighten(tx, s)
	}
	s, err := b.readKeys(tx, id)
	if err != nil {
		return nil, err
	}
	var records []*change.Record
	if err := b.stretch(tx, bucketRecords, append(keyID(id), byte(model.KindDevice)), func(k, v []byte) error {
		rec, err := s.readRecord(k, v)
		if err == nil {
			records = append(records, s.reveal(rec))
		}
		return err
	}); err != nil {
		return nil, err
	}
	s.snap = model.NewSnapshot(id, records)
	return s, b.tighten(tx, s)
}

// gathering is a bundle while it is made.
type gathering struct {
	sending
	b     *Book
	tx    *bbolt.Tx
	own   map[change.ID]seal.DeviceKeys
	peers peers
	out   *model.Sent
}

// part gathers what is to be sent of a space. It reads the lines that are sent, and those in
// which what a reader has and what is here part; what all have costs nothing.
func (g *gathering) part(s *space) (*part, error) {
	staying := staying(s, g.peers, g.b.device.id)
	if g.bare {
		heads := s.head.stated(s.ring)
		g.made(s.id, dropOf(heads, nil, seal.Ring{}))
		p := &part{content: bundle.Content{Heads: heads, Ring: seal.Ring{}.Encode()}}
		p.grant(s, staying)
		return p, nil
	}
	readers, err := g.readers(s, staying)
	if err != nil || g.lying != nil && len(readers) == 0 {
		return nil, err
	}
	lines, tips, err := g.lines(s, readers)
	if err != nil {
		return nil, err
	}
	p := &part{content: bundle.Content{Heads: s.head.stated(s.ring), Tips: tips}}
	vouched := reach(tips, lines)
	lines = slices.DeleteFunc(lines, func(l written) bool { return !vouched[l.hash] })
	for _, l := range lines {
		p.content.Lines = append(p.content.Lines, l.canonical)
	}
	ring := g.ring(s, readers, lines)
	if g.lying != nil && len(lines) == 0 && ring.Len() == 0 {
		return nil, nil
	}
	if g.made != nil {
		g.made(s.id, dropOf(p.content.Heads, lines, ring))
	}
	p.content.Ring = ring.Encode()
	p.content.Laptops = g.laptops(tips)
	p.grant(s, staying)
	return p, nil
}

// grant gives those who stay the keys of a space that has had several.
func (p *part) grant(s *space, staying []*peer) {
	if s.keys.Len() < 2 {
		return
	}
	for _, o := range staying {
		g, err := bundle.NewGrant(s.id, bundle.Laptop{Device: o.device, Public: o.public}, s.keys)
		if err != nil {
			continue // nobody can seal to the key that it gave, and the others are not to wait for it
		}
		p.grants = append(p.grants, g)
	}
}

// lines are those to be sent of a space, with the signatures that vouch for them. Where a fork
// leaves one without its signature, all of its author are sent.
func (g *gathering) lines(s *space, readers []holding) ([]written, []bundle.Tip, error) {
	var all map[change.ID]bool
	for {
		lines, err := g.choose(s, readers, all)
		if err != nil {
			return nil, nil, err
		}
		tips := g.tips(s.id, lines)
		vouched := reach(tips, lines)
		n := len(all)
		unsigned := 0
		for _, l := range lines {
			if vouched[l.hash] {
				continue
			}
			unsigned++
			if s.head.forked(l.line.Device) && !all[l.line.Device] {
				if all == nil {
					all = map[change.ID]bool{}
				}
				all[l.line.Device] = true
			}
		}
		if len(all) == n {
			g.out.Unsigned += unsigned
			g.out.Changes += len(lines) - unsigned
			return lines, tips, nil
		}
	}
}

// choose are the lines that a reader lacks, in the order of their places; all lines of the
// authors in all, and all there are where nobody reads them.
func (g *gathering) choose(s *space, readers []holding, all map[change.ID]bool) (out []written, err error) {
	for _, n := range s.head.devices {
		from, everything := n.number, all[n.author] || len(readers) == 0
		at := make([]uint64, len(readers))
		for i := range readers {
			at[i] = readers[i].upto[n.device]
			from = min(from, at[i])
		}
		switch {
		case everything:
			from = 0
		case g.lying != nil && !s.head.forked(n.author):
			from = g.lying.past(s.id, n.device, from)
		}
		if from >= n.number {
			continue
		}
		if err := g.b.after(g.tx, s, n.device, from, func(k, v []byte) error {
			l, err := s.readWritten(k, v)
			if err != nil {
				return err
			}
			lacks := everything
			for i, r := range readers {
				if at[i] < l.place.Number && r.more[l.hash] && (n.author != n.device || at[i]+1 == l.place.Number) {
					at[i] = l.place.Number
				}
				lacks = lacks || at[i] < l.place.Number
			}
			if lacks && !(s.head.forked(n.author) && g.lying.has(s.id, l.hash)) {
				out = append(out, l)
			}
			return nil
		}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// tips are the signatures that this file has for some lines of a space, or makes over the last
// ones of its own; none over a line that another vouches for.
func (g *gathering) tips(space change.ID, lines []written) (out []bundle.Tip) {
	type end struct {
		device change.ID
		hash   journal.Hash
	}
	there, followed := make(map[journal.Hash]bool, len(lines)), make(map[end]bool, len(lines))
	authors := map[change.ID]bool{}
	for _, l := range lines {
		there[l.hash], authors[l.line.Device] = true, true
		followed[end{l.line.Device, l.line.Before}] = true
	}
	for _, l := range lines {
		keys, is := g.own[l.line.Device]
		if !is || followed[end{l.line.Device, l.hash}] {
			continue
		}
		h := bundle.Head{Device: l.line.Device, Number: l.line.Number, Hash: l.hash}
		out = append(out, bundle.Tip{Head: h, Signature: [64]byte(keys.Sign(bundle.TipMessage(space, h)))})
	}
	for id := range authors {
		p := g.peers[id]
		if _, is := g.own[id]; is || p == nil {
			continue
		}
		if k := p.of(space); k != nil {
			for _, t := range k.tips {
				if there[t.Hash] {
					out = append(out, t)
				}
			}
		}
	}
	slices.SortFunc(out, compareTips)
	return withoutVouched(out, lines)
}

// withoutVouched leaves out signatures over lines to which the chain leads from another one.
func withoutVouched(tips []bundle.Tip, lines []written) []bundle.Tip {
	if len(tips) < 2 {
		return tips
	}
	vouched, before := reach(tips, lines), map[journal.Hash]bool{}
	for _, l := range lines {
		if vouched[l.hash] {
			before[l.line.Before] = true
		}
	}
	return slices.DeleteFunc(tips, func(t bundle.Tip) bool { return before[t.Hash] })
}

// laptops are the public keys of those who signed.
func (g *gathering) laptops(tips []bundle.Tip) (out []bundle.Laptop) {
	keys := map[change.ID]seal.DevicePublic{}
	for _, t := range tips {
		if own, is := g.own[t.Device]; is {
			keys[t.Device] = own.Public()
		} else if o := g.peers[t.Device]; o != nil {
			keys[t.Device] = o.public
		}
	}
	for _, id := range slices.Sorted(maps.Keys(keys)) {
		out = append(out, bundle.Laptop{Device: id, Public: keys[id]})
	}
	return out
}

// ring are the keys of people under which something is sealed in lines that are sent, and all
// that were destroyed unless all readers know of them. A line is never sent without its keys,
// so who has a line has them.
func (g *gathering) ring(s *space, readers []holding, lines []written) seal.Ring {
	if g.whole {
		return s.ring
	}
	graves := len(readers) == 0 || slices.ContainsFunc(readers, func(r holding) bool { return !r.graves })
	graves = graves && !g.lying.buries(s)
	needed := map[seal.KeyID]bool{}
	for _, l := range lines {
		for _, e := range l.line.Change.Entries {
			if e.Secrecy == change.Open || e.Take {
				continue
			}
			if id, err := seal.KeyOf([]byte(e.Value)); err == nil {
				needed[id] = true
			}
		}
	}
	if !graves && len(needed) == 0 {
		return seal.Ring{}
	}
	return s.ring.Only(func(e seal.Entry) bool { return e.Destroyed && graves || needed[e.Named.ID] })
}

// staying are the other devices in the list of a space of which the keys are known and which
// were not shut out, in the order of their IDs.
func staying(s *space, peers peers, own change.ID) []*peer {
	var out []*peer
	for _, id := range slices.Sorted(maps.Keys(peers)) {
		if id == own || s.snap.Device(id) == nil || peers[id].of(s.id) == nil {
			continue
		}
		if _, gone := s.outs[id]; !gone {
			out = append(out, peers[id])
		}
	}
	return out
}

// reach are the lines for which a signature vouches: those that are signed, and those from
// which the chain leads to them.
func reach(tips []bundle.Tip, lines []written) map[journal.Hash]bool {
	at := make(map[journal.Hash]*written, len(lines))
	for i := range lines {
		at[lines[i].hash] = &lines[i]
	}
	out := make(map[journal.Hash]bool, len(lines))
	for _, t := range tips {
		h, device, number := t.Hash, t.Device, t.Number
		for {
			l := at[h]
			if l == nil || out[h] || l.line.Device != device || l.line.Number != number {
				break
			}
			out[h] = true
			h, number = l.line.Before, number-1
		}
	}
	return out
}
