package store

import (
	"fmt"

	"workgroup/model/change"
	"workgroup/store/carry/bundle"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// vouchedLines reads lines, which are to belong to the space.
func vouchedLines(space change.ID, canonical [][]byte) ([]written, error) {
	j := Journal{Space: space, Lines: canonical}
	lines, err := j.decode()
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", bundle.ErrNotWhole, err)
	}
	out := make([]written, len(lines))
	for i, l := range lines {
		out[i] = written{journal.Place{Device: l.Device, Number: l.Number}, l, canonical[i], journal.HashOf(canonical[i])}
	}
	return out, nil
}

// metIn is a device of which something was learned in a space.
type metIn struct{ device, space change.ID }

// meet takes in what the bundle says of laptops: their keys where they are new here, and what
// they signed. Lines for which nobody signed are refused.
func (in *intake) meet(s *space, c *bundle.Content, lines []written) error {
	laptops := map[change.ID]seal.DevicePublic{in.from.Sender: in.from.Public}
	for _, l := range c.Laptops {
		if _, twice := laptops[l.Device]; twice && laptops[l.Device] != l.Public {
			return strangeKeys()
		}
		laptops[l.Device] = l.Public
	}
	signs := map[change.ID]bool{in.from.Sender: true}
	for _, t := range c.Tips {
		signs[t.Device] = true
	}
	for id, public := range laptops {
		if keys, is := in.own[id]; is {
			if keys.Public() != public {
				return strangeKeys()
			}
			if id != in.from.Sender {
				continue
			}
			// A copy of this file goes on as the laptop that this one was: it reads too.
		}
		switch p := in.peers[id]; {
		case p == nil && !signs[id]:
			continue // nothing here is of that laptop
		case p == nil:
			in.peers[id] = &peer{device: id, public: public, spaces: map[change.ID]*known{}, kept: func(name string) string { return in.w.b.settings[name] }}
		case p.public != public:
			return strangeKeys()
		}
		if in.peers[id].of(s.id) == nil {
			in.peers[id].in(s.id)
			in.changed[metIn{id, s.id}] = true
		}
	}
	for _, t := range c.Tips {
		public, there := laptops[t.Device]
		if !there || !public.Verify(bundle.TipMessage(s.id, t.Head), t.Signature[:]) {
			return notBundle(bundle.ErrNotWhole)
		}
	}
	vouched := reach(c.Tips, lines)
	for _, l := range lines {
		if !vouched[l.hash] {
			return &fault{ErrStranger, nil, "This file has a change in it that no laptop signed. Nothing of it was taken in: ask for it again."}
		}
	}
	for _, t := range c.Tips {
		if _, is := in.own[t.Device]; !is && vouched[t.Hash] {
			in.peers[t.Device].in(s.id).sign(t)
			in.changed[metIn{t.Device, s.id}] = true
		}
	}
	return nil
}

// stated notes what the sender has, which replaces what it had, once what came with it is here;
// and forgets signatures over lines for which newer ones vouch.
func (in *intake) stated(s *space, heads []bundle.Head) error {
	for m := range in.changed {
		if m.space == s.id {
			if err := in.w.forget(s, in.peers[m.device].in(s.id)); err != nil {
				return err
			}
		}
	}
	p := in.peers[in.from.Sender]
	if p == nil {
		return nil
	}
	k := p.in(s.id)
	sure, err := in.w.b.surely(in.w.tx, s, k, heads)
	if err != nil {
		return err
	}
	k.said, k.heads, k.sure, p.at = true, heads, sure, in.from.At
	in.changed[metIn{in.from.Sender, s.id}] = true
	return nil
}

// forget drops signatures over lines from which the chain leads to one that is signed too.
func (w *writer) forget(s *space, k *known) error {
	best := map[change.ID]uint64{}
	on := make([]bool, len(k.tips))
	for i, t := range k.tips {
		if n := s.head.of(t.Device); t.Number > n.upto {
			continue
		}
		at, there, err := w.b.writtenAt(w.tx, s, journal.Place{Device: t.Device, Number: t.Number})
		if err != nil {
			return err
		}
		if on[i] = there && at.hash == t.Hash; on[i] {
			best[t.Device] = max(best[t.Device], t.Number)
		}
	}
	var left []bundle.Tip
	for i, t := range k.tips {
		if !on[i] || t.Number == best[t.Device] {
			left = append(left, t)
		}
	}
	k.tips = left
	return nil
}

func strangeKeys() error {
	return &fault{ErrStranger, nil, "This file has other keys for a laptop than are known here. Nothing of it was taken in: ask its lead whether the file is really theirs."}
}
