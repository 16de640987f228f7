package tui

import (
	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// writeLetters asks what is to be written, about what the cursor rests on.
func (r *Root) writeLetters(p pane.Place) tea.Cmd {
	if here, aware := r.active().(pane.Aware); aware && r.snap != nil {
		p = here.About(r.desk())
	}
	return r.effect(forms.Letters(r.desk(), model.LetterAbout{Session: p.Session, Slot: p.Slot, Task: p.Task, Enrolment: p.Enrolment}))
}
