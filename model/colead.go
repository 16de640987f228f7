package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"workgroup/model/change"
)

// Colead is another lead who shares the cohort, with what is here of the marks that they make
// on one register.
type Colead struct {
	// Name is the lead's, as short as tells leads apart; of another laptop of one's own the
	// laptop's.
	Name string
	// Marks are how many people of the register were marked there, as far as that came, and
	// Made when the newest of these marks was made, in seconds since 1970 by the clock there.
	Marks int
	Made  int64
	// Heard is when the newest file of the laptop was made, by its clock; zero for none.
	Heard time.Time
}

// Coleads are the others who share the cohort, in the order of their names: those whose laptops are
// among these, but for this one and those that were shut out. Authors tells of changes on
// which laptop each was made; one that it does not name is its lead's.
func (s *Snapshot) Coleads(h *Sheet, laptops []Laptop, authors map[ID]ID) []Colead {
	var own Laptop
	for _, l := range laptops {
		if l.Own {
			own = l
		}
	}
	var out []Colead
	byLaptop, byLead := map[ID]int{}, map[ID]int{}
	for _, l := range laptops {
		if l.Own || l.Out {
			continue
		}
		at, known := byLead[l.Lead]
		if !known {
			at = len(out)
			name := s.LeadBriefly(l.Lead)
			if l.Lead == own.Lead || name == "" {
				name = cmp.Or(l.Name, "another laptop")
			} else {
				byLead[l.Lead] = at
			}
			out = append(out, Colead{Name: name})
		}
		byLaptop[l.ID] = at
		if l.Heard.After(out[at].Heard) {
			out[at].Heard = l.Heard
		}
	}
	if len(out) == 0 {
		return nil
	}
	marked := make([]bool, len(out))
	for i := range h.Rows {
		clear(marked)
		for _, held := range s.Cell(markField(h.Rows[i].Enrolment.ID, h.ID.Session)) {
			at, known := byLaptop[authors[held.Ref.Change]]
			if authors[held.Ref.Change] == 0 {
				at, known = byLead[held.Lead]
			}
			if !known || held.Take {
				continue
			}
			out[at].Made = max(out[at].Made, held.At)
			if !marked[at] {
				marked[at] = true
				out[at].Marks++
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Colead) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func markField(enrolment, session ID) change.Field {
	return change.Field{Kind: KindEnrolment, Record: enrolment, Name: enrolmentMark, Elem: session}
}

// Here tells whether marks of the register came, or something that was made there after it
// had begun: so that there were none till then.
func (c Colead) Here(h *Sheet) bool {
	heard := c.Heard.In(London())
	return c.Marks > 0 || DayOf(heard) > h.Date || DayOf(heard) == h.Date && ClockOf(heard) > h.Start
}

// Words say what is here: "Ben's marks: 9 here, the newest made 12:40", and in short "Ben's
// marks: here 12:40". The times are those of the clock there. Of a register of another day
// nothing is said, "", of who was heard of since and marked nobody.
func (c Colead) Words(h *Sheet, now time.Time) (full, short string) {
	whose := c.Name + "'s marks: "
	switch {
	case c.Marks > 0:
		made := clockOn(time.Unix(c.Made, 0), h.Date)
		return fmt.Sprintf("%s%d here, the newest made %s", whose, c.Marks, made), whose + "here " + made
	case !c.Here(h):
		return whose + "not here yet", whose + "not here yet"
	case h.Today(now):
		none := whose + "none by " + clockOn(c.Heard, h.Date)
		return none, none
	}
	return "", ""
}

// clockOn is a time of day, with its day where that is not the one meant.
func clockOn(at time.Time, day Day) string {
	at = at.In(London())
	words := ClockOf(at).String()
	if DayOf(at) != day {
		words = DayOf(at).Short() + " " + words
	}
	return words
}

// LeadBriefly is a lead's first name, or the whole where another lead has that first name
// too; "" where nobody bears the ID.
func (s *Snapshot) LeadBriefly(id ID) string {
	name := s.LeadName(id)
	first, _, _ := strings.Cut(name, " ")
	for _, l := range s.Leads {
		if other, _, _ := strings.Cut(l.Name, " "); l.ID != id && Fold(other) == Fold(first) {
			return name
		}
	}
	return first
}

// RestUnheard is what is asked before the rest are marked while marks of others have not
// come: "Ben's marks of today are not here yet ...?"; "" where all have come.
func RestUnheard(h *Sheet, others []Colead, now time.Time) string {
	var whose []string
	for _, c := range others {
		if !c.Here(h) {
			whose = append(whose, c.Name+"'s")
		}
	}
	if len(whose) == 0 {
		return ""
	}
	day := "today"
	if !h.Today(now) {
		day = h.Date.Short()
	}
	return fmt.Sprintf("%s marks of %s are not here yet: whoever was marked there would have two answers. Mark the rest all the same?", strings.Join(whose, " and "), day)
}
