package behind

import (
	"workgroup/model"
	"workgroup/tui/pane"
)

var (
	_ pane.Aware   = (*Pane)(nil)
	_ pane.Listing = (*Pane)(nil)
)

// About is the person with the cursor.
func (p *Pane) About(d pane.Desk) pane.Place {
	all := p.outlooks(d)
	if len(all) == 0 || d.Privacy() != pane.Everything {
		return pane.Place{}
	}
	return pane.Place{Enrolment: all[p.place(all)].Enrolment.ID}
}

// Listed are the places of all who are listed.
func (p *Pane) Listed(d pane.Desk) []model.ID {
	var out []model.ID
	for _, o := range p.outlooks(d) {
		out = append(out, o.Enrolment.ID)
	}
	return out
}
