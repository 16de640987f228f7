package tui

import (
	tea "charm.land/bubbletea/v2"

	"workgroup/tui/pane"
)

// copyShown copies the e-mail addresses of those whom the pane that has the keyboard shows.
func (r *Root) copyShown() tea.Cmd {
	list, people := r.active().(pane.Listing)
	if !people {
		r.said, r.warning = "No people are listed here: 5 lists them, and y copies their e-mail addresses there.", true
		return nil
	}
	return r.effect(pane.Addresses(r.desk(), list.Listed(r.desk())))
}
