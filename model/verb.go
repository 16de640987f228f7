package model

import (
	"fmt"

	"workgroup/model/change"
)

// Verb is what a change did. Numbers are never used again for something else.
type Verb uint16

// The verbs. The IDs of a label are, for those of a register: enrolment, session,
// date of the visit (0 of others).
const (
	VerbUndo        Verb = 1
	VerbNewHub      Verb = 2
	VerbNewCohort   Verb = 3
	VerbFilled      Verb = 4
	VerbPresent     Verb = 10
	VerbLate        Verb = 11
	VerbAbsent      Verb = 12
	VerbCancelled   Verb = 13
	VerbSubstitute  Verb = 14
	VerbOnline      Verb = 15
	VerbPart        Verb = 16
	VerbLeftEarly   Verb = 17
	VerbExcused     Verb = 18
	VerbElsewhere   Verb = 19
	VerbCleared     Verb = 20
	VerbTold        Verb = 21
	VerbTaskBack    Verb = 22
	VerbTaskNotBack Verb = 23
	VerbNote        Verb = 24
	VerbWalkIn      Verb = 25
	VerbRest        Verb = 26
	VerbRows        Verb = 27
	VerbFinished    Verb = 28
	VerbOpened      Verb = 29
)

var verbWords = map[Verb]string{
	VerbPresent: "present", VerbLate: "late", VerbAbsent: "absent", VerbCancelled: "cancelled", VerbSubstitute: "substitute sent",
	VerbOnline: "online", VerbPart: "part", VerbLeftEarly: "left early", VerbExcused: "excused", VerbElsewhere: "caught up elsewhere",
	VerbCleared: "unmarked", VerbTold: "what was told", VerbTaskBack: "brought the task", VerbTaskNotBack: "task not back", VerbNote: "a note",
	VerbWalkIn: "not on the list, present",
}

// Describe puts a label into words, as read against a snapshot: "Siân
// O'Connor-Price: late, session 1".
func (s *Snapshot) Describe(l change.Label) string {
	id := func(i int) ID {
		if i < len(l.IDs) {
			return l.IDs[i]
		}
		return 0
	}
	where := ""
	if x := s.Session(id(1)); x != nil {
		where = fmt.Sprintf(", session %d", x.Number)
		if slot := s.Slot(id(2)); slot != nil {
			where += ", " + slot.Date.Short()
		}
	}
	switch v := Verb(l.Verb); v {
	case VerbNewHub:
		return "a new hub"
	case VerbNewCohort:
		return "a new cohort"
	case VerbFilled:
		return "a cohort filled in"
	case VerbRest:
		return "the rest" + where
	case VerbRows:
		return "marks by row number" + where
	case VerbFinished:
		return "register finished" + where
	case VerbOpened:
		return "register opened" + where
	default:
		name := "somebody"
		if e := s.Enrolment(id(0)); e != nil {
			name = s.Person(e.Person).Name()
		}
		words, known := verbWords[v]
		if !known {
			words = "a change"
		}
		return name + ": " + words + where
	}
}

// SheetOf is the register that a change is about, if it is about one.
func SheetOf(l change.Label) (SheetID, bool) {
	if v := Verb(l.Verb); v < VerbPresent || v > VerbOpened || len(l.IDs) < 3 {
		return SheetID{}, false
	}
	return SheetID{l.IDs[1], l.IDs[2]}, true
}
