package evaluation_test

import (
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/evaluation"
	"workgroup/store/files/page"
	"workgroup/store/files/page/pagetest"
)

// answers are what two people said about a session.
func answers() model.Evaluation {
	return model.Evaluation{Levels: []model.EvaluatedLevel{{Level: model.Reactions, Feedback: []model.EvaluatedFeedback{{
		Session: "Session 1, Wed 17 Nov 2021", Answers: 1, Scores: []model.EvaluatedScore{{Question: "How useful?", Words: "4.0 of 5 on average (1× 4)", Of: 5, Count: [model.MaxScore + 1]int{4: 1}}},
		Comments: []model.FeedbackComment{{Question: "What else?", Text: "More *time*"}},
	}}}}}
}

// TestFeedback: what was answered about a session stands at the first level, as text only.
func TestFeedback(t *testing.T) {
	got := string(evaluation.Markdown(answers()))
	want := "- Session 1, Wed 17 Nov 2021: 1 answer about it\n  - How useful?: 4.0 of 5 on average (1× 4).\n  - What else?: “More \\*time\\*”\n"
	if !strings.Contains(got, want) || strings.Contains(got, "No evidence was noted.") {
		t.Errorf("it says\n%s", got)
	}
}

// TestFeedbackInPDF: the pages say the same, with how many gave each score of the scale.
func TestFeedbackInPDF(t *testing.T) {
	b, err := evaluation.PDF(answers(), pagetest.Now())
	if err != nil {
		t.Fatal(err)
	}
	pagetest.Tidy(t, b, page.A4())
	all := strings.Join(pagetest.Words(t, b), "")
	for _, want := range []string{"1 answer about it.", "How useful?: 4.0 of 5 on average (1× 4).", "1\n2\n3\n4\n5\n", "What else?: “More *time*”"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not in\n%s", want, all)
		}
	}
	if strings.Contains(all, "No evidence was noted.") {
		t.Errorf("it says that nobody said anything:\n%s", all)
	}
}
