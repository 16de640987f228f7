package line_test

import (
	"strings"
	"testing"
	"time"

	"workgroup/tui"
	"workgroup/tui/line"
)

func TestRestoreLists(t *testing.T) {
	d := newDesk(t)
	d.do(line.Done, "restore", "--file", "own.db")
	if got := d.out.String(); got != "No copies of own.db are kept yet.\n" {
		t.Error(got)
	}
	d.out.Reset()
	d.files.kept = []tui.Kept{{Path: "own.db copies/2.db", At: time.Date(2026, 11, 23, 8, 2, 0, 0, time.UTC), Bytes: 1 << 20}}
	d.do(line.Done, "restore", "--file", "own.db")
	if got := d.out.String(); got != "Mon 23 Nov 2026 08:02    1024 KB  own.db copies/2.db\n" {
		t.Error(got)
	}
}

func TestRestoreSaysWhatWouldBeMissing(t *testing.T) {
	for _, x := range []struct {
		name string
		gone []string
		yes  bool
		says []string
		done string
	}{
		{"nobody knows", nil, false, []string{"copy.db is whole. What own.db has besides cannot be told", "Nothing was changed yet: add --yes"}, ""},
		{"nothing", []string{}, false, []string{"nothing in own.db is newer", "add --yes"}, ""},
		{"two changes", []string{"Wed  Siân\x1b[2J: late", "Wed  a note"}, false, []string{"has 2 changes that it has not:\n  Wed  Siân", "\n  Wed  a note\nNothing was changed"}, ""},
		{"many", make([]string, 25), false, []string{"has 25 changes", "  (5 older ones)\n"}, ""},
		{"done", []string{"Wed  a note"}, true, []string{"own.db is the copy now. What stood there is old.db.\n"}, "copy.db in the place of own.db"},
	} {
		t.Run(x.name, func(t *testing.T) {
			d := newDesk(t)
			d.files.passphrase["copy.db"], d.files.gone = "secret", x.gone
			d.env["WORKGROUP_PASSPHRASE"] = "secret"
			args := []string{"restore", "copy.db", "--file", "own.db"}
			if x.yes {
				args = append(args, "--yes")
			}
			d.do(line.Done, args...)
			for _, want := range x.says {
				if !strings.Contains(d.out.String(), want) {
					t.Errorf("%q is not in\n%s", want, d.out.String())
				}
			}
			if strings.Contains(d.out.String(), "\x1b") {
				t.Error("a control character reached the terminal")
			}
			if got := strings.Join(d.files.created, "; "); got != x.done {
				t.Errorf("done is %q", got)
			}
		})
	}
}

func TestRestoreAsksForThePassphraseOfTheCopy(t *testing.T) {
	d := newDesk(t)
	d.files.passphrase["copy.db"], d.answer = "secret", "another"
	d.do(line.Passphrase, "restore", "copy.db", "--file", "own.db")
	d.world.Terminal = false
	d.do(line.WrongUse, "restore", "copy.db", "--file", "own.db")
	d.do(line.WrongUse, "restore", "a", "b")
	d.do(line.WrongUse, "backup")
	d.do(line.Failed, "restore", "nowhere.db")
}
