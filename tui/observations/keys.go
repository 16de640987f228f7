package observations

import "workgroup/tui/pane"

// keys are the keys of the pane.
type keys struct {
	pane.Moves
	open, beside pane.Key
}

func newKeys() keys {
	k := keys{
		Moves:  pane.NewMoves(),
		open:   pane.Key{Keys: []string{"enter"}, Does: "open the date", Foot: true},
		beside: pane.Key{Keys: []string{"left", "h"}, Show: "left h", Does: "to the cycle", Aside: true},
	}
	k.Ends.Does = "to the top or the bottom"
	return k
}

// groups are the keys for the help; where there is no date nothing can be opened.
func (k keys) groups(dates bool) []pane.Group {
	list := k.With(k.open, k.beside)
	heading := "Observations"
	if !dates {
		heading = "Told before and to do"
		k.Choose.Does = "read on"
		list = k.With(k.beside)
	}
	return []pane.Group{{Heading: heading, Keys: list}}
}
