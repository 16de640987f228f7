package model

import (
	"fmt"
	"slices"

	"workgroup/model/assign"
)

// Repairs are the two cheapest ways to give a date of a visit to who needs one: the
// person who is named, else those of the date that is called off, else all who need one.
// The most people are placed, the fewest of those moved who have a date, the most pairs
// are as they are wanted, and then all are pleased most. There are none where nobody can
// be placed, and one where every other way places fewer.
func (s *Snapshot) Repairs(visit, slot, enrolment ID, today Day, pairs PairsWanted) []Filling {
	without, freed := s.WithoutDate(visit)
	need := append(slices.Clone(without), freed...)
	off := s.Slot(slot)
	switch {
	case enrolment != 0 && slices.Contains(need, s.Enrolment(enrolment)):
		need = []*Enrolment{s.Enrolment(enrolment)}
	case off != nil && off.State != Planned:
		need = slices.DeleteFunc(freed, func(e *Enrolment) bool { return e.Booking(visit) != slot })
	}
	x := s.share(visit, need, today, pairs, true)
	best := assign.Best(x.p)
	if best.Placed == 0 {
		return nil
	}
	out := []Filling{x.filling(best, pairs)}
	if next, ok := assign.Next(x.p, best); ok && next.Placed == best.Placed {
		out = append(out, x.filling(next, pairs))
	}
	return out
}

// Move is a sentence about somebody's date, and how well that suits, or why it is none.
type Move struct{ Say, Fit string }

// Moves says in sentences who goes where: those who need a date first, then those who
// give up theirs for them.
func (s *Snapshot) Moves(p Filling) []Move {
	var goes, moves []Move
	for _, g := range p.Going {
		name, to := s.Person(s.Enrolment(g.Enrolment).Person).Apart(), s.Slot(g.Slot).name()
		if from := s.Slot(g.From); from != nil && from.State == Planned {
			moves = append(moves, Move{fmt.Sprintf("%s moves from %s to %s.", name, from.name(), to), g.Fit})
			continue
		}
		goes = append(goes, Move{fmt.Sprintf("%s goes on %s.", name, to), g.Fit})
	}
	for _, l := range p.Left {
		goes = append(goes, Move{s.Person(s.Enrolment(l.Enrolment).Person).Apart() + " still has no date.", l.Why})
	}
	return append(goes, moves...)
}
