package model_test

import (
	"strings"
	"testing"

	"workgroup/model"
)

func TestDatesOfAVisit(t *testing.T) {
	r := newRoom(t)
	r.do(model.Book{Session: r.visit, Slot: r.slot, Enrolments: []model.ID{r.places["Khan"]}})
	before := r.standing()
	x := model.NewSlots(sheetOf(`
Date|Time|Host|Setting|Capacity|Who is booked|Focus
12 Dec||PRU|Alternative provision|6|Imran Khan; Hong Nguyen|
Wed 8 Jan 2022|9:30-12|Hospital School||max 2|García Simón; Sarah Jones; Jo Bell|Year 9 pupil Tom
TBC||Ash Green||||`), 0)
	p := x.Propose(r.s, r.todayIs())
	saysLines(t, "proposed", r.proposed(x), `
		2 Sun 12 Dec 21 PRU: changes, setting Alternative provision, capacity 6 (was 5), books Hồng Nguyễn
		3 Sat 8 Jan 22 Hospital School: new, for 2 people, 09:30-12:00, books Tomás García Simón
		4 Ash Green: new, offered`)
	notes := strings.Join(p.Notes, "\n")
	for _, want := range []string{"8 January 2022 is a Saturday, not a Wednesday.", "Row 3: Sarah Jones is the name of several, and is not booked.", "Row 3: Jo Bell is not on the list, and is not booked.", "looks like the name of a pupil"} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes do not say %q: %s", want, notes)
		}
	}
	if say := r.takes(x); say != "2 dates offered, 2 people booked. 1 date changed." {
		t.Error(say)
	}
	if slot := r.s.Slot(r.place("García Simón").Booking(r.visit)); slot == nil || slot.Host != "Hospital School" || slot.Capacity != 2 {
		t.Errorf("%+v", slot)
	}
	r.again(x)
	r.undo()
	if !same(before, r.standing()) {
		t.Error("one undo does not take it back")
	}
}

func TestWrongDatesOfAVisit(t *testing.T) {
	r := newRoom(t)
	x := model.NewSlots(sheetOf("Date|Host|Places|Booked\n2022-01-12|PRU|1|Imran Khan, Hong Nguyen\n2022-01-13|PRU|none|\n2022-01-14|||Imran Khan\n2021-08-14|PRU||"), 0)
	saysLines(t, "proposed", r.proposed(x), `
		2 Wed 12 Jan 22 PRU: WRONG, Row 2, column D: 2 people for 1 place: raise the capacity, or take somebody out.
		3 Thu 13 Jan 22 PRU: WRONG, Row 3, column C: "none" is no number of people: type 1 to 500, or nothing for no limit.
		4 Fri 14 Jan 22: WRONG, Row 4, column D: Imran Khan is booked in row 2 already.
		5 Sat 14 Aug 21 PRU: WRONG, Row 5: Sat 14 Aug 2021 is before the academic year 2021/22 begins, on 1 September 2021.`)
	r.do(model.RemoveSession{Session: r.visit})
	if p := x.Propose(r.s, r.todayIs()); p.Stop != "The cycle has no visit: make one first, or take one in with the sessions." || p.Action != nil {
		t.Errorf("%q", p.Stop)
	}
}
