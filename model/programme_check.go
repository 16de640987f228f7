package model

import (
	"fmt"
	"slices"
	"strings"

	"workgroup/model/change"
)

// The fields of a programme that a Wrong names, beside those that others have too.
const (
	FieldType        = "type"
	FieldProjectYear = "project year"
	FieldPhase       = "phase"
	FieldGoal        = "strategic goal"
	FieldPurpose     = "purpose"
	FieldAims        = "aims"
	FieldInvolved    = "what is involved"
	FieldContents    = "contents"
	FieldLength      = "length"
	FieldCommitment  = "commitment"
	FieldFollowOn    = "what follows on"
	FieldCost        = "cost"
	FieldInterest    = "how to take part"
	FieldVenueNote   = "dates and venue"
	FieldTerms       = "terms"
	FieldPair        = "pair rule"
	FieldLowest      = "lowest number"
	FieldHighest     = "highest number"
	FieldRegions     = "regions"
	FieldFoci        = "foci"
	FieldFociNote    = "note on the foci"
	FieldExpects     = "other programmes"
	FieldLedBy       = "roles of leads"
	FieldEligibility = "eligibility"
	FieldOutcomes    = "outcomes"
	FieldCycle       = "cycle"
)

// Limits of a programme.
const (
	MaxPageText = 8000 // runes of one text of the page
	MaxListed   = 60   // elements of one of its lists
	MaxRegions  = 20
	MaxTerms    = 3
	maxCredit   = 40 // quarter days of one session
)

// programmeWords are its fields as a sentence names them.
var programmeWords = map[change.Name]string{
	programmeTitle: FieldTitle, programmeCode: FieldCode, programmeType: FieldType, programmeYear: "academic year", programmePhase: FieldPhase,
	programmePurpose: FieldPurpose, programmeInvolved: FieldInvolved, programmeCost: FieldCost, programmeQuarters: "expected days", programmeFee: "fee rule",
	programmeFollowOn: FieldFollowOn, programmeCommitment: FieldCommitment, programmeEligibility: FieldEligibility, programmeOutcomes: FieldOutcomes,
	programmeLength: FieldLength, programmeInterest: FieldInterest, programmeContents: FieldContents, programmeVenueNote: FieldVenueNote,
	programmeHub: FieldHub, programmeGoal: FieldGoal, programmeProjectYear: FieldProjectYear, programmeAims: FieldAims, programmeInSchool: "work in school",
	programmeTerms: FieldTerms, programmeObservation: "observations", programmeUnit: "who takes part", programmePair: FieldPair, programmePairIdeally: FieldPair,
	programmePlaces: "numbers", programmeRegion: FieldRegions, programmeIfNumbers: FieldRegions, programmeStateFunded: "state-funded only",
	programmeEngland: "England only", programmeFocus: FieldFoci, programmeFociNote: FieldFoci, programmeExpects: FieldExpects,
	programmeLedBy: FieldLedBy, programmeStage: FieldCycle,
}

// TidyPage is a text of a hub's page fit to keep: each line that holds something is a
// paragraph, tidied, and paragraphs stand apart by an empty line. At most max runes.
func TidyPage(s string, max int) string {
	var out []string
	for line := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }) {
		if line = Tidy(line, max); line != "" {
			out = append(out, line)
		}
	}
	text := []rune(strings.Join(out, "\n\n"))
	return strings.TrimSpace(string(text[:min(len(text), max)]))
}

// page is a text of the page; what stands there already is left as it is.
func (c *check) page(field string, v *string, was string) {
	if *v == was {
		return
	}
	*v = TidyPage(*v, MaxPageText+1)
	c.that(len([]rune(*v)) <= MaxPageText, field, "The %s is longer than %d letters: shorten it.", field, MaxPageText)
}

// programme is a programme that can be kept, its lists its own; was is what it said
// before.
func (c *check) programme(x Programme, was *Programme) Programme {
	c.needed(FieldTitle, &x.Title, was.Title, MaxName, "A programme needs a title.")
	if x.Code != was.Code {
		code, wrong := ReadNCP(x.Code)
		c.that(wrong == "", FieldCode, "%s", wrong)
		x.Code = code
	}
	x.Type = Tidy(x.Type, MaxName)
	c.that(x.Type == "" || x.Type == was.Type || slices.Contains(ProgrammeTypes(), x.Type), FieldType, "A programme's type is %s.", strings.Join(ProgrammeTypes(), ", or "))
	c.that(x.Year == was.Year || x.Year == 0 || x.Year >= FirstYear && x.Year <= LastYear, FieldYear,
		"The academic year is that in which it begins, %d to %d, or nothing where none is stated.", FirstYear, LastYear)
	c.within(FieldProjectYear, x.ProjectYear, 0, 99, "The project year is 1 to 99, or nothing where none is stated.")
	c.text(FieldPhase, &x.Phase, was.Phase, MaxName)
	c.text(FieldGoal, &x.Goal, was.Goal, MaxName)
	c.text(FieldHub, &x.Hub, was.Hub, MaxName)
	for _, f := range []struct {
		field string
		v     *string
		was   string
	}{
		{FieldPurpose, &x.Purpose, was.Purpose}, {FieldAims, &x.Aims, was.Aims}, {FieldInvolved, &x.Involved, was.Involved},
		{FieldContents, &x.Contents, was.Contents}, {FieldLength, &x.Length, was.Length}, {FieldCommitment, &x.Commitment, was.Commitment},
		{FieldFollowOn, &x.FollowOn, was.FollowOn}, {FieldCost, &x.Cost, was.Cost}, {FieldInterest, &x.Interest, was.Interest},
		{FieldVenueNote, &x.VenueNote, was.VenueNote}, {FieldPair, &x.Pair, was.Pair}, {FieldFociNote, &x.FociNote, was.FociNote},
	} {
		c.page(f.field, f.v, f.was)
	}
	if x.Quarters != nil {
		c.within(FieldExpected, *x.Quarters, 0, MaxQuarters, fmt.Sprintf("Expected days are 0 to %d, in quarters, or nothing where none are stated.", MaxQuarters/4))
	}
	c.within(FieldTerms, x.Terms, 0, MaxTerms, fmt.Sprintf("Terms are 1 to %d, or nothing where none are stated.", MaxTerms))
	c.that(x.Observation <= No, FieldLength, "Whether an observation counts is yes, no or unknown.")
	c.that(x.Unit <= UnitSchools, FieldPair, "Who takes part is %s.", strings.Join(Units(), ", or "))
	c.places(x.Places)
	var before FeeRule
	if was.Fee != nil {
		before = *was.Fee
	}
	x.Fee = c.fee(x.Fee, &before)
	c.lists(&x)
	return x
}

func (c *check) places(p Places) {
	c.that(p.Lowest >= 0 && p.Lowest <= MaxPlaces, FieldLowest, "The lowest number is 1 to %d, or nothing where none is stated.", MaxPlaces)
	c.that(p.Highest >= 0 && p.Highest <= MaxPlaces, FieldHighest, "The highest number is 1 to %d, or nothing where none is stated.", MaxPlaces)
	c.that(p.Lowest == 0 || p.Highest == 0 || p.Lowest <= p.Highest, FieldHighest, "The highest number, %d, is under the lowest, %d.", p.Highest, p.Lowest)
}

// lists tidies the lists of a programme, each as its own. Elements that say nothing go.
func (c *check) lists(x *Programme) {
	sentence := func(field string, v *string, most int) {
		*v = Tidy(*v, most+1)
		c.that(len([]rune(*v)) <= most, field, "A line of the %s is longer than %d letters: shorten it.", field, most)
	}
	x.Eligibility = kept(c, FieldEligibility, x.Eligibility, MaxListed, func(e *Eligibility) bool {
		sentence(FieldEligibility, &e.Sentence, MaxNote)
		c.that(e.Rule <= RuleShould, FieldEligibility, "A rule of eligibility is one of %d.", len(Rules()))
		return e.Sentence != ""
	})
	x.Outcomes = kept(c, FieldOutcomes, x.Outcomes, MaxListed, func(g *OutcomeGroup) bool {
		sentence(FieldOutcomes, &g.Heading, MaxNote)
		sentence(FieldOutcomes, &g.LeadIn, MaxNote)
		g.Items = kept(c, FieldOutcomes, g.Items, MaxListed, func(item *string) bool {
			sentence(FieldOutcomes, item, MaxNote)
			return *item != ""
		})
		return g.Heading != "" || g.LeadIn != "" || len(g.Items) > 0
	})
	x.Regions = kept(c, FieldRegions, x.Regions, MaxRegions, func(r *Region) bool {
		sentence(FieldRegions, &r.Name, MaxName)
		c.places(r.Places)
		return r.Name != ""
	})
	letters := map[string]bool{}
	x.Foci = kept(c, FieldFoci, x.Foci, MaxListed, func(f *Focus) bool {
		sentence(FieldFoci, &f.Letter, 3)
		sentence(FieldFoci, &f.Wording, MaxNote)
		sentence(FieldFoci, &f.Resources, MaxNote)
		c.that(f.Letter == "" || !letters[Fold(f.Letter)], FieldFoci, "Two foci have the letter %s: give one of them another.", f.Letter)
		letters[Fold(f.Letter)] = true
		return f.Letter != "" || f.Wording != ""
	})
	x.Expects = kept(c, FieldExpects, x.Expects, MaxRegions, func(e *Expectation) bool {
		sentence(FieldExpects, &e.Sentence, MaxNote)
		code, wrong := ReadNCP(e.Code)
		c.that(wrong == "", FieldExpects, "%s", wrong)
		e.Code = code
		return e.Code != "" || e.Sentence != ""
	})
	x.LedBy = kept(c, FieldLedBy, x.LedBy, MaxRegions, func(role *string) bool {
		sentence(FieldLedBy, role, MaxName)
		return *role != ""
	})
	numbers := map[int]bool{}
	x.Cycle = kept(c, FieldCycle, x.Cycle, MaxSession, func(s *Stage) bool {
		sentence(FieldCycle, &s.Title, MaxName)
		sentence(FieldCycle, &s.Task, MaxName)
		c.that(s.Number >= 1 && s.Number <= MaxSession, FieldCycle, "Sessions have the numbers 1 to %d, and one here has %d.", MaxSession, s.Number)
		c.that(!numbers[s.Number], FieldCycle, "Two sessions of the cycle have the number %d.", s.Number)
		c.that(s.Credit >= 0 && s.Credit <= maxCredit, FieldCycle, "Session %d counts more than %s days.", s.Number, Quarters(maxCredit))
		c.that(s.Kind >= Workshop && s.Kind <= Meeting && s.Mode <= Online, FieldCycle, "Session %d is neither workshop, visit nor meeting.", s.Number)
		numbers[s.Number] = true
		return true
	})
}

// kept is a list of one's own with the elements that say something, at most so many.
func kept[T any](c *check, field string, list []T, most int, tidy func(*T) bool) []T {
	c.that(len(list) <= most, field, "There are %d lines of %s, and a programme has %d at most.", len(list), field, most)
	var out []T
	for _, x := range list[:min(len(list), most)] {
		if tidy(&x) {
			out = append(out, x)
		}
	}
	return out
}
