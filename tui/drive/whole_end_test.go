//go:build linux || darwin

package drive_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"workgroup/tui/drive"
	"workgroup/tui/drive/screen"
)

// askedToEnd sends SIGTERM: with nothing to save, and while keys come in.
func askedToEnd(t *testing.T, h home) {
	path := h.file("try.db")
	r := h.start("demo", "--file", path)
	r.Wait("Cohorts", "enter open")
	r.Signal(syscall.SIGTERM)
	left(t, r, 0)

	r = h.register(path)
	r.Type("paxpaxpaxpaxpaxpax")
	kept := until(r, "to have marked some", func(s state) bool { return marked(s) >= 5 })
	r.Signal(syscall.SIGTERM)
	left(t, r, 0)
	// All that the screen showed is written before leaving, also what it did not yet call saved.
	if wrong := differ(see(h.register(path)).marks[:5], kept.marks[:5]); wrong != "" {
		t.Error(wrong)
	}
}

// windowClosed closes the window: with nothing to save, and while keys come in.
func windowClosed(t *testing.T, h home) {
	path := h.file("try.db")
	r := h.start("demo", "--file", path)
	r.Wait("Cohorts", "enter open")
	r.Hangup()
	if code := r.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	r = h.register(path)
	r.Type("paxpaxpaxpaxpaxpax")
	kept := until(r, "to have marked some", func(s state) bool { return marked(s) >= 5 })
	r.Hangup()
	if code := r.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if wrong := differ(see(h.register(path)).marks[:5], kept.marks[:5]); wrong != "" {
		t.Error(wrong)
	}
	if rest := rescues(h); len(rest) > 0 {
		t.Errorf("rescue files without need: %v", rest)
	}
}

func rescues(h home) []string {
	found, _ := filepath.Glob(h.at("config/workgroup/*.rescue"))
	return found
}

// limited starts the program where no file can grow beyond 8 KiB, as on a full disk: pages of the file below that can be written,
// others not.
func (h home) limited(path string) *drive.Run {
	h.t.Helper()
	r := h.startAs(drive.Options{Path: "/bin/sh", Args: []string{
		"-c", `ulimit -f 16; exec "$0" "$@"`, h.binary, "--file", path, "--cohort", "ssl-2021", "--session", "1",
	}})
	r.Wait("IN THE ROOM", "MARKING:")
	return r
}

// fullDisk marks on a full disk, stays once, and leaves by way of the rescue file.
func fullDisk(t *testing.T, h home) {
	path := h.demo("try.db")
	r := h.limited(path)
	r.Press("p")
	reads(r, "NOT SAVED: "+path+" was not written")
	r.Press("a")
	r.Wait("unmarked 16 of 18", "  NOT SAVED  ")
	r.Press("ctrl+c", "ctrl+c")
	r.Wait("The disk does not take the last 2 changes", "rescue file")
	r.Press("esc")
	r.WaitGone("rescue file")
	r.Press("l")
	r.Wait("unmarked 15 of 18", "  NOT SAVED  ")
	r.Press("ctrl+c", "ctrl+c")
	r.Wait("The disk does not take the last 3 changes")
	r.Press("enter")
	left(t, r, 0)
	found := rescues(h)
	if len(found) != 1 {
		t.Fatalf("rescue files: %v", found)
	}
	if text := strings.ReplaceAll(r.Screen(), "\n", ""); !strings.Contains(text, "What the disk did not take is in "+found[0]+". The next start takes it in.") {
		t.Errorf("the terminal says %q", text)
	}
	takenIn(t, h, path, "present 09:24", "absent", "late")
	if found := rescues(h); len(found) > 0 {
		t.Errorf("left behind: %v", found)
	}
}

// takenIn starts the program where the disk has room, and looks for marks that a rescue file brought.
func takenIn(t *testing.T, h home, path string, want ...string) {
	t.Helper()
	r := h.start("--file", path)
	r.Wait("What the disk did not take last time was taken in from the rescue file.", "2/18")
	r.Press("enter")
	if wrong := differ(saved(r, "15 of 18").marks[:3], want); wrong != "" {
		t.Errorf("after the rescue: %s", wrong)
	}
	quit(t, r)
	r = h.start("--file", path)
	r.Wait("2/18", "LAST:")
	quit(t, r)
}

// fullDiskNoWindow has a full disk when the window is closed, and when the machine goes down: nobody can answer.
func fullDiskNoWindow(t *testing.T, h home) {
	h.nobodyAnswers(func(*drive.Run) {})
}

// fullDiskAsked is the same while the program asks what to do.
func fullDiskAsked(t *testing.T, h home) {
	h.nobodyAnswers(func(r *drive.Run) {
		r.Press("ctrl+c", "ctrl+c")
		r.Wait("The disk does not take the last 3 changes")
	})
}

func (h home) nobodyAnswers(before func(*drive.Run)) {
	h.t.Helper()
	closed, down := h.limited(h.demo("closed.db")), h.limited(h.demo("down.db"))
	for _, r := range []*drive.Run{closed, down} {
		r.Type("pal")
		r.Wait("unmarked 15 of 18", "  NOT SAVED  ")
		before(r)
	}
	down.Signal(syscall.SIGTERM)
	closed.Hangup()
	left(h.t, down, 0)
	if code := closed.Exit(); code != 0 {
		h.t.Errorf("with its window closed it ends with code %d", code)
	}
	if found := rescues(h); len(found) != 2 || !strings.Contains(strings.ReplaceAll(down.Screen(), "\n", ""), "The next start takes it in.") {
		h.t.Errorf("rescue files: %v; the terminal says %q", found, down.Screen())
	}
	takenIn(h.t, h, h.file("closed.db"), "present 09:24", "absent", "late")
	takenIn(h.t, h, h.file("down.db"), "present 09:24", "absent", "late")
	if found := rescues(h); len(found) > 0 {
		h.t.Errorf("left behind: %v", found)
	}
}

// roomAgain gives the disk room while the program tries.
func roomAgain(t *testing.T, h home) {
	prlimit, err := exec.LookPath("prlimit")
	if err != nil {
		t.Skip("there is no prlimit here to make room again")
	}
	path, pid := h.demo("try.db"), h.at("pid")
	r := h.startAs(drive.Options{Path: "/bin/sh", Args: []string{
		"-c", `echo $$ > "$1"; ulimit -S -f 16; binary=$0; shift; exec "$binary" "$@"`, h.binary, pid, "--file", path, "--cohort", "ssl-2021", "--session", "1",
	}})
	r.Wait("IN THE ROOM", "MARKING:")
	r.Type("pal")
	r.Wait("unmarked 15 of 18", "  NOT SAVED  ")
	reads(r, "NOT SAVED: "+path+" was not written")
	number, err := os.ReadFile(pid)
	if err != nil {
		t.Fatal(err)
	}
	if text, err := exec.Command(prlimit, "--pid", strings.TrimSpace(string(number)), "--fsize=unlimited").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	saved(r, "15 of 18")
	r.WaitGone("NOT SAVED")
	r.Kill()
	if wrong := differ(see(h.register(path)).marks[:3], []string{"present 09:24", "absent", "late"}); wrong != "" {
		t.Error(wrong)
	}
}

// throwAway opens the demo without a place for its file: nothing is left of it.
func throwAway(t *testing.T, h home) {
	for name, end := range map[string]func(*drive.Run){
		"quit":   func(r *drive.Run) { quit(t, r) },
		"closed": func(r *drive.Run) { r.Hangup(); r.Exit() },
		"down":   func(r *drive.Run) { r.Signal(syscall.SIGTERM); left(t, r, 0) },
	} {
		r := h.start("demo")
		r.Wait("Cohorts", "enter open", "demo, not protected")
		if there, _ := os.ReadDir(h.at("tmp")); len(there) != 1 {
			t.Errorf("%s: the folder for temporary files has %v", name, there)
		}
		r.Press("enter", "p")
		saved(r, "17 of 18")
		end(r)
		if there, _ := os.ReadDir(h.at("tmp")); len(there) != 0 {
			t.Errorf("%s: left behind: %v", name, there)
		}
	}
}

// twoWindows opens one file twice: the first goes on, and the second can be started once the first has gone.
func twoWindows(t *testing.T, h home) {
	path := h.demo("try.db")
	first := h.register(path)
	for _, args := range [][]string{{"--file", path}, {"demo", "--file", path}, {"export", "json", "--file", path}} {
		second := h.startAs(drive.Options{Args: args, Width: 400, Height: 10})
		left(t, second, 4)
		if text := strings.TrimSpace(second.Screen()); !strings.HasPrefix(text, "workgroup: "+path+" is already open in another window") || strings.Contains(text, "\n") {
			t.Errorf("%v: it says %q", args, text)
		}
	}
	h.command(nil, "export", "json", "--file", path).refused(t, 4, path, "already open")
	first.Press("p")
	saved(first, "17 of 18")
	quit(t, first)
	second := h.register(path)
	if wrong := differ(saved(second, "17 of 18").marks[:1], []string{"present 09:24"}); wrong != "" {
		t.Error(wrong)
	}
	// A link to the file is the same file.
	link := h.file("link.db")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	h.command(nil, "export", "json", "--file", link).refused(t, 4, "already open")
	second.Look(func(s *screen.Screen) {
		if !s.Alternate() {
			t.Error("the one that is open has lost its screen")
		}
	})
}

// fileGone takes the file away from under the program, as a stick pulled out: nothing is called saved that is nowhere.
func fileGone(t *testing.T, h home) {
	path := h.demo("try.db")
	r := h.register(path)
	r.Press("p")
	saved(r, "17 of 18")
	if err := os.Rename(path, h.at("elsewhere.db")); err != nil {
		t.Fatal(err)
	}
	r.Press("a")
	r.Wait("  NOT SAVED  ", "unmarked 16 of 18")
	if err := os.Rename(h.at("elsewhere.db"), path); err != nil {
		t.Fatal(err)
	}
	saved(r, "16 of 18")
	r.Kill()
	if wrong := differ(see(h.register(path)).marks[:2], []string{"present 09:24", "absent"}); wrong != "" {
		t.Error(wrong)
	}
}
