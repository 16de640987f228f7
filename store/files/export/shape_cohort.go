package export

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
