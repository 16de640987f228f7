package model

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Evaluation is the evaluation of a cohort as a document: what was noted all year, in
// order. It is worked out from a snapshot and knows no form of writing.
type Evaluation struct {
	Title, Code, Hub, Year string
	// Programme is its title, with the code where it has one.
	Programme string
	// Day is as of when; Names tells that people and schools are named in it.
	Day   Day
	Names bool
	// Numbers are lines such as "People enrolled" and "14".
	Numbers []Number
	// Sessions are those that were held, with how many took part.
	Sessions []EvaluatedSession
	// Groups are the outcomes of the programme, every one; Gone those that something was
	// noted of and that the programme has no more.
	Groups []EvaluatedGroup
	Gone   []EvaluatedOutcome
	// Loose is evidence of no outcome.
	Loose []Quoted
	// Levels are Guskey's five, in order, then what is of none of them.
	Levels []EvaluatedLevel
	// Plans are action plans, then initiatives; Departments what schools did.
	Plans       []EvaluatedPlan
	Departments []EvaluatedDepartment
}

// Number is a number with what it counts.
type Number struct{ What, Value string }

// EvaluatedSession is a session that was held: Here took part, of Of who had a place then.
type EvaluatedSession struct {
	Number int
	Title  string
	// Visit says that it is one; each person was there on a day of their own.
	Visit    bool
	Day      Day
	Here, Of int
}

// EvaluatedGroup is a group of outcomes.
type EvaluatedGroup struct {
	Heading, LeadIn string
	Outcomes        []EvaluatedOutcome
}

// EvaluatedOutcome is an outcome word for word with its evidence.
type EvaluatedOutcome struct {
	Outcome  Outcome
	Evidence []Quoted
	// Ratings are sentences: the first and the last of each that it was rated for, or, without
	// names, how many stood where.
	Ratings []string
	// Months are the grades in the middle of what was rated in each month of the academic
	// year, from September; Unrated where nothing was.
	Months [12]Grade
}

// Quoted is a piece of evidence as the document has it.
type Quoted struct {
	Evidence ID
	Day      Day
	Text     string
	// Who said it or whom it is about; without names in general words, "" for nobody.
	Who string
	// Words: these are somebody's very words.
	Words bool
}

// EvaluatedLevel is one of Guskey's levels with its evidence.
type EvaluatedLevel struct {
	Level    Level
	Evidence []Quoted
	// Feedback is what was answered about each session, of reactions.
	Feedback []EvaluatedFeedback
}

// EvaluatedPlan is a plan or an initiative.
type EvaluatedPlan struct {
	Title string
	// Parts are its headings with what stands under each: "Vision", "Aims".
	Parts   []Number
	Actions []string
}

// EvaluatedDepartment is what a school did with its department.
type EvaluatedDepartment struct {
	Title string
	Lines []string
}

// Evaluation is the evaluation of the cohort as of now. Without names no person and no
// school is named: not beside what was noted, and the names of people of the cohort
// are taken out of what they said.
func (s *Snapshot) Evaluation(now time.Time, names bool) Evaluation {
	w := s.writing(names)
	today := DayOf(now)
	e := Evaluation{
		Title: s.Cohort.Title, Code: s.Cohort.Code, Hub: s.Cohort.HubName, Year: AcademicYearWords(s.Cohort.Year), Programme: s.Programme.Title,
		Day: today, Names: names, Numbers: s.yearNumbers(today), Sessions: s.evaluatedSessions(), Plans: w.plans(), Departments: w.departments(),
	}
	if s.Programme.Code != "" {
		e.Programme += " (" + s.Programme.Code + ")"
	}
	for _, g := range s.Programme.Outcomes {
		e.Groups = append(e.Groups, EvaluatedGroup{Heading: g.Heading, LeadIn: g.LeadIn})
	}
	for _, st := range s.Standings() {
		out := EvaluatedOutcome{Outcome: st.Outcome, Ratings: w.ratings(&st), Months: st.Months(s.Cohort.Year)}
		for _, x := range st.Evidence {
			out.Evidence = append(out.Evidence, w.quoted(x))
		}
		if st.Gone {
			e.Gone = append(e.Gone, out)
			continue
		}
		g := &e.Groups[st.Outcome.Group]
		g.Outcomes = append(g.Outcomes, out)
	}
	for _, l := range []Level{Reactions, Learning, Organisation, Use, StudentOutcomes, LevelUnsaid} {
		e.Levels = append(e.Levels, EvaluatedLevel{Level: l})
	}
	e.Levels[0].Feedback = w.feedback()
	for _, x := range s.Evidence {
		if len(x.Outcomes) == 0 {
			e.Loose = append(e.Loose, w.quoted(x))
		}
		for _, l := range x.Levels() {
			i := slices.IndexFunc(e.Levels, func(o EvaluatedLevel) bool { return o.Level == l })
			if i < 0 {
				i = len(e.Levels) - 1
			}
			e.Levels[i].Evidence = append(e.Levels[i].Evidence, w.quoted(x))
		}
	}
	return e
}

// yearNumbers are the numbers of the year: people, schools, days, tasks, sessions.
func (s *Snapshot) yearNumbers(today Day) []Number {
	on, left, completed, online := 0, 0, 0, 0
	schools := map[ID]bool{}
	days, reach := 0, 0
	back, of := 0, 0
	for _, e := range s.Enrolments {
		if !e.Counts() {
			continue
		}
		days += s.Earned(e)
		if q := s.Cohort.Quarters; q != nil && s.Earned(e) >= *q {
			reach++
		}
		if e.SeenOnline.Known() {
			online++
		}
		switch e.StatusOn(today) {
		case Withdrawn:
			left++
			continue
		case Completed:
			completed++
		}
		on++
		if e.School != 0 {
			schools[e.School] = true
		}
	}
	for _, t := range s.Tasks {
		h, _ := s.TaskSheet(t.ID)
		back, of = back+h.Back, of+h.Of
	}
	held := 0
	for _, x := range s.Sessions {
		if s.wasHeld(x) {
			held++
		}
	}
	out := []Number{
		{"People who took part", itoa(on)}, {"of these completed", itoa(completed)}, {"Withdrawn", itoa(left)}, {"Schools", itoa(len(schools))},
		{"Sessions held", fmt.Sprintf("%d of %d", held, len(s.Sessions))}, {"Days earned together", Quarters(days)},
	}
	if q := s.Cohort.Quarters; q != nil {
		out = append(out, Number{"People who earned " + Quarters(*q) + " days or more", itoa(reach)})
	}
	if of > 0 {
		out = append(out, Number{"Tasks back", fmt.Sprintf("%d of %d", back, of)})
	}
	if online > 0 {
		out = append(out, Number{"Seen in the online community", itoa(online)})
	}
	members := 0
	for _, x := range s.Schools {
		if n := len(x.Reached); n > 0 {
			members += x.Reached[n-1].Number
		}
	}
	if members > 0 {
		out = append(out, Number{"Members of departments reached", itoa(members)})
	}
	return out
}

// evaluatedSessions are the sessions that were held. Of are those with a place on the day, and
// those who came without one.
func (s *Snapshot) evaluatedSessions() []EvaluatedSession {
	var out []EvaluatedSession
	for _, x := range s.Sessions {
		if !s.wasHeld(x) {
			continue
		}
		y := EvaluatedSession{Number: x.Number, Title: x.Title, Visit: x.Kind == Visit, Day: x.Date}
		for _, e := range s.Enrolments {
			m := s.MarkOf(e, x)
			if m.Here() {
				y.Here++
			}
			if m.Kind != NotEnrolled {
				y.Of++
			}
		}
		out = append(out, y)
	}
	return out
}

// wasHeld tells whether anybody was there, or the register says that it is finished.
func (s *Snapshot) wasHeld(x *Session) bool {
	if x.State != Planned {
		return false
	}
	return x.Finish.Is || slices.ContainsFunc(s.Enrolments, func(e *Enrolment) bool { return s.MarkOf(e, x).Here() })
}

// writing is how people appear in the document.
type writing struct {
	s     *Snapshot
	names bool
	hide  func(string) string
}

func (s *Snapshot) writing(names bool) writing {
	w := writing{s: s, names: names, hide: func(text string) string { return text }}
	if !names {
		w.hide = s.withoutNames()
	}
	return w
}

func (w writing) quoted(x *Evidence) Quoted {
	return Quoted{Evidence: x.ID, Day: x.Day, Text: w.hide(x.Text), Who: w.who(x.Person, x.School), Words: x.Quote}
}

// who is whom something is about: a person with their school, or in general words.
func (w writing) who(person, school ID) string {
	switch {
	case !w.names && person != 0:
		return "a participant"
	case !w.names && school != 0:
		return "a school"
	case person == 0:
		return w.s.Whom(0, school)
	}
	who := w.s.Whom(person, 0)
	if e := w.s.PlaceOfPerson(person); e != nil {
		if x := w.s.School(e.School); x != nil {
			who += ", " + x.Name
		}
	}
	return who
}

// ratings are the first and the last rating of each that an outcome was rated for.
func (w writing) ratings(st *Standing) []string {
	first, last := st.First(), st.Last()
	if len(first) == 0 {
		return nil
	}
	var out []string
	if w.names {
		for i, r := range first {
			line := fmt.Sprintf("%s: %s on %s", cmp.Or(w.who(r.Person, r.School), "the whole cohort"), r.Words(), r.Day.Long())
			if l := last[i]; l.ID != r.ID {
				line += fmt.Sprintf(", %s on %s", l.Words(), l.Day.Long())
			}
			if last[i].Note != "" {
				line += " (" + last[i].Note + ")"
			}
			out = append(out, line+".")
		}
		return out
	}
	out = append(out, "First rated "+span(first)+": "+GradeCounts(first)+".")
	if !slices.Equal(first, last) {
		out = append(out, "Last rated "+span(last)+": "+GradeCounts(last)+".")
	}
	return out
}

// span is the day of ratings, or the first and the last of their days.
func span(rs []*Rating) string {
	from, to := rs[0].Day, rs[0].Day
	for _, r := range rs {
		from, to = min(from, r.Day), max(to, r.Day)
	}
	if from == to {
		return from.Long()
	}
	return from.Long() + " to " + to.Long()
}

// GradeCounts counts ratings by grade, from the lowest, and their classes.
func GradeCounts(rs []*Rating) string {
	var n [5]int
	classes, of := 0, 0
	for _, r := range rs {
		n[min(r.Grade, Embedded)]++
		classes, of = classes+r.Classes, of+r.Of
	}
	out := ""
	for g, k := range n {
		if k > 0 {
			out += fmt.Sprintf(", %d %s", k, Grade(g))
		}
	}
	if of > 0 {
		out += fmt.Sprintf(", seen in %d of %d classes", classes, of)
	}
	return out[len(", "):]
}

func (w writing) plans() []EvaluatedPlan {
	var out []EvaluatedPlan
	part := func(p *EvaluatedPlan, what, text string) {
		if text != "" {
			p.Parts = append(p.Parts, Number{what, w.hide(text)})
		}
	}
	actions := func(p *EvaluatedPlan, all []PlanAction) {
		for _, a := range all {
			p.Actions = append(p.Actions, w.hide(a.Text)+": "+a.State.String()+dueWords(a.Due))
		}
	}
	for _, x := range w.s.Plans {
		p := EvaluatedPlan{Title: "Action plan of " + w.who(x.Person, x.School)}
		part(&p, "Vision", x.Vision)
		part(&p, "Aims", x.Aims)
		part(&p, "Evidence of need", x.Need)
		if x.Review.Known() {
			part(&p, "Review", x.Review.Long())
		}
		if x.Reviewed.Known() {
			part(&p, "Reviewed on", x.Reviewed.Long())
		}
		actions(&p, x.Actions)
		out = append(out, p)
	}
	for _, x := range w.s.Initiatives {
		p := EvaluatedPlan{Title: "Initiative of " + w.who(x.Person, 0) + ": " + w.hide(x.Title)}
		part(&p, "Aim", x.Aim)
		if len(x.Schools) > 0 {
			p.Parts = append(p.Parts, Number{"Schools", w.schools(x.Schools)})
		}
		part(&p, "Evaluation", x.Evaluation)
		actions(&p, x.Actions)
		out = append(out, p)
	}
	return out
}

func (w writing) schools(ids []ID) string {
	if !w.names {
		return itoa(len(ids))
	}
	out := ""
	for _, id := range ids {
		out += ", " + w.s.Whom(0, id)
	}
	return out[len(", "):]
}

func (w writing) departments() []EvaluatedDepartment {
	var out []EvaluatedDepartment
	for i, x := range w.s.Schools {
		d := EvaluatedDepartment{Title: w.s.Whom(0, x.ID)}
		if !w.names {
			d.Title = "School " + itoa(i+1)
		}
		for _, p := range x.Policies {
			d.Lines = append(d.Lines, "In place on "+p.Day.Long()+": "+w.hide(p.Text))
		}
		for _, y := range x.Sharings {
			line := "Shared on " + y.Day.Long()
			if y.Person != 0 {
				line += " by " + w.who(y.Person, 0)
			}
			if y.With != "" {
				line += " with " + w.hide(y.With)
			}
			d.Lines = append(d.Lines, line+": "+w.hide(y.What))
		}
		for _, r := range x.Reached {
			d.Lines = append(d.Lines, several(r.Number, "member")+" of the department reached by "+r.Day.Long())
		}
		if len(d.Lines) > 0 {
			out = append(out, d)
		}
	}
	return out
}
