package change_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model/change"
)

func write(id change.ID, value string, names ...change.Ref) change.Held {
	return change.Held{Ref: change.Ref{Change: id}, Value: value, Names: names}
}

func take(id change.ID, names ...change.Ref) change.Held {
	return change.Held{Ref: change.Ref{Change: id}, Take: true, Names: names}
}

func cell(entries ...change.Held) change.Cell {
	var c change.Cell
	for _, e := range entries {
		c = c.With(e)
	}
	return c
}

func values(c change.Cell) []string {
	out := []string{}
	for _, h := range c.Standing() {
		out = append(out, h.Value)
	}
	return out
}

func TestWhatStands(t *testing.T) {
	a, b, c := write(1, "present"), write(2, "absent", change.Ref{Change: 1}), write(3, "late", change.Ref{Change: 1})
	for _, x := range []struct {
		name    string
		entries []change.Held
		want    []string
	}{
		{"nothing was written", nil, []string{}},
		{"one write", []change.Held{a}, []string{"present"}},
		{"a take alone", []change.Held{take(9, a.Ref)}, []string{}},
		{"a replaced write", []change.Held{a, b}, []string{"absent"}},
		{"two who had not seen each other", []change.Held{a, b, c}, []string{"absent", "late"}},
		{"one answer taken back leaves the other", []change.Held{a, b, c, take(4, b.Ref)}, []string{"late"}},
		{"a write taken back gives back what it replaced", []change.Held{a, b, take(4, b.Ref)}, []string{"present"}},
		{"the take taken back", []change.Held{a, b, take(4, b.Ref), take(5, change.Ref{Change: 4})}, []string{"absent"}},
		{"and that again", []change.Held{a, b, take(4, b.Ref), take(5, change.Ref{Change: 4}), take(6, change.Ref{Change: 5})}, []string{"present"}},
		{"claims that were decided come back", []change.Held{a, b, c, write(7, "part", b.Ref, c.Ref), take(8, change.Ref{Change: 7})}, []string{"absent", "late"}},
		{"a write names one that never came", []change.Held{write(7, "part", change.Ref{Change: 6})}, []string{"part"}},
		{"two takes of one write, one taken back", []change.Held{a, take(4, a.Ref), take(5, a.Ref), take(6, change.Ref{Change: 4})}, []string{}},
	} {
		for i := range 12 {
			order := slices.Clone(x.entries)
			for k := range order {
				j := (k*7 + i*5) % len(order)
				order[k], order[j] = order[j], order[k]
			}
			if got := values(cell(order...)); !slices.Equal(got, x.want) {
				t.Fatalf("%s: %q stand, not %q", x.name, got, x.want)
			}
		}
	}
}

// Entries that the program makes never refer to each other in a ring. A file made
// by other means may hold one: reading it ends, and says the same each time.
func TestRingOfEntriesEnds(t *testing.T) {
	ref := func(id change.ID) change.Ref { return change.Ref{Change: id} }
	ring := []change.Held{write(1, "a", ref(2)), write(2, "b", ref(1)), take(3, ref(4)), take(4, ref(3)), take(5, ref(5), ref(1))}
	want := values(cell(ring...))
	for i := range ring {
		order := append(slices.Clone(ring[i:]), ring[:i]...)
		if got := values(cell(order...)); !slices.Equal(got, want) {
			t.Errorf("in another order %q stand, not %q", got, want)
		}
	}
}

func TestWithLeavesTheReceiver(t *testing.T) {
	key := change.Key{Kind: 1, Record: 2}
	var none *change.Record
	one := none.With(key, change.Slot{Name: 1, Elem: 3}, write(1, "a"))
	two := one.With(key, change.Slot{Name: 1, Elem: 1}, write(2, "b")).With(key, change.Slot{Name: 1, Elem: 3}, write(3, "c"))
	if len(one.Slots) != 1 || !slices.Equal(values(one.Cell(change.Slot{Name: 1, Elem: 3})), []string{"a"}) {
		t.Error("the record that was added to has changed")
	}
	var elems []change.ID
	two.Elems(1, func(elem change.ID, c change.Cell) { elems = append(elems, elem) })
	if !slices.Equal(elems, []change.ID{1, 3}) {
		t.Errorf("elements %v", elems)
	}
	if none.Cell(change.Slot{}) != nil || two.Cell(change.Slot{Name: 2}) != nil {
		t.Error("a field that nobody wrote has entries")
	}
	none.Elems(1, func(change.ID, change.Cell) { t.Error("no record has an element") })
}

// entry is drawn with the place of its change in history: it refers only to entries
// before it, as all do that the program makes.
func drawHistory(t *rapid.T) []change.Held {
	ids := rapid.SliceOfNDistinct(rapid.Uint64Range(1, 1<<40), 0, 14, func(n uint64) uint64 { return n }).Draw(t, "ids")
	var out []change.Held
	for i, id := range ids {
		h := change.Held{Ref: change.Ref{Change: change.ID(id), Index: rapid.Uint32Range(0, 2).Draw(t, "index")}, At: int64(i)}
		h.Take = i > 0 && rapid.Bool().Draw(t, "take")
		for _, o := range out {
			if (h.Take || !o.Take) && rapid.IntRange(0, 2).Draw(t, "names") == 0 {
				h.Names = append(h.Names, o.Ref)
			}
		}
		slices.SortFunc(h.Names, change.Ref.Compare)
		if !h.Take {
			h.Value = rapid.SampledFrom([]string{"", "present", "late", "absent"}).Draw(t, "value")
		}
		out = append(out, h)
	}
	return out
}

// standing says what stands from the newest entry back: all that could take an entry
// back or replace it comes after it. It is the rule, worked out another way.
func standing(history []change.Held) []change.Ref {
	alive := map[change.Ref]bool{}
	var out []change.Ref
	for i := len(history) - 1; i >= 0; i-- {
		h := history[i]
		live, replaced := true, false
		for _, later := range history[i+1:] {
			if alive[later.Ref] && slices.Contains(later.Names, h.Ref) {
				live = live && !later.Take
				replaced = replaced || !later.Take
			}
		}
		alive[h.Ref] = live
		if live && !replaced && !h.Take {
			out = append(out, h.Ref)
		}
	}
	slices.SortFunc(out, change.Ref.Compare)
	return out
}

func TestCellDependsOnNoOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		history := drawHistory(t)
		want := standing(history)
		first := cell(history...)
		mixed := append(rapid.Permutation(history).Draw(t, "order"), rapid.Permutation(history).Draw(t, "again")...)
		if got := cell(mixed...); !reflect.DeepEqual(got, first) {
			t.Fatalf("another order gives another cell:\n%v\n%v", got, first)
		}
		var refs []change.Ref
		for _, h := range first.Standing() {
			refs = append(refs, h.Ref)
			if !first.Stands(h.Ref) || !first.Alive(h.Ref) {
				t.Fatal("a standing write is said not to stand")
			}
		}
		if !slices.Equal(refs, want) {
			t.Fatalf("%v stand, not %v", refs, want)
		}
	})
}

// A change that was sealed twice on its way to two copies says the same in other
// bytes under one name: every copy settles on the same one.
func TestTwoOfOneNameSettle(t *testing.T) {
	same := []change.Held{
		write(1, "sealed once"), write(1, "sealed again"), take(1, change.Ref{Change: 7}), write(1, "sealed once", change.Ref{Change: 7}),
		{Ref: change.Ref{Change: 1}, Value: "sealed once", Secrecy: change.Who}, {Ref: change.Ref{Change: 1}, Value: "sealed once", Subject: 4},
		{Ref: change.Ref{Change: 1}, Value: "sealed once", At: 5}, {Ref: change.Ref{Change: 1}, Value: "sealed once", Lead: 5},
	}
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfN(rapid.SampledFrom(same), 1, 8).Draw(t, "entries")
		want := cell(some...)
		if got := cell(rapid.Permutation(some).Draw(t, "order")...); len(got) != 1 || !reflect.DeepEqual(got, want) {
			t.Fatalf("%v and %v", got, want)
		}
	})
}

func TestIDReadsWhatItWrote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := change.ID(rapid.Uint64().Draw(t, "id"))
		if got, err := change.ParseID(id.String()); err != nil || got != id {
			t.Fatalf("%v is read as %v, %v", id, got, err)
		}
	})
	for _, s := range []string{"", "1", "00000000000000001", "000000000000000g", "+00000000000000f"} {
		if _, err := change.ParseID(s); err == nil {
			t.Errorf("%q was read as an ID", s)
		}
	}
}
