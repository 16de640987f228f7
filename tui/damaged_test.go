package tui_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/tui"
)

// damage is a file of one's own of which a page in the middle is noise, and what opening it
// says.
func (s *sim) damage() error {
	s.t.Helper()
	content, err := os.ReadFile(s.path)
	if err != nil {
		s.t.Fatal(err)
	}
	for i := range content[4096:8192] { // the second meta page
		content[4096+i] = byte(i)
	}
	if err := os.WriteFile(s.path, content, 0o600); err != nil {
		s.t.Fatal(err)
	}
	_, _, err = s.files.Locked(s.path)
	if err == nil {
		s.t.Fatal("the file is not damaged")
	}
	return err
}

// hurt is the program started on a damaged file of one's own, of which a copy is kept.
func hurt(t *testing.T) *sim {
	t.Helper()
	s := newcomer(t, 80, 24, looks()[0].Options).begun()
	s.press("enter", "enter", "esc", "5", "n").typeText("Asha Begum").press("ctrl+s").sees("Begum")
	s.files.book.Book.Close()
	err := s.damage()
	s.run(tui.Config{
		Files: s.files, Path: s.path, Damaged: err, NewID: s.newID, Rand: s.files.rand, Theme: looks()[0].Options,
		Clock: tui.Clock{Real: func() time.Time { return s.now }, Started: s.now},
		After: func(_ time.Duration, m tea.Msg) tea.Cmd { s.later = append(s.later, m); return nil },
	}, 80, 24)
	return s
}

func TestADamagedFileIsReadAgain(t *testing.T) {
	s := hurt(t)
	s.reads("The file is damaged", "Nothing was changed", "Read what still opens", "Go back to the newest copy, of Mon 5 Jan 12:0")
	s.press("r").sees("Its passphrase").typeText("another").press("enter").reads("does not open what is left")
	s.press("r").typeText(good).press("enter").reads("Nothing that was ever saved is missing", "changes could be read")
	s.press("enter").sees("2 Cycle", "saved").press("5").sees("Begum")
	beside, _ := filepath.Glob(filepath.Join(filepath.Dir(s.path), "own replaced*.db"))
	made, _ := filepath.Glob(filepath.Join(filepath.Dir(s.path), "own salvaged*"))
	if len(beside) != 1 || len(made) != 0 {
		t.Errorf("beside it stand %v and %v", beside, made)
	}
}

func TestADamagedFileMakesWayForItsCopy(t *testing.T) {
	s := hurt(t)
	s.press("c").typeText(good).press("enter").sees("2 Cycle", "saved").press("5").misses("Begum")
}

func TestADamagedFileIsLeftAsItIs(t *testing.T) {
	s := hurt(t)
	before, _ := os.ReadFile(s.path)
	s.press("r").typeText(good).press("enter").press("esc").reads("What could be read is in", "salvaged")
	s.press("l")
	after, _ := os.ReadFile(s.path)
	if string(before) != string(after) || !s.left || s.root.Failure() == nil {
		t.Errorf("left %v, failure %v, changed %v", s.left, s.root.Failure(), string(before) != string(after))
	}
}
