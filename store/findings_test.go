package store_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"workgroup/model"
)

// What a lead should look at after two laptops met is the same on both, and what was seen of
// a register, of a date and of a place goes with the files.
func TestFindingsAfterMeeting(t *testing.T) {
	r := newRoom(t, folder(t), 2, byFirst)
	defer r.close()
	asha, ben := r.desks[0], r.desks[1]
	s := asha.snap(r.space)
	sheet, visit := model.SheetID{Session: s.Sessions[0].ID}, s.Sessions[1].ID
	offered := asha.do(r.space, model.OfferDate{Slot: model.Slot{Session: visit, Host: "Origin", Date: model.DayOf(asha.now) + 30, Capacity: 1}})
	date := offered[0].Label.IDs[2]
	r.agree()
	ben.now = ben.now.Add(17 * time.Minute)
	move := func(d *desk, row int) {
		if d.do(r.space, model.MoveBooking{Enrolment: d.snap(r.space).Enrolments[row].ID, To: date}) == nil {
			t.Fatal("nobody was moved")
		}
	}
	move(asha, 1)
	move(ben, 2)
	asha.do(r.space, model.RemovePlace{Enrolment: s.Enrolments[0].ID})
	ben.mark(r.space, 0, model.VerbLate)
	for row := range asha.snap(r.space).Enrolments {
		asha.mark(r.space, row, model.VerbPresent)
	}
	if asha.do(r.space, model.FinishRegister{Sheet: sheet}) == nil {
		t.Fatal("it is not finished")
	}
	ben.mark(r.space, 3, model.VerbAbsent)
	r.agree()
	a, b := asha.snap(r.space).Findings(asha.now), ben.snap(r.space).Findings(asha.now)
	if !reflect.DeepEqual(a, b) {
		t.Errorf("one is to do\n%+v\nand the other\n%+v", a, b)
	}
	for _, k := range []model.FindingKind{model.FindOpenAgain, model.FindUnseen, model.FindRemoved, model.FindTwoAnswers} {
		if !slices.ContainsFunc(a, func(f model.Finding) bool { return f.Key.Kind == k }) {
			t.Errorf("%s is not to do: %+v", k, a)
		}
	}
}
