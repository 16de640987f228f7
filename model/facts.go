package model

import (
	"slices"
	"time"
)

// Facts are what lists and totals need of a cohort, kept beside it so that nobody
// has to read its marks. Counts for a day are worked out from the days in it.
type Facts struct {
	Space    ID
	Hub      ID
	Code     string
	Title    string
	HubName  string
	Year     int
	Closed   bool
	Expected int // quarter days; -1 where nobody expects a number
	DemoNow  time.Time
	Sessions []SessionFacts
	// Listed is how many are on the list: neither withdrawn nor come without a place.
	Listed int
	// ToDo are the days on which the number of findings changes, in order, and by how many.
	ToDo []Turn
	// Off are the clashes with other cohorts that are put off.
	Off []PutOff
	// People are all who have a place or asked for one; nil in facts that were read for a
	// list.
	People []PersonFacts
}

// Turn is a day from which on there is so much more to do, or less.
type Turn struct {
	Day Day
	By  int
}

// SessionFacts are the facts of one session.
type SessionFacts struct {
	ID       ID
	Number   int
	Kind     SessionKind
	Date     Day
	Start    Clock
	End      Clock
	State    State
	Finished bool
	Dates    int // of a visit: dates offered and not called off
	// Here, Open and Total count the register.
	Here, Open, Total int
}

// PersonFacts are the facts of one place.
type PersonFacts struct {
	Enrolment, Person, School ID
	Status                    Status
	From, Until               Day
	// For is the academic year that is asked for, where that is not the cohort's.
	For int
	// Since are the days on which the place took each status, in the order of those days.
	Since []StatusDay
	// Earned are the quarter days with the day of the session that earned them.
	Earned []Earned
	// Also are other records of the person.
	Also []ID
	// Away are pauses: the first day and the day after the last, unknown while it lasts.
	Away []Pause
	// Visits are the dates of visits that are booked.
	Visits []VisitDay
	// Card is what tells whether the card says the same in another cohort.
	Card CardFacts
}

// VisitDay is a date of a visit, that of a session.
type VisitDay struct {
	Session    ID
	Day        Day
	Start, End Clock
}

// StatusDay is a status with the day on which a place took it.
type StatusDay struct {
	Status Status
	Day    Day
}

// Earned is what one session earned.
type Earned struct {
	Day      Day
	Quarters int
}

// Facts are those of the snapshot's cohort.
func (s *Snapshot) Facts() Facts {
	f := Facts{
		Space: s.Space, Hub: s.Cohort.Hub, Code: s.Cohort.Code, Title: s.Cohort.Title, HubName: s.Cohort.HubName,
		Year: s.Cohort.Year, Closed: s.Cohort.Closed, Expected: -1, DemoNow: s.Cohort.DemoNow, ToDo: s.turns(),
	}
	for _, p := range s.Cohort.PutOffs {
		if p.Key.Kind == FindClash {
			f.Off = append(f.Off, PutOff{Key: p.Key, Until: p.Until})
		}
	}
	if s.Cohort.Quarters != nil {
		f.Expected = *s.Cohort.Quarters
	}
	f.Sessions = make([]SessionFacts, len(s.Sessions))
	for i, x := range s.Sessions {
		sf := &f.Sessions[i]
		*sf = SessionFacts{
			ID: x.ID, Number: x.Number, Kind: x.Kind, Date: x.Date, Start: x.Start, End: x.End, State: x.State, Finished: x.Finish.Is,
		}
		for _, slot := range s.Slots {
			if slot.Session == x.ID && slot.State == Planned {
				sf.Dates++
			}
		}
	}
	f.People = slices.Grow(f.People, len(s.Enrolments))
	for _, e := range s.Enrolments {
		p := PersonFacts{Enrolment: e.ID, Person: e.Person, School: e.School, Status: e.Status, From: e.From, Until: e.Until, For: e.For}
		for _, x := range e.SinceAll() {
			p.Since = append(p.Since, StatusDay{x.Status, x.Since.Day})
		}
		s.whereabouts(e, &p)
		p.Card = s.cardFacts(e)
		if !e.Counts() {
			f.People = append(f.People, p)
			continue
		}
		if e.Status != NotOnList && e.Status != Withdrawn {
			f.Listed++
		}
		for i, x := range s.Sessions {
			sf := &f.Sessions[i]
			sf.Total++
			m := s.MarkOf(e, x)
			switch {
			case m.Here():
				sf.Here++
			case m.Kind == Unmarked:
				sf.Open++
			}
			if q := s.CreditOf(e, x); q > 0 {
				p.Earned = append(p.Earned, Earned{s.dayOf(e, x), q})
			}
		}
		f.People = append(f.People, p)
	}
	return f
}

// TakenBack tells whether the making of the cohort was taken back: nothing is left to
// list, and redo brings it back.
func (f *Facts) TakenBack() bool { return f.Code == "" && f.Title == "" }

// Held is how many sessions have been held by a day: those with anybody marked
// here, or finished.
func (f *Facts) Held() int {
	n := 0
	for _, x := range f.Sessions {
		if x.State == Planned && (x.Finished || x.Here > 0) {
			n++
		}
	}
	return n
}
