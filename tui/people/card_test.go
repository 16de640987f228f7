package people_test

import (
	"slices"
	"testing"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/people"
)

// card is the card of somebody, opened from a register, or from none.
func card(t testing.TB, i int, sheet model.SheetID) *room {
	return newRoom(t, people.NewCard(place(i), sheet))
}

func TestCardShowsWhatIsKnown(t *testing.T) {
	r := card(t, 1, model.SheetID{})
	r.sees("García Simón, Tomás", "Tomás García", "Beech Hill", "Head of Maths, mastery advocate", "024 7600 0001", "tg1@school.example", "2 of engagement",
		"enrolled, from 9 Oct", "Prefers the telephone.", "2 visit, Tue 12 Dec 2023 09:00, PRU, in 8 days", "1.0 of 3.0   tasks back 1 of 1", "Tue 12 Dec 09:00 PRU",
		"HISTORY, newest first", "late 20", "Robin Hale", "BEFORE THE DAY: 2 visit, Tue 12 Dec 2023")
	if got := r.pane.Title(r.Desk); got != "García Simón, Tomás" {
		t.Errorf("the title is %q", got)
	}
	r.Hide = pane.NamesOnly
	r.sees("García Simón", "Beech Hill", "enrolled").misses("024", "@", "1.0", "tasks", "Prefers", "HISTORY", "late 20")
	r.keys("down down down down enter").says("This is hidden at names only")
	r.keys("t").says("Notes are not shown").keys("y").says("no e-mail address leaves")
	r.Hide = pane.Nothing
	if panetest.Shown(r.pane, r.Desk, 80, 23) != "" {
		t.Error("what may not be seen is shown")
	}
}

func TestACancellationOnTheTelephone(t *testing.T) {
	r := card(t, 1, model.SheetID{})
	r.keys("c").sees("Cannot come: García Simón, Tomás", "Mon 4 Dec 2023").keys("enter").says("cannot come (told 4 Dec)")
	e := r.named("garcia")
	if told := e.Told(102); told.Kind != model.CannotCome || told.On != panetest.Day("4 Dec 2023") {
		t.Errorf("told is %+v", told)
	}
	r.sees("Told us    cannot come (told 4 Dec)", "told: cannot come")
	r.keys("backspace").says("nothing told")
}

func TestBeforeTheDayLettersStoreWhatWasTold(t *testing.T) {
	r := card(t, 1, model.SheetID{})
	r.keys("e").says("leaves early").keys("1 1 3 0").says("leaves 11:30")
	r.keys("e").keys("3 0").says("leaves 11:30")
	r.undo()
	r.keys("l 2 5").says("late 25 min")
	r.keys("o").says("joins online").keys("s").types("Joe Bell").keys("enter").says("sends Joe Bell")
	r.keys("p").says("Until then c e l o s note").keys("m").says("nobody can be marked before the day")
	r.keys("l 9 9 9 9").says("neither minutes (25) nor a time")
}

func TestLettersMarkTheSessionThatItWasOpenedFrom(t *testing.T) {
	r := card(t, 3, model.SheetID{Session: 101})
	r.sees("MARKS: 1 workshop, Mon 13 Nov 2023", "unmarked").keys("p").sees("This register is of Mon 13 Nov 2023, 21 days ago").keys("enter").says("PRESENT")
	if got := r.named("jones beech").Mark(101); got.Kind != model.Present {
		t.Fatalf("the mark is %s", got.Words())
	}
	r.keys("l").keys("2 0").says("20 minutes").keys("x").says("EXCUSED").keys("h").says("PART").keys("a").says("ABSENT")
	r.keys("c").types("6 nov").keys("enter").says("CANCELLED, told 6 Nov").keys("b").says("No task was set")
	r.keys("m").types("Other hub").keys("enter").types("1 dec").keys("enter").says("CAUGHT UP ELSEWHERE, Other hub 1 Dec")
	r.keys("t").types("Brings cake.").keys("enter")
	if got := r.named("jones beech").Note(101); got != "Brings cake." {
		t.Errorf("the note is %q", got)
	}
	r.keys("c esc 5").sees("elsewhere")
	if got := r.named("jones beech").Mark(101); got.Kind != model.Elsewhere {
		t.Errorf("a question that was left marked %s", got.Words())
	}
}

func TestAnotherSession(t *testing.T) {
	r := card(t, 1, model.SheetID{})
	r.sees("2 visit").keys("right").sees("3 workshop, Thu 8 Feb 2024").keys("right").sees("3 workshop").keys("left left").sees("MARKS: 1 workshop").keys("<").sees("1 workshop").keys(">").sees("2 visit")
	r = card(t, 3, model.SheetID{}) // no date of a visit was chosen
	r.sees("3 workshop", "no date for visit 2 yet").keys("left").sees("1 workshop")
}

func TestAFinishedRegisterIsLeftAlone(t *testing.T) {
	r := card(t, 0, model.SheetID{Session: 101})
	r.Snap = panetest.Also(r.Snap, func(d *model.Draft) {
		d.FinishAs(model.SheetID{Session: 101}, model.Finish{Is: true, Was: true, Day: panetest.Day("13 Nov 2023"), At: model.MakeClock(15, 30)})
	})
	before := r.Snap
	r.sees("FINISHED: 1 workshop").misses("p/space").keys("a").says("finished 13 Nov 15:30; f opens it")
	if r.Snap != before {
		t.Error("a finished register was changed")
	}
}

func TestOneFieldIsEdited(t *testing.T) {
	r := card(t, 1, model.SheetID{})
	r.keys("down down down down enter").sees("Telephone").misses("E-mail", "School").keys("ctrl+u").types("07700 900123").keys("enter")
	if got := r.Snap.Person(601).Phone; got != "07700 900123" {
		t.Errorf("the telephone is %q", got)
	}
	r.keys("down down enter ctrl+u").types("3").keys("enter")
	if got := r.named("garcia").Year; got != 3 {
		t.Errorf("the year is %d", got)
	}
	r.keys("home enter").sees("García Simón, Tomás").keys("esc down enter").sees("Formerly").keys("esc end enter").sees("Remark").keys("esc up enter").sees("Place:", "p  pause", "w  withdraw").keys("f").sees("From").keys("esc up")
	r.keys("w").sees("Withdraw: ").keys("esc r").sees("Replace: ").keys("esc")
}

func TestEveryFieldLeadsSomewhere(t *testing.T) {
	for i, want := range []string{"Name", "Formerly", "School", "Role", "Telephone", "E-mail", "Year", "Place:", "Remark"} {
		r := card(t, 1, model.SheetID{})
		for range i {
			r.keys("down")
		}
		r.keys("enter").sees(want)
	}
	for i, want := range map[int]string{4: "back from the pause", 5: "again on the list", 6: "put on the list", 7: "put on the list"} {
		r := card(t, i, model.SheetID{})
		r.keys("end up enter").sees(want).keys("esc")
	}
}

// TestNamesInReports: a name that a report of a meeting had for somebody stands on the card,
// where a lead takes it away.
func TestNamesInReports(t *testing.T) {
	r := card(t, 1, model.SheetID{}).misses("In reports")
	p := *r.Snap.Person(601)
	p.Aliases = []string{"García, Tom", "iPhone (Tom)"}
	r.Snap = panetest.Also(r.Snap, func(d *model.Draft) { d.Person(p) })
	r.sees("In reports García, Tom; iPhone (Tom)").keys("down down enter").sees("Names under which a report").keys("ctrl+u").types("García, Tom").keys("enter")
	if got := r.Snap.Person(601).Aliases; !slices.Equal(got, []string{"García, Tom"}) {
		t.Errorf("%q are left", got)
	}
}

func TestTwoAnswersAreShown(t *testing.T) {
	r := card(t, 3, model.SheetID{Session: 101})
	r.Snap = panetest.Also(r.Snap, func(d *model.Draft) { d.Lead(model.Lead{ID: 2, Name: "Bea Other"}) })
	write := func(lead model.ID, m model.Mark) *model.Draft {
		r.Lead = lead
		d := model.NewDraft(r.Snap, r.Env(), model.VerbPresent, place(3), 101, 0)
		d.MarkAs(&model.Enrolment{ID: place(3)}, 101, m)
		return d
	}
	mine, theirs := write(1, model.Mark{Kind: model.Absent}), write(2, model.Mark{Kind: model.Present})
	r.Snap = r.Snap.Apply(mine.Change()).Apply(theirs.Change())
	r.sees("TWO ANSWERS", "absent, by Robin Hale", "present, by Bea Other").keys("a enter").misses("TWO ANSWERS")
}

func TestSomebodyWithoutARegister(t *testing.T) {
	r := card(t, 7, model.SheetID{})
	r.sees("Williams, Zoë", "waiting", "no register yet").keys("p").says("There is no register").keys("left").says("no session yet").keys("t").says("no session yet")
	r.paste("x").says("not read as keys")
	r.keys("v").says("To type a name press /")
	r.keys("/")
	if r.last != pane.To(pane.Place{Screen: pane.People, Find: true}) {
		t.Errorf("/ leads to %+v", r.last.Go)
	}
	r = card(t, 99, model.SheetID{})
	r.sees("not on the list any more")
	if r.keys("p"); r.last.Handled || r.pane.Title(r.Desk) != "Card" {
		t.Error("a card of nobody does something")
	}
	if r.keys("esc"); r.last != pane.To(pane.Place{Screen: pane.Back}) {
		t.Errorf("esc leads to %+v", r.last.Go)
	}
}

func TestHistoryScrolls(t *testing.T) {
	r := card(t, 1, model.SheetID{Session: 101})
	r.keys("p enter a l a p a l a p a").sees("more below").keys("pgdown").sees("above").keys("pgup pgup pgup").misses("above")
	for range 20 {
		r.keys("pgdown")
	}
	r.sees("more above", "enrolled").misses("below")
}

// TestKeysOfTheCardAreNamedAndDoSomething reads the help: n and d of elsewhere stand in the
// palette only, for on a card their letters are those of no mark.
func TestKeysOfTheCardAreNamedAndDoSomething(t *testing.T) {
	r := card(t, 1, model.SheetID{})
	names := panetest.Named(t, r.Desk, func() pane.Pane { return people.NewCard(place(1), model.SheetID{Session: 101}) })
	for _, name := range names {
		if name == "n" || name == "d" || name == "q" {
			t.Errorf("%s is a key of the card", name)
		}
	}
	if len(names) != 31 {
		t.Errorf("%d keys are named: %v", len(names), names)
	}
	palette := 0
	for _, g := range r.pane.Keys(r.Desk) {
		for _, k := range g.Keys {
			if len(k.Keys) == 0 && k.Run != nil {
				palette++
				if !k.Run(r.Desk).Handled {
					t.Errorf("%s does nothing", k.Does)
				}
			}
		}
	}
	if palette != 21 {
		t.Errorf("%d stand in the palette only", palette)
	}
}
