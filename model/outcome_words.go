package model

import (
	"cmp"

	"workgroup/model/change"
)

// outcomeWords are what was done about outcomes, plans and departments.
var outcomeWords = map[Verb]string{
	VerbNewEvidence: "evidence noted", VerbEditEvidence: "evidence changed", VerbRemoveEvidence: "evidence removed",
	VerbRated: "an outcome rated", VerbEditRating: "a rating changed", VerbRemoveRating: "a rating removed",
	VerbNewPlan: "a plan", VerbEditPlan: "a plan changed", VerbRemovePlan: "a plan removed", VerbPlanAction: "an action of a plan",
	VerbNewInitiative: "an initiative", VerbEditInitiative: "an initiative changed", VerbRemoveInitiative: "an initiative removed",
	VerbPolicy: "a policy put in place", VerbSharing: "what was shared", VerbReached: "members of the department reached",
	VerbSeenOnline: "the online community",
}

// AboutOutcomes tells whether a change is one of outcomes, plans or departments.
func AboutOutcomes(l change.Label) bool { return outcomeWords[Verb(l.Verb)] != "" }

// describeOutcomes puts a label that is about outcomes into words; ok is false for others.
func (s *Snapshot) describeOutcomes(l change.Label) (words string, ok bool) {
	words = outcomeWords[Verb(l.Verb)]
	if words == "" {
		return "", false
	}
	id := func(i int) ID {
		if i < len(l.IDs) {
			return l.IDs[i]
		}
		return 0
	}
	who := ""
	if e := s.Enrolment(id(0)); e != nil {
		who = s.Person(e.Person).Apart()
	}
	if x := s.School(id(3)); x != nil {
		who = cmp.Or(who, x.Name)
	}
	if who == "" {
		return words, true
	}
	return who + ": " + words, true
}
