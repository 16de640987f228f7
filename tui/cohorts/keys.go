package cohorts

import "workgroup/tui/pane"

// keys are the keys of the pane.
type keys struct {
	pane.Moves
	open, beside              pane.Key
	add, edit, leads, archive pane.Key
	roll, programme, hub      pane.Key
}

func newKeys() keys {
	return keys{
		Moves:     pane.NewMoves(),
		open:      pane.Key{Keys: []string{"enter"}, Does: "open", Foot: true},
		beside:    pane.Key{Keys: []string{"right", "l"}, Show: "right l", Does: "to the cycle of the open cohort"},
		add:       pane.Key{Keys: []string{"n"}, Does: "new, a cohort from a programme", Foot: true},
		edit:      pane.Key{Keys: []string{"e"}, Does: "edit, title and code and days and places and fee", Foot: true},
		leads:     pane.Key{Keys: []string{"w"}, Does: "who leads it, and in which role"},
		programme: pane.Key{Keys: []string{"p"}, Does: "its programme, whole: what it is, for whom, its outcomes", Foot: true},
		hub:       pane.Key{Keys: []string{"m"}, Does: "its Maths Hub: name, area, contact, fee rule, lunch note"},
		roll:      pane.Key{Keys: []string{"r"}, Does: "roll over: next year's cohort with those who continue"},
		archive:   pane.Key{Keys: []string{"x"}, Does: "archive, or bring back", Foot: true},
	}
}

// groups are the keys with what they do in a pane.
func (k keys) groups(p *Pane) []pane.Group {
	run := func(key pane.Key, does func(pane.Desk) pane.Effect) pane.Key {
		key.Run = does
		return key
	}
	here := func(key pane.Key, does func(pane.Desk) pane.Effect) pane.Key {
		return run(key, func(d pane.Desk) pane.Effect { return p.inOpen(d, key.Shown(), does) })
	}
	return []pane.Group{
		{Heading: "Cohorts (* is the one that is shown)", Keys: k.With(k.open, k.beside)},
		{Heading: "The cohort with the cursor", Keys: []pane.Key{run(k.add, p.add), here(k.edit, edit), here(k.leads, leads), here(k.programme, programme), here(k.hub, hub), here(k.roll, rollOver), here(k.archive, archive)}},
	}
}
