package register

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

// room is a cohort with three sessions, a visit and a register to take.
type room struct {
	*panetest.Desk
	*Pane
	t        testing.TB
	gap      time.Duration // between keys
	sessions []*model.Session
	slots    []*model.Slot
	tasks    []*model.Task
}

// names are those of the first twenty, in the order of no list.
var names = []string{
	"Ahmed, Bilal", "Begum, Asha", "Carter, Jo", "Dafydd, Rhiannon", "Jones, Sarah", "Jones, Sarah", "Khan, Imran", "Lewis, Rhys", "Mensah, Akosua",
	"Nguyễn, Thị Minh", "O'Connor-Price, Siân", "Patel, Ravi", "Roberts-Featherstonehaugh, Alexandra", "García Simón, Tomás", "Taylor, Kim", "Usman, Sara",
	"Volkov, Ana", "Williams, Zoë", "Young, Lee", "Zając, Łukasz",
}

// london is a moment of a day in London.
func london(t testing.TB, at string) time.Time {
	t.Helper()
	m, err := time.ParseInLocation("2006-01-02T15:04", at, model.London())
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// clock is a time of day: "09:30".
func clock(t testing.TB, at string) model.Clock {
	t.Helper()
	if at == "" {
		return 0
	}
	return model.ClockOf(london(t, "2021-11-17T"+at))
}

// newRoom is a register of so many people on Wed 17 Nov 2021, 09:30 to 14:30, at
// the given moment. The session is number 2; a task was set at number 1.
func newRoom(t testing.TB, n int, now string) *room {
	t.Helper()
	space := model.ID(7)
	d := &panetest.Desk{
		Snap: model.NewSnapshot(space, nil), Clock: london(t, now), Real: london(t, "2026-01-01T10:00"), Hide: pane.NamesOnly,
		Look: panetest.Plain(), IDs: 1000, Lead: 1,
	}
	r := &room{Desk: d, t: t, gap: 3 * time.Second}
	f := model.NewDraft(d.Snap, d.Env(), model.VerbFilled)
	quarters := 12
	f.Cohort(model.Cohort{ID: space, Code: "ssl-2021", Title: "Subject Leadership", Year: 2021, Quarters: &quarters})
	f.Lead(model.Lead{ID: 1, Name: "Ann Lead"})
	f.Lead(model.Lead{ID: 2, Name: "Bea Other"})
	schools := []string{"Ash Green", "Beech Hill", "Cedar Park", "Dene Court", "Elm Road", "Gorse Hill", "Ivy House"}
	for i, s := range schools {
		f.School(model.School{ID: model.ID(100 + i), Name: s})
	}
	kinds := []model.SessionKind{model.Workshop, model.Workshop, model.Workshop, model.Visit}
	days := []model.Day{model.MakeDay(2021, 10, 6), model.MakeDay(2021, 11, 17), model.MakeDay(2022, 2, 3), 0}
	for i := range kinds {
		x := model.Session{ID: model.ID(10 + i), Number: i + 1, Kind: kinds[i], Date: days[i], Start: clock(t, "09:30"), End: clock(t, "14:30"), Mode: model.InRoom, Venue: "Twyford", Credit: 4}
		if i == 2 {
			x.Mode, x.Venue = model.Online, ""
		}
		f.Session(x)
		r.sessions = append(r.sessions, &x)
	}
	task := model.Task{ID: 30, Session: 10, Title: "Department audit", Due: model.MakeDay(2021, 11, 10)}
	f.Task(task)
	r.tasks = append(r.tasks, &task)
	for i, day := range []model.Day{model.MakeDay(2021, 11, 17), model.MakeDay(2021, 12, 14)} {
		slot := model.Slot{ID: model.ID(40 + i), Session: 13, Date: day, Start: clock(t, "09:00"), End: clock(t, "12:00"), Host: "Hospital School", Capacity: 5}
		f.Slot(slot)
		r.slots = append(r.slots, &slot)
	}
	for i := range n {
		name := fmt.Sprintf("Person%02d, Given", i)
		if i < len(names) {
			name = names[i]
		}
		family, given, _ := strings.Cut(name, ", ")
		p := model.Person{ID: model.ID(200 + i), Given: given, Family: family, Emails: []string{fmt.Sprintf("t%d@example.org", i)}}
		if name == "Jones, Sarah" {
			p.Label = []string{"Ealing", "Brent"}[i%2]
		}
		f.Person(p)
		e := model.Enrolment{ID: model.ID(300 + i), Person: p.ID, School: model.ID(100 + i%len(schools)), Status: model.Enrolled, Year: 1 + i%2, Role: "Head of Maths"}
		f.Enrol(e)
		f.MarkAs(&e, 10, model.Mark{Kind: model.Present})
		if i%3 == 0 {
			f.Progress(&e, 30, model.TaskState{Progress: model.Back})
		}
		if i < 4 {
			f.Book(&e, 13, model.ID(40+i/3))
		}
	}
	d.Snap = d.Snap.Apply(f.Change())
	r.Pane = New(model.SheetID{Session: 11})
	r.View(80, 23)
	return r
}

// open is another register of the same room.
func (r *room) open(session, slot model.ID) *room {
	r.Pane = New(model.SheetID{Session: session, Slot: slot})
	r.View(80, 23)
	return r
}

// View draws the register without colours.
func (r *room) View(w, h int) []string {
	lines := r.Pane.View(r.Desk, w, h, true)
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = ansi.Strip(l)
	}
	return out
}

// screen is the view in one string.
func (r *room) screen() string { return strings.Join(r.View(80, 23), "\n") }

// undo is what the root does for u.
func (r *room) undo() bool {
	step, ok := r.Trail.Undo()
	if ok && r.TakeBack([]model.Step{step}) != nil {
		r.t.Fatal("an undo was refused")
	}
	return ok
}

// press presses one key, as the root does it: what the pane does not take is undo or
// nothing.
func (r *room) press(name string) pane.Effect {
	r.Real = r.Real.Add(r.gap)
	if r.Warned {
		r.Say("")
	}
	e := r.Key(r.Desk, panetest.Key(r.t, name))
	if x := e.Split; x != nil {
		r.Split = r.Split.With(x.Sheet, x.Door)
	}
	if !e.Handled && (name == "u" || name == "ctrl+z") {
		r.undo()
	}
	r.View(80, 23)
	return e
}

// keys presses keys in words: "p p down l".
func (r *room) keys(words string) *room {
	for _, w := range strings.Fields(words) {
		r.press(w)
	}
	return r
}

// types presses the letters of a text.
func (r *room) types(text string) *room {
	for _, c := range text {
		if c == ' ' {
			r.press("space")
		} else {
			r.press(string(c))
		}
	}
	return r
}

// sheet is the register as it stands.
func (r *room) sheet() model.Sheet {
	h, ok := r.Snap.Sheet(r.id)
	if !ok {
		r.t.Fatal("there is no such register")
	}
	return h
}

// marks are the marks in words, in the order of the rows.
func (r *room) marks() []string {
	var out []string
	for _, row := range r.sheet().Rows {
		out = append(out, row.Mark.Words())
	}
	return out
}

// on is the number of the row that the cursor is on, "" for nobody.
func (r *room) on() string {
	if i := r.row(r.at); i >= 0 {
		return r.h.Rows[i].Number
	}
	return ""
}

// mustMarks fails unless the first marks are those.
func (r *room) mustMarks(want ...string) {
	r.t.Helper()
	if got := r.marks(); strings.Join(got[:min(len(got), len(want))], ";") != strings.Join(want, ";") {
		r.t.Fatalf("the marks are %q, want %q", got[:len(want)], want)
	}
}

// mustOn fails unless the cursor is on that row.
func (r *room) mustOn(number string) {
	r.t.Helper()
	if r.on() != number {
		r.t.Fatalf("the cursor is on row %q, want %q", r.on(), number)
	}
}

// mustShow fails unless the screen has all these texts.
func (r *room) mustShow(texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		if !strings.Contains(r.screen(), text) {
			r.t.Fatalf("the screen does not say %q:\n%s", text, r.screen())
		}
	}
}

// mustNotShow fails if the screen has one of these texts.
func (r *room) mustNotShow(texts ...string) {
	r.t.Helper()
	for _, text := range texts {
		if strings.Contains(r.screen(), text) {
			r.t.Fatalf("the screen says %q:\n%s", text, r.screen())
		}
	}
}

// mustSay fails unless the foot says that.
func (r *room) mustSay(text string) {
	r.t.Helper()
	if !strings.Contains(r.Foot, text) {
		r.t.Fatalf("the foot says %q, want %q", r.Foot, text)
	}
}
