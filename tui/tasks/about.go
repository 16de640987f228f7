package tasks

import (
	"workgroup/model"
	"workgroup/tui/pane"
)

var (
	_ pane.Aware   = (*Pane)(nil)
	_ pane.Listing = (*Pane)(nil)
)

// About is the person with the cursor, and the task.
func (p *Pane) About(d pane.Desk) pane.Place {
	h, ok := p.sheet(d)
	if !ok || hidden(d) {
		return pane.Place{}
	}
	p.settle(&h)
	return pane.Place{Task: p.task, Session: h.Session.ID, Enrolment: p.place}
}

// Listed are the places of those whose task is shown.
func (p *Pane) Listed(d pane.Desk) []model.ID {
	var out []model.ID
	if h, ok := p.sheet(d); ok {
		for _, r := range h.Rows {
			out = append(out, r.Enrolment.ID)
		}
	}
	return out
}
