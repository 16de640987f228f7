package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// FormerSchool is a number that a school had before, and the name that it then had here.
type FormerSchool struct{ URN, Name string }

// TakeSchool copies what the public register of schools says of a school into the cohort: its
// name, URN, phase, local authority, trust, town, postcode, and whether it is state-funded.
// What people know of it besides stays.
type TakeSchool struct {
	Listed Listed
	// School is the one that it is; 0 for the one of that number or name, which is made where
	// there is none.
	School ID
	// Renamed gives it the name of the register too; else it keeps the name that it has here.
	Renamed bool
}

// Plan writes what differs. A number that it had before is kept with its name.
func (a TakeSchool) Plan(s *Snapshot, env Env) (Plan, error) {
	d := NewDraft(s, env, VerbTakeSchool)
	x, was, err := d.take(a)
	if err != nil {
		return Plan{}, err
	}
	d.c.Label.IDs = []ID{x.ID}
	switch {
	case d.Change() == nil:
		return Plan{Say: x.Name + ": here as the register of schools has it."}, nil
	case was == nil:
		d.c.Label.Verb = uint16(VerbNewSchool)
		return d.planned("School added from the register of schools: %s.", x.Name), nil
	case was.URN != "" && was.URN != x.URN:
		d.c.Label.Verb = uint16(VerbGoesOn)
		return d.planned("%s goes on as URN %s; URN %s is kept.", x.Name, x.URN, was.URN), nil
	}
	return d.planned("%s: as the register of schools has it.", x.Name), nil
}

// take writes a school as the register has it, and gives it as it is then and as it was, nil
// where it is new.
func (d *Draft) take(a TakeSchool) (x School, was *School, err error) {
	s := d.s
	if was = s.listedAs(a.Listed); a.School != 0 {
		if was = s.School(a.School); was == nil {
			return x, nil, refuse("This school is not there any more.")
		}
	}
	switch {
	case was == nil:
		x = School{ID: d.env.NewID(), Name: s.freeName(a.Listed, 0)}
	case a.School == 0 && was.had(a.Listed.URN):
		return *was, was, nil
	default:
		x = *was
		if a.Renamed {
			x.Name = s.freeName(a.Listed, was.ID)
		}
	}
	if x, err = s.tidySchool(a.Listed.on(x)); err != nil {
		return x, was, err
	}
	d.School(x)
	if was != nil && was.URN != "" && was.URN != x.URN {
		d.elem(KindSchool, x.ID, schoolFormer, ID(atoi(was.URN)), was.URN+" "+was.Name)
	}
	return x, was, nil
}

// on is a school with what the register says of it; what it does not say stays.
func (l Listed) on(x School) School {
	x.URN = l.URN
	for _, f := range []struct {
		to   *string
		says string
	}{{&x.Phase, l.Phase}, {&x.LA, l.LA}, {&x.Trust, l.Trust}, {&x.Town, l.Town}, {&x.Postcode, l.Postcode}} {
		*f.to = cmp.Or(f.says, *f.to)
	}
	if l.State != AnswerUnknown {
		x.State = l.State
	}
	return x
}

// SchoolOfURN is the school that has that number, or had it; nil for none.
func (s *Snapshot) SchoolOfURN(urn string) *School {
	if urn == "" {
		return nil
	}
	for _, x := range s.Schools {
		if x.URN == urn {
			return x
		}
	}
	for _, x := range s.Schools {
		if x.had(urn) {
			return x
		}
	}
	return nil
}

// had tells whether a school had a number before.
func (x *School) had(urn string) bool {
	return slices.ContainsFunc(x.Former, func(f FormerSchool) bool { return f.URN == urn })
}

// listedAs is the school of the cohort that a listed one is: by its number, else by its name
// where no number of it is known. Nil for none.
func (s *Snapshot) listedAs(l Listed) *School {
	if x := s.SchoolOfURN(l.URN); x != nil {
		return x
	}
	for _, x := range s.Schools {
		if x.URN == "" && Fold(x.Name) == Fold(l.Name) {
			return x
		}
	}
	return nil
}

// TakenName is the name under which a listed school is, or would be, in the cohort.
func (s *Snapshot) TakenName(l Listed) string {
	if x := s.listedAs(l); x != nil {
		return x.Name
	}
	return s.freeName(l, 0)
}

// freeName is the register's name of a school; where another one here has it, with its town,
// and where that is not enough with its number.
func (s *Snapshot) freeName(l Listed, of ID) string {
	for _, name := range []string{l.Name, l.Name + ", " + l.Town, l.Name + ", " + l.URN} {
		taken := false
		for _, x := range s.Schools {
			taken = taken || x.ID != of && Fold(x.Name) == Fold(name)
		}
		if !taken {
			return strings.TrimSuffix(name, ", ")
		}
	}
	return l.Name
}

// RegisterWords are what the register of schools says of the number of a school: "URN 100001,
// successor 140001 Ash Green Academy". Empty where the school has none.
func (s *Shelf) RegisterWords(x *School) string {
	if x == nil || x.URN == "" {
		return ""
	}
	words := "URN " + x.URN
	if next, ok := s.Successor(x.URN); ok {
		words += fmt.Sprintf(", successor %s %s", next.URN, next.Name)
	}
	return words
}

// Differs are the fields, in words, in which the register says something else of a school than
// the cohort: "phase: Secondary (here: none)".
func (l Listed) Differs(x School) []string {
	var out []string
	y := l.on(x)
	for _, f := range []struct{ word, was, now string }{
		{"name", x.Name, l.Name}, {"URN", x.URN, y.URN}, {"phase", x.Phase, y.Phase}, {"local authority", x.LA, y.LA}, {"trust", x.Trust, y.Trust},
		{"town", x.Town, y.Town}, {"postcode", x.Postcode, y.Postcode}, {"state-funded", stateWord(x.State), stateWord(y.State)},
	} {
		if f.was != f.now {
			out = append(out, fmt.Sprintf("%s: %s (here: %s)", f.word, f.now, cmp.Or(f.was, "none")))
		}
	}
	return out
}

func stateWord(a Answer) string {
	if a == AnswerUnknown {
		return ""
	}
	return a.String()
}
