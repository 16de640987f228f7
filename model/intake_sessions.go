package model

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
)

// SessionsIntake is a table of the sessions of a cycle. It is an Intake.
type SessionsIntake struct {
	tableIntake
}

// NewSessions is such a table.
func NewSessions(sheets []Table) SessionsIntake {
	return SessionsIntake{tableIntake{kind: IntakeSessions, sheets: sheets}}
}

// Decide implements Intake.
func (x SessionsIntake) Decide(key, value string) Intake {
	return SessionsIntake{x.decide(key, value)}
}

func sessionHeadings() []headingOf {
	return []headingOf{
		{ColumnPostcode, []string{"postcode", "address", "post code"}},
		{ColumnStart, []string{"start", "starts", "start time", "from", "begins"}},
		{ColumnEnd, []string{"end", "ends", "end time", "finish", "finishes", "until", "to"}},
		{ColumnDate, []string{"date", "when", "session date"}},
		{ColumnTimes, []string{"time", "times", "start and end"}},
		{ColumnVenue, []string{"venue", "location", "where", "place", "host"}},
		{ColumnMode, []string{"mode", "room or online", "format", "delivery", "online"}},
		{ColumnCredit, []string{"days", "credit", "day equivalent", "length", "duration"}},
		{ColumnSort, []string{"kind", "type"}},
		{ColumnSendsNote, []string{"lunch", "parking", "joining", "joining note", "joining instructions"}},
		{ColumnTitle, []string{"title", "topic", "topics", "theme", "content", "session title", "name", "focus"}},
		{ColumnNumber, []string{"no", "number", "session", "session no", "session number", "workshop", "s", "nr"}},
	}
}

func sessionKinds() []ColumnKind {
	return []ColumnKind{
		ColumnNumber, ColumnTitle, ColumnDate, ColumnStart, ColumnEnd, ColumnTimes, ColumnVenue, ColumnPostcode, ColumnMode, ColumnCredit, ColumnSort, ColumnSendsNote, ColumnLeftOut,
	}
}

// Propose implements Intake.
func (x SessionsIntake) Propose(s *Snapshot, today Day) Proposal {
	r := x.read(s, today, func(cells []string) bool { return likeWhen(cells, sessionHeadings()) })
	r.chooseColumns(r.proposeWhen(sessionHeadings(), ColumnTitle, ColumnVenue), sessionKinds())
	order := r.dateOrder(ColumnDate)
	r.p.Title = fmt.Sprintf("Sessions, %s", counted(len(r.rows), "row", "rows"))
	next, taken := s.NextNumber(), map[int]int{}
	var sessions []TakenSession
	for _, row := range r.rows {
		if r.leftOut(row, strings.TrimSuffix(cmp.Or(r.cell(row, ColumnNumber), "a session")+", "+r.cell(row, ColumnTitle), ", ")) {
			continue
		}
		t, why := r.session(row, order, taken)
		if why == "" {
			if t.Session.Number == 0 {
				t.Session.Number = next
			}
			next = max(next, t.Session.Number+1)
			if first := taken[t.Session.Number]; first > 0 {
				why = r.at(row.Number, ColumnNumber) + ": session " + itoa(t.Session.Number) + " stands in row " + itoa(first) + " already."
			}
		}
		if why == "" {
			var wrong Wrong
			if err := t.put(&together{s: s, env: tryEnv(today)}); errors.As(err, &wrong) {
				why = "Row " + itoa(row.Number) + ": " + wrong.Error()
			} else if err != nil {
				why = "Row " + itoa(row.Number) + ": " + err.Error()
			}
		}
		if why != "" {
			r.bad(row, t.Session.nameOf(), why)
			continue
		}
		taken[t.Session.Number] = row.Number
		if r.sessionLine(row, &t) {
			sessions = append(sessions, t)
		}
	}
	return r.finish(func(how Remembered) Action {
		if len(sessions) == 0 {
			return nil
		}
		return TakeSessions{Sessions: sessions, Remember: how}
	})
}

// tryEnv is the world in which an action is tried before anybody says yes.
func tryEnv(today Day) Env {
	id := ID(1) << 62
	return Env{Now: today.Date(), NewID: func() ID { id++; return id }}
}

// likeWhen tells whether a row looks like the headings of a table of sessions or dates: two of
// its cells name a column.
func likeWhen(cells []string, all []headingOf) bool {
	n := 0
	for _, cell := range cells {
		if _, isDate := cutStamp(cell); isDate {
			return false
		}
		if k := named(cell, all); k != ColumnLeftOut {
			n++
		}
	}
	return n > 1
}

// nameOf is a session as a line of a proposal has it.
func (x *Session) nameOf() string {
	name := "a session"
	if x.Number > 0 {
		name = "Session " + itoa(x.Number)
	}
	return strings.TrimSuffix(name+", "+x.Title, ", ")
}

// session is a row as a session: what it leaves empty is as it was. It is the one of its
// number, date or title that no row before it is.
func (r *tableReading) session(row PastedRow, order string, taken map[int]int) (t TakenSession, why string) {
	day, span, why := r.when(row, order)
	if why != "" {
		return t, why
	}
	number := r.cell(row, ColumnNumber)
	n := numberIn(number)
	title := r.cell(row, ColumnTitle)
	if n == 0 && title == "" {
		title = number
	}
	was := r.s.SessionNumbered(n)
	for _, x := range r.s.Sessions {
		if n == 0 && was == nil && taken[x.Number] == 0 && (day.Known() && x.Date == day || !day.Known() && title != "" && Fold(x.Title) == Fold(title)) {
			was = x
		}
	}
	if n == 0 && !day.Known() && Fold(title) == "" {
		return t, "Row " + itoa(row.Number) + ": a session needs a number, a date or a title."
	}
	x := Session{Number: n, Kind: Workshop}
	if was != nil {
		x, t.was = *was, was
	}
	if n == 0 {
		x.Title = cmp.Or(title, x.Title)
	}
	for _, f := range []struct {
		to   *string
		kind ColumnKind
	}{{&x.Title, ColumnTitle}, {&x.Address, ColumnPostcode}, {&x.Notes, ColumnSendsNote}} {
		*f.to = cmp.Or(r.cell(row, f.kind), *f.to)
	}
	if why := r.sort(&x, row, was); why != "" {
		return TakenSession{Session: x}, why
	}
	if x.Kind != Visit {
		x.Date = cmp.Or(day, x.Date)
		if span.Start.Known() {
			x.Start, x.End = span.Start, span.End
		}
	} else if day.Known() || span.Start.Known() {
		r.note("Row %d: a visit has no date of its own. Take in its dates as dates of a visit.", row.Number)
	}
	if x.Mode == 0 && x.Kind != Visit {
		x.Mode = InRoom
	}
	quarters, wrong := ReadQuarters(r.cell(row, ColumnCredit))
	if wrong != "" {
		return TakenSession{Session: x}, r.at(row.Number, ColumnCredit) + ": " + wrong
	}
	switch {
	case quarters != nil:
		x.Credit = *quarters
	case was == nil:
		x.Credit = SuggestCredit(x.Start, x.End)
		if x.Kind == Visit {
			x.Credit = 2
		}
	}
	t.Session = x
	return t, ""
}

// sort reads what a session is and where it takes place.
func (r *tableReading) sort(x *Session, row PastedRow, was *Session) (why string) {
	said := r.cell(row, ColumnSort)
	words := strings.Fields(Fold(said + " " + r.cell(row, ColumnNumber)))
	switch {
	case anyOf(words, []string{"visit", "observation"}):
		x.Kind = Visit
	case anyOf(words, []string{"meeting"}):
		x.Kind = Meeting
	case anyOf(words, []string{"workshop"}):
		x.Kind = Workshop
	case said != "" && readMode(said) == 0 && was == nil:
		r.note("Row %d: %s is no kind of session; it is taken for a workshop.", row.Number, quoted(said))
	}
	venue := r.cell(row, ColumnVenue)
	x.Mode = cmp.Or(readMode(r.cell(row, ColumnMode)), readMode(said), x.Mode)
	if m := readMode(venue); m == Online && len(strings.Fields(venue)) < 4 {
		x.Mode, venue = Online, ""
	}
	if !isOpen(venue) {
		x.Venue = venue
	}
	return ""
}

// sessionLine says what becomes of a row, and whether it is taken.
func (r *tableReading) sessionLine(row PastedRow, t *TakenSession) bool {
	x := &t.Session
	l := ProposalLine{Row: row.Number, Name: x.nameOf(), Private: true}
	defer func() { r.p.Lines = append(r.p.Lines, l) }()
	if t.was == nil {
		l.Words = strings.TrimPrefix(strings.TrimSuffix(x.Kind.String()+onDay(x.Date)+strings.TrimSuffix(", "+Span{Start: x.Start, End: x.End}.String(), ", ")+", "+x.Venue, ", "), ", ") +
			", " + Quarters(x.Credit) + " days"
		var value string
		l.Choice, value = r.choice(row, "what becomes of it", []Option{{rowTake, "added"}, {rowOut, "left out"}}, rowTake)
		if value == rowOut {
			l.Verdict, l.Words = IsLeftOut, "left out"
		}
		return value != rowOut
	}
	l.Words = t.was.differs(x)
	if l.Words == "" {
		l.Verdict, l.Words = IsThere, "as it is"
		return false
	}
	c, value := r.choice(row, "which holds", []Option{{rowTake, "what the file says"}, {rowKeep, "what is here"}}, rowTake)
	if l.Choice, l.Verdict = c, WouldChange; value == rowKeep {
		l.Verdict, l.Words = IsThere, "stays as it is ("+l.Words+")"
	}
	return value != rowKeep
}

// differs says what of a session is another in a table: "date Wed 8 Feb 24 (was Thu 9 Feb 24)".
func (x *Session) differs(o *Session) string {
	var parts []string
	say := func(what, was, now string) {
		if was != now {
			if was != "" {
				now += " (was " + was + ")"
			}
			parts = append(parts, what+" "+now)
		}
	}
	say("kind", x.Kind.String(), o.Kind.String())
	say("title", x.Title, o.Title)
	say("date", x.Date.Medium(), o.Date.Medium())
	say("time", Span{Start: x.Start, End: x.End}.String(), Span{Start: o.Start, End: o.End}.String())
	say("venue", x.Venue, o.Venue)
	say("address", x.Address, o.Address)
	if x.Mode != o.Mode {
		parts = append(parts, map[Mode]string{InRoom: "in the room", Online: "online"}[o.Mode])
	}
	say("days", Quarters(x.Credit), Quarters(o.Credit))
	say("note", x.Notes, OneLine(o.Notes, 40))
	return strings.Join(parts, ", ")
}

// TakenSession is a session as a table has it; of one without an ID it is new.
type TakenSession struct {
	Session Session
	was     *Session
}

// put adds it, or moves and changes what is there.
func (t TakenSession) put(to *together) error {
	x := t.Session
	was := to.s.Session(x.ID)
	if was == nil {
		return to.do(NewSession{Session: x})
	}
	if was.Date.Known() && x.Date != was.Date {
		if err := to.do(MoveSession{Session: x.ID, Date: x.Date, Start: x.Start, End: x.End, Venue: x.Venue, Address: x.Address}); err != nil {
			return err
		}
	}
	return to.do(EditSession{Session: x})
}

// TakeSessions adds sessions that were read from a table, and changes those that are there;
// one that has another date now is moved, so that the old one is kept.
type TakeSessions struct {
	Sessions []TakenSession
	Remember Remembered
}

// Plan adds and changes them all, or none.
func (a TakeSessions) Plan(s *Snapshot, env Env) (Plan, error) {
	t := together{s: s, env: env, verb: VerbTookSessions}
	added := 0
	for _, x := range a.Sessions {
		if s.Session(x.Session.ID) == nil {
			added++
		}
		if err := x.put(&t); err != nil {
			return Plan{}, refuse("%s: %v", x.Session.nameOf(), err)
		}
	}
	t.remember(a.Remember)
	t.plan.Say = counted(added, "session", "sessions") + " added."
	if n := len(a.Sessions) - added; n > 0 {
		t.plan.Say += " " + counted(n, "session", "sessions") + " changed."
	}
	return t.plan, nil
}
