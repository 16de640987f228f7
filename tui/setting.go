package tui

import (
	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/change"
)

// Settings of the file, by their names: they hold for this file on this laptop, and are
// neither merged nor undone.
const (
	settingLead   = "lead"   // the ID of the lead who works here
	settingCohort = "cohort" // the ID of the cohort that was open last
)

// remember writes a setting behind the screen. One that is lost costs the start from where
// work was last, and no more: so nothing is said.
func (r *Root) remember(name, text string) tea.Cmd {
	b := r.book
	if b == nil || r.fixed {
		return nil
	}
	return func() tea.Msg {
		_ = b.Set(name, text)
		return nil
	}
}

// settingID is a setting that is an ID, 0 where there is none.
func settingID(b Book, name string) model.ID {
	id, err := change.ParseID(b.Setting(name))
	if err != nil {
		return 0
	}
	return id
}
