package line_test

import (
	"bytes"
	crand "crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/demo"
	"workgroup/store"
	"workgroup/store/files/paper"
	"workgroup/tui/line"
)

// TestTakeSchools shows what would be kept, writes only after a yes, and says 0 changes of the
// same file.
func TestTakeSchools(t *testing.T) {
	t.Chdir(t.TempDir())
	newID := func() model.ID { return store.NewID(crand.Reader) }
	begin, err := demo.Build(newID)
	if err != nil {
		t.Fatal(err)
	}
	files := disk{marks: filepath.Join(t.TempDir(), "marks")}
	if err := files.Create("demo.db", nil, begin); err != nil {
		t.Fatal(err)
	}
	name := "edubasealldata20240718.csv"
	if err := os.WriteFile(name, []byte(handed()[name]), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs bytes.Buffer
	world := line.World{
		Files: files, Stdin: strings.NewReader(""), Stdout: &out, Stderr: &errs, Getenv: func(string) string { return "" }, NewID: newID, Schools: paper.Disk{}.Schools,
		Papers: paper.Disk{}, Now: func() time.Time { return time.Date(2024, 9, 1, 12, 0, 0, 0, time.UTC) }, Default: "demo.db",
	}
	for _, x := range []struct {
		args string
		code int
		says string
	}{
		{"FILE", line.WrongUse, "Nobody can be asked here"},
		{"FILE --yes", line.WrongUse, "Say whose schools are kept: --authority NAME, --cohort CODE for the area of its hub, or --all."},
		{"FILE --yes --all --authority Brent", line.WrongUse, "are opposites"},
		{"--yes --all", line.WrongUse, "Give a file"},
		{"none.csv --yes --all", line.Failed, "there is no file none.csv"},
		{"FILE --dry-run --authority coventry", line.Done, "2 rows: 1 open school of Coventry, as of 18 Jul 2024.\nNothing was changed.\n"},
		{"FILE --yes --authority Solihull", line.Failed, "This file has no open school of Solihull. It has those of Brent, Coventry."},
		{"FILE --yes --cohort ssl-2023", line.Done, "Not in the file: Warwickshire\n"},
		{"FILE --yes --cohort ssl-2023", line.Done, "0 changes.\n"},
		{"FILE --yes --all", line.Done, "Here now: 1 open school of Coventry, as of 18 Jul 2024.\nKept.\n"},
	} {
		out.Reset()
		errs.Reset()
		code := world.Execute(append([]string{"import", "gias"}, strings.Fields(strings.ReplaceAll(x.args, "FILE", name))...))
		if code != x.code || !strings.Contains(out.String()+errs.String(), x.says) {
			t.Errorf("%s: code %d, %s%s", x.args, code, out.String(), errs.String())
		}
	}
	b, err := files.Open("demo.db", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if s, err := b.Shelf(); err != nil || len(s.Schools()) != 2 || s.Taken.ISO() != "2024-09-01" {
		t.Errorf("%v %v", s, err)
	}
}
