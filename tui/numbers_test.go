package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNumbersAreKept opens the numbers, turns them to another day, copies them, and keeps
// them as files beside the program's own: one that is there already is left alone.
func TestNumbersAreKept(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		s := inDecember(t, size[0], size[1])
		s.press("0").sees("0 Numbers", "As of Mon 4 Dec 2023 (today)", "Interested", "Engaged: of those enrolled")
		s.press("e").sees("Which day?").typeText("1 Nov 23").press("enter").sees("As of Wed 1 Nov 2023")
		s.press("y").sees("The numbers as of Wed 1 Nov 2023 are copied")
		if !strings.HasPrefix(s.clip, "Subject Leadership 2023/24,as of,2023-11-01\r\n") {
			t.Errorf("the clipboard holds %q", s.clip)
		}
		s.press("s").sees("Saved as ").press("s").sees("Saved as ")
		for _, name := range []string{"numbers-ssl-2023-2023-11-01.csv", "numbers-ssl-2023-2023-11-01-2.csv"} {
			path := filepath.Join(filepath.Dir(s.path), name)
			b, err := os.ReadFile(path)
			if err != nil || string(b) != "\ufeff"+s.clip {
				t.Errorf("%s: %v, %q", name, err, b)
			}
			if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s may be read by others: %v", name, info.Mode())
			}
		}
		s.press("down", "down", "enter").sees("HISTORY").press("esc").sees("0 Numbers").press("esc").sees("2 Cycle")
		s.press("0", "ctrl+o").sees("Numbers are hidden while only names are shown")
	}
}

// TestNextYearFromThisYear rolls the open cohort over and opens the new one.
func TestNextYearFromThisYear(t *testing.T) {
	s := inDecember(t, 120, 36)
	s.press("1", "r").sees("Who continues next year?", "15 of 15 continue")
	s.press("space", "enter").sees("Next year's cohort", "14 of Subject Leadership 2023/24 continue in it")
	s.press("ctrl+s").sees("Subject Leadership 2024/25", "14 people").press("5").sees("14 of 16 places on the list")
	s.press("esc", "1").sees("Subject Leadership 2023/24", "14 people")
	s.press("u").sees("Taken back: a new cohort").misses("2024/25")
}
