package dialog

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// typing is text that is being typed, and the place where typing goes.
type typing struct {
	text   string
	at     int  // byte in text before which typing goes
	limit  int  // the most characters (code points) that typing brings it to
	lines  bool // line breaks are kept
	masked bool // the place for typing stays at the end
	full   bool // the last insertion did not fit whole
}

// newTyping returns text ready to be typed on, made plain.
func newTyping(text string, limit int, lines, masked bool) typing {
	if limit <= 0 {
		limit = DefaultLimit
	}
	t := typing{limit: limit, lines: lines, masked: masked}
	return t.set(t.plain(text))
}

// set holds plain text instead, with the place for typing at its end.
func (t typing) set(text string) typing {
	t.text, t.at, t.full = text, len(text), false
	return t
}

// plain returns s as it may be kept; line breaks stay where lines are kept.
func (t typing) plain(s string) string {
	if !t.lines {
		return grid.Plain(s)
	}
	parts := strings.Split(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), "\n")
	for i, part := range parts {
		parts[i] = grid.Plain(part)
	}
	return strings.Join(parts, "\n")
}

// did is what a key did to the text.
type did uint8

const (
	nothing did = iota // it is no key for text
	moved              // the place for typing moved, at most
	edited             // the text was edited
)

// key handles a key that moves, deletes or types.
func (t typing) key(msg tea.KeyPressMsg) (typing, did) {
	switch msg.String() {
	case "left", "right", "home", "end":
		return t.step(msg.String()), moved
	case "backspace", "ctrl+h", "delete", "ctrl+u", "ctrl+w":
		return t.erase(msg.String()), edited
	case "ctrl+j":
		if t.lines {
			return t.insert("\n")
		}
		return t, nothing
	}
	return t.insert(typedText(msg))
}

// typedText returns the text that a key types. AltGr is reported as ctrl and
// alt together on some systems.
func typedText(msg tea.KeyPressMsg) string {
	if chord := msg.Mod & (tea.ModCtrl | tea.ModAlt); chord == 0 || chord == tea.ModCtrl|tea.ModAlt {
		return msg.Text
	}
	return ""
}

// paste inserts pasted text without the line breaks at its ends.
func (t typing) paste(s string) (typing, did) { return t.insert(strings.Trim(s, "\r\n")) }

// insert puts s where typing goes, as far as the limit allows.
func (t typing) insert(s string) (typing, did) {
	before, after := t.text[:t.at], t.text[t.at:]
	added := strings.TrimPrefix(t.plain(before+s), before)
	if added == "" {
		return t, nothing
	}
	free, full := t.limit-utf8.RuneCountInString(t.text), false
	if utf8.RuneCountInString(added) > free {
		added, full = string([]rune(added)[:max(0, free)]), true
	}
	whole := t.plain(before + added + after)
	at := 0
	for at < len(before)+len(added) && at < len(whole) {
		at = grid.Next(whole, at)
	}
	t.text, t.at, t.full = whole, at, full
	return t, edited
}

// step moves the place for typing.
func (t typing) step(key string) typing {
	if t.masked {
		return t
	}
	switch key {
	case "left":
		t.at = grid.Prev(t.text, t.at)
	case "right":
		t.at = grid.Next(t.text, t.at)
	case "home":
		t.at = strings.LastIndexByte(t.text[:t.at], '\n') + 1
	case "end":
		if n := strings.IndexByte(t.text[t.at:], '\n'); n >= 0 {
			t.at += n
		} else {
			t.at = len(t.text)
		}
	}
	return t
}

// erase deletes a character, a word, or all of the line before the place for
// typing, the line break where nothing stands before it.
func (t typing) erase(key string) typing {
	before, after := t.text[:t.at], t.text[t.at:]
	switch key {
	case "backspace", "ctrl+h":
		before = before[:grid.Prev(t.text, t.at)]
	case "delete":
		after = after[grid.Next(after, 0):]
	case "ctrl+u":
		if line := strings.LastIndexByte(before, '\n') + 1; line < len(before) {
			before = before[:line]
		} else {
			before = strings.TrimSuffix(before, "\n")
		}
	case "ctrl+w":
		before = strings.TrimRight(before, " \n")
		before = before[:strings.LastIndexAny(before, " \n")+1]
	}
	whole := t.plain(before + after)
	t.text, t.at, t.full = whole, min(len(before), len(whole)), false
	return t
}

// tooMuch says that not all that came in was taken.
func (t typing) tooMuch() string {
	return fmt.Sprintf("No more than %d characters fit here; the rest was left out.", t.limit)
}

// row is where a line of drawn text begins and ends.
type row struct{ from, end int }

// rows breaks the text into lines of at most w cells, between words where that
// is possible. Spaces at a break hang over; every byte but the line breaks is
// in one row.
func (t typing) rows(w int) []row {
	var all []row
	from, space, have := 0, 0, 0
	for i := 0; i < len(t.text); {
		next := grid.Next(t.text, i)
		switch c := t.text[i:next]; c {
		case "\n":
			all = append(all, row{from, i})
			from, space, have = next, next, 0
		case " ":
			space = next
			have++
		default:
			n := grid.Width(c)
			for have+n > w && i > from {
				cut := i
				if space > from {
					cut = space
				}
				all = append(all, row{from, cut})
				from, space, have = cut, cut, grid.Width(t.text[cut:i])
			}
			have += n
		}
		i = next
	}
	return append(all, row{from, len(t.text)})
}

// in returns the row with the place for typing.
func (t typing) in(all []row) int {
	i := len(all) - 1
	for i > 0 && all[i].from > t.at {
		i--
	}
	return i
}

// climb moves the place for typing by that many rows of w cells and reports
// whether there was one to go to.
func (t typing) climb(by, w int) (typing, bool) {
	all := t.rows(w)
	from := t.in(all)
	to := from + by
	if to < 0 || to >= len(all) {
		return t, false
	}
	column := grid.Width(t.text[all[from].from:t.at])
	r := all[to]
	at := r.from
	for have := 0; at < r.end; {
		next := grid.Next(t.text, at)
		have += grid.Width(t.text[at:next])
		// The end of a row that goes on below is the beginning of the next one.
		if have > column || next == r.end && to+1 < len(all) && all[to+1].from == r.end {
			break
		}
		at = next
	}
	t.at = at
	return t, true
}

// around returns clean text in a line of w cells, at least one, cut at the left
// so that the place for typing is seen: what stands before that place, the
// character there, and what comes after it.
func around(before, after string, w int) (left, under, right string) {
	under = " "
	if after != "" {
		n := grid.Next(after, 0)
		under, after = after[:n], after[n:]
	}
	if grid.Width(under) > w {
		under = " "
	}
	cut := 0
	for have := grid.Width(before); have > w-grid.Width(under); {
		next := grid.Next(before, cut)
		have -= grid.Width(before[cut:next])
		cut = next
	}
	return before[cut:], under, after
}

// appendTyped appends a line of exactly w cells with the place for typing.
func appendTyped(b []byte, th *theme.Theme, text theme.Style, before, under, after string, w int) []byte {
	left := w - grid.Width(before) - grid.Width(under)
	b = text.Append(b, before)
	b = th.Caret.Append(b, under)
	return text.Append(b, grid.Fit(after, left))
}
