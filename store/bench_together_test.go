package store_test

import (
	"fmt"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
)

// marksOfEach are how many marks each person has in a cohort before anything is measured;
// with WORKGROUP_LONG=1 as many as make 1.4 million in a hub's ten years.
func marksOfEach() int {
	if long() {
		return 200
	}
	return 20
}

// pair are two laptops that share one cohort of so many years, each of 24 people, and have all
// of it.
func pair(b *testing.B, years int) *room {
	b.Helper()
	r := newRoomOf(b, b.TempDir(), 24*years)
	host := r.desks[0]
	fillMarks(host, r.space, 24*years*marksOfEach())
	guest := withPassphrase(newDesk(b, within(b, r.dir), 2))
	guest.create(nil)
	r.desks = append(r.desks, guest)
	r.join(host, guest)
	b.Cleanup(r.close)
	for range 2 {
		r.carry(guest, host)
		r.carry(host, guest)
	}
	return r
}

// fillMarks commits so many marks, a few hundred at once.
func fillMarks(d *desk, space model.ID, lines int) {
	d.t.Helper()
	for n := 0; n < lines; {
		var actions [][]*change.Change
		s := d.load(space)
		for range min(500, lines-n) {
			c := d.plan(space, n%len(s.Enrolments))
			d.snaps[space] = d.snap(space).Apply(c)
			actions = append(actions, []*change.Change{c})
			n++
		}
		if err := d.book.Commit(actions...); err != nil {
			d.t.Fatal(err)
		}
	}
}

// carry takes one file from one laptop to another.
func (r *room) carry(from, to *desk) (bytes int) {
	r.t.Helper()
	content := r.send(from, 0)
	if _, err := to.book.Receive(content); err != nil {
		r.t.Fatal(err)
	}
	return len(content)
}

// news makes so many marks on the first laptop and measures how they reach the second.
func (r *room) news(marks int) job {
	a, b := r.desks[0], r.desks[1]
	return job{func() {
		r.carry(b, a)
		fillMarks(a, r.space, marks)
	}, func() { r.carry(a, b) }}
}

func BenchmarkNews(b *testing.B) {
	for _, marks := range []int{1, 100} {
		b.Run(fmt.Sprintf("%d in ten years against one", marks), func(b *testing.B) {
			one, ten := pair(b, 1), pair(b, 10)
			compare(b, one.news(marks), ten.news(marks))
		})
	}
	for _, marks := range []int{100, 1000} {
		b.Run(fmt.Sprintf("%d against 10", marks), func(b *testing.B) {
			few, many := pair(b, 10), pair(b, 10)
			compare(b, few.news(10), many.news(marks))
		})
	}
	b.Run("1 beside many cohorts against one", func(b *testing.B) {
		one, many := pair(b, 1), hub(b, 20)
		compare(b, one.news(1), many.news(1))
		b.ReportMetric(float64(len(many.send(many.desks[0], 0))), "bytes")
	})
}

// hub are two laptops that share so many cohorts.
func hub(b *testing.B, cohorts int) *room {
	b.Helper()
	r := newRoomOf(b, b.TempDir(), 24)
	host := r.desks[0]
	spaces := []model.ID{r.space}
	for range cohorts - 1 {
		space, begin := host.cohort("ssl-2021", 24)
		if err := host.book.Commit(begin...); err != nil {
			b.Fatal(err)
		}
		spaces = append(spaces, space)
	}
	for _, space := range spaces {
		fillMarks(host, space, 24*marksOfEach())
	}
	v, err := host.book.Share(spaces, host.env(), "laptop of host")
	if err != nil {
		b.Fatal(err)
	}
	guest := withPassphrase(newDesk(b, within(b, r.dir), 2))
	guest.create(nil)
	begin := time.Now()
	if _, err := guest.book.Join(v.Content, v.Words, func(*model.Snapshot) model.Env { return guest.env() }, "laptop of guest"); err != nil {
		b.Fatal(err)
	}
	b.Logf("a new laptop has %d cohorts and %d marks after %v, from %d bytes: %.0f bytes a mark", cohorts, cohorts*24*marksOfEach(), time.Since(begin).Round(time.Millisecond), len(v.Content), float64(len(v.Content))/float64(cohorts*24*marksOfEach()))
	host.snaps, guest.snaps = map[model.ID]*model.Snapshot{}, map[model.ID]*model.Snapshot{}
	r.desks = append(r.desks, guest)
	b.Cleanup(r.close)
	for range 2 {
		r.carry(guest, host)
		r.carry(host, guest)
	}
	return r
}

// Catching up a new laptop for a hub: 30 cohorts, ten years with WORKGROUP_LONG=1.
func BenchmarkCatchUp(b *testing.B) {
	cohorts := 10
	if long() {
		cohorts = 300
	}
	for b.Loop() {
		hub(b, cohorts)
	}
}

// Bytes of a file for another laptop: with no mark, with one, and for each of a hundred.
func BenchmarkBytesOfAMark(b *testing.B) {
	r := pair(b, 1)
	size := func(marks int) float64 {
		r.carry(r.desks[1], r.desks[0])
		fillMarks(r.desks[0], r.space, marks)
		return float64(r.carry(r.desks[0], r.desks[1]))
	}
	for b.Loop() {
		none, one, hundred := size(0), size(1), size(100)
		b.ReportMetric(none, "bytes-of-none")
		b.ReportMetric(one, "bytes-of-one")
		b.ReportMetric((hundred-none)/100, "bytes-a-mark")
	}
	b.ReportMetric(0, "ns/op")
}
