package line_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/tui/line"
)

func one(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %q, %v", pattern, found, err)
	}
	return found[0]
}

// What came in the last file of another lead is listed, and what is not of that lead is not.
func TestWhatOtherLeadsChanged(t *testing.T) {
	d, asha := lawful(t)
	ben, stick := filepath.Join(t.TempDir(), "ben.db"), t.TempDir()
	d.do(line.Done, "changes", "--file", asha)
	d.tells("Nothing came from another laptop yet.")
	d.do(line.Done, "share", "--cohort", "ssl-2021", "--out", stick, "--laptop", "Asha's laptop", "--file", asha)
	words := filepath.Join(stick, "words")
	if err := os.WriteFile(words, []byte(strings.TrimSpace(strings.Split(d.out.String(), "\n")[3])), 0o600); err != nil {
		t.Fatal(err)
	}
	d.do(line.Done, "share", "--cohort", "ssl-2021", "--out", stick, "--file", asha)
	d.tells(" 2.workgroup-invitation") // two of one minute
	invitations, _ := filepath.Glob(stick + "/*.workgroup-invitation")
	for _, path := range invitations {
		if !strings.Contains(path, " 2.") {
			d.do(line.Done, "join", path, "--words-file", words, "--name", "Ben Price", "--file", ben)
		}
	}
	marked(t, d, ben)
	d.do(line.Done, "send", "--out", stick, "--file", ben)
	sent := one(t, stick+"/*.workgroup")
	d.do(line.Done, "receive", sent, "--file", asha)
	d.tells("present, session 1, by Ben Price")
	d.do(line.Done, "changes", "--cohort", "ssl-2021", "--from", "ben", "--file", asha)
	d.tells("ssl-2021  From Ben's laptop, ", "present, session 1, by Ben Price")
	d.do(line.Done, "changes", "--file", ben)
	if strings.Contains(d.out.String(), "Ben Price") {
		t.Errorf("his own changes came to him:\n%s", d.out.String())
	}
	d.do(line.WrongUse, "changes", "--from", "nobody", "--file", asha)
}

// marked has the first of the register be present.
func marked(t *testing.T, d *desk, path string) {
	t.Helper()
	b, err := d.world.Files.Open(path, []byte("secret"))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	space, err := b.Newest()
	if err != nil {
		t.Fatal(err)
	}
	s, err := b.Load(space)
	if err != nil {
		t.Fatal(err)
	}
	a := model.Stroke{Sheet: model.SheetID{Session: s.SessionNumbered(1).ID}, Enrolment: s.Enrolments[0].ID, Verb: model.VerbPresent}
	var lead model.ID
	for _, l := range s.Leads {
		if l.Name == "Ben Price" {
			lead = l.ID
		}
	}
	p, err := a.Plan(s, model.Env{Now: time.Date(2021, 11, 17, 9, 24, 0, 0, model.London()), NewID: d.world.NewID, Lead: lead})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Commit(p.Changes); err != nil {
		t.Fatal(err)
	}
}

// What lies in a folder may be called anything: nothing of it reaches the terminal that is no
// letter.
func TestOddNamesInAFolder(t *testing.T) {
	d, asha := lawful(t)
	shared := t.TempDir()
	d.do(line.Done, "share", "--cohort", "ssl-2021", "--out", t.TempDir(), "--file", asha)
	if err := os.WriteFile(filepath.Join(shared, "odd \u202e name.workgroup"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.do(line.Done, "folder", shared, "--file", asha)
	d.tells("Not whole yet: odd ")
	if strings.Contains(d.out.String(), "\u202e") {
		t.Errorf("it says %q", d.out.String())
	}
}
