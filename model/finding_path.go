package model

import (
	"fmt"
	"strings"
)

// pathFindings are what a lead should look at of places that are asked for, offered and
// completed: a place that is free while somebody waits, an offer without an answer, those
// who have earned all days, and commitments that are asked for and not confirmed.
func (s *Snapshot) pathFindings(l *spells, x *steady) {
	if all := s.ToComplete(); len(all) > 0 {
		l.always(Finding{
			Key: key(FindToComplete, 0), Sentence: fmt.Sprintf("%s all days: confirm that it is completed", count(len(all), "person", "has earned", "have earned")), Enrolment: all[0].ID,
		})
	}
	s.fewFindings(l)
	*l = append(*l, x.rules...)
	s.termFindings(l)
	if !s.AsksCommitment() {
		return
	}
	var open []*Enrolment
	for _, e := range s.Enrolments {
		if e.Status == Enrolled && !e.Committed(BySchool).Day.Known() {
			open = append(open, e)
		}
	}
	if len(open) > 0 {
		l.always(Finding{Key: key(FindCommitment, 0), Sentence: fmt.Sprintf("%s: commitment not confirmed by the school", several(len(open), "place")), Enrolment: open[0].ID})
	}
}

// fewFindings say that there are fewer people than a cohort is held with, from a month
// before its first session until that day: "if numbers permit".
func (s *Snapshot) fewFindings(l *spells) {
	n, first := s.Listed(), s.first()
	if n >= s.Cohort.Lowest || first == nil {
		return
	}
	*l = append(*l, spell{from: DayOf(first.Date.Date().AddDate(0, -1, 0)), until: first.Date + 1, Finding: Finding{
		Key: key(FindFew, 0), Urgent: true, Session: first.ID,
		Sentence: fmt.Sprintf("%s on the list, and at least %d are needed by %s", persons(n), s.Cohort.Lowest, first.Date.Short()),
	}})
}

// first is the session with the earliest date, or nil where none is known.
func (s *Snapshot) first() *Session {
	var first *Session
	for _, x := range s.Sessions {
		if x.State == Planned && x.Date.Known() && (first == nil || x.Date < first.Date) {
			first = x
		}
	}
	return first
}

// AsksCommitment tells whether the programme asks people and schools to confirm that they
// can commit: "Participants and their schools must be able to commit to the full academic
// year's programme".
func (s *Snapshot) AsksCommitment() bool {
	return strings.Contains(Fold(s.Programme.Commitment), "able to commit")
}

// misfitFindings say how many places do not fit the rules of the programme, one sentence a
// rule. A warning with a reason is done with; what the page bars stays, with its reason.
func (s *Snapshot) misfitFindings(l *spells) {
	barred := map[bool][]*Enrolment{} // whether a reason is kept
	warned := map[ID][]*Enrolment{}
	for _, e := range s.Enrolments {
		if e.Status != Enrolled && e.Status != Paused {
			continue
		}
		for _, m := range s.Misfits(e) {
			switch {
			case m.Bars:
				barred[m.Reason != ""] = append(barred[m.Reason != ""], e)
			case m.Reason == "":
				warned[m.Rule] = append(warned[m.Rule], e)
			}
		}
	}
	say := func(k FindingKey, es []*Enrolment, sentence string) {
		if len(es) > 0 {
			l.always(Finding{Key: k, Sentence: fmt.Sprintf(sentence, len(es)), Enrolment: es[0].ID, Private: true})
		}
	}
	say(key(FindBarred, 0), barred[false], "%d not eligible by the page: no reason kept")
	say(key(FindOverride, 0), barred[true], "%d not eligible by the page: reason kept")
	for rule := RuleRole; rule <= RuleSchools; rule++ {
		say(key(FindMisfit, rule), warned[rule], ruleFindings()[rule])
	}
}

// ruleFindings are what a finding says of each rule that warns.
func ruleFindings() map[ID]string {
	return map[ID]string{
		RuleRole: "%d with a role that the page does not ask for", RuleArea: "%d with a school outside the hub's area",
		RulePrior: "%d with a school of which no earlier engagement is known", RuleFunding: "%d with a school that is not state-funded in England",
		RuleSchools: "%d with fewer than two schools, or none that is secondary",
	}
}
