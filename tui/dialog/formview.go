package dialog

import (
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

// offered is how many lines a list under a field takes, where a list of choices
// is not given more.
const offered = 6

// fewest is how many lines a list keeps where the form does not fit with more.
const fewest = 3

// column returns where values begin in lines of w cells.
func (f Form) column(w int) int {
	most := 0
	for _, x := range f.fields {
		most = max(most, grid.Width(x.Label)) // of all, so that it does not move when one comes
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
	s.lines = f.lines(w, s.column, offered)
	first, end := f.span(s.lines)
	least := min(end-first, 4)
	s.room = p.share(f.footHints(), least+len(s.foot))
	s.foot = s.foot[:f.footRoom(s, least)]
	s.height = s.room.body - len(s.foot)
	if len(s.foot) > 0 && s.height > len(s.lines) {
		s.height--
	}
	if spare := s.height - len(s.lines); spare < 0 || f.at >= 0 && f.fields[f.at].Many {
		s.lines = f.lines(w, s.column, max(fewest, listed(s.lines)+spare))
	}
	return p, f.scroll(s)
}

// footRoom returns how many lines what is said of the whole gets: all, where it
// keeps something from being done, else what the field with the cursor leaves.
func (f Form) footRoom(s sheet, least int) int {
	if f.leaving || f.asked && f.whole.verdict == Wrong && f.remark(f.at).verdict != Wrong {
		least = 1
	}
	return min(len(s.foot), max(0, s.room.body-least))
}

// listed returns how many lines the list takes.
func listed(lines []formLine) int {
	n := 0
	for _, l := range lines {
		if l.part >= listLine {
			n++
		}
	}
	return n
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
	case f.hides(f.at):
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
	if f.at < 0 || f.hides(f.at) {
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
	if !x.typing.lines || f.hides(i) {
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

// remark returns what is said under field i, nothing if there is no such field.
func (f Form) remark(i int) judged {
	if i < 0 {
		return judged{}
	}
	x := f.fields[i]
	said := x.seen && x.judged.sentence != ""
	switch {
	case f.hides(i) && said && x.judged.verdict >= Reason:
		return judged{"This cannot be saved as it is: ctrl+o shows it.", x.judged.verdict}
	case f.hides(i):
		return judged{}
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
	if x := f.fields[i]; i != f.at && !f.hides(i) && x.seen && x.judged.verdict == Fine {
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
