package model

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// dayWord is one word or number of a typed date, and what it means.
type dayWord struct {
	kind dayKind
	// n is the number, the month (1 to 12), the weekday (0 is Sunday), the days from
	// today, the days in a unit, or which one.
	n int
	// digits is how many digits a typed number has.
	digits int
}

type dayKind uint8

const (
	filler dayKind = iota // of, the, on: means nothing
	number
	month
	weekday
	relative // today, tomorrow, yesterday
	which    // next, this, last
	inward   // in
	ago
	unit // days, weeks
)

const (
	nextOne = iota
	thisOne
	lastOne
)

// longestDay is more than any date has, in characters.
const longestDay = 60

// cutDay cuts a typed date into words; those that mean nothing are dropped.
func cutDay(typed string) (words []dayWord, wrong string) {
	s := plainDashes(Tidy(typed, longestDay+1))
	empty := s == ""
	if utf8.RuneCountInString(s) > longestDay {
		return nil, dayWrong("This is too long for a date")
	}
	s = strings.ToLower(s)
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		var w dayWord
		switch {
		case r >= '0' && r <= '9':
			w, s, wrong = cutNumber(s)
		case unicode.IsLetter(r):
			word := leading(s, unicode.IsLetter)
			s = s[len(word):]
			w, wrong = wordOfDay(word)
		case strings.ContainsRune(" ,./-'’", r):
			s = s[size:]
		default:
			wrong = dayWrong("%s is not part of a date", quoted(string(r)))
		}
		if wrong != "" {
			return nil, wrong
		}
		if w.kind != filler {
			words = append(words, w)
		}
	}
	if words == nil && !empty {
		return nil, dayWrong("This is not a date")
	}
	return words, ""
}

// cutNumber takes a number and the letters of an ordinal: 13th.
func cutNumber(s string) (w dayWord, rest, wrong string) {
	digits := leading(s, isDigit)
	s = s[len(digits):]
	if suffix := leading(s, unicode.IsLetter); suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th" {
		s = s[len(suffix):]
	}
	if len(digits) > 4 {
		return dayWord{}, "", dayWrong("%s is too long a number for a date", quoted(digits))
	}
	return dayWord{kind: number, n: atoi(digits), digits: len(digits)}, s, ""
}

// wordOfDay is what a word means: as written, shortened to three letters or more,
// or with one slip where it can be but one word.
func wordOfDay(word string) (dayWord, string) {
	if w, ok := smallWord(word); ok {
		return w, ""
	}
	for _, x := range dayNames() {
		if strings.HasPrefix(x.name, word) && (len(word) > 3 || len(word) == 3 && x.means.kind != relative) {
			return x.means, ""
		}
	}
	var close []dayName
	for _, x := range dayNames() {
		if Slip(word, x.name) && (len(close) == 0 || close[0].means != x.means) {
			close = append(close, x)
		}
	}
	switch len(close) {
	case 0:
		return dayWord{}, dayWrong("%s is not part of a date", quoted(word))
	case 1:
		return close[0].means, ""
	}
	return dayWord{}, dayWrong("%s may be %s or %s", quoted(word), titled(close[0].name), titled(close[1].name))
}

// smallWord is a word that is taken only as it is written.
func smallWord(word string) (dayWord, bool) {
	switch word {
	case "of", "the", "on":
		return dayWord{}, true
	case "next", "coming":
		return dayWord{kind: which, n: nextOne}, true
	case "this":
		return dayWord{kind: which, n: thisOne}, true
	case "last":
		return dayWord{kind: which, n: lastOne}, true
	case "in":
		return dayWord{kind: inward}, true
	case "ago":
		return dayWord{kind: ago}, true
	case "day", "days":
		return dayWord{kind: unit, n: 1}, true
	case "week", "weeks":
		return dayWord{kind: unit, n: 7}, true
	case "fortnight":
		return dayWord{kind: unit, n: 14}, true
	case "a", "an":
		return dayWord{kind: number, n: 1}, true
	case "weds":
		return dayWord{kind: weekday, n: int(time.Wednesday)}, true
	}
	n, ok := numberWord(word)
	return dayWord{kind: number, n: n}, ok
}

// numberWord reads one to twelve.
func numberWord(word string) (int, bool) {
	for i, w := range [...]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if w == word {
			return i + 1, true
		}
	}
	return 0, false
}

type dayName struct {
	name  string
	means dayWord
}

// dayNames are the names that may be shortened and mistyped.
func dayNames() []dayName {
	names := []dayName{
		{"today", dayWord{kind: relative, n: 0}}, {"tomorrow", dayWord{kind: relative, n: 1}}, {"yesterday", dayWord{kind: relative, n: -1}},
	}
	for w := time.Sunday; w <= time.Saturday; w++ {
		names = append(names, dayName{strings.ToLower(w.String()), dayWord{kind: weekday, n: int(w)}})
	}
	for m := time.January; m <= time.December; m++ {
		names = append(names, dayName{strings.ToLower(m.String()), dayWord{kind: month, n: int(m)}})
	}
	return names
}

// withoutWeekday takes the weekday out of a date; kind 0 where none was typed.
func withoutWeekday(words []dayWord) (rest []dayWord, said dayWord, wrong string) {
	for _, w := range words {
		switch {
		case w.kind != weekday:
			rest = append(rest, w)
		case said.kind == weekday && said != w:
			return nil, said, dayWrong("Two weekdays are one too many")
		default:
			said = w
		}
	}
	return rest, said, ""
}

// dateOf reads day and month, the month named or a number, and the year where one
// was typed: 8 Feb 24, Feb 8, 8 2 24, 2024 2 8.
func dateOf(words []dayWord) (date, string) {
	shape := ""
	for _, w := range words {
		switch {
		case w.kind == month:
			shape += "m"
		case w.kind == number && w.digits == 4:
			shape += "y"
		case w.kind == number && w.digits > 0:
			shape += "n"
		default:
			return date{}, dayWrong("This is not a date")
		}
	}
	at := func(i int) int { return words[i].n }
	switch shape {
	case "nm":
		return day(at(0), at(1), 0)
	case "mn":
		return day(at(1), at(0), 0)
	case "nn":
		return dayThenMonth(at(0), at(1), 0)
	case "nmn", "nmy":
		return dayInYear(at(0), at(1), words[2])
	case "mnn", "mny":
		return dayInYear(at(1), at(0), words[2])
	case "nnn", "nny":
		year, wrong := yearOf(words[2])
		if wrong != "" {
			return date{}, wrong
		}
		return dayThenMonth(at(0), at(1), year)
	case "ynn":
		if at(1) > 12 {
			return date{}, noMonth(at(1))
		}
		return dayInYear(at(2), at(1), words[0])
	case "ymn":
		return dayInYear(at(2), at(1), words[0])
	case "m", "my", "ym":
		return date{}, dayWrong("The day of the month is missing")
	case "n", "ny":
		return date{}, dayWrong("The month is missing")
	case "", "y":
		return date{}, dayWrong("Day and month are missing")
	}
	return date{}, dayWrong("This is not one date")
}

func dayInYear(d, m int, typed dayWord) (date, string) {
	year, wrong := yearOf(typed)
	if wrong != "" {
		return date{}, wrong
	}
	return day(d, m, year)
}

// yearOf reads a year of two or four digits.
func yearOf(w dayWord) (int, string) {
	switch {
	case w.digits == 2:
		return 2000 + w.n, ""
	case w.digits == 4 && w.n >= FirstYear && w.n <= LastYear:
		return w.n, ""
	case w.digits == 4:
		return 0, outsideYears()
	}
	return 0, dayWrong("A year has two digits or four")
}

// dayThenMonth reads numbers; the order of America is named, never guessed.
func dayThenMonth(d, m, year int) (date, string) {
	if m >= 1 && m <= 12 {
		return day(d, m, year)
	}
	turned := date{day: m, month: time.Month(d), year: year}
	if d >= 1 && d <= 12 && year != 0 && turned.exists() {
		return date{}, "The day comes before the month, and there is no month " + itoa(m) + ": type the date as " +
			MakeDay(year, turned.month, m).layout("2/1/06") + " if that is what is meant."
	}
	return date{}, noMonth(m)
}

func noMonth(m int) string {
	return dayWrong("The day comes before the month, and there is no month %d", m)
}

// day is that date; whether its month has such a day is known with its year.
func day(d, m, year int) (date, string) {
	return date{day: d, month: time.Month(m), year: year}, ""
}
