package register

import (
	"testing"

	"workgroup/tui/pane"
)

func TestDoor(t *testing.T) {
	r := newRoom(t, 12, during)
	r.keys("/")
	if !r.Asking() {
		t.Fatal("the line does not take letters")
	}
	r.mustShow("DOOR: name, school or e-mail > _", "type letters")
	r.keys("enter")
	r.mustSay("Type letters")
	r.types("siaN")
	r.mustShow("siaN_  enter: IN", "1 of 12 listed")
	r.mustNotShow("Begum")
	r.keys("enter")
	r.mustSay("Siân O'Connor-Price: PRESENT, came 09:12.")
	r.mustShow("> _", "Begum, Asha") // emptied, and it stays
	r.types("price")
	r.mustShow("already in, 09:12")
	r.keys("enter")
	r.mustSay("Siân O'Connor-Price: already in, 09:12.")
	r.types("jones")
	r.mustShow("2 match: arrows choose")
	r.keys("enter")
	r.mustSay("2 match: arrows choose.")
	r.keys("down")
	r.mustShow("> jones   enter: IN")
	if r.Asking() {
		t.Fatal("letters are still typed on a person")
	}
	r.keys("up")
	if !r.Asking() {
		t.Fatal("up from the first is not the line")
	}
	r.keys("down down enter") // the second of that name
	h := r.sheet()
	if h.Rows[4].Mark.Kind == h.Rows[5].Mark.Kind || h.Rows[5].Mark.Words() != "present" {
		t.Fatalf("the second Sarah Jones is %s, the first %s", h.Rows[5].Mark.Words(), h.Rows[4].Mark.Words())
	}
	r.mustSay("Sarah Jones (Ealing): PRESENT") // two of one name are told apart
	r.types("jones").keys("down down enter")
	r.mustSay("Sarah Jones (Ealing): already in, 09:12.")
	r.types("cedar").keys("backspace backspace backspace backspace backspace").types("ashgreen")
	r.mustShow("2 match")
	r.keys("ctrl+u").types("t6@example.org")
	r.mustShow("enter: IN")
	r.keys("ctrl+u").types("khna")
	r.mustShow("perhaps this one: down chooses")
	r.keys("enter")
	r.mustMarks("unmarked", "unmarked", "unmarked", "unmarked")
	r.keys("down enter")
	r.mustSay("Imran Khan: PRESENT")
	r.keys("esc")
	if r.Asking() || r.on() != "1" {
		t.Fatalf("after the door the cursor is on %q", r.on())
	}
	r.mustNotShow("DOOR:")
}

func TestDoorLate(t *testing.T) {
	r := newRoom(t, 12, late)
	r.keys("/").types("begum")
	r.mustShow("enter: LATE 25, it is 09:55")
	r.keys("enter").mustMarks("unmarked", "late 25")
	r.mustSay("Asha Begum: LATE, came 09:55, 25 minutes.")
	r.Clock = london(t, evening)
	r.types("carter")
	r.mustShow("enter: IN")
	r.keys("enter").mustMarks("unmarked", "late 25", "present")
}

func TestDoorLetters(t *testing.T) {
	r := newRoom(t, 12, late)
	r.keys("/").types("ahmed").keys("down l 3 0")
	r.mustMarks("late 30", "unmarked")
	r.mustShow("DOOR: name, school or e-mail > _")
	r.types("begum").keys("down s").types("Joe Bell").keys("enter")
	r.mustMarks("late 30", "substitute")
	if !r.Asking() {
		t.Error("the line does not stay after a mark that asks")
	}
	r.types("begum")
	r.mustShow("already substitute")
	r.keys("enter down a").mustMarks("absent", "substitute") // with the line empty, down is the first row
	r.types("lewis").keys("down y")
	r.mustSay("go back up to the line")
	r.keys("/").types("qq")
	r.mustShow("lewisqq_", "no match: tab takes the name to not on the list")
	r.keys("esc").mustOn("3")
	if r.sheet().Rows[7].Mark.Kind != 0 {
		t.Error("a letter that is none of the register's marked somebody")
	}
}

func TestDoorNotOnTheList(t *testing.T) {
	r := newRoom(t, 4, during)
	r.keys("/ tab")
	r.mustSay("Type the name first")
	r.types("Marie Dupont")
	r.mustShow("no match: tab takes the name to not on the list")
	r.keys("tab")
	r.mustShow("Not on the list", "Marie Dupont")
	r.keys("enter enter")
	r.mustSay("Marie Dupont: not on the list, PRESENT, came 09:12.")
	r.mustShow("DOOR: name, school or e-mail > _", "+1  Dupont, Marie")
	r.types("dupont")
	r.mustShow("already in, 09:12")
}

func TestFindOnOtherDays(t *testing.T) {
	r := newRoom(t, 12, "2021-11-18T10:00")
	r.keys("/").types("khan")
	r.mustShow("FIND:", "enter: goes to the row")
	r.keys("down p")
	r.mustSay("finds people and marks nobody")
	r.keys("tab")
	r.mustSay("marks nobody")
	r.keys("enter")
	r.mustOn("7")
	r.mustNotShow("FIND:")
	r.keys("/").types("nobody at all").keys("enter")
	r.mustSay("No match.")
	r.keys("esc").mustOn("7")
	for _, m := range r.marks() {
		if m != "unmarked" {
			t.Fatal("finding marked somebody")
		}
	}
	r.keys("p").mustMarks("unmarked")
	if r.sheet().Rows[6].Mark.Words() != "present" {
		t.Error("a letter does not mark whom finding chose")
	}
}

func TestDoorKeysOfTheRoot(t *testing.T) {
	r := newRoom(t, 4, during)
	r.keys("p /")
	if e := r.press("u"); !e.Handled || r.door.typed != "u" {
		t.Error("u is not text in the line")
	}
	for _, k := range []string{"ctrl+z", "ctrl+y", "ctrl+o", "ctrl+l", "ctrl+c", "?"} {
		if e := r.press(k); e.Handled {
			t.Errorf("%s is taken in the line", k)
		}
	}
	r.mustMarks("unmarked") // ctrl+z took it back
	r.keys("esc")
	if e := r.press("esc"); e.Go.Screen != pane.Back {
		t.Errorf("esc leads to %v", e.Go.Screen)
	}
}

func TestPaste(t *testing.T) {
	r := newRoom(t, 6, during)
	if e := r.Paste(r.Desk, "pppaaa"); !e.Handled || !r.Warned {
		t.Error("a paste into the rows says nothing")
	}
	r.mustMarks("unmarked", "unmarked")
	r.keys("/")
	r.Paste(r.Desk, "\x1b[31mBegum,\tAsha\n")
	r.mustShow("> Begum, Asha_  enter: IN")
	r.keys("esc w")
	r.Paste(r.Desk, "Marie Dupont\n")
	r.mustShow("> Marie Dupont")
	r.keys("enter enter")
	r.mustSay("Marie Dupont: not on the list")
}
