package cycle

import "workgroup/tui/pane"

// keys are the keys of the pane. Those that move have two names: back, then on.
type keys struct {
	choose, letters, page, ends, open, beside, besideLetters pane.Key
}

func newKeys() keys {
	return keys{
		choose:        pane.Key{Keys: []string{"up", "down"}, Show: "arrows", Does: "choose", Foot: true},
		letters:       pane.Key{Keys: []string{"k", "j"}, Show: "k j", Does: "up and down too"},
		page:          pane.Key{Keys: []string{"pgup", "pgdown"}, Show: "pgup pgdn", Does: "a page up or down"},
		ends:          pane.Key{Keys: []string{"home", "end"}, Show: "home end", Does: "the first or the last"},
		open:          pane.Key{Keys: []string{"enter"}, Does: "open", Foot: true},
		beside:        pane.Key{Keys: []string{"left", "right"}, Show: "left right", Does: "to cohorts, to observations"},
		besideLetters: pane.Key{Keys: []string{"h", "l"}, Show: "h l", Does: "left and right too"},
	}
}

func (k keys) groups() []pane.Group {
	return []pane.Group{{
		Heading: "Cycle",
		Keys:    []pane.Key{k.choose, k.letters, k.page, k.ends, k.open, k.beside, k.besideLetters},
	}}
}
