package model

import (
	"cmp"
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

	// Of a place: the IDs are the place, and of some the session and the date.
	VerbNewPerson   Verb = 30
	VerbEditPerson  Verb = 31
	VerbPaused      Verb = 32
	VerbResumed     Verb = 33
	VerbWithdrawn   Verb = 34
	VerbReplaced    Verb = 35
	VerbPutOnList   Verb = 36
	VerbSamePerson  Verb = 37
	VerbRemark      Verb = 38
	VerbProgress    Verb = 39 // place, task
	VerbTaskNote    Verb = 40 // place, task
	VerbBooked      Verb = 41
	VerbUnbooked    Verb = 42
	VerbWaits       Verb = 43
	VerbMovedDate   Verb = 44
	VerbWish        Verb = 45
	VerbCredit      Verb = 46
	VerbRemovePlace Verb = 47
	VerbBackOnList  Verb = 48
	VerbApart       Verb = 49

	VerbPasted     Verb = 50
	VerbNewSchool  Verb = 51 // school
	VerbEditSchool Verb = 52 // school

	// Of a session: the first ID is nobody's, the second the session.
	VerbNewSession    Verb = 60
	VerbEditSession   Verb = 61
	VerbMovedSession  Verb = 62
	VerbCalledOff     Verb = 63
	VerbNotHeld       Verb = 64
	VerbOnlineInstead Verb = 65
	VerbHeldAfterAll  Verb = 66
	VerbReordered     Verb = 67
	VerbRemoveSession Verb = 68
	VerbNewTask       Verb = 69 // nobody, session, task
	VerbEditTask      Verb = 70
	VerbRemoveTask    Verb = 71

	// Of a date of a visit: nobody, session, date.
	VerbNewSlot       Verb = 80
	VerbEditSlot      Verb = 81
	VerbSlotCalledOff Verb = 82
	VerbSlotOnAgain   Verb = 83
	VerbRemoveSlot    Verb = 84
	VerbBookedSeveral Verb = 85 // nobody, session, date, and the places
	VerbSwapped       Verb = 86 // one place, session, the date it had, the other place
	VerbAttended      Verb = 87 // place, session, date
	VerbStopsWaiting  Verb = 88 // place, session, date

	// Of a place on its way to the list and off it: the first ID is the place.
	VerbStatus     Verb = 140
	VerbOffered    Verb = 141
	VerbEnrolled   Verb = 142
	VerbCompleted  Verb = 143
	VerbCommitted  Verb = 144
	VerbSchoolLeft Verb = 145
	VerbNextYear   Verb = 146
	VerbThisYear   Verb = 147
	VerbSchools    Verb = 148
	VerbSetAside   Verb = 149
	VerbLeader     Verb = 150 // school

	VerbEditCohort Verb = 90
	VerbArchived   Verb = 91
	VerbUnarchived Verb = 92
	VerbNewLead    Verb = 93 // lead
	VerbEditLead   Verb = 94 // lead
	VerbRemoveLead Verb = 95 // lead
	VerbEditHub    Verb = 96

	VerbNewProgramme    Verb = 100 // programme
	VerbEditProgramme   Verb = 101 // programme
	VerbCopyProgramme   Verb = 102 // programme
	VerbRemoveProgramme Verb = 103 // programme
	VerbUseProgramme    Verb = 104 // programme
	// Of the hub's fee: place, session, date of the visit.
	VerbCharged   Verb = 110
	VerbWaived    Verb = 111
	VerbPaid      Verb = 112
	VerbUndecided Verb = 113
	// Of evaluation: the place or nobody, the session or none, nobody, and the record.
	VerbNewEvidence      Verb = 120
	VerbEditEvidence     Verb = 121
	VerbRemoveEvidence   Verb = 122
	VerbRated            Verb = 123
	VerbEditRating       Verb = 124
	VerbRemoveRating     Verb = 125
	VerbNewPlan          Verb = 126
	VerbEditPlan         Verb = 127
	VerbRemovePlan       Verb = 128
	VerbPlanAction       Verb = 129
	VerbNewInitiative    Verb = 130
	VerbEditInitiative   Verb = 131
	VerbRemoveInitiative Verb = 132
	VerbPolicy           Verb = 133
	VerbSharing          Verb = 134
	VerbReached          Verb = 135
	VerbSeenOnline       Verb = 136 // place
	VerbDatesFilled      Verb = 160 // nobody, session, no date, and the places
	VerbSuits            Verb = 161 // place, session
	// Of a finding: place, session and date of the visit that it is about, each 0 where it is
	// about none.
	VerbPutOff     Verb = 162
	VerbShownAgain Verb = 163
	VerbSalvaged   Verb = 190 // nobody
	VerbErased     Verb = 191 // place
	VerbFaded      Verb = 192 // cohort
	VerbRetention  Verb = 193 // cohort
	VerbKeptOn     Verb = 194 // cohort
	VerbQueued     Verb = 164 // place
	VerbWaitsAt    Verb = 165 // place, session, date

	// Of a register: nobody, session, date of the visit.
	VerbTeams Verb = 172
	VerbZoom  Verb = 173

	// Of what was taken in from a table: nobody, and of some the session.
	VerbTookMarks    Verb = 174
	VerbTookSessions Verb = 175
	VerbTookDates    Verb = 176
	VerbTookFeedback Verb = 177

	VerbTakeSchool Verb = 180 // school
	VerbGoesOn     Verb = 181 // school

	VerbDevice  Verb = 200 // nobody, no session, no date, the laptop
	VerbShutOut Verb = 201 // the same
	VerbTakenIn Verb = 202 // the same: its changes that were set aside
	VerbSettled Verb = 203 // place, session: one of two answers

	// Of what was removed while somebody marked it: place, session, date of the visit; of a
	// session nobody, of a date neither.
	VerbBroughtBack Verb = 210
	VerbLeftRemoved Verb = 211
	VerbSameCards   Verb = 214 // place
	VerbAnswered    Verb = 218 // place or nobody, session, date: answers taken in the register
)

var verbWords = map[Verb]string{
	VerbPresent: "present", VerbLate: "late", VerbAbsent: "absent", VerbCancelled: "cancelled", VerbSubstitute: "substitute sent",
	VerbOnline: "online", VerbPart: "part", VerbLeftEarly: "left early", VerbExcused: "excused", VerbElsewhere: "caught up elsewhere",
	VerbCleared: "unmarked", VerbTold: "what was told", VerbTaskBack: "brought the task", VerbTaskNotBack: "task not back", VerbNote: "a note",
	VerbWalkIn: "not on the list, present",

	VerbNewPerson: "added", VerbEditPerson: "changed", VerbPaused: "paused", VerbResumed: "back from a pause", VerbWithdrawn: "withdrawn",
	VerbReplaced: "replaced", VerbPutOnList: "put on the list", VerbSamePerson: "two records are one person", VerbRemark: "a remark",
	VerbProgress: "a task", VerbTaskNote: "a note on a task", VerbBooked: "booked", VerbUnbooked: "no longer booked", VerbWaits: "waits for a date",
	VerbMovedDate: "another date", VerbWish: "which date would suit", VerbCredit: "days earned", VerbRemovePlace: "removed from the list",
	VerbBackOnList: "on the list again", VerbApart: "told apart from another",
	VerbSameCards: "card made the same in several cohorts",

	VerbCharged: "fee charged", VerbWaived: "fee waived", VerbPaid: "fee paid", VerbUndecided: "fee not decided",
	VerbStatus: "another status", VerbOffered: "a place offered", VerbEnrolled: "enrolled", VerbCompleted: "completed", VerbCommitted: "commitment",
	VerbSchoolLeft: "the school withdrew", VerbNextYear: "asks for next year", VerbThisYear: "asks for this year", VerbSchools: "schools that they lead", VerbSetAside: "why a rule does not hold",
	VerbQueued: "at another place of the waiting list", VerbSettled: "one of two answers taken",
	VerbAnswered: "one of two answers taken",
}

// Describe puts a label into words, as read against a snapshot: "Siân
// O'Connor-Price: late, session 1".
func (s *Snapshot) Describe(l change.Label) string {
	if words, ok := s.describeCycle(l); ok {
		return words
	}
	if words, ok := s.describeOutcomes(l); ok {
		return words
	}
	if words, ok := s.describeProgramme(l); ok {
		return words
	}
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
	v := Verb(l.Verb)
	switch {
	case v == VerbAnswered && id(0) == 0:
		return "single marks taken over the rest" + where
	case v == VerbSettled && id(0) == 0:
		return "answers taken where there were two"
	}
	switch v {
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
	case VerbTeams, VerbZoom:
		return map[Verb]string{VerbTeams: "Teams", VerbZoom: "Zoom"}[v] + " report" + where
	case VerbPasted:
		return "people taken in"
	case VerbDevice, VerbShutOut, VerbTakenIn:
		return s.deviceWords(v, id(3))
	case VerbSalvaged:
		return "values that a damaged file still had"
	case VerbTookMarks:
		return "marks taken in"
	case VerbTookSessions:
		return "sessions taken in"
	case VerbTookDates:
		return "dates of a visit taken in"
	case VerbTookFeedback:
		return "feedback taken in" + where
	case VerbErased:
		return "a person erased"
	case VerbFaded:
		return "what is about people let go, its time being over"
	case VerbRetention:
		return "how long what is about people is kept"
	case VerbKeptOn:
		return "kept for longer, after a review"
	case VerbBroughtBack:
		return s.removedWords(id(0), id(1), id(2)) + " brought back"
	case VerbLeftRemoved:
		return s.removedWords(id(0), id(1), id(2)) + " left removed"
	case VerbNewSchool:
		return s.schoolWords(id(0), "added")
	case VerbEditSchool:
		return s.schoolWords(id(0), "changed")
	case VerbTakeSchool:
		return s.schoolWords(id(0), "matched with the register of schools")
	case VerbGoesOn:
		return s.schoolWords(id(0), "goes on under another number")
	case VerbLeader:
		return s.schoolWords(id(0), "subject leader noted")
	default:
		name := "somebody"
		if e := s.Enrolment(id(0)); e != nil {
			name = cmp.Or(s.Person(e.Person).Apart(), name)
		}
		words, known := verbWords[v]
		if !known {
			words = "a change"
		}
		return name + ": " + words + where
	}
}

func (s *Snapshot) schoolWords(id ID, what string) string {
	if x := s.School(id); x != nil {
		return "school " + x.Name + " " + what
	}
	return "a school " + what
}

// SheetOf is the register that a change is about, if it is about one.
func SheetOf(l change.Label) (SheetID, bool) {
	v := Verb(l.Verb)
	if (v < VerbPresent || v > VerbOpened) && v != VerbTeams && v != VerbZoom && v != VerbAnswered || len(l.IDs) < 3 {
		return SheetID{}, false
	}
	return SheetID{l.IDs[1], l.IDs[2]}, true
}
