package strokes

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// Pressed is the name of a key where letters mark: upper and lower case mean the same,
// but for U.
func Pressed(k tea.KeyPressMsg) string {
	name := k.String()
	if utf8.RuneCountInString(name) == 1 && name != "U" {
		return strings.ToLower(name)
	}
	if k.Code == tea.KeyKpEnter {
		return "enter"
	}
	return name
}
