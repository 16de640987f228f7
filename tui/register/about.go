package register

import "workgroup/tui/pane"

var _ pane.Aware = (*Pane)(nil)

// About is the person with the cursor, if any, at this session.
func (p *Pane) About(pane.Desk) pane.Place {
	at := pane.Place{Session: p.id.Session, Slot: p.id.Slot}
	if i := p.here(); i >= 0 && i < len(p.h.Rows) {
		at.Enrolment = p.h.Rows[i].Enrolment.ID
	}
	return at
}
