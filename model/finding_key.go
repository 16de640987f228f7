package model

import (
	"encoding/binary"
	"hash/fnv"
)

// FindingKind is what a finding is about. Numbers are never used again for something else:
// what was put off is kept under them.
type FindingKind uint16

// The kinds of findings, with what their keys name beside the kind.
const (
	FindSameNumber  FindingKind = 1  // two sessions of one number: session
	FindOverdue     FindingKind = 2  // a task not back: task
	FindCalledOff   FindingKind = 3  // session
	FindNoDate      FindingKind = 4  // session, or date of a visit
	FindNoTime      FindingKind = 5  // session
	FindNoDates     FindingKind = 6  // a visit without dates: session
	FindTwoAnswers  FindingKind = 7  // register: session, date
	FindNotBegun    FindingKind = 8  // the register of today: session, date
	FindUnmarked    FindingKind = 9  // register: session, date
	FindAllMarked   FindingKind = 10 // a register to be finished: session, date
	FindDatePast    FindingKind = 11 // dates that are past, for nobody
	FindDatesPast   FindingKind = 12 // people without a date when the last one is past: session
	FindFreed       FindingKind = 13 // people whose date was called off: session
	FindWithoutDate FindingKind = 14 // people without a date for a visit: session
	FindOver        FindingKind = 15 // a date fuller than it takes: date
	FindFreeDate    FindingKind = 16 // a place on a date for which somebody waits: date
	FindFees        FindingKind = 17 // fees to decide
	FindUnfitFee    FindingKind = 18 // a fee that is not owed any more: place, session
	FindWalkIns     FindingKind = 19 // details missing of those not on the list
	FindNoSchool    FindingKind = 20 // people without a school
	FindTwins       FindingKind = 21 // records that may be of one person: place, place; of many: nothing
	FindFreePlace   FindingKind = 22 // a place in the cohort for which somebody waits
	FindOffered     FindingKind = 23 // an offer without an answer: place
	FindToComplete  FindingKind = 24 // completions to confirm
	FindBarred      FindingKind = 25 // places that the page bars, without a reason
	FindOverride    FindingKind = 26 // places that the page bars, with a reason
	FindMisfit      FindingKind = 27 // places that a rule warns of: rule
	FindSingle      FindingKind = 28 // schools with one person where two are wanted
	FindNoMastery   FindingKind = 29 // pairs without a Mastery Specialist or Advocate
	FindInvite      FindingKind = 30 // subject leaders to invite
	FindCommunity   FindingKind = 31 // schools of which it is not known
	FindNoLead      FindingKind = 32 // a role in which nobody leads: its place in the list
	FindOneTerm     FindingKind = 33 // a plan within one term
	FindCameOneTerm FindingKind = 34 // people who came in one term only
	FindCommitment  FindingKind = 35 // commitments not confirmed
	FindNoEvidence  FindingKind = 36 // outcomes without evidence at the year's end
	FindYearEnd     FindingKind = 37 // a year that is over and not put away
	FindLateActions FindingKind = 38 // plan or initiative
	FindReview      FindingKind = 39 // plan
	FindClash       FindingKind = 40 // two sessions of somebody on one day: place, session
	FindFew         FindingKind = 41 // fewer people than a cohort is held with
	FindKept        FindingKind = 42 // what is about people is due to go: the first kind
	FindNoDetails   FindingKind = 43 // schools that are not matched with the register of schools
	FindOpenAgain   FindingKind = 44 // a register that was finished and is open again: session, date
	FindUnseen      FindingKind = 45 // a date over capacity by bookings that had not seen each other: date
	FindRemoved     FindingKind = 46 // what was removed, and marked by somebody who had not seen it: place, session or date
	FindTwice       FindingKind = 47 // somebody whom two leads typed on one day: place, place; of many: nothing
	FindDiffers     FindingKind = 48 // a card that another cohort has otherwise: place
)

// String is the kind in a few words, as it is exported.
func (k FindingKind) String() string {
	return [...]string{
		"", "two sessions of one number", "task overdue", "called off", "no date", "no time", "no dates of a visit", "two answers", "register not begun",
		"register unmarked", "register to finish", "day past", "dates of a visit past", "date called off", "no date chosen", "date over capacity",
		"place on a date free", "fees to decide", "fee not owed", "not on the list", "no school", "perhaps one person", "place free", "offer unanswered",
		"completion to confirm", "not eligible", "not eligible, reason kept", "rule that warns", "not a pair", "pair without mastery role",
		"subject leader to invite", "community not known", "lead missing", "plan in one term", "came in one term", "commitment not confirmed",
		"no evidence", "year end", "actions overdue", "review due", "clash", "too few people",
		"kept for as long as it is to be", "details of schools missing",
		"register open again", "booked without seeing each other", "removed and marked", "typed twice", "card differs",
	}[min(k, FindDiffers)]
}

// FindingKey is what a finding is about: its kind, and the records that it names. It stays
// the same while counts and sentences change.
type FindingKey struct {
	Kind    FindingKind
	Of, And ID
}

func key(k FindingKind, of ID) FindingKey { return FindingKey{Kind: k, Of: of} }

// ID is the element under which the key is kept: the same on every laptop.
func (k FindingKey) ID() ID {
	h := fnv.New64a()
	var b [18]byte
	binary.BigEndian.PutUint16(b[:], uint16(k.Kind))
	binary.BigEndian.PutUint64(b[2:], uint64(k.Of))
	binary.BigEndian.PutUint64(b[10:], uint64(k.And))
	h.Write(b[:])
	return max(1, ID(h.Sum64()))
}

// about is the place that a key is about, or 0: then what is said of it describes that
// person.
func (k FindingKey) about() ID {
	switch k.Kind {
	case FindUnfitFee, FindTwins, FindOffered, FindClash, FindRemoved, FindTwice, FindDiffers:
		return k.Of
	}
	return 0
}
