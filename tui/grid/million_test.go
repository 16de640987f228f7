package grid_test

import (
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"workgroup/tui/grid"
)

// TestWhateverIsTypedTheTerminalIsNotTold makes strings of pieces that terminals obey and of
// noise: drawn, none holds anything that a terminal would obey, and each is as wide as it is
// measured. A million of them where WORKGROUP_LONG=1.
func TestWhateverIsTypedTheTerminalIsNotTold(t *testing.T) {
	n := 4000
	if os.Getenv("WORKGROUP_LONG") == "1" {
		n = 1_000_000
	}
	r := rand.New(rand.NewPCG(21, 22))
	for range n {
		s := madeUp(r)
		clean := grid.Clean(s)
		mustBeHarmless(t, clean)
		mustBeHarmless(t, grid.Plain(s))
		if strings.ContainsAny(clean, "\x1b\u009b") || ansi.Strip(clean) != clean {
			t.Fatalf("%q is drawn as %q", s, clean)
		}
		if again := grid.Clean(clean); again != clean {
			t.Fatalf("Clean(%q) = %q, and again %q", s, clean, again)
		}
		mustMeasure(t, grid.Fit(s, 12), 12)
	}
}

// madeUp is a string of nasty pieces, runes and bytes.
func madeUp(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(7) {
		switch r.IntN(5) {
		case 0:
			b.WriteByte(byte(r.Uint32()))
		case 1:
			b.WriteRune(rune(r.IntN(0x11fff)))
		case 2:
			piece := nasty[r.IntN(len(nasty))]
			b.WriteString(piece[:r.IntN(len(piece)+1)])
		default:
			b.WriteString(nasty[r.IntN(len(nasty))])
		}
	}
	return b.String()
}
