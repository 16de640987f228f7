package model

import (
	"fmt"
	"strings"

	"workgroup/model/change"
)

// NewTask sets a task after a session. One without an ID gets one; it is the third
// of the label.
type NewTask struct{ Task Task }

// Plan sets it.
func (a NewTask) Plan(s *Snapshot, env Env) (Plan, error) {
	x := a.Task
	if x.ID == 0 {
		x.ID = env.NewID()
	}
	session, err := s.checkTask(&x, &Task{})
	if err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbNewTask, 0, session.ID, x.ID)
	d.Task(x)
	say := fmt.Sprintf("Task “%s” set after session %d", x.Title, session.Number)
	if due := s.Due(&x); due.Known() {
		say += ", due " + due.Long()
	}
	return d.planned("%s.", say), nil
}

// EditTask sets everything about a task.
type EditTask struct{ Task Task }

var taskWords = map[change.Name]string{taskSession: "session", taskTitle: "title", taskDue: "due", taskBefore: "due", taskWording: "wording"}

// Plan writes what differs.
func (a EditTask) Plan(s *Snapshot, env Env) (Plan, error) {
	x, was := a.Task, s.Task(a.Task.ID)
	if was == nil {
		return Plan{}, goneTask
	}
	session, err := s.checkTask(&x, was)
	if err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbEditTask, 0, session.ID, x.ID)
	d.Task(x)
	return d.plannedEdit("Task “"+x.Title+"”", taskWords), nil
}

const goneTask = Refusal("This task is not there any more.")

// checkTask looks a task over, and gives the session after which it is set.
func (s *Snapshot) checkTask(x, was *Task) (*Session, error) {
	session := s.Session(x.Session)
	if session == nil {
		return nil, goneSession
	}
	var c check
	c.needed(FieldTitle, &x.Title, was.Title, MaxName, "A task needs a title.")
	c.that(!x.Due.Known() || x.Before == 0, FieldDue, "A task is due on a day or before a session, not both.")
	if x.Before != 0 && (x.Before != was.Before || x.Session != was.Session) {
		before := s.Session(x.Before)
		switch {
		case before == nil:
			c.that(false, FieldDue, "The session before which it is due is not there any more.")
		case before.Number <= session.Number:
			c.that(false, FieldDue, "It is set after session %d, so it cannot be due before session %d.", session.Number, before.Number)
		}
	}
	wording := map[ID]string{}
	for school, v := range x.Wording {
		c.lines(FieldWording, &v, was.Wording[school])
		c.that(school == 0 || s.School(school) != nil || v == was.Wording[school], FieldWording, "The school of this wording is not there any more.")
		if v != "" {
			wording[school] = v
		}
	}
	x.Wording = wording
	return session, c.err
}

// RemoveTask takes a task away, with what people did of it.
type RemoveTask struct{ Task ID }

// Plan removes it.
func (a RemoveTask) Plan(s *Snapshot, env Env) (Plan, error) {
	x := s.Task(a.Task)
	if x == nil {
		return Plan{}, goneTask
	}
	d := NewDraft(s, env, VerbRemoveTask, 0, x.Session, x.ID)
	d.Remove(KindTask, x.ID)
	say := "Task “" + x.Title + "” removed"
	if what := s.WhatGoes(x.ID); what != "" {
		say += ", and with it " + what
	}
	return d.planned("%s.", say), nil
}

// Due is the day on which a task is due: its own, else that of the session before
// which it is due; unknown where neither has one.
func (s *Snapshot) Due(t *Task) Day {
	if before := s.Session(t.Before); !t.Due.Known() && before != nil {
		return before.Date
	}
	return t.Due
}

// dueFor is the day on which a task is due for a place: where it is due before a
// visit, that of the date chosen.
func (s *Snapshot) dueFor(e *Enrolment, t *Task) Day {
	if before := s.Session(t.Before); !t.Due.Known() && before != nil {
		return s.dayOf(e, before)
	}
	return t.Due
}

// SetProgress notes how far a place is with a task, as of today.
type SetProgress struct {
	Enrolment, Task ID
	Progress        Progress
	// School notes it for everybody of the same school: a pair hands in one piece.
	School bool
}

// Plan notes it; what is noted already keeps its day.
func (a SetProgress) Plan(s *Snapshot, env Env) (Plan, error) {
	sheet, ok := s.TaskSheet(a.Task)
	if !ok {
		return Plan{}, goneTask
	}
	e := s.Enrolment(a.Enrolment)
	switch {
	case e == nil:
		return Plan{}, gonePlace
	case a.Progress > NotRequired:
		return Plan{}, refuse("A task is back, under way, not started or not required.")
	}
	d := NewDraft(s, env, VerbProgress, e.ID, a.Task)
	var names []string
	note := func(o *Enrolment) {
		names = append(names, s.Person(o.Person).Apart())
		if o.Task(a.Task).Progress != a.Progress {
			d.Progress(o, a.Task, TaskState{a.Progress, DayOf(env.Now)})
		}
	}
	note(e)
	for _, r := range sheet.Rows {
		if a.School && e.School != 0 && r.Enrolment.School == e.School && r.Enrolment.ID != e.ID {
			note(r.Enrolment)
		}
	}
	return d.planned("%s: “%s” %s.", strings.Join(names, ", "), sheet.Task.Title, a.Progress), nil
}

const gonePlace = Refusal("This person is not there any more.")

// TaskNote keeps what was noted of a place's task: what it says, what follows; "" takes
// it away.
type TaskNote struct {
	Enrolment, Task ID
	Text            string
}

// Plan writes the note.
func (a TaskNote) Plan(s *Snapshot, env Env) (Plan, error) {
	e, t := s.Enrolment(a.Enrolment), s.Task(a.Task)
	switch {
	case e == nil:
		return Plan{}, gonePlace
	case t == nil:
		return Plan{}, goneTask
	}
	var c check
	if c.text(FieldNotes, &a.Text, e.TaskNote(t.ID), MaxNote); c.err != nil {
		return Plan{}, c.err
	}
	d := NewDraft(s, env, VerbTaskNote, e.ID, t.ID)
	d.set(fieldOf(KindEnrolment, e.ID, enrolmentTaskNote, t.ID), a.Text, e.Person)
	return d.planned("%s: noted of “%s”.", s.Person(e.Person).Apart(), t.Title), nil
}

// TaskSheet is a task with its places: derived, never kept.
type TaskSheet struct {
	Task    *Task
	Session *Session
	Due     Day
	Rows    []TaskRow
	// Of is of how many the task is required; Back and UnderWay count those.
	Back, UnderWay, Of int
	// NotRequired counts those of whom it is not.
	NotRequired int
}

// TaskRow is one place on a task sheet.
type TaskRow struct {
	Enrolment *Enrolment
	Person    *Person
	School    *School
	State     TaskState
	Note      string
	// Wording is that for the school, else that for all.
	Wording string
	// Due is the day for this place: before a visit, that of the date chosen.
	Due Day
	// Expected: it is required of this place, which is enrolled. A place that is not
	// has a row only where something was noted.
	Expected bool
	// Shared: noted together with others of the school, for one piece of work.
	Shared bool
}

// TaskSheet is the sheet of a task in the order of the register; ok is false where
// there is no such task.
func (s *Snapshot) TaskSheet(task ID) (sheet TaskSheet, ok bool) {
	t := s.Task(task)
	if t == nil {
		return TaskSheet{}, false
	}
	sheet = TaskSheet{Task: t, Session: s.Session(t.Session), Due: s.Due(t)}
	type piece struct{ school, change ID }
	pieces := map[piece]int{}
	pieceOf := func(e *Enrolment) piece {
		st := s.Cell(fieldOf(KindEnrolment, e.ID, enrolmentTask, task)).Standing()
		if e.School == 0 || len(st) == 0 {
			return piece{}
		}
		return piece{e.School, st[0].Ref.Change}
	}
	for _, e := range s.Enrolments {
		is := e.Task(task)
		if on := e.Status == Enrolled || e.Status == Completed; !on && is.Progress == NotStarted && e.TaskNote(task) == "" {
			continue
		}
		row := TaskRow{
			Enrolment: e, Person: s.Person(e.Person), School: s.School(e.School), State: is, Note: e.TaskNote(task), Due: s.dueFor(e, t),
			Expected: (e.Status == Enrolled || e.Status == Completed) && is.Progress != NotRequired, Wording: t.Wording[e.School],
		}
		if row.Wording == "" {
			row.Wording = t.Wording[0]
		}
		sheet.Rows = append(sheet.Rows, row)
		sheet.count(row)
		if is.Progress == Back {
			pieces[pieceOf(e)]++
		}
	}
	for i := range sheet.Rows {
		r := &sheet.Rows[i]
		p := pieceOf(r.Enrolment)
		r.Shared = r.State.Progress == Back && p.school != 0 && pieces[p] > 1
	}
	return sheet, true
}

func (h *TaskSheet) count(r TaskRow) {
	if r.State.Progress == NotRequired {
		h.NotRequired++
	}
	if !r.Expected {
		return
	}
	h.Of++
	switch r.State.Progress {
	case Back:
		h.Back++
	case UnderWay:
		h.UnderWay++
	}
}

// Overdue is how many of those whose task had to be back before today have not
// brought it.
func (h *TaskSheet) Overdue(today Day) (late, of int) {
	for _, r := range h.Rows {
		if r.Expected && r.Due.Known() && r.Due < today {
			of++
			if r.State.Progress != Back {
				late++
			}
		}
	}
	return late, of
}
