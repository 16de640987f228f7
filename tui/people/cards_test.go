package people_test

import (
	"slices"
	"testing"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/people"
)

// elsewhere is the list, and a cohort in which somebody of it has another card.
func elsewhere(t testing.TB, other model.ID) (r *room, cards []model.CardIn) {
	r = list(t)
	e := r.named("begum")
	p := *r.Snap.Person(e.Person)
	if other != 0 {
		p.ID = other
	}
	p.Emails, p.Phone = []string{"asha@home.example"}, "020 7946 0123"
	there := panetest.Written(70, func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: 70, Code: "maths-2023", Title: "Maths", Year: r.Snap.Cohort.Year})
		d.Person(p)
		d.Enrol(model.Enrolment{ID: 71, Person: p.ID, Status: model.Enrolled, Role: "Deputy"})
	})
	f := there.Facts()
	own := r.Snap.Facts()
	r.Cards, _ = model.NewSeeker(&own).In(f.Pack(), nil)
	return r, []model.CardIn{{Of: r.Snap, Place: e.ID}, {Of: there, Place: 71}}
}

// Both cards stand side by side, field by field; enter writes what is kept.
func TestSameCards(t *testing.T) {
	r, cards := elsewhere(t, 0)
	r.follow(people.SameCards(r.Desk, cards))
	r.sees("One card: Asha Begum", "KEPT", "asha@home.example", "020 7946 0123", "maths-2023", "here", "reaches whoever").misses("two people")
	r.keys("down down down right enter").says("Asha Begum: changed in")
	e := r.named("begum")
	p := r.Snap.Person(e.Person)
	if !slices.Equal(p.Emails, []string{"asha@home.example"}) || p.Phone != "020 7946 0123" {
		t.Errorf("%+v", p)
	}
	if e.Role == "Deputy" {
		t.Error("the role was not chosen")
	}
	r.undo()
	if p := r.Snap.Person(e.Person); p.Phone == "020 7946 0123" {
		t.Errorf("undo leaves %+v", p)
	}
	r.follow(people.SameCards(r.Desk, []model.CardIn{{Of: r.Snap, Place: e.ID}, {Of: r.Snap, Place: e.ID}}))
	r.says("say the same in all cohorts")
}

// w takes the whole card of a cohort; another record may be of another person; at names only
// nothing of it is shown.
func TestWholeCardOrTwoPeople(t *testing.T) {
	r, cards := elsewhere(t, 9999)
	r.follow(people.SameCards(r.Desk, cards))
	r.keys("down right w enter").says("changed in")
	if e := r.named("begum"); e.Role != "Deputy" || !slices.Contains(r.Snap.Person(e.Person).Emails, "asha@home.example") {
		t.Errorf("%+v", r.Snap.Person(e.Person))
	}
	r, cards = elsewhere(t, 9999)
	r.follow(people.SameCards(r.Desk, cards))
	r.sees("they are two people").keys("2").says("two people")
	r.Hide = pane.NamesOnly
	r.follow(people.SameCards(r.Desk, cards))
	r.misses("asha@home.example")
}

// The card says what another cohort has otherwise, and enter on it asks.
func TestCardSaysWhatDiffers(t *testing.T) {
	r, cards := elsewhere(t, 0)
	c := people.NewCard(cards[0].Place, model.SheetID{})
	r.pane = c
	r.sees("Elsewhere", "differ from maths-2023")
	for range 12 {
		r.press("down")
		if r.press("enter"); r.last == pane.To(pane.Place{Screen: pane.SameCards, Enrolment: cards[0].Place}) {
			return
		}
		if r.ask != nil {
			r.press("esc")
		}
	}
	t.Error("no row asks")
}
