package store_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store"
)

// tester is what a helper needs of *testing.T, *testing.B or *rapid.T.
type tester interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// folder is a new folder, in memory where the system has one: what is proved here
// does not depend on a disk.
func folder(t testing.TB) string {
	t.Helper()
	if _, err := os.Stat("/dev/shm"); err != nil {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp("/dev/shm", "workgroup-store-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func within(t tester, dir string) string {
	t.Helper()
	out, err := os.MkdirTemp(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// desk is one machine with a copy of a file, and what is to be in that file.
type desk struct {
	t     tester
	path  string
	o     store.Options
	r     *rand.ChaCha8
	now   time.Time
	book  *store.Book
	snaps map[model.ID]*model.Snapshot // as predicted
	done  [][]*change.Change           // all that was committed here
	owned bool                         // its file is its owner's own without a passphrase
}

// newDesk is a machine whose file stands in dir. The file is still to be made.
func newDesk(t tester, dir string, seed byte) *desk {
	r := rand.NewChaCha8([32]byte{seed, 1})
	return &desk{
		t: t, path: filepath.Join(dir, "work.db"), r: r,
		o:     store.Options{Rand: r, Marks: filepath.Join(dir, "marks")},
		now:   time.Date(2021, 11, 17, 9, 24, 0, 0, model.London()),
		snaps: map[model.ID]*model.Snapshot{},
	}
}

func (d *desk) env() model.Env {
	return model.Env{Now: d.now, NewID: func() model.ID { return store.NewID(d.r) }, Lead: 7}
}

// create makes the file and opens it.
func (d *desk) create(begin [][]*change.Change) {
	d.t.Helper()
	if err := store.Create(d.path, d.o, begin); err != nil {
		d.t.Fatal(err)
	}
	d.open()
}

func (d *desk) open() {
	d.t.Helper()
	b, err := store.Open(d.path, d.o)
	if err != nil {
		d.t.Fatal(err)
	}
	if d.owned {
		store.Owned(b)
	}
	d.book, d.snaps = b, map[model.ID]*model.Snapshot{}
}

func (d *desk) close() {
	d.t.Helper()
	if err := d.book.Close(); err != nil {
		d.t.Fatal(err)
	}
}

// snap is the space as it is predicted.
func (d *desk) snap(space model.ID) *model.Snapshot {
	d.t.Helper()
	if s := d.snaps[space]; s != nil {
		return s
	}
	s, err := d.book.Load(space)
	if err != nil {
		d.t.Fatal(err)
	}
	d.snaps[space] = s
	return s
}

// commit writes one action of these changes.
func (d *desk) commit(changes ...*change.Change) {
	d.t.Helper()
	for _, c := range changes {
		d.snap(c.Space)
	}
	if err := d.book.Commit(changes); err != nil {
		d.t.Fatal(err)
	}
	d.done = append(d.done, changes)
	for _, c := range changes {
		d.snaps[c.Space] = d.snaps[c.Space].Apply(c)
	}
}

// do plans an action and commits it; what is refused, or has nothing to do, is left.
func (d *desk) do(space model.ID, a model.Action) []*change.Change {
	d.t.Helper()
	p, err := a.Plan(d.snap(space), d.env())
	if err != nil || len(p.Changes) == 0 {
		return nil
	}
	d.commit(p.Changes...)
	return p.Changes
}

// mark marks one place of the first session.
func (d *desk) mark(space model.ID, row int, v model.Verb) *change.Change {
	d.t.Helper()
	s := d.snap(space)
	a := model.Stroke{Sheet: model.SheetID{Session: s.Sessions[0].ID}, Enrolment: s.Enrolments[row].ID, Verb: v}
	p, err := a.Plan(s, d.env())
	if err != nil {
		d.t.Fatal(err)
	}
	if len(p.Changes) != 1 {
		d.t.Fatalf("the mark says %q and changes nothing", p.Say)
	}
	d.commit(p.Changes...)
	return p.Changes[0]
}

func (d *desk) trail() *model.Trail {
	d.t.Helper()
	actions, err := d.book.Trail(100_000)
	if err != nil {
		d.t.Fatal(err)
	}
	var t model.Trail
	for _, a := range actions {
		t.Add(a)
	}
	return &t
}

// takeBack commits one action that takes back those changes; false where nothing of
// them stands any more.
func (d *desk) takeBack(changes []*change.Change) bool {
	d.t.Helper()
	var action []*change.Change
	for _, space := range (model.Step{Changes: changes}).Spaces() {
		p, err := model.Undo{Changes: changes}.Plan(d.snap(space), d.env())
		if err != nil {
			d.t.Fatal(err)
		}
		action = append(action, p.Changes...)
	}
	if len(action) > 0 {
		d.commit(action...)
	}
	return len(action) > 0
}

func (d *desk) undo() bool {
	d.t.Helper()
	step, ok := d.trail().Undo()
	return ok && d.takeBack(step.Changes)
}

func (d *desk) redo() bool {
	d.t.Helper()
	step, ok := d.trail().Redo()
	return ok && d.takeBack(step.UndoneBy)
}

// journal is the journal of a space; ids are its changes.
func (d *desk) journal(space model.ID) store.Journal {
	d.t.Helper()
	j, err := d.book.Journal(space)
	if err != nil {
		d.t.Fatal(err)
	}
	return j
}

// cohort is what a small cohort begins with: a workshop and a visit of two dates,
// a task and some people.
func (d *desk) cohort(code string, people int) (space model.ID, begin [][]*change.Change) {
	env := d.env()
	space = env.NewID()
	f := model.NewDraft(model.NewSnapshot(space, nil), env, model.VerbNewCohort, space)
	day := model.DayOf(d.now)
	f.Cohort(model.Cohort{ID: space, Code: code, Title: "Subject Leadership 2021/22", Year: 2021, HubName: "London Central and West"})
	f.Lead(model.Lead{ID: env.NewID(), Name: "Grace Okafor", Role: "Work Group Lead"})
	workshop, visit, first := env.NewID(), env.NewID(), env.NewID()
	f.Session(model.Session{ID: first, Number: 1, Kind: model.Workshop, Date: day, Start: model.MakeClock(9, 30), End: model.MakeClock(14, 30), Mode: model.InRoom, Venue: "Twyford", Credit: 4})
	f.Session(model.Session{ID: visit, Number: 2, Kind: model.Visit, Credit: 2})
	f.Session(model.Session{ID: workshop, Number: 3, Kind: model.Workshop, Date: day + 30, Mode: model.Online, Credit: 4})
	slots := []model.ID{env.NewID(), env.NewID()}
	for i, id := range slots {
		f.Slot(model.Slot{ID: id, Session: visit, Date: day + model.Day(i), Host: "Hospital School", Capacity: 5})
	}
	f.Task(model.Task{ID: env.NewID(), Session: first, Title: "Department audit", Due: day + 20, Wording: map[model.ID]string{0: "Look at one unit"}})
	school := env.NewID()
	f.School(model.School{ID: school, Name: "Higham Lane School", URN: "125755"})
	for i := range people {
		p, e := env.NewID(), model.Enrolment{ID: env.NewID(), School: school, Status: model.Enrolled, Role: "Head of department"}
		e.Person = p
		f.Person(model.Person{ID: p, Given: "Siân", Family: fmt.Sprintf("O'Connor-Price %d", i), Emails: []string{fmt.Sprintf("sian%d@gorsehill.example", i)}})
		f.Enrol(e)
		f.Book(&e, visit, slots[i%2])
	}
	return space, [][]*change.Change{{f.Change()}}
}

// copyFile copies what is there; a file that is not is left out.
func copyFile(t tester, from, to string) {
	t.Helper()
	b, err := os.ReadFile(from)
	if os.IsNotExist(err) {
		os.Remove(to)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// copyMarks makes the marks of one machine those of another too.
func copyMarks(t tester, from, to *desk) {
	t.Helper()
	if err := os.RemoveAll(to.o.Marks); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(from.o.Marks)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, f := range files {
		copyFile(t, filepath.Join(from.o.Marks, f.Name()), filepath.Join(to.o.Marks, f.Name()))
	}
}

// alike tells whether two snapshots say the same, what is worked out from them too.
func alike(a, b *model.Snapshot) bool {
	a.Facts()
	b.Facts()
	return reflect.DeepEqual(a, b)
}
