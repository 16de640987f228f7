package export

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
