package export

import "workgroup/model"

// feedback is what one person answered about a session, without a name.
type feedback struct {
	ID       string            `json:"id"`
	Date     *string           `json:"date"`
	Session  string            `json:"session"`
	Scores   []feedbackScore   `json:"scores"`
	Comments []feedbackComment `json:"comments"`
}

type feedbackScore struct {
	Question *string `json:"question"`
	Score    int     `json:"score"`
	OutOf    int     `json:"out_of"`
}

type feedbackComment struct {
	Question *string `json:"question"`
	Text     *string `json:"text"`
}

// takenIn is how a kind of table is read in a cohort.
type takenIn struct {
	Form     string    `json:"form"`
	Settings []setting `json:"settings"`
}

type setting struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// feedbackOf are the answers about sessions that are there.
func feedbackOf(r *reader) []feedback {
	out := []feedback{}
	for _, x := range of(r.there, model.KindFeedback, r.AllFeedback, func(x *model.Feedback) model.ID { return x.ID }) {
		if r.Session(x.Session) == nil {
			continue
		}
		f := feedback{ID: x.ID.String(), Date: day(x.Day), Session: x.Session.String(), Scores: []feedbackScore{}, Comments: []feedbackComment{}}
		for _, y := range x.Scores {
			f.Scores = append(f.Scores, feedbackScore{text(y.Question), y.Score, y.Of})
		}
		for _, y := range x.Comments {
			f.Comments = append(f.Comments, feedbackComment{text(y.Question), text(y.Text)})
		}
		out = append(out, f)
	}
	return out
}

func tablesOf(s *model.Snapshot) []takenIn {
	out := []takenIn{}
	for _, x := range s.Tables() {
		t := takenIn{Form: x.Form.String(), Settings: []setting{}}
		for _, y := range x.Set {
			t.Settings = append(t.Settings, setting{y.Key, y.Value})
		}
		out = append(out, t)
	}
	return out
}
