package status_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"workgroup/tui/pane"
	"workgroup/tui/status"
	"workgroup/tui/theme"
)

func key(name, does string) pane.Key { return pane.Key{Keys: []string{name}, Does: does} }

// A key that is too long stays out alone; those that lead to all others always stand.
func TestLegendSkipsWhatDoesNotFit(t *testing.T) {
	th := theme.New(theme.Options{Dumb: true})
	keys := []pane.Key{key("a", "short"), key("b", "something much too long for this line"), key("c", "last, of all")}
	last := []pane.Key{key("?", "keys"), key(":", "everything, by name")}
	for w, want := range map[int]string{
		40: " a short  c last    ? keys  : everything ",
		32: " a short   ? keys  : everything ",
		24: " ? keys  : everything ",
		80: " a short  b something much too long for this line  c last   ? keys  : everything ",
	} {
		got := status.Legend(th, keys, last, w)
		if strings.Join(strings.Fields(got), " ") != strings.Join(strings.Fields(want), " ") {
			t.Errorf("in %d cells: %q", w, got)
		}
	}
	for w := range 60 {
		got := status.Legend(th, keys, last, w)
		if ansi.StringWidth(got) != w {
			t.Errorf("%d cells, want %d: %q", ansi.StringWidth(got), w, got)
		}
		if w > 22 && !strings.HasSuffix(got, "  : everything ") && !strings.HasSuffix(got, " ? keys  : everything ") {
			t.Errorf("in %d cells the end is missing: %q", w, got)
		}
	}
}

// What to do stands last in a sentence: it is on the screen in a narrow window too.
func TestWhatIsSaidIsNotCut(t *testing.T) {
	th := theme.New(theme.Options{Dumb: true})
	sentence := "Session 1 has 12 marks of Mon 13 Nov 2023: it cannot be moved. Make a new session for the other date."
	lines := status.Said(th, sentence, true, 80)
	if got := strings.Join(strings.Fields(strings.Join(lines, " ")), " "); got != sentence || len(lines) != 2 {
		t.Errorf("%d lines: %q", len(lines), got)
	}
	for w := range 90 {
		lines := status.Said(th, strings.Repeat(sentence, 4), true, w)
		for _, l := range lines {
			if ansi.StringWidth(l) != w {
				t.Fatalf("%d cells, want %d: %q", ansi.StringWidth(l), w, l)
			}
		}
		if len(lines) > 3 {
			t.Errorf("%d lines in %d cells", len(lines), w)
		}
	}
}

// The title of a full window gives way part by part, the state of the file never.
func TestHeadTakesTheTitleThatFits(t *testing.T) {
	th := theme.New(theme.Options{Dumb: true})
	h := status.Head{Crumbs: []string{"1  Wed 17 Nov 2021  09:30-14:30  Twyford", "1  Wed 17 Nov 2021  09:30-14:30", "1  Wed 17 Nov 2021"}, Privacy: "names only", Clock: "Wed 09:24", State: status.NotSaved}
	for w, want := range map[int]string{80: h.Crumbs[0] + "  ", 74: h.Crumbs[1] + "  ", 60: h.Crumbs[2] + "  "} {
		got := h.View(th, w)
		if !strings.HasPrefix(got, " "+want) || !strings.Contains(got, "NOT SAVED") || strings.Contains(got, "~") {
			t.Errorf("in %d cells: %q", w, got)
		}
	}
}
