package strokes

import (
	"strconv"
	"strings"
	"time"

	"workgroup/model"
)

// readDay reads a day as people type it: "today", "yesterday", "9 Nov", "Tue 9
// November", "9/11", "9/11/21", "2021-11-09". Empty is the proposal. A day without a
// year is the latest one that is not after limit. The sentence says what is wrong
// with what was typed, and is "" where nothing is.
func readDay(typed string, proposal, today, limit model.Day) (day model.Day, wrong string) {
	const forms = "Type it as 9 Nov, 9/11, 9 Nov 2021 or yesterday."
	words := dayWords(typed)
	switch {
	case len(words) == 0 && proposal.Known():
		return proposal, ""
	case len(words) == 0:
		return 0, "Which day? " + forms
	case len(words) == 1 && words[0] == "today":
		return today, ""
	case len(words) == 1 && words[0] == "yesterday":
		return today - 1, ""
	}
	weekday, named := weekdayOf(words[0])
	if named {
		words = words[1:]
	}
	d, m, y, ok := dateOf(words)
	if !ok {
		return 0, "This is no day. " + forms
	}
	if !limit.Known() {
		limit = today
	}
	if y == 0 {
		day, ok = latest(d, m, limit)
	} else {
		day, ok = exact(d, m, y)
	}
	switch {
	case !ok:
		return 0, "There is no such day. " + forms
	case named && day.Date().Weekday() != weekday:
		return 0, day.Short() + " " + strconv.Itoa(day.Date().Year()) + " is a " + day.Date().Weekday().String() + "."
	case day > today:
		return 0, day.Long() + " is still to come."
	}
	return day, ""
}

// dayWords cuts at spaces, commas, slashes, dots, and hyphens.
func dayWords(typed string) []string {
	return strings.FieldsFunc(strings.ToLower(typed), func(r rune) bool {
		return r == ' ' || r == ',' || r == '/' || r == '.' || r == '-'
	})
}

func weekdayOf(word string) (time.Weekday, bool) {
	if len(word) < 3 {
		return 0, false
	}
	for w := time.Sunday; w <= time.Saturday; w++ {
		if strings.HasPrefix(strings.ToLower(w.String()), word) {
			return w, true
		}
	}
	return 0, false
}

// dateOf reads day, month and year (0 where none was typed), or year, month, day.
func dateOf(words []string) (d int, m time.Month, y int, ok bool) {
	if len(words) < 2 || len(words) > 3 {
		return 0, 0, 0, false
	}
	if len(words) == 3 && len(words[0]) == 4 {
		words = []string{words[2], words[1], words[0]}
	}
	d, err := strconv.Atoi(strings.TrimRight(words[0], "stndrh"))
	if err != nil {
		return 0, 0, 0, false
	}
	if m, ok = monthOf(words[1]); !ok {
		return 0, 0, 0, false
	}
	if len(words) == 3 {
		if y, err = strconv.Atoi(words[2]); err != nil || len(words[2]) != 2 && len(words[2]) != 4 {
			return 0, 0, 0, false
		}
		if len(words[2]) == 2 {
			y += 2000
		}
	}
	return d, m, y, true
}

func monthOf(word string) (time.Month, bool) {
	if n, err := strconv.Atoi(word); err == nil {
		return time.Month(n), n >= 1 && n <= 12
	}
	if len(word) < 3 {
		return 0, false
	}
	for m := time.January; m <= time.December; m++ {
		if strings.HasPrefix(strings.ToLower(m.String()), word) {
			return m, true
		}
	}
	return 0, false
}

// exact is that day; ok is false where the month has no such day.
func exact(d int, m time.Month, y int) (model.Day, bool) {
	if y < 1990 || y > 2200 || d < 1 || d > 31 {
		return 0, false
	}
	day := model.MakeDay(y, m, d)
	return day, day.Date().Day() == d
}

// latest is the last such day that is not after limit: 29 February may be some
// years before.
func latest(d int, m time.Month, limit model.Day) (model.Day, bool) {
	y := limit.Date().Year()
	for back := range 9 {
		if day, ok := exact(d, m, y-back); ok && day <= limit {
			return day, true
		}
	}
	return 0, false
}

// DaysBefore is how long before a session something was told: "8 days".
func DaysBefore(told, session model.Day) string {
	if !told.Known() || !session.Known() {
		return ""
	}
	switch n := int(session - told); {
	case n == 0:
		return "same day"
	case n == 1:
		return "1 day"
	case n > 1:
		return strconv.Itoa(n) + " days"
	case n == -1:
		return "1 day after"
	default:
		return strconv.Itoa(-n) + " days after"
	}
}

// toldWords is a day on which something was told, in a sentence.
func toldWords(day, session, today model.Day) string {
	words := day.Long()
	if day == today {
		words += ", today"
	}
	if before := DaysBefore(day, session); before != "" && before != "same day" {
		if day < session {
			before += " before the session"
		}
		words += ", " + before
	}
	return words + "."
}
