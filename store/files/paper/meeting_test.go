package paper_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/paper"
)

// TestMeetings: reports of Teams and Zoom are read from the disk, several as parts of one;
// what is none is named with its file.
func TestMeetings(t *testing.T) {
	in := func(name string) string { return filepath.Join("..", "meeting", "testdata", name) }
	for _, c := range []struct {
		kind  model.IntakeKind
		files []string
		want  string
	}{
		{model.IntakeTeams, []string{in("teams.csv")}, "Teams report, 3 Feb 2022, 5 people"},
		{model.IntakeTeams, []string{in("teams.csv"), in("teams-2021.csv"), in("teams.csv")}, "Teams reports, 3 Feb 2022, 7 people"},
		{model.IntakeZoom, []string{in("zoom-people.csv")}, "Zoom report, 4 people"},
	} {
		a, err := paper.Disk{}.Intake(c.kind, model.SheetID{}, c.files...)
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Propose(model.NewSnapshot(9, nil), 0); got.Title != c.want || got.Stop == "" {
			t.Errorf("%v is %q, %q", c.files, got.Title, got.Stop)
		}
	}
	for path, want := range map[string]string{
		in("bad-quote.csv"): "bad-quote.csv: row 3, column 1: a quotation mark", in("zoom.csv"): "zoom.csv: this is a report of Zoom", in("none.csv"): "there is no file",
	} {
		if a, err := (paper.Disk{}).Intake(model.IntakeTeams, model.SheetID{}, path); err == nil || a != nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	large := filepath.Join(t.TempDir(), "large.csv")
	if err := os.WriteFile(large, make([]byte, 21<<20), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := (paper.Disk{}).Intake(model.IntakeTeams, model.SheetID{}, large); err == nil || !strings.HasPrefix(err.Error(), "large.csv has 21 MB, and at most 20 MB") {
		t.Errorf("%v", err)
	}
}
