//go:build linux || darwin

package drive_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"workgroup/tui/drive"
	"workgroup/tui/drive/screen"
)

// TestDrive drives the two floor programs, built once.
func TestDrive(t *testing.T) {
	folder := t.TempDir()
	if text, err := exec.Command("go", "build", "-ldflags=-s -w", "-o", folder+string(filepath.Separator), "./floor/min", "./floor/list").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	floor := floors{min: filepath.Join(folder, "min"), list: filepath.Join(folder, "list")}
	for name, test := range map[string]func(*testing.T){
		"quits":                       floor.quits,
		"marks":                       floor.marks,
		"keys keep their order":       floor.order,
		"survives the plug":           floor.plug,
		"resizes":                     floor.resizes,
		"signals":                     floor.signals,
		"window closed":               floor.windowClosed,
		"escape stays escape":         floor.escape,
		"paste is no key":             floor.paste,
		"other terminals":             floor.otherTerminals,
		"failures name what is wrong": floor.failures,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t)
		})
	}
}

type floors struct{ min, list string }

func nothingUnknown(t *testing.T, r *drive.Run) {
	t.Helper()
	if u := r.Unknown(); len(u) > 0 {
		t.Errorf("sequences that the screen does not understand: %v", u)
	}
}

func (f floors) quits(t *testing.T) {
	r := drive.Start(t, drive.Options{Path: f.min})
	r.Wait("ready, 0 keys")
	r.Look(func(s *screen.Screen) {
		if !s.Alternate() || s.Cursor().Visible {
			t.Errorf("alternate %v, cursor %+v", s.Alternate(), s.Cursor())
		}
	})
	if !r.Running() || r.Written() == 0 {
		t.Error("it does not run")
	}
	r.Press("q")
	if code := r.Exit(); code != 0 || r.Running() {
		t.Errorf("exit code %d, running %v", code, r.Running())
	}
	r.Look(func(s *screen.Screen) {
		if s.Alternate() || !s.Cursor().Visible || s.Mode(2004) {
			t.Error("the terminal is not as it was")
		}
	})
	nothingUnknown(t, r)
}

func (f floors) marks(t *testing.T) {
	r := drive.Start(t, drive.Options{Path: f.list, Args: []string{"-rows", "60"}})
	r.Wait("Marks made: 0")
	r.Press("p", "down", "a", "up", "up", "l")
	r.Wait("Marks made: 3")
	for i, want := range []string{"", "present", "late", "absent", "unmarked"} {
		if !strings.HasSuffix(r.Line(i), want) {
			t.Errorf("line %d is %q, want %s at its end", i, r.Line(i), want)
		}
	}
	r.Look(func(s *screen.Screen) {
		if s.Cell(0, 3).Style.Attributes&screen.Reverse == 0 || s.Cell(0, 2).Style != (screen.Style{}) {
			t.Errorf("the cursor's row does not stand out: %+v, %+v", s.Cell(0, 3).Style, s.Cell(0, 2).Style)
		}
	})
	if !strings.Contains(r.Picture(), "\x1b[0;1;7m>     3") {
		t.Errorf("the picture has no highlight:\n%q", r.Picture())
	}
	r.Hold("j", 40)
	r.Wait(">    43")
	r.Press("k")
	r.WaitGone(">    43")
	if r.Contains(">    43") || !r.Contains(">    42") {
		t.Error(r.Screen())
	}
	r.Press("q")
	r.Exit()
	nothingUnknown(t, r)
}

// order sends keys in all the ways there are, faster than they are read.
func (f floors) order(t *testing.T) {
	r := drive.Start(t, drive.Options{Path: f.list, Args: []string{"-rows", "200"}, Height: 210, Width: 80})
	r.Type("pal")
	r.Burst("pal")
	r.Press("p", "a", "l")
	r.Hold("p", 100)
	r.Wait("Marks made: 109")
	for i := range 109 {
		want := "present"
		if i < 9 {
			want = []string{"present", "absent", "late"}[i%3]
		}
		if !strings.HasSuffix(r.Line(i+1), want) {
			t.Fatalf("row %d is %q, want %s", i+1, r.Line(i+1), want)
		}
	}
	nothingUnknown(t, r)
}

func (f floors) plug(t *testing.T) {
	file := filepath.Join(t.TempDir(), "marks.db")
	args := []string{"-db", file}
	r := drive.Start(t, drive.Options{Path: f.list, Args: args})
	r.Wait("Marks made: 0")
	r.Type("ppp")
	r.Wait("Marks made: 3")
	r.Kill()
	if code := r.Exit(); code != 128+int(syscall.SIGKILL) {
		t.Errorf("exit code %d after the plug was pulled", code)
	}
	if info, err := os.Stat(file); err != nil || info.Size() == 0 {
		t.Errorf("no file of marks: %v", err)
	}
	again := drive.Start(t, drive.Options{Path: f.list, Args: args})
	again.Wait("Marks made: 0")
	second := drive.Start(t, drive.Options{Path: f.list, Args: args, Width: 300, Height: 9})
	if code := second.Exit(); code != 1 || !second.Contains("does not open as a bbolt file") {
		t.Errorf("two at one file: code %d\n%s", code, second.Screen())
	}
}

func (f floors) resizes(t *testing.T) {
	r := drive.Start(t, drive.Options{Path: f.list, Args: []string{"-rows", "60"}})
	r.Wait("    22  ", "q quit")
	r.Resize(100, 40)
	r.Wait("    38  ", "q quit")
	r.Resize(60, 10)
	r.WaitFor("to draw eight people", func(s *screen.Screen) bool {
		_, h := s.Size()
		return h == 10 && strings.Contains(s.Line(9), "q quit") && strings.Contains(s.Line(8), "     8  ")
	})
	r.Resize(0, 0)
	r.Type("pp")
	r.Resize(80, 24)
	r.Wait("Marks made: 2", "q quit")
	nothingUnknown(t, r)
}

func (f floors) signals(t *testing.T) {
	r := drive.Start(t, drive.Options{Path: f.min})
	r.Wait("ready")
	r.Signal(syscall.SIGTERM)
	if code := r.Exit(); code != 0 && code != 1 {
		t.Errorf("exit code %d after SIGTERM", code)
	}
}

func (f floors) windowClosed(t *testing.T) {
	r := drive.Start(t, drive.Options{Path: f.min})
	r.Wait("ready")
	r.Hangup()
	if code := r.Exit(); code != 128+int(syscall.SIGHUP) {
		t.Errorf("exit code %d after its window was closed", code)
	}
}

// escape counts keys: escape and j read as one would be one key.
func (f floors) escape(t *testing.T) {
	r := drive.Start(t, drive.Options{Path: f.min})
	r.Wait("ready")
	begun := time.Now()
	r.Press("esc", "j", "esc", "[", "A")
	r.Wait("ready, 5 keys")
	if took := time.Since(begun); took < 2*drive.EscapeGap {
		t.Errorf("two gaps after escape took %v", took)
	}
}

func (f floors) paste(t *testing.T) {
	r := drive.Start(t, drive.Options{Path: f.min})
	r.Wait("ready")
	r.Paste("qqq\n")
	r.Press("x")
	r.Wait("ready, 1 key")
}

func (f floors) otherTerminals(t *testing.T) {
	for i, o := range []drive.Options{
		{Kitty: true}, {Clusters: true, Light: true}, {Term: "xterm"}, {Term: "xterm-kitty", Kitty: true}, {Term: "linux"}, {Term: "dumb"}, {Term: "tmux-256color"},
	} {
		o.Path = f.list
		o.Env = []string{fmt.Sprintf("PATH=/nowhere%d", i)}
		o.Args = []string{"-rows", "60"}
		r := drive.Start(t, o)
		r.Wait("Marks made: 0")
		r.Press("p", "esc", "down", "shift+tab", "ctrl+z", "a")
		r.Wait("Marks made: 2", ">     4")
		r.Press("q")
		if code := r.Exit(); code != 0 {
			t.Errorf("%+v: exit code %d", o, code)
		}
		nothingUnknown(t, r)
	}
}

// told is a test that notes how it failed; like a test's, its Fatal does not return.
type told struct {
	testing.TB
	text string
}

func (n *told) Helper() {}
func (n *told) Fatal(a ...any) {
	n.text = fmt.Sprint(a...)
	runtime.Goexit()
}
func (n *told) Fatalf(format string, a ...any) { n.Fatal(fmt.Sprintf(format, a...)) }

func (f floors) failures(t *testing.T) {
	for want, do := range map[string]func(testing.TB){
		"there is no key \"entre\"": func(n testing.TB) { drive.Start(n, drive.Options{Path: f.min}).Press("entre") },
		"nobody does not start":     func(n testing.TB) { drive.Start(n, drive.Options{Path: "nobody"}) },
		"in vain for the program to show \"never\". The screen:\n+---": func(n testing.TB) {
			r := drive.Start(n, drive.Options{Path: f.min, Patience: 50 * time.Millisecond})
			r.Wait("never")
		},
		"in vain for the program to end": func(n testing.TB) {
			drive.Start(n, drive.Options{Path: f.min, Patience: 50 * time.Millisecond}).Exit()
		},
		"ended with code 2; it was expected to show \"Marks\"": func(n testing.TB) {
			drive.Start(n, drive.Options{Path: f.list, Args: []string{"-rows", "0"}}).Wait("Marks")
		},
	} {
		note := &told{TB: t}
		over := make(chan struct{})
		go func() {
			defer close(over)
			do(note)
		}()
		<-over
		if !strings.Contains(note.text, want) {
			t.Errorf("%q, want %q in it", note.text, want)
		}
	}
}
