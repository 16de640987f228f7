package people

import (
	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/strokes"
	"workgroup/tui/status"
)

// letterKey is a letter of the register, as the card has it.
type letterKey struct {
	strokes.Letter
	key pane.Key
}

// cardKeys are the keys of a card.
type cardKeys struct {
	letters                                              []letterKey
	fields, pages, open, earlier, later, note            pane.Key
	match                                                pane.Key
	find, copy, withdraw, replace, esc, help, undo, hide pane.Key
	// named stand in the palette only: their letters mark here.
	named []pane.Key
}

// palette is how the help shows a key that stands in the palette only.
const palette = ":"

func newCardKeys(c *Card) cardKeys {
	key := func(show, does string, run func(pane.Desk) pane.Effect, names ...string) pane.Key {
		return pane.Key{Keys: names, Show: show, Does: does, Run: run}
	}
	named := func(does string, run func(pane.Desk, *model.Enrolment) pane.Effect) pane.Key {
		return key(palette, does, c.on(run))
	}
	k := cardKeys{
		fields:   pane.Key{Keys: []string{"up", "down", "home", "end"}, Show: "arrows", Does: "choose a field", Aside: true},
		pages:    pane.Key{Keys: []string{"pgup", "pgdown"}, Show: "pgup pgdn", Does: "earlier and later in the history", Aside: true},
		open:     key("", "edit the field", c.edit, "enter"),
		earlier:  key("left <", "the session before, for the letters", c.turn(-1), "left", "<"),
		later:    key("right >", "the session after it", c.turn(1), "right", ">"),
		note:     key("", "a note about the person at this session", c.note, "t"),
		find:     key("", "find, by name, school or e-mail", func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.People, Find: true}) }, "/"),
		copy:     key("", "copy the e-mail addresses of this person", c.on(copyOwn), "y"),
		withdraw: key("", "withdraw, with day and reason", c.on(withdrawPlace), "w"),
		match:    key("", "get the school's details from the register of schools", c.on(matchSchool), "g"),
		replace:  key("", "replace, by somebody else", c.on(replacePlace), "r"),
		esc:      key("", "back", func(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Back}) }, "esc"),
		help:     pane.Key{Keys: []string{"?"}, Does: "keys"},
		undo:     pane.Key{Keys: []string{"u", "ctrl+z"}, Show: "u", Does: "undo"},
		hide:     pane.Key{Keys: []string{"ctrl+o"}, Does: "hide"},
		named: []pane.Key{
			named("edit, everything about the person", editAll), named("remark about the person", editRemark), named("school: URN, phase, trust and more", editSchool),
			named("pause, for a while", pausePlace), named("again on the list, after a pause or a withdrawal", backOnList), named("put somebody on the list who came without a place", putOnList),
			named("merge two records of one person", mergeRecords), named("remove, somebody entered by mistake", removePlace), key(palette, "new person, or many pasted from Excel", addPerson),
			key(palette, "open the register of this session", c.register),
		},
	}
	k.named = append(k.named, named("change the place: status, commitment, completed and more", changePlace))
	k.named = append(k.named, steps(c.on)...)
	for _, l := range strokes.Letters() {
		k.letters = append(k.letters, letterKey{l, pane.Key{Keys: l.Keys, Show: l.Show, Does: l.Does, Run: c.letter(l)}})
	}
	return k
}

func (k cardKeys) groups() []pane.Group {
	var letters []pane.Key
	for _, l := range k.letters {
		letters = append(letters, l.key)
	}
	letters = append(letters, pane.Key{Show: "digits", Does: "straight after l or e: minutes (25), or a time (1230)"}, k.note, k.earlier, k.later)
	return []pane.Group{
		{Heading: "For the session shown", Keys: letters},
		{Heading: "The card", Keys: []pane.Key{k.fields, k.open, k.pages, k.find, k.match, k.withdraw, k.replace, k.copy}},
		{Heading: "By name, after :", Keys: k.named},
	}
}

// Keys are all keys of the card.
func (c *Card) Keys(pane.Desk) []pane.Group { return c.keys.groups() }

// legend are the keys that act now, for the legend: before the day those that note what is
// told, in a finished register none of the letters.
func (k cardKeys) legend(now mode) []status.Item {
	var out []status.Item
	for _, l := range k.letters {
		word := l.Foot
		if word == "" {
			word = l.Does
		}
		if now == telling {
			word = l.Told
		}
		if now == marking || now == telling && word != "" {
			out = append(out, status.Item{Key: l.key.Shown(), Does: word, Rank: l.Rank})
		}
	}
	add := func(k pane.Key, does string, rank int) {
		out = append(out, status.Item{Key: k.Shown(), Does: does, Rank: rank})
	}
	if now != closed {
		add(k.note, "note", 8)
	}
	add(k.earlier, "", 0)
	out[len(out)-1] = status.Item{Key: "< >", Does: "other session", Rank: 2}
	add(k.open, "edit the field", 1)
	add(k.find, "find", 1)
	add(k.withdraw, "withdraw", 4)
	add(k.replace, "replace", 5)
	add(pane.Key{Show: palette}, "more", 2)
	add(k.hide, "hide", 6)
	add(k.undo, "undo", 1)
	add(k.esc, "back", 1)
	add(k.help, "keys", 1)
	return out
}

// mode is what the letters do now.
type mode uint8

const (
	marking mode = iota
	telling      // before the day
	closed       // there is no register for them, or it is finished
)
