package tui_test

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/model/demo"
	"workgroup/tui"
)

// A card that another cohort of the file has otherwise is something to do, though that cohort
// was never opened; one action makes both the same, one undo gives each its own back, and it is
// found again.
func TestCardsOfTwoCohorts(t *testing.T) {
	dir := t.TempDir()
	f := &files{rand: rand.NewChaCha8([32]byte{8}), marks: filepath.Join(dir, "marks")}
	s := &sim{t: t, files: f, path: filepath.Join(dir, "demo.db"), now: time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC), step: 3 * time.Second}
	begin, err := demo.Build(s.newID)
	if err != nil {
		t.Fatal(err)
	}
	spaces := map[model.ID]*model.Snapshot{}
	var open *model.Snapshot
	for _, a := range begin {
		for _, c := range a {
			if spaces[c.Space] == nil {
				spaces[c.Space] = model.NewSnapshot(c.Space, nil)
			}
			spaces[c.Space] = spaces[c.Space].Apply(c)
			if spaces[c.Space].Cohort.Code == "ssl-2021" {
				open = spaces[c.Space]
			}
		}
	}
	space, person := s.newID(), *open.Person(open.Enrolments[0].Person)
	person.Emails = []string{"zainab@home.example"}
	d := model.NewDraft(model.NewSnapshot(space, nil), model.Env{Now: s.now, NewID: s.newID}, model.VerbNewCohort, space)
	d.Cohort(model.Cohort{ID: space, Code: "other", Title: "Another group", Year: 2025})
	d.Person(person)
	d.Enrol(model.Enrolment{ID: s.newID(), Person: person.ID, Status: model.Enrolled})
	begin = append([][]*change.Change{{d.Change()}}, begin...)
	if err := f.Create(s.path, nil, begin); err != nil {
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
