package dialog

import (
	"fmt"
	"strings"

	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// part is what a line of a form shows.
type part uint8

const (
	introLine part = iota
	blankLine
	valueLine  // a row of what a field holds, the first with its label
	remarkLine // a sentence under a field
	listLine   // a suggestion or a choice under a field
	moreLine   // how many of these are out of sight
)

// formLine is one line of a form before it is drawn.
type formLine struct {
	part  part
	field int
	n     int // which row of the value, which suggestion or choice
	text  string
	said  Verdict // of a remark
}

// sheet is how a form is laid out.
type sheet struct {
	room   room
	column int // where the values begin
	lines  []formLine
	top    int        // the first line that is seen
	height int        // how many are
	more   string     // says what is out of sight; there is a line for it if scrolls
	scroll bool       // not all lines are seen
	foot   []formLine // what is said of the whole
}

// fewest is how many suggestions are seen at once if there are more of them and
// the room is short.
const fewest = 5

// column returns where values begin in lines of w cells.
func (f Form) column(w int) int {
	most := 0
	for _, x := range f.fields {
		if x.there {
			most = max(most, grid.Width(x.Label))
		}
	}
	return lead + min(most, w/3) + 2
}

// inside returns the cells of a line of the form.
func (f Form) inside() int {
	return panel{f.o.Title, f.w, f.h}.share(nil, 0).w
}

// wrapAt returns the cells at which text of several lines goes on in the next.
func (f Form) wrapAt() int {
	w := f.inside()
	return max(1, w-f.column(w)-1)
}

// layout shares out the room: the field with the cursor comes first, then what
// is said of the whole, the other fields, and the keys.
func (f Form) layout() (panel, sheet) {
	p := panel{f.o.Title, f.w, f.h}
	w := f.inside()
	s := sheet{column: f.column(w)}
	s.foot = f.foot(w)
	s.lines = f.lines(w, s.column, fewest)
	first, end := f.span(s.lines)
	s.room = p.share(f.footHints(), min(end-first, 4)+len(s.foot))
	s.foot = s.foot[:min(len(s.foot), max(0, s.room.body-1))]
	s.height = s.room.body - len(s.foot)
	if len(s.foot) > 0 && s.height > len(s.lines) {
		s.height--
	}
	if spare := s.height - len(s.lines); spare > 0 {
		s.lines = f.lines(w, s.column, fewest+spare)
	}
	return p, f.scroll(s)
}

// footHints returns the hints that are drawn: none beside the question whether
// to leave, which names its keys.
func (f Form) footHints() []Hint {
	if f.leaving {
		return nil
	}
	return f.Legend()
}

// scroll chooses the lines that are seen, so that the field with the cursor is,
// whole if it can be, and with the one after it.
func (f Form) scroll(s sheet) sheet {
	if len(s.lines) <= s.height {
		s.height = len(s.lines)
		return s
	}
	s.scroll = s.height > 1
	if s.scroll {
		s.height--
	}
	first, end := f.span(s.lines)
	if end < len(s.lines) && end+1-first <= s.height {
		end++
	}
	s.top = grid.Scroll(0, s.height, first, end)
	if at := f.caretLine(s.lines); at >= 0 {
		s.top = grid.Scroll(s.top, s.height, at, at+1)
	}
	above, below := 0, 0
	for i, l := range s.lines {
		switch {
		case l.part != valueLine || l.n > 0:
		case i < s.top:
			above++
		case i >= s.top+s.height:
			below++
		}
	}
	if above+below > 0 {
		s.more = "fields: " + grid.Hint(above, below)
	}
	return s
}

// span returns the lines of the field with the cursor.
func (f Form) span(lines []formLine) (first, end int) {
	for i, l := range lines {
		if l.part > blankLine && l.field == f.at {
			if end == 0 {
				first = i
			}
			end = i + 1
		}
	}
	return first, end
}

// caretLine returns the line in which the cursor stands, -1 if none does.
func (f Form) caretLine(lines []formLine) int {
	if f.at < 0 {
		return -1
	}
	what, n := valueLine, 0
	_, under := f.under()
	switch x := f.fields[f.at]; {
	case under >= 0:
		what, n = listLine, under
	case x.typing.lines:
		n = x.typing.in(x.typing.rows(f.wrapAt()))
	}
	for i, l := range lines {
		if l.part == what && l.field == f.at && l.n == n {
			return i
		}
	}
	return -1
}

// under returns the list under the field with the cursor, and which of it has
// the cursor, -1 if none has.
func (f Form) under() (all []string, at int) {
	if f.at < 0 {
		return nil, -1
	}
	x := f.fields[f.at]
	if !x.Many {
		return f.offers, f.list.Cursor()
	}
	for i, c := range x.Choices {
		box := "[ ] "
		if x.chosen[i] {
			box = "[x] "
		}
		all = append(all, box+c)
	}
	return all, x.choice.Cursor()
}

// lines returns all lines of the form; of a list at most so many are seen.
func (f Form) lines(w, column, most int) []formLine {
	var all []formLine
	for _, l := range grid.Wrap(f.o.Intro, w) {
		all = append(all, formLine{part: introLine, text: l})
	}
	if len(all) > 0 {
		all = append(all, formLine{part: blankLine})
	}
	for i, x := range f.fields {
		if !x.there {
			continue
		}
		first, end := f.seenRows(i)
		for n := first; n < end; n++ {
			all = append(all, formLine{part: valueLine, field: i, n: n})
		}
		j := f.remark(i)
		for _, l := range grid.Wrap(j.words(), w-f.indent(w, column)) {
			all = append(all, formLine{part: remarkLine, field: i, text: l, said: j.verdict})
		}
		if i == f.at {
			all = f.listLines(all, most)
		}
	}
	return all
}

// listLines adds the list under the field with the cursor.
func (f Form) listLines(all []formLine, most int) []formLine {
	labels, at := f.under()
	list := grid.NewList(len(labels), min(len(labels), most)).To(at)
	if list.Below()+list.Above() > 0 {
		list = list.Resize(len(labels), most-1)
	}
	first, end := list.Seen()
	for n := first; n < end; n++ {
		all = append(all, formLine{part: listLine, field: f.at, n: n, text: labels[n]})
	}
	if hint := list.Hint(); hint != "" {
		all = append(all, formLine{part: moreLine, field: f.at, text: hint})
	}
	return all
}

// seenRows returns the rows of what field i holds that are seen.
func (f Form) seenRows(i int) (first, end int) {
	x := f.fields[i]
	if !x.typing.lines {
		return 0, 1
	}
	rows := x.typing.rows(f.wrapAt())
	n := min(len(rows), x.Lines)
	if i == f.at {
		at := x.typing.in(rows)
		first = grid.Scroll(0, n, at, at+1)
	}
	return first, first + n
}

// indent returns where sentences under a field begin: where the values do,
// unless the line is short.
func (f Form) indent(w, column int) int {
	if w-column < 24 {
		return min(lead, max(0, w-1))
	}
	return column
}

// words returns the sentence with the sign of its verdict, so that it is told
// apart without colours.
func (j judged) words() string {
	sign := [...]string{Fine: "", Notice: "* ", Reason: "? ", Wrong: "! "}[min(j.verdict, Wrong)]
	if j.sentence == "" {
		return ""
	}
	return sign + j.sentence
}

// style returns how a sentence looks.
func (v Verdict) style(th *theme.Theme) theme.Style {
	switch v {
	case Fine:
		return th.Faint
	case Wrong:
		return th.Bad
	}
	return th.Warn
}

// remark returns what is said under field i.
func (f Form) remark(i int) judged {
	x := f.fields[i]
	said := x.seen && x.judged.sentence != "" || f.own(i)
	switch {
	case x.typing.full:
		return judged{x.typing.tooMuch(), Wrong}
	case said && (i == f.at || x.judged.verdict != Fine):
		return x.judged
	case i == f.at:
		return judged{sentence: x.Hint}
	}
	return judged{}
}

// aside returns what saving will make of the value of a field without the
// cursor, which is said beside it where there is room.
func (f Form) aside(i int) string {
	if x := f.fields[i]; i != f.at && x.seen && x.judged.verdict == Fine && !f.own(i) {
		return x.judged.sentence
	}
	return ""
}

// foot returns what is said of the whole: nothing bad before saving was asked
// for or every field was seen.
func (f Form) foot(w int) []formLine {
	j := f.whole
	switch {
	case f.leaving:
		j = judged{"esc again throws away what you typed; any other key goes on.", Reason}
		return footLines(j.sentence, j.verdict, w)
	case !f.asked && !f.changed():
		return nil
	case j.verdict >= Reason && !f.asked && f.unseen():
		return nil
	case j.verdict == Reason && f.fields[f.named(ReasonName)].there && f.asked:
		return nil
	}
	return footLines(j.words(), j.verdict, w)
}

func footLines(s string, v Verdict, w int) []formLine {
	var all []formLine
	for _, l := range grid.Wrap(s, w) {
		all = append(all, formLine{part: remarkLine, text: l, said: v})
	}
	return all
}

// unseen reports whether a field was neither touched nor left yet.
func (f Form) unseen() bool {
	for _, x := range f.fields {
		if x.there && !x.seen {
			return true
		}
	}
	return false
}

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
	for _, l := range s.foot {
		body = append(body, l.said.style(th).Render(l.text))
	}
	return p.draw(th, s.room, body, f.footHints())
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
		return grid.Cut(text, w-2) + " " + grid.Ellipsis
	}
	return text
}

// window returns the row with the place for typing, cut to w cells.
func (f Form) window(w int) (before, under, after string) {
	x := f.fields[f.at]
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
