package dialog

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/grid"
)

// DefaultLimit is the most characters that a Text takes unless it is told
// otherwise.
const DefaultLimit = 200

// TextOptions say what a Text asks. The functions must be pure and quick: they
// run at every key.
type TextOptions struct {
	Title    string // in the border; without one there is no border
	Label    string // what is asked
	Proposed string // shown, and taken by enter while nothing is typed
	Does     string // what enter does; "take it" if empty
	Masked   bool   // for a passphrase: neither letters nor their number are shown
	Limit    int    // the most characters (code points); DefaultLimit if 0

	// Judge says under the field what enter will do with the text, or what is
	// wrong with it; with ok false enter does nothing.
	Judge func(text string) (sentence string, ok bool)
	// Suggest returns what the typed text may mean, best first; the arrows
	// choose from it.
	Suggest func(typed string) []string
}

// Text asks for one line of text.
type Text struct {
	o        TextOptions
	typed    string
	at       int  // byte in typed before which typing goes
	touched  bool // the proposal was typed over, edited or cleared
	full     bool // the last insertion did not fit whole
	sentence string
	ok       bool
	offers   []string
	list     grid.List // over offers; nobody is the line of text itself
	w, h     int
}

// NewText returns the question, ready for typing.
func NewText(o TextOptions) Text {
	o.Proposed = grid.Plain(o.Proposed)
	if o.Limit <= 0 {
		o.Limit = DefaultLimit
	}
	return Text{o: o}.offer().judge()
}

// Value returns what enter would take now.
func (t Text) Value() string {
	switch i := t.list.Cursor(); {
	case i >= 0:
		return t.offers[i]
	case t.typed == "" && !t.touched:
		return t.o.Proposed
	}
	return t.typed
}

// offer asks for suggestions after the text has changed.
func (t Text) offer() Text {
	t.offers = nil
	if t.o.Suggest != nil && !t.o.Masked {
		t.offers = t.o.Suggest(t.typed)
	}
	t.list = grid.NewList(len(t.offers), 1).Nobody()
	return t
}

// judge asks for the sentence under the field.
func (t Text) judge() Text {
	t.sentence, t.ok = "", true
	if t.o.Judge != nil {
		t.sentence, t.ok = t.o.Judge(t.Value())
	}
	return t
}

// edit sets the text with the place for typing at byte at.
func (t Text) edit(s string, at int) Text {
	t.typed, t.at, t.touched, t.full = s, at, true, false
	return t.offer().judge()
}

// insert puts s where typing goes, as far as the limit allows.
func (t Text) insert(s string) Text {
	before, after := t.typed[:t.at], t.typed[t.at:]
	added := strings.TrimPrefix(grid.Plain(before+s), before)
	if added == "" {
		return t
	}
	free, full := t.o.Limit-utf8.RuneCountInString(t.typed), false
	if utf8.RuneCountInString(added) > free {
		added, full = string([]rune(added)[:max(0, free)]), true
	}
	whole := grid.Plain(before + added + after)
	at := 0
	for at < len(before)+len(added) && at < len(whole) {
		at = grid.Next(whole, at)
	}
	t = t.edit(whole, at)
	t.full = full
	return t
}

// adopt takes the proposal into the field, to be edited.
func (t Text) adopt() Text {
	if t.typed == "" && !t.touched && !t.o.Masked {
		return t.edit(t.o.Proposed, len(t.o.Proposed))
	}
	return t
}

// Sized implements Dialog.
func (t Text) Sized(w, h int) Dialog { t.w, t.h = bound(w), bound(h); return t }

// Paste implements Dialog: the text is inserted, line breaks within it become
// spaces and those at its ends go.
func (t Text) Paste(s string) Dialog { return t.insert(strings.Trim(s, "\r\n")) }

// Key implements Dialog.
func (t Text) Key(msg tea.KeyPressMsg) (Dialog, Answer) {
	if isEnter(msg) {
		if !t.ok {
			return t, Answer{}
		}
		return t, Answer{Done: true, Text: t.Value(), Index: t.list.Cursor()}
	}
	switch msg.String() {
	case "esc":
		return t, Answer{Cancelled: true, Index: -1}
	case "up":
		t.list = t.list.To(t.list.Cursor() - 1)
		return t.judge(), Answer{}
	case "down":
		t.list = t.list.To(t.list.Cursor() + 1)
		return t.judge(), Answer{}
	case "left", "right", "home", "end":
		return t.step(msg.String()), Answer{}
	case "backspace", "ctrl+h", "delete", "ctrl+u", "ctrl+w":
		return t.erase(msg.String()), Answer{}
	}
	// AltGr is reported as ctrl and alt together on some systems.
	chord := msg.Mod & (tea.ModCtrl | tea.ModAlt)
	if msg.Text != "" && (chord == 0 || chord == tea.ModCtrl|tea.ModAlt) {
		return t.insert(msg.Text), Answer{}
	}
	return t, Answer{}
}

// step moves the place for typing. In a masked field it stays at the end.
func (t Text) step(key string) Text {
	if t.o.Masked {
		return t
	}
	t = t.adopt()
	switch key {
	case "left":
		t.at = grid.Prev(t.typed, t.at)
	case "right":
		t.at = grid.Next(t.typed, t.at)
	case "home":
		t.at = 0
	case "end":
		t.at = len(t.typed)
	}
	return t
}

// erase deletes; a proposal that is still untouched goes whole.
func (t Text) erase(key string) Text {
	before, after := t.typed[:t.at], t.typed[t.at:]
	switch key {
	case "backspace", "ctrl+h":
		before = before[:grid.Prev(t.typed, t.at)]
	case "delete":
		after = after[grid.Next(after, 0):]
	case "ctrl+u":
		before = ""
	case "ctrl+w":
		before = strings.TrimRight(before, " ")
		before = before[:strings.LastIndexByte(before, ' ')+1]
	}
	whole := grid.Plain(before + after)
	return t.edit(whole, min(len(before), len(whole)))
}

// Legend implements Dialog.
func (t Text) Legend() []Hint {
	var hints []Hint
	if t.ok {
		hints = append(hints, Hint{"enter", or(t.o.Does, "take it")})
	}
	if len(t.offers) > 0 {
		hints = append(hints, Hint{"up/down", "choose"})
	}
	return append(hints, Hint{"esc", "cancel"})
}

// remark returns the sentence that stands under the field.
func (t Text) remark() (sentence string, fine bool) {
	if t.full {
		return fmt.Sprintf("No more than %d characters fit here; the rest was left out.", t.o.Limit), false
	}
	return t.sentence, t.ok
}
