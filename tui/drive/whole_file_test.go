//go:build linux || darwin

package drive_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/tui/drive"
	"workgroup/tui/drive/screen"
)

// place is what lies in a folder: names with kind and content.
func place(t *testing.T, folder string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		what := d.Type().String()
		if d.Type().IsRegular() {
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			sum := sha256.Sum256(content)
			what += string(sum[:])
		}
		out[path] = what
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// untouched checks that a folder is as it was.
func untouched(t *testing.T, folder string, was map[string]string) {
	t.Helper()
	now := place(t, folder)
	for path, what := range now {
		if was[path] == "" {
			t.Errorf("%s is new", path)
		} else if was[path] != what {
			t.Errorf("%s has changed", path)
		}
	}
	for path := range was {
		if now[path] == "" {
			t.Errorf("%s is gone", path)
		}
	}
}

// refusedEverywhere tries a path with every command, with and without a terminal: each says one sentence with the path.
func (h home) refusedEverywhere(path string, code int, words ...string) {
	h.t.Helper()
	was := place(h.t, h.at("files"))
	words = append(words, path)
	h.command(nil, "export", "json", "--file", path).refused(h.t, code, words...)
	h.command(nil, "export", "json", "--file", path, "--out", h.file("out.json")).refused(h.t, code, words...)
	for _, args := range [][]string{{"--file", path}, {"demo", "--file", path}} {
		r := h.startAs(drive.Options{Args: args, Width: 600, Height: 40})
		if args[0] == "--file" && code == 5 {
			// Of damage the program asks what is to become of it.
			const asks = "What do you want to do first?"
			r.WaitFor("what is wrong", func(s *screen.Screen) bool {
				return strings.Contains(s.Text(), asks) || strings.Contains(s.Text(), "workgroup: ")
			})
			if r.Contains(asks) {
				r.Press("l")
			}
		}
		left(h.t, r, code)
		text := strings.TrimSpace(r.Screen())
		if strings.Contains(text, "\n") || !strings.HasPrefix(text, "workgroup: ") {
			h.t.Errorf("%v: it says %q", args, text)
		}
		for _, w := range words {
			if !strings.Contains(text, w) {
				h.t.Errorf("%v: it says %q, want %q in it", args, text, w)
			}
		}
	}
	untouched(h.t, h.at("files"), was)
}

func notOurs(t *testing.T, h home) {
	write := func(name, content string) string {
		path := h.file(name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	folder := h.file("folder.db")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	h.refusedEverywhere(folder, 5, "not a Workgroup file")
	h.refusedEverywhere(write("text.db", strings.Repeat("Dear all, the register of Monday.\n", 400)), 5, "not a Workgroup file")
	h.refusedEverywhere(write("short.db", "hello"), 5)
	h.refusedEverywhere(write("empty.db", ""), 5)
	noise := make([]byte, 70_000)
	source := rand.NewChaCha8([32]byte{1})
	_, _ = source.Read(noise)
	h.refusedEverywhere(write("noise.db", string(noise)), 5)
}

func damaged(t *testing.T, h home) {
	whole, err := os.ReadFile(h.demo("try.db"))
	if err != nil {
		t.Fatal(err)
	}
	change := func(name string, f func(b []byte) []byte) string {
		path := h.file(name)
		if err := os.WriteFile(path, f(bytes.Clone(whole)), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, f := range map[string]func(b []byte) []byte{
		"half.db":  func(b []byte) []byte { return b[:len(b)/2] },
		"page.db":  func(b []byte) []byte { return b[:4096] },
		"meta.db":  func(b []byte) []byte { b[40] ^= 1; return b },
		"metas.db": func(b []byte) []byte { clear(b[:8192]); return b },
		"zero.db":  func(b []byte) []byte { clear(b[8192 : len(b)-1]); return b },
		"bits.db": func(b []byte) []byte {
			for i := 8192; i < len(b); i += 97 {
				b[i] ^= 0x10
			}
			return b
		},
	} {
		h.refusedEverywhere(change(name, f), 5)
	}
}

// noFile names files that are not there.
func noFile(t *testing.T, h home) {
	missing := h.file("none.db")
	h.command(nil, "export", "json", "--file", missing).refused(t, 1, missing, "There is no file")
	h.command(nil, "export", "json").refused(t, 1, h.at("data/workgroup/workgroup.db"), "There is no file")
	// A folder that is not there is a slip of the hand, or a stick that is not in: no file is made.
	h.refusedEverywhere(h.file("stick/own.db"), 1)
	text := h.file("notes.txt")
	if err := os.WriteFile(text, []byte("notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.refusedEverywhere(filepath.Join(text, "own.db"), 1)
	if there := place(t, h.folder); there[h.at("data")] != "" {
		t.Error("a folder was made for data that nobody asked for")
	}
	// The program's own place is made when a file is.
	r := h.start()
	r.Wait("Welcome")
	quit(t, r)
	if there := place(t, h.folder); there[h.at("data")] != "" {
		t.Error("a folder was made before there is a file")
	}
}

// readOnly opens a file that may not be written: it can be looked at, marks are NOT SAVED, and it can be left.
func readOnly(t *testing.T, h home) {
	path := h.demo("try.db")
	if err := os.Chmod(path, 0o444); err != nil {
		t.Fatal(err)
	}
	o := drive.Options{Args: []string{"--file", path}}
	if os.Getuid() == 0 {
		// Nothing is read only to this user, so the program runs as another.
		setpriv, err := exec.LookPath("setpriv")
		if err != nil {
			t.Skip("this user may write everything, and there is no setpriv to run the program as another")
		}
		for _, folder := range []string{h.folder, h.at("tmp"), filepath.Dir(h.binary), filepath.Dir(h.folder), filepath.Dir(filepath.Dir(h.binary))} {
			if err := os.Chmod(folder, 0o777); err != nil {
				t.Fatal(err)
			}
		}
		o.Path, o.Args = setpriv, append([]string{"--reuid=65534", "--regid=65534", "--clear-groups", h.binary}, o.Args...)
	}
	was := place(t, h.at("files"))
	r := h.startAs(o)
	r.Wait("This file is read only: look around, nothing can be saved.", "  read only  ")
	r.Press("enter", "p")
	r.Wait("  NOT SAVED  ", "unmarked 17 of 18")
	reads(r, "NOT SAVED: "+path+" was not written")
	r.Press("ctrl+c", "ctrl+c")
	r.Wait("The disk does not take the last change")
	r.Press("enter")
	left(t, r, 0)
	untouched(t, h.at("files"), was)
	if found := rescues(h); len(found) != 1 {
		t.Errorf("rescue files: %v", found)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if os.Getuid() != 0 {
		takenIn1(t, h, path)
	}
}

func takenIn1(t *testing.T, h home, path string) {
	t.Helper()
	r := h.start("--file", path)
	r.Wait("taken in from the rescue file", "1/18")
	quit(t, r)
}

func export(t *testing.T, h home) {
	path, out := h.demo("try.db"), h.file("out.json")
	one, two := h.command(nil, "export", "json", "--file", path), h.command(nil, "export", "json", "--file", path)
	if one.code != 0 || one.err != "" || one.out == "" || one.out != two.out {
		t.Errorf("two exports: codes %d and %d, %d and %d bytes, %q", one.code, two.code, len(one.out), len(two.out), one.err)
	}
	later := h.command([]string{"WORKGROUP_PASSPHRASE=for another file", "WORKGROUP_NOW=2030-01-01T00:00", "TZ=Asia/Tokyo", "LANG=de_DE.UTF-8"}, "export", "json", "--file", path)
	if later.out != one.out {
		t.Error("the export depends on clock, zone, language or a passphrase that it needs not")
	}
	var doc map[string]any
	if err := json.Unmarshal([]byte(one.out), &doc); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"format", "hubs", "programmes", "schools", "people", "cohorts"} {
		if doc[name] == nil {
			t.Errorf("the export has no %q", name)
		}
	}
	for _, code := range []string{"ssl-2021", "ssl-2023"} {
		for _, s := range exported(t, one.out, code).Sessions {
			if n := len(s.Marks); n != map[string]int{"ssl-2021": 18, "ssl-2023": 14}[code] {
				t.Errorf("%s: session %d has %d marks", code, s.Number, n)
			}
		}
	}

	if done := h.command(nil, "export", "json", "--file", path, "--out", out); done != (said{}) {
		t.Errorf("--out: %+v", done)
	}
	if got, err := os.ReadFile(out); err != nil || string(got) != one.out {
		t.Errorf("--out wrote something else (%v)", err)
	}
	if info, err := os.Stat(out); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others may read the export: %v, %v", info, err)
	}
	if err := os.WriteFile(out, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.command(nil, "export", "json", "--file", path, "--out", out).refused(t, 2, out, "--force")
	if got, _ := os.ReadFile(out); string(got) != "mine" {
		t.Error("a file that was there is gone")
	}
	if done := h.command(nil, "export", "json", "--file", path, "--out", out, "--force"); done != (said{}) {
		t.Errorf("--force: %+v", done)
	}
	if got, _ := os.ReadFile(out); string(got) != one.out {
		t.Error("--force wrote something else")
	}
	h.command(nil, "export", "json", "--file", path, "--out", path, "--force").refused(t, 2, path, "is the file itself")
	if again := h.command(nil, "export", "json", "--file", path); again.out != one.out {
		t.Error("the file was replaced by its own export")
	}
	h.command(nil, "export", "json", "--file", path, "--out", h.file("no/out.json")).refused(t, 1, h.file("no"))
	h.command(nil, "export", "json", "--file", path, "--out", h.at("files"), "--force").refused(t, 2, h.at("files"), "is a folder")
	there, _ := os.ReadDir(h.at("files"))
	if len(there) != 2 {
		t.Errorf("left behind: %v", there)
	}
}

func exportLocked(t *testing.T, h home) {
	path := h.file("own.db")
	quit(t, h.make(path))
	words := h.at("passphrase")
	if err := os.WriteFile(words, []byte(secret+"\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	was := place(t, h.at("files"))
	by := h.command([]string{"WORKGROUP_PASSPHRASE=" + secret}, "export", "json", "--file", path)
	with := h.command(nil, "export", "json", "--file", path, "--passphrase-file", words)
	if by.code != 0 || with.code != 0 || by.out == "" || by.out != with.out || by.err+with.err != "" {
		t.Errorf("codes %d and %d: %q, %q", by.code, with.code, by.err, with.err)
	}
	exported(t, by.out, "ssl-2021")
	h.command(nil, "export", "json", "--file", path).refused(t, 2, path, "--passphrase-file", "WORKGROUP_PASSPHRASE")
	h.command(nil, "export", "json", "--file", path, "--passphrase-file", h.at("nothing")).refused(t, 2, h.at("nothing"))
	h.command([]string{"WORKGROUP_PASSPHRASE=something else"}, "export", "json", "--file", path, "--out", h.file("out.json")).refused(t, 3, "own.db")

	// At a terminal it asks.
	r := h.startAs(drive.Options{Args: []string{"export", "json", "--file", path, "--out", h.at("asked.json")}})
	r.Wait("Passphrase for own.db:")
	r.Type(secret + "\n")
	left(t, r, 0)
	if got, err := os.ReadFile(h.at("asked.json")); err != nil || string(got) != by.out {
		t.Errorf("asked at the terminal it wrote something else (%v)", err)
	}
	// A script's passphrase opens the program too.
	r = h.startAs(drive.Options{Args: []string{"--file", path, "--passphrase-file", words}})
	r.Wait(" 2 Cycle", "Twyford", "  saved  ")
	quit(t, r)
	// What left the file is noted in it, and nothing else of it has changed.
	log := h.command([]string{"WORKGROUP_PASSPHRASE=" + secret}, "log", "--file", path)
	if log.code != 0 || strings.Count(log.out, "JSON") != 3 {
		t.Errorf("three exports are noted as %q (%d, %q)", log.out, log.code, log.err)
	}
	delete(was, path)
	now := place(t, h.at("files"))
	delete(now, path)
	if !maps.Equal(was, now) {
		t.Errorf("the folder holds %v, and held %v", now, was)
	}
	again := h.command([]string{"WORKGROUP_PASSPHRASE=" + secret}, "export", "json", "--file", path)
	if again.out != by.out {
		t.Error("the file says something else")
	}
}

// wrongUse is one line and exit code 2.
func wrongUse(t *testing.T, h home) {
	for _, c := range []struct{ args, word string }{
		{"frobnicate", "frobnicate"}, {"--frob", "--frob"}, {"-x", "-x"}, {"demo --frob", "--frob"}, {"demo more", "more"}, {"export", "json"},
		{"export yaml", "yaml"}, {"export json more", "more"}, {"export json --session one", "one"}, {"version more", "more"}, {"--session x", "--session"},
		{"--file", "--file"}, {"help", "help"}, {"completion bash", "completion"}, {"__complete demo", ""}, {"--session -1", "--session"}, {"demo", "terminal"},
		{"", "terminal"},
	} {
		h.command(nil, strings.Fields(c.args)...).refused(t, 2, c.word)
	}
	if s := h.command(nil, "version"); s.code != 0 || s.err != "" || !strings.HasPrefix(s.out, "workgroup ") || strings.Count(s.out, "\n") != 1 {
		t.Errorf("version: %+v", s)
	}
	for _, args := range []string{"--help", "-h", "demo --help", "export --help", "export json --help", "version --help"} {
		s := h.command(nil, strings.Fields(args)...)
		if s.code != 0 || s.err != "" || !strings.Contains(s.out, "workgroup") || !strings.Contains(s.out, "--file") {
			t.Errorf("%s: %+v", args, s)
		}
	}
	help := h.command(nil, "--help").out
	for _, word := range []string{"demo ", "export ", "version ", "--cohort", "--session", "--ascii", "--passphrase-file", h.at("data/workgroup/workgroup.db")} {
		if !strings.Contains(help, word) {
			t.Errorf("the help does not say %q:\n%s", word, help)
		}
	}
	if there := place(t, h.folder); len(there) != 3 {
		t.Errorf("something was made: %v", there)
	}
}
