package theme

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"workgroup/tui/grid"
)

const off = "\x1b[m"

// Style draws text in one way. The zero Style draws it as it is.
type Style struct {
	on string // what switches the style on; off switches it off
}

func style(s ansi.Style) Style { return Style{on: s.String()} }

// Render returns s in this style, ended. s is plain text; a style within s
// would end this one, see Over.
func (s Style) Render(text string) string {
	if s.on == "" || text == "" {
		return text
	}
	return s.on + text + off
}

// Append appends Render(text) to b.
func (s Style) Append(b []byte, text string) []byte {
	if s.on == "" || text == "" {
		return append(b, text...)
	}
	b = append(b, s.on...)
	b = append(b, text...)
	return append(b, off...)
}

// Over returns text, which may have styled parts, in this style: the parts
// keep theirs on top of it, and after each of them this style goes on.
func (s Style) Over(text string) string {
	if s.on == "" || text == "" {
		return text
	}
	text = strings.TrimSuffix(text, off)
	text = strings.ReplaceAll(text, "\x1b[0m", off)
	return s.on + strings.ReplaceAll(text, off, off+s.on) + off
}

// Row returns the row with the cursor: line cut or padded to w cells and
// highlighted over all of them. Colours within the line stay where the
// highlight is a background that they can be read on, and go where it is
// reverse video.
func (t *Theme) Row(line string, w int) string {
	line = grid.Line(line, w)
	if t.plainRow && strings.Contains(line, "\x1b") {
		line = ansi.Strip(line)
	}
	return t.Cursor.Over(line)
}

// Rule returns a faint line across w cells.
func (t *Theme) Rule(w int) string {
	return t.Border.Render(strings.Repeat(t.Glyphs.Rule, min(max(0, w), grid.MaxCells)))
}
