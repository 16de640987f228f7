package register

import (
	"testing"

	"workgroup/model"
	"workgroup/tui/pane"
)

// A walk-in whom the other lead typed too says so in its row, and one key asks; of anybody
// else nothing is asked.
func TestTheRowSaysThatTwoMayBeOne(t *testing.T) {
	r := newRoom(t, 5, "2021-11-17T09:24")
	walk := model.WalkIn{Sheet: model.SheetID{Session: 11}, Name: "Marie Dupont", School: "Kestrel School"}
	for _, lead := range []model.ID{1, 2} {
		r.Lead = lead
		if err := r.Do(walk); err != nil {
			t.Fatal(err)
		}
	}
	r.press("end")
	r.mustShow("same as +2?", "same as +1?")
	rows := r.sheet().Rows
	want := pane.To(pane.Place{Screen: pane.OneOrTwo, Enrolment: rows[6].Enrolment.ID, Other: rows[5].Enrolment.ID})
	if e := r.press("+"); e != want {
		t.Errorf("+ leads to %+v", e)
	}
	r.press("home")
	r.press("+")
	r.mustSay("Nobody else looks like")
	if err := r.Do(model.Apart{Enrolment: rows[5].Enrolment.ID, Other: rows[6].Enrolment.ID}); err != nil {
		t.Fatal(err)
	}
	r.press("end")
	r.mustNotShow("same as")
}
