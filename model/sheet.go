package model

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// SheetID names a register: of a session, or of one date of a visit.
type SheetID struct{ Session, Slot ID }

// Row is one line of a register.
type Row struct {
	Enrolment *Enrolment
	Person    *Person
	School    *School
	// Number is the row's number as on a printed sheet: "5", or "+1" for those who
	// are not on the list.
	Number string
	// Mark as it counts: of a session before the place began it is NotEnrolled, of
	// one that was not held NotHeld, and TwoAnswers until a person decides between two.
	Mark   Mark
	Claims []Claimed
	Told   Told
	// Since tells of a register that is open again that the row is one of those for it: what
	// stands in it is not what stood there when the register was finished.
	Since bool
}

// Disputed tells whether two answers stand.
func (r Row) Disputed() bool { return len(r.Claims) > 1 }

// Open tells whether the row waits for a mark.
func (r Row) Open() bool { return r.Mark.Kind == Unmarked && !r.Disputed() }

// Sheet is a register as it is read: derived, never kept.
type Sheet struct {
	ID      SheetID
	Session *Session
	Slot    *Slot
	Date    Day
	Start   Clock
	End     Clock
	Mode    Mode
	Place   string
	// State is the session's, or where that is planned the date's.
	State  State
	Finish Finish
	Rows   []Row
}

// Count is what the head of a register says.
type Count struct {
	InRoom, Online, Late, Substitutes, NotOnList int
	Cancelled, Absent, Excused                   int
	Unmarked, Disputed, Total                    int
}

// Sheet is the register of a session, or of one date of a visit; ok is false
// where there is no such register.
func (s *Snapshot) Sheet(id SheetID) (sheet Sheet, ok bool) {
	session := s.Session(id.Session)
	if session == nil {
		return Sheet{}, false
	}
	sheet = Sheet{
		ID: id, Session: session, Date: session.Date, Start: session.Start, End: session.End,
		Mode: session.Mode, Place: session.Venue, State: session.State, Finish: session.Finish,
	}
	if session.Kind == Visit {
		slot := s.Slot(id.Slot)
		if slot == nil || slot.Session != id.Session {
			return Sheet{}, false
		}
		sheet.Slot, sheet.Date, sheet.Start, sheet.End = slot, slot.Date, slot.Start, slot.End
		sheet.Place, sheet.Finish = slot.Host, slot.Finish
		if sheet.State == Planned {
			sheet.State = slot.State
		}
	}
	sheet.Rows = make([]Row, 0, len(s.Enrolments))
	listed, extra := 0, 0
	for _, e := range s.Enrolments {
		if !e.Counts() {
			continue
		}
		row := Row{
			Enrolment: e, Person: s.Person(e.Person), School: s.School(e.SchoolOn(sheet.Date)),
			Mark: s.MarkOf(e, session), Claims: e.Claims(session.ID), Told: e.Told(session.ID),
		}
		if e.Status == NotOnList {
			extra++
			row.Number = fmt.Sprintf("+%d", extra)
		} else {
			listed++
			row.Number = fmt.Sprint(listed)
		}
		if sheet.Slot != nil && e.Booking(session.ID) != sheet.Slot.ID {
			continue
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	if sheet.Finish.Again {
		s.signSince(&sheet)
	}
	return sheet, true
}

// MarkOf is the mark that counts: NotHeld where the session was called off, whatever
// was marked before; TwoAnswers where leads marked differently; else what was marked; else NotEnrolled where there was no place
// on the day; else unmarked.
func (s *Snapshot) MarkOf(e *Enrolment, x *Session) Mark {
	if x.State != Planned {
		return Mark{Kind: NotHeld}
	}
	if len(e.Claims(x.ID)) > 1 {
		return Mark{Kind: TwoAnswers}
	}
	m := e.Mark(x.ID)
	if m.Kind != Unmarked {
		return m
	}
	if !e.Counts() || !e.On(s.dayOf(e, x)) {
		return Mark{Kind: NotEnrolled}
	}
	return m
}

// dayOf is the day of a session for an enrolment: of a visit, that of the date chosen.
func (s *Snapshot) dayOf(e *Enrolment, x *Session) Day {
	if x.Kind == Visit {
		if slot := s.Slot(e.Booking(x.ID)); slot != nil {
			return slot.Date
		}
	}
	return x.Date
}

// SchoolAt is the school that an enrolment had at a session.
func (s *Snapshot) SchoolAt(e *Enrolment, x *Session) ID { return e.SchoolOn(s.dayOf(e, x)) }

// CreditOf is what an enrolment earned at a session, in quarter days. Two answers
// earn nothing until a person decides.
func (s *Snapshot) CreditOf(e *Enrolment, x *Session) int {
	if len(e.Claims(x.ID)) > 1 {
		return 0
	}
	earned := s.MarkOf(e, x).Credit(x.Credit)
	if typed, ok := e.Credit(x.ID); ok && (earned > 0 || e.Mark(x.ID).Kind == Elsewhere) {
		return typed
	}
	return earned
}

// Earned is the sum of an enrolment's quarter days so far.
func (s *Snapshot) Earned(e *Enrolment) int {
	sum := 0
	for _, x := range s.Sessions {
		sum += s.CreditOf(e, x)
	}
	return sum
}

// Count counts the rows.
func (h *Sheet) Count() Count {
	var c Count
	for _, r := range h.Rows {
		c.Total++
		if r.Disputed() {
			c.Disputed++
			continue
		}
		m := r.Mark
		switch m.Kind {
		case Present, Part:
			if m.Online || h.Mode == Online {
				c.Online++
			} else {
				c.InRoom++
			}
			if m.Late {
				c.Late++
			}
			if r.Enrolment.Status == NotOnList {
				c.NotOnList++
			}
		case Substitute:
			c.Substitutes++
			if h.Mode == Online {
				c.Online++
			} else {
				c.InRoom++
			}
		case Cancelled:
			c.Cancelled++
		case Absent:
			c.Absent++
		case Excused, Elsewhere:
			c.Excused++
		case Unmarked:
			if r.Open() {
				c.Unmarked++
			}
		}
	}
	return c
}

// Unmarked are the places of the rows that wait for a mark.
func (h *Sheet) Unmarked() []int { return h.UnmarkedAt(Door{}) }

// UnmarkedAt are those of one door.
func (h *Sheet) UnmarkedAt(door Door) []int {
	var out []int
	for i, r := range h.Rows {
		if r.Open() && door.Takes(r.Person) {
			out = append(out, i)
		}
	}
	return out
}

// ToCome tells whether the register's day is still to come, or not known.
func (h *Sheet) ToCome(now time.Time) bool { return !h.Date.Known() || h.Date > DayOf(now) }

// Off says that nobody is marked, because the session or this date of it is called off
// or was not held; "" where it is on.
func (h *Sheet) Off() string {
	what := fmt.Sprintf("Session %d", h.Session.Number)
	if h.Session.State == Planned {
		what = "This date"
	}
	switch h.State {
	case CalledOff:
		return what + " is called off: nobody is marked."
	case NotHeldAt:
		return what + " was not held: nobody is marked."
	}
	return ""
}

// Today tells whether it is the register's day.
func (h *Sheet) Today(now time.Time) bool { return h.Date == DayOf(now) }

// Running tells whether arrivals are noted now: from 30 minutes before the start
// to the end of the session, on its day; without a start, all that day.
func (h *Sheet) Running(now time.Time) bool {
	if !h.Today(now) {
		return false
	}
	if !h.Start.Known() {
		return true
	}
	at := ClockOf(now)
	end := h.End
	if !end.Known() {
		end = h.Start.Add(8 * 60)
	}
	return at >= h.Start.Add(-30) && at <= end
}

// DaysOff is how many days lie between the register's day and now; 0 where the
// register has no date.
func (h *Sheet) DaysOff(now time.Time) int {
	if !h.Date.Known() {
		return 0
	}
	d := int(DayOf(now) - h.Date)
	return max(d, -d)
}

// Mismatch is one sentence where clock, date and session do not fit together, or "".
func (h *Sheet) Mismatch(now time.Time) string {
	today := DayOf(now)
	switch off := h.Off(); {
	case off != "":
		return off
	case !h.Date.Known():
		return fmt.Sprintf("%s has no date yet. What people tell you can be noted; marks wait for the day.", h.Name())
	case h.Date > today:
		return fmt.Sprintf("It is %s; %s is on %s, still to come.", today.Long(), h.Name(), h.Date.Long())
	case h.Date < today:
		return fmt.Sprintf("It is %s; you opened %s of %s.", today.Long(), h.Name(), h.Date.Long())
	case h.Start.Known() && ClockOf(now) > h.End && h.End.Known():
		return fmt.Sprintf("It is %s; this session ended at %s. Arrivals are not timed any more.", ClockOf(now), h.End)
	case h.Start.Known() && ClockOf(now) < h.Start.Add(-30):
		return fmt.Sprintf("It is %s; this session starts at %s. Arrivals are timed from %s.", ClockOf(now), h.Start, h.Start.Add(-30))
	}
	return ""
}

// Name is "session 3", or "the visit".
func (h *Sheet) Name() string {
	if h.Slot != nil {
		return fmt.Sprintf("session %d, the visit", h.Session.Number)
	}
	return fmt.Sprintf("session %d", h.Session.Number)
}

// LastTask are the tasks that are due at a session: those of earlier sessions that are
// due before it or on its day, else those set at the last session before it that set any.
func (s *Snapshot) LastTask(session ID) []*Task {
	this := s.Session(session)
	if this == nil {
		return nil
	}
	var due, last []*Task
	for _, x := range s.Sessions {
		if x.Number >= this.Number {
			break
		}
		ts := s.TasksOf(x.ID)
		if len(ts) > 0 {
			last = ts
		}
		for _, t := range ts {
			if !t.Due.Known() && t.Before == session || t.Due.Known() && t.Due == this.Date {
				due = append(due, t)
			}
		}
	}
	if len(due) > 0 {
		return due
	}
	return last
}

// Match is how a row answers to typed letters.
type Match struct {
	Row int
	// Slip says that it answers only if one slip of typing is forgiven.
	Slip bool
}

// Find are the rows that answer to typed letters of name, school or e-mail, accents
// and order ignored; exact ones first. Rows found by a slip come only where no row
// answers exactly.
func (h *Sheet) Find(typed string) []Match {
	words := splitWords(Fold(typed))
	if len(words) == 0 {
		return nil
	}
	var exact, slips []Match
	for i, r := range h.Rows {
		ok, slip := answers(textsOf(r.Person, r.School), words)
		switch {
		case ok && !slip:
			exact = append(exact, Match{Row: i})
		case ok:
			slips = append(slips, Match{Row: i, Slip: true})
		}
	}
	if len(exact) > 0 {
		slices.SortStableFunc(exact, func(a, b Match) int {
			return cmp.Compare(begins(h.Rows[a.Row].Person, words[0]), begins(h.Rows[b.Row].Person, words[0]))
		})
		return exact
	}
	return slips
}
