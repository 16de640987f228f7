package tui_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"workgroup/tui/drive/screen"
)

// picture is where the README's picture lies.
const picture = "testdata/screen.svg"

// TestPictureOfTheReadme draws the three panes from the program itself: the picture of the
// README is what a lead sees. -update draws it anew.
func TestPictureOfTheReadme(t *testing.T) {
	s := newSim(t, 120, 30, looks()[0].Options)
	s.press("1", "down", "enter")
	v := screen.New(screen.Settings{Width: 120, Height: 30})
	if _, err := v.Write([]byte(strings.ReplaceAll(s.root.View().Content, "\n", "\r\n"))); err != nil {
		t.Fatal(err)
	}
	got := v.SVG("Workgroup: cohorts on the left, the cycle of workshops, visits and tasks in the middle, observation dates on the right")
	if update := flag.Lookup("update"); update != nil && update.Value.String() == "true" {
		if err := os.WriteFile(picture, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not what the program shows: go test ./tui -run Picture -update draws it anew", picture)
	}
	for _, name := range []string{"Higham Lane School", "CALLED OFF", "TO DO"} {
		if !strings.Contains(got, name) {
			t.Errorf("the picture does not show %q", name)
		}
	}
}
