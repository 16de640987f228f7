package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/pane"
)

// When nobody presses a key: after quietTime the program locks. While a session runs the
// laptop stands open in a room of people, so the screen is only covered then, and locks
// after hallTime. A machine that slept is locked at once: it may have been carried off.
const (
	quietTime = 10 * time.Minute
	hallTime  = 60 * time.Minute
	// asleep is a gap between two ticks, which come once a minute, that a running machine
	// does not make.
	asleep = 3 * time.Minute
)

// minute is what is done once a minute, beside the clock.
func (r *Root) minute() tea.Cmd {
	// The wall's clock, not the running one: that stands still while a machine sleeps.
	now := r.clock.Real().Round(0)
	slept := !r.tickedAt.IsZero() && now.Sub(r.tickedAt) > asleep
	r.tickedAt = now
	if r.screen == atGate || r.book == nil || r.quitting.on {
		return nil
	}
	idle := now.Sub(r.pressed.Round(0))
	limit := quietTime
	if r.running() {
		limit = hallTime
		if idle >= quietTime && r.privacy != pane.Nothing {
			r.cover()
		}
	}
	if slept || idle >= limit {
		return r.lockNow()
	}
	return nil
}

// running tells whether a session or a date of a visit of the open cohort runs now.
func (r *Root) running() bool {
	if r.snap == nil {
		return false
	}
	now := r.now()
	runs := func(id model.SheetID) bool {
		h, ok := r.snap.Sheet(id)
		return ok && h.Session.State == model.Planned && h.Running(now)
	}
	for _, x := range r.snap.Sessions {
		if x.Kind != model.Visit && runs(model.SheetID{Session: x.ID}) {
			return true
		}
	}
	for _, x := range r.snap.Slots {
		if x.State == model.Planned && runs(model.SheetID{Session: x.Session, Slot: x.ID}) {
			return true
		}
	}
	return false
}

// turnScreen goes to the next step of what others may read: everything, names only,
// nothing, and the same way back, so that what was covered never comes back as more than
// it was.
func (r *Root) turnScreen() {
	switch {
	case r.privacy == pane.Nothing:
		r.privacy, r.rising = r.covered, true
	case r.privacy == pane.Everything:
		r.privacy, r.rising = pane.NamesOnly, false
	case r.rising:
		r.privacy, r.rising = pane.Everything, false
	default:
		r.cover()
	}
}

// cover shows nothing until ctrl+o.
func (r *Root) cover() { r.covered, r.privacy = r.privacy, pane.Nothing }
