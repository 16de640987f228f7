package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"workgroup/tui/grid"
)

// Options say what the terminal can show and what the person asked for.
type Options struct {
	Dark    bool                 // the background is dark
	ASCII   bool                 // draw boxes with + - |
	NoColor bool                 // NO_COLOR is set: no colour, but bold and reverse
	Dumb    bool                 // TERM=dumb: no styling at all
	Profile colorprofile.Profile // Unknown counts as 16 colours, NoTTY as Dumb
}

// Theme is every style of the program. It is made by New, is not changed
// afterwards and may be used by several goroutines.
type Theme struct {
	Title   Style // the name of what is shown
	Crumb   Style // where one is: hub > cohort
	Text    Style // ordinary text
	Faint   Style // less important text
	Accent  Style // what the eye should find first
	Key     Style // the letter of a key in a legend
	Good    Style // present, saved
	Warn    Style // late, part
	Bad     Style // absent, NOT SAVED
	Info    Style // cancelled, told us
	Heading Style // titles of a table's columns
	Cursor  Style // the row with the cursor; draw such a row with Row
	Caret   Style // the place in a text field where typing goes
	Focus   Style // border of the pane that has the keyboard
	Border  Style // border of the others

	Glyphs Glyphs

	options    Options
	focusTitle Style
	plainRow   bool // the cursor row takes no colours inside
	focus      edges
	border     edges
}

// Glyphs are the characters that are not text. Each is one cell wide.
type Glyphs struct {
	TopLeft, TopRight, BottomLeft, BottomRight string
	Horizontal, Vertical                       string
	Cursor                                     string // before the row with the cursor
	Ellipsis                                   string // in place of what was cut
	Rule                                       string // a line across
	Full, Half, Empty                          string // of a bar: what is there, what may come, what is missing
	// Steps are the four heights of a chart, from the lowest; Empty is where there is none.
	Steps [4]string
}

// palette is the colours of one kind of background.
type palette struct {
	accent, good, warn, bad, info, faint, border, row color.Color
}

// The colours are chosen so that text has a contrast of at least 4.5 to 1 on
// the usual backgrounds and on the cursor row.
func darkPalette() palette {
	return palette{
		accent: lipgloss.Color("#7CC7D4"), good: lipgloss.Color("#9CCB8B"), warn: lipgloss.Color("#E3BD7A"), bad: lipgloss.Color("#F49A90"),
		info: lipgloss.Color("#A5BDEB"), faint: lipgloss.Color("#A3A9B3"), border: lipgloss.Color("#5B626D"), row: lipgloss.Color("#26363D"),
	}
}

func lightPalette() palette {
	return palette{
		accent: lipgloss.Color("#0A6172"), good: lipgloss.Color("#256B2A"), warn: lipgloss.Color("#7D5000"), bad: lipgloss.Color("#A8231B"),
		info: lipgloss.Color("#38539C"), faint: lipgloss.Color("#5A606A"), border: lipgloss.Color("#A4ABB5"), row: lipgloss.Color("#DDEAEE"),
	}
}

// New makes the theme for a terminal.
func New(o Options) *Theme {
	switch o.Profile {
	case colorprofile.Unknown:
		o.Profile = colorprofile.ANSI
	case colorprofile.NoTTY:
		o.Dumb = true
	case colorprofile.ASCII:
		o.NoColor = true
	}
	t := &Theme{options: o, Glyphs: rounded()}
	if o.ASCII || o.Dumb || grid.Width(t.Glyphs.Horizontal) != 1 {
		t.Glyphs = ascii()
	}
	switch {
	case o.Dumb:
		t.plainRow = true
	case o.NoColor:
		t.mono()
	case o.Profile == colorprofile.ANSI:
		t.sixteen()
	case o.Dark:
		t.colours(darkPalette())
	default:
		t.colours(lightPalette())
	}
	t.focus = t.edgesOf(t.Focus)
	t.border = t.edgesOf(t.Border)
	return t
}

// Options returns what the theme was made for.
func (t *Theme) Options() Options { return t.options }

func rounded() Glyphs {
	return Glyphs{"╭", "╮", "╰", "╯", "─", "│", ">", grid.Ellipsis, "─", "▄", "▁", "·", [4]string{"▁", "▃", "▅", "▇"}}
}

func ascii() Glyphs {
	return Glyphs{"+", "+", "+", "+", "-", "|", ">", grid.Ellipsis, "-", "#", "-", ".", [4]string{"1", "2", "3", "4"}}
}

// row is the background of the row with the cursor. Of 256 colours those that are nearest to
// it are loud, and faint text cannot be read on them: there it is a grey.
func (t *Theme) row(p palette) color.Color {
	switch {
	case t.options.Profile != colorprofile.ANSI256:
		return t.options.Profile.Convert(p.row)
	case t.options.Dark:
		return ansi.IndexedColor(236)
	}
	return ansi.IndexedColor(255)
}

// colours sets the styles of a terminal with 256 colours or more.
func (t *Theme) colours(p palette) {
	fg := func(c color.Color) ansi.Style {
		return ansi.NewStyle().ForegroundColor(t.options.Profile.Convert(c))
	}
	t.Title = style(ansi.NewStyle().Bold())
	t.Crumb = style(ansi.NewStyle().Bold())
	t.Faint = style(fg(p.faint))
	t.Accent = style(fg(p.accent))
	t.Key = style(fg(p.accent).Bold())
	t.Good = style(fg(p.good))
	t.Warn = style(fg(p.warn))
	t.Bad = style(fg(p.bad).Bold())
	t.Info = style(fg(p.info))
	t.Heading = style(fg(p.faint).Underline(true))
	t.Cursor = style(ansi.NewStyle().BackgroundColor(t.row(p)))
	t.Caret = style(fg(p.accent).Underline(true))
	t.Focus = style(fg(p.accent))
	t.Border = style(fg(p.border))
	t.focusTitle = style(fg(p.accent).Bold())
}

// sixteen sets the styles of a terminal whose sixteen colours are the person's
// own. Bright black is the background in some palettes, so faint text and
// borders use the attribute; the cursor row is reversed.
func (t *Theme) sixteen() {
	fg := func(dark, light ansi.BasicColor) ansi.Style {
		if t.options.Dark {
			return ansi.NewStyle().ForegroundColor(dark)
		}
		return ansi.NewStyle().ForegroundColor(light)
	}
	t.Title = style(ansi.NewStyle().Bold())
	t.Crumb = style(ansi.NewStyle().Bold())
	t.Faint = style(ansi.NewStyle().Faint())
	t.Accent = style(fg(ansi.Cyan, ansi.Blue))
	t.Key = style(fg(ansi.Cyan, ansi.Blue).Bold())
	t.Good = style(fg(ansi.Green, ansi.Green))
	t.Warn = style(fg(ansi.Yellow, ansi.Magenta))
	t.Bad = style(fg(ansi.BrightRed, ansi.Red).Bold())
	t.Info = style(fg(ansi.BrightBlue, ansi.Blue))
	t.Heading = style(ansi.NewStyle().Underline(true))
	t.Cursor = style(ansi.NewStyle().Reverse(true))
	t.plainRow = true
	t.Caret = style(fg(ansi.Cyan, ansi.Blue).Underline(true))
	t.Focus = style(fg(ansi.Cyan, ansi.Blue))
	t.Border = style(ansi.NewStyle().Faint())
	t.focusTitle = style(fg(ansi.Cyan, ansi.Blue).Bold())
}

// mono sets the styles of a terminal without colour.
func (t *Theme) mono() {
	bold, faint := ansi.NewStyle().Bold(), ansi.NewStyle().Faint()
	t.Title, t.Crumb, t.Accent, t.Key = style(bold), style(bold), style(bold), style(bold)
	t.Faint, t.Border = style(faint), style(faint)
	t.Warn = style(ansi.NewStyle().Underline(true))
	t.Bad = style(ansi.NewStyle().Bold().Underline(true))
	t.Heading = style(ansi.NewStyle().Underline(true))
	t.Cursor = style(ansi.NewStyle().Reverse(true))
	t.plainRow = true
	t.Caret = style(ansi.NewStyle().Underline(true))
	t.Focus = style(bold)
	t.focusTitle = style(ansi.NewStyle().Bold().Reverse(true))
}
