package model

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"workgroup/model/change"
)

// cycleWords are what was done to a session, a task, a date, the cohort or a lead.
var cycleWords = map[Verb]string{
	VerbNewSession: "added", VerbEditSession: "changed", VerbMovedSession: "moved", VerbCalledOff: "called off", VerbNotHeld: "not held",
	VerbOnlineInstead: "online instead", VerbHeldAfterAll: "held after all", VerbReordered: "at another place", VerbRemoveSession: "removed",
	VerbNewTask: "new", VerbEditTask: "changed", VerbRemoveTask: "removed",
	VerbNewSlot: "offered", VerbEditSlot: "changed", VerbSlotCalledOff: "called off", VerbSlotOnAgain: "on again", VerbRemoveSlot: "removed",
	VerbEditCohort: "cohort changed", VerbArchived: "cohort archived", VerbUnarchived: "cohort out of the archive", VerbEditHub: "hub changed",
	VerbNewLead: "new", VerbEditLead: "changed", VerbRemoveLead: "removed",
	VerbPutOff: "something to do put off", VerbShownAgain: "to do again",
}

// bookingWords are what was done about the date of a visit for one place.
var bookingWords = map[Verb]string{
	VerbBooked: "booked", VerbUnbooked: "off the date", VerbWaits: "on the waiting list", VerbStopsWaiting: "off the waiting list",
	VerbMovedDate: "moved to another date", VerbAttended: "came on another date", VerbWish: "a wish for a date", VerbSuits: "which dates suit",
	VerbWaitsAt: "at another place of the waiting list",
}

// describeCycle puts a label that is about the cycle into words; ok is false for others.
// What was removed since is still named.
func (s *Snapshot) describeCycle(l change.Label) (words string, ok bool) {
	id := func(i int) ID {
		if i < len(l.IDs) {
			return l.IDs[i]
		}
		return 0
	}
	v := Verb(l.Verb)
	words, known := cycleWords[v]
	about, booking := bookingWords[v]
	switch {
	case booking:
		return s.nameOf(id(0)) + ": " + about + s.visitEver(id(1), id(2)), true
	case v == VerbProgress:
		return s.nameOf(id(0)) + ": " + s.taskEver(id(1)), true
	case v == VerbTaskNote:
		return s.nameOf(id(0)) + ": note on " + s.taskEver(id(1)), true
	case v == VerbBookedSeveral:
		return fmt.Sprintf("%s: %d booked", s.dateEver(id(2)), max(0, len(l.IDs)-3)), true
	case v == VerbDatesFilled:
		return fmt.Sprintf("dates of session %d filled: %d booked", s.numberEver(id(1)), max(0, len(l.IDs)-3)), true
	case v == VerbSwapped:
		return fmt.Sprintf("%s and %s: dates swapped", s.nameOf(id(0)), s.nameOf(id(3))), true
	case !known:
		return "", false
	case v >= VerbNewSession && v <= VerbRemoveSession:
		return fmt.Sprintf("session %d %s", s.numberEver(id(1)), words), true
	case v >= VerbNewTask && v <= VerbRemoveTask:
		return s.taskEver(id(2)) + ": " + words, true
	case v >= VerbNewSlot && v <= VerbRemoveSlot:
		return s.dateEver(id(2)) + ": " + words, true
	case v >= VerbNewLead && v <= VerbRemoveLead:
		return fmt.Sprintf("lead %s: %s", s.LeadName(id(0)), words), true
	}
	return words, true
}

func (s *Snapshot) nameOf(enrolment ID) string {
	if e := s.Enrolment(enrolment); e != nil {
		return s.Person(e.Person).Apart()
	}
	return "somebody"
}

// visitEver is a visit and one of its dates, those that were removed too.
func (s *Snapshot) visitEver(session, slot ID) string {
	where := fmt.Sprintf(", session %d", s.numberEver(session))
	if d := (reader{s.Record(change.Key{Kind: KindSlot, Record: slot})}).day(slotDate); d.Known() {
		where += ", " + d.Short()
	}
	return where
}

// taskEver is a task by its title, one that was removed too.
func (s *Snapshot) taskEver(id ID) string {
	return "task " + reader{s.Record(change.Key{Kind: KindTask, Record: id})}.text(taskTitle)
}

// dateEver is a date of a visit, one that was removed too.
func (s *Snapshot) dateEver(id ID) string {
	r := reader{s.Record(change.Key{Kind: KindSlot, Record: id})}
	x := Slot{Date: r.day(slotDate), Host: r.text(slotHost)}
	if x.Date.Known() {
		return "date of " + x.name()
	}
	return x.name()
}

// AboutFee tells whether a change decided, or took back, what becomes of a fee.
func AboutFee(l change.Label) bool {
	v := Verb(l.Verb)
	return v >= VerbCharged && v <= VerbUndecided
}

// PlaceOf is where a change is seen: the session, the date of a visit, the place and
// the task that it is about, each 0 where it is about none.
func PlaceOf(l change.Label) (session, slot, enrolment, task ID) {
	id := func(i int) ID {
		if i < len(l.IDs) {
			return l.IDs[i]
		}
		return 0
	}
	switch v := Verb(l.Verb); {
	case v == VerbProgress || v == VerbTaskNote:
		return 0, 0, id(0), id(1)
	case v >= VerbNewTask && v <= VerbRemoveTask:
		return id(1), 0, 0, id(2)
	case v >= VerbPresent && v <= VerbRemovePlace, v >= VerbNewSession && v <= VerbStopsWaiting,
		AboutFee(l),
		v >= VerbStatus && v <= VerbSetAside,
		v == VerbDatesFilled, v == VerbAnswered, v == VerbSuits, v == VerbQueued, v == VerbWaitsAt, v == VerbPutOff, v == VerbShownAgain:
		return id(1), id(2), id(0), 0
	}
	return 0, 0, 0, 0
}

// Capital is a sentence with a capital letter at its beginning.
func Capital(say string) string {
	if say == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(say)
	return strings.ToUpper(string(r)) + say[n:]
}
