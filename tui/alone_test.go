package tui

import (
	"strings"
	"testing"

	"workgroup/tui/pane/panetest"
)

func TestAloneFitsAtEverySize(t *testing.T) {
	a := newAlone(strings.Join(panetest.Nasty(), "\n\n") + strings.Repeat("long ", 4000))
	for _, look := range panetest.Looks() {
		for _, size := range panetest.Sizes() {
			for _, press := range []string{"home", "down", "pgdown", "end", "j", "up", "k", "pgup", "space", "q"} {
				if a.key(press) {
					t.Fatalf("%s closes it", press)
				}
				if size[0] >= minWidth && size[1] >= minHeight {
					panetest.Fits(t, a.view(look, size[0], size[1]), size[0], size[1])
				}
			}
		}
	}
	if !a.key("esc") {
		t.Error("esc does not close it")
	}
	if lines := newAlone("one\n\ntwo").view(panetest.Plain(), 60, 12); strings.Join(strings.Fields(strings.Join(lines[:4], "|")), "") != "one||two|" || strings.TrimSpace(lines[11]) != "Select it with the mouse and copy it. esc: back" {
		t.Errorf("%q", lines)
	}
}
