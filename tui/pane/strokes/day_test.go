package strokes

import (
	"strings"
	"testing"

	"workgroup/model"
)

func TestReadDay(t *testing.T) {
	day := model.MakeDay
	today, session := day(2021, 11, 17), day(2021, 11, 17)
	for _, c := range []struct {
		typed string
		want  model.Day
	}{
		{"", day(2021, 11, 12)}, {"  ", day(2021, 11, 12)},
		{"today", today}, {"Yesterday", day(2021, 11, 16)},
		{"9 Nov", day(2021, 11, 9)}, {"9 november", day(2021, 11, 9)}, {"9th nov", day(2021, 11, 9)}, {"9/11", day(2021, 11, 9)}, {"9.11.", day(2021, 11, 9)},
		{"9/11/21", day(2021, 11, 9)}, {"9/11/2020", day(2020, 11, 9)}, {"2021-11-09", day(2021, 11, 9)}, {"9 nov 21", day(2021, 11, 9)},
		{"Tue 9 Nov", day(2021, 11, 9)}, {"tuesday, 9 november 2021", day(2021, 11, 9)}, {"Wed 17 Nov 2021", today},
		{"17/11", today}, {"18/11", day(2020, 11, 18)}, {"3 Sept", day(2021, 9, 3)}, {"29 feb", day(2020, 2, 29)},
	} {
		if got, wrong := readDay(c.typed, day(2021, 11, 12), today, session); got != c.want || wrong != "" {
			t.Errorf("%q is read as %s (%s), want %s", c.typed, got.ISO(), wrong, c.want.ISO())
		}
	}
	for typed, want := range map[string]string{
		"soon": "This is no day", "9": "This is no day", "9 xyz": "This is no day", "9/13": "This is no day", "9 11 21 4": "This is no day", "nov 9": "This is no day",
		"31 nov": "There is no such day", "0/11": "There is no such day", "9/11/1066": "There is no such day", "mon 9 nov": "is a Tuesday",
		"18 nov 2021": "still to come", "mon": "This is no day", "9/11/1": "This is no day",
	} {
		if got, wrong := readDay(typed, 0, today, session); !strings.Contains(wrong, want) || got != 0 && want != "still to come" {
			t.Errorf("%q is read as %s: %q, want %q", typed, got.ISO(), wrong, want)
		}
	}
	if _, wrong := readDay("", 0, today, session); !strings.Contains(wrong, "Which day?") {
		t.Errorf("nothing typed and nothing proposed says %q", wrong)
	}
	if got, wrong := readDay("1 nov", 0, today, 0); got != day(2021, 11, 1) || wrong != "" {
		t.Errorf("without a session's date 1 nov is %s (%s)", got.ISO(), wrong)
	}
}

func TestToldWords(t *testing.T) {
	session := model.MakeDay(2021, 11, 17)
	for _, c := range []struct {
		day   model.Day
		short string
		long  string
	}{
		{session - 8, "8 days", "Tue 9 Nov 2021, 8 days before the session."},
		{session - 1, "1 day", "Tue 16 Nov 2021, 1 day before the session."},
		{session, "same day", "Wed 17 Nov 2021, today."},
		{session + 1, "1 day after", "Thu 18 Nov 2021, 1 day after."},
		{session + 3, "3 days after", "Sat 20 Nov 2021, 3 days after."},
	} {
		if got := DaysBefore(c.day, session); got != c.short {
			t.Errorf("%s is %q, want %q", c.day.ISO(), got, c.short)
		}
		if got := toldWords(c.day, session, session); got != c.long {
			t.Errorf("%s is %q, want %q", c.day.ISO(), got, c.long)
		}
	}
	if DaysBefore(0, session) != "" || DaysBefore(session, 0) != "" {
		t.Error("an unknown day is so many days before")
	}
}
