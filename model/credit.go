package model

import (
	"fmt"
	"strings"
)

// MaxQuarters is the most quarter days that a field takes: a hundred days.
const MaxQuarters = 400

// SuggestCredit proposes how many quarter days a session counts, from its start
// and end: under 2 hours 1, from 2 hours to 4 hours 15 minutes 2, longer 4. Where
// a time is unknown, or the end does not come after the start, it is 4, a day. It
// is a proposal that a lead can change, for no programme counts by the clock.
//
// Source: the built-in programmes. In that of 2021/22 three sessions from 9:30am to
// 2:30pm are "the equivalent of three days"; in that of 2023/24 a visit is "half
// day", and 8.45am to 12.45pm is read as one too. What is shorter than two hours
// is a twilight session; that it counts a quarter is assumed.
func SuggestCredit(start, end Clock) int {
	if !start.Known() || !end.Known() || end <= start {
		return 4
	}
	switch minutes := int(end - start); {
	case minutes < 2*60:
		return 1
	case minutes <= 4*60+15:
		return 2
	}
	return 4
}

// ReadQuarters reads days as quarter days, an integer from 0 to MaxQuarters: "1",
// "0.5", "2 days", "half a day", "1/2", "1½", "three quarters", "2 and a half". It
// is nil where nothing was typed. The sentence says what is wrong, and is "" where
// nothing is.
func ReadQuarters(typed string) (quarters *int, wrong string) {
	s := strings.ToLower(plainDashes(Tidy(typed, MaxName)))
	if s == "" {
		return nil, ""
	}
	n, ok := quartersOf(s)
	switch {
	case !ok && strings.Contains(s, "hour"):
		return nil, quartersWrong("Days are counted in quarters of a day, not in hours")
	case !ok:
		return nil, quartersWrong("%s is no number of quarter days", quoted(typed))
	case n > MaxQuarters:
		return nil, quartersWrong("%s is over the limit of %s days", quoted(typed), Quarters(MaxQuarters))
	}
	return &n, ""
}

func quartersWrong(format string, args ...any) string {
	return fmt.Sprintf(format, args...) + fmt.Sprintf(": type days as %s, %s, %s or %s.", Quarters(1), Quarters(2), Quarters(3), Quarters(6))
}

func quartersOf(s string) (int, bool) {
	words := strings.Fields(strings.NewReplacer("½", " 1/2", "¼", " 1/4", "¾", " 3/4", "half-", "half ").Replace(s))
	words = withoutUnit(words)
	switch len(words) {
	case 1:
		if n, ok := partOfDay(words[0]); ok {
			return n, true
		}
		return wholeDays(words[0])
	case 2:
		whole, ok := wholeDays(words[0])
		if words[1] == "quarters" {
			return whole / 4, ok && whole%4 == 0
		}
		part, isPart := partOfDay(words[1])
		return whole + part, ok && isPart && whole%4 == 0 && strings.Contains(words[1], "/")
	case 3:
		whole, ok := wholeDays(words[0])
		part, isPart := partOfDay(words[2])
		return whole + part, ok && isPart && whole%4 == 0 && words[1] == "and"
	}
	return 0, false
}

// withoutUnit drops "days", "of a day" and the articles; "a day" is one.
func withoutUnit(words []string) []string {
	var rest []string
	unit := false
	for _, w := range words {
		switch w {
		case "day", "days":
			unit = true
		case "a", "an", "of":
		default:
			rest = append(rest, w)
		}
	}
	if len(rest) == 0 && unit && words[0] == "a" {
		return []string{"1"}
	}
	return rest
}

func partOfDay(word string) (int, bool) {
	switch word {
	case "quarter", "1/4":
		return 1, true
	case "half", "1/2", "2/4":
		return 2, true
	case "3/4":
		return 3, true
	}
	return 0, false
}

// wholeDays reads "2", "two", "1.5", ".25"; it is no number where it is no quarter.
func wholeDays(word string) (int, bool) {
	if n, ok := numberWord(word); ok {
		return 4 * n, true
	}
	days, decimals, _ := strings.Cut(word, ".")
	if days+decimals == "" || leading(days+decimals, isDigit) != days+decimals {
		return 0, false
	}
	n := 4 * atoi(days)
	switch strings.TrimRight(decimals, "0") {
	case "":
		return n, true
	case "25":
		return n + 1, true
	case "5":
		return n + 2, true
	case "75":
		return n + 3, true
	}
	return 0, false
}
