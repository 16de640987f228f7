package people

import (
	"slices"

	"workgroup/model"
	"workgroup/tui/pane"
)

// view is who is listed, by the status of their place.
type view uint8

const (
	everybody view = iota // of this year
	onList
	asking
	nextOnes
)

// String is the view in words.
func (v view) String() string {
	return [...]string{"everybody", "on the list", "interested and waiting", "next year"}[min(v, nextOnes)]
}

// has tells whether a place is of the view. Next year's stand apart from all others.
func (v view) has(e *model.Enrolment) bool {
	switch v {
	case onList:
		return e.Counts() && e.Status != model.Withdrawn
	case asking:
		return e.For == 0 && !e.Counts() && e.Status != model.Declined
	case nextOnes:
		return e.For != 0
	}
	return e.For == 0
}

// of are those found that are of the view.
func (v view) of(all []model.Found) []model.Found {
	return slices.DeleteFunc(slices.Clone(all), func(f model.Found) bool { return !v.has(f.Enrolment) })
}

// turnView lists the next of the views. The cursor stays on its person where they are
// still listed.
func (p *Pane) turnView(d pane.Desk) pane.Effect {
	p.keep(d)
	p.view = (p.view + 1) % (nextOnes + 1)
	p.read = nil
	d.Say("Listed: " + p.view.String() + ".")
	return pane.Taken()
}
