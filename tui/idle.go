package tui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// idle are the minutes without a key after which the program locks. While a session runs
// the laptop stands open in a room of people, so the screen is only covered after quiet
// then, and locks after hall. A machine that slept is locked at once: it may have been
// carried off.
type idle struct{ quiet, hall int }

// The minutes of a file that says nothing else, and those that may be chosen.
const (
	quietMinutes, leastQuiet, mostQuiet = 10, 5, 60
	hallMinutes, leastHall, mostHall    = 60, 30, 240
)

// asleep is a gap between two ticks, which come once a minute, that a running machine
// does not make.
const asleep = 3 * time.Minute

// idleOf are the minutes that the file keeps.
func idleOf(b Book) idle {
	out := idle{quietMinutes, hallMinutes}
	if n, wrong := readMinutes(b.Setting(settingIdle), leastQuiet, mostQuiet); wrong == "" {
		out.quiet = n
	}
	if n, wrong := readMinutes(b.Setting(settingHall), leastHall, mostHall); wrong == "" {
		out.hall = n
	}
	return out
}

// readMinutes reads a number of minutes; wrong says what is not right with it.
func readMinutes(typed string, least, most int) (n int, wrong string) {
	digits, _, _ := strings.Cut(model.Tidy(strings.ToLower(typed), model.MaxName), " min")
	n, err := strconv.Atoi(digits)
	if err != nil || n < least || n > most {
		return 0, fmt.Sprintf("Whole minutes, %d to %d: type a number such as %d.", least, most, 3*least/2)
	}
	return n, ""
}

// The fields of the question after how many minutes the program locks.
const (
	fieldQuiet = "quiet"
	fieldHall  = "hall"
)

// lockAfter leads to the question after how many minutes the program locks.
func lockAfter(pane.Desk) pane.Effect { return pane.To(pane.Place{Screen: pane.Idle}) }

// askIdle asks after how many minutes the program locks.
func (r *Root) askIdle() {
	minutes := func(name, label, hint string, value, least, most int) dialog.Field {
		return dialog.Field{Name: name, Label: label, Value: strconv.Itoa(value), Limit: 20, Hint: fmt.Sprintf(hint, least, most), Judge: func(v dialog.Values) (string, dialog.Verdict) {
			if _, wrong := readMinutes(v[name], least, most); wrong != "" {
				return wrong, dialog.Wrong
			}
			return "", dialog.Fine
		}}
	}
	read := func(v dialog.Values) idle {
		quiet, _ := readMinutes(v[fieldQuiet], leastQuiet, mostQuiet)
		hall, _ := readMinutes(v[fieldHall], leastHall, mostHall)
		return idle{quiet, hall}
	}
	r.question(dialog.NewForm(dialog.FormOptions{
		Title: "Lock", Intro: "After how many minutes without a key does the program lock? While a session runs it covers the screen then, ctrl+o brings it back, and it locks later.",
		Fields: []dialog.Field{
			minutes(fieldQuiet, "Minutes", "%d to %d.", r.idle.quiet, leastQuiet, mostQuiet),
			minutes(fieldHall, "While a session runs", "%d to %d.", r.idle.hall, leastHall, mostHall),
		},
		Judge: func(v dialog.Values) (string, dialog.Verdict) {
			if x := read(v); x.quiet > 0 && x.hall > 0 && x.hall < x.quiet {
				return fmt.Sprintf("While a session runs it locks later, not sooner: type at least %d there.", x.quiet), dialog.Wrong
			}
			return "", dialog.Fine
		},
	}), func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		r.idle = read(a.Values)
		kept := "This file keeps it."
		if r.fixed {
			kept = "This file is read only: it holds until the program is left."
		}
		r.said, r.warning = fmt.Sprintf("Locks after %d minutes without a key, after %d while a session runs. %s", r.idle.quiet, r.idle.hall, kept), false
		return tea.Batch(r.remember(settingIdle, strconv.Itoa(r.idle.quiet)), r.remember(settingHall, strconv.Itoa(r.idle.hall)))
	})
}

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
	quiet := time.Duration(r.idle.quiet) * time.Minute
	limit := quiet
	if r.running() {
		limit = time.Duration(r.idle.hall) * time.Minute
		if idle >= quiet && r.privacy != pane.Nothing {
			r.cover()
		}
	}
	if slept || idle >= limit {
		return r.lockNow()
	}
	return r.nextDay()
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
	r.alone = nil
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
func (r *Root) cover() { r.alone, r.covered, r.privacy = nil, r.privacy, pane.Nothing }
