package model_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
	"workgroup/model/programmes"
)

// london is the rule of London Central and West, as its programme of 2021/22 has it.
func london(t testing.TB) model.FeeRule {
	p, ok := programmes.Find("ssl-2021")
	if !ok || p.Programme.Fee == nil {
		t.Fatal("the programme with the fee is not there")
	}
	return *p.Programme.Fee
}

// The rules of other hubs and terms, by the words that they use.
var (
	// "a charge of £100 per participant for non-attendance without prior notice will be
	// applied" (Solent).
	solent = model.FeeRule{Text: "a charge of £100 per participant for non-attendance without prior notice will be applied", Pence: 10000, NonAttendance: true}
	// "£75 per session for non-attendance with less than 1 weeks' notice" (London Central and
	// West, elsewhere).
	elsewhere = model.FeeRule{Pence: 7500, NoticeDays: 7, NonAttendance: true, LateCancellation: true}
	// "one week (5 working days)" (the terms of a local authority's courses).
	fiveWorking = model.FeeRule{Pence: 5000, NoticeDays: 5, WorkingDays: true, May: true, NonAttendance: true, LateCancellation: true}
)

func TestTheRuleOfLondonWordForWord(t *testing.T) {
	f := london(t)
	want := "The London Central and West Maths Hub reserves the right to charge a £75 fee for non-attendance to the sessions or for cancellations to any of the sessions with less than 1 weeks' notice."
	if f.Text != want || f.Pence != 7500 || f.NoticeDays != 7 || f.WorkingDays || !f.May || !f.NonAttendance || !f.LateCancellation || f.PerSchool {
		t.Errorf("%+v", f)
	}
	if got := f.Terms(); got != "£75 for each person, for not coming without notice or cancelling with notice of less than 7 days. The hub may charge it. Told exactly 7 days before is in time." {
		t.Error(got)
	}
	if got := fiveWorking.Terms(); got != "£50 for each person, for not coming without notice or cancelling with notice of less than 5 working days. The hub may charge it. Told exactly 5 working days before is in time. Working days are Monday to Friday; bank holidays are not known." {
		t.Error(got)
	}
	school := model.FeeRule{Pence: 100, PerSchool: true, NonAttendance: true}
	if got := school.Terms(); got != "£1 for each school, once a session, for not coming without notice. The hub charges it." {
		t.Error(got)
	}
}

// Days are compared, never times of day.
func TestDaysOfNotice(t *testing.T) {
	calendar := london(t)
	for _, x := range []struct {
		told, date, why string
		calendar, work  int
	}{
		{"2021-11-10", "2021-11-17", "a week: Wednesday to Wednesday", 7, 5},
		{"2021-11-11", "2021-11-17", "a day less than a week", 6, 4},
		{"2021-11-17", "2021-11-17", "the day itself", 0, 0},
		{"2021-11-18", "2021-11-17", "the day after it", -1, -1},
		{"2021-11-13", "2021-11-15", "Saturday for Monday", 2, 1},
		{"2021-11-14", "2021-11-15", "Sunday for Monday", 1, 1},
		{"2021-11-12", "2021-11-15", "Friday for Monday", 3, 1},
		{"2021-11-12", "2021-11-14", "Friday for a Sunday", 2, 0},
		{"2021-12-24", "2022-01-04", "over bank holidays, which are not known", 11, 7},
		{"2022-03-26", "2022-03-28", "over the change of the clock", 2, 1},
		{"2024-02-28", "2024-03-06", "over a leap day", 7, 5},
		{"1969-12-29", "1970-01-05", "before the days begin to count", 7, 5},
	} {
		told, date := iso(t, x.told), iso(t, x.date)
		if got := calendar.Notice(told, date); got != x.calendar {
			t.Errorf("%s: %d days", x.why, got)
		}
		if got := fiveWorking.Notice(told, date); got != x.work {
			t.Errorf("%s: %d working days", x.why, got)
		}
	}
}

func iso(t testing.TB, day string) model.Day {
	d, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return model.DayOf(d)
}

func TestLastFreeDay(t *testing.T) {
	calendar := london(t)
	late, none, free := calendar, calendar, calendar
	late.NonAttendance = false
	none.NonAttendance, none.LateCancellation = false, false
	free.Pence = 0
	for _, x := range []struct {
		rule *model.FeeRule
		date string
		want string
		why  string
	}{
		{&calendar, "2021-11-17", "2021-11-10", "“less than 1 weeks' notice”: a week before is in time"},
		{&late, "2021-11-17", "2021-11-10", "cancellations alone"},
		{&elsewhere, "2022-02-03", "2022-01-27", "“non-attendance with less than 1 weeks' notice”"},
		{&fiveWorking, "2021-11-17", "2021-11-10", "“one week (5 working days)”"},
		{&fiveWorking, "2021-11-15", "2021-11-08", "Monday: the Monday before"},
		{&model.FeeRule{Pence: 1, NoticeDays: 1, WorkingDays: true, LateCancellation: true}, "2021-11-15", "2021-11-14", "one working day before Monday: Sunday still is"},
		{&solent, "2021-11-17", "2021-11-17", "“without prior notice”: the day itself"},
		{&none, "2021-11-17", "", "charged for nothing"},
		{&free, "2021-11-17", "", "a fee of nothing"},
		{nil, "2021-11-17", "", "no rule"},
	} {
		if got := x.rule.LastFreeDay(iso(t, x.date)).ISO(); got != x.want {
			t.Errorf("%s: %s, want %s", x.why, got, x.want)
		}
	}
	if calendar.LastFreeDay(0).Known() {
		t.Error("a date that is not known has a last day")
	}
}

// The last free day is in time, and the day after it is not; working days are never more
// than days.
func TestNoticeProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := model.FeeRule{Pence: 1, LateCancellation: true, NoticeDays: rapid.IntRange(0, 60).Draw(t, "notice"), WorkingDays: rapid.Bool().Draw(t, "working")}
		date := model.Day(rapid.IntRange(-1000, 40000).Draw(t, "date"))
		if date == 0 {
			return
		}
		last := f.LastFreeDay(date)
		if !f.InTime(f.Notice(last, date)) || last < date && f.InTime(f.Notice(last+1, date)) || last > date {
			t.Fatalf("%+v, %s: last free day %s", f, date.Long(), last.Long())
		}
		told := date - model.Day(rapid.IntRange(0, 400).Draw(t, "before"))
		work := 0
		for d := told + 1; d <= date; d++ {
			if w := d.Date().Weekday(); w != time.Saturday && w != time.Sunday {
				work++
			}
		}
		f.WorkingDays = true
		if got := f.Notice(told, date); got != work {
			t.Fatalf("%s to %s: %d working days, counted %d", told.Long(), date.Long(), got, work)
		}
	})
}
