package tui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui"
)

// atVisits is the program with the cohort that has a visit, the dates focused.
func atVisits(t testing.TB, w, h int) *sim {
	t.Helper()
	s := newSim(t, w, h, looks()[2].Options)
	s.files.book.Book.Close()
	s.start(w, h, looks()[2].Options, func(c *tui.Config) { c.Cohort = "ssl-2023" })
	return s.press("3")
}

// Open ssl-2023, offer a date, book three, call it off, see three in *needs new*.
func TestADateIsOfferedBookedAndCalledOff(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}} {
		s := atVisits(t, size[0], size[1])
		s.sees("Tue 12 Dec 09:00 PRU", "5/5 FULL", "No date yet (4):")
		s.press("n").typeText("tue 6 feb").press("tab").typeText("9-12").press("tab").typeText("Ash Green").press("tab").typeText("3")
		s.sees("Tue 6 Feb 2024.", "09:00 to 12:00.", "At most 3 people.")
		s.press("ctrl+s").sees("Tue 6 Feb offered, for 3 people.", "> Tue  6 Feb 09:00 Ash Green", "0/3")
		s.press("b").typeText("ahm").press("space").typeText("garcia").press("space").typeText("kara")
		s.sees("enter: Tue 6 Feb: 3 booked, 3 of 3.")
		s.press("enter").sees("3/3 FULL", "No date yet (1):", "Karagiannis, Dimitris")
		s.press("b", "space", "enter").sees("1 too many", "Reason").press("esc", "esc", "esc").sees("3/3 FULL")
		s.press("o").typeText("the hall is flooded").press("enter")
		s.sees("Tue 6 Feb called off: the hall is flooded. 3 people need a new date.")
		s.press("end").sees("needs new (6):", "Ahmed, Bilal", "García ", "Karagiannis, Dimitris", "saved")

		s.files.book.Book.Close() // the process is gone, nothing of it is left but the file
		s.start(size[0], size[1], looks()[2].Options, func(c *tui.Config) { c.Cohort = "ssl-2023" })
		s.press("3", "end").sees("needs new (6):")
		s.press("u").sees("Taken back").press("u", "u", "end").sees("needs new (3):").misses("Tue  6 Feb")
	}
}

// A cancelled place goes to who waits for it, by one key.
func TestAFreePlaceGoesToWhoWaits(t *testing.T) {
	s := atVisits(t, 80, 24)
	s.press("w").typeText("begum").press("space", "enter").sees("waits 1 Begum, Asha")
	s.press("down", "backspace").sees("Free on Tue 12 Dec: f books Asha Begum.", "waits 1 Begum, Asha  f books")
	s.press("f").sees("Asha Begum moved from Thu 14 Dec to Tue 12 Dec: 5 of 5.").misses("waits 1")
}

// The actions of the pane are found by their names, from another pane too.
func TestActionsOfDatesByName(t *testing.T) {
	s := atVisits(t, 120, 36)
	s.press("2", ":").typeText("observations book").press("enter").sees("Book on Tue 12 Dec")
	s.press("esc", ":").typeText("waiting list").press("enter").sees("Waiting list of Tue 12 Dec")
	s.press("esc", "?").sees("People and dates", "give the free place to who waits first", "which dates would suit")
}

// ctrl+o holds inside the questions too, and a paste of line breaks is text.
func TestDatesWhileTheScreenIsForOthers(t *testing.T) {
	s := atVisits(t, 80, 24)
	s.press("b").typeText("gar").press("ctrl+o", "ctrl+o").misses("García", "Book on")
	s.press("ctrl+o").sees("García")
	s.press("esc", "esc", "n", "tab", "tab")
	s.send(tea.PasteMsg{Content: "Ash\r\nGreen\x1b[31m\n"})
	s.sees("Ash Green")
	if strings.Contains(s.root.View().Content, "\x1b[31m") {
		t.Error("what was pasted colours the screen")
	}
}

// A proposal fills the dates of the demo in one step, and one undo takes it back.
func TestDatesAreFilledAndTakenBack(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}} {
		s := atVisits(t, size[0], size[1])
		s.press("n").typeText("tue 6 feb").press("tab").typeText("9-12").press("tab").typeText("Ash Green").press("tab").typeText("3").press("ctrl+s")
		s.press("end", "up", "up", "t").sees("Which dates would suit", "In words").press("down", "down", "down", "down", "down", "right", "ctrl+s").sees("yes 6 Feb")
		s.press("g").sees("Fill the dates: a proposal", "who need a date can have one", "No better way is possible.", "suits", "books all")
		s.press("p").sees("kept together").press("p").sees("kept apart").press("p").misses("Pairs are")
		s.press("esc").sees("0/3").press("g", "enter").sees("booked: ", "1/3").misses("0/3").reads("Tue 6 Feb 1 of 3")
		s.press("u").sees("Taken back: dates of session 2 filled", "0/3").press("U").sees("Done again").misses("0/3").press("u")
		s.press("home", "space", "r").sees("Repairs: who gets a date, and who moves", "1 books this").press("1").sees("booked: ")
	}
}
