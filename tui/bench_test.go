package tui_test

import (
	"testing"
	"time"

	"workgroup/tui/pane/panetest"
)

// BenchmarkKeyAndView is a mark on the screen without the disk: the key is planned,
// applied and drawn.
func BenchmarkKeyAndView(b *testing.B) {
	s := newSim(b, 120, 36, looks()[0].Options)
	s.press("enter")
	s.files.refuse = errRefused{}
	k, up := panetest.Key(b, "p"), panetest.Key(b, "home")
	b.ReportAllocs()
	for b.Loop() {
		s.now = s.now.Add(3 * time.Second)
		s.root.Update(up)
		s.root.Update(k)
		s.root.View()
	}
}

type errRefused struct{}

func (errRefused) Error() string { return "nothing is written in this benchmark" }

// BenchmarkViewOfThePanes is the widest screen, drawn anew.
func BenchmarkViewOfThePanes(b *testing.B) {
	s := newSim(b, 120, 36, looks()[0].Options)
	s.press("1", "down", "enter")
	b.ReportAllocs()
	for b.Loop() {
		s.root.View()
	}
}
