package dialog

import (
	"fmt"
	"strings"

	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// View implements Dialog.
func (f Form) View(th *theme.Theme) []string {
	p, s := f.layout()
	var body []string
	for _, l := range s.lines[s.top : s.top+s.height] {
		body = append(body, f.draw(th, s, l))
	}
	if s.scroll {
		body = append(body, th.Faint.Render(grid.Cut(s.more, s.room.w)))
	}
	if len(s.foot) > 0 && len(body)+len(s.foot) < s.room.body {
		body = append(body, "")
	}
	keys := s.room.foot
	if keys > 0 {
		keys++ // the blank line before them
	}
	for n := f.steady(s) - len(body) - len(s.foot) - keys; n > 0; n-- {
		body = append(body, "")
	}
	for _, l := range s.foot {
		body = append(body, l.said.style(th).Render(l.text))
	}
	return p.draw(th, s.room, body, f.footHints())
}

// steady returns how many lines the form takes at least, hints and all, so that
// it does not jump about while one goes through it: those of its fields, and
// room for a sentence or a list under one of them, for what is said of the
// whole, and for the hints.
func (f Form) steady(s sheet) int {
	const sentence, hints = 2, 3
	if s.scroll {
		return 0
	}
	n, list := sentence+hints, 0
	if f.o.Judge != nil {
		n += sentence
	}
	for _, l := range s.lines {
		if l.part <= valueLine {
			n++
		}
	}
	for _, x := range f.fields {
		if !x.there {
			n++ // it may come
		}
		switch {
		case x.Many:
			list = max(list, len(x.Choices))
		case x.Suggest != nil:
			list = offered
		}
	}
	return min(n+list, s.room.body+s.room.foot)
}

// draw draws a line.
func (f Form) draw(th *theme.Theme, s sheet, l formLine) string {
	w := s.room.w
	switch l.part {
	case introLine:
		return l.text
	case valueLine:
		return f.drawValue(th, s, l)
	case remarkLine:
		return strings.Repeat(" ", f.indent(w, s.column)) + l.said.style(th).Render(l.text)
	case moreLine:
		return th.Faint.Render(grid.Cut(strings.Repeat(" ", f.indent(w, s.column))+l.text, w))
	case listLine:
		before := min(max(0, f.indent(w, s.column)-lead), w)
		blank := strings.Repeat(" ", before)
		if _, at := f.under(); at == l.n {
			return blank + th.Row(grid.Fit(th.Glyphs.Cursor+" "+l.text, w-before), w-before)
		}
		return blank + grid.Fit("  "+l.text, w-before)
	}
	return ""
}

// drawValue draws a row of what a field holds, the first with its label.
func (f Form) drawValue(th *theme.Theme, s sheet, l formLine) string {
	x, here := f.fields[l.field], l.field == f.at
	first, _ := f.seenRows(l.field)
	mark, label := "  ", ""
	if l.n == first {
		label = x.Label
		if here {
			mark = th.Glyphs.Cursor + " "
		}
	}
	w := s.room.w
	b := th.Accent.Append(make([]byte, 0, 2*w), grid.Cut(mark, w))
	style := th.Faint
	if here {
		style = th.Title
	}
	b = style.Append(b, grid.Fit(label, min(s.column-lead-2, max(0, w-lead))))
	if w <= s.column {
		return string(b)
	}
	b = append(b, "  "...)
	return string(f.appendValue(b, th, l, w-s.column))
}

// appendValue appends a row of a value in w cells.
func (f Form) appendValue(b []byte, th *theme.Theme, l formLine, w int) []byte {
	x, here := f.fields[l.field], l.field == f.at
	text, style := "", th.Text
	switch {
	case f.hides(l.field):
		text, style = hiddenWords, th.Faint
	case here && !x.chooses() && (!x.typing.lines || l.n == x.typing.in(x.typing.rows(f.wrapAt()))):
		if x.Masked {
			style = th.Faint
		}
		before, under, after := f.window(w)
		return appendTyped(b, th, style, before, under, after, w)
	case x.chooses():
		text = x.choiceText(w)
	case x.typing.text == "":
		text, style = strings.Repeat("_", min(w, x.typing.limit, unfilled)), th.Faint
	case x.Masked:
		text, style = strings.TrimSpace(x.veil()), th.Faint
	case x.typing.lines:
		text = f.rowText(l, w)
	default:
		text = x.typing.text
	}
	text = grid.Cut(text, w)
	b = style.Append(b, text)
	if aside := f.aside(l.field); l.n == 0 && aside != "" && grid.Width(text)+2+grid.Width(aside) <= w {
		b = append(b, "  "...)
		b = th.Faint.Append(b, grid.Cut(aside, w))
	}
	return b
}

// unfilled is how long the line is that stands for text still to be typed.
const unfilled = 16

// choiceText returns the choice, between signs that it is one of several.
func (x held) choiceText(w int) string {
	n, i := len(x.Choices), x.choice.Cursor()
	switch {
	case x.Many && w < 12:
		return strings.Join(x.picked(), ", ")
	case x.Many:
		picked := x.picked()
		counted := fmt.Sprintf("%d of %d", len(picked), n)
		if len(picked) > 0 {
			counted += ": " + strings.Join(picked, ", ")
		}
		return counted
	}
	counted := fmt.Sprintf("  (%d of %d)", i+1, n)
	if grid.Width(counted)+8 > w {
		counted = ""
	}
	return "< " + grid.Cut(x.Choices[i], w-4-grid.Width(counted)) + " >" + counted
}

// veil returns what is shown in place of a passphrase.
func (x held) veil() string {
	switch {
	case x.typing.text == "":
		return ""
	case x.typed:
		return " (typed, not shown)"
	}
	return " (kept as it is)"
}

// rowText returns a row of a text of several lines; the last one that is seen
// shows that more comes.
func (f Form) rowText(l formLine, w int) string {
	t := f.fields[l.field].typing
	rows := t.rows(f.wrapAt())
	text := grid.Clean(t.text[rows[l.n].from:rows[l.n].end])
	if _, end := f.seenRows(l.field); l.n == end-1 && end < len(rows) {
		if text += " " + grid.Ellipsis; grid.Width(text) > w {
			text += " " // so that it is cut, with one sign and not two
		}
	}
	return text
}

// window returns the row with the place for typing, cut to w cells.
func (f Form) window(w int) (before, under, after string) {
	x := f.fields[f.at]
	if f.hides(f.at) {
		return around("", hiddenWords, w)
	}
	if x.Masked {
		return around("", x.veil(), w)
	}
	t := x.typing
	r := row{0, len(t.text)}
	if t.lines {
		all := t.rows(f.wrapAt())
		r = all[t.in(all)]
	}
	return around(grid.Clean(t.text[r.from:t.at]), grid.Clean(t.text[t.at:r.end]), w)
}

// Cursor implements Dialog: it stands where typing goes, on the choice, or on
// the suggestion that is chosen.
func (f Form) Cursor() (x, y int, ok bool) {
	_, s := f.layout()
	at := f.caretLine(s.lines)
	if at < s.top || at >= s.top+s.height || s.room.w < 1 {
		return 0, 0, false
	}
	x, y = s.room.inset()
	y += at - s.top
	if s.lines[at].part == listLine {
		return x + max(0, f.indent(s.room.w, s.column)-lead), y, true
	}
	w := s.room.w - s.column
	switch {
	case w < 1:
		return x, y, true
	case f.fields[f.at].chooses():
		return x + s.column + min(lead, w-1), y, true
	}
	before, _, _ := f.window(w)
	return x + s.column + grid.Width(before), y, true
}
