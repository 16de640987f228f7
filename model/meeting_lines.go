package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// proposed are the lines of the proposal: those that wait for an answer first.
func (x *settled) proposed() []ProposalLine {
	type ranked struct {
		rank int
		line ProposalLine
	}
	var all []ranked
	for i := range x.lines {
		line, rank := x.proposedLine(&x.lines[i])
		all = append(all, ranked{rank, line})
	}
	for i := range x.others {
		all = append(all, ranked{rankOthers, x.otherLine(&x.others[i])})
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	out := make([]ProposalLine, len(all))
	for i := range all {
		out[i] = all[i].line
	}
	return out
}

// The order in which lines are shown.
const (
	rankAsks = iota
	rankWrong
	rankKept // a mark that a person made is in the way
	rankAdds
	rankChanges
	rankThere
	rankOthers
	rankOut
)

func (x *settled) proposedLine(l *meetingLine) (ProposalLine, int) {
	line := ProposalLine{Row: l.of.Row, Name: cmp.Or(l.of.Name, "(no name)")}
	times := l.seen.words()
	switch l.fate {
	case fateAsks:
		line.Verdict = NeedsAnswer
		line.Words = phrases(l.why, strings.Join(l.of.Emails, ", "), times)
		line.Private = len(l.of.Emails) > 0
		line.Choice = x.whoChoice(l, nil)
		return line, rankAsks
	case fateOut:
		line.Verdict, line.Words = IsLeftOut, phrases(cmp.Or(l.why, "left out"), times)
		line.Choice = x.whoChoice(l, nil)
		return line, rankOut
	case fateAdds:
		m, there := x.rule.mark(&x.sheet, l.seen, x.length)
		if !there {
			line.Verdict, line.Words = IsLeftOut, "was there "+times+" only, outside the session's time"
			line.Choice = x.whoChoice(l, nil)
			return line, rankOut
		}
		line.Verdict, line.Words = WouldAdd, phrases("not on the list: "+m.Words(), times)
		line.Choice = x.whoChoice(l, nil)
		return line, rankAdds
	}
	v := x.verdict(l.place, x.seenOf(l.place, nil), x.takes(l.place))
	line.Verdict, line.Words = v.verdict, v.words(times)
	if name := x.s.Person(l.place.Person).Apart(); sortedWords(name) != sortedWords(l.of.Name) {
		line.Words = "is " + name + ": " + line.Words
	}
	line.Choice = x.whoChoice(l, &v)
	rank := map[Verdict]int{WouldChange: rankChanges, IsThere: rankThere, IsWrong: rankWrong, IsLeftOut: rankOut}[v.verdict]
	if v.verdict == IsLeftOut && v.may {
		rank = rankKept
	}
	return line, rank
}

// words are what becomes of a mark: "late 25, online; 09:55 to 14:30".
func (v *verdictOf) words(times string) string {
	switch {
	case v.why != "":
		return v.why
	case v.verdict == IsLeftOut:
		return phrases(fmt.Sprintf("marked %s already, which stays: the report says %s", v.was.Words(), v.mark.Words()), times)
	case v.verdict == IsThere:
		return phrases(v.was.Words()+" already", times)
	case v.was.Kind != Unmarked:
		return phrases(fmt.Sprintf("%s instead of %s", v.mark.Words(), v.was.Words()), times)
	}
	return phrases(v.mark.Words(), times)
}

// phrases are words with a semicolon between them, without the empty ones.
func phrases(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "; ")
}

// whoChoice asks who somebody in the report is. V is what becomes of the mark of the one
// who is chosen, nil where nobody is.
func (x *settled) whoChoice(l *meetingLine, v *verdictOf) *Choice {
	c := &Choice{Key: keyWho + itoa(l.n), Asks: "who is " + cmp.Or(clipped(l.of.Name), "it"), Chosen: -1}
	if l.place != nil {
		is := Option{valueIs + l.place.ID.String(), x.whoWords(l.place)}
		take := Option{valueTake + l.place.ID.String(), ""}
		c.Chosen = 0
		took := x.a.decided[c.Key] == take.Value
		if v.may && (took || v.verdict == IsLeftOut) {
			is.Words += ": stays " + v.was.Words()
			take.Words = fmt.Sprintf("%s: %s instead", x.whoWords(l.place), v.mark.Words())
			c.Options = []Option{is, take}
			if took {
				c.Chosen = 1
			}
		} else {
			c.Options = []Option{is}
		}
	}
	taken := func(e *Enrolment) bool { return x.there[e.ID] }
	if l.place == nil || len(x.acq.people) <= fewPeople {
		for _, e := range x.acq.byLikeness(&l.of.MeetingRow, l.first, taken) {
			if e != l.place {
				c.Options = append(c.Options, Option{valueIs + e.ID.String(), x.whoWords(e)})
			}
		}
	}
	if l.fate == fateAdds {
		c.Chosen = len(c.Options)
	}
	c.Options = append(c.Options, Option{valueAdd, "not on the list: add"})
	if l.fate == fateOut {
		c.Chosen = len(c.Options)
	}
	c.Options = append(c.Options, Option{valueOut, "leave out"})
	return c
}

// whoWords are name and school of a place.
func (x *settled) whoWords(e *Enrolment) string {
	words := x.s.Person(e.Person).Apart()
	if school := x.s.School(e.SchoolOn(x.sheet.Date)); school != nil {
		words += ", " + school.Name
	}
	return words
}

// otherLine is somebody who is not in the report: left alone, absent, or at the screen of
// somebody who is.
func (x *settled) otherLine(o *notThere) ProposalLine {
	line := ProposalLine{Name: x.s.Person(o.row.Enrolment.Person).Apart(), Verdict: o.verdict, Words: "not in the report: stays unmarked"}
	c := &Choice{Key: keyNot + o.row.Enrolment.ID.String(), Asks: "was " + x.s.Person(o.row.Enrolment.Person).Apart() + " there"}
	switch {
	case o.beside != nil:
		line.Words = "with " + o.beside.of.Name + ": " + o.words(o.beside.seen.words())
	case o.verdict == WouldChange && o.mark.Kind == Cancelled:
		line.Words = "not in the report: cancelled, told " + o.mark.ToldOn.Short()
	case o.verdict == WouldChange:
		line.Words = "not in the report: absent"
	}
	c.Options = []Option{{valueNo, "not in the report"}}
	if x.absent {
		c.Options = append(c.Options, Option{valueLeft, "stays unmarked"})
		if x.a.decided[c.Key] == valueLeft {
			c.Chosen = 1
		}
	}
	for _, l := range x.hosts(o.row) {
		if l == o.beside {
			c.Chosen = len(c.Options)
		}
		c.Options = append(c.Options, Option{valueBeside + itoa(l.n), "with " + x.whoWords(l.place) + ", at one screen"})
	}
	line.Choice = c
	return line
}

// hosts are those in the report at whose screen somebody may have been: of the same school
// first; of a large cohort no others.
func (x *settled) hosts(row *Row) []*meetingLine {
	var same, others []*meetingLine
	school := row.Enrolment.SchoolOn(x.sheet.Date)
	for i := range x.lines {
		l := &x.lines[i]
		switch {
		case l.fate != fateMarks || l.place == row.Enrolment:
		case school != 0 && x.sameSchool(l.place.SchoolOn(x.sheet.Date), school):
			same = append(same, l)
		case len(x.acq.people) <= fewPeople:
			others = append(others, l)
		}
	}
	return append(same, others...)
}

// sameSchool tells whether two schools are one: schools of one name are.
func (x *settled) sameSchool(a, b ID) bool {
	if a == b {
		return true
	}
	m, n := x.s.School(a), x.s.School(b)
	return m != nil && n != nil && Fold(m.Name) == Fold(n.Name)
}

// notes are what is worth knowing before a yes.
func (x *settled) notes() []string {
	var out []string
	note := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	asks, timeless := 0, true
	for i := range x.lines {
		l := &x.lines[i]
		if l.fate == fateAsks {
			asks++
		}
		timeless = timeless && len(l.seen.Spans) == 0
	}
	if asks > 0 {
		note("%s not known: they are left alone until you say who they are, and what you say is remembered.", count(asks, "person", "is", "are"))
	}
	if len(x.others) > 0 && !x.absent {
		note("%s on the register and not in the report: unmarked stays, unless you say that they are absent.", count(len(x.others), "person", "is", "are"))
	}
	h := &x.sheet
	switch {
	case timeless:
		note("The report has no times: who was late or left early is not known.")
	case !h.Start.Known() || !h.End.Known():
		note("%s has no start or no end: who was late or left early is not known.", titled(h.Name()))
	}
	if x.day == 0 {
		note("The report has no date: make sure that it is of %s.", h.Name())
	}
	for _, r := range x.readings {
		if r.Said > 0 && r.Said != len(r.Rows) {
			note("The report says that %d took part, and names %d.", r.Said, len(r.Rows))
		}
	}
	if n := x.otherDays(); n > 0 {
		note("%s of another day are left out.", counted(n, "join", "joins"))
	}
	return out
}

// otherDays is how many stays are of another day than that of the register.
func (x *settled) otherDays() int {
	n := 0
	for _, r := range x.readings {
		for i := range r.Rows {
			for _, st := range r.Rows[i].Stays {
				day := cmp.Or(st.From.Day(), st.To.Day())
				if !x.differs && day.Known() && day != x.sheet.Date {
					n++
				}
			}
		}
	}
	return n
}
