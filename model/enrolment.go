package model

import (
	"cmp"
	"maps"
	"slices"

	"workgroup/model/change"
)

// Enrolment is a person's place in a cohort, with all that hangs on it.
type Enrolment struct {
	ID          ID
	Person      ID
	School      ID
	Role        string
	Designation Designation
	Status      Status
	// From and Until are the days on which the place began and ended.
	From, Until Day
	// Year of engagement: 1, 2 ...; 0 unknown.
	Year int
	// Reason is why the place ended.
	Reason LeaveReason
	// Replaces is the place that this one takes over, or 0.
	Replaces ID
	// Pauses are in the order of their days.
	Pauses []Pause
	// Remark is a note about the person in this cohort.
	Remark string
	// SeenOnline is the day on which the person was last seen in the online community,
	// OnlineNote what was noted of it.
	SeenOnline Day
	OnlineNote string
	// For is the academic year that the place is asked for, where that is not the year of the
	// cohort: it stands apart, and on no register. 0 is the year of the cohort.
	For int
	// Continues is the place of an earlier cohort that this one continues.
	Continues Link
	// Further are the schools beside School of somebody who leads several, in the order of
	// their IDs.
	Further []ID
	// Offered is the day on which somebody who waits was offered a place, and who offered it.
	Offered Since

	since int64
	marks map[ID][]Claimed
	// Of a session: a credit that a lead lowered, the note, what was told, the slot.
	credits    map[ID]int
	notes      map[ID]string
	told       map[ID]Told
	bookings   map[ID]ID
	overbooked map[ID]string
	wishes     map[ID]string
	// Of a date of a visit: since when it is waited for, in seconds since 1970.
	waiting map[ID]int64
	// Of a date of a visit: how it suits.
	suits map[ID]Suit
	// Of a task.
	tasks     map[ID]TaskState
	taskNotes map[ID]string
	statuses  map[Status]Since
	overrides map[ID]string
	// Of a session: what was decided of the fee, several where the answers differ, and why
	// it was waived.
	fees       map[ID][]Decision
	feeReasons map[ID]string
	// Of a school that the place had before: the first day on which it no longer had it.
	schools map[ID]Day
	// queue is since when a place in the cohort is waited for, in seconds since 1970.
	queue     int64
	committed map[Party]Commitment
}

// The rules that a lead may set aside for a place, with a reason that stays.
const (
	// RulePlaces is that a cohort takes no more people than it has places.
	RulePlaces ID = 1
	// RuleDays is that who has completed the programme earned the days that are expected.
	RuleDays ID = 2
	// The rules of who can take part: see Misfits.
	RuleRole    ID = 3
	RuleArea    ID = 4
	RulePrior   ID = 5
	RuleFunding ID = 6
	RuleSchools ID = 7
)

// Claimed is a mark with who made it and when. Where several stand for one session
// they had not seen each other: two answers, between which a person decides.
type Claimed struct {
	Mark Mark
	Lead ID
	At   int64 // seconds since 1970
}

// Mark is what stands for a session as it was marked: unmarked where nothing does,
// the first of two answers where two do.
func (e *Enrolment) Mark(session ID) Mark {
	if c := e.marks[session]; len(c) > 0 {
		return c[0].Mark
	}
	return Mark{}
}

// Claims are the answers that stand for a session: none, one, or several that differ.
func (e *Enrolment) Claims(session ID) []Claimed { return e.marks[session] }

// Credit is what the lead typed instead of the session's credit, in quarter days.
func (e *Enrolment) Credit(session ID) (quarters int, typed bool) {
	q, typed := e.credits[session]
	return q, typed
}

// Note is what was noted at a session.
func (e *Enrolment) Note(session ID) string { return e.notes[session] }

// Told is what was said ahead of a session.
func (e *Enrolment) Told(session ID) Told { return e.told[session] }

// Booking is the date of a visit that the person has chosen, or 0.
func (e *Enrolment) Booking(session ID) ID { return e.bookings[session] }

// Overbooked is why a date that was full took this person too, or "".
func (e *Enrolment) Overbooked(session ID) string { return e.overbooked[session] }

// Wish is which date of a visit would suit, in the person's words.
func (e *Enrolment) Wish(session ID) string { return e.wishes[session] }

// Waits tells whether the person waits for a place on a date of a visit, and since
// when, in seconds since 1970.
func (e *Enrolment) Waits(slot ID) (since int64, waits bool) {
	since, waits = e.waiting[slot]
	return since, waits
}

// Suit is how a date of a visit suits the person.
func (e *Enrolment) Suit(slot ID) Suit { return e.suits[slot] }

// Since is the day on which the place took a status, unknown where nobody noted it.
func (e *Enrolment) Since(s Status) Since { return e.statuses[s] }

// SinceAll are the days on which the place took each status, in the order of those days.
func (e *Enrolment) SinceAll() []StatusSince {
	var out []StatusSince
	for status, since := range e.statuses {
		out = append(out, StatusSince{status, since})
	}
	slices.SortFunc(out, func(a, b StatusSince) int {
		return cmp.Or(cmp.Compare(a.Since.Day, b.Since.Day), cmp.Compare(a.Status, b.Status))
	})
	return out
}

// Overrides are the rules that do not hold for this place, in the order of their IDs. One
// that is nobody's rule is a person who looks like this one, and is another.
func (e *Enrolment) Overrides() []Override {
	var out []Override
	for _, rule := range slices.Sorted(maps.Keys(e.overrides)) {
		out = append(out, Override{rule, e.overrides[rule]})
	}
	return out
}

// Override is why a rule does not hold for this place, or "".
func (e *Enrolment) Override(rule ID) string { return e.overrides[rule] }

// Committed is that the school, or the participant, confirmed that they can commit to the
// whole programme; without a day nobody did.
func (e *Enrolment) Committed(by Party) Commitment { return e.committed[by] }

// Task is the progress with a task.
func (e *Enrolment) Task(task ID) TaskState { return e.tasks[task] }

// TaskNote is what was noted of a task.
func (e *Enrolment) TaskNote(task ID) string { return e.taskNotes[task] }

// On tells whether the place stood on a day; an unknown day is always within it.
func (e *Enrolment) On(d Day) bool {
	if !d.Known() {
		return true
	}
	for _, p := range e.Pauses {
		if p.Covers(d) {
			return false
		}
	}
	return (!e.From.Known() || d >= e.From) && (!e.Until.Known() || d < e.Until)
}

// Counts tells whether the place is on the register at all: enrolled, completed,
// paused, withdrawn, or somebody who came without being on the list.
func (e *Enrolment) Counts() bool { return e.Status.counts() }

func (s Status) counts() bool {
	switch s {
	case Enrolled, NotOnList, Paused, Withdrawn, Completed:
		return true
	}
	return false
}

func decodeEnrolment(r reader) *Enrolment {
	e := &Enrolment{
		ID: r.Key.Record, Person: r.id(enrolmentPerson), School: r.id(enrolmentSchool), Role: r.text(enrolmentRole),
		Designation: Designation(r.int(enrolmentDesignation)), Status: Status(r.int(enrolmentStatus)),
		From: r.day(enrolmentFrom), Until: r.day(enrolmentUntil), Year: int(r.int(enrolmentYear)),
		marks: map[ID][]Claimed{}, credits: map[ID]int{}, notes: map[ID]string{}, told: map[ID]Told{},
		bookings: map[ID]ID{}, tasks: map[ID]TaskState{}, taskNotes: map[ID]string{},
		Reason: LeaveReason(r.int(enrolmentReason)), Replaces: r.id(enrolmentReplaces), Remark: r.text(enrolmentRemark),
		SeenOnline: r.day(enrolmentSeenOnline), OnlineNote: r.text(enrolmentOnlineNote),
	}
	for _, h := range r.Cell(change.Slot{Name: enrolmentPerson}) {
		if !h.Take && (e.since == 0 || h.At < e.since) {
			e.since = h.At
		}
	}
	r.Elems(enrolmentMark, func(session ID, c change.Cell) {
		var claims []Claimed
		for _, h := range distinct(c.Standing()) {
			claims = append(claims, Claimed{unpackMark(h.Value), h.Lead, h.At})
		}
		if len(claims) > 1 || len(claims) == 1 && claims[0].Mark.Kind != Unmarked {
			e.marks[session] = claims
		}
	})
	r.elems(enrolmentCredit, func(session ID, v string) { e.credits[session] = int(unpackInt(v)) - 1 })
	r.elems(enrolmentNote, func(session ID, v string) { e.notes[session] = v })
	r.elems(enrolmentTold, func(session ID, v string) { e.told[session] = unpackTold(v) })
	r.elems(enrolmentBooking, func(session ID, v string) { e.bookings[session] = unpackID(v) })
	r.elems(enrolmentTask, func(task ID, v string) { e.tasks[task] = unpackTaskState(v) })
	r.elems(enrolmentTaskNote, func(task ID, v string) { e.taskNotes[task] = v })
	e.decodeSeldom(r)
	return e
}

// decodeSeldom reads what few places have; its maps are made where they are needed.
func (e *Enrolment) decodeSeldom(r reader) {
	r.elems(enrolmentOverbooked, func(session ID, v string) { put(&e.overbooked, session, v) })
	r.elems(enrolmentWish, func(session ID, v string) { put(&e.wishes, session, v) })
	r.elems(enrolmentOverride, func(rule ID, v string) { put(&e.overrides, rule, v) })
	r.elems(enrolmentWaiting, func(slot ID, v string) { put(&e.waiting, slot, unpackInt(v)) })
	r.elems(enrolmentSuit, func(slot ID, v string) { put(&e.suits, slot, Suit(unpackInt(v))) })
	r.elems(enrolmentSince, func(status ID, v string) {
		u := unpacker{rest: v}
		put(&e.statuses, Status(status), Since{Day(u.int()), ID(u.uint())})
	})
	r.elems(enrolmentPause, func(id ID, v string) {
		u := unpacker{rest: v}
		e.Pauses = append(e.Pauses, Pause{ID: id, From: Day(u.int()), Until: Day(u.int())})
	})
	slices.SortFunc(e.Pauses, Pause.compare)
	r.Elems(enrolmentFee, func(session ID, c change.Cell) {
		if ds := decisions(c.Standing()); len(ds) > 0 {
			put(&e.fees, session, ds)
		}
	})
	r.elems(enrolmentFeeReason, func(session ID, v string) { put(&e.feeReasons, session, v) })
	r.elems(enrolmentSchoolUntil, func(school ID, v string) { put(&e.schools, school, Day(unpackInt(v))) })
	e.decodePath(r)
}

func (p Pause) compare(o Pause) int {
	return cmp.Or(cmp.Compare(p.From, o.From), cmp.Compare(p.ID, o.ID))
}

// Covers tells whether the place rests on a day.
func (p Pause) Covers(d Day) bool {
	return (!p.From.Known() || d >= p.From) && (!p.Until.Known() || d < p.Until)
}

// StatusOn is the status as of a day: a pause and a withdrawal begin and end with theirs.
func (e *Enrolment) StatusOn(d Day) Status {
	rests := slices.ContainsFunc(e.Pauses, func(p Pause) bool { return p.Covers(d) })
	switch {
	case e.Status == Enrolled && rests:
		return Paused
	case e.Status == Paused && !rests && len(e.Pauses) > 0, e.Status == Withdrawn && e.Until > d:
		return Enrolled
	}
	return e.Status
}

// SchoolOn is the school of the place on a day, which may be one that the person has
// left since; of an unknown day it is that of now.
func (e *Enrolment) SchoolOn(d Day) ID {
	at, until := e.School, Day(0)
	for school, last := range e.schools {
		if d.Known() && d < last && (!until.Known() || last < until || last == until && school < at) {
			at, until = school, last
		}
	}
	return at
}

// EarlierSchools are those that the place had before, by the day on which each ended.
func (e *Enrolment) EarlierSchools() []EarlierSchool {
	var out []EarlierSchool
	for school, until := range e.schools {
		out = append(out, EarlierSchool{school, until})
	}
	slices.SortFunc(out, func(a, b EarlierSchool) int {
		return cmp.Or(cmp.Compare(a.Until, b.Until), cmp.Compare(a.School, b.School))
	})
	return out
}

func put[K comparable, V any](m *map[K]V, k K, v V) {
	if *m == nil {
		*m = map[K]V{}
	}
	(*m)[k] = v
}

func (t TaskState) pack() string {
	if t.Progress == NotStarted {
		return ""
	}
	var p packer
	p.uint(uint64(t.Progress))
	p.int(int64(t.Day))
	return string(p)
}

func unpackTaskState(v string) TaskState {
	u := unpacker{rest: v}
	return TaskState{Progress(u.uint()), Day(u.int())}
}

// distinct drops writes of a value that another write says too: the same value
// twice is no disagreement.
func distinct(hs []change.Held) []change.Held {
	if len(hs) < 2 {
		return hs
	}
	out := hs[:0:0]
	for _, h := range hs {
		same := false
		for _, o := range out {
			same = same || o.Value == h.Value
		}
		if !same {
			out = append(out, h)
		}
	}
	return out
}
