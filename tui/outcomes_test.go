package tui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"workgroup/tui"
)

// atCommunity is the program with a cohort that has outcomes, at everything.
func atCommunity(t *testing.T, w, h int) (s *sim, home string) {
	t.Helper()
	home = t.TempDir()
	s = newSim(t, w, h, looks()[2].Options)
	s.files.book.Book.Close()
	s.start(w, h, looks()[2].Options, func(c *tui.Config) {
		c.Cohort, c.Home = "ssl-2023", home
	})
	return s, home
}

// Evidence is noted from the register's card with t and tab: it stands under its outcome
// in 8, and in the evaluation.
func TestEvidenceFromTheRegistersCard(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}} {
		s, home := atCommunity(t, size[0], size[1])
		s.press("2", "home", "enter", "home", "enter").sees("Adeyemi-Coker, Folasade")
		s.press("t").sees("Note: Adeyemi-Coker, Folasade").typeText("The department plans together now").press("tab").sees("Outcomes", "[ ] 1.1 ")
		s.press("down", "space").sees("[x] 1.2").press("ctrl+s").sees("Folasade Adeyemi-Coker: noted, of one outcome.")
		s.press("esc", "esc", "8").sees("8 Outcomes", "> 1.1", "Further develop collaborative ways of")
		s.press("down", "enter").sees("4 Dec note  Folasade Adeyemi-Coker, session 1: The department plans")
		s.press("r", "right", "right", "tab").typeText("begum").press("ctrl+s").sees("Rated developing", "rated")
		s.press("esc").sees("developing (2)").press("w").sees("nobody is named", "Format").press("enter", "enter").sees("Into which file?").press("enter").sees("Written: ")
		doc, err := os.ReadFile(filepath.Join(home, "evaluation-ssl-2023.md"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(doc), "- The department plans together now (a participant, ") || strings.Contains(string(doc), "Folasade") {
			t.Errorf("the evaluation says\n%s", doc)
		}
		// A file that is there is replaced after a yes only.
		if err := os.WriteFile(filepath.Join(home, "evaluation-ssl-2023.md"), []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
		s.press("w", "right", "enter", "enter", "enter").sees("is there already", "Replace it?").press("esc")
		if doc, _ := os.ReadFile(filepath.Join(home, "evaluation-ssl-2023.md")); string(doc) != "mine" {
			t.Errorf("it was replaced without a yes: %s", doc)
		}
		s.press("w", "right", "enter", "enter", "enter", "enter").sees("Written: ")
		if doc, _ := os.ReadFile(filepath.Join(home, "evaluation-ssl-2023.md")); !strings.Contains(string(doc), "Folasade Adeyemi-Coker") {
			t.Errorf("with names it says\n%s", doc)
		}
		s.press("u").sees("Taken back: ").misses("developing (2)")

		s.files.book.Book.Close()
		s.start(size[0], size[1], looks()[2].Options, func(c *tui.Config) { c.Cohort = "ssl-2023" })
		s.press("8", "down", "enter").sees("The department plans")
	}
}

// t notes evidence about the person under the cursor where the key is free, and by its
// name elsewhere.
func TestEvidenceFromAnywhere(t *testing.T) {
	s, _ := atCommunity(t, 120, 36)
	s.press("6", "t").sees("Evidence for the evaluation", "About").press("esc")
	s.press("5", "/").typeText("begum").press("enter", ":").typeText("evidence note").press("enter").sees("Evidence for the evaluation", "Begum")
	s.typeText("Year 9 pupil Tom liked it").press("ctrl+s").sees("looks like the name of a pupil", "Reason")
	s.typeText("Tom is a head").press("ctrl+s").sees("Evidence noted about Asha Begum, of no outcome yet.")
	s.press("ctrl+o", ":").typeText("evidence note").press("enter").sees("not shown at names only")
}

func TestWhereTheEvaluationCannotBeWritten(t *testing.T) {
	s, home := atCommunity(t, 80, 24)
	s.press(":").typeText("make a document").press("enter").sees("Make a document").press(toEvaluation(s)).press("enter", "enter", "ctrl+u").typeText(filepath.Join(home, "none", "a.md")).press("enter").sees("no such file or directory")
	s.press(":").typeText("make a document").press("enter").sees("Make a document").press(toEvaluation(s)).press("enter", "enter", "ctrl+u").typeText(s.path).press("enter").sees("This is the file of the program itself.")
	s.press(":").typeText("make a document").press("enter").sees("Make a document").press(toEvaluation(s)).press("enter", "enter", "ctrl+u").typeText(home).press("enter").sees("is a folder")
}

// toEvaluation is the letter of the evaluation among the documents.
func toEvaluation(s *sim) string {
	for l := range strings.SplitSeq(s.screen(), "\n") {
		if before, _, found := strings.Cut(l, " evaluation,"); found {
			words := strings.Fields(before)
			return words[len(words)-1]
		}
	}
	s.t.Fatal("no evaluation is offered")
	return ""
}
