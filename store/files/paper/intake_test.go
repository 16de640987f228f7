package paper_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/store/files/paper"
)

func TestIntakeOfTables(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "people.csv")
	if err := os.WriteFile(path, []byte("Name,School\nImran Khan,Cedar Park\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for kind, title := range map[model.IntakeKind]string{
		model.IntakeForms: "Answers of a form, 1 row", model.IntakePeople: "List of people, 1 row", model.IntakeSessions: "Sessions, 2 rows", model.IntakeMarks: "Marks, 1 row",
		model.IntakeSlots: "Dates of a visit, 2 rows", model.IntakeFeedback: "Feedback, 1 answer",
	} {
		x, err := paper.Disk{}.Intake(kind, model.SheetID{}, path)
		if err != nil {
			t.Errorf("%s: %v", kind, err)
			continue
		}
		if got := x.Propose(model.NewSnapshot(9, nil), model.MakeDay(2021, 11, 17)).Title; got != title {
			t.Errorf("%s is %q, want %q", kind, got, title)
		}
	}
	bad := filepath.Join(dir, "page.csv")
	if err := os.WriteFile(bad, []byte("<html>"), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, paths := range map[string][]string{"page.csv: this is a page of the web": {bad}, "one table is taken in at a time": {path, path}, "there is no file": {filepath.Join(dir, "none.csv")}} {
		if x, err := (paper.Disk{}).Intake(model.IntakePeople, model.SheetID{}, paths...); err == nil || !strings.HasPrefix(err.Error(), want) || x != nil {
			t.Errorf("%q: %v", want, err)
		}
	}
}
