package strokes

import (
	"fmt"

	"workgroup/model"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
)

// newest is the step that undo would take back, 0 for none.
func newest(d pane.Desk) model.ID {
	if steps := d.Done(1); len(steps) > 0 {
		return steps[len(steps)-1].First().ID
	}
	return 0
}

// Do hands an action to the desk. step is the new step's first change, 0 where there was
// nothing to do; ok is false after a refusal.
func Do(d pane.Desk, a model.Action) (step model.ID, ok bool) {
	before := newest(d)
	if err := d.Do(a); err != nil {
		return 0, false
	}
	if after := newest(d); after != before {
		step = after
	}
	return step, true
}

// Minutes is whose minutes digits are: those of the person of the letter, wherever the
// cursor has stepped on to.
type Minutes struct {
	Sheet     model.SheetID
	Enrolment model.ID
	Verb      model.Verb
	// With is the first change of the letter's step, 0 where the letter changed nothing.
	With model.ID
	// Typed are the digits so far.
	Typed string
	// Full: what was typed is no time. No more digits are taken; wrong are those.
	Full  bool
	wrong string
}

// NewMinutes is whose minutes digits are after a stroke, nil where they are nobody's;
// with is the first change of its step.
func NewMinutes(s model.Stroke, with model.ID) *Minutes {
	if s.Verb != model.VerbLate && s.Verb != model.VerbLeftEarly {
		return nil
	}
	return &Minutes{Sheet: s.Sheet, Enrolment: s.Enrolment, Verb: s.Verb, With: with}
}

// Digit takes one more digit and tells whether it was taken; where it was not, the foot
// says what stands.
func (m *Minutes) Digit(d pane.Desk, press string) bool {
	if m.Full || len(m.Typed) == 4 {
		m.noTime(d, press)
		return false
	}
	a := model.Stroke{Sheet: m.Sheet, Enrolment: m.Enrolment, Verb: m.Verb, Digits: m.Typed + press}
	step, ok := Do(d, model.Group{Action: a, With: m.With})
	if !ok {
		m.noTime(d, press)
		return false
	}
	m.Typed += press
	if m.With == 0 {
		m.With = step
	}
	return true
}

// noTime says what stands of digits that are neither minutes nor a time. The cursor may
// have stepped on, so the letter pressed again would mark somebody else.
func (m *Minutes) noTime(d pane.Desk, press string) {
	m.Full = true
	m.wrong += press
	s := d.Snapshot()
	h, there := s.Sheet(m.Sheet)
	if !there {
		return
	}
	for _, row := range h.Rows {
		if row.Enrolment.ID != m.Enrolment {
			continue
		}
		stands := row.Mark.Words()
		if h.ToCome(d.Now()) {
			stands = row.Told.Words()
		}
		d.Warn(fmt.Sprintf("%s%s is neither minutes (25) nor a time (1230). %s: %s stands; u takes it back.",
			m.Typed, m.wrong, grid.Cut(row.Person.Apart(), 30), stands))
	}
}

// Heading says of what the digits are: "LATE:".
func (m *Minutes) Heading() string {
	if m.Verb == model.VerbLeftEarly {
		return "LEFT EARLY:"
	}
	return "LATE:"
}
