package store

import (
	"bytes"
	"encoding/binary"
	"errors"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/seal"
)

// Which are the cohorts that are asked for.
type Which struct {
	// Hub is that of which they are, 0 for all, also those that have none.
	Hub model.ID
	// Year is that in which their academic year began, 0 for all.
	Year int
}

func (w Which) takes(hub model.ID, year int) bool {
	return (w.Hub == 0 || w.Hub == hub) && (w.Year == 0 || w.Year == year)
}

// Facts gives the facts of cohorts with their people to each, in pieces, so that a write
// need not wait for all of them. What is given holds until the next is. An error of each
// ends it and comes back.
func (b *Book) Facts(which Which, each func(*model.Facts) error) error {
	var f model.Facts
	return b.packed(which, func(facts []byte) error {
		f.Unpack(facts)
		return each(&f)
	})
}

// packed gives the packed facts of cohorts, in the form of today. Those of a hub or a year
// are found by the keys under it, and no more is read of the others.
func (b *Book) packed(which Which, each func(facts []byte) error) error {
	p := pieces{which: which, each: each, heads: which == Which{}}
	for {
		if err := b.piece(&p); err != nil || p.done {
			return err
		}
	}
}

// pieces is how far one has come in many cohorts.
type pieces struct {
	which Which
	each  func(facts []byte) error
	// heads: every head is read, else those that stand under a hub.
	heads bool
	after []byte
	done  bool
	// plain is room for what is opened.
	plain []byte
}

func (b *Book) piece(p *pieces) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	var own error
	err := b.view(func(tx *bbolt.Tx) error {
		marked, err := b.get(tx, bucketFile, keyHubs)
		if err != nil {
			return err
		}
		p.heads = p.heads || marked == nil
		next := b.underHubs
		if p.heads {
			next = b.underHeads
		}
		own, err = next(tx, p)
		return err
	})
	if err == nil {
		err = own
	}
	return err
}

// underHeads goes through all heads.
func (b *Book) underHeads(tx *bbolt.Tx, p *pieces) (own, err error) {
	n := 0
	for k, v := range b.heads(tx, p.after) {
		if v == nil {
			return nil, errHeads
		}
		if n++; n > cohortsAtOnce {
			return nil, nil
		}
		p.after = append(p.after[:0], k...)
		if own, err = b.give(tx, p, k, v); own != nil || err != nil {
			return own, err
		}
	}
	p.done = true
	return nil, nil
}

// underHubs goes through the years, and in each to the hub.
func (b *Book) underHubs(tx *bbolt.Tx, p *pieces) (own, err error) {
	c, err := b.cursor(tx, bucketFile, prefixHub, nil)
	if err != nil {
		return nil, err
	}
	from := p.after
	if from == nil {
		from = keyHub(p.which.Hub, p.which.Year, 0)
	}
	k, _ := c.Seek(from)
	for n := 0; len(k) == len(from) && bytes.HasPrefix(k, prefixHub); {
		year := int(binary.BigEndian.Uint16(k[len(prefixHub):]))
		hub := change.ID(binary.BigEndian.Uint64(k[len(prefixHub)+2:]))
		switch {
		case p.which.Year != 0 && year != p.which.Year:
			p.done = true
			return nil, nil
		case p.which.Hub != 0 && hub < p.which.Hub:
			k, _ = c.Seek(keyHub(p.which.Hub, year, 0))
			continue
		case p.which.Hub != 0 && hub > p.which.Hub:
			k, _ = c.Seek(keyHub(0, year+1, 0))
			continue
		case string(k) == string(p.after):
			k, _ = c.Next()
			continue
		}
		if n++; n > cohortsAtOnce {
			return nil, nil
		}
		p.after = append(p.after[:0], k...)
		id := p.after[len(p.after)-8:]
		v, err := b.get(tx, bucketHeads, id)
		if err != nil {
			return nil, err
		}
		if v == nil {
			return nil, errHeads
		}
		if own, err = b.give(tx, p, id, v); own != nil || err != nil {
			return own, err
		}
		k, _ = c.Next()
	}
	p.done = true
	return nil, nil
}

// give opens a head and gives the facts in it, if it has those that are asked for.
func (b *Book) give(tx *bbolt.Tx, p *pieces, key, value []byte) (own, err error) {
	if p.plain, err = seal.AppendOpen(p.plain[:0], &b.key, aad(bucketHeads, key), value); err != nil {
		return nil, err
	}
	facts, err := factsIn(p.plain)
	if err != nil || len(facts) == 0 {
		return nil, err
	}
	hub, year, ok := model.HubOf(facts)
	if !ok {
		s, err := b.readSpace(tx, change.ID(binary.BigEndian.Uint64(key)))
		if err != nil {
			return nil, err
		}
		f := s.snap.Facts()
		facts, hub, year = f.Pack(), f.Hub, f.Year
	}
	if p.which.takes(hub, year) {
		own = p.each(facts)
	}
	return own, nil
}

// ToDo is how many findings there are on a day in cohorts that are not archived, but for
// clashes between them.
func (b *Book) ToDo(which Which, day model.Day) (n int, err error) {
	err = b.packed(which, func(facts []byte) error {
		more, _ := model.ToDoIn(facts, day)
		n += more
		return nil
	})
	return n, err
}

// Totals are how many stood how on a day.
func (b *Book) Totals(which Which, day model.Day) (t model.DayTotals, err error) {
	err = b.packed(which, func(facts []byte) error {
		more, _ := model.TotalsIn(facts, day)
		t.Add(more)
		return nil
	})
	return t, err
}

// Under are those who had a place on a day and had earned fewer quarter days than so many.
func (b *Book) Under(which Which, day model.Day, quarters int) (out []model.Behind, err error) {
	err = b.packed(which, func(facts []byte) error {
		out, _ = model.UnderIn(facts, day, quarters, out)
		return nil
	})
	return out, err
}

// People are the facts of some cohorts with their people; one that is not in the file, or is
// none, is left out.
func (b *Book) People(spaces []model.ID) (out []model.Facts, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	p := pieces{each: func(facts []byte) error {
		f, _ := model.UnpackFacts(facts)
		out = append(out, f)
		return nil
	}}
	err = b.view(func(tx *bbolt.Tx) error {
		for _, id := range spaces {
			k := keyID(id)
			v, err := b.get(tx, bucketHeads, k)
			if err != nil {
				return err
			}
			if v == nil {
				continue
			}
			if _, err := b.give(tx, &p, k, v); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// Names are the names of people as a list has them, "Khan, Imran"; "" for who is not there.
// Those of one cohort stand together, or its keys are read again.
func (b *Book) Names(of []model.Behind) (names []string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	names = make([]string, len(of))
	var s *space
	err = b.view(func(tx *bbolt.Tx) error {
		for i, x := range of {
			if s == nil || s.id != x.Space {
				if s, err = b.readKeys(tx, x.Space); err != nil {
					return err
				}
			}
			k := keyRecord(x.Space, change.Key{Kind: model.KindPerson, Record: x.Person})
			raw, err := b.get(tx, bucketRecords, k)
			if err != nil {
				return err
			}
			if raw == nil {
				continue
			}
			rec, err := s.readRecord(k, raw)
			if err != nil {
				return err
			}
			names[i] = model.ListedName(s.revealed(rec, change.Who))
		}
		return nil
	})
	return names, err
}

// proveHubs sees that every cohort stands under its hub and nothing else does; a file from
// before there was such a thing has none there.
func (b *Book) proveHubs(tx *bbolt.Tx, spaces map[change.ID]bool) error {
	marked, err := b.get(tx, bucketFile, keyHubs)
	if err != nil || marked == nil {
		return err
	}
	if _, err := b.openFileKey(bucketFile, keyHubs, marked); err != nil {
		return err
	}
	want := 0
	for id := range spaces {
		h, err := b.readHead(tx, id)
		if err != nil {
			return err
		}
		hub, year, ok := model.HubOf(h.facts)
		if !ok {
			continue
		}
		want++
		k := keyHub(hub, year, id)
		raw, err := b.get(tx, bucketFile, k)
		if err != nil {
			return err
		}
		if raw == nil {
			return errHubs
		}
		if _, err := b.openFileKey(bucketFile, k, raw); err != nil {
			return err
		}
	}
	return b.stretch(tx, bucketFile, prefixHub, func(_, _ []byte) error {
		if want--; want < 0 {
			return errHubs
		}
		return nil
	})
}

var errHubs = errors.New("a cohort does not stand under its hub")

// underHub moves a cohort under its hub and year, where one of them is another than before.
func (w *writer) underHub(id change.ID, before, now []byte) error {
	hub, year, was := model.HubOf(before)
	newHub, newYear, is := model.HubOf(now)
	if was == is && hub == newHub && year == newYear {
		return nil
	}
	if was {
		if err := w.tx.Bucket(bucketFile).Delete(keyHub(hub, year, id)); err != nil {
			return err
		}
	}
	if !is {
		return nil
	}
	return w.put(bucketFile, keyHub(newHub, newYear, id), &w.b.key, nil, nil)
}

// allUnderHubs puts every cohort under its hub where a file from before there was such a
// thing has them nowhere, and works out their facts in the form of today.
func (w *writer) allUnderHubs() error {
	if w.tx.Bucket(bucketFile).Get(keyHubs) != nil {
		return nil
	}
	var ids []change.ID
	for k, v := range w.b.heads(w.tx, nil) {
		if v == nil {
			return errHeads
		}
		ids = append(ids, change.ID(binary.BigEndian.Uint64(k)))
	}
	for _, id := range ids {
		h, err := w.b.readHead(w.tx, id)
		if err != nil {
			return err
		}
		if len(h.facts) == 0 {
			continue
		}
		before := h.facts
		if _, _, ok := model.HubOf(before); !ok {
			s, err := w.b.readSpace(w.tx, id)
			if err != nil {
				return err
			}
			f := s.snap.Facts()
			h.facts = f.Pack()
			if err := w.put(bucketHeads, keyID(id), &w.b.key, h.encode(), nil); err != nil {
				return err
			}
		}
		if err := w.underHub(id, nil, h.facts); err != nil {
			return err
		}
	}
	return w.put(bucketFile, keyHubs, &w.b.key, nil, nil)
}

// Seek finds the people of some facts in all other cohorts that are not in the archive.
func (b *Book) Seek(f *model.Facts) (out []model.OtherCard, err error) {
	k := model.NewSeeker(f)
	err = b.packed(Which{}, func(facts []byte) error {
		out, _ = k.In(facts, out)
		return nil
	})
	return out, err
}
