package observations

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
		ends:    pane.Key{Keys: []string{"home", "end"}, Show: "home end", Does: "to the top or the bottom"},
		open:    pane.Key{Keys: []string{"enter"}, Does: "open the date", Foot: true},
		beside:  pane.Key{Keys: []string{"left", "h"}, Show: "left h", Does: "to the cycle"},
	}
}

// groups are the keys for the help; where there is no date nothing can be opened.
func (k keys) groups(dates bool) []pane.Group {
	list := []pane.Key{k.choose, k.letters, k.page, k.ends, k.open, k.beside}
	heading := "Observations"
	if !dates {
		heading = "Told before and to do"
		k.choose.Does = "read on"
		list = []pane.Key{k.choose, k.letters, k.page, k.ends, k.beside}
	}
	return []pane.Group{{Heading: heading, Keys: list}}
}
