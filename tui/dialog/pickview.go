package dialog

import (
	"slices"
	"strings"

	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// pickLine is one line of the list: a heading, or a row by its place in found.
type pickLine struct {
	heading string
	row     int // -1 for a heading
}

// pickParts is how a Pick is laid out, from top to bottom.
type pickParts struct {
	room   room
	labels []string
	typed  bool // the line with the letters is there
	list   []pickLine
	top    int
	height int  // of the list, without the line that says what is out of sight
	more   bool // which is there
	remark []formLine
	blank  int // lines between the list and what is said
	reason bool
}

// said and hintLines are how many lines what enter would do, and the keys, are
// given at least, so that nothing moves while one goes through the list.
const (
	said      = 2
	hintLines = 2
)

// layout shares out the room: the row with the cursor comes first, then the
// letters, what enter would do, and the rest of the list.
func (p Pick) layout() (panel, pickParts) {
	box := panel{p.o.Title, p.w, p.h}
	s := pickParts{room: box.share(nil, 0)}
	w := s.room.w
	s.remark = p.remark(w)
	s.labels = grid.Wrap(p.label(), w)
	s.list = p.lines()
	s.room = box.share(p.Legend(), min(2+len(s.remark), 6))
	left := s.room.body - 1 // the row with the cursor
	give := func(n int) int {
		n = max(0, min(n, left))
		left -= n
		return n
	}
	s.reason = p.why && give(1) == 1
	s.remark = s.remark[:give(len(s.remark))]
	s.typed = give(1) == 1
	s.labels = s.labels[:give(len(s.labels))]
	s.height = 1 + give(min(fewest, p.whole()-1))
	steady := give(max(0, said-len(s.remark)) + max(0, hintLines-s.room.foot))
	s.height += give(p.whole() - s.height)
	s.height = min(s.room.body, s.height)
	s.more = s.height < len(s.list) && s.height > 1
	if s.more {
		s.height--
	}
	s.blank = steady + max(0, min(p.whole(), s.height)-len(s.list))
	s.top = p.top(s.list, s.height)
	return box, s
}

// whole is how many lines the list takes with all rows.
func (p Pick) whole() int {
	n := len(p.o.Rows)
	for i, r := range p.o.Rows {
		if r.Group != "" && (i == 0 || p.o.Rows[i-1].Group != r.Group) {
			n++
		}
	}
	return n
}

// lines are the rows that were found, with the headings of their groups.
func (p Pick) lines() []pickLine {
	var out []pickLine
	group := ""
	for n, i := range p.found {
		if g := p.o.Rows[i].Group; g != "" && g != group {
			out = append(out, pickLine{g, -1})
			group = g
		}
		out = append(out, pickLine{row: n})
	}
	return out
}

// top is the first line that is seen: the cursor's is, with its heading.
func (p Pick) top(list []pickLine, height int) int {
	at := slices.IndexFunc(list, func(l pickLine) bool { return l.row == p.list.Cursor() && l.row >= 0 })
	if at < 0 || height < 1 {
		return 0
	}
	first := at
	if at > 0 && list[at-1].row < 0 && height > 1 {
		first--
	}
	return grid.Scroll(0, height, first, at+1)
}

// page is how many rows are seen at once.
func (p Pick) page() int {
	_, s := p.layout()
	return s.height
}

// remark is what is said of what was picked.
func (p Pick) remark(w int) []formLine {
	switch {
	case p.leaving:
		return footLines("esc again throws away what you picked; any other key goes on.", Reason, w)
	case p.typing.full:
		return footLines(p.typing.tooMuch(), Wrong, w)
	case p.reason.full && p.why:
		return footLines(p.reason.tooMuch(), Wrong, w)
	case p.lacking && strings.TrimSpace(p.reason.text) == "":
		return footLines("Say why in a few words: the reason is kept.", Wrong, w)
	}
	return footLines(p.judged.words(), p.judged.verdict, w)
}

// View implements Dialog.
func (p Pick) View(th *theme.Theme) []string {
	box, s := p.layout()
	w := s.room.w
	body := slices.Clone(s.labels)
	if s.typed {
		body = append(body, string(appendField(nil, th, p.typing, !p.why, w)))
	}
	for _, l := range s.list[min(s.top, len(s.list)):min(len(s.list), s.top+s.height)] {
		body = append(body, p.line(th, l, w))
	}
	if s.more {
		body = append(body, th.Faint.Render(grid.Cut("  "+grid.Hint(s.top, max(0, len(s.list)-s.top-s.height)), w)))
	}
	for range s.blank {
		body = append(body, "")
	}
	for _, l := range s.remark {
		body = append(body, l.said.style(th).Render(l.text))
	}
	if s.reason {
		body = append(body, reasonLabel(th, w)+string(appendField(nil, th, p.reason, true, w-grid.Width(cutLabel(w)))))
	}
	return box.draw(th, s.room, body, p.Legend())
}

func cutLabel(w int) string { return grid.Cut("Reason ", max(0, w-4)) }

func reasonLabel(th *theme.Theme, w int) string { return th.Title.Render(cutLabel(w)) }

// appendField appends a line of w cells with what was typed; where typing goes
// elsewhere there is no place for it.
func appendField(b []byte, th *theme.Theme, t typing, here bool, w int) []byte {
	if w <= lead {
		return append(b, grid.Fit(th.Glyphs.Cursor, w)...)
	}
	if !here {
		return append(b, grid.Fit("  "+t.text, w)...)
	}
	b = th.Accent.Append(b, th.Glyphs.Cursor+" ")
	before, under, after := around(grid.Clean(t.text[:t.at]), grid.Clean(t.text[t.at:]), w-lead)
	return appendTyped(b, th, th.Text, before, under, after, w-lead)
}

// line draws a heading or a row in w cells.
func (p Pick) line(th *theme.Theme, l pickLine, w int) string {
	if l.row < 0 {
		return th.Title.Render(grid.Cut(l.heading, w))
	}
	i := p.found[l.row]
	r, here := p.o.Rows[i], l.row == p.list.Cursor()
	beside := p.beside(r)
	mark := "  "
	if here {
		mark = th.Glyphs.Cursor + " "
	}
	if p.o.Many && slices.Contains(p.picked, i) {
		mark += "[x] "
	} else if p.o.Many {
		mark += "[ ] "
	}
	mark = grid.Cut(mark, w)
	left := max(0, w-grid.Width(mark))
	text := min(p.textCells(), left)
	if beside != "" && left >= 24 {
		text = min(text, left-2-min(grid.Width(beside), left/2))
	} else if beside == "" {
		text = min(grid.Width(r.Text), left)
	}
	line := mark + grid.Fit(r.Text, text)
	if left -= text + 2; beside != "" && left > 0 {
		line += "  " + th.Faint.Render(grid.Cut(beside, left))
	}
	if here {
		return th.Row(line, w)
	}
	return line
}

// textCells is how wide the longest text of a row is.
func (p Pick) textCells() int {
	n := 0
	for _, r := range p.o.Rows {
		n = max(n, grid.Width(r.Text))
	}
	return n
}

// Cursor implements Dialog: it stands on the row with the cursor, or where the
// reason or, with nothing found, the letters are typed.
func (p Pick) Cursor() (x, y int, ok bool) {
	_, s := p.layout()
	x, y = s.room.inset()
	if s.room.w <= lead || s.room.body < 1 {
		return 0, 0, false
	}
	letters := y + len(s.labels)
	rows := letters
	if s.typed {
		rows++
	}
	seen := min(len(s.list), s.top+s.height) - s.top
	switch {
	case s.reason:
		w := s.room.w - grid.Width(cutLabel(s.room.w)) - lead
		if w < 1 {
			return 0, 0, false
		}
		before, _, _ := around(grid.Clean(p.reason.text[:p.reason.at]), grid.Clean(p.reason.text[p.reason.at:]), w)
		y = rows + seen + s.blank + len(s.remark)
		if s.more {
			y++
		}
		return x + s.room.w - w + grid.Width(before), y, true
	case len(s.list) > 0:
		for n, l := range s.list[s.top : s.top+seen] {
			if l.row >= 0 && l.row == p.list.Cursor() {
				return x, rows + n, true
			}
		}
	case s.typed:
		before, _, _ := around(grid.Clean(p.typing.text[:p.typing.at]), grid.Clean(p.typing.text[p.typing.at:]), s.room.w-lead)
		return x + lead + grid.Width(before), letters, true
	}
	return 0, 0, false
}
