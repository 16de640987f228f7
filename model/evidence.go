package model

import (
	"cmp"
	"slices"

	"workgroup/model/change"
)

// Evidence is a note of what was said or seen, taken on a day about a person, a school or
// nobody, and linked to any outcomes of the programme.
type Evidence struct {
	ID   ID
	Day  Day
	Text string
	// Person, School and Session are whom it is about and where it was said, each 0 where
	// it is about none.
	Person, School, Session ID
	// Outcomes are what it is evidence of, in the words that they had then.
	Outcomes []Outcome
	// Level as a lead chose it; none chosen: what the outcomes propose.
	Level Level
	// Quote: these are the very words of the person.
	Quote bool
	// Anyway is why a note that looks as if it named a pupil names none.
	Anyway string
}

// Levels are those of Guskey's levels that the evidence speaks to, at least one: that of
// a lead, else those that its outcomes propose, else none of the five.
func (e *Evidence) Levels() []Level {
	if e.Level != LevelUnsaid {
		return []Level{e.Level}
	}
	var out []Level
	for _, o := range e.Outcomes {
		if l := LevelOf(o.Heading); l != LevelUnsaid && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	slices.Sort(out)
	if len(out) == 0 {
		return []Level{LevelUnsaid}
	}
	return out
}

func decodeEvidence(r reader) *Evidence {
	e := &Evidence{
		ID: r.Key.Record, Day: r.day(evidenceDay), Text: r.text(evidenceText), Person: r.id(evidencePerson), School: r.id(evidenceSchool),
		Session: r.id(evidenceSession), Level: Level(r.int(evidenceLevel)), Quote: r.bool(evidenceQuote), Anyway: r.text(evidenceAnyway),
	}
	r.elems(evidenceOutcome, func(_ ID, v string) { e.Outcomes = append(e.Outcomes, unpackOutcome(v)) })
	slices.SortFunc(e.Outcomes, Outcome.compare)
	return e
}

// Evidence writes a piece of evidence. Where it is about another person than before, what
// it says is sealed under the key of that one.
func (d *Draft) Evidence(x Evidence) {
	k, was := KindEvidence, find[Evidence](d.s, KindEvidence, x.ID)
	if was == nil {
		was = &Evidence{}
	}
	d.int(k, x.ID, evidenceDay, int64(x.Day))
	d.id(k, x.ID, evidencePerson, x.Person)
	d.id(k, x.ID, evidenceSchool, x.School)
	d.id(k, x.ID, evidenceSession, x.Session)
	d.int(k, x.ID, evidenceLevel, int64(x.Level))
	d.text(k, x.ID, evidenceQuote, packBool(x.Quote))
	d.about(k, x.ID, evidenceText, was.Text, x.Text, was.Person, x.Person)
	d.about(k, x.ID, evidenceAnyway, was.Anyway, x.Anyway, was.Person, x.Person)
	for _, o := range was.Outcomes {
		if !slices.ContainsFunc(x.Outcomes, func(p Outcome) bool { return p.ID() == o.ID() }) {
			d.elem(k, x.ID, evidenceOutcome, o.ID(), "")
		}
	}
	for _, o := range x.Outcomes {
		if !slices.ContainsFunc(was.Outcomes, func(p Outcome) bool { return p.ID() == o.ID() }) {
			d.elem(k, x.ID, evidenceOutcome, o.ID(), o.pack())
		}
	}
}

// about writes what is said of somebody, where it differs from what was said of them
// before: text that was erased is never written again. subject is 0 for nobody.
func (d *Draft) about(k change.Kind, rec ID, n change.Name, was, now string, before, subject ID) {
	f := fieldOf(k, rec, n, 0)
	switch {
	case was != now:
		d.set(f, now, subject)
	case before != subject && now != "" && !slices.ContainsFunc(d.s.Cell(f).Standing(), func(h change.Held) bool { return h.Erased }):
		d.force(f, now, subject)
	}
}

// NoteEvidence notes evidence; of no day it is of today.
type NoteEvidence struct{ Evidence Evidence }

// Plan writes it.
func (a NoteEvidence) Plan(s *Snapshot, env Env) (Plan, error) {
	x := a.Evidence
	if x.ID == 0 {
		x.ID = env.NewID()
	}
	if s.EvidenceOf(x.ID) != nil {
		return Plan{}, refuse("This evidence is here already.")
	}
	if err := s.tidyEvidence(&x, &Evidence{}, env); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbNewEvidence, s.placeOfPerson(x.Person), x.Session, 0, x.ID)
	d.Evidence(x)
	return d.planned("Evidence noted%s%s.", s.ofWhom(x.Person, x.School), linkedWords(len(x.Outcomes))), nil
}

func linkedWords(n int) string {
	switch n {
	case 0:
		return ", of no outcome yet"
	case 1:
		return ", of one outcome"
	}
	return ", of " + itoa(n) + " outcomes"
}

// EditEvidence sets everything about a piece of evidence.
type EditEvidence struct{ Evidence Evidence }

var evidenceWords = map[change.Name]string{
	evidenceDay: "day", evidenceText: "note", evidencePerson: "whom it is about", evidenceSchool: "whom it is about", evidenceSession: "session",
	evidenceOutcome: "outcomes", evidenceLevel: "level", evidenceQuote: "own words or not", evidenceAnyway: "note",
}

// Plan writes what differs.
func (a EditEvidence) Plan(s *Snapshot, env Env) (Plan, error) {
	x, was := a.Evidence, s.EvidenceOf(a.Evidence.ID)
	if was == nil {
		return Plan{}, goneEvidence
	}
	if err := s.tidyEvidence(&x, was, env); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbEditEvidence, s.placeOfPerson(x.Person), x.Session, 0, x.ID)
	d.Evidence(x)
	return d.plannedEdit("Evidence of "+x.Day.Short(), evidenceWords), nil
}

const goneEvidence = Refusal("This evidence is not there any more.")

// RemoveEvidence takes a piece of evidence away.
type RemoveEvidence struct{ Evidence ID }

// Plan removes it.
func (a RemoveEvidence) Plan(s *Snapshot, env Env) (Plan, error) {
	x := s.EvidenceOf(a.Evidence)
	if x == nil {
		return Plan{}, goneEvidence
	}
	d := NewDraft(s, env, VerbRemoveEvidence, s.placeOfPerson(x.Person), x.Session, 0, x.ID)
	d.Remove(KindEvidence, x.ID)
	return d.planned("Evidence of %s removed.", x.Day.Long()), nil
}

// EvidenceOf is the evidence of that ID, or nil.
func (s *Snapshot) EvidenceOf(id ID) *Evidence { return find[Evidence](s, KindEvidence, id) }

func (s *Snapshot) tidyEvidence(x, was *Evidence, env Env) error {
	var c check
	c.needed(FieldText, &x.Text, was.Text, MaxNote, "Type what was said or seen.")
	c.text(FieldReason, &x.Anyway, was.Anyway, MaxName)
	s.tidyDay(&c, &x.Day, was.Day, env)
	s.tidyAbout(&c, x.Person, x.School, was.Person, was.School)
	c.that(x.Session == 0 || x.Session == was.Session || s.Session(x.Session) != nil, FieldText, "The session at which it was said is not there any more.")
	c.that(x.Level <= StudentOutcomes, FieldLevel, "A level is one of the five, or none.")
	x.Outcomes = oneEach(x.Outcomes)
	for _, o := range x.Outcomes {
		c.that(o.Sentence != "", FieldOutcome, "Choose outcomes of the programme.")
	}
	return c.err
}

// oneEach are the outcomes without doubles, in their order.
func oneEach(all []Outcome) []Outcome {
	var out []Outcome
	for _, o := range all {
		if !slices.ContainsFunc(out, func(p Outcome) bool { return p.ID() == o.ID() }) {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, Outcome.compare)
	return out
}

// tidyDay is a day on which something was noted: today where none is said, and never one
// that is still to come.
func (s *Snapshot) tidyDay(c *check, day *Day, was Day, env Env) {
	*day = cmp.Or(*day, DayOf(env.Now))
	if *day == was {
		return
	}
	c.that(*day <= DayOf(env.Now), FieldDate, "%s is still to come: what is noted was said or seen on a day that has been.", day.Long())
	if err := s.checkDay(*day); err != nil {
		c.that(false, FieldDate, "%s", err.Error())
	}
}

// tidyAbout looks over whom something is about: at most one person or one school.
func (s *Snapshot) tidyAbout(c *check, person, school, wasPerson, wasSchool ID) {
	c.that(person == 0 || school == 0, FieldAbout, "It is about a person or about a school, not both: a person's school is known.")
	c.that(person == 0 || person == wasPerson || s.Person(person) != nil, FieldAbout, "This person is not there any more.")
	c.that(school == 0 || school == wasSchool || s.School(school) != nil, FieldAbout, "This school is not there any more.")
}

// placeOfPerson is the place of a person in the cohort, 0 where there is none.
func (s *Snapshot) placeOfPerson(person ID) ID {
	if e := s.PlaceOfPerson(person); e != nil {
		return e.ID
	}
	return 0
}

// PlaceOfPerson is the row of a person in the cohort, nil where there is none.
func (s *Snapshot) PlaceOfPerson(person ID) *Enrolment {
	if person == 0 {
		return nil
	}
	person = s.keptOf(person)
	for _, e := range s.Enrolments {
		if e.Person == person {
			return e
		}
	}
	return nil
}

// Whom is whom something is about in words: the person's name, the school's, or "" for
// nobody.
func (s *Snapshot) Whom(person, school ID) string {
	if person != 0 {
		return cmp.Or(s.Person(person).Apart(), "somebody who is not here any more")
	}
	if school != 0 {
		if x := s.School(school); x != nil {
			return x.Name
		}
		return "a school that is not here any more"
	}
	return ""
}

func (s *Snapshot) ofWhom(person, school ID) string {
	if who := s.Whom(person, school); who != "" {
		return " about " + who
	}
	return ""
}

// NoteOutcomes keeps what was noted about a person at a session, and what it is evidence
// of: one note, caught when it is said. Where the note was evidence before, that
// evidence follows it, and is gone with its last outcome.
type NoteOutcomes struct {
	Note     SetNote
	Outcomes []Outcome
	// Anyway is why a note that looks as if it named a pupil names none.
	Anyway string
}

// EvidenceOfNote is the evidence that the note about a person at a session is, or nil.
func (s *Snapshot) EvidenceOfNote(enrolment, session ID) *Evidence {
	e := s.Enrolment(enrolment)
	if e == nil || e.Note(session) == "" {
		return nil
	}
	for _, x := range s.Evidence {
		if x.Session == session && x.Text == e.Note(session) && s.PlaceOfPerson(x.Person) == e {
			return x
		}
	}
	return nil
}

// Plan writes both in one change.
func (a NoteOutcomes) Plan(s *Snapshot, env Env) (Plan, error) {
	e := s.Enrolment(a.Note.Enrolment)
	if e == nil {
		return Plan{}, refuse("This person is not on the register any more.")
	}
	x := Evidence{Person: e.Person, Session: a.Note.Sheet.Session}
	was := s.EvidenceOfNote(e.ID, a.Note.Sheet.Session)
	if was != nil {
		x = *was
	}
	a.Note.Text = Tidy(a.Note.Text, MaxNote)
	d := NewDraft(s, env, VerbNote, e.ID, a.Note.Sheet.Session, a.Note.Sheet.Slot)
	d.set(fieldOf(KindEnrolment, e.ID, enrolmentNote, a.Note.Sheet.Session), a.Note.Text, e.Person)
	name := s.Person(e.Person).Apart()
	if len(a.Outcomes) == 0 || a.Note.Text == "" {
		if was != nil {
			d.Remove(KindEvidence, was.ID)
			return d.planned("%s: noted, and no evidence any more.", name), nil
		}
		return d.planned("%s: noted.", name), nil
	}
	x.Text, x.Outcomes, x.Anyway = a.Note.Text, a.Outcomes, a.Anyway
	if was == nil {
		x.ID, was = env.NewID(), &Evidence{}
	}
	if err := s.tidyEvidence(&x, was, env); err != nil {
		return Plan{}, err
	}
	d.Evidence(x)
	return d.planned("%s: noted%s.", name, linkedWords(len(x.Outcomes))), nil
}
