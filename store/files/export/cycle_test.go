package export_test

import (
	"slices"
	"testing"

	"workgroup/model"
)

// TestWhatBecameOfTheYear writes all that a lead edits about sessions, tasks and dates
// of a visit, and what hangs on them.
func TestWhatBecameOfTheYear(t *testing.T) {
	b := cohort2021()
	second, waits := model.ID(0x2b2), b.now.Unix()
	b.do(func(d *model.Draft) {
		x := *b.s.Session(online)
		x.Topics, x.Link, x.Instead, x.Reason = "networking", "https://meet.example/2", true, "snow"
		d.Session(x)
		slot := *b.s.Slot(slotToCome)
		slot.Kind, slot.Address, slot.Facilitator, slot.Briefing, slot.Capacity, slot.Distance = model.OpenLesson, "1 High Street", "Robin Hale", "Ring the bell.", 1, model.Far
		d.Slot(slot)
		off := *b.s.Slot(slotOff)
		off.Reason = "strike"
		d.Slot(off)
		d.Task(model.Task{ID: second, Session: workshop, Title: "Plan", Before: undated})
		d.Book(b.s.Enrolment(enrolmentAt(4)), visit, slotToCome)
		d.Overbook(b.s.Enrolment(enrolmentAt(4)), visit, "the host has room")
		d.Wish(b.s.Enrolment(enrolmentAt(5)), visit, "January, mornings")
		d.Wait(b.s.Enrolment(enrolmentAt(5)), slotToCome, waits+60)
		d.Wait(b.s.Enrolment(enrolmentAt(6)), slotToCome, waits)
		d.Suit(b.s.Enrolment(enrolmentAt(6)), slotToCome, model.RatherNot)
	})
	out := write(t, b.s)
	walk(t, out)
	c := one(t, decode(t, out), "cohorts", "code", "ssl-2021")
	says := func(o object, want object) {
		t.Helper()
		for field, v := range want {
			if o[field] != v {
				t.Errorf("%s is %v, not %v", field, o[field], v)
			}
		}
	}
	says(one(t, c, "sessions", "number", 2.0), object{"topics": "networking", "link": "https://meet.example/2", "online_instead": true, "reason": "snow"})
	says(one(t, c, "sessions", "number", 1.0), object{"topics": nil, "link": nil, "online_instead": false, "reason": nil})
	date := one(t, c, "slots", "id", slotToCome.String())
	says(date, object{"kind": "open lesson", "address": "1 High Street", "facilitator": "Robin Hale", "briefing": "Ring the bell.", "reason": nil, "distance": "far"})
	says(firstOf(date["suits"]), object{"enrolment_id": enrolmentAt(6).String(), "person": "Given06 Family06", "answer": "rather not"})
	if got := column(date["waiting"], "enrolment_id"); !slices.Equal(got, []any{enrolmentAt(6).String(), enrolmentAt(5).String()}) {
		t.Errorf("waiting: %v", got)
	}
	says(firstOf(date["waiting"]), object{"person": "Given06 Family06", "since": "2021-11-17T09:24:00Z"})
	says(one(t, c, "slots", "id", slotOff.String()), object{"kind": nil, "facilitator": nil, "reason": "strike", "distance": nil})
	says(one(t, c, "tasks", "title", "Plan"), object{"due": nil, "due_before": undated.String()})
	says(one(t, c, "tasks", "title", "Audit"), object{"due_before": nil})
	v := one(t, c, "sessions", "number", 3.0)
	says(one(t, v, "marks", "enrolment_id", enrolmentAt(4).String()), object{"overbooked": "the host has room", "wish": nil})
	says(one(t, v, "marks", "enrolment_id", enrolmentAt(5).String()), object{"overbooked": nil, "wish": "January, mornings"})
}

// TestRemovedIsNotWritten: a session that was removed takes its tasks and dates with
// it, and one whose making was taken back leaves nothing.
func TestRemovedIsNotWritten(t *testing.T) {
	b := cohort2021()
	b.act(t, model.RemoveSession{Session: visit})
	b.act(t, model.RemoveSession{Session: workshop})
	made := b.act(t, model.NewSession{Session: model.Session{Number: 9, Kind: model.Meeting}})
	b.act(t, model.Undo{Changes: made})
	out := write(t, b.s)
	walk(t, out)
	c := one(t, decode(t, out), "cohorts", "code", "ssl-2021")
	if got := column(c["sessions"], "number"); !slices.Equal(got, []any{2.0, 4.0, 5.0, 6.0}) {
		t.Errorf("sessions: %v", got)
	}
	if len(objects(c["tasks"])) != 0 || !slices.Equal(column(c["slots"], "session_number"), []any{2.0}) {
		t.Errorf("tasks %v, dates %v", c["tasks"], column(c["slots"], "id"))
	}
}
