package observations

import (
	"workgroup/model"
	"workgroup/tui/pane"
)

var (
	_ pane.Aware   = (*Pane)(nil)
	_ pane.Listing = (*Pane)(nil)
)

// About is the person and the date that the cursor rests on.
func (p *Pane) About(d pane.Desk) pane.Place {
	if s, _ := p.settle(d); s == nil {
		return pane.Place{}
	}
	return pane.Place{Session: p.at.visit, Slot: p.at.slot, Enrolment: p.at.enrolment}
}

// Listed are the places of those booked on the date that the cursor rests on; where it rests
// on nobody's date, of all who have none.
func (p *Pane) Listed(d pane.Desk) []model.ID {
	s, vs := p.settle(d)
	var out []model.ID
	for _, v := range vs {
		if v.session.ID != p.at.visit {
			continue
		}
		for _, o := range v.dates {
			if o.slot.ID == p.at.slot {
				for _, e := range s.Booked(o.slot) {
					out = append(out, e.ID)
				}
				return out
			}
		}
		for _, e := range append(v.without[:len(v.without):len(v.without)], v.freed...) {
			out = append(out, e.ID)
		}
	}
	return out
}
