//go:build linux || darwin

package drive_test

import (
	"crypto/rand"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
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

// pair are two laptops that share a cohort: Robin invited Ben.
type pair struct {
	robin, ben home
	// theirs are their files.
	theirs [2]string
	// folder is the one over which they met.
	folder string
}

// meet has two laptops share the demo's first cohort.
func meet(t *testing.T, robin home) pair {
	t.Helper()
	p := pair{robin: robin, ben: newHome(t, robin.binary), folder: t.TempDir()}
	p.theirs = [2]string{p.robin.file("robin.db"), p.ben.file("ben.db")}
	begin, err := demo.Build(func() model.ID { return store.NewID(rand.Reader) })
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Create(p.theirs[0], store.Options{Passphrase: []byte(secret), Cost: 12}, begin); err != nil {
		t.Fatal(err)
	}
	out := p.robin.does("share", "--cohort", "ssl-2021", "--file", p.theirs[0], "--out", p.folder)
	p.ben.does("join", only(t, p.folder+"/*.workgroup-invitation"), "--file", p.theirs[1], "--words-file", p.ben.words(out), "--name", "Ben Price")
	return p
}

// twelve are the words that a command says, on a line of their own.
var twelve = regexp.MustCompile(`(?m)^ *((?:[a-z]+ ){11}[a-z]+)$`)

// words puts the twelve words that were said into a file.
func (h home) words(said string) string {
	h.t.Helper()
	found := twelve.FindStringSubmatch(said)
	if found == nil {
		h.t.Fatalf("there are no twelve words in %s", said)
	}
	path := filepath.Join(h.t.TempDir(), "words")
	if err := os.WriteFile(path, []byte(found[1]), 0o600); err != nil {
		h.t.Fatal(err)
	}
	return path
}

// openRobin and openBen open the register of the first session.
func (p pair) openRobin() *drive.Run { return p.robin.registerOf(p.theirs[0]) }
func (p pair) openBen() *drive.Run   { return p.ben.registerOf(p.theirs[1]) }

func (h home) registerOf(path string) *drive.Run {
	h.t.Helper()
	r := h.startAs(drive.Options{Args: []string{"--file", path, "--cohort", "ssl-2021", "--session", "1"}, Env: ofTwo})
	r.Wait("IN THE ROOM", "MARKING:")
	return r
}

// same waits until both registers show the same, so many unmarked, all saved, and gives that.
func same(robin, ben *drive.Run, unmarked string) state {
	var a state
	for {
		a = saved(robin, unmarked)
		b := until(ben, "to show what the other laptop shows", func(b state) bool { return b.saved && differ(b.marks, a.marks) == "" })
		if now := see(robin); now.saved && differ(now.marks, b.marks) == "" {
			return now
		}
	}
}

// end leaves both programs and checks that both files have what was marked, and that no
// question has two answers.
func (p pair) end(t *testing.T, robin, ben *drive.Run, want []string) {
	t.Helper()
	for _, r := range []*drive.Run{robin, ben} {
		r.Press("ctrl+c", "enter")
		left(t, r, 0)
	}
	if x, y := cohortIn(t, p.robin, p.theirs[0], "ssl-2021"), cohortIn(t, p.ben, p.theirs[1], "ssl-2021"); x != y {
		t.Errorf("the two laptops end differently:\n%s\n%s", x, y)
	}
	out := p.ben.does("export", "json", "--file", p.theirs[1])
	var got []string
	for _, m := range exported(t, out, "ssl-2021").Sessions[0].Marks {
		got = append(got, strings.TrimSpace(m.Mark+" "+m.Arrived))
	}
	if wrong := differ(got, want); wrong != "" {
		t.Errorf("exported: %s", wrong)
	}
	for n, h := range []home{p.robin, p.ben} {
		if out := h.does("claims", "--file", p.theirs[n]); out != "No question has two answers.\n" {
			t.Errorf("claims: %s", out)
		}
	}
}

// twoLeads are two laptops in one room, and a folder that comes and goes, as a stick does:
// each takes half of the register, the second part of it while the folder is away, and both
// the row in the middle; then they meet in the folder again, and one decides.
func twoLeads(t *testing.T, h home) {
	p := meet(t, h)
	robin, ben := p.openRobin(), p.openBen()
	both := []*drive.Run{robin, ben}
	robin.Type("pppp")
	saved(robin, "14 of 18")
	ben.Hold("down", 9)
	ben.Type("aaaaa")
	saved(ben, "13 of 18")
	for _, r := range both {
		r.Press(":")
		r.Wait("Everything by name")
		r.Type("folder\n")
		r.Wait("Which folder do you share")
		r.Type(p.folder + "\n")
	}
	want := slices.Concat(all(4, "present 09:24"), all(5, "unmarked"), all(5, "absent"), all(4, "unmarked"))
	if wrong := differ(same(robin, ben, "9 of 18").marks, want); wrong != "" {
		t.Error(wrong)
	}
	away := p.folder + " away"
	if err := os.Rename(p.folder, away); err != nil {
		t.Fatal(err)
	}
	for _, r := range both {
		r.Wait("alone")
	}
	robin.Type("ppppp")
	saved(robin, "4 of 18")
	robin.Wait("alone, 5 to send")
	ben.Type("aaaa")
	saved(ben, "5 of 18")
	ben.Hold("down", 4)
	ben.Type("a")
	saved(ben, "4 of 18")
	ben.Wait("alone, 5 to send")
	if err := os.Rename(away, p.folder); err != nil {
		t.Fatal(err)
	}
	for _, r := range both {
		r.Wait("two answers 1 ", "unmarked 0 of 18", " / ", "folder there")
	}
	robin.Press(":")
	robin.Wait("Everything by name")
	robin.Type("together\n")
	robin.Wait("TWO ANSWERS (1)", "Ben Price", "on Ben's laptop", "on Robin's laptop")
	robin.Press("enter")
	robin.Wait("No question has two answers.")
	ben.WaitGone("two answers 1 ")
	robin.Press("esc")
	end := same(robin, ben, "0 of 18")
	want = append(all(8, "present 09:24"), all(10, "absent")...)
	want[8] = end.marks[8]
	if wrong := differ(end.marks, want); wrong != "" {
		t.Error(wrong)
	}
	p.end(t, robin, ben, want)
	if out := p.robin.does("shut-out", "Ben's laptop", "--file", p.theirs[0]); !strings.Contains(out, "Nothing was done yet") {
		t.Errorf("shut-out asks nothing: %s", out)
	}
	if out := p.robin.does("shut-out", "Ben's laptop", "--yes", "--file", p.theirs[0]); !strings.HasPrefix(out, "Ben's laptop is shut out: ") {
		t.Errorf("shut-out: %s", out)
	}
}
