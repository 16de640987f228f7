package model

import (
	"slices"
	"strings"
)

// numberIn is the number in a heading such as "3", "S3", "Session 3" or "Workshop 3: data",
// 0 where there is none.
func numberIn(heading string) int {
	words := strings.Fields(Fold(heading))
	for i, w := range words {
		digits := strings.TrimLeft(w, "abcdefghijklmnopqrstuvwxyz")
		letters := strings.TrimSuffix(w, digits)
		named := i > 0 && slices.Contains([]string{"session", "workshop", "visit", "meeting", "no", "number", "day"}, words[i-1])
		if slices.Contains([]string{"s", "w", "session", "workshop", "visit", "meeting"}, letters) {
			named = true
		}
		if allDigits(digits) && len(digits) <= 2 && (len(words) == 1 || named) && (letters == "" || named) {
			return atoi(digits)
		}
	}
	return 0
}

// anyYear is the academic year in which a day without a year is looked at, where it matters
// only whether it is one.
const anyYear = 2000

// headsSession tells whether a heading is that of a session: its date, or its number.
func headsSession(heading string) bool {
	if _, dated := cutStamp(heading); dated || numberIn(heading) > 0 {
		return true
	}
	read, wrong := ReadDay(OneLine(heading, MaxName), DayContext{Year: anyYear})
	return strings.ContainsAny(heading, "0123456789") && wrong == "" && read.Day.Known()
}

// sessionNamed is the session that a heading names, by its number, its date (of a visit one of
// its dates) or its title; or nil.
func (s *Snapshot) sessionNamed(heading string) *Session {
	if n := numberIn(heading); n > 0 {
		return s.SessionNumbered(n)
	}
	heading = Tidy(heading, MaxName)
	if heading == "" {
		return nil
	}
	if day, ok := readStamp(heading, dayFirst, s.Cohort.Year); ok {
		for _, x := range s.Sessions {
			if x.Date == day || slices.ContainsFunc(s.SlotsOf(x.ID), func(slot *Slot) bool { return slot.Date == day }) {
				return x
			}
		}
	}
	for _, x := range s.Sessions {
		if x.Title != "" && Fold(x.Title) == Fold(heading) {
			return x
		}
	}
	return nil
}
