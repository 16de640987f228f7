package model

import (
	"fmt"
	"strings"
)

// IntakeKind is a kind of file from elsewhere, by its word on the command line.
type IntakeKind string

// The kinds of files that are taken in.
const (
	IntakeForms    IntakeKind = "forms"    // answers of Microsoft or Google Forms
	IntakePeople   IntakeKind = "people"   // a plain table of people
	IntakeSessions IntakeKind = "sessions" // a plain table of sessions
	IntakeMarks    IntakeKind = "marks"    // a plain table of people by sessions
	IntakeSlots    IntakeKind = "slots"    // a plain table of dates of a visit
	IntakeTeams    IntakeKind = "teams"    // attendance report of Microsoft Teams
	IntakeZoom     IntakeKind = "zoom"     // participants report of Zoom
	IntakePaper    IntakeKind = "paper"    // row numbers of a printed sheet
	IntakeFeedback IntakeKind = "feedback" // scores and comments about a session, without names
)

// IntakeKinds are all kinds, in the order in which a file is tried as each: first those that
// nothing else looks like.
func IntakeKinds() []IntakeKind {
	return []IntakeKind{IntakePaper, IntakeTeams, IntakeZoom, IntakeForms, IntakePeople, IntakeMarks, IntakeSessions, IntakeSlots, IntakeFeedback}
}

// String is the kind as a lead knows it.
func (k IntakeKind) String() string {
	switch k {
	case IntakeForms:
		return "answers of a form (Microsoft or Google)"
	case IntakePeople:
		return "a table of people"
	case IntakeSessions:
		return "a table of sessions"
	case IntakeMarks:
		return "a table of people by sessions, with their marks"
	case IntakeSlots:
		return "a table of dates of a visit"
	case IntakeTeams:
		return "an attendance report of Teams"
	case IntakeZoom:
		return "a participants report of Zoom"
	case IntakePaper:
		return "row numbers of a printed sheet"
	case IntakeFeedback:
		return "feedback about a session, without names"
	}
	return string(k)
}

// Sure tells whether what can be read as this kind is this kind: a report with its own
// headings is not a table of people as well.
func (k IntakeKind) Sure() bool { return k == IntakePaper || k == IntakeTeams || k == IntakeZoom }

// Readable is a kind as which files can be read, and what was read.
type Readable struct {
	Kind   IntakeKind
	Intake Intake
}

// Intake is what was read from elsewhere, with what the lead has decided about it so far. It
// is a value: a decision gives another one and leaves this as it is.
type Intake interface {
	// Propose works out what would become of it in the cohort as it stands. Nothing is
	// written.
	Propose(s *Snapshot, today Day) Proposal
	// Decide takes one decision: the key of a choice, and the value of one of its options.
	// What is not known changes nothing.
	Decide(key, value string) Intake
}

// Proposal is what would be taken in, shown line by line before anybody says yes.
type Proposal struct {
	// Title says what it is: "Teams report, 3 Feb 2022, 14 people".
	Title string
	// Settings are how it is read, each to be changed: which session, what a column holds,
	// from how many minutes somebody is late.
	Settings []Choice
	// Lines are the people or things, those that need a decision first.
	Lines []ProposalLine
	// Notes are what was left out, and what is worth knowing before a yes.
	Notes []string
	// Stop is why nothing can be taken in as it is decided now, and what to do; "" for
	// nothing. A setting may lift it: "it is that session's all the same".
	Stop string
	// Action does it; nil where nothing would change.
	Action Action
}

// ProposalLine is what becomes of one person or thing.
type ProposalLine struct {
	// Row is its row in the file, counted from 1; 0 where it has none.
	Row int
	// Name is who or what it is as the file says it, Words what would become of it.
	Name, Words string
	Verdict     Verdict
	// Choice is what can be decided about it: who it is, or that it is left out. Nil where
	// there is nothing.
	Choice *Choice
	// Private says that Words or Name tell more than names.
	Private bool
}

// Verdict is the sort of a line.
type Verdict uint8

// The verdicts.
const (
	WouldAdd    Verdict = iota // somebody or something new
	WouldChange                // what is there changes
	IsThere                    // as it is there already
	NeedsAnswer                // left alone until the lead decides
	IsWrong                    // cannot be taken, with the reason
	IsLeftOut                  // by the lead
)

// String is the verdict as it is shown.
func (v Verdict) String() string {
	return [...]string{"new", "changes", "there already", "who is it?", "WRONG", "left out"}[min(v, IsLeftOut)]
}

// Choice is something that the lead may decide.
type Choice struct {
	// Key names it for Decide, on the command line too: letters, digits, dots and dashes.
	Key string
	// Asks is the question, without a question mark where a value follows: "late from".
	Asks    string
	Options []Option
	// Chosen is the option that holds, -1 for none yet.
	Chosen int
}

// LeaveOut is the value of the option of a line by which it is left out.
const LeaveOut = "leave-out"

// Option is one answer.
type Option struct {
	// Value names it for Decide, Words are what is shown.
	Value, Words string
}

// Counts are how many lines have each verdict.
func (p Proposal) Counts() map[Verdict]int {
	counts := map[Verdict]int{}
	for _, l := range p.Lines {
		counts[l.Verdict]++
	}
	return counts
}

// Leaves is the option of a line by which it is left out; ok is false where it has none.
func (l *ProposalLine) Leaves() (value string, ok bool) {
	if l.Choice == nil {
		return "", false
	}
	for _, o := range l.Choice.Options {
		if o.Value == LeaveOut {
			return o.Value, true
		}
	}
	return "", false
}

// Choice is the setting or the choice of a line with that key, or nil.
func (p *Proposal) Choice(key string) *Choice {
	for i := range p.Settings {
		if p.Settings[i].Key == key {
			return &p.Settings[i]
		}
	}
	for i := range p.Lines {
		if c := p.Lines[i].Choice; c != nil && c.Key == key {
			return c
		}
	}
	return nil
}

// Has tells whether a value is one of the options.
func (c *Choice) Has(value string) bool {
	for _, o := range c.Options {
		if o.Value == value {
			return true
		}
	}
	return false
}

// Summary is the counts in words: "12 new, 2 changes, 1 who is it?"; "" for no lines.
func (p *Proposal) Summary() string {
	counts := p.Counts()
	var parts []string
	for v := WouldAdd; v <= IsLeftOut; v++ {
		if counts[v] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", counts[v], v.counted(counts[v])))
		}
	}
	return strings.Join(parts, ", ")
}

// counted is the verdict of so many lines.
func (v Verdict) counted(n int) string {
	switch {
	case v == WouldChange && n == 1:
		return "change"
	case v == NeedsAnswer:
		return "to be decided"
	}
	return v.String()
}
