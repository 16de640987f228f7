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

// newest is the newest line of a device in a space.
type newest struct {
	device change.ID
	number uint64
	hash   journal.Hash
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
}

const headForm = 1

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
	b := make([]byte, 0, 64+48*len(h.devices)+len(h.facts))
	b = append(b, headForm)
	b = append(b, h.records[:]...)
	b = append(b, h.journal[:]...)
	b = binary.AppendUvarint(b, uint64(len(h.devices)))
	for _, n := range h.devices {
		b = binary.BigEndian.AppendUint64(b, uint64(n.device))
		b = binary.BigEndian.AppendUint64(b, n.number)
		b = append(b, n.hash[:]...)
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
		b = b[eachNewest:]
	}
	return h, nil
}

const eachNewest = 16 + len(journal.Hash{})

// factsIn are the facts in a head, and nothing else of it.
func factsIn(b []byte) ([]byte, error) {
	if len(b) > 0 && b[0] > headForm {
		return nil, errNewer
	}
	if len(b) < 34 || b[0] != headForm {
		return nil, errHead
	}
	b = b[33:]
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size)/uint64(eachNewest) {
		return nil, errHead
	}
	return b[size+int(n)*eachNewest:], nil
}
