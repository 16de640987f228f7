package model

import "workgroup/model/change"

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

	since int64
	marks map[ID][]Claimed
	// Of a session: a credit that a lead lowered, the note, what was told, the slot.
	credits  map[ID]int
	notes    map[ID]string
	told     map[ID]Told
	bookings map[ID]ID
	// Of a task.
	tasks     map[ID]TaskState
	taskNotes map[ID]string
}

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

// Task is the progress with a task.
func (e *Enrolment) Task(task ID) TaskState { return e.tasks[task] }

// TaskNote is what was noted of a task.
func (e *Enrolment) TaskNote(task ID) string { return e.taskNotes[task] }

// On tells whether the place stood on a day; an unknown day is always within it.
func (e *Enrolment) On(d Day) bool {
	if !d.Known() {
		return true
	}
	return (!e.From.Known() || d >= e.From) && (!e.Until.Known() || d < e.Until)
}

// Counts tells whether the place is on the register at all: enrolled, completed,
// paused, withdrawn, or somebody who came without being on the list.
func (e *Enrolment) Counts() bool {
	switch e.Status {
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
	return e
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
