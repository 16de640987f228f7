package todo

import "workgroup/tui/pane"

// keys are the keys of the pane.
type keys struct {
	pane.Moves
	open, beside pane.Key
}

func newKeys() keys {
	return keys{
		Moves:  pane.NewMoves(),
		open:   pane.Key{Keys: []string{"enter"}, Does: "go there", Foot: true},
		beside: pane.Key{Keys: []string{"right", "l"}, Show: "right l", Does: "to the cycle"},
	}
}

func (k keys) groups() []pane.Group {
	return []pane.Group{{
		Heading: "To do (! comes first)",
		Keys:    k.With(k.open, k.beside),
	}}
}
