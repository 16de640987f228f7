package model

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"workgroup/model/change"
)

// Feedback is what one person answered about a session, without a name: the first of
// Guskey's levels, reactions, has no other source.
type Feedback struct {
	ID      ID
	Session ID
	// Day is that of the answer; unknown where the form did not say.
	Day Day
	// Scores and Comments are in the order of their questions.
	Scores   []FeedbackScore
	Comments []FeedbackComment
}

// FeedbackScore is an answer on a scale from 1, or 0, to Of.
type FeedbackScore struct {
	Question  string
	Score, Of int
}

// FeedbackComment is an answer in words.
type FeedbackComment struct{ Question, Text string }

// MaxScore is the highest end of a scale.
const MaxScore = 10

// questionID names a question by its words.
func questionID(words string) ID { return formOf(IntakeFeedback, []string{words}) }

// decodeFeedback reads an answer; the words of its questions stand in the cohort and are put
// to it by asked.
func decodeFeedback(r reader) *Feedback {
	x := &Feedback{ID: r.Key.Record, Session: r.id(feedbackSession), Day: r.day(feedbackDay)}
	r.elems(feedbackScore, func(question ID, v string) {
		u := unpacker{rest: v}
		x.Scores = append(x.Scores, FeedbackScore{question.String(), int(u.int()), int(u.int())})
	})
	r.elems(feedbackComment, func(question ID, v string) { x.Comments = append(x.Comments, FeedbackComment{question.String(), v}) })
	return x
}

// asked are answers with the words of their questions.
func (s *Snapshot) asked(all []*Feedback) []*Feedback {
	words := map[string]string{}
	reader{s.Record(change.Key{Kind: KindCohort, Record: s.Cohort.ID})}.elems(cohortQuestion, func(question ID, v string) { words[question.String()] = v })
	out := make([]*Feedback, len(all))
	for i, x := range all {
		y := *x
		y.Scores, y.Comments = slices.Clone(x.Scores), slices.Clone(x.Comments)
		for j := range y.Scores {
			y.Scores[j].Question = words[y.Scores[j].Question]
		}
		for j := range y.Comments {
			y.Comments[j].Question = words[y.Comments[j].Question]
		}
		slices.SortStableFunc(y.Scores, func(a, b FeedbackScore) int { return cmp.Compare(a.Question, b.Question) })
		slices.SortStableFunc(y.Comments, func(a, b FeedbackComment) int { return cmp.Compare(a.Question, b.Question) })
		out[i] = &y
	}
	slices.SortStableFunc(out, func(a, b *Feedback) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.ID, b.ID)) })
	return out
}

// Feedback is what was answered about a session, in the order of the days.
func (s *Snapshot) Feedback(session ID) []*Feedback {
	var out []*Feedback
	for _, x := range s.AllFeedback {
		if x.Session == session {
			out = append(out, x)
		}
	}
	return out
}

// says is what an answer says, without its day: two that say the same are told apart by
// nothing, and are counted.
func (x *Feedback) says() string {
	var parts []string
	for _, y := range x.Scores {
		parts = append(parts, fmt.Sprintf("%s\x00%d/%d", Fold(y.Question), y.Score, y.Of))
	}
	for _, y := range x.Comments {
		parts = append(parts, Fold(y.Question)+"\x00"+y.Text)
	}
	slices.Sort(parts)
	return strings.Join(parts, "\x01")
}

// Feedback writes answers that are new, and before them the words of their questions, once.
func (d *Draft) Feedback(all ...Feedback) {
	words := map[ID]string{}
	for _, x := range all {
		for _, y := range x.Scores {
			words[questionID(y.Question)] = y.Question
		}
		for _, y := range x.Comments {
			words[questionID(y.Question)] = y.Question
		}
	}
	for _, id := range slices.Sorted(maps.Keys(words)) {
		if f := fieldOf(KindCohort, d.s.Cohort.ID, cohortQuestion, id); len(d.s.Cell(f).Standing()) == 0 {
			d.set(f, words[id], 0)
		}
	}
	for _, x := range all {
		d.answer(x)
	}
}

func (d *Draft) answer(x Feedback) {
	k := KindFeedback
	d.id(k, x.ID, feedbackSession, x.Session)
	d.int(k, x.ID, feedbackDay, int64(x.Day))
	for _, y := range x.Scores {
		var v packer
		v.int(int64(y.Score))
		v.int(int64(y.Of))
		d.elem(k, x.ID, feedbackScore, questionID(y.Question), string(v))
	}
	for _, y := range x.Comments {
		d.elem(k, x.ID, feedbackComment, questionID(y.Question), y.Text)
	}
}

// TakeFeedback adds answers about a session that were read from a form.
type TakeFeedback struct {
	Session  ID
	Answers  []Feedback
	Remember Remembered
}

// Plan adds those that are not there yet: of answers that say the same as many as are more.
func (a TakeFeedback) Plan(s *Snapshot, env Env) (Plan, error) {
	x := s.Session(a.Session)
	if x == nil {
		return Plan{}, goneSession
	}
	answers := slices.Clone(a.Answers)
	for i := range answers {
		if err := answers[i].tidy(); err != nil {
			return Plan{}, err
		}
	}
	d := NewDraft(s, env, VerbTookFeedback, 0, x.ID)
	news := s.newFeedback(x.ID, answers)
	var all []Feedback
	for _, i := range news {
		y := answers[i]
		y.ID, y.Session = env.NewID(), x.ID
		all = append(all, y)
	}
	d.Feedback(all...)
	if len(news) == 0 {
		return Plan{Say: "These answers are here already."}, nil
	}
	d.remember(a.Remember)
	return d.planned("%s about session %d taken in.", counted(len(news), "answer", "answers"), x.Number), nil
}

// tidy makes an answer fit to keep.
func (x *Feedback) tidy() error {
	x.Scores, x.Comments = slices.Clone(x.Scores), slices.Clone(x.Comments)
	for i := range x.Scores {
		y := &x.Scores[i]
		if y.Question = Tidy(y.Question, MaxName); y.Score < 0 || y.Of < 1 || y.Of > MaxScore || y.Score > y.Of {
			return refuse("%d of %d is no score: a scale goes up to %d at most.", y.Score, y.Of, MaxScore)
		}
	}
	for i := range x.Comments {
		y := &x.Comments[i]
		y.Question, y.Text = Tidy(y.Question, MaxName), Tidy(y.Text, MaxNote)
	}
	x.Comments = slices.DeleteFunc(x.Comments, func(y FeedbackComment) bool { return y.Text == "" })
	return nil
}

// newFeedback are the places of those answers that a session does not have yet.
func (s *Snapshot) newFeedback(session ID, answers []Feedback) (news []int) {
	there := map[string]int{}
	for _, x := range s.Feedback(session) {
		there[x.says()]++
	}
	for i := range answers {
		key := answers[i].says()
		if there[key] > 0 {
			there[key]--
			continue
		}
		news = append(news, i)
	}
	return news
}

// EvaluatedFeedback is what was answered about a session, as the evaluation has it.
type EvaluatedFeedback struct {
	// Session names it: "Session 1, Wed 17 Nov 2021".
	Session string
	Answers int
	// Scores are those of each question.
	Scores []EvaluatedScore
	// Comments are the words of those who answered, under the question.
	Comments []FeedbackComment
}

// EvaluatedScore is what was answered to one question on a scale up to Of.
type EvaluatedScore struct {
	// Question is what was asked, Words what came of it: "4.3 of 5 on average (1× 5, 2× 4)".
	Question, Words string
	Of              int
	// Count is how many gave each score, from 0.
	Count [MaxScore + 1]int
}

// feedback is what was answered about each session.
func (w writing) feedback() []EvaluatedFeedback {
	var out []EvaluatedFeedback
	for _, x := range w.s.Sessions {
		all := w.s.Feedback(x.ID)
		if len(all) == 0 {
			continue
		}
		e := EvaluatedFeedback{Session: strings.TrimSuffix(fmt.Sprintf("Session %d, %s", x.Number, x.Date.Long()), ", "), Answers: len(all)}
		var questions []string
		scores := map[string][]FeedbackScore{}
		for _, f := range all {
			for _, y := range f.Scores {
				if !slices.Contains(questions, y.Question) {
					questions = append(questions, y.Question)
				}
				scores[y.Question] = append(scores[y.Question], y)
			}
			for _, y := range f.Comments {
				e.Comments = append(e.Comments, FeedbackComment{w.hide(y.Question), w.hide(y.Text)})
			}
		}
		slices.Sort(questions)
		for _, q := range questions {
			e.Scores = append(e.Scores, evaluatedScore(w.hide(q), scores[q]))
		}
		slices.SortStableFunc(e.Comments, func(a, b FeedbackComment) int { return cmp.Compare(a.Question, b.Question) })
		out = append(out, e)
	}
	return out
}

// evaluatedScore counts the scores of one question.
func evaluatedScore(question string, all []FeedbackScore) EvaluatedScore {
	x, sum := EvaluatedScore{Question: question}, 0
	for _, y := range all {
		sum, x.Of = sum+y.Score, max(x.Of, y.Of)
		x.Count[min(max(y.Score, 0), MaxScore)]++
	}
	var parts []string
	for n := MaxScore; n >= 0; n-- {
		if x.Count[n] > 0 {
			parts = append(parts, fmt.Sprintf("%d× %d", x.Count[n], n))
		}
	}
	x.Words = fmt.Sprintf("%.1f of %d on average (%s)", float64(sum)/float64(len(all)), x.Of, strings.Join(parts, ", "))
	return x
}
