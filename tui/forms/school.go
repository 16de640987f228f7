package forms

import (
	"cmp"
	"slices"
	"strings"

	"workgroup/model"
	"workgroup/tui/pane"
)

// mostSchools are the most schools that are offered where one is typed.
const mostSchools = 6

// SchoolsFor are the schools that are offered where one is typed: those of the cohort that
// answer, then those of the public register.
func SchoolsFor(d pane.Desk, typed string, here []string) []string {
	out := slices.Clone(here)
	s := d.Snapshot()
	if _, chosen := Offered(d, typed); chosen {
		return nil
	}
	for _, l := range d.Shelf().Find(typed, mostSchools) {
		if x := s.SchoolOfURN(l.URN); len(out) < mostSchools && (x == nil || !slices.Contains(out, x.Name)) {
			out = append(out, l.Offer())
		}
	}
	return out
}

// Offered is the school of the public register that was chosen, or whose URN was typed; one
// that closed is what it became.
func Offered(d pane.Desk, typed string) (model.Listed, bool) {
	l, ok := d.Shelf().Offered(typed)
	if ok && l.Closed {
		return d.Shelf().Successor(l.URN)
	}
	return l, ok
}

// ListedWords say what comes with a school that was chosen.
func ListedWords(s *model.Snapshot, l model.Listed) string {
	var parts []string
	for _, part := range []string{l.Phase, l.LA, l.Trust} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if s.SchoolOfURN(l.URN) != nil {
		return "The " + s.TakenName(l) + " that is here: " + strings.Join(parts, ", ") + "."
	}
	return "From the register of schools: " + cmp.Or(strings.Join(parts, ", "), l.Name) + "."
}
