package line

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"workgroup/tui"
)

// noFiles sorts errors, and nothing else.
type noFiles struct{ tui.Files }

func (noFiles) Why(error) tui.Why { return tui.WhyOther }

func TestWhatIsSaidIsHarmless(t *testing.T) {
	for in, want := range map[string]string{
		"one line":                      "one line",
		"two\nlines":                    "two\nlines",
		"\x1b[2Jgone\x1b]0;x\x07":       "gone",
		"Asha \u202enigeb\u202c\r\nBob": "Asha nigeb\nBob",
	} {
		if got := harmless(in); strings.TrimRight(got, " ") != want && strings.ReplaceAll(got, " \n", "\n") != want {
			t.Errorf("%q is printed as %q, not %q", in, got, want)
		}
	}
	var out, wrong bytes.Buffer
	w := World{Stdout: &out, Stderr: &wrong}
	w.say("%s is kept", "\x1b[31ma.db")
	if got := out.String(); got != "a.db is kept\n" {
		t.Errorf("%q", got)
	}
	w.Files = noFiles{}
	w.end(errors.New("there is no \x1b[31ma.db"))
	if got := wrong.String(); got != "workgroup: there is no a.db\n" {
		t.Errorf("%q", got)
	}
}
