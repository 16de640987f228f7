//go:build linux || darwin

package drive_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"workgroup/tui/drive"
	"workgroup/tui/drive/screen"
)

// TestMain has more run at a time than there are processors: what is driven is waited for most
// of the time.
func TestMain(m *testing.M) {
	flag.Parse()
	if at := flag.Lookup("test.parallel"); at.Value.String() == at.DefValue {
		if err := at.Value.Set("4"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// TestWhole drives the program itself, built once.
func TestWhole(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "workgroup")
	if text, err := exec.Command("go", "build", "-ldflags=-s -w", "-o", binary, "workgroup").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for name, test := range map[string]func(*testing.T, home){
		"two windows, within a second": twoWindowsQuickly, // alone, before those that share the machine
	} {
		t.Run(name, func(t *testing.T) { test(t, newHome(t, binary)) })
	}
	for name, test := range map[string]func(*testing.T, home){
		"the first register":             firstRegister,
		"thirty-one keys at most":        fewKeys,
		"the plug at any moment":         plugAtAnyMoment,
		"held keys":                      heldKeys,
		"pasted names":                   pastedNames,
		"a name typed outside the door":  nameOutsideDoor,
		"Caps Lock":                      capsLock,
		"resized while typing":           resizedWhileTyping,
		"straight to a register":         straight,
		"the clock":                      clock,
		"a finished register":            finishedRegister,
		"leaving is seen":                seenToQuit,
		"undo on another screen":         undoElsewhere,
		"asked to end":                   askedToEnd,
		"the window closed":              windowClosed,
		"nothing for a passphrase":       noPassphrase,
		"a file of one's own":            ownFile,
		"a lead's first days, 80x24":     firstDays(80, 24),
		"a lead's first days, 120x30":    firstDays(120, 30),
		"a locked demo":                  lockedDemo,
		"covered and locked":             coveredAndLocked,
		"two windows":                    twoWindows,
		"looks":                          looks,
		"nasty names":                    nastyNames,
		"nasty names in the terminal":    nastyBytes,
		"files that are not ours":        notOurs,
		"files that are damaged":         damaged,
		"no file":                        noFile,
		"export":                         export,
		"the five cohorts of the demo":   fiveCohorts,
		"export of a locked file":        exportLocked,
		"two leads in one room":          twoLeads,
		"two leads by a server":          twoLeadsByServer,
		"the plug while together":        plugWhileTogether,
		"a throw-away file":              throwAway,
		"what the command line does not": wrongUse,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, newHome(t, binary))
		})
	}
	t.Run("the disk", func(t *testing.T) {
		t.Parallel()
		diskTests(t, binary)
	})
}

// diskTests run all at once: most of their time they wait for the two seconds in which the program tries to save.
func diskTests(t *testing.T, binary string) {
	var waiting sync.WaitGroup
	defer waiting.Wait()
	for name, test := range map[string]func(*testing.T, home){
		"a full disk":                  fullDisk,
		"a full disk and no window":    fullDiskNoWindow,
		"a full disk and a question":   fullDiskAsked,
		"the file gone":                fileGone,
		"room again":                   roomAgain,
		"a file that can only be read": readOnly,
	} {
		waiting.Go(func() {
			t.Run(name, func(t *testing.T) { test(t, newHome(t, binary)) })
		})
	}
}

// home is a home of its own for each test: nothing else of the machine is touched.
type home struct {
	t      *testing.T
	binary string
	folder string
}

func newHome(t *testing.T, binary string) home {
	h := home{t, binary, t.TempDir()}
	for _, name := range []string{"tmp", "files"} {
		if err := os.Mkdir(h.at(name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

// of is the home for a part of its test.
func (h home) of(t *testing.T) home {
	h.t = t
	return h
}

// at is a path in the home.
func (h home) at(name string) string { return filepath.Join(h.folder, name) }

// file is the path of a file to work with.
func (h home) file(name string) string { return h.at(filepath.Join("files", name)) }

func (h home) env(more ...string) []string {
	return append([]string{
		"HOME=" + h.folder, "XDG_CONFIG_HOME=" + h.at("config"), "XDG_DATA_HOME=" + h.at("data"), "XDG_CACHE_HOME=" + h.at("cache"),
		"XDG_CONFIG_DIRS=" + h.at("none"), "XDG_DATA_DIRS=" + h.at("none"), "TMPDIR=" + h.at("tmp"),
		"WORKGROUP_NOW=", "WORKGROUP_PASSPHRASE=",
	}, more...)
}

// start runs the program in a terminal of 120 by 36.
func (h home) start(args ...string) *drive.Run {
	h.t.Helper()
	return h.startAs(drive.Options{Args: args})
}

// startAs runs the program in a terminal as o says, with the home's environment before that of o.
func (h home) startAs(o drive.Options) *drive.Run {
	h.t.Helper()
	if o.Path == "" {
		o.Path = h.binary
	}
	o.Patience = time.Minute
	if o.Width == 0 {
		o.Width, o.Height = 120, 36
	}
	o.Env, o.Dir = h.env(o.Env...), h.folder
	return drive.Start(h.t, o)
}

// register opens the first register of the demo file at path, which is made if it is missing.
func (h home) register(path string) *drive.Run {
	h.t.Helper()
	r := h.start("demo", "--file", path, "--cohort", "ssl-2021", "--session", "1")
	r.Wait("IN THE ROOM", "MARKING:")
	return r
}

// demo makes a demo file with nobody marked.
func (h home) demo(name string) string {
	h.t.Helper()
	path := h.file(name)
	r := h.start("demo", "--file", path)
	r.Wait("Cohorts", "to come", "enter open")
	quit(h.t, r)
	return path
}

// said is what a command without a terminal wrote, and its exit code.
type said struct {
	out, err string
	code     int
}

// command runs the program without a terminal.
func (h home) command(env []string, args ...string) said {
	h.t.Helper()
	c := exec.Command(h.binary, args...)
	c.Env, c.Dir = append(os.Environ(), h.env(env...)...), h.folder
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	err := c.Run()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		h.t.Fatal(err)
	}
	return said{out.String(), errs.String(), c.ProcessState.ExitCode()}
}

// refused checks that a command wrote nothing but one line that has the words in it, and ended with the code.
func (s said) refused(t *testing.T, code int, words ...string) {
	t.Helper()
	if s.code != code {
		t.Errorf("exit code %d, want %d (%q)", s.code, code, s.err)
	}
	if s.out != "" {
		t.Errorf("it put out %q", s.out)
	}
	if strings.Count(s.err, "\n") != 1 || !strings.HasSuffix(s.err, "\n") || strings.Contains(s.err, "goroutine") {
		t.Errorf("it said %q, want one line", s.err)
	}
	for _, w := range words {
		if !strings.Contains(s.err, w) {
			t.Errorf("it said %q, want %q in it", s.err, w)
		}
	}
}

// quit leaves the program as a person does, and checks that the terminal is as it was.
func quit(t *testing.T, r *drive.Run) {
	t.Helper()
	r.Press("ctrl+c")
	r.Wait("leave (q too)")
	r.Press("ctrl+c")
	left(t, r, 0)
}

// left waits for the end and checks that nothing is left of the program in the terminal.
func left(t *testing.T, r *drive.Run, code int) {
	t.Helper()
	if got := r.Exit(); got != code {
		t.Errorf("exit code %d, want %d. The screen:\n%s", got, code, r.Screen())
	}
	r.Look(func(s *screen.Screen) {
		if s.Alternate() || !s.Cursor().Visible || s.Mode(2004) || s.Mode(1000) || s.Mode(1002) || s.Mode(1004) || s.Keyboard() != 0 {
			t.Error("the terminal is not as it was")
		}
	})
	nothingUnknown(t, r)
}

// state is what a register showed at one moment.
type state struct {
	marks    []string // of each row, from the first: "present 09:24"
	names    []string
	unmarked string // "13 of 18"
	saved    bool
}

// look reads a register of 120 columns that is shown whole.
func lookAt(s *screen.Screen) state {
	st := state{saved: strings.Contains(s.Line(0), "  saved  ")}
	if _, after, ok := strings.Cut(s.Line(1), "unmarked "); ok {
		st.unmarked = after
	}
	name, school, mark, told := column(s, "Name"), column(s, "School"), column(s, "Mark"), column(s, "Told us before")
	_, height := s.Size()
	for y := 4; y < height && name > 0 && strings.TrimSpace(cells(s, y, 0, name)) != "" && !strings.HasPrefix(s.Line(y), "─"); y++ {
		st.names = append(st.names, strings.TrimSpace(cells(s, y, name, school)))
		words := strings.Join(strings.Fields(cells(s, y, mark, told)), " ")
		if strings.HasPrefix(words, "unmarked") {
			words = "unmarked" // without the day of what was told before
		}
		st.marks = append(st.marks, words)
	}
	return st
}

// column is where the heading of a column begins, -1 where there is none.
func column(s *screen.Screen, heading string) int {
	width, _ := s.Size()
	for x := range width {
		if strings.HasPrefix(cells(s, 3, x, width), heading) {
			return x
		}
	}
	return -1
}

// cells is the text of some cells of a row.
func cells(s *screen.Screen, y, from, to int) string {
	var b strings.Builder
	for x := from; x < to; x++ {
		b.WriteString(s.Cell(x, y).Content)
	}
	return b.String()
}

// see is the state of the register now.
func see(r *drive.Run) (st state) {
	r.Look(func(s *screen.Screen) { st = lookAt(s) })
	return st
}

// until waits until the register has come to a state, and returns it.
func until(r *drive.Run, what string, holds func(state) bool) (st state) {
	r.WaitFor(what, func(s *screen.Screen) bool {
		st = lookAt(s)
		return holds(st)
	})
	return st
}

// saved waits until so many are unmarked and all is saved: "0 of 18".
func saved(r *drive.Run, unmarked string) state {
	return until(r, "to have "+unmarked+" unmarked, all saved", func(st state) bool { return st.saved && st.unmarked == unmarked })
}

// reads waits until a sentence stands on the screen, over as many lines as it takes.
func reads(r *drive.Run, sentence string) {
	r.WaitFor("to read "+sentence, func(s *screen.Screen) bool {
		return strings.Contains(strings.Join(strings.Fields(s.Text()), " "), sentence)
	})
}

// all is n times the same.
func all(n int, what string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = what
	}
	return out
}

func differ(got, want []string) string {
	for i := range max(len(got), len(want)) {
		var g, w string
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			return fmt.Sprintf("row %d is %q, want %q", i+1, g, w)
		}
	}
	return ""
}

// twoWindowsQuickly tries until the answer comes within a second, a few times: the machine may be busy with something else.
func twoWindowsQuickly(t *testing.T, h home) {
	path := h.file("try.db")
	h.register(path)
	best := time.Hour
	for range 8 {
		began := time.Now()
		second := h.startAs(drive.Options{Args: []string{"demo", "--file", path}, Width: 400, Height: 10})
		left(t, second, 4)
		best = min(best, time.Since(began))
		if !second.Contains(path + " is already open in another window") {
			t.Errorf("it says %q", second.Screen())
		}
		if best <= time.Second {
			return
		}
	}
	t.Errorf("a second window was told after %v", best)
}
