package pagetest

import (
	"regexp"
	"strconv"

	"workgroup/store/files/page"
)

// Placed are words with where they stand: millimetres from the upper left corner.
type Placed struct {
	Words                    string
	Left, Top, Right, Bottom float64
}

var (
	// turn is a change of font, or words with their place.
	turn = regexp.MustCompile(`BT /F([0-9a-f]+) ([0-9.]+) Tf ET|BT ([-0-9.]+) ([-0-9.]+) Td \(`)
	// loaded is a font in the file, and named the name by which pages have it.
	loaded = regexp.MustCompile(`(\d+) 0 obj\n<</Type /Font\n/Subtype /Type0\n/BaseFont /utf8dejavu(B?)\n`)
	named  = regexp.MustCompile(`/F([0-9a-f]+) (\d+) 0 R`)
)

// nearly is how far a place may be off: a PDF has hundredths of a point.
const nearly = 0.05

// Tidy fails where words of a page of that size run over its edge, or over other words.
func Tidy(t tester, pdf []byte, size page.Size) {
	t.Helper()
	for i, all := range Places(t, pdf, size) {
		for j, p := range all {
			if p.Left < -nearly || p.Top < -nearly || p.Right > size.W+nearly || p.Bottom > size.H+nearly {
				t.Fatalf("page %d: %q runs over the edge: %+v", i+1, p.Words, p)
			}
			for _, o := range all[:j] {
				if p.Left < o.Right && o.Left < p.Right && p.Top < o.Bottom && o.Top < p.Bottom {
					t.Fatalf("page %d: %q runs over %q: %+v %+v", i+1, p.Words, o.Words, p, o)
				}
			}
		}
	}
}

// Places are the words of each page with where they stand. Of their height only that of small
// letters is counted.
func Places(t tester, pdf []byte, size page.Size) [][]Placed {
	t.Helper()
	bold := boldFonts(pdf)
	doc := page.New("")
	var out [][]Placed
	for _, content := range contents(t, pdf) {
		var all []Placed
		var f page.Font
		for _, m := range turn.FindAllSubmatchIndex(content, -1) {
			if m[2] >= 0 {
				f = page.Font{Points: float(t, content[m[4]:m[5]]), Bold: bold[string(content[m[2]:m[3]])]}
				continue
			}
			p := Placed{Words: text(content[m[1]:]), Left: float(t, content[m[6]:m[7]]) * 25.4 / 72}
			p.Bottom = size.H - float(t, content[m[8]:m[9]])*25.4/72
			p.Top = p.Bottom - f.Line()*0.42
			p.Right = p.Left + doc.Width(p.Words, f)
			all = append(all, p)
		}
		out = append(out, all)
	}
	return out
}

// boldFonts are the names of fonts on pages, and whether each is bold.
func boldFonts(pdf []byte) map[string]bool {
	objects, out := map[string]bool{}, map[string]bool{}
	for _, m := range loaded.FindAllSubmatch(pdf, -1) {
		objects[string(m[1])] = len(m[2]) > 0
	}
	for _, m := range named.FindAllSubmatch(pdf, -1) {
		out[string(m[1])] = objects[string(m[2])]
	}
	return out
}

func float(t tester, b []byte) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
