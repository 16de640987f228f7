package intake

import (
	"strings"

	"workgroup/tui/grid"
)

// part is what a row of the list shows.
type part uint8

const (
	heading part = iota // of what follows; the cursor passes over it
	setting
	line
	note
	yes // the last row
)

// row is one row: which setting, line or note, and of a note the line of its text.
type row struct {
	part part
	i, n int
	text string // of a heading, or a line of a note
}

// lay puts the rows together for the width of the last view. A line of the file is one row
// and is drawn only while it is seen.
func (p *Pane) lay() {
	x := &p.proposed
	out := make([]row, 0, len(x.Settings)+len(x.Lines)+2*len(x.Notes)+4)
	head := func(text string, n int) {
		if n > 0 {
			out = append(out, row{part: heading, text: text})
		}
	}
	head("HOW IT IS READ", len(x.Settings))
	for i := range x.Settings {
		out = append(out, row{part: setting, i: i})
	}
	head("WHAT WOULD BECOME OF IT", len(x.Lines))
	for i := range x.Lines {
		out = append(out, row{part: line, i: i})
	}
	head("TO KNOW BEFORE A YES", len(x.Notes))
	for i, text := range x.Notes {
		for n, l := range grid.Wrap(strings.TrimSpace(text), max(1, p.w-4)) {
			out = append(out, row{note, i, n, l})
		}
	}
	p.rows = append(out, row{part: yes})
	p.move(min(p.cursor, len(p.rows)-1))
}
