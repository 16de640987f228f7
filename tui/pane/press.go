package pane

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// Press is the press of a key by the name that Bubble Tea gives it: "p", "U", "space",
// "enter", "ctrl+z", "shift+tab"; ok is false where no key has that name.
func Press(name string) (k tea.KeyPressMsg, ok bool) {
	bare := name
	for prefix, mod := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "shift+": tea.ModShift} {
		if rest, cut := strings.CutPrefix(name, prefix); cut {
			bare, k.Mod = rest, mod
		}
	}
	special := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "space": tea.KeySpace,
	}
	if code, known := special[bare]; known {
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
	return k, k.String() == name
}

// Run does what the key table says of a key press; ok is false where no key of it that
// runs has that name.
func Run(groups []Group, d Desk, press string) (e Effect, ok bool) {
	for _, g := range groups {
		for _, k := range g.Keys {
			if k.Run != nil && k.Has(press) {
				return k.Run(d), true
			}
		}
	}
	return Effect{}, false
}
