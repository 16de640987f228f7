package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// Menu asks for one of a few things that stand in a list: the arrows move, enter takes,
// and each has a letter too. The first is chosen beforehand.
type Menu struct {
	Title    string // in the border; without one there is no border
	Sentence string
	Choices  []Hint // a letter and what it stands for
	At       int    // which choice has the cursor
	No       string // what esc does; "back" if empty

	w, h int
}

// Sized implements Dialog.
func (m Menu) Sized(w, h int) Dialog { m.w, m.h = bound(w), bound(h); return m }

// Key implements Dialog.
func (m Menu) Key(msg tea.KeyPressMsg) (Dialog, Answer) {
	key, last := msg.String(), len(m.Choices)-1
	switch {
	case key == "esc":
		return m, Answer{Cancelled: true, Index: -1}
	case isEnter(msg) && last >= 0:
		return m, m.take()
	}
	switch key {
	case "up":
		m.At--
	case "down":
		m.At++
	case "home", "pgup":
		m.At = 0
	case "end", "pgdown":
		m.At = last
	default:
		for i, c := range m.Choices {
			if strings.EqualFold(c.Key, key) {
				m.At = i
				return m, m.take()
			}
		}
	}
	m.At = max(0, min(m.At, last))
	return m, Answer{}
}

func (m Menu) take() Answer {
	return Answer{Done: true, Text: m.Choices[m.At].Key, Index: m.At}
}

// Paste implements Dialog: pasted text chooses nothing.
func (m Menu) Paste(string) Dialog { return m }

// beforeChoice is the cells before what a choice stands for: mark, letter, spaces.
const beforeChoice = 5

// layout is the body: the lines of the sentence and of the choices that are seen, and the
// line of the body on which the choice with the cursor begins.
func (m Menu) layout(th *theme.Theme) (p panel, r room, body []string, cursor int) {
	p = panel{m.Title, m.w, m.h}
	starts := make([]int, len(m.Choices)+1)
	r = p.share(m.Legend(), 1)
	var lines []string
	for i, c := range m.Choices {
		lines = append(lines, m.choice(th, c, i == m.At, r.w)...)
		starts[i+1] = len(lines)
	}
	sentence := grid.Wrap(m.Sentence, r.w)
	if room := r.body - len(lines) - 1; len(sentence) > room {
		sentence = sentence[:max(0, room)]
	}
	if len(sentence) > 0 {
		sentence = append(sentence, "")
	}
	seen, top := max(0, r.body-len(sentence)), 0
	if len(lines) > seen && len(m.Choices) > 0 {
		top = grid.Scroll(0, seen, starts[m.At], starts[m.At+1])
		lines = lines[top:min(len(lines), top+seen)]
	}
	if len(m.Choices) > 0 {
		cursor = len(sentence) + starts[m.At] - top
	}
	return p, r, append(sentence, lines...), cursor
}

// choice is one choice on as many lines as it needs.
func (m Menu) choice(th *theme.Theme, c Hint, chosen bool, w int) []string {
	var lines []string
	for i, part := range grid.Wrap(c.Does, max(1, w-beforeChoice)) {
		mark, letter := " ", "  "
		if i == 0 {
			letter = grid.Fit(c.Key, 2)
			if chosen {
				mark = th.Glyphs.Cursor
			}
		}
		line := grid.Line(mark+" "+th.Key.Render(letter)+" "+part, w)
		if chosen {
			line = th.Row(line, w)
		}
		lines = append(lines, line)
	}
	return lines
}

// View implements Dialog.
func (m Menu) View(th *theme.Theme) []string {
	p, r, body, _ := m.layout(th)
	return p.draw(th, r, body, m.Legend())
}

// Cursor implements Dialog: it stands on the choice that has it.
func (m Menu) Cursor() (x, y int, ok bool) {
	_, r, body, at := m.layout(theme.New(theme.Options{Dumb: true}))
	x, y = r.inset()
	return x, y + at, len(m.Choices) > 0 && at < min(len(body), r.body) && r.w > 0
}

// Legend implements Dialog.
func (m Menu) Legend() []Hint {
	return []Hint{{"arrows", "choose"}, {"enter", "take it"}, {"esc", or(m.No, "back")}}
}
