package gias_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/gias"
)

// generated is a register of n made-up schools under the columns of a year, as large a row as
// a real one.
func generated(n int) []byte {
	src, _ := readAll("edubasealldata20240718.csv")
	heading, rest, _ := strings.Cut(string(src), "\r\n")
	model, _, _ := strings.Cut(rest, "\r\n")
	cells, err := csv.NewReader(strings.NewReader(model)).Read()
	if err != nil {
		panic(err)
	}
	var b bytes.Buffer
	b.WriteString(heading + "\r\n")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	words := []string{"Ash", "Beech", "Cedar", "Dene", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper"}
	for i := range n {
		cells[0], cells[2], cells[3] = fmt.Sprint(100000+i), fmt.Sprintf("Authority %d", i%150), fmt.Sprint(4000+i)
		cells[4] = fmt.Sprintf("%s %s School %d", words[i%10], words[i/10%10], i)
		cells[10] = "Open"
		if i%2 == 1 {
			cells[10] = "Closed"
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return b.Bytes()
}

// BenchmarkRead reads 50,000 rows beside encoding/csv alone reading the same bytes.
func BenchmarkRead(b *testing.B) {
	const n = 50_000
	src := generated(n)
	perSecond := func(b *testing.B) { b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "rows/s") }
	one := func(b *testing.B, w gias.Wanted) {
		b.SetBytes(int64(len(src)))
		var peak uint64
		w.Say = func(int) {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
		}
		for b.Loop() {
			f, err := gias.Read(context.Background(), w, gias.Source{Name: "x", Reader: bytes.NewReader(src)})
			if err != nil || f.Rows != n {
				b.Fatal(f.Rows, err)
			}
		}
		perSecond(b)
		b.ReportMetric(float64(peak-min(peak, uint64(len(src))))/(1<<20), "MB-beside-file")
	}
	b.Run("7 authorities", func(b *testing.B) {
		one(b, gias.Wanted{Authorities: []string{"Authority 1", "Authority 2", "Authority 3", "Authority 4", "Authority 5", "Authority 6", "Authority 7"}})
	})
	b.Run("all", func(b *testing.B) { one(b, gias.Wanted{}) })
	b.Run("encoding/csv alone", func(b *testing.B) {
		b.SetBytes(int64(len(src)))
		for b.Loop() {
			r := csv.NewReader(bytes.NewReader(src))
			r.ReuseRecord = true
			for {
				if _, err := r.Read(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
		}
		perSecond(b)
	})
}

// BenchmarkFind gathers 50,000 schools to be found, and looks for some.
func BenchmarkFind(b *testing.B) {
	all := make([]model.Listed, 50_000)
	words := []string{"Ash", "Beech", "Cedar", "Dene", "Élm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper"}
	for i := range all {
		all[i] = model.Listed{URN: fmt.Sprint(100000 + i), Name: fmt.Sprintf("%s %s School", words[i%10], words[i/10%10]), Town: fmt.Sprintf("Town%d", i%900), Postcode: fmt.Sprintf("CV%d %dAA", i/10%99, i%10)}
	}
	b.Run("gathered", func(b *testing.B) {
		for b.Loop() {
			model.NewShelf(model.ShelfInfo{}, all).Find("ash", 5)
		}
	})
	s := model.NewShelf(model.ShelfInfo{}, all)
	s.Find("ash", 5)
	for _, typed := range []string{"s", "ash beech", "elm cv12", "100123"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				if len(s.Find(typed, 5)) == 0 {
					b.Fatal("none")
				}
			}
		})
	}
}
