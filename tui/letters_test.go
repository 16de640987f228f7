package tui_test

import (
	"strings"
	"testing"

	"workgroup/tui"
)

// A letter is shown, its parts are copied one after the other, and at names only nothing of
// it is there.
func TestLetters(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		s := openYear(t, size[0], size[1])
		s.press("2", "home", "i").sees("Write to people", "> a  thank-you, with task and next date, session 1: 9 people", "what the hub is told, session 1")
		s.press("enter").sees("Dear colleague,", "Thank you for taking part in session 1", "9 addresses, for BCC")
		s.press("enter").sees("The text is copied: paste it into an e-mail.", "Dear colleague,")
		if !strings.HasPrefix(s.clip, "Dear colleague,\n\nThank you") || strings.Contains(s.clip, "@") {
			t.Errorf("copied: %q", s.clip)
		}
		s.press("a").sees("9 addresses copied: paste into BCC, so that nobody sees the others.")
		if strings.Count(s.clip, "; ") != 8 {
			t.Errorf("copied: %q", s.clip)
		}
		s.press("s")
		if s.clip != "Subject Leadership 2023/24: thank you for session 1, Mon 13 Nov 2023" {
			t.Errorf("copied: %q", s.clip)
		}
		s.press("v").sees("asha.begum@brackenford.example; ", "Select it with the mouse and copy it. esc: back").misses("│", "2 Cycle")
		s.press("end", "home", "j", "pgdown", "pgup", "x").sees("esc: back").press("esc").sees("The subject is copied.", "Write to people")
		s.press("ctrl+o").sees("not shown at names only").misses("Dear colleague").press("esc").press("i").sees("Texts to people are not shown at names only.").misses("Dear")
		s.press("home").everything().press(":").typeText("copied text").press("enter").sees("Subject Leadership 2023/24: thank you for session 1", "esc: back")
		s.press("ctrl+o").sees("names only").misses("thank you for session 1").press(":").typeText("copied text").press("enter").sees("What was copied is not shown at names only").press("home").everything()
		// What the cursor rests on: a visit, one of its dates, a task, a person, nobody.
		s.press("2", "down", "down", "i").sees("The texts about a visit are about one of its dates")
		s.press("down", "i").sees("Nobody is to be reminded of this task now")
		s.press("3", "i").sees("visit date chosen, session 2, Tue 12 Dec: 5 people").press("esc", "2", "home", "down", "i").sees("Department audit").press("esc")
		s.press("5", "home", "down", "i").sees("joining instructions, session 3: Bilal Ahmed").press("b").sees("Dear Bilal Ahmed,", "1 address, for BCC").press("esc")
		s.press("esc", "1").press("i").sees("Choose a session, a date of a visit, a task or a person first")
		s.press("ctrl+o", "ctrl+o").misses("Choose a session")
	}
}

// Where the terminal is known not to pass text on it is shown, whatever was copied.
func TestWithoutAClipboard(t *testing.T) {
	s := openYear(t, 80, 24)
	s.files.book.Book.Close()
	s.start(80, 24, looks()[0].Options, func(c *tui.Config) { c.NoClipboard = true })
	s.everything().press("5", "y").sees("asha.begum@brackenford.example; ", "Select it with the mouse").misses("5 People")
	if s.clip != "" {
		t.Errorf("copied: %q", s.clip)
	}
	s.press("esc").sees("5 People", "This terminal cannot copy by itself: the text was shown to be selected.")
	s.press("y", "ctrl+l").misses("@").press("enter").everything().press(":").typeText("copied text").press("enter").sees("Nothing was copied yet.")
}
