package register

import (
	"strings"
	"testing"
	"time"

	"workgroup/tui/pane/panetest"
)

func TestNameTypedIntoTheRows(t *testing.T) {
	r := newRoom(t, 12, during)
	r.keys("p")
	r.gap = 200 * time.Millisecond
	r.Real = r.Real.Add(5 * time.Second)
	r.types("Khan")
	r.mustMarks("present", "part", "absent", "unmarked")
	r.mustSay(`To type a name press / first. z takes back Begum, Asha; Carter, Jo and types "Khan" there.`)
	steps := len(r.Done(99))
	r.keys("z").mustMarks("present", "unmarked", "unmarked")
	r.mustShow("DOOR: name, school or e-mail > Khan_  enter: IN")
	if len(r.Done(99)) != steps-2 {
		t.Errorf("%d steps are left of %d", len(r.Done(99)), steps)
	}
	r.keys("enter")
	r.mustSay("Imran Khan: PRESENT")
}

func TestOtherLetters(t *testing.T) {
	r := newRoom(t, 6, during)
	for _, k := range []string{"n", "d", "y", "q", "z", "k", "ż"} {
		if e := r.press(k); !e.Handled {
			t.Errorf("%s is the root's", k)
		}
		r.mustSay("To type a name press / first.")
		r.mustMarks("unmarked", "unmarked")
	}
	r.keys("p p")
	r.press("k") // the marks are three seconds old
	r.mustSay("To type a name press / first.")
	if r.keys("z"); r.door.open {
		t.Error("z acts where nothing was offered")
	}
	r.mustMarks("present", "present", "unmarked")
	// The offer goes with the next key.
	r.gap = 100 * time.Millisecond
	r.keys("p k")
	r.mustSay("z takes back")
	r.gap = 3 * time.Second
	r.keys("down z").mustMarks("present", "present", "present")
	for _, k := range []string{"u", "U", "ctrl+z", "ctrl+y", "?", ":", "tab", "ctrl+o", "ctrl+l", "ctrl+c", "f1"} {
		if k == "f1" {
			continue
		}
		if e := r.Key(r.Desk, panetest.Key(t, k)); e.Handled {
			t.Errorf("%s is taken", k)
		}
	}
}

// TestTaskInAName: what b did is taken back with the rest of the name.
func TestTaskInAName(t *testing.T) {
	r := newRoom(t, 6, during)
	r.gap = 150 * time.Millisecond
	r.keys("end b e g")
	r.mustSay(`and types "beg" there.`)
	r.keys("z")
	if len(r.Done(9)) != 0 {
		t.Errorf("%d steps are left", len(r.Done(9)))
	}
	r.mustShow("> beg_")
}

func TestHeldKey(t *testing.T) {
	r := newRoom(t, 12, during)
	r.gap = 33 * time.Millisecond
	r.keys("p p p p p p p")
	if r.Warned {
		t.Fatalf("seven marks say %q", r.Foot)
	}
	r.keys("p p p")
	r.mustSay("10 people marked very fast: Ahmed, Bilal; Begum, Asha; Carter, Jo; Dafydd, Rhiannon and 6 more. They stay; z takes them all back.")
	r.keys("p p p p p") // beyond the last
	r.mustOn("")
	r.mustSay("12 people marked very fast")
	r.keys("z")
	for _, m := range r.marks() {
		if m != "unmarked" {
			t.Fatalf("after z somebody is %s", m)
		}
	}
	r.mustOn("1")
	if r.door.open {
		t.Error("a held key opens the door")
	}
	r.keys("p p p p p p p p down z")
	if got := strings.Join(r.marks(), " "); strings.Count(got, "present") != 8 {
		t.Errorf("z after another key changes the marks: %s", got)
	}
}

// TestFastLettersStay: letters that came as fast as pasted text stay, also where one
// of them is no mark.
func TestFastLettersStay(t *testing.T) {
	r := newRoom(t, 12, during)
	r.gap = 5 * time.Millisecond
	r.types("papapapak")
	r.mustSay("8 people marked very fast")
	r.keys("z").mustMarks("unmarked", "unmarked")
	if r.door.open {
		t.Error("the door is open")
	}
}

func TestUndoneByHandFirst(t *testing.T) {
	r := newRoom(t, 12, during)
	r.gap = 100 * time.Millisecond
	r.keys("a k")
	r.undo()
	r.keys("z")
	r.mustSay("taken back already")
}
