package charges

import "workgroup/tui/pane"

// keys are the keys of the pane. Letters mean the same in upper and lower case.
type keys struct {
	pane.Moves
	charge, waive, paid, back, letter, card pane.Key
}

func newKeys() keys {
	return keys{
		Moves:  pane.NewMoves(),
		charge: pane.Key{Keys: []string{"c"}, Does: "charge", Foot: true},
		waive:  pane.Key{Keys: []string{"w"}, Does: "waive", Foot: true},
		paid:   pane.Key{Keys: []string{"p"}, Does: "paid", Foot: true},
		back:   pane.Key{Keys: []string{"backspace"}, Does: "proposed again", Foot: true},
		letter: pane.Key{Keys: []string{"l"}, Does: "letter", Foot: true},
		card:   pane.Key{Keys: []string{"enter"}, Does: "the person's card", Foot: true},
	}
}

// groups are the keys with what they do in a pane.
func (k keys) groups(p *Pane) []pane.Group {
	run := func(key pane.Key, does func(pane.Desk) pane.Effect) pane.Key {
		key.Run = does
		return key
	}
	return []pane.Group{
		{Heading: "Charges", Keys: []pane.Key{
			run(k.charge, p.charge), run(k.waive, p.waive), run(k.paid, p.paid), run(k.back, p.takeBack), run(k.letter, p.letter),
		}},
		{Heading: "Around it", Keys: k.With(run(k.card, p.card))},
	}
}
