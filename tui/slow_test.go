package tui_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/pane/panetest"
)

// TestASlowDiskHoldsUpNoKey: while a write takes its time, keys go on and are seen at once,
// the corner says that they are not saved yet, leaving waits, and all of it is written after.
func TestASlowDiskHoldsUpNoKey(t *testing.T) {
	s := newSim(t, 80, 24, looks()[0].Options)
	s.press("2", "home", "enter").sees("MARKING:").misses("saving")
	var held []tea.Cmd
	key := func(name string) {
		_, cmd := s.root.Update(panetest.Key(t, name))
		held = append(held, cmd)
	}
	before := s.screen()
	key("p")
	key("p")
	key("a")
	if s.screen() == before {
		t.Error("the marks are not seen")
	}
	s.sees("saving")
	for _, cmd := range held {
		s.do(cmd)
	}
	s.misses("saving")
}
