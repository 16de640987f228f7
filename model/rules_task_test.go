package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

// taskSet is the task set after session 1, and a sheet of it.
func taskSheet(r *room, id model.ID) model.TaskSheet {
	r.t.Helper()
	h, ok := r.s.TaskSheet(id)
	if !ok {
		r.t.Fatal("the task has no sheet")
	}
	return h
}

func TestNewTask(t *testing.T) {
	r := newRoom(t)
	school := r.place("Khan").School
	plan := r.do(model.NewTask{Task: model.Task{
		Session: r.today, Title: " Department  audit ", Due: may(4), Wording: map[model.ID]string{0: "Audit it.", school: "Audit\nhalf of it."},
	}})
	x := r.s.Task(plan.Changes[0].Label.IDs[2])
	if x == nil || x.Title != "Department audit" || x.Wording[school] != "Audit\nhalf of it." || len(r.s.TasksOf(r.today)) != 1 {
		t.Fatalf("set: %+v", x)
	}
	if plan.Say != "Task “Department audit” set after session 2, due Wed 4 May 2022." {
		t.Errorf("says %q", plan.Say)
	}
	for _, row := range taskSheet(r, x.ID).Rows {
		want := "Audit it."
		if row.School.ID == school {
			want = "Audit\nhalf of it."
		}
		if row.Wording != want || row.Due != may(4) {
			t.Errorf("%s reads %q, due %s", row.Person.Name(), row.Wording, row.Due.Long())
		}
	}
	edited := *x
	edited.Wording, edited.Title = map[model.ID]string{0: "Audit it.", school: " "}, "Audit"
	if say := r.do(model.EditTask{Task: edited}).Say; say != "Task “Audit” changed: title, wording." || len(r.s.Task(x.ID).Wording) != 1 {
		t.Errorf("edited: %q, %v", say, r.s.Task(x.ID).Wording)
	}
	if p := r.do(model.EditTask{Task: *r.s.Task(x.ID)}); len(p.Changes) != 0 {
		t.Errorf("the same again: %+v", p)
	}
}

func TestTasksThatCannotBe(t *testing.T) {
	r := newRoom(t)
	for name, try := range map[string]struct {
		field string
		task  model.Task
	}{
		"no title":              {model.FieldTitle, model.Task{Session: r.today, Title: "  "}},
		"201 letters":           {model.FieldTitle, model.Task{Session: r.today, Title: strings.Repeat("t", 201)}},
		"due twice":             {model.FieldDue, model.Task{Session: r.today, Title: "Audit", Due: may(4), Before: r.later}},
		"due before its own":    {model.FieldDue, model.Task{Session: r.today, Title: "Audit", Before: r.today}},
		"due before an earlier": {model.FieldDue, model.Task{Session: r.today, Title: "Audit", Before: r.before}},
		"due before nothing":    {model.FieldDue, model.Task{Session: r.today, Title: "Audit", Before: 99}},
		"wording like a book":   {model.FieldWording, model.Task{Session: r.today, Title: "Audit", Wording: map[model.ID]string{0: strings.Repeat("t", 2001)}}},
		"wording for no school": {model.FieldWording, model.Task{Session: r.today, Title: "Audit", Wording: map[model.ID]string{99: "Audit it."}}},
	} {
		if got := field(r, model.NewTask{Task: try.task}); got != try.field {
			t.Errorf("%s: the sentence is at %q, not at %q", name, got, try.field)
		}
	}
	id := r.s.Tasks[0].ID
	for _, a := range []model.Action{
		model.NewTask{Task: model.Task{Session: 99, Title: "Audit"}}, model.EditTask{Task: model.Task{ID: 99, Title: "Audit"}}, model.RemoveTask{Task: 99},
		model.SetProgress{Enrolment: 99, Task: id, Progress: model.Back}, model.SetProgress{Enrolment: r.places["Khan"], Task: 99, Progress: model.Back},
		model.SetProgress{Enrolment: r.places["Khan"], Task: id, Progress: 4}, model.TaskNote{Enrolment: 99, Task: id}, model.TaskNote{Enrolment: r.places["Khan"], Task: 99},
	} {
		r.refused(a)
	}
	if f := field(r, model.TaskNote{Enrolment: r.places["Khan"], Task: id, Text: strings.Repeat("n", 2001)}); f != model.FieldNotes {
		t.Errorf("a note like a book: at %q", f)
	}
	if _, ok := r.s.TaskSheet(99); ok {
		t.Error("no task has a sheet")
	}
}

// TestDueBeforeASession: the day moves with the session; before a visit it is that of
// the date that each chose.
func TestDueBeforeASession(t *testing.T) {
	r := newRoom(t)
	r.do(model.Book{Session: r.visit, Slot: r.slot, Enrolments: []model.ID{r.places["Khan"]}})
	set := func(before model.ID) *model.Task {
		p := r.do(model.NewTask{Task: model.Task{Session: r.before, Title: "Reading", Before: before}})
		return r.s.Task(p.Changes[0].Label.IDs[2])
	}
	today, visit, later := set(r.today), set(r.visit), set(r.later)
	if r.s.Due(today) != r.s.Session(r.today).Date || r.s.Due(visit) != 0 || r.s.Due(later) != 0 {
		t.Errorf("due %s, %s, %s", r.s.Due(today).Long(), r.s.Due(visit).Long(), r.s.Due(later).Long())
	}
	for _, row := range taskSheet(r, visit.ID).Rows {
		want := model.Day(0)
		if row.Enrolment.ID == r.places["Khan"] {
			want = model.MakeDay(2021, time.December, 12)
		}
		if row.Due != want {
			t.Errorf("%s has it due %s", row.Person.Name(), row.Due.Long())
		}
	}
	r.on(time.November, 10)
	r.do(model.MoveSession{Session: r.today, Date: may(4)})
	if r.s.Due(today) != may(4) {
		t.Errorf("the session moved, the task is due %s", r.s.Due(today).Long())
	}
	// What is due before a session is its last task, on the register too.
	if got := r.s.LastTask(r.later); !slices.Contains(got, later) || len(got) != 1 {
		t.Errorf("due at session 4: %v", got)
	}
	r.do(model.RemoveSession{Session: r.today})
	if r.s.Due(r.s.Task(today.ID)) != 0 {
		t.Error("due before a session that is gone")
	}
}

// TestTaskSheet counts: back, under way, not required, of how many.
func TestTaskSheet(t *testing.T) {
	r := newRoom(t)
	id := r.s.Tasks[0].ID
	set := func(who string, p model.Progress) string {
		return r.do(model.SetProgress{Enrolment: r.places[who], Task: id, Progress: p}).Say
	}
	if say := set("Khan", model.Back); say != "Imran Khan: “Audit” back." && say != "Imran Khan: “Plan” back." {
		t.Errorf("says %q", say)
	}
	set("Işık", model.UnderWay)
	// Joined later: not required, and out of the denominator.
	set("Nguyễn", model.NotRequired)
	r.do(model.WalkIn{Sheet: r.sheetID(), Name: "Marie Dupont"})
	h := taskSheet(r, id)
	if h.Back != 1 || h.UnderWay != 1 || h.NotRequired != 1 || h.Of != 6 || len(h.Rows) != 7 || h.Session.ID != r.before {
		t.Errorf("counted %d back, %d under way, %d not required, of %d in %d rows", h.Back, h.UnderWay, h.NotRequired, h.Of, len(h.Rows))
	}
	// Who came without a place has a row once something is noted.
	dupont := r.s.Enrolments[len(r.s.Enrolments)-1]
	r.do(model.TaskNote{Enrolment: dupont.ID, Task: id, Text: " will\nsend it "})
	if h = taskSheet(r, id); len(h.Rows) != 8 || h.Of != 6 || h.Rows[7].Note != "will send it" || h.Rows[7].Expected {
		t.Errorf("with a note: %+v", h.Rows[len(h.Rows)-1])
	}
	r.do(model.TaskNote{Enrolment: dupont.ID, Task: id})
	if h = taskSheet(r, id); len(h.Rows) != 7 {
		t.Error("a note taken away leaves a row")
	}
	// The day is that of the first noting.
	day := r.place("Khan").Task(id).Day
	r.on(time.November, 20)
	set("Khan", model.Back)
	if got := r.place("Khan").Task(id); got.Day != day || day != model.MakeDay(2021, time.November, 17) {
		t.Errorf("noted on %s, then on %s", day.Long(), got.Day.Long())
	}
	set("Khan", model.NotStarted)
	if got := r.place("Khan").Task(id); got != (model.TaskState{}) {
		t.Errorf("not started: %+v", got)
	}
}

// TestPairHandsInOnePiece: one submission counts for both and is seen to be shared.
func TestPairHandsInOnePiece(t *testing.T) {
	r := newRoom(t)
	id, pair := r.s.Tasks[0].ID, r.place("Khan").School
	d := r.draft()
	other := *r.place("Jones" + "Ealing")
	other.School = pair
	d.Enrol(other)
	r.apply(d.Change())
	shared := func() (names []string) {
		for _, row := range taskSheet(r, id).Rows {
			if row.Shared {
				names = append(names, row.Person.Listed())
			}
		}
		return names
	}
	r.do(model.SetProgress{Enrolment: r.places["Khan"], Task: id, Progress: model.Back})
	if got := shared(); got != nil {
		t.Errorf("one alone shares with %q", got)
	}
	r.do(model.SetProgress{Enrolment: r.places["JonesEaling"], Task: id, Progress: model.Back})
	if got := shared(); got != nil {
		t.Errorf("two pieces are shared by %q", got)
	}
	r.undo()
	r.undo()
	if say := r.do(model.SetProgress{Enrolment: r.places["Khan"], Task: id, Progress: model.Back, School: true}).Say; !strings.HasPrefix(say, "Imran Khan, Sarah Jones (Ealing): “") {
		t.Errorf("says %q", say)
	}
	if got := shared(); len(got) != 2 || taskSheet(r, id).Back != 2 {
		t.Errorf("shared by %q", got)
	}
	r.undo()
	if taskSheet(r, id).Back != 0 {
		t.Error("one undo does not take back both")
	}
}

func TestRemoveTask(t *testing.T) {
	r := newRoom(t)
	id := r.s.Tasks[0].ID
	title := r.s.Tasks[0].Title
	r.do(model.SetProgress{Enrolment: r.places["Khan"], Task: id, Progress: model.Back})
	r.do(model.TaskNote{Enrolment: r.places["Khan"], Task: id, Text: "thorough"})
	before := r.standing()
	if say := r.do(model.RemoveTask{Task: id}).Say; say != "Task “"+title+"” removed, and with it 1 back, 1 note." || r.s.Task(id) != nil {
		t.Errorf("says %q", say)
	}
	r.undo()
	if !same(before, r.standing()) || r.place("Khan").TaskNote(id) != "thorough" {
		t.Error("undo does not bring it back")
	}
}

// TestOverdue: after its day a task is to do for those who have not brought it.
func TestOverdue(t *testing.T) {
	r := newRoom(t)
	x := *r.s.Tasks[0]
	x.Due = model.MakeDay(2021, time.November, 17)
	r.do(model.EditTask{Task: x})
	overdue := func() string {
		for _, s := range todo(r) {
			if strings.HasPrefix(s, "Task ") {
				return s
			}
		}
		return ""
	}
	if got := overdue(); got != "" {
		t.Errorf("on its day: %q", got)
	}
	r.on(time.November, 18)
	r.do(model.SetProgress{Enrolment: r.places["Khan"], Task: x.ID, Progress: model.Back})
	r.do(model.SetProgress{Enrolment: r.places["Işık"], Task: x.ID, Progress: model.NotRequired})
	r.do(model.SetProgress{Enrolment: r.places["Nguyễn"], Task: x.ID, Progress: model.UnderWay})
	if got := overdue(); got != "Task "+x.Title+": 5 of 6 not back" {
		t.Errorf("the day after: %q", got)
	}
}
