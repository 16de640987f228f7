package model

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Beside are the places that were on the date of a visit when somebody was booked on it; known
// is false where nobody noted that: the date took any number then.
func (s *Snapshot) Beside(e *Enrolment, session ID) (places []ID, known bool) {
	on := e.Booking(session)
	if on == 0 {
		return nil, false
	}
	for _, place := range s.placesOf(e.ID) {
		for _, h := range s.Cell(fieldOf(KindEnrolment, place, enrolmentBeside, session)).Standing() {
			u := unpacker{rest: h.Value}
			if u.id() != on {
				continue
			}
			known = true
			for len(u.rest) >= 8 {
				places = append(places, u.id())
			}
		}
	}
	slices.Sort(places)
	return slices.Compact(places), known
}

// beside notes who is on a date that somebody is booked on, where it takes a number of people
// only.
func (d *Draft) beside(e *Enrolment, session, slot ID) {
	v := ""
	if x := d.s.Slot(slot); x != nil && x.Capacity > 0 {
		on := slices.Clone(d.on[slot])
		for _, o := range d.s.Enrolments {
			if o.Booking(session) == slot && o.ID != e.ID {
				on = append(on, o.ID)
			}
		}
		slices.Sort(on)
		var p packer
		p.id(slot)
		for _, id := range slices.Compact(on) {
			p.id(id)
		}
		v = string(p)
		put(&d.on, slot, append(d.on[slot], e.ID))
	}
	d.elem(KindEnrolment, e.ID, enrolmentBeside, session, v)
}

// Unseen are those on a date who were booked on it while somebody else who is on it was not
// to be seen there, and the other way round: two laptops booked them. Where that is not known
// of a booking, nothing is said of it.
func (s *Snapshot) Unseen(slot *Slot) []*Enrolment {
	coming := s.Coming(slot)
	saw, known := make([][]ID, len(coming)), make([]bool, len(coming))
	for i, e := range coming {
		saw[i], known[i] = s.Beside(e, slot.Session)
	}
	had := func(i, j int) bool {
		return slices.ContainsFunc(s.placesOf(coming[j].ID), func(id ID) bool { return slices.Contains(saw[i], id) })
	}
	var out []*Enrolment
	for i, e := range coming {
		for j := range coming {
			if i != j && known[i] && known[j] && !had(i, j) && !had(j, i) {
				out = append(out, e)
				break
			}
		}
	}
	return out
}

// bookedBy is who booked somebody on the date of a visit, and when, in seconds since 1970.
func (s *Snapshot) bookedBy(e *Enrolment, session ID) (lead ID, at int64) {
	for _, place := range s.placesOf(e.ID) {
		for _, h := range s.Cell(fieldOf(KindEnrolment, place, enrolmentBooking, session)).Standing() {
			if unpackID(h.Value) == e.Booking(session) && (at == 0 || h.At < at) {
				lead, at = h.Lead, h.At
			}
		}
	}
	return lead, at
}

// BookedWords is who booked somebody on the date of a visit, and when: "Asha, 09:24", or "Asha,
// 4 Jan 09:24" where the bookings are of several days.
func (s *Snapshot) BookedWords(e *Enrolment, session ID, among []*Enrolment) string {
	lead, at := s.bookedBy(e, session)
	when := time.Unix(at, 0).In(London())
	layout := "15:04"
	for _, o := range among {
		if _, other := s.bookedBy(o, session); DayOf(time.Unix(other, 0).In(London())) != DayOf(when) {
			layout = "2 Jan 15:04"
		}
	}
	return cmp.Or(s.LeadName(lead), "somebody") + ", " + when.Format(layout)
}

// unseenWords says which bookings of a date that is too full had not seen each other. Nobody
// is first.
func (s *Snapshot) unseenWords(slot *Slot, who []*Enrolment) string {
	number := 0
	if x := s.Session(slot.Session); x != nil {
		number = x.Number
	}
	words := fmt.Sprintf("Visit %d, %s", number, slot.Date.layout("Monday 2 January"))
	if slot.Host != "" {
		words += " at " + slot.Host
	}
	words += fmt.Sprintf(": %d booked, %s. ", len(s.Coming(slot)), several(slot.Capacity, "place"))
	names := make([]string, len(who))
	for i, e := range who {
		names[i] = fmt.Sprintf("%s (%s)", s.Person(e.Person).Apart(), s.BookedWords(e, slot.Session, who))
	}
	if len(who) == 2 {
		return words + listed(names) + " were booked without seeing each other"
	}
	return words + listed(names) + ": not all of them were seen when the others were booked"
}

// Nearest are the dates of the same visit that are to come and have a place for somebody: the
// nearest day first, of one day the same host, then the one that is not far. Dates that are
// impossible for the person are none.
func (s *Snapshot) Nearest(e *Enrolment, from *Slot, today Day) []*Slot {
	out := slices.DeleteFunc(s.SlotsOf(from.Session), func(x *Slot) bool {
		free, limited := s.FreePlaces(x)
		return x.ID == from.ID || x.State != Planned || x.Finish.Was || !x.Date.Known() || x.Date < today ||
			limited && free == 0 || !e.couldCome(x) || e.Suit(x.ID) == SuitNo
	})
	away := func(x *Slot) Day { return max(x.Date-from.Date, from.Date-x.Date) }
	elsewhere := func(x *Slot) int {
		if x.Host == from.Host {
			return 0
		}
		return 1 + one(x.Distance == Far)
	}
	slices.SortStableFunc(out, func(a, b *Slot) int {
		return cmp.Or(cmp.Compare(away(a), away(b)), cmp.Compare(elsewhere(a), elsewhere(b)), cmp.Compare(a.Date, b.Date),
			cmp.Compare(a.Start, b.Start), cmp.Compare(a.Host, b.Host), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// besideWords is what was noted of a booking, for whom it is about.
func besideWords(v string) string {
	if v == "" {
		return "nothing"
	}
	u := unpacker{rest: v}
	u.id()
	return persons(len(u.rest) / 8)
}
