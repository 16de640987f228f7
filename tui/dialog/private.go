package dialog

import (
	tea "charm.land/bubbletea/v2"

	"workgroup/tui/grid"
	"workgroup/tui/theme"
)

// Discreet is a Dialog in which something is for the lead alone.
type Discreet interface {
	Dialog
	// ForOthers returns the dialog as others may read it, or, where they cannot, whole
	// again. What is hidden keeps its value and takes no key and no paste, for nobody
	// types what is not seen.
	ForOthers(on bool) Dialog
}

// ForOthers returns d as others may read it, or whole again. The host calls it
// whenever it sizes the dialog.
func ForOthers(d Dialog, on bool) Dialog {
	if x, ok := d.(Discreet); ok {
		return x.ForOthers(on)
	}
	return d
}

// hiddenWords stand in place of a value that others may not read.
const hiddenWords = "(hidden: ctrl+o shows it)"

// shows is the hint beside it.
func shows() Hint { return Hint{"ctrl+o", "shows it"} }

// Private is a Dialog of which others may read nothing.
type Private struct {
	Dialog
	hidden bool
	w, h   int
}

// ForOthers implements Discreet.
func (p Private) ForOthers(on bool) Dialog {
	p.hidden = on
	return p
}

// Sized implements Dialog.
func (p Private) Sized(w, h int) Dialog {
	p.Dialog, p.w, p.h = p.Dialog.Sized(w, h), bound(w), bound(h)
	return p
}

// Key implements Dialog.
func (p Private) Key(k tea.KeyPressMsg) (Dialog, Answer) {
	if p.hidden && k.String() != "esc" {
		return p, Answer{}
	}
	var a Answer
	p.Dialog, a = p.Dialog.Key(k)
	return p, a
}

// Paste implements Dialog.
func (p Private) Paste(text string) Dialog {
	if !p.hidden {
		p.Dialog = p.Dialog.Paste(text)
	}
	return p
}

// View implements Dialog.
func (p Private) View(th *theme.Theme) []string {
	if p.hidden {
		return Covered(th, p.w, p.h)
	}
	return p.Dialog.View(th)
}

// Cursor implements Dialog.
func (p Private) Cursor() (x, y int, ok bool) {
	if p.hidden {
		return 0, 0, false
	}
	return p.Dialog.Cursor()
}

// Legend implements Dialog.
func (p Private) Legend() []Hint {
	if p.hidden {
		return []Hint{shows(), {"esc", "cancel"}}
	}
	return p.Dialog.Legend()
}

// Covered is what others see of a dialog that is for the lead alone.
func Covered(th *theme.Theme, w, h int) []string {
	box := panel{"Hidden", w, h}
	hints := []Hint{shows(), {"esc", "cancel"}}
	r := box.share(hints, 1)
	return box.draw(th, r, grid.Wrap("What is asked here is not shown at names only.", r.w), hints)
}
