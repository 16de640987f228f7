package store_test

import (
	"cmp"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

// asked is what the file says of cohorts, and what their snapshots say.
func (d *desk) asked(which store.Which, spaces ...model.ID) {
	d.t.Helper()
	day := model.DayOf(d.now)
	var todo int
	var totals model.DayTotals
	var under []model.Behind
	for _, id := range slices.Sorted(slices.Values(spaces)) {
		s := d.snap(id)
		f := s.Facts()
		if which.Hub != 0 && which.Hub != f.Hub || which.Year != 0 && which.Year != f.Year {
			continue
		}
		todo += len(s.Findings(d.now))
		totals.Add(f.TotalsOn(day))
		under = f.UnderOn(day, 4, under)
	}
	people, err := d.book.People(append(slices.Clone(spaces), 99))
	if err != nil || len(people) != len(spaces) {
		d.t.Fatalf("%d of %d cohorts, %v", len(people), len(spaces), err)
	}
	for i, f := range people {
		if want := d.snap(spaces[i]).Facts(); !reflect.DeepEqual(f, want) {
			d.t.Fatalf("%+v, not %+v", f, want)
		}
	}
	if got, err := d.book.ToDo(which, day); err != nil || got != todo {
		d.t.Fatalf("%+v: %d to do, not %d, %v", which, got, todo, err)
	}
	if got, err := d.book.Totals(which, day); err != nil || got != totals {
		d.t.Fatalf("%+v: totals %+v, not %+v, %v", which, got, totals, err)
	}
	got, err := d.book.Under(which, day, 4)
	slices.SortStableFunc(got, func(a, b model.Behind) int { return cmp.Compare(a.Space, b.Space) })
	if err != nil || !slices.Equal(got, under) {
		d.t.Fatalf("%+v: %d behind, not %d, %v", which, len(got), len(under), err)
	}
	names, err := d.book.Names(got)
	if err != nil {
		d.t.Fatal(err)
	}
	for i, x := range got {
		if want := d.snap(x.Space).Person(x.Person).Listed(); names[i] != want {
			d.t.Fatalf("%q, not %q", names[i], want)
		}
	}
}

// askedAll asks for each hub and year.
func (d *desk) askedAll(spaces ...model.ID) {
	d.t.Helper()
	for _, hub := range []model.ID{0, 11, 12, 13} {
		for _, year := range []int{0, 2020, 2021} {
			d.asked(store.Which{Hub: hub, Year: year}, spaces...)
		}
	}
}

// under puts a cohort under a hub, in a year.
func (d *desk) under(space, hub model.ID, year int) {
	d.t.Helper()
	f := model.NewDraft(d.snap(space), d.env(), model.VerbEditCohort, space)
	c := d.snap(space).Cohort
	c.Hub, c.Year = hub, year
	f.Cohort(c)
	d.commit(f.Change())
}

// What a file says of many cohorts it says from their facts, which are those of their
// snapshots, also when a cohort moves to another hub or year, is undone, and when the file
// is rewritten.
func TestFactsOfManyCohorts(t *testing.T) {
	d := newDesk(t, folder(t), 5)
	var spaces []model.ID
	var begin [][]*change.Change
	for range 6 {
		space, one := d.cohort("ssl-2021", 3)
		spaces, begin = append(spaces, space), append(begin, one...)
	}
	d.create(begin)
	defer func() { d.book.Close() }()
	d.askedAll(spaces...)
	for i, space := range spaces {
		d.under(space, model.ID(11+i%2), 2020+i%3%2)
		d.mark(space, i%3, model.VerbPresent)
	}
	d.askedAll(spaces...)
	d.under(spaces[0], 13, 2021)
	d.under(spaces[1], 13, 2020)
	d.askedAll(spaces...)
	d.undo()
	d.askedAll(spaces...)
	s := d.snap(spaces[2])
	d.do(spaces[2], model.PutOffFinding{Key: s.Findings(d.now)[0].Key, Until: model.DayOf(d.now) + 7, Reason: "next week"})
	d.askedAll(spaces...)
	if err := d.book.Compact(); err != nil {
		t.Fatal(err)
	}
	d.askedAll(spaces...)
	d.close()
	d.open()
	d.askedAll(spaces...)
}

// A file from before cohorts stood under their hubs says the same; with the first thing
// that is written they do.
func TestFactsOfAnOlderFile(t *testing.T) {
	d := newDesk(t, folder(t), 77)
	d.o.Passphrase, d.o.Cost = []byte(formsPassphrase), 10
	copyFile(t, filepath.Join("testdata", "forms-1.db"), d.path)
	d.open()
	defer func() { d.book.Close() }()
	ids, err := d.book.Spaces()
	if err != nil {
		t.Fatal(err)
	}
	ids = slices.DeleteFunc(ids, func(id model.ID) bool { return d.snap(id).Cohort.ID == 0 })
	d.askedAll(ids...)
	d.under(ids[0], 11, 2021)
	d.askedAll(ids...)
	if got, err := d.book.Under(store.Which{Hub: 11}, model.DayOf(d.now), 100); err != nil || len(got) == 0 {
		t.Errorf("%d stand under the hub, %v", len(got), err)
	}
}

// Of somebody who is erased nothing is left by which a card is compared.
func TestFactsOfSomebodyErased(t *testing.T) {
	d := newDesk(t, folder(t), 6)
	space, begin := d.cohort("ssl-2021", 3)
	d.create(begin)
	defer func() { d.book.Close() }()
	if err := d.book.Erase([]model.ID{d.snap(space).Enrolments[0].Person}); err != nil {
		t.Fatal(err)
	}
	s, err := d.book.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	people, err := d.book.People([]model.ID{space})
	if err != nil || !reflect.DeepEqual(people[0], s.Facts()) {
		t.Fatalf("%+v, not %+v, %v", people, s.Facts(), err)
	}
	if c := people[0].People; !reflect.DeepEqual(c[0].Card, model.CardFacts{}) || c[1].Card.Name == 0 {
		t.Errorf("%+v, %+v", c[0].Card, c[1].Card)
	}
}

// Seek finds a person in the other cohorts that are not in the archive: the same record, or
// one with the same e-mail address.
func TestSeek(t *testing.T) {
	d := newDesk(t, folder(t), 8)
	var spaces []model.ID
	var begin [][]*change.Change
	for range 4 {
		space, one := d.cohort("ssl-2021", 3)
		spaces, begin = append(spaces, space), append(begin, one...)
	}
	d.create(begin)
	defer func() { d.book.Close() }()
	archived := model.NewDraft(d.snap(spaces[3]), d.env(), model.VerbEditCohort, spaces[3])
	c := d.snap(spaces[3]).Cohort
	c.Closed = true
	archived.Cohort(c)
	d.commit(archived.Change())
	own := d.snap(spaces[0]).Facts()
	found, err := d.book.Seek(&own)
	if err != nil || len(found) != 6 {
		t.Fatalf("%d found, %v", len(found), err)
	}
	for _, x := range found {
		s, place := d.snap(x.Space), d.snap(spaces[0]).Enrolment(x.Own)
		there := s.Enrolment(x.Enrolment)
		if x.Space != spaces[1] && x.Space != spaces[2] || s.Person(there.Person).Emails[0] != d.snap(spaces[0]).Person(place.Person).Emails[0] || x.Code != "ssl-2021" {
			t.Errorf("%+v", x)
		}
	}
}
