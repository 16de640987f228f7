package model_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
)

// groups are the outcomes that the cohort to try has: the words are those of a community
// of subject leaders and of a department's work group.
func groups() []model.OutcomeGroup {
	return []model.OutcomeGroup{
		{Heading: "Student outcomes", LeadIn: "In almost all classes within the department, students will:", Items: []string{
			"develop a deep, secure and connected understanding of the maths they are learning",
			"achieve both conceptual understanding and procedural fluency",
		}},
		{Heading: "Practice development", LeadIn: "Subject leaders will:", Items: []string{
			"develop collaborative ways of working within the department to support ongoing developments",
		}},
		{Heading: "Professional learning", LeadIn: "Subject leaders will:", Items: []string{
			"understand the benefits of collaborative professional development for sustained development of professional knowledge and practice within a department.",
		}},
	}
}

// outcomeRoom is the room with a programme that has outcomes.
func outcomeRoom(t testing.TB) *room {
	r := newRoom(t)
	r.promises(groups())
	return r
}

// promises gives the cohort a programme with these outcomes, in place of the one it has.
func (r *room) promises(all []model.OutcomeGroup) {
	d := r.draft()
	p := model.Programme{ID: r.id(), Title: "Secondary Maths Subject Leaders Community", Outcomes: all}
	d.Programme(p)
	c := r.s.Cohort
	c.Programme = p.ID
	d.Cohort(c)
	r.apply(d.Change())
}

func (r *room) person(who string) model.ID { return r.place(who).Person }

// note notes evidence about somebody, of outcomes by their place in the programme.
func (r *room) note(text, who string, of ...int) model.ID {
	r.t.Helper()
	x := model.Evidence{Text: text}
	if who != "" {
		x.Person = r.person(who)
	}
	for _, i := range of {
		x.Outcomes = append(x.Outcomes, r.s.Outcomes()[i])
	}
	p := r.do(model.NoteEvidence{Evidence: x})
	return p.Changes[0].Label.IDs[3]
}

func TestLevelsThatHeadingsPropose(t *testing.T) {
	for heading, want := range map[string]model.Level{
		"Student outcomes": model.StudentOutcomes, "Whole-school/departmental policies and approaches": model.Organisation,
		"Practice development": model.Use, "Practice development of department leadership:": model.Use, "Professional learning": model.Learning,
		"Pupil outcomes": model.StudentOutcomes,
		// A heading that names none of the four proposes none.
		"Community culture": model.LevelUnsaid, "What are the benefits? Participants will:": model.LevelUnsaid, "": model.LevelUnsaid,
	} {
		if got := model.LevelOf(heading); got != want {
			t.Errorf("%q proposes %s, want %s", heading, got, want)
		}
	}
	if len(model.Levels()) != 6 || model.Level(9).String() != "5 student outcomes" || model.Reactions.String() != "1 reactions" {
		t.Errorf("levels: %q", model.Levels())
	}
}

func TestEvidence(t *testing.T) {
	r := outcomeRoom(t)
	p := r.do(model.NoteEvidence{Evidence: model.Evidence{
		Text: "  We plan every Tuesday\ntogether now ", Person: r.person("Khan"), Session: r.today, Quote: true, Outcomes: []model.Outcome{r.s.Outcomes()[2], r.s.Outcomes()[0], r.s.Outcomes()[2]},
	}})
	if p.Say != "Evidence noted about Imran Khan, of 2 outcomes." {
		t.Errorf("says %q", p.Say)
	}
	e := r.s.Evidence[0]
	if e.Text != "We plan every Tuesday together now" || e.Day != model.DayOf(r.now) || !e.Quote || e.Session != r.today || len(e.Outcomes) != 2 {
		t.Fatalf("noted: %+v", e)
	}
	if got := e.Levels(); !slices.Equal(got, []model.Level{model.Use, model.StudentOutcomes}) {
		t.Errorf("levels %v", got)
	}
	x := *e
	x.Level, x.Outcomes = model.Reactions, nil
	if say := r.do(model.EditEvidence{Evidence: x}).Say; say != "Evidence of 17 Nov changed: level, outcomes." {
		t.Errorf("edited: %q", say)
	}
	if e = r.s.EvidenceOf(e.ID); len(e.Outcomes) != 0 || !slices.Equal(e.Levels(), []model.Level{model.Reactions}) {
		t.Errorf("edited: %+v", e)
	}
	if p := r.do(model.EditEvidence{Evidence: *e}); len(p.Changes) != 0 {
		t.Errorf("the same again: %+v", p)
	}
	r.undo()
	if e = r.s.EvidenceOf(e.ID); len(e.Outcomes) != 2 || e.Level != model.LevelUnsaid {
		t.Errorf("taken back: %+v", e)
	}
	r.do(model.RemoveEvidence{Evidence: e.ID})
	if len(r.s.Evidence) != 0 {
		t.Error("it is still there")
	}
	r.undo()
	if len(r.s.Evidence) != 1 {
		t.Error("it does not come back")
	}
}

func TestEvidenceThatCannotBe(t *testing.T) {
	r := outcomeRoom(t)
	school := r.s.Schools[0].ID
	for name, try := range map[string]struct {
		field string
		x     model.Evidence
	}{
		"no text":            {model.FieldText, model.Evidence{Text: " \n"}},
		"text like a book":   {model.FieldText, model.Evidence{Text: strings.Repeat("t", 2001)}},
		"still to come":      {model.FieldDate, model.Evidence{Text: "a", Day: model.DayOf(r.now) + 1}},
		"another year":       {model.FieldDate, model.Evidence{Text: "a", Day: model.MakeDay(2012, time.May, 1)}},
		"person and school":  {model.FieldAbout, model.Evidence{Text: "a", Person: r.person("Khan"), School: school}},
		"nobody of this ID":  {model.FieldAbout, model.Evidence{Text: "a", Person: 99}},
		"no school of it":    {model.FieldAbout, model.Evidence{Text: "a", School: 99}},
		"a sixth level":      {model.FieldLevel, model.Evidence{Text: "a", Level: 6}},
		"an outcome of none": {model.FieldOutcome, model.Evidence{Text: "a", Outcomes: []model.Outcome{{}}}},
	} {
		if got := field(r, model.NoteEvidence{Evidence: try.x}); got != try.field {
			t.Errorf("%s: the sentence is at %q, not at %q", name, got, try.field)
		}
	}
	for _, a := range []model.Action{
		model.EditEvidence{Evidence: model.Evidence{ID: 99, Text: "a"}}, model.RemoveEvidence{Evidence: 99}, model.RemoveRating{Rating: 99},
		model.Rate{Rating: model.Rating{ID: 99}}, model.SetPlan{ActionPlan: model.ActionPlan{ID: 99}}, model.RemovePlan{Of: 99},
		model.SetPlanAction{Of: 99}, model.SetInitiative{Initiative: model.Initiative{ID: 99}}, model.SetPolicy{School: 99}, model.SetSharing{School: 99},
		model.SetReached{School: 99}, model.SeenOnline{Enrolment: 99}, model.NoteOutcomes{Note: model.SetNote{Enrolment: 99}},
	} {
		r.refused(a)
	}
	if len(r.s.Evidence) != 0 {
		t.Error("something was written")
	}
}

// What is said of a person stands under the key of that person, of nobody under none; of
// another person than before it is written anew.
func TestWhatIsSaidOfAPersonIsTheirs(t *testing.T) {
	r := outcomeRoom(t)
	texts := func(c *change.Change, of change.Secrecy, subject model.ID) {
		t.Helper()
		n := 0
		for _, e := range c.Entries {
			if len(e.Value) > 6 && strings.Contains(e.Value, "secret") {
				n++
				if e.Secrecy != of || e.Subject != subject {
					t.Errorf("%q is %d of %v, want %d of %v", e.Value, e.Secrecy, e.Subject, of, subject)
				}
			}
		}
		if n == 0 {
			t.Error("nothing of it was written")
		}
	}
	khan, lopez := r.person("Khan"), r.person("García Simón")
	id := r.note("a secret", "")
	texts(r.log[len(r.log)-1], change.Open, 0)
	x := *r.s.EvidenceOf(id)
	for _, person := range []model.ID{khan, lopez} {
		x.Person = person
		texts(r.do(model.EditEvidence{Evidence: x}).Changes[0], change.Notes, person)
	}
	school := r.place("Khan").School
	for _, a := range []model.Action{
		model.Rate{Rating: model.Rating{Outcome: r.s.Outcomes()[1], Person: khan, Grade: model.Beginning, Note: "a secret"}},
		model.SetPlan{ActionPlan: model.ActionPlan{Person: khan, Vision: "secret 1", Aims: "secret 2", Need: "secret 3"}},
		model.SetInitiative{Initiative: model.Initiative{Person: khan, Title: "secret 1", Aim: "secret 2", Evaluation: "secret 3"}},
		model.SetSharing{School: school, Sharing: model.Sharing{Person: khan, What: "a secret", With: "the secretary"}},
		model.SeenOnline{Enrolment: r.places["Khan"], Day: model.DayOf(r.now), Note: "a secret"},
		model.NoteOutcomes{Note: model.SetNote{Sheet: r.sheetID(), Enrolment: r.places["Khan"], Text: "a secret"}, Outcomes: r.s.Outcomes()[:1]},
	} {
		texts(r.do(a).Changes[0], change.Notes, khan)
	}
	texts(r.do(model.SetPlanAction{Of: r.s.Plans[0].ID, Action: model.PlanAction{Text: "a secret"}}).Changes[0], change.Notes, khan)
	texts(r.do(model.SetPolicy{School: school, Policy: model.Policy{Text: "no secret"}}).Changes[0], change.Open, 0)
	d := r.draft()
	d.CommitAs(*r.place("Khan"), 1, model.Commitment{By: "secretary of the head"})
	texts(d.Change(), change.Notes, khan)
}

func TestANoteAtASessionIsEvidenceToo(t *testing.T) {
	r := outcomeRoom(t)
	note := model.SetNote{Sheet: r.sheetID(), Enrolment: r.places["Khan"], Text: "Weekly planning has begun"}
	all := r.s.Outcomes()
	if say := r.do(model.NoteOutcomes{Note: note, Outcomes: all[2:3]}).Say; say != "Imran Khan: noted, of one outcome." {
		t.Errorf("says %q", say)
	}
	e := r.s.EvidenceOfNote(note.Enrolment, r.today)
	if e == nil || e.Text != note.Text || e.Session != r.today || e.Person != r.person("Khan") || r.place("Khan").Note(r.today) != note.Text {
		t.Fatalf("evidence %+v", e)
	}
	note.Text = "Weekly planning goes well"
	r.do(model.NoteOutcomes{Note: note, Outcomes: all[1:3]})
	if len(r.s.Evidence) != 1 || r.s.Evidence[0].Text != note.Text || len(r.s.Evidence[0].Outcomes) != 2 || r.s.Evidence[0].ID != e.ID {
		t.Errorf("it does not follow its note: %+v", r.s.Evidence)
	}
	if say := r.do(model.NoteOutcomes{Note: note}).Say; len(r.s.Evidence) != 0 || say != "Imran Khan: noted, and no evidence any more." {
		t.Errorf("without outcomes: %q, %+v", say, r.s.Evidence)
	}
	if r.do(model.NoteOutcomes{Note: model.SetNote{Sheet: r.sheetID(), Enrolment: r.places["Khan"]}, Outcomes: all[:1]}); len(r.s.Evidence) != 0 {
		t.Error("an empty note is evidence")
	}
}

// The programme is edited in the middle of the year: what was noted stays with its outcome,
// or with the words that the outcome had.
func TestAnEditedProgrammeLosesNothing(t *testing.T) {
	r := outcomeRoom(t)
	moved := r.note("moved", "", 1)
	reworded := r.note("reworded", "Khan", 2)
	gone := r.note("gone", "", 0)
	all := groups()
	all[0].Items = []string{"think, reason and discuss their maths in order to deepen their understanding", "achieve both conceptual understanding and procedural fluency"}
	all[1].Items[0] = "develop more collaborative ways of working in the department to support ongoing developments"
	all = append([]model.OutcomeGroup{{Heading: "Community culture", Items: []string{"have opportunities to work collaboratively with their peers"}}}, all...)
	// The reworded outcome must stand where it stood to be known again.
	all[0], all[2] = all[2], all[0]
	all[0], all[1] = all[1], all[0]
	r.promises(all)
	under := map[model.ID]model.Standing{}
	for _, st := range r.s.Standings() {
		for _, e := range st.Evidence {
			under[e.ID] = st
		}
	}
	if st := under[moved]; st.Gone || st.Outcome.Number() != "1.2" {
		t.Errorf("moved is under %+v", st.Outcome)
	}
	if st := under[reworded]; st.Gone || !strings.Contains(st.Outcome.Sentence, "more collaborative") {
		t.Errorf("reworded is under %+v", st.Outcome)
	}
	if st := under[gone]; !st.Gone || st.Outcome.Sentence != groups()[0].Items[0] {
		t.Errorf("gone is under %+v, gone %v", st.Outcome, st.Gone)
	}
}

func TestGradeOfClasses(t *testing.T) {
	for _, c := range []struct {
		classes, of int
		want        model.Grade
	}{
		{0, 0, model.Unrated}, {0, 8, model.NotYet}, {1, 8, model.Beginning}, {3, 8, model.Beginning}, {4, 8, model.Developing}, {6, 8, model.Developing},
		{7, 8, model.Embedded}, {5, 6, model.Embedded}, {8, 8, model.Embedded}, {1, 1, model.Embedded},
	} {
		if got := model.GradeOf(c.classes, c.of); got != c.want {
			t.Errorf("%d of %d is %s, want %s", c.classes, c.of, got, c.want)
		}
	}
}

func TestRatings(t *testing.T) {
	r := outcomeRoom(t)
	all := r.s.Outcomes()
	if !all[0].ByClasses() || all[2].ByClasses() {
		t.Error("which outcomes are of classes: “In almost all classes within the department, students will:” is")
	}
	november := model.MakeDay(2021, time.November, 3)
	rate := func(x model.Rating) string { t.Helper(); return r.do(model.Rate{Rating: x}).Say }
	khan := r.person("Khan")
	if say := rate(model.Rating{Outcome: all[2], Person: khan, Grade: model.NotYet, Day: november}); say != "Rated not yet on 3 Nov: Imran Khan." {
		t.Errorf("says %q", say)
	}
	rate(model.Rating{Outcome: all[2], Person: khan, Grade: model.Developing})
	rate(model.Rating{Outcome: all[2], Grade: model.Beginning})
	if say := rate(model.Rating{Outcome: all[0], School: r.s.Schools[0].ID, Classes: 7, Of: 8, Grade: model.NotYet}); !strings.HasPrefix(say, "Rated embedded, in 7 of 8 classes on 17 Nov: ") {
		t.Errorf("says %q", say)
	}
	st := r.s.Standings()[2]
	if first, last := st.First(), st.Last(); len(first) != 2 || first[0].Grade != model.NotYet || last[0].Grade != model.Developing || last[1].Grade != model.Beginning {
		t.Errorf("first %v, last %v", st.First(), st.Last())
	}
	if got := st.Months(2021); got != [12]model.Grade{2: model.Beginning} {
		t.Errorf("months %v", got)
	}
	if model.Middle(nil) != model.Unrated || st.Months(2022) != [12]model.Grade{} {
		t.Error("nothing has a grade")
	}
	x := *st.Ratings[0]
	x.Grade = model.Embedded
	if say := rate(x); say != "Rating of 3 Nov changed: rating." {
		t.Errorf("edited: %q", say)
	}
	for name, try := range map[string]struct {
		field string
		x     model.Rating
	}{
		"no outcome":       {model.FieldOutcome, model.Rating{Grade: model.NotYet}},
		"no grade":         {model.FieldGrade, model.Rating{Outcome: all[2]}},
		"a fifth grade":    {model.FieldGrade, model.Rating{Outcome: all[2], Grade: 5}},
		"nine of eight":    {model.FieldClasses, model.Rating{Outcome: all[0], Classes: 9, Of: 8}},
		"a town of a dept": {model.FieldClasses, model.Rating{Outcome: all[0], Classes: 1, Of: 10000}},
		"tomorrow":         {model.FieldDate, model.Rating{Outcome: all[2], Grade: model.NotYet, Day: model.DayOf(r.now) + 1}},
	} {
		if got := field(r, model.Rate{Rating: try.x}); got != try.field {
			t.Errorf("%s: the sentence is at %q, not at %q", name, got, try.field)
		}
	}
	r.do(model.RemoveRating{Rating: x.ID})
	if len(r.s.Ratings) != 3 {
		t.Errorf("%d ratings are left", len(r.s.Ratings))
	}
}

// Pupils are never named: what looks like it is asked about, what does not is left alone.
func TestPupilNamed(t *testing.T) {
	for _, text := range []string{
		"Year 9 pupil Tom found it hard", "student Jane Smith improved", "A boy called Liam explained it", "the girl, Amy, drew a bar", "child Ann-Marie",
		"Tom, a Year 9 student, said so", "pupils Tom and Amy", "asked student Siân’s group", "a girl named Zoë",
	} {
		if got := model.PupilNamed(text); !strings.Contains(got, "looks like the name of a pupil") {
			t.Errorf("%q is not asked about", text)
		}
	}
	for _, text := range []string{
		"", "Pupils think more", "every student explained it. They liked it", "Pupil Premium pupils", "the Pupil Referral Unit", "students in Year 9", "pupil voice",
		"Pupil Voice survey", "a student of Ms Khan", "SEND pupils", "pupils IN CAPITALS", "Imran Khan leads his department", "pupil", "students'", "a boy", "Year 9 pupils",
	} {
		if got := model.PupilNamed(text); got != "" {
			t.Errorf("%q is asked about: %s", text, got)
		}
	}
}

// Nothing noted is lost in the evaluation: whatever is noted, linked, edited, removed, and
// however the programme changes, each piece of evidence stands once under each of its
// outcomes, once among those of no outcome where it has none, and once under each of its
// levels.
