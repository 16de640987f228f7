package store_test

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

// lockedDesk is a file under a passphrase, of which copies are kept.
func lockedDesk(b *testing.B) (d *desk, cohorts []model.ID) {
	b.Helper()
	d = newDesk(b, b.TempDir(), 1)
	d.o.Rand, d.o.Passphrase, d.o.Cost = nil, []byte(lockedWith), 10
	var begin [][]*change.Change
	for range benchCohorts {
		space, one := d.cohort("ssl-2021", 24)
		cohorts, begin = append(cohorts, space), append(begin, one...)
	}
	d.create(begin)
	b.Cleanup(func() { d.book.Close() })
	return d, cohorts
}

// BenchmarkMarkWithCopies is a mark while copy after copy is made beside the file, against
// one without.
func BenchmarkMarkWithCopies(b *testing.B) {
	alone, one := lockedDesk(b)
	d, cohorts := lockedDesk(b)
	done := make(chan struct{})
	var copying sync.WaitGroup
	at, copies := time.Now(), 0
	with := marker(d, cohorts)
	mark := with.do
	begun := false
	with.do = func() {
		if !begun {
			begun = true
			copying.Go(func() {
				for {
					select {
					case <-done:
						return
					default:
					}
					at = at.Add(time.Minute)
					if _, err := d.book.Keep(at); err != nil {
						b.Error(err)
						return
					}
					copies++
				}
			})
		}
		mark()
	}
	compare(b, marker(alone, one), with)
	close(done)
	copying.Wait()
	b.ReportMetric(float64(copies), "copies")
}

// BenchmarkCopyOfTenYears copies the file of WORKGROUP_BIG, against copying its bytes.
func BenchmarkCopyOfTenYears(b *testing.B) {
	d, _ := bigDesk(b)
	stick := b.TempDir()
	n := 0
	compare(b, only(func() { copyWhole(b, d.path, filepath.Join(stick, "bytes.db")) }), job{func() {
		n++
		left, _ := filepath.Glob(filepath.Join(stick, "work *.db"))
		for _, l := range left {
			os.Remove(l)
		}
	}, func() {
		if _, err := d.book.Backup(stick, time.Unix(int64(n)*60, 0)); err != nil {
			b.Fatal(err)
		}
	}})
}

// BenchmarkOpenAfterKill opens a file beside which a killed process left a copy that it was making,
// against one that was closed.
func BenchmarkOpenAfterKill(b *testing.B) {
	d, _ := lockedDesk(b)
	d.close()
	whole := mustRead(b, d.path)
	left := func() {
		mustWrite(b, d.path+".new123", whole[:len(whole)/2])
	}
	open := only(func() {
		book, err := store.Open(d.path, d.o)
		if err != nil {
			b.Fatal(err)
		}
		book.Close()
	})
	compare(b, open, job{left, open.do})
}
