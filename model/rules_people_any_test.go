package model_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/change"
)

func TestWordsOfPeople(t *testing.T) {
	r := newRoom(t)
	words := func(a model.Action) string { return r.s.Describe(r.do(a).Changes[0].Label) }
	khan := r.places["Khan"]
	place := *r.place("Khan")
	place.Role = "Deputy head"
	for _, x := range []struct {
		a    model.Action
		want string
	}{
		{model.EditPlace{Place: place}, "Imran Khan: changed"},
		{model.PausePlace{Enrolment: khan}, "Imran Khan: paused"},
		{model.ResumePlace{Enrolment: khan}, "Imran Khan: back from a pause"},
		{model.Remark{Enrolment: khan, Text: "x"}, "Imran Khan: a remark"},
		{model.Withdraw{Enrolment: khan}, "Imran Khan: withdrawn"},
		{model.BackOnList{Enrolment: khan}, "Imran Khan: on the list again"},
		{model.NewSchool{School: model.School{ID: 77, Name: "Elm Road"}}, "school Elm Road added"},
		{model.EditSchool{School: model.School{ID: 77, Name: "Elm Lane"}}, "school Elm Lane changed"},
		{model.PastePeople{People: []model.Pasted{{Family: "Bell"}}}, "people taken in"},
	} {
		plan, err := x.a.Plan(r.s, r.env())
		if err != nil {
			t.Fatal(err)
		}
		if _, register := model.SheetOf(plan.Changes[0].Label); register {
			t.Errorf("%q is said to be of a register", x.want)
		}
		if got := words(x.a); got != x.want && got != strings.Replace(x.want, "Khan", "Khan", 1) {
			t.Errorf("%q, not %q", got, x.want)
		}
	}
	plan := r.do(r.add("Akosua", "Mensah", "Ash Green"))
	if got := r.s.Describe(plan.Changes[0].Label); got != "Akosua Mensah: added" {
		t.Error(got)
	}
}

// anyPeopleAction is something that a lead may do with people and places.
func anyPeopleAction(t *rapid.T, r *room) model.Action {
	rows := r.s.Enrolments
	if len(rows) == 0 {
		return model.NewPerson{Person: model.Person{Given: "Joe", Family: "Bell"}}
	}
	e, o := rapid.SampledFrom(rows).Draw(t, "who"), rapid.SampledFrom(rows).Draw(t, "other")
	day := rapid.SampledFrom([]model.Day{0, november(2), november(10), november(17), november(18), december(1), december(20)})
	name := rapid.SampledFrom([]string{"Bell", "Mensah", "Khan", "Jones", "Işık"})
	school := rapid.SampledFrom([]string{"", "Elm Road", "Cedar Park", "Beech Hill"})
	fresh := func() model.NewPerson {
		return model.NewPerson{
			Person:     model.Person{Given: rapid.SampledFrom([]string{"Joe", "Imran", "Sarah"}).Draw(t, "given"), Family: name.Draw(t, "family")},
			SchoolName: school.Draw(t, "school"), Status: rapid.SampledFrom([]model.Status{0, model.Waiting, model.Interested}).Draw(t, "status"),
			From: day.Draw(t, "from"), Anyway: rapid.Bool().Draw(t, "anyway"), Over: rapid.SampledFrom([]string{"", "a reason"}).Draw(t, "over"),
		}
	}
	place := *e
	place.Role, place.Year = rapid.SampledFrom([]string{"", "Head of maths"}).Draw(t, "role"), rapid.IntRange(0, 2).Draw(t, "year")
	card := model.Person{ID: e.Person, Given: "Imran", Family: name.Draw(t, "family"), Emails: []string{"x@y.example"}, Phone: rapid.SampledFrom([]string{"", "01"}).Draw(t, "phone")}
	return rapid.SampledFrom([]model.Action{
		fresh(), model.EditPerson{Person: card}, model.EditPlace{Place: place, SchoolName: school.Draw(t, "school"), Moved: day.Draw(t, "moved")},
		model.PausePlace{Enrolment: e.ID, From: day.Draw(t, "from"), Until: day.Draw(t, "until")},
		model.ResumePlace{Enrolment: e.ID, Day: day.Draw(t, "on")},
		model.Withdraw{Enrolment: e.ID, Day: day.Draw(t, "on"), Reason: model.LeftSchool},
		model.BackOnList{Enrolment: e.ID, Day: day.Draw(t, "on"), Over: "a reason"},
		model.Replace{Enrolment: e.ID, Day: day.Draw(t, "on"), With: fresh()},
		model.PutOnList{Place: place, SchoolName: school.Draw(t, "school"), Anyway: true}, model.RemovePlace{Enrolment: e.ID},
		model.SamePerson{Keep: e.Person, Other: o.Person}, model.SamePerson{Keep: e.Person, Other: o.Person}, model.Apart{Enrolment: e.ID, Other: o.ID},
		model.PastePeople{People: []model.Pasted{{Given: "Ann", Family: name.Draw(t, "family"), School: school.Draw(t, "school")}, {Given: "Joe", Family: "Bell"}}, Over: "a reason"},
		model.Remark{Enrolment: e.ID, Text: name.Draw(t, "remark")}, model.LowerCredit{Enrolment: e.ID, Session: r.today, Quarters: 1},
		model.WalkIn{Sheet: r.sheetID(), Name: "Imran " + name.Draw(t, "family"), School: school.Draw(t, "school")},
		model.Stroke{Sheet: r.sheetID(), Enrolment: e.ID, Verb: rapid.SampledFrom([]model.Verb{model.VerbPresent, model.VerbAbsent, model.VerbCleared}).Draw(t, "key")},
		model.SetNote{Sheet: r.sheetID(), Enrolment: e.ID, Text: rapid.SampledFrom([]string{"", "noted"}).Draw(t, "note")},
		model.EditSchool{School: model.School{ID: rapid.SampledFrom(r.s.Schools).Draw(t, "of").ID, Name: rapid.SampledFrom([]string{"Oak", "Elm Road"}).Draw(t, "name")}},
	}).Draw(t, "action")
}

// TestUndoOfPeople does anything with people, and takes all of it back: at each step the
// records say what they said, and what was predicted is what is read again.
func TestUndoOfPeople(t *testing.T) {
	base, _ := doubled(t)
	d := base.draft()
	c := base.s.Cohort
	c.Places = 8
	d.Cohort(c)
	for _, e := range base.s.Enrolments[:3] {
		d.Book(e, base.visit, base.slot)
	}
	base.apply(d.Change())
	base.trail = model.Trail{}
	rapid.Check(t, func(t *rapid.T) {
		r := *base
		r.places = maps.Clone(base.places)
		said := []map[change.Field][]string{r.standing()}
		for range rapid.IntRange(1, 12).Draw(t, "actions") {
			r.now = r.now.Add(time.Second)
			steps := r.trail.Steps()
			before := r.s
			if _, err := r.try(anyPeopleAction(t, &r)); err != nil && r.s != before {
				t.Fatalf("refused with %q, but changed", err)
			}
			if r.trail.Steps() > steps {
				said = append(said, r.standing())
			}
			for _, f := range r.s.Findings(r.now) {
				if f.Sentence == "" {
					t.Fatal("a finding without words")
				}
			}
			for _, e := range r.s.Enrolments {
				r.s.History(e)
				r.s.Next(e, r.now)
				if r.s.Enrolment(e.ID) != e || r.s.Person(e.Person) == nil {
					t.Fatal("a row is not found by its ID")
				}
			}
		}
		if !alike(r.s, model.NewSnapshot(9, r.s.Records())) {
			t.Fatal("predicted is not reread")
		}
		for i := len(said) - 2; i >= 0; i-- {
			r.undo()
			if !same(r.standing(), said[i]) {
				t.Fatalf("after undo of step %d the records differ", i+1)
			}
		}
		if !slices.Equal(cards(&r), cards(base)) {
			t.Fatalf("after undo of all: %q", cards(&r))
		}
	})
}

// TestPeopleInAnyOrder applies what two leads did who did not see each other, in any
// order: the same people stand, in the same rows.
func TestPeopleInAnyOrder(t *testing.T) {
	base, _ := doubled(t)
	rapid.Check(t, func(t *rapid.T) {
		one, two := *base, *base
		two.lead, two.next = 8, 1<<40
		one.log, two.log = nil, nil
		for _, r := range []*room{&one, &two} {
			for range rapid.IntRange(0, 6).Draw(t, "actions") {
				_, _ = r.try(anyPeopleAction(t, r))
			}
		}
		changes := append(slices.Clone(one.log), two.log...)
		straight, crossed := base.s, base.s
		for _, c := range changes {
			straight = straight.Apply(c)
		}
		for _, c := range rapid.Permutation(append(slices.Clone(changes), changes...)).Draw(t, "order") {
			crossed = crossed.Apply(c)
		}
		if !alike(straight, crossed) || !alike(crossed, model.NewSnapshot(9, crossed.Records())) {
			t.Fatal("the order of arrival matters")
		}
	})
}
