package model_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
)

// TestTimesOfTheProgrammes reads the times as the pages of 2023/24 and 2021/22 write them.
func TestTimesOfTheProgrammes(t *testing.T) {
	for typed, want := range map[string]string{
		"8.45am – 12.45pm\u00a0": "08:45-12:45",
		"9:30am-2:30pm":          "09:30-14:30",
		" - 9:30am-2:30pm":       "",
	} {
		got, wrong := model.ReadSpan(typed)
		if got.String() != want || got.Notice != "" || (wrong == "") != (want != "") {
			t.Errorf("%q: %s %+v %q, want %s", typed, got, got, wrong, want)
		}
	}
}

func TestSpansAsTyped(t *testing.T) {
	const end = "The end is read as after noon, 14:30: type am or pm if that is not meant."
	for _, x := range []struct{ typed, want, notice string }{
		{"", "", ""},
		{" \u00a0\u200b", "", ""},
		{"9.30-2.30", "09:30-14:30", end},
		{"9:30 - 2:30", "09:30-14:30", end},
		{"09:30-02:30", "09:30-14:30", end},
		{"0930-1430", "09:30-14:30", ""},
		{"0930", "09:30", ""},
		{"930", "09:30", ""},
		{"9", "09:00", ""},
		{"9am", "09:00", ""},
		{"9 a.m.", "09:00", ""},
		{"9 o'clock", "09:00", ""},
		{"noon", "12:00", ""},
		{"midday", "12:00", ""},
		{"12 noon - 3pm", "12:00-15:00", ""},
		{"9 to noon", "09:00-12:00", ""},
		{"14:30", "14:30", ""},
		{"09:30 to 14:30", "09:30-14:30", ""},
		{"9:30 until 2:30pm", "09:30-14:30", ""},
		{"from 9 till 12", "09:00-12:00", ""},
		{"9-12", "09:00-12:00", ""},
		{"9-12pm", "09:00-12:00", ""},
		{"13:00 – 15:30", "13:00-15:30", ""},
		{"9 30 - 12 15", "09:30-12:15", ""},
		{"09:30:00-14:30:00", "09:30-14:30", ""},
		{"12am-1am", "00:00-01:00", ""},
		{"12.30-1pm", "12:30-13:00", ""},
		{"13:00pm", "13:00", ""},
		// A pm at the end is meant for both.
		{"1-3pm", "13:00-15:00", ""},
		{"7.30-9pm", "19:30-21:00", ""},
		{"11-1pm", "11:00-13:00", ""},
		{"6-8am", "06:00-08:00", ""},
		// After noon because nobody meets at night.
		{"1.30-3", "13:30-15:00", "Both are read as after noon, 13:30 and 15:00: type am or pm if that is not meant."},
		{"4-17:30", "16:00-17:30", "The start is read as after noon, 16:00: type am or pm if that is not meant."},
		{"12-1", "12:00-13:00", "The end is read as after noon, 13:00: type am or pm if that is not meant."},
		{"2.30", "14:30", "The start is read as after noon, 14:30: type am or pm if that is not meant."},
		{"02:30", "02:30", ""},
	} {
		got, wrong := model.ReadSpan(x.typed)
		if got.String() != x.want || got.Notice != x.notice || wrong != "" {
			t.Errorf("%q: %s %q %q, want %s", x.typed, got, got.Notice, wrong, x.want)
		}
	}
}

func TestWrongTimes(t *testing.T) {
	const form = ": type the time as 9:30, 2.30pm or 14:30."
	for typed, want := range map[string]string{
		"25:00":      `"25:00" is no time of day` + form,
		"24:00":      `"24:00" is no time of day` + form,
		"9:75":       `"9:75" is no time of day` + form,
		"9.3":        `"9.3" is no time of day` + form,
		"13am":       `"13am" is no time of day` + form,
		"0pm":        `"0pm" is no time of day` + form,
		"am":         `"am" is no time of day` + form,
		"half nine":  `"half nine" is no time of day` + form,
		"09:30:99":   `"09:30:99" is no time of day` + form,
		"9-lunch":    `"lunch" is no time of day` + form,
		"12345":      `"12345" is no time of day` + form,
		"9:30-":      "The end is missing: type the time as 9:30-2:30pm, or 9:30 alone.",
		"-2:30pm":    "The start is missing: type the time as 9:30-2:30pm.",
		"9-10-11":    "This has more than a start and an end: type the time as 9:30-2:30pm.",
		"2pm-1pm":    "The end, 13:00, does not come after the start, 14:00: type the time as 9:30-2:30pm.",
		"9am-9am":    "The end, 09:00, does not come after the start, 09:00: type the time as 9:30-2:30pm.",
		"10-9am":     "The end, 09:00, does not come after the start, 10:00: type the time as 9:30-2:30pm.",
		"12-12":      "The end, 12:00, does not come after the start, 12:00: type the time as 9:30-2:30pm.",
		"22:00-1:00": "The end, 01:00, does not come after the start, 22:00: type the time as 9:30-2:30pm.",

		strings.Repeat("9", 500): "This is too long for a time" + form,
	} {
		got, wrong := model.ReadSpan(typed)
		if wrong != want || got != (model.Span{}) {
			t.Errorf("%q: %+v\n %q, want\n %q", typed, got, wrong, want)
		}
	}
}

func TestReadClock(t *testing.T) {
	const notice = "This is read as after noon, 14:30: type am or pm if that is not meant."
	for _, x := range []struct{ typed, want, notice, wrong string }{
		{"", "", "", ""},
		{"0930", "09:30", "", ""},
		{"2.30", "14:30", notice, ""},
		{"2.30am", "02:30", "", ""},
		{"9-12", "", "", `"9-12" is no time of day: type the time as 9:30, 2.30pm or 14:30.`},
	} {
		got, notice, wrong := model.ReadClock(x.typed)
		if got.String() != x.want || notice != x.notice || wrong != x.wrong {
			t.Errorf("%q: %s %q %q", x.typed, got, notice, wrong)
		}
	}
}

func TestSpansInWords(t *testing.T) {
	start, end := model.MakeClock(9, 30), model.MakeClock(14, 30)
	for want, s := range map[string]model.Span{
		"No time yet.":                       {},
		"09:30, no end.":                     {Start: start},
		"09:30 to 14:30.":                    {Start: start, End: end},
		"09:30 to 14:30. Look at this once.": {Start: start, End: end, Notice: "Look at this once."},
	} {
		if got := s.Sentence(); got != want {
			t.Errorf("%+v reads %q, want %q", s, got, want)
		}
	}
}

// TestPrintedTimesComeBack reads every form in which a time is printed.
func TestPrintedTimesComeBack(t *testing.T) {
	anyClock := rapid.Custom(func(t *rapid.T) model.Clock { return model.Clock(rapid.IntRange(1, 24*60).Draw(t, "clock")) })
	rapid.Check(t, func(t *rapid.T) {
		start, end := anyClock.Draw(t, "start"), anyClock.Draw(t, "end")
		if at, notice, wrong := model.ReadClock(start.String()); at != start || notice != "" || wrong != "" {
			t.Fatalf("%s is %s %q %q", start, at, notice, wrong)
		}
		if start >= end {
			return
		}
		want := model.Span{Start: start, End: end}
		for _, between := range []string{"-", " – ", " to "} {
			if got, wrong := model.ReadSpan(start.String() + between + end.String()); got != want || wrong != "" {
				t.Fatalf("%s%s%s is %+v %q", start, between, end, got, wrong)
			}
		}
	})
}

func FuzzReadSpan(f *testing.F) {
	for _, s := range []string{
		"", "8.45am – 12.45pm", "9.30-2.30", "0930", "9", "noon", "9:30 until 2:30pm", "-", "am-pm", "::", "9:", ":30", "1a", "ap", "٩:٣٠", "\xff", "İ", "to to", "99999999999999999999",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		s, wrong := model.ReadSpan(typed)
		at, notice, wrongClock := model.ReadClock(typed)
		for _, sentence := range []string{wrong, wrongClock, notice, s.Notice} {
			harmless(t, typed, sentence)
		}
		if wrong != "" && s != (model.Span{}) || wrongClock != "" && at.Known() {
			t.Fatalf("%q is refused and read: %+v, %s", typed, s, at)
		}
		if s.End.Known() && s.End <= s.Start || s.Start < 0 || s.End > 24*60 || at < 0 || at > 24*60 {
			t.Fatalf("%q is %+v, %s", typed, s, at)
		}
		again, _ := model.ReadSpan(s.String())
		if again.Start != s.Start || again.End != s.End {
			t.Fatalf("%q is %s, which reads as %s", typed, s, again)
		}
	})
}
