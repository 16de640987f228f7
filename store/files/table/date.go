package table

import (
	"math"
	"strconv"
	"strings"
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

// styles reads which styles show a date or a time.
func (w *workbook) styles() error {
	text, err := w.open("xl/styles.xml")
	if err != nil {
		return err
	}
	custom := map[string]bool{}
	inCells := false
	x := scanner{text: text}
	for {
		_, ok, err := x.next()
		if err != nil || !ok {
			return err
		}
		switch {
		case x.name == "cellXfs":
			inCells = !x.end
		case x.end:
		case x.name == "numFmt":
			custom[x.attr("numFmtId")] = showsDate(x.attr("formatCode"))
		case x.name == "xf" && inCells && len(w.dates) < MaxCells:
			id := x.attr("numFmtId")
			is, own := custom[id]
			n, _ := strconv.Atoi(id)
			w.dates = append(w.dates, own && is || !own && (n >= 14 && n <= 22 || n >= 27 && n <= 36 || n >= 45 && n <= 47 || n >= 50 && n <= 58))
		}
	}
}

// showsDate tells whether a format shows a date or a time: it has a letter of one outside
// quotes, brackets and escapes. "General" has none.
func showsDate(format string) bool {
	for i := 0; i < len(format); i++ {
		switch c := format[i] | 0x20; {
		case format[i] == '"':
			if n := strings.IndexByte(format[i+1:], '"'); n >= 0 {
				i += n + 1
			}
		case format[i] == '[':
			n := strings.IndexByte(format[i:], ']')
			if n < 0 {
				return false
			}
			if in := strings.ToLower(format[i+1 : i+n]); in == "h" || in == "hh" || in == "m" || in == "mm" || in == "s" || in == "ss" {
				return true
			}
			i += n
		case format[i] == '\\' || format[i] == '_' || format[i] == '*':
			i++
		case c == 'g' && strings.HasPrefix(strings.ToLower(format[i:]), "general"):
			i += len("general") - 1
		case c == 'd' || c == 'm' || c == 'y' || c == 'h' || c == 's':
			return true
		}
	}
	return false
}

// dated tells whether a style shows a date or a time.
func (w *workbook) dated(style string) bool {
	at, err := strconv.Atoi(style)
	return err == nil && at >= 0 && at < len(w.dates) && w.dates[at]
}
