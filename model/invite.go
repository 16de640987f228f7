package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Invitation is a school to invite into a subject leader community.
type Invitation struct {
	School *School
	// Leader is its subject leader's name, "" where nobody knows it.
	Leader string
	// Why says what is known: "takes no part", "not known", "nobody here".
	Why string
}

// Invitations are the schools to invite, by name. Of a programme that expects its schools
// to take part in a community, those with people here whose subject leader does not, or of
// whom nobody knows; of the community itself, the schools known here of which nobody is on
// its list, nor asks.
//
// Source: "For all participant schools there is also an expectation that the subject leader
// participates in a subject leader community (NCP25-15)"; "all schools involved in secondary
// teaching for mastery Work Groups and Programmes should also participate".
func (s *Snapshot) Invitations() []Invitation {
	var out []Invitation
	add := func(x *School, why string) {
		i := Invitation{School: x, Why: why}
		if p := s.Person(x.Leader); p != nil {
			i.Leader = p.Name()
		}
		out = append(out, i)
	}
	no, unknown := s.CommunityGaps()
	for _, p := range no {
		add(p.School, "takes no part")
	}
	for _, p := range unknown {
		add(p.School, "not known")
	}
	if slices.ContainsFunc(s.Programme.Eligibility, func(e Eligibility) bool { return e.Rule == RuleShould }) {
		for _, x := range s.Schools {
			if !s.takesPart(x.ID) {
				add(x, "nobody here")
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Invitation) int {
		return cmp.Or(strings.Compare(Fold(a.School.Name), Fold(b.School.Name)), cmp.Compare(a.School.ID, b.School.ID))
	})
	return out
}

// takesPart tells whether somebody of a school is here, or asks to be.
func (s *Snapshot) takesPart(school ID) bool {
	return slices.ContainsFunc(s.Enrolments, func(e *Enrolment) bool {
		return e.School == school && e.For == 0 && e.Status != Withdrawn && e.Status != Declined
	})
}

// InvitationText is the list of those to invite, one a line, with tabs between.
func (s *Snapshot) InvitationText() string {
	var b strings.Builder
	for _, i := range s.Invitations() {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", NoFormula(i.School.Name), NoFormula(i.Leader), i.Why)
	}
	return b.String()
}
