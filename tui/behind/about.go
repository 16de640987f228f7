package behind

import (
	"workgroup/tui/pane"
)

var _ pane.Aware = (*Pane)(nil)

// About is the person with the cursor.
func (p *Pane) About(d pane.Desk) pane.Place {
	all := p.outlooks(d)
	if len(all) == 0 || d.Privacy() != pane.Everything {
		return pane.Place{}
	}
	return pane.Place{Enrolment: all[p.place(all)].Enrolment.ID}
}
