package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
)

// The public register of schools stands outside spaces and journal: nothing in it is about the
// people of a cohort, it is replaced whole, and it can be taken in again at any time. Number 0
// of its bucket is the heading: form, edition, what is known of the register, and how many
// blocks there are; each other one is a block of schools, compressed. All carry the edition,
// which is drawn anew each time, so that no block of another one is taken for one of this.
const (
	shelfForm  = 1
	shelfBlock = 400     // schools in a block
	maxBlock   = 8 << 20 // bytes of a block, unpacked
	maxShelved = 1 << 20 // blocks
)

var errShelf = errors.New("the register of schools in it cannot be read")

// PutShelf puts a register of schools in the place of the one that the file has. When it
// returns nil the register is on the disk; else the file has the one that it had.
func (b *Book) PutShelf(s *model.Shelf) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	edition := NewID(b.rand)
	return b.write(func(tx *bbolt.Tx) error { return b.writeShelf(tx, edition, s) }, func(tx *bbolt.Tx) bool {
		h, there, err := b.shelfHeading(tx)
		return err == nil && there && h.edition == edition
	}, func() {})
}

func (b *Book) writeShelf(tx *bbolt.Tx, edition change.ID, s *model.Shelf) error {
	if tx.Bucket(bucketShelf) != nil {
		if err := tx.DeleteBucket(bucketShelf); err != nil {
			return err
		}
	}
	in, err := tx.CreateBucket(bucketShelf)
	if err != nil {
		return err
	}
	in.FillPercent = 1
	w := writer{b: b, tx: tx}
	all := s.Schools()
	h := shelfHeading{edition: edition, ShelfInfo: s.ShelfInfo, blocks: (len(all) + shelfBlock - 1) / shelfBlock}
	if err := w.put(bucketShelf, keyNumber(0), &b.key, h.encode(), nil); err != nil {
		return err
	}
	for n := range h.blocks {
		block, err := encodeBlock(edition, all[n*shelfBlock:min(len(all), (n+1)*shelfBlock)])
		if err != nil {
			return err
		}
		if err := w.put(bucketShelf, keyNumber(uint64(n)+1), &b.key, block, nil); err != nil {
			return err
		}
	}
	return nil
}

// Shelf is the register of schools of the file; nil where it has none.
func (b *Book) Shelf() (s *model.Shelf, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	err = b.view(func(tx *bbolt.Tx) error {
		s, err = b.readShelf(tx)
		return err
	})
	return s, err
}

func (b *Book) readShelf(tx *bbolt.Tx) (*model.Shelf, error) {
	h, there, err := b.shelfHeading(tx)
	if err != nil || !there {
		return nil, err
	}
	all := make([]model.Listed, 0, min(h.blocks, 1000)*shelfBlock)
	for n := range h.blocks {
		k := keyNumber(uint64(n) + 1)
		raw, err := b.get(tx, bucketShelf, k)
		if err != nil {
			return nil, err
		}
		if raw == nil {
			return nil, errShelf
		}
		plain, err := b.openFileKey(bucketShelf, k, raw)
		if err != nil {
			return nil, err
		}
		if all, err = decodeBlock(h.edition, plain, all); err != nil {
			return nil, err
		}
	}
	if len(all) != h.Open+h.Closed {
		return nil, errShelf
	}
	return model.NewShelf(h.ShelfInfo, all), nil
}

// shelfHeading is the heading of the register; there is none in a file that never had one.
func (b *Book) shelfHeading(tx *bbolt.Tx) (h shelfHeading, there bool, err error) {
	if tx.Bucket(bucketShelf) == nil {
		return h, false, nil
	}
	k := keyNumber(0)
	raw, err := b.get(tx, bucketShelf, k)
	if err != nil || raw == nil {
		return h, false, err
	}
	plain, err := b.openFileKey(bucketShelf, k, raw)
	if err != nil {
		return h, false, err
	}
	h, err = decodeHeading(plain)
	return h, err == nil, err
}

// proveShelf reads all of the register, and sees that nothing else stands beside it.
func (b *Book) proveShelf(tx *bbolt.Tx) error {
	if tx.Bucket(bucketShelf) == nil {
		return nil
	}
	if _, err := b.readShelf(tx); err != nil {
		return err
	}
	h, there, err := b.shelfHeading(tx)
	if err != nil {
		return err
	}
	want, n := 0, 0
	if there {
		want = h.blocks + 1
	}
	if err := b.stretch(tx, bucketShelf, nil, func(_, _ []byte) error { n++; return nil }); err != nil {
		return err
	}
	if n != want {
		return fmt.Errorf("its part %q holds %d values, and should hold %d", bucketShelf, n, want)
	}
	return nil
}

type shelfHeading struct {
	model.ShelfInfo
	edition change.ID
	blocks  int
}

func (h shelfHeading) encode() []byte {
	p := packed{shelfForm}
	p = binary.BigEndian.AppendUint64(p, uint64(h.edition))
	for _, n := range []int{int(h.Of), int(h.Taken), h.Open, h.Closed, h.blocks, len(h.Authorities)} {
		p.number(n)
	}
	for _, la := range h.Authorities {
		p.text(la)
	}
	return p
}

func decodeHeading(b []byte) (h shelfHeading, err error) {
	switch {
	case len(b) > 0 && b[0] > shelfForm:
		return h, errNewer
	case len(b) < 9 || b[0] != shelfForm:
		return h, errShelf
	}
	h.edition = change.ID(binary.BigEndian.Uint64(b[1:]))
	u := unpacked{b[9:], false}
	h.Of, h.Taken = model.Day(u.number()), model.Day(u.number())
	h.Open, h.Closed, h.blocks = u.number(), u.number(), u.number()
	for n := u.number(); n > 0 && !u.broken; n-- {
		h.Authorities = append(h.Authorities, u.text())
	}
	if u.broken || len(u.rest) > 0 || h.blocks < 0 || h.blocks > maxShelved || h.Open < 0 || h.Closed < 0 {
		return shelfHeading{}, errShelf
	}
	return h, nil
}

// encodeBlock is the edition, and the schools compressed.
func encodeBlock(edition change.ID, all []model.Listed) ([]byte, error) {
	var p packed
	p.number(len(all))
	for _, x := range all {
		flags := int(x.State) << 1
		if x.Closed {
			flags |= 1
		}
		p.number(flags)
		for _, s := range []string{x.URN, x.Name, x.LA, x.Phase, x.Trust, x.Town, x.Postcode, x.Successor} {
			p.text(s)
		}
	}
	out := bytes.NewBuffer(keyID(edition))
	z, err := flate.NewWriter(out, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(p); err != nil {
		return nil, err
	}
	err = z.Close()
	return out.Bytes(), err
}

// decodeBlock adds the schools of a block to those before it.
func decodeBlock(edition change.ID, b []byte, all []model.Listed) ([]model.Listed, error) {
	if len(b) < 8 || change.ID(binary.BigEndian.Uint64(b)) != edition {
		return nil, errShelf
	}
	plain, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(b[8:])), maxBlock+1))
	if err != nil || len(plain) > maxBlock {
		return nil, errShelf
	}
	u := unpacked{plain, false}
	for n := u.number(); n > 0 && !u.broken; n-- {
		flags := u.number()
		x := model.Listed{Closed: flags&1 != 0, State: model.Answer(flags >> 1)}
		for _, s := range []*string{&x.URN, &x.Name, &x.LA, &x.Phase, &x.Trust, &x.Town, &x.Postcode, &x.Successor} {
			*s = u.text()
		}
		all = append(all, x)
	}
	if u.broken || len(u.rest) > 0 {
		return nil, errShelf
	}
	return all, nil
}

// packed is numbers and texts one after the other; unpacked reads them again.
type packed []byte

func (p *packed) number(n int) { *p = binary.AppendVarint(*p, int64(n)) }

func (p *packed) text(s string) {
	*p = binary.AppendUvarint(*p, uint64(len(s)))
	*p = append(*p, s...)
}

type unpacked struct {
	rest   []byte
	broken bool
}

func (u *unpacked) number() int {
	n, size := binary.Varint(u.rest)
	if size <= 0 {
		u.broken, u.rest = true, nil
		return 0
	}
	u.rest = u.rest[size:]
	return int(n)
}

func (u *unpacked) text() string {
	n, size := binary.Uvarint(u.rest)
	if size <= 0 || n > uint64(len(u.rest)-size) {
		u.broken, u.rest = true, nil
		return ""
	}
	s := string(u.rest[size : size+int(n)])
	u.rest = u.rest[size+int(n):]
	return s
}
