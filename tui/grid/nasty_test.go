package grid_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// nasty are pieces of text that terminals and renderers disagree on or obey.
var nasty = []string{
	"Begum, Asha", "O'Connor-Price, Siân", "García Simón, Tomás", "Nguyễn", "Sia\u0302n", "Żółć", "Ёж",
	"李小龙", "ｱｲｳﾞ", "한국", "한국", "ᄀᄀ", "ᄀ가", "각ᆨ", "\u1161", "น้ำใจ", "ກຳ", "स्ते", "काम", "क्ष", "ক্ষ", "മലയാളം", "ൎക", "𑇂क", "ၵၢ",
	"👍🏽", "👨‍👩‍👧‍👦", "🇬🇧", "🇬", "❤️", "1️⃣", "☎︎", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🧑🏿‍🚀",
	"\x1b[31mred\x1b[m", "\x1b[m", "\x1b[2J", "\x1b]0;title\x07", "\x1b]8;;http://x\x1b\\link", "\x1bP1q\x1b\\", "\x1b]never ends", "\x1b", "\x1b[", "\x1b[31",
	"\u009b31m", "\u009d0;x\u009c", "\u0090", "\u0085", "\x00", "\x07", "\x08", "\x7f", "\t", "\n", "\r\n", "\r", "\v",
	"\u202eabc\u202c", "\u2066x\u2069", "\u200e", "\u200f", "\u061c", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u034f", "\u115f", "\u3164", "\u2028", "\u2029",
	"\ufff9\ufffa\ufffb", "\U000e0041", "\ue000", "\U0010ffff", "\u0378", "\ufffd", "\xff", "\xc3", "\xed\xa0\x80", "\xf0\x9f",
	"\u0301", "e\u0301\u0302\u0303\u0304\u0305\u0306", "\u0600١", "\u00a0", "\u3000", "\u2003", "\u20e3", "\u094d", "\u093e", "\u0e33", "🏻", "ﷺ", "─╭╯", "…",
}

// anyText draws strings made of nasty pieces, random runes and random bytes.
func anyText() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom(nasty),
		rapid.SampledFrom(nasty),
		rapid.String(),
		rapid.StringN(0, 8, -1),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 6), func(b []byte) string { return string(b) }),
		rapid.Map(rapid.Int32Range(0x300, 0x11fff), func(r int32) string { return string(rune(r)) }),
	)
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), "")
	})
}

// mustMeasure fails unless s has w cells however it is measured, also where it
// stands between other text.
func mustMeasure(t interface{ Fatalf(string, ...any) }, s string, w int) {
	if g, c := ansi.StringWidth(s), ansi.StringWidthWc(s); g != w || c != w {
		t.Fatalf("%q has %d cells by cluster and %d by rune, want %d", s, g, c, w)
	}
	if between := "|" + s + "|"; ansi.StringWidth(between) != w+2 {
		t.Fatalf("%q joins what stands beside it", s)
	}
}

// mustBeHarmless fails if s has anything that a terminal would obey or hide.
func mustBeHarmless(t interface{ Fatalf(string, ...any) }, s string) {
	if !utf8.ValidString(s) {
		t.Fatalf("%q is not UTF-8", s)
	}
	for _, r := range s {
		switch {
		case r < 0x20, r >= 0x7F && r < 0xA0, r == 0x2028, r == 0x2029, r == 0xAD, r == 0xFEFF, r == 0x61C,
			r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r == 0x200B, r == 0x200E, r == 0x200F,
			r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE007F, r >= 0xE000 && r <= 0xF8FF, r >= 0xF0000:
			t.Fatalf("%q keeps %U", s, r)
		}
	}
}

// TestEastAsianWidths runs the tests of this package that measure again where
// the environment makes the renderer count ambiguous characters as wide.
func TestEastAsianWidths(t *testing.T) {
	if os.Getenv("RUNEWIDTH_EASTASIAN") != "" {
		t.Skip("this is the second run")
	}
	cmd := exec.Command(os.Args[0], "-test.run=^Test(CleanAnyText|FitAnyText|WrapAnyText|Line|LineAnyText|FrameAnySize|ColumnsAnySize)$")
	cmd.Env = append(os.Environ(), "RUNEWIDTH_EASTASIAN=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("with RUNEWIDTH_EASTASIAN=1: %v\n%s", err, out)
	}
}

func wideRun() bool { return os.Getenv("RUNEWIDTH_EASTASIAN") != "" }
