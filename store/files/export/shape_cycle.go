package export

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
	EnrolmentID string   `json:"enrolment_id"`
	Person      *string  `json:"person"`
	PersonID    *string  `json:"person_id"`
	Beside      []string `json:"beside"`
}

type waiting struct {
	EnrolmentID string  `json:"enrolment_id"`
	Person      *string `json:"person"`
	PersonID    *string `json:"person_id"`
	Since       string  `json:"since"`
}
