package tui_test

import (
	"strings"
	"testing"
)

// everything shows everything again, where less is shown on the day of a session.
func (s *sim) everything() *sim {
	for range 3 {
		if screen := s.screen(); strings.Contains(screen, "names only") || strings.Contains(screen, "The screen is covered") {
			s.press("ctrl+o")
		}
	}
	return s.misses("names only", "The screen is covered")
}

// TestChargesFromTheRegister: absent in the register, 9, charged, taken back.
func TestChargesFromTheRegister(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 30}} {
		s := newSim(t, size[0], size[1], looks()[0].Options)
		s.press("enter", "a", "p", "esc").everything().press("9").sees("9 Charges", "proposed 2 £150 | charged 1 £75 | waived 1 £75 | paid 1 £75", "reserves the right", "Ahmed, Zainab", "absent")
		s.press("c").sees("Zainab Ahmed: £75 charged for session 1.", "proposed 1 £75 | charged 2 £150", "17 Nov", "saved")
		s.press("u").sees("Taken back: Zainab Ahmed: fee charged, session 1", "proposed 2 £150 | charged 1 £75")
		s.press("U").sees("Done again", "charged 2 £150")
		s.press("w").typeText("snow").press("enter").sees("waived 2 £150", "because: snow")
		s.press("enter").sees("Ahmed, Zainab", "Charges    1 waived £75").press("u").sees("Taken back: Zainab Ahmed: fee waived").press("esc").sees("charged 2 £150")
		s.press("l").sees("Dear Zainab Ahmed,").press("y").sees("The letter is copied")
		if !strings.Contains(s.clip, "charges a fee of £75") {
			t.Errorf("the clipboard holds %q", s.clip)
		}
		s.press("ctrl+o").sees("Charges are hidden").misses("£75")
		// The mark is put right: the decision stays, and is something to do.
		s.press("esc", "4", "home", "p", "esc").everything()
		if size[0] == 120 {
			s.sees("Zainab Ahmed, session 1:", "fee charged, and nothing is")
		}
		s.press("9", "home").sees("charged?", "Nothing is owed now: present").press("backspace").sees("nothing is owed, present").misses("charged?")
		s.press("esc", "u").sees("fee not decided, session 1? It is on").press("enter", "9").sees("charged?")
		s.files.book.Book.Close()
		s.start(size[0], size[1], looks()[0].Options, nil)
		s.everything().press("9").sees("charged?")
	}
}

// The line of what comes next says until when cancelling is free, and so does the session.
func TestFreeToCancelUntil(t *testing.T) {
	s := newSim(t, 160, 36, looks()[0].Options)
	s.press("enter", "=", "p", "f", "esc").everything().sees("NEXT: 4 visit, Tue 18 Jan 09:00, in 62 days, 5 going.  Free to cancel until Tue 11 Jan.")
	s.press("down", "down").sees("Free to cancel until Thu 27 Jan 22")
	s.press("ctrl+o").misses("Free to cancel")
}

func TestACohortWithoutAFeeRule(t *testing.T) {
	s := openYear(t, 80, 24)
	s.press("9").sees("This cohort has no fee rule").press("c").sees("This cohort has no fee rule, so nothing is ever charged. To give it one pre")
	s.press("1", "e").sees("Cohort ssl-2023")
}
