package model_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
)

// another is another cohort with one person in it.
func another(r *room, code string, year int, p model.Person, school, role string) *model.Snapshot {
	space := r.id()
	d := model.NewDraft(model.NewSnapshot(space, nil), r.env(), model.VerbNewCohort, space)
	d.Cohort(model.Cohort{ID: space, Code: code, Title: code, Year: year})
	e := model.Enrolment{ID: r.id(), Person: p.ID, Role: role, Status: model.Enrolled}
	if school != "" {
		e.School = r.id()
		d.School(model.School{ID: e.School, Name: school})
	}
	d.Person(p)
	d.Enrol(e)
	return model.NewSnapshot(space, nil).Apply(d.Change())
}

// seek looks for the people of the room in other cohorts, as the file does.
func (r *room) seek(t testing.TB, others ...*model.Snapshot) (out []model.OtherCard) {
	own := r.s.Facts()
	k := model.NewSeeker(&own)
	for _, s := range others {
		f := s.Facts()
		var ok bool
		if out, ok = k.In(f.Pack(), out); !ok {
			t.Fatal("packed facts are not read")
		}
	}
	return out
}

func (r *room) differing(t testing.TB, others ...*model.Snapshot) (out []string) {
	shown, _ := r.s.CardFindings(r.seek(t, others...), model.DayOf(r.now))
	for _, f := range shown {
		out = append(out, f.Sentence)
	}
	return out
}

// "Same person in two cohorts: one person, two enrolments; ... contact change once": what
// differs is found, of the same record, or of one known by e-mail, or by name and school.
func TestCardsThatDiffer(t *testing.T) {
	base := newRoom(t)
	e := base.place("Khan")
	p := *base.s.Person(e.Person)
	school, role := base.s.School(e.School).Name, e.Role
	other := func(change func(p *model.Person)) model.Person {
		o := p
		o.Emails = slices.Clone(p.Emails)
		change(&o)
		return o
	}
	stranger := func(change func(p *model.Person)) model.Person {
		return other(func(o *model.Person) { o.ID = 4242; change(o) })
	}
	for _, x := range []struct {
		what         string
		year         int
		p            model.Person
		school, role string
		want         string
	}{
		{"the same", 2021, p, school, role, ""},
		{"another address", 2021, other(func(o *model.Person) { o.Emails = []string{"i@home.example"} }), school, role, "e-mail differs from b-1"},
		{"one more address", 2022, other(func(o *model.Person) { o.Emails = append(o.Emails, "i@home.example") }), school, role, "e-mail differs from b-1"},
		{"upper case", 2022, other(func(o *model.Person) { o.Emails[0] = strings.ToUpper(o.Emails[0]) }), school, role, ""},
		{"no address there", 2022, other(func(o *model.Person) { o.Emails = nil }), school, role, ""},
		{"married", 2022, other(func(o *model.Person) { o.Family = "Khan-Ali" }), school, role, "name differs from b-1"},
		{"another school in that year", 2021, p, "Other School", role, "school differs from b-1"},
		{"another school in another year", 2022, p, "Other School", "Head", ""},
		{"another record, known by e-mail", 2022, stranger(func(o *model.Person) { o.Given = "Imraan" }), "", "", "name differs from b-1"},
		{"another record, known by name and school", 2022, stranger(func(o *model.Person) { o.Emails = []string{"i@home.example"} }), school, "", "e-mail differs from b-1"},
		{"another record at another school", 2022, stranger(func(o *model.Person) { o.Emails = []string{"i@home.example"} }), "Other School", "", ""},
		{"another label", 2022, stranger(func(o *model.Person) { o.Emails, o.Label = []string{"i@home.example"}, "Kent" }), school, "", ""},
	} {
		got := base.differing(t, another(base, "b-1", x.year, x.p, x.school, x.role))
		want := []string{}
		if x.want != "" {
			want = append(want, "Imran Khan: "+x.want)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", x.what, got, want)
		}
	}
}

// A cohort in the archive, and who withdrew there, are not compared; what is put off is not
// shown, and its reason is sealed with the person.
func TestWhatIsNotCompared(t *testing.T) {
	r := newRoom(t)
	p := *r.s.Person(r.place("Khan").Person)
	p.Emails = []string{"i@home.example"}
	b := another(r, "b-1", 2022, p, "", "")
	if got := r.differing(t, b); len(got) != 1 {
		t.Fatalf("%q", got)
	}
	closed := model.NewDraft(b, r.env(), model.VerbEditCohort, b.Space)
	c := b.Cohort
	c.Closed = true
	closed.Cohort(c)
	if got := r.differing(t, b.Apply(closed.Change())); len(got) != 0 {
		t.Errorf("in the archive: %q", got)
	}
	gone := model.NewDraft(b, r.env(), model.VerbWithdrawn)
	e := *b.Enrolments[0]
	e.Status = model.Withdrawn
	gone.Enrol(e)
	if got := r.differing(t, b.Apply(gone.Change())); len(got) != 0 {
		t.Errorf("withdrawn: %q", got)
	}
	plan := r.do(model.PutOffFinding{Key: model.FindingKey{Kind: model.FindDiffers, Of: r.places["Khan"]}, Until: model.DayOf(r.now) + 7, Reason: "asks her"})
	if plan.Changes[0].Entries[0].Subject != p.ID {
		t.Error("the reason is not sealed with the person")
	}
	shown, off := r.s.CardFindings(r.seek(t, b), model.DayOf(r.now))
	if len(shown) != 0 || len(off) != 1 {
		t.Errorf("put off: %+v, %+v", shown, off)
	}
}

// One action makes the cards the same in all cohorts, field by field, and undo gives each its
// own back.
func TestSameCards(t *testing.T) {
	r := newRoom(t)
	own := r.place("Khan")
	p := *r.s.Person(own.Person)
	p.Family, p.Emails, p.Phone = "Khan-Ali", []string{"i@home.example"}, "01234 567890"
	b := another(r, "b-1", 2021, p, "Other School", "Head")
	q := p
	q.Emails, q.Phone = nil, "09999 111222"
	c := another(r, "c-1", 2022, q, "Third School", "Deputy")
	cards := []model.CardIn{{Of: r.s, Place: own.ID}, {Of: b, Place: b.Enrolments[0].ID}, {Of: c, Place: c.Enrolments[0].ID}}
	var rows []string
	for _, x := range model.CardRows(cards) {
		row := x.Field.String()
		for _, v := range x.Values {
			row += " " + v.Text
		}
		rows = append(rows, row)
	}
	want := []string{"name Imran Khan Imran Khan-Ali", "school Cedar Park Other School", "role Head of department Head", "telephone 01234 567890 09999 111222", "e-mail imran@cedarpark.example i@home.example"}
	if !slices.Equal(rows, want) {
		t.Errorf("%q", rows)
	}
	plan, err := model.SameCards{Cards: cards, From: map[model.CardField]int{model.CardName: 1, model.CardSchool: 1, model.CardPhone: 2, model.CardMails: 0}}.Plan(r.s, r.env())
	if err != nil || plan.Say != "Imran Khan: changed in try, b-1 and c-1." || len(plan.Changes) != 3 {
		t.Fatalf("%q, %v", plan.Say, err)
	}
	for i, s := range []*model.Snapshot{r.s, b, c} {
		after := s.Apply(plan.Changes[i])
		e := after.Enrolment(cards[i].Place)
		got := after.Person(e.Person)
		if got.Name() != "Imran Khan-Ali" || got.Phone != "09999 111222" || !slices.Equal(got.Emails, []string{"imran@cedarpark.example"}) {
			t.Errorf("%+v", got)
		}
		if school := after.School(e.School).Name; school != []string{"Other School", "Other School", "Third School"}[i] {
			t.Errorf("the school of the %d. is %s: in another year it may be another", i+1, school)
		}
		if want := []string{"Head of department", "Head", "Deputy"}[i]; e.Role != want {
			t.Errorf("the role of the %d. is %q: nobody chose one", i+1, e.Role)
		}
		back, err := model.Undo{Changes: plan.Changes[i : i+1]}.Plan(after, r.env())
		if err != nil {
			t.Fatal(err)
		}
		if got, was := after.Apply(back.Changes[0]).Person(e.Person), s.Person(e.Person); got.Name() != was.Name() || got.Phone != was.Phone || !slices.Equal(got.Emails, was.Emails) {
			t.Errorf("undo leaves %+v", got)
		}
	}
	again, err := model.SameCards{Cards: cards[:2], From: map[model.CardField]int{}}.Plan(r.s, r.env())
	if err != nil || len(again.Changes) != 0 {
		t.Errorf("nothing chosen writes %+v, %v", again, err)
	}
	if _, err := (model.SameCards{Cards: cards[:1]}).Plan(r.s, r.env()); err == nil {
		t.Error("one card is made the same as nothing")
	}
}

// Two people who share an address are told apart in both cohorts, and nobody is asked again.
func TestApartFrom(t *testing.T) {
	r := newRoom(t)
	own := r.place("Khan")
	p := model.Person{ID: 4242, Given: "Ann", Family: "Price", Emails: r.s.Person(own.Person).Emails}
	b := another(r, "b-1", 2021, p, "", "")
	if got := r.differing(t, b); len(got) != 1 {
		t.Fatalf("%q", got)
	}
	other := model.CardIn{Of: b, Place: b.Enrolments[0].ID}
	plan, err := model.ApartFrom{Enrolment: own.ID, Other: other}.Plan(r.s, r.env())
	if err != nil || len(plan.Changes) != 2 || plan.Say != "Imran Khan here and Ann Price in b-1: two people." {
		t.Fatalf("%+v, %v", plan, err)
	}
	r.apply(plan.Changes[0])
	if got := r.differing(t, b); len(got) != 0 {
		t.Errorf("asked again: %q", got)
	}
	there := &room{s: b.Apply(plan.Changes[1]), now: r.now}
	if got := there.differing(t, r.s); len(got) != 0 {
		t.Errorf("asked again in the other cohort: %q", got)
	}
	same := another(r, "c-1", 2021, *r.s.Person(own.Person), "", "")
	if why := r.refused(model.ApartFrom{Enrolment: own.ID, Other: model.CardIn{Of: same, Place: same.Enrolments[0].ID}}); !strings.Contains(why, "one person") {
		t.Error(why)
	}
}

// Whatever value holds, the cards are the same afterwards, and nothing is found any more.
func TestSameCardsLeaveNothingToFind(t *testing.T) {
	base := newRoom(t)
	rapid.Check(t, func(rt *rapid.T) {
		r := *base
		own := r.place("Khan")
		cards := []model.CardIn{{Of: r.s, Place: own.ID}}
		for range rapid.IntRange(1, 3).Draw(rt, "others") {
			p := *r.s.Person(own.Person)
			p.Phone = rapid.SampledFrom([]string{"", "01234 567890", "09999 111222"}).Draw(rt, "phone")
			p.Emails = rapid.SampledFrom([][]string{nil, {"a@b.example"}, {"a@b.example", "c@d.example"}}).Draw(rt, "mails")
			p.Family = rapid.SampledFrom([]string{"Khan", "Khan-Ali"}).Draw(rt, "family")
			s := another(&r, "b", rapid.IntRange(2021, 2022).Draw(rt, "year"), p, rapid.SampledFrom([]string{"", "Cedar Park", "Other"}).Draw(rt, "school"), rapid.SampledFrom([]string{"", "Head"}).Draw(rt, "role"))
			cards = append(cards, model.CardIn{Of: s, Place: s.Enrolments[0].ID})
		}
		from := map[model.CardField]int{}
		for _, row := range model.CardRows(cards) {
			from[row.Field] = rapid.SampledFrom(row.Values).Draw(rt, "value").In[0]
		}
		plan, err := model.SameCards{Cards: cards, From: from}.Plan(r.s, r.env())
		if err != nil {
			rt.Fatal(err)
		}
		for i := range cards {
			for _, c := range plan.Changes {
				if c.Space == cards[i].Of.Space {
					cards[i].Of = cards[i].Of.Apply(c)
				}
			}
		}
		if rows := model.CardRows(cards); len(rows) != 0 {
			rt.Fatalf("%+v", rows)
		}
		r.s = cards[0].Of
		var others []*model.Snapshot
		for _, c := range cards[1:] {
			others = append(others, c.Of)
		}
		if got := r.differing(t, others...); len(got) != 0 {
			rt.Fatalf("%q", got)
		}
	})
}
