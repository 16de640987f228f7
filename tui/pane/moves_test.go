package pane_test

import (
	"testing"

	"workgroup/tui/pane"
)

func TestMoves(t *testing.T) {
	m := pane.NewMoves()
	for _, c := range []struct {
		press       string
		at, page, n int
		to          int
		ok          bool
	}{
		{"down", 3, 4, 10, 4, true}, {"j", 3, 4, 10, 4, true}, {"up", 3, 4, 10, 2, true}, {"k", 3, 4, 10, 2, true},
		{"pgdown", 3, 4, 10, 7, true}, {"pgup", 3, 4, 10, 0, true}, {"pgdown", 3, 0, 10, 4, true},
		{"end", 3, 4, 10, 9, true}, {"home", 3, 4, 10, 0, true}, {"home", 9, 4, 10, 0, true}, {"down", 9, 4, 10, 9, true}, {"up", 0, 4, 10, 0, true},
		{"down", -1, 4, 10, 0, true}, {"down", 0, 0, 0, 0, true}, {"end", 0, 0, 0, 0, true},
		{"enter", 3, 4, 10, 3, false}, {"left", 3, 4, 10, 3, false}, {"", 0, 0, 0, 0, false},
	} {
		if to, ok := m.To(c.press, c.at, c.page, c.n); to != c.to || ok != c.ok {
			t.Errorf("%q from %d of %d leads to %d, %v; want %d, %v", c.press, c.at, c.n, to, ok, c.to, c.ok)
		}
	}
	for press, want := range map[string]int{"up": -1, "j": 1, "pgup": -4, "pgdown": 4, "home": 0, "end": 0, "x": 0} {
		if got := m.Step(press, 4); got != want {
			t.Errorf("%s steps %d, want %d", press, got, want)
		}
	}
	if list := m.With(pane.Key{Show: "x"}); len(list) != 5 || list[0].Shown() != "arrows" || list[4].Shown() != "x" {
		t.Errorf("the keys are %+v", list)
	}
}
