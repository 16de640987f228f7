package register

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/pane"
)

const before, during, late, evening = "2021-11-17T08:52", "2021-11-17T09:12", "2021-11-17T09:55", "2021-11-17T18:00"

// TestThirtyPeople takes the register of thirty people, two absent and one late.
func TestThirtyPeople(t *testing.T) {
	one := newRoom(t, 30, during)
	words := strings.Fields(strings.Repeat("p ", 30))
	words[4], words[11], words[20] = "a", "a", "l"
	if len(words) > 31 {
		t.Fatalf("%d keys", len(words))
	}
	one.keys(strings.Join(words, " "))
	rest := newRoom(t, 30, during)
	keys, arrows := 0, 0
	to := func(row string, letter string) {
		for rest.on() != row {
			rest.press("down")
			arrows++
		}
		rest.press(letter)
		keys++
	}
	to("5", "a")
	to("12", "a")
	to("21", "l")
	rest.keys("= p")
	if keys += 2; keys > 8 || arrows > 20 {
		t.Fatalf("%d keys and %d arrows", keys, arrows)
	}
	for _, r := range []*room{one, rest} {
		c := r.sheet()
		n := c.Count()
		if n.Unmarked != 0 || n.Absent != 2 || n.Late != 1 || n.InRoom != 28 {
			t.Fatalf("the count is %+v", n)
		}
		if got := r.marks(); got[4] != "absent" || got[11] != "absent" || got[20] != "late" {
			t.Fatalf("the marks are %q", got)
		}
		r.mustOn("")
		r.mustShow("Everybody is marked. f finishes the register.", "the cursor rests on nobody")
		if r.keys("p"); r.sheet().Rows[0].Mark.Words() != "present" || !strings.Contains(r.Foot, "rests on nobody") {
			t.Fatalf("a letter on nobody says %q", r.Foot)
		}
	}
}

func TestMarkSteps(t *testing.T) {
	r := newRoom(t, 5, during)
	r.mustOn("1")
	r.keys("p space").mustMarks("present", "present", "unmarked")
	r.mustOn("3")
	r.mustSay("Asha Begum: PRESENT, came 09:12.")
	r.mustShow("Asha Begum: PRESENT, came 09:12.   Next: Carter, Jo", "ctrl+z undoes", "09:12")
	r.keys("end x").mustMarks("present", "present", "unmarked", "unmarked", "excused")
	r.mustOn("3") // from the top again after the bottom
	r.keys("o h")
	r.mustMarks("present", "present", "online", "part", "excused")
	r.mustOn("")
	r.keys("up backspace")
	r.mustMarks("present", "present", "online", "part", "unmarked")
	r.mustOn("5")
	r.mustSay("UNMARKED again.")
	// Upper and lower case mean the same.
	r.keys("A").mustMarks("present", "present", "online", "part", "absent")
	// Arrows bring the cursor back, hjkl do not move.
	r.keys("home").mustOn("1")
	r.keys("j k")
	r.mustOn("1")
	r.keys("pgdown").mustOn("5")
	r.keys("pgup up").mustOn("1")
}

func TestMarksAddUp(t *testing.T) {
	r := newRoom(t, 3, late)
	r.keys("l home e home o").mustMarks("late 25, left 09:55, online")
	r.mustShow("late 25, left 0") // the mark takes the place of the time beside it
	r.keys("home p").mustMarks("present")
}

func TestLateBeforeTheStart(t *testing.T) {
	r := newRoom(t, 3, during)
	r.keys("l").mustMarks("late")
	r.mustSay("LATE, minutes not known.")
	r.Clock = london(t, evening)
	r.keys("l").mustMarks("late", "late")
	r.keys("p").mustMarks("late", "late", "present")
	if m := r.sheet().Rows[2].Mark; m.Arrived.Known() {
		t.Errorf("an arrival is written after the end: %s", m.Arrived)
	}
}

func TestDigits(t *testing.T) {
	r := newRoom(t, 6, during)
	r.keys("l 2 5").mustMarks("late 25", "unmarked")
	r.mustOn("2")
	r.mustShow("LATE: digits now are Bilal Ahmed's minutes", "Next: Begum, Asha")
	if len(r.Done(9)) != 1 {
		t.Fatalf("letter and digits are %d steps", len(r.Done(9)))
	}
	r.keys("u").mustMarks("unmarked")
	r.mustOn("1") // the cursor goes back to whom undo took back
	r.keys("l 0 9 5 5").mustMarks("late 25")
	r.keys("e 1 2 3 0").mustMarks("late 25", "left 12:30")
	r.keys("l 1 2 9 9")
	r.mustMarks("late 25", "left 12:30", "late 129", "unmarked")
	r.mustSay("1299 is neither minutes (25) nor a time (1230). Jo Carter: late 129 stands; u takes it back.")
	r.mustNotShow("digits now are")
	r.keys("5")
	r.mustMarks("late 25", "left 12:30", "late 129", "unmarked")
	r.mustSay("12995 is neither")
	// Any other key ends them; digits then do nothing and go nowhere.
	if e := r.keys("down up").press("7"); !e.Handled || e.Go.Screen != pane.Stay {
		t.Errorf("a digit gives %+v", e)
	}
	r.mustMarks("late 25", "left 12:30", "late 129", "unmarked")
	r.keys("l 1 2 3 4 5")
	r.mustMarks("late 25", "left 12:30", "late 129", "late 184", "unmarked")
	r.mustSay("12345 is neither minutes (25) nor a time (1230). Rhiannon Dafydd: late 184 stands; u takes it back.")
	r.keys("e down e 3 0").mustMarks("late 25", "left 12:30", "late 129", "late 184", "left early", "left 14:00")
}

// TestDigitsOfNoChange: a letter that changes nothing has no step, and its digits
// are one of their own.
func TestDigitsOfNoChange(t *testing.T) {
	r := newRoom(t, 3, during)
	r.keys("l up l 1 5").mustMarks("late 15")
	if n := len(r.Done(9)); n != 2 {
		t.Fatalf("%d steps, want the letter's and the digits'", n)
	}
	r.keys("u").mustMarks("late", "unmarked")
}

func TestToldBefore(t *testing.T) {
	r := newRoom(t, 6, during)
	told := []model.Told{
		{Kind: model.CannotCome, On: model.MakeDay(2021, 11, 9)},
		{Kind: model.WillLeave, At: clock(t, "12:30"), On: model.MakeDay(2021, 11, 9)},
		{Kind: model.WillSend, Substitute: 200, On: model.MakeDay(2021, 11, 9)},
		{Kind: model.WillBeLate, Minutes: 20}, {Kind: model.WillJoin},
	}
	d := model.NewDraft(r.Snap, r.Env(), model.VerbTold, 0, 11, 0)
	for i, to := range told {
		d.ToldAs(r.sheet().Rows[i].Enrolment, 11, to)
	}
	r.Snap = r.Snap.Apply(d.Change())
	r.mustShow("unmarked    9 Nov  cannot come", "leaves 12:30", "sends Bilal Ahmed", "late 20 min", "joins online")
	r.keys("c")
	r.mustShow("Tue 9 Nov 2021")
	r.keys("enter e s")
	r.mustShow("Bilal Ahmed")
	r.keys("enter").mustMarks("cancelled", "left 12:30", "substitute", "unmarked")
	if m := r.sheet().Rows[2].Mark; m.Substitute != 200 {
		t.Errorf("the substitute is %d", m.Substitute)
	}
	r.mustShow("9 Nov  8 days", "substitute         Bilal Ahmed")
	r.keys("p").mustMarks("cancelled", "left 12:30", "substitute", "present") // never asks because of it
}

func TestFinished(t *testing.T) {
	r := newRoom(t, 3, during)
	r.keys("p f")
	r.mustShow("2 people still unmarked: Begum, Asha; Carter, Jo.", "goes to the first")
	r.keys("end") // a key that is no answer
	r.keys("enter").mustOn("2")
	r.keys("p p f")
	r.mustSay("Register finished 17 Nov 09:12.")
	r.mustShow("FINISHED 17 Nov 09:12", "f opens it", "nothing changes until f opens it")
	r.keys("up")
	for _, k := range []string{"a", "c", "s", "m", "=", "r", "w", "b", "x", "backspace", "1"} {
		r.press(k)
		if k != "1" {
			r.mustSay("f opens it")
		}
		if r.ask != nil {
			t.Fatalf("%s asks in a finished register", k)
		}
	}
	r.mustMarks("present", "present", "present")
	r.keys("f")
	r.mustSay("opened again")
	r.keys("a").mustMarks("present", "present", "absent")
	r.mustShow("changed")
	if !r.sheet().Rows[2].Mark.Amended {
		t.Error("what changed after finishing is not amended")
	}
	r.keys("u u").mustMarks("present", "present", "present")
	r.mustShow("FINISHED 17 Nov 09:12")
}

func TestAnotherDay(t *testing.T) {
	r := newRoom(t, 4, "2021-11-22T10:00")
	r.mustShow("It is Mon 22 Nov 2021; you opened session 2 of Wed 17 Nov 2021.")
	r.keys("l")
	r.mustShow("This register is of Wed 17 Nov 2021, 5 days ago. Mark it?")
	r.keys("l esc").mustMarks("unmarked", "unmarked")
	r.keys("l enter 2 5").mustMarks("late 25", "unmarked")
	r.keys("p a").mustMarks("late 25", "present", "absent")
	r.mustNotShow("you opened")
	next := newRoom(t, 2, "2021-11-18T10:00")
	next.keys("p").mustMarks("present") // a day off is not asked about
	rest := newRoom(t, 2, "2021-11-22T10:00")
	rest.keys("= enter x").mustMarks("excused", "excused")
}

func TestBeforeTheDay(t *testing.T) {
	r := newRoom(t, 6, during).open(12, 0)
	r.mustShow("TO COME 6", "BEFORE THE DAY", "c cannot come", "It is Wed 17 Nov 2021; session 3 is on Thu 3 Feb 2022, still to come.")
	r.keys("c")
	r.mustShow("Cannot come: Ahmed, Bilal")
	r.keys("enter")
	r.mustOn("2")
	r.mustSay("Bilal Ahmed: cannot come (told 17 Nov)")
	r.keys("e 1 2 3 0 l 2 0 o s")
	r.types("Joe Bell").keys("enter")
	r.mustShow("unmarked    17 Nov cannot come", "TO COME 6   cannot come 1   leave early 1   late 1   online 1   send somebody 1", "leaves 12:30", "late 20 min", "joins online", "sends Joe Bell")
	for _, k := range []string{"p", "a", "h", "x", "m", "=", "r", "w", "f"} {
		if r.press(k); !r.Warned || r.ask != nil {
			t.Errorf("%s is not refused before the day: %q", k, r.Foot)
		}
	}
	r.keys("home down l 2 0 0 0 0") // what stands is what was told
	r.mustSay("20000 is neither minutes (25) nor a time (1230). Asha Begum: comes 20:00 stands; u takes it back.")
	r.keys("u home backspace")
	r.mustSay("nothing told")
	r.mustShow("TO COME 6   leave early 1   late 1   online 1")
	for _, m := range r.marks() {
		if m != "unmarked" {
			t.Fatalf("a mark was made before the day: %s", m)
		}
	}
}

// TestNobodyThere: w is named only where it puts somebody on the register.
func TestNobodyThere(t *testing.T) {
	r := newRoom(t, 0, during)
	if r.keys("p"); r.Foot != "Nobody is on this register. w puts somebody on it." {
		t.Errorf("on the day it says %q", r.Foot)
	}
	if r.open(12, 0).keys("c"); r.Foot != "Nobody is on this register." {
		t.Errorf("before the day it says %q", r.Foot)
	}
}

func TestVisit(t *testing.T) {
	r := newRoom(t, 8, "2021-11-17T09:05").open(13, 40)
	if got := r.Title(r.Desk); got != "4 visit  Wed 17 Nov 2021  09:00-12:00  Hospital School" {
		t.Errorf("the title is %q", got)
	}
	if h := r.sheet(); len(h.Rows) != 3 {
		t.Fatalf("%d rows, want those booked on the date", len(h.Rows))
	}
	r.mustShow("unmarked 3 of 3")
	r.keys("p = p f")
	r.mustSay("Register finished 17 Nov 09:05.")
	r.mustMarks("present", "present", "present")
	other := r.open(13, 41)
	if h := other.sheet(); len(h.Rows) != 1 || h.Finish.Is {
		t.Errorf("the other date has %d rows, finished %v", len(h.Rows), h.Finish.Is)
	}
	if gone := r.open(13, 99); !strings.Contains(gone.screen(), "not there any more") || gone.press("esc").Go.Screen != pane.Back {
		t.Error("a register that is not there cannot be left")
	}
	if e := r.press("p"); e.Handled {
		t.Error("a register that is not there takes a mark")
	}
	r.open(10, 0)
	if got := r.Title(r.Desk); got != "1  Wed 6 Oct 2021  09:30-14:30  Twyford" {
		t.Errorf("the title is %q", got)
	}
	r.open(12, 0)
	if got := r.Title(r.Desk); got != "3  Thu 3 Feb 2022  09:30-14:30  online" {
		t.Errorf("the title is %q", got)
	}
}

// TestCalledOff: at a date or a session that did not take place nobody earns anything.
func TestCalledOff(t *testing.T) {
	for state, words := range map[model.State]string{
		model.CalledOff: "is called off: nobody is marked.", model.NotHeldAt: "was not held: nobody is marked.",
	} {
		r := newRoom(t, 8, "2021-11-17T09:05")
		f := model.NewDraft(r.Snap, r.Env(), model.VerbFilled)
		slot, session := *r.slots[0], *r.sessions[1]
		slot.State, session.State = state, state
		f.Slot(slot)
		f.Session(session)
		r.Snap = r.Snap.Apply(f.Change())
		for where, id := range map[string]model.SheetID{"This date ": {Session: 13, Slot: 40}, "Session 2 ": {Session: 11}} {
			r.open(id.Session, id.Slot)
			r.mustShow(where + words)
			r.mustNotShow("p/space", "f finish", "w not on the list")
			before := r.Snap
			for _, k := range []string{"p", "l", "c", "s", "m", "=", "r", "w", "f", "backspace"} {
				r.Foot, r.Warned = "", false
				if r.press(k); !r.Warned || r.Foot != where+words || r.ask != nil {
					t.Errorf("%s at what is off: %q", k, r.Foot)
				}
			}
			r.keys("/").types("asha").keys("enter")
			if r.Snap != before {
				t.Errorf("%q: something was changed", where)
			}
			if _, err := (model.Stroke{Sheet: id, Enrolment: r.h.Rows[0].Enrolment.ID, Verb: model.VerbPresent}).Plan(r.Snap, r.Env()); err == nil {
				t.Errorf("%q: the model marks people", where)
			}
		}
	}
}

func TestTwoAnswers(t *testing.T) {
	r := newRoom(t, 3, during)
	e := r.sheet().Rows[0].Enrolment
	mine := model.NewDraft(r.Snap, r.Env(), model.VerbPresent, e.ID, 11, 0)
	mine.MarkAs(e, 11, model.Mark{Kind: model.Absent})
	r.Lead = 2
	theirs := model.NewDraft(r.Snap, r.Env(), model.VerbPresent, e.ID, 11, 0)
	theirs.MarkAs(e, 11, model.Mark{Kind: model.Present, Late: true, MinutesLate: 25})
	r.Snap = r.Snap.Apply(mine.Change()).Apply(theirs.Change())
	r.mustShow("absent Ann / late 25 Bea", "two answers", "two answers 1")
	r.keys("home enter")
	r.keys("esc down p p f")
	r.mustSay("1 with two answers")
	if !r.sheet().Rows[0].Disputed() || r.sheet().Finish.Is {
		t.Error("a register with two answers was finished")
	}
	r.keys("home p")
	r.mustNotShow("two answers")
}

// What another lead marked, and came after the register was finished, opens it again, and it
// says why when it is looked at.
func TestOpenAgain(t *testing.T) {
	r := newRoom(t, 3, during)
	e := r.sheet().Rows[0].Enrolment
	r.Lead = 2
	theirs := model.NewDraft(r.Snap, r.Env(), model.VerbLate, e.ID, 11, 0)
	theirs.MarkAs(e, 11, model.Mark{Kind: model.Present, Late: true, MinutesLate: 25})
	r.Lead = 1
	r.keys("p p p f")
	r.mustShow("FINISHED 17 Nov")
	r.Snap = r.Snap.Apply(theirs.Change())
	r.open(11, 0)
	r.mustShow("OPEN AGAIN", "Open again: finished", "by Ann Lead; Bea Other's marks for Bilal Ahmed")
	r.mustNotShow("FINISHED")
	r.keys("home p f")
	r.mustShow("FINISHED 17 Nov")
	r.mustNotShow("OPEN AGAIN")
}

// A mark that another lead changed, having seen it, and that came after the finishing has a
// sign of its own on its row, and on no other; once it was looked at and finished, none has.
func TestRowsThatAreNewSince(t *testing.T) {
	r := newRoom(t, 3, during)
	r.keys("p p p")
	e := r.sheet().Rows[1].Enrolment
	theirs := model.NewDraft(r.Snap, model.Env{Now: r.Env().Now, NewID: r.Env().NewID, Lead: 2}, model.VerbAbsent, e.ID, 11, 0)
	theirs.MarkAs(e, 11, model.Mark{Kind: model.Absent})
	r.keys("f")
	r.Snap = r.Snap.Apply(theirs.Change())
	r.open(11, 0)
	var signed []string
	for _, line := range r.View(80, 23) {
		if strings.Contains(line, "new since") {
			signed = append(signed, line)
		}
	}
	if len(signed) != 1 || !strings.Contains(signed[0], "absent") {
		t.Errorf("new since are %q", signed)
	}
	r.keys("f")
	r.mustShow("FINISHED 17 Nov")
	r.mustNotShow("new since")
}

// TestCounts: where the head has no room for all, the details go first.
func TestCounts(t *testing.T) {
	r := taken(t)
	for _, c := range []struct {
		w    int
		want string
	}{
		{120, "IN THE ROOM 8 (1 late, 1 sub, 1 not on list)   cancelled 1   absent 1   unmarked 11 of 21"},
		{80, "IN THE ROOM 8 (1 late, 1 sub)   cancelled 1   absent 1   unmarked 11 of 21"},
		{60, "IN THE ROOM 8   cancelled 1   absent 1   unmarked 11 of 21"},
		{40, "IN THE ROOM 8   unmarked 11 of 21"},
		{20, "unmarked 11 of 21"},
	} {
		if got := strings.TrimSpace(r.View(c.w, 23)[0]); got != c.want {
			t.Errorf("at %d the head is %q, want %q", c.w, got, c.want)
		}
	}
}

func TestOnline(t *testing.T) {
	r := newRoom(t, 3, "2022-02-03T09:40").open(12, 0)
	r.keys("p s enter")
	r.mustShow("ONLINE 2 (1 sub)   unmarked 1 of 3")
	in := newRoom(t, 3, during)
	in.keys("o p")
	in.mustShow("IN THE ROOM 1   online 1   unmarked 1 of 3")
}
