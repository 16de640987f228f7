package model_test

import (
	"slices"
	"testing"

	"workgroup/model"
)

func TestLikeliestKindOfTable(t *testing.T) {
	for _, x := range []struct {
		lines string
		want  model.IntakeKind
	}{
		{microsoft, model.IntakeForms},
		{"Timestamp|Email Address|Full name|School\n2021/11/02 10:00:00|a@b.example|Jo Bell|Elm Road", model.IntakeForms},
		{feedback, model.IntakeFeedback},
		{"How useful was it?|Comments\n5|More", model.IntakeFeedback},
		{"Name|School|E-mail\nJo Bell|Elm Road|", model.IntakePeople},
		{"Jo Bell|Elm Road", model.IntakePeople},
		{"Name|School|Email|13.11.2023|2023-12-12|8 Feb\nJo Bell|Elm Road|jo@elmroad.example|P|½|", model.IntakeMarks},
		{"The group\n\nName|School|Session 1|Session 2\nJo Bell|Elm Road|P|A", model.IntakeMarks},
		{"No.|Title|Date|Start|Venue\n1|Launch|3 Nov|9:30|Twyford", model.IntakeSessions},
		{"Date|Time|Host|Capacity|Who is booked\n12 Dec|9:00|PRU|5|", model.IntakeSlots},
	} {
		if got := model.LikelyKinds(sheetOf(x.lines)); got[0] != x.want || len(got) < 3 {
			t.Errorf("%q is %v, want %s first", x.lines, got, x.want)
		}
	}
	got := model.LikelyKinds(sheetOf("Name|School|E-mail\nJo Bell|Elm Road|"))
	for _, k := range []model.IntakeKind{model.IntakeSessions, model.IntakeSlots, model.IntakeFeedback} {
		if slices.Contains(got, k) {
			t.Errorf("a list of people may be %s", k)
		}
	}
	if got := model.LikelyKinds(nil); len(got) != 6 {
		t.Errorf("nothing is %v", got)
	}
}
