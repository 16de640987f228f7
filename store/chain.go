package store

import (
	"bytes"

	"go.etcd.io/bbolt"

	"workgroup/model/change"
	"workgroup/store/journal"
)

// follows tells whether a line carries on from those that n stands for.
func (n newest) follows(l *journal.Line, p journal.Place) bool {
	return l.Device == p.Device && p.Number == n.upto+1 && l.Before == n.last
}

// grow takes a line at its place into a head.
func (h *head) grow(l *journal.Line, p journal.Place, hash journal.Hash) {
	n := h.of(p.Device)
	if p.Number > n.number {
		n.number, n.hash, n.author = p.Number, hash, l.Device
	}
	switch {
	case l.Device != p.Device && p.Number == n.number:
		n.upto, n.last = p.Number, hash
	case n.follows(l, p):
		n.upto, n.last = p.Number, hash
	}
	h.set(n)
}

// chain goes on over lines that came before the one they carry on from.
func (b *Book) chain(tx *bbolt.Tx, s *space, device change.ID) error {
	for {
		n := s.head.of(device)
		if n.upto >= n.number {
			return nil
		}
		at := journal.Place{Device: device, Number: n.upto + 1}
		w, there, err := b.writtenAt(tx, s, at)
		if err != nil || !there || !n.follows(&w.line, at) {
			return err
		}
		s.head.grow(&w.line, at, w.hash)
	}
}

// tighten has a head of the first form say up to where lines carry on: that takes reading
// them, once.
func (b *Book) tighten(tx *bbolt.Tx, s *space) error {
	if !s.head.loose {
		return nil
	}
	own := s.head.clone()
	for i := range own.devices {
		own.devices[i] = newest{device: own.devices[i].device}
	}
	if err := b.stretch(tx, bucketJournal, keyID(s.id), func(k, v []byte) error {
		w, err := s.readWritten(k, v)
		if err == nil {
			own.grow(&w.line, w.place, w.hash)
		}
		return err
	}); err != nil {
		return err
	}
	own.loose = false
	s.head = own
	return nil
}

// written is a line of a journal at its place.
type written struct {
	place     journal.Place
	line      journal.Line
	canonical []byte
	hash      journal.Hash
}

func (s *space) readWritten(k, v []byte) (written, error) {
	l, canonical, err := s.readLine(k, v)
	if err != nil {
		return written{}, err
	}
	p, ok := readPlace(k)
	if !ok {
		return written{}, journal.ErrNotLine
	}
	return written{p, l, canonical, journal.HashOf(canonical)}, nil
}

// writtenAt is the line at a place.
func (b *Book) writtenAt(tx *bbolt.Tx, s *space, p journal.Place) (w written, there bool, err error) {
	k := keyLine(s.id, p.Device, p.Number)
	raw, err := b.get(tx, bucketJournal, k)
	if raw == nil || err != nil {
		return written{}, false, err
	}
	w, err = s.readWritten(k, raw)
	return w, true, err
}

// after calls fn for each line at the places of a device that has a higher number than
// number, in their order, as it is stored.
func (b *Book) after(tx *bbolt.Tx, s *space, device change.ID, number uint64, fn func(k, v []byte) error) error {
	from, end := keyLine(s.id, device, number+1), keyLine(s.id, device, ^uint64(0))
	c, err := b.cursor(tx, bucketJournal, from, end)
	if err != nil {
		return err
	}
	for k, v := c.Seek(from); k != nil && bytes.Compare(k, end) <= 0; k, v = c.Next() {
		if err := fn(k, v); err != nil {
			return err
		}
	}
	return nil
}
