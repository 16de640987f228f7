package model

import "time"

// Hub is a Maths Hub. A national cohort has none.
type Hub struct {
	ID      ID
	Name    string
	Area    []string // local authorities, sorted
	Contact string
}

// Programme is what a hub page describes. Title, code and description are never
// derived from one another. It is data: codes, letters and days change every year.
type Programme struct {
	ID    ID
	Title string
	// Code as NCP21-15, or "" where the page gives none.
	Code string
	Type string // Work Group, Community or Programme
	// Year is that in which its academic year began; 0 where not stated.
	Year  int
	Phase string
	Hub   string
	// Purpose to VenueNote are the page's own words, "" where it has none.
	Purpose, Involved, Contents, Length, Commitment, FollowOn, Cost, Interest, VenueNote string
	// Quarters are the expected quarter days; nil where not stated.
	Quarters    *int
	Fee         *FeeRule
	Eligibility []Eligibility
	Outcomes    []OutcomeGroup
}

// Rule is what an eligibility sentence asks for.
type Rule uint8

// The rules of eligibility.
const (
	RuleShown    Rule = 0 // the sentence is shown, nothing is checked
	RuleWarns    Rule = 1 // a role that does not fit warns
	RuleBars     Rule = 2 // a role that does not fit is barred, but for a reason
	RuleEveryone Rule = 3 // open whether or not the school is involved already
)

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
	HubName   string
	Programme ID
	// Quarters are the expected quarter days; nil where nobody expects a number.
	Quarters *int
	Fee      *FeeRule
	Places   int // 0 where not limited
	Region   string
	Focus    string
	Closed   bool
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
	// Same is the record that this one turned out to be, or 0.
	Same ID

	sortKey string
}

// School is a school; URN may be unknown.
type School struct {
	ID                          ID
	Name, URN, Phase, LA, Trust string
}

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

// String is the designation as it is exported: "" where unknown.
func (d Designation) String() string {
	return [...]string{"", "mastery specialist", "mastery advocate", "neither"}[min(d, Neither)]
}

// Mode is where a session takes place.
type Mode uint8

// The modes of a session.
const (
	InRoom Mode = 1
	Online Mode = 2
)

// SessionKind is what a session is.
type SessionKind uint8

// The kinds of sessions: a visit is met by any one of several dates.
const (
	Workshop SessionKind = 1
	Visit    SessionKind = 2
	Meeting  SessionKind = 3
)

// String is the kind in one word.
func (k SessionKind) String() string {
	return [...]string{"", "workshop", "visit", "meeting"}[min(k, Meeting)]
}

// State is what became of a session or of a date of a visit.
type State uint8

// The states. Finished is worked out from the day on which it was.
const (
	Planned   State = 0
	CalledOff State = 1
	NotHeldAt State = 2
)

// Finish is when a register was finished: whether it is now, and whether it
// ever was, with the day and time for people to read.
type Finish struct {
	Is, Was bool
	Day     Day
	At      Clock
}

// Session is one numbered step of the cycle.
type Session struct {
	ID     ID
	Number int
	Kind   SessionKind
	Title  string
	Date   Day
	Start  Clock
	End    Clock
	Mode   Mode
	Venue  string
	// Address in one line, with the postcode.
	Address string
	// Credit in quarter days.
	Credit int
	State  State
	Finish Finish
	Notes  string
	// Earlier are the dates that it had before.
	Earlier []EarlierDate
}

// EarlierDate is a date that a session had, and the day on which it was given up.
type EarlierDate struct{ Date, Announced Day }

// Task is what is done in school after a session.
type Task struct {
	ID      ID
	Session ID
	Title   string
	Due     Day
	// Wording by school; that of school 0 is for all.
	Wording map[ID]string
}

// Slot is one date of a visit.
type Slot struct {
	ID       ID
	Session  ID
	Date     Day
	Start    Clock
	End      Clock
	Host     string
	Setting  string
	Teacher  string
	Mastery  bool // the lesson is taught by a Mastery Specialist
	Focus    string
	Capacity int // 0 where not limited
	State    State
	Finish   Finish
}

// Progress is how far a task is.
type Progress uint8

// The states of a task.
const (
	NotStarted  Progress = 0
	UnderWay    Progress = 1
	Back        Progress = 2
	NotRequired Progress = 3
)

// String is the state of a task in words.
func (p Progress) String() string {
	return [...]string{"not started", "under way", "back", "not required"}[min(p, NotRequired)]
}

// TaskState is an enrolment's progress with a task and the day it was noted.
type TaskState struct {
	Progress Progress
	Day      Day
}
