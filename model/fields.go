package model

import "workgroup/model/change"

// ID names a record, a space, a lead or a change.
type ID = change.ID

// The kinds of records. Numbers are never used again for something else.
const (
	KindHub       change.Kind = 1
	KindProgramme change.Kind = 2
	KindLead      change.Kind = 3
	KindCohort    change.Kind = 4
	KindPerson    change.Kind = 5
	KindSchool    change.Kind = 6
	KindEnrolment change.Kind = 8
	KindSession   change.Kind = 9
	KindTask      change.Kind = 10
	KindSlot      change.Kind = 11

	KindPlan       change.Kind = 12 // the action plan of a subject leader or a department
	KindEvidence   change.Kind = 13
	KindRating     change.Kind = 14
	KindInitiative change.Kind = 15
	KindFeedback   change.Kind = 16 // an answer about a session, nobody's

	KindDevice change.Kind = 18 // a laptop that writes in the space
)

// recordGone, of any kind but the cohort and its hub: the record was removed. It
// stays in the journal and comes back where its removal is taken back.
const recordGone change.Name = 1000

// The fields of each kind. A comment names the element of a set; numbers are
// never used again for something else, and an unknown one is kept and passed on.
const (
	hubName    change.Name = 1
	hubArea    change.Name = 2 // of an area: its local authority
	hubContact change.Name = 3
	hubFee     change.Name = 4 // the fee rule of cohorts that begin
	hubLunch   change.Name = 5 // what sessions say of lunch and the like, at first

	programmeTitle       change.Name = 1
	programmeCode        change.Name = 2
	programmeType        change.Name = 3
	programmeYear        change.Name = 4
	programmePhase       change.Name = 5
	programmePurpose     change.Name = 6
	programmeInvolved    change.Name = 7
	programmeCost        change.Name = 8
	programmeQuarters    change.Name = 9
	programmeFee         change.Name = 10
	programmeFollowOn    change.Name = 11
	programmeCommitment  change.Name = 12
	programmeEligibility change.Name = 13 // of a sentence
	programmeOutcomes    change.Name = 14 // of a group
	programmeLength      change.Name = 15
	programmeInterest    change.Name = 16
	programmeContents    change.Name = 17
	programmeVenueNote   change.Name = 18
	programmeHub         change.Name = 19
	programmeGoal        change.Name = 20 // the strategic goal
	programmeProjectYear change.Name = 21 // the age of the project
	programmeAims        change.Name = 22
	programmeInSchool    change.Name = 23 // work in school is counted apart
	programmeTerms       change.Name = 24 // the fewest terms over which it is spread
	programmeObservation change.Name = 25 // whether a collaborative observation counts towards the days
	programmeUnit        change.Name = 26 // who takes part: a person, a pair, a person for several schools
	programmePair        change.Name = 27 // the wording of the pair rule
	programmePairIdeally change.Name = 28 // a pair has a Mastery Specialist or Advocate, ideally
	programmePlaces      change.Name = 29 // the lowest and the highest number
	programmeRegion      change.Name = 30 // of a region: its place in the list, name, lowest and highest number
	programmeIfNumbers   change.Name = 31 // the regions are held if numbers permit
	programmeStateFunded change.Name = 32
	programmeEngland     change.Name = 33
	programmeFocus       change.Name = 34 // of a focus: its place in the list, letter, wording, resources, whether it is offered
	programmeFociNote    change.Name = 35
	programmeExpects     change.Name = 36 // of a link: its place in the list, code, sentence
	programmeLedBy       change.Name = 37 // of a role: its place in the list, the role
	programmeStage       change.Name = 38 // of a stage of the cycle: number, kind, mode, credit, title, task

	leadName change.Name = 1
	leadRole change.Name = 2

	cohortCode      change.Name = 1
	cohortTitle     change.Name = 2
	cohortYear      change.Name = 3
	cohortHub       change.Name = 4
	cohortHubName   change.Name = 5
	cohortProgramme change.Name = 6
	cohortQuarters  change.Name = 7
	cohortFee       change.Name = 8
	cohortPlaces    change.Name = 9
	cohortRegion    change.Name = 10
	cohortFocus     change.Name = 11
	cohortClosed    change.Name = 12
	cohortDemoNow   change.Name = 13
	cohortArea      change.Name = 28 // of a local authority of the hub's area
	cohortContinues change.Name = 29 // the space of the cohort that it continues
	cohortPutOff    change.Name = 30 // of a finding: its key, until when it is put off, why
	cohortPutOffOf  change.Name = 31 // the same of a finding that is about one person
	cohortLowest    change.Name = 40 // the fewest people with whom it is held
	cohortMeetings  change.Name = 34 // from when somebody in a report of a meeting is late, left early, was there for part
	cohortReport    change.Name = 35 // of a report of a meeting that was taken in: its register, and who was there when
	cohortErased    change.Name = 44 // of a person: the day on which they were erased, and by whom
	cohortRetention change.Name = 45 // for how many months after its end who, reach and notes are kept
	cohortFaded     change.Name = 46 // of a kind of keys: the day on which they were let go, and by whom
	cohortReviewed  change.Name = 47 // the day until which a lead has decided to keep all of it

	cohortTables   change.Name = 36 // of a kind of table, by its headings: how the lead had it read
	cohortQuestion change.Name = 37 // of a question about a session: its words

	personGiven  change.Name = 1
	personFamily change.Name = 2
	personLabel  change.Name = 3 // tells two of one name apart
	personEmail  change.Name = 4 // of an address
	personPhone  change.Name = 5
	personSame   change.Name = 6 // the record that this one turned out to be
	personBefore change.Name = 7 // of a previous name
	personNote   change.Name = 8
	personAlias  change.Name = 9 // of a name under which they were in a report of a meeting

	schoolName  change.Name = 1
	schoolURN   change.Name = 2
	schoolPhase change.Name = 3
	schoolLA    change.Name = 4
	schoolTrust change.Name = 5

	schoolTown       change.Name = 6
	schoolPostcode   change.Name = 7
	schoolInvolved   change.Name = 8
	schoolMembers    change.Name = 9
	schoolEngagement change.Name = 10 // of an engagement: programme and year
	schoolSpecialist change.Name = 11
	schoolState      change.Name = 25 // state-funded, in England
	schoolCommunity  change.Name = 26 // its subject leader takes part in a subject leader community
	schoolLeader     change.Name = 27 // the card of its subject leader
	schoolFormer     change.Name = 28 // of a number that it had before: the number, and the name that it then had

	enrolmentPerson      change.Name = 1
	enrolmentSchool      change.Name = 2
	enrolmentRole        change.Name = 3
	enrolmentDesignation change.Name = 4
	enrolmentStatus      change.Name = 5
	enrolmentFrom        change.Name = 6
	enrolmentUntil       change.Name = 7
	enrolmentYear        change.Name = 8  // year of engagement
	enrolmentMark        change.Name = 9  // of a session
	enrolmentCredit      change.Name = 10 // of a session
	enrolmentNote        change.Name = 11 // of a session
	enrolmentTold        change.Name = 12 // of a session
	enrolmentBooking     change.Name = 13 // of a session
	enrolmentTask        change.Name = 14 // of a task
	enrolmentTaskNote    change.Name = 15 // of a task
	enrolmentReason      change.Name = 16 // why it ended
	enrolmentReplaces    change.Name = 17
	enrolmentPause       change.Name = 18 // of a pause: its first day and the day after its last
	enrolmentSince       change.Name = 19 // of a status: the day, and who decided
	enrolmentRemark      change.Name = 20 // a note about the person in this cohort
	enrolmentOverride    change.Name = 21 // of a rule: why it does not hold here
	enrolmentWaiting     change.Name = 22 // of a date of a visit: when it was asked for
	enrolmentOverbooked  change.Name = 23 // of a session: why a full date took one more
	enrolmentWish        change.Name = 24 // of a session: which date would suit
	enrolmentSchoolUntil change.Name = 25 // of a school that it had before: the first day on which it no longer had it
	enrolmentFee         change.Name = 30 // of a session: what was decided of the hub's fee, by whom and when
	enrolmentFeeReason   change.Name = 31 // of a session: why the fee was waived

	enrolmentFor         change.Name = 26 // the academic year that it is asked for, where that is not the cohort's
	enrolmentCommitted   change.Name = 27 // of who confirms that they can commit: the day, and who noted it
	enrolmentCommittedBy change.Name = 28 // of the same: who said so, in words
	enrolmentContinues   change.Name = 29 // the place of another cohort that it continues: its space, and itself
	enrolmentFurther     change.Name = 40 // of a further school of a person who leads several
	enrolmentQueue       change.Name = 41 // since when it waits for a place in the cohort
	enrolmentOffered     change.Name = 42 // the day on which a place was offered, and who offered it

	enrolmentSuit change.Name = 50 // of a date of a visit: how it suits

	enrolmentBeside change.Name = 51 // of a session: the date booked, and the places that were on it then

	sessionNumber   change.Name = 1
	sessionKind     change.Name = 2
	sessionTitle    change.Name = 3
	sessionDate     change.Name = 4
	sessionStart    change.Name = 5
	sessionEnd      change.Name = 6
	sessionMode     change.Name = 7
	sessionVenue    change.Name = 8
	sessionAddress  change.Name = 9
	sessionCredit   change.Name = 10
	sessionState    change.Name = 11
	sessionFinished change.Name = 12
	sessionNotes    change.Name = 13
	sessionEarlier  change.Name = 14 // of an earlier date: the date and the day it was announced
	sessionTopics   change.Name = 15
	sessionLink     change.Name = 16
	sessionReason   change.Name = 17 // why it is called off, not held or online instead
	sessionInstead  change.Name = 18 // it is online instead of in the room

	taskSession change.Name = 1
	taskTitle   change.Name = 2
	taskDue     change.Name = 3
	taskWording change.Name = 4 // of a school; 0 for all
	taskBefore  change.Name = 5 // the session before which it is due

	slotSession  change.Name = 1
	slotDate     change.Name = 2
	slotStart    change.Name = 3
	slotEnd      change.Name = 4
	slotHost     change.Name = 5
	slotSetting  change.Name = 6
	slotTeacher  change.Name = 7
	slotMastery  change.Name = 8
	slotFocus    change.Name = 9
	slotCapacity change.Name = 10
	slotState    change.Name = 11
	slotFinished change.Name = 12

	slotFacilitator change.Name = 13
	slotBriefing    change.Name = 14
	slotReason      change.Name = 15 // why it was called off
	slotAddress     change.Name = 16
	slotKind        change.Name = 17
	slotEarlier     change.Name = 20 // of an earlier date: the date and the day it was announced

	schoolPolicy     change.Name = 20 // of a policy: the day and its words
	schoolReached    change.Name = 21 // of a day: how many members of the department were reached
	schoolSharing    change.Name = 22 // of a sharing: the day, and who shared
	schoolShared     change.Name = 23 // of a sharing: what
	schoolSharedWith change.Name = 24 // of a sharing: with whom

	enrolmentSeenOnline change.Name = 35 // the day on which somebody was last seen in the online community
	enrolmentOnlineNote change.Name = 36

	planPerson   change.Name = 1
	planSchool   change.Name = 2
	planVision   change.Name = 3
	planAims     change.Name = 4
	planNeed     change.Name = 5 // evidence of need
	planAction   change.Name = 6 // of an action: its words
	planDue      change.Name = 7 // of an action: the day by which it is to be done
	planState    change.Name = 8 // of an action
	planReview   change.Name = 9
	planReviewed change.Name = 10

	evidenceDay     change.Name = 1
	evidenceText    change.Name = 2
	evidencePerson  change.Name = 3
	evidenceSchool  change.Name = 4
	evidenceSession change.Name = 5
	evidenceOutcome change.Name = 6 // of an outcome, by its stable name: its place and its words
	evidenceLevel   change.Name = 7
	evidenceQuote   change.Name = 8 // these are the person's very words
	evidenceAnyway  change.Name = 9 // why what looks like a pupil's name is none

	ratingDay     change.Name = 1
	ratingOutcome change.Name = 2 // its place and its words
	ratingPerson  change.Name = 3
	ratingSchool  change.Name = 4
	ratingGrade   change.Name = 5 // the grade, and the classes of how many
	ratingNote    change.Name = 6

	initiativePerson     change.Name = 1
	initiativeTitle      change.Name = 2
	initiativeAim        change.Name = 3
	initiativeSchool     change.Name = 4 // of a school that is chosen
	initiativeAction     change.Name = 5 // of an action: its words
	initiativeDue        change.Name = 6 // of an action
	initiativeState      change.Name = 7 // of an action
	initiativeEvaluation change.Name = 8

	slotDistance change.Name = 30 // how far the host is

	feedbackSession change.Name = 1
	feedbackDay     change.Name = 2
	feedbackScore   change.Name = 3 // of a question: the score, and the end of its scale
	feedbackComment change.Name = 4 // of a question: its words, about nobody

	deviceName  change.Name = 1
	deviceLead  change.Name = 2
	deviceOut   change.Name = 3 // shut out: the number of its last change that counts, one higher
	deviceTaken change.Name = 4 // up to which number its later changes were taken in by a lead
)

// secrecy is under which key of a person the field's value is sealed; where it is about
// nobody, it is sealed with the file alone.
func secrecy(f change.Field) change.Secrecy {
	switch f.Kind {
	case KindCohort:
		if f.Name == cohortPutOffOf {
			return change.Notes
		}
	case KindPerson:
		switch f.Name {
		case personGiven, personFamily, personLabel, personBefore, personAlias:
			return change.Who
		case personEmail, personPhone:
			return change.Reach
		case personNote:
			return change.Notes
		}
	case KindEnrolment:
		switch f.Name {
		case enrolmentNote, enrolmentTaskNote, enrolmentRemark, enrolmentOverride, enrolmentOverbooked, enrolmentWish,
			enrolmentFeeReason, enrolmentOnlineNote, enrolmentCommittedBy:
			return change.Notes
		}
	case KindSchool:
		switch f.Name {
		case schoolShared, schoolSharedWith:
			return change.Notes
		}
	case KindPlan:
		switch f.Name {
		case planVision, planAims, planNeed, planAction:
			return change.Notes
		}
	case KindEvidence:
		switch f.Name {
		case evidenceText, evidenceAnyway:
			return change.Notes
		}
	case KindRating:
		if f.Name == ratingNote {
			return change.Notes
		}
	case KindInitiative:
		switch f.Name {
		case initiativeTitle, initiativeAim, initiativeAction, initiativeEvaluation:
			return change.Notes
		}
	}
	return change.Open
}
