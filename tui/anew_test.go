package tui_test

import (
	"testing"

	"workgroup/model"
	"workgroup/model/change"
)

// People and Seek are counted.
func (b *liveBook) People(spaces []model.ID) ([]model.Facts, error) {
	b.facts++
	return b.book.People(spaces)
}

func (b *liveBook) Seek(f *model.Facts) ([]model.OtherCard, error) {
	b.cards++
	return b.book.Seek(f)
}

// What others did in other cohorts comes into the list and among what is to be done: once a
// while, however often something comes.
func TestWhatCameIntoOtherCohortsIsReadAnew(t *testing.T) {
	d := newDuo(t, 80, 24, true)
	const found = "Zainab Ahmed: e-mail differs from other"
	d.press("ctrl+o", "ctrl+o", "ctrl+o", "7").misses(found)
	open, err := d.live.Load(d.space)
	if err != nil {
		t.Fatal(err)
	}
	other, person := d.newID(), *open.Person(open.Enrolments[0].Person)
	person.Emails = []string{"zainab@home.example"}
	f := model.NewDraft(model.NewSnapshot(other, nil), d.env(), model.VerbNewCohort, other)
	f.Cohort(model.Cohort{ID: other, Code: "other", Title: "Another group", Year: 2021})
	f.Person(person)
	f.Enrol(model.Enrolment{ID: d.newID(), Person: person.ID, Status: model.Enrolled})
	if err := d.live.Book.Commit([]*change.Change{f.Change()}); err != nil {
		t.Fatal(err)
	}
	d.runLater()
	d.live.facts, d.live.cards = 0, 0
	for range 20 {
		d.told(model.Contact{Connected: true, Came: []model.Received{{Spaces: []model.ID{other, d.space}, New: []model.Came{{Space: other}}}}})
	}
	if d.live.facts+d.live.cards > 0 {
		t.Errorf("facts are read %d times and cards %d times before anything was gathered", d.live.facts, d.live.cards)
	}
	d.runLater()
	if d.live.facts != 1 || d.live.cards != 1 {
		t.Errorf("20 contacts have facts read %d times and cards %d times, want once each", d.live.facts, d.live.cards)
	}
	d.press("esc", "7").sees(found)
	d.press("1", "up", "up").sees("Another group")
}

// runLater runs what was to be done after a while.
func (s *sim) runLater() {
	s.t.Helper()
	later := s.later
	s.later = nil
	for _, m := range later {
		s.send(m)
	}
}
