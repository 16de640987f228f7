package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// Sized implements Dialog.
func (f Form) Sized(w, h int) Dialog { f.w, f.h = bound(w), bound(h); return f }

// Paste implements Dialog: the text goes into the field with the cursor. Line
// breaks become spaces where the field has one line; a field of choices takes
// none.
func (f Form) Paste(s string) Dialog {
	f.leaving = false
	if f.at < 0 || f.fields[f.at].chooses() || f.hides(f.at) {
		return f
	}
	x := f.fields[f.at].ready()
	typed, what := x.typing.paste(s)
	return f.take(x, typed, what)
}

// Key implements Dialog.
func (f Form) Key(msg tea.KeyPressMsg) (Dialog, Answer) {
	key := msg.String()
	if f.leaving {
		f.leaving = false
		switch {
		case key == "esc":
			return f, Answer{Cancelled: true, Index: -1}
		case isEnter(msg), key == "ctrl+s":
			return f, Answer{} // it answers the question at the foot, and saves nothing
		}
	}
	switch {
	case isEnter(msg):
		return f.enter()
	case key == "ctrl+s":
		return f.settle().save()
	case key == "esc":
		return f.back()
	case key == "tab":
		return f.settle().turn(1), Answer{}
	case key == "shift+tab":
		return f.settle().turn(-1), Answer{}
	case key == "up":
		return f.climb(-1), Answer{}
	case key == "down":
		return f.climb(1), Answer{}
	}
	return f.edit(msg), Answer{}
}

// enter takes the suggestion with the cursor, goes to the next field, or saves
// on the last one.
func (f Form) enter() (Dialog, Answer) {
	switch {
	case f.list.Cursor() >= 0:
		return f.settle(), Answer{}
	case f.last():
		return f.save()
	}
	return f.to(f.beside(f.at+1, 1)), Answer{}
}

// last reports whether no field comes after the one with the cursor.
func (f Form) last() bool { return f.at < 0 || f.beside(f.at+1, 1) < 0 }

// back leaves the suggestions, or the form; with something to lose it asks.
func (f Form) back() (Dialog, Answer) {
	switch {
	case f.list.Cursor() >= 0:
		f.list = f.list.Nobody()
		return f, Answer{}
	case f.changed():
		f.leaving = true
		return f, Answer{}
	}
	return f, Answer{Cancelled: true, Index: -1}
}

// settle takes the suggestion with the cursor into the field.
func (f Form) settle() Form {
	i := f.list.Cursor()
	if i < 0 {
		return f
	}
	x := f.fields[f.at]
	f = f.take(x, x.typing.set(x.typing.plain(f.offers[i])), edited)
	f.offers, f.list = nil, f.list.Resize(0, 0)
	return f
}

// save gives the values, or goes to what has to be seen to first.
func (f Form) save() (Dialog, Answer) {
	f.asked = true
	f = f.seeAll().judge()
	for i, x := range f.fields {
		if x.there && x.judged.verdict == Wrong {
			return f.to(i), Answer{}
		}
	}
	switch {
	case f.whole.verdict == Wrong:
		return f, Answer{}
	case f.lacking():
		return f.to(f.named(ReasonName)), Answer{}
	}
	return f, Answer{Done: true, Index: -1, Values: f.Values()}
}

// seeAll lets every field say its sentence.
func (f Form) seeAll() Form {
	for i, x := range f.fields {
		if x.there {
			x.seen = true
			f = f.with(i, x)
		}
	}
	return f
}

// to puts the cursor on field i, which is there.
func (f Form) to(i int) Form {
	if f.at >= 0 && i != f.at {
		x := f.fields[f.at]
		x.seen = true
		x.typing.full = false
		f = f.with(f.at, x)
	}
	f.at = i
	return f.offer()
}

// turn goes to the next field or the one before, round and round.
func (f Form) turn(step int) Form {
	if f.at < 0 {
		return f
	}
	i := f.beside(f.at+step, step)
	if i < 0 && step > 0 {
		i = f.beside(0, 1)
	} else if i < 0 {
		i = f.beside(len(f.fields)-1, -1)
	}
	return f.to(i)
}

// climb moves up or down within the field, then to the one above or below.
func (f Form) climb(step int) Form {
	if f.at < 0 {
		return f
	}
	switch x := f.fields[f.at]; {
	case f.hides(f.at):
	case x.Many:
		if i := x.choice.Cursor() + step; i >= 0 && i < len(x.Choices) {
			x.choice = x.choice.To(i)
			return f.with(f.at, x)
		}
	case len(f.offers) > 0 && (step > 0 || f.list.Cursor() >= 0):
		if i := f.list.Cursor() + step; i < len(f.offers) {
			f.list = f.list.To(i)
			return f
		}
	case x.typing.lines:
		if typed, ok := x.typing.climb(step, f.wrapAt()); ok {
			x.typing = typed
			return f.with(f.at, x)
		}
	}
	i := f.beside(f.at+step, step)
	if i < 0 {
		return f
	}
	f = f.to(i)
	if x := f.fields[i]; x.Many && step > 0 {
		x.choice = x.choice.Home()
		f = f.with(i, x)
	} else if x.Many {
		x.choice = x.choice.End()
		f = f.with(i, x)
	}
	return f
}

// edit hands a key to the field with the cursor.
func (f Form) edit(msg tea.KeyPressMsg) Form {
	if f.at < 0 || f.hides(f.at) {
		return f
	}
	x := f.fields[f.at]
	if x.chooses() {
		return f.choose(x, msg)
	}
	if x.Masked {
		x = x.ready()
	}
	typed, what := x.typing.key(msg)
	return f.take(x, typed, what)
}

// ready empties a masked field that is still as it was at first: nobody can add
// to what is not seen.
func (x held) ready() held {
	if x.Masked && !x.typed {
		x.typing = x.typing.set("")
	}
	return x
}

// take goes on with what a key or a paste made of the text of the field.
func (f Form) take(x held, typed typing, what did) Form {
	if what == nothing {
		return f
	}
	f.list = f.list.Nobody()
	if what == moved {
		if !x.Masked {
			x.typing = typed
			f = f.with(f.at, x)
		}
		return f
	}
	x.typing, x.typed, x.seen = typed, true, true
	return f.with(f.at, x).judge().offer()
}

// choose handles a key in a field of choices.
func (f Form) choose(x held, msg tea.KeyPressMsg) Form {
	n := len(x.Choices)
	if n == 0 {
		return f
	}
	i := x.choice.Cursor()
	switch key := msg.String(); {
	case key == "left":
		i = (i + n - 1) % n
	case key == "right", key == "space" && !x.Many:
		i = (i + 1) % n
	case key == "home":
		i = 0
	case key == "end":
		i = n - 1
	case key == "space":
		x.chosen = append([]bool(nil), x.chosen...)
		x.chosen[i] = !x.chosen[i]
	default:
		if i = x.begins(typedText(msg)); i < 0 {
			return f
		}
	}
	x.choice, x.seen = x.choice.To(i), true
	return f.with(f.at, x).judge()
}

// begins returns the next choice that begins with the letter, -1 if none does.
func (x held) begins(letter string) int {
	letter = strings.ToLower(letter)
	if letter == "" {
		return -1
	}
	for n := range x.Choices {
		i := (x.choice.Cursor() + 1 + n) % len(x.Choices)
		if strings.HasPrefix(strings.ToLower(x.Choices[i]), letter) {
			return i
		}
	}
	return -1
}

// Legend implements Dialog.
func (f Form) Legend() []Hint {
	if f.leaving {
		return []Hint{{"esc", "throws away what you typed"}, {"any other key", "goes on"}}
	}
	if f.list.Cursor() >= 0 {
		return []Hint{{"enter", "take it"}, {"up/down", "choose"}, {"esc", "back to typing"}}
	}
	hints := f.ownHints()
	if f.last() {
		hints = append(hints, Hint{"enter", f.does()})
	} else {
		hints = append(hints, Hint{"enter", "next field"})
	}
	hints = append(hints, f.moveHints()...)
	if !f.last() {
		hints = append(hints, Hint{"ctrl+s", f.does()})
	}
	return append(hints, Hint{"esc", "cancel"})
}

func (f Form) does() string { return or(f.o.Does, "save") }

// ownHints returns the keys that act in the field with the cursor alone.
func (f Form) ownHints() []Hint {
	if f.at < 0 {
		return nil
	}
	switch x := f.fields[f.at]; {
	case f.hides(f.at):
		return []Hint{shows()}
	case x.Many && x.choice.Cursor() >= 0 && x.chosen[x.choice.Cursor()]:
		return []Hint{{"space", "take off"}}
	case x.Many && len(x.Choices) > 0:
		return []Hint{{"space", "choose"}}
	case x.chooses():
		return []Hint{{"left/right", "choose"}}
	case len(f.offers) > 0:
		return []Hint{{"down", "suggestions"}}
	case x.typing.lines:
		return []Hint{{"ctrl+j", "new line"}}
	}
	return nil
}

// moveHints returns the keys that go to other fields, if there are any.
func (f Form) moveHints() []Hint {
	if f.at < 0 || f.last() && f.beside(f.at-1, -1) < 0 {
		return nil
	}
	if x := f.fields[f.at]; x.Many || x.typing.lines || len(f.offers) > 0 {
		return []Hint{{"tab/shift+tab", "other fields"}}
	}
	return []Hint{{"up/down", "other fields"}}
}
