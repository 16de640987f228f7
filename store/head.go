package store

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"workgroup/model/change"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// newest is the newest line at the places of a device in a space.
type newest struct {
	device change.ID
	number uint64
	hash   journal.Hash
	// author wrote it: another than device where the places are those of a fork.
	author change.ID
	// upto is the number up to which the lines from the first on carry on from each other, and
	// last the hash of that line: they stand for all of them. A fork has one line, and is whole.
	upto uint64
	last journal.Hash
}

// print is the fingerprint of a stretch of values: their tags, folded into one. A
// value that is missing, or an older one in its place, shows in it.
type print [16]byte

func (p *print) turn(env []byte) {
	if env == nil {
		return
	}
	tag := seal.Tag(env)
	for i := range p {
		p[i] ^= tag[i]
	}
}

// head is what is known of a space without reading it.
type head struct {
	devices []newest
	records print
	journal print
	// facts of its cohort; empty where the space is a hub.
	facts []byte
	// loose: it was read from the first form, which did not say up to where lines carry on.
	loose bool
}

// headForm is the form that is written; the first said of a device no more than its newest line.
const (
	headForm  = 2
	looseForm = 1
)

func (h *head) clone() *head {
	out := *h
	out.devices = slices.Clone(h.devices)
	return &out
}

func (h *head) of(device change.ID) newest {
	for _, n := range h.devices {
		if n.device == device {
			return n
		}
	}
	return newest{device: device}
}

// MaxChanges is how many changes a cohort or a hub may hold: a work group makes some ten
// thousand in a year. A file that has more was made to keep a computer busy.
const MaxChanges = 1_000_000

var errTooMany = fmt.Errorf("one of its groups has more than %d changes, as no group has", MaxChanges)

func (h *head) set(n newest) {
	at, found := slices.BinarySearchFunc(h.devices, n.device, func(a newest, d change.ID) int { return cmp.Compare(a.device, d) })
	if found {
		h.devices[at] = n
		return
	}
	h.devices = slices.Insert(h.devices, at, n)
}

func (h *head) encode() []byte {
	b := make([]byte, 0, 64+eachNewest*len(h.devices)+len(h.facts))
	if h.loose {
		b = append(b, looseForm)
	} else {
		b = append(b, headForm)
	}
	b = append(b, h.records[:]...)
	b = append(b, h.journal[:]...)
	b = binary.AppendUvarint(b, uint64(len(h.devices)))
	for _, n := range h.devices {
		b = binary.BigEndian.AppendUint64(b, uint64(n.device))
		b = binary.BigEndian.AppendUint64(b, n.number)
		b = append(b, n.hash[:]...)
		if !h.loose {
			b = binary.BigEndian.AppendUint64(b, uint64(n.author))
			b = binary.BigEndian.AppendUint64(b, n.upto)
			b = append(b, n.last[:]...)
		}
	}
	return append(b, h.facts...)
}

var errHead = errors.New("the head of a cohort cannot be read")

// decodeHead reads what encode wrote; the head keeps parts of b.
func decodeHead(b []byte) (*head, error) {
	h := &head{}
	var err error
	if h.facts, err = factsIn(b); err != nil {
		return nil, err
	}
	h.loose = b[0] == looseForm
	copy(h.records[:], b[1:])
	copy(h.journal[:], b[17:])
	n, size := binary.Uvarint(b[33:])
	h.devices = make([]newest, n)
	b = b[33+size:]
	for i := range h.devices {
		x := &h.devices[i]
		x.device = change.ID(binary.BigEndian.Uint64(b))
		x.number = binary.BigEndian.Uint64(b[8:])
		copy(x.hash[:], b[16:])
		if x.number > MaxChanges {
			return nil, errTooMany
		}
		if b = b[eachLoose:]; h.loose {
			continue
		}
		x.author = change.ID(binary.BigEndian.Uint64(b))
		x.upto = binary.BigEndian.Uint64(b[8:])
		copy(x.last[:], b[16:])
		if x.upto > x.number {
			return nil, errHead
		}
		b = b[eachNewest-eachLoose:]
	}
	return h, nil
}

const (
	eachLoose  = 16 + len(journal.Hash{})
	eachNewest = 2 * eachLoose
)

// factsIn are the facts in a head, and nothing else of it.
func factsIn(b []byte) ([]byte, error) {
	if len(b) > 0 && b[0] > headForm {
		return nil, errNewer
	}
	each := eachNewest
	switch {
	case len(b) < 34 || b[0] == 0:
		return nil, errHead
	case b[0] == looseForm:
		each = eachLoose
	}
	b = b[33:]
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size)/uint64(each) {
		return nil, errHead
	}
	return b[size+int(n)*each:], nil
}
