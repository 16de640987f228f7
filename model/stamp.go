package model

import (
	"strings"
	"time"
)

// The orders in which a date of numbers can be written.
const (
	dayFirst   = "day-first"
	monthFirst = "month-first"
)

// stamp is a date of numbers: the year first, or day and month in an order that is not known.
type stamp struct {
	year, a, b int
	iso        bool
}

// cutStamp reads the date of a moment as forms and spreadsheets write it: "9/9/25 18:01:22",
// "2026/09/20 10:00:00 AM GMT+1", "2021-11-17", "17.11.2021".
func cutStamp(cell string) (x stamp, ok bool) {
	date, _, _ := strings.Cut(strings.ReplaceAll(cell, "T", " "), " ")
	date = strings.TrimRight(date, ",")
	parts := strings.FieldsFunc(date, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(parts) != 3 {
		return stamp{}, false
	}
	var n [3]int
	for i, p := range parts {
		if !allDigits(p) || len(p) > 4 {
			return stamp{}, false
		}
		n[i] = atoi(p)
	}
	switch {
	case len(parts[0]) == 4:
		return stamp{n[0], n[1], n[2], true}, true
	case len(parts[2]) == 2:
		n[2] += 2000
	case len(parts[2]) != 4:
		return stamp{}, false
	}
	return stamp{n[2], n[0], n[1], false}, true
}

// day is the day in one of the orders, 0 where there is none such.
func (x stamp) day(order string) Day {
	day, month := x.a, x.b
	if x.iso || order == monthFirst {
		day, month = x.b, x.a
	}
	d := date{day: day, month: time.Month(month), year: x.year}
	if month < 1 || month > 12 || !d.exists() || x.year < FirstYear || x.year > LastYear {
		return 0
	}
	return MakeDay(x.year, time.Month(month), day)
}

// readStamp reads a cell with a date, perhaps with a time behind it, of numbers in an order,
// or as people type it.
func readStamp(cell, order string, year int) (Day, bool) {
	if x, ok := cutStamp(cell); ok {
		d := x.day(order)
		return d, d.Known()
	}
	read, wrong := ReadDay(cell, DayContext{Year: year})
	if wrong != "" { // perhaps with a time behind it
		if at := strings.LastIndexByte(cell, ' '); at > 0 {
			if _, _, noTime := ReadClock(cell[at+1:]); noTime == "" {
				read, wrong = ReadDay(cell[:at], DayContext{Year: year})
			}
		}
	}
	return read.Day, wrong == "" && read.Day.Known()
}

// dateOrder is the order of day and month in the columns of some kinds. Days that there
// cannot be settle it, then the year of the cohort and today, then that the dates of a form
// follow each other. Where nothing does it is asked.
func (r *tableReading) dateOrder(kinds ...ColumnKind) string {
	var all []stamp
	for _, row := range r.rows {
		for _, k := range kinds {
			if x, ok := cutStamp(r.cell(row, k)); ok && !x.iso {
				all = append(all, x)
			}
		}
	}
	if len(all) == 0 {
		return dayFirst
	}
	settled := ""
	for _, fits := range []func(order string) bool{
		func(order string) bool { return every(all, func(x stamp) bool { return x.day(order).Known() }) },
		func(order string) bool {
			return every(all, func(x stamp) bool { return x.a == x.b || r.plausible(x.day(order), kinds) })
		},
		func(order string) bool {
			for i := 1; i < len(all); i++ {
				if all[i].day(order) < all[i-1].day(order) {
					return false
				}
			}
			return len(all) > 2
		},
		func(order string) bool {
			return order == dayFirst && every(all, func(x stamp) bool { return x.a == x.b })
		},
	} {
		if a, b := fits(dayFirst), fits(monthFirst); a != b {
			settled = monthFirst
			if a {
				settled = dayFirst
			}
			break
		}
	}
	_, set := r.set(keyDates)
	if settled == dayFirst && !set {
		return dayFirst
	}
	example := all[0]
	for _, x := range all {
		if x.a != x.b {
			example = x
			break
		}
	}
	words := func(order string) string {
		if d := example.day(order); d.Known() {
			return d.layout("2 January 2006")
		}
		return map[string]string{dayFirst: "day first", monthFirst: "month first"}[order]
	}
	asks := itoa(example.a) + "/" + itoa(example.b) + "/" + itoa(example.year) + " is"
	value := r.choose(keyDates, asks, []Option{{dayFirst, words(dayFirst)}, {monthFirst, words(monthFirst)}}, settled)
	if value == "" {
		r.p.Stop = "The dates can be read with the day first or with the month first: say what " + strings.TrimSuffix(asks, " is") + " is."
	}
	return value
}

// plausible tells whether a day may be one of a table: of somebody's asking, not after today
// and not long before the year of the cohort; of an answer about a session, in that year; of a
// session, within it.
func (r *tableReading) plausible(d Day, kinds []ColumnKind) bool {
	year := r.s.Cohort.Year
	switch {
	case r.t.kind == IntakeFeedback:
		return d <= r.today && (year == 0 || d.AcademicYear() == year)
	case kinds[0] == ColumnAsked:
		return d <= r.today && (year == 0 || d.AcademicYear() >= year-1)
	case year == 0:
		return true
	}
	return d.AcademicYear() == year
}

func every[T any](all []T, is func(T) bool) bool {
	for _, x := range all {
		if !is(x) {
			return false
		}
	}
	return true
}
