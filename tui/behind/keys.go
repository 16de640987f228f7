package behind

import "workgroup/tui/pane"

// keys are the keys of the pane.
type keys struct {
	pane.Moves
	open pane.Key
}

func newKeys() keys {
	return keys{
		Moves: pane.NewMoves(),
		open:  pane.Key{Keys: []string{"enter"}, Does: "open the person's card", Foot: true},
	}
}

func (k keys) groups() []pane.Group {
	return []pane.Group{{Heading: "Who is behind", Keys: k.With(k.open)}}
}
