package store_test

import (
	"errors"
	"io"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
	"workgroup/store/carry/bundle"
	"workgroup/store/files/export"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// sound fails unless a laptop's file is whole and goes on: doctor says so, a mark is saved, a
// file is sent, and it opens again.
func (r *room) sound(t *testing.T, d *desk) {
	t.Helper()
	store.Forget(d.book)
	d.snaps = map[model.ID]*model.Snapshot{}
	for range 2 {
		if _, wrong, err := d.book.Examine(); err != nil {
			t.Fatalf("%q, %v", wrong, err)
		}
		s := d.snap(r.space)
		s.Facts()
		s.Disputes()
		s.Findings(d.now)
		if err := export.JSON(io.Discard, []*model.Snapshot{s}); err != nil {
			t.Fatal(err)
		}
		f := model.NewDraft(s, d.env(), model.VerbFilled)
		f.Lead(model.Lead{ID: d.env().NewID(), Name: "Asha Begum"})
		d.commit(f.Change())
		sent, err := d.book.Send(0, d.now)
		if err != nil && !errors.Is(err, store.ErrAlone) { // all were shut out
			t.Fatal(err)
		}
		if len(sent.Name) > 200 {
			t.Fatalf("no folder takes a name of %d letters", len(sent.Name))
		}
		if _, err := d.book.Laptops(r.space); err != nil {
			t.Fatal(err)
		}
		d.close()
		d.open()
	}
}

// plain tells whether an error is a sentence for a person.
func plain(err error) bool {
	s := err.Error()
	return strings.HasSuffix(s, ".") && !strings.Contains(s, "panic") && !strings.Contains(s, "runtime error")
}

func entry(kind change.Kind, record model.ID, name change.Name, elem model.ID, value string) change.Entry {
	return change.Entry{Field: change.Field{Kind: kind, Record: record, Name: name, Elem: elem}, Value: value}
}

// TestAMemberGoneWrong: a laptop that is in the list signs and seals what no program would
// write. What comes of it is a sentence, or is taken in; the other's file stays whole.
func TestAMemberGoneWrong(t *testing.T) {
	refused := true
	for _, x := range []struct {
		name string
		// refused: nothing of it may be taken in.
		refused bool
		spoil   func(t *testing.T, r *room, m *store.Member)
	}{
		{"a number beyond all reason", refused, func(t *testing.T, r *room, m *store.Member) {
			m.Add(journal.Line{Device: m.Device, Number: 1 << 62, Change: change.Change{ID: 5, Space: m.Space}})
		}},
		{"the highest number there is", refused, func(t *testing.T, r *room, m *store.Member) {
			m.Add(journal.Line{Device: m.Device, Number: math.MaxUint64, Change: change.Change{ID: 5, Space: m.Space}})
		}},
		{"a gap of half a million", !refused, func(t *testing.T, r *room, m *store.Member) {
			m.Add(journal.Line{Device: m.Device, Number: 500_000, Change: change.Change{ID: 5, Space: m.Space}})
		}},
		{"no author", refused, func(t *testing.T, r *room, m *store.Member) {
			m.Add(journal.Line{Number: 1, Change: change.Change{ID: 5, Space: m.Space}})
		}},
		{"a line of the reader", refused, func(t *testing.T, r *room, m *store.Member) {
			m.Add(journal.Line{Device: r.device(r.desks[0]), Number: 9, Change: change.Change{ID: 5, Space: m.Space}})
		}},
		{"a line of a third", refused, func(t *testing.T, r *room, m *store.Member) {
			m.Add(journal.Line{Device: r.device(r.desks[2]), Number: 9, Change: change.Change{ID: 5, Space: m.Space}})
		}},
		{"a line that nobody signed", refused, func(t *testing.T, r *room, m *store.Member) {
			m.Write(change.Change{ID: 5})
			m.Content.Tips = []bundle.Tip{}
		}},
		{"a line of another group", refused, func(t *testing.T, r *room, m *store.Member) { m.Write(change.Change{ID: 5, Space: 77}) }},
		{"changes of no ID and of the same", !refused, func(t *testing.T, r *room, m *store.Member) {
			for range 3 {
				m.Write(change.Change{Entries: []change.Entry{entry(model.KindEnrolment, 1, 1, 1, "x")}})
			}
		}},
		{"a line of a form of the future", refused, func(t *testing.T, r *room, m *store.Member) {
			m.Write(change.Change{ID: 5})
			m.Content.Lines[0][0] = 2
		}},
		{"noise for a line", refused, func(t *testing.T, r *room, m *store.Member) { m.Content.Lines = [][]byte{[]byte("noise")} }},
		{"times that no clock shows", !refused, func(t *testing.T, r *room, m *store.Member) {
			for i, at := range []int64{math.MinInt64, math.MaxInt64, -1, 253402300799, 253402300800, -62135596801} {
				m.Write(change.Change{ID: change.ID(i + 5), At: at, Entries: []change.Entry{entry(model.KindEnrolment, 1, 1, 1, "x")}})
			}
			m.Bundle.At = math.MaxInt64
		}},
		{"kinds and fields that nobody knows", !refused, func(t *testing.T, r *room, m *store.Member) {
			c := change.Change{ID: 5}
			for kind := range 256 {
				c.Entries = append(c.Entries, entry(change.Kind(kind), 0, 0, 0, "x"), entry(change.Kind(kind), math.MaxUint64, math.MaxUint16, math.MaxUint64, "y"))
			}
			m.Write(c)
		}},
		{"values that no field has", !refused, everyField},
		{"every verb about nobody", !refused, func(t *testing.T, r *room, m *store.Member) {
			for verb := range 300 {
				for n := range 4 {
					m.Write(change.Change{ID: change.ID(verb*4 + n + 5), Label: change.Label{Verb: uint16(verb), IDs: make([]change.ID, n)}, Entries: []change.Entry{entry(200, 1, 1, 1, "")}})
				}
			}
		}},
		{"secrets of nobody, and none under their seals", !refused, func(t *testing.T, r *room, m *store.Member) {
			c := change.Change{ID: 5}
			for _, secrecy := range []change.Secrecy{1, 2, 3, 4, 255} {
				e := entry(model.KindPerson, 1, 1, 0, "no seal")
				e.Secrecy, e.Subject = secrecy, 99
				c.Entries = append(c.Entries, e)
			}
			m.Write(c)
		}},
		{"entries that name each other", !refused, func(t *testing.T, r *room, m *store.Member) {
			s := r.desks[0].snap(r.space)
			f := entry(model.KindEnrolment, s.Enrolments[0].ID, 1, s.Sessions[0].ID, "x")
			for i := range change.ID(300) {
				f.Take = i%2 == 0
				if f.Value = ""; !f.Take {
					f.Value = "x"
				}
				f.Names = []change.Ref{{Change: 5 + (i+1)%300}}
				m.Write(change.Change{ID: 5 + i, Entries: []change.Entry{f}})
			}
		}},
		{"who shuts out everybody", !refused, func(t *testing.T, r *room, m *store.Member) {
			s := r.desks[0].snap(r.space)
			env := r.desks[1].env()
			for _, x := range s.Devices() {
				p, err := model.ShutOut{Device: x.ID, After: 0}.Plan(s, env)
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range p.Changes {
					m.Write(*c)
				}
			}
		}},
		{"a name without end for the reader's laptop", !refused, func(t *testing.T, r *room, m *store.Member) {
			s := r.desks[0].snap(r.space)
			for i, name := range []string{strings.Repeat("long ", 10_000), "\x1b[2J\u202e/..", "", strings.Repeat("界", 500)} {
				p, err := model.NameDevice{Device: r.device(r.desks[0]), Name: "x"}.Plan(s, r.desks[1].env())
				if err != nil {
					t.Fatal(err)
				}
				c := *p.Changes[0]
				c.ID = change.ID(i + 5)
				for i := range c.Entries {
					if c.Entries[i].Value == "x" {
						c.Entries[i].Value, c.Entries[i].Names = name, nil
					}
				}
				m.Write(c)
			}
		}},
		{"other keys for a person", refused, func(t *testing.T, r *room, m *store.Member) {
			m.Content.Ring = otherKeys(t, m.Ring.Encode(), 5+8+8+1+1)
		}},
		{"a ring of noise", refused, func(t *testing.T, r *room, m *store.Member) { m.Content.Ring = []byte("noise") }},
		{"heads that nobody has", !refused, func(t *testing.T, r *room, m *store.Member) {
			for i := range change.ID(100) {
				m.Content.Heads = append(m.Content.Heads, bundle.Head{Device: i / 2, Number: math.MaxUint64 - uint64(i)}, bundle.Head{Device: r.device(r.desks[0]), Number: 1 << 40})
			}
		}},
		{"heads without end", refused, func(t *testing.T, r *room, m *store.Member) { m.Content.Heads = make([]bundle.Head, 1_000_000) }},
		{"laptops without end", refused, func(t *testing.T, r *room, m *store.Member) {
			for i := range 100_000 {
				x := bundle.Laptop{Device: change.ID(i + 1000), Public: m.Own.Public()}
				m.Content.Laptops = append(m.Content.Laptops, x)
			}
		}},
		{"other keys for a third laptop", refused, func(t *testing.T, r *room, m *store.Member) {
			m.Content.Laptops = append(m.Content.Laptops, bundle.Laptop{Device: r.device(r.desks[2]), Public: m.Own.Public()})
		}},
		{"another key under the number of one of ours", refused, func(t *testing.T, r *room, m *store.Member) {
			other := seal.Keys{}
			raw := m.Keys.Encode()
			other, err := seal.DecodeKeys(otherKeys(t, raw, 5+8+4))
			if err != nil {
				t.Fatal(err)
			}
			if other, _, err = other.Add(r.desks[1].r); err != nil {
				t.Fatal(err)
			}
			grant(t, r, m, other)
		}},
		{"keys that can be changed no more", refused, func(t *testing.T, r *room, m *store.Member) {
			more, _, err := m.Keys.Add(r.desks[1].r)
			if err != nil {
				t.Fatal(err)
			}
			raw := more.Encode()
			for i := 5; i < len(raw); i += 44 {
				copy(raw[i+8:], "\xff\xff\xff\xff")
			}
			if more, err = seal.DecodeKeys(raw); err != nil {
				t.Fatal(err)
			}
			grant(t, r, m, more)
		}},
		{"a grant of noise", refused, func(t *testing.T, r *room, m *store.Member) {
			m.Bundle.Parts = []bundle.Part{{Space: m.Space, Grants: []bundle.Grant{{Device: r.device(r.desks[0]), Sealed: []byte("noise")}}}}
			m.Write(change.Change{ID: 5})
		}},
		{"thousands of changes", !refused, func(t *testing.T, r *room, m *store.Member) {
			for i := range change.ID(3000) {
				m.Write(change.Change{ID: 5 + i, Entries: []change.Entry{entry(model.KindEnrolment, 1000+i%100, 200, i, "x")}})
			}
		}},
	} {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			r := newRoom(t, folder(t), 3, byFirst)
			defer r.close()
			r.agree()
			m := store.NewMember(t, r.desks[1].book, r.space)
			x.spoil(t, r, m)
			content := m.Send(t)
			victim := r.desks[0]
			before := victim.journal(r.space)
			var was, is runtime.MemStats
			runtime.ReadMemStats(&was)
			_, err := victim.book.Receive(content)
			runtime.ReadMemStats(&is)
			t.Logf("%d KB gave %v, allocated %d MB", len(content)>>10, err, (is.TotalAlloc-was.TotalAlloc)>>20)
			if err != nil && !plain(err) {
				t.Errorf("no sentence: %v", err)
			}
			if (err == nil) == x.refused {
				t.Errorf("%v", err)
			}
			if after := victim.journal(r.space); err != nil && (!slices.EqualFunc(after.Lines, before.Lines, slices.Equal) || !slices.Equal(after.Ring, before.Ring)) {
				t.Error("something of it was taken in")
			}
			r.sound(t, victim)
			if err == nil {
				third := r.desks[2]
				sent, err := victim.book.Send(0, victim.now)
				if errors.Is(err, store.ErrAlone) {
					return // all were shut out
				}
				if err != nil {
					t.Fatal(err)
				}
				if _, err := third.book.Receive(sent.Content); err != nil && !errors.Is(err, store.ErrStranger) && !errors.Is(err, store.ErrShutOut) {
					t.Errorf("what was taken in is not passed on: %v", err)
				}
				r.sound(t, third)
			}
		})
	}
}

// everyField writes into every field of all that there is what does not belong there.
func everyField(t *testing.T, r *room, m *store.Member) {
	s := r.desks[0].snap(r.space)
	values := []string{
		"\x00", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", "\xfe\xff\xff\xff\xff\xff\xff\xff\xff\x01", strings.Repeat("\xff", 40),
		strings.Repeat("a", 300), "\x1b]0;x\x07\u202e=cmd", string(make([]byte, 64)),
	}
	id := change.ID(5)
	seen := map[change.Kind]bool{}
	for _, rec := range s.Records() {
		if seen[rec.Key.Kind] {
			continue
		}
		seen[rec.Key.Kind] = true
		for _, value := range values {
			c := change.Change{ID: id}
			id++
			for name := range change.Name(64) {
				for _, elem := range []model.ID{0, s.Sessions[0].ID, 3} {
					c.Entries = append(c.Entries, entry(rec.Key.Kind, rec.Key.Record, name, elem, value))
				}
			}
			m.Write(c)
		}
	}
}

// otherKeys changes the first byte of a key in a list of keys that stands at that place.
func otherKeys(t *testing.T, list []byte, at int) []byte {
	t.Helper()
	out := slices.Clone(list)
	out[at+3] = 0
	out[at] = 0
	if slices.Equal(out, list) {
		t.Fatal("nothing was changed")
	}
	return out
}

// grant has a member give keys to all.
func grant(t *testing.T, r *room, m *store.Member, keys seal.Keys) {
	t.Helper()
	m.Keys = keys
	p := bundle.Part{Space: m.Space}
	for _, d := range r.desks {
		if id := r.device(d); id != m.Device {
			g, err := bundle.NewGrant(m.Space, bundle.Laptop{Device: id, Public: store.PublicOf(t, d.book)}, keys)
			if err != nil {
				t.Fatal(err)
			}
			p.Grants = append(p.Grants, g)
		}
	}
	slices.SortFunc(p.Grants, func(a, b bundle.Grant) int {
		if a.Device < b.Device {
			return -1
		}
		return 1
	})
	m.Bundle.Parts = []bundle.Part{p}
	m.Write(change.Change{ID: 5})
}

// TestALaptopThatNobodyCanSealTo: a member puts a laptop into the list of which the receiving
// key is none. Once keys change, all others are given them all the same.
func TestALaptopThatNobodyCanSealTo(t *testing.T) {
	r := newRoom(t, folder(t), 3, byFirst)
	defer r.close()
	r.agree()
	a, b, c := r.desks[0], r.desks[1], r.desks[2]
	m := store.NewMember(t, b.book, r.space)
	weak := m.Own.Public()
	weak.Receive = [32]byte{1}
	m.Content.Laptops = append(m.Content.Laptops, bundle.Laptop{Device: 4711, Public: weak})
	p, err := model.NameDevice{Device: 4711, Name: "weak"}.Plan(b.snap(r.space), b.env())
	if err != nil {
		t.Fatal(err)
	}
	m.Write(*p.Changes[0])
	if _, err := a.book.Receive(m.Send(t)); err != nil && !plain(err) {
		t.Fatal(err)
	}
	if _, err := a.book.ShutOut(r.space, r.device(c), a.env()); err != nil {
		t.Fatal(err)
	}
	a.snaps = map[model.ID]*model.Snapshot{}
	a.mark(r.space, 1, model.VerbPresent)
	r.receive(b, r.send(a, 0))
	r.sound(t, a)
}
