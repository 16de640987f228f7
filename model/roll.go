package model

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Roll is who is in the room at a moment, for when a building is cleared.
type Roll struct {
	Sheet SheetID
	// Name of the session, and where it is.
	Name, Place string
	// Here are the names of those who came and have not left, substitutes too; Online take
	// part from elsewhere and need not be looked for.
	Here   []string
	Online int
	// Unmarked may have come without being marked.
	Unmarked []string
}

// InTheRoom are the rolls of the sessions and dates of visits whose day it is, in the order
// of their beginning. Source: the registers; a mark without a time of leaving is somebody
// who is still there.
func (s *Snapshot) InTheRoom(now time.Time) []Roll {
	var ids []SheetID
	for _, x := range s.Sessions {
		if x.Kind != Visit && x.Date == DayOf(now) && x.State == Planned {
			ids = append(ids, SheetID{x.ID, 0})
		}
	}
	for _, x := range s.Slots {
		if x.Date == DayOf(now) && x.State == Planned {
			ids = append(ids, SheetID{x.Session, x.ID})
		}
	}
	var out []Roll
	for _, id := range ids {
		h, ok := s.Sheet(id)
		if !ok || h.Session.State != Planned || h.Mode == Online {
			continue
		}
		out = append(out, s.roll(&h, ClockOf(now)))
	}
	slices.SortStableFunc(out, func(a, b Roll) int {
		x, _ := s.Sheet(a.Sheet)
		y, _ := s.Sheet(b.Sheet)
		return int(x.Start) - int(y.Start)
	})
	return out
}

func (s *Snapshot) roll(h *Sheet, at Clock) Roll {
	r := Roll{Sheet: h.ID, Name: h.Name(), Place: h.Place}
	for _, row := range h.Rows {
		m := row.Mark
		switch {
		case row.Disputed():
			// Whoever may be in the room is looked for.
			if slices.ContainsFunc(row.Claims, func(c Claimed) bool { return c.Mark.Here() && !c.Mark.Online || c.Mark.Kind == Substitute }) {
				r.Here = append(r.Here, row.Person.Listed()+" (two answers)")
			}
		case m.Here() && m.Online:
			r.Online++
		case m.Here() && (!m.Left.Known() || m.Left > at):
			r.Here = append(r.Here, row.Person.Listed())
		case m.Kind == Substitute:
			name := "somebody sent by " + row.Person.Apart()
			if p := s.Person(m.Substitute); p != nil {
				name = p.Listed() + " (for " + row.Person.Apart() + ")"
			}
			r.Here = append(r.Here, name)
		case row.Open():
			r.Unmarked = append(r.Unmarked, row.Person.Listed())
		}
	}
	slices.SortStableFunc(r.Here, func(a, b string) int { return strings.Compare(Fold(a), Fold(b)) })
	return r
}

// Text is the roll in lines, to be read out: how many, then the names.
func (r *Roll) Text(now time.Time) string {
	where := r.Name
	if r.Place != "" {
		where += ", " + r.Place
	}
	out := []string{fmt.Sprintf("%s, %s: IN THE ROOM %d", where, ClockOf(now), len(r.Here))}
	if len(r.Here) > 0 {
		out = append(out, "")
	}
	for i, name := range r.Here {
		out = append(out, fmt.Sprintf("%2d  %s", i+1, name))
	}
	if len(r.Unmarked) > 0 {
		out = append(out, "", fmt.Sprintf("Not marked, so perhaps here: %d", len(r.Unmarked)))
		for _, name := range r.Unmarked {
			out = append(out, "    "+name)
		}
	}
	if r.Online > 0 {
		out = append(out, "", fmt.Sprintf("Online, not in the building: %d", r.Online))
	}
	return strings.Join(out, "\n")
}
