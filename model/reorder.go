package model

import (
	"fmt"
	"slices"
	"strings"

	"workgroup/model/change"
)

// ReorderSession moves a session to a place in the cycle, counted from 1; the others
// close up, so that the numbers run from 1 without a gap.
type ReorderSession struct {
	Session ID
	Number  int
}

// Plan numbers the sessions anew.
func (a ReorderSession) Plan(s *Snapshot, env Env) (Plan, error) {
	x := s.Session(a.Session)
	if x == nil {
		return Plan{}, goneSession
	}
	if n := len(s.Sessions); a.Number < 1 || a.Number > n {
		return Plan{}, Wrong{FieldNumber, Refusal(fmt.Sprintf("There are %s: choose a place from 1 to %d.", several(n, "session"), n))}
	}
	order := slices.Clone(s.Sessions)
	order = slices.DeleteFunc(order, func(o *Session) bool { return o.ID == x.ID })
	order = slices.Insert(order, a.Number-1, x)
	d := NewDraft(s, env, VerbReordered, 0, x.ID)
	for i, o := range order {
		d.int(KindSession, o.ID, sessionNumber, int64(i+1))
	}
	if len(d.c.Entries) == 0 {
		return Plan{Say: fmt.Sprintf("Session %d stands there already.", x.Number)}, nil
	}
	say := fmt.Sprintf("Session %d is session %d now", x.Number, a.Number)
	if x.Number == a.Number {
		say = fmt.Sprintf("Session %d stays, the others close up", x.Number)
	}
	if s.undated(x) {
		say += "; it is shown last while it has no date"
	}
	return d.planned("%s.", say), nil
}

// RemoveSession takes a session away, with its tasks and the dates of a visit. Its
// marks stay in the file, and come back with it when this is taken back. The other
// sessions keep their numbers, which people were told.
type RemoveSession struct{ Session ID }

// Plan removes it.
func (a RemoveSession) Plan(s *Snapshot, env Env) (Plan, error) {
	x := s.Session(a.Session)
	if x == nil {
		return Plan{}, goneSession
	}
	d := NewDraft(s, env, VerbRemoveSession, 0, x.ID)
	d.Remove(KindSession, x.ID)
	for _, t := range s.TasksOf(x.ID) {
		d.Remove(KindTask, t.ID)
	}
	for _, o := range s.SlotsOf(x.ID) {
		d.Remove(KindSlot, o.ID)
	}
	say := fmt.Sprintf("Session %d removed", x.Number)
	if what := s.WhatGoes(x.ID); what != "" {
		say += ", and with it " + what
	}
	return d.planned("%s.", say), nil
}

// WhatGoes names what goes with a session, a task or a date of a visit when it is
// removed: "12 marks, 1 task (9 back)"; "" where nothing does.
func (s *Snapshot) WhatGoes(record ID) string {
	var parts []string
	add := func(n int, what string) {
		if n > 0 {
			parts = append(parts, several(n, what))
		}
	}
	if s.Session(record) != nil {
		add(s.marked(record), "mark")
		if n := s.toldBefore(record); n > 0 {
			parts = append(parts, "what "+persons(n)+" told before")
		}
		if n := s.feesDecided(record); n > 0 {
			parts = append(parts, counted(n, "fee that was decided", "fees that were decided"))
		}
		booked := 0
		slots := s.SlotsOf(record)
		for _, slot := range slots {
			booked += len(s.Booked(slot))
		}
		add(len(slots), "date")
		add(booked, "booking")
		for _, t := range s.TasksOf(record) {
			what := "task “" + t.Title + "”"
			if inner := s.WhatGoes(t.ID); inner != "" {
				what += " (" + inner + ")"
			}
			parts = append(parts, what)
		}
	}
	if s.Task(record) != nil {
		back, notes := 0, 0
		for _, e := range s.Enrolments {
			if e.Task(record).Progress == Back {
				back++
			}
			if e.TaskNote(record) != "" {
				notes++
			}
		}
		if back > 0 {
			parts = append(parts, fmt.Sprintf("%d back", back))
		}
		add(notes, "note")
	}
	if s.Slot(record) != nil {
		if n := len(s.Waiting(record)); n > 0 {
			parts = append(parts, persons(n)+" on the waiting list")
		}
	}
	return strings.Join(parts, ", ")
}

// numberEver is the number of a session, of one that was removed too; 0 where
// nobody knows it.
func (s *Snapshot) numberEver(id ID) int {
	return int(reader{s.Record(change.Key{Kind: KindSession, Record: id})}.int(sessionNumber))
}
