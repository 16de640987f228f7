package tui

import (
	"strings"

	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// fire shows who is in the room now, to be read out where a building was cleared.
func fire(d pane.Desk) pane.Effect {
	s := d.Snapshot()
	if s == nil {
		d.Warn("No cohort is open.")
		return pane.Taken()
	}
	var parts []string
	for _, r := range s.InTheRoom(d.Now()) {
		parts = append(parts, r.Text(d.Now()))
	}
	if len(parts) == 0 {
		d.Warn("Nobody is in a room: no session of this cohort is today.")
		return pane.Taken()
	}
	return pane.Question(dialog.Note{Title: "In the room now", Text: strings.Join(parts, "\n\n")}, nil)
}
