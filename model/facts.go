package model

import (
	"strings"
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
	// People are all who have a place or asked for one; nil in facts that were read for a
	// list.
	People []PersonFacts
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
		Year: s.Cohort.Year, Closed: s.Cohort.Closed, Expected: -1, DemoNow: s.Cohort.DemoNow,
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
	for _, e := range s.Enrolments {
		p := PersonFacts{Enrolment: e.ID, Person: e.Person, School: e.School, Status: e.Status, From: e.From, Until: e.Until, For: e.For}
		for _, x := range e.SinceAll() {
			p.Since = append(p.Since, StatusDay{x.Status, x.Since.Day})
		}
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

// factsForm is the form of packed facts; another one is worked out anew. The one before it,
// listedForm, had the same before the people.
const factsForm, listedForm = 2, 1

// Pack is the canonical form of the facts.
func (f *Facts) Pack() []byte {
	var p packer
	p.uint(factsForm)
	p.id(f.Space)
	p.id(f.Hub)
	p.text(f.Code)
	p.text(f.Title)
	p.text(f.HubName)
	p.uint(uint64(f.Year))
	p.text(packBool(f.Closed))
	p.int(int64(f.Expected))
	var demo int64
	if !f.DemoNow.IsZero() {
		demo = f.DemoNow.Unix()
	}
	p.int(demo)
	p.uint(uint64(len(f.Sessions)))
	for _, x := range f.Sessions {
		p.id(x.ID)
		var finished uint64
		if x.Finished {
			finished = 1
		}
		for _, n := range []uint64{uint64(x.Number), uint64(x.Kind), uint64(x.State), finished, uint64(x.Dates), uint64(x.Here), uint64(x.Open), uint64(x.Total), uint64(x.Start), uint64(x.End)} {
			p.uint(n)
		}
		p.int(int64(x.Date))
	}
	p.uint(uint64(f.Listed))
	p.uint(uint64(len(f.People)))
	for _, e := range f.People {
		p.id(e.Enrolment)
		p.id(e.Person)
		p.id(e.School)
		p.uint(uint64(e.Status))
		p.int(int64(e.From))
		p.int(int64(e.Until))
		p.uint(uint64(e.For))
		p.uint(uint64(len(e.Since)))
		for _, x := range e.Since {
			p.uint(uint64(x.Status))
			p.int(int64(x.Day))
		}
		p.uint(uint64(len(e.Earned)))
		for _, x := range e.Earned {
			p.int(int64(x.Day))
			p.uint(uint64(x.Quarters))
		}
	}
	return p
}

// UnpackFacts reads what Pack wrote; ok is false for anything else, which is to be
// worked out anew from the records.
func UnpackFacts(b []byte) (f Facts, ok bool) { return unpackFacts(b, true) }

// UnpackListed reads facts without their people, for a list of many cohorts.
func UnpackListed(b []byte) (f Facts, ok bool) { return unpackFacts(b, false) }

func unpackFacts(b []byte, people bool) (f Facts, ok bool) {
	u := unpacker{rest: string(b)}
	if form := u.uint(); form != factsForm && (people || form != listedForm) {
		return Facts{}, false
	}
	f.Space, f.Hub = u.id(), u.id()
	f.Code, f.Title, f.HubName = strings.Clone(u.text()), strings.Clone(u.text()), strings.Clone(u.text())
	f.Year = int(u.uint())
	f.Closed = u.text() != ""
	f.Expected = int(u.int())
	if demo := u.int(); demo != 0 {
		f.DemoNow = time.Unix(demo, 0)
	}
	n := u.uint()
	f.Sessions = make([]SessionFacts, 0, min(n, 64))
	for ; n > 0 && !u.short; n-- {
		x := SessionFacts{ID: u.id()}
		x.Number, x.Kind, x.State, x.Finished = int(u.uint()), SessionKind(u.uint()), State(u.uint()), u.uint() == 1
		x.Dates, x.Here, x.Open, x.Total = int(u.uint()), int(u.uint()), int(u.uint()), int(u.uint())
		x.Start, x.End = Clock(u.uint()), Clock(u.uint())
		x.Date = Day(u.int())
		f.Sessions = append(f.Sessions, x)
	}
	f.Listed = int(u.uint())
	if !people {
		return f, !u.short
	}
	for n := u.uint(); n > 0 && !u.short; n-- {
		e := PersonFacts{Enrolment: u.id(), Person: u.id(), School: u.id(), Status: Status(u.uint()), From: Day(u.int()), Until: Day(u.int())}
		e.For = int(u.uint())
		for k := u.uint(); k > 0 && !u.short; k-- {
			e.Since = append(e.Since, StatusDay{Status(u.uint()), Day(u.int())})
		}
		for k := u.uint(); k > 0 && !u.short; k-- {
			e.Earned = append(e.Earned, Earned{Day(u.int()), int(u.uint())})
		}
		f.People = append(f.People, e)
	}
	return f, !u.short
}
