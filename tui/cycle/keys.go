package cycle

import "workgroup/tui/pane"

// keys are the keys of the pane. Those to its sides have two names: left, then right.
type keys struct {
	pane.Moves
	open, beside, besideLetters pane.Key
}

func newKeys() keys {
	return keys{
		Moves:         pane.NewMoves(),
		open:          pane.Key{Keys: []string{"enter"}, Does: "open", Foot: true},
		beside:        pane.Key{Keys: []string{"left", "right"}, Show: "left right", Does: "to cohorts, to observations", Aside: true},
		besideLetters: pane.Key{Keys: []string{"h", "l"}, Show: "h l", Does: "left and right too", Aside: true},
	}
}

func (k keys) groups() []pane.Group {
	return []pane.Group{{
		Heading: "Cycle",
		Keys:    k.With(k.open, k.beside, k.besideLetters),
	}}
}
