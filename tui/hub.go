package tui

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui/dialog"
	"workgroup/tui/programme"
)

// hubMsg brings the space of a hub.
type hubMsg struct {
	book Book
	id   model.ID
	snap *model.Snapshot
	err  error
}

// readHub reads the space of the hub of the open cohort: its programmes.
func (r *Root) readHub() tea.Cmd {
	if r.snap == nil || r.snap.Cohort.Hub == 0 || r.book == nil {
		return nil
	}
	b, id := r.book, r.snap.Cohort.Hub
	return func() tea.Msg {
		snap, err := b.Load(id)
		return hubMsg{b, id, snap, err}
	}
}

// arrive takes the hub, with what the file has not taken of it yet. A cohort may have come
// to the file without its hub: then there is none.
func (m hubMsg) arrive(r *Root) tea.Cmd {
	if m.book != r.book || r.snap == nil || r.snap.Cohort.Hub != m.id {
		return nil
	}
	if m.err != nil {
		if r.cfg.Files.Why(m.err) == WhyDamaged {
			r.said, r.warning = m.err.Error(), true
			return nil
		}
		m.snap = model.NewSnapshot(m.id, nil)
	}
	if hub := r.withPending(m.snap); hub.Hub.ID != 0 {
		r.hub = hub
	}
	press := r.atHub
	r.atHub = ""
	return r.pressThere(press)
}

// reachesHub brings the hub in step with an action.
func (r *Root) reachesHub(changes []*change.Change) {
	for _, c := range changes {
		if r.hub != nil && c.Space == r.hub.Space {
			r.hub = r.hub.Apply(c)
		}
	}
}

// cohortOf is a cohort of a hub's space, where undo leads: what was done there is seen
// from any of them. Another space is its own.
func (r *Root) cohortOf(space model.ID) model.ID {
	if !slices.ContainsFunc(r.cohorts, func(f model.Facts) bool { return f.Space == space }) {
		if i := slices.IndexFunc(r.cohorts, func(f model.Facts) bool { return f.Hub == space }); i >= 0 {
			return r.cohorts[i].Space
		}
	}
	return space
}

// undoAtHub takes back or does again what was done with the hub of the open cohort.
func (r *Root) undoAtHub(which string, l change.Label, changes []*change.Change, verb string) tea.Cmd {
	what := r.hub.Describe(l)
	apply := func() {
		if r.do(model.InSpace{Space: r.hub, Action: model.Undo{Changes: changes}}) == nil {
			word := "Taken back: "
			if which == "U" {
				word = "Done again: "
			}
			r.said, r.warning = word+what, false
		}
	}
	if _, seen := r.active().(*programme.Pane); seen {
		apply()
		return nil
	}
	r.question(dialog.Confirm{Title: verb, OpenedBy: which, Yes: verb, Sentence: fmt.Sprintf("%s: %s? It is on another screen, and of the whole hub.", verb, what)},
		func(a dialog.Answer) tea.Cmd {
			if a.Done {
				apply()
			}
			return nil
		})
	return nil
}
