package line_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"workgroup/model/change"
	"workgroup/tui"
	"workgroup/tui/line"
)

func TestWrongUse(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ args, says string }{
		{"frobnicate", `There is no command "frobnicate". workgroup --help lists the commands.`},
		{"--frob", "Unknown flag: --frob. workgroup --help lists the flags."},
		{"demo -x", "-x"},
		{"demo more", `demo takes no "more". workgroup demo --help says what it takes.`},
		{"version more", "version takes no"},
		{"export", "Say what to export: "},
		{"export yaml", `There is no export "yaml". There is: `},
		{"export json more", `json takes no "more". workgroup export json --help says what it takes.`},
		{"export evaluation", "Say which cohort: --cohort with its code"},
		{"export evaluation more", `evaluation takes no "more". workgroup export evaluation --help says what it takes.`},
		{"export evaluation --cohort=", "--cohort is empty"},
		{"--session one", `Invalid argument "one" for "--session" flag. workgroup --help lists the flags.`},
		{"--session -1", "--session takes the number of a session: 1, 2, 3 ..."},
		{"demo --session -1", "--session"},
		{"--session 0", "--session takes the number of a session: 1, 2, 3 ..."},
		{"demo --session 0", "--session takes the number of a session: 1, 2, 3 ..."},
		{"--file=", "--file is empty: give it a value, or leave it out."},
		{"demo --file=", "--file is empty"},
		{"export json --file=", "--file is empty"},
		{"export json --passphrase-file=", "--passphrase-file is empty"},
		{"--cohort=", "--cohort is empty"},
		{"--file", "--file"},
		{"help", `"help"`},
		{"completion bash", `"completion"`},
		{"__complete demo", `"__complete"`},
		{"__completeNoDesc demo", `"__completeNoDesc"`},
		{"--file own.db --passphrase-file nowhere.txt", "The passphrase file cannot be read"},
	} {
		d.refuses(line.WrongUse, c.says, strings.Fields(c.args)...)
	}
	d.env["WORKGROUP_NOW"] = "yesterday"
	d.refuses(line.WrongUse, `WORKGROUP_NOW is "yesterday": write it as 2021-11-17T09:24.`)
	d.env["WORKGROUP_NOW"] = ""
	d.world.Terminal = false
	for _, args := range []string{"", "demo", "demo --file try.db", "demo --file new.db", "--file own.db", "--file new.db"} {
		d.refuses(line.WrongUse, "The program needs a terminal.", strings.Fields(args)...)
	}
	if len(d.files.created) > 0 {
		t.Errorf("made: %v", d.files.created)
	}
}

// TestCodes gives each sort of error with every command that opens a file.
func TestCodes(t *testing.T) {
	for err, code := range map[error]int{errPassphrase: line.Passphrase, errInUse: line.InUse, errDamaged: line.Damaged, errOther: line.Failed} {
		d := newDesk(t)
		d.files.wrong["bad.db"] = err
		d.world.Terminal = err != errDamaged // somebody who sits there is asked what is to become of it
		for _, args := range []string{"--file bad.db", "demo --file bad.db", "export json --file bad.db", "export evaluation --cohort a --file bad.db"} {
			d.refuses(code, err.Error(), strings.Fields(args)...)
		}
	}
	d := newDesk(t)
	d.refuses(line.Failed, "not exist", "export", "json", "--file", "none.db")
	d.run = func(*tui.Root) error { return errOther }
	d.do(line.Failed, "--file", "own.db")
	if got := d.err.String(); got != "workgroup: the disk is on fire\n" {
		t.Errorf("it says %q", got)
	}
}

func TestVersionAndHelp(t *testing.T) {
	d := newDesk(t)
	d.says("workgroup v1.2.3\n", "version")
	for _, args := range []string{"--help", "-h", "demo --help", "export --help", "export json --help", "version -h"} {
		d.do(line.Done, strings.Fields(args)...)
		if !strings.Contains(d.out.String(), "--file") || d.err.Len() > 0 {
			t.Errorf("%s: out %q, err %q", args, d.out.String(), d.err.String())
		}
	}
	d.do(line.Done, "--help")
	for _, word := range []string{"demo ", "export ", "version ", "--cohort", "--session", "--ascii", "--passphrase-file", "default.db"} {
		if !strings.Contains(d.out.String(), word) {
			t.Errorf("the help does not say %q", word)
		}
	}
	for _, word := range []string{"completion", "no-help"} {
		if strings.Contains(d.out.String(), word) {
			t.Errorf("the help says %q", word)
		}
	}
}

func TestPassphrase(t *testing.T) {
	words := filepath.Join(t.TempDir(), "words")
	put := func(text string) {
		if err := os.WriteFile(words, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := newDesk(t)
	d.files.passphrase["own.db"] = "se cret "
	for _, text := range []string{"se cret ", "se cret \n", "se cret \r\n"} {
		put(text)
		d.says(d.written, "export", "json", "--file", "own.db", "--passphrase-file", words)
	}
	d.env["WORKGROUP_PASSPHRASE"] = "another"
	d.says(d.written, "export", "json", "--file", "own.db", "--passphrase-file", words) // before the environment's
	d.refuses(line.Passphrase, "does not open", "export", "json", "--file", "own.db")
	d.refuses(line.Passphrase, "does not open", "--file", "own.db")
	d.env["WORKGROUP_PASSPHRASE"] = "se cret "
	d.says(d.written, "export", "json", "--file", "own.db")
	put("")
	d.refuses(line.Passphrase, "does not open", "export", "json", "--file", "own.db", "--passphrase-file", words)
	if len(d.asked) > 0 {
		t.Errorf("it asked %q", d.asked)
	}

	d.env["WORKGROUP_PASSPHRASE"] = "" // as good as not set
	d.answer = "se cret "
	d.says(d.written, "export", "json", "--file", "own.db")
	d.answer = "no"
	d.refuses(line.Passphrase, "does not open", "export", "json", "--file", "own.db")
	d.refuse = errors.New("the terminal is gone")
	d.refuses(line.Failed, "the terminal is gone", "export", "json", "--file", "own.db")
	if !slices.Equal(d.asked, []string{"Passphrase for own.db: ", "Passphrase for own.db: ", "Passphrase for own.db: "}) {
		t.Errorf("it asked %q", d.asked)
	}
	d.world.Terminal = false
	d.refuses(line.WrongUse, "own.db is locked: give its passphrase with --passphrase-file or WORKGROUP_PASSPHRASE.", "export", "json", "--file", "own.db")
	if len(d.asked) != 3 {
		t.Error("it asks where nobody is")
	}
	d.says(d.written, "export", "json", "--file", "try.db") // which has none
}

func TestOpen(t *testing.T) {
	d := newDesk(t)
	d.do(line.Done, "--file", "own.db")
	if len(d.files.opened) > 0 || len(d.roots) != 1 {
		t.Errorf("a locked file is opened before its passphrase is asked for: %v", d.files.opened)
	}
	d.env["WORKGROUP_PASSPHRASE"] = "secret"
	d.do(line.Done, "--file", "own.db", "--cohort", "ssl-2021", "--session", "1", "--ascii")
	d.env["WORKGROUP_PASSPHRASE"] = ""
	d.do(line.Done, "--file", "try.db")
	if !slices.Equal(d.files.opened, []string{"own.db with secret", "try.db with "}) || len(d.roots) != 3 {
		t.Errorf("opened: %q", d.files.opened)
	}
	d.do(line.Done) // the usual place, with no file yet
	if len(d.roots) != 4 || len(d.files.created) > 0 {
		t.Errorf("made before it is asked for: %v", d.files.created)
	}
	for _, args := range [][]string{{"--file"}, {"demo", "--file"}} {
		d.refuses(line.Failed, "There is no folder nowhere/else for the file nowhere/else/own.db.", append(args, "nowhere/else/own.db")...)
	}
}

// TestNewFile makes a file, and fails to.
func TestNewFile(t *testing.T) {
	enter := tea.KeyPressMsg{Code: tea.KeyEnter}
	letter := func(r rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: r, Text: string(r)} }
	typed := func(text string) (out []tea.Msg) {
		for _, r := range text {
			out = append(out, letter(r))
		}
		return append(out, enter)
	}
	const good = "four green words here"
	keys := slices.Concat([]tea.Msg{letter('s')}, typed(good), typed(good), typed("Grace"), []tea.Msg{letter('a'), enter})
	for _, c := range []struct {
		creating error
		code     int
	}{{nil, line.Done}, {errOther, line.Failed}, {errInUse, line.InUse}} {
		d := newDesk(t)
		d.files.creating = c.creating
		d.run = func(r *tui.Root) error {
			press(r, keys...)
			if c.creating != nil {
				press(r, letter('x')) // any key leaves
				return nil
			}
			press(r, tui.LeaveMsg{})
			return nil
		}
		d.do(c.code, "--file", "new.db")
		if c.creating == nil {
			if !slices.Equal(d.files.opened, []string{"new.db with " + good}) || d.files.passphrase["new.db"] != good {
				t.Errorf("made: %v, opened: %v", d.files.created, d.files.opened)
			}
		} else if got := d.err.String(); got != "workgroup: "+c.creating.Error()+"\n" {
			t.Errorf("it says %q", got)
		}
	}
}

// TestLookAround looks around from the welcome: in a throw-away file, of which nothing
// stays, and the place of the own file is left empty.
func TestLookAround(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	enter := tea.KeyPressMsg{Code: tea.KeyEnter}
	for name, leave := range map[string]func(*tui.Root) error{
		"left": func(r *tui.Root) error { press(r, tui.LeaveMsg{}); return nil },
		"cut":  func(*tui.Root) error { return errOther },
	} {
		d := newDesk(t)
		d.run = func(r *tui.Root) error {
			press(r, enter)
			if there := temporary(t); len(there) != 1 {
				t.Errorf("%s: while it runs there is %v", name, there)
			}
			return leave(r)
		}
		d.do(map[string]int{"left": line.Done, "cut": line.Failed}[name], "--file", "new.db")
		if there := temporary(t); len(there) != 0 {
			t.Errorf("%s: left behind: %v", name, there)
		}
		if _, made := d.files.passphrase["new.db"]; made || len(d.files.created) != 1 {
			t.Errorf("%s: made: %v", name, d.files.created)
		}
	}
	d := newDesk(t)
	d.files.creating = errOther
	d.run = func(r *tui.Root) error {
		press(r, enter)
		if !strings.Contains(r.View().Content, errOther.Error()) {
			t.Error("it does not say why there is nothing to look around in")
		}
		return nil
	}
	d.do(line.Done, "--file", "new.db")
	if there := temporary(t); len(there) != 0 {
		t.Errorf("left behind: %v", there)
	}
}

// TestWindowWaitsForAKey starts it as from the desktop: whatever was said can be read
// before the window goes.
func TestWindowWaitsForAKey(t *testing.T) {
	for _, c := range []struct {
		args []string
		code int
		says string
	}{{[]string{"version"}, line.Done, ""}, {nil, line.Done, ""}, {[]string{"--file", "bad.db"}, line.InUse, errInUse.Error()}} {
		d := newDesk(t)
		d.files.wrong["bad.db"] = errInUse
		keys, said := 0, ""
		d.world.Key = func() { keys, said = keys+1, d.err.String() }
		d.do(c.code, c.args...)
		if keys != 0 {
			t.Errorf("%q: it waits though nobody clicked", c.args)
		}
		d.world.Clicked = true
		d.do(c.code, c.args...)
		if keys != 1 || !strings.Contains(said, c.says) || !strings.HasSuffix(said, "Press any key to close this window.") {
			t.Errorf("%q: it waited for %d keys and had said %q", c.args, keys, said)
		}
	}
}

func TestDemo(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	d := newDesk(t)
	d.do(line.Done, "demo", "--file", "try.db")
	d.do(line.Done, "demo", "--file", "fresh.db")
	if !slices.Equal(d.files.created, []string{"fresh.db"}) || !slices.Equal(d.files.opened, []string{"try.db with ", "fresh.db with "}) {
		t.Errorf("made: %q, opened: %q", d.files.created, d.files.opened)
	}
	d.env["WORKGROUP_PASSPHRASE"] = "secret" // is for other files
	d.refuses(line.WrongUse, "own.db is no demo file. Open it with: workgroup --file own.db", "demo", "--file", "own.db")

	for _, end := range []error{nil, errOther} {
		d.run = func(*tui.Root) error {
			if there := temporary(t); len(there) != 1 {
				t.Errorf("while it runs there is %v", there)
			}
			return end
		}
		d.do(map[error]int{nil: line.Done, errOther: line.Failed}[end], "demo")
		if there := temporary(t); len(there) != 0 {
			t.Errorf("left behind: %v", there)
		}
	}
	d.run = nil
	d.files.creating = errOther
	d.refuses(line.Failed, "on fire", "demo")
	d.files.creating = nil
	d.world.Demo = func() ([][]*change.Change, error) { return nil, errOther }
	d.refuses(line.Failed, "on fire", "demo", "--file", "another.db")
	if there := temporary(t); len(there) != 0 {
		t.Errorf("left behind: %v", there)
	}
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "none"))
	d.refuses(line.Failed, "No folder can be made for the throw-away file", "demo")
}

func TestExport(t *testing.T) {
	folder := t.TempDir()
	out := filepath.Join(folder, "year.json")
	d := newDesk(t)
	d.says(d.written, "export", "json", "--file", "try.db")
	d.failing = errDamaged
	d.refuses(line.Damaged, "damaged", "export", "json", "--file", "try.db") // nothing of what was made so far
	d.refuses(line.Damaged, "damaged", "export", "json", "--file", "try.db", "--out", out)
	if _, err := os.Stat(out); err == nil {
		t.Error("a damaged file was written out")
	}
	d.failing = nil
	d.says("", "export", "json", "--file", "try.db", "--out", out)
	read := func() string {
		t.Helper()
		b, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if got := read(); got != d.written {
		t.Errorf("it wrote %q", got)
	}
	if info, err := os.Stat(out); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v", info.Mode())
	}
	was := d.written
	d.written = "{}"
	d.refuses(line.WrongUse, out+" is there already. Choose another name, or add --force to replace it.", "export", "json", "--file", "try.db", "--out", out)
	if read() != was {
		t.Error("it was replaced without --force")
	}
	d.failing = errDamaged
	d.refuses(line.Damaged, "damaged", "export", "json", "--file", "try.db", "--out", out, "--force")
	if read() != was {
		t.Error("it was replaced by nothing")
	}
	d.failing = nil
	d.says("", "export", "json", "--file", "try.db", "--out", out, "--force")
	if read() != "{}" {
		t.Error("--force replaces nothing")
	}
	d.refuses(line.WrongUse, folder+" is a folder. Give --out the name of a file in it.", "export", "json", "--file", "try.db", "--out", folder, "--force")
	missing := filepath.Join(folder, "none", "year.json")
	d.refuses(line.Failed, missing+" was not written: no such file or directory.", "export", "json", "--file", "try.db", "--out", missing)

	// The file itself is never replaced, under whatever name.
	link := filepath.Join(folder, "link.json")
	if err := os.Symlink(out, link); err != nil {
		t.Fatal(err)
	}
	d.files.passphrase[out] = ""
	for _, name := range []string{out, link, filepath.Join(folder, ".", "none", "..", "year.json")} {
		d.refuses(line.WrongUse, "is the file itself", "export", "json", "--file", out, "--out", filepath.Clean(name), "--force")
	}
	if read() != "{}" {
		t.Error("the file was replaced by its own export")
	}
	if there, _ := os.ReadDir(folder); len(there) != 2 {
		t.Errorf("left behind: %v", there)
	}
}

func TestExportSaysThatCapsLockIsOn(t *testing.T) {
	d := newDesk(t)
	d.env["WORKGROUP_PASSPHRASE"] = "SECRET"
	if code := d.world.Execute([]string{"export", "json", "--file", "own.db"}); code != line.Done || d.out.String() != d.written {
		t.Fatalf("code %d, output %q", code, d.out.String())
	}
	if !strings.Contains(d.err.String(), "Caps Lock is on") {
		t.Errorf("it says %q", d.err.String())
	}
}

func TestExportEvaluation(t *testing.T) {
	out := filepath.Join(t.TempDir(), "evaluation.md")
	d := newDesk(t)
	evaluation := []string{"export", "evaluation", "--file", "try.db", "--cohort", "SSL-2023"}
	d.refuses(line.WrongUse, "There is no cohort SSL-2023: this file has none yet.", evaluation...)
	d.files.cohorts = []string{"ssl-2021", "ssl-2023"}
	d.do(line.Done, evaluation...)
	want := d.out.String()
	if !strings.HasPrefix(want, "# Evaluation: Cohort 0000000000000002\n\nAs of Mon 5 Jan 2026. No person") {
		t.Errorf("it says %q", want)
	}
	d.env["WORKGROUP_NOW"] = "2024-07-03T09:00"
	d.do(line.Done, append(evaluation, "--names")...)
	if !strings.Contains(d.out.String(), "As of Wed 3 Jul 2024. People and schools are named") {
		t.Errorf("with names it says %q", d.out.String())
	}
	d.env["WORKGROUP_NOW"] = "soon"
	d.refuses(line.WrongUse, `WORKGROUP_NOW is "soon"`, evaluation...)
	d.env["WORKGROUP_NOW"] = ""
	d.says("", append(evaluation, "--out", out)...)
	if b, err := os.ReadFile(out); err != nil || string(b) != want {
		t.Errorf("it wrote %q, %v", b, err)
	}
	d.refuses(line.WrongUse, out+" is there already. Choose another name, or add --force to replace it.", append(evaluation, "--out", out)...)
	d.says("", append(evaluation, "--out", out, "--force")...)
	d.refuses(line.Failed, "not exist", "export", "evaluation", "--file", "none.db", "--cohort", "ssl-2021")
	d.refuses(line.WrongUse, "There is no cohort ssl-1999 in this file. There is: ssl-2021, ssl-2023.", "export", "evaluation", "--file", "try.db", "--cohort", "ssl-1999")
	d.files.loading = errDamaged
	d.refuses(line.Damaged, "damaged", evaluation...)
	d.files.reading = errDamaged
	d.refuses(line.Damaged, "damaged", evaluation...)
}
