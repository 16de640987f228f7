package model

import "time"

// Hub is a Maths Hub. A national cohort has none.
type Hub struct {
	ID      ID
	Name    string
	Area    []string // local authorities, sorted
	Contact string
	// Fee is the fee rule that cohorts begin with where their programme has none, Lunch
	// what their sessions in a room say of lunch and the like at first.
	Fee   *FeeRule
	Lunch string
}

// FeeRule is a hub's right to charge. It is proposed, never charged by itself.
type FeeRule struct {
	Text  string
	Pence int
	// NoticeDays is the shortest notice, in days, that costs nothing.
	NoticeDays  int
	WorkingDays bool
	// May: the hub reserves the right; else it charges.
	May bool
	// NonAttendance and LateCancellation are what it may be charged for.
	NonAttendance, LateCancellation bool
	// PerSchool: once for a school, else for each person.
	PerSchool bool
}

// Lead is who runs a cohort.
type Lead struct {
	ID         ID
	Name, Role string
}

// Cohort is one running of a programme.
type Cohort struct {
	ID    ID
	Code  string // short, typed on the command line: ssl-2021
	Title string
	// Year is that in which the academic year began (1 Sep to 31 Aug).
	Year int
	Hub  ID
	// HubName stands in the cohort too, which is shared without its hub.
	HubName string
	// Area is that of the hub, as local authorities, sorted; none where it is not known.
	Area      []string
	Programme ID
	// Quarters are the expected quarter days; nil where nobody expects a number.
	Quarters *int
	Fee      *FeeRule
	Places   int // 0 where not limited
	// PutOffs are the findings that were put off, those that come back first first.
	PutOffs []PutOff
	// Lowest is the fewest people with whom it is held; 0 where not said.
	Lowest int
	Region string
	Focus  string
	// Continues is the space of the cohort from which its people come, or 0.
	Continues ID
	Closed    bool
	// Meetings is how reports of meetings are read, Reports those that were taken in.
	Meetings MeetingRule
	Reports  []TakenReport
	// Retention is how long what is about people is kept, Faded what was let go since, and
	// KeepUntil the day until which it is kept for longer, after a review.
	Retention Retention
	Faded     []Fading
	KeepUntil Day
	// Erased are the people who were erased.
	Erased []Erasure
	// DemoNow is the moment at which a demo cohort's today begins; zero elsewhere.
	DemoNow time.Time
}

// Person is a teacher: the same ID in every cohort.
type Person struct {
	ID            ID
	Given, Family string
	// Label tells two people of one name apart.
	Label  string
	Emails []string
	Phone  string
	// Before are previous names, for finding: "Siân Price".
	Before []string
	// Aliases are names under which they were in reports of meetings: "iPhone (Siân)".
	Aliases []string
	// Note is a note about the person; never health, never pupils.
	Note string
	// Same is the record that this one turned out to be, or 0.
	Same ID

	// links are all that stand for Same: two leads may each have found another.
	links   []ID
	sortKey string
	// folded is the name as it is searched.
	folded string
}

// School is a school; URN may be unknown.
type School struct {
	ID                          ID
	Name, URN, Phase, LA, Trust string
	Town, Postcode              string
	// Involved tells whether it was involved with Maths Hubs before.
	Involved Answer
	// Members of the department; 0 unknown.
	Members int
	// Engagements are what it took part in before: "Development Work Group 2022/23".
	Engagements []Engagement
	// Specialist is the cohort, 1 to 8, in which its Mastery Specialist was trained;
	// 0 where it has none or nobody knows.
	Specialist int
	// Policies, Sharings and Reached are what it did with its department, in the order of
	// their days.
	Policies []Policy
	Sharings []Sharing
	Reached  []Reached
	// State tells whether it is state-funded and in England.
	State Answer
	// Community tells whether its subject leader takes part in a subject leader community,
	// and Leader is the card of that subject leader, or 0.
	Community Answer
	Leader    ID
	// Former are the numbers that it had before, in their order.
	Former []FormerSchool

	// folded is the name as it is searched.
	folded string
}

// Engagement is what a school took part in before.
type Engagement struct {
	ID        ID
	Programme string
	// Year is that in which the academic year began; 0 unknown.
	Year int
}

// Answer is yes, no, or not known.
type Answer uint8

// The answers.
const (
	AnswerUnknown Answer = 0
	Yes           Answer = 1
	No            Answer = 2
)

// String is the answer in a word.
func (a Answer) String() string { return [...]string{"unknown", "yes", "no"}[min(a, No)] }

// Designation is a person's role in teaching for mastery.
type Designation uint8

// The designations.
const (
	DesignationUnknown Designation = 0
	Specialist         Designation = 1
	Advocate           Designation = 2
	Neither            Designation = 3
)

// Status is where an enrolment stands.
type Status uint8

// The statuses of an enrolment.
const (
	Interested Status = 1
	DatesSent  Status = 2
	Applied    Status = 3
	Waiting    Status = 4
	Declined   Status = 5
	Enrolled   Status = 6
	NotOnList  Status = 7
	Paused     Status = 8
	Withdrawn  Status = 9
	Completed  Status = 10
)

// String is the status as it is shown and exported.
func (s Status) String() string {
	return [...]string{
		"", "interested", "dates sent", "applied", "waiting", "declined", "enrolled", "not on the list", "paused", "withdrawn", "completed",
	}[min(s, Completed)]
}

// LeaveReason is why a place ended, in a code: never more, for it may be a private matter.
type LeaveReason uint8

// The reasons for leaving.
const (
	LeftUnsaid     LeaveReason = 0
	LeftSchool     LeaveReason = 1
	LeftRole       LeaveReason = 2
	LeftWorkload   LeaveReason = 3
	SchoolWithdrew LeaveReason = 4
	LeftForOther   LeaveReason = 5
)

// LeaveReasons are all of them in words, by their numbers.
func LeaveReasons() []string {
	return []string{"no reason given", "left the school", "another role in the school", "workload or release", "the school withdrew", "another programme"}
}

// String is the reason in words.
func (r LeaveReason) String() string { return LeaveReasons()[min(r, LeftForOther)] }

// Pause is a time for which a place rests: nobody is absent in it.
type Pause struct {
	ID ID
	// From is its first day, Until the day after its last; unknown while it lasts.
	From, Until Day
}

// EarlierSchool is a school that a place had before, and the first day on which it no
// longer had it.
type EarlierSchool struct {
	School ID
	Until  Day
}

// Since is the day on which a place took a status, and who decided.
type Since struct {
	Day  Day
	Lead ID
}

// StatusSince is a status with the day on which a place took it.
type StatusSince struct {
	Status Status
	Since  Since
}

// Link is a place of another space.
type Link struct{ Space, Enrolment ID }

// Party is who confirms that they can commit to the whole programme.
type Party uint8

// The parties.
const (
	BySchool      Party = 1
	ByParticipant Party = 2
)

// String is the party in a word.
func (p Party) String() string {
	return [...]string{"", "school", "participant"}[min(p, ByParticipant)]
}

// Commitment is that somebody confirmed that they can commit to the whole programme.
type Commitment struct {
	Day Day
	// Lead noted it.
	Lead ID
	// By is who said so, in words: "Ms Ford, headteacher".
	By string
}

// Override is a rule that does not hold for a place, with the reason.
type Override struct {
	Rule   ID
	Reason string
}

// String is the designation as it is exported: "" where unknown.
func (d Designation) String() string {
	return [...]string{"", "mastery specialist", "mastery advocate", "neither"}[min(d, Neither)]
}
