package people

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// entry is the form for somebody new, which goes to a preview where cells are pasted into
// it.
type entry struct {
	dialog.Dialog
	d pane.Desk
}

// Sized implements dialog.Dialog.
func (e entry) Sized(w, h int) dialog.Dialog { e.Dialog = e.Dialog.Sized(w, h); return e }

// ForOthers implements dialog.Discreet.
func (e entry) ForOthers(on bool) dialog.Dialog {
	e.Dialog = dialog.ForOthers(e.Dialog, on)
	return e
}

// Key implements dialog.Dialog.
func (e entry) Key(k tea.KeyPressMsg) (dialog.Dialog, dialog.Answer) {
	var a dialog.Answer
	e.Dialog, a = e.Dialog.Key(k)
	return e, a
}

// Paste implements dialog.Dialog.
func (e entry) Paste(text string) dialog.Dialog {
	if !cells(text) {
		e.Dialog = e.Dialog.Paste(text)
		return e
	}
	if e.d.Privacy() != pane.Everything {
		e.d.Warn("Cells are taken where all may be shown. Press ctrl+o until names only is gone, then paste again.")
		return e
	}
	box, wrong := newPreview(e.d, text)
	if wrong != "" {
		e.d.Warn(wrong)
		return e
	}
	box.back = e
	return box
}

// preview shows what was pasted before anybody is added: what each column is taken for,
// the people, and what is wrong.
type preview struct {
	d     pane.Desk
	text  string
	table model.PastedTable
	// columns are what they are taken for; column is the one that keys change.
	columns []model.ColumnKind
	column  int
	out     map[int]bool // never changed in place
	rows    []judged
	list    grid.List
	said    string
	back    dialog.Dialog // where esc leads, nil for away
	others  bool          // others can read the screen
	w, h    int
}

func newPreview(d pane.Desk, text string) (p preview, wrong string) {
	table, wrong := model.ReadPasted(text)
	if wrong != "" {
		return preview{}, wrong
	}
	p = preview{d: d, text: text, table: table, columns: slices.Clone(table.Columns), out: map[int]bool{}}
	return p.judge(), ""
}

// judge finds out anew what will become of the rows.
func (p preview) judge() preview {
	p.rows = judgeRows(p.d, p.table.People(p.columns), p.out)
	p.list = p.list.Resize(len(p.rows), max(1, p.list.Height()))
	if p.list.Cursor() < 0 {
		p.list = p.list.Home()
	}
	p.said = ""
	return p
}

// number is how many rows have a verdict.
func (p preview) number(v verdict) int {
	n := 0
	for _, r := range p.rows {
		if r.verdict == v {
			n++
		}
	}
	return n
}

// Sized implements dialog.Dialog.
func (p preview) Sized(w, h int) dialog.Dialog {
	p.w, p.h = min(max(0, w), grid.MaxCells), min(max(0, h), grid.MaxLines)
	p.list = p.list.Resize(len(p.rows), p.room())
	return p
}

// ForOthers implements dialog.Discreet: nothing of the cells is shown.
func (p preview) ForOthers(on bool) dialog.Dialog {
	p.others = on
	return p
}

// room is how many rows are seen: box, what they are, headings, what is wrong with the
// row, keys.
func (p preview) room() int {
	return max(1, p.h-2-2-p.remarks()-len(dialog.HintLines(p.d.Theme(), p.Legend(), max(0, p.w-4))))
}

// remarks is how many lines are kept for what is said of the row with the cursor.
func (p preview) remarks() int {
	if p.h < 12 {
		return 1
	}
	return 2
}

// Key implements dialog.Dialog.
func (p preview) Key(k tea.KeyPressMsg) (dialog.Dialog, dialog.Answer) {
	if p.others && k.String() != "esc" {
		return p, dialog.Answer{}
	}
	p.said = ""
	switch k.String() {
	case "esc":
		if p.back != nil {
			return p.back, dialog.Answer{}
		}
		return p, dialog.Answer{Cancelled: true, Index: -1}
	case "up":
		p.list = p.list.Move(-1)
	case "down":
		p.list = p.list.Move(1)
	case "pgup":
		p.list = p.list.Page(-1)
	case "pgdown":
		p.list = p.list.Page(1)
	case "home":
		p.list = p.list.Home()
	case "end":
		p.list = p.list.End()
	case "left":
		p.column = max(0, p.column-1)
	case "right":
		p.column = min(len(p.columns)-1, p.column+1)
	case "tab", "space":
		return p.turn(1), dialog.Answer{}
	case "shift+tab":
		return p.turn(-1), dialog.Answer{}
	case "x":
		p.out = maps.Clone(p.out)
		p.out[p.list.Cursor()] = !p.out[p.list.Cursor()]
		return p.judge(), dialog.Answer{}
	case "enter":
		return p.enter()
	}
	return p, dialog.Answer{}
}

// turn takes the column for the next kind. Two may be of one kind for a while, so that
// nothing is lost on the way to another.
func (p preview) turn(by int) preview {
	kinds := model.ColumnKinds()
	at := slices.Index(kinds, p.columns[p.column])
	p.columns = slices.Clone(p.columns)
	p.columns[p.column] = kinds[(at+by+len(kinds))%len(kinds)]
	return p.judge()
}

// twice is a kind that two columns are taken for, or ColumnLeftOut.
func (p preview) twice() model.ColumnKind {
	for i, k := range p.columns {
		if k != model.ColumnLeftOut && slices.Contains(p.columns[i+1:], k) {
			return k
		}
	}
	return model.ColumnLeftOut
}

// enter gives the people, or goes to the first that is wrong.
func (p preview) enter() (dialog.Dialog, dialog.Answer) {
	switch wrong := slices.IndexFunc(p.rows, func(r judged) bool { return r.verdict == isWrong }); {
	case wrong >= 0:
		p.list = p.list.To(wrong)
		p.said = p.rows[wrong].words + " Nobody was added yet; x leaves this row out."
		return p, dialog.Answer{}
	case p.number(isNew) == 0:
		p.said = "Nobody here is new. esc goes back."
		return p, dialog.Answer{}
	}
	var columns, without []string
	for _, k := range p.columns {
		columns = append(columns, strconv.Itoa(int(k)))
	}
	for i := range p.rows {
		if p.out[i] {
			without = append(without, strconv.Itoa(i))
		}
	}
	return p, dialog.Answer{Done: true, Index: -1, Values: dialog.Values{
		valueCells: p.text, valueColumns: strings.Join(columns, " "), valueWithout: strings.Join(without, " "),
	}}
}

// Paste implements dialog.Dialog: other cells take the place of these.
func (p preview) Paste(text string) dialog.Dialog {
	if p.others {
		return p
	}
	next, wrong := newPreview(p.d, text)
	if wrong != "" {
		p.said = wrong
		return p
	}
	next.back = p.back
	return next.Sized(p.w, p.h)
}

// counts are what will become of the rows, in a sentence.
func (p preview) counts() string {
	out := count(p.number(isNew), "person to add", "people to add")
	for _, c := range []struct {
		v     verdict
		words string
	}{{isHere, "here already, left alone"}, {isWrong, "with something wrong"}, {isOut, "left out"}} {
		if n := p.number(c.v); n > 0 {
			out += fmt.Sprintf("   %d %s", n, c.words)
		}
	}
	if k := p.twice(); k != model.ColumnLeftOut {
		out += fmt.Sprintf("   two columns are %s", k)
	}
	if s := p.d.Snapshot(); s.Cohort.Places > 0 && s.Listed()+p.number(isNew) > s.Cohort.Places {
		out += fmt.Sprintf("   more than the %d places", s.Cohort.Places)
	}
	return out
}

// layout are the columns as they were pasted, the one that keys change first where there
// is no room for all, and what will become of the row.
func (p preview) layout(inside int) grid.Columns {
	cs := []grid.Column{{Width: 1}, {Title: "Row", Width: 3, Right: true}}
	for j, kind := range p.columns {
		widest := 6
		for _, r := range p.table.Rows {
			widest = max(widest, min(30, grid.Width(r.Cells[j])))
		}
		c := grid.Column{Title: kind.String(), Width: 9, Grow: 2, Most: max(widest, 9), Drop: 1 + j}
		if j == p.column {
			c.Drop = 0
		}
		if kind == model.ColumnLeftOut {
			c.Grow, c.Drop = 0, c.Drop+model.MaxPastedColumns
		}
		cs = append(cs, c)
	}
	return grid.Lay(append(cs, grid.Column{Title: "", Width: 12}), inside, 1)
}

// View implements dialog.Dialog.
func (p preview) View(th *theme.Theme) []string {
	if p.others {
		return dialog.Covered(th, p.w, p.h)
	}
	inside := max(0, p.w-4)
	lay := p.layout(inside)
	head := make([]string, len(p.columns)+3)
	head[0], head[1] = lay.Fit(0, ""), th.Faint.Render(lay.Fit(1, "Row"))
	for j, kind := range p.columns {
		if j == p.column {
			head[2+j] = th.Key.Render(lay.Fit(2+j, th.Glyphs.Cursor+kind.String()))
		} else {
			head[2+j] = th.Heading.Render(lay.Fit(2+j, kind.String()))
		}
	}
	head[len(head)-1] = lay.Fit(len(head)-1, "")
	body := []string{" " + th.Accent.Render(grid.Cut(p.counts(), inside)), " " + lay.Join(head...)}
	first, end := p.list.Seen()
	for i := first; i < end; i++ {
		body = append(body, " "+p.line(th, &lay, i, inside))
	}
	body = append(body, p.remark(th, inside)...)
	return boxed(th, "Pasted: "+count(len(p.rows), "row", "rows"), body, p.Legend(), p.w, p.h)
}

// line is one row.
func (p preview) line(th *theme.Theme, lay *grid.Columns, i, inside int) string {
	r := p.rows[i]
	cells := make([]string, len(p.columns)+3)
	cells[0], cells[1] = lay.Fit(0, ""), lay.Fit(1, strconv.Itoa(r.Row))
	at := i == p.list.Cursor()
	if at {
		cells[0] = lay.Fit(0, th.Glyphs.Cursor)
	}
	for j, cell := range p.table.Rows[i].Cells {
		cells[2+j] = lay.Fit(2+j, cell)
		if p.columns[j] == model.ColumnLeftOut {
			cells[2+j] = th.Faint.Render(cells[2+j])
		}
	}
	last := len(cells) - 1
	words, style := r.words, th.Good
	switch r.verdict {
	case isHere, isOut:
		style = th.Faint
	case isWrong:
		words, style = "WRONG", th.Bad
	}
	cells[last] = style.Render(lay.Fit(last, words))
	line := lay.Join(cells...)
	if at {
		return th.Row(line, inside)
	}
	return line
}

// remark is what is wrong with the row with the cursor, or what enter could not do.
func (p preview) remark(th *theme.Theme, inside int) []string {
	words, style := p.list.Hint(), th.Faint
	if i := p.list.Cursor(); i >= 0 && p.rows[i].verdict == isWrong {
		words, style = p.rows[i].words, th.Warn
	}
	if p.said != "" {
		words, style = p.said, th.Warn
	}
	lines := grid.Wrap(words, inside)
	n := p.remarks()
	if len(lines) > n {
		lines = append(lines[:n-1:n-1], grid.Cut(strings.Join(lines[n-1:], " "), inside))
	}
	out := make([]string, n)
	for i, l := range lines {
		out[i] = " " + style.Render(l)
	}
	return out
}

// Cursor implements dialog.Dialog: it stands on the row with the cursor.
func (p preview) Cursor() (x, y int, ok bool) {
	first, _ := p.list.Seen()
	y = 3 + p.list.Cursor() - first
	return 2, y, !p.others && p.list.Cursor() >= 0 && y < p.h-1 && p.w > 3
}

// Legend implements dialog.Dialog.
func (p preview) Legend() []dialog.Hint {
	hints := []dialog.Hint{{Key: "enter", Does: "adds " + count(p.number(isNew), "person", "people")}}
	if p.number(isNew) == 0 || p.number(isWrong) > 0 {
		hints[0].Does = "adds them"
	}
	return append(hints, []dialog.Hint{
		{Key: "left/right", Does: "column"}, {Key: "tab", Does: "what the column is"}, {Key: "up/down", Does: "rows"}, {Key: "x", Does: "leave the row out"}, {Key: "esc", Does: "back"},
	}...)
}
