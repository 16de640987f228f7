package model_test

import (
	"strings"
	"testing"
	"time"

	"workgroup/model"
)

const feedback = `
ID|Start time|Completion time|Email|Name|How useful was the session for your role?|I feel confident to try this|What will you use?|What could be better?
1|11/3/21 14:31:00|11/3/21 14:35:00|imran@cedarpark.example|Imran Khan|5|Agree|The bar model|Year 9 pupil Tom was loud
2|11/3/21 14:31:00|11/3/21 14:36:00|anonymous||4|Strongly agree||
3|11/4/21 08:00:00|11/4/21 08:36:00|anonymous||4|Strongly agree||
4|11/4/21 08:00:00|11/4/21 08:40:00|anonymous|||||`

func TestFeedbackOfASession(t *testing.T) {
	r := newRoom(t)
	before := r.standing()
	x := model.NewFeedback(sheetOf(feedback), 0)
	p := x.Propose(r.s, r.todayIs())
	saysLines(t, "proposed", r.proposed(x), `
		2 Answer 1: new, 5 of 5, 4 of 5, “The bar model”, “Year 9 pupil Tom was loud”
		3 Answer 2: new, 4 of 5, 5 of 5
		4 Answer 3: new, 4 of 5, 5 of 5
		5 Answer 4: left out, nothing was answered`)
	for key, want := range map[string]string{"column.A": "leave-out", "column.C": "asked-on", "column.D": "leave-out", "column.E": "leave-out", "column.F": "score", "column.G": "score", "column.H": "comment", "session": "1", "scale.F": "5", "dates": "month-first"} {
		if got := chosen(setting(t, p, key)); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
	notes := strings.Join(p.Notes, "\n")
	for _, want := range []string{"Column D is left out: feedback is kept without saying whose it is.", "Column E is left out", "Row 2, column I: “pupil Tom” looks like the name of a pupil"} {
		if !strings.Contains(notes, want) {
			t.Errorf("the notes do not say %q: %s", want, notes)
		}
	}
	if say := r.takes(x); say != "3 answers about session 1 taken in." {
		t.Error(say)
	}
	for _, values := range r.standing() {
		for _, v := range values {
			if strings.Contains(v, "Imran Khan") || v == "imran@cedarpark.example" && len(values) > 1 {
				t.Errorf("%q is kept", v)
			}
		}
	}
	r.again(x)
	e := r.s.Evaluation(r.now, false)
	if l := e.Levels[0]; l.Level != model.Reactions || len(l.Feedback) != 1 || l.Feedback[0].Session != "Session 1, Wed 3 Nov 2021" || l.Feedback[0].Answers != 3 ||
		l.Feedback[0].Scores[0] != (model.EvaluatedScore{Question: "How useful was the session for your role?", Words: "4.3 of 5 on average (1× 5, 2× 4)", Of: 5, Count: [model.MaxScore + 1]int{4: 2, 5: 1}}) || l.Feedback[0].Comments[1].Text != "The bar model" {
		t.Errorf("%+v", l)
	}
	more := model.NewFeedback(sheetOf(feedback+"\n5|11/4/21 08:00:00|11/4/21 09:36:00|anonymous||4|Strongly agree||"), 0)
	if say := r.takes(more); say != "1 answer about session 1 taken in." {
		t.Error(say)
	}
	if p := x.Decide("session", "2").Propose(r.s, r.todayIs()); p.Stop != "All of these answers are here already, about session 1." {
		t.Errorf("%q", p.Stop)
	}
	r.undo()
	r.undo()
	if !same(before, r.standing()) {
		t.Error("undo does not take it back")
	}
}

// TestFeedbackOfAMadeUpDay is of the session that was given, whatever the days.
func TestFeedbackOfAGivenSession(t *testing.T) {
	r := newRoom(t)
	r.on(time.December, 1)
	x := model.NewFeedback(sheetOf("Timestamp|Rating|Comments\n2021-12-01 10:00|9|Good;Better;\n2021-12-01 10:05|strange|"), r.today)
	p := x.Propose(r.s, r.todayIs())
	if chosen(setting(t, p, "column.B")) != "comment" || chosen(setting(t, p, "session")) != "2" {
		t.Errorf("%+v", p.Settings)
	}
	y := x.Decide("column.B", "score")
	saysLines(t, "proposed", r.proposed(y), `
		3 Answer 2: WRONG, Row 3, column B: "strange" is no score from 0 to 10: say that the column is a comment, or leave the row out.
		2 Answer 1: new, 9 of 10, “Good, Better”`)
	r.takes(y.Decide("row.3", "leave-out"))
	if got := r.s.Feedback(r.today); len(got) != 1 || got[0].Scores[0].Of != 10 || got[0].Comments[0].Question != "Comments" || got[0].Day != december(1) {
		t.Errorf("%+v", got)
	}
}
