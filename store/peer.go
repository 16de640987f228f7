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
	"workgroup/store/carry"
	"workgroup/store/carry/bundle"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// peer is what this file knows of another device: its public keys as they first came, and for
// each space what it signed, and what it said that it has. It stands among the settings: it is
// no part of the journal, and where an older one comes back with an older copy, more is sent
// than need be and nothing is lost.
type peer struct {
	device change.ID
	public seal.DevicePublic
	// at is when its newest bundle was made, by its clock; 0 where none came from itself.
	at int64
	// spaces are those of which something was read or came; kept gives the text of the others.
	spaces map[change.ID]*known
	kept   func(name string) string
}

// known is what is known of a device in a space.
type known struct {
	// said: it stated its heads, which are then heads.
	said  bool
	heads []bundle.Head
	tips  []bundle.Tip
	// sure are heads that it stated before and that are here too: it still has those lines,
	// though of its newer heads the lines may not have come yet.
	sure []bundle.Head
}

// peerForm is the form that is written; the first had in it what is known in all spaces.
const (
	peerForm    = 2
	crowdedForm = 1
)

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
	prefixPeer  = "peer "
	prefixKnown = "knows "
	prefixOut   = "out "
)

func peerName(device change.ID) string { return prefixPeer + letters(device) }

func knownName(device, space change.ID) string {
	return prefixKnown + letters(device) + " " + letters(space)
}

func (p *peer) encode() string {
	b := append([]byte{peerForm}, p.public.Encode()...)
	return string(binary.BigEndian.AppendUint64(b, uint64(p.at)))
}

const knownForm = 2

func (k *known) encode() string {
	b := []byte{knownForm, 0}
	if k.said {
		b[1] = 1
	}
	newest, before := bundle.Content{Heads: k.heads, Tips: k.tips}, bundle.Content{Heads: k.sure}
	return string(carry.AppendSized(carry.AppendSized(b, newest.Encode()), before.Encode()))
}

var errPeer = errors.New("what is known of another laptop cannot be read")

func decodePeer(device change.ID, text string) (*peer, error) {
	b := []byte(text)
	if len(b) > 0 && b[0] > peerForm {
		return nil, errNewer
	}
	if len(b) < 1+65+8 || b[0] != peerForm && b[0] != crowdedForm || b[0] == peerForm && len(b) > 1+65+8 {
		return nil, errPeer
	}
	public, err := seal.DecodeDevicePublic(b[1:66])
	if err != nil {
		return nil, errPeer
	}
	p := &peer{device: device, public: public, at: int64(binary.BigEndian.Uint64(b[66:])), spaces: map[change.ID]*known{}}
	for b = b[74:]; len(b) > 0; {
		if len(b) < 9 {
			return nil, errPeer
		}
		c, rest, err := contentIn(b[9:])
		if err != nil {
			return nil, err
		}
		p.spaces[change.ID(binary.BigEndian.Uint64(b))] = &known{said: b[8] == 1, heads: c.Heads, tips: c.Tips}
		b = rest
	}
	return p, nil
}

func decodeKnown(text string) (*known, error) {
	b := []byte(text)
	if len(b) < 2 || b[0] != knownForm {
		return nil, errPeer
	}
	newest, rest, err := contentIn(b[2:])
	if err != nil {
		return nil, err
	}
	before, rest, err := contentIn(rest)
	if err != nil || len(rest) > 0 {
		return nil, errPeer
	}
	return &known{b[1] == 1, newest.Heads, newest.Tips, before.Heads}, nil
}

func contentIn(b []byte) (c *bundle.Content, rest []byte, err error) {
	if len(b) < 4 || uint64(binary.BigEndian.Uint32(b)) > uint64(len(b)-4) {
		return nil, nil, errPeer
	}
	n := binary.BigEndian.Uint32(b)
	if c, err = bundle.DecodeContent(b[4 : 4+n]); err != nil {
		return nil, nil, errPeer
	}
	return c, b[4+n:], nil
}

// of is what is known of the device in a space, nil where it never showed there.
func (p *peer) of(space change.ID) *known {
	if k := p.spaces[space]; k != nil {
		return k
	}
	text := p.kept(knownName(p.device, space))
	if text == "" {
		return nil
	}
	k, err := decodeKnown(text)
	if err != nil {
		k = &known{} // as if it had said nothing: it is sent more
	}
	p.spaces[space] = k
	return k
}

// in is what is known of the device in a space, to be written on.
func (p *peer) in(space change.ID) *known {
	k := p.of(space)
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
type peers map[change.ID]*peer

func (b *Book) peers() (peers, error) {
	out := peers{}
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
			return nil, b.explain(err)
		}
		p.kept = func(name string) string { return b.settings[name] }
		out[id] = p
	}
	return out, nil
}

// keep writes what a device is known by, and what is known of it in a space.
func (w *writer) keep(p *peer, space change.ID) {
	set := func(name, text string) {
		if _, pending := w.settings[name]; pending || w.b.settings[name] != text {
			w.settings[name] = text
		}
	}
	set(peerName(p.device), p.encode())
	set(knownName(p.device, space), p.in(space).encode())
	if was := w.b.settings[peerName(p.device)]; was == "" || was[0] != crowdedForm {
		return
	}
	for id, k := range p.spaces { // all of them stood in the form of before
		set(knownName(p.device, id), k.encode())
	}
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
