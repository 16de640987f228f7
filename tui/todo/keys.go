package todo

import "workgroup/tui/pane"

// keys are the keys of the pane.
type keys struct {
	pane.Moves
	open, beside          pane.Key
	off, shelf, again, up pane.Key
}

func newKeys() keys {
	return keys{
		Moves:  pane.NewMoves(),
		open:   pane.Key{Keys: []string{"enter"}, Does: "go there, or decide", Foot: true},
		beside: pane.Key{Keys: []string{"right", "l"}, Show: "right l", Does: "to the cycle"},
		off:    pane.Key{Keys: []string{"p"}, Does: "put off, until a day and with a reason", Foot: true},
		shelf:  pane.Key{Keys: []string{"v"}, Does: "view, what is put off", Foot: true},
		again:  pane.Key{Keys: []string{"x"}, Does: "to do again, what the cursor rests on", Foot: true},
		up:     pane.Key{Keys: []string{"esc", "v"}, Show: "esc v", Does: "back, to what there is to do", Foot: true},
	}
}

// Keys are the keys of the list that is shown.
func (p *Pane) Keys(pane.Desk) []pane.Group {
	k := p.keys
	if p.shelf {
		return []pane.Group{{Heading: "Put off", Keys: k.With(k.open, k.off, k.again, k.up)}}
	}
	return []pane.Group{{
		Heading: "To do (! comes first)",
		Keys:    k.With(k.open, k.off, k.shelf, k.beside),
	}}
}
