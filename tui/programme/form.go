package programme

import (
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/dialog"
	"workgroup/tui/forms"
	"workgroup/tui/pane"
)

// The fields that the model has no name for.
const (
	fieldPairIdeally = "pair ideally"
	fieldUnit        = "unit"
	fieldInSchool    = "in school"
	fieldObservation = "observation"
	fieldIfNumbers   = "if numbers"
	fieldOnly        = "only for"
)

// The choices of the forms.
const (
	yes = "yes"
	no  = "no"

	forState   = "state-funded schools"
	forEngland = "schools in England"
)

// edit asks for the part with the cursor.
func (p *Pane) edit(d pane.Desk) pane.Effect {
	x, ok := p.editable(d)
	if !ok {
		return pane.Taken()
	}
	lines := page(d.Theme(), &x.is, p.w)
	l := lines[min(p.line, len(lines)-1)]
	at := l.part
	switch {
	case l.stage >= 0:
		return p.stageForm(d, x, l.stage, x.is.Cycle[l.stage])
	case at == cycle:
		return p.addStage(d)
	}
	fields, fill := form(at, &x.is)
	intro := "This cohort's own copy: no other cohort and not the hub is changed."
	if x.where == atHub {
		intro = "Kept by " + d.Hub().Hub.Name + ": cohorts that run it already keep their own copy as it is."
	}
	return forms.Edit{
		FormOptions: dialog.FormOptions{Title: parts()[at], Intro: intro, Fields: fields},
		Action: func(v dialog.Values) model.Action {
			to := x.is
			fill(v, &to)
			return in(d, x.where, model.EditProgramme{Programme: to})
		},
	}.Ask(d)
}

// in is an action where a programme is kept: in the open cohort, or with its hub.
func in(d pane.Desk, w where, a model.Action) model.Action {
	if w == atHub {
		return model.InSpace{Space: d.Hub(), Action: a}
	}
	return a
}

// text is a field for a text of the page.
func text(name, label, value string, lines int) dialog.Field {
	return dialog.Field{Name: name, Label: label, Value: value, Lines: lines, Limit: model.MaxPageText, Hint: "Word for word, each line a paragraph. May stay empty."}
}

func short(name, label, value, hint string) dialog.Field {
	return dialog.Field{Name: name, Label: label, Value: value, Limit: model.MaxName, Hint: hint}
}

func chosen(is bool) string {
	if is {
		return yes
	}
	return no
}

func whether(name, label string, is bool) dialog.Field {
	return dialog.Field{Name: name, Label: label, Value: chosen(is), Choices: []string{yes, no}}
}

// list is a field whose lines are read; said is what they are.
func list(name, label, value, hint string, read func(string) (said, wrong string)) dialog.Field {
	return dialog.Field{
		Name: name, Label: label, Value: value, Lines: 8, Limit: 20 * model.MaxNote, Hint: hint,
		Judge: func(v dialog.Values) (string, dialog.Verdict) {
			said, wrong := read(v[name])
			return forms.Of(said, "", wrong)
		},
	}
}

// form are the fields of a part, and what puts their values into a programme.
func form(at part, p *model.Programme) ([]dialog.Field, func(dialog.Values, *model.Programme)) {
	switch at {
	case purpose:
		return []dialog.Field{text(model.FieldPurpose, "Purpose", p.Purpose, 6), text(model.FieldAims, "Aims", p.Aims, 5)},
			func(v dialog.Values, to *model.Programme) {
				to.Purpose, to.Aims = v[model.FieldPurpose], v[model.FieldAims]
			}
	case who:
		return whoForm(p)
	case involved:
		return involvedForm(p)
	case numbers:
		return numbersForm(p)
	case foci:
		return []dialog.Field{
				text(model.FieldFociNote, "Of them all", p.FociNote, 3),
				list(model.FieldFoci, "Foci", fociTyped(p.Foci), "A: its wording. * before it: offered here this year. > below it: its resources.", func(typed string) (string, string) {
					_, wrong := readFoci(typed)
					return "", wrong
				}),
			}, func(v dialog.Values, to *model.Programme) {
				to.FociNote = v[model.FieldFociNote]
				to.Foci, _ = readFoci(v[model.FieldFoci])
			}
	case cost:
		fee := forms.FeeAtFirst(p.Fee)
		return slices.Concat([]dialog.Field{text(model.FieldCost, "Cost", p.Cost, 3)}, forms.FeeFields(p.Fee != nil, fee)),
			func(v dialog.Values, to *model.Programme) { to.Cost, to.Fee = v[model.FieldCost], forms.FeeOf(v, fee) }
	case outcomes:
		return []dialog.Field{
			list(model.FieldOutcomes, "Outcomes", outcomesTyped(p.Outcomes), "An outcome a line. # before a heading, > before the sentence that leads in.", func(typed string) (string, string) {
				return outcomesWords(readOutcomes(typed)), ""
			}),
		}, func(v dialog.Values, to *model.Programme) { to.Outcomes = readOutcomes(v[model.FieldOutcomes]) }
	case dates:
		return []dialog.Field{text(model.FieldVenueNote, "Dates and venue", p.VenueNote, 5), text(model.FieldInterest, "To take part", p.Interest, 4)},
			func(v dialog.Values, to *model.Programme) {
				to.VenueNote, to.Interest = v[model.FieldVenueNote], v[model.FieldInterest]
			}
	}
	return identityForm(p)
}

func identityForm(p *model.Programme) ([]dialog.Field, func(dialog.Values, *model.Programme)) {
	year := ""
	if p.Year != 0 {
		year = model.AcademicYearWords(p.Year)
	}
	return []dialog.Field{
			short(model.FieldTitle, "Title", p.Title, "As its page has it. Nothing else follows from it."),
			{
				Name: model.FieldCode, Label: "NCP code", Value: p.Code, Hint: "As NCP24-14b. Empty: none.",
				Judge: func(v dialog.Values) (string, dialog.Verdict) {
					code, wrong := model.ReadNCP(v[model.FieldCode])
					if v[model.FieldCode] == p.Code {
						wrong = ""
					}
					return forms.Of(code, "", wrong)
				},
			},
			{Name: model.FieldType, Label: "Type", Value: p.Type, Choices: typeChoices(p.Type)},
			{
				Name: model.FieldYear, Label: "Academic year", Value: year, Hint: "As 2025/26. Empty: not stated.",
				Judge: func(v dialog.Values) (string, dialog.Verdict) {
					_, wrong := readYear(v[model.FieldYear])
					return forms.Of("", "", wrong)
				},
			},
			short(model.FieldPhase, "Phase", p.Phase, "As Secondary."),
			number(model.FieldProjectYear, "Project year", p.ProjectYear, 99, "The age of the project, not of anybody's engagement. Empty: not stated."),
			short(model.FieldGoal, "Strategic goal", p.Goal, ""),
			short(model.FieldHub, "Hub", p.Hub, "As the page names it. Empty: none."),
		}, func(v dialog.Values, to *model.Programme) {
			to.Title, to.Phase, to.Goal, to.Hub = v[model.FieldTitle], v[model.FieldPhase], v[model.FieldGoal], v[model.FieldHub]
			if v[model.FieldCode] != p.Code {
				to.Code, _ = model.ReadNCP(v[model.FieldCode])
			}
			if to.Type = v[model.FieldType]; to.Type == notStated {
				to.Type = ""
			}
			to.Year, _ = readYear(v[model.FieldYear])
			to.ProjectYear, _ = readNumber(v[model.FieldProjectYear], "year", 99)
		}
}

const notStated = "not stated"

func typeChoices(is string) []string {
	if is == "" {
		return append([]string{notStated}, model.ProgrammeTypes()...)
	}
	return append(model.ProgrammeTypes(), notStated)
}

func readYear(typed string) (year int, wrong string) {
	if strings.TrimSpace(typed) == "" {
		return 0, ""
	}
	return forms.ReadYear(typed)
}

// number is a field for a whole number that may stay empty.
func number(name, label string, n, most int, hint string) dialog.Field {
	return dialog.Field{
		Name: name, Label: label, Value: numberTyped(n), Hint: hint,
		Judge: func(v dialog.Values) (string, dialog.Verdict) {
			_, wrong := readNumber(v[name], label, most)
			return forms.Of("", "", wrong)
		},
	}
}

func whoForm(p *model.Programme) ([]dialog.Field, func(dialog.Values, *model.Programme)) {
	pairs := func(v dialog.Values) bool { return v[fieldUnit] == model.UnitPair.String() }
	rule := text(model.FieldPair, "Pair rule", p.Pair, 3)
	rule.When = pairs
	ideally := whether(fieldPairIdeally, "One of them a Specialist or Advocate, ideally", p.PairIdeally)
	ideally.When = pairs
	return []dialog.Field{
			{Name: fieldUnit, Label: "Takes part", Value: p.Unit.String(), Choices: model.Units()},
			rule, ideally,
			list(model.FieldEligibility, "Who", eligibilityTyped(p.Eligibility), "A sentence a line, its rule before it: "+strings.Join(ruleWords(), ": ")+":", func(typed string) (string, string) {
				all := readEligibility(typed)
				if len(all) == 0 {
					return "Nothing is checked.", ""
				}
				return "The last one: " + all[len(all)-1].Rule.String() + ".", ""
			}),
			list(model.FieldExpects, "Expects", expectsTyped(p.Expects), "A code a line, as NCP25-15: and the sentence. In which other programmes its schools take part.", func(typed string) (string, string) {
				_, wrong := readExpects(typed)
				return "", wrong
			}),
		}, func(v dialog.Values, to *model.Programme) {
			to.Unit = model.Unit(max(0, slices.Index(model.Units(), v[fieldUnit])))
			if pairs(v) {
				to.Pair, to.PairIdeally = v[model.FieldPair], v[fieldPairIdeally] == yes
			}
			to.Eligibility = readEligibility(v[model.FieldEligibility])
			to.Expects, _ = readExpects(v[model.FieldExpects])
		}
}

func involvedForm(p *model.Programme) ([]dialog.Field, func(dialog.Values, *model.Programme)) {
	expected := ""
	if p.Quarters != nil {
		expected = model.Quarters(*p.Quarters)
	}
	return []dialog.Field{
			text(model.FieldInvolved, "Involved", p.Involved, 4), text(model.FieldContents, "Contents", p.Contents, 3),
			text(model.FieldLength, "Length", p.Length, 2),
			{
				Name: model.FieldExpected, Label: "Expected days", Value: expected, Hint: "Days as 3 or 2.5. Empty: not stated.",
				Judge: func(v dialog.Values) (string, dialog.Verdict) {
					_, wrong := model.ReadQuarters(v[model.FieldExpected])
					return forms.Of("", "", wrong)
				},
			},
			whether(fieldInSchool, "Work in school counted apart", p.InSchool),
			{Name: fieldObservation, Label: "Observation counts", Value: p.Observation.String(), Choices: []string{model.AnswerUnknown.String(), yes, no}},
			text(model.FieldCommitment, "Commitment", p.Commitment, 2),
			number(model.FieldTerms, "Terms at least", p.Terms, model.MaxTerms, "Over how many terms it is spread. Empty: not said."),
			text(model.FieldFollowOn, "Follows on", p.FollowOn, 2),
			{Name: model.FieldLedBy, Label: "Led by", Value: strings.Join(p.LedBy, "\n"), Lines: 2, Limit: model.MaxNote, Hint: "A role a line, where the page names them."},
		}, func(v dialog.Values, to *model.Programme) {
			to.Involved, to.Contents, to.Length = v[model.FieldInvolved], v[model.FieldContents], v[model.FieldLength]
			to.Quarters, _ = model.ReadQuarters(v[model.FieldExpected])
			to.InSchool = v[fieldInSchool] == yes
			to.Observation = model.Answer(max(0, slices.Index([]string{model.AnswerUnknown.String(), yes, no}, v[fieldObservation])))
			to.Commitment, to.FollowOn = v[model.FieldCommitment], v[model.FieldFollowOn]
			to.Terms, _ = readNumber(v[model.FieldTerms], "number", model.MaxTerms)
			to.LedBy = typedLines(v[model.FieldLedBy])
		}
}

func numbersForm(p *model.Programme) ([]dialog.Field, func(dialog.Values, *model.Programme)) {
	var only []string
	if p.StateFunded {
		only = append(only, forState)
	}
	if p.England {
		only = append(only, forEngland)
	}
	return []dialog.Field{
			number(model.FieldLowest, "Lowest number", p.Places.Lowest, model.MaxPlaces, "How many people it needs. Empty: not said."),
			number(model.FieldHighest, "Highest number", p.Places.Highest, model.MaxPlaces, "How many people it takes. Empty: not said."),
			list(model.FieldRegions, "Regions", regionsTyped(p.Regions), "A region a line, perhaps with its numbers: North, 8 to 20.", func(typed string) (string, string) {
				_, wrong := readRegions(typed)
				return "", wrong
			}),
			whether(fieldIfNumbers, "If numbers permit", p.IfNumbers),
			{Name: fieldOnly, Label: "Only for", Value: strings.Join(only, "\n"), Many: true, Choices: []string{forState, forEngland}},
		}, func(v dialog.Values, to *model.Programme) {
			to.Places.Lowest, _ = readNumber(v[model.FieldLowest], "number", model.MaxPlaces)
			to.Places.Highest, _ = readNumber(v[model.FieldHighest], "number", model.MaxPlaces)
			to.Regions, _ = readRegions(v[model.FieldRegions])
			to.IfNumbers = v[fieldIfNumbers] == yes
			picked := strings.Split(v[fieldOnly], "\n")
			to.StateFunded, to.England = slices.Contains(picked, forState), slices.Contains(picked, forEngland)
		}
}
