package todo

import (
	"workgroup/tui/pane"
)

var _ pane.Aware = (*Pane)(nil)

// About is the person, the session and the task that the finding with the cursor is about.
func (p *Pane) About(d pane.Desk) pane.Place {
	p.settle(d)
	return pane.Place{Session: p.on.Session, Slot: p.on.Slot, Enrolment: p.on.Enrolment, Task: p.on.Task}
}
