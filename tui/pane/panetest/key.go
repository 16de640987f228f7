package panetest

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui/pane"
)

// Key is the press of a key by the name that Bubble Tea gives it: "p", "U", "space",
// "enter", "ctrl+z", "shift+tab".
func Key(t TB, name string) tea.KeyPressMsg {
	t.Helper()
	k := tea.KeyPressMsg{}
	bare := name
	for prefix, mod := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "shift+": tea.ModShift} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			bare, k.Mod = rest, mod
		}
	}
	special := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "space": tea.KeySpace,
	}
	if code, ok := special[bare]; ok {
		k.Code = code
		if name == "space" {
			k.Text = " "
		}
	} else if letters := []rune(bare); len(letters) == 1 {
		k.Code = letters[0]
		if k.Mod == 0 {
			k.Text = bare
		}
		if small := unicode.ToLower(k.Code); small != k.Code && k.Mod == 0 {
			k.Code, k.ShiftedCode, k.Mod = small, k.Code, tea.ModShift
		}
	}
	if k.String() != name {
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
