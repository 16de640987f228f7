package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"workgroup/model/change"
)

// Appointment is a session, or a date of a visit, as a calendar has it. It names nobody who
// takes part.
type Appointment struct {
	// UID names it for as long as the cohort lives.
	UID string
	// Revision is how often what it says was written, from 0. Of two that say different
	// things the later has the higher one, and it never goes down: see revision.
	Revision           int
	Title, Place, Text string
	Link               string // where to join online
	Date               Day
	Start, End         Clock
	// Off: it is called off, was not held, has no date any more, or is gone.
	Off bool
}

// Calendar is a cohort as a calendar has it.
type Calendar struct {
	Title        string
	Appointments []Appointment
	// Undated are those left out because they have no date, in words: "session 4".
	Undated []string
}

// sessionSaid, slotSaid and cohortSaid are the fields of which an appointment says something.
var (
	sessionSaid = []change.Name{
		sessionNumber, sessionKind, sessionTitle, sessionDate, sessionStart, sessionEnd, sessionMode, sessionVenue, sessionAddress,
		sessionState, sessionNotes, sessionTopics, sessionLink, recordGone,
	}
	slotSaid = []change.Name{
		slotSession, slotDate, slotStart, slotEnd, slotHost, slotAddress, slotState, slotBriefing, slotKind, recordGone,
	}
	cohortSaid = []change.Name{cohortTitle}
)

// Calendar is the cohort as a calendar. Without places it has every date of a visit; with
// them only those on which these people are booked, one for each person and visit, which
// moves as they move. At is one session, or one date of a visit; zero for all.
//
// What lost its date, or was removed, is off where the date that it had is still to come: it
// stands in the calendars of others.
func (s *Snapshot) Calendar(places []ID, at SheetID, today Day) Calendar {
	c := Calendar{Title: s.Cohort.Title}
	put := func(a Appointment, session, slot ID, lost bool, what string) {
		switch {
		case at.Session != 0 && session != at.Session, at.Slot != 0 && slot != at.Slot:
		case !a.Date.Known() || lost && a.Date < today:
			if what != "" {
				c.Undated = append(c.Undated, what)
			}
		default:
			c.Appointments = append(c.Appointments, a)
			if lost && what != "" {
				c.Undated = append(c.Undated, what)
			}
		}
	}
	for _, n := range s.tables[KindSession] {
		a, lost, what := s.appointment(n)
		put(a, n.rec.Key.Record, 0, lost, what)
	}
	if len(places) == 0 {
		for _, n := range s.tables[KindSlot] {
			a, session, lost, what := s.visitAppointment(n)
			put(a, session, n.rec.Key.Record, lost, what)
		}
	}
	for _, id := range places {
		for _, x := range s.Sessions {
			if e := s.Enrolment(id); e != nil && x.Kind == Visit {
				a, slot, lost, what := s.bookedAppointment(e, x)
				put(a, x.ID, slot, lost, what)
			}
		}
	}
	slices.SortStableFunc(c.Appointments, func(a, b Appointment) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Start, b.Start), strings.Compare(a.Title, b.Title), strings.Compare(a.UID, b.UID))
	})
	slices.Sort(c.Undated)
	return c
}

// appointment is a session; lost tells that its date is one that it had before, and what
// what is undated, "" where that is nothing to say.
func (s *Snapshot) appointment(n *node) (a Appointment, lost bool, what string) {
	id := n.rec.Key.Record
	x, there := n.says.(*Session)
	a = Appointment{UID: uid(id), Revision: revision(changesIn(n.rec, sessionSaid), s.cohortChanges())}
	if !there {
		a.Title = s.sessionTitle(s.numberEver(id), "")
		a.lose(lastDay(n.rec, sessionDate))
		return a, true, ""
	}
	a.Title, a.Place, a.Link, a.Start, a.End = s.sessionTitle(x.Number, x.Title), x.placeWords(), x.Link, x.Start, x.End
	a.Text, a.Date, a.Off = paragraphs(noTimeWords(x.Start), x.Topics, x.Notes, joinWords(x.Link)), x.Date, x.State != Planned
	if !x.Date.Known() {
		if x.Kind != Visit {
			what = fmt.Sprintf("session %d", x.Number)
		}
		a.lose(lastDay(n.rec, sessionDate))
		return a, true, what
	}
	return a, false, ""
}

// visitAppointment is a date of a visit.
func (s *Snapshot) visitAppointment(n *node) (a Appointment, session ID, lost bool, what string) {
	x, there := n.says.(*Slot)
	session = unpackID(lastSaid(n.rec.Cell(change.Slot{Name: slotSession})))
	visit := s.Record(change.Key{Kind: KindSession, Record: session})
	a = Appointment{UID: uid(n.rec.Key.Record), Revision: revision(changesIn(n.rec, slotSaid), changesIn(visit, sessionSaid), s.cohortChanges())}
	of := s.Session(session)
	if there && of != nil {
		s.fillVisit(&a, of, x)
		if x.Date.Known() {
			return a, session, false, ""
		}
		what = fmt.Sprintf("session %d, %s", of.Number, x.name())
	} else {
		a.Title = s.sessionTitle(s.numberEver(session), "")
	}
	a.lose(lastDay(n.rec, slotDate))
	return a, session, true, what
}

// bookedAppointment is the date of a visit on which somebody is booked. Its UID is of the
// person's place and the visit, so that a calendar moves it where the person moves.
func (s *Snapshot) bookedAppointment(e *Enrolment, x *Session) (a Appointment, slot ID, lost bool, what string) {
	of := []changeSet{changesIn(s.Record(change.Key{Kind: KindSession, Record: x.ID}), sessionSaid), s.cohortChanges()}
	var last *Slot
	for _, place := range s.placesOf(e.ID) {
		rec := s.Record(change.Key{Kind: KindEnrolment, Record: place})
		cell := rec.Cell(change.Slot{Name: enrolmentBooking, Elem: x.ID})
		of = append(of, changesOf(cell))
		for _, h := range cell {
			if id := unpackID(h.Value); id != 0 && !h.Take {
				of = append(of, changesIn(s.Record(change.Key{Kind: KindSlot, Record: id}), slotSaid))
			}
		}
		if was := s.Slot(unpackID(lastSaid(cell))); was != nil {
			last = was
		}
	}
	a = Appointment{UID: uid(e.ID, x.ID), Revision: revision(of...)}
	booked := s.Slot(e.Booking(x.ID))
	if booked == nil {
		a.Title = s.sessionTitle(x.Number, x.Title)
		if last != nil {
			a.lose(last.Date)
			slot = last.ID
		}
		return a, slot, true, fmt.Sprintf("session %d, no date chosen", x.Number)
	}
	s.fillVisit(&a, x, booked)
	if !booked.Date.Known() {
		a.lose(lastDay(s.Record(change.Key{Kind: KindSlot, Record: booked.ID}), slotDate))
	}
	return a, booked.ID, !booked.Date.Known(), fmt.Sprintf("session %d, %s", x.Number, booked.name())
}

// lose takes an appointment off the day that it had.
func (a *Appointment) lose(day Day) { a.Date, a.Start, a.End, a.Off = day, 0, 0, true }

func (s *Snapshot) fillVisit(a *Appointment, of *Session, x *Slot) {
	a.Title, a.Place, a.Start, a.End, a.Date = s.sessionTitle(of.Number, cmp.Or(of.Title, x.Kind.String())), x.placeWords(), x.Start, x.End, x.Date
	a.Text = paragraphs(noTimeWords(x.Start), of.Topics, of.Notes, x.Briefing)
	a.Off = of.State != Planned || x.State != Planned
}

// uid is a stable name of records, for calendars.
func uid(ids ...ID) string {
	var parts []string
	for _, id := range ids {
		parts = append(parts, id.String())
	}
	return strings.Join(parts, "-") + "@workgroup.local"
}

func (s *Snapshot) sessionTitle(number int, title string) string {
	say := s.Cohort.Title + ": "
	if s.Cohort.Title == "" {
		say = ""
	}
	say += fmt.Sprintf("session %d", number)
	if title != "" {
		say += ", " + title
	}
	return say
}

// placeWords is a place in one line: the building and its address, each once.
func placeWords(venue, address string) string {
	switch {
	case venue == "" || strings.HasPrefix(address, venue+","):
		return address
	case address == "":
		return venue
	}
	return venue + ", " + address
}

func (x *Session) placeWords() string {
	if x.Mode == Online {
		return "Online"
	}
	return placeWords(x.Venue, x.Address)
}

func (x *Slot) placeWords() string { return placeWords(x.Host, x.Address) }

func noTimeWords(start Clock) string {
	if start.Known() {
		return ""
	}
	return "The time is not set yet."
}

func joinWords(link string) string {
	if link == "" {
		return ""
	}
	return "Join: " + link
}

// paragraphs are those that say something, with an empty line between.
func paragraphs(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "\n\n")
}

// changeSet are the changes that ever wrote something, or took it back.
type changeSet map[ID]bool

// revision is how many changes there are, less the first. What is written is never lost:
// what was replaced or taken back stays in its cell, undo and redo are entries of their own,
// and merging puts the entries of both together. So the number only grows, and it has grown
// whenever what these fields say is another thing.
func revision(all ...changeSet) int {
	sum := changeSet{}
	for _, c := range all {
		for id := range c {
			sum[id] = true
		}
	}
	return max(0, len(sum)-1)
}

func changesOf(c change.Cell) changeSet {
	out := changeSet{}
	for _, h := range c {
		out[h.Ref.Change] = true
	}
	return out
}

// changesIn are the changes of some fields of a record.
func changesIn(r *change.Record, names []change.Name) changeSet {
	out := changeSet{}
	for _, n := range names {
		for id := range changesOf(r.Cell(change.Slot{Name: n})) {
			out[id] = true
		}
	}
	return out
}

// lastSaid is what stands in a field, or else what was written there last.
func lastSaid(c change.Cell) string {
	if st := c.Standing(); len(st) > 0 && st[0].Value != "" {
		return st[0].Value
	}
	var last *change.Held
	for i := range c {
		if h := &c[i]; !h.Take && h.Value != "" && (last == nil || h.At >= last.At) {
			last = h
		}
	}
	if last == nil {
		return ""
	}
	return last.Value
}

// lastDay is the day that a field says, or said last.
func lastDay(r *change.Record, n change.Name) Day {
	return Day(unpackInt(lastSaid(r.Cell(change.Slot{Name: n}))))
}

func (s *Snapshot) cohortChanges() changeSet {
	return changesIn(s.Record(change.Key{Kind: KindCohort, Record: s.Cohort.ID}), cohortSaid)
}
