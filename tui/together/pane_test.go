package together_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/together"
)

var _ pane.Pane = (*together.Pane)(nil)

// desk is a cohort of two leads who had not seen each other's marks of two people: one by
// the rest.
func desk() *panetest.Desk {
	s := panetest.Written(7, func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: 7, Code: "ssl-2021", Title: "Subject Leadership", Year: 2021})
		d.Lead(model.Lead{ID: 1, Name: "Asha Begum", Role: "Work Group Lead"})
		d.Lead(model.Lead{ID: 2, Name: "Ben Price", Role: "Work Group Lead"})
		d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Date: panetest.Day("17 Nov 2021"), Credit: 4})
		for i, name := range []string{"Khan", "Mensah"} {
			e := *panetest.Place(i)
			d.Person(model.Person{ID: e.Person, Given: "Ann", Family: name})
			d.Enrol(e)
		}
	})
	d := &panetest.Desk{Snap: s, Clock: panetest.At("17 Nov 2021 09:41"), Look: panetest.Plain(), Lead: 1}
	for i, x := range []struct {
		id   model.ID
		name string
	}{{901, "Asha's laptop"}, {902, "Ben's laptop"}} {
		_ = d.Do(model.NameDevice{Device: x.id, Lead: model.ID(i + 1), Name: x.name})
	}
	before := d.Snap
	mark := func(lead model.ID, place int, m model.Mark) {
		d.Lead = lead
		draft := model.NewDraft(before, d.Env(), model.VerbPresent, panetest.Place(place).ID, 101, 0)
		draft.MarkAs(panetest.Place(place), 101, m)
		d.Snap = d.Snap.Apply(draft.Change())
	}
	mark(1, 0, model.Mark{Kind: model.Absent, ByRest: true})
	mark(2, 0, model.Mark{Kind: model.Present})
	mark(1, 1, model.Mark{Kind: model.Absent})
	mark(2, 1, model.Mark{Kind: model.Present})
	d.Lead = 1
	d.Others = pane.Company{Folder: "/stick", Laptops: []model.Laptop{
		{Device: model.Device{ID: 901}, Own: true}, {Device: model.Device{ID: 902}, Heard: panetest.At("17 Nov 2021 09:30"), Waiting: 3},
	}}
	return d
}

func press(t *testing.T, p *together.Pane, d *panetest.Desk, name string) pane.Effect {
	t.Helper()
	k, ok := pane.Press(name)
	if !ok {
		t.Fatalf("there is no key %q", name)
	}
	return p.Key(d, k)
}

func TestBothAnswersStandSideBySide(t *testing.T) {
	p, d := together.New(), desk()
	text := panetest.Shown(p, d, 80, 20)
	for _, want := range []string{
		"TWO ANSWERS (2)", "Ann Khan, session 1: the mark", "absent (the rest)   Asha Begum, 17 Nov 09:41", "present   Ben Price, 17 Nov 09:41",
		"Asha's laptop  Asha Begum                 this laptop", "Ben's laptop   Ben Price   today 09:30    lacks 3", "Folder: /stick",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
}

// A folder that is there is said once; one that is not beside how the laptop is connected.
func TestTheFolderIsSaidOnce(t *testing.T) {
	p, d := together.New(), desk()
	d.Others.Words, d.Others.There = "folder there, 3 to send", true
	if text := panetest.Shown(p, d, 80, 20); strings.Contains(text, "Now:") || !strings.Contains(text, "Folder: /stick, it is there.") {
		t.Errorf("it is there:\n%s", text)
	}
	d.Others.Words, d.Others.There = "alone, 3 to send", false
	if text := panetest.Shown(p, d, 80, 20); !strings.Contains(text, "Now: alone, 3 to send.") {
		t.Errorf("it is not there:\n%s", text)
	}
}

func TestOneKeyTakesOne(t *testing.T) {
	p, d := together.New(), desk()
	panetest.Shown(p, d, 80, 20)
	press(t, p, d, "down")
	press(t, p, d, "enter")
	all := d.Snap.Disputes()
	if len(all) != 1 {
		t.Fatalf("%d questions are left of two", len(all))
	}
	if e := d.Snap.Enrolment(panetest.Place(0).ID); len(e.Claims(101)) != 1 {
		t.Errorf("the first has %d answers", len(e.Claims(101)))
	}
}

func TestSingleMarksOverTheRest(t *testing.T) {
	p, d := together.New(), desk()
	e := press(t, p, d, "*")
	if e.Ask == nil {
		t.Fatal("nothing is asked")
	}
	if n := len(d.Snap.OverRest().Disputes); n != 1 {
		t.Fatalf("%d single marks stand against the rest, not one", n)
	}
	_ = d.Do(d.Snap.OverRest())
	if got := d.Snap.Enrolment(panetest.Place(0).ID).Mark(101).Kind; got != model.Present || len(d.Snap.Disputes()) != 1 {
		t.Errorf("the mark is %v, %d questions are left", got, len(d.Snap.Disputes()))
	}
}

func TestOnlyMarksWhileOnlyNamesAreShown(t *testing.T) {
	p, d := together.New(), desk()
	before := d.Snap
	for lead, note := range map[model.ID]string{1: "rang", 2: "wrote"} {
		d.Lead = lead
		p, err := (model.SetNote{Sheet: model.SheetID{Session: 101}, Enrolment: panetest.Place(0).ID, Text: note}).Plan(before, d.Env())
		if err != nil {
			t.Fatal(err)
		}
		d.Snap = d.Snap.Apply(p.Changes[0])
	}
	d.Lead, d.Hide = 1, pane.NamesOnly
	text := panetest.Shown(p, d, 80, 24)
	if strings.Contains(text, "rang") || strings.Contains(text, "wrote") || !strings.Contains(text, "1 more are hidden") {
		t.Errorf("a note is shown, or is not said to be hidden:\n%s", text)
	}
}

// A lost laptop is shut out of everything with d and enter; of this cohort alone it takes the
// letter.
func TestShutOutAsksOfWhat(t *testing.T) {
	for _, one := range []struct {
		key  string
		want pane.Screen
	}{{"enter", pane.ShutOut}, {"a", pane.ShutOut}, {"c", pane.ShutHere}} {
		p, d := together.New(), desk()
		panetest.Shown(p, d, 80, 20)
		press(t, p, d, "end")
		e := press(t, p, d, "d")
		if e.Ask == nil {
			t.Fatal("nothing is asked")
		}
		k, _ := pane.Press(one.key)
		_, a := e.Ask.Dialog.Sized(70, 20).Key(k)
		if got := e.Ask.Then(d, a); got.Go.Screen != one.want || got.Go.Laptop != 902 {
			t.Errorf("%s leads to %+v", one.key, got.Go)
		}
	}
	p, d := together.New(), desk()
	panetest.Shown(p, d, 80, 20)
	press(t, p, d, "end")
	press(t, p, d, "up")
	if e := press(t, p, d, "d"); e.Ask != nil {
		t.Error("the laptop itself can be shut out")
	}
}
