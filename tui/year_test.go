package tui_test

import (
	"reflect"
	"strings"
	"testing"
)

// openYear is the program at the cohort of 2023/24 of the demo.
func openYear(t *testing.T, w, h int) *sim {
	s := newSim(t, w, h, looks()[0].Options)
	return s.press("1", "down", "enter").sees("Higham Lane School")
}

func TestASessionIsTypedAsAPageWritesIt(t *testing.T) {
	s := openYear(t, 120, 36)
	s.press("n").sees("workshop", "task after session").press("w").typeText("Year end").press("tab").typeText("Tuesday 11th June").press("tab").sees("Tue 11 Jun 2024.")
	s.typeText("9:30am-2:30pm").press("tab", "tab").typeText("Twyford").press("ctrl+s")
	s.sees("Session 6 added, Tue 11 Jun 24.", "> to come  6 Tue 11 Jun 24  Twyford", "Counts 1 day", "saved")
	s.press("u").sees("Taken back").misses("Twyford 09:30")
	s.press("U").sees("Done again", "11 Jun 24")
}

func TestAMovedSessionKeepsItsOldDate(t *testing.T) {
	s := openYear(t, 120, 36)
	s.press("end", "up", "m").sees("Move session 5", "It is on Tue 2 Jul 2024").typeText("9th July").press("tab").sees("When saved: Session 5 moved from")
	s.press("ctrl+s").sees("Tue  9 Jul 24", "Was on Tue 2 Jul 2024")
	s.files.book.Book.Close()
	s.start(120, 36, looks()[0].Options, nil)
	s.sees("Tue  9 Jul 24").press("2", "end", "up").sees("Was on Tue 2 Jul 2024")
}

func TestOnlineInstead(t *testing.T) {
	s := openYear(t, 80, 24)
	s.press("end", "up", "o").sees("online instead", "called off", "not held").press("i").typeText("Snow").press("tab").sees("When saved: Session 5 is online instead: Snow.")
	s.press("ctrl+s").sees("Session 5 is online instead: Snow.", "Online instead: Snow.")
	s.press("a").sees("Session 5 is in the room after all.").misses("Online instead")
	s.press("u", "u").sees("Taken back").misses("Online instead")
}

func TestTheSheetOfATask(t *testing.T) {
	s := openYear(t, 80, 24)
	s.press("home", "down", "enter").sees("Task after session 1: Department audit", "back 9, under way 2, not required 0 of 14")
	s.press("down", "b").sees("back 10", "Bilal Ahmed: “Department audit” back.")
	s.press("u").sees("back 9", "Taken back").press("U").sees("back 10")
	s.press("/").typeText("price").press("enter", "x").sees("not required 1 of 14")
	s.press("esc").sees("Cycle", "10/13")
}

func TestANewCohortIsMadeTakenBackAndMadeAgain(t *testing.T) {
	s := openYear(t, 120, 36)
	before := standing(s)
	s.press("1", "n").sees("A new cohort").press("right", "right", "tab").typeText("Next leaders").press("tab", "ctrl+u").typeText("2024/25").press("tab", "tab", "ctrl+u").typeText("solent")
	s.press("ctrl+s").sees("Solent Maths Hub > Next leaders 2024/25", "no date", "LAST: ", "saved")
	s.press("n", "w").typeText("Extra").press("ctrl+s").sees("Session 6 added")
	s.press("u").sees("Taken back").press("u").sees("Taken back", "Origin Maths Hub > Subject Leadership 2023/24").misses("Next leaders", "Solent")
	if after := standing(s); !reflect.DeepEqual(before, after) {
		t.Error("something is left of what was taken back")
	}
	s.press("U").sees("Make it again").press("enter").sees("Solent Maths Hub > Next leaders 2024/25", "Done again")
	s.press("U").sees("Extra")
	s.files.book.Book.Close()
	s.start(120, 36, looks()[0].Options, nil)
	s.sees("Next leaders 2024/25", "Extra").press("u", "u").sees("Taken back").misses("Next leaders")
}

func TestAHubStaysWhileAnotherCohortHasIt(t *testing.T) {
	s := openYear(t, 120, 36)
	for _, title := range []string{"First", "Second"} {
		s.press("1", "n", "tab").typeText(title).press("tab", "tab", "tab", "ctrl+u").typeText("solent").press("ctrl+s").sees(title)
	}
	s.press("u").sees("Taken back").misses("Second")
	s.sees("Solent Maths Hub", "First")
	spaces, err := s.files.book.Snapshots()
	if err != nil {
		t.Fatal(err)
	}
	hubs := 0
	for _, snap := range spaces {
		if snap.Hub.Name == "Solent Maths Hub" {
			hubs++
		}
	}
	if hubs != 1 {
		t.Errorf("%d hubs of one name", hubs)
	}
}

func TestAnArchivedCohortStandsLast(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.press("1", "x").sees("is archived: all of it is kept.", "Subject Leadership 2021/22 (archived)", "18 people, archived")
	if screen := s.screen(); strings.Index(screen, "Leadership 2021/22 │") < strings.Index(screen, "Leadership 2023/24 │") {
		t.Errorf("what is archived does not stand last:\n%s", screen)
	}
	s.press("up", "up", "up", "e").sees("Cohort ssl-2023", "Academic year").press("esc").sees("Origin Maths Hub > Subject Leadership 2023/24")
	s.press("end", "enter").sees("Twyford").press("1", "x").sees("out of the archive")
}
