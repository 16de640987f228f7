package theme

import (
	"strings"

	"workgroup/tui/grid"
)

// edges are the parts of a box, styled.
type edges struct {
	line Style
	side string
}

func (t *Theme) edgesOf(s Style) edges {
	return edges{line: s, side: s.Render(t.Glyphs.Vertical)}
}

// Box returns body in a box of exactly h lines of exactly w cells, with the
// title in its upper border. Body lines may be styled; they are cut and padded
// to the w-2 cells inside, and lines beyond h-2 are left out. The title is
// plain text. A box too small for a border (w or h below 2) is the body alone;
// below 1 it is nil.
func (t *Theme) Box(title string, body []string, w, h int, focused bool) []string {
	if w <= 0 || h <= 0 {
		return nil
	}
	w, h = min(w, grid.MaxCells), min(h, grid.MaxLines)
	bordered := w >= 2 && h >= 2
	e := t.border
	if focused {
		e = t.focus
	}
	first, inside := 0, w
	if bordered {
		first, inside = 1, w-2
	}
	size := h * (w + 2*len(e.side))
	for _, l := range body[:min(len(body), h)] {
		size += len(l)
	}
	b := make([]byte, 0, size)
	ends := make([]int, 0, h)
	for y := range h {
		switch i := y - first; {
		case bordered && y == 0:
			b = t.appendTop(b, title, w, e, focused)
		case bordered && y == h-1:
			b = e.line.Append(b, t.Glyphs.BottomLeft+strings.Repeat(t.Glyphs.Horizontal, inside)+t.Glyphs.BottomRight)
		default:
			line := ""
			if i < len(body) {
				line = body[i]
			}
			if bordered {
				b = append(b, e.side...)
			}
			b = grid.AppendLine(b, line, inside)
			if bordered {
				b = append(b, e.side...)
			}
		}
		ends = append(ends, len(b))
	}
	all, from := string(b), 0
	lines := make([]string, h)
	for y, end := range ends {
		lines[y], from = all[from:end], end
	}
	return lines
}

// appendTop appends the upper border with its title. Where nothing can be
// styled brackets show which box has the keyboard.
func (t *Theme) appendTop(b []byte, title string, w int, e edges, focused bool) []byte {
	g := t.Glyphs
	const around = 6 // corner, rule, space; space, rule, corner
	title = grid.Cut(title, w-around)
	if title == "" {
		return e.line.Append(b, g.TopLeft+strings.Repeat(g.Horizontal, w-2)+g.TopRight)
	}
	left, right, s := " ", " ", t.Title
	if focused {
		s = t.focusTitle
		if t.options.Dumb {
			left, right = "[", "]"
		}
	}
	b = e.line.Append(b, g.TopLeft+g.Horizontal)
	b = s.Append(b, left+title+right)
	return e.line.Append(b, strings.Repeat(g.Horizontal, w-around+1-grid.Width(title))+g.TopRight)
}
