package store_test

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
	"workgroup/store/journal"
)

var (
	oneHistory    = flag.Uint64("history", 0, "replay the history of several laptops that has this number, alone")
	manyHistories = flag.Uint64("histories", 0, "how many histories of several laptops are tried; 0 for 2,000, or 100,000 where WORKGROUP_LONG=1")
)

// TestSeveralLaptopsAgree is the promise: whatever is done on three to five laptops, whatever
// reaches whom on whichever carrier, in whichever order and how often, by clocks that are
// decades off, with older copies put back, copies written on, laptops shut out and invited
// again and people erased in the middle: in the end there is one state, byte for byte, no
// change is lost that was on a disk, and each field has the answers that nobody who saw
// them replaced.
//
// A history follows from its number alone.
func TestSeveralLaptopsAgree(t *testing.T) {
	t.Parallel()
	teams := newTeams(t)
	if *oneHistory > 0 {
		live(t, teams, *oneHistory)
		return
	}
	many := *manyHistories
	if many == 0 {
		many = 2_000
		if long() {
			many = 100_000
		}
	}
	var next atomic.Uint64
	for worker := range 2 {
		t.Run(fmt.Sprint("worker ", worker), func(t *testing.T) {
			t.Parallel()
			for n := next.Add(1); n <= many && !t.Failed(); n = next.Add(1) {
				if n%5_000 == 0 {
					t.Log(n)
				}
				live(t, teams, n)
			}
		})
	}
}

// numbered says in what fails how the history is replayed alone.
type numbered struct {
	t *testing.T
	n uint64
}

func (x numbered) Helper()           { x.t.Helper() }
func (x numbered) Fatal(args ...any) { x.t.Helper(); x.Fatalf("%s", fmt.Sprint(args...)) }

func (x numbered) Fatalf(format string, args ...any) {
	x.t.Helper()
	x.t.Fatalf("%s\nreplay it with: go test ./store -run TestSeveralLaptopsAgree -history %d", fmt.Sprintf(format, args...), x.n)
}

// team are the files of some laptops that share a cohort and have all that was in it: each
// history begins with copies of them.
type team struct {
	space model.ID
	paths []string
	marks []string
	o     []store.Options
}

func newTeams(t *testing.T) (out []team) {
	t.Helper()
	dir := folder(t)
	for _, laptops := range []int{3, 3, 3, 4, 5} { // most have three: each more takes its time
		for _, by := range []func(int) int{byFirst, inARow} {
			first := owned(newDesk(t, within(t, dir), 1))
			space, begin := first.cohort("ssl-2021", 4)
			first.create(begin)
			out = append(out, newTeam(t, dir, first, space, laptops, by))
		}
	}
	// One has the first file that was ever written, in the forms of then.
	first := newDesk(t, within(t, dir), 77)
	first.o.Passphrase, first.o.Cost = []byte(formsPassphrase), 10
	copyFile(t, filepath.Join("testdata", "forms-1.db"), first.path)
	first.open()
	ids, err := first.book.Spaces()
	if err != nil {
		t.Fatal(err)
	}
	space := ids[slices.IndexFunc(ids, func(id model.ID) bool { return first.snap(id).Cohort.ID != 0 })]
	return append(out, newTeam(t, dir, first, space, 3, byFirst))
}

func newTeam(t *testing.T, dir string, first *desk, space model.ID, laptops int, by func(int) int) team {
	t.Helper()
	r := &room{t: t, dir: dir, space: space, desks: []*desk{first}}
	for n := 1; n < laptops; n++ {
		d := owned(newDesk(t, within(t, dir), byte(n+1)))
		d.create(nil)
		r.join(r.desks[by(n)], d)
		r.desks = append(r.desks, d)
	}
	r.agree()
	out := team{space: space}
	for _, d := range r.desks {
		d.close()
		out.paths, out.marks, out.o = append(out.paths, d.path), append(out.marks, d.o.Marks), append(out.o, d.o)
	}
	return out
}

// owned is a desk whose file is its owner's own without a passphrase.
func owned(d *desk) *desk {
	d.owned = true
	return d
}

// story is what several laptops live through.
type story struct {
	*room
	r *rand.Rand
	// has are for each laptop the changes that were acknowledged on it and that it is to
	// have since.
	has [][]change.ID
	// post are files on their way, backups older copies of the files of laptops.
	post    [][]byte
	backups []backup
	drive   string
	// shutting: somebody was shut out, so files may be refused.
	shutting bool
	// erased are the people who were, erasings the changes that say so.
	erased   []model.ID
	erasings []change.ID
}

type backup struct {
	laptop int
	path   string
	has    []change.ID
}

// live lives through the history of that number.
func live(t *testing.T, teams []team, number uint64) {
	t.Helper()
	r := rand.New(rand.NewPCG(number, 7))
	h := &story{r: r, room: &room{t: numbered{t, number}}}
	dir := "/dev/shm"
	if _, err := os.Stat(dir); err != nil {
		dir = os.TempDir()
	}
	h.dir = within(h.t, dir)
	defer os.RemoveAll(h.dir)
	defer h.close()
	h.begin(teams[r.IntN(len(teams))], number)
	for range 2 + r.IntN(16) {
		h.step()
	}
	h.end()
}

func (h *story) begin(team team, number uint64) {
	h.space = team.space
	for i, path := range team.paths {
		d := newDesk(h.t, within(h.t, h.dir), 0)
		d.o.Passphrase, d.owned = team.o[i].Passphrase, team.o[i].Passphrase == nil
		h.seed(d, number, i)
		from := &desk{o: store.Options{Marks: team.marks[i]}}
		copyFile(h.t, path, d.path)
		copyMarks(h.t, from, d)
		d.now = d.now.AddDate(h.r.IntN(61)-30, 0, 0)
		d.open()
		h.desks, h.has = append(h.desks, d), append(h.has, nil)
	}
	h.drive = within(h.t, h.dir)
}

// seed gives a laptop a randomness of its own that follows from the number.
func (h *story) seed(d *desk, number uint64, laptop int) {
	var seed [32]byte
	copy(seed[:], fmt.Sprintf("%d laptop %d", number, laptop))
	d.r = rand.NewChaCha8(seed)
	d.o.Rand = d.r
}

// one in so many.
func (h *story) one(in int) bool { return h.r.IntN(in) == 0 }

func (h *story) any() int { return h.r.IntN(len(h.desks)) }

func (h *story) step() {
	i := h.any()
	d := h.desks[i]
	d.now = d.now.Add(time.Minute)
	switch n := h.r.IntN(40); {
	case n < 16:
		h.act(i)
	case n < 18:
		h.takeBack(i)
	case n < 21:
		h.settle(i)
	case n < 24:
		h.post = append(h.post, h.sent(d, 0))
	case n < 26:
		if to := h.desks[h.any()]; to != d {
			h.ready(to)
			h.post = append(h.post, h.sent(d, h.device(to)))
		}
	case n < 32:
		if len(h.post) > 0 {
			h.take(d, h.post[h.r.IntN(len(h.post))])
		}
	case n < 35:
		h.exchange(d)
	case n < 36:
		h.spoil()
	case n < 37:
		h.older(i)
	default:
		h.rare(i)
	}
}

// rare is what seldom happens.
func (h *story) rare(i int) {
	d := h.desks[i]
	switch h.r.IntN(8) {
	case 0:
		d.close()
		d.open()
	case 1:
		h.erase(i)
	case 2, 3:
		h.shutOut(i)
	case 4:
		h.invite(h.desks[0], d)
	case 5:
		h.writtenOn(i)
	case 6:
		d.now = d.now.AddDate(h.r.IntN(41)-20, 0, 0)
	case 7:
		h.act(i)
	}
}

// end lets everything reach everybody, and compares all there is.
func (h *story) end() {
	want := map[change.ID]bool{}
	for i, d := range h.desks {
		there := changesOf(h.t, d.journal(h.space))
		for _, id := range h.has[i] {
			if !there[id] {
				h.t.Fatalf("laptop %d lost a change that was acknowledged on it", i)
			}
		}
		maps.Copy(want, there)
	}
	h.meetAll()
	for i, d := range h.desks {
		store.Forget(d.book)
		d.snaps = map[model.ID]*model.Snapshot{}
		if h.one(10) {
			d.close()
			d.open()
		}
		if h.one(10) {
			if err := d.book.Prove(); err != nil {
				h.t.Fatal(err)
			}
		}
		if err := d.book.Check(h.space); err != nil {
			h.t.Fatalf("laptop %d: %v", i, err)
		}
	}
	first := h.desks[0].journal(h.space)
	h.alike(first)
	h.judged(want, first)
}

// meetAll has all files go to one laptop and from there to all, until all have the same.
// Who was shut out is invited again, as often as one who comes back tells of another.
func (h *story) meetAll() {
	for range 10 {
		refused := map[int]bool{}
		for i := 1; i < len(h.desks); i++ {
			refused[i] = !h.take(h.desks[0], h.sent(h.desks[i], 0))
		}
		for i := 1; i < len(h.desks); i++ {
			refused[i] = !h.take(h.desks[i], h.sent(h.desks[0], 0)) || refused[i]
		}
		rest := true
		first := h.desks[0].journal(h.space)
		for i := 1; i < len(h.desks); i++ {
			if refused[i] {
				h.invite(h.desks[0], h.desks[i])
				h.invite(h.desks[i], h.desks[0]) // of two copies either may have a key that the other lacks
			}
			j := h.desks[i].journal(h.space)
			rest = rest && !refused[i] && len(j.Lines) == len(first.Lines) && slices.Equal(j.Ring, first.Ring)
		}
		if rest {
			return
		}
	}
	h.t.Fatal("it does not come to rest")
}

// alike fails unless all laptops have the journal, the records and the facts of the first.
func (h *story) alike(want store.Journal) {
	sorted := func(j store.Journal) [][]byte { return slices.SortedFunc(slices.Values(j.Lines), slices.Compare) }
	lines := sorted(want)
	one := h.desks[0].snap(h.space)
	records, facts := encoded(one), one.Facts()
	for i, d := range h.desks[1:] {
		j := d.journal(h.space)
		if !slices.EqualFunc(sorted(j), lines, slices.Equal) {
			h.t.Fatalf("laptop %d has another journal than the first: %d and %d lines", i+1, len(j.Lines), len(lines))
		}
		if !slices.Equal(j.Ring, want.Ring) {
			h.t.Fatalf("laptop %d has other keys of people than the first", i+1)
		}
		s := d.snap(h.space)
		if !maps.Equal(encoded(s), records) {
			h.t.Fatalf("laptop %d has other records than the first", i+1)
		}
		own := s.Facts()
		if string(own.Pack()) != string(facts.Pack()) {
			h.t.Fatalf("laptop %d has other facts than the first", i+1)
		}
	}
}

// encoded are the records of a space as bytes, what is erased in them too.
func encoded(s *model.Snapshot) map[change.Key]string {
	out := map[change.Key]string{}
	for _, rec := range s.Records() {
		b := journal.EncodeRecord(rec)
		for _, c := range rec.Cells {
			for _, x := range c {
				if x.Erased {
					b = append(b, 1)
				} else {
					b = append(b, 0)
				}
			}
		}
		out[rec.Key] = string(b)
	}
	return out
}
