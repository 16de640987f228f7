package store_test

import (
	"bytes"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"workgroup/model"
	"workgroup/model/change"
)

// typed gives words that stand nowhere by chance, and remembers them.
type typed struct {
	d     *desk
	words []string
}

func (w *typed) word() string {
	var b [12]byte
	w.d.r.Read(b[:])
	s := "Zoë" + hex.EncodeToString(b[:])
	w.words = append(w.words, s)
	return s
}

// everything types a word into every field there is.
func (w *typed) everything() (hub, space model.ID, begin [][]*change.Change) {
	env := w.d.env()
	hub, space = env.NewID(), env.NewID()
	h := model.NewDraft(model.NewSnapshot(hub, nil), env, model.VerbNewHub)
	h.Hub(model.Hub{ID: hub, Name: w.word(), Contact: w.word(), Area: []string{w.word()}})
	p := model.Programme{
		ID: env.NewID(), Title: w.word(), Code: w.word(), Type: w.word(), Phase: w.word(), Hub: w.word(), Purpose: w.word(), Involved: w.word(),
		Contents: w.word(), Length: w.word(), Commitment: w.word(), FollowOn: w.word(), Cost: w.word(), Interest: w.word(), VenueNote: w.word(),
		Fee: &model.FeeRule{Text: w.word()}, Eligibility: []model.Eligibility{{Sentence: w.word()}},
		Outcomes: []model.OutcomeGroup{{Heading: w.word(), LeadIn: w.word(), Items: []string{w.word()}}},
	}
	h.Programme(p)
	f := model.NewDraft(model.NewSnapshot(space, nil), env, model.VerbNewCohort, space)
	f.Cohort(model.Cohort{ID: space, Code: w.word(), Title: w.word(), Year: 2021, HubName: w.word(), Region: w.word(), Focus: w.word(), Fee: &model.FeeRule{Text: w.word()}})
	f.Programme(p)
	f.Lead(model.Lead{ID: env.NewID(), Name: w.word(), Role: w.word()})
	session, visit := env.NewID(), env.NewID()
	f.Session(model.Session{
		ID: session, Number: 1, Kind: model.Workshop, Date: model.DayOf(w.d.now), Mode: model.InRoom, Credit: 4,
		Title: w.word(), Venue: w.word(), Address: w.word(), Notes: w.word(),
	})
	f.Session(model.Session{ID: visit, Number: 2, Kind: model.Visit})
	f.Slot(model.Slot{ID: env.NewID(), Session: visit, Host: w.word(), Setting: w.word(), Teacher: w.word(), Focus: w.word()})
	f.Task(model.Task{ID: env.NewID(), Session: session, Title: w.word(), Wording: map[model.ID]string{0: w.word()}})
	school := env.NewID()
	f.School(model.School{ID: school, Name: w.word(), URN: w.word(), Phase: w.word(), LA: w.word(), Trust: w.word()})
	for range 3 {
		person := env.NewID()
		f.Person(model.Person{ID: person, Given: w.word(), Family: w.word(), Label: w.word(), Phone: w.word(), Emails: []string{w.word() + "@" + w.word()}})
		f.Enrol(model.Enrolment{ID: env.NewID(), Person: person, School: school, Status: model.Enrolled, Role: w.word()})
	}
	return hub, space, [][]*change.Change{{h.Change()}, {f.Change()}}
}

// Nothing that was typed stands readable in the file or beside it: not what names
// people, and nothing else.
func TestNothingTypedStandsReadable(t *testing.T) {
	dir := folder(t)
	d := newDesk(t, dir, 5)
	w := &typed{d: d}
	d.o.Passphrase, d.o.Cost = []byte(w.word()), 10
	hub, space, begin := w.everything()
	d.create(begin)
	sheet := model.SheetID{Session: d.snap(space).Sessions[0].ID}
	rows := d.snap(space).Enrolments
	for _, a := range []model.Action{
		model.SetNote{Sheet: sheet, Enrolment: rows[0].ID, Text: w.word()},
		model.SetNote{Sheet: sheet, Enrolment: rows[0].ID, Text: w.word()},
		model.WalkIn{Sheet: sheet, Name: w.word() + " " + w.word(), School: w.word()},
		model.Stroke{Sheet: sheet, Enrolment: rows[1].ID, Verb: model.VerbSubstitute, Substitute: w.word()},
		model.Stroke{Sheet: sheet, Enrolment: rows[2].ID, Verb: model.VerbElsewhere, Place: w.word()},
	} {
		if d.do(space, a) == nil {
			t.Fatalf("%+v did nothing", a)
		}
		d.undo()
		d.redo()
	}
	d.holds(hub, space)
	for _, word := range w.words[1:] {
		if !known(d, word, hub, space) {
			t.Fatalf("%q was typed and is not in the file at all", word)
		}
	}
	action := []*change.Change{d.mark(space, 0, model.VerbLate)}
	if _, err := d.book.Rescue(action, begin[1]); err != nil {
		t.Fatal(err)
	}
	d.close()
	files := 0
	if err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		files++
		raw := mustRead(t, path)
		for _, word := range w.words {
			if bytes.Contains(raw, []byte(word)) || bytes.Contains(raw, []byte(word)[4:]) {
				t.Errorf("%q stands readable in %s", word, path)
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if files != 3 || !bytes.Contains(mustRead(t, d.path), []byte("workgroup file")) {
		t.Errorf("%d files were searched, not the file, its mark and its rescue", files)
	}
}

// known tells whether a word is, or was, the value of some field.
func known(d *desk, word string, spaces ...model.ID) bool {
	for _, id := range spaces {
		for _, rec := range d.snap(id).Records() {
			for _, c := range rec.Cells {
				for _, h := range c {
					if bytes.Contains([]byte(h.Value), []byte(word)) {
						return true
					}
				}
			}
		}
	}
	return false
}
