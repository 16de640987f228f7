package tui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui"
)

// inDecember is the program in the cohort whose first session has been.
func inDecember(t *testing.T, w, h int) *sim {
	t.Helper()
	s := newSim(t, w, h, looks()[0].Options)
	s.files.book.Book.Close()
	s.start(w, h, looks()[0].Options, func(c *tui.Config) { c.Cohort = "ssl-2023" })
	return s
}

func TestFindAnyoneFromThePanes(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.press("/").sees("FIND:").typeText("gars").sees("García Simón", "perhaps; enter opens")
	s.press("enter").sees("García Simón, Lucía", "MARKS: 1 workshop, Wed 17 Nov 2021")
	s.press("p").sees("PRESENT, came 09:24").press("u").sees("Taken back", "unmarked")
}

// A cancellation on the telephone is / name enter c enter, and so is the next one.
func TestACancellationOnTheTelephone(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 30}} {
		s := inDecember(t, size[0], size[1])
		s.press("/").typeText("lewis").press("enter", "c").sees("Cannot come: Lewis, Carys", "Mon 4 Dec 2023")
		s.press("enter").sees("Carys Lewis: cannot come (told 4 Dec)", "saved")
		s.press("/").sees("FIND:").typeText("wu").press("enter", "c", "enter").sees("Xinyi Wu: cannot come (told 4 Dec)")
		s.press("u").sees("Taken back")
		s.press("esc").sees("5 People", "Wu, Xinyi")
		s.press("esc").sees("2 Cycle")
	}
}

func TestEighteenPeopleArePasted(t *testing.T) {
	s := inDecember(t, 80, 24)
	cells := "Teacher\tSchool\tE-mail\r\n"
	for i := range 18 {
		cells += fmt.Sprintf("Given%c Family%c\tSchool %d\tg%d@school%d.example\r\n", 'a'+i, 'a'+i, i%6, i, i%6)
	}
	s.press("5")
	s.send(tea.PasteMsg{Content: cells})
	s.sees("Pasted: 18 rows", "18 people to add", "more than the 16 places")
	s.press("enter").sees("14 of them taken").typeText("two hubs share").press("enter").sees("18 people added.", "32 of 16 places")
	s.press("u").sees("Taken back", "14 of 16 places")
	s.press("n")
	s.send(tea.PasteMsg{Content: cells})
	s.sees("Pasted: 18 rows").press("esc").sees("New person").press("esc").sees("14 of 16 places")
}

// What is to be done about a warning stands at its end: a narrow window shows all of it, and
// the keys.
func TestALongWarningIsReadToItsEnd(t *testing.T) {
	s := newSim(t, 80, 24, looks()[0].Options)
	s.press("5").sees("names only", "enter card")
	s.send(tea.PasteMsg{Content: "Ada Byron\tElm Road\n"})
	s.reads("Not pasted: at names only no e-mail address is shown. Press ctrl+o until names only is gone, then paste again.", "? keys")
	s.reads("Not pasted: at names only no e-mail address is shown. Press ctrl+o until names only is gone, then paste again.")
	s.press("ctrl+o", "ctrl+o", "ctrl+o").misses("names only  saved")
	s.send(tea.PasteMsg{Content: "Ada Byron\tElm Road\n"})
	s.sees("1 person to add").misses("Not pasted").press("esc").sees("enter card")
}

func TestCardFromTheRegister(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.press("enter", "down", "enter").sees("Begum, Nasima", "MARKS: 1 workshop, Wed 17 Nov 2021 09:30", "names only")
	s.press("l", "2", "5").sees("LATE").press("esc").sees("unmarked 17 of 18", "late 25")
	s.press("enter", "q", "1").sees("MARKS: 1 workshop")
	s.press("esc", "esc", "u").sees("It is on another screen")
}

func TestAddressesAreCopied(t *testing.T) {
	s := inDecember(t, 80, 24)
	s.press("5", "y").sees("e-mail addresses copied")
	if n := strings.Count(s.clip, "@"); n != 14 || strings.Count(s.clip, "; ") != 13 {
		t.Errorf("the clipboard holds %q", s.clip)
	}
	s.clip = ""
	s.press("ctrl+o", "y").sees("At names only no e-mail address leaves the program")
	if s.clip != "" {
		t.Errorf("at names only %q left", s.clip)
	}
}

func TestPeopleByName(t *testing.T) {
	s := inDecember(t, 80, 24)
	s.press("5", "enter", ":").typeText("new person").press("enter").sees("New person", "Cells copied in Excel")
	s.press("esc", ":").typeText("remove, some").press("enter").sees("Not removed")
	s.press("esc", ":").typeText("open the register").press("enter").sees("2 visit")
}
