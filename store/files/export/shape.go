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

type cohort struct {
	ID               string      `json:"id"`
	Code             *string     `json:"code"`
	Title            *string     `json:"title"`
	Hub              *string     `json:"hub"`
	HubName          *string     `json:"hub_name"`
	Programme        *string     `json:"programme"`
	AcademicYear     *string     `json:"academic_year"`
	ExpectedQuarters *int        `json:"expected_quarters"`
	Fee              *fee        `json:"fee"`
	Places           *int        `json:"places"`
	Region           *string     `json:"region"`
	Focus            *string     `json:"focus"`
	Closed           bool        `json:"closed"`
	Leads            []lead      `json:"leads"`
	Enrolments       []enrolment `json:"enrolments"`
	Sessions         []session   `json:"sessions"`
	Tasks            []task      `json:"tasks"`
	Slots            []slot      `json:"slots"`
	Charges          []charge    `json:"charges"`

	Evidence    []evidence   `json:"evidence"`
	Ratings     []rating     `json:"ratings"`
	Plans       []plan       `json:"plans"`
	Initiatives []initiative `json:"initiatives"`
	Departments []department `json:"departments"`

	HubArea   []string `json:"hub_area"`
	Continues *string  `json:"continues_cohort"`
	Lowest    *int     `json:"places_lowest"`

	Meetings meetingRule   `json:"report_rule"`
	Reports  []takenReport `json:"reports"`
	PutOff   []putOff      `json:"put_off"`

	Feedback []feedback `json:"feedback"`
	Tables   []takenIn  `json:"tables"`

	Retention retention `json:"retention"`
	KeepUntil *string   `json:"kept_on_until"`
	Faded     []faded   `json:"let_go"`
	Erased    []erased  `json:"erased"`
	Laptops   []laptop  `json:"laptops"`
}

type putOff struct {
	Finding string  `json:"finding"`
	Of      *string `json:"of"`
	And     *string `json:"and"`
	Until   *string `json:"until"`
	Reason  *string `json:"reason"`
}

type retention struct {
	Who   *int `json:"names_months"`
	Reach *int `json:"reach_months"`
	Notes *int `json:"notes_months"`
}

type faded struct {
	Kind   string  `json:"kind"`
	Day    *string `json:"date"`
	Lead   *string `json:"lead"`
	LeadID *string `json:"lead_id"`
}

type erased struct {
	PersonID *string `json:"person_id"`
	Day      *string `json:"date"`
	Lead     *string `json:"lead"`
	LeadID   *string `json:"lead_id"`
}

type meetingRule struct {
	Late  *int `json:"late_from_minutes"`
	Early *int `json:"left_early_from_minutes"`
	Part  *int `json:"part_below_percent"`
}

type takenReport struct {
	ID      string       `json:"id"`
	Kind    string       `json:"kind"`
	Session *string      `json:"session"`
	Number  *int         `json:"session_number"`
	SlotID  *string      `json:"slot_id"`
	Seen    []attendance `json:"seen"`
}

type attendance struct {
	EnrolmentID *string `json:"enrolment_id"`
	Person      *string `json:"person"`
	PersonID    *string `json:"person_id"`
	Minutes     *int    `json:"minutes"`
	Stays       []stay  `json:"stays"`
}

type stay struct {
	Joined *string `json:"joined"`
	Left   *string `json:"left_at"`
}

type laptop struct {
	ID      string  `json:"id"`
	Name    *string `json:"name"`
	Lead    *string `json:"lead"`
	LeadID  *string `json:"lead_id"`
	ShutOut bool    `json:"shut_out"`
	After   *uint64 `json:"last_change_that_counts"`
}

type lead struct {
	ID   string  `json:"id"`
	Name string  `json:"name"`
	Role *string `json:"role"`
}

type enrolment struct {
	ID               string          `json:"id"`
	Person           *string         `json:"person"`
	PersonID         *string         `json:"person_id"`
	School           *string         `json:"school"`
	SchoolID         *string         `json:"school_id"`
	Role             *string         `json:"role"`
	Designation      *string         `json:"designation"`
	Status           *string         `json:"status"`
	From             *string         `json:"from"`
	Until            *string         `json:"until"`
	YearOfEngagement *int            `json:"year_of_engagement"`
	EarnedQuarters   int             `json:"earned_quarters"`
	LeaveReason      *string         `json:"leave_reason"`
	Replaces         *string         `json:"replaces"`
	Remark           *string         `json:"remark"`
	Pauses           []pause         `json:"pauses"`
	Since            []since         `json:"since"`
	EarlierSchools   []earlierSchool `json:"earlier_schools"`
	Overrides        []override      `json:"overrides"`
	SeenOnline       *string         `json:"seen_online"`
	OnlineNote       *string         `json:"online_note"`
	AskedFor         *string         `json:"asked_for_year"`
	QueueNumber      *int            `json:"waiting_number"`
	Offered          *offered        `json:"place_offered"`
	Commitments      []commitment    `json:"commitments"`
	Leads            []ledSchool     `json:"schools_led"`
	Continues        *continued      `json:"continues"`
}

type offered struct {
	Date   *string `json:"date"`
	Lead   *string `json:"lead"`
	LeadID *string `json:"lead_id"`
}

type commitment struct {
	By     string  `json:"by"`
	Date   *string `json:"date"`
	Said   *string `json:"said_by"`
	Lead   *string `json:"lead"`
	LeadID *string `json:"lead_id"`
}

type ledSchool struct {
	School   *string `json:"school"`
	SchoolID *string `json:"school_id"`
}

type continued struct {
	Cohort      *string `json:"cohort_id"`
	EnrolmentID *string `json:"enrolment_id"`
}

type pause struct {
	From  *string `json:"from"`
	Until *string `json:"until"`
}

type since struct {
	Status string  `json:"status"`
	Date   *string `json:"date"`
	Lead   *string `json:"lead"`
	LeadID *string `json:"lead_id"`
}

type earlierSchool struct {
	School   *string `json:"school"`
	SchoolID *string `json:"school_id"`
	Until    *string `json:"until"`
}

type override struct {
	Rule     string  `json:"rule"`
	Reason   string  `json:"reason"`
	Person   *string `json:"person"`
	PersonID *string `json:"person_id"`
}

type session struct {
	ID             string        `json:"id"`
	Number         *int          `json:"number"`
	Kind           *string       `json:"kind"`
	Title          *string       `json:"title"`
	Date           *string       `json:"date"`
	Start          *string       `json:"start"`
	End            *string       `json:"end"`
	Mode           *string       `json:"mode"`
	Venue          *string       `json:"venue"`
	Address        *string       `json:"address"`
	CreditQuarters int           `json:"credit_quarters"`
	State          string        `json:"state"`
	Finished       *finish       `json:"finished"`
	FinishedBefore *finish       `json:"finished_before"`
	Notes          *string       `json:"notes"`
	Topics         *string       `json:"topics"`
	Link           *string       `json:"link"`
	OnlineInstead  bool          `json:"online_instead"`
	Reason         *string       `json:"reason"`
	EarlierDates   []earlierDate `json:"earlier_dates"`
	Marks          []mark        `json:"marks"`
}

type finish struct {
	Date *string `json:"date"`
	Time *string `json:"time"`
}

type earlierDate struct {
	Date      *string `json:"date"`
	Announced *string `json:"announced"`
}

type mark struct {
	Person      *string `json:"person"`
	PersonID    *string `json:"person_id"`
	EnrolmentID string  `json:"enrolment_id"`
	School      *string `json:"school"`
	SchoolID    *string `json:"school_id"`
	answer
	CreditQuarters int     `json:"credit_quarters"`
	TypedQuarters  *int    `json:"typed_quarters"`
	Note           *string `json:"note"`
	ToldBefore     *told   `json:"told_before"`
	SlotID         *string `json:"slot_id"`
	Overbooked     *string `json:"overbooked"`
	Wish           *string `json:"wish"`
	Claims         []claim `json:"claims"`
}

type answer struct {
	Mark           string  `json:"mark"`
	Way            *string `json:"way"`
	Arrived        *string `json:"arrived"`
	Left           *string `json:"left"`
	MinutesLate    *int    `json:"minutes_late"`
	MinutesEarly   *int    `json:"minutes_early"`
	ToldOn         *string `json:"told_on"`
	Substitute     *string `json:"substitute"`
	SubstituteID   *string `json:"substitute_id"`
	ElsewherePlace *string `json:"elsewhere_place"`
	ElsewhereDay   *string `json:"elsewhere_day"`
	ByTheRest      bool    `json:"by_the_rest"`
	Changed        bool    `json:"changed"`
}

type claim struct {
	answer
	Lead   *string `json:"lead"`
	LeadID *string `json:"lead_id"`
	Made   string  `json:"made"`
}

type told struct {
	Kind         string  `json:"kind"`
	On           *string `json:"on"`
	At           *string `json:"at"`
	Minutes      *int    `json:"minutes"`
	Substitute   *string `json:"substitute"`
	SubstituteID *string `json:"substitute_id"`
	How          *string `json:"how"`
	To           *string `json:"to"`
	ToID         *string `json:"to_id"`
}

type task struct {
	ID            string     `json:"id"`
	Session       *string    `json:"session"`
	SessionNumber *int       `json:"session_number"`
	Title         *string    `json:"title"`
	Due           *string    `json:"due"`
	DueBefore     *string    `json:"due_before"`
	Wording       []wording  `json:"wording"`
	Progress      []progress `json:"progress"`
}

type wording struct {
	School   *string `json:"school"`
	SchoolID *string `json:"school_id"`
	Text     string  `json:"text"`
}

type progress struct {
	EnrolmentID string  `json:"enrolment_id"`
	Person      *string `json:"person"`
	PersonID    *string `json:"person_id"`
	State       string  `json:"state"`
	Date        *string `json:"date"`
	Note        *string `json:"note"`
}

type slot struct {
	ID                string    `json:"id"`
	Session           *string   `json:"session"`
	SessionNumber     *int      `json:"session_number"`
	Date              *string   `json:"date"`
	Start             *string   `json:"start"`
	End               *string   `json:"end"`
	Host              *string   `json:"host"`
	Setting           *string   `json:"setting"`
	Teacher           *string   `json:"teacher"`
	MasterySpecialist bool      `json:"mastery_specialist"`
	Focus             *string   `json:"focus"`
	Capacity          *int      `json:"capacity"`
	State             string    `json:"state"`
	Finished          *finish   `json:"finished"`
	FinishedBefore    *finish   `json:"finished_before"`
	Kind              *string   `json:"kind"`
	Address           *string   `json:"address"`
	Facilitator       *string   `json:"facilitator"`
	Briefing          *string   `json:"briefing"`
	Reason            *string   `json:"reason"`
	Booked            []booking `json:"booked"`
	Waiting           []waiting `json:"waiting"`
	Distance          *string   `json:"distance"`
	Suits             []suit    `json:"suits"`

	EarlierDates []earlierDate `json:"earlier_dates"`
}

type suit struct {
	EnrolmentID string  `json:"enrolment_id"`
	Person      *string `json:"person"`
	PersonID    *string `json:"person_id"`
	Answer      string  `json:"answer"`
}

type booking struct {
	EnrolmentID string  `json:"enrolment_id"`
	Person      *string `json:"person"`
	PersonID    *string `json:"person_id"`
}

type waiting struct {
	EnrolmentID string  `json:"enrolment_id"`
	Person      *string `json:"person"`
	PersonID    *string `json:"person_id"`
	Since       string  `json:"since"`
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
