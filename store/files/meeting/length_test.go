package meeting

import (
	"testing"

	"workgroup/model"
)

// TestLengths: an unreadable length means unknown, never nothing.
func TestLengths(t *testing.T) {
	for cell, want := range map[string]int{
		"4h 51m 2s": 17462, "5h 11m 22s": 18682, "51m 2s": 3062, "2s": 2, "0s": 0, "4 godz. 51 min 2 s": 17462, "1 Std. 5 Min. 3 Sek.": 3903,
		"2 heures 3 minutes": 7380, "1 awr 2 munud": 3720, "0:45:12": 2712, "12:00:00": 43200, "1\u00a0h 2\u00a0min": 3720,
		"": model.TotalUnknown, "-": model.TotalUnknown, "4 wieki": model.TotalUnknown, "5": model.TotalUnknown, "3m 2h": model.TotalUnknown, "45:12": model.TotalUnknown,
		"1h 1h": model.TotalUnknown, "999999h": model.TotalUnknown, "0:75:00": model.TotalUnknown, "four hours": model.TotalUnknown,
	} {
		if got := readLength(cell); got != want {
			t.Errorf("%q is %d, not %d", cell, got, want)
		}
	}
}

func TestTimes(t *testing.T) {
	type times struct{ dayFirst, monthFirst string }
	for cell, want := range map[string]times{
		"03/02/22, 09:21:40":         {"2022-02-03 09:21", "2022-03-02 09:21"},
		"2/3/22, 9:21:40 PM":         {"2022-03-02 21:21", "2022-02-03 21:21"},
		"2/3/2022 12:05 am":          {"2022-03-02 00:05", "2022-02-03 00:05"},
		"2/3/2022, 12:05:00\u202fPM": {"2022-03-02 12:05", "2022-02-03 12:05"},
		"13/02/2022, 09:21":          {"2022-02-13 09:21", ""},
		"02/13/2022 9.21.40 a.m.":    {"", "2022-02-13 09:21"},
		"3.2.2022 klo 9.21.40":       {"2022-02-03 09:21", "2022-03-02 09:21"},
		"3. 2. 2022 9:21":            {"2022-02-03 09:21", "2022-03-02 09:21"},
		"2022-02-03T09:21:40":        {"2022-02-03 09:21", "2022-02-03 09:21"},
		"Feb 3, 2022 09:21:40 AM":    {"2022-02-03 09:21", "2022-02-03 09:21"},
		"3 February 2022, 09:21":     {"2022-02-03 09:21", "2022-02-03 09:21"},
		"31/02/2022, 09:21":          {}, "03/02/22": {}, "09:21:40": {}, "4h 51m 2s": {}, "03/02/22, 25:00": {}, "13:00:00 3/2/22": {}, "2/3/22, 13:00 PM": {},
		"812 3456 7890": {}, "p.garcia@ashgreen.example": {}, "": {}, "03/02/1822, 09:21": {},
	} {
		w, ok := readWhen(cell)
		if ok != (want != times{}) {
			t.Errorf("%q is a time: %v", cell, ok)
			continue
		}
		at := func(o order) string {
			m, ok := w.moment(o)
			if !ok {
				return ""
			}
			return m.Day().ISO() + " " + m.Clock().String()
		}
		if ok && (at(dayFirst) != want.dayFirst || at(monthFirst) != want.monthFirst) {
			t.Errorf("%q is %s or %s", cell, at(dayFirst), at(monthFirst))
		}
	}
}
