package tui_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"workgroup/store"
)

// kept are the copies of the file, as they are listed.
func (s *sim) kept() []store.Kept {
	s.t.Helper()
	all, err := store.Copies(s.path)
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

// TestCopiesAreKeptByThemselves: before the day's first change, after a register, at the end.
func TestCopiesAreKeptByThemselves(t *testing.T) {
	s := newcomer(t, 120, 36, looks()[0].Options).begun()
	s.press("enter", "enter", "esc").sees("copy made today 12:0")
	if n := len(s.kept()); n != 1 {
		t.Fatalf("%d copies of a new file", n)
	}
	s.press("5", "n").typeText("Asha Begum").press("ctrl+s").sees("Begum")
	s.press("esc", "2", "enter", "f")
	if n := len(s.kept()); n != 1 {
		t.Fatalf("%d copies, and no register is finished", n)
	}
	s.press("esc", "p", "enter", "f")
	s.sees("Register finished")
	if n := len(s.kept()); n != 2 {
		t.Fatalf("%d copies after a register was finished\n%s", n, s.screen())
	}
	s.press("esc", "5", "n").typeText("Dan Price").press("ctrl+s").sees("Price")
	s.press("esc").press("q", "q")
	if n := len(s.kept()); n != 3 || !s.left {
		t.Fatalf("%d copies at the end", n)
	}
}

func TestANewDayIsCopiedInAProgramThatStaysOpen(t *testing.T) {
	s := newcomer(t, 120, 36, looks()[0].Options).begun()
	s.press("enter", "enter", "esc")
	s.press("5", "n").typeText("Asha Begum").press("ctrl+s").sees("Begum")
	s.now = s.now.Add(24 * time.Hour)
	s.press("right") // somebody is there
	s.later = later(s, "ticked")
	if n := len(s.kept()); n != 2 {
		t.Errorf("%d copies on the second day", n)
	}
	s.press("esc").sees("copy made today 12:")
}

func TestACopyThatCannotBeMadeStandsInToDo(t *testing.T) {
	s := newcomer(t, 120, 36, looks()[0].Options).begun()
	if err := os.WriteFile(s.path+" copies", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.press("enter", "enter", "esc").sees("No copy could be made")
}

func TestBackup(t *testing.T) {
	s := newcomer(t, 120, 36, looks()[0].Options).begun()
	s.press("enter", "enter", "esc")
	stick := t.TempDir()
	s.press(":").typeText("backup").press("enter").sees("Into which folder?")
	s.typeText("'" + stick + "'").press("enter").reads("The copy is " + filepath.Join(stick, "own 2026-01-05 12"))
	s.press(":").typeText("copies").press("enter").reads("Mon 5 Jan 2026 12:0", "workgroup restore")
	s.press("esc")
	s.press(":").typeText("backup").press("enter").typeText(filepath.Join(stick, "nowhere", "deep", "x.db")).press("enter").reads("The copy is")
}
