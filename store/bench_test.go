package store_test

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

// The benchmarks take turns: each measures two things alternately in one run, on the
// disk of the folder for temporary files, and prints the ratios of their medians and
// of their 99th hundredths as p50x and p99x.
//
//	go test ./store -run '^$' -bench 'Mark$|Open|Load' -benchtime 1000x
//	go test ./store -run '^$' -bench Mark200 -benchtime 20x
//
// Those of a tenth year want the path of a file that tui/drive/generate made, in
// WORKGROUP_BIG; they work on a copy of it.

// times are how long something took, again and again.
type times []time.Duration

func (t times) at(share float64) time.Duration {
	slices.Sort(t)
	return t[int(share*float64(len(t)-1))]
}

// job is what is measured, and what is to be done before each time, which is not.
type job struct{ ready, do func() }

func only(do func()) job { return job{func() {}, do} }

func (j job) time() time.Duration {
	j.ready()
	begin := time.Now()
	j.do()
	return time.Since(begin)
}

// compare measures what against base, in turn.
func compare(b *testing.B, base, what job) {
	b.Helper()
	var x, y times
	for b.Loop() {
		x, y = append(x, base.time()), append(y, what.time())
	}
	for _, q := range []struct {
		name  string
		share float64
	}{{"p50", 0.5}, {"p99", 0.99}} {
		b.ReportMetric(float64(x.at(q.share).Microseconds()), q.name+"-base-us")
		b.ReportMetric(float64(y.at(q.share).Microseconds()), q.name+"-us")
		b.ReportMetric(float64(y.at(q.share))/float64(x.at(q.share)), q.name+"x")
	}
	b.ReportMetric(0, "ns/op")
}

// benchCohorts is in how many cohorts marks are made, so that no field is written much
// more often than people do.
const benchCohorts = 20

// benchDesk is a new file with cohorts of 24 people.
func benchDesk(b *testing.B) (d *desk, cohorts []model.ID) {
	b.Helper()
	d = newDesk(b, b.TempDir(), 1)
	d.o.Rand = nil
	var begin [][]*change.Change
	for range benchCohorts {
		space, one := d.cohort("ssl-2021", 24)
		cohorts, begin = append(cohorts, space), append(begin, one...)
	}
	d.create(begin)
	b.Cleanup(func() { d.book.Close() })
	return d, cohorts
}

// bigDesk is a copy of the file of ten years, with the last of its cohorts.
func bigDesk(b *testing.B) (d *desk, cohorts []model.ID) {
	b.Helper()
	big := os.Getenv("WORKGROUP_BIG")
	if big == "" {
		b.Skip("WORKGROUP_BIG names no file of tui/drive/generate")
	}
	d = newDesk(b, b.TempDir(), 2)
	d.o.Rand = nil
	copyWhole(b, big, d.path)
	d.open()
	b.Cleanup(func() { d.book.Close() })
	ids, err := d.book.Spaces()
	if err != nil {
		b.Fatal(err)
	}
	for _, id := range slices.Backward(ids) {
		if s := d.snap(id); len(s.Sessions) > 0 && !s.Sessions[0].Finish.Is {
			cohorts = append(cohorts, id)
		}
		if len(cohorts) == benchCohorts {
			break
		}
	}
	d.now = d.now.AddDate(10, 0, 0)
	return d, cohorts
}

// load is the cohort as the file says it, held open by the file.
func (d *desk) load(space model.ID) *model.Snapshot {
	d.t.Helper()
	s, err := d.book.Load(space)
	if err != nil {
		d.t.Fatal(err)
	}
	d.snaps[space] = s
	return s
}

// marker commits one mark after the other, cohort by cohort, each of which is open.
func marker(d *desk, cohorts []model.ID) job {
	row, in := -1, 0
	var next *change.Change
	return job{func() {
		if row++; row == len(d.load(cohorts[in]).Enrolments) {
			row, in = 0, (in+1)%len(cohorts)
		}
		d.load(cohorts[in])
		next = d.plan(cohorts[in], row)
	}, func() {
		if err := d.book.Commit([]*change.Change{next}); err != nil {
			d.t.Fatal(err)
		}
	}}
}

// plan is a mark of a row that turns what is there.
func (d *desk) plan(space model.ID, row int) *change.Change {
	d.t.Helper()
	s := d.snap(space)
	x := s.Sessions[0].ID
	v := model.VerbPresent
	if s.Enrolments[row].Mark(x).Kind == model.Present {
		v = model.VerbAbsent
	}
	p, err := model.Stroke{Sheet: model.SheetID{Session: x}, Enrolment: s.Enrolments[row].ID, Verb: v}.Plan(s, d.env())
	if err != nil {
		d.t.Fatal(err)
	}
	return p.Changes[0]
}

// bare is bbolt alone in a copy of a file: each call is an Update of two puts as large
// as those of a mark, one behind the last line of the journal, one over the record.
func bare(b *testing.B, d *desk, cohorts []model.ID) job {
	b.Helper()
	space := cohorts[0]
	for range 2 {
		d.load(space)
		d.commit(d.plan(space, 0))
	}
	d.close()
	path := filepath.Join(b.TempDir(), "bare.db")
	copyWhole(b, d.path, path)
	d.open()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{PageSize: pageSize, FreelistType: bbolt.FreelistMapType, NoStatistics: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	record := binary.BigEndian.AppendUint64(append(idBytes(space), byte(model.KindEnrolment)), uint64(d.load(space).Enrolments[0].ID))
	var line, value []byte
	if err := db.View(func(tx *bbolt.Tx) error {
		value = slices.Clone(tx.Bucket([]byte("records")).Get(record))
		c := tx.Bucket([]byte("journal")).Cursor()
		for k, v := c.Seek(idBytes(space)); k != nil && string(k[:8]) == string(idBytes(space)); k, v = c.Next() {
			if line == nil || len(v) < len(line) {
				line = slices.Clone(v)
			}
		}
		return nil
	}); err != nil || line == nil || value == nil {
		b.Fatal("the sizes of a mark are not there", err)
	}
	key := append(idBytes(space), idBytes(space)...)
	n := uint64(1 << 20)
	return only(func() {
		n++
		if err := db.Update(func(tx *bbolt.Tx) error {
			if err := tx.Bucket([]byte("journal")).Put(binary.BigEndian.AppendUint64(slices.Clone(key), n), line); err != nil {
				return err
			}
			return tx.Bucket([]byte("records")).Put(record, value)
		}); err != nil {
			b.Fatal(err)
		}
	})
}

func idBytes(id model.ID) []byte { return binary.BigEndian.AppendUint64(nil, uint64(id)) }

func BenchmarkMark(b *testing.B) {
	b.Run("against bbolt", func(b *testing.B) {
		d, cohorts := benchDesk(b)
		compare(b, bare(b, d, cohorts), marker(d, cohorts))
	})
	b.Run("tenth year against new", func(b *testing.B) {
		big, old := bigDesk(b)
		d, cohorts := benchDesk(b)
		compare(b, marker(d, cohorts), marker(big, old))
	})
	b.Run("tenth year against bbolt", func(b *testing.B) {
		big, old := bigDesk(b)
		compare(b, bare(b, big, old), marker(big, old))
	})
	// What a purge would leave, and what its compacted copy is.
	for _, compacted := range []bool{false, true} {
		name := "after a bulk delete against new"
		if compacted {
			name = "after a bulk delete and compacting against new"
		}
		b.Run(name, func(b *testing.B) {
			big, old := bigDesk(b)
			big.close()
			deleteMost(b, big.path, old)
			if compacted {
				compact(b, big.path)
			}
			big.open()
			d, cohorts := benchDesk(b)
			compare(b, marker(d, cohorts), marker(big, old))
		})
	}
}

// Two hundred marks that were made while one was being written, in one transaction.
func BenchmarkMark200(b *testing.B) {
	d, cohorts := benchDesk(b)
	one := bare(b, d, cohorts)
	n := 0
	var actions [][]*change.Change
	compare(b, only(func() {
		for range 200 {
			one.do()
		}
	}), job{func() {
		n++
		space := cohorts[n%len(cohorts)]
		s := d.load(space)
		actions = actions[:0]
		for i := range 200 {
			c := d.plan(space, i%len(s.Enrolments))
			d.snaps[space] = d.snap(space).Apply(c)
			actions = append(actions, []*change.Change{c})
		}
	}, func() {
		if err := d.book.Commit(actions...); err != nil {
			b.Fatal(err)
		}
	}})
}

// Opening and closing; base is reading a new file as it is.
func BenchmarkOpen(b *testing.B) {
	d, _ := benchDesk(b)
	d.close()
	b.Run("new against reading its bytes", func(b *testing.B) { compare(b, only(func() { mustRead(b, d.path) }), opening(d)) })
	b.Run("tenth year against new", func(b *testing.B) {
		big, _ := bigDesk(b)
		big.close()
		compare(b, opening(d), opening(big))
	})
}

func opening(d *desk) job {
	return only(func() {
		d.open()
		d.close()
	})
}

// Opening a file and one of its cohorts, of which nothing is kept from the time before.
func BenchmarkLoad(b *testing.B) {
	load := func(d *desk, space model.ID) job {
		return only(func() {
			b, err := store.Open(d.path, d.o)
			if err != nil {
				d.t.Fatal(err)
			}
			defer b.Close()
			if _, err := b.Load(space); err != nil {
				d.t.Fatal(err)
			}
		})
	}
	d, cohorts := benchDesk(b)
	mark := marker(d, cohorts[:1])
	for range 6 * 24 {
		mark.time()
	}
	d.close()
	b.Run("against open", func(b *testing.B) { compare(b, opening(d), load(d, cohorts[0])) })
	b.Run("tenth year against new", func(b *testing.B) {
		big, old := bigDesk(b)
		big.close()
		compare(b, load(d, cohorts[0]), load(big, old[0]))
	})
}

// BenchmarkCohorts reads what the list of cohorts shows.
func BenchmarkCohorts(b *testing.B) {
	d, _ := bigDesk(b)
	n := 0
	for b.Loop() {
		n = 0
		for _, err := range d.book.Cohorts() {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n), "cohorts")
}
