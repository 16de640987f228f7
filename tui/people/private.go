package people

import (
	tea "charm.land/bubbletea/v2"

	"workgroup/tui/dialog"
	"workgroup/tui/grid"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// private is a question that was put where all may be shown: it covers itself, and takes
// nothing, while only names may be.
type private struct {
	dialog.Dialog
	d    pane.Desk
	w, h int
}

// hide makes a question private, where what it asks is. One that was put at names only
// has nothing to hide.
func hide(d pane.Desk, q dialog.Dialog) dialog.Dialog {
	if d.Privacy() != pane.Everything {
		return q
	}
	return private{Dialog: q, d: d}
}

func (p private) hidden() bool { return p.d.Privacy() != pane.Everything }

// Sized implements dialog.Dialog.
func (p private) Sized(w, h int) dialog.Dialog {
	p.Dialog, p.w, p.h = p.Dialog.Sized(w, h), max(0, w), max(0, h)
	return p
}

// Key implements dialog.Dialog.
func (p private) Key(k tea.KeyPressMsg) (dialog.Dialog, dialog.Answer) {
	if p.hidden() && k.String() != "esc" {
		return p, dialog.Answer{}
	}
	var a dialog.Answer
	p.Dialog, a = p.Dialog.Key(k)
	return p, a
}

// Paste implements dialog.Dialog.
func (p private) Paste(text string) dialog.Dialog {
	if !p.hidden() {
		p.Dialog = p.Dialog.Paste(text)
	}
	return p
}

// View implements dialog.Dialog.
func (p private) View(th *theme.Theme) []string {
	if !p.hidden() {
		return p.Dialog.View(th)
	}
	lines := grid.Wrap("What is asked here is not shown at names only. ctrl+o until it says everything shows it again.", max(1, p.w-4))
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return th.Box("Hidden", lines, p.w, min(p.h, len(lines)+2), true)
}

// Cursor implements dialog.Dialog.
func (p private) Cursor() (x, y int, ok bool) {
	if p.hidden() {
		return 0, 0, false
	}
	return p.Dialog.Cursor()
}

// Legend implements dialog.Dialog.
func (p private) Legend() []dialog.Hint {
	if p.hidden() {
		return []dialog.Hint{{Key: "ctrl+o", Does: "shows it"}, {Key: "esc", Does: "cancel"}}
	}
	return p.Dialog.Legend()
}
