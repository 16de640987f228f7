package model

import (
	"testing"
	"time"
)

// year is a cohort of three people that expects three days: two workshops that were held,
// a visit worth half a day with two dates, and two workshops to come.
func year(t *testing.T) *Snapshot {
	t.Helper()
	expected := 12
	n := ID(1000)
	env := Env{Now: time.Date(2024, 3, 1, 12, 0, 0, 0, London()), NewID: func() ID { n++; return n }, Lead: 9}
	s := NewSnapshot(1, nil)
	d := NewDraft(s, env, VerbFilled)
	d.Cohort(Cohort{ID: 1, Code: "c", Title: "C", Quarters: &expected})
	day := func(m time.Month, dd int) Day { return MakeDay(2024, m, dd) }
	d.Session(Session{ID: 11, Number: 1, Kind: Workshop, Date: MakeDay(2023, time.November, 13), Credit: 4})
	d.Session(Session{ID: 12, Number: 2, Kind: Visit, Credit: 2})
	d.Session(Session{ID: 13, Number: 3, Kind: Workshop, Date: day(2, 8), Credit: 4})
	d.Session(Session{ID: 14, Number: 4, Kind: Workshop, Date: day(4, 24), Credit: 2})
	d.Session(Session{ID: 15, Number: 5, Kind: Workshop, Date: day(7, 2), Credit: 4})
	d.Slot(Slot{ID: 21, Session: 12, Date: day(1, 8), Capacity: 5})
	d.Slot(Slot{ID: 22, Session: 12, Date: day(5, 14), Capacity: 2})
	d.Task(Task{ID: 31, Session: 11, Title: "audit"})
	d.Task(Task{ID: 32, Session: 13, Title: "plan"})
	d.Task(Task{ID: 33, Session: 15, Title: "review"})
	for i, name := range []string{"Ahmed", "Brown", "Clarke"} {
		d.Person(Person{ID: ID(40 + i), Family: name, Given: "Tara"})
		d.Enrol(Enrolment{ID: ID(50 + i), Person: ID(40 + i), Status: Enrolled})
	}
	s = s.Apply(d.Change())
	d = NewDraft(s, env, VerbFilled)
	a, b, c := s.Enrolment(50), s.Enrolment(51), s.Enrolment(52)
	d.MarkAs(a, 11, Mark{Kind: Absent})
	d.MarkAs(a, 13, Mark{Kind: Cancelled, ToldOn: day(2, 1)})
	d.MarkAs(b, 11, Mark{Kind: Present})
	d.MarkAs(b, 13, Mark{Kind: Absent})
	d.Book(b, 12, 22)
	d.MarkAs(c, 11, Mark{Kind: Present})
	d.MarkAs(c, 12, Mark{Kind: Present})
	d.Book(c, 12, 21)
	d.Progress(c, 31, TaskState{Progress: Back})
	d.Progress(c, 32, TaskState{Progress: NotRequired})
	return s.Apply(d.Change())
}

func TestOutlookSaysWhatIsEarnedAndWhatStillCanBe(t *testing.T) {
	s := year(t)
	now := time.Date(2024, 3, 1, 12, 0, 0, 0, London())
	all := s.Outlooks(now)
	for i, want := range []struct {
		name           string
		earned, most   int
		need           Need
		back, set      int
		next, sum, rem string
	}{
		{"Ahmed", 0, 8, OutOfReach, 0, 2, "pick a visit: 14 May", "13 Nov absent 0.0 + 8 Feb cancelled (1 Feb) 0.0 = 0.0",
			"visit 14 May 0.5 (1 place) + session 4 24 Apr 0.5 + session 5 2 Jul 1.0, so 2.0 of 3.0 at most"},
		{"Brown", 4, 12, OnlyIf, 0, 2, "next: 14 May", "13 Nov present 1.0 + 8 Feb absent 0.0 = 1.0",
			"visit 14 May 0.5 + session 4 24 Apr 0.5 + session 5 2 Jul 1.0, so 3.0 of 3.0 at most"},
		{"Clarke", 6, 16, OnCourse, 1, 1, "8 Feb unmarked", "13 Nov present 1.0 + 8 Jan present 0.5 = 1.5",
			"session 3 8 Feb 1.0 (unmarked) + session 4 24 Apr 0.5 + session 5 2 Jul 1.0, so 4.0 of 3.0 at most"},
	} {
		o := all[i]
		if got := s.Person(o.Enrolment.Person).Family; got != want.name {
			t.Fatalf("place %d is %s, want %s", i, got, want.name)
		}
		if o.Earned != want.earned || o.Most != want.most || o.Need != want.need || o.TasksBack != want.back || o.TasksSet != want.set {
			t.Errorf("%s: %+v", want.name, o)
		}
		if o.Next() != want.next {
			t.Errorf("%s: next %q", want.name, o.Next())
		}
		if sum, left := s.Account(&o); sum != want.sum || left != want.rem {
			t.Errorf("%s:\n%q\n%q", want.name, sum, left)
		}
	}
}

// Nothing is left at a visit whose dates are all over or full, and a cohort that expects
// no days puts nobody behind.
func TestOutlookAtTheEdges(t *testing.T) {
	s := year(t)
	after := time.Date(2024, 8, 1, 12, 0, 0, 0, London())
	o := s.Outlook(s.Enrolment(50), after)
	for _, c := range o.Left {
		if c.Session.Kind == Visit {
			t.Errorf("a visit is left whose dates are over: %+v", c)
		}
	}
	if o.Next() != "24 Apr unmarked" {
		t.Errorf("next %q", o.Next())
	}
	paused := Outlook{Enrolment: &Enrolment{Status: Paused}, Need: OutOfReach}
	if paused.Next() != "paused" {
		t.Errorf("next of somebody who is paused: %q", paused.Next())
	}
	n := ID(5000)
	d := NewDraft(s, Env{Now: after, NewID: func() ID { n++; return n }}, VerbFilled)
	d.Cohort(Cohort{ID: 1, Code: "c", Title: "C"})
	s = s.Apply(d.Change())
	for _, o := range s.Outlooks(after) {
		if o.Need != NothingAsked {
			t.Errorf("%+v", o)
		}
	}
}

func TestLettersOfTheGrid(t *testing.T) {
	s := year(t)
	today := MakeDay(2024, time.March, 1)
	for place, want := range map[ID]string{50: "A.C..", 51: "P.A..", 52: "PP?.."} {
		got := ""
		for _, x := range s.Sessions {
			got += s.LetterOf(s.Enrolment(place), x, today)
		}
		if got != want {
			t.Errorf("place %d: %q, want %q", place, got, want)
		}
	}
	seen := map[string]MarkKind{}
	for k := Unmarked; k <= NotHeld; k++ {
		l := Mark{Kind: k}.Letter()
		if was, twice := seen[l]; twice {
			t.Errorf("%q means %d and %d", l, was, k)
		}
		seen[l] = k
	}
}
