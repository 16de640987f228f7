package model

import (
	"strings"
	"testing"
	"time"
)

func TestWhoIsInTheRoom(t *testing.T) {
	n := ID(1000)
	now := time.Date(2024, 2, 8, 11, 0, 0, 0, London())
	env := Env{Now: now, NewID: func() ID { n++; return n }, Lead: 9}
	s := NewSnapshot(1, nil)
	d := NewDraft(s, env, VerbFilled)
	d.Session(Session{ID: 11, Number: 1, Kind: Workshop, Date: DayOf(now), Start: MakeClock(9, 30), End: MakeClock(14, 30), Venue: "Twyford", Mode: InRoom, Credit: 4})
	d.Session(Session{ID: 12, Number: 2, Kind: Workshop, Date: DayOf(now) + 1, Credit: 4})
	d.Session(Session{ID: 13, Number: 3, Kind: Workshop, Date: DayOf(now), Mode: Online, Credit: 4})
	for i, name := range []string{"Zhang", "Ahmed", "Brown", "Clarke", "Davies", "Evans", "Khan"} {
		d.Person(Person{ID: ID(40 + i), Family: name, Given: "Tara"})
		d.Enrol(Enrolment{ID: ID(50 + i), Person: ID(40 + i), Status: Enrolled})
	}
	d.Person(Person{ID: 60, Family: "Bell", Given: "Joe"})
	s = s.Apply(d.Change())
	d = NewDraft(s, env, VerbFilled)
	for place, m := range map[ID]Mark{
		50: {Kind: Present}, 51: {Kind: Present, Left: MakeClock(10, 30), LeftEarly: true}, 52: {Kind: Present, Left: MakeClock(12, 30), LeftEarly: true},
		53: {Kind: Present, Online: true}, 54: {Kind: Substitute, Substitute: 60}, 55: {Kind: Absent},
	} {
		d.MarkAs(s.Enrolment(place), 11, m)
	}
	s = s.Apply(d.Change())
	rolls := s.InTheRoom(now)
	if len(rolls) != 1 {
		t.Fatalf("%d rolls: %+v", len(rolls), rolls)
	}
	want := "session 1, Twyford, 11:00: IN THE ROOM 3\n\n 1  Bell, Joe (for Tara Davies)\n 2  Brown, Tara\n 3  Zhang, Tara\n\nNot marked, so perhaps here: 1\n    Khan, Tara\n\nOnline, not in the building: 1"
	if got := rolls[0].Text(now); got != want {
		t.Errorf("%s\n\nwant\n%s", got, want)
	}
	if got := s.InTheRoom(now.AddDate(0, 0, 2)); len(got) != 0 {
		t.Errorf("on a day without a session: %+v", got)
	}
	if strings.Contains(rolls[0].Text(now), "Ahmed") {
		t.Error("somebody who left is looked for")
	}
}
