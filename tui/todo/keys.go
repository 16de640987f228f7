package todo

import "workgroup/tui/pane"

// keys are the keys of the pane. Those that move have two names: back, then on.
type keys struct {
	choose, letters, page, ends, open, beside pane.Key
}

func newKeys() keys {
	return keys{
		choose:  pane.Key{Keys: []string{"up", "down"}, Show: "arrows", Does: "choose", Foot: true},
		letters: pane.Key{Keys: []string{"k", "j"}, Show: "k j", Does: "up and down too"},
		page:    pane.Key{Keys: []string{"pgup", "pgdown"}, Show: "pgup pgdn", Does: "a page up or down"},
		ends:    pane.Key{Keys: []string{"home", "end"}, Show: "home end", Does: "the first or the last"},
		open:    pane.Key{Keys: []string{"enter"}, Does: "go there", Foot: true},
		beside:  pane.Key{Keys: []string{"right", "l"}, Show: "right l", Does: "to the cycle"},
	}
}

func (k keys) groups() []pane.Group {
	return []pane.Group{{
		Heading: "To do (! comes first)",
		Keys:    []pane.Key{k.choose, k.letters, k.page, k.ends, k.open, k.beside},
	}}
}
