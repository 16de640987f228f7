package export_test

import (
	"fmt"
	"io"
	"runtime"
	"testing"

	"workgroup/model"
	"workgroup/store/files/export"
)

// ordinary is a cohort of 20 people and 6 sessions, all marked.
func ordinary(n int) *model.Snapshot {
	id := func(k int) model.ID { return model.ID(n+1)<<20 | model.ID(k) }
	b := newBuilder(id(0))
	b.do(func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: id(0), Code: fmt.Sprintf("ssl-%d", n), Title: "Subject Leadership", Year: 2015 + n%10, Hub: hubSpace, Programme: theProg})
		d.Programme(theProgramme())
		for k := range 6 {
			d.Session(model.Session{ID: id(0x100 + k), Number: k + 1, Kind: model.Workshop, Date: day(2021, 11, 17+k), Venue: "Twyford", Credit: 4})
		}
		for k := range 20 {
			d.School(model.School{ID: id(0x200 + k), Name: fmt.Sprintf("School %d", k), URN: "100001", Phase: "Secondary", LA: "Brent"})
			d.Person(model.Person{ID: id(0x300 + k), Given: "Akosua", Family: fmt.Sprintf("Mensah-%d", k), Emails: []string{fmt.Sprintf("a.mensah.%d@school.example", k)}})
			e := model.Enrolment{ID: id(0x400 + k), Person: id(0x300 + k), School: id(0x200 + k), Role: "Head of maths", Status: model.Enrolled}
			d.Enrol(e)
			for x := range 6 {
				d.MarkAs(&e, id(0x100+x), model.Mark{Kind: model.Present, Arrived: model.MakeClock(9, 20)})
			}
		}
	})
	return b.s
}

// BenchmarkStream writes 1,200 cohorts, and reports the most that lived on the heap
// while it did, without and with the cohorts' shared cards.
func BenchmarkStream(b *testing.B) {
	const cohorts = 1200
	ids := make([]model.ID, cohorts)
	for i := range ids {
		ids[i] = model.ID(i+1) << 20
	}
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for b.Loop() {
		before, most, loads := heap(), uint64(0), 0
		var out counted
		err := export.Stream(&out, ids, func(id model.ID) (*model.Snapshot, error) {
			if loads++; loads%200 == 0 {
				most = max(most, heap())
			}
			return ordinary(int(id>>20) - 1), nil
		})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(most-min(before, most))/(1<<20), "heap-MiB")
		b.ReportMetric(float64(out)/(1<<20), "written-MiB")
	}
}

// BenchmarkCohort writes one cohort over and over.
func BenchmarkCohort(b *testing.B) {
	s := []*model.Snapshot{ordinary(1)}
	for b.Loop() {
		if err := export.JSON(io.Discard, s); err != nil {
			b.Fatal(err)
		}
	}
}

type counted int64

func (c *counted) Write(p []byte) (int, error) {
	*c += counted(len(p))
	return len(p), nil
}
