package model

import (
	"fmt"
	"time"
)

// FirstYear and LastYear bound the years of a typed date: two digits are 20xx.
const (
	FirstYear = 2000
	LastYear  = 2099
)

// DayContext is what a typed date is read against.
type DayContext struct {
	// Year is that in which the academic year began (1 Sep to 31 Aug), from which
	// a date without a year takes its own; 0 where unknown.
	Year int
	// Today is what tomorrow and friday are counted from; 0 where unknown.
	Today Day
}

// DayRead is what a typed date says.
type DayRead struct {
	// Day is 0 where nothing was typed: the date is unknown.
	Day Day
	// YearInferred tells that no year was typed: it comes from the academic year,
	// or is that of the nearest such date to today.
	YearInferred bool
	// Notice is what a person should look at though the date can be taken: a
	// weekday that disagrees, a date outside the academic year; "" where nothing.
	Notice string
}

// Sentence is what a form shows under the date: "Thu 8 Feb 2024.", then the notice.
func (r DayRead) Sentence() string {
	if !r.Day.Known() {
		return "No date yet."
	}
	return joinSentences(r.Day.Long()+".", r.Notice)
}

// ReadDay reads a date as hubs' pages write it ("Monday 13th November", "17th Nov.
// 21") and as people type it ("8/2/24", "8feb", "2024-02-08", "tomorrow", "friday",
// "next tuesday", "in 2 weeks", "3 days ago"). The day comes before the month. A
// weekday alone, and with next, is the first after today. One slip in a word is
// forgiven where it can be but one word. Nothing typed is an unknown date.
//
// A date is of the years FirstYear to LastYear. The sentence says what is wrong
// with what was typed, and is "" where nothing is; then the result may be taken.
func ReadDay(typed string, c DayContext) (read DayRead, wrong string) {
	words, wrong := cutDay(typed)
	if wrong != "" || len(words) == 0 {
		return DayRead{}, wrong
	}
	read, spoken, wrong := c.spoken(words)
	if wrong == "" && !spoken {
		read, wrong = c.dated(words)
	}
	if wrong != "" {
		return DayRead{}, wrong
	}
	if y := read.Day.Date().Year(); y < FirstYear || y > LastYear {
		return DayRead{}, outsideYears()
	}
	if c.Year != 0 && read.Day.AcademicYear() != c.Year {
		read.Notice = joinSentences(read.Notice, fmt.Sprintf("%s is outside the academic year %s (1 Sep %d to 31 Aug %d).",
			read.Day.layout("2 Jan 2006"), AcademicYearWords(c.Year), c.Year, c.Year+1))
	}
	return read, ""
}

// dayWrong is a sentence that says what is wrong and how a date is typed.
func dayWrong(format string, args ...any) string {
	return fmt.Sprintf(format, args...) + ": type the date as 8 Feb 2024, 8/2/24 or tomorrow."
}

func outsideYears() string { return dayWrong("Dates run from %d to %d", FirstYear, LastYear) }

// spoken reads what is counted from today. Not spoken: it may be a date.
func (c DayContext) spoken(words []dayWord) (read DayRead, spoken bool, wrong string) {
	days, noticed, spoken := c.fromToday(words)
	switch {
	case !spoken:
		return DayRead{}, false, ""
	case !c.Today.Known():
		return DayRead{}, true, "Today is not known here: type the date as 8 Feb 2024 or 8/2/24."
	}
	read.Day = c.Today + Day(days)
	if noticed {
		read.Notice = fmt.Sprintf("Next %s is read as the first one after today; the one after it is %s.", read.Day.Date().Weekday(), (read.Day + 7).Short())
	}
	return read, true, ""
}

// fromToday is a number of days from today. Next may mean two things in English, so
// it is noticed.
func (c DayContext) fromToday(words []dayWord) (days int, noticed, ok bool) {
	first := words[0]
	switch {
	case len(words) == 1 && first.kind == relative:
		return first.n, false, true
	case len(words) == 1 && first.kind == weekday:
		return c.until(first), false, true
	case len(words) == 2 && first.kind == which && words[1].kind == weekday:
		switch first.n {
		case thisOne:
			return c.until(words[1]) % 7, false, true
		case lastOne:
			return c.until(words[1])%7 - 7, false, true
		}
		return c.until(words[1]), true, true
	case len(words) == 3 && first.kind == inward && words[1].kind == number && words[2].kind == unit:
		return words[1].n * words[2].n, false, true
	case len(words) == 3 && first.kind == number && words[1].kind == unit && words[2].kind == ago:
		return -first.n * words[1].n, false, true
	}
	return 0, false, false
}

// until is the number of days, 1 to 7, to the next such weekday after today.
func (c DayContext) until(w dayWord) int {
	return (w.n-int(c.Today.Date().Weekday())+6)%7 + 1
}

// dated reads a day and a month, perhaps with a year and a weekday.
func (c DayContext) dated(words []dayWord) (read DayRead, wrong string) {
	words, said, wrong := withoutWeekday(words)
	if wrong != "" {
		return DayRead{}, wrong
	}
	d, wrong := dateOf(words)
	if wrong != "" {
		return DayRead{}, wrong
	}
	read.YearInferred = d.year == 0
	if read.YearInferred {
		d, wrong = c.withYear(d)
	} else if !d.exists() {
		wrong = d.missing()
	}
	if wrong != "" {
		return DayRead{}, wrong
	}
	read.Day = MakeDay(d.year, d.month, d.day)
	if is := read.Day.Date().Weekday(); said.kind == weekday && is != time.Weekday(said.n) {
		read.Notice = fmt.Sprintf("%s is a %s, not a %s.", read.Day.layout("2 January 2006"), is, time.Weekday(said.n))
	}
	return read, ""
}

// withYear gives a date its year: that of the academic year, else that of the
// nearest such date to today.
func (c DayContext) withYear(d date) (date, string) {
	switch {
	case c.Year != 0:
		d.year = c.Year
		if d.month < time.September {
			d.year++
		}
		if !d.exists() {
			return date{}, d.missing()
		}
		return d, ""
	case !c.Today.Known():
		return date{}, dayWrong("The year is missing")
	}
	near, found := d, false
	for y := c.Today.Date().Year() - 1; y <= c.Today.Date().Year()+1; y++ {
		d.year = y
		if d.exists() && (!found || d.from(c.Today) <= near.from(c.Today)) {
			near, found = d, true
		}
	}
	if !found && d.month == time.February && d.day == 29 {
		return date{}, dayWrong("No year near this one has a 29 February")
	}
	if !found {
		return date{}, d.missing()
	}
	return near, ""
}

// date is a day of a month; year 0 where none was typed.
type date struct {
	day   int
	month time.Month
	year  int
}

func (d date) exists() bool { return d.day >= 1 && d.day <= daysIn(d.month, d.year) }

func daysIn(m time.Month, year int) int { return MakeDay(year, m+1, 0).Date().Day() }

// from is the number of days between the date and a day.
func (d date) from(day Day) int {
	n := int(MakeDay(d.year, d.month, d.day) - day)
	return max(n, -n)
}

// missing says why there is no such date.
func (d date) missing() string {
	return dayWrong("%s %d has %d days, so there is no %d %s", d.month, d.year, daysIn(d.month, d.year), d.day, d.month)
}

func joinSentences(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " " + b
}
