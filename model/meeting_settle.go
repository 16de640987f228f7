package model

import (
	"cmp"
	"slices"
	"strings"
)

// meetingFate is what becomes of somebody in a report.
type meetingFate uint8

const (
	fateAsks meetingFate = iota // a lead must say who it is
	fateOut
	fateAdds // not on the list
	fateMarks
)

// meetingLine is what becomes of somebody in the reports.
type meetingLine struct {
	of   *meetingPerson
	n    int // counted from 1
	fate meetingFate
	// place is whom it is, how by what; decided says that a lead said so.
	place   *Enrolment
	how     howKnown
	decided bool
	// first are those whom it may be before all others, why what a line says besides.
	first []*Enrolment
	why   string
	seen  Presence
}

// verdictOf is what becomes of one place's mark.
type verdictOf struct {
	verdict   Verdict
	mark, was Mark
	// may says that the mark of a person is in the way, and can be replaced.
	may bool
	why string
}

// notThere is somebody who is on the register, unmarked, and not in the reports.
type notThere struct {
	row *Row
	// beside is at whose screen they were; nil for nobody's.
	beside *meetingLine
	verdictOf
}

// match finds who everybody is, and what becomes of every mark.
func (x *settled) match() {
	x.mine = x.s.reportChanges()
	x.rows = map[ID]*Row{}
	for i := range x.sheet.Rows {
		x.rows[x.sheet.Rows[i].Enrolment.ID] = &x.sheet.Rows[i]
	}
	for _, t := range x.s.Cohort.Reports {
		if t.Sheet == x.sheet.ID {
			x.taken = append(x.taken, t)
		}
	}
	var counting, asking []*Enrolment
	for _, e := range x.s.Enrolments {
		if e.Counts() {
			counting = append(counting, e)
		} else {
			asking = append(asking, e)
		}
	}
	x.acq, x.asking = x.s.acquainted(counting), x.s.acquainted(asking)
	for i := range x.a.people {
		x.lines = append(x.lines, x.line(&x.a.people[i], i+1))
	}
	x.ofOneName()
	x.there = map[ID]bool{}
	for i := range x.lines {
		if l := &x.lines[i]; l.fate == fateMarks {
			x.there[l.place.ID] = true
		}
	}
	for i := range x.sheet.Rows {
		if row := &x.sheet.Rows[i]; row.Open() && !x.there[row.Enrolment.ID] {
			x.others = append(x.others, x.notThere(row))
		}
	}
}

// line is one person as decided, else as known.
func (x *settled) line(p *meetingPerson, n int) meetingLine {
	l := meetingLine{of: p, n: n, seen: x.presence(p)}
	value := x.a.decided[keyWho+itoa(n)]
	for _, prefix := range []string{valueIs, valueTake} {
		if rest, ok := strings.CutPrefix(value, prefix); ok {
			if e := x.placeNamed(rest); e != nil {
				l.place, l.decided, l.fate = e, true, fateMarks
				return l
			}
		}
	}
	switch value {
	case valueOut:
		l.fate, l.decided = fateOut, true
		return l
	case valueAdd:
		l.fate, l.decided = fateAdds, true
		return l
	}
	if e, known := x.before(p); e != nil {
		l.place, l.how, l.fate = e, byBefore, fateMarks
		return l
	} else if known {
		l.fate, l.why = fateOut, "left out before"
		return l
	}
	fits, how := x.acq.of(&p.MeetingRow)
	lead := slices.ContainsFunc(x.s.Leads, func(o *Lead) bool { return sortedWords(o.Name) == sortedWords(meetingName(p.Name)) })
	switch {
	case p.Waited:
		l.fate, l.why = fateOut, "was in the waiting room only"
	case len(fits) == 1 && how != notKnown && (!lead || how != byName):
		l.fate, l.place, l.how = fateMarks, fits[0], how
	case len(fits) > 0:
		l.first = fits
	case lead:
		l.fate, l.why = fateOut, "a lead"
	case notetaker(p.Name):
		l.fate, l.why = fateOut, "a program that takes notes"
	case organises(p.Role):
		l.fate, l.why = fateOut, "the organiser"
	default:
		l.why = x.asked(p)
	}
	return l
}

// asked says of somebody who has a place and is not on the register that they come onto it
// first: added as somebody new they would be there twice.
func (x *settled) asked(p *meetingPerson) string {
	fits, how := x.asking.of(&p.MeetingRow)
	if len(fits) != 1 || how == notKnown {
		return ""
	}
	return "not on the register, their place: " + fits[0].Status.String() + " (enrol them first, with c under 5)"
}

// placeNamed is the place of that ID if it is on the register.
func (x *settled) placeNamed(id string) *Enrolment {
	for _, e := range x.acq.people {
		if e.ID.String() == id {
			return e
		}
	}
	return nil
}

// before is whom it was when the same report was taken in before; nil and known is that
// they were left out.
func (x *settled) before(p *meetingPerson) (e *Enrolment, known bool) {
	for k := range x.a.reports {
		if p.at[k] < 0 {
			continue
		}
		t := x.takenAs(k)
		for i := range t.Seen {
			if t.Seen[i].row != p.at[k]+1 {
				continue
			}
			if t.Seen[i].Enrolment == 0 {
				return nil, true
			}
			if e := x.s.Enrolment(t.Seen[i].Enrolment); e != nil && e.Counts() {
				return e, true
			}
		}
	}
	return nil, false
}

// takenAs is a report as it was taken in before; zero where it was not.
func (x *settled) takenAs(k int) TakenReport {
	for _, t := range x.taken {
		if t.digest == x.a.digests[k] {
			return t
		}
	}
	return TakenReport{}
}

// ofOneName leaves to a lead who was taken for somebody by name alone, where another row is
// of that person too: they may be two of one name.
func (x *settled) ofOneName() {
	sure, named := map[ID]int{}, map[ID]int{}
	for i := range x.lines {
		switch l := &x.lines[i]; {
		case l.fate != fateMarks:
		case l.how == byName:
			named[l.place.ID]++
		default:
			sure[l.place.ID]++
		}
	}
	for i := range x.lines {
		l := &x.lines[i]
		if l.fate == fateMarks && l.how == byName && (sure[l.place.ID] > 0 || named[l.place.ID] > 1) {
			l.fate, l.first, l.place = fateAsks, []*Enrolment{l.place}, nil
			l.why = "more than one in the report bears this name"
		}
	}
}

// presence is when somebody was there on the day of the register.
func (x *settled) presence(p *meetingPerson) Presence {
	var sum Presence
	first := true
	for k := range x.readings {
		if p.at[k] < 0 {
			continue
		}
		one := x.presenceIn(k, p.at[k])
		if first {
			sum, first = one, false
			continue
		}
		sum = sum.and(one)
	}
	return sum
}

// presenceIn is that of one report; joins on other days are left out, unless the report is
// said to be of the register all the same.
func (x *settled) presenceIn(k, row int) Presence {
	r := &x.readings[k].Rows[row]
	out := Presence{Total: r.Total}
	for _, st := range r.Stays {
		day := cmp.Or(st.From.Day(), st.To.Day())
		if !day.Known() {
			continue
		}
		if !x.differs && x.sheet.Date.Known() && day != x.sheet.Date {
			out.Total = TotalUnknown
			continue
		}
		out.Spans = append(out.Spans, Seconds{secondOn(st.From, day), secondOn(st.To, day)})
	}
	slices.SortFunc(out.Spans, Seconds.compare)
	return out
}

// secondOn is a moment as a second of a day: -1 where it is not known, the day's last where
// it is after it.
func secondOn(m Moment, day Day) int {
	switch {
	case !m.Known():
		return -1
	case m.Day() > day:
		return secondsOfDay - 1
	case m.Day() < day:
		return 0
	}
	return int(m.second())
}

// seenOf is when a place was there as all reports of the register say, those too that were
// taken in before.
func (x *settled) seenOf(e *Enrolment, more *meetingLine) Presence {
	var all []Presence
	for i := range x.lines {
		if l := &x.lines[i]; l.fate == fateMarks && l.place == e || l == more {
			all = append(all, l.seen)
		}
	}
	digests := map[ID]bool{}
	for _, d := range x.a.digests {
		digests[d] = true
	}
	for _, t := range x.taken {
		if digests[t.digest] {
			continue
		}
		digests[t.digest] = true
		for i := range t.Seen {
			if x.s.Enrolment(t.Seen[i].Enrolment) == e {
				all = append(all, t.Seen[i].Presence)
			}
		}
	}
	var sum Presence
	for i, p := range all {
		if i == 0 {
			sum = p
			continue
		}
		sum = sum.and(p)
	}
	return sum
}

// verdict is what becomes of the mark of a place that was there; take says that a mark which
// a person made is to be replaced.
func (x *settled) verdict(e *Enrolment, seen Presence, take bool) verdictOf {
	row := x.rows[e.ID]
	if row == nil {
		return verdictOf{verdict: IsWrong, why: "is not booked on this date of the visit: book them on it first (pane 3, b)"}
	}
	m, there := x.rule.mark(&x.sheet, seen, x.length)
	v := verdictOf{verdict: WouldChange, mark: m, was: row.Mark}
	same := m
	same.Amended = row.Mark.Amended
	switch {
	case row.Disputed():
		return verdictOf{verdict: IsWrong, was: row.Mark, why: "two answers stand: decide between them in the register first"}
	case !there:
		return verdictOf{verdict: IsLeftOut, was: row.Mark, why: "was there " + seen.words() + " only, outside the session's time: not marked"}
	case row.Mark.Kind == Unmarked:
	case same == row.Mark:
		v.verdict = IsThere
	case x.s.markedBy(x.mine, e, x.sheet.Session.ID):
	case m.Kind == row.Mark.Kind && m.Late == row.Mark.Late && m.LeftEarly == row.Mark.LeftEarly && m.Online == row.Mark.Online:
		v.verdict = IsThere
	case take:
		v.may = true
	default:
		v.verdict, v.may = IsLeftOut, true
	}
	return v
}

// takes tells whether a lead said that the report's mark replaces that of a place.
func (x *settled) takes(e *Enrolment) bool {
	for i := range x.lines {
		if l := &x.lines[i]; l.place == e && x.a.decided[keyWho+itoa(l.n)] == valueTake+e.ID.String() {
			return true
		}
	}
	return false
}

// notThere is what becomes of somebody who is not in the reports.
func (x *settled) notThere(row *Row) notThere {
	o := notThere{row: row, verdictOf: verdictOf{verdict: IsThere, was: row.Mark}}
	value := x.a.decided[keyNot+row.Enrolment.ID.String()]
	if n, ok := strings.CutPrefix(value, valueBeside); ok {
		for i := range x.lines {
			if l := &x.lines[i]; itoa(l.n) == n && l.fate == fateMarks {
				o.beside = l
				o.verdictOf = x.verdict(row.Enrolment, x.seenOf(row.Enrolment, l), false)
				return o
			}
		}
	}
	told := row.Told
	switch {
	case !x.absent || value == valueLeft:
	case told.Kind == CannotCome:
		o.verdict, o.mark = WouldChange, Mark{Kind: Cancelled, ToldOn: told.On, Amended: x.sheet.Finish.Was}
	case told.Kind == WillSend:
	default:
		o.verdict, o.mark = WouldChange, Mark{Kind: Absent, Amended: x.sheet.Finish.Was}
	}
	return o
}
