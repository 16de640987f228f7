package theme_test

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

func looks() map[string]theme.Options {
	return map[string]theme.Options{
		"dark":     {Dark: true, Profile: colorprofile.TrueColor},
		"light":    {Profile: colorprofile.TrueColor},
		"dark256":  {Dark: true, Profile: colorprofile.ANSI256},
		"dark16":   {Dark: true, Profile: colorprofile.ANSI},
		"light16":  {Profile: colorprofile.ANSI},
		"unknown":  {},
		"no-color": {Dark: true, NoColor: true, Profile: colorprofile.TrueColor},
		"mono":     {Profile: colorprofile.ASCII},
		"dumb":     {Dumb: true, Profile: colorprofile.TrueColor},
		"no-tty":   {Profile: colorprofile.NoTTY},
		"ascii":    {Dark: true, ASCII: true, Profile: colorprofile.TrueColor},
	}
}

func styles(t *theme.Theme) map[string]theme.Style {
	return map[string]theme.Style{
		"Title": t.Title, "Crumb": t.Crumb, "Text": t.Text, "Faint": t.Faint, "Accent": t.Accent, "Key": t.Key, "Good": t.Good, "Warn": t.Warn,
		"Bad": t.Bad, "Info": t.Info, "Heading": t.Heading, "Cursor": t.Cursor, "Caret": t.Caret, "Focus": t.Focus, "Border": t.Border,
	}
}

// sample is a small pane with every style in it.
func sample(th *theme.Theme) []string {
	row := func(name string, s theme.Style, mark string) string {
		return grid.Fit("  "+name, 26) + s.Render(grid.Fit(mark, 10))
	}
	body := []string{
		th.Heading.Render(grid.Fit("  Name", 26) + grid.Fit("Mark", 10)),
		row("Begum, Asha", th.Good, "present"),
		row("García Simón, Tomás", th.Warn, "late 25"),
		th.Row(grid.Fit("> Jones, Sarah (Brent)", 26)+th.Bad.Render(grid.Fit("absent", 10)), 36),
		row("Khan, Imran", th.Info, "cancelled"),
		row("Lewis, Rhys", th.Faint, "unmarked"),
		th.Rule(36),
		th.Key.Render("p") + th.Text.Render(" present  ") + th.Accent.Render("u undo") + th.Crumb.Render(" crumb") + th.Caret.Render("_"),
	}
	box := th.Box("4 Register", body, 38, 11, true)
	return append(box, th.Box("7 To do with a title that is too long for it", []string{"! two", "lines"}, 24, 4, false)...)
}

func TestLooks(t *testing.T) {
	for name, o := range looks() {
		t.Run(name, func(t *testing.T) {
			golden.RequireEqual(t, strings.Join(sample(theme.New(o)), "\n")+"\n")
		})
	}
}

func TestStylesEnd(t *testing.T) {
	for name, o := range looks() {
		th := theme.New(o)
		for kind, s := range styles(th) {
			got := s.Render("x")
			if ansi.Strip(got) != "x" {
				t.Errorf("%s %s draws %q", name, kind, got)
			}
			if got != "x" && !strings.HasSuffix(got, "x\x1b[m") {
				t.Errorf("%s %s does not end: %q", name, kind, got)
			}
			if s.Render("") != "" || s.Over("") != "" {
				t.Errorf("%s %s draws something for nothing", name, kind)
			}
			if string(s.Append(nil, "x")) != got {
				t.Errorf("%s %s appends another thing than it renders", name, kind)
			}
			colour := strings.Contains(got, "[3") || strings.Contains(got, ";3") || strings.Contains(got, "48;")
			if (o.NoColor || o.Dumb || o.Profile == colorprofile.ASCII) && colour {
				t.Errorf("%s %s has a colour: %q", name, kind, got)
			}
			if (o.Dumb || o.Profile == colorprofile.NoTTY) && got != "x" {
				t.Errorf("%s %s is styled: %q", name, kind, got)
			}
		}
	}
}

func TestOver(t *testing.T) {
	th := theme.New(theme.Options{Dark: true, Profile: colorprofile.TrueColor})
	on := strings.TrimSuffix(th.Cursor.Render("x"), "x\x1b[m")
	for in, want := range map[string]string{
		"a":                        on + "a\x1b[m",
		"a\x1b[1mb\x1b[mc":         on + "a\x1b[1mb\x1b[m" + on + "c\x1b[m",
		"\x1b[1ma\x1b[0mb\x1b[2mc": on + "\x1b[1ma\x1b[m" + on + "b\x1b[2mc\x1b[m",
		"\x1b[1ma\x1b[m":           on + "\x1b[1ma\x1b[m",
	} {
		if got := th.Cursor.Over(in); got != want {
			t.Errorf("Over(%q) = %q, want %q", in, got, want)
		}
	}
	if got := th.Row(th.Bad.Render("absent"), 8); ansi.StringWidth(got) != 8 || strings.Count(got, on) < 2 {
		t.Errorf("the highlight does not reach the end: %q", got)
	}
	mono := theme.New(theme.Options{NoColor: true})
	if got := mono.Row(mono.Bad.Render("absent"), 8); got != "\x1b[7mabsent  \x1b[m" {
		t.Errorf("without colour the row is %q", got)
	}
}

func TestBoxAnySize(t *testing.T) {
	var themes []*theme.Theme
	for _, name := range []string{"dark", "dark16", "no-color", "dumb", "ascii"} {
		themes = append(themes, theme.New(looks()[name]))
	}
	piece := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"Nguyễn", "李小龙", "\x1b[1mbold\x1b[m", "\x1b[31mopen", "👍🏽", "a\nb", "\x1b[2J", "का", "한"}))
	rapid.Check(t, func(t *rapid.T) {
		th := rapid.SampledFrom(themes).Draw(t, "theme")
		w, h := rapid.IntRange(-1, 40).Draw(t, "w"), rapid.IntRange(-1, 12).Draw(t, "h")
		body := rapid.SliceOfN(rapid.Map(rapid.SliceOfN(piece, 0, 4), func(p []string) string { return strings.Join(p, "") }), 0, 14).Draw(t, "body")
		lines := th.Box(piece.Draw(t, "title"), body, w, h, rapid.Bool().Draw(t, "focused"))
		if w <= 0 || h <= 0 {
			if len(lines) != 0 {
				t.Fatalf("%d lines at %dx%d", len(lines), w, h)
			}
			return
		}
		if len(lines) != h {
			t.Fatalf("%d lines, want %d", len(lines), h)
		}
		for _, l := range lines {
			if g, c := ansi.StringWidth(l), ansi.StringWidthWc(l); g != w || c != w {
				t.Fatalf("%q has %d cells by cluster and %d by rune, want %d", l, g, c, w)
			}
			if i := strings.LastIndex(l, "\x1b"); i >= 0 && !strings.HasPrefix(l[i:], "\x1b[m") && !strings.HasPrefix(l[i:], "\x1b[0m") {
				t.Fatalf("%q leaves a style on", l)
			}
		}
	})
}

func TestBoxInASCII(t *testing.T) {
	got := strings.Join(theme.New(theme.Options{Dumb: true}).Box("7 To do (6)", []string{"! one", "two", "three"}, 20, 4, true), "\n")
	if want := "+-[7 To do (6)]----+\n|! one             |\n|two               |\n+------------------+"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// luminance and contrast are those of the Web Content Accessibility Guidelines.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		f := float64(v) / 0xffff
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	for _, look := range []struct {
		name        string
		backgrounds []string
	}{
		{"dark", []string{"#000000", "#1E1E1E", "#282C34"}},
		{"light", []string{"#FFFFFF", "#FAFAFA", "#FDF6E3"}},
	} {
		th := theme.New(looks()[look.name])
		paper := []color.Color{colourIn(t, th.Cursor, 48)}
		for _, b := range look.backgrounds {
			paper = append(paper, lipgloss.Color(b))
		}
		for _, kind := range []string{"Faint", "Accent", "Key", "Good", "Warn", "Bad", "Info", "Heading", "Focus"} {
			ink := colourIn(t, styles(th)[kind], 38)
			for _, p := range paper {
				if c := contrast(ink, p); c < 4.5 {
					t.Errorf("%s %s has a contrast of only %.1f on %v", look.name, kind, c, p)
				}
			}
		}
	}
}

// Of 256 colours the row with the cursor is one on which faint text can be read.
func TestContrastOf256Colours(t *testing.T) {
	for _, o := range []theme.Options{{Dark: true, Profile: colorprofile.ANSI256}, {Profile: colorprofile.ANSI256}} {
		th := theme.New(o)
		row := indexed(t, th.Cursor, 48)
		for _, kind := range []string{"Faint", "Accent", "Key", "Good", "Warn", "Bad", "Info", "Heading"} {
			if c := contrast(indexed(t, styles(th)[kind], 38), row); c < 4.5 {
				t.Errorf("dark %v: %s has a contrast of only %.1f on the row with the cursor", o.Dark, kind, c)
			}
		}
	}
}

// indexed returns the colour of 256 that a style sets with the given code.
func indexed(t *testing.T, s theme.Style, code int) color.Color {
	t.Helper()
	var i uint8
	_, after, found := strings.Cut(s.Render("x"), fmt.Sprint(code, ";5;"))
	if _, err := fmt.Sscanf(after, "%d", &i); err != nil || !found {
		t.Fatalf("%q sets no colour %d: %v", s.Render("x"), code, err)
	}
	return ansi.IndexedColor(i)
}

// colourIn returns the 24-bit colour that a style sets with the given code.
func colourIn(t *testing.T, s theme.Style, code int) color.Color {
	t.Helper()
	var r, g, b uint8
	_, after, found := strings.Cut(s.Render("x"), fmt.Sprint(code, ";2;"))
	after, _, _ = strings.Cut(after, "m")
	if _, err := fmt.Sscanf(after, "%d;%d;%d", &r, &g, &b); err != nil || !found {
		t.Fatalf("%q sets no colour %d: %v", s.Render("x"), code, err)
	}
	return color.RGBA{r, g, b, 255}
}

func BenchmarkScreen(b *testing.B) {
	th := theme.New(looks()["dark"])
	body := make([]string, 34)
	for i := range body {
		body[i] = grid.Fit("  Begum, Asha", 26) + th.Good.Render("present   ")
	}
	b.ReportAllocs()
	for b.Loop() {
		left, mid, right := th.Box("1 Cohorts", body, 30, 36, false), th.Box("2 Cycle", body, 56, 36, true), th.Box("3 Observations", body, 34, 36, false)
		lines := make([]string, 36)
		for i := range lines {
			lines[i] = left[i] + mid[i] + right[i]
		}
		grid.Frame(lines, 120, 36)
	}
}

func BenchmarkRender(b *testing.B) {
	th := theme.New(looks()["dark"])
	b.ReportAllocs()
	for b.Loop() {
		th.Good.Render("present")
	}
}
