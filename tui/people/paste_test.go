package people_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/pane/panetest"
)

// pasted are cells as Excel copies them: one is here already, one has no e-mail address.
const pasted = "Teacher\tSchool\tE-mail\r\nAnn Abbott\tAsh Green\tann@ash.example\r\nAsha Begum\tAsh Green\tab0@school.example\r\n" +
	"Ewa Nowak\tElm Road\tewa at elm.example\r\nChloé Dubois\tElm Road\tchloe@elm.example\r\n"

func TestPastedCellsAreShownBeforeTheyAreTaken(t *testing.T) {
	r := list(t)
	before := r.Snap
	r.paste(pasted).sees("Pasted: 4 rows", "2 people to add", "1 here already, left alone", "1 with something wrong", "Ann Abbott", "WRONG", "here already", ">Name", "School", "E-mail")
	r.keys("enter").sees("Ewa Nowak", "has no @", "Nobody was added yet")
	if r.Snap != before {
		t.Fatal("something was written")
	}
	r.keys("x").sees("1 left out").keys("enter").says("2 people added.")
	if e := r.named("dubois"); r.Snap.School(e.School).Name != "Elm Road" || e.Status != model.Enrolled {
		t.Errorf("%+v", e)
	}
	if len(r.Snap.FindPeople("nowak")) != 0 || len(r.Snap.FindPeople("")) != 10 {
		t.Error("others were added")
	}
	r.undo()
	if len(r.Snap.FindPeople("")) != 8 {
		t.Error("it was not one action")
	}
}

func TestColumnsAreChanged(t *testing.T) {
	r := list(t)
	r.paste("Elm Road\tAnn Abbott\nElm Road\tBo Carr\n").sees("Pasted: 2 rows")
	r.keys("left left") // the first column
	for range 10 {
		if strings.Contains(r.screen(), ">School") {
			break
		}
		r.keys("tab")
	}
	r.sees(">School").keys("right")
	for range 10 {
		if strings.Contains(r.screen(), ">Name") {
			break
		}
		r.keys("shift+tab")
	}
	r.keys("enter").says("2 people added.")
	if e := r.named("carr"); r.Snap.School(e.School).Name != "Elm Road" {
		t.Errorf("%+v", e)
	}
}

func TestCellsPastedIntoTheForm(t *testing.T) {
	r := list(t)
	r.keys("n").types("Ann").paste(pasted).sees("Pasted: 4 rows").keys("esc").sees("New person", "Ann").paste(" Lee").sees("Ann Lee").paste(pasted).
		keys("enter x enter").says("2 people added.")
}

func TestPastingWhatIsNoList(t *testing.T) {
	r := list(t)
	before := r.Snap
	r.paste("\t\n\t").says("There is nothing to read")
	r.paste(strings.Repeat("x\ty\n", 600)).says("There are 600 rows")
	r.paste("Name\tSchool\n").says("only a row of headings")
	if r.ask != nil || r.Snap != before {
		t.Error("something was asked or written")
	}
	r.keys("/").paste("khan").sees("Khan, Imran").misses("Begum").keys("esc esc")
	r.paste("Asha Begum\tAsh Green\tab0@school.example\nImran Khan\tAsh Green\tik4@school.example").sees("0 people to add").keys("enter").sees("Nobody here is new.").keys("esc")
	if r.Snap != before {
		t.Error("somebody was written")
	}
}

func TestMoreThanThePlaces(t *testing.T) {
	r := list(t)
	c := r.Snap.Cohort
	c.Places = 6
	r.Snap = panetest.Also(r.Snap, func(d *model.Draft) { d.Cohort(c) })
	r.paste("Ann Abbott\tAsh Green\nBo Carr\tElm Road\n").sees("more than the 6 places").keys("enter").sees("More than the places", "6 places, 5 of them taken, and 2 people were pasted").keys("enter").
		sees("Type why").types("the hub agreed").keys("enter").says("2 people added.")
	if got := r.named("carr").Override(model.RulePlaces); got != "the hub agreed" {
		t.Errorf("the reason is %q", got)
	}
}
