package panetest

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// Looks are the ways the screen may look, by the names that goldens give them.
func Looks() map[string]*theme.Theme {
	return map[string]*theme.Theme{
		"dark":     theme.New(theme.Options{Dark: true, Profile: colorprofile.TrueColor}),
		"light":    theme.New(theme.Options{Profile: colorprofile.TrueColor}),
		"no-color": theme.New(theme.Options{NoColor: true}),
	}
}

// Plain is a terminal that shows no styling at all.
func Plain() *theme.Theme { return theme.New(theme.Options{Dumb: true}) }

// Sizes are widths and heights at which every view must hold.
func Sizes() [][2]int {
	return [][2]int{{0, 0}, {1, 1}, {0, 5}, {5, 0}, {3, 2}, {10, 4}, {29, 17}, {38, 8}, {53, 30}, {78, 18}, {120, 36}, {300, 100}}
}

// Nasty are texts that a terminal would obey, or measure in two ways.
func Nasty() []string {
	return []string{
		"\x1b[31mred\x1b[m", "\x1b]0;title\x07x", "a\nb\r\nc\td", "\u202eabc\u202c", "García Simón, Tomás", "Nguyễn", "Sia\u0302n e\u0301\u0302\u0303\u0304\u0305",
		"👍🏽 👨‍👩‍👧‍👦 🇬🇧", "李小龙", "한국", "काम น้ำใจ", "\xff\xfe\x00", strings.Repeat("long ", 2000), strings.Repeat("x", 10000), "", "\u200b\u00ad\ufeff",
	}
}

// Fits fails unless a view has exactly h lines of w cells, however they are
// measured: by grapheme or by character. Below zero is zero.
func Fits(t TB, lines []string, w, h int) {
	t.Helper()
	if len(lines) != max(0, h) {
		t.Fatalf("%d lines at %dx%d", len(lines), w, h)
	}
	for _, l := range lines {
		if a, b := ansi.StringWidth(l), ansi.StringWidthWc(l); a != max(0, w) || b != max(0, w) {
			t.Fatalf("%q has %d or %d cells at %dx%d", l, a, b, w, h)
		}
	}
}

// Shown is what a pane with the keyboard shows, without styling and without the
// spaces at the ends of its lines.
func Shown(p pane.Pane, d pane.Desk, w, h int) string {
	var out []string
	for _, l := range p.View(d, w, h, true) {
		out = append(out, strings.TrimRight(ansi.Strip(l), " "))
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n")
}

// Same fails unless what is shown is what was wanted.
func Same(t TB, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("shown is\n%s\n\nwant\n%s", got, want)
	}
}

// Golden compares a view with the golden file of the test.
func Golden(t testing.TB, lines []string) {
	t.Helper()
	golden.RequireEqual(t, strings.Join(lines, "\n")+"\n")
}

// Goldens draws a pane in every look at the sizes that it has in windows of those
// names, and compares each with its golden file. In the light look it has not the
// keyboard.
func Goldens(t *testing.T, windows map[string][2]int, draw func(t *testing.T, look *theme.Theme, w, h int, focused bool) []string) {
	t.Helper()
	for name, look := range Looks() {
		for window, size := range windows {
			t.Run(name+"-"+window, func(t *testing.T) {
				Golden(t, draw(t, look, size[0], size[1], name != "light"))
			})
		}
	}
}
