package model

import (
	"cmp"
	"strings"
	"time"

	"workgroup/model/change"
)

// Typed is who gave somebody their place, and when: seconds since 1970, 0 where nobody did.
type Typed struct {
	Lead ID
	At   int64
}

// Day is the day, in London.
func (t Typed) Day() Day { return DayOf(time.Unix(t.At, 0).In(London())) }

// Typed is who gave that place, and when: the first of all who wrote it.
func (s *Snapshot) Typed(e *Enrolment) Typed {
	var first *change.Held
	cell := s.Cell(fieldOf(KindEnrolment, e.ID, enrolmentPerson, 0))
	for i := range cell {
		if h := &cell[i]; !h.Take && (first == nil || cmp.Or(cmp.Compare(h.At, first.At), h.Ref.Compare(first.Ref)) < 0) {
			first = h
		}
	}
	if first == nil {
		return Typed{}
	}
	return Typed{first.Lead, first.At}
}

// TypedBy says who gave a place, and when: "Asha Rao, 17 Nov 09:12".
func (s *Snapshot) TypedBy(e *Enrolment) string {
	t := s.Typed(e)
	who := cmp.Or(s.LeadName(t.Lead), "somebody")
	if t.At == 0 {
		return who
	}
	return who + ", " + time.Unix(t.At, 0).In(London()).Format("2 Jan 15:04")
}

// nearly tells whether two folded names may be one that was typed twice: the same words in
// any order, or words that differ by one slip in one of them, or one name that leaves out
// words of the other.
func nearly(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 {
		return a == b
	}
	used := make([]bool, len(y))
	find := func(w string, like func(a, b string) bool) bool {
		for i, o := range y {
			if !used[i] && like(w, o) {
				used[i] = true
				return true
			}
		}
		return false
	}
	var open []string
	for _, w := range x {
		if !find(w, func(a, b string) bool { return a == b }) {
			open = append(open, w)
		}
	}
	return len(open) == 0 || len(open) == 1 && find(open[0], Slip)
}

// mayBe are two places that may be of one person.
type mayBe struct {
	a, b  ID
	twice bool
}

// MayBe is the place that may be of the same person as this one, 0 where none is known of;
// twice says that they were typed on one day by two who did not know of each other.
func (s *Snapshot) MayBe(e *Enrolment) (other ID, twice bool) {
	for _, t := range s.steadily().alike {
		switch e.ID {
		case t.a:
			return t.b, t.twice
		case t.b:
			return t.a, t.twice
		}
	}
	return 0, false
}
