package model

import (
	"strings"
	"time"
	"unsafe"
)

// factsForm is the form of packed facts; another one is worked out anew.
const factsForm = 4

// Pack is the canonical form of the facts. What a list needs, and each person, stands behind
// its length, so that it can be passed over. The cards stand behind all people, in their order.
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
	for i := range f.People {
		f.People[i].packCard(&p)
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
	for i := range all {
		if u.short {
			break
		}
		all[i].unpackCard(&u)
	}
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
	e.Since, e.Earned, e.Away, e.Visits = e.Since[:0], e.Earned[:0], e.Away[:0], e.Visits[:0]
	for k := u.uint(); k > 0 && !u.short; k-- {
		e.Since = append(e.Since, StatusDay{Status(u.uint()), Day(u.int())})
	}
	for k := u.uint(); k > 0 && !u.short; k-- {
		e.Earned = append(e.Earned, Earned{Day(u.int()), int(u.uint())})
	}
	for k := u.uint(); k > 0 && !u.short; k-- {
		e.Away = append(e.Away, Pause{From: Day(u.int()), Until: Day(u.int())})
	}
	for k := u.uint(); k > 0 && !u.short; k-- {
		e.Visits = append(e.Visits, VisitDay{u.id(), Day(u.int()), Clock(u.uint()), Clock(u.uint())})
	}
}
