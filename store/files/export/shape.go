package export

import "workgroup/model"

// The document's objects, field for field in the order in which they are written.

type hubEntry struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Area       []string `json:"area"`
	Contact    *string  `json:"contact"`
	Programmes []string `json:"programmes"`
	Leads      []lead   `json:"leads"`
	Fee        *fee     `json:"fee"`
	LunchNote  *string  `json:"lunch_note"`
}

type programme struct {
	ID               string        `json:"id"`
	Title            *string       `json:"title"`
	Code             *string       `json:"code"`
	Type             *string       `json:"type"`
	AcademicYear     *string       `json:"academic_year"`
	ProjectYear      *int          `json:"project_year"`
	Phase            *string       `json:"phase"`
	Goal             *string       `json:"strategic_goal"`
	Hub              *string       `json:"hub"`
	Purpose          *string       `json:"purpose"`
	Aims             *string       `json:"aims"`
	Involved         *string       `json:"involved"`
	Contents         *string       `json:"contents"`
	Length           *string       `json:"length"`
	Commitment       *string       `json:"commitment"`
	FollowOn         *string       `json:"follow_on"`
	Cost             *string       `json:"cost"`
	Interest         *string       `json:"interest"`
	VenueNote        *string       `json:"venue_note"`
	ExpectedQuarters *int          `json:"expected_quarters"`
	InSchool         bool          `json:"in_school_apart"`
	Terms            *int          `json:"terms_at_least"`
	Observation      *string       `json:"observation_counts"`
	Unit             string        `json:"unit"`
	Pair             *string       `json:"pair"`
	PairIdeally      bool          `json:"pair_ideally_mastery"`
	Lowest           *int          `json:"places_lowest"`
	Highest          *int          `json:"places_highest"`
	Regions          []region      `json:"regions"`
	IfNumbers        bool          `json:"regions_if_numbers_permit"`
	StateFunded      bool          `json:"state_funded_only"`
	England          bool          `json:"england_only"`
	FociNote         *string       `json:"foci_note"`
	Foci             []focus       `json:"foci"`
	Expects          []expectation `json:"expects"`
	LedBy            []string      `json:"led_by"`
	Fee              *fee          `json:"fee"`
	Eligibility      []eligibility `json:"eligibility"`
	Outcomes         []outcomes    `json:"outcomes"`
	Cycle            []stage       `json:"cycle"`
}

type region struct {
	Name    *string `json:"name"`
	Lowest  *int    `json:"places_lowest"`
	Highest *int    `json:"places_highest"`
}

type focus struct {
	Letter    *string `json:"letter"`
	Wording   *string `json:"wording"`
	Resources *string `json:"resources"`
	Offered   bool    `json:"offered"`
}

type expectation struct {
	Code     *string `json:"code"`
	Sentence *string `json:"sentence"`
}

type stage struct {
	Number         *int    `json:"number"`
	Kind           *string `json:"kind"`
	Title          *string `json:"title"`
	Mode           *string `json:"mode"`
	CreditQuarters int     `json:"credit_quarters"`
	Task           *string `json:"task"`
}

type fee struct {
	Text             *string `json:"text"`
	Pence            int     `json:"pence"`
	NoticeDays       int     `json:"notice_days"`
	WorkingDays      bool    `json:"working_days"`
	MayCharge        bool    `json:"may_charge"`
	NonAttendance    bool    `json:"non_attendance"`
	LateCancellation bool    `json:"late_cancellation"`
	PerSchool        bool    `json:"per_school"`
}

type eligibility struct {
	Rule     string `json:"rule"`
	Sentence string `json:"sentence"`
}

type outcomes struct {
	Heading *string  `json:"heading"`
	LeadIn  *string  `json:"lead_in"`
	Items   []string `json:"items"`
}

type school struct {
	ID             string       `json:"id"`
	Name           string       `json:"name"`
	URN            *string      `json:"urn"`
	Phase          *string      `json:"phase"`
	LocalAuthority *string      `json:"local_authority"`
	Trust          *string      `json:"trust"`
	Town           *string      `json:"town"`
	Postcode       *string      `json:"postcode"`
	Involved       *string      `json:"involved"`
	Members        *int         `json:"members"`
	Specialist     *int         `json:"mastery_specialist_cohort"`
	Engagements    []engagement `json:"engagements"`
	StateFunded    *string      `json:"state_funded"`
	InCommunity    *string      `json:"in_community"`
	Leader         *string      `json:"subject_leader"`
	LeaderID       *string      `json:"subject_leader_id"`
	Former         []formerURN  `json:"former"`
}

type formerURN struct {
	URN  string `json:"urn"`
	Name string `json:"name"`
}

type engagement struct {
	Programme    string  `json:"programme"`
	AcademicYear *string `json:"academic_year"`
}

type person struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Given  *string  `json:"given"`
	Family *string  `json:"family"`
	Label  *string  `json:"label"`
	Emails []string `json:"emails"`
	Phone  *string  `json:"phone"`
	SameAs *string  `json:"same_as"`
	Before []string `json:"previous_names"`
	Note   *string  `json:"note"`

	Aliases []string `json:"names_in_reports"`
}

// text is null where there is none.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// count is null where the number is unknown or unlimited, which is kept as 0.
func count(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

func idOrNull(id model.ID) *string {
	if id == 0 {
		return nil
	}
	return text(id.String())
}

func day(d model.Day) *string     { return text(d.ISO()) }
func clock(c model.Clock) *string { return text(c.String()) }

// list is never null.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
