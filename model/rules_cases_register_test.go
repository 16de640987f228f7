package model_test

import (
	"testing"
	"time"

	"workgroup/model"
)

// wants compares what a case gives.
func wants[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %+v, not %+v", what, got, want)
	}
}

// charged is the room with the rule of 2021/22: £75, less than 1 weeks' notice.
func (r *room) charged() { rule := london(r.t); r.rule(&rule) }

func (r *room) count() model.Count { h := r.sheet(); return h.Count() }

// casesOfTheRegister are those of one session and who came to it.
func casesOfTheRegister() []edgeCase {
	return []edgeCase{
		{number: 1, name: "late arrival", check: func(t *testing.T, r *room) {
			r.clock(9, 55)
			m := r.key("Khan", model.VerbLate, "")
			wants(t, "arrived", m.Arrived, model.MakeClock(9, 55))
			wants(t, "in words", m.Words(), "late 25")
			wants(t, "earned", r.s.Earned(r.place("Khan")), credit)
			r.do(model.LowerCredit{Enrolment: r.places["Khan"], Session: r.today, Quarters: 2})
			wants(t, "lowered", r.s.Earned(r.place("Khan")), 2)
		}},
		{number: 2, name: "left early", check: func(t *testing.T, r *room) {
			r.clock(13, 0)
			r.key("Khan", model.VerbLate, "25")
			m := r.key("Khan", model.VerbLeftEarly, "1230")
			wants(t, "late and early both hold", m.Late && m.LeftEarly, true)
			wants(t, "left", m.Left, model.MakeClock(12, 30))
			wants(t, "earned", r.s.Earned(r.place("Khan")), credit)
		}},
		{number: 3, name: "came for the afternoon only", check: func(t *testing.T, r *room) {
			r.key("Khan", model.VerbPart, "")
			wants(t, "earned", r.s.Earned(r.place("Khan")), credit/2)
		}},
		{number: 4, name: "non-attendance, no word", check: func(t *testing.T, r *room) {
			r.key("Khan", model.VerbAbsent, "")
			wants(t, "without a rule", r.owed("Khan", r.today), "")
			r.charged()
			wants(t, "with the rule", r.owed("Khan", r.today), "£75 proposed")
		}},
		{number: 5, name: "cancelled in good time", check: func(t *testing.T, r *room) {
			r.charged()
			r.on(time.November, 9)
			r.do(r.stroke("Khan", model.VerbCancelled, ""))
			told := r.place("Khan").Told(r.today)
			wants(t, "told on", told.On, november(9))
			wants(t, "told whom", told.Lead, r.lead)
			r.clock(10, 0)
			a := r.stroke("Khan", model.VerbCancelled, "")
			a.ToldOn = november(9)
			r.do(a)
			wants(t, "owed", r.owed("Khan", r.today), "told 8 days before, in time")
		}},
		{number: 6, name: "cancelled exactly 7 days before", check: func(t *testing.T, r *room) {
			r.charged()
			a := r.stroke("Khan", model.VerbCancelled, "")
			a.ToldOn = november(10)
			r.do(a)
			wants(t, "seven days", r.owed("Khan", r.today), "told 7 days before, in time")
			a.ToldOn = november(11)
			r.do(a)
			wants(t, "six days", r.owed("Khan", r.today), "£75 proposed")
			f := london(t)
			f.WorkingDays = true
			a.ToldOn = november(10)
			r.rule(&f)
			r.do(a)
			wants(t, "seven days where working days count", r.owed("Khan", r.today), "£75 proposed")
		}},
		{number: 7, name: "cancelled late, then came", check: func(t *testing.T, r *room) {
			r.charged()
			r.key("Khan", model.VerbCancelled, "")
			wants(t, "cancelled", r.owed("Khan", r.today), "£75 proposed")
			r.key("Khan", model.VerbPresent, "")
			wants(t, "came", r.owed("Khan", r.today), "")
			wants(t, "earned", r.s.Earned(r.place("Khan")), credit)
			wants(t, "the history has both", len(r.s.History(r.place("Khan"))) >= 2, true)
		}},
		{number: 8, name: "session moved after a cancellation", check: func(t *testing.T, r *room) {
			r.charged()
			r.on(time.November, 10)
			r.told("Khan", november(9))
			r.do(model.MoveSession{Session: r.today, Date: november(12), Announced: november(10)})
			r.on(time.November, 12)
			r.marked("Khan", model.Mark{Kind: model.Cancelled, ToldOn: november(9)})
			wants(t, "judged by the date then", r.owed("Khan", r.today), "told 8 days before, in time")
			wants(t, "the old date is kept", r.s.Session(r.today).Earlier[0].Date, november(17))
		}},
		{number: 9, name: "session cancelled by the hub, snow day, strike", check: func(t *testing.T, r *room) {
			r.charged()
			r.key("Khan", model.VerbPresent, "")
			r.key("Işık", model.VerbAbsent, "")
			r.do(model.SessionNotHeld{Session: r.today, Reason: "snow"})
			for _, who := range []string{"Khan", "Işık", "Nguyễn"} {
				wants(t, who, r.kindAt(who, r.today), model.NotHeld)
				wants(t, who+" earned", r.s.Earned(r.place(who)), 0)
			}
			wants(t, "owed", r.owed("Işık", r.today), "")
		}},
		{number: 10, name: "snow day, moved online the same day", check: func(t *testing.T, r *room) {
			r.do(model.OnlineInstead{Session: r.today, Reason: "snow"})
			r.key("Khan", model.VerbPresent, "")
			r.key("Işık", model.VerbExcused, "")
			wants(t, "online", r.count().Online, 1)
			wants(t, "who could not join", r.s.Earned(r.place("Işık")), 0)
			wants(t, "one session", len(r.s.Sessions), 4)
		}},
		{number: 11, name: "one person joins online in a session in the room", check: func(t *testing.T, r *room) {
			r.key("Khan", model.VerbOnline, "")
			r.key("Işık", model.VerbPresent, "")
			c := r.count()
			wants(t, "online", c.Online, 1)
			wants(t, "in the room", c.InRoom, 1)
			wants(t, "earned", r.s.Earned(r.place("Khan")), credit)
		}},
		{number: 12, name: "substitute attends instead", check: func(t *testing.T, r *room) {
			r.charged()
			a := r.stroke("Khan", model.VerbSubstitute, "")
			a.Substitute = "Joe Bell"
			r.do(a)
			wants(t, "who came", r.s.Person(r.mark("Khan").Substitute).Name(), "Joe Bell")
			wants(t, "earned", r.s.Earned(r.place("Khan")), 0)
			wants(t, "owed", r.owed("Khan", r.today), "a substitute was sent")
			wants(t, "the school is covered", r.count().Substitutes, 1)
		}},
		{number: 26, name: "both of a pair on one laptop online", check: func(t *testing.T, r *room) {
			r.do(model.OnlineInstead{Session: r.today, Reason: "snow"})
			r.atSchool(r.place("Khan").School, "JonesEaling")
			r.key("Khan", model.VerbPresent, "")
			r.do(model.SetNote{Sheet: r.sheetID(), Enrolment: r.places["JonesEaling"], Text: "on the laptop of Imran Khan"})
			r.key("JonesEaling", model.VerbPresent, "")
			wants(t, "both were there", r.count().Online, 2)
			wants(t, "the lead says so", r.place("JonesEaling").Note(r.today), "on the laptop of Imran Khan")
		}},
		{number: 30, name: "catch-up at another hub", check: func(t *testing.T, r *room) {
			a := r.stroke("Khan", model.VerbElsewhere, "")
			a.Place, a.PlaceDay = "GLOW Maths Hub", november(20)
			r.do(a)
			r.do(model.SetNote{Sheet: r.sheetID(), Enrolment: r.places["Khan"], Text: "e-mail of their lead"})
			wants(t, "earned", r.s.Earned(r.place("Khan")), credit)
			wants(t, "not in the room", r.count().InRoom, 0)
			r.do(model.LowerCredit{Enrolment: r.places["Khan"], Session: r.today, Quarters: 2})
			wants(t, "what is typed", r.s.Earned(r.place("Khan")), 2)
		}},
		{number: 31, name: "half-day, twilight, equivalent of", check: func(t *testing.T, r *room) {
			for typed, want := range map[string]int{"half a day": 2, "0.25": 1, "2.5": 10, "1½": 6} {
				q, wrong := model.ReadQuarters(typed)
				if wrong != "" {
					t.Errorf("%s: %s", typed, wrong)
					continue
				}
				wants(t, typed, *q, want)
			}
			wants(t, "13:00 to 15:30", model.SuggestCredit(model.MakeClock(13, 0), model.MakeClock(15, 30)), 2)
			wants(t, "a twilight", model.SuggestCredit(model.MakeClock(16, 0), model.MakeClock(17, 30)), 1)
			wants(t, "total", model.Quarters(10), "2.5")
		}},
		{number: 41, name: "wrong mark", check: func(t *testing.T, r *room) {
			r.key("Khan", model.VerbAbsent, "")
			r.undo()
			wants(t, "undone", r.mark("Khan").Kind, model.Unmarked)
			r.key("Khan", model.VerbAbsent, "")
			r.key("Khan", model.VerbPresent, "")
			var words []string
			for _, ev := range r.s.History(r.place("Khan")) {
				if ev.Who != "Robin Hale" {
					t.Errorf("who did it: %+v", ev)
				}
				words = append(words, ev.Words+" "+ev.Fate.String())
			}
			wants(t, "newest", words[0][:7], "present")
			wants(t, "the old value", words[1], "absent replaced")
		}},
		{number: 47, name: "joined after session 2", check: func(t *testing.T, r *room) {
			r.charged()
			a := r.add("Ann", "Bell", "Elm Road")
			a.From = november(18)
			r.do(a)
			e := r.found("bell")
			for _, id := range []model.ID{r.before, r.today} {
				wants(t, "before they came", r.s.MarkOf(e, r.s.Session(id)).Kind, model.NotEnrolled)
			}
			wants(t, "after", r.s.MarkOf(e, r.s.Session(r.later)).Kind, model.Unmarked)
			r.do(model.MarkRest{Sheet: r.sheetID(), Kind: model.Absent})
			wants(t, "the rest leaves them out", r.s.Enrolment(e.ID).Mark(r.today).Kind, model.Unmarked)
		}},
	}
}
