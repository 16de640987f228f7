package tasks_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/tasks"
	"workgroup/tui/theme"
)

var _ pane.Pane = (*tasks.Pane)(nil)

// sheet is a task of six people at three schools, due on 8 Feb: one back, one under way,
// one not required.
func sheet() *panetest.Desk {
	s := panetest.Written(7, func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: 7, Code: "ssl-2023", Title: "Subject Leadership", Year: 2023})
		d.Lead(model.Lead{ID: 1, Name: "Robin Hale", Role: "Work Group Lead"})
		d.Session(model.Session{ID: 101, Number: 1, Kind: model.Workshop, Date: panetest.Day("13 Nov 2023"), Credit: 4})
		d.Session(model.Session{ID: 103, Number: 3, Kind: model.Workshop, Date: panetest.Day("8 Feb 2024"), Credit: 4})
		for i, name := range []string{"Alder Vale", "Bracken Ford", "Clover Heath"} {
			d.School(model.School{ID: 301 + model.ID(i), Name: name})
		}
		d.Task(model.Task{ID: 201, Session: 101, Title: "department audit", Due: panetest.Day("8 Feb 2024"), Wording: map[model.ID]string{0: "Note what is there.", 302: "Note what Year 7 has."}})
		for i, family := range []string{"Ahmed", "Begum", "Cole", "Dąbrowska", "Evans", "Farah"} {
			d.Person(model.Person{ID: panetest.Place(i).Person, Given: "Asha", Family: family})
			e := *panetest.Place(i)
			e.School = 301 + model.ID(i/2)
			d.Enrol(e)
		}
	}, func(d *model.Draft) {
		day := panetest.Day("30 Nov 2023")
		d.Progress(panetest.Place(0), 201, model.TaskState{Progress: model.Back, Day: day})
		d.Progress(panetest.Place(2), 201, model.TaskState{Progress: model.UnderWay, Day: day})
		d.Progress(panetest.Place(4), 201, model.TaskState{Progress: model.NotRequired, Day: day})
	})
	return &panetest.Desk{Snap: s, Clock: panetest.At("4 Dec 2023 15:42"), Look: panetest.Plain(), Lead: 1, IDs: 1 << 50}
}

// progress is how far everybody is, a letter each.
func progress(d *panetest.Desk) string {
	out := ""
	for _, e := range d.Snap.Enrolments {
		out += []string{".", "w", "b", "x"}[e.Task(201).Progress]
	}
	return out
}

func TestAsDrawn(t *testing.T) {
	d, p := sheet(), tasks.New(201)
	panetest.Same(t, panetest.Shown(p, d, 62, 12), strings.Join([]string{
		" back 1, under way 1, not required 1 of 6, due 8 Feb",
		" Note what is there.",
		"   Name                    School         Task           Noted",
		">  Ahmed, Asha             Alder Vale     back          30 Nov",
		"   Begum, Asha             Alder Vale     not started",
		"   Cole, Asha              Bracken Ford   under way     30 Nov",
		"   Dąbrowska, Asha         Bracken Ford   not started",
		"   Evans, Asha             Clover Heath   not required  30 Nov",
		"   Farah, Asha             Clover Heath   not started",
		"--------------------------------------------------------------",
	}, "\n"))
	if got := p.Title(d); got != "Task after session 1: department audit" {
		t.Errorf("the title is %q", got)
	}
	d.Clock = panetest.At("9 Feb 2024 09:00")
	if got := panetest.Shown(p, d, 80, 12); !strings.Contains(got, "due 8 Feb, OVERDUE 4") {
		t.Errorf("after the day shown is\n%s", got)
	}
}

// TestLettersStepOn presses the letters of a sheet: each goes on to the next who has not
// brought it, from the top again after the bottom.
func TestLettersStepOn(t *testing.T) {
	for _, c := range []struct {
		keys, progress, cursor string
	}{
		{"b", "b.w.x.", "Begum"},
		{"down b", "bbw.x.", "Cole"},
		{"down b b", "bbb.x.", "Dąbrowska"},
		{"down b b b", "bbbbx.", "Farah"},
		{"down b b b b", "bbbbxb", "Farah"},
		{"end b", "b.w.xb", "Begum"},
		{"end B", "b.w.xb", "Begum"},
		{"down w", "bww.x.", "Cole"},
		{"down x", "bxw.x.", "Cole"},
		{"backspace", "..w.x.", "Begum"},
		{"down down p", "b.bbx.", "Farah"},
		{"down down down down b", "b.w.b.", "Farah"},
		{"j k j", "b.w.x.", "Begum"},
	} {
		d, p := sheet(), tasks.New(201)
		p.View(d, 78, 18, true)
		panetest.Press(t, p, d, c.keys)
		view := panetest.Shown(p, d, 78, 18)
		if got := progress(d); got != c.progress || !strings.Contains(view, ">  "+c.cursor) {
			t.Errorf("%s: %s, want %s with the cursor on %s:\n%s", c.keys, got, c.progress, c.cursor, view)
		}
	}
	d, p := sheet(), tasks.New(201)
	panetest.Press(t, p, d, "down down p")
	if got := panetest.Shown(p, d, 78, 18); strings.Count(got, "back, as pair") != 2 {
		t.Errorf("a pair handed in one piece:\n%s", got)
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct{ keys, cursor string }{
		{`/ "dab" enter`, "Dąbrowska"}, {`/ "clover" enter`, "Evans"}, {`/ "clover" down enter`, "Farah"}, {`/ "clover" down up enter`, "Evans"},
		{`/ "farrah" enter`, "Farah"}, {`/ "dab" esc`, "Ahmed"}, {`/ enter`, "Ahmed"}, {`/ "fab" backspace enter`, "Farah"},
	} {
		d, p := sheet(), tasks.New(201)
		panetest.Type(t, p, d, c.keys)
		if view := panetest.Shown(p, d, 78, 18); !strings.Contains(view, ">  "+c.cursor) || p.Asking() {
			t.Errorf("%s: asking %v\n%s", c.keys, p.Asking(), view)
		}
	}
	d, p := sheet(), tasks.New(201)
	panetest.Type(t, p, d, `/ "bbxw" enter`)
	if got := progress(d); got != "b.w.x." || !p.Asking() || !strings.Contains(panetest.Shown(p, d, 78, 18), "FIND: bbxw   nobody answers") {
		t.Errorf("letters of a name were taken as keys (%s):\n%s", got, panetest.Shown(p, d, 78, 18))
	}
	if x, y, ok := p.Cursor(); x != 11 || y != 1 || !ok {
		t.Errorf("typing goes to %d, %d, %v", x, y, ok)
	}
	p.Paste(d, "\x1b[31mx")
	panetest.Fits(t, p.View(d, 40, 10, true), 40, 10)
}

func TestWhatElseIsAsked(t *testing.T) {
	for _, c := range []struct {
		keys, foot string
		holds      func(s *model.Snapshot) bool
	}{
		{`down t "Neat." ctrl+s`, "Asha Begum: noted of “department audit”.", func(s *model.Snapshot) bool {
			return s.Enrolments[1].TaskNote(201) == "Neat."
		}},
		{`e ctrl+u "audit" tab ctrl+u "before session 3" ctrl+s`, "Task “audit” changed: title, due.", func(s *model.Snapshot) bool {
			return s.Task(201).Title == "audit" && s.Task(201).Before == 103 && !s.Task(201).Due.Known()
		}},
		{`down down s ctrl+u "All years." ctrl+s`, "Task “department audit” changed: wording.", func(s *model.Snapshot) bool {
			return s.Task(201).Wording[302] == "All years." && s.Task(201).Wording[0] == "Note what is there."
		}},
	} {
		d, p := sheet(), tasks.New(201)
		if asked := panetest.Type(t, p, d, c.keys); asked != nil || d.Foot != c.foot || !c.holds(d.Snap) {
			t.Errorf("%s: asked %v, and the foot says %q", c.keys, asked != nil, d.Foot)
		}
	}
	d, p := sheet(), tasks.New(201)
	if got := panetest.Press(t, p, d, "down enter"); got != pane.To(pane.Place{Screen: pane.Card, Enrolment: 501}) {
		t.Errorf("enter gives %+v", got)
	}
	panetest.Dialogs(t, panetest.Type(t, p, d, `t "Neat."`))
}

func TestHiddenAndGone(t *testing.T) {
	d, p := sheet(), tasks.New(201)
	d.Hide = pane.NamesOnly
	if got := panetest.Shown(p, d, 78, 18) + p.Title(d); strings.Contains(got, "audit") || strings.Contains(got, "Begum") || !strings.Contains(got, "ctrl+o") {
		t.Errorf("where only names are shown\n%s", got)
	}
	panetest.Press(t, p, d, "b w x e s t enter /")
	if got := progress(d); got != "b.w.x." || p.Asking() || !strings.Contains(d.Foot, "ctrl+o") {
		t.Errorf("a key acted unseen (%s), and the foot says %q", got, d.Foot)
	}
	d.Hide = pane.Everything
	if err := d.Do(model.RemoveTask{Task: 201}); err != nil {
		t.Fatal(err)
	}
	panetest.Press(t, p, d, "b")
	if got := panetest.Shown(p, d, 78, 18); got != "This task is not there any more. esc goes back." || d.Foot != got {
		t.Errorf("of a task that is gone shown is\n%s\nand the foot says %q", got, d.Foot)
	}
	d.Snap = nil
	panetest.Fits(t, p.View(d, 30, 4, true), 30, 4)
}

func TestEveryKeyIsNamedAndDoesSomething(t *testing.T) {
	names := panetest.Named(t, sheet(), func() pane.Pane { return tasks.New(201) })
	if len(names) != 25 {
		t.Errorf("%d keys are named: %v", len(names), names)
	}
	for _, name := range names {
		if strings.Contains("uUqyhl:?", name) {
			t.Errorf("%s is a key of everywhere", name)
		}
	}
	panetest.Named(t, sheet(), func() pane.Pane {
		p := tasks.New(201)
		p.Key(sheet(), panetest.Key(t, "/"))
		return p
	})
}

func TestViews(t *testing.T) {
	panetest.Goldens(t, map[string][2]int{"120x36": {120, 33}, "120x30": {120, 27}, "80x24": {80, 21}}, func(t *testing.T, th *theme.Theme, w, h int, focused bool) []string {
		d, p := sheet(), tasks.New(201)
		d.Look = th
		panetest.Type(t, p, d, `down down t "A good start, the rest by half term." ctrl+s up`)
		return p.View(d, w, h, focused)
	})
}

func TestEverySizeWithNastyTexts(t *testing.T) {
	s := panetest.Also(sheet().Snap, func(d *model.Draft) {
		words := map[model.ID]string{}
		for i, text := range panetest.Nasty() {
			d.School(model.School{ID: 600 + model.ID(i), Name: text})
			words[600+model.ID(i)] = text
			d.Person(model.Person{ID: 700 + model.ID(i), Given: text, Family: text, Label: text})
			e := &model.Enrolment{ID: 800 + model.ID(i), Person: 700 + model.ID(i), School: 600 + model.ID(i), Status: model.Enrolled}
			d.Enrol(*e)
			d.Progress(e, 201, model.TaskState{Progress: model.Progress(i % 5), Day: model.Day(i)})
		}
		d.Task(model.Task{ID: 201, Session: 101, Title: panetest.Nasty()[0], Before: 103, Wording: words})
	})
	for look, th := range panetest.Looks() {
		for _, size := range panetest.Sizes() {
			for _, privacy := range []pane.Privacy{pane.Everything, pane.NamesOnly, pane.Nothing} {
				d, p := sheet(), tasks.New(201)
				d.Snap, d.Look, d.Hide = s, th, privacy
				for range len(s.Enrolments) + 1 {
					panetest.Fits(t, p.View(d, size[0], size[1], look == "dark"), size[0], size[1])
					if _, y, ok := p.Cursor(); ok && (y < 0 || y >= size[1]) {
						t.Fatalf("the cursor is on line %d at %v", y, size)
					}
					panetest.Press(t, p, d, "down")
				}
			}
		}
	}
}

func TestAnyKeys(t *testing.T) {
	names := strings.Fields("up down j k home end pgup pgdown enter esc tab backspace b w x p t e s / a d ctrl+s ü")
	rapid.Check(t, func(t *rapid.T) {
		d, p := sheet(), tasks.New(201)
		var asked *pane.Ask
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			asked = panetest.Answered(t, p, d, asked, rapid.SampledFrom(names).Draw(t, "key"))
			w, h := rapid.IntRange(0, 90).Draw(t, "w"), rapid.IntRange(0, 20).Draw(t, "h")
			panetest.Fits(t, p.View(d, w, h, true), w, h)
			if _, y, ok := p.Cursor(); ok && y >= h {
				t.Fatalf("the cursor is on line %d of %d", y, h)
			}
		}
		for len(d.Done(1)) > 0 {
			if err := d.TakeBack(d.Done(1)); err != nil {
				t.Fatalf("%v", err)
			}
		}
		if got := fmt.Sprint(progress(d), d.Snap.Task(201)); got != fmt.Sprint("b.w.x.", sheet().Snap.Task(201)) {
			t.Fatalf("undo leaves %s", got)
		}
	})
}

func TestPasteOutsideTheLineIsNothing(t *testing.T) {
	d, p := sheet(), tasks.New(201)
	if p.Paste(d, "bbb").Handled || progress(d) != "b.w.x." {
		t.Error("a paste was read as keys")
	}
	if e := p.Key(d, tea.KeyPressMsg{Code: tea.KeyEscape}); e.Handled {
		t.Error("esc is the root's")
	}
}
