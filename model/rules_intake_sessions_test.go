package model_test

import (
	"strings"
	"testing"

	"workgroup/model"
)

func TestSessionsOfATable(t *testing.T) {
	r := newRoom(t)
	before := r.standing()
	x := model.NewSessions(sheetOf(`
No.|Title|Day|Date|Start|Finish|Venue|Postcode|Days
1|Launch|Wednesday|3 Nov|9.30am|2.30pm|Twyford School|W3 9PP|1
2||Wed|24/11/2021|9:30|14:30|||1
3||||||PRU||0.5
4|Data|Thu|Tuesday 8th February|09:30|12:30|Online||half
5|Plan||TBC|||Ash Green|CV1 1AA|
Visit 6|Open lesson||TBC|||||0.5`))
	p := x.Propose(r.s, r.todayIs())
	saysLines(t, "proposed", r.proposed(x), `
		2 Session 1, Launch: changes, title Launch, venue Twyford School, address W3 9PP
		3 Session 2: changes, date Wed 24 Nov 21 (was Wed 17 Nov 21)
		4 Session 3: changes, venue PRU
		5 Session 4, Data: changes, title Data, date Tue 8 Feb 22, time 09:30-12:30, days 0.5 (was 1.0)
		6 Session 5, Plan: new, workshop, Ash Green, 1.0 days
		7 Session 6, Open lesson: new, visit, 0.5 days`)
	notes := strings.Join(p.Notes, "\n")
	for _, want := range []string{"Row 5: 8 Feb 2022 is a Tuesday, and column C says Thu."} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes do not say %q: %s", want, notes)
		}
	}
	if say := r.takes(x); say != "2 sessions added. 4 sessions changed." {
		t.Error(say)
	}
	moved := r.s.Session(r.today)
	if len(moved.Earlier) != 1 || moved.Date != november(24) || r.s.SessionNumbered(6).Kind != model.Visit || r.s.SessionNumbered(5).Address != "CV1 1AA" || r.s.SessionNumbered(4).Mode != model.Online {
		t.Errorf("%+v", moved)
	}
	r.again(x)
	r.undo()
	if !same(before, r.standing()) {
		t.Error("one undo does not take it back")
	}
}

// TestSessionsWithoutHeadings are proposed from what is in the cells.
func TestSessionsWithoutHeadings(t *testing.T) {
	r := newRoom(t)
	x := model.NewSessions(sheetOf("7|2022-05-25|9:30-2:30pm|Fractions|Ash Green School\n8|2022-06-25|9:30-2:30pm|Ratio|Beech Hill"))
	saysLines(t, "proposed", r.proposed(x), `
		1 Session 7, Fractions: new, workshop, Wed 25 May 22, 09:30-14:30, Ash Green School, 1.0 days
		2 Session 8, Ratio: new, workshop, Sat 25 Jun 22, 09:30-14:30, Beech Hill, 1.0 days`)
}

func TestWrongSessions(t *testing.T) {
	r := newRoom(t)
	r.key("Khan", model.VerbPresent, "")
	x := model.NewSessions(sheetOf("Session|Date|Time|Days\n1|31 Feb 2022||\n2|18/11/2021||\n5|2022-02-03|2pm-1pm|\n5|2022-02-03||3 hours\n6|2022-02-03||\n6|2022-02-04||"))
	saysLines(t, "proposed", r.proposed(x), `
		2 a session: WRONG, Row 2, column B: "31 Feb 2022" is no date: write it as 8 Feb 2024, or leave it empty where it is not known.
		3 Session 2: WRONG, Row 3: Session 2 has 1 mark of Wed 17 Nov 2021: it cannot be moved. Make a new session for the new date.
		4 a session: WRONG, Row 4, column C: The end, 13:00, does not come after the start, 14:00: type the time as 9:30-2:30pm.
		5 Session 5: WRONG, Row 5, column D: Days are counted in quarters of a day, not in hours: type days as 0.25, 0.5, 0.75 or 1.5.
		7 Session 6: WRONG, Row 7, column A: session 6 stands in row 6 already.
		6 Session 6: new, workshop, Thu 3 Feb 22, 1.0 days`)
	if p := x.Propose(r.s, r.todayIs()); p.Action != nil {
		t.Error("wrong rows are taken")
	}
	r.takes(x.Decide("wrong-rows", "leave-out"))
}
