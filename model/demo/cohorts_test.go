package demo_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

// sheet is the register of a session.
func sheet(t *testing.T, s *model.Snapshot, number int, slot model.ID) model.Sheet {
	t.Helper()
	h, ok := s.Sheet(model.SheetID{Session: s.SessionNumbered(number).ID, Slot: slot})
	if !ok {
		t.Fatalf("session %d has no register", number)
	}
	return h
}

func TestRegisterToTry(t *testing.T) {
	s := cohort(t, "ssl-2021")
	h := sheet(t, s, 1, 0)
	if c := h.Count(); c != (model.Count{Unmarked: 18, Total: 18}) {
		t.Errorf("count: %+v", c)
	}
	if !h.Today(now(s)) || !h.Running(now(s)) || h.Mismatch(now(s)) != "" || h.Finish.Was {
		t.Errorf("at %s the register of %s does not run: %q", now(s), h.Date.Long(), h.Mismatch(now(s)))
	}
	var names, told []string
	for _, r := range h.Rows {
		names = append(names, r.Number+" "+r.Person.Listed())
		if r.Told.Kind != model.ToldNothing {
			told = append(told, r.Person.Family+": "+r.Told.Words()+" "+r.Told.On.Short())
		}
		if s.Earned(r.Enrolment) != 0 {
			t.Errorf("%s has earned something", r.Person.Name())
		}
	}
	want := []string{
		"1 Ahmed, Zainab", "2 Begum, Nasima", "3 García Simón, Lucía", "4 Işık, Gülşen", "5 Jones, Sarah (Brent)", "6 Jones, Sarah (Ealing)",
		"7 Khan, Imran", "8 Lewis, Rhys", "9 Mensah, Akosua", "10 Nguyễn, Thị Hồng Nhung", "11 O'Connor-Price, Siân", "12 Price, Gwen",
		"13 Roberts-Featherstonehaugh-Cholmondeley, Alexandra Wilhelmina", "14 Stavropoulou, Eleni", "15 Thompson, Jade", "16 Uzoma, Chidinma",
		"17 Wiśniewska, Małgorzata", "18 Zhang, Yuhan",
	}
	if !slices.Equal(names, want) {
		t.Errorf("rows:\n got %q\nwant %q", names, want)
	}
	wantTold := []string{
		"Khan: cannot come 9 Nov", "Lewis: leaves 12:30 15 Nov", "Mensah: sends somebody 12 Nov", "Price: cannot come 15 Nov",
		"Uzoma: comes 10:00 16 Nov", "Zhang: joins online 16 Nov",
	}
	if !slices.Equal(told, wantTold) {
		t.Errorf("told before:\n got %q\nwant %q", told, wantTold)
	}
	if sub := s.Person(h.Rows[8].Told.Substitute); sub.Name() != "Joe Bell" {
		t.Errorf("Akosua Mensah sends %q", sub.Name())
	}
	if days := h.Date - h.Rows[6].Told.On; days != 8 {
		t.Errorf("Imran Khan cancelled %d days before", days)
	}
}

func TestFindInTheRegisterToTry(t *testing.T) {
	s := cohort(t, "ssl-2021")
	h := sheet(t, s, 1, 0)
	for typed, want := range map[string]int{
		"sarah jones": 2, "jones brent": 1, "beech hill": 1, "isik": 1, "nguyen": 1, "garcia": 1, "wisniewska malg": 1, "oconnor": 1,
		"zhang kestrel": 1, "sian.oconnor@": 1, "dupont": 0,
	} {
		if got := h.Find(typed); len(got) != want {
			t.Errorf("%q finds %d rows, want %d", typed, len(got), want)
		}
	}
}

// titles are the tasks with the session that sets them and the day that they are due.
func titles(s *model.Snapshot) []string {
	var out []string
	for _, x := range s.Sessions {
		for _, task := range s.TasksOf(x.ID) {
			line := strings.TrimSpace(string(rune('0'+x.Number)) + " " + task.Title + " " + task.Due.ISO())
			if task.Wording[0] == "" {
				line += " (no words)"
			}
			out = append(out, line)
		}
	}
	return out
}

func TestTasks(t *testing.T) {
	for code, want := range map[string][]string{
		"ssl-2021": {"1 A vision for maths 2022-02-03", "2 One coherent unit 2022-05-25", "3 Action plan for next year 2022-07-08"},
		"ssl-2023": {
			"1 Department audit 2024-02-08", "2 What I noticed", "3 Action plan, first draft 2024-04-24",
			"4 Professional development session 2024-07-02", "5 Action plan, for next year",
		},
	} {
		if got := titles(cohort(t, code)); !slices.Equal(got, want) {
			t.Errorf("%s: tasks %q", code, got)
		}
	}
	s := cohort(t, "ssl-2023")
	audit := s.TasksOf(s.SessionNumbered(1).ID)[0].ID
	states := count(onTheList(s), func(e *model.Enrolment) model.Progress { return e.Task(audit).Progress })
	if !maps.Equal(states, map[model.Progress]int{model.Back: 9, model.UnderWay: 2, model.NotStarted: 3}) {
		t.Errorf("the audit: %v", states)
	}
	for _, e := range s.Enrolments {
		if d := e.Task(audit).Day; d > model.DayOf(now(s)) {
			t.Errorf("a task came back on %s, which is still to come", d.Long())
		}
	}
}

func TestFirstSessionOf2023(t *testing.T) {
	s := cohort(t, "ssl-2023")
	h := sheet(t, s, 1, 0)
	want := model.Count{InRoom: 10, Late: 1, Substitutes: 1, Cancelled: 1, Absent: 1, Unmarked: 2, Total: 14}
	if c := h.Count(); c != want {
		t.Errorf("count: %+v, want %+v", c, want)
	}
	if h.Finish.Was {
		t.Error("the register is finished")
	}
	marks := count(h.Rows, func(r model.Row) string { return r.Mark.Words() })
	if !maps.Equal(marks, map[string]int{
		"present": 7, "late 20": 1, "left 14:15": 1, "absent": 1, "cancelled": 1, "substitute": 1, "unmarked": 2,
	}) {
		t.Errorf("marks: %v", marks)
	}
	for _, r := range h.Rows {
		earned := s.Earned(r.Enrolment)
		switch {
		case r.Mark.Here() && earned != 4, !r.Mark.Here() && earned != 0:
			t.Errorf("%s, %s: %d quarters", r.Person.Name(), r.Mark.Words(), earned)
		case r.Mark.Kind == model.Cancelled && r.Mark.ToldOn != model.MakeDay(2023, time.November, 6):
			t.Errorf("%s cancelled on %s", r.Person.Name(), r.Mark.ToldOn.Long())
		case r.Mark.Kind == model.Substitute && s.Person(r.Mark.Substitute).Name() != "Ines Marlow":
			t.Errorf("%s sent %q", r.Person.Name(), s.Person(r.Mark.Substitute).Name())
		}
	}
}

func TestVisitsOf2023(t *testing.T) {
	s := cohort(t, "ssl-2023")
	visit := s.SessionNumbered(2)
	var got []string
	for _, slot := range s.SlotsOf(visit.ID) {
		if slot.Capacity != 5 || !slot.Mastery || slot.Setting == "" || slot.Finish.Was {
			t.Errorf("date %+v", slot)
		}
		state := map[model.State]string{model.Planned: "", model.CalledOff: " called off"}[slot.State]
		got = append(got, slot.Date.Medium()+" "+slot.Start.String()+"-"+slot.End.String()+" "+slot.Host+" "+
			string(rune('0'+len(s.Booked(slot))))+"/5"+state)
		if n := len(sheet(t, s, 2, slot.ID).Rows); n != len(s.Booked(slot)) {
			t.Errorf("the register of %s has %d rows", slot.Date.Short(), n)
		}
	}
	want := []string{
		"Tue 12 Dec 23 09:00-12:00 PRU 5/5", "Thu 14 Dec 23 09:30-12:30 Hospital School 3/5 called off", "Mon 8 Jan 24 09:30-12:30 PRU 2/5",
		"Wed 17 Jan 24 09:00-12:00 Hospital School 0/5", "Tue 30 Jan 24 13:00-15:30 Hospital School 0/5",
	}
	if !slices.Equal(got, want) {
		t.Errorf("dates:\n got %q\nwant %q", got, want)
	}
	without, freed := s.WithoutDate(visit.ID)
	names := func(es []*model.Enrolment) (out []string) {
		for _, e := range es {
			out = append(out, s.Person(e.Person).Listed())
		}
		return out
	}
	if want := []string{"Ahmed, Bilal", "García Simón, Tomás", "Jones, Sarah (Brent)", "Karagiannis, Dimitris"}; !slices.Equal(names(without), want) {
		t.Errorf("no date yet: %q", names(without))
	}
	if want := []string{"Begum, Asha", "Price, Dan", "Wu, Xinyi"}; !slices.Equal(names(freed), want) {
		t.Errorf("date called off: %q", names(freed))
	}
	if note := freed[0].Note(visit.ID); note != "wants January" {
		t.Errorf("note of Asha Begum: %q", note)
	}
	told := count(onTheList(s), func(e *model.Enrolment) string { return e.Told(visit.ID).Words() })
	if !maps.Equal(told, map[string]int{"": 12, "leaves 11:00": 1, "cannot come": 1}) {
		t.Errorf("told of the visit: %v", told)
	}
}

func TestFactsAndFindings(t *testing.T) {
	for code, want := range map[string]struct {
		people, held, sessions int
		next                   string
	}{
		"ssl-2021": {23, 1, 4, "Wed 17 Nov 2021"},
		"ssl-2023": {15, 1, 5, "Thu 8 Feb 2024"},
	} {
		s := cohort(t, code)
		f := s.Facts()
		if len(f.People) != want.people || f.Held() != want.held || len(f.Sessions) != want.sessions || f.Expected != 12 {
			t.Errorf("%s: %d people, %d of %d held, %d expected", code, len(f.People), f.Held(), len(f.Sessions), f.Expected)
		}
		if at := slices.IndexFunc(f.Sessions, func(x model.SessionFacts) bool { return x.Date.Known() && x.Date >= model.DayOf(now(s)) }); at < 0 || f.Sessions[at].Date.Long() != want.next {
			t.Errorf("%s: the next with a date is number %d of %+v", code, at, f.Sessions)
		}
	}
	s := cohort(t, "ssl-2023")
	if f := s.Facts(); f.Sessions[0].Here != 9 || f.Sessions[0].Open != 2 || f.Sessions[1].Dates != 4 {
		t.Errorf("facts of 2023: %+v", f.Sessions[:2])
	}
	var todo []string
	for _, x := range s.Findings(now(s)) {
		todo = append(todo, x.Sentence)
	}
	want := []string{
		"Session 1: 2 still unmarked", "Session 2: date called off, 3 people need a new one", "Session 2: 4 people have no visit date",
		"Session 3: time not set", "Session 5: time not set",
	}
	if !slices.Equal(todo, want) {
		t.Errorf("to do:\n got %q\nwant %q", todo, want)
	}
	first := cohort(t, "ssl-2021")
	todo = nil
	for _, x := range first.Findings(now(first)) {
		todo = append(todo, x.Sentence)
	}
	want = []string{
		"Session 1 is today: register not begun", "1 place free: Oliver Tanaka is next on the waiting list", "1 charge to decide",
		"Farida Haidari: place offered on 11 Nov, no answer yet", "1 not eligible by the page: reason kept",
	}
	if !slices.Equal(todo, want) {
		t.Errorf("to do of 2021:\n got %q\nwant %q", todo, want)
	}
}
