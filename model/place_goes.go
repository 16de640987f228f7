package model

import "strings"

// WhatGoesWith names what hangs on a place and goes when it is removed: "the visit date 12
// Dec, 1 thing told before"; "" where nothing does.
func (s *Snapshot) WhatGoesWith(e *Enrolment) string {
	var out []string
	add := func(n int, one, more string) {
		if n > 0 {
			out = append(out, counted(n, one, more))
		}
	}
	told, notes, fees, wishes := 0, 0, 0, 0
	for _, x := range s.Sessions {
		if slot := s.Slot(e.Booking(x.ID)); slot != nil {
			out = append(out, strings.TrimSpace("the visit date "+slot.Date.Short()))
		}
		told += one(e.Told(x.ID).Kind != ToldNothing)
		notes += one(e.Note(x.ID) != "")
		fees += one(len(e.fees[x.ID]) > 0)
		wishes += one(e.Wish(x.ID) != "")
	}
	waits := 0
	for _, slot := range s.Slots {
		_, is := e.Waits(slot.ID)
		waits += one(is)
		wishes += one(e.Suit(slot.ID) != SuitUnsaid)
	}
	tasks := 0
	for _, t := range s.Tasks {
		tasks += one(e.Task(t.ID).Progress != NotStarted || e.TaskNote(t.ID) != "")
	}
	if e.Status == Waiting {
		out = append(out, "the place on the waiting list")
	}
	add(waits, "wait for a visit date", "waits for visit dates")
	add(wishes, "wish for a visit date", "wishes for visit dates")
	add(told, "thing told before", "things told before")
	add(notes, "note", "notes")
	add(fees, "fee that was decided", "fees that were decided")
	if tasks > 0 {
		out = append(out, "what is known of "+several(tasks, "task"))
	}
	add(len(e.committed), "commitment that was confirmed", "commitments that were confirmed")
	if len(e.overrides) > 0 {
		out = append(out, "why a rule was set aside")
	}
	if e.Remark != "" {
		out = append(out, "the remark")
	}
	return strings.Join(out, ", ")
}

// WhatStaysOf names what was written about a person and stays, under their name, when
// their place is removed: "2 notes of evidence, 1 rating"; "" where nothing does.
func (s *Snapshot) WhatStaysOf(person ID) string {
	is := func(id ID) bool { return id != 0 && s.keptOf(id) == s.keptOf(person) }
	var evidence, ratings, plans, initiatives, shared int
	for _, x := range s.Evidence {
		evidence += one(is(x.Person))
	}
	for _, x := range s.Ratings {
		ratings += one(is(x.Person))
	}
	for _, x := range s.Plans {
		plans += one(is(x.Person))
	}
	for _, x := range s.Initiatives {
		initiatives += one(is(x.Person))
	}
	for _, x := range s.Schools {
		for _, y := range x.Sharings {
			shared += one(is(y.Person))
		}
	}
	var out []string
	for _, c := range []struct {
		n         int
		one, more string
	}{
		{evidence, "note of evidence", "notes of evidence"}, {ratings, "rating", "ratings"}, {plans, "action plan", "action plans"},
		{initiatives, "initiative", "initiatives"}, {shared, "thing that was shared", "things that were shared"},
	} {
		if c.n > 0 {
			out = append(out, counted(c.n, c.one, c.more))
		}
	}
	return strings.Join(out, ", ")
}

// one is 1 for what is so, for counting.
func one(is bool) int {
	if is {
		return 1
	}
	return 0
}
