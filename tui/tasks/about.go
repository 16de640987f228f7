package tasks

import (
	"workgroup/tui/pane"
)

var _ pane.Aware = (*Pane)(nil)

// About is the person with the cursor, and the task.
func (p *Pane) About(d pane.Desk) pane.Place {
	h, ok := p.sheet(d)
	if !ok || hidden(d) {
		return pane.Place{}
	}
	p.settle(&h)
	return pane.Place{Task: p.task, Session: h.Session.ID, Enrolment: p.place}
}
