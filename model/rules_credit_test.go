package model_test

import (
	"testing"

	"pgregory.net/rapid"

	"workgroup/model"
)

// TestSuggestedCredit: the sessions of the programmes, and the edges of the rule.
func TestSuggestedCredit(t *testing.T) {
	for typed, want := range map[string]int{
		"9:30am-2:30pm":    4, // 2021/22: three of them are three days
		"8.45am – 12.45pm": 2, // 2023/24: a morning is half a day
		"13:00-15:30":      2,
		"16:00-17:30":      1,
		"10:00-11:59":      1,
		"10:00-12:00":      2,
		"10:00-14:15":      2,
		"10:00-14:16":      4,
		"10:00":            4,
		"":                 4,
	} {
		s, wrong := model.ReadSpan(typed)
		if got := model.SuggestCredit(s.Start, s.End); got != want || wrong != "" {
			t.Errorf("%q counts %d quarters, want %d (%s)", typed, got, want, wrong)
		}
	}
	if got := model.SuggestCredit(0, model.MakeClock(12, 0)); got != 4 {
		t.Errorf("without a start: %d", got)
	}
	if got := model.SuggestCredit(model.MakeClock(12, 0), model.MakeClock(11, 0)); got != 4 {
		t.Errorf("the end before the start: %d", got)
	}
}

func TestReadQuarters(t *testing.T) {
	for typed, want := range map[string]int{
		"0": 0, "0.0": 0, "1": 4, "1.0": 4, "0.5": 2, ".5": 2, "0.50": 2, "0.25": 1, "0.75": 3, "2.25": 9, "3.0": 12, "100": 400,
		"half": 2, "half a day": 2, "a half": 2, "half day": 2, "half-day": 2, "Half A Day": 2, "1/2": 2, "½": 2, "1½": 6, "1 1/2": 6, "1 ½ days": 6,
		"quarter": 1, "a quarter": 1, "a quarter of a day": 1, "1/4": 1, "¼": 1, "three quarters": 3, "3 quarters of a day": 3, "3/4": 3, "¾": 3,
		"2 days": 8, "1 day": 4, "a day": 4, "one day": 4, "three days": 12, "2.5 days": 10, "one and a half days": 6, "two and a quarter": 9,
	} {
		got, wrong := model.ReadQuarters(typed)
		if got == nil || *got != want || wrong != "" {
			t.Errorf("%q: %v %q, want %d quarters", typed, got, wrong, want)
		}
	}
	if got, wrong := model.ReadQuarters(" \t"); got != nil || wrong != "" {
		t.Errorf("nothing typed: %v %q", got, wrong)
	}
}

func TestWrongQuarters(t *testing.T) {
	const form = ": type days as 0.25, 0.5, 0.75 or 1.5."
	for typed, want := range map[string]string{
		"0.3":                          `"0.3" is no number of quarter days` + form,
		"1/3":                          `"1/3" is no number of quarter days` + form,
		"-1":                           `"-1" is no number of quarter days` + form,
		"−1":                           `"−1" is no number of quarter days` + form,
		"2 half days":                  `"2 half days" is no number of quarter days` + form,
		"day":                          `"day" is no number of quarter days` + form,
		".":                            `"." is no number of quarter days` + form,
		"1e3":                          `"1e3" is no number of quarter days` + form,
		"NaN":                          `"NaN" is no number of quarter days` + form,
		"5 hours":                      `Days are counted in quarters of a day, not in hours` + form,
		"100.25":                       `"100.25" is over the limit of 100.0 days` + form,
		"9999999999999999999999999999": `"999999999999999999999999..." is over the limit of 100.0 days` + form,
	} {
		got, wrong := model.ReadQuarters(typed)
		if wrong != want || got != nil {
			t.Errorf("%q: %v\n %q, want\n %q", typed, got, wrong, want)
		}
	}
}

func TestPrintedQuartersComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, model.MaxQuarters).Draw(t, "quarters")
		for _, typed := range []string{model.Quarters(n), model.Quarters(n) + " days", model.Quarters(n) + " of a day"} {
			if got, wrong := model.ReadQuarters(typed); got == nil || *got != n || wrong != "" {
				t.Fatalf("%q: %v %q, want %d", typed, got, wrong, n)
			}
		}
	})
}

func FuzzReadQuarters(f *testing.F) {
	for _, s := range []string{"", "1", "0.5", "half a day", "1/2", "¾", "three quarters", "1 and a half", "a", "of", "--", "1..5", "0.5.5", "٣", "\xff½", "half half"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		n, wrong := model.ReadQuarters(typed)
		harmless(t, typed, wrong)
		if n != nil && (wrong != "" || *n < 0 || *n > model.MaxQuarters) {
			t.Fatalf("%q is %d quarters, %q", typed, *n, wrong)
		}
		if n == nil && wrong == "" && model.Tidy(typed, 10) != "" {
			t.Fatalf("%q is neither read nor refused", typed)
		}
	})
}
