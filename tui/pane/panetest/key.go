package panetest

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/pane"
)

// Key is the press of a key by the name that Bubble Tea gives it: "p", "U", "space",
// "enter", "ctrl+z", "shift+tab".
func Key(t TB, name string) tea.KeyPressMsg {
	t.Helper()
	k, ok := pane.Press(name)
	if !ok {
		t.Fatalf("there is no key %q", name)
	}
	return k
}

// Press gives a pane keys by their names, with spaces between, and returns what came
// of the last.
func Press(t TB, p pane.Pane, d pane.Desk, keys string) pane.Effect {
	t.Helper()
	var e pane.Effect
	for _, name := range strings.Fields(keys) {
		e = p.Key(d, Key(t, name))
	}
	return e
}

// Named are the keys that the help of a pane names. It fails where one of them means
// two things, or does nothing in a pane that is fresh.
func Named(t TB, d pane.Desk, fresh func() pane.Pane) []string {
	t.Helper()
	var names []string
	seen := map[string]bool{}
	for _, g := range fresh().Keys(d) {
		for _, k := range g.Keys {
			for _, name := range k.Keys {
				if seen[name] {
					t.Errorf("%s means two things", name)
					continue
				}
				seen[name] = true
				names = append(names, name)
				if !Press(t, fresh(), d, name).Handled {
					t.Errorf("%s does nothing", name)
				}
			}
		}
	}
	return names
}
