package tui

import (
	tea "charm.land/bubbletea/v2"

	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// noteEvidence asks for a note for the evaluation: about whom and of which session the
// cursor rests on, where the pane knows and nobody said.
func (r *Root) noteEvidence(p pane.Place) tea.Cmd {
	if here, aware := r.active().(pane.Aware); aware && p.Enrolment == 0 && p.Session == 0 {
		at := here.About(r.desk())
		p.Enrolment, p.Session = at.Enrolment, at.Session
	}
	return r.effect(forms.Evidence(r.desk(), p, nil))
}
