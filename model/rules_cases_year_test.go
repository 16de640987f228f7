package model_test

import (
	"slices"
	"testing"
	"time"

	"workgroup/model"
)

// casesOfTheYear are those of dates of visits, of the calendar and of tasks.
func casesOfTheYear() []edgeCase {
	return []edgeCase{
		{number: 27, name: "slot over capacity", check: func(t *testing.T, r *room) {
			var ids []model.ID
			for _, e := range r.s.Enrolments {
				ids = append(ids, e.ID)
			}
			r.do(model.Book{Session: r.visit, Slot: r.slot, Enrolments: ids[:5]})
			r.refused(model.Book{Session: r.visit, Slot: r.slot, Enrolments: ids[5:6]})
			r.do(model.Wait{Slot: r.slot, Enrolment: ids[6]})
			wants(t, "waits", r.s.Waiting(r.slot)[0].ID, ids[6])
			r.do(model.Book{Session: r.visit, Slot: r.slot, Enrolments: ids[5:6], Reason: "the host has room"})
			wants(t, "why", r.s.Enrolment(ids[5]).Overbooked(r.visit), "the host has room")
			wants(t, "booked", len(r.s.Booked(r.s.Slot(r.slot))), 6)
		}},
		{number: 28, name: "slot cancelled by the host school", check: func(t *testing.T, r *room) {
			r.do(model.Book{Session: r.visit, Slot: r.slot, Enrolments: []model.ID{r.places["Khan"], r.places["Işık"]}})
			r.do(model.CallOffDate{Slot: r.slot, Reason: "strike"})
			wants(t, "on the first screen", slices.Contains(todo(r), "! Session 3: date called off, 2 people need a new one"), true)
		}},
		{number: 29, name: "attended another slot than the booked one", check: func(t *testing.T, r *room) {
			r.do(model.Book{Session: r.visit, Slot: r.slot, Enrolments: []model.ID{r.places["Khan"]}})
			other := r.do(model.OfferDate{Slot: model.Slot{Session: r.visit, Date: december(14), Host: "Hospital School"}}).Changes[0].Label.IDs[2]
			r.on(time.December, 14)
			r.do(model.AttendedAt{Enrolment: r.places["Khan"], Slot: other})
			e := r.place("Khan")
			wants(t, "booking", e.Booking(r.visit), other)
			wants(t, "mark", e.Mark(r.visit).Kind, model.Present)
			wants(t, "not absent there", len(r.s.Booked(r.s.Slot(r.slot))), 0)
			wants(t, "the trace", slices.ContainsFunc(r.s.History(e), func(ev model.Event) bool { return ev.Words == "booked 12 Dec" }), true)
		}},
		{number: 32, name: "in-school work beside workshop days", check: func(t *testing.T, r *room) {
			r.programme(model.Programme{InSchool: true}, nil)
			r.do(model.SetProgress{Enrolment: r.places["Khan"], Task: r.s.Tasks[0].ID, Progress: model.Back})
			o := r.s.Outlook(r.place("Khan"), r.now)
			wants(t, "days", o.Earned, 0)
			wants(t, "tasks", o.TasksBack, 1)
			r.key("Khan", model.VerbPresent, "")
			o = r.s.Outlook(r.place("Khan"), r.now)
			wants(t, "days", o.Earned, credit)
			wants(t, "tasks", o.TasksBack, 1)
		}},
		{number: 36, name: "date to be confirmed", check: func(t *testing.T, r *room) {
			r.do(model.OfferDate{Slot: model.Slot{Session: r.visit, Host: "Hospital School"}})
			r.do(model.OfferDate{Slot: model.Slot{Session: r.visit, Host: "Academy", Date: model.MakeDay(2022, time.June, 1)}})
			slots := r.s.SlotsOf(r.visit)
			wants(t, "sorts last", slots[len(slots)-1].Host, "Hospital School")
			for _, f := range []string{"Session 4: no date yet", "Session 3, Hospital School: no date yet"} {
				wants(t, f, slices.Contains(todo(r), f), true)
			}
			facts := r.s.Facts()
			wants(t, "counts go on", facts.Held(), 0)
		}},
		{number: 37, name: "clock change", check: func(t *testing.T, r *room) {
			for day, hour := range map[model.Day]int{
				model.MakeDay(2023, time.November, 13): 9, model.MakeDay(2024, time.February, 8): 9, model.MakeDay(2024, time.April, 24): 8, model.MakeDay(2024, time.July, 2): 8,
			} {
				at := day.Date()
				utc := time.Date(at.Year(), at.Month(), at.Day(), hour, 0, 0, 0, time.UTC).In(model.London())
				wants(t, day.Long(), model.ClockOf(utc), model.MakeClock(9, 0))
				wants(t, "the day", model.DayOf(utc), day)
			}
			summer := time.Date(2024, time.July, 1, 23, 30, 0, 0, time.UTC).In(model.London())
			wants(t, "after midnight", model.DayOf(summer), model.MakeDay(2024, time.July, 2))
		}},
		{number: 45, name: "task: a pair hands in one piece", check: func(t *testing.T, r *room) {
			r.atSchool(r.place("Khan").School, "JonesEaling")
			id := r.s.Tasks[0].ID
			r.do(model.SetProgress{Enrolment: r.places["Khan"], Task: id, Progress: model.Back, School: true})
			h := taskSheet(r, id)
			wants(t, "counted for both", h.Back, 2)
			shared := 0
			for _, row := range h.Rows {
				if row.Shared {
					shared++
				}
			}
			wants(t, "seen as shared", shared, 2)
		}},
		{number: 46, name: "task not applicable", check: func(t *testing.T, r *room) {
			id := r.s.Tasks[0].ID
			r.do(model.SetProgress{Enrolment: r.places["Khan"], Task: id, Progress: model.NotRequired})
			h := taskSheet(r, id)
			wants(t, "of", h.Of, 6)
			wants(t, "not required", h.NotRequired, 1)
			o := r.s.Outlook(r.place("Khan"), r.now)
			wants(t, "out of the denominator", o.TasksSet, 1)
		}},
	}
}
