package numbers

import "workgroup/tui/pane"

// keys are the keys of the pane.
type keys struct {
	pane.Moves
	open, day, copy, save pane.Key
}

func newKeys(p *Pane) keys {
	return keys{
		Moves: pane.NewMoves(),
		open:  pane.Key{Keys: []string{"enter"}, Does: "open the person's card", Foot: true, Run: p.open},
		day:   pane.Key{Keys: []string{"e"}, Does: "edit the day: as of any other", Foot: true, Run: p.askDay},
		copy:  pane.Key{Keys: []string{"y"}, Does: "copy the table, as CSV", Foot: true, Run: p.copy},
		save:  pane.Key{Keys: []string{"s"}, Does: "save the table as a CSV file", Foot: true, Run: p.save},
	}
}

func (k keys) groups() []pane.Group {
	return []pane.Group{{Heading: "Numbers", Keys: k.With(k.open, k.day, k.copy, k.save)}}
}
