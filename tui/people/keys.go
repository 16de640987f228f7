package people

import (
	"workgroup/model"
	"workgroup/tui/pane"
)

// keys are the keys of the list.
type keys struct {
	pane.Moves
	open, find                                        pane.Key
	match, matchAll                                   pane.Key
	add, edit, remove, remark, copy, school           pane.Key
	pause, withdraw, replace, back, list, same, paste pane.Key
	view, place, earlier, later                       pane.Key
	named                                             []pane.Key
}

func newKeys(p *Pane) keys {
	key := func(name, does string, foot bool, run func(pane.Desk) pane.Effect) pane.Key {
		return pane.Key{Keys: []string{name}, Does: does, Foot: foot, Run: run}
	}
	return keys{
		Moves:    pane.NewMoves(),
		open:     key("enter", "card, with the history of every mark", true, p.on(p.card)),
		find:     key("/", "find, by name, school or e-mail", true, p.openFind),
		add:      key("n", "new person, or many pasted from Excel", true, addPerson),
		edit:     key("e", "edit, everything about the person", true, p.on(editAll)),
		remove:   key("d", "remove, somebody entered by mistake", false, p.on(removePlace)),
		remark:   key("t", "remark about the person", false, p.on(editRemark)),
		copy:     key("y", "copy the e-mail addresses of those shown", false, p.copyAddresses),
		school:   key("s", "school: URN, phase, trust and more", false, p.on(editSchool)),
		match:    key("g", "get the school's details from the register of schools", false, p.on(matchSchool)),
		matchAll: pane.Key{Show: palette, Does: "get the details of all schools from the register of schools", Run: matchAll},
		pause:    key("p", "pause, for a while", false, p.on(pausePlace)),
		withdraw: key("w", "withdraw, with day and reason", true, p.on(withdrawPlace)),
		replace:  key("r", "replace, by somebody else", false, p.on(replacePlace)),
		back:     key("a", "again on the list, after a pause or a withdrawal", false, p.on(backOnList)),
		list:     key("l", "list: put somebody on it who came without a place", false, p.on(putOnList)),
		same:     key("m", "merge two records of one person", false, p.on(p.mergeRecords)),
		view:     key("v", "view: everybody, on the list, interested and waiting, next year", true, p.turnView),
		place:    key("c", "change the place: status, commitment, completed and more", true, p.on(changePlace)),
		earlier:  key("-", "who waits for a place: one number earlier", false, p.on(queueAt(-1))),
		later:    key("+", "who waits for a place: one number later", false, p.on(queueAt(1))),
		named:    steps(p.on),
		paste:    pane.Key{Show: "paste", Does: "cells from Excel: a preview, then all are added"},
	}
}

func (k keys) groups() []pane.Group {
	return []pane.Group{
		{Heading: "People", Keys: k.With(k.open, k.find, k.view, k.add, k.paste, k.edit, k.remark, k.school, k.match, k.copy, k.remove)},
		{Heading: "Their places", Keys: []pane.Key{k.place, k.pause, k.withdraw, k.replace, k.back, k.list, k.earlier, k.later, k.same}},
		{Heading: "By name, after :", Keys: append([]pane.Key{k.matchAll}, k.named...)},
	}
}

// lineKeys are the keys while the find line is typed in.
type lineKeys struct{ letters, choose, open, erase, empty, close pane.Key }

func newLineKeys() lineKeys {
	return lineKeys{
		letters: pane.Key{Show: "letters", Does: "find, any of name, school or e-mail, accents ignored", Foot: true},
		choose:  pane.Key{Keys: []string{"up", "down", "pgup", "pgdown"}, Show: "arrows", Does: "choose", Foot: true, Aside: true},
		open:    pane.Key{Keys: []string{"enter"}, Does: "card, of the one chosen", Foot: true},
		erase:   pane.Key{Keys: []string{"backspace", "ctrl+h"}, Show: "backspace", Does: "takes back a letter", Aside: true},
		empty:   pane.Key{Keys: []string{"ctrl+u"}, Does: "empties the line", Aside: true},
		close:   pane.Key{Keys: []string{"esc"}, Does: "close, what is typed goes first", Foot: true, Aside: true},
	}
}

func (k lineKeys) groups() []pane.Group {
	return []pane.Group{{Heading: "Find line", Keys: []pane.Key{k.letters, k.choose, k.open, k.erase, k.empty, k.close}}}
}

// on is what a key does to the person with the cursor.
func (p *Pane) on(do func(pane.Desk, *model.Enrolment) pane.Effect) func(pane.Desk) pane.Effect {
	return func(d pane.Desk) pane.Effect {
		e := p.chosen(d)
		if e == nil {
			d.Warn("Nobody is chosen. n adds somebody; / finds.")
			return pane.Taken()
		}
		return do(d, e)
	}
}

// Keys are all keys of the list as they are now.
func (p *Pane) Keys(pane.Desk) []pane.Group {
	if p.find.open {
		return p.line.groups()
	}
	return p.keys.groups()
}
