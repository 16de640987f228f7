package paper_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/model/programmes"
	"workgroup/store/files/paper"
)

func put(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "page.txt")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"Café\n": "Café\n", "\ufeffCafé": "Café", "\xff\xfeC\x00a\x00f\x00\xe9\x00": "Café", "\xfe\xff\x00C\x00a\x00f\x00\xe9": "Café", "": "",
	} {
		if got, err := (paper.Disk{}).Text(put(t, in)); err != nil || got != want {
			t.Errorf("%q is %q, %v", in, got, err)
		}
	}
	for in, want := range map[string]string{
		"a\x00b": "no plain text", "caf\xe9": "no plain text", "%PDF-1.4\x80": "no plain text", strings.Repeat("x", 10<<20): "has 10 MB, and at most 1 MB are read",
	} {
		if got, err := (paper.Disk{}).Text(put(t, in)); err == nil || !strings.Contains(err.Error(), want) || got != "" {
			t.Errorf("%.20q: %q, %v", in, got, err)
		}
	}
	if _, err := (paper.Disk{}).Text(filepath.Join(t.TempDir(), "none.txt")); err == nil || !strings.Contains(err.Error(), "there is no file") {
		t.Errorf("no file: %v", err)
	}
	if _, err := (paper.Disk{}).Text(t.TempDir()); err == nil || !strings.Contains(err.Error(), "is a folder") {
		t.Errorf("a folder: %v", err)
	}
}

func TestSaveProgramme(t *testing.T) {
	tmpl, _ := programmes.Find("slc-2025")
	dir := t.TempDir()
	path := filepath.Join(dir, "slc.json")
	if err := (paper.Disk{}).SaveProgramme(path, tmpl, false); err != nil {
		t.Fatal(err)
	}
	got, unknown, err := paper.Disk{}.Programme(path)
	if err != nil || len(unknown) > 0 || got.Programme.Code != "NCP25-15" {
		t.Errorf("read back: %+v %v %v", got.Programme, unknown, err)
	}
	if err := (paper.Disk{}).SaveProgramme(path, programmes.Template{}, false); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file that is there: %v", err)
	}
	if err := (paper.Disk{}).SaveProgramme(dir, tmpl, true); err == nil || errors.Is(err, fs.ErrExist) {
		t.Errorf("a folder: %v", err)
	}
	if err := (paper.Disk{}).SaveProgramme(filepath.Join(dir, "no", "slc.json"), tmpl, true); err == nil || !strings.Contains(err.Error(), "was not written") {
		t.Errorf("no folder: %v", err)
	}
	if again, _, err := (paper.Disk{}).Programme(path); err != nil || again.Programme.Title != tmpl.Programme.Title {
		t.Errorf("what was there is not any more: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, ".workgroup-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, _, err := (paper.Disk{}).Programme(put(t, "{}")); err == nil || !strings.HasPrefix(err.Error(), "page.txt: this is no programme file") {
		t.Errorf("no programme: %v", err)
	}
}

// Each kind of document that is made has its maker; another is told by a sentence.
func TestMake(t *testing.T) {
	d := model.NewDraft(model.NewSnapshot(9, nil), model.Env{NewID: func() model.ID { return 1 }}, model.VerbFilled)
	d.Cohort(model.Cohort{ID: 9, Code: "ssl-2021", Title: "Subject Leadership"})
	d.Session(model.Session{ID: 2, Number: 1, Kind: model.Workshop, Date: model.MakeDay(2021, time.November, 17)})
	s := model.NewSnapshot(9, nil).Apply(d.Change())
	for kind, name := range map[model.PaperKind]string{
		model.PaperCalendar: "calendar-ssl-2021.ics", model.PaperCSV: "roster-ssl-2021.csv", model.PaperWorkbook: "workgroup-ssl-2021.xlsx", model.PaperAnonymous: "numbers-ssl-2021.csv",
	} {
		p, err := paper.Disk{}.Make(s, model.Wanted{Kind: kind}, time.Date(2021, time.November, 1, 9, 0, 0, 0, time.UTC))
		if err != nil || p.Name != name || len(p.Bytes) == 0 {
			t.Errorf("%s: %s, %d bytes, %v", kind, p.Name, len(p.Bytes), err)
		}
	}
	if _, err := (paper.Disk{}).Make(s, model.Wanted{Kind: "letter"}, time.Time{}); err == nil || err.Error() != "this kind of document is not known" {
		t.Error(err)
	}
}
