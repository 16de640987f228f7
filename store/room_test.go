package store_test

import (
	"reflect"
	"slices"
	"strings"

	"workgroup/model"
)

// room is several laptops that share one cohort.
type room struct {
	t     tester
	dir   string
	space model.ID
	desks []*desk
}

// newRoom has a first laptop make a cohort and others join, each by an invitation of one
// who is in already.
func newRoom(t tester, dir string, laptops int, by func(n int) int) *room {
	t.Helper()
	r := newRoomOf(t, dir, 6)
	for n := 1; n < laptops; n++ {
		d := withPassphrase(newDesk(t, within(t, r.dir), byte(n+1)))
		d.create(nil)
		r.join(r.desks[by(n)], d)
		r.desks = append(r.desks, d)
	}
	return r
}

// newRoomOf is a first laptop with a cohort of so many people.
func newRoomOf(t tester, dir string, people int) *room {
	t.Helper()
	r := &room{t: t, dir: within(t, dir)}
	first := withPassphrase(newDesk(t, within(t, r.dir), 1))
	space, begin := first.cohort("ssl-2021", people)
	first.create(begin)
	r.space, r.desks = space, []*desk{first}
	return r
}

func withPassphrase(d *desk) *desk {
	d.o.Passphrase, d.o.Cost = []byte("four words of ours"), 10
	return d
}

func (r *room) close() {
	for _, d := range r.desks {
		d.book.Close()
	}
}

func (r *room) join(host, guest *desk) {
	r.t.Helper()
	v, err := host.book.Share([]model.ID{r.space}, host.env(), "laptop of host")
	if err != nil {
		r.t.Fatal(err)
	}
	if _, err := guest.book.Join(v.Content, strings.ToUpper(v.Words), func(*model.Snapshot) model.Env { return guest.env() }, "laptop of guest"); err != nil {
		r.t.Fatal(err)
	}
	host.snaps, guest.snaps = map[model.ID]*model.Snapshot{}, map[model.ID]*model.Snapshot{}
}

func (r *room) device(d *desk) model.ID {
	r.t.Helper()
	all, err := d.book.Laptops(r.space)
	if err != nil {
		r.t.Fatal(err)
	}
	for _, l := range all {
		if l.Own {
			return l.ID
		}
	}
	r.t.Fatal("a laptop is not in its own list")
	return 0
}

func (r *room) send(from *desk, to model.ID) []byte {
	r.t.Helper()
	s, err := from.book.Send(to, from.now)
	if err != nil {
		r.t.Fatal(err)
	}
	if s.Unsigned > 0 {
		r.t.Fatalf("%d changes are signed by nobody", s.Unsigned)
	}
	return s.Content
}

func (r *room) receive(d *desk, content []byte) model.Received {
	r.t.Helper()
	before := d.journal(r.space)
	seen, err := d.book.Preview(content)
	if err != nil {
		r.t.Fatal(err)
	}
	if !reflect.DeepEqual(d.journal(r.space), before) {
		r.t.Fatal("looking at a file changed something")
	}
	got, err := d.book.Receive(content)
	if err != nil {
		r.t.Fatal(err)
	}
	if !reflect.DeepEqual(seen, got) {
		r.t.Fatalf("announced was %+v, and %+v came", seen, got)
	}
	d.snaps = map[model.ID]*model.Snapshot{}
	return got
}

// agree has everything reach everybody, and fails unless all end the same, byte for byte.
func (r *room) agree() {
	r.t.Helper()
	for range 2 {
		for _, a := range r.desks {
			for _, b := range r.desks {
				if a != b {
					r.receive(b, r.send(a, 0))
				}
			}
		}
	}
	r.same()
}

func (r *room) same() {
	r.t.Helper()
	want := r.final(r.desks[0])
	for i, d := range r.desks[1:] {
		got := r.final(d)
		if !slices.EqualFunc(got.journal.Lines, want.journal.Lines, slices.Equal) || !slices.Equal(got.journal.Ring, want.journal.Ring) {
			r.t.Fatalf("laptop %d has another journal than the first: %d and %d lines", i+2, len(got.journal.Lines), len(want.journal.Lines))
		}
		if !reflect.DeepEqual(got.snap.Records(), want.snap.Records()) {
			r.t.Fatalf("laptop %d has other records than the first", i+2)
		}
	}
}

func (r *room) final(d *desk) final {
	r.t.Helper()
	d.close()
	d.open()
	if err := d.book.Prove(); err != nil {
		r.t.Fatal(err)
	}
	if err := d.book.Check(r.space); err != nil {
		r.t.Fatal(err)
	}
	j := d.journal(r.space)
	slices.SortFunc(j.Lines, slices.Compare)
	return final{d.snap(r.space), j}
}

func inARow(n int) int { return n - 1 }
func byFirst(int) int  { return 0 }
