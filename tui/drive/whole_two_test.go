//go:build linux || darwin

package drive_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/model"
	"workgroup/model/demo"
	"workgroup/store"
	"workgroup/tui/drive"
)

var ofTwo = []string{"WORKGROUP_PASSPHRASE=" + secret, "WORKGROUP_NOW=2021-11-17T09:24"}

// does runs a command that is to end well, and gives what it put out.
func (h home) does(args ...string) string {
	h.t.Helper()
	s := h.command(ofTwo, args...)
	if s.code != 0 {
		h.t.Fatalf("%q ended with %d: %s", args, s.code, s.err)
	}
	return s.out
}

// only is the one file of a pattern.
func only(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(pattern)
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %q, %v", pattern, found, err)
	}
	return found[0]
}

// cohortIn is what the export of a file says of a cohort.
func cohortIn(t *testing.T, h home, path, code string) string {
	t.Helper()
	var all struct {
		Cohorts []struct {
			Code        string
			Enrolments  json.RawMessage
			Sessions    json.RawMessage
			Leads       json.RawMessage
			Evidence    json.RawMessage
			Departments json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(h.does("export", "json", "--file", path)), &all); err != nil {
		t.Fatal(err)
	}
	for _, c := range all.Cohorts {
		if c.Code == code {
			b, err := json.Marshal(c)
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}
	}
	t.Fatalf("%s has no cohort %s", path, code)
	return ""
}

// twoLeads are two laptops in one room: one invites the other, each takes half of the
// register and both one row in the middle; then they meet in a folder, and one decides.
func twoLeads(t *testing.T, a home) {
	b := newHome(t, a.binary)
	drive1, drive2 := a.file("asha.db"), b.file("ben.db")
	begin, err := demo.Build(func() model.ID { return store.NewID(rand.Reader) })
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Create(drive1, store.Options{Passphrase: []byte(secret), Cost: 12}, begin); err != nil {
		t.Fatal(err)
	}
	stick := t.TempDir()
	out := a.does("share", "--cohort", "ssl-2021", "--file", drive1, "--out", stick, "--laptop", "Asha's laptop")
	words := a.at("words")
	lines := bytes.Split([]byte(out), []byte("\n"))
	if err := os.WriteFile(words, bytes.TrimSpace(lines[3]), 0o600); err != nil {
		t.Fatal(err)
	}
	b.does("join", only(t, stick+"/*.workgroup-invitation"), "--file", drive2, "--words-file", words, "--name", "Ben Price")

	open := func(h home, path string) *drive.Run {
		r := h.startAs(drive.Options{Args: []string{"--file", path, "--cohort", "ssl-2021", "--session", "1"}, Env: ofTwo})
		r.Wait("IN THE ROOM", "unmarked 18 of 18")
		return r
	}
	asha, ben := open(a, drive1), open(b, drive2)
	asha.Type("ppppppppp")
	asha.Wait("IN THE ROOM 9 ", "unmarked 9 of 18", " saved ")
	ben.Press("down", "down", "down", "down", "down", "down", "down", "down")
	ben.Type("aaaaaaaaaa")
	ben.Wait("absent 10 ", "unmarked 8 of 18", " saved ")
	for _, r := range []*drive.Run{asha, ben} {
		r.Press(":")
		r.Wait("Everything by name")
		r.Type("folder\n")
		r.Wait("Which folder do you share")
		r.Type(stick + "\n")
	}
	for _, r := range []*drive.Run{asha, ben} {
		r.Wait("two answers 1 ", "unmarked 0 of 18", " / ")
	}
	asha.Press(":")
	asha.Wait("Everything by name")
	asha.Type("together\n")
	asha.Wait("TWO ANSWERS (1)", "Ben Price", "on Ben's laptop", "on Asha's laptop")
	asha.Press("enter")
	asha.Wait("No question has two answers.")
	ben.WaitGone("two answers 1 ")
	ben.Wait("unmarked 0 of 18", " saved ")
	for _, r := range []*drive.Run{asha, ben} {
		r.Press("ctrl+c", "enter")
		left(t, r, 0)
	}
	if x, y := cohortIn(t, a, drive1, "ssl-2021"), cohortIn(t, b, drive2, "ssl-2021"); x != y {
		t.Errorf("the two laptops end differently:\n%s\n%s", x, y)
	}
	if out := a.does("claims", "--file", drive1); out != "No question has two answers.\n" {
		t.Errorf("claims: %s", out)
	}
	if out := a.does("shut-out", "Ben's laptop", "--file", drive1); !strings.Contains(out, "Nothing was done yet") {
		t.Errorf("shut-out asks nothing: %s", out)
	}
	if out := a.does("shut-out", "Ben's laptop", "--yes", "--file", drive1); !strings.HasPrefix(out, "Ben's laptop is shut out: ") {
		t.Errorf("shut-out: %s", out)
	}
}
