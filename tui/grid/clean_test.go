package grid_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"workgroup/tui/grid"
)

func TestClean(t *testing.T) {
	if wideRun() {
		t.Skip("the table is for the usual widths")
	}
	for _, c := range []struct{ name, in, drawn, kept string }{
		{"empty", "", "", ""},
		{"a name", "O'Connor-Price, Siân", "O'Connor-Price, Siân", "O'Connor-Price, Siân"},
		{"Vietnamese", "Nguyễn", "Nguyễn", "Nguyễn"},
		{"a decomposed letter", "Sia\u0302n", "Sia\u0302n", "Sia\u0302n"},
		{"CJK", "李小龙", "李小龙", "李小龙"},
		{"colour", "\x1b[31;1mAsha\x1b[m", "Asha", "Asha"},
		{"a title", "A\x1b]0;owned\x07sha", "Asha", "Asha"},
		{"a link", "\x1b]8;;http://x\x1b\\Asha\x1b]8;;\x1b\\", "Asha", "Asha"},
		{"C1 forms", "\u009b31mA\u009d0;x\u009csha", "Asha", "Asha"},
		{"a sequence without end", "Asha\x1b]0;Begum", "Asha]0;Begum", "Asha]0;Begum"},
		{"escape before a letter", "\x1bAsha\x1b", "Asha", "Asha"},
		{"an escape that breaks off", "\x1b[31\nAsha", "[31 Asha", "[31 Asha"},
		{"line ends", "a\r\nb\rc\nd\te\u2028f\u2029g\u0085h", "a b c d e f g h", "a b c d e f g h"},
		{"wide spaces", "a\u00a0b\u3000c", "a b c", "a b c"},
		{"bells", "A\x07s\x00h\x08a\x7f", "Asha", "Asha"},
		{"an override", "Asha \u202enigeb\u202c", "Asha nigeb", "Asha nigeb"},
		{"isolates and marks", "\u2066A\u2069\u200e\u200f\u061cb", "Ab", "Ab"},
		{"hidden", "A\u200bs\ufeffh\u00ada\u2060\u115f\u3164", "Asha", "Asha"},
		{"annotation and tags", "\ufff9A\ufffb\U000e0041", "A", "A"},
		{"private, unassigned", "\ue000\u0378\U0010ffff", "???", "???"},
		{"not UTF-8", "Jos\xe9 \xf0\x9f", "Jos? ??", "Jos? ??"},
		{"many marks", "e\u0301\u0302\u0303\u0304\u0305x", "e\u0301\u0302\u0303\u0304x", "e\u0301\u0302\u0303\u0304x"},
		{"a mark without a letter", "\u0301a \u0301b", "a b", "a b"},
		{"a family", "👨\u200d👩\u200d👧!", "👨👩👧!", "👨\u200d👩\u200d👧!"},
		{"a skin tone", "👍🏽", "👍", "👍🏽"},
		{"a flag", "🇬🇧", "GB", "🇬🇧"},
		{"emoji style", "❤\ufe0f 1\ufe0f\u20e3", "❤ 1\u20e3", "❤\ufe0f 1\ufe0f\u20e3"},
		{"Thai", "น้ำ", "น้\u0e4dา", "น้ำ"},
		{"Hindi", "स्ते का", "सते क?", "स्ते का"},
		{"Korean in parts", "\u1112\u1161 한", "?? 한", "\u1112\u1161 한"},
	} {
		if got := grid.Clean(c.in); got != c.drawn {
			t.Errorf("%s: Clean(%q) = %q, want %q", c.name, c.in, got, c.drawn)
		}
		if got := grid.Plain(c.in); got != c.kept {
			t.Errorf("%s: Plain(%q) = %q, want %q", c.name, c.in, got, c.kept)
		}
	}
}

func TestCleanAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anyText().Draw(t, "s")
		clean := grid.Clean(s)
		mustBeHarmless(t, clean)
		mustMeasure(t, clean, grid.Width(s))
		if again := grid.Clean(clean); again != clean {
			t.Fatalf("Clean(%q) = %q, and cleaned again %q", s, clean, again)
		}
		plain := grid.Plain(s)
		mustBeHarmless(t, plain)
		if again := grid.Plain(plain); again != plain {
			t.Fatalf("Plain(%q) = %q, and again %q", s, plain, again)
		}
		if via := grid.Clean(plain); via != clean {
			t.Fatalf("%q is drawn as %q, but after Plain as %q", s, clean, via)
		}
	})
}

// Each character there is, alone and where it might join a neighbour; of the
// great blocks of like characters every 121st.
func TestCleanEveryRune(t *testing.T) {
	var b strings.Builder
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if unicode.In(r, unicode.Han, unicode.Hangul, unicode.Tangut, unicode.Co) || !unicode.IsGraphic(r) && r >= 0x2FFFF {
			r += 120
		}
		if !utf8.ValidRune(r) {
			continue
		}
		b.Reset()
		for _, s := range []string{"a", "\u0301", "क\u094d", "가", "👍"} {
			b.WriteRune(r)
			b.WriteString(s)
		}
		b.WriteRune(r)
		clean := grid.Clean(b.String())
		g, c, w := ansi.StringWidth(clean), ansi.StringWidthWc(clean), grid.Width(clean)
		if g != c || g != w {
			t.Fatalf("%U: %q has %d cells by cluster, %d by rune, %d by Width", r, clean, g, c, w)
		}
		const csi = 0x9B // with the letter that follows it a whole escape sequence
		if r != csi && strings.HasPrefix(clean, "a") != (grid.Width(string(r)) == 0 || r == 'a') {
			t.Fatalf("%U is lost in %q", r, clean)
		}
	}
}

func TestCleanLongText(t *testing.T) {
	const long = 1 << 18
	for _, piece := range []string{"a", "é", "\u0301", "\x1b]", "\u009d", "\x1b[3", "\u200b", "क\u094d", "ᄀ", "👨\u200d", "\xff", " "} {
		s := strings.Repeat(piece, long/len(piece))
		clean := grid.Clean(s)
		if len(clean) > len(s) {
			t.Errorf("%q repeated grows to %d bytes", piece, len(clean))
		}
		mustMeasure(t, grid.Fit(s, 20), 20)
		mustMeasure(t, grid.Line(s, 20), 20)
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range nasty {
		f.Add(s)
	}
	f.Add(strings.Join(nasty, ""))
	f.Fuzz(func(t *testing.T, s string) {
		clean := grid.Clean(s)
		mustBeHarmless(t, clean)
		mustMeasure(t, clean, grid.Width(s))
		if again := grid.Clean(clean); again != clean {
			t.Fatalf("Clean(%q) = %q, and cleaned again %q", s, clean, again)
		}
		mustMeasure(t, grid.Fit(s, 7), 7)
		mustMeasure(t, grid.Line(s, 7), 7)
	})
}
