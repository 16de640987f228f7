package cycle

import (
	"errors"
	"fmt"
	"slices"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// What the letters of n stand for.
const (
	newWorkshop = "w"
	newMeeting  = "m"
	newVisit    = "v"
	newTask     = "t"
)

// add asks what is new, then for it.
func (p *Pane) add(d pane.Desk) pane.Effect {
	s, x, _ := p.chosen(d)
	if d.Snapshot() == nil {
		d.Warn("No cohort is open: choose one under Cohorts, or make one there with n.")
		return pane.Taken()
	}
	choices := []dialog.Hint{{Key: newWorkshop, Does: "workshop"}, {Key: newMeeting, Does: "meeting"}, {Key: newVisit, Does: "visit, on any one of several dates"}}
	if x != nil && !bare(d) {
		choices = append(choices, dialog.Hint{Key: newTask, Does: fmt.Sprintf("task after session %d", x.Number)})
	}
	return pane.Question(dialog.Choice{Title: "New", Sentence: "What comes into the cycle of " + s.Cohort.Title + "?", Choices: choices, No: "nothing"},
		func(d pane.Desk, a dialog.Answer) pane.Effect {
			if !a.Done {
				return pane.Taken()
			}
			kind := model.Workshop
			switch a.Text {
			case newTask:
				return p.addTask(d)
			case newMeeting:
				kind = model.Meeting
			case newVisit:
				kind = model.Visit
			}
			return newSessionForm(d, begun(d, kind)).ask(d, fieldTitle, p.found)
		})
}

// begun is a new session: what its hub says of lunch and the like stands there already.
func begun(d pane.Desk, kind model.SessionKind) model.Session {
	x := model.Session{Kind: kind}
	if h := d.Hub(); h != nil && kind != model.Visit {
		x.Notes = h.Hub.Lunch
	}
	return x
}

func (p *Pane) addTask(d pane.Desk) pane.Effect {
	_, x, _ := p.chosen(d)
	if x == nil {
		return pane.Taken()
	}
	return forms.NewTask(d, x, p.found)
}

// found puts the cursor on the session or task that was just made.
func (p *Pane) found(d pane.Desk, _ dialog.Values) pane.Effect {
	steps := d.Done(1)
	if len(steps) == 0 {
		return pane.Taken()
	}
	ids := steps[0].First().Label.IDs
	s := p.settle(d)
	switch {
	case s == nil:
	case len(ids) > 2 && s.Task(ids[2]) != nil:
		p.session, p.task = ids[1], ids[2]
	case len(ids) > 1 && s.Session(ids[1]) != nil:
		p.session, p.task = ids[1], 0
	}
	return pane.Taken()
}

// nothingThere says so, and is what a key does where there is nothing.
func nothingThere(d pane.Desk) pane.Effect {
	d.Warn("There is no session yet: n makes one.")
	return pane.Taken()
}

// edit asks for everything about the session or the task.
func (p *Pane) edit(d pane.Desk) pane.Effect {
	_, x, t := p.chosen(d)
	switch {
	case x == nil:
		return nothingThere(d)
	case t != nil:
		return forms.EditTask(d, t, "")
	}
	return newSessionForm(d, *x).ask(d, fieldTitle, nil)
}

// note asks for what people need to know before they come, or for the words of a task.
func (p *Pane) note(d pane.Desk) pane.Effect {
	_, x, t := p.chosen(d)
	switch {
	case x == nil:
		return nothingThere(d)
	case t != nil:
		return forms.Wording(d, t)
	case bare(d):
		d.Warn("Notes are hidden while only names are shown. Press ctrl+o until names only is gone.")
		return pane.Taken()
	}
	session := *x
	return forms.Edit{
		FormOptions: dialog.FormOptions{Title: fmt.Sprintf("Note for session %d", x.Number), Fields: []dialog.Field{{
			Name: fieldNotes, Label: "Lunch, parking", Value: x.Notes, Lines: 6, Limit: model.MaxNote, Hint: "What people need to know before they come.",
		}}},
		Action: func(v dialog.Values) model.Action {
			changed := session
			changed.Notes = v[fieldNotes]
			return model.EditSession{Session: changed}
		},
	}.Ask(d)
}

// remove names what goes and wants enter.
func (p *Pane) remove(d pane.Desk) pane.Effect {
	s, x, t := p.chosen(d)
	if x == nil {
		return nothingThere(d)
	}
	what, id := fmt.Sprintf("session %d", x.Number), x.ID
	var action model.Action = model.RemoveSession{Session: x.ID}
	if t != nil {
		what, id, action = "the task “"+t.Title+"”", t.ID, model.RemoveTask{Task: t.ID}
	}
	sentence := "This removes " + what
	if goes := s.WhatGoes(id); goes != "" {
		sentence += ", and with it " + goes
	}
	return pane.Confirmed(dialog.Confirm{Title: "Remove", Sentence: sentence + ". Undo (u) brings all of it back.", Yes: "remove", OpenedBy: p.keys.remove.Shown()},
		func(d pane.Desk) pane.Effect {
			p.settle(d)
			refused := d.Do(action)
			if refused == nil {
				p.settle(d)
			}
			return pane.Taken()
		})
}

// reorder moves the session one place earlier or later, and the cursor with it.
func (p *Pane) reorder(d pane.Desk, step int) pane.Effect {
	s, x, _ := p.chosen(d)
	if x == nil {
		return nothingThere(d)
	}
	at := slices.IndexFunc(s.Sessions, func(o *model.Session) bool { return o.ID == x.ID }) + 1
	switch to := at + step; {
	case to < 1:
		d.Say(fmt.Sprintf("Session %d is the first already.", x.Number))
	case to > len(s.Sessions):
		d.Say(fmt.Sprintf("Session %d is the last already.", x.Number))
	default:
		p.task = 0
		if d.Do(model.ReorderSession{Session: x.ID, Number: to}) == nil {
			p.settle(d)
		}
	}
	return pane.Taken()
}

// refused says why an action cannot be done whatever a form would say of its fields,
// nil where it can.
func refused(d pane.Desk, a model.Action) error {
	next := ^model.ID(0) >> 1
	_, err := a.Plan(forms.Open(d), model.Env{Now: d.Now(), NewID: func() model.ID { next++; return next }})
	var field model.Wrong
	if errors.As(err, &field) {
		return nil
	}
	return err
}
