package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// Dialog is a question on the screen. Every method returns a new value and
// leaves the old one as it was.
type Dialog interface {
	// Sized gives the dialog the cells that it may take: w exactly, h at most.
	// The host calls it when it opens the dialog and when the size changes.
	Sized(w, h int) Dialog
	// Key handles one key press. When the Answer is Closed the dialog goes.
	Key(tea.KeyPressMsg) (Dialog, Answer)
	// Paste handles pasted text, which is never read as keys.
	Paste(string) Dialog
	// View returns at most h lines of exactly w cells.
	View(*theme.Theme) []string
	// Cursor returns where in View the terminal's cursor belongs, if anywhere.
	Cursor() (x, y int, ok bool)
	// Legend returns the keys that act now and what they do.
	Legend() []Hint
}

// Answer is what a key made of a dialog. The zero Answer is none yet.
type Answer struct {
	Done      bool   // enter, the confirming key or a letter was pressed
	Cancelled bool   // esc was pressed
	Text      string // of Text: what was taken; of Choice: the key of the choice
	Index     int    // of Text: which suggestion was taken, or -1; of Choice: which choice; of Pick: the row with the cursor
	Values    Values // of Form: what its fields hold; of Pick: the reason, if one was wanted
	Picked    []int  // of Pick: the rows, in the order in which they were picked
}

// Closed reports whether the dialog is over.
func (a Answer) Closed() bool { return a.Done || a.Cancelled }

// Hint is a key and what it does.
type Hint struct{ Key, Does string }

const betweenHints = 3

// HintLines returns the hints in as many lines of at most w cells as they
// need, each hint in one piece.
func HintLines(th *theme.Theme, hints []Hint, w int) []string {
	rows := hintRows(hints, w)
	lines := make([]string, 0, len(rows))
	for _, row := range rows {
		var b []byte
		left := w
		for i, h := range row {
			if i > 0 {
				b = append(b, strings.Repeat(" ", betweenHints)...)
				left -= betweenHints
			}
			key := grid.Cut(h.Key, left)
			left -= grid.Width(key)
			b = th.Key.Append(b, key)
			does := grid.Cut(" "+h.Does, left)
			left -= grid.Width(does)
			b = th.Faint.Append(b, does)
		}
		lines = append(lines, string(b))
	}
	return lines
}

// hintRows shares the hints out among lines of w cells.
func hintRows(hints []Hint, w int) [][]Hint {
	if w <= 0 {
		return nil
	}
	var rows [][]Hint
	used := 0
	for i, h := range hints {
		n := grid.Width(h.Key) + 1 + grid.Width(h.Does)
		if i == 0 || used+betweenHints+n > w {
			rows = append(rows, nil)
			used = -betweenHints
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], h)
		used += betweenHints + n
	}
	return rows
}

// panel is the place that a dialog takes.
type panel struct {
	title string
	w, h  int
}

// room is how a panel is shared out.
type room struct {
	boxed bool
	w     int // cells of a line of the body
	body  int // lines of the body at most
	foot  int // lines of hints
}

// share gives the hints their lines, after the body has got its least.
func (p panel) share(hints []Hint, least int) room {
	r := room{boxed: p.title != "" && p.w >= 20 && p.h >= 4, w: max(0, p.w), body: max(0, p.h)}
	if r.boxed {
		r.w, r.body = r.w-4, r.body-2
	}
	r.foot = min(len(hintRows(hints, r.w)), max(0, r.body-least))
	r.body -= r.foot
	return r
}

// inset returns where the body begins.
func (r room) inset() (x, y int) {
	if r.boxed {
		return 2, 1
	}
	return 0, 0
}

// draw puts the body and the hints together, with a blank line between them
// where there is room for one.
func (p panel) draw(th *theme.Theme, r room, body []string, hints []Hint) []string {
	body = body[:min(len(body), r.body)]
	lines := make([]string, 0, p.h)
	lines = append(lines, body...)
	if r.foot > 0 && len(body) > 0 && len(body) < r.body {
		lines = append(lines, "")
	}
	lines = append(lines, HintLines(th, hints, r.w)[:r.foot]...)
	if r.boxed {
		for i, l := range lines {
			lines[i] = " " + l
		}
		return th.Box(p.title, lines, p.w, len(lines)+2, true)
	}
	for i, l := range lines {
		lines[i] = grid.Line(l, p.w)
	}
	return lines
}

// isEnter tells enter, that of the number pad too.
func isEnter(msg tea.KeyPressMsg) bool {
	return msg.String() == "enter" || msg.Code == tea.KeyKpEnter
}
