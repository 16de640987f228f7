package store

import (
	"go.etcd.io/bbolt"

	"workgroup/model/change"
	"workgroup/store/carry/bundle"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// stated is what a file says of what it has of a space: for each device the last line up to
// which they are all there, and which people's keys were destroyed, as if that were the line of
// a device 0.
func (h *head) stated(ring seal.Ring) (out []bundle.Head) {
	if n, hash := ring.Graves(); n > 0 {
		out = append(out, bundle.Head{Number: n, Hash: hash})
	}
	for _, n := range h.devices {
		if n.upto > 0 {
			out = append(out, bundle.Head{Device: n.device, Number: n.upto, Hash: n.last})
		}
	}
	return out
}

// forked tells whether lines of a device stand at places of a fork.
func (h *head) forked(device change.ID) bool {
	for _, n := range h.devices {
		if n.author == device && n.device != device {
			return true
		}
	}
	return false
}

// holding is what a reader has of a space, of what is here.
type holding struct {
	// upto are the lines at places of devices; more are others that it has.
	upto places
	more map[journal.Hash]bool
	// graves: it knows of all keys that were destroyed.
	graves bool
}

// readers are what those have who get the bundle: to alone, or else all who stay, and whoever
// was invited and did not show yet.
func (g *gathering) readers(s *space, staying []*peer) (out []holding, err error) {
	if g.whole {
		return nil, nil
	}
	read := func(k *known) {
		if err == nil {
			var h holding
			h, err = g.b.holding(g.tx, s, k)
			out = append(out, h)
		}
	}
	for _, p := range staying {
		if g.to == 0 || p.device == g.to {
			read(p.in(s.id))
		}
	}
	if guest := g.b.guest(s); guest != nil && g.to == 0 {
		read(&known{heads: guest.heads})
	}
	return out, err
}

// holding compares what a reader said that it has with what is here. It reads a line for each
// device of which the reader is not as far as this file is, and no more where nobody wrote two
// lines under one number.
func (b *Book) holding(tx *bbolt.Tx, s *space, k *known) (holding, error) {
	out := holding{places{}, map[journal.Hash]bool{}, false}
	var graves bundle.Head
	graves.Number, graves.Hash = s.ring.Graves()
	out.graves = graves.Number == 0
	for _, h := range k.heads {
		if h.Device == 0 {
			out.graves = h == graves
			continue
		}
		out.more[h.Hash] = true
		upto, sure, err := b.common(tx, s, h, out.more)
		if err != nil {
			return out, err
		}
		for _, before := range k.sure {
			if sure || before.Device != h.Device || before.Number > h.Number {
				continue
			}
			if upto, sure, err = b.common(tx, s, before, nil); err != nil {
				return out, err
			}
		}
		if upto > 0 {
			out.upto[h.Device] = upto
		}
	}
	return out, nil
}

// common is up to which number the chain that ends in a head stands at the places of its
// device here; sure is false where its end is not here, or it cannot be followed. Lines of it
// that stand elsewhere here are noted in more.
func (b *Book) common(tx *bbolt.Tx, s *space, h bundle.Head, more map[journal.Hash]bool) (upto uint64, sure bool, err error) {
	n := s.head.of(h.Device)
	if h.Number == n.upto && h.Hash == n.last {
		return n.upto, true, nil
	}
	for ; h.Number > 0; h.Number-- {
		w, there, err := b.byHash(tx, s, h)
		if !there || err != nil {
			return 0, false, err
		}
		if w.place.Device == h.Device && h.Number <= n.upto {
			return h.Number, true, nil
		}
		if more != nil {
			more[w.hash] = true
		}
		h.Hash = w.line.Before
	}
	return 0, true, nil
}

// byHash is a line of a device, wherever it stands here.
func (b *Book) byHash(tx *bbolt.Tx, s *space, h bundle.Head) (written, bool, error) {
	w, there, err := b.writtenAt(tx, s, journal.Place{Device: h.Device, Number: h.Number})
	if err != nil || there && w.hash == h.Hash || !there && !s.head.forked(h.Device) {
		return w, there, err
	}
	w, there, err = b.writtenAt(tx, s, journal.Place{Device: journal.Fork(&journal.Line{Device: h.Device}, h.Hash).Device, Number: h.Number})
	return w, there && w.hash == h.Hash, err
}

// surely are the heads from before that hold on after a device stated new ones of which the
// lines are not all here.
func (b *Book) surely(tx *bbolt.Tx, s *space, k *known, stated []bundle.Head) (out []bundle.Head, err error) {
	var was *holding
	for _, h := range stated {
		if h.Device == 0 {
			continue
		}
		_, sure, err := b.common(tx, s, h, nil)
		if err != nil {
			return nil, err
		}
		if sure {
			continue
		}
		if was == nil {
			x, err := b.holding(tx, s, k)
			if err != nil {
				return nil, err
			}
			was = &x
		}
		upto := was.upto[h.Device]
		if upto == 0 || upto > h.Number {
			continue
		}
		w, there, err := b.writtenAt(tx, s, journal.Place{Device: h.Device, Number: upto})
		if err != nil {
			return nil, err
		}
		if there {
			out = append(out, bundle.Head{Device: h.Device, Number: upto, Hash: w.hash})
		}
	}
	return out, nil
}
