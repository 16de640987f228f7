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
