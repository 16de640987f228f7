package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

// TestWaitingList: by when they asked; a place that falls free names who is next.
func TestWaitingList(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.small, "Khan", "Işık"))
	v.do(v.book(v.slot, "García Simón"))
	for i, who := range []string{"O'Connor-Price", "García Simón", "Nguyễn"} {
		plan := v.do(model.Wait{Slot: v.small, Enrolment: v.places[who]})
		if want := v.s.Person(v.place(who).Person).Name() + " waits for Mon 10 Jan, number " + string(rune('1'+i)) + " on its list."; plan.Say != want {
			t.Errorf("says %q", plan.Say)
		}
	}
	if got := v.waiting(v.small); !slices.Equal(got, []string{"O'Connor-Price", "García Simón", "Nguyễn"}) {
		t.Errorf("waiting: %q", got)
	}
	v.refused(model.Wait{Slot: v.small, Enrolment: v.places["Nguyễn"]})
	for name, s := range map[string]string{
		"unbook": v.say(model.Unbook{Session: v.visit, Enrolment: v.places["Khan"]}),
		"move":   v.say(model.MoveBooking{Enrolment: v.places["Khan"], To: v.open}),
		"book":   v.say(v.book(v.open, "Khan", "JonesBrent")),
	} {
		if !strings.HasSuffix(s, "A place is free on Mon 10 Jan: next who waits is Siân O'Connor-Price.") {
			t.Errorf("%s says %q", name, s)
		}
	}
	v.do(model.Unbook{Session: v.visit, Enrolment: v.places["Khan"]})
	if !slices.Contains(todo(v.room), "! Visit 10 Jan: 1 place free, 3 people wait") {
		t.Errorf("to do: %q", todo(v.room))
	}
	// A place is free, but three wait for it: one more waits too.
	v.do(model.Wait{Slot: v.small, Enrolment: v.places["JonesBrent"]})
	// Somebody else is booked before the first: it is said.
	if s := v.say(v.book(v.small, "Nguyễn")); !strings.HasSuffix(s, "2 of 2. Siân O'Connor-Price asked for it first, and still waits.") {
		t.Errorf("says %q", s)
	}
	if s := v.do(v.book(v.small, "O'Connor-Price")).Say; strings.Contains(s, "waits") {
		t.Errorf("says %q", s)
	}
	if _, waits := v.place("O'Connor-Price").Waits(v.small); waits {
		t.Error("who is booked still waits")
	}
	v.do(model.StopWaiting{Slot: v.small, Enrolment: v.places["García Simón"]})
	if got := v.waiting(v.small); !slices.Equal(got, []string{"Nguyễn", "Jones"}) {
		t.Errorf("waiting: %q", got)
	}
}

// say is what an action would say.
func (v *visits) say(a model.Action) string {
	v.t.Helper()
	p, err := a.Plan(v.s, v.env())
	if err != nil {
		v.t.Fatalf("%#v: %v", a, err)
	}
	return p.Say
}

// TestSwap: two people change places in one action; the dates stay as full.
func TestSwap(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.small, "Khan", "Işık"))
	over := v.book(v.small, "Nguyễn")
	over.Reason = "the host has room"
	v.do(over)
	v.do(v.book(v.slot, "García Simón"))
	v.do(model.Wait{Slot: v.small, Enrolment: v.places["García Simón"]})
	steps := v.trail.Steps()
	if say := v.do(model.Swap{Session: v.visit, A: v.places["Nguyễn"], B: v.places["García Simón"]}).Say; say != "Hồng Nguyễn goes on Sun 12 Dec now, and Tomás García Simón on Mon 10 Jan." {
		t.Errorf("says %q", say)
	}
	if v.trail.Steps() != steps+1 || !slices.Equal(v.booked(v.slot), []string{"Nguyễn"}) || !slices.Equal(v.booked(v.small), []string{"García Simón", "Işık", "Khan"}) {
		t.Errorf("on 12 Dec %q, on 10 Jan %q", v.booked(v.slot), v.booked(v.small))
	}
	if v.place("García Simón").Overbooked(v.visit) != "the host has room" || v.place("Nguyễn").Overbooked(v.visit) != "" || len(v.waiting(v.small)) != 0 {
		t.Error("the reason does not stay with the date, or somebody still waits")
	}
	for _, s := range todo(v.room) {
		if strings.Contains(s, "nobody said why") {
			t.Errorf("to do: %q", s)
		}
	}
}

// TestAttendedAnother: who came on another date than the one booked is not absent; the
// booking moves, and the old one is in the history.
func TestAttendedAnother(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.slot, "Khan", "Işık"))
	v.do(v.book(v.small, "Nguyễn", "García Simón"))
	came := model.AttendedAt{Enrolment: v.places["Khan"], Slot: v.small}
	if say := v.refused(came); !strings.Contains(say, "nobody can be marked before the day") {
		t.Errorf("before the day: %q", say)
	}
	v.on(time.December, 12)
	old := model.SheetID{Session: v.visit, Slot: v.slot}
	v.do(model.MarkRest{Sheet: old, Kind: model.Absent})
	v.do(model.FinishRegister{Sheet: old})
	v.now = time.Date(2022, time.January, 10, 9, 30, 0, 0, time.UTC)
	if say := v.do(came).Say; say != "Imran Khan came on Mon 10 Jan, not on Sun 12 Dec: PRESENT, came 09:30. That makes 3 of 2." {
		t.Errorf("says %q", say)
	}
	e := v.place("Khan")
	if m := e.Mark(v.visit); m.Kind != model.Present || !m.Amended || e.Booking(v.visit) != v.small || v.s.Earned(e) != half {
		t.Errorf("Khan is %s, earned %d", m.Words(), v.s.Earned(e))
	}
	if say := v.refused(came); say != "Imran Khan is booked on Mon 10 Jan: mark them in its register." {
		t.Errorf("twice: %q", say)
	}
	if say := v.refused(model.AttendedAt{Enrolment: v.places["Khan"], Slot: v.slot}); !strings.Contains(say, "finished 12 Dec") {
		t.Errorf("at a finished register: %q", say)
	}
	// Without any date booked.
	if say := v.do(model.AttendedAt{Enrolment: v.places["JonesBrent"], Slot: v.small}).Say; !strings.HasPrefix(say, "Sarah Jones (Brent) came on Mon 10 Jan: PRESENT") {
		t.Errorf("says %q", say)
	}
	v.do(model.Stroke{Sheet: model.SheetID{Session: v.visit, Slot: v.small}, Enrolment: v.places["Nguyễn"], Verb: model.VerbPresent})
	v.now = time.Date(2022, time.January, 14, 9, 30, 0, 0, time.UTC)
	if say := v.refused(model.AttendedAt{Enrolment: v.places["Nguyễn"], Slot: v.open}); say != "Hồng Nguyễn is marked at Mon 10 Jan: present. Clear the mark in its register first." {
		t.Errorf("at two dates: %q", say)
	}
	v.do(model.CallOffDate{Slot: v.open, Reason: "strike"})
	if say := v.refused(model.AttendedAt{Enrolment: v.places["JonesEaling"], Slot: v.open}); say != "This date is called off: nobody is marked." {
		t.Errorf("at one called off: %q", say)
	}
}

// TestOverfullDate: two leads who had not seen each other's bookings may fill a date
// too far; it is to do until somebody says why or moves.
func TestOverfullDate(t *testing.T) {
	v := newVisits(t)
	v.do(v.book(v.small, "Khan"))
	one, _ := v.book(v.small, "Işık").Plan(v.s, v.env())
	two, _ := v.book(v.small, "Nguyễn").Plan(v.s, v.env())
	v.apply(append(one.Changes, two.Changes...)...)
	if !slices.Contains(todo(v.room), "! Visit 3, Monday 10 January at Hospital School: 3 booked, 2 places. Gülşen Işık (Robin Hale, 09:12) and Hồng Nguyễn (Robin Hale, 09:12) were booked without seeing each other") {
		t.Errorf("to do: %q", todo(v.room))
	}
	x := *v.s.Slot(v.small)
	x.Focus = "talk"
	v.do(model.EditDate{Slot: x})
	v.do(model.Unbook{Session: v.visit, Enrolment: v.places["Nguyễn"]})
	again := v.book(v.small, "Nguyễn")
	again.Reason = "the host has room"
	v.do(again)
	for _, s := range todo(v.room) {
		if strings.Contains(s, "10 Jan") {
			t.Errorf("to do: %q", s)
		}
	}
}

func TestWish(t *testing.T) {
	v := newVisits(t)
	if say := v.do(model.Wish{Enrolment: v.places["Khan"], Session: v.visit, Text: " January,\nmornings "}).Say; say != "Imran Khan, visit 3: January, mornings." {
		t.Errorf("says %q", say)
	}
	if got := v.place("Khan").Wish(v.visit); got != "January, mornings" {
		t.Errorf("the wish is %q", got)
	}
	v.do(model.Wish{Enrolment: v.places["Khan"], Session: v.visit})
	if got := v.place("Khan").Wish(v.visit); got != "" {
		t.Errorf("taken away: %q", got)
	}
}
