package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

// TestNotHeld: the whole session is not held; nobody is absent, nobody earns, the marks
// are kept; and it can be taken back by an action.
func TestNotHeld(t *testing.T) {
	for name, a := range map[string]func(id model.ID, why string) model.Action{
		"called off": func(id model.ID, why string) model.Action { return model.CallOffSession{Session: id, Reason: why} },
		"not held":   func(id model.ID, why string) model.Action { return model.SessionNotHeld{Session: id, Reason: why} },
	} {
		r := newRoom(t)
		if f := field(r, a(r.today, "  ")); f != model.FieldReason {
			t.Errorf("%s without a reason: at %q", name, f)
		}
		r.key("Khan", model.VerbAbsent, "")
		r.key("Işık", model.VerbPresent, "")
		say := r.do(a(r.today, "snow")).Say
		if want := "Session 2 is " + name + ": snow. 2 marks are kept and count for nothing while it is not held."; say != want {
			t.Errorf("%s says %q", name, say)
		}
		x := r.s.Session(r.today)
		if x.Reason != "snow" || r.s.MarkOf(r.place("Khan"), x).Kind != model.NotHeld || r.s.Earned(r.place("Işık")) != 0 {
			t.Errorf("%s: %+v, Khan %s, earned %d", name, x, r.s.MarkOf(r.place("Khan"), x).Words(), r.s.Earned(r.place("Işık")))
		}
		for _, f := range r.s.Facts().Sessions {
			if f.ID == r.today && (f.Here != 0 || f.Open != 0) {
				t.Errorf("%s: the list counts %+v", name, f)
			}
		}
		if say := r.do(model.HeldAfterAll{Session: r.today}).Say; say != "Session 2 is held after all. 2 marks count again." {
			t.Errorf("%s, and held after all: %q", name, say)
		}
		if x := r.s.Session(r.today); x.State != model.Planned || x.Reason != "" || r.s.Earned(r.place("Işık")) != credit {
			t.Errorf("%s, and held after all: %+v", name, x)
		}
		if p := r.do(model.HeldAfterAll{Session: r.today}); len(p.Changes) != 0 {
			t.Errorf("held as planned, and yet %+v", p)
		}
		r.do(model.MarkRest{Sheet: r.sheetID(), Kind: model.Present})
		r.do(model.FinishRegister{Sheet: r.sheetID()})
		if say := r.refused(a(r.today, "snow")); !strings.Contains(say, "open the register first") {
			t.Errorf("%s though finished: %q", name, say)
		}
		r.refused(a(99, "snow"))
		r.refused(model.HeldAfterAll{Session: r.today})
	}
}

// TestCalledOffAndNewDate: another date makes a session that was called off one to come.
func TestCalledOffAndNewDate(t *testing.T) {
	r := newRoom(t)
	r.on(time.November, 10)
	r.do(model.CallOffSession{Session: r.today, Reason: "strike"})
	if !slices.Contains(todo(r), "Session 2: called off, no new date yet") {
		t.Errorf("to do: %q", todo(r))
	}
	r.do(model.MoveSession{Session: r.today, Date: may(4)})
	if x := r.s.Session(r.today); x.State != model.Planned || x.Reason != "" || len(x.Earlier) != 1 {
		t.Errorf("with a new date: %+v", x)
	}
	for _, s := range todo(r) {
		if strings.Contains(s, "called off") {
			t.Errorf("still to do: %q", s)
		}
	}
}

// TestOnlineInstead: the same session by other means; marks and what was told hold on.
func TestOnlineInstead(t *testing.T) {
	r := newRoom(t)
	r.on(time.November, 16)
	r.do(model.Stroke{Sheet: r.sheetID(), Enrolment: r.places["Nguyễn"], Verb: model.VerbCancelled})
	r.clock(9, 12)
	r.key("Khan", model.VerbPresent, "")
	a := model.OnlineInstead{Session: r.today, Reason: "snow"}
	if f := field(r, model.OnlineInstead{Session: r.today}); f != model.FieldReason {
		t.Errorf("without a reason: at %q", f)
	}
	if say := r.do(a).Say; say != "Session 2 is online instead: snow. 1 mark is kept and counts. What 1 person told us before stays noted." {
		t.Errorf("says %q", say)
	}
	if h := r.sheet(); h.Mode != model.Online || h.Count().Online != 1 || r.s.Earned(r.place("Khan")) != credit {
		t.Errorf("the register: %+v", h.Count())
	}
	r.refused(a)
	// From online to not held, and back to online: one of the three holds.
	r.do(model.SessionNotHeld{Session: r.today, Reason: "no power"})
	if x := r.s.Session(r.today); x.Instead || x.Mode != model.InRoom || x.State != model.NotHeldAt || x.Reason != "no power" {
		t.Errorf("not held: %+v", x)
	}
	if say := r.do(a).Say; !strings.Contains(say, "1 mark counts again.") {
		t.Errorf("online after all: %q", say)
	}
	if say := r.do(model.HeldAfterAll{Session: r.today}).Say; say != "Session 2 is in the room after all." {
		t.Errorf("in the room: %q", say)
	}
	if x := r.s.Session(r.today); x.Mode != model.InRoom || x.Instead || x.Reason != "" {
		t.Errorf("in the room: %+v", x)
	}
	if say := r.refused(model.OnlineInstead{Session: r.later, Reason: "snow"}); !strings.Contains(say, "online already") {
		t.Errorf("one that is online: %q", say)
	}
	// Editing the mode back ends it too.
	r.do(a)
	x := *r.s.Session(r.today)
	x.Mode = model.InRoom
	r.do(model.EditSession{Session: x})
	if x := r.s.Session(r.today); x.Instead || x.Reason != "" {
		t.Errorf("edited: %+v", x)
	}
}

// TestVisitCalledOff: a visit at which somebody was is called off date by date.
func TestVisitCalledOff(t *testing.T) {
	r := newRoom(t)
	a := model.CallOffSession{Session: r.visit, Reason: "the school closed"}
	r.do(a)
	if say := r.refused(model.Book{Session: r.visit, Slot: r.slot, Enrolments: []model.ID{r.places["Khan"]}}); !strings.Contains(say, "called off") {
		t.Errorf("booking: %q", say)
	}
	r.do(model.HeldAfterAll{Session: r.visit})
	r.do(model.Book{Session: r.visit, Slot: r.slot, Enrolments: []model.ID{r.places["Khan"]}})
	r.on(time.December, 12)
	r.do(model.Stroke{Sheet: model.SheetID{Session: r.visit, Slot: r.slot}, Enrolment: r.places["Khan"], Verb: model.VerbPresent})
	if say := r.refused(a); say != "1 person was at a date of visit 3: call off the dates that are still to come." {
		t.Errorf("with marks: %q", say)
	}
}
