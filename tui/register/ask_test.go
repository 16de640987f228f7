package register

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/pane"
)

func TestCancelled(t *testing.T) {
	r := newRoom(t, 4, during)
	r.keys("c")
	if !r.Asking() {
		t.Fatal("c does not ask")
	}
	r.mustShow("Wed 17 Nov 2021, today.")
	r.keys("enter").mustMarks("cancelled")
	r.mustOn("2")
	r.mustShow("17 Nov same day")
	r.keys("c").types("32 nov").keys("enter")
	r.mustShow("There is no such day.")
	r.keys("ctrl+u").types("9 nov")
	r.mustShow("Tue 9 Nov 2021, 8 days before the session.")
	r.keys("enter").mustMarks("cancelled", "cancelled")
	r.mustShow("9 Nov  8 days")
	r.keys("up c")
	r.mustShow("Tue 9 Nov 2021, 8 days") // a mark that stands proposes its own day
	r.keys("esc").mustMarks("cancelled", "cancelled", "unmarked")
}

func TestSubstitute(t *testing.T) {
	r := newRoom(t, 3, during)
	r.keys("s").types("Joe Bell").keys("enter")
	r.mustMarks("substitute")
	r.mustShow("Joe Bell", "IN THE ROOM 1 (1 sub)")
	r.keys("s enter").mustMarks("substitute", "substitute")
	if m := r.sheet().Rows[1].Mark; m.Substitute != 0 {
		t.Errorf("nobody by name is %d", m.Substitute)
	}
	r.keys("s esc").mustMarks("substitute", "substitute", "unmarked")
	r.mustOn("3")
}

func TestElsewhere(t *testing.T) {
	r := newRoom(t, 3, during)
	r.keys("m enter")
	r.mustShow("Type the place.")
	r.types("Solent").keys("enter").types("10/11").keys("enter")
	r.mustMarks("elsewhere", "unmarked")
	r.mustOn("1") // does not step
	r.mustShow("10 Nov Solent")
	r.keys("m enter esc").mustMarks("elsewhere")
}

func TestRest(t *testing.T) {
	r := newRoom(t, 4, during)
	r.keys("p =")
	r.mustShow("The 3 still unmarked:", "p present   a absent   x excused   esc nobody")
	if g := r.Keys(r.Desk); len(g) != 1 || len(g[0].Keys) != 4 || g[0].Keys[0].Shown() != "p" {
		t.Errorf("the keys while the rest is asked for are %+v", g)
	}
	r.keys("esc").mustMarks("present", "unmarked", "unmarked", "unmarked")
	r.keys("= q A").mustMarks("present", "absent", "absent", "absent")
	r.mustOn("")
	if r.keys("="); r.ask != nil {
		t.Error("the rest of nobody is asked for")
	}
	r.mustSay("Nobody is unmarked.")
	r.keys("u").mustMarks("present", "unmarked", "unmarked", "unmarked")
	r.mustOn("2")
}

func TestRowNumbers(t *testing.T) {
	r := newRoom(t, 6, during)
	r.keys("p r enter a").types("2 4-5")
	r.mustShow("ABSENT: Begum, Asha; Dafydd, Rhiannon; Jones, Sarah (Brent).")
	r.keys("enter").mustMarks("present", "absent", "unmarked", "absent", "absent", "unmarked")
	r.mustOn("3")
	r.keys("r enter p").types("1,9")
	r.mustShow("No such row: 9.")
	r.keys("enter")
	if r.ask == nil {
		t.Fatal("a number that is no row was taken")
	}
	r.keys("backspace backspace").types(" 3")
	r.mustShow("PRESENT: Ahmed, Bilal; Carter, Jo. 1 of these are marked already and change.")
	r.keys("enter").mustMarks("present", "absent", "present", "absent", "absent", "unmarked")
	r.keys("r enter p enter")
	r.mustShow("Type the numbers of the rows.")
	r.keys("esc r enter esc r esc").mustMarks("present", "absent", "present", "absent", "absent", "unmarked")
}

// TestCodeOfTheSheet: the numbers of a sheet that was printed before somebody joined are read
// as they were printed.
func TestCodeOfTheSheet(t *testing.T) {
	r := newRoom(t, 6, during)
	code := model.SheetCode(r.Snap, r.id)
	r.keys("r").types("aaa")
	r.mustShow("This is no code of a sheet")
	if r.keys("enter"); r.ask == nil {
		t.Fatal("what is no code is taken")
	}
	r.keys("ctrl+u").types(code)
	r.mustShow("This is the sheet of the register as it is now.")
	r.keys("esc")
	if err := r.Do(model.NewPerson{Person: model.Person{Given: "Ada", Family: "Aaronson"}}); err != nil {
		t.Fatal(err)
	}
	r.keys("r").types(strings.ToLower(code))
	r.mustShow("Printed before Aaronson, Ada came to the list")
	r.keys("enter")
	r.mustShow("Printed before Aaronson, Ada", "those ABSENT")
	r.keys("a").types("2")
	r.mustShow("ABSENT: Begum, Asha.")
	r.keys("enter").mustMarks("unmarked", "unmarked", "absent")
}

func TestNotOnTheList(t *testing.T) {
	r := newRoom(t, 3, during)
	r.keys("p w enter")
	r.mustShow("Type the name: Marie Dupont.")
	r.types("Jo Carter")
	r.mustShow("Somebody of this name is on the register already, row 3.")
	r.keys("ctrl+u").types("Marie Dupont").keys("enter").types("gor")
	r.mustShow("Gorse Hill")
	r.keys("down enter")
	r.mustMarks("present", "unmarked", "unmarked", "present")
	r.mustOn("2")
	r.mustShow("+1  Dupont, Marie", "not on list", "IN THE ROOM 2 (1 not on list)   unmarked 2 of 4")
	row := r.sheet().Rows[3]
	if row.School == nil || row.School.Name != "Gorse Hill" || row.Number != "+1" || row.Mark.Arrived.String() != "09:12" {
		t.Errorf("who is not on the list is %+v", row)
	}
	r.keys("w esc").mustMarks("present", "unmarked", "unmarked", "present")
	r.keys("u")
	if len(r.sheet().Rows) != 3 && r.sheet().Rows[3].Enrolment.Counts() {
		t.Error("undo leaves somebody who is not on the list")
	}
}

func TestNoteAndPrivacy(t *testing.T) {
	r := newRoom(t, 3, during)
	if r.keys("t"); r.ask != nil || !r.Warned {
		t.Fatal("a note is asked for at names only")
	}
	r.mustNotShow("of 3.0", "not yet", "year 2")
	r.Hide = pane.Everything
	r.mustShow("1.0 of 3.0", "back", "not yet", "year 2", "Days", "Task")
	r.keys("t").types("Dep. head comes in May").keys("enter")
	r.mustOn("1")
	if got := r.sheet().Rows[0].Enrolment.Note(11); got != "Dep. head comes in May" {
		t.Fatalf("the note is %q", got)
	}
	r.keys("t")
	r.mustShow("Dep. head comes in May")
	if e := r.press("ctrl+o"); e.Handled {
		t.Error("ctrl+o is taken while a note is asked for")
	}
	r.Hide = pane.NamesOnly
	r.mustNotShow("Dep. head")
	r.keys("x enter") // neither changes what nobody sees
	r.Paste(r.Desk, "pasted")
	r.Hide = pane.Everything
	r.mustShow("Dep. head comes in May")
	r.mustNotShow("pasted")
	r.keys("esc")
	if e := r.press("enter"); e != pane.To(pane.Place{Screen: pane.Card, Session: 11, Enrolment: r.sheet().Rows[0].Enrolment.ID}) {
		t.Errorf("enter leads to %+v", e.Go)
	}
	r.mustMarks("unmarked", "unmarked", "unmarked")
}

func TestNoExpectedDays(t *testing.T) {
	r := newRoom(t, 2, during)
	c := r.Snap.Cohort
	c.Quarters = nil
	d := model.NewDraft(r.Snap, r.Env(), model.VerbFilled)
	d.Cohort(c)
	r.Snap = r.Snap.Apply(d.Change())
	r.Hide = pane.Everything
	r.mustShow(" 1.0 ")
	r.mustNotShow("1.0 of")
}

func TestTask(t *testing.T) {
	r := newRoom(t, 3, during)
	r.Hide = pane.Everything
	r.keys("down b")
	r.mustOn("2") // does not step
	r.mustSay("Asha Begum: brought the task.")
	r.keys("b")
	r.mustSay("Asha Begum: task not back.")
	r.keys("b")
	if got := r.sheet().Rows[1].Enrolment.Task(30).Progress; got != model.Back {
		t.Errorf("the task is %s", got)
	}
	r.open(10, 0)
	r.keys("home b")
	r.mustSay("No task was set before this session.")
}
