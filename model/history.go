package model

import (
	"cmp"
	"slices"

	"workgroup/model/change"
)

// Event is one thing that was ever written about a place.
type Event struct {
	// At is when, in seconds since 1970, by the clock of who wrote it; Who is that lead's
	// name, "" where it is not known.
	At   int64
	Lead ID
	Who  string
	// Session that it is about, or nil.
	Session *Session
	// Words are what was written: "late 25", "told: cannot come", "booked 12 Dec".
	Words string
	Fate  Fate

	name  change.Name
	depth int
	ref   change.Ref
}

// Fate is what became of something that was written.
type Fate uint8

// The fates.
const (
	Stands    Fate = 0
	Replaced  Fate = 1
	TakenBack Fate = 2
)

// String is the fate as it is shown; "" for what stands.
func (f Fate) String() string { return [...]string{"", "replaced", "taken back"}[min(f, TakenBack)] }

// History is all that was ever written of a place's marks, what was told, its dates of
// visits, its tasks and its status, newest first. What was replaced or taken back is
// among it and says so. Of a person who turned out to have two places, it is of both.
func (s *Snapshot) History(e *Enrolment) []Event {
	var out []Event
	for _, id := range s.placesOf(e.ID) {
		rec := s.Record(change.Key{Kind: KindEnrolment, Record: id})
		if rec == nil {
			continue
		}
		for i, slot := range rec.Slots {
			out = append(out, s.events(slot, rec.Cells[i])...)
		}
	}
	dated := map[ID]bool{} // changes that say on which day a status began
	for _, ev := range out {
		if ev.name == enrolmentSince {
			dated[ev.ref.Change] = true
		}
	}
	out = slices.DeleteFunc(out, func(ev Event) bool { return ev.name == enrolmentStatus && dated[ev.ref.Change] })
	slices.SortFunc(out, func(a, b Event) int {
		return cmp.Or(cmp.Compare(b.At, a.At), cmp.Compare(b.depth, a.depth), a.ref.Compare(b.ref))
	})
	return out
}

// events are those of one field; none where history does not show it.
func (s *Snapshot) events(slot change.Slot, c change.Cell) []Event {
	var out []Event
	depths := map[change.Ref]int{}
	for _, h := range c {
		if h.Take {
			continue
		}
		words := s.eventWords(slot, h.Value)
		if words == "" {
			continue
		}
		if h.Erased {
			words = erasedText
		}
		ev := Event{At: h.At, Lead: h.Lead, Words: words, Session: s.Session(s.eventSession(slot)), depth: depth(c, h.Ref, depths), ref: h.Ref, name: slot.Name}
		ev.Who = s.LeadName(h.Lead)
		switch {
		case !c.Alive(h.Ref):
			ev.Fate = TakenBack
		case !c.Stands(h.Ref):
			ev.Fate = Replaced
		}
		out = append(out, ev)
	}
	return out
}

// depth is how many writes a write stands on: of those made in one second, the deeper
// one is the later.
func depth(c change.Cell, r change.Ref, known map[change.Ref]int) int {
	if n, ok := known[r]; ok {
		return n
	}
	known[r] = 0 // a ring ends here
	n := 0
	if h, ok := c.Find(r); ok {
		for _, before := range h.Names {
			n = max(n, depth(c, before, known)+1)
		}
	}
	known[r] = n
	return n
}

func (s *Snapshot) eventSession(slot change.Slot) ID {
	switch slot.Name {
	case enrolmentTask:
		if t := s.Task(slot.Elem); t != nil {
			return t.Session
		}
	case enrolmentWaiting:
		if x := s.Slot(slot.Elem); x != nil {
			return x.Session
		}
	case enrolmentMark, enrolmentTold, enrolmentBooking, enrolmentCredit, enrolmentFee:
		return slot.Elem
	}
	return 0
}

// eventWords are what a value of a field says; "" for fields that history does not show.
func (s *Snapshot) eventWords(slot change.Slot, v string) string {
	switch slot.Name {
	case enrolmentMark:
		m := unpackMark(v)
		words := m.Words()
		if m.Kind == Cancelled && m.ToldOn.Known() {
			words += ", told " + m.ToldOn.Short()
		}
		if p := s.Person(m.Substitute); p != nil {
			words += ", " + p.Apart()
		}
		if m.Kind == Elsewhere && m.Place != "" {
			words += ", " + m.Place
		}
		return words
	case enrolmentTold:
		t := unpackTold(v)
		if t.Kind == ToldNothing {
			return "told: nothing"
		}
		words := "told: " + cmp.Or(t.Words(), "something")
		if p := s.Person(t.Substitute); p != nil {
			words += ", " + p.Apart()
		}
		return words
	case enrolmentBooking:
		if x := s.Slot(unpackID(v)); x != nil {
			return "booked " + cmp.Or(x.Date.Short(), x.Host, "a date")
		}
		if v != "" {
			return "booked a date that was removed"
		}
		return "not booked"
	case enrolmentWaiting:
		date := "a date"
		if x := s.Slot(slot.Elem); x != nil {
			date = cmp.Or(x.Date.Short(), x.Host, date)
		}
		if v == "" {
			return "no longer waits for " + date
		}
		return "waits for " + date
	case enrolmentCredit:
		if v == "" {
			return "days as marked"
		}
		return Quarters(int(unpackInt(v))-1) + " of a day"
	case enrolmentTask:
		title := "a task"
		if t := s.Task(slot.Elem); t != nil {
			title = t.Title
		}
		return title + ": " + unpackTaskState(v).Progress.String()
	case enrolmentFee:
		d := unpackDecision(v)
		if d.State == FeeNone {
			return "fee: not decided"
		}
		return "fee: " + Pounds(d.Pence) + " " + d.State.String()
	case enrolmentStatus:
		return Status(unpackInt(v)).String()
	case enrolmentSince:
		u := unpacker{rest: v}
		if from := Day(u.int()); from.Known() {
			return Status(slot.Elem).String() + " from " + from.Short()
		}
		return Status(slot.Elem).String()
	case enrolmentCommitted, enrolmentCommittedBy, enrolmentOffered, enrolmentFor, enrolmentContinues:
		return pathWords(slot, v)
	case enrolmentPause:
		u := unpacker{rest: v}
		from, until := Day(u.int()), Day(u.int())
		switch {
		case v == "":
			return "no pause"
		case until.Known():
			return "pause " + from.Short() + " to " + until.Short()
		}
		return "pause from " + from.Short()
	}
	return ""
}
