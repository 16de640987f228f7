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
	settingIdle   = "idle"   // minutes without a key before the program locks
	settingHall   = "hall"   // the same while a session runs
	settingSynced = "synced" // "known" where nothing more is said of a synced folder
	settingCodes  = "codes"  // "said" where the first register has said what its letters are not
	settingDoors  = "doors"  // the registers of which this laptop takes only a part
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

// sayCodes says once, at the first register of a file that is to be marked, what its letters
// are not. It is a sentence at the foot: the first mark takes its place.
func (r *Root) sayCodes(id model.SheetID) tea.Cmd {
	h, ok := r.snap.Sheet(id)
	if !ok || r.warning || h.State != model.Planned || h.Finish.Is || r.book == nil || r.saidCodes || r.book.Setting(settingCodes) != "" {
		return nil
	}
	r.said, r.saidCodes = "These are not SIMS or Arbor codes: o is online, / finds a name.", true
	return r.remember(settingCodes, "said")
}

// takesDoor keeps which part of a register this laptop takes.
func (r *Root) takesDoor(x model.SplitSheet) tea.Cmd {
	r.doors = r.doors.With(x.Sheet, x.Door)
	return r.remember(settingDoors, r.doors.String())
}

// settingID is a setting that is an ID, 0 where there is none.
func settingID(b Book, name string) model.ID {
	id, err := change.ParseID(b.Setting(name))
	if err != nil {
		return 0
	}
	return id
}
