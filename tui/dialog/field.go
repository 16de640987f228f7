package dialog

import (
	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// lead is the cells before the text of the field: the mark and a space.
const lead = 2

// parts is how many lines each part of a Text gets, from top to bottom.
type parts struct {
	room    room
	label   int
	remark  int
	offers  int
	hint    bool // a line says how many suggestions are out of sight
	labels  []string
	remarks []string
}

// layout shares out the room: the field comes first, then the sentence under
// it, the label and the suggestions.
func (t Text) layout() (panel, parts) {
	p := panel{t.o.Title, t.w, t.h}
	sentence, _ := t.remark()
	s := parts{room: p.share(nil, 0)}
	s.labels, s.remarks = grid.Wrap(t.o.Label, s.room.w), grid.Wrap(sentence, s.room.w)
	s.room = p.share(t.Legend(), 1+len(s.remarks)+min(1, len(s.labels))+min(3, len(t.offers)))
	left := max(0, s.room.body-1)
	s.remark = min(len(s.remarks), left)
	left -= s.remark
	s.label = min(len(s.labels), left)
	left -= s.label
	s.offers = min(len(t.offers), left)
	if s.offers < len(t.offers) && s.offers > 1 {
		s.offers--
		s.hint = true
	}
	return p, s
}

// View implements Dialog.
func (t Text) View(th *theme.Theme) []string {
	if t.hides() {
		return t.bare().View(th)
	}
	p, s := t.layout()
	body := append([]string(nil), s.labels[:s.label]...)
	if s.room.body > 0 {
		body = append(body, t.field(th, s.room.w, s.offers == 0))
	}
	_, fine := t.remark()
	for _, l := range s.remarks[:s.remark] {
		if fine {
			l = th.Faint.Render(l)
		} else {
			l = th.Warn.Render(l)
		}
		body = append(body, l)
	}
	list := t.list.Resize(len(t.offers), s.offers)
	first, end := list.Seen()
	for i := first; i < end; i++ {
		body = append(body, t.offered(th, i, i == list.Cursor(), s.room.w))
	}
	if s.hint {
		body = append(body, th.Faint.Render(grid.Cut("  "+list.Hint(), s.room.w)))
	}
	return p.draw(th, s.room, body, t.Legend())
}

// offered draws a suggestion in w cells, with what is said beside it at the right edge.
func (t Text) offered(th *theme.Theme, i int, here bool, w int) string {
	mark, beside := "  ", ""
	if here {
		mark = th.Glyphs.Cursor + " "
	}
	if t.o.Beside != nil {
		beside = grid.Cut(grid.Clean(t.o.Beside(t.offers[i])), w/3)
	}
	line := grid.Fit(mark+t.offers[i], w)
	if beside != "" {
		line = grid.Fit(mark+t.offers[i], w-grid.Width(beside)-2) + "  " + th.Key.Render(beside)
	}
	if here {
		return th.Row(line, w)
	}
	return line
}

// Cursor implements Dialog: it stands where typing goes, or on the suggestion
// that is chosen.
func (t Text) Cursor() (x, y int, ok bool) {
	if t.hides() {
		return t.bare().Cursor()
	}
	_, s := t.layout()
	x, y = s.room.inset()
	if s.room.body < 1 || s.room.w <= lead {
		return 0, 0, false
	}
	if i := t.list.Cursor(); i >= 0 && s.offers > 0 {
		list := t.list.Resize(len(t.offers), s.offers)
		return x, y + s.label + 1 + s.remark + i - list.Top(), true
	}
	before, _, _ := t.window(s.room.w-lead, s.offers == 0)
	return x + lead + grid.Width(before), y + s.label, true
}

// field returns the line with the text and the place for typing. Where it is
// alone, without room for suggestions, it shows the one that is chosen.
func (t Text) field(th *theme.Theme, w int, alone bool) string {
	mark := th.Glyphs.Cursor + " "
	if t.list.Cursor() >= 0 && !alone {
		mark = "  "
	}
	if w <= lead {
		return grid.Fit(mark, w)
	}
	before, under, after := t.window(w-lead, alone)
	text := th.Text
	if t.shownAside() {
		text = th.Faint
	}
	b := th.Accent.Append(make([]byte, 0, 2*w), mark)
	return string(appendTyped(b, th, text, before, under, after, w-lead))
}

// shownAside reports whether the field shows other text than what was typed.
func (t Text) shownAside() bool {
	return t.masked() || t.untouched()
}

// window returns the text of a field of w cells, at least one, cut at the left
// so that the place for typing is seen: what stands before that place, the
// character there, and what comes after it.
func (t Text) window(w int, alone bool) (before, under, after string) {
	after = grid.Clean(t.typing.text[t.typing.at:])
	switch i := t.list.Cursor(); {
	case i >= 0 && alone:
		after = grid.Clean(t.offers[i])
	case t.masked() && t.typing.text == "":
		after = ""
		if t.o.Proposed != "" && !t.touched {
			after = " (kept as it is)"
		}
	case t.masked():
		after = " (typed, not shown)"
	case t.shownAside():
		after = grid.Clean(t.o.Proposed)
	default:
		before = grid.Clean(t.typing.text[:t.typing.at])
	}
	return around(before, after, w)
}
