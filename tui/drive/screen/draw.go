package screen

import (
	"slices"

	"github.com/mattn/go-runewidth"
	"github.com/rivo/uniseg"
)

const printable = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"

// lineDrawing is what the bytes from 0x60 to 0x7e show in the line drawing set.
const lineDrawing = "◆▒␉␌␍␊°±␤␋┘┐┌└┼⎺⎻─⎼⎽├┤┴┬│≤≥π≠£·"

// maxContent limits what may combine in one cell, in bytes.
const maxContent = 128

// columns does not depend on the machine's locale, as runewidth's ready-made functions do.
func columns(r rune) int {
	c := runewidth.Condition{}
	return c.RuneWidth(r)
}

func (v *Screen) character(r rune) {
	if r >= 0x80 && r < 0xa0 {
		v.strange("C1 control character")
		return
	}
	if v.lineSets.drawing[v.lineSets.inUse] && r >= 0x60 && r < 0x7f {
		r = []rune(lineDrawing)[r-0x60]
	}
	v.print(r)
}

func (v *Screen) print(r rune) {
	w := columns(r)
	if (w == 0 || v.modes[2027]) && v.combine(r, w) {
		return
	}
	if w == 0 {
		return
	}
	v.last = r
	g := v.now
	if g.wrapPending && v.modes[7] {
		v.lineFeed()
		g.at.X = 0
	}
	g.wrapPending = false
	if w > v.width {
		return
	}
	if g.at.X+w > v.width {
		if v.modes[7] {
			v.lineFeed()
			g.at.X = 0
		} else {
			g.at.X = v.width - w
		}
	}
	if v.insert {
		v.insertCells(w)
	}
	v.place(content(r), w)
}

func content(r rune) string {
	if r >= ' ' && int(r-' ') < len(printable) {
		return printable[r-' ' : r-' '+1]
	}
	return string(r)
}

// place puts a character of one or two columns at the cursor, where it is known to fit, and moves the cursor past it.
func (v *Screen) place(s string, w int) {
	g := v.now
	v.clearHalves(g.at.X, g.at.X+w)
	row := v.row(g.at.Y)
	row[g.at.X] = Cell{Content: s, Width: w, Style: g.style}
	if w == 2 {
		row[g.at.X+1] = Cell{Style: g.style}
	}
	g.at.X += w
	if g.at.X >= v.width {
		g.at.X, g.wrapPending = v.width-1, true
	}
}

// combine adds r to the character before the cursor if the two belong together, and tells whether they do.
func (v *Screen) combine(r rune, w int) bool {
	g := v.now
	x := g.at.X
	if !g.wrapPending {
		x--
	}
	row := v.row(g.at.Y)
	if x > 0 && row[x].Width == 0 {
		x--
	}
	if x < 0 || len(row[x].Content) > maxContent {
		return w == 0
	}
	joined := row[x].Content + string(r)
	if !v.modes[2027] {
		row[x].Content = joined
		return true
	}
	first, rest, wide, _ := uniseg.FirstGraphemeClusterInString(joined, -1)
	if rest != "" || first != joined {
		return w == 0
	}
	row[x].Content = joined
	if wide == 2 && row[x].Width == 1 && x+1 < v.width {
		style := g.style
		g.at.X, g.wrapPending, g.style = x, false, row[x].Style
		v.place(joined, 2)
		g.style = style
	}
	return true
}

func (v *Screen) row(y int) []Cell { return v.now.cells[y*v.width : (y+1)*v.width] }

// clearHalves blanks the other half of each wide character that has only one half in columns from (included) to end
// (excluded) of the cursor's row.
func (v *Screen) clearHalves(from, end int) {
	row := v.row(v.now.at.Y)
	if from > 0 && from < v.width && row[from].Width == 0 {
		row[from-1] = blank(row[from-1].Style)
		row[from] = blank(row[from].Style)
	}
	if end > 0 && end < v.width && row[end].Width == 0 {
		row[end] = blank(row[end].Style)
		row[end-1] = blank(row[end-1].Style)
	}
}

func (v *Screen) erase(row, from, end int) {
	end = min(end, v.width)
	if from >= end {
		return
	}
	y := v.now.at.Y
	v.now.at.Y = row
	v.clearHalves(from, end)
	v.now.at.Y = y
	v.fill(v.row(row)[from:end])
}

func (v *Screen) fill(cells []Cell) {
	for i := range cells {
		cells[i] = blank(v.now.style)
	}
}

func (v *Screen) eraseRows(from, end int) { v.fill(v.now.cells[from*v.width : end*v.width]) }

// insertCells moves what stands at the cursor and after it n columns to the right.
func (v *Screen) insertCells(n int) {
	x := v.now.at.X
	n = min(n, v.width-x)
	v.clearHalves(x, x)
	v.clearHalves(v.width-n, v.width-n)
	row := v.row(v.now.at.Y)
	copy(row[x+n:], row[x:v.width-n])
	v.fill(row[x : x+n])
}

func (v *Screen) deleteCells(n int) {
	x := v.now.at.X
	n = min(n, v.width-x)
	v.clearHalves(x, x+n)
	row := v.row(v.now.at.Y)
	copy(row[x:], row[x+n:])
	v.fill(row[v.width-n:])
}

// scrollUp moves the lines from top to the bottom margin n up; n below 0 moves them down.
func (v *Screen) scrollUp(top, n int) {
	g := v.now
	if top > g.bottom {
		return
	}
	lines := g.bottom - top + 1
	n = min(max(n, -lines), lines)
	part := g.cells[top*v.width : (g.bottom+1)*v.width]
	if n >= 0 {
		copy(part, part[n*v.width:])
		v.fill(part[(lines-n)*v.width:])
		return
	}
	copy(part[-n*v.width:], part[:(lines+n)*v.width])
	v.fill(part[:-n*v.width])
}

func (v *Screen) lineFeed() {
	g := v.now
	switch {
	case g.at.Y == g.bottom:
		v.scrollUp(g.top, 1)
	case g.at.Y < v.height-1:
		g.at.Y++
	}
	g.wrapPending = false
}

func (v *Screen) reverseLineFeed() {
	g := v.now
	switch {
	case g.at.Y == g.top:
		v.scrollUp(g.top, -1)
	case g.at.Y > 0:
		g.at.Y--
	}
	g.wrapPending = false
}

// move puts the cursor at a place on the screen, cut to its edges.
func (v *Screen) move(x, y int) {
	g := v.now
	g.at.X, g.at.Y, g.wrapPending = min(max(x, 0), v.width-1), min(max(y, 0), v.height-1), false
}

// moveTo is move with y counted from the top margin while origin mode holds.
func (v *Screen) moveTo(x, y int) {
	if v.modes[6] {
		y = min(y+v.now.top, v.now.bottom)
	}
	v.move(x, y)
}

// moveRows moves the cursor n rows, not past a margin that it stands inside of.
func (v *Screen) moveRows(n int) {
	g := v.now
	y := g.at.Y + n
	if n < 0 && g.at.Y >= g.top {
		y = max(y, g.top)
	}
	if n > 0 && g.at.Y <= g.bottom {
		y = min(y, g.bottom)
	}
	v.move(g.at.X, y)
}

// nextTab moves the cursor n tab stops, to the left where n is below 0.
func (v *Screen) nextTab(n int) {
	x, step := v.now.at.X, 1
	if n < 0 {
		n, step = -n, -1
	}
	for n = min(n, v.width); n > 0; n-- {
		x += step
		for x > 0 && x < v.width-1 && !v.tabs[x] {
			x += step
		}
	}
	v.move(x, v.now.at.Y)
}

func (v *Screen) saveCursor() {
	g := v.now
	g.saved = savedCursor{x: g.at.X, y: g.at.Y, wrapPending: g.wrapPending, style: g.style, origin: v.modes[6], line: v.lineSets}
}

func (v *Screen) restoreCursor() {
	g := v.now
	v.move(g.saved.x, g.saved.y)
	g.wrapPending, g.style, v.lineSets = g.saved.wrapPending && g.at.X == v.width-1, g.saved.style, g.saved.line
	v.modes[6] = g.saved.origin
}

// switchTo shows the alternate or the primary screen; the cursor and the style come along.
func (v *Screen) switchTo(alternate bool) {
	if alternate == v.Alternate() {
		return
	}
	from := v.now
	v.now = &v.primary
	if alternate {
		v.now = &v.alternate
	}
	v.now.at, v.now.style, v.now.wrapPending = from.at, from.style, from.wrapPending
	v.now.top, v.now.bottom = from.top, from.bottom
}

func (v *Screen) alignmentTest() {
	v.now.top, v.now.bottom = 0, v.height-1
	v.now.cells = slices.Repeat([]Cell{{Content: "E", Width: 1}}, v.width*v.height)
	v.move(0, 0)
}
