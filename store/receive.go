package store

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/carry/bundle"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// What can be wrong with a bundle that came; each comes in a sentence.
var (
	// ErrBundle: it is none, or was cut or changed on its way.
	ErrBundle = errors.New("this is no whole file from another laptop")
	// ErrStranger: who sent it is not who it says, or shares nothing with this file.
	ErrStranger = errors.New("it comes from a laptop that shares nothing here")
	// ErrShutOut: the laptop that sent it was shut out.
	ErrShutOut = errors.New("the laptop that sent it was shut out")
)

var errPreview = errors.New("only to be looked at")

// Preview tells what a bundle would change, and changes nothing.
func (b *Book) Preview(content []byte) (model.Received, error) { return b.receive(content, true) }

// Receive takes in a bundle, in one transaction. Twice, out of order, and an old one after
// a newer one do no harm.
func (b *Book) Receive(content []byte) (model.Received, error) { return b.receive(content, false) }

func (b *Book) receive(content []byte, preview bool) (out model.Received, err error) {
	bu, err := bundle.Decode(content)
	if err != nil {
		return out, notBundle(err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	err = b.transact(func(w *writer) error {
		out, err = w.receive(bu)
		if err == nil && preview {
			return errPreview
		}
		return err
	})
	if errors.Is(err, errPreview) {
		err = nil
	}
	return out, err
}

// transact writes what fn makes in one transaction, as Commit does.
func (b *Book) transact(fn func(w *writer) error) error {
	if b.file == nil {
		if err := b.reopen(); err != nil {
			return err
		}
	}
	if b.mark.overtaken(b.device) {
		b.draw()
	}
	var w *writer
	err := b.file.Update(func(tx *bbolt.Tx) error {
		w = b.newWriter(tx)
		if err := fn(w); err != nil {
			return err
		}
		return w.flush()
	})
	switch {
	case errors.Is(err, errPreview):
		return err
	case err != nil:
		if spent(err) {
			if again := b.reopen(); again != nil {
				return err
			}
		}
		return b.explain(err)
	}
	b.settle(w)
	for _, id := range w.touched {
		if w.rings[id] {
			delete(b.spaces, id) // keys of people that came may show what could not be read
		}
	}
	if w.strange {
		b.draw()
	}
	return nil
}

// notBundle puts into words why a file cannot be read.
func notBundle(cause error) error {
	if errors.Is(cause, bundle.ErrNewer) || errors.Is(cause, journal.ErrForm) || errors.Is(cause, seal.ErrFormat) {
		return &fault{ErrNewer, cause, "This file was written by a newer version of Workgroup. Update the program to take it in."}
	}
	return &fault{ErrBundle, cause, fmt.Sprintf("This file cannot be taken in: %v. Nothing of it was. Ask for it again.", cause)}
}

// notKeys puts into words why keys in a file cannot be read.
func notKeys(cause error) error {
	if errors.Is(cause, seal.ErrFormat) {
		return notBundle(cause)
	}
	return notBundle(bundle.ErrNotWhole)
}

func (w *writer) receive(bu *bundle.Bundle) (out model.Received, err error) {
	if w.peers == nil {
		if w.peers, err = w.b.peers(); err != nil {
			return out, err
		}
	}
	peers := w.peers
	own, err := w.b.ownKeys(w.tx)
	if err != nil {
		return out, err
	}
	out.At = time.Unix(bu.At, 0)
	if k, is := own[bu.Sender]; is && k.Public() != bu.Public || !is && peers[bu.Sender] != nil && peers[bu.Sender].public != bu.Public {
		return out, &fault{ErrStranger, nil, "This file says that it comes from a laptop that is known here, and that laptop did not sign it. Nothing of it was taken in."}
	}
	in := intake{w: w, from: bu, peers: peers, own: own, changed: map[metIn]bool{}, out: &out}
	read := 0
	for i := range bu.Parts {
		ok, err := in.part(&bu.Parts[i])
		if err != nil {
			return out, err
		}
		if ok {
			read++
		}
	}
	// A file of this laptop's own has news where a copy of this file was written on elsewhere.
	out.Own = bu.Sender == w.b.device.id && len(out.New)+out.Aside == 0
	if read == 0 && (!out.Own || in.locked > 0) {
		return out, in.why()
	}
	for m := range in.changed {
		w.keep(peers[m.device], m.space)
	}
	return out, nil
}

// intake is a bundle on its way in.
type intake struct {
	w       *writer
	from    *bundle.Bundle
	peers   peers
	own     map[change.ID]seal.DeviceKeys
	changed map[metIn]bool
	out     *model.Received
	// shutOut and locked are groups of the bundle that were refused because the sender was
	// shut out, or because no key of them is here.
	shutOut, locked int
}

// why says why nothing of a bundle can be read.
func (in *intake) why() error {
	switch {
	case in.shutOut > 0:
		return &fault{ErrShutOut, nil, in.out.From + " was shut out, and what it sends is not taken in. Ask the lead who did it; a new invitation lets that lead in again."}
	case in.locked > 0:
		return &fault{ErrStranger, nil, "This file is sealed with a key that this laptop was not given, as one that was shut out is not. Ask its lead for a new invitation."}
	}
	return &fault{ErrStranger, nil, "This file is about groups that are not in this file. Take it in with the file that has them, or ask for an invitation."}
}

// part takes in what a bundle has of one space; ok is false where it cannot be read.
func (in *intake) part(p *bundle.Part) (ok bool, err error) {
	w := in.w
	if w.tx.Bucket(bucketSpaces).Get(keyID(p.Space)) == nil {
		in.out.Unread++
		return false, nil
	}
	s := w.spaces[p.Space]
	if s == nil {
		if s, err = w.b.lean(w.tx, p.Space); err != nil {
			return false, err
		}
	}
	in.out.From = s.snap.DeviceName(in.from.Sender)
	if _, gone := s.outs[in.from.Sender]; gone {
		in.shutOut++
		return false, nil
	}
	keys, err := in.grants(s, p)
	if err != nil {
		return false, err
	}
	id, err := seal.KeyOf(p.Sealed)
	if err != nil {
		return false, notBundle(bundle.ErrNotWhole)
	}
	k, there := keys.ByID(id)
	if !there {
		in.locked++
		in.out.Unread++
		return false, nil
	}
	c, err := p.Open(k, in.from.Sender)
	if err != nil {
		return false, notBundle(err)
	}
	if keys.Len() != s.keys.Len() {
		if s, err = w.space(p.Space); err != nil {
			return false, err
		}
		s.keys = keys
		w.gain()
		if err := w.put(bucketSpaces, keyID(s.id), &w.b.key, keys.Encode(), nil); err != nil {
			return false, err
		}
	}
	return true, in.content(s, c)
}

// mostTurns is by how many turns keys that come may be ahead of those that are here: each is
// somebody shut out. A group of which the turns are used up could shut out nobody any more.
const mostTurns = 10_000

// otherKeys: taken in, keys would stand in the place of such as have sealed something here.
func otherKeys() error {
	return &fault{ErrStranger, nil, "This file has other keys under the numbers of keys that are here. Nothing of it was taken in: ask its lead whether the file is really theirs, and to have their file looked over (workgroup doctor)."}
}

// grants are the keys of a space with those that a bundle grants to this file.
func (in *intake) grants(s *space, p *bundle.Part) (seal.Keys, error) {
	all := s.keys
	for _, g := range p.Grants {
		keys, is := in.own[g.Device]
		if !is {
			continue
		}
		granted, err := g.Open(p.Space, keys)
		if err != nil {
			return all, notKeys(err)
		}
		if !all.Agree(granted) || all.Ahead(granted) > mostTurns {
			return all, otherKeys()
		}
		all = all.Merge(granted)
	}
	return all, nil
}

// content takes in what was sealed. A space of which nothing new came is neither read whole
// nor written.
func (in *intake) content(s *space, c *bundle.Content) error {
	ring, err := seal.DecodeRing(c.Ring)
	if err != nil {
		return notKeys(err)
	}
	lines, err := vouchedLines(s.id, c.Lines)
	if err != nil {
		return notBundle(err)
	}
	if err := in.meet(s, c, lines); err != nil {
		return err
	}
	if !s.ring.Agree(ring) {
		return otherKeys()
	}
	if in.w.carried != nil {
		in.w.carried(s.id, dropOf(c.Heads, lines, ring))
	}
	if len(lines) > 0 || !s.ring.Has(ring) {
		if s, err = in.w.space(s.id); err != nil {
			return err
		}
		if err := in.takeIn(s, lines, ring); err != nil {
			return err
		}
	}
	return in.stated(s, c.Heads)
}

func (in *intake) takeIn(s *space, lines []written, ring seal.Ring) error {
	if err := in.w.ringOf(s); err != nil {
		return err
	}
	before := s.ring
	if err := in.w.takeRing(s, ring); err != nil {
		return err
	}
	touched := map[change.Key]bool{}
	for i := range lines {
		for _, e := range lines[i].line.Change.Entries {
			touched[e.Field.Key()] = true
		}
	}
	two := len(s.snap.DisputesIn(touched))
	var m Merged
	var new []*journal.Line
	for i := range lines {
		l := &lines[i]
		is, err := in.w.takeIn(s, &l.line, l.canonical, &m)
		if err != nil {
			return err
		}
		if is {
			new = append(new, &l.line)
			in.w.strange = in.w.strange || l.line.Device == in.w.b.device.id
		}
	}
	if err := in.w.apply(s); err != nil {
		return err
	}
	if err := in.w.stayErased(s, before); err != nil {
		return err
	}
	if len(new) > 0 {
		in.say(s, new)
		in.note(s, new)
		in.out.Two += max(0, len(s.snap.DisputesIn(touched))-two)
	}
	return nil
}

// say puts into words what came.
func (in *intake) say(s *space, new []*journal.Line) {
	if len(new) == 0 {
		return
	}
	in.out.Spaces = append(in.out.Spaces, s.id)
	slices.SortStableFunc(new, func(a, b *journal.Line) int { return int(max(-1, min(1, a.Change.At-b.Change.At))) })
	in.out.From = s.snap.DeviceName(in.from.Sender)
	for _, l := range new {
		if s.outs.aside(l) {
			in.out.Aside++
			continue
		}
		in.out.New = append(in.out.New, came(s, l))
	}
}
