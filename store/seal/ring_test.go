package seal

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// sampleRing has two people with all kinds of key, one of them destroyed.
func sampleRing(t testing.TB) Ring {
	t.Helper()
	source := chance(9)
	var r Ring
	for person := range uint64(2) {
		for _, kind := range []Kind{Who, Reach, Notes} {
			var err error
			if r, _, err = r.Add(source, 100+person, kind); err != nil {
				t.Fatal(err)
			}
		}
	}
	return r.Destroy(100)
}

// anyRing draws rings that agree on little: few IDs, often used for different
// things, as only a hostile ring would.
func anyRing(t *rapid.T, label string) Ring {
	ids := rapid.SliceOfNDistinct(rapid.Uint64Range(1, 8), 0, 8, rapid.ID).Draw(t, label)
	slices.Sort(ids)
	entries := make([]Entry, len(ids))
	for i, id := range ids {
		e := Entry{
			Named:  Named{ID: KeyID(id), Key: Key{rapid.ByteRange(1, 2).Draw(t, "key")}},
			Person: rapid.Uint64Range(1, 3).Draw(t, "person"),
			Kind:   Kind(rapid.ByteRange(1, 3).Draw(t, "kind")),
		}
		if rapid.Bool().Draw(t, "destroyed") {
			e = tombstone(e)
		}
		entries[i] = e
	}
	return newRing(entries)
}

func checkRing(t *rapid.T, r Ring) {
	if !slices.IsSortedFunc(r.entries, compareIDs) {
		t.Fatal("entries out of order")
	}
	if fresh := newRing(r.entries); !slices.Equal(fresh.live, r.live) {
		t.Fatalf("places of live keys are %v, want %v", r.live, fresh.live)
	}
	for person := range uint64(5) {
		for kind := range Kind(5) {
			var want *Named
			for i, e := range r.entries {
				if e.Person == person && e.Kind == kind && !e.Destroyed && want == nil {
					want = &r.entries[i].Named
				}
			}
			if got, ok := r.Find(person, kind); got != want || ok != (want != nil) {
				t.Fatalf("key of %d, %v: %v %t, want %v", person, kind, got, ok, want)
			}
		}
	}
	for _, e := range r.entries {
		if got, ok := r.ByID(e.Named.ID); !ok || got != e {
			t.Fatalf("entry %v: %v, %t", e, got, ok)
		}
		if e.Destroyed && e.Named.Key != (Key{}) {
			t.Fatal("a destroyed key has bytes")
		}
	}
	back, err := DecodeRing(r.Encode())
	if err != nil || !bytes.Equal(back.Encode(), r.Encode()) || !slices.Equal(back.live, r.live) {
		t.Fatalf("read back: %v", err)
	}
}

func TestRingMergesAsASet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyRing(t, "a"), anyRing(t, "b"), anyRing(t, "c")
		before := [][]byte{a.Encode(), b.Encode(), c.Encode()}
		same := func(law string, x, y Ring) {
			if !bytes.Equal(x.Encode(), y.Encode()) {
				t.Fatalf("%s:\n%x\n%x", law, x.Encode(), y.Encode())
			}
		}
		ab := a.Merge(b)
		same("order", ab, b.Merge(a))
		same("grouping", ab.Merge(c), a.Merge(b.Merge(c)))
		same("itself", a.Merge(a), a)
		same("again", ab.Merge(b), ab)
		same("nothing", a.Merge(Ring{}), a)
		checkRing(t, ab)
		for id := range KeyID(10) {
			inA, okA := a.ByID(id)
			inB, okB := b.ByID(id)
			got, ok := ab.ByID(id)
			if ok != (okA || okB) {
				t.Fatalf("key %d: %t", id, ok)
			}
			if got.Destroyed != (inA.Destroyed || inB.Destroyed) {
				t.Fatalf("key %d came back", id)
			}
		}
		same("a stays", a, must1(DecodeRing(before[0])))
		same("b stays", b, must1(DecodeRing(before[1])))
		same("c stays", c, must1(DecodeRing(before[2])))
	})
}

func must1[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// Copies of one ring, kept by several leads who add, destroy and exchange, end
// alike; every earlier ring stays what it was; what was destroyed anywhere is
// destroyed everywhere.
func TestRingsOfSeveralLeadsEndAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := chance(rapid.Byte().Draw(t, "chance"))
		rings := make([]Ring, 3)
		type kept struct {
			ring  Ring
			bytes []byte
		}
		var history []kept
		made, destroyed := map[KeyID]bool{}, map[KeyID]bool{}
		for range rapid.IntRange(1, 25).Draw(t, "steps") {
			lead := rapid.IntRange(0, 2).Draw(t, "lead")
			person := rapid.Uint64Range(1, 4).Draw(t, "person")
			next := rings[lead]
			switch rapid.SampledFrom([]string{"add", "add", "destroy", "merge"}).Draw(t, "step") {
			case "add":
				kind := Kind(rapid.ByteRange(1, 3).Draw(t, "kind"))
				r, key, err := next.Add(source, person, kind)
				if err != nil {
					t.Fatal(err)
				}
				if e, ok := r.ByID(key.ID); !ok || e.Named != key || e.Person != person || e.Kind != kind {
					t.Fatalf("added %v, found %v", key, e)
				}
				made[key.ID] = true
				next = r
			case "destroy":
				for _, e := range next.entries {
					if e.Person == person {
						destroyed[e.Named.ID] = true
					}
				}
				next = next.Destroy(person)
				for kind := Who; kind <= Notes; kind++ {
					if _, ok := next.Find(person, kind); ok {
						t.Fatalf("%d still has a key", person)
					}
				}
			case "merge":
				next = next.Merge(rings[rapid.IntRange(0, 2).Draw(t, "from")])
			}
			checkRing(t, next)
			history = append(history, kept{next, next.Encode()})
			rings[lead] = next
		}
		for _, k := range history {
			if !bytes.Equal(k.ring.Encode(), k.bytes) {
				t.Fatal("an older ring changed")
			}
		}
		all := rings[0].Merge(rings[1]).Merge(rings[2])
		for _, order := range [][]int{{2, 1, 0}, {1, 0, 2}, {0, 2, 1, 0, 2}} {
			var again Ring
			for _, i := range order {
				again = rings[i].Merge(again)
			}
			if !bytes.Equal(again.Encode(), all.Encode()) {
				t.Fatal("the leads do not agree")
			}
		}
		if all.Len() != len(made) {
			t.Fatalf("%d keys, %d were made", all.Len(), len(made))
		}
		for id := range made {
			if e, _ := all.ByID(id); e.Destroyed != destroyed[id] {
				t.Fatalf("key %016x: destroyed is %t", uint64(id), e.Destroyed)
			}
		}
	})
}

func TestRingTellsDestroyedFromUnknown(t *testing.T) {
	r, key, err := Ring{}.Add(chance(1), 7, Reach)
	if err != nil {
		t.Fatal(err)
	}
	env := must[[]byte](t)(Seal(chance(2), &key, nil, []byte("asha@example.org")))
	gone := r.Destroy(7)
	e, found := gone.ByID(key.ID)
	if !found || !e.Destroyed || e.Person != 7 || e.Kind != Reach || e.Named.ID != key.ID {
		t.Errorf("after destroying: %+v, %t", e, found)
	}
	_, err = Open(&e.Named, nil, env)
	wantError(t, err, ErrNoKey)
	if bytes.Contains(gone.Encode(), key.Key[:]) {
		t.Error("the tombstone keeps the key")
	}
	if _, found := gone.ByID(key.ID + 1); found {
		t.Error("an unknown key is found")
	}
	if live, ok := r.Find(7, Reach); !ok || *live != key {
		t.Error("the older ring lost its key")
	}
	if back := gone.Merge(r); !bytes.Equal(back.Encode(), gone.Encode()) {
		t.Error("a merge brought the key back")
	}
	if again, fresh, err := gone.Add(chance(3), 7, Reach); err != nil {
		t.Error(err)
	} else if live, ok := again.Find(7, Reach); !ok || live.ID != fresh.ID {
		t.Error("a person cannot have a new key")
	}
}

func TestRingAddRefuses(t *testing.T) {
	for _, kind := range []Kind{0, 4, 255} {
		if _, _, err := (Ring{}).Add(chance(1), 1, kind); err == nil {
			t.Errorf("%v was added", kind)
		}
	}
	_, _, err := Ring{}.Add(strings.NewReader(""), 1, Who)
	wantError(t, err, io.EOF)
	r, _, err := Ring{}.Add(chance(1), 1, Who)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := r.Add(chance(1), 2, Who); !errors.Is(err, errSameID) {
		t.Errorf("the same number twice: %v", err)
	}
}

func TestDecodeRingRefuses(t *testing.T) {
	b := sampleRing(t).Encode()
	refuseDamage(t, b, func(b []byte) error { _, err := DecodeRing(b); return err })

	list := func(count uint32, entries ...[]byte) []byte {
		b := binary.BigEndian.AppendUint32([]byte{1}, count)
		return append(b, bytes.Join(entries, nil)...)
	}
	entry := func(id uint64, kind Kind, state byte, key string) []byte {
		b := binary.BigEndian.AppendUint64(nil, id)
		b = binary.BigEndian.AppendUint64(b, 1)
		return append(append(b, byte(kind), state), key...)
	}
	key := strings.Repeat("k", 32)
	sound := [][]byte{entry(1, Who, stateLive, key), entry(2, Who, stateDestroyed, "")}
	if _, err := DecodeRing(list(2, sound...)); err != nil {
		t.Fatalf("a sound ring is refused: %v", err)
	}
	cases := map[string]struct {
		b    []byte
		want error
	}{
		"format 0":              {[]byte{0, 0, 0, 0, 0}, ErrDamaged},
		"format 2":              {[]byte{2}, ErrFormat},
		"four thousand million": {list(1<<32 - 1), ErrDamaged},
		"one too few":           {list(1, sound...), ErrDamaged},
		"one too many":          {list(3, sound...), ErrDamaged},
		"out of order":          {list(2, sound[1], sound[0]), ErrDamaged},
		"twice":                 {list(2, sound[0], sound[0]), ErrDamaged},
		"no number":             {list(1, entry(0, Who, stateLive, key)), ErrDamaged},
		"kind 0":                {list(1, entry(1, 0, stateLive, key)), ErrDamaged},
		"kind 4":                {list(1, entry(1, 4, stateLive, key)), ErrDamaged},
		"state 0":               {list(1, entry(1, Who, 0, "")), ErrDamaged},
		"state 3":               {list(1, entry(1, Who, 3, key)), ErrDamaged},
		"live without a key":    {list(1, entry(1, Who, stateLive, strings.Repeat("\x00", 32))), ErrDamaged},
		"destroyed with a key":  {list(1, entry(1, Who, stateDestroyed, key)), ErrDamaged},
		"a short second":        {list(2, sound[0], sound[1][:17]), ErrDamaged},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := DecodeRing(c.b)
			wantError(t, err, c.want)
		})
	}
}

func FuzzDecodeRing(f *testing.F) {
	f.Add(sampleRing(f).Encode())
	f.Add(Ring{}.Encode())
	f.Add([]byte{1, 255, 255, 255, 255})
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := DecodeRing(b)
		if !sound(err) {
			t.Fatal(err)
		}
		if err != nil {
			return
		}
		if !bytes.Equal(r.Encode(), b) {
			t.Fatalf("%x is not canonical", b)
		}
		if !slices.IsSortedFunc(r.entries, func(a, b Entry) int { return cmp.Compare(a.Named.ID, b.Named.ID) }) {
			t.Fatal("out of order")
		}
	})
}
