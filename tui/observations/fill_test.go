package observations_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

// schools gives people schools: Ahmed and García Simón one, Begum and Price another.
func schools(x *table) *table {
	x.d.Snap = panetest.Also(x.d.Snap, func(w *model.Draft) {
		w.School(model.School{ID: 601, Name: "Ash Green"})
		w.School(model.School{ID: 602, Name: "Beech Hill"})
		for i, school := range map[int]model.ID{0: 601, 6: 601, 1: 602, 12: 602} {
			e := *panetest.Place(i)
			e.School = school
			w.Enrol(e)
		}
	})
	return x
}

// booked is how many are on a date.
func (x *table) booked(slot model.ID) int { return len(x.d.Snap.Booked(x.d.Snap.Slot(slot))) }

func TestFill(t *testing.T) {
	x := newTable(t).press("g")
	x.sees("Fill the dates: a proposal", "3 of 7 who need a date can have one. No better way is possible.", "Get a date", "Mon 8 Jan PRU  nothing said",
		"Have no date after all", "full: Tue 12 Dec, Mon 8 Jan", "enter books all 3", "p keep pairs together", "m others may move", "esc nothing")
	x.press("esc")
	if x.booked(303) != 2 || x.d.Trail.Steps() != 0 {
		t.Error("something was written before enter")
	}
	x.press("g", "enter").sees("3 booked: Mon 8 Jan 5 of 5. 4 people still need a date.", "Mon  8 Jan 09:30 PRU   5/5 FULL")
	if x.d.Trail.Steps() != 1 {
		t.Errorf("%d steps", x.d.Trail.Steps())
	}
	step, _ := x.d.Trail.Undo()
	if x.d.TakeBack([]model.Step{step}) != nil || x.booked(303) != 2 {
		t.Errorf("after undo %d are on 8 Jan", x.booked(303))
	}
}

// Who said no is never placed there, who said yes is before others.
func TestFillGoesByWhatSuits(t *testing.T) {
	x := newTable(t).press("end", "t", "down", "down", "right", "ctrl+s") // Price: yes to 8 Jan
	x.sees("Price, Dan  yes 8 Jan").press("up", "t", "down", "down", "left", "ctrl+s").sees("Begum, Asha  no 8 Jan")
	x.press("g").sees("Price, Dan", "Mon 8 Jan PRU  suits", "full: Tue 12 Dec; cannot come: Mon 8 Jan")
	x.press("enter")
	if e := x.d.Snap.Enrolment(panetest.Place(12).ID); e.Booking(102) != 303 {
		t.Error("who said yes was left out")
	}
}

func TestFillWithPairs(t *testing.T) {
	x := schools(newTable(t)).press("g", "p").sees("Pairs are kept together", "p keep pairs apart", "with ")
	x.press("p").sees("Pairs are kept apart", "p do not mind pairs")
	x.press("esc", "g").sees("Pairs are kept apart") // it was chosen for the visit
	x.press("p").sees("p keep pairs together").press("m").sees("m others stay", "enter books all 3")
}

func TestRepairs(t *testing.T) {
	x := newTable(t).press("end", "r")
	x.sees("Repairs: who gets a date, and who moves", "1  1 gets a date, nobody else moves", "Dan Price goes on Mon 8 Jan. (nothing said)", "2  1 gets a date, 1 moves", "moves from ", "1 books this", "2 books this")
	x.press("2").sees("2 booked: ")
	if x.d.Snap.Enrolment(panetest.Place(12).ID).Booking(102) == 302 || x.d.Trail.Steps() != 1 {
		t.Error("nothing was repaired")
	}
	// On the date that is called off, all of it.
	newTable(t).press("space", "r").sees("2 get a date, nobody else moves", "Asha Begum goes on Mon 8 Jan")
}

func TestNothingToFill(t *testing.T) {
	x := newTable(t)
	x.d.Snap = panetest.Also(x.d.Snap, func(w *model.Draft) {
		for i := range people() {
			w.Book(panetest.Place(i), 102, 303)
		}
	})
	x.press("g").sees("Nobody needs a date of this visit").press("r").sees("Nobody needs a new date of this visit.")
	x = newTable(t)
	x.d.Clock = panetest.At("1 Jun 2024 09:00")
	x.press("r").sees("No date to come can take anybody").press("g").sees("no date is to come").misses("enter ")
	x.press("enter").sees("Fill the dates").press("esc")
}

// With names only it is said who goes where, and not what anybody said of it.
func TestFillNamesOnly(t *testing.T) {
	x := newTable(t).press("end", "t", "down", "down", "right", "ctrl+s")
	x.d.Hide = pane.NamesOnly
	x.press("g").sees("Price, Dan", "Mon 8 Jan PRU").misses("suits").misses("full").press("esc")
	x.press("r").sees("Repairs", "Dan Price goes on Mon 8 Jan.").misses("suits")
}

func (x *table) misses(text string) *table {
	x.t.Helper()
	if strings.Contains(x.seen(), text) {
		x.t.Errorf("%q is in\n%s", text, x.seen())
	}
	return x
}
