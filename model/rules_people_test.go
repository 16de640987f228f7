package model_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

// card is what a lead sees of somebody: the name on the sheet, the school, the status.
func card(r *room, e *model.Enrolment) string {
	school := ""
	if x := r.s.School(e.School); x != nil {
		school = x.Name
	}
	return r.s.Person(e.Person).Listed() + ", " + school + ", " + e.Status.String()
}

// cards are those of all rows, in the order of the register.
func cards(r *room) []string {
	var out []string
	for _, e := range r.s.Enrolments {
		out = append(out, card(r, e))
	}
	return out
}

// found is the one place that answers to what is typed.
func (r *room) found(typed string) *model.Enrolment {
	r.t.Helper()
	hits := r.s.FindPeople(typed)
	if len(hits) != 1 {
		r.t.Fatalf("%d answer to %q", len(hits), typed)
	}
	return hits[0].Enrolment
}

func (r *room) add(given, family, school string) model.NewPerson {
	return model.NewPerson{Person: model.Person{Given: given, Family: family}, SchoolName: school}
}

func TestANewPersonHasCardAndPlace(t *testing.T) {
	r := newRoom(t)
	schools := len(r.s.Schools)
	plan := r.do(model.NewPerson{
		Person:     model.Person{Given: " Akosua ", Family: "Mensah", Emails: []string{"a@elmroad.example", "A@elmroad.example"}, Phone: "01234 567"},
		SchoolName: "Elm Road", Role: "Head of maths", Designation: model.Advocate, From: model.MakeDay(2021, time.October, 4), Year: 2,
	})
	e := r.found("mensah")
	p := r.s.Person(e.Person)
	if plan.Say != "Akosua Mensah, Elm Road: enrolled." || len(plan.Changes) != 1 || len(r.s.Schools) != schools+1 {
		t.Errorf("%q, %d changes, %d schools", plan.Say, len(plan.Changes), len(r.s.Schools))
	}
	if e.Role != "Head of maths" || e.Designation != model.Advocate || e.Year != 2 || !slices.Equal(p.Emails, []string{"a@elmroad.example"}) || p.Phone != "01234 567" {
		t.Errorf("place %+v, card %+v", e, p)
	}
	if since := e.Since(model.Enrolled); since.Lead != r.lead || since.Day != e.From {
		t.Errorf("since %+v", since)
	}
	r.do(r.add("Joe", "Bell", "ELM road"))
	if len(r.s.Schools) != schools+1 || r.found("bell").School != e.School {
		t.Error("a school of one folded name is made twice")
	}
	r.undo()
	r.undo()
	if len(r.s.FindPeople("mensah")) != 0 {
		t.Error("undo leaves the person")
	}
}

// TestTwoOfOneName is edge case 21.
func TestTwoOfOneName(t *testing.T) {
	r := newRoom(t)
	for _, x := range []struct {
		what string
		a    model.NewPerson
		why  string
	}{
		{"name and school are there", r.add("imran", "KHAN", "cedar park"), "Imran Khan, Cedar Park, enrolled."},
		{"the e-mail is there", model.NewPerson{Person: model.Person{Family: "Khan-Bell", Emails: []string{"IMRAN@cedarpark.example"}}}, "imran@cedarpark.example is the e-mail address of Imran Khan"},
		{"another of the name, no school to tell them apart", r.add("Imran", "Khan", ""), "There is another Imran Khan, Cedar Park."},
	} {
		if why := r.refused(x.a); !strings.Contains(why, x.why) {
			t.Errorf("%s: %q", x.what, why)
		}
	}
	r.do(r.add("Imran", "Khan", "Dene Court"))
	if got := cards(r); !slices.Contains(got, "Khan, Imran (Dene Court), Dene Court, enrolled") || !slices.Contains(got, "Khan, Imran (Cedar Park), Cedar Park, enrolled") {
		t.Errorf("two of one name are not told apart: %q", got)
	}
	third := r.add("Imran", "Khan", "Dene Court")
	third.Anyway = true
	if why := r.refused(third); !strings.Contains(why, "another Imran Khan (Dene Court), Dene Court. Type a label") {
		t.Errorf("three: %q", why)
	}
	third.Person.Label = "sixth form"
	r.do(third)
	if got := r.s.Twins(); len(got) != 0 {
		t.Errorf("told apart, and yet %+v", got)
	}
	third.Person.Label = "Sixth Form"
	r.refused(third)
}

func TestPlacesAreNeverPassedInSilence(t *testing.T) {
	r := newRoom(t)
	d := r.draft()
	c := r.s.Cohort
	c.Places = 8
	d.Cohort(c)
	r.apply(d.Change())
	r.do(r.add("Joe", "Bell", "Elm Road"))
	if why := r.refused(r.add("Rhys", "Lewis", "Elm Road")); !strings.HasPrefix(why, "All 8 places are taken.") {
		t.Errorf("a ninth: %q", why)
	}
	ninth := r.add("Rhys", "Lewis", "Elm Road")
	ninth.Status = model.Waiting
	r.do(ninth)
	waits := r.found("lewis")
	r.refused(model.PutOnList{Place: *waits})
	r.do(model.PutOnList{Place: *waits, Over: "a pair from one school"})
	if e := r.found("lewis"); e.Status != model.Enrolled || e.Override(model.RulePlaces) != "a pair from one school" || e.From != model.DayOf(r.now) {
		t.Errorf("the ninth: %+v", e)
	}
	for name, a := range map[string]model.Action{
		"pasted": model.PastePeople{People: []model.Pasted{{Family: "Mensah"}}},
		"new":    r.add("", "Mensah", ""),
	} {
		if why := r.refused(a); !strings.Contains(why, "All 8 places are taken.") {
			t.Errorf("%s: %q", name, why)
		}
	}
	r.do(model.Replace{Enrolment: r.places["Khan"], With: r.add("Akosua", "Mensah", "")})
	r.do(model.Withdraw{Enrolment: r.places["Işık"]})
	r.do(model.Withdraw{Enrolment: r.places["Nguyễn"]})
	r.do(r.add("Marie", "Dupont", ""))
	r.refused(model.BackOnList{Enrolment: r.places["Işık"]})
	r.do(model.BackOnList{Enrolment: r.places["Işık"], Over: "came back"})
}

// TestBadInputOfPeople: one sentence, and nothing is written.
func TestBadInputOfPeople(t *testing.T) {
	r := newRoom(t)
	long := strings.Repeat("x", 300) + "@y.example"
	person := func(p model.Person) model.Action { return model.NewPerson{Person: p} }
	school := func(x model.School) model.Action { return model.NewSchool{School: x} }
	e := *r.place("Khan")
	year := e
	year.Year = 99
	ends := e
	ends.From, ends.Until = model.MakeDay(2021, time.December, 1), model.MakeDay(2021, time.November, 1)
	for _, x := range []struct {
		a   model.Action
		why string
	}{
		{person(model.Person{Given: " \t\x1b", Family: "--"}), "A person needs a name."},
		{person(model.Person{Family: "Bell", Emails: []string{"joe.example"}}), "has no @"},
		{person(model.Person{Family: "Bell", Emails: []string{"joe@a@b"}}), "more than one @"},
		{person(model.Person{Family: "Bell", Emails: []string{"joe bell@a.example"}}), "has a space in it"},
		{person(model.Person{Family: "Bell", Emails: []string{long}}), "too long"},
		{person(model.Person{Family: "Bell", Phone: "ask Ann"}), "has letters"},
		{model.NewPerson{Person: model.Person{Family: "Bell"}, Year: -1}, "Year of engagement"},
		{model.NewPerson{Person: model.Person{Family: "Bell"}, From: model.MakeDay(2201, time.November, 1)}, "far from the year"},
		{model.NewPerson{Person: model.Person{Family: "Bell"}, Status: model.Withdrawn}, "A new place is enrolled"},
		{model.NewPerson{Person: model.Person{Family: "Bell"}, SchoolName: "?!"}, "no name of a school"},
		{model.NewPerson{Person: model.Person{ID: 5}}, "not there any more"},
		{model.NewPerson{Person: model.Person{ID: e.Person}}, "has a place here already"},
		{model.EditPerson{Person: model.Person{ID: e.Person}}, "A person needs a name."},
		{model.EditPerson{Person: model.Person{ID: 5, Family: "Bell"}}, "not there any more"},
		{model.EditPlace{Place: year}, "Year of engagement 99"},
		{model.EditPlace{Place: ends}, "before it begins"},
		{school(model.School{Name: " "}), "A school needs a name."},
		{school(model.School{Name: "Elm Road", URN: "12345"}), "is no URN: type its six digits"},
		{school(model.School{Name: "Elm Road", URN: "12345a"}), "is no URN"},
		{school(model.School{Name: "Elm Road", Members: 201}), "201 members"},
		{school(model.School{Name: "Elm Road", Specialist: 9}), "Cohort 9"},
		{school(model.School{Name: "ash GREEN"}), "Ash Green is here already."},
		{school(model.School{ID: e.School, Name: "Elm Road"}), "Cedar Park is here already."},
		{school(model.School{Name: "Elm Road", Engagements: []model.Engagement{{Year: 2022}}}), "needs a name"},
		{school(model.School{Name: "Elm Road", Engagements: []model.Engagement{{Year: 22, Programme: "Development"}}}), "22 is no year"},
		{model.EditSchool{School: model.School{ID: 5, Name: "Elm Road"}}, "not there any more"},
		{model.PastePeople{}, "Nobody was pasted."},
		{model.PastePeople{People: []model.Pasted{{Family: "Bell"}, {Given: "Ann", Emails: []string{"x"}}}}, "Row 2, Ann: "},
		{model.PastePeople{People: []model.Pasted{{School: "Elm Road"}}}, "Row 1, no name: A person needs a name."},
		{model.PausePlace{Enrolment: e.ID, From: model.MakeDay(2021, time.December, 1), Until: model.MakeDay(2021, time.December, 1)}, "before it begins"},
		{model.ResumePlace{Enrolment: e.ID}, "is not paused"},
		{model.BackOnList{Enrolment: e.ID}, "Imran Khan is enrolled."},
		{model.PutOnList{Place: e}, "on the list already"},
		{model.Withdraw{Enrolment: 5}, "not on the list any more"},
		{model.SamePerson{Keep: e.Person, Other: 5}, "not there any more"},
		{model.SamePerson{Keep: e.Person, Other: e.Person}, "one person already"},
		{model.LowerCredit{Enrolment: e.ID, Session: r.today, Quarters: 1}, "earned nothing there"},
	} {
		if why := r.refused(x.a); !strings.Contains(why, x.why) || strings.ContainsAny(why, "\x1b\n\t") {
			t.Errorf("%+v: %q", x.a, why)
		}
	}
}

// TestAChangedNameIsKept is edge case 23.
func TestAChangedNameIsKept(t *testing.T) {
	r := newRoom(t)
	p := *r.s.Person(r.place("Khan").Person)
	p.Family = "Khan-Bell"
	p.Emails = append(slices.Clone(p.Emails), "k@home.example")
	r.do(model.EditPerson{Person: p})
	got := r.s.Person(p.ID)
	if !slices.Equal(got.Before, []string{"Imran Khan"}) || len(got.Emails) != 2 || r.found("imran khan").ID != r.places["Khan"] {
		t.Errorf("%+v", got)
	}
	accent := *r.s.Person(r.place("García Simón").Person)
	accent.Given = "Tomas"
	r.do(model.EditPerson{Person: accent})
	if got := r.s.Person(accent.ID); got.Given != "Tomas" || len(got.Before) != 0 {
		t.Errorf("an accent is no other name: %+v", got)
	}
	again := *r.s.Person(p.ID)
	again.Emails, again.Before = again.Emails[:1], nil
	r.do(model.EditPerson{Person: again})
	if got := r.s.Person(p.ID); len(got.Emails) != 1 || len(got.Before) != 0 {
		t.Errorf("what was taken off the card is still on it: %+v", got)
	}
	if plan := r.do(model.EditPerson{Person: *r.s.Person(p.ID)}); len(plan.Changes) != 0 || plan.Say != "Imran Khan-Bell: nothing changed." {
		t.Errorf("nothing changed: %+v", plan)
	}
	namesake := *r.s.Person(r.place("Nguyễn").Person)
	namesake.Given, namesake.Family = "Gülşen", "Işık"
	r.do(model.EditPerson{Person: namesake})
	if got := r.s.Person(namesake.ID); got.Label != "Dene Court" {
		t.Errorf("a name that another has: %+v", got)
	}
}

func TestManyPasted(t *testing.T) {
	r := newRoom(t)
	plan := r.do(model.PastePeople{People: []model.Pasted{
		{Given: "Akosua", Family: "Mensah", School: "Elm Road", URN: "100001", Emails: []string{"a@elm.example"}, Role: "HoD"},
		{Given: "Imran", Family: "Khan", School: "CEDAR PARK"},
		{Given: "T", Family: "Garcia", School: "Kestrel Academy", Emails: []string{"T.Garcia@ashgreen.example"}},
		{Given: "Rhys", Family: "Lewis", School: "elm road"},
		{Given: "Akosua", Family: "Mensah", School: "Elm Road"},
		{Given: "Akosua", Family: "Mensah", School: "Ash Green"},
		{Given: "Ann", Family: "Price", School: "Elm Rd", URN: "100001"},
	}})
	if plan.Say != "4 people added. 3 were here already and left alone." || len(plan.Changes) != 1 {
		t.Errorf("%q, %d changes", plan.Say, len(plan.Changes))
	}
	for typed, want := range map[string]string{
		"mensah elm": "Mensah, Akosua (Elm Road), Elm Road, enrolled", "mensah ash": "Mensah, Akosua (Ash Green), Ash Green, enrolled",
		"lewis": "Lewis, Rhys, Elm Road, enrolled", "ann price": "Price, Ann, Elm Road, enrolled",
	} {
		e := r.found(typed)
		if got := card(r, e); got != want {
			t.Errorf("%s: %q", typed, got)
		}
	}
	if slices.ContainsFunc(r.s.Schools, func(x *model.School) bool { return x.Name == "Kestrel Academy" }) {
		t.Error("a school of nobody was made")
	}
	if x := r.s.School(r.found("lewis").School); x.URN != "100001" {
		t.Errorf("school %+v", x)
	}
	r.undo()
	if again := r.do(model.PastePeople{People: []model.Pasted{{Given: "Imran", Family: "Khan", School: "Cedar Park"}}}); len(again.Changes) != 0 || again.Say != "0 people added. 1 was here already and left alone." {
		t.Errorf("nobody new: %+v", again)
	}
}

func TestSchools(t *testing.T) {
	r := newRoom(t)
	r.do(model.NewSchool{School: model.School{Name: "Elm  Road", URN: "100001", Involved: model.Yes, Members: 9, Specialist: 3}})
	x := *r.s.Schools[slices.IndexFunc(r.s.Schools, func(x *model.School) bool { return x.Name == "Elm Road" })]
	x.Engagements = []model.Engagement{{Programme: "Development Work Group", Year: 2020}}
	x.Trust = "Elm Trust"
	r.do(model.EditSchool{School: x})
	got := r.s.School(x.ID)
	if got.Trust != "Elm Trust" || len(got.Engagements) != 1 || got.Members != 9 || got.Involved != model.Yes || got.Specialist != 3 {
		t.Errorf("%+v", got)
	}
	if plan := r.do(model.EditSchool{School: *got}); len(plan.Changes) != 0 {
		t.Errorf("nothing changed: %+v", plan)
	}
	if why := r.refused(model.NewSchool{School: model.School{Name: "Oak", URN: "100001"}}); why != "URN 100001 is that of Elm Road." {
		t.Error(why)
	}
	x.Engagements = nil
	r.do(model.EditSchool{School: x})
	if len(r.s.School(x.ID).Engagements) != 0 {
		t.Error("an engagement stays")
	}
	r.undo()
	if !reflect.DeepEqual(r.s.School(x.ID), got) {
		t.Error("undo does not bring it back")
	}
}

func TestFindPeople(t *testing.T) {
	r := newRoom(t)
	r.do(model.Withdraw{Enrolment: r.places["Khan"]})
	r.do(model.PausePlace{Enrolment: r.places["Işık"]})
	waits := r.add("Akosua", "Mensah", "Elm Road")
	waits.Status = model.Waiting
	r.do(waits)
	for typed, want := range map[string]int{
		"": 8, "khan": 1, "isik": 1, "elm": 1, "sarah": 2, "jones brent": 1, "imran@cedar": 1, "cedar": 2, "garcai": 1, "beech jones": 1, "zzz": 0,
	} {
		if got := r.s.FindPeople(typed); len(got) != want {
			t.Errorf("%q finds %d, not %d", typed, len(got), want)
		}
	}
	if got := r.s.FindPeople("nguyan"); len(got) != 1 || !got[0].Slip {
		t.Errorf("a slip: %+v", got)
	}
	// The door and the list find the same people.
	rapid.Check(t, func(t *rapid.T) {
		typed := rapid.SampledFrom([]string{"sa", "jones", "b", "cedar park", "simon", "price", "hong", "gorse", "a", "ok"}).Draw(t, "typed") + rapid.SampledFrom([]string{"", " s", " c"}).Draw(t, "more")
		h := r.sheet()
		var door, list []model.ID
		for _, m := range h.Find(typed) {
			door = append(door, h.Rows[m.Row].Enrolment.ID)
		}
		for _, f := range r.s.FindPeople(typed) {
			if f.Enrolment.Counts() {
				list = append(list, f.Enrolment.ID)
			}
		}
		if !slices.Equal(door, list) {
			t.Fatalf("%q: door %v, list %v", typed, door, list)
		}
	})
}
