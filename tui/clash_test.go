package tui_test

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/model/demo"
)

// demoSim is a program that is to open the demo file, which is not made yet: what it begins
// with, and the cohort ssl-2021 of it.
func demoSim(t *testing.T, seed byte) (*sim, [][]*change.Change, *model.Snapshot) {
	t.Helper()
	dir := t.TempDir()
	f := &files{rand: rand.NewChaCha8([32]byte{seed}), marks: filepath.Join(dir, "marks")}
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
	return s, begin, open
}

// Somebody who has a session here and one in another cohort of the file on one day is
// something to do, though the other cohort was never opened.
func TestClashWithAnotherCohort(t *testing.T) {
	s, begin, open := demoSim(t, 7)
	space, person := s.newID(), open.Person(open.Enrolments[0].Person)
	d := model.NewDraft(model.NewSnapshot(space, nil), model.Env{Now: s.now, NewID: s.newID}, model.VerbNewCohort, space)
	d.Cohort(model.Cohort{ID: space, Code: "other", Title: "Another group", Year: 2021})
	d.Session(model.Session{ID: s.newID(), Number: 1, Kind: model.Workshop, Date: open.Sessions[1].Date, Credit: 4})
	d.Person(*person)
	d.Enrol(model.Enrolment{ID: s.newID(), Person: person.ID, Status: model.Enrolled})
	begin = append([][]*change.Change{{d.Change()}}, begin...)
	if err := s.files.Create(s.path, nil, begin); err != nil {
		t.Fatal(err)
	}
	s.start(120, 36, looks()[0].Options, nil)
	s.press("7").sees("Zainab Ahmed, session 2", "also in another cohort", "Another group")
}
