package forms

import (
	"cmp"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/pane"
)

// NoteHint is said under every note about people.
const NoteHint = "Never health, and no pupil by name."

// Hidden says that notes may not be seen now; ok is false where they may.
func Hidden(d pane.Desk, what string) (e pane.Effect, hidden bool) {
	if d.Privacy() == pane.Everything {
		return pane.Effect{}, false
	}
	d.Warn(what + " are not shown at names only. Press ctrl+o until names only is gone.")
	return pane.Taken(), true
}

// PupilJudge questions what looks as if it named a pupil: it can be kept, with a reason.
func PupilJudge(field string) Judge {
	return func(v dialog.Values) (string, dialog.Verdict) {
		if asked := model.PupilNamed(v[field]); asked != "" {
			return asked, dialog.Reason
		}
		return "", dialog.Fine
	}
}

// PupilNotice is PupilJudge for text that keeps no reason: it is said, and can be saved.
func PupilNotice(field string) Judge {
	return func(v dialog.Values) (string, dialog.Verdict) {
		if asked, _, _ := strings.Cut(model.PupilNamed(v[field]), ", or say"); asked != "" {
			return asked + ".", dialog.Notice
		}
		return "", dialog.Fine
	}
}

// OutcomeNames are the outcomes that a note can be evidence of, as a field has them: those of
// the programme, and those that the note is linked to and that it has no more.
type OutcomeNames struct {
	names []string
	all   []model.Outcome
}

// OutcomesFor are the choices for a note that is linked to some outcomes already.
func OutcomesFor(s *model.Snapshot, linked []model.Outcome) OutcomeNames {
	var n OutcomeNames
	for _, o := range s.Outcomes() {
		n.names, n.all = append(n.names, o.Number()+" "+o.Sentence), append(n.all, o)
	}
	for _, link := range linked {
		if _, still := s.OutcomeNow(link); !still {
			n.names, n.all = append(n.names, "no longer in the programme: "+link.Sentence), append(n.all, link)
		}
	}
	return n
}

// None tells whether there is nothing to choose from.
func (n OutcomeNames) None() bool { return len(n.all) == 0 }

// Chosen is the value of a field in which these are chosen.
func (n OutcomeNames) Chosen(s *model.Snapshot, linked []model.Outcome) string {
	var out []string
	for _, link := range linked {
		now, _ := s.OutcomeNow(link)
		for i, o := range n.all {
			if o == now && !slices.Contains(out, n.names[i]) {
				out = append(out, n.names[i])
			}
		}
	}
	return strings.Join(out, "\n")
}

// Read are the outcomes that a field holds. One that was linked stays the link that it was.
func (n OutcomeNames) Read(s *model.Snapshot, value string, linked []model.Outcome) []model.Outcome {
	var out []model.Outcome
	for name := range strings.SplitSeq(value, "\n") {
		i := slices.Index(n.names, name)
		if i < 0 {
			continue
		}
		o := n.all[i]
		if was := slices.IndexFunc(linked, func(link model.Outcome) bool { now, _ := s.OutcomeNow(link); return now == o }); was >= 0 {
			o = linked[was]
		}
		out = append(out, o)
	}
	return out
}

// Field asks of which outcomes something is evidence.
func (n OutcomeNames) Field(s *model.Snapshot, linked []model.Outcome) dialog.Field {
	return dialog.Field{
		Name: model.FieldOutcome, Label: "Outcomes", Many: true, Choices: n.names, Value: n.Chosen(s, linked),
		Hint: "Of which outcomes it is evidence: arrows, and space chooses.",
		When: func(dialog.Values) bool { return !n.None() },
	}
}

const (
	proposedLevel = "as its outcomes propose"
	ownWords      = "quotation"
	inMyWords     = "in my words"
	fieldQuote    = "quote"
)

// Evidence asks for a note for the evaluation. What it is about at first is where the cursor
// was: a person, a session. linked are outcomes that are chosen already.
func Evidence(d pane.Desk, at pane.Place, linked []model.Outcome) pane.Effect {
	s := d.Snapshot()
	if s == nil {
		d.Warn("No cohort is open.")
		return pane.Taken()
	}
	x := model.Evidence{Session: at.Session, Outcomes: linked}
	if e := s.Enrolment(at.Enrolment); e != nil {
		x.Person = e.Person
	}
	today := model.DayOf(d.Now())
	if session := s.Session(x.Session); session == nil || !session.Date.Known() || session.Date > today {
		x.Session = 0
	}
	return evidence(d, "Evidence for the evaluation", x)
}

// EditEvidence asks for everything about a piece of evidence.
func EditEvidence(d pane.Desk, x model.Evidence) pane.Effect { return evidence(d, "Evidence", x) }

func evidence(d pane.Desk, title string, was model.Evidence) pane.Effect {
	if e, hidden := Hidden(d, "Notes"); hidden {
		return e
	}
	s, days, who := Open(d), Days(d), Everybody(Open(d))
	names := OutcomesFor(s, was.Outcomes)
	fill := func(v dialog.Values) model.Evidence {
		x := was
		x.Text, x.Anyway = v[model.FieldText], v[dialog.ReasonName]
		x.Person, x.School, _ = who.Read(v[model.FieldAbout])
		x.Outcomes = names.Read(s, v[model.FieldOutcome], was.Outcomes)
		x.Level = model.Level(max(0, slices.Index(model.Levels(), v[model.FieldLevel])))
		x.Quote = v[fieldQuote] == ownWords
		read, _ := model.ReadDay(v[model.FieldDate], days)
		x.Day = read.Day
		if x.Text == was.Text {
			x.Anyway = cmp.Or(x.Anyway, was.Anyway)
		}
		return x
	}
	o := dialog.FormOptions{Title: title, Does: "keeps it", Fields: []dialog.Field{
		{Name: model.FieldText, Label: "Note", Value: was.Text, Lines: 4, Limit: model.MaxNote, Private: true, Hint: "What was said or seen. " + NoteHint, Judge: asked(was)},
		names.Field(s, was.Outcomes),
		who.Field(model.FieldAbout, "About", who.Named(was.Person, was.School), "A person or a school; empty: nobody in particular.", "Nobody in particular."),
		{Name: fieldQuote, Label: "Words", Choices: []string{inMyWords, ownWords}, Value: quoteWord(was.Quote), Hint: "A quotation stands in quotation marks in the evaluation."},
		{Name: model.FieldLevel, Label: "Level", Choices: append([]string{proposedLevel}, model.Levels()[1:]...), Value: levelWord(was.Level), Hint: "One of Guskey's five, where the outcomes do not say it."},
		{Name: model.FieldDate, Label: "Day", Value: was.Day.Long(), Hint: "Empty: today.", Judge: Day(model.FieldDate, "Today, "+model.DayOf(d.Now()).Long()+".", days)},
	}}
	if names.None() {
		o.Intro = "This programme states no outcomes: the note stands in the evaluation all the same."
	}
	return Edit{FormOptions: o, Action: func(v dialog.Values) model.Action {
		if was.ID == 0 {
			return model.NoteEvidence{Evidence: fill(v)}
		}
		return model.EditEvidence{Evidence: fill(v)}
	}}.Ask(d)
}

// asked questions what looks like a pupil's name, but not what a lead gave a reason for.
func asked(was model.Evidence) Judge {
	ask := PupilJudge(model.FieldText)
	return func(v dialog.Values) (string, dialog.Verdict) {
		if was.Anyway != "" && v[model.FieldText] == was.Text {
			return "", dialog.Fine
		}
		return ask(v)
	}
}

func quoteWord(quote bool) string {
	if quote {
		return ownWords
	}
	return inMyWords
}

func levelWord(l model.Level) string {
	if l == model.LevelUnsaid {
		return proposedLevel
	}
	return l.String()
}

// NoteForm asks for the note about a person at a session, and with tab of which outcomes
// it is evidence; then gives the action for what was typed.
func NoteForm(s *model.Snapshot, sheet model.SheetID, e *model.Enrolment, o dialog.FormOptions) (form dialog.Form, action func(dialog.Values) model.NoteOutcomes) {
	was := model.Evidence{Text: e.Note(sheet.Session)}
	if x := s.EvidenceOfNote(e.ID, sheet.Session); x != nil {
		was = *x
	}
	names := OutcomesFor(s, was.Outcomes)
	ask, notice := asked(was), PupilNotice(model.FieldText)
	judge := func(v dialog.Values) (string, dialog.Verdict) {
		if v[model.FieldOutcome] == "" { // a note and no more: it keeps no reason
			return notice(v)
		}
		return ask(v)
	}
	outcomes := names.Field(s, was.Outcomes)
	outcomes.Hint = "Evidence of an outcome? space chooses; none: a note and no more."
	o.Fields = []dialog.Field{
		{Name: model.FieldText, Label: "Note", Value: e.Note(sheet.Session), Lines: 3, Limit: model.MaxNote, Private: true, Hint: NoteHint + " Nothing: no note. tab: an outcome.", Judge: judge},
		outcomes,
	}
	return dialog.NewForm(o), func(v dialog.Values) model.NoteOutcomes {
		anyway := v[dialog.ReasonName]
		if v[model.FieldText] == was.Text {
			anyway = cmp.Or(anyway, was.Anyway)
		}
		return model.NoteOutcomes{
			Note:     model.SetNote{Sheet: sheet, Enrolment: e.ID, Text: v[model.FieldText]},
			Outcomes: names.Read(s, v[model.FieldOutcome], was.Outcomes), Anyway: anyway,
		}
	}
}
