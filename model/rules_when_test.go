package model_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"workgroup/model"
)

// typing is the day on which the dates of these tests are typed: Wed 17 Jan 2024.
var typing = model.MakeDay(2024, time.January, 17)

// TestDatesOfTheProgrammes reads the dates as the five pages write them. Those of
// 2025/26 and of the trust leads have none.
func TestDatesOfTheProgrammes(t *testing.T) {
	for _, x := range []struct {
		year        int
		typed, want string
		inferred    bool
	}{
		{2023, "Monday 13th\u00a0November", "2023-11-13", true},
		{2023, "Thursday 8th\u00a0February", "2024-02-08", true},
		{2023, "Wednesday 24th\u00a0April", "2024-04-24", true},
		{2023, "Tuesday 2nd\u00a0July", "2024-07-02", true},
		{2021, "17th Nov. 21", "2021-11-17", false},
		{2021, "3rd Feb. 22", "2022-02-03", false},
		{2021, "25th May 22", "2022-05-25", false},
	} {
		got, wrong := model.ReadDay(x.typed, model.DayContext{Year: x.year, Today: typing})
		if got.Day.ISO() != x.want || wrong != "" || got.Notice != "" || got.YearInferred != x.inferred {
			t.Errorf("%q in %d: %s %+v %q, want %s", x.typed, x.year, got.Day.ISO(), got, wrong, x.want)
		}
	}
}

func TestDatesAsTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"": "", "  \u00a0\u200b": "",
		"8/2/24": "2024-02-08", "8/2/2024": "2024-02-08", "08/02/24": "2024-02-08", "8.2.24": "2024-02-08", "8-2-24": "2024-02-08",
		"8–2–24": "2024-02-08", "8\u20112\u201124": "2024-02-08", "2024-02-08": "2024-02-08", "2024/2/8": "2024-02-08", "8 2 24": "2024-02-08",
		"8 feb": "2024-02-08", "8feb": "2024-02-08", "8FEB24": "2024-02-08", "8 Feb 2024": "2024-02-08", "Feb 8": "2024-02-08",
		"Feb 8th, 2024": "2024-02-08", "February 8 24": "2024-02-08", "8/2": "2024-02-08", "8 Feb '24": "2024-02-08", "2024 Feb 8": "2024-02-08",
		"Thu 8 Feb 2024": "2024-02-08", "Thurs. 8th Feb": "2024-02-08", "on Thursday, the 8th of February": "2024-02-08",
		"8 February 2024, Thursday": "2024-02-08", "13th of November": "2023-11-13", "1st Sept": "2023-09-01", "31 Aug": "2024-08-31",
		"29 feb": "2024-02-29", "2 jul": "2024-07-02",
		"today": "2024-01-17", "tomorrow": "2024-01-18", "Tomorow": "2024-01-18", "yesterday": "2024-01-16", "yest": "2024-01-16",
		"mon": "2024-01-22", "monday": "2024-01-22", "friday": "2024-01-19", "weds": "2024-01-24", "wed": "2024-01-24", "sun": "2024-01-21",
		"this wed": "2024-01-17", "this friday": "2024-01-19", "last wed": "2024-01-10", "last tuesday": "2024-01-16", "last thu": "2024-01-11",
		"in 3 days": "2024-01-20", "in 2 weeks": "2024-01-31", "in a week": "2024-01-24", "in two weeks": "2024-01-31", "in a fortnight": "2024-01-31",
		"3 days ago": "2024-01-14", "a week ago": "2024-01-10",
		// One slip, where it can be but one word.
		"8 Febuary": "2024-02-08", "8 Feburary": "2024-02-08", "13 Novmber": "2023-11-13", "24 Aprli": "2024-04-24", "Wednsday 24 April": "2024-04-24",
		"thrusday 8 feb": "2024-02-08",
	} {
		got, wrong := model.ReadDay(typed, model.DayContext{Year: 2023, Today: typing})
		if got.Day.ISO() != want || wrong != "" || got.Notice != "" {
			t.Errorf("%q: %s %+v %q, want %s", typed, got.Day.ISO(), got, wrong, want)
		}
	}
}

// TestNearestYear: without an academic year a date is the nearest to today.
func TestNearestYear(t *testing.T) {
	for typed, want := range map[string]string{
		"8 Feb": "2024-02-08", "13 Nov": "2023-11-13", "16 July": "2024-07-16", "20 July": "2023-07-20", "17 Jan": "2024-01-17", "29 Feb": "2024-02-29",
	} {
		got, wrong := model.ReadDay(typed, model.DayContext{Today: typing})
		if got.Day.ISO() != want || wrong != "" || !got.YearInferred {
			t.Errorf("%q: %s %+v %q, want %s", typed, got.Day.ISO(), got, wrong, want)
		}
	}
}

func TestNoticesOfDates(t *testing.T) {
	for typed, want := range map[string]string{
		"Wednesday 8 February":    "8 February 2024 is a Thursday, not a Wednesday.",
		"wed 8/2/24":              "8 February 2024 is a Thursday, not a Wednesday.",
		"Tuesday 13th November":   "13 November 2023 is a Monday, not a Tuesday.",
		"3 Sep 2024":              "3 Sep 2024 is outside the academic year 2023/24 (1 Sep 2023 to 31 Aug 2024).",
		"31/8/23":                 "31 Aug 2023 is outside the academic year 2023/24 (1 Sep 2023 to 31 Aug 2024).",
		"in 40 weeks":             "23 Oct 2024 is outside the academic year 2023/24 (1 Sep 2023 to 31 Aug 2024).",
		"next tuesday":            "Next Tuesday is read as the first one after today; the one after it is 30 Jan.",
		"Monday 3 September 2024": "3 September 2024 is a Tuesday, not a Monday. 3 Sep 2024 is outside the academic year 2023/24 (1 Sep 2023 to 31 Aug 2024).",
	} {
		got, wrong := model.ReadDay(typed, model.DayContext{Year: 2023, Today: typing})
		if got.Notice != want || wrong != "" || !got.Day.Known() {
			t.Errorf("%q: %+v %q, want the notice %q", typed, got, wrong, want)
		}
		if s := got.Sentence(); s != got.Day.Long()+". "+want {
			t.Errorf("%q reads %q", typed, s)
		}
	}
	if s := (model.DayRead{}).Sentence(); s != "No date yet." {
		t.Errorf("no date reads %q", s)
	}
}

func TestWrongDates(t *testing.T) {
	const form = ": type the date as 8 Feb 2024, 8/2/24 or tomorrow."
	year := model.DayContext{Year: 2023, Today: typing}
	for _, x := range []struct {
		typed string
		c     model.DayContext
		want  string
	}{
		{"31 Feb", year, "February 2024 has 29 days, so there is no 31 February" + form},
		{"29 Feb", model.DayContext{Year: 2022}, "February 2023 has 28 days, so there is no 29 February" + form},
		{"29 Feb", model.DayContext{Today: model.MakeDay(2022, time.May, 1)}, "No year near this one has a 29 February" + form},
		{"31 Nov", model.DayContext{Today: typing}, "November 2025 has 30 days, so there is no 31 November" + form},
		{"0/2/24", year, "February 2024 has 29 days, so there is no 0 February" + form},
		{"13/13/24", year, "The day comes before the month, and there is no month 13" + form},
		{"2/13/24", year, "The day comes before the month, and there is no month 13: type the date as 13/2/24 if that is what is meant."},
		{"2024-13-01", year, "The day comes before the month, and there is no month 13" + form},
		{"8/2/4", year, "A year has two digits or four" + form},
		{"8 Feb 4", year, "A year has two digits or four" + form},
		{"8/2/1924", year, "Dates run from 2000 to 2099" + form},
		{"in 9999 weeks", year, "Dates run from 2000 to 2099" + form},
		{"8", year, "The month is missing" + form},
		{"Thursday 8th", year, "The month is missing" + form},
		{"Feb 2024", year, "The day of the month is missing" + form},
		{"2024", year, "Day and month are missing" + form},
		{"Monday Tuesday", year, "Two weekdays are one too many" + form},
		{"13-14 Nov", year, "This is not one date" + form},
		{"next week", year, "This is not a date" + form},
		{"--", year, "This is not a date" + form},
		{"20240208", year, `"20240208" is too long a number for a date` + form},
		{"17th Nov. 21 (Twyford)", year, `"(" is not part of a date` + form},
		{"8 Twyford", year, `"twyford" is not part of a date` + form},
		{"8 \x1b[31mFeb", year, `"[" is not part of a date` + form},
		{strings.Repeat("8 ", 200), year, "This is too long for a date" + form},
		// Never a guess between two.
		{"8 juny", year, `"juny" may be June or July` + form},
		{"munday", year, `"munday" may be Sunday or Monday` + form},
		{"tursday", year, `"tursday" may be Tuesday or Thursday` + form},
		{"8 Feb", model.DayContext{}, "The year is missing" + form},
		{"friday", model.DayContext{}, "Today is not known here: type the date as 8 Feb 2024 or 8/2/24."},
	} {
		got, wrong := model.ReadDay(x.typed, x.c)
		if wrong != x.want || got != (model.DayRead{}) {
			t.Errorf("%q: %+v\n %q, want\n %q", x.typed, got, wrong, x.want)
		}
	}
}

// TestPrintedDatesComeBack reads every form in which a day is printed.
func TestPrintedDatesComeBack(t *testing.T) {
	first, last := model.MakeDay(model.FirstYear, time.January, 1), model.MakeDay(model.LastYear, time.December, 31)
	rapid.Check(t, func(t *rapid.T) {
		d := model.Day(rapid.Int32Range(int32(first), int32(last)).Draw(t, "day"))
		own := model.DayContext{Year: d.AcademicYear()}
		near := model.DayContext{Today: d + model.Day(rapid.Int32Range(-180, 180).Draw(t, "today"))}
		for _, x := range []struct {
			typed string
			c     model.DayContext
		}{
			{d.ISO(), model.DayContext{}}, {d.Medium(), model.DayContext{}}, {d.Long(), model.DayContext{}}, {d.Long(), own}, {d.Short(), own}, {d.Short(), near},
			{d.Date().Format("2/1/06"), model.DayContext{}}, {d.Date().Format("Monday 2 January"), own}, {d.Date().Format("02.01.2006"), near},
		} {
			got, wrong := model.ReadDay(x.typed, x.c)
			if got.Day != d || wrong != "" || got.Notice != "" {
				t.Fatalf("%q: %+v %q, want %s", x.typed, got, wrong, d.ISO())
			}
		}
	})
}

// TestWeekdaysAreCountedFromToday: a weekday alone is one to seven days ahead.
func TestWeekdaysAreCountedFromToday(t *testing.T) {
	for today := typing; today < typing+7; today++ {
		for w := time.Sunday; w <= time.Saturday; w++ {
			c := model.DayContext{Today: today}
			alone, _ := model.ReadDay(w.String(), c)
			this, _ := model.ReadDay("this "+w.String(), c)
			last, _ := model.ReadDay("last "+w.String(), c)
			if n := alone.Day - today; n < 1 || n > 7 || alone.Day.Date().Weekday() != w {
				t.Errorf("%s on %s is %s", w, today.Long(), alone.Day.Long())
			}
			if n := this.Day - today; n < 0 || n > 6 || this.Day.Date().Weekday() != w {
				t.Errorf("this %s on %s is %s", w, today.Long(), this.Day.Long())
			}
			if n := today - last.Day; n < 1 || n > 7 || last.Day.Date().Weekday() != w {
				t.Errorf("last %s on %s is %s", w, today.Long(), last.Day.Long())
			}
		}
	}
}

func FuzzReadDay(f *testing.F) {
	for _, s := range []string{
		"", "Monday 13th\u00a0November", "17th Nov. 21", "8/2/24", "2024-02-08", "next tuesday", "in 2 weeks", "3 days ago", "31 feb", "8 juny", "\xff\x00", "9999 weeks ago",
		"٣ feb", "８/２/２４", "İ", "13th13th", "'''", "feb feb", "in in in", "a a a", "8 feb 99999999999999999999",
	} {
		f.Add(s, int16(2023), int32(typing))
	}
	f.Add("29 feb", int16(-32768), int32(-1<<31))
	f.Add("friday", int16(32767), int32(1<<31-1))
	f.Fuzz(func(t *testing.T, typed string, year int16, today int32) {
		got, wrong := model.ReadDay(typed, model.DayContext{Year: int(year), Today: model.Day(today)})
		harmless(t, typed, wrong)
		harmless(t, typed, got.Notice)
		if wrong != "" && got != (model.DayRead{}) {
			t.Fatalf("%q is refused and read: %+v", typed, got)
		}
		if y := got.Day.Date().Year(); got.Day.Known() && (y < model.FirstYear || y > model.LastYear) {
			t.Fatalf("%q is %s", typed, got.Day.ISO())
		}
		if again, wrong := model.ReadDay(got.Day.Long(), model.DayContext{}); again.Day != got.Day || wrong != "" {
			t.Fatalf("%q is %s, which reads as %+v %q", typed, got.Day.Long(), again, wrong)
		}
	})
}

// harmless fails where a sentence is no sentence, or brings to the screen what
// must not come there.
func harmless(t *testing.T, typed, sentence string) {
	t.Helper()
	if sentence == "" {
		return
	}
	if !strings.HasSuffix(sentence, ".") || len([]rune(sentence)) > 250 || sentence != model.Tidy(sentence, 250) {
		t.Fatalf("%q gets the sentence %q", typed, sentence)
	}
}
