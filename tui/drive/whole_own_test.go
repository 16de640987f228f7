//go:build linux || darwin

package drive_test

import (
	"os"
	"strings"
	"testing"

	"workgroup/tui/drive"
	"workgroup/tui/drive/screen"
)

const secret = "Correct horse 7 battery"

// make makes a file with that passphrase and the first programme.
func (h home) make(path string) *drive.Run {
	h.t.Helper()
	r := h.start("--file", path)
	r.Wait("Welcome", "Look around first", "Start a new file", "Open another file")
	r.Press("s")
	r.Wait("A new file: 1 of 3", "Choose a passphrase")
	r.Type(secret + "\n")
	r.Wait("Type the same passphrase once more.")
	r.Type(secret + "\n")
	r.Wait("A new file: 2 of 3")
	r.Type("Grace Okafor\n")
	r.Wait("Which programme does the first cohort run?", "a  Secondary Subject Leadership 2021/22", "c  Secondary Subject Leadership Work Group 2023/24")
	r.Press("a")
	r.Wait("Which hub runs it?", "London Central and West Maths Hub")
	r.Press("enter")
	r.Wait("Recovery code", "twelve words")
	r.Press("esc")
	r.Wait(" 1 Cohorts ", " 2 Cycle", "Twyford", "  saved  ", "Write down a recovery code")
	return r
}

// opened types the passphrase and waits for the panes.
func opened(r *drive.Run, passphrase string) {
	r.Type(passphrase + "\n")
	r.Wait(" 1 Cohorts ", " 2 Cycle", "Twyford", "  saved  ")
}

func ownFile(t *testing.T, h home) {
	path := h.file("own.db")
	r := h.start("--file", path)
	r.Wait("Welcome")
	r.Press("s")
	r.Wait("A new file: 1 of 3", "Choose a passphrase", "Tab takes these four words")
	r.Type("quagga\n")
	r.Wait("Too easy to guess")
	r.Press("ctrl+u")
	r.Type("Zebra quagga okapi gnu 17")
	r.Wait("enter go on")
	r.Type("\n")
	r.Wait("Type the same passphrase once more.")
	r.Type("two\n")
	r.Wait("The two were not the same. Choose one again.")
	if r.Contains("Zebra") || r.Contains("quagga") {
		t.Error("the passphrase is on the screen")
	}
	quit(t, r)
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("a file was made before it was asked for: %v", err)
	}

	r = h.make(path)
	if r.Contains("demo") || r.Contains("not protected") {
		t.Error("a protected file is called a demo")
	}
	quit(t, r)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Twyford", "Subject", secret, "NCP21"} {
		if strings.Contains(string(content), word) {
			t.Errorf("%q can be read in the file", word)
		}
	}

	r = h.start("--file", path)
	r.Wait("Passphrase for own.db")
	if r.Contains("Twyford") || r.Contains("Subject") {
		t.Error("something of the file is shown before it is open")
	}
	r.Type("wrong one\n")
	r.Wait("This passphrase does not open own.db.", "Passphrase for own.db")
	if now, err := os.ReadFile(path); err != nil || string(now) != string(content) {
		t.Error("a wrong passphrase changes the file")
	}
	opened(r, "cORRECT HORSE 7 BATTERY")
	r.Wait("Caps Lock is on")
	r.WaitGone("does not open")
	r.Press("ctrl+l")
	r.Wait("Locked", "Passphrase for own.db")
	if r.Contains("Twyford") || r.Contains("Subject") {
		t.Error("something of the file is shown behind the lock")
	}
	opened(r, secret)
	r.WaitGone("Caps Lock")
	quit(t, r)

	// A demo of that name would be another file: it is not made in its place.
	h.command(nil, "demo", "--file", path).refused(t, 2, path, "workgroup --file")
}

// noPassphrase presses enter where the passphrase is asked for.
func noPassphrase(t *testing.T, h home) {
	path := h.file("own.db")
	quit(t, h.make(path))
	r := h.start("--file", path)
	r.Wait("Passphrase for own.db")
	r.Press("enter")
	r.WaitGone("Opening ...")
	opened(r, secret)
	r.Press("ctrl+l")
	r.Wait("Locked", "Passphrase for own.db")
	r.Press("enter")
	r.WaitGone("Opening ...")
	r.Wait("Passphrase for own.db")
	quit(t, r)
}

// coveredAndLocked covers the screen with a projector in the room, and locks.
func coveredAndLocked(t *testing.T, h home) {
	r := h.register(h.file("try.db"))
	r.Wait("names only") // on the day of a session
	r.Press("p")
	saved(r, "17 of 18")
	r.Press("ctrl+o")
	covered := func() {
		r.WaitFor("to be covered", func(s *screen.Screen) bool {
			return strings.TrimSpace(s.Text()) == "The screen is covered. ctrl+o shows it again."
		})
	}
	covered()
	r.Press("p", "a", "enter", "down", "/", "u", "U", "?", "f", "=", "1", "w", "tab", "z")
	r.Type("Khan")
	r.Paste("p\n")
	r.Press("esc", "x", "ctrl+z", "q")
	r.Wait("leave (q too)")
	r.Press("x")
	covered()
	r.Press("ctrl+c")
	r.Wait("Quit?")
	r.Press("esc")
	covered()
	r.Press("ctrl+o")
	r.Wait("MARKING:", "names only") // as it was, not more
	r.Press("ctrl+o")
	r.Wait("MARKING:", "Days")
	r.WaitGone("names only")
	if wrong := differ(saved(r, "17 of 18").marks, append([]string{"present 09:24"}, all(17, "unmarked")...)); wrong != "" {
		t.Errorf("keys that nobody saw act: %s", wrong)
	}
	r.Press("w") // also over a question
	r.Wait("Not on the list")
	r.Press("ctrl+o", "ctrl+o")
	covered()
	r.Press("ctrl+l")
	locked(t, r)
	r.Press("enter")
	r.Wait("MARKING:", "names only")
	saved(r, "17 of 18")
	quit(t, r)
}

func locked(t *testing.T, r *drive.Run) {
	t.Helper()
	r.Wait("Locked", "This is a demo file: it has no passphrase.")
	if r.Contains("Ahmed") || r.Contains("Twyford") {
		t.Error("something of the file is shown behind the lock")
	}
}

// lockedDemo locks a demo file: any key but enter leaves it locked, and enter goes back to where one was.
func lockedDemo(t *testing.T, h home) {
	r := h.register(h.file("try.db"))
	r.Press("p")
	saved(r, "17 of 18")
	r.Press("ctrl+l")
	locked(t, r)
	r.Press("p", "u", "q", "/")
	r.Paste("x\n")
	r.Press("esc", "x")
	locked(t, r)
	r.Press("enter")
	r.Wait("MARKING:", "names only")
	saved(r, "17 of 18")
	r.Press("u")
	saved(r, "18 of 18")
	r.Press("ctrl+l")
	locked(t, r)
	quit(t, r)
}
