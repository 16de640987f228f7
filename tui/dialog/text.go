package dialog

import (
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
	No       string // what esc does; "cancel" if empty
	Masked   bool   // for a passphrase: neither letters nor their number are shown
	Private  bool   // others may not read what is typed, nor what is proposed
	Veiled   bool   // while others can read the screen it is Masked, and can be typed all the same
	Limit    int    // the most characters (code points); DefaultLimit if 0

	// Judge says under the field what enter will do with the text, or what is
	// wrong with it; with ok false enter does nothing.
	Judge func(text string) (sentence string, ok bool)
	// Suggest returns what the typed text may mean, best first; the arrows
	// choose from it.
	Suggest func(typed string) []string
	// Beside returns what is said at the right edge beside a suggestion; nil for nothing.
	Beside func(offer string) string
}

// Text asks for one line of text.
type Text struct {
	o        TextOptions
	typing   typing
	touched  bool // the proposal was typed over, edited or cleared
	sentence string
	ok       bool
	offers   []string
	list     grid.List // over offers; nobody is the line of text itself
	others   bool      // others can read the screen
	covered  bool      // it is drawn for others
	w, h     int
}

// NewText returns the question, ready for typing.
func NewText(o TextOptions) Text {
	o.Proposed = grid.Plain(o.Proposed)
	return Text{o: o, typing: newTyping("", o.Limit, false, o.Masked)}.offer().judge()
}

// ForOthers implements Discreet: what was typed is hidden.
func (t Text) ForOthers(on bool) Dialog {
	t.others = on
	t.typing.masked = t.masked()
	if t.typing.masked {
		t.typing.at = len(t.typing.text)
	}
	return t
}

// masked reports whether neither letters nor their number are shown now.
func (t Text) masked() bool { return t.o.Masked || t.others && t.o.Veiled }

// hides reports whether the text is not shown now.
func (t Text) hides() bool { return t.others && t.o.Private }

// bare is the question as others may read it.
func (t Text) bare() Text {
	out := NewText(TextOptions{Title: t.o.Title, Label: t.o.Label, Proposed: hiddenWords, No: t.o.No, Private: true})
	out.w, out.h, out.covered = t.w, t.h, true
	return out
}

// Value returns what enter would take now.
func (t Text) Value() string {
	switch i := t.list.Cursor(); {
	case i >= 0:
		return t.offers[i]
	case t.untouched():
		return t.o.Proposed
	}
	return t.typing.text
}

// untouched reports whether the proposal, if there is one, still stands.
func (t Text) untouched() bool { return t.typing.text == "" && !t.touched }

// offer asks for suggestions after the text has changed.
func (t Text) offer() Text {
	t.offers = nil
	if t.o.Suggest != nil && !t.o.Masked {
		t.offers = t.o.Suggest(t.typing.text)
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

// take goes on with what a key or a paste made of the text.
func (t Text) take(typed typing, what did) Text {
	t.typing = typed
	if what != edited {
		return t
	}
	t.touched = true
	return t.offer().judge()
}

// adopt takes the proposal into the field, to be edited.
func (t Text) adopt() Text {
	if t.untouched() && !t.masked() {
		return t.take(t.typing.set(t.o.Proposed), edited)
	}
	return t
}

// Sized implements Dialog.
func (t Text) Sized(w, h int) Dialog { t.w, t.h = bound(w), bound(h); return t }

// Paste implements Dialog: the text is inserted, line breaks within it become
// spaces and those at its ends go.
func (t Text) Paste(s string) Dialog {
	if t.hides() {
		return t
	}
	return t.take(t.typing.paste(s))
}

// Key implements Dialog.
func (t Text) Key(msg tea.KeyPressMsg) (Dialog, Answer) {
	if t.hides() && msg.String() != "esc" {
		return t, Answer{}
	}
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
		t = t.adopt()
	}
	return t.take(t.typing.key(msg)), Answer{}
}

// Legend implements Dialog.
func (t Text) Legend() []Hint {
	var hints []Hint
	if t.hides() || t.covered {
		return []Hint{shows(), {"esc", or(t.o.No, "cancel")}}
	}
	if t.ok {
		hints = append(hints, Hint{"enter", or(t.o.Does, "take it")})
	}
	if len(t.offers) > 0 {
		hints = append(hints, Hint{"up/down", "choose"})
	}
	return append(hints, Hint{"esc", or(t.o.No, "cancel")})
}

// remark returns the sentence that stands under the field.
func (t Text) remark() (sentence string, fine bool) {
	if t.typing.full {
		return t.typing.tooMuch(), false
	}
	return t.sentence, t.ok
}
