package tui

import (
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// checkCode asks for the code at the foot of a certificate or a statement, and says what it
// stated and whether the file still says so.
func checkCode(d pane.Desk) pane.Effect {
	s := d.Snapshot()
	if s == nil {
		d.Warn("No cohort is open.")
		return pane.Taken()
	}
	return pane.Question(dialog.NewText(dialog.TextOptions{
		Title: "Check a code", Label: "The code at the foot of the certificate or the statement?", Does: "says what it stated", Limit: 40,
		Judge: func(typed string) (string, bool) {
			_, wrong := s.VerifyCertificate(typed)
			return wrong, wrong == ""
		},
	}), func(d pane.Desk, a dialog.Answer) pane.Effect {
		if !a.Done {
			return pane.Taken()
		}
		c, wrong := s.VerifyCertificate(a.Text)
		if wrong != "" {
			d.Warn(wrong)
			return pane.Taken()
		}
		return pane.Question(dialog.Note{Title: "Check a code", Text: c.Words()}, nil)
	})
}
