package people

import (
	"workgroup/tui/pane"
)

var (
	_ pane.Aware = (*Pane)(nil)
	_ pane.Aware = (*Card)(nil)
)

// About is the person with the cursor.
func (p *Pane) About(d pane.Desk) pane.Place {
	if d.Snapshot() == nil {
		return pane.Place{}
	}
	if e := p.chosen(d); e != nil {
		return pane.Place{Enrolment: e.ID}
	}
	return pane.Place{}
}

// About is the person of the card, and the session for which the letters are.
func (c *Card) About(d pane.Desk) pane.Place {
	if c.enrolment(d) == nil {
		return pane.Place{}
	}
	return pane.Place{Enrolment: c.place, Session: c.sheet.Session, Slot: c.sheet.Slot}
}
