package tui_test

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// nastyForm is what nobody should paste into a form, and somebody will.
const nastyForm = "\r\n\x1b[31mred\x1b]0;title\x07\n\n\tline\u202e\r\nline\x00\n"

// What is wrong is said at its field in one sentence, and nothing is written until it is
// right.
func TestBadInputIsSaidAtItsField(t *testing.T) {
	for name, c := range map[string]struct {
		open   string   // the keys to the form
		fields []string // what is typed, the last of it wrong
		says   string
	}{
		"two sessions with one number":   {"2 n w", []string{"Date", "9 May", "Number", "1"}, "Number 1 is taken by the workshop of Mon 13 Nov"},
		"the number of another session":  {"2 home e", []string{"Number", "3"}, "Number 3 is taken by the workshop of Thu 8 Feb"},
		"a session 0":                    {"2 n w", []string{"Number", "0"}, `"0" is no number of a session: type 1 to 99.`},
		"a capacity of 0":                {"3 n", []string{"Date", "tue 6 feb", "Places", "0"}, "0 would let nobody in: type 1 to 500, or nothing for no limit."},
		"a capacity of 10,000":           {"3 n", []string{"Date", "tue 6 feb", "Places", "10,000"}, `"10,000" is over the limit of 500 people: type 1 to 500`},
		"no places of a cohort":          {"1 e", []string{"Places", "0"}, "0 would let nobody in"},
		"10,000 places of a cohort":      {"1 e", []string{"Places", "10,000"}, `"10,000" is over the limit of 500 people`},
		"a visit before the year begins": {"3 n", []string{"Date", "30 Aug 2023"}, "Wed 30 Aug 2023 is before the academic year 2023/24"},
		"a day that is none":             {"2 n w", []string{"Date", "31 Feb"}, "February 2024 has 29 days, so there is no 31"},
		"an end before the start":        {"2 n w", []string{"Times", "2pm-1pm"}, "The end, 13:00, does not come after the start"},
		"a name of spaces":               {"5 n", []string{"Name", "   "}, "A name is missing: type it as Sarah Jones or Jones,"},
		"an e-mail address without @":    {"5 n", []string{"Name", "Ada Byron", "E-mail", "ada.example"}, `"ada.example" has no @, so it is no e-mail address`},
		"a URN of five digits":           {"5 s", []string{"URN", "12345"}, `"12345" is no URN: type its six digits`},
		"a URN with a letter":            {"5 s", []string{"URN", "12345a"}, `"12345a" is no URN: type its six digits`},
		"a lead of spaces":               {"1 w n", []string{"Name", "  "}, "A lead needs a name."},
		"a cohort of spaces":             {"1 e", []string{"Title", "   "}, "A cohort needs a title."},
		"a code with spaces":             {"1 e", []string{"Code", "a b"}, "A code has no spaces"},
		"a fee that is no money":         {"1 e", []string{"Fee", "<right", "Amount", "lots"}, `"lots" is no sum of money`},
	} {
		s := inDecember(t, 80, 24)
		before := standing(s)
		s.press(strings.Fields(c.open)...).fill(c.fields...).press("ctrl+s")
		label := c.fields[len(c.fields)-2]
		if text := s.text(); !strings.Contains(text, "> "+label) || !strings.Contains(text, "! "+c.says) || strings.Count(text, "! "+c.says[:10]) != 1 {
			t.Errorf("%s: %q is not said at %q, or not once:\n%s", name, c.says, label, s.screen())
		}
		if after := standing(s); !reflect.DeepEqual(before, after) {
			t.Errorf("%s: something was written", name)
		}
	}
}

// Nobody has two dates of one visit: who is booked again is moved, and that is said before.
func TestAPersonBookedTwice(t *testing.T) {
	s := atVisits(t, 80, 24)
	s.press("n").fill("Date", "tue 6 feb", "Host", "Ash Green", "Places", "3").press("ctrl+s").sees("Tue 6 Feb offered")
	before := standing(s)
	s.press("b").typeText("lewis").sees("Booked on another date", "> [ ] Lewis, Carys", "on Tue 12 Dec").press("space").reads("moved from Tue 12 Dec")
	if !reflect.DeepEqual(before, standing(s)) {
		t.Error("something was written before enter")
	}
	s.press("enter").reads("moved from Tue 12 Dec").sees("4/5", "1/3")
}

// A paste into any field of any form stays text: nothing of it is a key, breaks a line that
// has one, or reaches the terminal.
func TestAFormPastedFullOfLineBreaksAndEscapeSequences(t *testing.T) {
	for _, open := range []string{"1 n", "1 e", "1 w n", "2 n w", "2 n v", "2 n t", "2 home e", "2 home m", "2 home t", "3 n", "3 e", "5 n", "5 e", "5 s", "5 w"} {
		s := inDecember(t, 80, 24)
		s.press(strings.Fields(open)...)
		before := standing(s)
		for range 15 {
			s.send(tea.PasteMsg{Content: nastyForm})
			if content := s.root.View().Content; strings.Contains(content, "\x1b[31m") || strings.ContainsAny(content, "\x07\x00\u202e") {
				t.Errorf("%s: what was pasted reaches the terminal:\n%q", open, content)
			}
			s.press("tab")
		}
		if !reflect.DeepEqual(before, standing(s)) {
			t.Errorf("%s: something was written", open)
		}
		s.press("ctrl+s")
		for _, values := range standing(s) {
			for _, v := range values {
				if strings.Contains(v, "\x1b[") || strings.Contains(v, "\x1b]") || strings.Contains(v, "\u202e") {
					t.Errorf("%s: the file holds %q", open, v)
				}
			}
		}
	}
}
