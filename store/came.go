package store

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/journal"
)

// arrival is what came together from another laptop, as it is kept: which lines, not what
// they say. It stands among the settings: it is no part of the journal.
type arrival struct {
	from   change.ID
	at     int64 // when its newest file was made, by that laptop's clock
	unseen bool
	spans  []span
}

// span are lines of a device in a row, both ends among them.
type span struct {
	device      change.ID
	first, last uint64
}

const (
	prefixCame   = "came "
	mostArrivals = 40
	mostSpans    = 200
	// together are the seconds between two files of a laptop that are one arrival: over a
	// network each mark is a file.
	together = 600
)

func encodeArrivals(all []arrival) string {
	var b []byte
	for _, a := range all {
		b = binary.BigEndian.AppendUint64(b, uint64(a.from))
		b = binary.BigEndian.AppendUint64(b, uint64(a.at))
		unseen := byte(0)
		if a.unseen {
			unseen = 1
		}
		b = binary.BigEndian.AppendUint32(append(b, unseen), uint32(len(a.spans)))
		for _, x := range a.spans {
			b = binary.BigEndian.AppendUint64(b, uint64(x.device))
			b = binary.BigEndian.AppendUint64(b, x.first)
			b = binary.BigEndian.AppendUint64(b, x.last)
		}
	}
	return string(b)
}

// decodeArrivals reads them, up to the first that cannot be read: a list that is lost costs
// the headings over what came, and no more.
func decodeArrivals(text string) (out []arrival) {
	const head, each = 21, 24
	for b := []byte(text); len(b) >= head; {
		a := arrival{from: change.ID(binary.BigEndian.Uint64(b)), at: int64(binary.BigEndian.Uint64(b[8:])), unseen: b[16] == 1}
		n := int(binary.BigEndian.Uint32(b[17:]))
		if b = b[head:]; n > len(b)/each {
			return out
		}
		for range n {
			a.spans = append(a.spans, span{change.ID(binary.BigEndian.Uint64(b)), binary.BigEndian.Uint64(b[8:]), binary.BigEndian.Uint64(b[16:])})
			b = b[each:]
		}
		out = append(out, a)
	}
	return out
}

// with are arrivals, oldest first, with one more: as part of the last where that is of the
// same laptop, was not looked at, and is not long before.
func with(all []arrival, more arrival) []arrival {
	n := len(all)
	if n > 0 && all[n-1].from == more.from && all[n-1].unseen && more.at-all[n-1].at <= together {
		last := &all[n-1]
		last.at, last.spans = max(last.at, more.at), joined(append(last.spans, more.spans...))
		return all
	}
	more.unseen, more.spans = true, joined(more.spans)
	all = append(all, more)
	return all[max(0, len(all)-mostArrivals):]
}

// joined are spans in order, those that meet as one. Where they are very many, the gaps of
// each device are closed.
func joined(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.device, b.device), cmp.Compare(a.first, b.first))
	})
	meet := func(gaps bool) (out []span) {
		for _, x := range spans {
			n := len(out)
			if n > 0 && out[n-1].device == x.device && (gaps || x.first <= out[n-1].last+1) {
				out[n-1].last = max(out[n-1].last, x.last)
				continue
			}
			out = append(out, x)
		}
		return out
	}
	if out := meet(false); len(out) <= mostSpans {
		return out
	}
	return meet(true)
}

func (a *arrival) has(device change.ID, number uint64) bool {
	return slices.ContainsFunc(a.spans, func(x span) bool { return x.device == device && x.first <= number && number <= x.last })
}

// note keeps which lines of a space came with a bundle.
func (in *intake) note(s *space, new []*journal.Line) {
	more := arrival{from: in.from.Sender, at: in.from.At}
	for _, l := range new {
		if !s.outs.aside(l) {
			more.spans = append(more.spans, span{l.Device, l.Number, l.Number})
		}
	}
	if len(more.spans) == 0 {
		return
	}
	name := prefixCame + letters(s.id)
	text, written := in.w.settings[name]
	if !written {
		text = in.w.b.settings[name]
	}
	in.w.settings[name] = encodeArrivals(with(decodeArrivals(text), more))
}

// Arrived is what came into a space from other laptops, the newest first: what came in one
// file together. What came before this was noted stands together at the end.
func (b *Book) Arrived(id model.ID) ([]model.Arrival, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.file == nil {
		return nil, b.isClosed()
	}
	kept := decodeArrivals(b.settings[prefixCame+letters(id)])
	slices.Reverse(kept)
	out := make([]model.Arrival, len(kept)+1)
	err := b.view(func(tx *bbolt.Tx) error {
		own, err := b.ownKeys(tx)
		if err != nil {
			return err
		}
		s, err := b.readSpace(tx, id)
		if err != nil {
			return err
		}
		for i, a := range kept {
			out[i] = model.Arrival{From: a.from, Name: s.snap.DeviceName(a.from), At: time.Unix(a.at, 0), Unseen: a.unseen}
		}
		return b.stretch(tx, bucketJournal, keyID(id), func(k, v []byte) error {
			l, _, err := s.readLine(k, v)
			if err != nil {
				return err
			}
			if _, is := own[l.Device]; is || s.outs.aside(&l) {
				return nil
			}
			at := slices.IndexFunc(kept, func(a arrival) bool { return a.has(l.Device, l.Number) })
			if at < 0 {
				at = len(kept)
			}
			out[at].Changes = append(out[at].Changes, came(s, &l))
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	for i := range out {
		slices.SortStableFunc(out[i].Changes, func(a, b model.Came) int { return b.At.Compare(a.At) })
	}
	return slices.DeleteFunc(out, func(a model.Arrival) bool { return len(a.Changes) == 0 }), nil
}

// came is a line of a space in words.
func came(s *space, l *journal.Line) model.Came {
	return model.Came{
		Space: s.id, Device: l.Device, Verb: model.Verb(l.Change.Label.Verb), Group: cmp.Or(s.snap.Cohort.Code, s.snap.Hub.Name),
		Words: s.snap.Describe(l.Change.Label), Lead: s.snap.LeadName(l.Change.Lead), At: time.Unix(l.Change.At, 0),
	}
}

// Unseen is how many changes came into a space since anybody looked at what came.
func (b *Book) Unseen(id model.ID) (n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, a := range decodeArrivals(b.settings[prefixCame+letters(id)]) {
		for _, x := range a.spans {
			if a.unseen {
				n += int(x.last - x.first + 1)
			}
		}
	}
	return n
}

// Seen notes that what came into a space was looked at.
func (b *Book) Seen(id model.ID) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	name := prefixCame + letters(id)
	all := decodeArrivals(b.settings[name])
	if !slices.ContainsFunc(all, func(a arrival) bool { return a.unseen }) {
		return nil
	}
	for i := range all {
		all[i].unseen = false
	}
	return b.transact(func(w *writer) error {
		w.settings[name] = encodeArrivals(all)
		return nil
	})
}

// Made tells by its name whether a file for other laptops was made on this one, under
// whichever number.
func (b *Book) Made(name string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	made := strings.Contains(name, ownMark(b.device.id))
	if b.file == nil || made {
		return made
	}
	_ = b.view(func(tx *bbolt.Tx) error {
		own, err := b.ownKeys(tx)
		for id := range own {
			made = made || strings.Contains(name, ownMark(id))
		}
		return err
	})
	return made
}
