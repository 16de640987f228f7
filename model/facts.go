package model

import (
	"strings"
	"time"
	"unsafe"
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
	for _, e := range s.Enrolments {
		p := PersonFacts{Enrolment: e.ID, Person: e.Person, School: e.School, Status: e.Status, From: e.From, Until: e.Until, For: e.For}
		for _, x := range e.SinceAll() {
			p.Since = append(p.Since, StatusDay{x.Status, x.Since.Day})
		}
		s.whereabouts(e, &p)
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

// factsForm is the form of packed facts; another one is worked out anew.
const factsForm = 3

// Pack is the canonical form of the facts. What a list needs, and each person, stands behind
// its length, so that it can be passed over.
func (f *Facts) Pack() []byte {
	var p packer
	p.uint(factsForm)
	p.id(f.Space)
	p.id(f.Hub)
	p.uint(uint64(f.Year))
	listed := f.packListed()
	p.uint(uint64(len(listed)))
	p = append(p, listed...)
	p.uint(uint64(len(f.People)))
	var one packer
	for i := range f.People {
		one = one[:0]
		f.People[i].pack(&one)
		p.uint(uint64(len(one)))
		p = append(p, one...)
	}
	return p
}

func (f *Facts) packListed() packer {
	var p packer
	p.text(packBool(f.Closed))
	p.uint(uint64(len(f.ToDo)))
	before := Day(0)
	for _, x := range f.ToDo {
		p.int(int64(x.Day - before))
		p.int(int64(x.By))
		before = x.Day
	}
	p.text(f.Code)
	p.text(f.Title)
	p.text(f.HubName)
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
	p.uint(uint64(len(f.Off)))
	for _, x := range f.Off {
		p.id(x.Key.Of)
		p.id(x.Key.And)
		p.int(int64(x.Until))
	}
	return p
}

func (e *PersonFacts) pack(p *packer) {
	p.id(e.Enrolment)
	p.id(e.Person)
	p.id(e.School)
	p.uint(uint64(e.For))
	last := e.last()
	p.int(int64(last))
	p.uint(uint64(e.StatusOn(last)))
	p.uint(uint64(e.EarnedBy(last)))
	p.uint(uint64(e.Status))
	p.int(int64(e.From))
	p.int(int64(e.Until))
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
	p.uint(uint64(len(e.Also)))
	for _, id := range e.Also {
		p.id(id)
	}
	p.uint(uint64(len(e.Away)))
	for _, x := range e.Away {
		p.int(int64(x.From))
		p.int(int64(x.Until))
	}
	p.uint(uint64(len(e.Visits)))
	for _, x := range e.Visits {
		p.id(x.Session)
		p.int(int64(x.Day))
		p.uint(uint64(x.Start))
		p.uint(uint64(x.End))
	}
}

// last is the last day on which the status or what is earned changes.
func (e *PersonFacts) last() Day {
	last := max(0, e.From, e.Until)
	for _, x := range e.Since {
		last = max(last, x.Day)
	}
	for _, x := range e.Earned {
		last = max(last, x.Day)
	}
	return last
}

// HubOf is the hub and the year of packed facts; ok is false for facts of another form.
func HubOf(b []byte) (hub ID, year int, ok bool) {
	u := reading(b)
	if u.uint() != factsForm {
		return 0, 0, false
	}
	u.id()
	hub, year = u.id(), int(u.uint())
	return hub, year, !u.short
}

// UnpackFacts reads what Pack wrote; ok is false for anything else, which is to be
// worked out anew from the records.
func UnpackFacts(b []byte) (f Facts, ok bool) {
	ok = f.Unpack(b)
	return f, ok
}

// UnpackListed reads facts without their people, for a list of many cohorts.
func UnpackListed(b []byte) (f Facts, ok bool) {
	u := reading(b)
	if !f.unpackHead(&u) {
		return Facts{}, false
	}
	listed := u.part()
	f.unpackListed(&listed)
	return f, !u.short && !listed.short
}

// reading reads bytes where they are: what is kept of them is copied.
func reading(b []byte) unpacker { return unpacker{rest: unsafe.String(unsafe.SliceData(b), len(b))} }

// Unpack reads what Pack wrote over these facts, whose slices are used again: for going
// through many cohorts. They are of no use where it is false.
func (f *Facts) Unpack(b []byte) bool {
	u := reading(b)
	if !f.unpackHead(&u) {
		return false
	}
	listed := u.part()
	f.unpackListed(&listed)
	n := u.uint()
	if f.People == nil && n > 0 {
		f.People = make([]PersonFacts, 0, min(n, 64))
	}
	all := f.People[:0]
	for ; n > 0 && !u.short; n-- {
		if len(all) < cap(all) {
			all = all[:len(all)+1]
		} else {
			all = append(all, PersonFacts{})
		}
		one := u.part()
		all[len(all)-1].unpack(&one)
		u.short = u.short || one.short
	}
	f.People = all
	return !u.short && !listed.short
}

func (f *Facts) unpackHead(u *unpacker) bool {
	if u.uint() != factsForm {
		return false
	}
	f.Space, f.Hub, f.Year = u.id(), u.id(), int(u.uint())
	return !u.short
}

func (f *Facts) unpackListed(u *unpacker) {
	f.Closed = u.text() != ""
	before := Day(0)
	f.ToDo, f.Off = f.ToDo[:0], f.Off[:0]
	for n := u.uint(); n > 0 && !u.short; n-- {
		before += Day(u.int())
		f.ToDo = append(f.ToDo, Turn{before, int(u.int())})
	}
	f.Code, f.Title, f.HubName = strings.Clone(u.text()), strings.Clone(u.text()), strings.Clone(u.text())
	f.Expected, f.DemoNow = int(u.int()), time.Time{}
	if demo := u.int(); demo != 0 {
		f.DemoNow = time.Unix(demo, 0)
	}
	n := u.uint()
	if f.Sessions == nil {
		f.Sessions = make([]SessionFacts, 0, min(n, 64))
	}
	f.Sessions = f.Sessions[:0]
	for ; n > 0 && !u.short; n-- {
		x := SessionFacts{ID: u.id()}
		x.Number, x.Kind, x.State, x.Finished = int(u.uint()), SessionKind(u.uint()), State(u.uint()), u.uint() == 1
		x.Dates, x.Here, x.Open, x.Total = int(u.uint()), int(u.uint()), int(u.uint()), int(u.uint())
		x.Start, x.End = Clock(u.uint()), Clock(u.uint())
		x.Date = Day(u.int())
		f.Sessions = append(f.Sessions, x)
	}
	f.Listed = int(u.uint())
	for n := u.uint(); n > 0 && !u.short; n-- {
		f.Off = append(f.Off, PutOff{Key: FindingKey{FindClash, u.id(), u.id()}, Until: Day(u.int())})
	}
}

func (e *PersonFacts) unpack(u *unpacker) {
	e.Enrolment, e.Person, e.School, e.For = u.id(), u.id(), u.id(), int(u.uint())
	u.int() // what is known of the last day is worked out again when it is packed
	u.uint()
	u.uint()
	e.Status, e.From, e.Until = Status(u.uint()), Day(u.int()), Day(u.int())
	e.Since, e.Earned, e.Also, e.Away, e.Visits = e.Since[:0], e.Earned[:0], e.Also[:0], e.Away[:0], e.Visits[:0]
	for k := u.uint(); k > 0 && !u.short; k-- {
		e.Since = append(e.Since, StatusDay{Status(u.uint()), Day(u.int())})
	}
	for k := u.uint(); k > 0 && !u.short; k-- {
		e.Earned = append(e.Earned, Earned{Day(u.int()), int(u.uint())})
	}
	for k := u.uint(); k > 0 && !u.short; k-- {
		e.Also = append(e.Also, u.id())
	}
	for k := u.uint(); k > 0 && !u.short; k-- {
		e.Away = append(e.Away, Pause{From: Day(u.int()), Until: Day(u.int())})
	}
	for k := u.uint(); k > 0 && !u.short; k-- {
		e.Visits = append(e.Visits, VisitDay{u.id(), Day(u.int()), Clock(u.uint()), Clock(u.uint())})
	}
}
