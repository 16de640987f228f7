package export_test

import (
	"slices"
	"testing"

	"workgroup/model"
)

// TestPeopleAndSchools: what a lead knows of people, places and schools is all there.
func TestPeopleAndSchools(t *testing.T) {
	b := newBuilder(cohort21)
	b.do(func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: cohort21, Code: "ssl-2021", Year: 2021})
		d.Lead(model.Lead{ID: theLead, Name: "Robin Hale"})
		d.School(model.School{
			ID: theSchool, Name: "Ash Green", Town: "Ash", Postcode: "AS1 1AA", Involved: model.No, Members: 9, Specialist: 3,
			Engagements: []model.Engagement{{Programme: "Development Work Group", Year: 2020}, {Programme: "Before that"}},
		})
		d.School(model.School{ID: 0x602, Name: "Elm Road"})
		d.Session(model.Session{ID: workshop, Number: 1, Kind: model.Workshop, Date: day(2021, 11, 10), Credit: 4})
		d.Session(model.Session{ID: online, Number: 2, Kind: model.Workshop, Date: day(2022, 2, 3), Credit: 4})
		d.Session(model.Session{ID: visit, Number: 3, Kind: model.Visit, Credit: 2})
		d.Slot(model.Slot{ID: slotToCome, Session: visit, Date: day(2022, 3, 1), Host: "PRU", Capacity: 1})
	})
	b.act(t, model.NewPerson{Person: model.Person{Given: "Imran", Family: "Khan", Emails: []string{"k@ash.example"}, Note: "rings on Mondays"}, School: theSchool, Remark: "keen"})
	first := b.s.FindPeople("khan")[0].Enrolment
	card := *b.s.Person(first.Person)
	card.Family = "Khan-Bell"
	b.act(t, model.EditPerson{Person: card})
	b.act(t, model.EditPlace{Place: *first, SchoolName: "Elm Road", Moved: day(2022, 1, 1)})
	b.act(t, model.PausePlace{Enrolment: first.ID, From: day(2022, 3, 1), Until: day(2022, 4, 1)})
	b.do(func(d *model.Draft) {
		d.Wish(first, visit, "a Monday")
		d.Overbook(first, visit, "came by car")
	})
	b.act(t, model.NewPerson{Person: model.Person{Given: "Imran", Family: "Khan-Bell", Label: "sixth form"}, School: 0x602, Anyway: true})
	b.act(t, model.NewPerson{Person: model.Person{Family: "Mensah", Emails: []string{"K@ash.example"}}, School: theSchool, Anyway: true})
	b.act(t, model.Withdraw{Enrolment: first.ID, Day: day(2022, 5, 1), Reason: model.LeftRole})
	got := write(t, b.s)
	walk(t, got)
	top := decode(t, got)
	c := one(t, top, "cohorts", "code", "ssl-2021")

	school := one(t, top, "schools", "name", "Ash Green")
	if school["involved"] != "no" || school["members"] != 9.0 || school["mastery_specialist_cohort"] != 3.0 || school["town"] != "Ash" || school["postcode"] != "AS1 1AA" ||
		!slices.Equal(column(school["engagements"], "academic_year"), []any{nil, "2020/21"}) {
		t.Errorf("school %v", school)
	}
	person := one(t, top, "people", "id", first.Person.String())
	if person["note"] != "rings on Mondays" || !slices.Equal(person["previous_names"].([]any), []any{"Imran Khan"}) {
		t.Errorf("person %v", person)
	}
	e := one(t, c, "enrolments", "id", first.ID.String())
	if e["remark"] != "keen" || e["leave_reason"] != "another role in the school" || e["school"] != "Elm Road" || e["replaces"] != nil ||
		!slices.Equal(column(e["pauses"], "until"), []any{"2022-04-01"}) || !slices.Equal(column(e["earlier_schools"], "school"), []any{"Ash Green"}) ||
		!slices.Equal(column(e["since"], "status"), []any{"enrolled", "paused", "withdrawn"}) || !slices.Equal(column(e["since"], "lead"), []any{"Robin Hale", "Robin Hale", "Robin Hale"}) {
		t.Errorf("enrolment %v", e)
	}
	for number, want := range map[float64]string{1: "Ash Green", 2: "Elm Road", 3: "Elm Road"} {
		m := one(t, one(t, c, "sessions", "number", number), "marks", "enrolment_id", first.ID.String())
		if m["school"] != want {
			t.Errorf("session %v: %v", number, m["school"])
		}
		if number == 3 && (m["wish"] != "a Monday" || m["overbooked"] != "came by car") {
			t.Errorf("the visit: %v", m)
		}
	}
	mensah := one(t, c, "enrolments", "person", "Mensah")
	if o := objects(mensah["overrides"]); len(o) != 1 || o[0]["rule"] != "another-person" || o[0]["person_id"] != first.Person.String() {
		t.Errorf("overrides %v", mensah["overrides"])
	}
}

func TestAPlaceTakenOverAndOneTooMany(t *testing.T) {
	b := newBuilder(cohort21)
	b.do(func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: cohort21, Code: "ssl-2021", Year: 2021, Places: 1})
		d.Session(model.Session{ID: visit, Number: 1, Kind: model.Visit, Credit: 2})
		d.Slot(model.Slot{ID: slotToCome, Session: visit, Date: day(2022, 3, 1), Host: "PRU", Capacity: 1})
	})
	b.act(t, model.NewPerson{Person: model.Person{Family: "Khan"}})
	old := b.s.FindPeople("khan")[0].Enrolment
	b.act(t, model.Replace{Enrolment: old.ID, With: model.NewPerson{Person: model.Person{Family: "Bell"}}})
	b.act(t, model.NewPerson{Person: model.Person{Family: "Mensah"}, Over: "a pair"})
	got := write(t, b.s)
	walk(t, got)
	c := one(t, decode(t, got), "cohorts", "code", "ssl-2021")
	if e := one(t, c, "enrolments", "person", "Bell"); e["replaces"] != old.ID.String() {
		t.Errorf("%v", e)
	}
	e := one(t, c, "enrolments", "person", "Mensah")
	if o := objects(e["overrides"]); len(o) != 1 || o[0]["rule"] != "places" || o[0]["reason"] != "a pair" || o[0]["person_id"] != nil {
		t.Errorf("%v", e["overrides"])
	}
}

// TestOnePersonInTwoRecords: both cards are there, and one enrolment.
func TestOnePersonInTwoRecords(t *testing.T) {
	b := newBuilder(cohort21)
	b.do(func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: cohort21, Code: "ssl-2021", Year: 2021})
		d.Session(model.Session{ID: workshop, Number: 1, Kind: model.Workshop, Date: day(2021, 11, 17), Credit: 4})
	})
	b.act(t, model.NewPerson{Person: model.Person{Family: "Khan"}})
	b.act(t, model.WalkIn{Sheet: model.SheetID{Session: workshop}, Name: "I. Kahn"})
	keep, other := b.s.FindPeople("khan")[0].Enrolment, b.s.FindPeople("kahn")[0].Enrolment
	if keep.ID == other.ID {
		t.Fatal("found by a slip")
	}
	b.act(t, model.SamePerson{Keep: keep.Person, Other: other.Person})
	got := write(t, b.s)
	walk(t, got)
	top := decode(t, got)
	c := one(t, top, "cohorts", "code", "ssl-2021")
	if es := objects(c["enrolments"]); len(es) != 1 || es[0]["id"] != keep.ID.String() || es[0]["earned_quarters"] != 4.0 {
		t.Errorf("enrolments %v", c["enrolments"])
	}
	if p := one(t, top, "people", "id", other.Person.String()); p["same_as"] != keep.Person.String() || len(objects(top["people"])) != 2 {
		t.Errorf("the other record %v", p)
	}
}
