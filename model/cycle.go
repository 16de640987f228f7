package model

import (
	"fmt"
	"slices"
	"strings"

	"workgroup/model/change"
)

// Cycle are the sessions as the cycle shows them: by number, workshops and meetings
// without a date last. A visit has no date of its own and stands where its number is, but
// for one that would then stand before the first session that has a date.
// Sessions stay in the order of their numbers: tasks and registers go by that.
func (s *Snapshot) Cycle() []*Session {
	out := slices.Clone(s.Sessions)
	slices.SortStableFunc(out, func(a, b *Session) int { return boolFirst(s.undated(a), s.undated(b)) })
	return out
}

func (s *Snapshot) undated(x *Session) bool {
	if x.Kind == Visit {
		offered := slices.ContainsFunc(s.SlotsOf(x.ID), func(slot *Slot) bool { return slot.Date.Known() })
		return !offered && !slices.ContainsFunc(s.Sessions, func(o *Session) bool { return o.Number < x.Number && o.Date.Known() })
	}
	return !x.Date.Known()
}

// boolFirst puts false before true.
func boolFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// NextNumber is the number proposed for a new session.
func (s *Snapshot) NextNumber() int {
	n := 0
	for _, x := range s.Sessions {
		n = max(n, x.Number)
	}
	return n + 1
}

var sessionWords = map[change.Name]string{
	sessionNumber: "number", sessionKind: "kind", sessionTitle: "title", sessionDate: "date", sessionStart: "times", sessionEnd: "times", sessionMode: "mode",
	sessionVenue: "venue", sessionAddress: "address", sessionCredit: "credit", sessionNotes: "notes", sessionTopics: "topics", sessionLink: "link",
}

// NewSession adds a session. One without an ID gets one; it is the second of the label.
type NewSession struct{ Session Session }

// Plan adds it as planned.
func (a NewSession) Plan(s *Snapshot, env Env) (Plan, error) {
	x := a.Session
	if x.ID == 0 {
		x.ID = env.NewID()
	}
	x.State, x.Finish, x.Instead, x.Reason, x.Earlier = Planned, Finish{}, false, "", nil
	if err := s.checkSession(&x, &Session{}); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbNewSession, 0, x.ID)
	d.Session(x)
	return d.planned("Session %d added%s.", x.Number, onDay(x.Date)), nil
}

func onDay(d Day) string {
	if !d.Known() {
		return ""
	}
	return ", " + d.Medium()
}

// EditSession sets everything about a session but what became of it. A date that is
// known is moved, not edited, so that the old one is kept.
type EditSession struct{ Session Session }

// Plan writes what differs.
func (a EditSession) Plan(s *Snapshot, env Env) (Plan, error) {
	x, was := a.Session, s.Session(a.Session.ID)
	if was == nil {
		return Plan{}, goneSession
	}
	x.State, x.Finish, x.Earlier, x.Instead, x.Reason = was.State, was.Finish, was.Earlier, was.Instead, was.Reason
	if was.Instead && x.Mode != Online {
		x.Instead, x.Reason = false, ""
	}
	if err := s.checkSession(&x, was); err != nil {
		return Plan{}, err
	}
	d := NewDraft(s, env, VerbEditSession, 0, x.ID)
	d.Session(x)
	d.givenUp(was, x.Date, DayOf(env.Now))
	return d.plannedEdit(fmt.Sprintf("Session %d", x.Number), sessionWords), nil
}

const goneSession = Refusal("This session is not there any more.")

func (s *Snapshot) checkSession(x, was *Session) error {
	var c check
	if x.Number != was.Number || was.ID == 0 {
		c.within(FieldNumber, x.Number, 1, 99, "A session has a number from 1 to 99.")
		if o := s.SessionNumbered(x.Number); o != nil && o.ID != x.ID {
			c.that(false, FieldNumber, "Number %d is taken by %s: the next free one is %d.", x.Number, o.called(), s.NextNumber())
		}
	}
	c.that(x.Kind >= Workshop && x.Kind <= Meeting, FieldKind, "A session is a workshop, a visit or a meeting.")
	c.that(x.Mode <= Online, FieldMode, "A session is in the room or online.")
	if was.ID != 0 && (x.Kind == Visit) != (was.Kind == Visit) {
		c.that(len(s.SlotsOf(x.ID)) == 0, FieldKind, "Session %d has dates that were offered: it stays a visit.", was.Number)
		c.that(s.marked(x.ID) == 0, FieldKind, "Session %d has marks: it stays a %s.", was.Number, was.Kind)
	} else if was.Date.Known() {
		c.that(x.Date == was.Date, FieldDate, "Session %d is on %s: move it, so that the old date is kept.", was.Number, was.Date.Long())
	}
	if x.Kind == Visit {
		c.that(!x.Date.Known(), FieldDate, "A visit has no date of its own: offer dates for it, and people choose one.")
		c.that(!x.Start.Known() && !x.End.Known(), FieldStart, "A visit has no times of its own: each of its dates has.")
	}
	c.times(x.Start, x.End)
	c.within(FieldCredit, x.Credit, 0, 40, "A session counts 0 to 10 days, in quarters.")
	c.text(FieldTitle, &x.Title, was.Title, MaxName)
	c.text(FieldVenue, &x.Venue, was.Venue, MaxName)
	c.text(FieldAddress, &x.Address, was.Address, MaxAddress)
	c.lines(FieldTopics, &x.Topics, was.Topics)
	c.text(FieldLink, &x.Link, was.Link, MaxLink)
	c.lines(FieldNotes, &x.Notes, was.Notes)
	return c.err
}

// called is what tells a session from others: its title, date or venue.
func (x *Session) called() string {
	switch {
	case x.Title != "":
		return "“" + x.Title + "”"
	case x.Date.Known():
		return fmt.Sprintf("the %s of %s", x.Kind, x.Date.Medium())
	case x.Venue != "":
		return fmt.Sprintf("the %s at %s", x.Kind, x.Venue)
	}
	return "another " + x.Kind.String()
}

// marked is how many places have a mark at a session, whether or not it counts.
func (s *Snapshot) marked(session ID) int {
	n := 0
	for _, e := range s.Enrolments {
		if len(e.Claims(session)) > 0 {
			n++
		}
	}
	return n
}

// toldBefore is how many told something ahead of a session.
func (s *Snapshot) toldBefore(session ID) int {
	n := 0
	for _, e := range s.Enrolments {
		if e.Told(session).Kind != ToldNothing {
			n++
		}
	}
	return n
}

// MoveSession gives a session another date, or none for now; Start, End, Venue and
// Address are those of the new date. What was told before stays. One that was called
// off, or not held, is planned again.
type MoveSession struct {
	Session        ID
	Date           Day
	Start, End     Clock
	Venue, Address string
	// Announced is the day on which the new date was told to people; unknown is today.
	Announced Day
	// Slip says that the old date was a slip of typing which nobody was told: it is
	// not kept.
	Slip bool
}

// Plan moves it, and keeps the old date with the day on which it was given up.
func (a MoveSession) Plan(s *Snapshot, env Env) (Plan, error) {
	was := s.Session(a.Session)
	if was == nil {
		return Plan{}, goneSession
	}
	if err := s.canMove(was); err != nil {
		return Plan{}, err
	}
	today := DayOf(env.Now)
	if !a.Announced.Known() {
		a.Announced = today
	}
	x := *was
	x.Date, x.Start, x.End, x.Venue, x.Address, x.State = a.Date, a.Start, a.End, a.Venue, a.Address, Planned
	if !was.Instead {
		x.Reason = ""
	}
	var c check
	c.that(a.Announced <= today, FieldAnnounced, "%s is still to come: say on which day people were told.", a.Announced.Long())
	if n := len(was.Earlier); n > 0 && !a.Slip && x.Date != was.Date {
		last := was.Earlier[n-1].Announced
		c.that(a.Announced >= last, FieldAnnounced, "The date of now was announced on %s: this one came after it.", last.Long())
	}
	c.times(x.Start, x.End)
	c.text(FieldVenue, &x.Venue, was.Venue, MaxName)
	c.text(FieldAddress, &x.Address, was.Address, MaxAddress)
	if c.err != nil {
		return Plan{}, c.err
	}
	d := NewDraft(s, env, VerbMovedSession, 0, x.ID)
	d.Session(x)
	if !a.Slip {
		d.givenUp(was, x.Date, a.Announced)
	}
	if len(d.c.Entries) == 0 {
		return Plan{Say: fmt.Sprintf("Session %d stays as it is: nothing was changed.", x.Number)}, nil
	}
	return d.planned("%s", s.movedWords(was, &x)), nil
}

// givenUp keeps the date that a session had, where it has another now; that it had none,
// where somebody told us something while that was so.
func (d *Draft) givenUp(was *Session, now, announced Day) {
	if now != was.Date && (was.Date.Known() || d.s.toldBefore(was.ID) > 0) {
		d.Earlier(was.ID, EarlierDate{Date: was.Date, Announced: announced})
	}
}

func (s *Snapshot) canMove(x *Session) error {
	n := s.marked(x.ID)
	switch {
	case x.Kind == Visit:
		return refuse("A visit has no date of its own: change the one of its dates that moves.")
	case x.Finish.Is:
		return refuse("Session %d was held and its register finished %s: it cannot be moved.", x.Number, x.Finish.Day.Short())
	case n > 0:
		return refuse("Session %d has %s of %s: it cannot be moved. Make a new session for the new date.", x.Number, several(n, "mark"), orNoDate(x.Date))
	}
	return nil
}

func orNoDate(d Day) string {
	if d.Known() {
		return d.Long()
	}
	return "a day not known"
}

// movedWords says where a session moved, and who told us about the old date.
func (s *Snapshot) movedWords(was, x *Session) string {
	say := fmt.Sprintf("Session %d moved", x.Number)
	switch {
	case x.Date == was.Date:
		say = fmt.Sprintf("Session %d changed, still %s", x.Number, x.Date.Long())
		if !x.Date.Known() {
			say = fmt.Sprintf("Session %d changed, no date yet", x.Number)
		}
	case !x.Date.Known():
		say = fmt.Sprintf("Session %d has no date for now, %s before", x.Number, was.Date.Long())
	case was.Date.Known():
		say += fmt.Sprintf(" from %s to %s", was.Date.Long(), x.Date.Long())
	default:
		say += " to " + x.Date.Long()
	}
	if x.Start.Known() && x.Start != was.Start {
		say += " " + x.Start.String()
	}
	say += "."
	if n := s.toldBefore(x.ID); n > 0 && x.Date != was.Date && was.Date.Known() {
		say += fmt.Sprintf(" %s told us about the old date: that stays noted, ask them again.", persons(n))
	}
	return strings.ReplaceAll(say, "  ", " ")
}
