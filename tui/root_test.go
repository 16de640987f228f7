package tui_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"workgroup/tui"
)

func TestDemoOpensOnTheRegisterToTry(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.sees("1 Cohorts", "2 Cycle", "3 Observations", "5 of 9 came", "To do", "Subject Leadership 2021/22", "18 people", "14 people", "demo, not protected", "Wed 17 Nov 2021 09:24")
	s.press("enter").sees("1  Wed 17 Nov 2021  09:30-14:30", "unmarked 18 of 18", "names only")
}

func TestEighteenKeysTakeTheRegisterAndUTakesTheLastOneBack(t *testing.T) {
	s := newSim(t, 80, 24, looks()[0].Options)
	s.press("enter")
	for range 18 {
		s.press("p")
	}
	s.sees("IN THE ROOM 18", "unmarked 0 of 18", "saved")
	s.press("u").sees("IN THE ROOM 17", "unmarked 1 of 18", "Taken back")
	s.press("U").sees("IN THE ROOM 18", "Done again")
	s.press("f").sees("finished")
	s.press("p").sees("f opens it")
}

func TestMarksAndUndoSurviveAKill(t *testing.T) {
	s := newSim(t, 80, 24, looks()[0].Options)
	s.press("enter", "p", "a", "l")
	s.files.book.Book.Close() // the process is gone, nothing of it is left but the file
	s.start(80, 24, looks()[0].Options, nil)
	s.press("enter").sees("unmarked 15 of 18", "late")
	s.press("u", "u", "u").sees("unmarked 18 of 18")
	s.press("u").sees("Nothing to undo")
	s.press("U", "U", "U").sees("unmarked 15 of 18")
	s.press("U").sees("is Caps Lock on?")
}

func TestUndoOfAnotherScreenIsNamedAndWantsEnter(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.press("enter", "p", "esc", "u").sees("Take back", "Zainab Ahmed: present", "another screen")
	s.press("esc").sees("LAST: Zainab Ahmed: present")
	s.press("u", "enter").sees("Taken back")
	s.press("2").sees("0/18")
}

func TestUndoInAFinishedRegisterWantsEnter(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.press("enter", "=", "p", "f").sees("FINISHED 17 Nov")
	s.press("u").sees("Taken back: register finished")
	s.press("U").sees("FINISHED 17 Nov")
	s.press("u", "u").sees("unmarked 18 of 18")
}

func TestQuitIsAskedTwice(t *testing.T) {
	s := newSim(t, 80, 24, looks()[0].Options)
	s.press("q").sees("Quit?")
	s.press("down")
	if s.left {
		t.Fatal("one q left the program")
	}
	s.press("q", "q")
	if !s.left {
		t.Fatal("two q did not leave the program")
	}
	s = newSim(t, 80, 24, looks()[0].Options)
	s.press("enter", "q", "q")
	if s.left {
		t.Fatal("q left the program from the register")
	}
	if s.press("ctrl+c", "enter"); !s.left {
		t.Fatal("ctrl+c and enter did not leave")
	}
}

func TestEscapeNeverQuits(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	for range 10 {
		s.press("esc")
	}
	if s.left {
		t.Fatal("esc left the program")
	}
}

func TestScreenForOthers(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.press("ctrl+o").sees("covered").misses("Subject", "people", "Twyford", "saved")
	s.press("p", "enter", "tab", "?").misses("Subject", "Keys")
	// What was covered comes back as it was, never as more.
	s.press("ctrl+o").sees("Subject Leadership", "names only")
	s.press("ctrl+o").sees("Subject Leadership").misses("names only")
	s.press("ctrl+o").sees("names only")
	s.press("enter", "/").typeText("kha")
	s.press("ctrl+o").misses("Khan")
	s.press("ctrl+o").sees("kha", "names only")
}

func TestLockAndOpenAgain(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.press("enter", "p", "ctrl+l").sees("Locked").misses("Ahmed", "Khan", "Subject")
	s.press("enter").sees("1  Wed 17 Nov 2021", "unmarked 17 of 18")
	s.press("u").sees("unmarked 18 of 18")
}

func TestNotSavedStaysUntilItIsSaved(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.press("enter")
	s.files.refuse = errors.New("The disk is full: make room, then it is saved by itself.")
	s.press("p").sees("NOT SAVED", "The disk is full", "IN THE ROOM 1")
	s.press("p").sees("NOT SAVED", "IN THE ROOM 2")
	s.press("ctrl+l").sees("Not locked")
	s.press("p").sees("NOT SAVED: The disk is full", "García Simón: PRESENT")
	s.files.refuse = nil
	s.later = later(s, "retry")
	s.sees("is saved now").misses("NOT SAVED")
	s.files.book.Book.Close()
	s.start(120, 36, looks()[0].Options, nil)
	s.press("enter").sees("IN THE ROOM 3")
}

// later brings the messages that were asked for, of one kind.
func later(s *sim, kind string) []tea.Msg {
	waiting := s.later
	s.later = nil
	var rest []tea.Msg
	for _, m := range waiting {
		if strings.Contains(fmt.Sprintf("%T", m), kind) {
			s.send(m)
		} else {
			rest = append(rest, m)
		}
	}
	return append(rest, s.later...)
}

func TestLeavingWithAFailedDiskWritesARescueFile(t *testing.T) {
	for _, bySignal := range []bool{false, true} {
		s := newSim(t, 120, 36, looks()[0].Options)
		s.press("enter")
		s.files.refuse = errors.New("The disk is gone.")
		s.press("p", "a")
		if bySignal {
			s.send(tui.LeaveMsg{})
		} else {
			s.press("ctrl+c", "enter")
		}
		if s.left {
			t.Fatal("left with marks that are not saved")
		}
		s.later = later(s, "giveUp")
		if !bySignal {
			s.sees("rescue file")
			s.press("enter")
		}
		if !s.left {
			t.Fatalf("did not leave (by signal: %v):\n%s", bySignal, s.screen())
		}
		found, err := filepath.Glob(filepath.Join(s.files.marks, "*.rescue"))
		if err != nil || len(found) != 1 {
			t.Fatalf("rescue files: %v, %v", found, err)
		}
		raw, err := os.ReadFile(found[0])
		if err != nil || strings.Contains(string(raw), "present") {
			t.Fatalf("the rescue file is not sealed: %v", err)
		}
		s.files.refuse = nil
		s.start(120, 36, looks()[0].Options, nil)
		s.sees("taken in from the rescue file")
		s.press("enter").sees("unmarked 16 of 18")
	}
}

func TestGoStraightToARegister(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.files.book.Book.Close()
	s.start(120, 36, looks()[0].Options, func(c *tui.Config) { c.Cohort, c.Session = "SSL-2023", 1 })
	s.sees("1  Mon 13 Nov 2023", "you opened session 1 of Mon 13 Nov 2023", "2 of 14")
	s.files.book.Book.Close()
	s.start(120, 36, looks()[0].Options, func(c *tui.Config) { c.Cohort = "ssl-1999" })
	s.sees("There is no cohort ssl-1999")
}

func TestScreenIsExactAtEverySize(t *testing.T) {
	s := newSim(t, 80, 24, looks()[0].Options)
	scenes := []struct {
		name string
		keys []string
	}{
		{"panes", nil}, {"cohorts", []string{"1"}}, {"dates", []string{"3"}}, {"help", []string{"?"}}, {"register", []string{"esc", "2", "enter"}},
		{"people", []string{"esc", "5"}}, {"find", []string{"/"}}, {"card", []string{"enter"}}, {"card help", []string{"?"}}, {"form", []string{"esc", "enter"}},
		{"register again", []string{"esc", "2", "enter"}}, {"door", []string{"/"}}, {"question", []string{"esc", "="}}, {"register help", []string{"esc", "?"}}, {"covered", []string{"esc", "ctrl+o"}},
	}
	for _, scene := range scenes {
		s.press(scene.keys...)
		for _, size := range [][2]int{{0, 0}, {1, 1}, {10, 3}, {39, 11}, {40, 12}, {50, 15}, {80, 24}, {100, 30}, {109, 40}, {120, 30}, {120, 36}, {200, 60}, {500, 200}} {
			s.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			content := s.root.View().Content
			if size[0] == 0 {
				if content != "" {
					t.Errorf("%s: a window of nothing shows %q", scene.name, content)
				}
				continue
			}
			lines := strings.Split(content, "\n")
			if len(lines) != size[1] {
				t.Errorf("%s at %v has %d lines", scene.name, size, len(lines))
			}
			for i, l := range lines {
				if w := ansi.StringWidth(l); w != size[0] {
					t.Errorf("%s at %v: line %d is %d cells wide: %q", scene.name, size, i, w, ansi.Strip(l))
				}
			}
		}
		s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	}
}

func TestTooSmallAWindowOnlyQuits(t *testing.T) {
	s := newSim(t, 30, 8, looks()[0].Options)
	s.sees("40 by 12")
	s.press("enter", "p", "p", "1")
	s.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	s.press("enter").sees("unmarked 18 of 18")
	s.send(tea.WindowSizeMsg{Width: 30, Height: 8})
	if s.press("q", "q"); !s.left {
		t.Error("q q does not leave a small window")
	}
}

func TestGoldenScreens(t *testing.T) {
	t.Parallel()
	for _, l := range looks() {
		for _, size := range [][2]int{{80, 24}, {120, 30}, {120, 36}} {
			shared := newSim(t, size[0], size[1], l.Options)
			for _, scene := range []struct {
				name, cohort, keys string
				writes             bool
			}{
				{"register", "ssl-2021", "enter p p a l", true}, {"first register", "ssl-2021", "enter", true}, {"register help", "ssl-2021", "enter ?", true}, {"take back", "ssl-2021", "enter p esc u", true},
				{"panes", "ssl-2021", "", false}, {"help", "ssl-2021", "?", false}, {"people", "ssl-2021", "5", false}, {"card", "ssl-2021", "5 enter", false}, {"fire", "ssl-2021", ": f i r e enter", false},
				{"visits", "ssl-2023", "", false}, {"cohorts", "ssl-2023", "1", false}, {"dates", "ssl-2023", "3", false}, {"behind", "ssl-2023", "6", false}, {"todo", "ssl-2023", "7", false},
				{"sheet", "ssl-2023", "2 home down enter", false}, {"long warning", "ssl-2023", "2 home m", false}, {"picker", "ssl-2023", "3 b", false}, {"hidden", "ssl-2023", "5 e ctrl+o", false},
				{"palette", "ssl-2023", ":", false}, {"palette found", "ssl-2023", ": b o o k", false}, {"idle", "ssl-2023", ": l o c k space a f t e r enter", false},
				{"names only", "ssl-2023", "ctrl+o", false}, {"covered", "ssl-2023", "ctrl+o ctrl+o", false}, {"quit", "ssl-2023", "q", false}, {"lock", "ssl-2023", "ctrl+l", false},
			} {
				t.Run(fmt.Sprintf("%s/%s/%dx%d", scene.name, l.name, size[0], size[1]), func(t *testing.T) {
					s := shared // no scene is seen in another one, where none writes
					if scene.writes {
						s = newSim(t, size[0], size[1], l.Options)
					}
					s.files.book.Book.Close()
					s.start(size[0], size[1], l.Options, func(c *tui.Config) { c.Cohort = scene.cohort })
					s.press(strings.Fields(scene.keys)...)
					golden.RequireEqual(t, []byte(s.root.View().Content))
				})
			}
		}
	}
}

// standing are the standing values of every field of the file, as text.
func standing(s *sim) map[string][]string {
	s.t.Helper()
	out := map[string][]string{}
	spaces, err := s.files.book.Snapshots()
	if err != nil {
		s.t.Fatal(err)
	}
	for _, snap := range spaces {
		for _, rec := range snap.Records() {
			for i, c := range rec.Cells {
				for _, h := range c.Standing() {
					k := fmt.Sprint(snap.Space, rec.Key, rec.Slots[i])
					out[k] = append(out[k], h.Value)
				}
			}
		}
	}
	return out
}

func TestCapsLockChangesNoKeyOfThePanes(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.press("1", "J", "enter").sees("Subject Leadership 2023/24")
	s.press("Q").sees("Quit?").press("Q")
	if !s.left {
		t.Error("Q Q does not leave")
	}
}
