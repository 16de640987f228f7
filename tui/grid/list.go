package grid

import "strconv"

// List is a cursor over rows of which only some are seen at once. It is a
// value: every method returns the list as it is afterwards. The zero value has
// no rows. The cursor may rest on nobody, which is row -1; otherwise it is a
// row that exists and is seen, as long as anything is.
type List struct {
	rows, height int
	cursor, top  int // cursor counts from 1, so that the zero value rests on nobody
}

// NewList returns a list of rows of which height are seen, the cursor on the
// first row, or on nobody if there is none.
func NewList(rows, height int) List {
	return List{}.Resize(rows, height).To(0)
}

// Rows, Height, Cursor and Top return the number of rows, how many of them are
// seen at most, the row with the cursor (-1 for nobody), and the first row that
// is seen.
func (l List) Rows() int   { return l.rows }
func (l List) Height() int { return l.height }
func (l List) Cursor() int { return l.cursor - 1 }
func (l List) Top() int    { return l.top }

// Seen returns the rows that are seen, from the first up to but without end.
func (l List) Seen() (first, end int) { return l.top, min(l.rows, l.top+l.height) }

// Above and Below return how many rows there are outside what is seen.
func (l List) Above() int { return l.top }
func (l List) Below() int { return max(0, l.rows-l.top-l.height) }

// Resize sets the number of rows and how many are seen. The cursor stays on
// its row, or goes to the last one if that row is gone.
func (l List) Resize(rows, height int) List {
	const most = 1 << 30
	l.rows, l.height = min(max(0, rows), most), min(max(0, height), most)
	l.cursor = min(l.cursor, l.rows)
	return l.follow()
}

// To puts the cursor on row i, on the nearest one if there is no such row, and
// on nobody for a row below 0.
func (l List) To(i int) List {
	if i < 0 {
		l.cursor = 0
		return l
	}
	l.cursor = min(i, l.rows-1) + 1
	return l.follow()
}

// Nobody takes the cursor off every row. What is seen stays.
func (l List) Nobody() List { return l.To(-1) }

// Move moves the cursor by delta rows and stops at both ends. From nobody it
// comes down onto the first row that is seen and up onto the last.
func (l List) Move(delta int) List {
	switch {
	case delta == 0 || l.rows == 0:
		return l
	case l.cursor == 0 && delta > 0:
		return l.To(l.top)
	case l.cursor == 0:
		return l.To(max(l.top, l.top+min(l.height, l.rows-l.top)-1))
	case delta < 0:
		return l.To(max(0, l.Cursor()+max(delta, -l.rows)))
	default:
		return l.To(l.Cursor() + min(delta, l.rows))
	}
}

// Home and End put the cursor on the first and the last row.
func (l List) Home() List { return l.To(0) }
func (l List) End() List  { return l.To(max(0, l.rows-1)) }

// Page moves the cursor by that many times what is seen.
func (l List) Page(pages int) List {
	pages = min(max(pages, -l.rows), l.rows)
	return l.Move(pages * min(max(1, l.height), max(1, l.rows)))
}

// follow scrolls as little as possible so that the cursor is seen and no room
// is left empty below the last row.
func (l List) follow() List {
	if l.cursor > 0 {
		l.top = Scroll(l.top, l.height, l.Cursor(), l.Cursor()+1)
	}
	l.top = max(0, min(l.top, l.rows-max(1, l.height)))
	return l
}

// Hint says how many rows are out of sight: "3 more below", "2 more above",
// "2 above, 3 below", or nothing.
func (l List) Hint() string { return Hint(l.Above(), l.Below()) }

// Hint puts into words how many rows are out of sight above and below.
func Hint(above, below int) string {
	switch {
	case above > 0 && below > 0:
		return strconv.Itoa(above) + " above, " + strconv.Itoa(below) + " below"
	case above > 0:
		return strconv.Itoa(above) + " more above"
	case below > 0:
		return strconv.Itoa(below) + " more below"
	}
	return ""
}

// Scroll returns the first line to show, nearest to top, so that the lines
// from first up to but without end are among the height that are seen. If they
// are too many the first ones are seen.
func Scroll(top, height, first, end int) int {
	if end > top+height {
		top = end - height
	}
	return max(0, min(top, first))
}
