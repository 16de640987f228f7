package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/change"
)

func appointments(r *room, places ...model.ID) map[string]model.Appointment {
	out := map[string]model.Appointment{}
	for _, a := range r.s.Calendar(places, model.SheetID{}, model.DayOf(r.now)).Appointments {
		out[a.UID] = a
	}
	return out
}

func TestCalendar(t *testing.T) {
	r := newRoom(t)
	c := r.s.Calendar(nil, model.SheetID{}, november(17))
	var titles []string
	for _, a := range c.Appointments {
		titles = append(titles, a.Date.ISO()+" "+a.Start.String()+" "+a.Title)
	}
	want := []string{
		"2021-11-03 09:30 A cohort to try: session 1", "2021-11-17 09:30 A cohort to try: session 2", "2021-12-12 09:00 A cohort to try: session 3, visit",
	}
	if !slices.Equal(titles, want) || !slices.Equal(c.Undated, []string{"session 4"}) {
		t.Errorf("%q, without a date %q", titles, c.Undated)
	}
	if own := r.s.Calendar([]model.ID{r.places["Khan"]}, model.SheetID{}, november(17)); len(own.Appointments) != 2 || !slices.Contains(own.Undated, "session 3, no date chosen") {
		t.Errorf("of somebody without a date: %+v", own)
	}
	if one := r.s.Calendar(nil, model.SheetID{Session: r.visit, Slot: r.slot}, november(17)); len(one.Appointments) != 1 || len(one.Undated) != 0 {
		t.Errorf("of one date: %+v", one)
	}
}

// What a calendar that has the entry already must learn: each step raises the number, undo
// too, and it says what is so now.
func TestCalendarFollows(t *testing.T) {
	r := newRoom(t)
	find := func() model.Appointment { return appointments(r)[r.before.String()+"@workgroup.local"] }
	r.on(time.October, 1)
	first := find()
	for i, x := range []struct {
		do   model.Action
		date model.Day
		off  bool
	}{
		{model.MoveSession{Session: r.before, Date: november(4), Start: model.MakeClock(13, 0)}, november(4), false},
		{nil, november(3), false},
		{model.OnlineInstead{Session: r.before, Reason: "snow"}, november(3), false},
		{model.CallOffSession{Session: r.before, Reason: "strike"}, november(3), true},
		{nil, november(3), false},
		{model.MoveSession{Session: r.before}, november(3), true}, // no date for now
		{nil, november(3), false},
		{model.ReorderSession{Session: r.before, Number: 4}, november(3), false},
	} {
		before := find()
		if x.do == nil {
			r.undo()
		} else {
			r.do(x.do)
		}
		now := find()
		if now.UID != first.UID || now.Revision <= before.Revision || now.Date != x.date || now.Off != x.off {
			t.Errorf("step %d: %+v, before %+v", i, now, before)
		}
	}
	if before := find(); before.Revision > 20 {
		t.Errorf("the number is %d", before.Revision)
	}
	// What a calendar does not have raises nothing.
	before, x := find(), *r.s.Session(r.before)
	x.Credit = 1
	r.do(model.EditSession{Session: x})
	if now := find(); now != before {
		t.Errorf("half a day less: %+v, before %+v", now, before)
	}
}

func TestCalendarOfAPersonFollowsTheBooking(t *testing.T) {
	r := yearOf(t)
	other := r.s.SlotsOf(r.visit)[1].ID
	khan := r.places["Khan"]
	of := func() (a model.Appointment) {
		for _, x := range appointments(r, khan) {
			if strings.Contains(x.Title, "session 3") {
				a = x
			}
		}
		return a
	}
	r.do(model.Book{Session: r.visit, Slot: r.slot, Enrolments: []model.ID{khan}})
	booked := of()
	r.do(model.MoveBooking{Enrolment: khan, To: other})
	moved := of()
	r.do(model.CallOffDate{Slot: other, Reason: "host closed"})
	off := of()
	r.do(model.Unbook{Session: r.visit, Enrolment: khan})
	gone := of()
	for _, x := range []struct{ was, is model.Appointment }{{booked, moved}, {moved, off}, {off, gone}} {
		if x.is.UID != x.was.UID || x.is.UID == "" || x.is.Revision <= x.was.Revision {
			t.Errorf("%+v became %+v", x.was, x.is)
		}
	}
	if booked.Date == moved.Date || booked.Off || moved.Off || !off.Off || !gone.Off {
		t.Errorf("%+v %+v %+v %+v", booked, moved, off, gone)
	}
	if name := r.s.Person(r.place("Khan").Person).Family; strings.Contains(moved.Title+moved.Text+moved.Place+moved.UID, name) {
		t.Errorf("%s is named", name)
	}
}

// TestRevisionNeverGoesDown does anything to a year on two laptops, and puts the changes of
// both together in any order: whoever has an entry of either gets a higher number where it
// says something else now, and never a lower one.
func TestRevisionNeverGoesDown(t *testing.T) {
	base := yearOf(t)
	rapid.Check(t, func(t *rapid.T) {
		seen := func(r *room) []map[string]model.Appointment {
			return []map[string]model.Appointment{appointments(r), appointments(r, r.places["Khan"])}
		}
		follows := func(was, is []map[string]model.Appointment) {
			for i := range was {
				for id, a := range was[i] {
					b, still := is[i][id]
					switch low := b; {
					case !still:
						continue // it had no date to come
					case b.Revision < a.Revision:
						t.Fatalf("%+v goes down to %+v", a, b)
					case b.Revision == a.Revision:
						if low.Revision = a.Revision; low != a {
							t.Fatalf("%+v became %+v without a word", a, b)
						}
					}
				}
			}
		}
		var logs [2][]*change.Change
		var ends [2][]map[string]model.Appointment
		for i := range 2 {
			r := *base
			r.next += model.ID(i) << 40
			r.on(time.October, 1+i)
			before := seen(&r)
			for range rapid.IntRange(1, 8).Draw(t, "actions") {
				if rapid.IntRange(0, 3).Draw(t, "undo") == 0 && r.trail.Steps() > 0 {
					r.undo()
				} else {
					_, _ = r.try(yearAction(t, &r, true))
				}
				now := seen(&r)
				follows(before, now)
				before = now
			}
			logs[i], ends[i] = r.log, before
		}
		all := rapid.Permutation(append(slices.Clone(logs[0]), logs[1]...)).Draw(t, "order")
		both := *base
		both.on(time.October, 3)
		both.apply(all...)
		for _, end := range ends {
			follows(end, seen(&both))
		}
	})
}
