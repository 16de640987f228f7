package model

import (
	"fmt"
	"slices"
	"strings"
)

// FeedbackIntake is a table of answers about a session. Names, e-mail addresses and schools in
// it are never taken. It is an Intake.
type FeedbackIntake struct {
	tableIntake
	session ID
}

// NewFeedback is such a table, about a session; 0 is the one that the days of the answers
// propose.
func NewFeedback(sheets []Table, session ID) FeedbackIntake {
	return FeedbackIntake{tableIntake{kind: IntakeFeedback, sheets: sheets}, session}
}

// Decide implements Intake.
func (x FeedbackIntake) Decide(key, value string) Intake {
	return FeedbackIntake{x.decide(key, value), x.session}
}

const (
	keySession = "session"
	keyScale   = "scale."
)

// feedbackReading is a table of answers as it is being read.
type feedbackReading struct {
	*tableReading
	// of is the end of the scale of each column of scores.
	of []int
}

// Propose implements Intake.
func (x FeedbackIntake) Propose(s *Snapshot, today Day) Proposal {
	r := x.read(s, today, func([]string) bool { return true })
	f := feedbackReading{tableReading: r, of: make([]int, r.width)}
	r.p.Title = fmt.Sprintf("Feedback, %s", counted(len(r.rows), "answer", "answers"))
	r.chooseColumns(f.propose(), []ColumnKind{ColumnScore, ColumnComment, ColumnAsked, ColumnLeftOut})
	order := r.dateOrder(ColumnAsked)
	f.chooseScales()
	session := f.chooseSession(x.session, order)
	var answers []Feedback
	var lines []int
	for i, row := range r.rows {
		answer, why := f.answer(row, order)
		name := fmt.Sprintf("Answer %d", i+1)
		switch {
		case why != "":
			r.bad(row, name, why)
		case len(answer.Scores)+len(answer.Comments) == 0:
			r.p.Lines = append(r.p.Lines, ProposalLine{Row: row.Number, Name: name, Verdict: IsLeftOut, Words: "nothing was answered"})
		default:
			l := ProposalLine{Row: row.Number, Name: name, Words: answer.words(), Private: true}
			var value string
			l.Choice, value = r.choice(row, "what becomes of it", []Option{{rowTake, "taken"}, {rowOut, "left out"}}, rowTake)
			if value == rowOut {
				l.Verdict, l.Words = IsLeftOut, "left out"
			} else {
				answers, lines = append(answers, answer), append(lines, len(r.p.Lines))
			}
			r.p.Lines = append(r.p.Lines, l)
		}
	}
	if session != nil {
		f.settle(session, answers, lines)
	}
	return r.finish(func(how Remembered) Action {
		if session == nil || len(answers) == 0 {
			return nil
		}
		return TakeFeedback{Session: session.ID, Answers: answers, Remember: how}
	})
}

// propose proposes columns: scores and words by what is in them, nothing about who answered.
func (f *feedbackReading) propose() []ColumnKind {
	columns := make([]ColumnKind, f.width)
	for j := range columns {
		kind, heading, _ := labelOf(f.header[j])
		looks := kindOfColumn(f.rows, j)
		folded := Fold(f.header[j])
		switch {
		case strings.Contains(folded, "start time"), strings.Contains(folded, "modified"):
		case slices.Contains([]string{"timestamp", "completion time", "submitted", "date"}, folded):
			if !slices.Contains(columns, ColumnAsked) {
				columns[j] = ColumnAsked
			}
		case unkept(f.header[j]) != "", heading && kind != ColumnLeftOut, heading && slices.Contains([]string{"id", "no", "number"}, folded), looks == ColumnEmail, looks == ColumnURN, looks == ColumnPhone:
			if f.said(j, func(cell string) bool { return !isAnonymous(cell) }) && folded != "id" {
				f.note("Column %s is left out: feedback is kept without saying whose it is.", ColumnLetters(j))
			}
		case f.said(j, func(cell string) bool { _, is := readScore(cell); return is }) && !f.said(j, func(cell string) bool { _, is := readScore(cell); return !is }):
			columns[j] = ColumnScore
		case f.said(j, func(string) bool { return true }):
			columns[j] = ColumnComment
		}
	}
	return columns
}

// said tells whether a cell of a column holds something that is so.
func (f *feedbackReading) said(j int, is func(cell string) bool) bool {
	return slices.ContainsFunc(f.rows, func(row PastedRow) bool { return row.Cells[j] != "" && is(row.Cells[j]) })
}

// readScore reads a score: a number from 0 to MaxScore, perhaps with words or its scale behind
// it ("4 - good", "4/5", "4 stars"), or the words of a usual scale of five.
func readScore(cell string) (n int, is bool) {
	for i, words := range [][]string{
		{"strongly disagree", "very poor", "very dissatisfied", "not at all", "not useful", "not at all useful"},
		{"disagree", "poor", "dissatisfied", "a little", "slightly useful"},
		{"neutral", "neither agree nor disagree", "fair", "satisfactory", "average", "somewhat", "neither", "moderately useful"},
		{"agree", "good", "satisfied", "very", "useful", "mostly"},
		{"strongly agree", "excellent", "very good", "very satisfied", "extremely", "very useful", "completely", "extremely useful"},
	} {
		if slices.Contains(words, Fold(cell)) {
			return i + 1, true
		}
	}
	digits := leading(cell, isDigit)
	rest := strings.TrimSpace(cell[len(digits):])
	if digits == "" || len(digits) > 2 || atoi(digits) > MaxScore || len(rest) > 20 || rest != "" && !strings.ContainsAny(rest[:1], "/-–:=(*") && !strings.HasPrefix(rest, "star") && !strings.HasPrefix(rest, "out of") {
		return 0, false
	}
	return atoi(digits), true
}

// chooseScales asks for the end of the scale of each question with scores.
func (f *feedbackReading) chooseScales() {
	for j, k := range f.columns {
		if k != ColumnScore {
			continue
		}
		top := 0
		for _, row := range f.rows {
			n, _ := readScore(row.Cells[j])
			top = max(top, n)
		}
		var options []Option
		for n := max(2, top); n <= MaxScore; n++ {
			options = append(options, Option{itoa(n), itoa(n)})
		}
		proposed := 5
		if top > 5 {
			proposed = MaxScore
		}
		f.of[j] = atoi(f.choose(keyScale+ColumnLetters(j), "column "+ColumnLetters(j)+" goes up to", options, itoa(proposed)))
	}
}

// chooseSession asks which session it is about: that which was given, else the last one held
// by the day of the first answer.
func (f *feedbackReading) chooseSession(given ID, order string) *Session {
	first := f.today
	for _, row := range f.rows {
		if day, ok := readStamp(f.cell(row, ColumnAsked), order, f.s.Cohort.Year); ok {
			first = min(first, day)
		}
	}
	var options []Option
	proposed := ""
	var last Day
	for _, x := range f.s.Sessions {
		words := strings.TrimSuffix(fmt.Sprintf("session %d, %s", x.Number, x.Date.Medium()), ", ")
		options = append(options, Option{itoa(x.Number), words})
		if x.Date.Known() && x.Date <= first && x.Date >= last {
			proposed, last = itoa(x.Number), x.Date
		}
	}
	if x := f.s.Session(given); x != nil {
		proposed = itoa(x.Number)
	}
	value := f.choose(keySession, "about", options, proposed)
	if value == "" && f.p.Stop == "" {
		f.p.Stop = "Say which session the answers are about."
	}
	if value == "" {
		return nil
	}
	return f.s.SessionNumbered(atoi(value))
}

// answer reads one row; why says what is wrong.
func (f *feedbackReading) answer(row PastedRow, order string) (x Feedback, why string) {
	if cell := f.cell(row, ColumnAsked); cell != "" {
		var ok bool
		if x.Day, ok = readStamp(cell, order, f.s.Cohort.Year); !ok {
			return x, f.at(row.Number, ColumnAsked) + ": " + quoted(cell) + " is no date: write it as 9 Sep 2025."
		}
	}
	for j, k := range f.columns {
		cell := row.Cells[j]
		question := OneLine(f.header[j], MaxName)
		if question == "" {
			question = "Column " + ColumnLetters(j)
		}
		switch {
		case cell == "":
		case k == ColumnScore:
			n, is := readScore(cell)
			if !is {
				return x, fmt.Sprintf("Row %d, column %s: %s is no score from 0 to %d: say that the column is a comment, or leave the row out.", row.Number, ColumnLetters(j), quoted(cell), MaxScore)
			}
			if !slices.ContainsFunc(x.Scores, func(y FeedbackScore) bool { return Fold(y.Question) == Fold(question) }) {
				x.Scores = append(x.Scores, FeedbackScore{question, n, f.of[j]})
			}
		case k == ColumnComment:
			text := severalIn(cell)
			if named := PupilNamed(text); named != "" {
				f.note("Row %d, column %s: %s", row.Number, ColumnLetters(j), named)
			}
			if !slices.ContainsFunc(x.Comments, func(y FeedbackComment) bool { return Fold(y.Question) == Fold(question) }) {
				x.Comments = append(x.Comments, FeedbackComment{question, text})
			}
		}
	}
	return x, ""
}

// words are an answer in a few words: "4 of 5, 5 of 5, “More of this”".
func (x *Feedback) words() string {
	var parts []string
	for _, y := range x.Scores {
		parts = append(parts, fmt.Sprintf("%d of %d", y.Score, y.Of))
	}
	for _, y := range x.Comments {
		parts = append(parts, "“"+OneLine(y.Text, 60)+"”")
	}
	return strings.Join(parts, ", ")
}

// settle says which answers are there already, and stops where all of them are there, about
// another session.
func (f *feedbackReading) settle(session *Session, answers []Feedback, lines []int) {
	news := f.s.newFeedback(session.ID, answers)
	for i, at := range lines {
		if !slices.Contains(news, i) {
			f.p.Lines[at].Verdict, f.p.Lines[at].Words = IsThere, "taken in already"
		}
	}
	if len(news) < len(answers) || len(news) == 0 || !slices.ContainsFunc(answers, func(x Feedback) bool { return len(x.Comments) > 0 }) {
		return
	}
	for _, x := range f.s.Sessions {
		if x.ID != session.ID && len(f.s.newFeedback(x.ID, answers)) == 0 {
			f.p.Stop = fmt.Sprintf("All of these answers are here already, about session %d.", x.Number)
		}
	}
}
