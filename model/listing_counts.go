package model

import (
	"cmp"
	"fmt"
	"slices"
)

// FewestShown is the smallest number of people that anonymous counts show.
const FewestShown = 5

// group is a group of people in anonymous counts.
type group struct {
	name string
	n    int
}

// CountsTable are the people of the cohort in numbers, for somebody who is not to know
// who they are. Each heading shares the same people out among its groups, so that their total
// is known; a number below FewestShown is hidden, and so are others of its heading, as far as
// they would give it away together with the total. A session at which nobody is marked is left out.
func (s *Snapshot) CountsTable(today Day) Listing {
	t := Listing{Title: "numbers of " + s.Cohort.Title, Columns: []Column{{"What", CellText}, {"Group", CellText}, {"People", CellWhole}}}
	var all []*Enrolment
	for _, e := range s.Enrolments {
		if e.Counts() {
			all = append(all, e)
		}
	}
	if len(all) < FewestShown {
		t.Rows = append(t.Rows, []TableCell{textCell("People"), textCell("all"), textCell("hidden")})
		return t
	}
	t.Rows = append(t.Rows, []TableCell{textCell("People"), textCell("all"), wholeCell(len(all))})
	share := func(what string, first []string, of func(e *Enrolment) string) {
		t.Rows = append(t.Rows, countRows(what, groupsOf(all, first, of))...)
	}
	share("Status", []string{Enrolled.String(), Paused.String(), Withdrawn.String(), Completed.String(), NotOnList.String()},
		func(e *Enrolment) string { return e.StatusOn(today).String() })
	share("Mastery role", []string{Specialist.String(), Advocate.String(), Neither.String()}, func(e *Enrolment) string { return e.Designation.String() })
	share("Phase of the school", nil, func(e *Enrolment) string {
		if x := s.School(e.School); x != nil {
			return x.Phase
		}
		return ""
	})
	share("Local authority", nil, func(e *Enrolment) string {
		if x := s.School(e.School); x != nil {
			return x.LA
		}
		return ""
	})
	days := []string{"none", "less than half", "half or more", "all that are expected"}
	if s.Cohort.Quarters == nil {
		days = []string{"none", "some"}
	}
	share("Days earned", days, s.daysGroup)
	for _, x := range s.Sessions {
		if s.marked(x.ID) == 0 {
			continue // it is still to come
		}
		share(fmt.Sprintf("Session %d", x.Number), []string{"took part", "cancelled", "absent", "excused, elsewhere or a substitute", "not marked", "no place then, or not held"},
			func(e *Enrolment) string { return s.attendanceGroup(e, x) })
	}
	return t
}

// groupsOf shares people out. The groups that are named first stand first, the others by name.
func groupsOf(all []*Enrolment, first []string, of func(e *Enrolment) string) []group {
	var out []group
	for _, name := range first {
		out = append(out, group{name: name})
	}
	for _, e := range all {
		name := cmp.Or(of(e), "not known")
		at := slices.IndexFunc(out, func(g group) bool { return g.name == name })
		if at < 0 {
			at = len(out)
			out = append(out, group{name: name})
		}
		out[at].n++
	}
	slices.SortStableFunc(out[len(first):], func(a, b group) int { return cmp.Compare(a.name, b.name) })
	return out
}

func (s *Snapshot) daysGroup(e *Enrolment) string {
	earned, expected := s.Earned(e), s.Cohort.Quarters
	switch {
	case earned == 0:
		return "none"
	case expected == nil:
		return "some"
	case earned >= *expected:
		return "all that are expected"
	case 2*earned >= *expected:
		return "half or more"
	}
	return "less than half"
}

func (s *Snapshot) attendanceGroup(e *Enrolment, x *Session) string {
	if len(e.Claims(x.ID)) > 1 {
		return "not marked"
	}
	switch s.MarkOf(e, x).Kind {
	case Present, Part:
		return "took part"
	case Cancelled:
		return "cancelled"
	case Absent:
		return "absent"
	case Excused, Elsewhere, Substitute:
		return "excused, elsewhere or a substitute"
	case Unmarked:
		return "not marked"
	}
	return "no place then, or not held"
}

// countRows are the groups of one heading.
func countRows(what string, groups []group) [][]TableCell {
	counts := make([]int, len(groups))
	for i, g := range groups {
		counts[i] = g.n
	}
	hide := hideSmall(counts)
	var out [][]TableCell
	for i, g := range groups {
		n := wholeCell(g.n)
		if hide[i] {
			n = textCell("hidden")
		}
		out = append(out, []TableCell{textCell(what), textCell(g.name), n})
	}
	return out
}

// hideSmall tells which of some counts, of which the sum is known, are hidden: those below
// FewestShown, those of nobody too, and then the largest of the others until no hidden one of
// somebody follows from the sum of them. That is where there are two at least, their sum is
// that of one that can be shown, and they are not all the largest that must be hidden. It is
// the largest, as the smallest would be known not to pass the next that is shown.
func hideSmall(counts []int) []bool {
	hide := make([]bool, len(counts))
	n, sum := 0, 0
	put := func(i int) {
		hide[i] = true
		n, sum = n+1, sum+counts[i]
	}
	for i, c := range counts {
		if c < FewestShown {
			put(i)
		}
	}
	for n > 0 && n < len(counts) && (n < 2 || sum < FewestShown || sum == n*(FewestShown-1)) {
		most := -1
		for i, c := range counts {
			if !hide[i] && (most < 0 || c > counts[most]) {
				most = i
			}
		}
		put(most)
	}
	return hide
}
