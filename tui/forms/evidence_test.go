package forms_test

import (
	"slices"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

// noted is a cohort with two of one name at different schools, and two outcomes.
func noted() *model.Snapshot {
	return panetest.Written(7, func(d *model.Draft) {
		d.Programme(model.Programme{ID: 70, Outcomes: []model.OutcomeGroup{
			{Heading: "Student outcomes", LeadIn: "In almost all classes within the department, students will:", Items: []string{"reason"}},
			{Heading: "Practice development", Items: []string{"lead"}},
		}})
		d.Cohort(model.Cohort{ID: 7, Code: "c", Year: 2023, Programme: 70})
		d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Date: panetest.Day("13 Nov 2023")})
		d.Session(model.Session{ID: 102, Number: 2, Kind: model.Workshop, Date: panetest.Day("8 Feb 2024")})
		for i, school := range []string{"Ash Green", "Beech Hill"} {
			d.School(model.School{ID: model.ID(90 + i), Name: school})
			d.Person(model.Person{ID: panetest.Place(i).Person, Given: "Sarah", Family: "Jones"})
			e := panetest.Place(i)
			e.School = model.ID(90 + i)
			d.Enrol(*e)
		}
	})
}

func TestWhoIsRead(t *testing.T) {
	w := forms.Everybody(noted())
	for typed, want := range map[string]struct {
		person, school model.ID
		wrong          bool
	}{
		"": {}, " ": {}, "sarah jones, ash green": {person: 400}, "jones beech": {person: 401}, "Ash Green": {school: 90}, "sarah": {wrong: true}, "nobody": {wrong: true},
		w.Named(401, 0): {person: 401},
	} {
		person, school, wrong := w.Read(typed)
		if person != want.person || school != want.school || (wrong != "") != want.wrong {
			t.Errorf("%q is %v, %v: %q", typed, person, school, wrong)
		}
	}
	if w.Named(9, 0) != "" || forms.People(noted()).Named(0, 90) != "" || forms.Schools(noted()).Named(400, 0) != "" {
		t.Error("somebody is named who is not among them")
	}
}

// A link keeps the words that it had, whichever the programme has now.
func TestOutcomesAreChosen(t *testing.T) {
	s := noted()
	links := []model.Outcome{{Heading: "Practice development", Sentence: "lead", Group: 1}, {Sentence: "gone long ago"}}
	n := forms.OutcomesFor(s, links)
	chosen := n.Chosen(s, links)
	if chosen != "2.1 lead\nno longer in the programme: gone long ago" {
		t.Errorf("chosen %q", chosen)
	}
	if got := n.Read(s, chosen+"\n1.1 reason\nsomething else", links); len(got) != 3 || !slices.Contains(got, links[1]) || got[2].Sentence != "reason" {
		t.Errorf("read %+v", got)
	}
	if n.None() || !forms.OutcomesFor(model.NewSnapshot(1, nil), nil).None() {
		t.Error("whether there is a choice")
	}
}

// press gives keys to what is asked, and returns what is asked then.
func press(t *testing.T, d *panetest.Desk, asked *pane.Ask, keys ...string) *pane.Ask {
	t.Helper()
	for _, k := range keys {
		asked = panetest.Answered(t, nil, d, asked, k)
	}
	return asked
}

func TestClassesAreRead(t *testing.T) {
	for typed, want := range map[string]string{
		"6 of 8": "In 6 of 8 classes: developing.", "6/8": "In 6 of 8 classes: developing.", "in 8 out of 8 classes": "In 8 of 8 classes: embedded.",
		"9 of 8": "It cannot be seen in 9 of 8 classes.", "six": "Type in how many of how many classes: 6 of 8.", "1 of 0": "A department has 1 to 200 classes.",
		"1 of 10000": "A department has 1 to 200 classes.",
	} {
		d := &panetest.Desk{Snap: noted(), Clock: panetest.At("1 Dec 2023 09:00"), Look: panetest.Plain(), Lead: 1}
		asked := forms.Rating(d, d.Snap.Outcomes()[0], model.Rating{}).Ask
		asked = &pane.Ask{Dialog: asked.Dialog.Paste(typed), Then: asked.Then}
		if got := strings.Join(strings.Fields(strings.Join(asked.Dialog.Sized(76, 30).View(d.Look), " ")), " "); !strings.Contains(got, want) {
			t.Errorf("%q: no %q in %s", typed, want, got)
		}
	}
}

// A session that is still to come is not where something was said.
func TestWhereItWasSaid(t *testing.T) {
	for session, want := range map[model.ID]model.ID{101: 101, 102: 0, 99: 0} {
		d := &panetest.Desk{Snap: noted(), Clock: panetest.At("1 Dec 2023 09:00"), Look: panetest.Plain(), Lead: 1, IDs: 900}
		press(t, d, forms.Evidence(d, pane.Place{Enrolment: panetest.Place(1).ID, Session: session}, nil).Ask, "a", "ctrl+s")
		if len(d.Snap.Evidence) != 1 || d.Snap.Evidence[0].Session != want || d.Snap.Evidence[0].Person != 401 {
			t.Errorf("session %v: %+v, %s", session, d.Snap.Evidence, d.Foot)
		}
	}
	d := &panetest.Desk{Lead: 1}
	if e := forms.Evidence(d, pane.Place{}, nil); e.Ask != nil || d.Foot != "No cohort is open." {
		t.Errorf("without a cohort it asks %v, %q", e.Ask, d.Foot)
	}
}

// A reason is wanted for what looks like a pupil only where one can be kept.
func TestPupilJudges(t *testing.T) {
	v := dialog.Values{"note": "student Jane Smith"}
	if said, verdict := forms.PupilJudge("note")(v); verdict != dialog.Reason || !strings.Contains(said, "say why this is none") {
		t.Errorf("%v: %s", verdict, said)
	}
	if said, verdict := forms.PupilNotice("note")(v); verdict != dialog.Notice || strings.Contains(said, "say why") || !strings.HasSuffix(said, ".") {
		t.Errorf("%v: %s", verdict, said)
	}
	v["note"] = "pupils reason"
	for _, judge := range []forms.Judge{forms.PupilJudge("note"), forms.PupilNotice("note")} {
		if said, verdict := judge(v); said != "" || verdict != dialog.Fine {
			t.Errorf("%v: %s", verdict, said)
		}
	}
}
