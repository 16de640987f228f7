package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// nameOf is the change that names a step: that of the open cohort, else the last, which
// is that of the cohort where a hub was made with it.
func (r *Root) nameOf(step model.Step) (c *change.Change, here bool) {
	for _, c = range step.Changes {
		if r.snap != nil && c.Space == r.snap.Space {
			return c, true
		}
	}
	return c, false
}

// takingBack is the action that takes back the changes of a step, or those that took it
// back, in every space that they reach. A hub that was made with a cohort goes with it,
// unless another cohort has come to it since.
func (r *Root) takingBack(step model.Step, changes []*change.Change) model.Action {
	a := everywhere{changes: changes}
	for _, c := range changes {
		if c.Space == r.snap.Space || slices.ContainsFunc(a.others, func(o *model.Snapshot) bool { return o.Space == c.Space }) {
			continue
		}
		if !r.hubInUse(c.Space) {
			a.others = append(a.others, asWritten(step, c.Space))
		}
	}
	return a
}

// hubInUse tells whether another cohort than the open one belongs to a hub.
func (r *Root) hubInUse(hub model.ID) bool {
	return slices.ContainsFunc(r.cohorts, func(f model.Facts) bool { return f.Hub == hub && f.Space != r.snap.Space })
}

// asWritten is a space with what a step wrote there, and nothing else: enough to take
// that back.
func asWritten(step model.Step, space model.ID) *model.Snapshot {
	s := model.NewSnapshot(space, nil)
	for _, c := range slices.Concat(step.Changes, step.UndoneBy) {
		if c.Space == space {
			s = s.Apply(c)
		}
	}
	return s
}

// everywhere takes back changes in the open cohort and in others.
type everywhere struct {
	changes []*change.Change
	others  []*model.Snapshot
}

// Plan is that of an undo in each of the spaces.
func (a everywhere) Plan(s *model.Snapshot, env model.Env) (model.Plan, error) {
	p, err := model.Undo{Changes: a.changes}.Plan(s, env)
	for _, o := range a.others {
		if err != nil || len(p.Changes) == 0 {
			break
		}
		var q model.Plan
		q, err = model.Undo{Changes: a.changes}.Plan(o, env)
		p.Changes = append(p.Changes, q.Changes...)
	}
	return p, err
}

// leaveTakenBack opens another cohort where the making of this one was taken back: the
// one that was open before it, else the first.
func (r *Root) leaveTakenBack() tea.Cmd {
	if r.snap == nil {
		return nil
	}
	if f := r.snap.Facts(); !f.TakenBack() {
		return nil
	}
	r.refreshFacts()
	gone := r.snap.Space
	r.snap = nil
	r.main(inCohorts)
	if len(r.cohorts) == 0 {
		return nil
	}
	next := r.cohorts[0].Space
	if slices.ContainsFunc(r.cohorts, func(f model.Facts) bool { return f.Space == r.before && r.before != gone }) {
		next = r.before
	}
	r.kept = r.said
	return r.load(pane.Place{Screen: pane.Cohorts, Space: next})
}

// undoElsewhere asks to open the cohort in which a step was done. A cohort whose making
// was taken back cannot be opened: it is made again, and opened then.
func (r *Root) undoElsewhere(which string, step model.Step, space model.ID) tea.Cmd {
	q := dialog.Confirm{
		Title: "Another cohort", OpenedBy: which, Yes: "open it",
		Sentence: "The last thing done on this laptop was in another cohort. Open that cohort first?",
	}
	then := func() tea.Cmd { return r.load(pane.Place{Screen: pane.Cycle, Space: space}) }
	if which == "U" && makes(step, space) {
		q.Title, q.Yes, q.Sentence = "Do again", "make it again", "The last thing taken back was a new cohort. Make it again, and open it?"
		then = func() tea.Cmd { return r.makeAgain(step, space) }
	}
	r.question(q, func(a dialog.Answer) tea.Cmd {
		if !a.Done {
			return nil
		}
		return then()
	})
	return nil
}

// makes tells whether a step made the cohort of a space.
func makes(step model.Step, space model.ID) bool {
	return slices.ContainsFunc(step.Changes, func(c *change.Change) bool {
		return c.Space == space && model.Verb(c.Label.Verb) == model.VerbNewCohort
	})
}

// makeAgain makes a cohort again whose making was taken back, and opens it.
func (r *Root) makeAgain(step model.Step, space model.ID) tea.Cmd {
	a := everywhere{changes: step.UndoneBy}
	for _, c := range step.UndoneBy {
		if c.Space != space {
			a.others = append(a.others, asWritten(step, c.Space))
		}
	}
	if r.do(at{asWritten(step, space), a}) != nil {
		return nil
	}
	r.kept = "Done again: a new cohort"
	return r.load(pane.Place{Screen: pane.Cycle, Space: space})
}

// at is an action in another space than that of the open cohort.
type at struct {
	space  *model.Snapshot
	action model.Action
}

// Plan is that of the action there.
func (a at) Plan(_ *model.Snapshot, env model.Env) (model.Plan, error) {
	return a.action.Plan(a.space, env)
}
