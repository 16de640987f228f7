package store_test

import (
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

type clocked struct {
	r   *rand.ChaCha8
	now time.Time
}

func newClocked(seed byte) *clocked {
	return &clocked{rand.NewChaCha8([32]byte{seed}), time.Date(2021, 11, 17, 9, 24, 0, 0, model.London())}
}

func (c *clocked) env() model.Env {
	return model.Env{Now: c.now, NewID: func() model.ID { return store.NewID(c.r) }}
}

func smallCohort(t testing.TB, c *clocked, people int) (space model.ID, actions [][]*change.Change) {
	env := c.env()
	space = env.NewID()
	d := model.NewDraft(model.NewSnapshot(space, nil), env, model.VerbNewCohort)
	d.Cohort(model.Cohort{ID: space, Code: "ssl-2021", Title: "Subject Leadership 2021/22", Year: 2021})
	d.Session(model.Session{ID: env.NewID(), Number: 1, Kind: model.Workshop, Date: model.DayOf(c.now), Start: model.MakeClock(9, 30), End: model.MakeClock(14, 30), Mode: model.InRoom, Credit: 4})
	for i := range people {
		p := env.NewID()
		d.Person(model.Person{ID: p, Given: "Siân", Family: "O'Connor-Price" + string(rune('A'+i%26)), Emails: []string{"sian@gorsehill.example"}})
		d.Enrol(model.Enrolment{ID: env.NewID(), Person: p, Status: model.Enrolled})
	}
	return space, [][]*change.Change{{d.Change()}}
}

func TestMarkIsThereAfterReopening(t *testing.T) {
	dir := t.TempDir()
	c := newClocked(1)
	space, begin := smallCohort(t, c, 5)
	path := filepath.Join(dir, "a.db")
	o := store.Options{Rand: c.r, Marks: filepath.Join(dir, "marks")}
	if err := store.Create(path, o, begin); err != nil {
		t.Fatal(err)
	}
	b, err := store.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	s, err := b.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range s.Enrolments {
		p, err := model.Stroke{Sheet: model.SheetID{Session: s.Sessions[0].ID}, Enrolment: e.ID, Verb: model.VerbPresent}.Plan(s, c.env())
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Commit(p.Changes); err != nil {
			t.Fatal(err)
		}
		s = s.Apply(p.Changes[0])
	}
	b.Close()
	if b, err = store.Open(path, o); err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	got, err := b.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got.Records(), s.Records()) {
		t.Error("the snapshot that comes back is not the predicted one")
	}
	if err := b.Check(space); err != nil {
		t.Error(err)
	}
	trail, err := b.Trail(100)
	if err != nil || len(trail) != 5 {
		t.Fatalf("trail of %d actions, %v", len(trail), err)
	}
}
