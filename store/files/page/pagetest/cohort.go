package pagetest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/programmes"
)

// Now is the day after the second session of the cohort.
func Now() time.Time { return time.Date(2022, time.February, 4, 16, 0, 0, 0, time.UTC) }

// Long is a name of as many letters as a name may have, without a space.
func Long() string { return strings.Repeat("Wolfeschlegelstein", 11) }

// names are given and family names; what follows them has numbers.
func names() [][2]string {
	return [][2]string{
		{"Zainab", "Ahmed"}, {"Lucía", "García Simón"}, {"Gülşen", "Işık"}, {"Thị Hồng Nhung", "Nguyễn"}, {"Siân", "O'Connor-Price"},
		{"Alexandra Wilhelmina", "Roberts-Featherstonehaugh-Cholmondeley"}, {"Ana\x1b[31m\u202e", "Stav\x07ropoulou"}, {"", Long()},
		{"Rhys", "Lewis <&> (Jr)"}, {"Małgorzata", "Wiśniewska"}, {"Ó Dónaill", "王"}, {"Þórunn", "Halldórsdóttir"},
	}
}

// marks are what the people have at the first session, in turn.
func marks() []model.Mark {
	return []model.Mark{
		{Kind: model.Present}, {Kind: model.Present, Late: true, MinutesLate: 25}, {Kind: model.Present, LeftEarly: true}, {Kind: model.Part},
		{Kind: model.Present, Online: true}, {Kind: model.Absent}, {Kind: model.Cancelled, ToldOn: model.MakeDay(2021, time.November, 15)},
		{Kind: model.Substitute}, {Kind: model.Excused}, {Kind: model.Elsewhere, Place: "Origin Maths Hub", PlaceDay: model.MakeDay(2021, time.December, 1)},
		{Kind: model.Unmarked},
	}
}

// Env is that of a lead who does something now.
func Env() model.Env {
	next := model.ID(5000)
	return model.Env{Now: Now(), Lead: 7, NewID: func() model.ID { next++; return next }}
}

// Cohort is one of so many people, half-way through its year: its first session with marks of
// every kind, its second with all present, its third to come and a visit with two dates, of which
// the first has the first half of the people. Some of its names and of what was told are
// such as nobody should type.
func Cohort(t testing.TB, people int) *model.Snapshot {
	t.Helper()
	template, ok := programmes.Find("ssl-2021")
	if !ok {
		t.Fatal("the built-in programme is not there")
	}
	env := Env()
	_, s, err := programmes.Start(template, env, model.Lead{ID: 7, Name: "Robin Hale", Role: "Work Group Lead"}, 8, 9, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := model.NewDraft(s, env, model.VerbFilled)
	visit := model.Session{ID: 20, Number: 4, Kind: model.Visit, Title: "Half a day in a classroom", Credit: 2}
	d.Session(visit)
	d.Slot(model.Slot{ID: 21, Session: 20, Date: model.MakeDay(2022, time.March, 8), Start: model.MakeClock(9, 0), Host: "Quince Hill"})
	d.Slot(model.Slot{ID: 22, Session: 20, Date: model.MakeDay(2022, time.March, 9), Host: "Osier Bridge", Capacity: 5})
	d.Slot(model.Slot{ID: 23, Session: 20, Date: model.MakeDay(2022, time.March, 10), Host: "Called Off School", State: model.CalledOff})
	for i := range people {
		fill(d, s, i, people)
	}
	return s.Apply(d.Change())
}

// Place is the place of one of the people.
func Place(i int) model.ID { return model.ID(20000 + i) }

// Visit is the visit, First and Second are its dates.
const (
	Visit  model.ID = 20
	First  model.ID = 21
	Second model.ID = 22
)

func fill(d *model.Draft, s *model.Snapshot, i, people int) {
	person, school := model.ID(10000+i), model.ID(30000+i)
	name := names()[i%len(names())]
	if i >= len(names()) {
		name[1] += fmt.Sprintf(" %04d", i)
	}
	d.Person(model.Person{ID: person, Given: name[0], Family: name[1], Emails: []string{fmt.Sprintf("secret%d@school.example", i)}, Note: "secret note"})
	d.School(model.School{ID: school, Name: fmt.Sprintf("School of the Long Meadow beside the River %d", i)})
	d.Enrol(model.Enrolment{ID: Place(i), Person: person, School: school, Status: model.Enrolled, Remark: "secret remark"})
	e := &model.Enrolment{ID: Place(i), Person: person}
	d.MarkAs(e, s.SessionNumbered(1).ID, marks()[i%len(marks())])
	d.MarkAs(e, s.SessionNumbered(2).ID, model.Mark{Kind: model.Present})
	d.ToldAs(e, s.SessionNumbered(3).ID, model.Told{Kind: model.CannotCome, On: model.MakeDay(2022, time.January, 9), How: "secret call"})
	if i < (people+1)/2 {
		d.Book(e, Visit, First)
	}
}
