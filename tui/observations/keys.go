package observations

import (
	"workgroup/model"
	"workgroup/tui/pane"
)

// keys are the keys of the pane.
type keys struct {
	pane.Moves
	open, next, beside         pane.Key
	offer, edit, off, remove   pane.Key
	book, move, waits, first   pane.Key
	swap, elsewhere, wish, out pane.Key
	fill, repair               pane.Key
	earlier, later             pane.Key
}

// does is a key's run over the row with the cursor.
type does func(p *Pane, d pane.Desk, at spot) pane.Effect

func newKeys(p *Pane) keys {
	on := func(f does) func(pane.Desk) pane.Effect {
		return func(d pane.Desk) pane.Effect { return p.act(d, f) }
	}
	k := keys{
		Moves:     pane.NewMoves(),
		open:      pane.Key{Keys: []string{"enter"}, Does: "open, the register of the date, or the card of a person", Foot: true, Run: on((*Pane).open)},
		next:      pane.Key{Keys: []string{"space"}, Does: "the next date, from the last the first", Aside: true, Run: p.nextDate},
		beside:    pane.Key{Keys: []string{"left", "h"}, Show: "left h", Does: "to the cycle", Aside: true},
		book:      pane.Key{Keys: []string{"b"}, Does: "book, several people at once, or one on a date", Foot: true, Run: on((*Pane).book)},
		offer:     pane.Key{Keys: []string{"n"}, Does: "new date, offered for a visit", Foot: true, Run: on((*Pane).offer)},
		move:      pane.Key{Keys: []string{"m"}, Does: "move, somebody to another date", Foot: true, Run: on((*Pane).moveTo)},
		waits:     pane.Key{Keys: []string{"w"}, Does: "waiting list, of the date", Run: on((*Pane).waiting)},
		edit:      pane.Key{Keys: []string{"e"}, Does: "edit, everything about the date", Run: on((*Pane).edit)},
		off:       pane.Key{Keys: []string{"o"}, Does: "call off, or a date that is called off on again", Run: on((*Pane).callOff)},
		first:     pane.Key{Keys: []string{"f"}, Does: "give the free place to who waits first", Run: on((*Pane).giveFree)},
		swap:      pane.Key{Keys: []string{"x"}, Does: "swap, two people of different dates", Run: on((*Pane).swap)},
		elsewhere: pane.Key{Keys: []string{"a"}, Does: "attended at another date than the one booked", Run: on((*Pane).attended)},
		fill:      pane.Key{Keys: []string{"g"}, Does: "fill the dates: a proposal for all who need one", Run: on((*Pane).fill)},
		earlier:   pane.Key{Keys: []string{"-"}, Does: "who waits: one number earlier on the list", Run: on(waitsAt(-1))},
		later:     pane.Key{Keys: []string{"+"}, Does: "who waits: one number later on the list", Run: on(waitsAt(1))},
		repair:    pane.Key{Keys: []string{"r"}, Does: "repairs, the two cheapest for who needs a new date", Run: on((*Pane).repair)},
		wish:      pane.Key{Keys: []string{"t"}, Does: "which dates would suit, a person's wish", Run: on((*Pane).wish)},
		out:       pane.Key{Keys: []string{"backspace"}, Does: "unbook, somebody of the date, or who waits for it", Run: on((*Pane).takeOff)},
		remove:    pane.Key{Keys: []string{"d"}, Does: "remove, a date that nobody ever was booked on", Run: on((*Pane).remove)},
	}
	return k
}

// groups are the keys for the help. Where the cohort has no visits, one reads on.
func (k keys) groups(visits bool) []pane.Group {
	if !visits {
		k.Choose.Does = "read on"
		k.Ends.Does = "to the top or the bottom"
		return []pane.Group{{Heading: "Told before and to do", Keys: k.With(k.beside)}}
	}
	return []pane.Group{
		{Heading: "Observations", Keys: k.With(k.next, k.open, k.beside)},
		{Heading: "People and dates", Keys: []pane.Key{k.book, k.move, k.out, k.swap, k.waits, k.earlier, k.later, k.first, k.fill, k.repair, k.elsewhere, k.wish}},
		{Heading: "Dates", Keys: []pane.Key{k.offer, k.edit, k.off, k.remove}},
	}
}

// act does something over the row with the cursor, where the pane has rows at all.
func (p *Pane) act(d pane.Desk, f does) pane.Effect {
	if d.Privacy() == pane.Nothing {
		return pane.Effect{}
	}
	if s, vs := p.settle(d); s == nil || len(vs) == 0 {
		return pane.Effect{}
	}
	return f(p, d, p.at)
}

// open opens the register of a date, or the card of a person.
func (p *Pane) open(d pane.Desk, at spot) pane.Effect {
	switch {
	case at.enrolment != 0 && at.slot == 0: // without a date the visit has no register
		return pane.To(pane.Place{Screen: pane.Card, Enrolment: at.enrolment})
	case at.enrolment != 0:
		return pane.To(pane.Place{Screen: pane.Card, Session: at.visit, Slot: at.slot, Enrolment: at.enrolment})
	case at.slot != 0:
		return pane.To(pane.Place{Screen: pane.Register, Session: at.visit, Slot: at.slot})
	}
	return noDate(d)
}

// noDate says that a key wants a date, where none is chosen.
func noDate(d pane.Desk) pane.Effect {
	d.Warn("Choose a date first, with the arrows; n offers a new one.")
	return pane.Taken()
}

// hidden says that something is not shown to others.
func hidden(d pane.Desk, what string) pane.Effect {
	d.Warn(what + " are hidden while only names are shown. Press ctrl+o until names only is gone.")
	return pane.Taken()
}

// date is the date of a spot, or nil.
func (at spot) date(s *model.Snapshot) *model.Slot {
	if at.slot == 0 {
		return nil
	}
	return s.Slot(at.slot)
}
