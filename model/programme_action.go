package model

import (
	"fmt"

	"workgroup/model/change"
)

// NewProgramme adds a programme to a space: a hub's, where cohorts begin with it. One
// without an ID gets one.
type NewProgramme struct{ Programme Programme }

// Plan adds it.
func (a NewProgramme) Plan(s *Snapshot, env Env) (Plan, error) {
	x := a.Programme
	if x.ID == 0 {
		x.ID = env.NewID()
	}
	return s.addProgramme(env, VerbNewProgramme, x, "Programme made: %s%s. Undo (u) takes it back.")
}

// CopyProgramme adds a copy of a programme, of this space or of another, to a space.
type CopyProgramme struct{ Programme Programme }

// Plan adds the copy, under a title that says so where one of its title and year is there.
func (a CopyProgramme) Plan(s *Snapshot, env Env) (Plan, error) {
	x := a.Programme
	x.ID = env.NewID()
	if s.programmeLike(&x) != nil {
		title := x.Title
		x.Title = title + " (copy)"
		for n := 2; s.programmeLike(&x) != nil; n++ {
			x.Title = fmt.Sprintf("%s (copy %d)", title, n)
		}
	}
	return s.addProgramme(env, VerbCopyProgramme, x, "Programme copied: %s%s. Undo (u) takes it back.")
}

// programmeLike is a programme of the space with the same title and year, or nil.
func (s *Snapshot) programmeLike(x *Programme) *Programme {
	for _, p := range s.Programmes {
		if p.ID != x.ID && p.Year == x.Year && Fold(p.Title) == Fold(x.Title) {
			return p
		}
	}
	return nil
}

func (s *Snapshot) addProgramme(env Env, verb Verb, x Programme, say string) (Plan, error) {
	if s.Space == 0 || s.Cohort.ID == 0 && s.Hub.ID == 0 {
		return Plan{}, refuse("There is neither a hub nor a cohort here to keep a programme.")
	}
	var c check
	if x = c.programme(x, &Programme{}); c.err != nil {
		return Plan{}, c.err
	}
	if x.Hub == "" {
		x.Hub = s.Hub.Name
	}
	d := NewDraft(s, env, verb, x.ID)
	d.Programme(x)
	at := ""
	if s.Hub.Name != "" {
		at = ", at " + s.Hub.Name
	}
	return d.planned(say, x.Title, at), nil
}

// EditProgramme sets everything about a programme: that of a hub, for cohorts still to
// begin, or a cohort's own copy. Neither reaches the other, for a cohort stands alone.
type EditProgramme struct{ Programme Programme }

// Plan writes what differs.
func (a EditProgramme) Plan(s *Snapshot, env Env) (Plan, error) {
	was := s.ProgrammeOf(a.Programme.ID)
	if was == nil {
		return Plan{}, refuse("This programme is not there any more.")
	}
	var c check
	x := c.programme(a.Programme, was)
	if c.err != nil {
		return Plan{}, c.err
	}
	d := NewDraft(s, env, VerbEditProgramme, x.ID)
	d.Programme(x)
	return d.plannedEdit("Programme "+clipped(x.Title), programmeWords), nil
}

// RemoveProgramme takes a programme out of a hub's space. Cohorts that run it keep their
// own copies; a cohort's own stays with it.
type RemoveProgramme struct{ Programme ID }

// Plan removes it.
func (a RemoveProgramme) Plan(s *Snapshot, env Env) (Plan, error) {
	x := s.ProgrammeOf(a.Programme)
	switch {
	case x == nil:
		return Plan{}, refuse("This programme is not there any more.")
	case s.Cohort.ID != 0 && s.Cohort.Programme == x.ID:
		return Plan{}, refuse("%s is what this cohort runs, and stays: another programme can take its place.", x.Title)
	}
	d := NewDraft(s, env, VerbRemoveProgramme, x.ID)
	d.Remove(KindProgramme, x.ID)
	return d.planned("Programme %s removed. Cohorts that run it keep their own copy. Undo (u) brings it back.", x.Title), nil
}

// UseProgramme makes a programme the open cohort's own: its copy says what this one says.
// Title, hub, people, marks and dates of the cohort are left alone; expected days and the
// fee rule are taken over where the cohort has none.
type UseProgramme struct {
	Programme Programme
	// Sessions and Tasks come into the cycle where it has none of their number.
	Sessions []Session
	Tasks    []TaskAfter
}

// TaskAfter is a task that is set after the session of that number.
type TaskAfter struct {
	After int
	Title string
}

// Plan writes the copy, and the sessions that are not there.
func (a UseProgramme) Plan(s *Snapshot, env Env) (Plan, error) {
	cohort := s.Cohort
	if cohort.ID == 0 {
		return Plan{}, refuse("There is no cohort here to take the programme.")
	}
	x := a.Programme
	if x.ID = cohort.Programme; x.ID == 0 {
		x.ID = env.NewID()
	}
	var c check
	if x = c.programme(x, &s.Programme); c.err != nil {
		return Plan{}, c.err
	}
	d := NewDraft(s, env, VerbUseProgramme, x.ID)
	d.Programme(x)
	cohort.Programme = x.ID
	if cohort.Quarters == nil {
		cohort.Quarters = x.Quarters
	}
	if cohort.Fee == nil {
		cohort.Fee = x.Fee
	}
	d.Cohort(cohort)
	added, err := d.sessionsOf(a)
	if err != nil {
		return Plan{}, err
	}
	if len(d.c.Entries) == 0 {
		return Plan{Say: "This cohort runs " + x.Title + " already, word for word."}, nil
	}
	say := "This cohort runs " + x.Title + " now"
	if added > 0 {
		say += ", with " + several(added, "session")
	}
	return d.planned("%s. Undo (u) takes it back.", say), nil
}

// sessionsOf writes the sessions whose numbers the cycle has not, with their tasks.
func (d *Draft) sessionsOf(a UseProgramme) (added int, err error) {
	for _, x := range a.Sessions {
		if d.s.SessionNumbered(x.Number) != nil {
			continue
		}
		x.ID = d.env.NewID()
		if err := d.s.checkSession(&x, &Session{}); err != nil {
			return 0, err
		}
		if outside := d.s.OutsideYear(x.Date); outside != "" {
			return 0, refuse("Session %d: %s Change the date, or leave it out.", x.Number, outside)
		}
		d.Session(x)
		for _, t := range a.Tasks {
			if t.After == x.Number {
				d.Task(Task{ID: d.env.NewID(), Session: x.ID, Title: t.Title})
			}
		}
		added++
	}
	return added, nil
}

// AboutProgramme tells whether a change is about a programme.
func AboutProgramme(l change.Label) bool {
	v := Verb(l.Verb)
	return v >= VerbNewProgramme && v <= VerbUseProgramme
}

// describeProgramme puts a label about a programme into words; ok is false for others.
func (s *Snapshot) describeProgramme(l change.Label) (words string, ok bool) {
	what, ok := map[Verb]string{
		VerbNewProgramme: "made", VerbEditProgramme: "changed", VerbCopyProgramme: "copied", VerbRemoveProgramme: "removed", VerbUseProgramme: "now that of the cohort",
	}[Verb(l.Verb)]
	if !ok {
		return "", false
	}
	title := ""
	if len(l.IDs) > 0 {
		title = reader{s.Record(change.Key{Kind: KindProgramme, Record: l.IDs[0]})}.text(programmeTitle)
	}
	if title == "" {
		return "a programme " + what, true
	}
	return "programme " + title + " " + what, true
}
