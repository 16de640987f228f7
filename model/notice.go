package model

import (
	"fmt"
	"strings"
)

// Notice is how many days of notice lie between the day on which something was told and
// the date of a session: days are compared, never times of day, so that told on Wednesday
// for the next Wednesday is seven. In a rule of working days those from Monday to Friday
// count; bank holidays and days on which a school is closed are not known, and count as
// any other. Told after the date is below zero.
//
// Source: "with less than 1 weeks' notice" (London Central and West, 2021/22), so exactly
// seven days is in time; "one week (5 working days)" (a local authority's terms), so a week
// is five working days on either way of counting.
func (f *FeeRule) Notice(told, date Day) int {
	if f.WorkingDays {
		return weekdays(date) - weekdays(told)
	}
	return int(date - told)
}

// weekdays is how many days from Monday to Friday there have been, up to a day.
func weekdays(d Day) int {
	n := int(d) + 3 // Day 0 was a Thursday
	week, day := n/7, n%7
	if day < 0 {
		week, day = week-1, day+7
	}
	return 5*week + min(day+1, 5)
}

// InTime tells whether a cancellation with that much notice costs nothing.
func (f *FeeRule) InTime(notice int) bool { return notice >= f.NoticeDays }

// LastFreeDay is the last day on which telling that one cannot come on that date costs
// nothing; unknown where there is no rule, no date, or telling makes no difference. A rule
// that charges only who gave no notice is kept by telling on the day itself.
func (f *FeeRule) LastFreeDay(date Day) Day {
	switch {
	case f == nil || f.Pence == 0 || !date.Known():
		return 0
	case !f.LateCancellation && !f.NonAttendance:
		return 0
	case !f.LateCancellation:
		return date
	}
	if !f.WorkingDays {
		return date - Day(f.NoticeDays)
	}
	day := date
	for least := min(f.NoticeDays, mostNotice); f.Notice(day, date) < least; {
		day--
	}
	return day
}

// mostNotice is more working days than any rule asks for.
const mostNotice = 1000

// LastFreeDay is that of the cohort's rule for a date.
func (s *Snapshot) LastFreeDay(date Day) Day { return s.Cohort.Fee.LastFreeDay(date) }

// DaysWords is a number of days as the rule counts them: "1 day", "5 working days".
func (f *FeeRule) DaysWords(n int) string {
	if f != nil && f.WorkingDays {
		return several(n, "working day")
	}
	return several(n, "day")
}

// Terms are the rule in a sentence, for those who have not its own words before them.
func (f *FeeRule) Terms() string {
	say := Pounds(f.Pence) + " for each person"
	if f.PerSchool {
		say = Pounds(f.Pence) + " for each school, once a session"
	}
	var what []string
	if f.NonAttendance {
		what = append(what, "not coming without notice")
	}
	if f.LateCancellation {
		what = append(what, "cancelling with notice of less than "+f.DaysWords(f.NoticeDays))
	}
	if len(what) > 0 {
		say += ", for " + strings.Join(what, " or ")
	}
	if f.May {
		say += ". The hub may charge it."
	} else {
		say += ". The hub charges it."
	}
	if f.LateCancellation {
		say += fmt.Sprintf(" Told exactly %s before is in time.", f.DaysWords(f.NoticeDays))
	}
	if f.WorkingDays {
		say += " Working days are Monday to Friday; bank holidays are not known."
	}
	return say
}

// inForce is the date of a session that was in force for a place on the day on which
// something was told: of a visit, that of the date booked. So a session that is moved later
// changes nothing. On the day of a move both dates were in force, and that which asks less
// of the person counts. A date that had gone by when it was given up gives way to the one
// after it. Unknown is that there was no date yet.
func (s *Snapshot) inForce(e *Enrolment, x *Session, told Day) Day {
	earlier := x.Earlier
	if x.Kind == Visit {
		earlier = s.EarlierDates(e.Booking(x.ID))
	}
	best, sameDay := Day(0), false
	for _, was := range earlier {
		switch {
		case was.Announced < told || was.Date.Known() && was.Date < told:
		case !was.Date.Known():
			return 0
		case was.Announced > told:
			return max(best, was.Date)
		default:
			best, sameDay = max(best, was.Date), true
		}
	}
	now := s.dayOf(e, x)
	if !now.Known() {
		return 0
	}
	if sameDay {
		return max(best, now)
	}
	return now
}
