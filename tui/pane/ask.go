package pane

import "workgroup/tui/dialog"

// Ask is a question over the screen, with what follows from the answer.
type Ask struct {
	Dialog dialog.Dialog
	// Then is called once, when the question is closed, also where it was cancelled. What it
	// returns is followed like the effect of a key: it may ask on, or lead somewhere.
	Then func(Desk, dialog.Answer) Effect
}

// Question says that the key was the pane's and asks something.
func Question(d dialog.Dialog, then func(Desk, dialog.Answer) Effect) Effect {
	return Effect{Handled: true, Ask: &Ask{d, then}}
}

// Confirmed asks for a yes and does nothing after a no.
func Confirmed(c dialog.Confirm, yes func(Desk) Effect) Effect {
	return Question(c, func(d Desk, a dialog.Answer) Effect {
		if !a.Done {
			return Taken()
		}
		return yes(d)
	})
}
