package people_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/people"
)

func list(t testing.TB) *room { return newRoom(t, people.New(false)) }

func TestListAsDrawn(t *testing.T) {
	r := list(t)
	panetest.Same(t, panetest.Shown(r.pane, r.Desk, 80, 21), strings.TrimPrefix(`
 5 of 8 places on the list   paused 1   withdrawn 1   not on the list 1   waiti~
  Name                    School          Place               Days       Tasks
> Begum, Asha             Ash Green       enrolled            1.0 of 3.0 0 of 1
  García Simón, Tomás     Beech Hill      enrolled            1.0 of 3.0 1 of 1
  Jones, Sarah (Ash Gree~ Cedar Park      enrolled            0.0 of 3.0 0 of 1
  Jones, Sarah (Beech Hi~ Dene Court      enrolled            0.0 of 3.0 0 of 1
  Khan, Imran             Ash Green       paused since 20 Nov 0.0 of 3.0 0 of 1
  Price, Dan              Beech Hill      withdrawn 24 Nov: ~ 0.0 of 3.0 0 of 1
  Williams, Zoë           Dene Court      waiting, number 1   0.0 of 3.0 0 of 1
  Dupont, Marie           Cedar Park      not on the list     1.0 of 3.0 0 of 1`, "\n"))
	if got := r.pane.Title(r.Desk); got != "5 People   Subject Leadership 2023/24" {
		t.Errorf("the title is %q", got)
	}
}

func TestColumnsDropInOrder(t *testing.T) {
	r := list(t)
	for w, want := range map[int]string{160: "Role Year Days Tasks School", 84: "Year Days Tasks School", 78: "Days Tasks School", 70: "Days School", 60: "School", 40: ""} {
		shown := panetest.Shown(r.pane, r.Desk, w, 20)
		head := strings.Split(shown, "\n")[1]
		for _, title := range []string{"Role", "Year", "Days", "Tasks", "School"} {
			if strings.Contains(head, title) != strings.Contains(want, title) {
				t.Errorf("at %d the heading is %q", w, head)
			}
		}
		if !strings.Contains(head, "Name") || !strings.Contains(head, "Place") {
			t.Errorf("at %d name or place is gone: %q", w, head)
		}
	}
}

func TestNamesOnlyShowsNoneOfIt(t *testing.T) {
	r := list(t)
	r.Hide = pane.NamesOnly
	r.sees("Begum, Asha", "withdrawn 24 Nov").misses("1.0", "Days", "Tasks", "0 of 1", "left the school")
	if r.keys("y"); r.last.Copy != "" {
		t.Errorf("addresses left: %q", r.last.Copy)
	}
	r.says("At names only no e-mail address leaves the program")
	r.keys("t").says("Remarks are not shown")
	r.paste(pasted).says("at names only no e-mail address is shown")
	r.keys("n").sees("Name", "School", "E-mail     (hidden: ctrl+o shows it)", "Telephone  (hidden")
	r.paste(pasted).says("Cells are taken where all may be shown")
}

func TestFind(t *testing.T) {
	r := list(t)
	r.keys("/")
	if !r.pane.Asking() {
		t.Fatal("the find line is not open")
	}
	r.types("simon").sees("FIND:", "García Simón, Tomás", "1 of 8").misses("Begum")
	r.keys("backspace backspace").sees("> sim_")
	if r.keys("enter"); r.last != pane.To(pane.Place{Screen: pane.Card, Enrolment: place(1)}) || r.pane.Asking() {
		t.Errorf("enter leads to %+v", r.last.Go)
	}
	r.keys("/").types("jnoes").sees("perhaps", "Jones, Sarah (Ash")
	r.keys("down").press("enter")
	if got := r.last.Go.Enrolment; got != place(3) {
		t.Errorf("the second of two is %d", got)
	}
	r.keys("/").types("tomas garcia").sees("García Simón") // a name that he had before
	r.keys("ctrl+u").types("zzz").sees("Nobody answers").keys("enter").says("Nobody answers")
	r.keys("esc").sees("Begum")
	if !r.pane.Asking() {
		t.Error("esc closed a line that had something in it")
	}
	if r.keys("esc"); r.pane.Asking() {
		t.Error("esc leaves an empty line open")
	}
	if r.keys("esc"); r.last.Handled {
		t.Error("esc is not the root's after the line is closed")
	}
}

func TestTheCursorStaysOnWhomItWasFound(t *testing.T) {
	r := list(t)
	r.keys("/").types("khan").keys("esc esc enter")
	if r.last.Go.Enrolment != place(4) {
		t.Errorf("the cursor is on %d", r.last.Go.Enrolment)
	}
}

func TestCopyTakesThoseShownButNotThoseWhoLeft(t *testing.T) {
	r := list(t)
	r.keys("y").says("5 e-mail addresses copied; 2 people have none; 1 who left is not among them.")
	if want := "ab0@school.example; ik4@school.example; sj2@school.example; sj3@school.example; tg1@school.example"; r.last.Copy != want {
		t.Errorf("copied is %q", r.last.Copy)
	}
	r.keys("end y").says("5 e-mail")
	r.keys("/").types("dupont").keys("down esc").keys("esc")
	r.Snap = panetest.Written(7)
	r.keys("y").says("There is no e-mail address to copy.")
	r.sees("Nobody is here yet. n adds somebody").keys("e").says("Nobody is chosen")
}

func TestKeysOfTheListAreNamedAndDoSomething(t *testing.T) {
	r := list(t)
	fresh := func() pane.Pane { return people.New(false) }
	if n := len(panetest.Named(t, r.Desk, fresh)); n != 27 {
		t.Errorf("%d keys are named", n)
	}
	found := func() pane.Pane { return people.New(true) }
	if n := len(panetest.Named(t, r.Desk, found)); n != 9 {
		t.Errorf("%d keys of the find line are named", n)
	}
	if r.press("x"); r.last.Handled {
		t.Error("x means something")
	}
	r.Hide = pane.Nothing
	if r.press("n"); r.last.Handled || panetest.Shown(r.pane, r.Desk, 80, 10) != "" {
		t.Error("what may not be seen is shown or done")
	}
	r.Hide, r.Snap = pane.Everything, nil
	if r.press("n"); r.last.Handled || r.pane.Title(r.Desk) != "5 People" {
		t.Error("without a cohort something is done")
	}
	panetest.Same(t, panetest.Shown(r.pane, r.Desk, 80, 3), "No cohort is open.")
}

func TestOnePersonIsAdded(t *testing.T) {
	r := list(t)
	r.keys("n").types("Wei Zhang").keys("tab").types("ash").keys("down enter tab").types("Second in department").keys("tab tab").
		types("wz@ash.example; w.zhang@ash.example").keys("tab tab").types("1").keys("ctrl+s")
	r.says("Wei Zhang, Ash Green: enrolled.")
	e := r.named("zhang")
	p := r.Snap.Person(e.Person)
	if p.Family != "Zhang" || len(p.Emails) != 2 || e.School != 200 || e.Role != "Second in department" || e.Year != 1 || e.Status != model.Enrolled {
		t.Errorf("%+v %+v", p, e)
	}
	r.undo()
	if len(r.Snap.FindPeople("zhang")) != 0 {
		t.Error("one undo leaves somebody")
	}
}

func TestWhoLooksAlikeWantsAYes(t *testing.T) {
	r := list(t)
	r.keys("n").types("Asha Begum").sees("There is a Asha Begum here already, Ash Green.").keys("tab").types("Two").keys("tab").types("Ash Green").keys("ctrl+s")
	if got := len(r.Snap.FindPeople("asha begum")); got != 2 {
		t.Fatalf("with a label there are %d", got)
	}
	r.undo()
	r.keys("n").types("Anna Berg").keys("tab tab tab tab").types("ab0@school.example").keys("ctrl+s")
	r.sees("The same person?", "ab0@school.example is the e-mail address of").keys("esc")
	if len(r.Snap.FindPeople("berg")) != 0 {
		t.Fatal("a no added somebody")
	}
	r.keys("n").types("Anna Berg").keys("tab tab tab tab").types("ab0@school.example").keys("ctrl+s enter")
	if len(r.Snap.FindPeople("berg")) != 1 {
		t.Fatal("a yes added nobody")
	}
}

func TestAFullCohortWantsAReason(t *testing.T) {
	r := list(t)
	c := r.Snap.Cohort
	c.Places = 5
	r.Snap = panetest.Also(r.Snap, func(d *model.Draft) { d.Cohort(c) })
	r.keys("n").types("Anna Berg").keys("ctrl+s").sees("All 5 places are taken", "Reason").types("the hub agreed").keys("ctrl+s")
	if got := r.named("berg").Override(model.RulePlaces); got != "the hub agreed" {
		t.Errorf("the reason is %q", got)
	}
	r.keys("n").types("Bo Carr").keys("ctrl+s esc esc")
	if len(r.Snap.FindPeople("carr")) != 0 {
		t.Error("without a reason one more was taken")
	}
	r.keys("n").types("Bo Carr").keys("tab tab tab tab tab tab tab right ctrl+s").says("waiting")
}

func TestWhatIsWrongIsSaidAndNothingWritten(t *testing.T) {
	for _, c := range []struct{ keys, text, says string }{
		{"tab", "   ", "A name is missing"}, {"tab tab tab tab", "no at sign", "has no @"}, {"tab tab tab tab tab", "none", "telephone"},
		{"tab tab tab tab tab tab", "99", "no year of engagement"}, {"tab tab tab tab tab tab tab tab", "32 Foo", "type the date"},
	} {
		r := list(t)
		before := r.Snap
		r.keys("n")
		if c.keys != "tab" {
			r.types("Bo Carr")
		}
		r.keys(c.keys)
		if c.keys == "tab" {
			r.keys("shift+tab")
		}
		r.types(c.text).keys("ctrl+s").sees(c.says)
		if r.Snap != before {
			t.Errorf("%q was written", c.text)
		}
	}
}

func TestEverythingIsEditedAsOneStep(t *testing.T) {
	r := list(t)
	r.keys("down e").sees("García Simón, Tomás", "024 7600 0001", "Tomás García", "mastery advocate").keys("ctrl+u").types("García Simón, Tom").
		keys("tab tab tab").types(" and KS3").keys("ctrl+s")
	e := r.named("garcia")
	if p := r.Snap.Person(e.Person); p.Given != "Tom" || e.Role != "Head of Maths and KS3" || len(p.Before) != 2 {
		t.Errorf("%+v %+v", p, e)
	}
	r.undo()
	e = r.named("garcia")
	if p := r.Snap.Person(e.Person); p.Given != "Tomás" || e.Role != "Head of Maths" {
		t.Errorf("one undo leaves %+v %+v", p, e)
	}
	r.keys("e ctrl+s").says("nothing changed")
}

func TestANewSchoolAndWhenItChanged(t *testing.T) {
	r := list(t)
	r.keys("e tab tab").misses("There since").keys("ctrl+u").types("Elm Road").sees("it is added", "There since").keys("tab").types("8 jan").keys("ctrl+s")
	e := r.named("begum")
	if x := r.Snap.School(e.School); x == nil || x.Name != "Elm Road" {
		t.Fatalf("the school is %+v", x)
	}
	if was := e.EarlierSchools(); len(was) != 1 || was[0].Until != panetest.Day("8 Jan 2024") {
		t.Errorf("earlier schools are %+v", was)
	}
}

func TestPlaces(t *testing.T) {
	r := list(t)
	r.keys("p").sees("Pause: Begum, Asha", "4 Dec 2023").keys("ctrl+s").says("paused from Mon 4 Dec 2023")
	r.sees("paused since 4 Dec").keys("a").sees("Back: Begum").keys("ctrl+u").types("tomorrow").keys("ctrl+s").says("back from Tue 5 Dec 2023")
	r.undo()
	r.undo()
	r.keys("a").says("is on the list: enrolled")
	r.keys("down w").sees("Withdraw: García").keys("tab right right ctrl+s").says("another role in the school")
	if e := r.named("garcia"); e.Status != model.Withdrawn || e.Booking(102) != 0 {
		t.Errorf("%+v keeps a date", e)
	}
	r.sees("withdrawn 4 Dec").keys("l").says("a gives the place back").keys("a ctrl+s").says("on the list again")
	r.keys("r").sees("Who takes over").types("Ana Volkov").keys("ctrl+s").says("Ana Volkov takes over from Tomás García Simón")
	if e := r.named("volkov"); e.Replaces != place(1) || e.School != 201 {
		t.Errorf("the new place is %+v", e)
	}
	r.keys("end l").sees("On the list: Dupont, Marie").keys("ctrl+s").says("Marie Dupont: on the list.")
	if e := r.named("dupont"); e.Status != model.Enrolled {
		t.Errorf("a walk-in is %s", e.Status)
	}
	r.keys("l").says("is on the list already")
}

func TestRemark(t *testing.T) {
	r := list(t)
	r.keys("t").types("Rings on Mondays.").keys("enter")
	if got := r.named("begum").Remark; got != "Rings on Mondays." {
		t.Fatalf("the remark is %q", got)
	}
	r.keys("t").sees("Rings on Mondays.")
	r.Hide = pane.NamesOnly
	r.misses("Rings").sees("Remark  (hidden: ctrl+o shows it)").types("x").paste("pasted")
	r.Hide = pane.Everything
	r.sees("Rings on Mondays.").misses("pasted").keys("esc")
}

func TestRemoving(t *testing.T) {
	r := list(t)
	r.keys("d").sees("Not removed", "was marked", "withdraws them").keys("enter").sees("Withdraw: Begum").keys("esc")
	r.Snap = panetest.Also(r.Snap, func(d *model.Draft) {
		e := &model.Enrolment{ID: place(3), Person: 603}
		d.ToldAs(e, 103, model.Told{Kind: model.CannotCome, On: panetest.Day("1 Dec 2023")})
		d.Book(e, 102, 301)
	})
	r.keys("down down down d").sees("Jones, Sarah (Beech Hill) goes from the list", "the visit date 12 Dec", "1 thing told before").keys("d")
	if r.ask == nil {
		t.Fatal("the key that asked is taken for the answer")
	}
	r.keys("enter").says("removed from the list")
	if n := len(r.Snap.FindPeople("")); n != 7 {
		t.Errorf("%d are left", n)
	}
	r.undo()
	if e := r.named("jones"); len(r.Snap.FindPeople("")) != 8 || e == nil {
		t.Error("undo does not bring them back")
	}
}

func TestTwoRecordsOfOnePerson(t *testing.T) {
	r := list(t)
	r.keys("down down m").sees("Two records, one person: Jones, Sarah (Ash Green)").keys("down enter")
	r.sees("One person?", "> KEPT", "the other", "sj2@school.example", "sj3@school.example").keys("right enter").says("two records are one person now")
	if got := r.Snap.FindPeople("jones"); len(got) != 1 || got[0].Person.Label != "Beech Hill" || len(got[0].Person.Emails) != 2 {
		t.Errorf("%d of them: %+v", len(got), got[0].Person)
	}
	r.undo()
	if got := r.Snap.FindPeople("jones"); len(got) != 2 {
		t.Errorf("undo leaves %d", len(got))
	}
	r.keys("m down enter 2").says("two people")
	a, b := r.Snap.FindPeople("jones")[0].Enrolment, r.Snap.FindPeople("jones")[1].Enrolment
	r.follow(people.OneOrTwo(r.Desk, b.ID, a.ID))
	r.sees("One person?", "Typed by", "Robin Hale").keys("esc")
	r.follow(people.OneOrTwo(r.Desk, a.ID, a.ID))
	r.says("This is decided already.")
	r.keys("m").types("nobody at all").sees("Choose one of those below.").keys("enter esc")
}

func TestSchool(t *testing.T) {
	r := list(t)
	r.keys("s").sees("School: Ash Green", "URN").keys("tab").types("12345").keys("ctrl+s").sees("six digits").types("6").keys("tab").types("Secondary").
		keys("tab tab tab tab tab right tab").types("9").keys("tab").types("Development Work Group 2022/23").keys("tab right right ctrl+s").says("School changed")
	x := r.Snap.School(200)
	if x.URN != "123456" || x.Phase != "Secondary" || x.Involved != model.Yes || x.Members != 9 || x.Specialist != 2 {
		t.Errorf("the school is %+v", x)
	}
	if len(x.Engagements) != 1 || x.Engagements[0].Programme != "Development Work Group" || x.Engagements[0].Year != 2022 {
		t.Errorf("it took part in %+v", x.Engagements)
	}
	r.keys("s").sees("Development Work Group 2022/23").keys("ctrl+s").says("nothing changed")
}
