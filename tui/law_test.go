package tui_test

import (
	"bytes"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/tui/theme"
)

func TestWhatIsHeldAboutAPersonIsShownAndWritten(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		s := newSim(t, size[0], size[1], theme.Options{Dark: true}).everything()
		s.press("5").press(":").typeText("what is held").press("enter")
		s.reads("What is held about", "things in").sees("Card", "write it into a file")
		path := filepath.Join(t.TempDir(), "held.md")
		s.press("enter").sees("Into which file?").press("ctrl+u").typeText(path).press("enter").reads("Written: ")
		raw, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(raw), "# What is held about") {
			t.Fatal(err)
		}
		s.press(":").typeText("what left").press("enter").sees("what is held about a person")
	}
}

func TestErasingAsksAndCannotBeUndone(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		s := newSim(t, size[0], size[1], theme.Options{Dark: true}).everything()
		s.press("esc").press(":").typeText("erase a person").press("enter").sees("Erase a person").typeText("Nobody At All").press("enter").reads("Nobody in this file is called that")
		s.press(":").typeText("erase a person").press("enter").typeText("Khan, Imran").press("enter")
		s.sees("Erase a person", "Stays").press("enter").sees("cannot be taken back").press("enter").sees("Type erase")
		s.typeText("erase").press("enter").reads("Erased. It is out of the file", "Not reached").press("enter")
		s.press("5").misses("Khan").sees("(erased)")
		s.press("esc", "u").reads("Erasing a person cannot be taken back")
		s.press(":").typeText("what is held").press("enter")
	}
}

func TestPurgingWantsTheArchiveFirst(t *testing.T) {
	s := newSim(t, 120, 36, theme.Options{Dark: true}).everything()
	s.press(":").typeText("purge").press("enter").reads("Put the cohort into the archive first")
}

func TestHowLongItIsKept(t *testing.T) {
	s := newSim(t, 80, 24, theme.Options{Dark: true}).everything()
	s.press(":").typeText("how long it is kept").press("enter").sees("Kept", "names of", "until")
	s.press("m").sees("For how many months").press("ctrl+u").typeText("24").press("ctrl+s").reads("names 24 months")
	s.press(":").typeText("how long it is kept").press("enter").press("k").reads("Kept until")
}

func TestNamesOnlyHidesWhatIsHeld(t *testing.T) {
	s := newSim(t, 80, 24, theme.Options{Dark: true}) // the demo meets today: only names are shown
	s.press(":").typeText("what is held").press("enter").reads("hidden while only names are shown")
}

// Whatever is typed on the screens stands readable in no file that the program keeps: the
// file, its copies, its marks. Nobody else may read these files or look into their folders.
func TestNothingTypedOnTheScreensStandsReadable(t *testing.T) {
	s := newcomer(t, 120, 36, theme.Options{Dark: true}).begun()
	var words []string
	word := func() string {
		b := make([]byte, 6)
		_, _ = s.files.rand.Read(b)
		w := "Zoe" + hex.EncodeToString(b)
		words = append(words, w)
		return w
	}
	s.press("enter", "enter", "esc")
	s.press("5", "n").typeText(word() + " " + word()).press("tab").typeText(word()).press("ctrl+s").sees(words[0])
	s.press("enter", ":").typeText("remark about").press("enter").typeText(word()).press("enter", "ctrl+s")
	s.press("esc", "esc", "2", "n", "w").fill("Venue", word(), "Address", word(), "Lunch, parking", word()).press("ctrl+s").sees("added")
	s.press(":").typeText("evidence: note").press("enter").sees("evidence").fill("Note", word(), "Day", "17 Nov 2021").press("ctrl+s")
	for _, w := range words {
		if !s.wrote(w) {
			t.Errorf("%q was typed and is not in the file at all", w)
		}
	}
	s.press("esc", "esc").press("q", "q")
	if !s.left {
		t.Fatal(s.screen())
	}
	files := 0
	for _, dir := range []string{filepath.Dir(s.path), s.files.marks} {
		if err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := e.Info()
			if err != nil {
				return err
			}
			if mode := info.Mode().Perm(); path != filepath.Dir(s.path) && mode&0o077 != 0 {
				t.Errorf("%s is %o", path, mode)
			}
			if e.IsDir() {
				return nil
			}
			files++
			raw, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for _, w := range words {
				if bytes.Contains(raw, []byte(w)) {
					t.Errorf("%q stands readable in %s", w, path)
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if files < 3 {
		t.Errorf("only %d files were searched", files)
	}
}

// wrote tells whether the file holds a text, as the value of some field.
func (s *sim) wrote(text string) bool {
	ids, err := s.files.book.Spaces()
	if err != nil {
		s.t.Fatal(err)
	}
	for _, id := range ids {
		snap, err := s.files.book.Load(id)
		if err != nil {
			s.t.Fatal(err)
		}
		for _, rec := range snap.Records() {
			for _, c := range rec.Cells {
				for _, h := range c {
					if strings.Contains(h.Value, text) {
						return true
					}
				}
			}
		}
	}
	return false
}
