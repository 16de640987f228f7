package charges

import (
	"slices"

	"workgroup/model"
	"workgroup/tui/pane"
)

// Listed are the places of those who have a charge in the list, each once.
func (p *Pane) Listed(d pane.Desk) []model.ID {
	var out []model.ID
	for _, o := range p.charges(d) {
		if !slices.Contains(out, o.Enrolment.ID) {
			out = append(out, o.Enrolment.ID)
		}
	}
	return out
}
