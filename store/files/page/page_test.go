package page_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"workgroup/store/files/page"
	"workgroup/store/files/page/pagetest"
)

func now() time.Time { return time.Date(2021, time.November, 17, 9, 24, 0, 0, time.UTC) }

func TestClean(t *testing.T) {
	d := page.New("")
	for typed, want := range map[string]string{
		"Nguyễn Thị Hồng Nhung": "Nguyễn Thị Hồng Nhung", "Siân O'Connor-Price": "Siân O'Connor-Price", "Gülşen Işık": "Gülşen Işık", "Małgorzata Wiśniewska": "Małgorzata Wiśniewska",
		"Þórunn Halldórsdóttir": "Þórunn Halldórsdóttir", "Ναταλία Κώστα": "Ναταλία Κώστα", "Оксана": "Оксана", "£75 – “half” a day…": "£75 – “half” a day…",
		"e\u0301": "é", "a\x1b[31mb\x07c\u202ed": "a[31mbcd", "one\ntwo\tthree": "one two three", "\u200bx\u200d\ufe0f": "x", "\xff\xfe": "",
		"王雨涵": "???", "😀 x": "? x", "שרה": "???", "سارة": "????", "a\U00010000b": "a?b", "": "",
	} {
		if got := d.Clean(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

// TestLettersPrintRight: what stands in the PDF is what was meant, letter for letter.
func TestLettersPrintRight(t *testing.T) {
	d := page.New("Names (a test)")
	p := d.Add(page.A4())
	names := []string{"Nguyễn Thị Hồng Nhung", "Siân O'Connor-Price", "Gülşen Işık", "Þórunn (Ó Súilleabháin)", `a\b (c`, "Wiśniewska ) x"}
	for i, name := range names {
		p.Text(20, 20+10*float64(i), name, page.Font{Points: 12, Bold: i%2 == 1}, page.Left)
	}
	b, err := d.PDF(now())
	if err != nil {
		t.Fatal(err)
	}
	if got := pagetest.Text(t, b); got != strings.Join(names, "\n")+"\n" {
		t.Errorf("it reads\n%s", got)
	}
}

// TestAnythingIsPrinted: whatever people type, the PDF is made, and what stands in it is what is
// drawn.
func TestAnythingIsPrinted(t *testing.T) {
	d := page.New("anything\x1b\u202e\U0001f600")
	var p *page.Page
	want, anything := "", rapid.String()
	for i := range 3000 {
		if i%100 == 0 {
			p = d.Add(page.A4())
		}
		typed := anything.Example(i)
		p.Text(20, float64(i%100), typed, page.Font{Points: 8, Bold: i%3 == 0}, page.Left)
		if s := d.Clean(typed); s != "" {
			want += s + "\n"
		}
	}
	b, err := d.PDF(now())
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.ReplaceAll(pagetest.Text(t, b), "\n\n", "\n"); got != want {
		t.Errorf("it reads\n%.2000q\nnot\n%.2000q", got, want)
	}
}

func TestTheSameBytes(t *testing.T) {
	draw := func(at time.Time) []byte {
		d := page.New("Twice")
		p := d.Add(page.A4Wide())
		p.Text(10, 10, "Zażółć gęślą jaźń", page.Font{Points: 10}, page.Right)
		p.Text(10, 20, "bold", page.Font{Points: 10, Bold: true}, page.Middle)
		p.Box(1, 1, 5, 5, 0.2, 0)
		p.Fill(1, 1, 5, 5, 200)
		p.Dot(9, 9, 1, 0)
		p.Line(0, 0, 9, 9, 0.1, 100)
		b, err := d.PDF(at)
		if err != nil {
			t.Fatal(err)
		}
		return append(b, p.SVG()...)
	}
	first := draw(now())
	for range 10 {
		if !bytes.Equal(first, draw(now())) {
			t.Fatal("the same pages give other bytes")
		}
	}
	if bytes.Equal(first, draw(now().AddDate(0, 0, 1))) || !bytes.Contains(first, []byte("D:20211117092400")) {
		t.Error("it does not say when it was made")
	}
}

// TestWordsFit: whatever is typed, its lines are no wider than their room, are so many at most,
// and lose nothing unless their end is cut off.
func TestWordsFit(t *testing.T) {
	d := page.New("")
	letters := []rune("aeiMWl -' (é.ễ王\x07\u202e")
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom(letters), 0, 120, -1)).Draw(t, "typed")
		w := rapid.Float64Range(5, 80).Draw(t, "width")
		most := rapid.IntRange(1, 4).Draw(t, "most")
		lines, f, whole := d.FitLines(typed, w, most, page.Font{Points: 14, Bold: rapid.Bool().Draw(t, "bold")}, 6)
		if len(lines) > most || f.Points < 6 {
			t.Fatalf("%d lines of %v points", len(lines), f.Points)
		}
		check(t, d, lines, w, f)
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, all := bare(strings.Join(lines, "")), bare(d.Clean(typed)); got != all && (whole || !strings.HasPrefix(all, strings.TrimSuffix(got, "…"))) {
			t.Fatalf("%q became %q", all, got)
		}
		check(t, d, d.Wrap(typed, w, f), w, f)
		one, small := d.Fit(typed, w, f, 6)
		check(t, d, []string{one}, w, small)
	})
}

func TestWhereLinesBreak(t *testing.T) {
	d, f := page.New(""), page.Font{Points: 10}
	for typed, want := range map[string]string{
		"Subject Leaders (NCP25-15)": "Subject/Leaders/(NCP25-15)", "Roberts-Featherstone": "Roberts-/Featherstone", "a b c": "a b c", "": "",
		"one - two - three - four": "one - two -/three - four",
	} {
		if got := strings.Join(d.Wrap(typed, 24, f), "/"); got != want {
			t.Errorf("%q breaks as %q, want %q", typed, got, want)
		}
	}
}

func check(t *rapid.T, d *page.Document, lines []string, w float64, f page.Font) {
	for _, l := range lines {
		if d.Width(l, f) > w+0.001 && len([]rune(strings.TrimSuffix(l, "…"))) > 1 {
			t.Fatalf("%q is %.2f mm wide, of %.2f", l, d.Width(l, f), w)
		}
		if strings.ContainsFunc(l, func(r rune) bool { return r != ' ' && !unicode.IsPrint(r) }) {
			t.Fatalf("%q obeys something", l)
		}
	}
}

func TestPagesAreNumbered(t *testing.T) {
	d := page.New("")
	f := page.Flow{Doc: d, Size: page.A4(), Margin: 20, Foot: "the foot", Head: func(p *page.Page, first bool) float64 {
		p.Text(20, 20, fmt.Sprintf("the head, %t", first), page.Font{Points: 10}, page.Left)
		return 30
	}}
	f.Next()
	for i := range 60 {
		f.Text(0, fmt.Sprintf("line %d", i), page.Font{Points: 20})
	}
	f.Close()
	b, err := d.PDF(now())
	if err != nil {
		t.Fatal(err)
	}
	pages := pagetest.Words(t, b)
	if len(pages) != d.Pages() || len(pages) < 2 {
		t.Fatalf("%d pages of %d", len(pages), d.Pages())
	}
	for i, p := range pages {
		if !strings.HasPrefix(p, fmt.Sprintf("the head, %t\n", i == 0)) || !strings.HasSuffix(p, fmt.Sprintf("page %d of %d\nthe foot\n", i+1, len(pages))) {
			t.Errorf("page %d reads\n%s", i+1, p)
		}
	}
}

func TestSVGEscapes(t *testing.T) {
	d := page.New(`<a & "b">`)
	p := d.Add(page.Size{W: 50, H: 20})
	p.Text(25, 10, `Tom <script> & "Co"`, page.Font{Points: 10}, page.Middle)
	got := string(p.SVG())
	if strings.Contains(got, "<script>") || !strings.Contains(got, "&lt;script&gt; &amp; &#34;Co&#34;</text>") || !strings.Contains(got, `viewBox="0 0 50 20"`) {
		t.Errorf("it is\n%s", got)
	}
}
