package store

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"

	"go.etcd.io/bbolt"

	"workgroup/model/change"
	"workgroup/store/carry"
	"workgroup/store/carry/bundle"
)

// put leaves what others lack of the spaces that changed, in one drop.
func (m *meeting) put(ctx context.Context) error {
	if len(m.dirty) == 0 {
		return nil
	}
	asked := m.spaces(m.dirty)
	if err := m.anew(asked); err != nil {
		return err
	}
	clear(m.dirty)
	if err := m.leave(ctx, asked, m.lying()); err != nil {
		for _, id := range asked {
			m.dirty[id] = true
		}
		return err
	}
	return nil
}

// leave leaves one drop with what is to be sent of some spaces and is in no drop that lies
// there, if that is anything.
func (m *meeting) leave(ctx context.Context, spaces []change.ID, there lying) error {
	content, d, err := m.b.bundleFor(spaces, sending{at: m.at(), lying: there})
	if err != nil || len(d) == 0 {
		return err
	}
	name, err := m.drop(ctx, kindLines, content)
	if err != nil {
		return err
	}
	m.note(name, d)
	for id := range d {
		delete(m.owed, id)
	}
	return nil
}

// drop leaves a drop under a name that is free.
func (m *meeting) drop(ctx context.Context, kind string, content []byte) (string, error) {
	for {
		name := m.name(kind)
		if err := m.c.Put(ctx, name, content); !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
}

// bundleFor makes a bundle and says what is in it; nothing where this laptop has not written
// anything since it was taken for a new one.
func (b *Book) bundleFor(spaces []change.ID, want sending) ([]byte, map[change.ID]*drop, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.device.drawn {
		return nil, nil, nil
	}
	made := map[change.ID]*drop{}
	want.made = func(id change.ID, d *drop) { made[id] = d }
	sent, err := b.sendSpaces(b.still(spaces), want)
	return sent.Content, made, err
}

// still are those of some spaces that were not purged.
func (b *Book) still(spaces []change.ID) (out []change.ID) {
	_ = b.view(func(tx *bbolt.Tx) error {
		for _, id := range spaces {
			if raw, err := b.get(tx, bucketSpaces, keyID(id)); err == nil && raw != nil {
				out = append(out, id)
			}
		}
		return nil
	})
	return out
}

// unsent are how many lines of spaces are in no drop that lies at a carrier though somebody
// lacks them. They are counted, not read.
func (b *Book) unsent(spaces []change.ID, there lying) (n int, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	peers, err := b.peers()
	if err != nil {
		return 0, err
	}
	err = b.view(func(tx *bbolt.Tx) error {
		g := gathering{b: b, tx: tx, peers: peers}
		for _, id := range b.still(spaces) {
			s, err := b.lean(tx, id)
			if err != nil {
				return err
			}
			readers, err := g.readers(s, staying(s, peers, b.device.id))
			if err != nil {
				return err
			}
			if len(readers) == 0 {
				continue // nobody is there who lacks anything
			}
			for _, d := range s.head.devices {
				from := d.number
				for _, r := range readers {
					from = min(from, r.upto[d.device])
				}
				if from = there.past(id, d.device, from); from >= d.number {
					continue
				}
				if err := b.after(tx, s, d.device, from, func(_, _ []byte) error { n++; return nil }); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return n, err
}

// state says to the others what is here, in one drop in place of the one before, unless it
// says so already.
func (m *meeting) state(ctx context.Context) error {
	if len(m.owed) == 0 {
		return nil
	}
	now, err := m.b.statedNow(m.spaces(m.owed))
	if err != nil {
		return err
	}
	news := false
	for id := range m.owed {
		if d := m.said[id]; d == nil || !slices.Equal(d.heads, now[id]) {
			news = news || now[id] != nil
		}
	}
	if !news {
		clear(m.owed)
		return nil
	}
	// The one before is taken away, so what only it said is said again.
	all := map[change.ID]bool{}
	for id := range m.said {
		all[id] = true
	}
	for id := range m.owed {
		all[id] = true
	}
	content, d, err := m.b.bundleFor(m.spaces(all), sending{at: m.at(), bare: true})
	if err != nil || len(d) == 0 {
		return err
	}
	name, err := m.drop(ctx, kindStated, content)
	if err != nil {
		return err
	}
	before := m.stated
	m.note(name, d)
	clear(m.owed)
	return m.remove(ctx, before)
}

// statedNow is what is here of some spaces.
func (b *Book) statedNow(spaces []change.ID) (map[change.ID][]bundle.Head, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	out := map[change.ID][]bundle.Head{}
	err := b.view(func(tx *bbolt.Tx) error {
		for _, id := range b.still(spaces) {
			s, err := b.lean(tx, id)
			if err != nil {
				return err
			}
			out[id] = s.head.stated(s.ring)
		}
		return nil
	})
	return out, err
}

// remove takes an own drop away. One of another number under which this laptop wrote may not
// be let go: it stays, and does no harm.
func (m *meeting) remove(ctx context.Context, names ...string) error {
	names = slices.DeleteFunc(names, func(name string) bool { return name == "" })
	if len(names) == 0 {
		return nil
	}
	for _, name := range names {
		for id, d := range m.own[name] {
			if m.said[id] == d {
				delete(m.said, id)
				m.owe(id)
			}
		}
		delete(m.own, name)
	}
	if err := m.c.Remove(ctx, names...); err != nil && !errors.Is(err, carry.ErrOther) && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// says tells whether a drop is the newest that says what is here of a space. Others may have
// its lines from elsewhere and not have read it: it goes when a newer one says so.
func (m *meeting) says(name string) bool {
	for id, d := range m.own[name] {
		if m.said[id] == d {
			return true
		}
	}
	return false
}

// tidy takes away own drops that all have, and puts one in the place of many, or of those with
// a key of somebody who was erased. It looks at drops that have something of those spaces, or
// where that is nil at all.
func (m *meeting) tidy(ctx context.Context, of map[change.ID]bool) error {
	some := lying{}
	for name, d := range m.own {
		for id := range d {
			if of == nil || of[id] {
				some[name] = d
			}
		}
		if len(d) == 0 {
			some[name] = d
		}
	}
	arrived, bad, err := m.b.needless(some)
	if err != nil {
		return err
	}
	if err := m.remove(ctx, slices.DeleteFunc(arrived, m.says)...); err != nil {
		return err
	}
	if !bad && len(m.own) <= m.b.pace.drops {
		return nil
	}
	spaces, before := map[change.ID]bool{}, maps.Clone(m.own)
	for _, d := range m.own {
		for id := range d {
			spaces[id] = true
		}
	}
	m.own = lying{}
	err = m.leave(ctx, m.spaces(spaces), m.lying())
	maps.Copy(m.own, before)
	if err != nil {
		return err
	}
	return m.remove(ctx, slices.Sorted(maps.Keys(before))...)
}

// needless are those own drops that all have; bad tells whether one has a key of somebody who
// was erased since, or is of a space that was purged.
func (b *Book) needless(own lying) (arrived []string, bad bool, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	peers, err := b.peers()
	if err != nil {
		return nil, false, err
	}
	err = b.view(func(tx *bbolt.Tx) error {
		g := gathering{b: b, tx: tx, peers: peers}
		type known struct {
			s       *space
			readers []holding
		}
		read := map[change.ID]*known{}
		of := func(id change.ID) (*known, error) {
			if k, there := read[id]; there {
				return k, nil
			}
			s, err := b.lean(tx, id)
			if errors.Is(err, ErrNoSpace) {
				read[id] = nil
				return nil, nil
			}
			if err != nil {
				return nil, err
			}
			k := &known{s: s}
			read[id] = k
			k.readers, err = g.readers(s, staying(s, peers, b.device.id))
			return k, err
		}
		for name, spaces := range own {
			all := true
			for id, d := range spaces {
				k, err := of(id)
				if err != nil {
					return err
				}
				if k == nil {
					all, bad = false, true
					continue
				}
				bad = bad || d.digs(k.s.ring)
				all = all && d.arrived(k.s, k.readers)
			}
			if all {
				arrived = append(arrived, name)
			}
		}
		return nil
	})
	slices.Sort(arrived)
	return arrived, bad, err
}

// anew forgets what others left of spaces of which those who read are not the same any more:
// what one left may have gone before another could read it.
func (m *meeting) anew(spaces []change.ID) error {
	now, err := m.b.readerNames(spaces)
	if err != nil {
		return err
	}
	if m.readers == nil {
		m.readers = map[change.ID]string{}
	}
	for id, who := range now {
		if was, there := m.readers[id]; there && was != who {
			delete(m.others[""], id)
		}
		m.readers[id] = who
	}
	return nil
}

// readerNames says of spaces who reads them.
func (b *Book) readerNames(spaces []change.ID) (map[change.ID]string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	peers, err := b.peers()
	if err != nil {
		return nil, err
	}
	out := map[change.ID]string{}
	err = b.view(func(tx *bbolt.Tx) error {
		for _, id := range b.still(spaces) {
			s, err := b.lean(tx, id)
			if err != nil {
				return err
			}
			for _, p := range staying(s, peers, b.device.id) {
				out[id] += letters(p.device)
			}
			if b.guest(s) != nil {
				out[id] += "guest"
			}
		}
		return nil
	})
	return out, err
}
