package tui

import (
	"slices"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// desk is the root as the panes see it.
type desk struct{ *Root }

func (r *Root) desk() pane.Desk { return desk{r} }

func (d desk) Snapshot() *model.Snapshot        { return d.snap }
func (d desk) Hub() *model.Snapshot             { return d.hub }
func (d desk) Shelf() *model.Shelf              { return d.shelf }
func (d desk) Doors() model.Doors               { return d.doors }
func (d desk) Cohorts() []model.Facts           { d.refreshFacts(); return d.cohorts }
func (d desk) Reading() bool                    { return d.reading }
func (d desk) Now() time.Time                   { return d.now() }
func (d desk) NowOf(f model.Facts) time.Time    { return d.clock.now(f) }
func (d desk) Pressed() time.Time               { return d.pressed }
func (d desk) Privacy() pane.Privacy            { return d.privacy }
func (d desk) Theme() *theme.Theme              { return d.theme }
func (d desk) Say(sentence string)              { d.said, d.warning = sentence, false }
func (d desk) Warn(sentence string)             { d.said, d.warning = sentence, true }
func (d desk) Said() (string, bool)             { return d.sentence() }
func (d desk) Do(actions ...model.Action) error { return d.do(actions...) }

func (d desk) Done(n int) []model.Step { return d.trail.Newest(n) }

func (d desk) TakeBack(steps []model.Step) error {
	var changes []*change.Change
	for _, s := range steps {
		changes = append(changes, s.Changes...)
	}
	return d.do(model.Undo{Changes: changes})
}

// sentence is what stands at the foot: while something is not saved, the reason stays
// before whatever else was said.
func (r *Root) sentence() (sentence string, warning bool) {
	if r.queue.failed == nil {
		if run := r.slowErrand(); run != nil {
			return run.words(), false
		}
		return r.said, r.warning
	}
	sentence = "NOT SAVED: " + r.queue.failed.Error()
	if r.said != "" {
		sentence = r.said + "  " + sentence
	}
	return sentence, true
}

// now is the moment of the open cohort.
func (r *Root) now() time.Time {
	f := model.Facts{}
	if r.snap != nil {
		f.DemoNow = r.snap.Cohort.DemoNow
	}
	return r.clock.now(f)
}

func (r *Root) env() model.Env {
	return model.Env{Now: r.now(), NewID: r.cfg.NewID, Lead: r.lead()}
}

// lead is who works here, as far as the file knows; else the first lead of the cohort.
func (r *Root) lead() model.ID {
	if r.worker != 0 {
		return r.worker
	}
	if r.snap == nil || len(r.snap.Leads) == 0 {
		return 0
	}
	return r.snap.Leads[0].ID
}

// do plans actions against the newest state, shows them and hands them to the file.
// All of them or none.
func (r *Root) do(actions ...model.Action) error {
	snap, env := r.snap, r.env()
	if snap == nil {
		snap = model.NewSnapshot(0, nil) // a cohort can be made where none is open
	}
	var done [][]*change.Change
	say := ""
	for _, a := range actions {
		p, err := a.Plan(snap, env)
		if err != nil {
			r.said, r.warning = err.Error(), true
			return err
		}
		if r.snap == nil && slices.ContainsFunc(p.Changes, func(c *change.Change) bool { return c.Space == 0 }) {
			return model.Refusal("No cohort is open.")
		}
		for _, c := range p.Changes {
			if c.Space == snap.Space {
				snap = snap.Apply(c)
			}
		}
		if len(p.Changes) > 0 {
			done = append(done, p.Changes)
		}
		say = p.Say
	}
	r.said, r.warning = say, false
	if len(done) == 0 {
		return nil
	}
	if r.snap != nil {
		r.shows(snap)
	}
	r.reached = r.reached || r.reaches(done...)
	for _, a := range done {
		r.reachesHub(a)
		r.trail.Add(a)
		r.queue.add(a)
	}
	if r.early != nil {
		r.early = append(r.early, done...)
	}
	return nil
}

// shows is that the open cohort is so now.
func (r *Root) shows(snap *model.Snapshot) {
	r.snap, r.stale = snap, true
	if !slices.ContainsFunc(r.cohorts, func(f model.Facts) bool { return f.Space == snap.Space }) {
		r.cohorts = append(r.cohorts, snap.Facts())
	}
}

// refreshFacts brings the list of cohorts in step with the open one, when it is looked
// at.
func (r *Root) refreshFacts() {
	if !r.stale || r.snap == nil {
		return
	}
	r.stale = false
	moved := false
	for i := range r.cohorts {
		if r.cohorts[i].Space == r.snap.Space {
			f := r.snap.Facts()
			moved = moved || listed(r.cohorts[i], f) != 0
			r.cohorts[i] = f
		}
	}
	if moved {
		slices.SortStableFunc(r.cohorts, listed)
	}
	r.cohorts = slices.DeleteFunc(r.cohorts, func(f model.Facts) bool { return f.TakenBack() })
}
