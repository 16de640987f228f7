package model_test

import (
	"regexp"
	"slices"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/change"
)

// alone is the name that two of a room bear, without what tells them apart.
var alone = regexp.MustCompile(`Sarah Jones($|[^ ]| [^(])`)

// toldApart fails where a sentence names one of the two without saying which, unless it is
// about their having one name.
func (r *room) toldApart(said string) {
	r.t.Helper()
	for _, p := range r.s.People() {
		if p.Name() == "Sarah Jones" && p.Label == "" {
			return // a substitute of that name, or the two have been made one
		}
	}
	if alone.MatchString(said) && !both.MatchString(said) {
		r.t.Errorf("which of the two? %q", said)
	}
}

// both are sentences about the name itself.
var both = regexp.MustCompile(`another Sarah Jones|stands twice|look.* like one person|is called Sarah Jones`)

// TestEveryVerbTellsTwoOfOneNameApart, of a place and of the one that takes it over.
func TestEveryVerbTellsTwoOfOneNameApart(t *testing.T) {
	r := newRoom(t)
	brent, ealing := r.place("JonesBrent").ID, r.place("JonesEaling").ID
	named := 0
	for v := range model.Verb(200) {
		for _, ids := range [][]model.ID{{brent, r.today, 0, ealing}, {brent, r.visit, r.slot, ealing}, {ealing, r.s.Tasks[0].ID}} {
			said := r.s.Describe(change.Label{Verb: uint16(v), IDs: ids})
			r.toldApart(said)
			if regexp.MustCompile(`Sarah Jones \((Brent|Ealing)\)`).MatchString(said) {
				named++
			}
		}
	}
	if named < 150 {
		t.Errorf("only %d descriptions name them", named)
	}
}

// TestEveryFindingTellsTwoOfOneNameApart while they ask for a place, wait, are offered one,
// owe a fee and lead a school.
func TestEveryFindingTellsTwoOfOneNameApart(t *testing.T) {
	r := newRoom(t)
	r.limit(8)
	brent, ealing := r.place("JonesBrent").ID, r.place("JonesEaling").ID
	seen := map[string]bool{}
	look := func() {
		for _, f := range r.s.Findings(r.now) {
			r.toldApart(f.Sentence)
			seen[f.Sentence] = true
		}
	}
	r.rule(&model.FeeRule{Pence: 7500, NoticeDays: 7, May: true, NonAttendance: true, LateCancellation: true})
	r.marked("JonesBrent", model.Mark{Kind: model.Absent})
	look()
	r.do(model.Charge{Enrolment: brent, Session: r.today})
	r.marked("JonesBrent", model.Mark{Kind: model.Present})
	look()
	for _, o := range r.s.Charges() {
		r.toldApart(r.s.FeeAccount(&o))
	}
	r.do(model.Withdraw{Enrolment: ealing})
	r.do(model.BackOnList{Enrolment: ealing})
	r.do(model.PausePlace{Enrolment: ealing, From: model.DayOf(r.now)})
	r.do(model.ResumePlace{Enrolment: ealing, Day: model.DayOf(r.now)})
	r.do(model.NextYear{Enrolment: ealing})
	r.do(model.ConfirmCommitment{Enrolment: ealing, Of: model.BySchool, Day: model.DayOf(r.now), By: "Ms Ford"})
	look()
	for _, e := range r.s.Enrolments {
		for _, m := range r.s.Misfits(e) {
			r.toldApart(m.Why)
		}
	}
	r.now = r.now.Add(24 * time.Hour)
	look()
	if !slices.ContainsFunc(r.s.Findings(r.now), func(f model.Finding) bool {
		return regexp.MustCompile(`Sarah Jones \(Brent\), session 2: fee`).MatchString(f.Sentence)
	}) {
		t.Errorf("found are only %v", seen)
	}
}
