package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/tui"
)

// TestAFileIsTakenInAndBack takes in the row numbers of a sheet, sees nothing change before a
// yes, and takes it back with one u.
func TestAFileIsTakenInAndBack(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		s := inDecember(t, size[0], size[1])
		path := filepath.Join(t.TempDir(), "rows of 13 Nov.txt")
		if err := os.WriteFile(path, []byte("present: 1-2\nabsent: 3\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		s.press("2", "home", "f").sees("Take in a file", "Drag it onto this window").typeText("'" + path + "'").press("enter")
		s.sees("Marks on paper, no register chosen yet", "NOT LIKE THIS: Choose the session", "> sheet of")
		s.press("right").sees("session 1, Mon 13 Nov 2023", "2 changes, 1 there already", "is absent, was present")
		s.press("y", "y").sees("By row number: 1 ABSENT, 1 PRESENT.", "3 there already", "0 changes").press("u").sees("Taken back: marks by row number", "2 changes")
		s.press("esc").sees("2 Cycle").press("u").misses("was present")
		s.press("2", "home", "enter", ":").typeText("file from elsewhere").press("enter").sees("Take in a file").typeText(path).press("enter").sees("Marks on paper, session 1")
		s.press("esc", "esc").sees("13 Nov 2023")
	}
}

// TestADocumentIsMade makes a sheet of the session that the cursor rests on, and never
// replaces a file unasked.
func TestADocumentIsMade(t *testing.T) {
	home := t.TempDir()
	s := newSim(t, 80, 24, looks()[0].Options)
	s.files.book.Book.Close()
	s.start(80, 24, looks()[0].Options, func(c *tui.Config) { c.Cohort, c.Home = "ssl-2023", home })
	write := func(name string) *sim {
		return s.press(":").typeText("make a document").press("enter", "a").sees("session 2, the visit, each of its dates").press("a").sees("Into which file?").press("ctrl+u").typeText(name).press("enter")
	}
	write("sheet.pdf").sees("Written: ")
	b, err := os.ReadFile(filepath.Join(home, "sheet.pdf"))
	if err != nil || !strings.HasPrefix(string(b), "%PDF") {
		t.Fatalf("%v, %.20q", err, b)
	}
	write("sheet.pdf").sees("is there already", "Replace it?").press("esc").misses("Replace it?")
	write("~/other.pdf").sees("Written: ")
	if _, err := os.Stat(filepath.Join(home, "other.pdf")); err != nil {
		t.Error(err)
	}
	s.press(":").typeText("make a document").press("enter", "d").sees("For whom", "All of it").typeText("begum").press("ctrl+s").sees("Into which file?").press("esc")
	s.press(":").typeText("check a code").press("enter").typeText("4HX7-K9M3-RTA6-PWYC").sees("no code of a certificate").press("esc")
}
