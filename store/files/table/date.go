package table

import (
	"math"
	"time"
)

// Days of a workbook are counted from a day before 1900 that makes 1 Mar 1900 day 61, or from
// 1904; the first year, in which the counts of spreadsheets differ, is left alone.
const (
	lastDay  = 2958465 // 31 Dec 9999
	firstDay = 61
	days1904 = 1462
)

// day is a number that is shown as a date or a time: "2021-11-17", "2021-11-17 09:30",
// "09:30". Seconds are rounded to the minute.
func (w *workbook) day(n float64) (string, bool) {
	if w.from1904 {
		n += days1904
	}
	minutes := math.Round(n * 24 * 60)
	if !(n >= 0) || minutes/(24*60) > lastDay {
		return "", false
	}
	day, at := int(minutes)/(24*60), int(minutes)%(24*60)
	clock := time.Date(2000, 1, 1, at/60, at%60, 0, 0, time.UTC).Format("15:04")
	switch {
	case day == 0:
		return clock, true
	case day < firstDay:
		return "", false
	}
	date := time.Date(1899, time.December, 30+day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	if at == 0 {
		return date, true
	}
	return date + " " + clock, true
}
