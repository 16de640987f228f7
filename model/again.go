package model

import (
	"cmp"
	"fmt"
	"slices"

	"workgroup/model/change"
)

// again are registers that somebody finished, and that are open again: what stands in them
// is not what stood there then. They follow from what is known, and nothing of them is kept.
type again struct {
	sessions map[ID]*Session
	slots    map[ID]*Slot
}

// reopen works out which registers are open again; of tells of which sessions marks or
// bookings changed since the snapshot before, nil for any.
func (s *Snapshot) reopen(of map[ID]bool) {
	was := s.again
	next := again{sessions: map[ID]*Session{}, slots: map[ID]*Slot{}}
	if was == nil {
		was = &next
	}
	for _, n := range s.tables[KindSession] {
		x, there := n.says.(*Session)
		switch {
		case !there || !x.Finish.Is || x.Kind == Visit:
		case of != nil && !of[x.ID]:
			keep(next.sessions, was.sessions, x.ID)
		case len(s.cameAfter(x.Finish, SheetID{x.ID, 0}, true)) > 0:
			open := *x
			open.Finish.Is, open.Finish.Again = false, true
			next.sessions[x.ID] = &open
		}
	}
	for _, n := range s.tables[KindSlot] {
		x, there := n.says.(*Slot)
		switch {
		case !there || !x.Finish.Is:
		case of != nil && !of[x.Session]:
			keep(next.slots, was.slots, x.ID)
		case len(s.cameAfter(x.Finish, SheetID{x.Session, x.ID}, true)) > 0:
			open := *x
			open.Finish.Is, open.Finish.Again = false, true
			next.slots[x.ID] = &open
		}
	}
	if len(next.sessions)+len(next.slots)+len(was.sessions)+len(was.slots) == 0 {
		s.again = nil
		return
	}
	s.again = nil
	if len(next.sessions)+len(next.slots) > 0 {
		s.again = &next
	}
	s.Sessions, s.Slots = slices.Clone(s.Sessions), slices.Clone(s.Slots)
	for i, x := range s.Sessions {
		s.Sessions[i] = s.Session(x.ID)
	}
	for i, x := range s.Slots {
		s.Slots[i] = s.Slot(x.ID)
	}
}

// sessionsIn are the sessions of which a change of a register writes something.
func sessionsIn(c *change.Change) map[ID]bool {
	out := map[ID]bool{}
	for _, e := range c.Entries {
		out[e.Field.Elem] = true
	}
	return out
}

func keep[T any](to, from map[ID]*T, id ID) {
	if x, there := from[id]; there {
		to[id] = x
	}
}

// after is a row of a register that was finished, with those who answered there what nobody
// saw who finished it.
type after struct {
	e     *Enrolment
	leads []ID
}

// cameAfter are the rows of a register in which something else stands than when it was
// finished, or two answers; one of them is enough where any is asked for.
func (s *Snapshot) cameAfter(f Finish, id SheetID, any bool) []after {
	var out []after
	was := map[ID][]uint64{}
	f.saw.read(was)
	for _, e := range s.Enrolments {
		if !e.Counts() || id.Slot != 0 && e.Booking(id.Session) != id.Slot {
			continue
		}
		var leads []ID
		late := len(e.Claims(id.Session)) > 1
		for _, place := range s.placesOf(e.ID) {
			if f.saw == "" {
				break
			}
			for _, h := range strange(was, place, s.markCell(place, id.Session)) {
				late = true
				leads = append(leads, h.Lead)
			}
		}
		if !late {
			continue
		}
		out = append(out, after{e, leads})
		if any {
			break
		}
	}
	return out
}

// saw is what stands in the rows of a register.
func (s *Snapshot) saw(h *Sheet) witness {
	g := sight{}
	for _, r := range h.Rows {
		for _, place := range s.placesOf(r.Enrolment.ID) {
			v := ""
			if st := s.markCell(place, h.ID.Session).Standing(); len(st) > 0 {
				v = st[0].Value
			}
			g[place] = []string{v}
		}
	}
	return g.pack()
}

// finishCell is where it stands that a register is finished.
func (s *Snapshot) finishCell(id SheetID) change.Cell {
	if id.Slot != 0 {
		return s.Cell(fieldOf(KindSlot, id.Slot, slotFinished, 0))
	}
	return s.Cell(fieldOf(KindSession, id.Session, sessionFinished, 0))
}

// FinishedBy is whoever finished a register last, in words; "" where that is not known.
func (s *Snapshot) FinishedBy(id SheetID) string {
	var by *change.Held
	for _, h := range s.finishCell(id).Standing() {
		if f := unpackFinish(h.Value); f.Is && (by == nil || f.later(unpackFinish(by.Value))) {
			by = &h
		}
	}
	if by == nil {
		return ""
	}
	return s.LeadName(by.Lead)
}

// AgainWords says why a register that was finished is open again: "finished 10:05 by Asha;
// Ben's marks for 2 people came after". It is "" where the register is not.
func (s *Snapshot) AgainWords(id SheetID) string {
	h, ok := s.Sheet(id)
	if !ok || !h.Finish.Again {
		return ""
	}
	when, by := h.Finish.At.String(), s.FinishedBy(id)
	if h.Finish.Day != h.Date {
		when = h.Finish.Day.Short() + " " + when
	}
	words := "finished " + when
	if by != "" {
		words += " by " + by
	}
	rows := s.since(&h)
	var names []string
	for _, r := range rows {
		for _, lead := range r.leads {
			if name := cmp.Or(s.LeadName(lead), "somebody"); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	switch {
	case len(names) == 1 && names[0] == by:
		return fmt.Sprintf("%s; %s since", words, count(len(rows), "mark", "has changed", "have changed"))
	case len(names) == 0 || len(names) == 1 && names[0] == "somebody":
		return fmt.Sprintf("%s; what is said of %s differs now", words, s.peopleOf(rows))
	case len(names) == 1:
		return fmt.Sprintf("%s; %s's marks for %s came after", words, names[0], s.peopleOf(rows))
	}
	return fmt.Sprintf("%s; marks of %s for %s came after", words, listed(names), s.peopleOf(rows))
}

// since are the rows for which a register is open again.
func (s *Snapshot) since(h *Sheet) []after {
	f := h.Finish
	f.Is = true
	return s.cameAfter(f, h.ID, false)
}

// signSince signs these rows in the register.
func (s *Snapshot) signSince(h *Sheet) {
	these := map[ID]bool{}
	for _, x := range s.since(h) {
		these[x.e.ID] = true
	}
	for i := range h.Rows {
		h.Rows[i].Since = these[h.Rows[i].Enrolment.ID]
	}
}

// mostNamed is how many people a sentence about a register has by name.
const mostNamed = 3

// peopleOf are the people of rows, a few of them by name.
func (s *Snapshot) peopleOf(rows []after) string {
	if len(rows) > mostNamed {
		return persons(len(rows))
	}
	var names []string
	for _, r := range rows {
		names = append(names, s.Person(r.e.Person).Apart())
	}
	return listed(names)
}

// againFinding says that a register is open again.
func (s *Snapshot) againFinding(l *spells, id SheetID, day Day, name string, f Finding, c Count) {
	words := s.AgainWords(id)
	if words == "" {
		return
	}
	f.Key, f.Urgent, f.Sentence = FindingKey{FindOpenAgain, id.Session, id.Slot}, true, name+" is open again: "+words
	if c.Disputed+c.Unmarked == 0 {
		f.Sentence += ". Look, and finish it with f"
	}
	l.from(day, f)
}
