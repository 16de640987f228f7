package grid_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workgroup/tui/grid"
)

func TestLine(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want string
	}{
		{"", 0, ""},
		{"a", -1, ""},
		{"ab", 4, "ab  "},
		{"abcd", 3, "ab~"},
		{"\x1b[1mab\x1b[m", 4, "\x1b[1mab\x1b[m  "},
		{"\x1b[1mabcd\x1b[m", 3, "\x1b[1mab~\x1b[m"},
		{"\x1b[1mab", 3, "\x1b[1mab\x1b[m "},
		{"\x1b[1mab\x1b[0m", 2, "\x1b[1mab\x1b[0m"},
		{"\x1b[38;5;0mab", 2, "\x1b[38;5;0mab\x1b[m"},
		{"\x1b[1ma\x1b[mbcd", 3, "\x1b[1ma\x1b[mb~"},
		{"\x1b[2Jab\x1b]0;x\x07", 3, "ab "},
		{"a\nb", 4, "a b "},
		{"李小", 3, "李~"},
		{"李小", 2, " ~"},
		{"\x1b[1m\u0301a\x1b[m", 2, "\x1b[1ma\x1b[m "},
		{"\x1b[" + strings.Repeat("1;", 99) + "ma", 1, "a"},
	} {
		if got := grid.Line(c.in, c.w); got != c.want {
			t.Errorf("Line(%q, %d) = %q, want %q", c.in, c.w, got, c.want)
		}
	}
}

func styled() *rapid.Generator[string] {
	sgr := rapid.SampledFrom([]string{"\x1b[m", "\x1b[0m", "\x1b[1m", "\x1b[38;2;1;2;0m", "\x1b[4:3m", "\x1b[7;31m", "\x1b[31;0m", "\x1b[3", "\x1b[?25l"})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(anyText(), sgr), 0, 8).Draw(t, "parts"), "")
	})
}

func TestLineAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := styled().Draw(t, "s"), rapid.IntRange(0, 60).Draw(t, "w")
		line := grid.Line(s, w)
		mustMeasure(t, line, w)
		if again := grid.Line(line, w); again != line {
			t.Fatalf("%q changes to %q when it is fitted again", line, again)
		}
		mustEndStyles(t, line)
	})
}

// mustEndStyles fails if a line has other sequences than SGR or leaves one on.
func mustEndStyles(t interface{ Fatalf(string, ...any) }, line string) {
	open := false
	for rest := line; ; {
		_, after, found := strings.Cut(rest, "\x1b")
		if !found {
			break
		}
		params, tail, _ := strings.Cut(after, "m")
		if strings.Trim(params, "[0123456789;:") != "" || !strings.HasPrefix(params, "[") {
			t.Fatalf("%q has a sequence that is not SGR", line)
		}
		open = params != "[" && params != "[0" && params != "[31;0"
		rest = tail
	}
	if open {
		t.Fatalf("%q leaves a style on", line)
	}
}

func TestFrame(t *testing.T) {
	if got := grid.Frame([]string{"ab", "c", "d"}, 3, 2); got != "ab \nc  " {
		t.Errorf("Frame = %q", got)
	}
	if got := grid.Frame(nil, 2, 2); got != "  \n  " {
		t.Errorf("Frame of nothing = %q", got)
	}
	for _, size := range [][2]int{{0, 0}, {-1, 5}, {5, -1}, {0, 3}, {3, 0}} {
		if got := strings.Trim(grid.Frame([]string{"abc"}, size[0], size[1]), "\n"); got != "" {
			t.Errorf("Frame at %v = %q", size, got)
		}
	}
	if got := grid.Frame(nil, 1<<40, 1<<40); len(got) != grid.MaxLines*(grid.MaxCells+1)-1 {
		t.Errorf("an absurd size gives %d bytes", len(got))
	}
}

func TestFrameAnySize(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(styled(), 0, 6).Draw(t, "lines")
		w, h := rapid.IntRange(0, 500).Draw(t, "w"), rapid.IntRange(1, 200).Draw(t, "h")
		got := strings.Split(grid.Frame(lines, w, h), "\n")
		if len(got) != h {
			t.Fatalf("%d lines, want %d", len(got), h)
		}
		for i, l := range got[:min(h, len(lines)+1)] {
			mustMeasure(t, l, w)
			if i < len(lines) && l != grid.Line(lines[i], w) {
				t.Fatalf("line %d is %q, want %q", i, l, grid.Line(lines[i], w))
			}
		}
	})
}

func BenchmarkFrame(b *testing.B) {
	lines := make([]string, 36)
	for i := range lines {
		lines[i] = fmt.Sprintf("\x1b[38;2;90;100;110m│\x1b[m  %2d  O'Connor-Price, Siân %-40s \x1b[38;2;1;200;3mpresent\x1b[m  \x1b[38;2;90;100;110m│\x1b[m", i, "Gorse Hill")
	}
	b.ReportAllocs()
	for b.Loop() {
		grid.Frame(lines, 120, 36)
	}
}

func BenchmarkFit(b *testing.B) {
	for _, s := range []string{"Begum, Asha", "García Simón, Tomás", "न्ते 👍🏽", strings.Repeat("long ", 2000)} {
		b.Run(grid.Cut(s, 10), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				grid.Fit(s, 16)
			}
		})
	}
}
