package export_test

import (
	"testing"

	"workgroup/model"
)

// TestFeedbackIsWritten: what was answered about a session, and how the form is read.
func TestFeedbackIsWritten(t *testing.T) {
	b := newBuilder(cohort21)
	b.do(func(d *model.Draft) {
		d.Cohort(model.Cohort{ID: cohort21, Code: "ssl-2021", Year: 2021})
		d.Session(model.Session{ID: workshop, Number: 1, Kind: model.Workshop, Date: day(2021, 11, 17), Credit: 4})
	})
	b.act(t, model.TakeFeedback{
		Session: workshop, Remember: model.Remembered{Form: 0xf0, Set: []model.Setting{{Key: "column.B", Value: "score"}}},
		Answers: []model.Feedback{{
			Day: day(2021, 11, 18), Scores: []model.FeedbackScore{{Question: "How useful?", Score: 4, Of: 5}}, Comments: []model.FeedbackComment{{Question: "What else?", Text: "More\ttime"}},
		}},
	})
	out := write(t, b.s)
	walk(t, out)
	c := one(t, decode(t, out), "cohorts", "code", "ssl-2021")
	f := firstOf(c["feedback"])
	if f["date"] != "2021-11-18" || f["session"] != workshop.String() {
		t.Errorf("%v", f)
	}
	if s := firstOf(f["scores"]); s["question"] != "How useful?" || s["score"] != 4.0 || s["out_of"] != 5.0 {
		t.Errorf("%v", s)
	}
	if s := firstOf(f["comments"]); s["question"] != "What else?" || s["text"] != "More time" {
		t.Errorf("%v", s)
	}
	if s := firstOf(c["tables"]); s["form"] != model.ID(0xf0).String() || firstOf(s["settings"])["key"] != "column.B" || firstOf(s["settings"])["value"] != "score" {
		t.Errorf("%v", s)
	}
}
