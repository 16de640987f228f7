package dialog

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// Review shows what enter would do, row by row, and scrolls where it does not fit. Its
// letters ask for something else to be shown or done.
type Review struct {
	Title    string // in the border; without one there is no border
	Sentence string
	Rows     []Row
	Does     string // what enter does; "" where there is nothing to do, and enter does nothing
	Others   []Hint // letters and what each does
	No       string // what esc does; "nothing" if empty

	others bool // others can read the screen
	w, h   int
	top    int
}

// ForOthers implements Discreet: what is private beside the rows is hidden.
func (v Review) ForOthers(on bool) Dialog {
	v.others = on
	return v.scroll(0)
}

// beside returns what is said beside a row now, what is private in a column of its own.
func (v Review) beside(r Row, column int) string {
	switch {
	case v.others || r.Private == "":
		return r.Beside
	case r.Beside == "":
		return r.Private
	}
	return grid.Fit(r.Beside, max(column, grid.Width(r.Beside))) + "  " + r.Private
}

// Sized implements Dialog.
func (v Review) Sized(w, h int) Dialog { v.w, v.h = bound(w), bound(h); return v.scroll(0) }

// Key implements Dialog. The Answer's Text is the letter; of enter it is none.
func (v Review) Key(msg tea.KeyPressMsg) (Dialog, Answer) {
	key := msg.String()
	switch {
	case key == "esc":
		return v, Answer{Cancelled: true, Index: -1}
	case isEnter(msg) && v.Does != "":
		return v, Answer{Done: true, Index: -1}
	}
	for i, o := range v.Others {
		if strings.EqualFold(o.Key, key) {
			return v, Answer{Done: true, Text: o.Key, Index: i}
		}
	}
	page := max(1, v.layout().seen)
	switch key {
	case "up":
		v = v.scroll(-1)
	case "down":
		v = v.scroll(1)
	case "pgup":
		v = v.scroll(-page)
	case "pgdown":
		v = v.scroll(page)
	case "home":
		v = v.scroll(-v.top)
	case "end":
		v = v.scroll(grid.MaxLines)
	}
	return v, Answer{}
}

// scroll goes on by lines, as far as there are some.
func (v Review) scroll(lines int) Review {
	s := v.layout()
	v.top = max(0, min(v.top+lines, len(s.lines)-s.seen))
	return v
}

// Paste implements Dialog: pasted text answers nothing.
func (v Review) Paste(string) Dialog { return v }

// reviewed is how a Review is laid out: its lines, each a heading or not, and how many
// are seen.
type reviewed struct {
	box      panel
	room     room
	sentence []string
	lines    []reviewLine
	seen     int
	more     bool // a line says what is out of sight
}

type reviewLine struct {
	text  string
	title bool
}

func (v Review) layout() reviewed {
	s := reviewed{box: panel{v.Title, v.w, v.h}}
	s.room = s.box.share(v.hints(), 4)
	w := s.room.w
	s.lines = v.lines(w)
	s.sentence = grid.Wrap(v.Sentence, w)
	s.sentence = s.sentence[:min(len(s.sentence), max(0, s.room.body-3))]
	if len(s.sentence) > 0 && s.room.body > len(s.sentence)+3 {
		s.sentence = append(s.sentence, "")
	}
	s.seen = max(0, s.room.body-len(s.sentence))
	if s.more = len(s.lines) > s.seen && s.seen > 1; s.more {
		s.seen--
	}
	s.seen = min(s.seen, len(s.lines))
	return s
}

// lines are the rows below the headings of their groups. What does not fit beside a row's
// text stands below it.
func (v Review) lines(w int) []reviewLine {
	const indent, gap = 2, 2
	cells, middle := 0, 0 // of the first column, none where no row has another, and of the next
	if slices.ContainsFunc(v.Rows, func(r Row) bool { return r.Beside != "" }) {
		for _, r := range v.Rows {
			cells = min(max(cells, grid.Width(r.Text)), w*2/5)
			if n := grid.Width(r.Beside); n <= w*2/5 {
				middle = max(middle, n)
			}
		}
	}
	var out []reviewLine
	group := ""
	for _, r := range v.Rows {
		if r.Group != group {
			group = r.Group
			out = append(out, reviewLine{grid.Cut(group, w), true})
		}
		in := strings.Repeat(" ", min(indent, w))
		beside := v.beside(r, middle)
		if left := w - indent - cells - gap; cells > 0 && beside != "" && grid.Width(beside) <= left {
			out = append(out, reviewLine{in + grid.Fit(r.Text, cells) + strings.Repeat(" ", gap) + beside, false})
			continue
		}
		beside = v.beside(r, 0)
		if one := r.Text + " " + beside; cells == 0 && grid.Width(one) <= w-indent {
			out = append(out, reviewLine{in + one, false})
			continue
		}
		for _, l := range grid.Wrap(r.Text, max(1, w-indent)) {
			out = append(out, reviewLine{in + l, false})
		}
		for _, l := range grid.Wrap(beside, max(1, w-2*indent)) {
			out = append(out, reviewLine{strings.Repeat(" ", min(2*indent, w)) + l, false})
		}
	}
	return out
}

// View implements Dialog.
func (v Review) View(th *theme.Theme) []string {
	s := v.layout()
	body := append([]string(nil), s.sentence...)
	for _, l := range s.lines[min(v.top, len(s.lines)):min(len(s.lines), v.top+s.seen)] {
		if l.title {
			body = append(body, th.Title.Render(grid.Cut(l.text, s.room.w)))
		} else {
			body = append(body, grid.Cut(l.text, s.room.w))
		}
	}
	if s.more {
		body = append(body, th.Faint.Render(grid.Cut(grid.Hint(v.top, max(0, len(s.lines)-v.top-s.seen)), s.room.w)))
	}
	return s.box.draw(th, s.room, body, v.hints())
}

// Cursor implements Dialog.
func (v Review) Cursor() (x, y int, ok bool) { return 0, 0, false }

func (v Review) hints() []Hint {
	var out []Hint
	if v.Does != "" {
		out = append(out, Hint{"enter", v.Does})
	}
	return append(append(out, v.Others...), Hint{"esc", or(v.No, "nothing")})
}

// Legend implements Dialog.
func (v Review) Legend() []Hint {
	hints := v.hints()
	if s := v.layout(); s.more {
		hints = append(hints, Hint{"up/down", "rest of it"})
	}
	return hints
}
