package observations

import (
	"workgroup/tui/pane"
)

var _ pane.Aware = (*Pane)(nil)

// About is the person and the date that the cursor rests on.
func (p *Pane) About(d pane.Desk) pane.Place {
	if s, _ := p.settle(d); s == nil {
		return pane.Place{}
	}
	return pane.Place{Session: p.at.visit, Slot: p.at.slot, Enrolment: p.at.enrolment}
}
