package panetest_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
)

// told is a test that is only told what failed.
type told struct{ said []string }

func (f *told) Helper() {}
func (f *told) Errorf(format string, args ...any) {
	f.said = append(f.said, fmt.Sprintf(format, args...))
}
func (f *told) Fatalf(format string, args ...any) { f.Errorf(format, args...) }

func TestKey(t *testing.T) {
	names := "p U ü Ü 7 ? : + / space enter esc up down left right home end pgup pgdown tab backspace delete ctrl+z ctrl+c shift+tab"
	for _, name := range strings.Fields(names) {
		if got := panetest.Key(t, name).String(); got != name {
			t.Errorf("%q is the key %q", name, got)
		}
	}
	want := tea.KeyPressMsg{Code: 'u', ShiftedCode: 'U', Mod: tea.ModShift, Text: "U"}
	if got := panetest.Key(t, "U"); got != want {
		t.Errorf("U is %+v", got)
	}
	for _, name := range []string{"", "pageup", "ctrl+", "ctrl+nothing", "shift+"} {
		f := &told{}
		if panetest.Key(f, name); len(f.said) != 1 {
			t.Errorf("%q is a key", name)
		}
	}
}

// twice is a pane with one key in two places of its help, and one that does nothing.
type twice struct{ pane.Pane }

func (twice) Key(_ pane.Desk, k tea.KeyPressMsg) pane.Effect {
	return pane.Effect{Handled: k.String() == "a"}
}

func (twice) Keys(pane.Desk) []pane.Group {
	return []pane.Group{{Keys: []pane.Key{{Keys: []string{"a", "b"}}, {Keys: []string{"a"}}}}}
}

func TestChecksFail(t *testing.T) {
	f := &told{}
	if names := panetest.Named(f, nil, func() pane.Pane { return twice{} }); len(names) != 2 || strings.Join(f.said, "; ") != "b does nothing; a means two things" {
		t.Errorf("%q of %q", f.said, names)
	}
	for view, good := range map[string]bool{"abc|李x": true, "abc|李xx": false, "abc|ab": false, "abc": false, "abc|李x|": false, "abc|\U0001f44d\U0001f3fdx": false} {
		f := &told{}
		if panetest.Fits(f, strings.Split(view, "|"), 3, 2); (len(f.said) == 0) != good {
			t.Errorf("%q in 3x2: %q", view, f.said)
		}
	}
	f = &told{}
	if panetest.Same(f, "a", "a"); len(f.said) != 0 {
		t.Error("what is the same is not")
	}
	if panetest.Same(f, "a", "b"); len(f.said) != 1 {
		t.Error("what is not the same is")
	}
}

func TestAnUnsetDeskPanics(t *testing.T) {
	d := &panetest.Desk{}
	for name, ask := range map[string]func(){
		"Cohorts": func() { d.Cohorts() }, "Reading": func() { d.Reading() }, "Now": func() { d.Now() }, "NowOf": func() { d.NowOf(model.Facts{}) },
		"Pressed": func() { d.Pressed() }, "Say": func() { d.Say("a") }, "Warn": func() { d.Warn("a") }, "Said": func() { d.Said() },
		"Do": func() { _ = d.Do() }, "Done": func() { d.Done(1) }, "TakeBack": func() { _ = d.TakeBack(nil) },
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("what was not set is answered")
				}
			}()
			ask()
		})
	}
}

func TestDoIsAllOrNone(t *testing.T) {
	s := panetest.Written(7, func(d *model.Draft) {
		d.Session(model.Session{ID: 11, Number: 1, Kind: model.Workshop, Date: panetest.Day("4 Dec 2023"), Credit: 4})
		d.Person(model.Person{ID: panetest.Place(0).Person, Given: "Asha", Family: "Begum"})
		d.Enrol(*panetest.Place(0))
	})
	now := panetest.At("4 Dec 2023 15:42")
	d := &panetest.Desk{Snap: s, Clock: now, Real: now, Lead: 1, List: []model.Facts{{Space: 7}}, More: true, Look: panetest.Plain(), Hide: pane.NamesOnly}
	mark := model.Stroke{Sheet: model.SheetID{Session: 11}, Enrolment: panetest.Place(0).ID, Verb: model.VerbAbsent}
	nobody := mark
	nobody.Enrolment = 999
	if err := d.Do(mark, nobody); err == nil || d.Snap != s || len(d.Done(9)) != 0 || !d.Warned || d.Foot == "" {
		t.Errorf("one of two was refused (%v), and the foot says %q after %d steps", err, d.Foot, len(d.Done(9)))
	}
	if err := d.Do(mark); err != nil || d.Snap == s || len(d.Done(9)) != 1 {
		t.Fatalf("a mark gives %v and %d steps", err, len(d.Done(9)))
	}
	if said, warning := d.Said(); warning || !strings.Contains(said, "ABSENT") {
		t.Errorf("the foot says %q, %v", said, warning)
	}
	if err := d.TakeBack(d.Done(1)); err != nil || len(d.Done(9)) != 0 {
		t.Errorf("taking it back gives %v and leaves %d steps", err, len(d.Done(9)))
	}
	h, _ := d.Snapshot().Sheet(mark.Sheet)
	if len(h.Unmarked()) != 1 {
		t.Error("the mark stands though it was taken back")
	}
	if _, again := d.Trail.Redo(); !again {
		t.Error("what was taken back cannot be done again")
	}
	if !d.Now().Equal(now) || !d.NowOf(model.Facts{}).Equal(now) || !d.Pressed().Equal(now) || !d.Reading() || len(d.Cohorts()) != 1 || d.Theme() == nil || d.Privacy() != pane.NamesOnly {
		t.Error("the desk does not answer with what it was given")
	}
}
