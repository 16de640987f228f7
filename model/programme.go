package model

// Programme is what a hub page describes. Title, code and description are never
// derived from one another. It is data: codes, letters and days change every year.
type Programme struct {
	ID    ID
	Title string
	// Code as NCP21-15, or "" where the page gives none.
	Code string
	Type string // Work Group, Community or Programme
	// Year is that in which its academic year began; 0 where not stated.
	Year int
	// ProjectYear is the age of the project, which says nothing of anybody's year of
	// engagement; 0 where not stated.
	ProjectYear int
	Phase       string
	Goal        string // the strategic goal
	Hub         string
	// Purpose to VenueNote are the page's own words, "" where it has none; paragraphs
	// stand apart by an empty line.
	Purpose, Aims, Involved, Contents, Length, Commitment, FollowOn, Cost, Interest, VenueNote string
	// Quarters are the expected quarter days; nil where not stated.
	Quarters *int
	// InSchool: work in school is expected besides them, and never fills them.
	InSchool bool
	// Terms are the fewest terms over which it is spread; 0 where not said.
	Terms int
	// Observation tells whether a collaborative observation counts towards the days.
	Observation Answer
	Fee         *FeeRule
	Unit        Unit
	// Pair is the wording of the pair rule; PairIdeally: one of the pair is a Mastery
	// Specialist or Advocate, which is wished for and never a bar.
	Pair        string
	PairIdeally bool
	Places      Places
	// Regions are where it is held besides nationally, IfNumbers: if numbers permit.
	Regions              []Region
	IfNumbers            bool
	StateFunded, England bool
	// Foci in the order of the page, FociNote what it says of them all. Their letters
	// change meaning every year.
	Foci     []Focus
	FociNote string
	// Expects are other programmes in which its schools are to take part.
	Expects []Expectation
	// LedBy are the roles of those who lead it together.
	LedBy       []string
	Eligibility []Eligibility
	Outcomes    []OutcomeGroup
	// Cycle are the steps that a cohort begins with, in the order of their numbers.
	Cycle []Stage
}

// Unit is who takes part: what one place stands for.
type Unit uint8

// The units of participation.
const (
	UnitPerson  Unit = 0 // each person for themselves
	UnitPair    Unit = 1 // two people of one school
	UnitSchools Unit = 2 // one person for several schools of a trust
)

// Units are all of them in words, by their numbers.
func Units() []string {
	return []string{"a person", "a pair from each school", "a person for several schools"}
}

// String is the unit in words.
func (u Unit) String() string { return Units()[min(u, UnitSchools)] }

// Places are how many a programme takes; 0 where not said.
type Places struct{ Lowest, Highest int }

// Region is where a programme is held, and for how many.
type Region struct {
	Name   string
	Places Places
}

// Focus is one of those that a cohort chooses from.
type Focus struct {
	// Letter stands for it this year: "A".
	Letter  string
	Wording string
	// Resources say what there is to work with.
	Resources string
	// Offered: the hub offers it this year.
	Offered bool
}

// Expectation is a link to another programme, with the page's own sentence.
type Expectation struct{ Code, Sentence string }

// Stage is a session as a programme proposes it, without a date.
type Stage struct {
	Number int
	Kind   SessionKind
	Title  string
	Mode   Mode
	// Credit in quarter days.
	Credit int
	// Task is set after it; "" for none.
	Task string
}

// Rule is what an eligibility sentence asks for. Only RuleBars bars, and that but for
// a reason.
type Rule uint8

// The rules of eligibility.
const (
	RuleShown    Rule = 0 // the sentence is shown, nothing is checked
	RuleWarns    Rule = 1 // a role that does not fit warns
	RuleBars     Rule = 2 // a role that does not fit is barred, but for a reason
	RuleEveryone Rule = 3 // open whether or not the school is involved already
	RuleEngaged  Rule = 4 // warns where no earlier engagement of the school is known
	RuleTrust    Rule = 5 // warns for fewer than two schools of a trust, or none that is secondary
	RuleState    Rule = 6 // warns for a school that is not state-funded, or not in England
	RuleShould   Rule = 7 // schools of mastery programmes are to take part too
)

// Rules are all of them in words, by their numbers.
func Rules() []string {
	return []string{
		"shown, nothing is checked", "warns where the role does not fit", "bars where the role does not fit, but for a reason",
		"open to all schools, involved or not", "warns where the school has no earlier engagement", "warns without two schools of a trust, one of them secondary",
		"warns for a school that is not state-funded in England", "schools of mastery programmes are to take part too",
	}
}

// String is the rule in words.
func (r Rule) String() string { return Rules()[min(r, RuleShould)] }

// Eligibility is one sentence of who can take part, with the page's own words.
type Eligibility struct {
	Rule     Rule
	Sentence string
}

// OutcomeGroup is a heading, the sentence that leads in, and the outcomes in order.
type OutcomeGroup struct {
	Heading, LeadIn string
	Items           []string
}

// ProgrammeTypes are the types of programmes.
func ProgrammeTypes() []string { return []string{"Work Group", "Community", "Programme"} }

// PlacesIn are the numbers of a region, and whether the programme has any for one of that
// name.
func (p *Programme) PlacesIn(region string) (Places, bool) {
	for _, r := range p.Regions {
		if Fold(r.Name) == Fold(region) {
			return r.Places, r.Places != Places{}
		}
	}
	return Places{}, false
}

// Focus is the focus of that letter, and whether there is one.
func (p *Programme) Focus(letter string) (Focus, bool) {
	for _, f := range p.Foci {
		if f.Letter != "" && Fold(f.Letter) == Fold(letter) {
			return f, true
		}
	}
	return Focus{}, false
}

// ProgrammeOf is the programme of that ID in this space, or nil.
func (s *Snapshot) ProgrammeOf(id ID) *Programme { return find[Programme](s, KindProgramme, id) }
