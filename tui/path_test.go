package tui_test

import "testing"

// TestPathFromThePeople walks the way to a place and off it in the whole program, and takes
// it back.
func TestPathFromThePeople(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		s := inDecember(t, size[0], size[1])
		s.press("5", "n").typeText("Eve Fox").press("tab", "tab", "tab", "tab", "tab", "tab", "tab", "left", "left").sees("dates sent").press("tab")
		s.typeText("20 Nov 23").press("tab").typeText("24 Nov 23").press("ctrl+s").sees("Eve Fox: dates sent.", "dates sent 1")
		s.press("v").sees("ON THE LIST").press("v").sees("INTERESTED AND WAITING", "Fox, Eve", "dates sent since 24 Nov")
		s.press("c", "s", "right", "ctrl+s").sees("Eve Fox: waiting since 4 Dec. Number 1 on the waiting list.")
		s.press("c", "o", "ctrl+s").sees("Eve Fox was offered a place on Mon 4 Dec 2023.")
		s.press("enter").sees("Fox, Eve", "Path", "interested 20 Nov, dates sent 24 Nov,", "waiting 4 Dec").press("esc")
		s.press("c", "l", "ctrl+s").sees("Eve Fox: on the list.", "15 of 16 places").press("u").sees("Taken back", "14 of 16 places")
		s.press("u", "u", "u").sees("Nobody stands so")
		s.press("v").sees("NEXT YEAR").press("v").sees("Ahmed, Bilal")
		s.press("home", "c", "y").sees("asks for 2024/25 too", "next year 2").press("u")
		s.press("c", "x").sees("Withdraws: ", "All of its people").press("esc")
	}
}
