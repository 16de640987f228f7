package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui/behind"
	"workgroup/tui/charges"
	"workgroup/tui/dialog"
	"workgroup/tui/intake"
	"workgroup/tui/numbers"
	"workgroup/tui/outcomes"
	"workgroup/tui/pane"
	"workgroup/tui/people"
	"workgroup/tui/programme"
	"workgroup/tui/register"
	"workgroup/tui/tasks"
)

// undo takes back the newest step, or with U does the newest one again that was
// taken back. What is not in sight is named and wants enter.
func (r *Root) undo(which string) tea.Cmd {
	if r.early != nil {
		r.wanted = append(r.wanted, which)
		return nil
	}
	step, ok := r.trail.Undo()
	changes, verb := step.Changes, "Take back"
	if why := r.final; why != "" && which == "u" {
		r.final, r.said, r.warning = "", why, true
		return nil
	}
	if ok && which == "u" && model.Final(step) != "" {
		r.said, r.warning = model.Final(step), true
		return nil
	}
	if which == "U" {
		if step, ok = r.trail.Redo(); !ok {
			r.said, r.warning = "Nothing to redo. Undo is u: is Caps Lock on?", true
			return nil
		}
		changes, verb = step.UndoneBy, "Do again"
	}
	if !ok {
		r.said, r.warning = "Nothing to undo: nothing was changed on this laptop yet.", true
		return nil
	}
	first, here := r.nameOf(step)
	if !here && r.hub != nil && first.Space == r.hub.Space {
		return r.undoAtHub(which, first.Label, changes, verb)
	}
	if !here {
		return r.undoElsewhere(which, step, r.cohortOf(first.Space))
	}
	what := r.snap.Describe(first.Label)
	apply := func() tea.Cmd {
		if r.do(r.takingBack(step, changes)) == nil {
			word := "Taken back: "
			if which == "U" {
				word = "Done again: "
			}
			kept := ""
			if r.said != "" {
				kept = " (" + r.said + ")"
			}
			r.said, r.warning = word+what+kept, false
		}
		return r.leaveTakenBack()
	}
	if why := r.outOfSight(step); why != "" {
		r.question(dialog.Confirm{Title: verb, OpenedBy: which, Yes: strings.ToLower(verb), Sentence: fmt.Sprintf("%s: %s? %s", verb, what, why)},
			func(a dialog.Answer) tea.Cmd {
				if a.Done {
					return apply()
				}
				return nil
			})
		return nil
	}
	return apply()
}

const aDay = 24 * 60 * 60

// inSight tells whether this screen shows what a change changed: of a mark its register or
// the card of its person, of two rows that were one person the register, of a task its sheet, of a fee the charges or the card, of a person
// the list or the card, and all else the three panes.
func (r *Root) inSight(l change.Label) bool {
	session, slot, place, task := model.PlaceOf(l)
	sheet, isMark := model.SheetOf(l)
	if model.AboutFee(l) {
		return r.showsFee(place)
	}
	switch p := r.active().(type) {
	case *register.Pane:
		v := model.Verb(l.Verb)
		return isMark && p.ID() == sheet || v == model.VerbSamePerson || v == model.VerbApart
	case *people.Card:
		of, at := p.Of()
		return of == place && (!isMark || at == sheet)
	case *tasks.Pane:
		return task != 0 && task == p.Task()
	case *people.Pane:
		return !isMark && session == 0 && task == 0
	case *behind.Pane, *charges.Pane, *numbers.Pane, *intake.Pane:
		return false
	case *outcomes.Pane:
		return model.AboutOutcomes(l)
	case *programme.Pane:
		return model.AboutProgramme(l)
	}
	return !isMark && (session != 0 || slot != 0 || place == 0)
}

// tookIn tells whether this screen took a file in by that change.
func (r *Root) tookIn(c *change.Change) bool {
	p, here := r.active().(*intake.Pane)
	return here && p.Took(c.ID)
}

// showsFee tells whether this screen shows the fee of a place.
func (r *Root) showsFee(place model.ID) bool {
	switch p := r.active().(type) {
	case *charges.Pane:
		return true
	case *people.Card:
		of, _ := p.Of()
		return of == place
	}
	return false
}

// outOfSight says why a step is not simply undone: it is not on this screen, in a
// finished register, or more than a day old; "" where it is in sight.
func (r *Root) outOfSight(step model.Step) string {
	first, _ := r.nameOf(step)
	id, about := model.SheetOf(first.Label)
	sheet, ok := r.snap.Sheet(id)
	finishing := model.Verb(first.Label.Verb) == model.VerbFinished
	switch {
	case !r.inSight(first.Label) && !r.tookIn(first):
		return "It is on another screen."
	case about && ok && sheet.Finish.Is && !finishing:
		return "The register is finished."
	case r.now().Unix()-first.At > aDay:
		return "It was more than a day ago."
	}
	return ""
}

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
	if r.do(model.InSpace{Space: asWritten(step, space), Action: a}) != nil {
		return nil
	}
	r.kept = "Done again: a new cohort"
	return r.load(pane.Place{Screen: pane.Cycle, Space: space})
}
