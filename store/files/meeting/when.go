package meeting

import (
	"fmt"
	"strings"
	"time"

	"workgroup/model"
)

// order is that of day and month in dates of numbers.
type order uint8

const (
	dayFirst order = iota
	monthFirst
)

// written is a date and time as it stands in a report.
type written struct {
	row, column int
	text        string
	// date are its three numbers in the order in which they stand; those of a date that
	// begins with the year, or names the month, are day, month and year, and sure says so.
	date                 [3]int
	sure, twelve         bool
	hour, minute, second int
}

// readWhen reads a date with a time of day.
func readWhen(cell string) (w written, ok bool) {
	if len(cell) < 8 || len(cell) > 60 || strings.Count(cell, ":")+strings.Count(cell, ".") == 0 {
		return written{}, false
	}
	w = written{text: cell}
	s, ok := w.readDate(strings.ToLower(strings.Map(plainSpace, cell)))
	if !ok || !w.readTime(s) {
		return written{}, false
	}
	_, day := w.moment(dayFirst)
	_, month := w.moment(monthFirst)
	return w, day || month
}

// plainSpace makes spaces that do not break a line plain, and drops direction marks.
func plainSpace(r rune) rune {
	switch r {
	case '\u202f', '\u00a0':
		return ' '
	case '\u200e', '\u200f':
		return -1
	}
	return r
}

func (w *written) readDate(s string) (rest string, ok bool) {
	var n [3]int
	var width [3]int
	named := 0
	for i := range n {
		if i > 0 {
			s = strings.TrimLeft(s, "/.-, ")
		}
		if m, tail := monthName(s); m > 0 && named == 0 && i < 2 {
			n[i], s, named = m, tail, i+1
			continue
		}
		if n[i], width[i], s = digits(s); width[i] == 0 || width[i] > 4 || width[i] == 3 {
			return "", false
		}
		if i < 2 && (s == "" || !strings.ContainsAny(s[:1], "/.-, ")) {
			return "", false
		}
	}
	if width[2] == 2 && width[0] != 4 {
		n[2] += 2000
	}
	switch {
	case width[0] == 4:
		w.date, w.sure = [3]int{n[2], n[1], n[0]}, true
	case named == 1:
		w.date, w.sure = [3]int{n[1], n[0], n[2]}, true
	default:
		w.date, w.sure = n, named == 2
	}
	return s, true
}

func monthName(s string) (month int, rest string) {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return 0, s
	}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		for _, full := range []string{name, name[:3]} {
			if tail, ok := strings.CutPrefix(s, full); ok {
				return int(m), tail
			}
		}
	}
	return 0, s
}

func digits(s string) (n, width int, rest string) {
	for width < len(s) && s[width] >= '0' && s[width] <= '9' && width < 6 {
		n = n*10 + int(s[width]-'0')
		width++
	}
	return n, width, s[width:]
}

// readTime reads the time of day that follows a date, whatever word stands between.
func (w *written) readTime(s string) bool {
	at := strings.IndexAny(s, "0123456789")
	if at < 1 {
		return false
	}
	part := [3]*int{&w.hour, &w.minute, &w.second}
	s = s[at:]
	for i, p := range part {
		n, width, rest := digits(s)
		if width == 0 || width > 2 {
			return false
		}
		*p, s = n, rest
		if i == 2 || len(s) < 2 || s[0] != ':' && s[0] != '.' || s[1] < '0' || s[1] > '9' {
			if i == 0 {
				return false
			}
			break
		}
		s = s[1:]
	}
	s = strings.TrimLeft(s, " ")
	half := strings.ReplaceAll(s[:min(len(s), 4)], ".", "")
	switch {
	case strings.HasPrefix(half, "am"), strings.HasPrefix(half, "pm"):
		if w.hour < 1 || w.hour > 12 {
			return false
		}
		w.twelve = true
		w.hour %= 12
		if half[0] == 'p' {
			w.hour += 12
		}
	}
	return w.hour < 24 && w.minute < 60 && w.second < 60
}

// moment is the time in one order of day and month; ok is false where there is no such day.
func (w *written) moment(o order) (m model.Moment, ok bool) {
	day, month, year := w.date[0], w.date[1], w.date[2]
	if o == monthFirst && !w.sure {
		day, month = month, day
	}
	if year < 2000 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, false
	}
	d := model.MakeDay(year, time.Month(month), day)
	if d.Date().Day() != day {
		return 0, false
	}
	return model.MakeMoment(d, w.hour, w.minute, w.second), true
}

// orders are those in which all dates of a report can be read, the likelier one first. Its
// error is a sentence.
func orders(all []*written) ([]order, error) {
	var wrong [2]*written
	twelve, same := false, true
	var first, last [2]model.Moment
	for _, w := range all {
		twelve = twelve || w.twelve
		for _, o := range []order{dayFirst, monthFirst} {
			m, ok := w.moment(o)
			if !ok {
				if wrong[o] == nil {
					wrong[o] = w
				}
				continue
			}
			if first[o] == 0 || m < first[o] {
				first[o] = m
			}
			last[o] = max(last[o], m)
		}
		same = same && (w.sure || w.date[0] == w.date[1])
	}
	const week = 7 * 24 * 3600
	short := func(o order) bool { return last[o]-first[o] < week }
	switch {
	case wrong[dayFirst] != nil && wrong[monthFirst] != nil:
		return nil, fmt.Errorf("the dates of this report are in two orders: row %d, column %d has %s, and row %d, column %d has %s. Download the report again",
			wrong[dayFirst].row, wrong[dayFirst].column, model.Tidy(wrong[dayFirst].text, 24), wrong[monthFirst].row, wrong[monthFirst].column, model.Tidy(wrong[monthFirst].text, 24))
	case wrong[monthFirst] != nil, same:
		return []order{dayFirst}, nil
	case wrong[dayFirst] != nil:
		return []order{monthFirst}, nil
	case short(dayFirst) && !short(monthFirst):
		return []order{dayFirst}, nil
	case short(monthFirst) && !short(dayFirst):
		return []order{monthFirst}, nil
	case twelve:
		return []order{monthFirst, dayFirst}, nil
	}
	return []order{dayFirst, monthFirst}, nil
}
