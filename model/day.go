package model

import (
	"fmt"
	"sync"
	"time"
)

// Day is a calendar day: days since 1 Jan 1970. Zero is unknown.
type Day int32

// Clock is a time of day in whole minutes, counted from 1 at midnight, so that
// zero is unknown.
type Clock int16

// London is the zone of every session: the programmes are England's. Where the
// machine has no zones at all it is UTC.
func London() *time.Location { return london() }

var london = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		return time.UTC
	}
	return zone
})

// DayOf is the calendar day of t where t is.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return MakeDay(y, m, d)
}

// MakeDay is the day of that date; values beyond a month's end run on, as in package time.
func MakeDay(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ClockOf is the time of day of t where t is, seconds dropped.
func ClockOf(t time.Time) Clock { return MakeClock(t.Hour(), t.Minute()) }

// MakeClock is that time of day.
func MakeClock(hour, minute int) Clock { return Clock(hour*60 + minute + 1) }

// Minutes is the number of minutes since midnight; the clock must be known.
func (c Clock) Minutes() int { return int(c) - 1 }

// Known tells whether the time is known.
func (c Clock) Known() bool { return c > 0 }

// Add is the time so many minutes later, held within the day; unknown stays unknown.
func (c Clock) Add(minutes int) Clock {
	if !c.Known() {
		return 0
	}
	return Clock(min(max(int(c)+minutes, 1), 24*60))
}

// String is "09:30", or "" where unknown.
func (c Clock) String() string {
	if !c.Known() {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", c.Minutes()/60, c.Minutes()%60)
}

// Known tells whether the day is known.
func (d Day) Known() bool { return d != 0 }

// Date is the day's midnight in UTC.
func (d Day) Date() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// ISO is "2021-11-17", or "" where unknown.
func (d Day) ISO() string { return d.layout("2006-01-02") }

// Short is "17 Nov"; Medium "Wed 17 Nov 21"; Long "Wed 17 Nov 2021"; "" where unknown.
func (d Day) Short() string { return d.layout("2 Jan") }

// Medium is "Wed 17 Nov 21", or "" where unknown.
func (d Day) Medium() string { return d.layout("Mon 2 Jan 06") }

// Long is "Wed 17 Nov 2021", or "" where unknown.
func (d Day) Long() string { return d.layout("Mon 2 Jan 2006") }

func (d Day) layout(l string) string {
	if !d.Known() {
		return ""
	}
	return d.Date().Format(l)
}

// AcademicYear is the year in which the academic year of the day began: it runs
// from 1 September to 31 August.
func (d Day) AcademicYear() int {
	t := d.Date()
	if t.Month() >= time.September {
		return t.Year()
	}
	return t.Year() - 1
}

// AcademicYearWords is "2023/24".
func AcademicYearWords(start int) string {
	if start == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%02d", start, (start+1)%100)
}
