package store

import (
	"cmp"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
)

// Laptops are the devices of a space, in the order of their IDs.
func (b *Book) Laptops(id model.ID) (out []model.Laptop, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	peers, err := b.peers()
	if err != nil {
		return nil, err
	}
	err = b.view(func(tx *bbolt.Tx) error {
		s, err := b.lean(tx, id)
		if err != nil {
			return err
		}
		for _, d := range s.snap.Devices() {
			l := model.Laptop{Device: *d, Own: d.ID == b.device.id, Number: s.head.of(d.ID).upto}
			if after, gone := s.outs[d.ID]; gone {
				l.Out, l.After = true, after // also where who shut it out had been shut out before
			}
			if p := peers[d.ID]; p != nil && p.at != 0 {
				l.Heard = time.Unix(p.at, 0)
			}
			if !l.Own && !l.Out {
				if l.Waiting, err = b.lacking(tx, s, peers[d.ID]); err != nil {
					return err
				}
			}
			if err := b.aside(tx, s, d, func(written) { l.Aside++ }); err != nil {
				return err
			}
			out = append(out, l)
		}
		return nil
	})
	return out, err
}

// lacking are how many lines of a space a device is not known to have. They are not read,
// only counted, unless lines were written twice under one number.
func (b *Book) lacking(tx *bbolt.Tx, s *space, p *peer) (n int, err error) {
	h := holding{}
	if p != nil && p.of(s.id) != nil {
		if h, err = b.holding(tx, s, p.of(s.id)); err != nil {
			return 0, err
		}
	}
	for _, d := range s.head.devices {
		at := h.upto[d.device]
		if at >= d.number {
			continue
		}
		if err := b.after(tx, s, d.device, at, func(k, v []byte) error {
			if d.author != d.device || s.head.forked(d.device) {
				l, err := s.readWritten(k, v)
				if err != nil || h.more[l.hash] {
					return err
				}
			}
			n++
			return nil
		}); err != nil {
			return 0, err
		}
	}
	return n, nil
}

// aside calls fn for the lines of a device that do not count and were not taken in.
func (b *Book) aside(tx *bbolt.Tx, s *space, d *model.Device, fn func(written)) error {
	last, out := s.outs[d.ID]
	if !out {
		return nil
	}
	last = max(last, d.Taken)
	for _, n := range s.head.devices {
		if n.author != d.ID || n.number <= last {
			continue
		}
		if err := b.after(tx, s, n.device, last, func(k, v []byte) error {
			l, err := s.readWritten(k, v)
			if err == nil {
				fn(l)
			}
			return err
		}); err != nil {
			return err
		}
	}
	return nil
}

// SetAside are the changes of a laptop that was shut out which do not count and were not
// taken in, in the clear, in the order of their numbers; upto is the number of the last.
func (b *Book) SetAside(space, device model.ID) (out []*change.Change, upto uint64, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	err = b.view(func(tx *bbolt.Tx) error {
		s, err := b.lean(tx, space)
		if err != nil {
			return err
		}
		d := s.snap.Device(device)
		if d == nil {
			d = &model.Device{ID: device}
		}
		var lines []written
		if err := b.aside(tx, s, d, func(l written) { lines = append(lines, l) }); err != nil {
			return err
		}
		slices.SortStableFunc(lines, func(a, b written) int { return cmp.Compare(a.line.Number, b.line.Number) })
		for _, l := range lines {
			out, upto = append(out, s.revealChange(l.line.Change)), l.line.Number
		}
		return nil
	})
	return out, upto, err
}
