package todo

import (
	"workgroup/model"
	"workgroup/tui/pane"
)

var (
	_ pane.Aware   = (*Pane)(nil)
	_ pane.Listing = (*Pane)(nil)
)

// About is the person, the session and the task that the finding with the cursor is about.
func (p *Pane) About(d pane.Desk) pane.Place {
	p.settle(d)
	return pane.Place{Session: p.on.Session, Slot: p.on.Slot, Enrolment: p.on.Enrolment, Task: p.on.Task}
}

// Listed are the places of those whom the line with the cursor is about: one person, those
// whose task is not back, those on a date of a visit or without one, those on a register.
func (p *Pane) Listed(d pane.Desk) []model.ID {
	s, _ := p.settle(d)
	var out []model.ID
	add := func(places ...*model.Enrolment) {
		for _, e := range places {
			out = append(out, e.ID)
		}
	}
	if s == nil {
		return nil
	}
	if e := s.Enrolment(p.on.Enrolment); e != nil {
		add(e)
		return out
	}
	if h, ok := s.TaskSheet(p.on.Task); ok {
		for _, r := range h.Rows {
			if r.State.Progress == model.NotStarted || r.State.Progress == model.UnderWay {
				add(r.Enrolment)
			}
		}
		return out
	}
	if without, freed := s.WithoutDate(p.on.Session); p.on.Slot == 0 && len(without)+len(freed) > 0 {
		add(without...)
		add(freed...)
		return out
	}
	if h, ok := s.Sheet(model.SheetID{Session: p.on.Session, Slot: p.on.Slot}); ok {
		for _, r := range h.Rows {
			add(r.Enrolment)
		}
	}
	return out
}
