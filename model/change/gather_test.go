package change_test

import (
	"reflect"
	"runtime"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model/change"
)

// Entries of many changes put into records at once give what each gives put in by itself, in
// any order, also where two say different things under one name.
func TestGatherIsOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []*change.Change
		for range rapid.IntRange(0, 8).Draw(t, "changes") {
			c := &change.Change{ID: change.ID(rapid.IntRange(1, 5).Draw(t, "id")), At: rapid.Int64Range(0, 2).Draw(t, "at")}
			for range rapid.IntRange(0, 6).Draw(t, "entries") {
				c.Entries = append(c.Entries, change.Entry{
					Field: change.Field{Kind: 1, Record: change.ID(rapid.IntRange(1, 2).Draw(t, "record")), Name: change.Name(rapid.IntRange(1, 3).Draw(t, "name"))},
					Value: rapid.StringMatching("[ab]?").Draw(t, "value"),
				})
			}
			all = append(all, c)
		}
		before := rapid.IntRange(0, len(all)).Draw(t, "there already")
		one, got := map[change.Key]*change.Record{}, map[change.Key]*change.Record{}
		for i, c := range all {
			for j := range c.Entries {
				f := c.Entries[j].Field
				one[f.Key()] = one[f.Key()].With(f.Key(), f.Slot(), c.Held(j))
				if i < before {
					got[f.Key()] = one[f.Key()]
				}
			}
		}
		if err := change.Gather(all[before:], func(k change.Key) (*change.Record, error) { return got[k], nil }, func(k change.Key, r *change.Record) { got[k] = r }); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, one) {
			t.Fatalf("at once %v, one by one %v", got, one)
		}
	})
}

// What many entries in one record cost grows with their number, not with its square: four times
// as many take about four times the bytes, and would take sixteen times as many.
func TestManyEntriesInOneRecord(t *testing.T) {
	for _, x := range []struct {
		name  string
		field func(i int) change.Field
	}{
		{"in one field", func(int) change.Field { return change.Field{Kind: 1, Record: 1, Name: 1} }},
		{"in fields of their own", func(i int) change.Field {
			return change.Field{Kind: 1, Record: 1, Name: 1, Elem: change.ID(i * 7919 % 100_003)}
		}},
	} {
		cost := func(n int) uint64 {
			var changes []*change.Change
			for i := range n {
				changes = append(changes, &change.Change{ID: change.ID(n - i), Entries: []change.Entry{{Field: x.field(i), Value: "x"}}})
			}
			var was, is runtime.MemStats
			runtime.ReadMemStats(&was)
			var rec *change.Record
			_ = change.Gather(changes, func(change.Key) (*change.Record, error) { return rec, nil }, func(_ change.Key, r *change.Record) { rec = r })
			runtime.ReadMemStats(&is)
			return is.TotalAlloc - was.TotalAlloc
		}
		if few, many := cost(2000), cost(8000); many > 8*few {
			t.Errorf("%s: 2,000 entries take %d bytes, 8,000 take %d", x.name, few, many)
		}
	}
}
