package cycle

import (
	"workgroup/tui/pane"
)

var _ pane.Aware = (*Pane)(nil)

// About is the session with the cursor, or with its task.
func (p *Pane) About(d pane.Desk) pane.Place {
	_, _, t := p.chosen(d)
	at := pane.Place{Session: p.Chosen(d)}
	if t != nil {
		at.Task = t.ID
	}
	return at
}
