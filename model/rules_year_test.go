package model_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/change"
)

// pick is one of the records that are there, seldom one that is not.
func pick[T any](t *rapid.T, what string, all []T, id func(T) model.ID) model.ID {
	if len(all) == 0 || rapid.IntRange(0, 15).Draw(t, what+" that is not there") == 0 {
		return 99
	}
	return id(rapid.SampledFrom(all).Draw(t, what))
}

// yearAction is something that a lead may do to the year of a cohort; why says whether
// a full date may be overbooked for a reason.
func yearAction(t *rapid.T, r *room, why bool) model.Action {
	session := pick(t, "session", r.s.Sessions, func(x *model.Session) model.ID { return x.ID })
	slot := pick(t, "date", r.s.Slots, func(x *model.Slot) model.ID { return x.ID })
	task := pick(t, "task", r.s.Tasks, func(x *model.Task) model.ID { return x.ID })
	lead := pick(t, "lead", r.s.Leads, func(x *model.Lead) model.ID { return x.ID })
	place := func(what string) model.ID {
		return pick(t, what, r.s.Enrolments, func(e *model.Enrolment) model.ID { return e.ID })
	}
	number := rapid.IntRange(0, 6).Draw(t, "number")
	day := model.Day(rapid.SampledFrom([]int{0, int(may(4)), int(may(11)), int(model.MakeDay(2021, time.November, 17)), int(model.MakeDay(2021, time.August, 1))}).Draw(t, "day"))
	words := rapid.SampledFrom([]string{"snow", "", "Vision \x1b[31m", "Département"}).Draw(t, "words")
	reason := ""
	if why {
		reason = words
	}
	x := model.Session{Number: number, Kind: model.SessionKind(rapid.IntRange(1, 3).Draw(t, "kind")), Title: words, Date: day, Credit: number, Mode: model.InRoom}
	date := model.Slot{Session: session, Date: day, Host: words, Capacity: number, Briefing: words}
	set := model.Task{Session: session, Title: words, Due: day, Wording: map[model.ID]string{0: words}}
	if rapid.Bool().Draw(t, "of what is there") {
		if was := r.s.Session(session); was != nil {
			x = *was
			x.Title, x.Credit, x.Number = words, number, rapid.SampledFrom([]int{was.Number, number}).Draw(t, "its number")
		}
		if was := r.s.Slot(slot); was != nil {
			date = *was
			date.Capacity, date.Focus = number, words
		}
		if was := r.s.Task(task); was != nil {
			set = *was
			set.Title, set.Before, set.Due = words, session, 0
		}
	}
	visit := session
	if was := r.s.Slot(slot); was != nil && rapid.IntRange(0, 9).Draw(t, "of another visit") > 0 {
		visit = was.Session
	}
	cohort := r.s.Cohort
	cohort.Title, cohort.Places, cohort.Region = words, number*100, words
	actions := []func() model.Action{
		func() model.Action { return model.EditCohort{Cohort: cohort} },
		func() model.Action { return model.Archive{} },
		func() model.Action { return model.Unarchive{} },
		func() model.Action {
			return model.NewLead{Lead: model.Lead{Name: words, Role: model.LeadRoles()[number%3]}}
		},
		func() model.Action {
			return model.EditLead{Lead: model.Lead{ID: lead, Name: words, Role: model.LeadRoles()[0]}}
		},
		func() model.Action { return model.RemoveLead{Lead: lead} },
		func() model.Action { return model.NewSession{Session: x} },
		func() model.Action { return model.EditSession{Session: x} },
		func() model.Action {
			return model.MoveSession{Session: session, Date: day, Venue: words, Slip: number == 1}
		},
		func() model.Action { return model.CallOffSession{Session: session, Reason: words} },
		func() model.Action { return model.SessionNotHeld{Session: session, Reason: words} },
		func() model.Action { return model.OnlineInstead{Session: session, Reason: words} },
		func() model.Action { return model.HeldAfterAll{Session: session} },
		func() model.Action { return model.ReorderSession{Session: session, Number: number} },
		func() model.Action { return model.RemoveSession{Session: session} },
		func() model.Action { return model.NewTask{Task: set} },
		func() model.Action { return model.EditTask{Task: set} },
		func() model.Action { return model.RemoveTask{Task: task} },
		func() model.Action {
			return model.SetProgress{Enrolment: place("place"), Task: task, Progress: model.Progress(number % 4), School: number > 4}
		},
		func() model.Action { return model.TaskNote{Enrolment: place("place"), Task: task, Text: words} },
		func() model.Action { return model.OfferDate{Slot: date} },
		func() model.Action { return model.EditDate{Slot: date} },
		func() model.Action { return model.CallOffDate{Slot: slot, Reason: words} },
		func() model.Action { return model.OnAgain{Slot: slot} },
		func() model.Action { return model.RemoveDate{Slot: slot} },
		func() model.Action {
			return model.Book{Session: visit, Slot: slot, Enrolments: []model.ID{place("first"), place("second"), place("third")}, Reason: reason}
		},
		func() model.Action {
			return model.Book{Session: visit, Slot: slot, Enrolments: []model.ID{place("one")}, Reason: reason}
		},
		func() model.Action { return model.MoveBooking{Enrolment: place("place"), To: slot, Reason: reason} },
		func() model.Action { return model.Swap{Session: visit, A: place("one"), B: place("other")} },
		func() model.Action { return model.Unbook{Session: visit, Enrolment: place("place")} },
		func() model.Action { return model.Wait{Slot: slot, Enrolment: place("place")} },
		func() model.Action { return model.StopWaiting{Slot: slot, Enrolment: place("place")} },
		func() model.Action { return model.Wish{Enrolment: place("place"), Session: visit, Text: words} },
	}
	return actions[rapid.IntRange(0, len(actions)-1).Draw(t, "action")]()
}

// yearOf is a room for these tests: a second date of the visit, so that people move.
func yearOf(t *testing.T) *room {
	r := newRoom(t)
	r.do(model.OfferDate{Slot: model.Slot{Session: r.visit, Date: may(4), Host: "PRU", Capacity: 2}})
	r.trail, r.log = model.Trail{}, nil
	return r
}

// TestAnythingInAYear does anything to a year, at any time. What is refused changes
// nothing; what is done says so; what is applied is what is read again; and undo brings
// back what stood before, step by step.
func TestAnythingInAYear(t *testing.T) {
	base := yearOf(t)
	rapid.Check(t, func(t *rapid.T) {
		r := *base
		said := []map[change.Field][]string{r.standing()}
		for range rapid.IntRange(1, 20).Draw(t, "actions") {
			var a model.Action
			if rapid.IntRange(0, 4).Draw(t, "in the register") == 0 {
				steps := r.trail.Steps()
				_, _ = anyAction(t, &r)()
				if r.trail.Steps() > steps {
					said = append(said, r.standing())
				}
				continue
			}
			if rapid.IntRange(0, 7).Draw(t, "came") == 0 && len(r.s.Slots) > 0 {
				a = model.AttendedAt{Enrolment: r.places["Khan"], Slot: r.s.Slots[0].ID}
			} else {
				a = yearAction(t, &r, true)
			}
			before := r.standing()
			plan, err := r.try(a)
			switch {
			case err != nil && !same(before, r.standing()):
				t.Fatalf("%#v was refused with %q, and changed something", a, err)
			case err == nil && plan.Say == "":
				t.Fatalf("%#v says nothing", a)
			case err == nil && len(plan.Changes) > 0:
				said = append(said, r.standing())
				if words := r.s.Describe(plan.Changes[0].Label); words == "" {
					t.Fatalf("%#v has no words", a)
				}
			}
			again := model.NewSnapshot(9, r.s.Records())
			if !alike(r.s, again) {
				t.Fatalf("after %#v the snapshot is not that of its records", a)
			}
			_ = r.s.Findings(r.now)
			facts := r.s.Facts()
			if len(facts.Sessions) != len(r.s.Sessions) {
				t.Fatalf("the list counts %d sessions of %d", len(facts.Sessions), len(r.s.Sessions))
			}
		}
		for i := len(said) - 2; i >= 0; i-- {
			r.undo()
			if !same(r.standing(), said[i]) {
				t.Fatalf("after undo of step %d the records differ", i+1)
			}
		}
		if !reflect.DeepEqual(r.s.Sessions, base.s.Sessions) || !reflect.DeepEqual(r.s.Tasks, base.s.Tasks) || !reflect.DeepEqual(r.s.Slots, base.s.Slots) ||
			!reflect.DeepEqual(r.s.Leads, base.s.Leads) || len(r.s.Enrolments) != len(base.s.Enrolments) {
			t.Fatal("after undo of all of it the year is not as it began")
		}
	})
}

// TestCapacityIsNeverPassed: whatever is booked, moved, swapped and edited without a
// reason, no date takes more than it does; and nobody ever has two dates of a visit.
func TestCapacityIsNeverPassed(t *testing.T) {
	base := yearOf(t)
	rapid.Check(t, func(t *rapid.T) {
		r := *base
		for range rapid.IntRange(1, 40).Draw(t, "actions") {
			_, _ = r.try(yearAction(t, &r, false))
			var booked []model.ID
			for _, slot := range r.s.Slots {
				coming := r.s.Coming(slot)
				if slot.Capacity > 0 && len(coming) > slot.Capacity {
					t.Fatalf("%s takes %d and has %d", slot.Host, slot.Capacity, len(coming))
				}
				for _, e := range coming {
					if e.Overbooked(slot.Session) != "" {
						t.Fatal("a reason that nobody gave")
					}
					booked = append(booked, e.ID^slot.Session)
				}
			}
			slices.Sort(booked)
			if len(slices.Compact(slices.Clone(booked))) != len(booked) {
				t.Fatal("somebody has two dates of a visit")
			}
		}
	})
}
