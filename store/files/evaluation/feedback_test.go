package evaluation_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/evaluation"
)

// TestFeedback: what was answered about a session stands at the first level, as text only.
func TestFeedback(t *testing.T) {
	got := string(evaluation.Markdown(model.Evaluation{Levels: []model.EvaluatedLevel{{Level: model.Reactions, Feedback: []model.EvaluatedFeedback{{
		Session: "Session 1, Wed 17 Nov 2021", Answers: 1, Scores: []string{"How useful?: 4.0 of 5 on average (1× 4)."},
		Comments: []model.FeedbackComment{{Question: "What else?", Text: "More *time*"}},
	}}}}}))
	want := "- Session 1, Wed 17 Nov 2021: 1 answer about it\n  - How useful?: 4.0 of 5 on average (1× 4).\n  - What else?: “More \\*time\\*”\n"
	if !strings.Contains(got, want) || strings.Contains(got, "No evidence was noted.") {
		t.Errorf("it says\n%s", got)
	}
}
