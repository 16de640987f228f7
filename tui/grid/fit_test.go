package grid_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"workgroup/tui/grid"
)

func TestFit(t *testing.T) {
	if wideRun() {
		t.Skip("the table is for the usual widths")
	}
	for _, c := range []struct {
		in               string
		w                int
		left, right, cut string
	}{
		{"Asha", 6, "Asha  ", "  Asha", "Asha"},
		{"Asha", 4, "Asha", "Asha", "Asha"},
		{"Asha", 3, "As~", "As~", "As~"},
		{"Asha", 1, "~", "~", "~"},
		{"Asha", 0, "", "", ""},
		{"Asha", -3, "", "", ""},
		{"", 2, "  ", "  ", ""},
		{"Roberts-Featherstonehaugh", 16, "Roberts-Feather~", "Roberts-Feather~", "Roberts-Feather~"},
		{"García", 4, "Gar~", "Gar~", "Gar~"},
		{"李小龙", 6, "李小龙", "李小龙", "李小龙"},
		{"李小龙", 5, "李小~", "李小~", "李小~"},
		{"李小龙", 4, "李 ~", "李 ~", "李 ~"},
		{"李小龙", 1, "~", "~", "~"},
		{"Sia\u0302n", 4, "Sia\u0302n", "Sia\u0302n", "Sia\u0302n"},
		{"Sia\u0302nX", 4, "Sia\u0302~", "Sia\u0302~", "Sia\u0302~"},
		{"abc\u0301", 3, "abc\u0301", "abc\u0301", "abc\u0301"},
		{"a\nb", 3, "a b", "a b", "a b"},
		{"\x1b[31mAsha", 4, "Asha", "Asha", "Asha"},
		{"abc\u200b", 3, "abc", "abc", "abc"},
	} {
		if got := grid.Fit(c.in, c.w); got != c.left {
			t.Errorf("Fit(%q, %d) = %q, want %q", c.in, c.w, got, c.left)
		}
		if got := grid.FitRight(c.in, c.w); got != c.right {
			t.Errorf("FitRight(%q, %d) = %q, want %q", c.in, c.w, got, c.right)
		}
		if got := grid.Cut(c.in, c.w); got != c.cut {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.in, c.w, got, c.cut)
		}
	}
	if got := len(grid.Fit("a", 1<<40)); got != grid.MaxCells {
		t.Errorf("an absurd width gives %d bytes", got)
	}
}

func TestFitAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, w := anyText().Draw(t, "s"), rapid.IntRange(-1, 40).Draw(t, "w")
		want := max(0, w)
		fit := grid.Fit(s, w)
		mustMeasure(t, fit, want)
		mustMeasure(t, grid.FitRight(s, w), want)
		if got := grid.Fit(grid.Clean(s), w); got != fit {
			t.Fatalf("Fit reads %q as %q, cleaned as %q", s, fit, got)
		}
		cut := grid.Cut(s, w)
		if clean := grid.Clean(s); grid.Width(s) <= w && cut != clean {
			t.Fatalf("Cut(%q, %d) = %q though it fits", s, w, cut)
		} else if grid.Width(s) > want && w > 0 && !strings.HasSuffix(cut, grid.Ellipsis) {
			t.Fatalf("Cut(%q, %d) = %q does not show that it was cut", s, w, cut)
		} else if w > 0 && grid.Width(s) > w && !strings.HasPrefix(clean, strings.TrimRight(strings.TrimSuffix(cut, grid.Ellipsis), " ")) {
			t.Fatalf("Cut(%q, %d) = %q splits a character", s, w, cut)
		}
	})
}

func TestFitAllocates(t *testing.T) {
	if wideRun() {
		t.Skip("the short way is for the usual widths")
	}
	for _, c := range []struct {
		name string
		most float64
		f    func()
	}{
		{"exact", 0, func() { grid.Fit("Begum, Asha", 11) }},
		{"padded", 1, func() { grid.Fit("Begum, Asha", 20) }},
		{"cut", 1, func() { grid.Fit("Begum, Asha", 5) }},
		{"measured", 0, func() { grid.Width("García Simón, Tomás") }},
		{"clean", 0, func() { grid.Clean("García Simón, Tomás") }},
		{"a styled line that fits", 0, func() { grid.Line("\x1b[1mBegum\x1b[m", 5) }},
	} {
		if n := testing.AllocsPerRun(20, c.f); n > c.most {
			t.Errorf("%s: %v allocations, want at most %v", c.name, n, c.most)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want []string
	}{
		{"", 10, nil},
		{"a", 0, nil},
		{"a", -1, nil},
		{"three short words", 11, []string{"three short", "words"}},
		{"three short words", 10, []string{"three", "short", "words"}},
		{"one\n\ntwo", 10, []string{"one", "", "two"}},
		{"one\r\ntwo\n", 10, []string{"one", "two", ""}},
		{"overlong", 3, []string{"ove", "rlo", "ng"}},
		{"an overlong", 4, []string{"an", "over", "long"}},
		{"a    b", 3, []string{"a", "b"}},
		{"  indented words", 10, []string{"  indented", "words"}},
		{"李小龙", 4, []string{"李小", "龙"}},
		{"ab     ", 2, []string{"ab"}},
	} {
		got := grid.Wrap(c.in, c.w)
		if strings.Join(got, "|") != strings.Join(c.want, "|") || len(got) != len(c.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", c.in, c.w, got, c.want)
		}
	}
}

func TestWrapAnyText(t *testing.T) {
	letters := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	rapid.Check(t, func(t *rapid.T) {
		s, w := anyText().Draw(t, "s"), rapid.IntRange(2, 30).Draw(t, "w")
		lines := grid.Wrap(s, w)
		for _, l := range lines {
			mustBeHarmless(t, l)
			if grid.Width(l) > w || ansi.StringWidth(l) > w || ansi.StringWidthWc(l) > w {
				t.Fatalf("%q is wider than %d", l, w)
			}
		}
		var parts []string
		for _, p := range strings.Split(s, "\n") {
			parts = append(parts, grid.Clean(strings.TrimSuffix(p, "\r")))
		}
		if got, want := letters(strings.Join(lines, "")), letters(strings.Join(parts, "")); got != want {
			t.Fatalf("wrapping %q loses text: %q, want %q", s, got, want)
		}
	})
}

func TestNextAndPrev(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := grid.Plain(anyText().Draw(t, "s"))
		for i := 0; i < len(s); {
			next := grid.Next(s, i)
			if next <= i || next > len(s) {
				t.Fatalf("Next(%q, %d) = %d", s, i, next)
			}
			if back := grid.Prev(s, next); back != i {
				t.Fatalf("Prev(%q, %d) = %d, want %d", s, next, back, i)
			}
			i = next
		}
	})
	if grid.Next("", 0) != 0 || grid.Prev("", 0) != 0 || grid.Prev("a", 0) != 0 {
		t.Error("there is a character in an empty text")
	}
	if s := "👨\u200d👩x"; grid.Next(s, 0) != len(s)-1 {
		t.Error("a joined emoji is more than one character")
	}
}
