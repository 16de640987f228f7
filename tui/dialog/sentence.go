package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// scrolled is a text of several lines of which a part is seen.
type scrolled struct {
	top int
}

// lines returns the part of text that is seen in r, with a word on what is not.
func (s scrolled) lines(th *theme.Theme, text string, r room) []string {
	all := grid.Wrap(text, r.w)
	if len(all) <= r.body {
		return all
	}
	seen := max(1, r.body-1)
	top := min(s.top, len(all)-seen)
	lines := append([]string(nil), all[top:top+seen]...)
	return append(lines, th.Faint.Render(grid.Cut(grid.Hint(top, len(all)-top-seen), r.w)))
}

// key scrolls and reports whether the key did. Text that is seen whole does
// not scroll.
func (s scrolled) key(msg tea.KeyPressMsg, text string, r room) (scrolled, bool) {
	n := len(grid.Wrap(text, r.w))
	if n <= r.body {
		return s, false
	}
	seen := max(1, r.body-1)
	switch msg.String() {
	case "up":
		s.top--
	case "down":
		s.top++
	case "pgup":
		s.top -= seen
	case "pgdown":
		s.top += seen
	case "home":
		s.top = 0
	case "end":
		s.top = n
	default:
		return s, false
	}
	s.top = max(0, min(s.top, n-seen))
	return s, true
}

// scrolls reports whether some of the text is out of sight.
func (s scrolled) scrolls(text string, r room) bool { return len(grid.Wrap(text, r.w)) > r.body }

func scrollHint() Hint { return Hint{"up/down", "rest of the text"} }

// Confirm asks for a yes. Only the confirming key is one; the key that opened
// the question never is.
type Confirm struct {
	Title    string // in the border; without one there is no border
	Sentence string // what will happen, and what goes with it
	Yes      string // what the confirming key does, as "remove 3 marks"
	No       string // what esc does; "no" if empty
	Accept   string // the confirming key; enter if empty
	OpenedBy string // the key that opened the question

	w, h int
	at   scrolled
}

// accept returns the confirming key.
func (c Confirm) accept() string {
	key := c.Accept
	if key == "" {
		key = "enter"
	}
	switch {
	case key != c.OpenedBy:
		return key
	case key == "enter":
		return "y"
	}
	return "enter"
}

func (c Confirm) room() (panel, room) {
	p := panel{c.Title, c.w, c.h}
	return p, p.share(c.hints(), 1)
}

func (c Confirm) hints() []Hint {
	return []Hint{{c.accept(), or(c.Yes, "yes")}, {"esc", or(c.No, "no")}}
}

// Sized implements Dialog.
func (c Confirm) Sized(w, h int) Dialog { c.w, c.h = bound(w), bound(h); return c }

// Key implements Dialog.
func (c Confirm) Key(msg tea.KeyPressMsg) (Dialog, Answer) {
	key := msg.String()
	switch {
	case key == "esc":
		return c, Answer{Cancelled: true, Index: -1}
	case key == c.accept(), c.accept() == "enter" && isEnter(msg):
		return c, Answer{Done: true, Index: -1}
	}
	_, r := c.room()
	c.at, _ = c.at.key(msg, c.Sentence, r)
	return c, Answer{}
}

// Paste implements Dialog: pasted text answers nothing.
func (c Confirm) Paste(string) Dialog { return c }

// View implements Dialog.
func (c Confirm) View(th *theme.Theme) []string {
	p, r := c.room()
	return p.draw(th, r, c.at.lines(th, c.Sentence, r), c.hints())
}

// Cursor implements Dialog.
func (c Confirm) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Legend implements Dialog.
func (c Confirm) Legend() []Hint {
	hints := c.hints()
	if _, r := c.room(); c.at.scrolls(c.Sentence, r) {
		hints = append(hints, scrollHint())
	}
	return hints
}

// Note says something that stays until a key. Every key closes it but those
// that scroll a text longer than its place.
type Note struct {
	Title string // in the border; without one there is no border
	Text  string // line feeds begin new lines

	w, h int
	at   scrolled
}

func (n Note) room() (panel, room) {
	p := panel{n.Title, n.w, n.h}
	return p, p.share(n.hints(), 1)
}

func (n Note) hints() []Hint { return []Hint{{"any key", "goes on"}} }

// Sized implements Dialog.
func (n Note) Sized(w, h int) Dialog { n.w, n.h = bound(w), bound(h); return n }

// Key implements Dialog.
func (n Note) Key(msg tea.KeyPressMsg) (Dialog, Answer) {
	if msg.String() == "esc" {
		return n, Answer{Cancelled: true, Index: -1}
	}
	_, r := n.room()
	var moved bool
	if n.at, moved = n.at.key(msg, n.Text, r); moved {
		return n, Answer{}
	}
	return n, Answer{Done: true, Index: -1}
}

// Paste implements Dialog: pasted text closes nothing.
func (n Note) Paste(string) Dialog { return n }

// View implements Dialog.
func (n Note) View(th *theme.Theme) []string {
	p, r := n.room()
	return p.draw(th, r, n.at.lines(th, n.Text, r), n.hints())
}

// Cursor implements Dialog.
func (n Note) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Legend implements Dialog.
func (n Note) Legend() []Hint {
	hints := n.hints()
	if _, r := n.room(); n.at.scrolls(n.Text, r) {
		hints = append(hints, scrollHint())
	}
	return hints
}

// Choice asks for one of a few things by a letter each. Upper and lower case
// mean the same unless both are choices. Other keys do nothing.
type Choice struct {
	Title    string // in the border; without one there is no border
	Sentence string
	Choices  []Hint // a key and what it stands for
	No       string // what esc stands for; "nobody" and the like, "no" if empty

	w, h int
}

// Sized implements Dialog.
func (c Choice) Sized(w, h int) Dialog { c.w, c.h = bound(w), bound(h); return c }

// Key implements Dialog.
func (c Choice) Key(msg tea.KeyPressMsg) (Dialog, Answer) {
	key := msg.String()
	if key == "esc" {
		return c, Answer{Cancelled: true, Index: -1}
	}
	for _, same := range []func(a, b string) bool{func(a, b string) bool { return a == b }, strings.EqualFold} {
		for i, choice := range c.Choices {
			if same(choice.Key, key) {
				return c, Answer{Done: true, Text: choice.Key, Index: i}
			}
		}
	}
	return c, Answer{}
}

// Paste implements Dialog: pasted text chooses nothing.
func (c Choice) Paste(string) Dialog { return c }

// View implements Dialog.
func (c Choice) View(th *theme.Theme) []string {
	p := panel{c.Title, c.w, c.h}
	r := p.share(c.Legend(), 0)
	body := grid.Wrap(c.Sentence, r.w)
	if n := r.body; len(body) > n && n > 0 {
		body[n-1] = grid.Cut(body[n-1]+" "+body[n], r.w)
	}
	return p.draw(th, r, body, c.Legend())
}

// Cursor implements Dialog.
func (c Choice) Cursor() (x, y int, ok bool) { return 0, 0, false }

// Legend implements Dialog.
func (c Choice) Legend() []Hint {
	return append(append([]Hint(nil), c.Choices...), Hint{"esc", or(c.No, "no")})
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// bound keeps a size within what is ever drawn.
func bound(n int) int { return min(max(0, n), grid.MaxLines) }
