package table_test

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/store/files/guard"
	"workgroup/store/files/table"
)

// long tells whether the long runs are wanted.
func long() bool { return os.Getenv("WORKGROUP_LONG") == "1" }

// sound checks what holds of every table that is read, and that what is wrong is a sentence.
func sound(t testing.TB, b []byte) {
	tables, err := table.Read(b)
	if err != nil {
		if s := err.Error(); tables != nil || s == "" || strings.ContainsAny(s, "\n\r\x00\x1b") || !utf8.ValidString(s) {
			t.Fatalf("%q: %d tables and %q", b, len(tables), s)
		}
		return
	}
	for _, x := range tables {
		last := 0
		for _, row := range x.Rows {
			if row.Number < last || row.Number > table.MaxRows || len(row.Cells) == 0 || len(row.Cells) > table.MaxColumns || row.Cells[len(row.Cells)-1] == "" {
				t.Fatalf("%q: row %d after row %d has %d cells", b, row.Number, last, len(row.Cells))
			}
			last = row.Number
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"Name,School\nSiân,Ash Green\n", "a;b\n\"c\nd\";'=e", "sep=\t\na\tb", wide("a\tb\r\n", binary.LittleEndian, true), wide("a,b\n", binary.BigEndian, false), "\xffa,b", "<html>", book(f),
		bookOf(f, `<row r="1"><c s="1"><v>44517.5</v></c><c t="inlineStr"><is><r><t>a&amp;</t></r></is></c></row>`),
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) { sound(t, b) })
}

func FuzzSheet(f *testing.F) {
	for _, s := range []string{`<row r="1"><c r="A1"><v>1</v></c></row>`, `<row><c t="b"/></row>`, `<!-- x --><row`, `<c r="ZZZ9" t="s"><v>&#x0;`, `<row><c t="inlineStr"><is><rPh><t>a</t></rPh></is></c>`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, rows string) { sound(t, []byte(bookOf(t, rows))) })
}

// TestLong looks for what breaks the reader for a minute, where that is asked for: files that
// are put together of pieces, and files with a byte changed.
func TestLong(t *testing.T) {
	if !long() {
		t.Skip("WORKGROUP_LONG=1 runs it for a minute")
	}
	seeds := []string{book(t), "Name,School\n\"Siân\",Ash\n", wide("a\tb\r\nc\t\"d\"\r\n", binary.LittleEndian, true)}
	piece := rapid.SampledFrom([]string{"\"", ",", ";", "\t", "\n", "\r", "a", "é", "\xe9", "\x00", "=", "'", "<row>", "<c r=\"B1\" t=\"s\">", "<v>", "</v>", "</c>", "</row>", "&#10;", "<!--", "-->"})
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		rapid.Check(t, func(rt *rapid.T) {
			text := strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(rt, "pieces"), "")
			sound(t, []byte(text))
			sound(t, []byte(bookOf(t, text)))
			b := []byte(rapid.SampledFrom(seeds).Draw(rt, "seed"))
			b[rapid.IntRange(0, len(b)-1).Draw(rt, "at")] = rapid.Byte().Draw(rt, "byte")
			sound(t, b)
		})
	}
}

// TestCellsOfCSVComeBack writes cells with the library of Go, guarded, and reads them again.
func TestCellsOfCSVComeBack(t *testing.T) {
	sign := rapid.SampledFrom([]string{"a", "é", "\"", ",", ";", "\n", " ", "=", "-", "'", "＋", "\t", "x"})
	cell := rapid.Map(rapid.SliceOfN(sign, 0, 6), func(parts []string) string { return strings.Join(parts, "") })
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(2, 5).Draw(t, "columns")
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 1, 6).Draw(t, "rows")
		comma := rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(t, "separator")
		var b bytes.Buffer
		b.WriteString("sep=" + string(comma) + "\n")
		w := csv.NewWriter(&b)
		w.Comma, w.UseCRLF = comma, false
		var want []model.PastedRow
		for i, row := range rows {
			var guarded []string
			full := 0
			for j, c := range row {
				guarded = append(guarded, guard.Guard(c))
				if c != "" {
					full = j + 1
				}
			}
			if err := w.Write(guarded); err != nil {
				t.Fatal(err)
			}
			if full > 0 {
				want = append(want, model.PastedRow{Number: i + 1, Cells: row[:full]})
			}
		}
		w.Flush()
		got, err := table.Read(b.Bytes())
		if len(want) == 0 {
			return
		}
		if err != nil || len(got) != 1 || !slices.EqualFunc(got[0].Rows, want, func(a, b model.PastedRow) bool { return a.Number == b.Number && slices.Equal(a.Cells, b.Cells) }) {
			t.Fatalf("%q came back as %+v, %v; want %+v", b.String(), got, err, want)
		}
	})
}
