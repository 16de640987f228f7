package journal_test

import (
	"slices"

	"pgregory.net/rapid"

	"workgroup/model/change"
	"workgroup/store/journal"
)

func drawID(t *rapid.T, what string) change.ID { return change.ID(rapid.Uint64().Draw(t, what)) }

func drawIDs(t *rapid.T, what string) []change.ID {
	n := rapid.IntRange(0, 3).Draw(t, what)
	if n == 0 {
		return nil
	}
	out := make([]change.ID, n)
	for i := range out {
		out[i] = drawID(t, what)
	}
	return out
}

func drawEntry(t *rapid.T) change.Entry {
	e := change.Entry{
		Field: change.Field{
			Kind: change.Kind(rapid.Uint8().Draw(t, "kind")), Record: drawID(t, "record"),
			Name: change.Name(rapid.Uint16().Draw(t, "name")), Elem: change.ID(rapid.SampledFrom([]uint64{0, 1, 1 << 63}).Draw(t, "elem")),
		},
		Take: rapid.Bool().Draw(t, "take"),
	}
	for range rapid.IntRange(0, 3).Draw(t, "names") {
		e.Names = append(e.Names, change.Ref{Change: drawID(t, "named"), Index: rapid.Uint32().Draw(t, "index")})
	}
	slices.SortFunc(e.Names, change.Ref.Compare)
	e.Names = slices.Compact(e.Names)
	if !e.Take {
		e.Value = string(rapid.SliceOfN(rapid.Byte(), 0, 40).Draw(t, "value"))
		if e.Secrecy = change.Secrecy(rapid.Uint8().Draw(t, "secrecy")); e.Secrecy != change.Open {
			e.Subject = drawID(t, "subject")
		}
	}
	return e
}

// drawLine draws any line that there can be.
func drawLine(t *rapid.T) journal.Line {
	l := journal.Line{Device: drawID(t, "device"), Number: rapid.Uint64().Draw(t, "number"), Action: rapid.Uint64().Draw(t, "action")}
	copy(l.Before[:], rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "before"))
	l.Change = change.Change{
		ID: drawID(t, "change"), Space: drawID(t, "space"), At: rapid.Int64().Draw(t, "at"), Lead: drawID(t, "lead"),
		Label: change.Label{Verb: rapid.Uint16().Draw(t, "verb"), IDs: drawIDs(t, "label")}, With: drawID(t, "with"), Undoes: drawIDs(t, "undoes"),
	}
	for range rapid.IntRange(0, 3).Draw(t, "entries") {
		l.Change.Entries = append(l.Change.Entries, drawEntry(t))
	}
	return l
}

// drawRecord draws a record as changes leave it, several of them touching the same
// fields and naming each other.
func drawRecord(t *rapid.T) *change.Record {
	key := change.Key{Kind: 8, Record: 1}
	var rec *change.Record
	ids := rapid.SliceOfNDistinct(rapid.Uint64(), 1, 5, func(n uint64) uint64 { return n }).Draw(t, "changes")
	for at, id := range ids {
		lead := drawID(t, "lead")
		for i := range rapid.IntRange(1, 3).Draw(t, "entries") {
			e := drawEntry(t)
			for range rapid.IntRange(0, 2).Draw(t, "own") {
				e.Names = append(e.Names, change.Ref{Change: change.ID(rapid.SampledFrom(ids).Draw(t, "named"))})
			}
			slices.SortFunc(e.Names, change.Ref.Compare)
			e.Names = slices.Compact(e.Names)
			rec = rec.With(key, change.Slot{Name: e.Field.Name % 4, Elem: e.Field.Elem}, change.Held{
				Ref: change.Ref{Change: change.ID(id), Index: uint32(i)}, At: int64(at) - 1, Lead: lead,
				Take: e.Take, Value: e.Value, Names: e.Names, Secrecy: e.Secrecy, Subject: e.Subject,
			})
		}
	}
	return rec
}
