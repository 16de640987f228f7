package store

import (
	"context"
	"errors"
	"io/fs"
	"slices"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/carry"
	"workgroup/store/carry/bundle"
	"workgroup/store/seal"
)

const (
	// atOnce is how many bytes of drops are taken in with one transaction.
	atOnce = 4 << 20
	// takenKept is of how many drops it is known that they were taken in.
	takenKept = 4096
)

// take takes in what came since the carrier was last read, and says how many drops there were.
func (m *meeting) take(ctx context.Context) (n int, err error) {
	marks, err := m.b.ownMarks()
	if err != nil {
		return 0, err
	}
	if gained := m.b.gains(); gained != m.gained {
		m.gained, m.mark = gained, ""
		clear(m.taken)
	}
	names, mark, err := m.c.List(ctx, m.mark)
	if err != nil {
		return 0, err
	}
	for name := range m.again {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	var batch []brought
	var failed error
	size := 0
	for i, name := range names {
		if !m.taken[name] && !isMine(name, marks...) {
			content, err := m.c.Get(ctx, name, bundle.MaxBytes+1)
			delete(m.again, name)
			switch {
			case errors.Is(err, fs.ErrNotExist):
				m.refuse(name, "")
			case err != nil:
				failed = err
				m.again[name] = true
				m.refuse(name, textNotWhole)
			default:
				batch, size = append(batch, brought{name, content}), size+len(content)
			}
		}
		if size > atOnce || i+1 == len(names) && len(batch) > 0 {
			if err := m.takeIn(batch); err != nil {
				return n, err
			}
			n, batch, size = n+len(batch), nil, 0
		}
	}
	if failed != nil {
		// Either the carrier fails, or only this drop cannot be had: then it is left for later.
		if _, _, err := m.c.List(ctx, mark); err != nil {
			return n, err
		}
	}
	m.mark = mark
	if m.unkept += n; m.unkept >= m.b.pace.keep {
		m.keep()
	}
	return n, nil
}

// keep notes in the file how far the carrier was read, so that the next start goes on there.
// A mark that is too long for that is not kept, and all is read again; nor is one behind which
// lies what this program, or this file until a moment ago, cannot read.
func (m *meeting) keep() {
	if m.unkept > 0 && !m.newer && m.gained == m.b.gains() && m.b.Set(settingMark, m.mark) == nil {
		m.unkept = 0
	}
}

// gains is how often the file gained a group or a key of one since it was opened.
func (b *Book) gains() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.gained
}

// gain notes that a group or a key of one came: drops that were refused may be read now, so
// the carrier is read from its beginning.
func (w *writer) gain() {
	w.gained = true
	if w.b.settings[settingMark] != "" {
		w.settings[settingMark] = ""
	}
}

// brought is a drop as it came.
type brought struct {
	name    string
	content []byte
}

// takeIn takes drops in: all with one transaction, or where one of them is refused each by
// itself. The error is the file's.
func (m *meeting) takeIn(batch []brought) error {
	got, carried, err := m.b.receiveAll(batch)
	if refusal(err) && len(batch) > 1 {
		for _, one := range batch {
			if err := m.takeIn([]brought{one}); err != nil {
				return err
			}
		}
		return nil
	}
	if err != nil && !refusal(err) {
		return err
	}
	if len(m.taken) > takenKept {
		clear(m.taken) // what comes again is known again
	}
	m.newer = m.newer || errors.Is(err, ErrNewer)
	for _, one := range batch {
		m.taken[one.name] = !errors.Is(err, ErrBundle)
		m.refuse(one.name, refusalWords(err))
	}
	for _, d := range carried {
		m.others.add(d)
		for id, x := range d {
			m.dirty[id] = true
			if len(x.hashes) > 0 || x.buried.Number > 0 {
				m.owe(id)
			}
		}
	}
	for _, r := range got {
		if len(r.New)+r.Aside > 0 {
			m.contact.Came = append(m.contact.Came, r)
		}
	}
	return nil
}

// refusal tells whether an error is about what came, and not about the file.
func refusal(err error) bool {
	return errors.Is(err, ErrBundle) || errors.Is(err, ErrStranger) || errors.Is(err, ErrShutOut) || errors.Is(err, ErrNewer)
}

// untaken is a drop that was not taken in, and why.
type untaken struct{ name, why string }

// mostUntaken is of how many drops it is said that they were not taken in.
const mostUntaken = 6

const textNotWhole = "It is not whole, or was damaged. It is looked at again when it changes."

// refusalWords say why a drop is not taken in, "" where it is.
func refusalWords(err error) string {
	switch {
	case err == nil:
		return ""
	case errors.Is(err, ErrBundle):
		return textNotWhole
	}
	return err.Error()
}

// refuse notes why a drop was not taken in, the newest last; "" takes that back.
func (m *meeting) refuse(name, why string) {
	before := len(m.untaken)
	m.untaken = slices.DeleteFunc(m.untaken, func(u untaken) bool { return u.name == name })
	if why == "" && len(m.untaken) == before {
		return
	}
	if why != "" {
		m.untaken = append(m.untaken, untaken{name, why})
	}
	if n := len(m.untaken) - mostUntaken; n > 0 {
		m.untaken = slices.Delete(m.untaken, 0, n)
	}
	m.contact.Refused = nil
	for _, u := range m.untaken {
		m.contact.Refused = append(m.contact.Refused, "Not taken in: "+u.name+". "+u.why)
	}
}

// receiveAll takes in bundles in one transaction, all or none, and says what each has of each
// space.
func (b *Book) receiveAll(batch []brought) (out []model.Received, carried lying, err error) {
	var all []*bundle.Bundle
	for _, one := range batch {
		bu, err := bundle.Decode(one.content)
		if err != nil {
			return nil, nil, notBundle(err)
		}
		all = append(all, bu)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return nil, nil, b.isClosed()
	}
	err = b.transact(func(w *writer) error {
		out, carried = nil, lying{}
		for i, bu := range all {
			in := map[change.ID]*drop{}
			carried[batch[i].name] = in
			w.carried = func(id change.ID, d *drop) { in[id] = d }
			r, err := w.receive(bu)
			if err != nil {
				return err
			}
			out = append(out, r)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	return out, carried, nil
}

// opened is what an own bundle has of each space, as far as it can be read.
func (b *Book) opened(content []byte) map[change.ID]*drop {
	out := map[change.ID]*drop{}
	bu, err := bundle.Decode(content)
	if err != nil {
		return out
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	_ = b.view(func(tx *bbolt.Tx) error {
		for i := range bu.Parts {
			p := &bu.Parts[i]
			s, err := b.lean(tx, p.Space)
			if errors.Is(err, ErrNoSpace) {
				out[p.Space] = &drop{}
				continue
			}
			if err != nil {
				return err
			}
			d, err := readPart(s, p, bu.Sender)
			if err == nil {
				out[p.Space] = d
			}
		}
		return nil
	})
	return out
}

// readPart is what a part of a bundle has.
func readPart(s *space, p *bundle.Part, sender change.ID) (*drop, error) {
	id, err := seal.KeyOf(p.Sealed)
	if err != nil {
		return nil, err
	}
	k, there := s.keys.ByID(id)
	if !there {
		return nil, seal.ErrNoKey
	}
	c, err := p.Open(k, sender)
	if err != nil {
		return nil, err
	}
	lines, err := vouchedLines(s.id, c.Lines)
	if err != nil {
		return nil, err
	}
	ring, err := seal.DecodeRing(c.Ring)
	if err != nil {
		return nil, err
	}
	return dropOf(c.Heads, lines, ring), nil
}

// here tells others that this laptop is there, where the carrier can; what comes is why it
// cannot any more.
func (m *meeting) here(ctx context.Context) <-chan error {
	p, can := m.c.(carry.Presence)
	if !can {
		return nil
	}
	out := make(chan error, 1)
	mark := m.b.ownName()
	go func() {
		if err := p.Here(ctx, mark); err != nil || ctx.Err() == nil {
			if err == nil {
				err = fs.ErrClosed
			}
			out <- err
		}
	}()
	return out
}

// who notes who is there now.
func (m *meeting) who(ctx context.Context) {
	p, can := m.c.(carry.Presence)
	if !can {
		return
	}
	marks, err := p.Who(ctx)
	if err != nil {
		return // what goes on with the carrier shows it
	}
	own := m.b.ownName()
	m.contact.With = nil
	for _, mark := range marks {
		if mark == own {
			continue
		}
		if m.names[mark] == "" {
			if m.names, err = m.b.laptopNames(); err != nil {
				return
			}
		}
		if name := m.names[mark]; name != "" && !slices.Contains(m.contact.With, name) {
			m.contact.With = append(m.contact.With, name)
		}
	}
}

// laptopNames are the names of all laptops by their marks.
func (b *Book) laptopNames() (map[string]string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := map[string]string{}
	shared, err := b.shared()
	if err != nil {
		return nil, err
	}
	err = b.view(func(tx *bbolt.Tx) error {
		for _, id := range shared {
			s, err := b.lean(tx, id)
			if err != nil {
				return err
			}
			for _, d := range s.snap.Devices() {
				out[ownMark(d.ID)] = s.snap.DeviceName(d.ID)
			}
		}
		return nil
	})
	return out, err
}
