package tui_test

import (
	"testing"
	"time"
)

// minutes lets so many minutes pass, each with its tick.
func (s *sim) minutes(n int) *sim {
	for range n {
		s.now = s.now.Add(time.Minute)
		s.later = later(s, "ticked")
	}
	return s
}

func TestIdlenessLocks(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.press("1", "down", "enter").sees("Subject Leadership 2023/24")
	s.minutes(9).sees("2 Cycle")
	s.press("?", "esc").minutes(9).sees("2 Cycle")
	s.minutes(1).sees("Locked").misses("Subject Leadership")
	s.minutes(20).press("enter").sees("Subject Leadership 2023/24", "2 Cycle")
}

func TestWhileASessionRunsIdlenessCoversTheScreen(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.press("enter", "p").minutes(9).sees("IN THE ROOM 1")
	s.minutes(1).sees("covered").misses("Ahmed", "Locked")
	s.press("p").sees("covered")
	s.press("ctrl+o").sees("IN THE ROOM 1", "names only")
	s.press("ctrl+o").sees("IN THE ROOM 1").misses("names only")
	s.press("ctrl+o").sees("IN THE ROOM 1", "names only")
	s.press("ctrl+o").sees("covered")
	s.press("ctrl+o").sees("IN THE ROOM 1", "names only")
	s.minutes(59).sees("covered").minutes(1).sees("Locked")
}

func TestAMachineThatSleptIsLocked(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.minutes(1).sees("2 Cycle")
	s.now = s.now.Add(4 * time.Minute)
	s.later = later(s, "ticked")
	s.sees("Locked")
}

// lockAfter opens the question after how many minutes the program locks.
func (s *sim) lockAfter() *sim {
	s.t.Helper()
	return s.press(":").typeText("lock after").press("enter").sees("While a session runs", "ctrl+o brings it back")
}

func TestTheMinutesBeforeTheLockAreChosen(t *testing.T) {
	s := newSim(t, 80, 24, looks()[0].Options)
	s.press("1", "down", "enter").sees("Subject Leadership 2023/24")
	s.lockAfter().press("ctrl+u").typeText("15 minutes").press("tab", "ctrl+u").typeText("90").press("enter")
	s.reads("Locks after 15 minutes without a key, after 90 while a session runs. This file keeps it.")
	s.minutes(14).sees("2 Cycle").minutes(1).sees("Locked")

	s.files.book.Book.Close()
	s.start(80, 24, looks()[0].Options, nil)
	s.lockAfter().sees("15", "90").press("esc")
	s.minutes(14).sees("2 Cycle").minutes(1).sees("Locked")
}

func TestWhileASessionRunsTheChosenMinutesHold(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.lockAfter().press("ctrl+u").typeText("5").press("tab", "ctrl+u").typeText("30").press("enter").sees("Locks after 5 minutes")
	s.minutes(4).sees("2 Cycle").minutes(1).sees("covered").minutes(24).sees("covered").minutes(1).sees("Locked")
}

func TestMinutesThatCannotBe(t *testing.T) {
	s := newSim(t, 80, 24, looks()[0].Options)
	s.lockAfter()
	for _, typed := range []string{"4", "61", "ten", "-5", "5.5", ""} {
		s.press("ctrl+u").typeText(typed).press("ctrl+s").reads("Whole minutes, 5 to 60: type a number such as 7.")
	}
	s.press("ctrl+u").typeText("60").press("tab").press("ctrl+u").typeText("29").press("enter").reads("Whole minutes, 30 to 240")
	s.press("ctrl+u").typeText("241").press("enter").reads("Whole minutes, 30 to 240")
	s.press("ctrl+u").typeText("45").press("enter").reads("it locks later, not sooner: type at least 60 there.")
	s.press("esc", "esc").misses("Locks after")
	s.minutes(10).sees("covered") // a session of the demo runs
}

// What is no number of minutes in a file is read as if nothing were there.
func TestASettingThatIsNoNumber(t *testing.T) {
	s := newSim(t, 80, 24, looks()[0].Options)
	for _, text := range []string{"never", "0", "99999999999999999999"} {
		if err := s.files.book.Set("idle", text); err != nil {
			t.Fatal(err)
		}
		s.files.book.Book.Close()
		s.start(80, 24, looks()[0].Options, nil)
		s.lockAfter().sees("Minutes               10").press("esc")
	}
}

const codes = "These are not SIMS or Arbor codes: o is online, / finds a name."

// It is said once for a file, and the first mark is not lost to it.
func TestTheFirstRegisterSaysWhatItsLettersAreNot(t *testing.T) {
	s := newSim(t, 80, 24, looks()[0].Options)
	s.press("enter").sees(codes, "IN THE ROOM 0").press("p").sees("IN THE ROOM 1").misses(codes)
	s.press("esc", "enter").sees("IN THE ROOM 1").misses(codes)
	s.files.book.Book.Close()
	s.start(80, 24, looks()[0].Options, nil)
	s.press("enter").sees("IN THE ROOM 1").misses(codes)
}

// Before the day of a visit there is a register too; of a finished one nothing is said.
func TestTheRegisterOfAVisitIsThatOfToday(t *testing.T) {
	s := atVisits(t, 80, 24)
	s.press("2", "home", "down", "down", "4").sees("2 visit  Tue 12 Dec 2023").press("esc")
	s.press("3", "n").typeText("today").press("ctrl+s").sees("offered")
	s.press("2", "4").sees("2 visit  Mon 4 Dec 2023").press("esc")
	s.press("3", "n").typeText("1 dec").press("ctrl+s").sees("offered")
	s.press("2", "4").sees("2 visit  Mon 4 Dec 2023")
}
