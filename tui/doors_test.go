package tui_test

import (
	"testing"

	"workgroup/model"
)

// TestMyDoorHolds: the door of a register is kept for this laptop, through closing, and is no
// change of the cohort.
func TestMyDoorHolds(t *testing.T) {
	s := newSim(t, 80, 24, looks()[2].Options)
	s.press("4", "-").typeText("a-m").press("enter").sees("my door A-M", "my door 0 of", "other door N-Z")
	doors := model.ReadDoors(s.files.book.Setting("doors"))
	if len(doors) != 1 || doors[0].Door != (model.Door{From: 'A', To: 'M'}) {
		t.Fatalf("kept are %v", doors)
	}
	s.press("u").misses("Taken back")
	s.press("esc", "q", "q")
	s.files.book.Close()
	s.start(80, 24, looks()[2].Options, nil)
	s.press("4").sees("my door A-M")
	s.press("-").typeText("all").press("enter").misses("my door A-M")
	if kept := s.files.book.Setting("doors"); kept != "" {
		t.Errorf("a door that was given up is kept: %q", kept)
	}
	s.press(":").typeText("my door").sees("my door: the letters of family names")
}
