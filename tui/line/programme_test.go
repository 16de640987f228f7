package line_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/programmes"
	"workgroup/tui/line"
)

// papers are made-up programme files.
type papers map[string]programmes.Template

func (p papers) Text(string) (string, error) { return "", errors.New("not asked for") }

func (p papers) Programme(path string) (programmes.Template, []string, error) {
	t, there := p[path]
	if !there {
		return t, nil, fmt.Errorf("there is no file %s: check the path", path)
	}
	return t, []string{"mascot"}, nil
}

func (p papers) SaveProgramme(path string, t programmes.Template, over bool) error {
	if _, there := p[path]; there && !over {
		return fs.ErrExist
	}
	p[path] = t
	return nil
}

func (papers) Intake(model.IntakeKind, model.SheetID, ...string) (model.Intake, error) {
	return nil, fs.ErrNotExist
}

func (papers) Takes() []model.IntakeKind { return nil }

func (papers) Makes() []model.PaperKind { return nil }

func (papers) Recognise(context.Context, model.SheetID, ...string) ([]model.Readable, error) {
	return nil, fs.ErrNotExist
}

func (papers) Make(*model.Snapshot, model.Wanted, time.Time) (model.Paper, error) {
	return model.Paper{}, fs.ErrNotExist
}

func (papers) Save(string, []byte, bool) error { return fs.ErrPermission }

// programmeDesk is a file with one cohort that runs a programme.
func programmeDesk(t *testing.T) (*desk, papers) {
	t.Helper()
	d := newDesk(t)
	from, _ := programmes.Find("ssl-2023")
	n := model.ID(100)
	_, s, err := programmes.Start(from, model.Env{NewID: func() model.ID { n++; return n }}, model.Lead{ID: 7, Name: "Robin Hale"}, 5, 6, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.files.cohorts, d.files.snap = []string{"ssl-2023"}, s
	p := papers{}
	d.world.Papers = p
	return d, p
}

func TestExportProgramme(t *testing.T) {
	d, p := programmeDesk(t)
	export := []string{"export", "programme", "--file", "try.db", "--cohort", "SSL-2023"}
	d.do(line.Done, export...)
	got, unknown, err := programmes.Decode(d.out.Bytes())
	if err != nil || len(unknown) > 0 || got.Programme.Title != "Secondary Subject Leadership Work Group" || len(got.Sessions) != 5 {
		t.Errorf("written is %+v, %v %v", got, unknown, err)
	}
	d.says("", append(export, "--out", "ssl.json")...)
	d.refuses(line.WrongUse, "ssl.json is there already. Choose another name, or add --force to replace it.", append(export, "--out", "ssl.json")...)
	d.says("", append(export, "--out", "ssl.json", "--force")...)
	if len(p) != 1 {
		t.Errorf("%d files", len(p))
	}
	d.refuses(line.WrongUse, "Say which cohort: --cohort with its code", "export", "programme", "--file", "try.db")
	d.refuses(line.WrongUse, "There is no cohort x in this file.", "export", "programme", "--file", "try.db", "--cohort", "x")
	d.files.loading = errDamaged
	d.refuses(line.Damaged, "damaged", export...)
}

func TestImportProgramme(t *testing.T) {
	d, p := programmeDesk(t)
	p["mat.json"], _ = programmes.Find("mat-2021")
	take := []string{"import", "programme", "mat.json", "--file", "try.db", "--cohort", "ssl-2023"}
	const shown = "Not known here, and left out: mascot.\nmat.json: Secondary Maths MAT Leads Work Group 21-22 2021/22.\n"
	d.says(shown+"Nothing was changed.\n", append(take, "--dry-run")...)
	d.says(shown+"Make it that of ssl-2023? y/n: Nothing was changed.\n", take...)
	d.world.Terminal = false
	d.refuses(line.WrongUse, "Nobody can be asked here: --dry-run shows what would be done, --yes does it.", take...)
	d.world.Terminal = true
	d.refuses(line.WrongUse, "--yes and --dry-run are opposites", append(take, "--yes", "--dry-run")...)
	if len(d.files.committed) > 0 {
		t.Fatal("something was written unasked")
	}
	d.says(shown+"This cohort runs Secondary Maths MAT Leads Work Group 21-22 now.\n", append(take, "--yes")...)
	if len(d.files.committed) != 1 {
		t.Fatalf("%d changes", len(d.files.committed))
	}
	after := d.files.snap.Apply(d.files.committed[0])
	if after.Programme.Unit != model.UnitSchools || len(after.Sessions) != 5 || after.Cohort.Title != d.files.snap.Cohort.Title {
		t.Errorf("the cohort is %+v", after.Programme)
	}
	d.refuses(line.Failed, "there is no file none.json", "import", "programme", "none.json", "--file", "try.db", "--cohort", "ssl-2023")
	d.refuses(line.WrongUse, "Give one file: workgroup import programme FILE --cohort CODE.", "import", "programme")
	d.refuses(line.WrongUse, "Say what to import: ", "import")
	d.refuses(line.WrongUse, `There is no import "yaml".`, "import", "yaml")
	bad := p["mat.json"]
	bad.Programme.Places.Highest = 10_000
	p["mat.json"] = bad
	d.refuses(line.Failed, "The highest number is 1 to 500", append(take, "--yes")...)
	if len(d.files.committed) != 1 || strings.Contains(d.out.String(), "runs") {
		t.Error("what was refused is written")
	}
}
