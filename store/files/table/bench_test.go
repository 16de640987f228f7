package table_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"runtime"
	"runtime/debug"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/store/files/table"
)

// group is a list of so many made-up people of half as many schools.
func group(people int) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"Name", "School", "E-mail", "Telephone", "Role", "URN"})
	for i := range people {
		_ = w.Write([]string{
			fmt.Sprintf("Given%c Family%d", 'a'+i%26, i), fmt.Sprintf("School %d, Upper Road", i/2), fmt.Sprintf("person%d@school%d.example", i, i/2),
			fmt.Sprintf("01234 %06d", i), "Head of Department", fmt.Sprintf("%06d", 100_000+i/2),
		})
	}
	w.Flush()
	return b.Bytes()
}

// cohort is one in which nobody is yet.
func cohort() (*model.Snapshot, model.Env) {
	id := model.ID(1000)
	env := model.Env{Now: time.Date(2021, time.November, 17, 9, 0, 0, 0, time.UTC), NewID: func() model.ID { id++; return id * 0x9e3779b97f4a7c15 }}
	s := model.NewSnapshot(9, nil)
	d := model.NewDraft(s, env, model.VerbFilled)
	d.Cohort(model.Cohort{ID: 9, Code: "try", Year: 2021})
	return s.Apply(d.Change()), env
}

// BenchmarkPeople takes 24,000 people in, step by step, beside the library of Go reading the
// same bytes. Rows/s are of each step; peak-MB of all of them together is what the heap holds
// at most, looked at between the steps.
func BenchmarkPeople(b *testing.B) {
	const people = 24_000
	file := group(people)
	perSecond := func(b *testing.B) { b.ReportMetric(people*float64(b.N)/b.Elapsed().Seconds(), "rows/s") }
	b.Run("encoding-csv", func(b *testing.B) {
		for b.Loop() {
			if rows, err := csv.NewReader(bytes.NewReader(file)).ReadAll(); err != nil || len(rows) != people+1 {
				b.Fatal(err)
			}
		}
		perSecond(b)
	})
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			if t, err := table.Read(file); err != nil || len(t[0].Rows) != people+1 {
				b.Fatal(err)
			}
		}
		perSecond(b)
	})
	t, err := table.Read(file)
	if err != nil {
		b.Fatal(err)
	}
	s, env := cohort()
	today := model.DayOf(env.Now)
	b.Run("propose", func(b *testing.B) {
		for b.Loop() {
			if p := model.NewPeople(t).Propose(s, today); p.Action == nil || len(p.Lines) != people {
				b.Fatalf("%q", p.Stop)
			}
		}
		perSecond(b)
	})
	b.Run("all", func(b *testing.B) {
		peak := uint64(0)
		for b.Loop() {
			debug.FreeOSMemory()
			t, err := table.Read(file)
			if err != nil {
				b.Fatal(err)
			}
			p := model.NewPeople(t).Propose(s, today)
			plan, err := p.Action.Plan(s, env)
			if err != nil {
				b.Fatal(err)
			}
			after := s
			for _, c := range plan.Changes {
				after = after.Apply(c)
			}
			if len(after.Enrolments) != people {
				b.Fatalf("%d people", len(after.Enrolments))
			}
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapSys-m.HeapReleased)
			b.ReportMetric(float64(len(plan.Changes)), "changes")
		}
		b.ReportMetric(float64(peak)/(1<<20), "peak-MB")
		perSecond(b)
	})
}
