package tui_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui"
)

// A card that another cohort of the file has otherwise is something to do, though that cohort
// was never opened; one action makes both the same, one undo gives each its own back, and it is
// found again.
func TestCardsOfTwoCohorts(t *testing.T) {
	s, begin, open := demoSim(t, 8)
	space, person := s.newID(), *open.Person(open.Enrolments[0].Person)
	person.Emails = []string{"zainab@home.example"}
	d := model.NewDraft(model.NewSnapshot(space, nil), model.Env{Now: s.now, NewID: s.newID}, model.VerbNewCohort, space)
	d.Cohort(model.Cohort{ID: space, Code: "other", Title: "Another group", Year: 2025})
	d.Person(person)
	d.Enrol(model.Enrolment{ID: s.newID(), Person: person.ID, Status: model.Enrolled})
	begin = append([][]*change.Change{{d.Change()}}, begin...)
	if err := s.files.Create(s.path, nil, begin); err != nil {
		t.Fatal(err)
	}
	s.start(80, 24, looks()[0].Options, func(c *tui.Config) { c.Cohort = "ssl-2021" })
	const found = "Zainab Ahmed: e-mail differs from other"
	s.press("ctrl+o", "ctrl+o", "ctrl+o", "7").sees(found)
	for range 20 {
		if s.press("enter"); strings.Contains(s.screen(), "One card: Zainab Ahmed") {
			break
		}
		s.press("esc", "7", "down")
	}
	s.sees("One card: Zainab Ahmed", "zainab.ahmed@fernlea.example", "zainab@home.example", "As it stands in")
	s.press("right", "enter").sees("Zainab Ahmed: changed in").misses(found)
	s.press("u").sees("Taken back: Zainab Ahmed: card made the same in several cohorts", found)
	s.press("U").misses(found)
}
