package model

import (
	"slices"

	"workgroup/model/change"
)

// Step is what one undo takes back: the changes of one action, or of a group.
type Step struct {
	Changes []*change.Change
	// UndoneBy are the changes that took it back; redo takes those back.
	UndoneBy []*change.Change
}

// First is the step's first change, which names it.
func (s Step) First() *change.Change { return s.Changes[0] }

// Spaces are the spaces that the step reaches, in the order of its changes.
func (s Step) Spaces() []ID {
	var out []ID
	for _, c := range s.Changes {
		if !slices.Contains(out, c.Space) {
			out = append(out, c.Space)
		}
	}
	return out
}

// Trail is what this laptop did and can take back, and what it took back and can do
// again. It follows from the changes in the order in which they were made.
type Trail struct {
	done, undone []Step
}

// Undo is the step that the next undo takes back.
func (t *Trail) Undo() (Step, bool) { return last(t.done) }

// Redo is the step that the next redo does again.
func (t *Trail) Redo() (Step, bool) { return last(t.undone) }

// Steps is how many steps can be taken back.
func (t *Trail) Steps() int { return len(t.done) }

// Newest are the newest n steps that can be taken back, oldest first.
func (t *Trail) Newest(n int) []Step { return t.done[max(0, len(t.done)-n):] }

// Add follows one action: its changes, one for each space that it reached.
func (t *Trail) Add(action []*change.Change) {
	if len(action) == 0 || isForGood(Verb(action[0].Label.Verb)) {
		return
	}
	var targets []ID
	for _, c := range action {
		targets = append(targets, c.Undoes...)
	}
	if len(targets) > 0 {
		t.undo(action, targets)
		return
	}
	t.undone = nil
	if n := len(t.done); n > 0 && action[0].With != 0 && t.done[n-1].First().ID == action[0].With {
		t.done[n-1].Changes = append(slices.Clone(t.done[n-1].Changes), action...)
		return
	}
	t.done = append(t.done, Step{Changes: action})
}

// isForGood tells whether undo passes over what was done: a laptop in the list of those that
// share, or out of it.
func isForGood(v Verb) bool { return v == VerbDevice || v == VerbShutOut }

func (t *Trail) undo(action []*change.Change, targets []ID) {
	for i := len(t.undone) - 1; i >= 0; i-- {
		if names(t.undone[i].UndoneBy, targets) {
			t.done = append(t.done, Step{Changes: t.undone[i].Changes})
			t.undone = slices.Delete(t.undone, i, i+1)
			return
		}
	}
	var taken Step
	kept := t.done[:0:0]
	for _, s := range t.done {
		if names(s.Changes, targets) {
			taken.Changes = append(taken.Changes, s.Changes...)
		} else {
			kept = append(kept, s)
		}
	}
	if len(taken.Changes) > 0 {
		taken.UndoneBy = action
		t.done, t.undone = kept, append(t.undone, taken)
	}
}

func names(cs []*change.Change, ids []ID) bool {
	return slices.ContainsFunc(cs, func(c *change.Change) bool { return slices.Contains(ids, c.ID) })
}

func last(s []Step) (Step, bool) {
	if len(s) == 0 {
		return Step{}, false
	}
	return s[len(s)-1], true
}
