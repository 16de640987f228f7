package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/carry/bundle"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// peer is what this file knows of another device: its public keys as they first came, what
// it signed, and what it said that it has. It stands among the settings: it is no part of
// the journal, and where an older one comes back with an older copy, more is sent than need
// be and nothing is lost.
type peer struct {
	device change.ID
	public seal.DevicePublic
	// at is when its newest bundle was made, by its clock; 0 where none came from itself.
	at     int64
	spaces map[change.ID]*known
}

// known is what is known of a device in a space.
type known struct {
	// said: it stated its heads, which are then heads.
	said  bool
	heads []bundle.Head
	tips  []bundle.Tip
}

const peerForm = 1

// letters are an ID as the names of settings may have it.
func letters(id change.ID) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' {
			return 'k' + r - 'a'
		}
		return 'a' + r - '0'
	}, id.String())
}

func idOfLetters(s string) (change.ID, bool) {
	id, err := change.ParseID(strings.Map(func(r rune) rune {
		if r >= 'k' {
			return 'a' + r - 'k'
		}
		return '0' + r - 'a'
	}, s))
	return id, err == nil
}

const (
	prefixPeer = "peer "
	prefixOut  = "out "
)

func (p *peer) encode() string {
	b := append([]byte{peerForm}, p.public.Encode()...)
	b = binary.BigEndian.AppendUint64(b, uint64(p.at))
	for _, id := range slices.Sorted(maps.Keys(p.spaces)) {
		k := p.spaces[id]
		b = binary.BigEndian.AppendUint64(b, uint64(id))
		said := byte(0)
		if k.said {
			said = 1
		}
		c := bundle.Content{Heads: k.heads, Tips: k.tips}
		plain := c.Encode()
		b = append(b, said)
		b = binary.BigEndian.AppendUint32(b, uint32(len(plain)))
		b = append(b, plain...)
	}
	return string(b)
}

var errPeer = errors.New("what is known of another laptop cannot be read")

func decodePeer(device change.ID, text string) (*peer, error) {
	b := []byte(text)
	if len(b) < 1+65+8 || b[0] != peerForm {
		return nil, errPeer
	}
	public, err := seal.DecodeDevicePublic(b[1:66])
	if err != nil {
		return nil, errPeer
	}
	p := &peer{device: device, public: public, at: int64(binary.BigEndian.Uint64(b[66:])), spaces: map[change.ID]*known{}}
	for b = b[74:]; len(b) > 0; {
		if len(b) < 13 || uint64(binary.BigEndian.Uint32(b[9:])) > uint64(len(b)-13) {
			return nil, errPeer
		}
		n := int(binary.BigEndian.Uint32(b[9:]))
		c, err := bundle.DecodeContent(b[13 : 13+n])
		if err != nil {
			return nil, errPeer
		}
		p.spaces[change.ID(binary.BigEndian.Uint64(b))] = &known{b[8] == 1, c.Heads, c.Tips}
		b = b[13+n:]
	}
	return p, nil
}

func (p *peer) in(space change.ID) *known {
	k := p.spaces[space]
	if k == nil {
		k = &known{}
		p.spaces[space] = k
	}
	return k
}

// sign keeps what a device signed, in one order.
func (k *known) sign(t bundle.Tip) {
	at, found := slices.BinarySearchFunc(k.tips, t, compareTips)
	if !found {
		k.tips = slices.Insert(k.tips, at, t)
	}
}

func compareTips(a, b bundle.Tip) int {
	return cmp.Or(cmp.Compare(a.Device, b.Device), cmp.Compare(a.Number, b.Number), bytes.Compare(a.Hash[:], b.Hash[:]))
}

// peers are all other devices that the file knows.
func (b *Book) peers() (map[change.ID]*peer, error) {
	out := map[change.ID]*peer{}
	for name, text := range b.settings {
		rest, is := strings.CutPrefix(name, prefixPeer)
		if !is {
			continue
		}
		id, ok := idOfLetters(rest)
		if !ok {
			return nil, errPeer
		}
		p, err := decodePeer(id, text)
		if err != nil {
			return nil, err
		}
		out[id] = p
	}
	return out, nil
}

// outs are the limits of devices that were shut out of a space, kept beside it so that they
// hold while it is read: they follow from its journal.
type outs map[change.ID]uint64

func (o outs) encode() string {
	var b []byte
	for _, id := range slices.Sorted(maps.Keys(o)) {
		b = binary.BigEndian.AppendUint64(b, uint64(id))
		b = binary.BigEndian.AppendUint64(b, o[id])
	}
	return string(b)
}

func decodeOuts(text string) outs {
	out := outs{}
	for b := []byte(text); len(b) >= 16; b = b[16:] {
		out[change.ID(binary.BigEndian.Uint64(b))] = binary.BigEndian.Uint64(b[8:])
	}
	return out
}

// aside tells whether a line counts no more: its author was shut out before it.
func (o outs) aside(l *journal.Line) bool {
	after, out := o[l.Device]
	return out && l.Number > after
}

// learn takes in what a line says of who is shut out. Where two leads shut out one laptop,
// the higher number holds, so that nothing is set aside that either had accepted. It counts
// from whomever it comes: else two laptops that shut each other out would have no answer.
func (o outs) learn(l *journal.Line) (more bool) {
	for i := range l.Change.Entries {
		id, after, out := model.ShutOutAfter(&l.Change.Entries[i])
		if !out {
			continue
		}
		if was, there := o[id]; !there || after > was {
			o[id], more = after, true
		}
	}
	return more
}

// counted are the lines that count.
func counted(lines []journal.Line) []journal.Line {
	o := outs{}
	for i := range lines {
		o.learn(&lines[i])
	}
	if len(o) == 0 {
		return lines
	}
	return slices.DeleteFunc(slices.Clone(lines), func(l journal.Line) bool { return o.aside(&l) })
}
