package store_test

import (
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

// BenchmarkSeek looks for somebody who is in every cohort of a file of 30 people each, beside counting how
// all of them stand on a day, which reads the same facts: "x totals" is how many times as long
// it takes.
func BenchmarkSeek(b *testing.B) {
	const cohorts = 400
	d := newDesk(b, folder(b), 9)
	var first model.ID
	var begin [][]*change.Change
	for range cohorts {
		space, one := d.cohort("ssl-2021", 30)
		first, begin = space, append(begin, one...)
	}
	d.create(begin)
	defer func() { d.book.Close() }()
	own := d.snap(first).Facts()
	own.People = own.People[:1]
	var seek, totals time.Duration
	for b.Loop() {
		begin := time.Now()
		found, err := d.book.Seek(&own)
		if err != nil || len(found) != cohorts-1 {
			b.Fatal(len(found), err)
		}
		seek += time.Since(begin)
		begin = time.Now()
		if _, err := d.book.Totals(store.Which{}, model.DayOf(d.now)); err != nil {
			b.Fatal(err)
		}
		totals += time.Since(begin)
	}
	b.ReportMetric(float64(seek.Microseconds())/cohorts/float64(b.N), "µs/cohort")
	b.ReportMetric(float64(seek)/float64(totals), "x_totals")
}
