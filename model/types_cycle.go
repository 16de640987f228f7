package model

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
	// Again: somebody finished it, and something else stands in it than they saw then. It is
	// open until it is finished again.
	Again bool

	// saw are the marks that stood in it when it was finished.
	saw witness
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
	// Notes are what people need to know before they come: lunch, parking, room.
	Notes  string
	Topics string
	// Link is where to join online.
	Link string
	// Reason is why it is called off, not held or online instead.
	Reason string
	// Instead says that it is online instead of in the room.
	Instead bool
	// Earlier are the dates that it had before.
	Earlier []EarlierDate
}

// EarlierDate is a date that a session had, and the day on which it was given up. An
// unknown date is that it had none while somebody told us that they cannot come.
type EarlierDate struct{ Date, Announced Day }

// Task is what is done in school after a session.
type Task struct {
	ID      ID
	Session ID
	Title   string
	Due     Day
	// Before is the session before which it is due, where no day was set; or 0.
	Before ID
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
	Kind     ObservationKind
	Address  string
	// Facilitator leads the talk before and after the lesson.
	Facilitator string
	// Briefing is what people need to know before they come; no pupil is ever named.
	Briefing string
	// Reason is why it was called off.
	Reason string
	// Distance is how far the host is for most.
	Distance Distance
}

// Distance is how far a host is for most.
type Distance uint8

// The distances.
const (
	DistanceUnsaid Distance = 0
	Near           Distance = 1
	Far            Distance = 2
)

// Distances are all of them in words, by their numbers.
func Distances() []string { return []string{"not said", "near", "far"} }

// String is the distance in a word.
func (d Distance) String() string { return Distances()[min(d, Far)] }

// Suit is how a date of a visit suits somebody.
type Suit uint8

// How a date suits.
const (
	SuitUnsaid Suit = 0
	SuitYes    Suit = 1
	RatherNot  Suit = 2
	SuitNo     Suit = 3 // impossible
)

// Suits are all answers in words, by their numbers.
func Suits() []string { return []string{"not said", "yes", "rather not", "no"} }

// String is the answer in words.
func (x Suit) String() string { return Suits()[min(x, SuitNo)] }

// ObservationKind is what a date of a visit is.
type ObservationKind uint8

// The kinds of observations.
const (
	KindUnsaid    ObservationKind = 0
	Provision     ObservationKind = 1 // a visit to a PRU or hospital school
	Collaborative ObservationKind = 2 // a collaborative lesson observation
	OpenLesson    ObservationKind = 3
)

// ObservationKinds are all of them in words, by their numbers.
func ObservationKinds() []string {
	return []string{"visit", "visit to a PRU or hospital school", "collaborative lesson observation", "open lesson"}
}

// String is the kind in words.
func (k ObservationKind) String() string { return ObservationKinds()[min(k, OpenLesson)] }

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
