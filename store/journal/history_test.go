package journal_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model/change"
	"workgroup/store/journal"
)

// laptop is one copy of a space: the lines that came to it, and their records.
type laptop struct {
	device  change.ID
	number  uint64
	before  journal.Hash
	lines   map[journal.Hash]journal.Line
	records map[change.Key]*change.Record
	own     []change.ID // its changes, oldest first
}

// world is four laptops and all that was ever written on them, in true order, which
// no laptop knows.
type world struct {
	laptops [4]*laptop
	history []journal.Line
	nextID  func() change.ID
}

func newWorld(t *rapid.T) *world {
	ids := rapid.Permutation(slices.Collect(func(yield func(uint64) bool) {
		for i := range uint64(64) {
			if !yield(i*0x9e3779b97f4a7c15 + 1) {
				return
			}
		}
	})).Draw(t, "ids")
	w := &world{nextID: func() change.ID {
		id := ids[0]
		ids = ids[1:]
		return change.ID(id)
	}}
	for i := range w.laptops {
		w.laptops[i] = &laptop{device: change.ID(i + 1), lines: map[journal.Hash]journal.Line{}, records: map[change.Key]*change.Record{}}
	}
	return w
}

// fields are few, so that laptops meet on them.
func fields() []change.Field {
	var out []change.Field
	for record := range change.ID(2) {
		out = append(out, change.Field{Kind: 8, Record: record + 1, Name: 1}, change.Field{Kind: 8, Record: record + 1, Name: 9, Elem: 5}, change.Field{Kind: 9, Record: record + 1, Name: 2})
	}
	return out
}

func (l *laptop) cell(f change.Field) change.Cell { return l.records[f.Key()].Cell(f.Slot()) }

// take lets a line in, as the store does: what is there already changes nothing.
func (l *laptop) take(line journal.Line) {
	b, err := line.Encode()
	if err != nil {
		panic(err)
	}
	h := journal.HashOf(b)
	if _, known := l.lines[h]; known {
		return
	}
	l.lines[h] = line
	journal.Apply(l.records, &line.Change)
}

// write puts a change into the laptop's journal as its next line.
func (w *world) write(l *laptop, c change.Change) {
	l.number++
	line := journal.Line{Device: l.device, Number: l.number, Before: l.before, Action: l.number, Change: c}
	b, err := line.Encode()
	if err != nil {
		panic(err)
	}
	l.before = journal.HashOf(b)
	l.own = append(l.own, c.ID)
	w.history = append(w.history, line)
	l.take(line)
}

// set writes some fields, each naming the writes that this laptop shows there.
func (w *world) set(t *rapid.T, l *laptop) {
	c := change.Change{ID: w.nextID(), Space: 1, At: int64(rapid.IntRange(-3, 3).Draw(t, "clock")), Lead: l.device}
	all := fields()
	for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(all)-1), 1, 2, func(i int) int { return i }).Draw(t, "fields") {
		e := change.Entry{Field: all[i], Value: fmt.Sprint(len(w.history))}
		for _, h := range l.cell(all[i]).Standing() {
			e.Names = append(e.Names, h.Ref)
		}
		c.Entries = append(c.Entries, e)
	}
	w.write(l, c)
}

// undo takes back a change of this laptop; if that is an undo, it is done again.
func (w *world) undo(t *rapid.T, l *laptop) {
	if len(l.own) == 0 {
		return
	}
	id := rapid.SampledFrom(l.own).Draw(t, "undone")
	at := slices.IndexFunc(w.history, func(line journal.Line) bool { return line.Change.ID == id })
	c := change.Change{ID: w.nextID(), Space: 1, Lead: l.device, Undoes: []change.ID{id}}
	for i, e := range w.history[at].Change.Entries {
		if ref := (change.Ref{Change: id, Index: uint32(i)}); l.cell(e.Field).Alive(ref) {
			c.Entries = append(c.Entries, change.Entry{Field: e.Field, Take: true, Names: []change.Ref{ref}})
		}
	}
	if len(c.Entries) > 0 {
		w.write(l, c)
	}
}

// send gives some of the lines of one laptop to another, in any order, with holes and
// as often as it comes.
func (w *world) send(t *rapid.T, from, to *laptop) {
	lines := from.sorted()
	if len(lines) == 0 {
		return
	}
	for _, line := range rapid.SliceOfN(rapid.SampledFrom(lines), 0, 2*len(lines)).Draw(t, "lines") {
		to.take(line)
	}
}

// sorted are the lines of the laptop in the order of their numbers.
func (l *laptop) sorted() []journal.Line {
	return slices.SortedFunc(maps.Values(l.lines), func(a, b journal.Line) int {
		return change.Ref{Change: a.Device, Index: uint32(a.Number)}.Compare(change.Ref{Change: b.Device, Index: uint32(b.Number)})
	})
}

// live lets the laptops work and meet.
func (w *world) live(t *rapid.T) {
	for range rapid.IntRange(1, 30).Draw(t, "steps") {
		l := w.laptops[rapid.IntRange(0, 3).Draw(t, "laptop")]
		switch rapid.IntRange(0, 5).Draw(t, "what") {
		case 0, 1:
			w.set(t, l)
		case 2:
			w.undo(t, l)
		default:
			w.send(t, l, w.laptops[rapid.IntRange(0, 3).Draw(t, "to")])
		}
	}
}

// encoded are records as bytes.
func encoded(records map[change.Key]*change.Record) map[change.Key]string {
	out := map[change.Key]string{}
	for k, rec := range records {
		out[k] = string(journal.EncodeRecord(rec))
	}
	return out
}

func TestLaptopsAgreeInTheEnd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		w.live(t)
		want := encoded(journal.Replay(w.history))
		for i, l := range w.laptops {
			for _, line := range rapid.Permutation(w.history).Draw(t, "the rest") {
				l.take(line)
			}
			if !maps.Equal(encoded(l.records), want) {
				t.Fatalf("laptop %d has other records than a replay of all lines", i)
			}
			if again := encoded(journal.Replay(l.sorted())); !maps.Equal(again, want) {
				t.Fatalf("laptop %d: its records rebuilt are other records", i)
			}
		}
		for k, b := range want {
			rec, err := journal.DecodeRecord(k, []byte(b))
			if err != nil || !bytes.Equal(journal.EncodeRecord(rec), []byte(b)) {
				t.Fatalf("a record does not come back as it was: %v", err)
			}
		}
	})
}

// A record is kept as bytes and added to later: that is the same as adding at once.
func TestRecordsMayBeKeptBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		w.live(t)
		kept := map[change.Key]*change.Record{}
		for _, line := range rapid.Permutation(w.history).Draw(t, "order") {
			journal.Apply(kept, &line.Change)
			for k, rec := range kept {
				again, err := journal.DecodeRecord(k, journal.EncodeRecord(rec))
				if err != nil {
					t.Fatal(err)
				}
				kept[k] = again
			}
		}
		if !maps.Equal(encoded(kept), encoded(journal.Replay(w.history))) {
			t.Fatal("records that were kept between differ")
		}
	})
}

// entries are all entries that were ever written, in true order, with their fields.
func (w *world) entries() (out []change.Held, of []change.Field) {
	for i := range w.history {
		c := &w.history[i].Change
		for k := range c.Entries {
			out, of = append(out, c.Held(k)), append(of, c.Entries[k].Field)
		}
	}
	return out, of
}

func TestNoClaimIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		w.live(t)
		records := journal.Replay(w.history)
		all, of := w.entries()
		// alive from the newest back: only later entries can take one back.
		alive := make([]bool, len(all))
		for i := len(all) - 1; i >= 0; i-- {
			alive[i] = true
			answered, decided := false, false
			for k := i + 1; k < len(all); k++ {
				if !slices.Contains(all[k].Names, all[i].Ref) {
					continue
				}
				if of[k] != of[i] {
					t.Fatal("an entry names one of another field")
				}
				answered = true
				if alive[k] {
					decided = true
					alive[i] = alive[i] && !all[k].Take
				}
			}
			stands := records[of[i].Key()].Cell(of[i].Slot()).Stands(all[i].Ref)
			switch {
			case all[i].Take && stands:
				t.Fatal("a taking back stands as if it were a value")
			case all[i].Take:
			case !answered && !stands:
				t.Fatalf("the write %v is lost: nobody who saw it wrote another", all[i].Ref)
			case !decided && !stands:
				t.Fatalf("the write %v is lost: all that replaced it or took it back was itself taken back", all[i].Ref)
			case decided && stands:
				t.Fatalf("the write %v stands though a living entry names it", all[i].Ref)
			}
		}
	})
}

// Two who have not seen each other's answer both stand, until somebody who saw both
// decides.
func TestTwoAnswersStandUntilDecided(t *testing.T) {
	f := fields()[0]
	values := func(l *laptop) []string {
		var out []string
		for _, h := range l.cell(f).Standing() {
			out = append(out, h.Value)
		}
		return out
	}
	w := &world{}
	next := change.ID(100)
	w.nextID = func() change.ID { next++; return next }
	for i := range w.laptops {
		w.laptops[i] = &laptop{device: change.ID(i + 1), lines: map[journal.Hash]journal.Line{}, records: map[change.Key]*change.Record{}}
	}
	a, b := w.laptops[0], w.laptops[1]
	set := func(l *laptop, v string) {
		e := change.Entry{Field: f, Value: v}
		for _, h := range l.cell(f).Standing() {
			e.Names = append(e.Names, h.Ref)
		}
		w.write(l, change.Change{ID: w.nextID(), Space: 1, Entries: []change.Entry{e}})
	}
	meet := func() {
		for _, line := range w.history {
			a.take(line)
			b.take(line)
		}
	}
	for _, step := range []struct {
		do   func()
		want []string
	}{
		{func() { set(a, "present") }, []string{"present"}},
		{func() { set(a, "absent"); set(b, "late") }, []string{"absent", "late"}},
		{func() { set(b, "part") }, []string{"part"}},
	} {
		step.do()
		meet()
		if !slices.Equal(values(a), step.want) || !slices.Equal(values(b), step.want) {
			t.Fatalf("%q and %q stand, not %q", values(a), values(b), step.want)
		}
	}
}

func TestUndoRestoresWhatStoodAndRedoBringsItBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := newWorld(t)
		w.live(t)
		l := w.laptops[rapid.IntRange(0, 3).Draw(t, "laptop")]
		standing := func() map[change.Field]string {
			out := map[change.Field]string{}
			for _, f := range fields() {
				out[f] = fmt.Sprint(l.cell(f).Standing())
			}
			return out
		}
		before := standing()
		w.set(t, l)
		after := standing()
		for range rapid.IntRange(1, 4).Draw(t, "times") {
			last := w.history[len(w.history)-1].Change
			c := change.Change{ID: w.nextID(), Space: 1, Undoes: []change.ID{last.ID}}
			for i, e := range last.Entries {
				c.Entries = append(c.Entries, change.Entry{Field: e.Field, Take: true, Names: []change.Ref{{Change: last.ID, Index: uint32(i)}}})
			}
			w.write(l, c)
			if !maps.Equal(standing(), before) {
				t.Fatalf("taken back, %v stand, not %v", standing(), before)
			}
			before, after = after, before
		}
	})
}

// A fork: two lines with one device and number. Both find a place, in any order and
// however often they come.
func TestForksFindTheirPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []journal.Line
		for i := range rapid.IntRange(1, 5).Draw(t, "lines") {
			lines = append(lines, journal.Line{Device: 7, Number: uint64(rapid.IntRange(1, 2).Draw(t, "number")), Change: change.Change{ID: change.ID(i + 1), Space: 1}})
		}
		places := map[journal.Place]journal.Hash{}
		for _, l := range rapid.SliceOfN(rapid.SampledFrom(lines), 0, 20).Draw(t, "arriving") {
			place(t, places, l)
		}
		for _, l := range lines {
			place(t, places, l)
		}
		if len(places) != len(lines) {
			t.Fatalf("%d lines stand in %d places", len(lines), len(places))
		}
	})
}

func place(t *rapid.T, places map[journal.Place]journal.Hash, l journal.Line) {
	b, err := l.Encode()
	if err != nil {
		t.Fatal(err)
	}
	own := journal.HashOf(b)
	there, taken := places[journal.Place{Device: l.Device, Number: l.Number}]
	p, known, fork := journal.PlaceFor(&l, own, there, taken)
	if known {
		return
	}
	if there, taken = places[p]; taken && (there != own || !fork) {
		t.Fatal("a line took the place of another")
	}
	places[p] = own
}
