package register

import (
	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/strokes"
)

// binding is one key with all that is known of it: what it does, what help and
// legend say of it, and where it stands there.
type binding struct {
	keys []string
	show string
	// does is what the help says; foot the words of the legend, where shorter.
	does, foot string
	// told are the legend's words before the day, "" where the key has nothing to do then.
	told  string
	group string
	// rank: the legend has no room for all; those with the highest go first, and
	// those with 0 never stand there.
	rank int
	// letter says that it may have been typed as part of a name.
	letter bool
	// line and rows say of a key of the door where it acts.
	line, rows bool
	// run is nil for a key that the root answers.
	run func(p *Pane, d pane.Desk, press string) pane.Effect
}

// table is the keys of one state, in the order of help and legend.
type table []binding

// find is the binding of a key, or nil; line tells whether the door line is typed in.
func (t table) find(press string, line bool) *binding {
	for i := range t {
		if t[i].line != t[i].rows && t[i].line != line {
			continue
		}
		for _, k := range t[i].keys {
			if k == press {
				return &t[i]
			}
		}
	}
	return nil
}

// The headings of the help.
const (
	groupMarks    = "Marks"
	groupPeople   = "People"
	groupRegister = "The register"
	groupDoor     = "Door, after /"
	groupMove     = "Moving"
	groupAll      = "Everywhere"
)

func one(keys ...string) []string { return keys }

// marks is a binding that marks at once with a verb.
func marks(verb model.Verb) func(*Pane, pane.Desk, string) pane.Effect {
	return func(p *Pane, d pane.Desk, press string) pane.Effect {
		p.mark(d, verb, press)
		return pane.Taken()
	}
}

// does is a binding that needs neither key nor effect.
func does(f func(*Pane, pane.Desk)) func(*Pane, pane.Desk, string) pane.Effect {
	return func(p *Pane, d pane.Desk, _ string) pane.Effect {
		f(p, d)
		return pane.Taken()
	}
}

// moves is a binding that moves the cursor.
func moves(press string) binding {
	words := map[string]string{
		"up": "the row above", "down": "the row below", "home": "the first row", "end": "the last row",
		"pgup": "a screen up", "pgdown": "a screen down",
	}
	return binding{keys: one(press), does: words[press], group: groupMove, run: func(p *Pane, _ pane.Desk, press string) pane.Effect {
		p.move(press)
		return pane.Taken()
	}}
}

// letterKey is the binding of a letter.
func letterKey(l strokes.Letter) binding {
	b := binding{
		keys: l.Keys, show: l.Show, does: l.Does, foot: l.Foot, told: l.Told, group: groupMarks, rank: l.Rank,
		letter: l.Verb != model.VerbCleared, run: marks(l.Verb),
	}
	switch {
	case l.Verb == model.VerbTaskBack:
		b.run = does((*Pane).taskBack)
	case l.Ask != nil:
		b.run = does(func(p *Pane, d pane.Desk) { p.askFirst(d, l) })
	}
	return b
}

// rowKeys are the keys of the register, in the order of its legend.
func rowKeys() table {
	var t table
	for _, l := range strokes.Letters() {
		t = append(t, letterKey(l))
	}
	return append(t, table{
		{keys: one("="), does: "the rest: all who are still unmarked", foot: "the rest", group: groupRegister, rank: 3, run: does((*Pane).askRest)},
		{keys: one("-"), does: "my door: the letters of family names that come to this laptop, where two leads split the sheet", group: groupRegister, run: does((*Pane).askDoor)},
		{keys: one("<", ",", ">", "."), show: "< >", does: "takes the left or the right of two answers, or goes to the next row that has two", group: groupMarks, run: (*Pane).takeAnswer},
		{keys: one("*"), does: "takes single marks over those of the rest, where two leads had not seen each other's", group: groupRegister, run: does((*Pane).askSingles)},
		{keys: one("r"), does: "row numbers, as on a printed sheet", foot: "row numbers", group: groupRegister, rank: 9, letter: true, run: does((*Pane).askRows)},
		{keys: one("f"), does: "finishes the register, and opens it again", foot: "finish", group: groupRegister, rank: 2, letter: true, run: does((*Pane).finish)},
		{keys: one("/"), does: "door: type a name, school or e-mail", foot: "door", told: "find", group: groupPeople, rank: 2, run: does((*Pane).openDoor)},
		{keys: one("w"), does: "somebody who is not on the list", foot: "not on the list", group: groupPeople, rank: 4, letter: true, run: does((*Pane).askWalkIn)},
		{keys: one("t"), does: "a note about the person at this session", foot: "note", told: "note", group: groupPeople, rank: 8, letter: true, run: does((*Pane).askNote)},
		{keys: one("+"), does: "one person or two, where a row says that it may be the same as another", group: groupPeople, run: (*Pane).oneOrTwo},
		{keys: one("enter"), does: "the person's card", foot: "more", told: "more", group: groupPeople, rank: 4, run: (*Pane).card},
		moves("up"), moves("down"), moves("home"), moves("end"), moves("pgup"), moves("pgdown"),
		{keys: one("ctrl+o"), does: "everything, names only, or nothing on the screen", foot: "hide", told: "hide", group: groupAll, rank: 4},
		{keys: one("u", "ctrl+z"), show: "u", does: "undo", told: "undo", group: groupAll, rank: 1},
		{keys: one("U", "ctrl+y"), show: "U", does: "redo", told: "redo", group: groupAll, rank: 9},
		{keys: one("esc"), does: "back", told: "back", group: groupAll, rank: 1, run: func(*Pane, pane.Desk, string) pane.Effect {
			return pane.To(pane.Place{Screen: pane.Back})
		}},
		{keys: one("?"), does: "keys", told: "keys", group: groupAll, rank: 1},
	}...)
}

// doorKeys are the keys of the door line and of the row chosen from it.
func doorKeys() table {
	return table{
		{keys: one("enter"), does: "what the line says: IN, LATE, or already in", foot: "as the line says", group: groupDoor, rank: 1, line: true, rows: true, run: does((*Pane).doorEnter)},
		{keys: one("down"), does: "onto the person; the marks' letters work there", foot: "choose", show: "down", group: groupDoor, rank: 1, line: true, rows: true, run: does((*Pane).doorDown)},
		{keys: one("up"), does: "up; from the first person back to the line", group: groupDoor, line: true, rows: true, run: does((*Pane).doorUp)},
		{keys: one("pgdown", "end"), show: "end", does: "the last of those listed", group: groupDoor, line: true, rows: true, run: does((*Pane).doorEnd)},
		{keys: one("pgup", "home"), show: "home", does: "the line", group: groupDoor, line: true, rows: true, run: does((*Pane).doorHome)},
		{keys: one("/"), does: "from a person back to the line", group: groupDoor, rows: true, run: does((*Pane).doorHome)},
		{keys: one("tab"), does: "takes the typed name to not on the list", foot: "not on the list", group: groupDoor, rank: 1, line: true, rows: true, run: does((*Pane).doorWalkIn)},
		{keys: one("backspace", "ctrl+h"), show: "backspace", does: "takes back a letter", group: groupDoor, line: true, run: does((*Pane).doorBackspace)},
		{keys: one("ctrl+u"), does: "empties the line", foot: "empties", group: groupDoor, rank: 3, line: true, run: does((*Pane).doorClear)},
		{keys: one("esc"), does: "closes the door line", foot: "closes", group: groupDoor, rank: 1, line: true, rows: true, run: does((*Pane).closeDoor)},
	}
}

// Keys are the pane's keys as they are now.
func (p *Pane) Keys(d pane.Desk) []pane.Group {
	p.read(d)
	var groups []pane.Group
	add := func(heading string, k pane.Key) {
		for i := range groups {
			if groups[i].Heading == heading {
				groups[i].Keys = append(groups[i].Keys, k)
				return
			}
		}
		groups = append(groups, pane.Group{Heading: heading, Keys: []pane.Key{k}})
	}
	if p.ask != nil {
		for _, h := range p.ask.box.Legend() {
			add("Answer", pane.Key{Show: h.Key, Does: h.Does, Foot: true})
		}
		return groups
	}
	now := p.mode(d)
	for _, t := range []table{p.rows, p.doors} {
		for i := range t {
			b := &t[i]
			aside := b.group == groupMove || b.group == groupDoor
			add(b.group, pane.Key{Keys: b.keys, Show: b.show, Does: b.does, Aside: aside, Foot: b.word(now) != "" && b.rank > 0 && b.rank < 7})
		}
	}
	add(groupMarks, pane.Key{Show: "digits", Does: "straight after l or e: minutes (25), or a time (1230)"})
	add(groupDoor, pane.Key{Show: "letters", Does: "any of name, school or e-mail, accents ignored"})
	add(groupRegister, pane.Key{Keys: one("z"), Aside: true, Does: "only where the foot offers it: takes back what letters of a name, or a held key, marked"})
	return groups
}

// mode is what keys do now.
type mode uint8

const (
	marking  mode = iota
	telling       // before the day
	finished      // nothing is marked until it is opened
	off           // nothing is marked: called off
	atDoor        // the door line is typed in
)

func (p *Pane) mode(d pane.Desk) mode {
	switch {
	case p.door.open && p.door.at == 0:
		return atDoor
	case p.h.Finish.Is:
		return finished
	case p.h.Off() != "":
		return off
	case p.h.ToCome(d.Now()):
		return telling
	}
	return marking
}

// word is what the legend says of a key, "" where it stays out of it.
func (b *binding) word(m mode) string {
	word := b.foot
	if word == "" {
		word = b.does
	}
	switch {
	case m == telling:
		return b.told
	case m == finished && b.keys[0] == "f":
		return "opens it"
	case (m == finished || m == off) && (b.group == groupMarks || b.group == groupRegister || b.keys[0] == "w"):
		return ""
	case (m == finished || m == off) && b.keys[0] == "/":
		return "find"
	}
	return word
}
