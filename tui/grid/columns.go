package grid

import "strings"

// Column says how wide one column of a table wants to be.
type Column struct {
	Title string
	Width int  // cells; for a column with Grow the fewest
	Grow  int  // its share of the room that is left; 0 for a fixed width
	Most  int  // with Grow the most cells, 0 for any number
	Right bool // text stands at the right
	Drop  int  // 0 stays; of the others the highest goes first when room is short
}

// Columns is a table's layout for one width. It is worked out once for a size
// and then used for each row.
type Columns struct {
	columns []Column
	widths  []int // 0 for a column that was dropped
	gap     int
	width   int
}

// Lay lays out the columns for lines of width cells with gap spaces between
// them. Columns with Drop go, the highest number first and of equals the last,
// until the others have room; then columns with Grow share what is left. If
// there is no room even so, the columns on the right are cut.
func Lay(columns []Column, width, gap int) Columns {
	l := Columns{
		columns: columns,
		widths:  make([]int, len(columns)),
		gap:     min(max(0, gap), MaxCells),
		width:   min(max(0, width), MaxCells),
	}
	for i, c := range columns {
		l.widths[i] = min(max(0, c.Width), MaxCells)
		if l.widths[i] == 0 && c.Grow > 0 {
			l.widths[i] = 1
		}
	}
	for l.taken() > l.width {
		worst := -1
		for i, c := range columns {
			if l.widths[i] > 0 && c.Drop > 0 && (worst < 0 || c.Drop >= columns[worst].Drop) {
				worst = i
			}
		}
		if worst < 0 {
			break
		}
		l.widths[worst] = 0
	}
	for i := len(l.widths) - 1; i >= 0; i-- {
		if over := l.taken() - l.width; over > 0 {
			l.widths[i] = max(0, l.widths[i]-over)
		}
	}
	l.share()
	return l
}

// taken returns the cells of all columns that stand, and of the gaps between.
func (l Columns) taken() int {
	sum, stand := 0, 0
	for _, w := range l.widths {
		if w > 0 {
			sum += w
			stand++
		}
	}
	return sum + l.gap*max(0, stand-1)
}

// share gives the room that is left to the columns that grow, by their shares;
// what one cannot take goes to the others.
func (l Columns) share() {
	for {
		left, shares := l.width-l.taken(), 0
		for i, c := range l.columns {
			if l.grows(i) {
				shares += c.Grow
			}
		}
		if left <= 0 || shares == 0 {
			return
		}
		for i, c := range l.columns {
			if !l.grows(i) {
				continue
			}
			part := left * c.Grow / shares
			left, shares = left-part, shares-c.Grow
			if c.Most > 0 {
				part = min(part, c.Most-l.widths[i])
			}
			l.widths[i] += part
		}
	}
}

func (l Columns) grows(i int) bool {
	c := l.columns[i]
	return c.Grow > 0 && l.widths[i] > 0 && (c.Most <= 0 || l.widths[i] < c.Most)
}

// Width returns the cells of column i, 0 if it was dropped or does not exist.
func (l Columns) Width(i int) int {
	if i < 0 || i >= len(l.widths) {
		return 0
	}
	return l.widths[i]
}

// Shown reports whether column i has room.
func (l Columns) Shown(i int) bool { return l.Width(i) > 0 }

// At returns the cell at which column i begins, counted from 0.
func (l Columns) At(i int) int {
	x := 0
	for j := range min(max(0, i), len(l.widths)) {
		if l.widths[j] > 0 {
			x += l.widths[j] + l.gap
		}
	}
	return x
}

// Fit returns the text of column i in exactly its width, ready to be styled;
// "" for a column that was dropped.
func (l Columns) Fit(i int, s string) string {
	w := l.Width(i)
	if w > 0 && l.columns[i].Right {
		return FitRight(s, w)
	}
	return Fit(s, w)
}

// Join returns the line that the cells make, one for each column and each as
// wide as Fit makes it, styled or not. Cells of dropped columns are left out.
// The line has the whole width.
func (l Columns) Join(cells ...string) string {
	size := l.width
	for _, c := range cells {
		size += len(c)
	}
	var b strings.Builder
	b.Grow(size)
	used := 0
	for i, w := range l.widths {
		if w == 0 {
			continue
		}
		if used > 0 {
			b.WriteString(spaces(l.gap))
			used += l.gap
		}
		if i < len(cells) {
			b.WriteString(cells[i])
		} else {
			b.WriteString(spaces(w))
		}
		used += w
	}
	b.WriteString(spaces(l.width - used))
	return b.String()
}

// Row returns the line of plain texts, one for each column.
func (l Columns) Row(texts ...string) string {
	cells := make([]string, len(l.widths))
	for i := range cells {
		if i < len(texts) {
			cells[i] = l.Fit(i, texts[i])
		} else {
			cells[i] = spaces(l.widths[i])
		}
	}
	return l.Join(cells...)
}

// Heading returns the line of the columns' titles.
func (l Columns) Heading() string {
	titles := make([]string, len(l.columns))
	for i, c := range l.columns {
		titles[i] = c.Title
	}
	return l.Row(titles...)
}
