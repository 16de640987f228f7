package tui_test

import (
	"strings"
	"testing"
)

// TestAddressesOfThoseShown copies the addresses of every list with y, and none at names only.
func TestAddressesOfThoseShown(t *testing.T) {
	s := inDecember(t, 120, 36)
	for _, list := range []string{"5", "6", "7", "3"} {
		s.clip = ""
		s.press(list, "y").sees("copied")
		if !strings.Contains(s.clip, "@") {
			t.Errorf("in %s the clipboard holds %q", list, s.clip)
		}
		s.press("esc")
	}
	s.press("6", "ctrl+o", "y").sees("At names only no e-mail address leaves").press("esc", "ctrl+o", "ctrl+o", "ctrl+o")
	s.press("2", "y").sees("No people are listed here: 5 lists them")
}
