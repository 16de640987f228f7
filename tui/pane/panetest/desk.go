package panetest

import (
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// Desk is what the root lends a pane, over a snapshot in memory. It answers with
// what it was given. What a test has not set, its pane must not ask for: List,
// Clock and Real panic while they are zero, and without a Lead nothing can be done
// or said.
type Desk struct {
	// Snap is the open cohort, nil for none.
	Snap *model.Snapshot
	// HubSpace is that of its hub, nil for none.
	HubSpace *model.Snapshot
	// Register is the public register of schools, nil for none.
	Register *model.Shelf
	// List are the cohorts, empty but not nil for none; More says that others are
	// still being read.
	List []model.Facts
	More bool
	// Cards are the places that people have in other cohorts.
	Cards []model.OtherCard
	// Notes are the reminders.
	Notes []pane.Reminder
	// Others are those who share the cohort.
	Others pane.Company
	// Split are the registers of which this laptop takes only a part.
	Split model.Doors
	// Clock is the now of every cohort, Real the moment of the key.
	Clock, Real time.Time
	// Hide is how much may be shown, Look how it looks.
	Hide pane.Privacy
	Look *theme.Theme
	// Lead is who works here, IDs the last ID that was given out.
	Lead, IDs model.ID
	// Trail is what was done and taken back.
	Trail model.Trail
	// Foot is what stands at the foot, Warned that it is a warning.
	Foot   string
	Warned bool
}

var _ pane.Desk = (*Desk)(nil)

func must(given bool, asked string) {
	if !given {
		panic("the pane asks for " + asked + ", which its test did not set")
	}
}

// Snapshot is Snap.
func (d *Desk) Snapshot() *model.Snapshot { return d.Snap }

// Hub is HubSpace.
func (d *Desk) Hub() *model.Snapshot { return d.HubSpace }

// Shelf is Register.
func (d *Desk) Shelf() *model.Shelf { return d.Register }

// Cohorts is List.
func (d *Desk) Cohorts() []model.Facts { must(d.List != nil, "the cohorts"); return d.List }

// OtherCards are Cards.
func (d *Desk) OtherCards() []model.OtherCard { return d.Cards }

// Reading is More.
func (d *Desk) Reading() bool { must(d.List != nil, "the cohorts"); return d.More }

// Reminders are Notes.
func (d *Desk) Reminders() []pane.Reminder { return d.Notes }

// Company is Others.
func (d *Desk) Company() pane.Company { return d.Others }

// Doors are Split.
func (d *Desk) Doors() model.Doors { return d.Split }

// Now is Clock.
func (d *Desk) Now() time.Time { must(!d.Clock.IsZero(), "the clock"); return d.Clock }

// NowOf is Clock for every cohort.
func (d *Desk) NowOf(model.Facts) time.Time { return d.Now() }

// Pressed is Real.
func (d *Desk) Pressed() time.Time { must(!d.Real.IsZero(), "the real clock"); return d.Real }

// Privacy is Hide.
func (d *Desk) Privacy() pane.Privacy { return d.Hide }

// Theme is Look.
func (d *Desk) Theme() *theme.Theme { return d.Look }

// Say puts a sentence at the foot.
func (d *Desk) Say(sentence string) { d.foot(sentence, false) }

// Warn puts a warning at the foot.
func (d *Desk) Warn(sentence string) { d.foot(sentence, true) }

func (d *Desk) foot(sentence string, warning bool) {
	must(d.Lead != 0, "the foot")
	d.Foot, d.Warned = sentence, warning
}

// Said is what stands at the foot.
func (d *Desk) Said() (sentence string, warning bool) {
	must(d.Lead != 0, "the foot")
	return d.Foot, d.Warned
}

// Env is what a change is made with: the cohort's clock, the lead, the next ID.
func (d *Desk) Env() model.Env {
	return model.Env{Now: d.Now(), NewID: func() model.ID { d.IDs++; return d.IDs }, Lead: d.Lead}
}

// Do plans the actions one upon the other and applies their changes, all or none.
func (d *Desk) Do(actions ...model.Action) error {
	must(d.Lead != 0, "a lead to do it")
	snap, say := d.Snap, ""
	if snap == nil {
		snap = model.NewSnapshot(0, nil) // a cohort can be made where none is open
	}
	var done [][]*change.Change
	for _, a := range actions {
		p, err := a.Plan(snap, d.Env())
		if err != nil {
			d.Warn(err.Error())
			return err
		}
		for _, c := range p.Changes {
			if c.Space == snap.Space {
				snap = snap.Apply(c)
			}
			if d.HubSpace != nil && c.Space == d.HubSpace.Space {
				d.HubSpace = d.HubSpace.Apply(c)
			}
		}
		done, say = append(done, p.Changes), p.Say
	}
	for _, changes := range done {
		d.Trail.Add(changes)
	}
	if d.Snap != nil {
		d.Snap = snap
	}
	d.Say(say)
	return nil
}

// Done are the newest n steps that can be taken back.
func (d *Desk) Done(n int) []model.Step {
	must(d.Lead != 0, "what was done")
	return d.Trail.Newest(n)
}

// TakeBack takes back those steps as one.
func (d *Desk) TakeBack(steps []model.Step) error {
	var changes []*change.Change
	for _, s := range steps {
		changes = append(changes, s.Changes...)
	}
	return d.Do(model.Undo{Changes: changes})
}
