package model

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// MeetingIntake is reports of one session, with what a lead has decided about them.
type MeetingIntake struct {
	kind    IntakeKind
	at      SheetID
	reports []MeetingReport
	// digests are those of the reports.
	digests []ID
	// people are the rows of all reports, each person once.
	people []meetingPerson
	// decided are the answers, by the keys of their choices.
	decided map[string]string
}

// meetingPerson is somebody in reports: the first row that names them, and for each report
// the row there, -1 for none.
type meetingPerson struct {
	MeetingRow
	at []int
}

// The keys of the choices of a report. Those of its people end in their number, those of
// who is not in it in the ID of their place.
const (
	keySheet  = "session"
	keySame   = "same"
	keyLate   = "late"
	keyEarly  = "early"
	keyPart   = "part"
	keyOthers = "others"
	keyWho    = "who."
	keyNot    = "not."
)

// The values of their options. Those of a place end in its ID, Beside in somebody's number.
const (
	valueYes    = "yes"
	valueNo     = "no"
	valueAdd    = "add"
	valueOut    = LeaveOut
	valueIs     = "is."     // it is this person; a mark that a lead made stays
	valueTake   = "take."   // and the report's mark comes in its place
	valueBeside = "beside." // at the screen of
	valueAbsent = "absent"
	valueLeft   = "unmarked"
)

// mostInMeeting is the largest number of people of whom a report is taken in.
const mostInMeeting = 1000

// NewMeetingIntake are reports to be taken in, of one kind and one session: that of the
// register at, where it is given. The same report twice counts once.
func NewMeetingIntake(kind IntakeKind, at SheetID, reports ...MeetingReport) MeetingIntake {
	a := MeetingIntake{kind: kind, at: at, decided: map[string]string{}}
	seen := map[ID]bool{}
	for _, r := range reports {
		if d := r.digest(); !seen[d] {
			seen[d] = true
			a.reports, a.digests = append(a.reports, r), append(a.digests, d)
		}
	}
	twice := a.twice()
	index := map[string]int{}
	for i, r := range a.reports {
		for j := range r.Rows {
			key := r.Rows[j].key()
			k, there := index[key]
			if !there || twice[key] {
				k = len(a.people)
				index[key] = k
				p := meetingPerson{MeetingRow: r.Rows[j], at: slices.Repeat([]int{-1}, len(a.reports))}
				a.people = append(a.people, p)
			}
			a.people[k].at[i] = j
			a.people[k].Waited = a.people[k].Waited && r.Rows[j].Waited
		}
	}
	return a
}

// twice are the keys that stand twice in one report: of two people of one name, of whom
// nobody knows which is which in another report.
func (a MeetingIntake) twice() map[string]bool {
	out := map[string]bool{}
	for _, r := range a.reports {
		seen := map[string]bool{}
		for j := range r.Rows {
			key := r.Rows[j].key()
			out[key] = out[key] || seen[key]
			seen[key] = true
		}
	}
	return out
}

// Decide takes one decision; what is not known changes nothing.
func (a MeetingIntake) Decide(key, value string) Intake {
	a.decided = maps.Clone(a.decided)
	a.decided[key] = value
	return a
}

// Title is what is taken in: "Teams report, 3 Feb 2022, 14 people".
func (a MeetingIntake) title(day Day) string {
	words := []string{meetingKind(a.kind) + " " + plural(len(a.reports), "report", "reports")}
	if day.Known() {
		words = append(words, day.layout("2 Jan 2006"))
	}
	return strings.Join(append(words, counted(len(a.people), "person", "people")), ", ")
}

func meetingKind(k IntakeKind) string {
	if k == IntakeZoom {
		return "Zoom"
	}
	return "Teams"
}

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// Propose works out what the reports make of the register.
func (a MeetingIntake) Propose(s *Snapshot, today Day) Proposal {
	x := a.settle(s, today)
	p := Proposal{Title: a.title(x.day), Settings: x.settings(), Stop: x.stop}
	if x.stop != "" {
		return p
	}
	p.Lines, p.Notes = x.proposed(), x.notes()
	n := ID(0)
	env := Env{Now: today.Date().Add(24*time.Hour - time.Minute), NewID: func() ID { n++; return ^n }}
	if plan, err := (TakeMeeting{a}).Plan(s, env); err == nil && len(plan.Changes) > 0 {
		p.Action = TakeMeeting{a}
	}
	return p
}

// settled is reports as they stand against a cohort, with what was decided.
type settled struct {
	a MeetingIntake
	s *Snapshot
	// sheets are the registers that the report may be of; chosen is -1 for none yet.
	sheets []Sheet
	chosen int
	sheet  Sheet
	// readings are the reports with their dates as they fit the register best.
	readings []*MeetingReport
	day      Day
	differs  bool
	stop     string
	rule     MeetingRule
	absent   bool
	// length is how long the meetings were together, in seconds.
	length int
	lines  []meetingLine
	others []notThere
	acq    *acquainted
	// asking knows those who have a place of their own and are not on the register: they are
	// interested, have applied or wait.
	asking *acquainted
	rows   map[ID]*Row
	there  map[ID]bool // places that are in the reports
	// mine are the marks that reports made before, as changes; taken those reports.
	mine  map[ID]bool
	taken []TakenReport
}

// settle reads the decisions against a cohort.
func (a MeetingIntake) settle(s *Snapshot, today Day) *settled {
	x := &settled{a: a, s: s, chosen: -1, rule: s.Cohort.Meetings, absent: a.decided[keyOthers] == valueAbsent}
	for key, to := range map[string]*int{keyLate: &x.rule.Late, keyEarly: &x.rule.Early, keyPart: &x.rule.Part} {
		most := maxRuleMinutes
		if key == keyPart {
			most = maxRulePart
		}
		if n, err := strconv.Atoi(a.decided[key]); err == nil && n >= 0 && n <= most {
			*to = n
		}
	}
	x.chooseSheet()
	x.read()
	if x.stop = x.stops(today); x.stop == "" {
		x.match()
	}
	return x
}

// chooseSheet finds the registers, and which is meant: that which was decided or given, else
// the only one on the day of the report.
func (x *settled) chooseSheet() {
	for _, session := range x.s.Sessions {
		ids := []SheetID{{Session: session.ID}}
		if session.Kind == Visit {
			ids = nil
			for _, slot := range x.s.SlotsOf(session.ID) {
				ids = append(ids, SheetID{session.ID, slot.ID})
			}
		}
		for _, id := range ids {
			if sheet, ok := x.s.Sheet(id); ok {
				x.sheets = append(x.sheets, sheet)
			}
		}
	}
	var day, hour []int // that fit by day, and by day and hour
	for i := range x.sheets {
		h := &x.sheets[i]
		if x.a.decided[keySheet] == sheetValue(h.ID) || h.ID == x.a.at && x.chosen < 0 {
			x.chosen = i
		}
		for k := range x.a.reports {
			r := asOf(&x.a.reports[k], h.Date)
			if h.State != Planned || !h.Date.Known() || r.Day() != h.Date {
				continue
			}
			if day = append(day, i); differ(h, r) == "" {
				hour = append(hour, i)
			}
			break
		}
	}
	if x.a.at == (SheetID{}) && x.chosen < 0 {
		if len(day) > 1 {
			day = hour
		}
		if len(day) == 1 {
			x.chosen = day[0]
		}
	}
	if x.chosen >= 0 {
		x.sheet = x.sheets[x.chosen]
	}
}

// asOf is a report as its dates fit a day best.
func asOf(r *MeetingReport, day Day) *MeetingReport {
	if r.Other != nil && r.Day() != day && r.Other.Day() == day {
		return r.Other
	}
	return r
}

func sheetValue(id SheetID) string {
	if id.Slot == 0 {
		return id.Session.String()
	}
	return id.Session.String() + "." + id.Slot.String()
}

// read takes each report as its dates fit the day of the register, and finds those that do
// not.
func (x *settled) read() {
	for i := range x.a.reports {
		r := asOf(&x.a.reports[i], x.sheet.Date)
		x.readings = append(x.readings, r)
		x.day = cmp.Or(x.day, r.Day())
		first, last := r.span()
		if r.Start.Known() && r.End.Known() {
			first, last = r.Start, r.End
		}
		x.length += max(0, int(last-first))
		x.differs = x.differs || x.chosen >= 0 && differ(&x.sheet, r) != ""
	}
}

// differ says how a report differs from the register in its time; "" where it may be of it.
func differ(h *Sheet, r *MeetingReport) string {
	day := r.Day()
	switch {
	case !day.Known() || !h.Date.Known():
		return ""
	case day != h.Date:
		return "is of " + dayWords(r)
	}
	first, last := r.span()
	if h.Start.Known() && h.End.Known() && first.Day() == last.Day() && (last.Clock() < h.Start || first.Clock() > h.End) {
		return fmt.Sprintf("is of %s to %s that day", first.Clock(), last.Clock())
	}
	return ""
}

// dayWords is the day of a report, or both on which it may be.
func dayWords(r *MeetingReport) string {
	words := r.Day().Long()
	if r.Other != nil {
		words += " or " + r.Other.Day().Long()
	}
	return words
}

// stops says why nothing can be taken in, and what to do; "" where something can.
func (x *settled) stops(today Day) string {
	what := "this report"
	if len(x.a.reports) != 1 {
		what = "one of these reports"
	}
	h := &x.sheet
	switch {
	case len(x.a.people) == 0:
		return "There is nobody in this report: is it the right file?"
	case len(x.a.people) > mostInMeeting:
		return fmt.Sprintf("There are %d people in this report, and %d can be taken in at once: is it of this cohort?", len(x.a.people), mostInMeeting)
	case x.chosen < 0 && x.a.reports[0].Day().Known():
		return fmt.Sprintf("No session, or more than one, is on %s: choose which session this report is of.", dayWords(&x.a.reports[0]))
	case x.chosen < 0:
		return "This report has no date: choose which session it is of."
	case h.Off() != "":
		return h.Off()
	case !h.Date.Known():
		return titled(h.Name()) + " has no date yet: give it one first."
	case h.Date > today:
		return fmt.Sprintf("%s is on %s: nobody can be marked before the day.", titled(h.Name()), h.Date.Long())
	case h.Finish.Is:
		return fmt.Sprintf("The register of %s was finished %s %s: open it again first (f in the register).", h.Name(), h.Finish.Day.Short(), h.Finish.At)
	case x.differs && x.a.decided[keySame] != valueYes:
		for _, r := range x.readings {
			if how := differ(&x.sheet, r); how != "" {
				return fmt.Sprintf("%s %s, and %s is on %s: choose the session that it is of, or say that it is of this one all the same.", titled(what), how, h.Name(), x.when())
			}
		}
	}
	return ""
}

// when is the day and time of the register.
func (x *settled) when() string {
	words := x.sheet.Date.Long()
	if x.sheet.Start.Known() && x.sheet.End.Known() {
		words += fmt.Sprintf(", %s to %s", x.sheet.Start, x.sheet.End)
	}
	return words
}

// settings are how the reports are read.
func (x *settled) settings() []Choice {
	which := Choice{Key: keySheet, Asks: "session", Chosen: x.chosen}
	for i := range x.sheets {
		h := &x.sheets[i]
		which.Options = append(which.Options, Option{sheetValue(h.ID), h.Name() + ", " + cmp.Or(h.Date.Long(), "no date")})
	}
	out := []Choice{which}
	if x.differs {
		out = append(out, chosenOf(keySame, "the report is of another time: is it that session's all the same", x.a.decided[keySame], Option{valueNo, "no"}, Option{valueYes, "yes, it is that session's all the same"}))
	}
	out = append(out,
		numberChoice(keyLate, "late from", x.rule.Late, "%d minutes", 1, 5, 10, 15, 20, 30),
		numberChoice(keyEarly, "left early from", x.rule.Early, "%d minutes", 1, 5, 10, 15, 20, 30),
		numberChoice(keyPart, "part where they were there for less than", x.rule.Part, "%d % of the session", 25, 33, 50, 66, 75),
		chosenOf(keyOthers, "those who are not in the report", x.a.decided[keyOthers], Option{valueLeft, "stay unmarked"}, Option{valueAbsent, "are absent"}),
	)
	return out
}

// chosenOf is a choice of which the first option holds where nothing is decided.
func chosenOf(key, asks, decided string, options ...Option) Choice {
	at := slices.IndexFunc(options, func(o Option) bool { return o.Value == decided })
	return Choice{Key: key, Asks: asks, Options: options, Chosen: max(at, 0)}
}

// numberChoice is a choice of a number, of that too which holds and is none of the usual ones;
// 0 is never.
func numberChoice(key, asks string, is int, words string, usual ...int) Choice {
	if is > 0 && !slices.Contains(usual, is) {
		usual = append(usual, is)
		slices.Sort(usual)
	}
	c := Choice{Key: key, Asks: asks}
	for _, n := range append(usual, 0) {
		if n == is {
			c.Chosen = len(c.Options)
		}
		text := strings.Replace(words, "%d", itoa(n), 1)
		switch n {
		case 0:
			text = "never"
		case 1:
			text = strings.Replace(text, "minutes", "minute", 1)
		}
		c.Options = append(c.Options, Option{itoa(n), text})
	}
	return c
}
