package register

import (
	"workgroup/model"
	"workgroup/tui/pane"
)

// sameAs is the number of the row that may be of the same person, where both were typed on
// one day by two who did not know of each other; "" where none is.
func (p *Pane) sameAs(r *model.Row) string {
	other, twice := p.snap.MayBe(r.Enrolment)
	if i := p.row(other); twice && i >= 0 {
		return p.h.Rows[i].Number
	}
	return ""
}

// oneOrTwo asks whether the row with the cursor and the one like it are of one person.
func (p *Pane) oneOrTwo(d pane.Desk, _ string) pane.Effect {
	i := p.here()
	if i < 0 {
		d.Warn("The cursor rests on nobody; the arrows bring it back.")
		return pane.Taken()
	}
	e := p.h.Rows[i].Enrolment
	other, _ := p.snap.MayBe(e)
	if other == 0 {
		d.Warn("Nobody else looks like " + p.h.Rows[i].Person.Apart() + ".")
		return pane.Taken()
	}
	return pane.To(pane.Place{Screen: pane.OneOrTwo, Enrolment: e.ID, Other: other})
}
