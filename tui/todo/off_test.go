package todo_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/tui/pane"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/todo"
)

// p puts off the finding with the cursor until a day, with a reason: it goes from the list
// and its count, the last line says how many are away, and v shows them with the reason.
func TestPutOff(t *testing.T) {
	d, p := cohortDesk(), todo.New()
	ask := panetest.Type(t, p, d, "down p")
	if ask == nil {
		t.Fatal("nothing is asked")
	}
	asked := strings.Join(panetest.Sized(d, ask.Dialog, 76, 30).View(d.Theme()), "\n")
	for _, want := range []string{"Visit 1 Dec: 1 still unmarked", "Mon 11 Dec 2023"} {
		if !strings.Contains(asked, want) {
			t.Errorf("%q is not in\n%s", want, asked)
		}
	}
	if panetest.Type(t, p, d, "p ctrl+s") == nil || len(d.Snap.Cohort.PutOffs) != 0 {
		t.Error("it is put off without a reason")
	}
	panetest.Type(t, p, d, `p tab "the host has the list" ctrl+s`)
	if len(d.Snap.Cohort.PutOffs) != 1 || p.Title(d) != "7 To do (6)" {
		t.Fatalf("%+v under %q", d.Snap.Cohort.PutOffs, p.Title(d))
	}
	if got := panetest.Shown(p, d, 40, 20); strings.Contains(got, "Visit 1 Dec") || !strings.HasSuffix(got, "  1 put off, v shows") {
		t.Errorf("the list is\n%s", got)
	}
	panetest.Press(t, p, d, "v")
	if got := panetest.Shown(p, d, 100, 5); got != "!>Visit 1 Dec: 1 still unmarked. Until Mon 11 Dec 2023: the host has the list" || p.Title(d) != "7 Put off (1)" {
		t.Errorf("%q under %q", got, p.Title(d))
	}
	d.Hide = pane.NamesOnly
	if got := panetest.Shown(p, d, 100, 5); strings.Contains(got, "the host") {
		t.Errorf("at names only the reason is read: %q", got)
	}
	d.Hide = pane.Everything
	if got := panetest.Press(t, p, d, "enter"); got != pane.To(pane.Place{Screen: pane.Register, Session: 102, Slot: 301}) {
		t.Errorf("enter leads to %+v", got)
	}
	d.Clock = panetest.At("11 Dec 2023 09:00")
	if p.Title(d) != "7 To do (7)" || !strings.Contains(panetest.Shown(p, d, 40, 20), "Visit 1 Dec: 1 still unmarked") {
		t.Errorf("on the day the title is %q", p.Title(d))
	}
}

func TestToDoAgain(t *testing.T) {
	d, p := cohortDesk(), todo.New()
	if panetest.Press(t, p, d, "v"); d.Foot != "Nothing is put off." {
		t.Errorf("the foot says %q", d.Foot)
	}
	f := p.Findings(d)[0]
	if err := d.Do(model.PutOffFinding{Key: f.Key, Until: panetest.Day("5 Dec 2023"), Reason: "away"}); err != nil {
		t.Fatal(err)
	}
	panetest.Press(t, p, d, "v x")
	if p.Title(d) != "7 To do (7)" || d.Foot != "To do again: Session 1: 2 still unmarked." {
		t.Errorf("%q under %q", d.Foot, p.Title(d))
	}
}

// What is to be done about the file stays on the list, and reasons are not typed while
// others may read along.
func TestWhatIsNotPutOff(t *testing.T) {
	d, p := cohortDesk(), todo.New()
	d.Notes = []pane.Reminder{{Sentence: "Write down a recovery code"}}
	if e := panetest.Press(t, p, d, "home p"); e.Ask != nil || !d.Warned {
		t.Error("a reminder of the file is put off")
	}
	d.Notes, d.Hide = nil, pane.NamesOnly
	if e := panetest.Press(t, p, d, "p"); e.Ask != nil || !d.Warned {
		t.Error("a reason is asked for at names only")
	}
}
