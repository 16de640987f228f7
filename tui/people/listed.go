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

// inQueue are those found with who waits for a place first, in their order.
func inQueue(s *model.Snapshot, all []model.Found) []model.Found {
	if s == nil {
		return all
	}
	queue := s.Queue()
	at := func(f model.Found) int {
		if i := slices.Index(queue, f.Enrolment); i >= 0 {
			return i
		}
		return len(queue)
	}
	slices.SortStableFunc(all, func(a, b model.Found) int { return at(a) - at(b) })
	return all
}

// queueAt moves somebody who waits for a place a number earlier or later.
func queueAt(step int) func(pane.Desk, *model.Enrolment) pane.Effect {
	return func(d pane.Desk, e *model.Enrolment) pane.Effect {
		number := 1 + step + slices.Index(d.Snapshot().Queue(), e)
		do(d, []model.Action{model.MoveInQueue{Enrolment: e.ID, Number: number}})
		return pane.Taken()
	}
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
