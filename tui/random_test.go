package tui_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"workgroup/tui"
	"workgroup/tui/pane/panetest"
)

// wanted are the places that random keys are pressed at: the keys that lead there from
// anywhere, and what is seen there.
var wanted = []struct{ keys, sees string }{
	{"1", "1 Cohorts"}, {"2", "2 Cycle"}, {"3", "3 Observations"}, {"7", ""}, {"5", "5 People"}, {"6", "6 Who is behind"}, {"0", "0 Numbers"}, {"5 enter", "MARKS:"},
	{"2 home enter", "MARKING:"}, {"2 home down enter", "Task"}, {"/", "FIND:"}, {":", "Everything by name"}, {"?", "Keys:"},
	{"1 n", "A new cohort"}, {"1 e", "Academic year"}, {"1 w", "Who leads it"}, {"1 r", ""}, {"2 n w", "New workshop"}, {"2 n v", "New visit"}, {"2 home e", "Counts"}, {"2 home m", "Move session"},
	{"2 home o", "Session"}, {"3 n", ""}, {"3 b", ""}, {"3 e", ""}, {"5 n", "New person"}, {"5 e", ""}, {"5 s", ""}, {"5 w", ""}, {"5 c", ""}, {"5 v", ""}, {"5 enter enter", ""}, {"6 enter", ""},
}

// typedTexts are what people type and paste into fields, right and wrong.
var typedTexts = []string{
	"9 Feb", "Monday 13th November", "tomorrow", "31/2/24", "1 Jan 1999", "9:30am-2:30pm", "25:00", "0", "3", "10,000", "-1", "0.5", "999999999999999999999",
	"   ", "Ash Green", "Jones, Sarah", "García Simón", "a@b.example", "no at sign", "123456", "12345", "£75", "ssl-2021", "new", "2024/25", "because", "Origin", "x",
	"\x1b[31mred\x1b[m\r\n\tline\nline", "Given\tFamily\tSchool\nAda\tByron\tElm Road\n", strings.Repeat("long ", 900), "👩‍🏫 e\u0301\u202e", "\x00\x07\u200b",
}

// TestRandomKeysNeverPanicAndUndoBringsBackTheBeginning presses keys at every place and
// types into every form, as a cat and a child would.
func TestRandomKeysNeverPanicAndUndoBringsBackTheBeginning(t *testing.T) {
	n, seeds := 1000, uint64(1)
	if os.Getenv("WORKGROUP_LONG") != "" {
		n, seeds = 12000, 3
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { randomKeys(t, n, seed) })
	}
}

func randomKeys(t *testing.T, n int, seed uint64) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.step = 100 * time.Millisecond
	before := standing(s)
	r := rand.New(rand.NewPCG(1+seed, 2))
	been, missed := map[string]bool{}, 0
	for pressed, leg := 0, 0; pressed < n; leg++ {
		place := wanted[leg%len(wanted)]
		s.to(place.keys)
		if place.sees != "" && strings.Contains(s.screen(), place.sees) {
			been[place.sees] = true
		}
		for range 1 + r.IntN(40) {
			s.random(r)
			pressed++
		}
	}
	for _, place := range wanted {
		if place.sees != "" && !been[place.sees] {
			missed++
			t.Logf("%s never led to %q", place.keys, place.sees)
		}
	}
	// A place may not be there any more: its session gone, its cohort away.
	if missed > 3 {
		t.Errorf("%d places were never reached", missed)
	}
	s.files.book.Close()
	s.step = 3 * time.Second
	s.start(120, 36, looks()[0].Options, func(c *tui.Config) { c.Cohort = "ssl-2021" })
	for i := 0; !strings.Contains(s.screen(), "Nothing to undo"); i++ {
		if i > 4*n {
			t.Fatalf("undo never ends:\n%s", s.screen())
		}
		s.press("u", "enter", "esc", "2")
		s.press("u")
		if strings.Contains(s.screen(), "Nothing to undo") {
			break
		}
		s.press("enter")
	}
	after := standing(s)
	if !reflect.DeepEqual(before, after) {
		t.Error("undo did not bring back the beginning")
		for k, v := range after {
			if !reflect.DeepEqual(before[k], v) {
				t.Errorf("%s is %q, was %q", k, v, before[k])
			}
		}
		for k, v := range before {
			if after[k] == nil {
				t.Errorf("%s is gone, was %q", k, v)
			}
		}
	}
	if err := s.files.book.Walked(); err != nil {
		t.Error(err)
	}
}

// to goes to a place from wherever the keys have led.
func (s *sim) to(keys string) {
	s.send(tea.WindowSizeMsg{Width: 120, Height: 36})
	s.awake()
	s.press("esc", "esc", "esc", "esc", "esc", "esc")
	s.awake()
	s.press(strings.Fields(keys)...)
}

// awake opens the program again where it was left or locked, and uncovers the screen.
func (s *sim) awake() {
	if s.left {
		s.files.book.Book.Close()
		s.start(120, 36, looks()[0].Options, nil)
	}
	if strings.Contains(s.screen(), "Locked") {
		s.press("enter")
	}
	if strings.Contains(s.screen(), "screen is covered") {
		s.press("ctrl+o")
	}
}

// random does one thing by chance: mostly it presses a key.
func (s *sim) random(r *rand.Rand) {
	pick := func(of []string) string { return of[r.IntN(len(of))] }
	switch r.IntN(40) {
	case 0:
		s.send(tea.PasteMsg{Content: pick(typedTexts)})
	case 1, 2, 3:
		if text := pick(typedTexts); len(text) < 50 && !strings.ContainsAny(text, "\x1b\x00\t") {
			s.typeText(text)
		}
	case 4:
		size := panetest.Sizes()[r.IntN(len(panetest.Sizes()))]
		s.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
	case 5:
		s.send(tea.WindowSizeMsg{Width: 120, Height: 36})
	case 6:
		s.now = s.now.Add(time.Duration(r.IntN(20)) * time.Minute)
		later(s, "")
	default:
		s.press(pick(randomKeyNames()))
	}
	if s.left {
		s.awake()
	}
	content := s.root.View().Content
	if r.IntN(20) > 0 {
		return
	}
	if strings.Contains(ansi.Strip(content), "\x1b") || strings.ContainsAny(content, "\x07\x00\u202e") {
		s.t.Fatalf("the terminal is told to do something:\n%q", content)
	}
}

func randomKeyNames() []string {
	return strings.Split("a b c d e f g h i j k l m n o p q r s t u v w x y z A E N U = / : ? < > + - 0 1 2 3 4 5 6 7 8 9 "+
		"tab tab shift+tab enter enter enter esc up down down left right right home end pgup pgdown space space backspace delete "+
		"ctrl+o ctrl+l ctrl+s ctrl+s ctrl+s ctrl+s ctrl+z ctrl+y ctrl+u ctrl+w ctrl+j", " ")
}
