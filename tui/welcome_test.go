package tui_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"workgroup/model"
	"workgroup/store"
	"workgroup/tui"
	"workgroup/tui/theme"
)

// newcomer is the program where there is no file yet.
func newcomer(t testing.TB, w, h int, o theme.Options) *sim {
	t.Helper()
	return newcomerAt(t, filepath.Join(t.TempDir(), "own.db"), w, h, o)
}

// newcomerAt is the same with a file at a path of its own.
func newcomerAt(t testing.TB, path string, w, h int, o theme.Options) *sim {
	t.Helper()
	s := newSim(t, w, h, o)
	s.files.book.Book.Close()
	demo := s.path
	s.path = path
	s.run(tui.Config{
		Files: s.files, Path: s.path, New: true, NewID: s.newID, Rand: s.files.rand, Theme: o,
		Clock: tui.Clock{Real: func() time.Time { return s.now }, Started: s.now},
		After: func(_ time.Duration, m tea.Msg) tea.Cmd { s.later = append(s.later, m); return nil },
		LookAround: func() (tui.Files, string, tui.Book, error) {
			b, err := s.files.Open(demo, nil)
			return s.files, demo, b, err
		},
	}, w, h)
	return s
}

// reads fails unless all texts are on the screen, over the ends of lines too.
func (s *sim) reads(texts ...string) *sim {
	s.t.Helper()
	for _, want := range texts {
		if !strings.Contains(s.text(), want) {
			s.t.Fatalf("%q is not on the screen:\n%s", want, s.screen())
		}
	}
	return s
}

// text is the screen as one line of words.
func (s *sim) text() string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s.screen(), "│", " ")), " ")
}

const good = "four green words here"

// begun goes to the programme of a new file.
func (s *sim) begun() *sim {
	s.press("s").typeText(good).press("enter").typeText(good).press("enter").typeText("Grace Okafor")
	return s.press("enter").sees("Which programme")
}

func TestWelcomeLooksAroundFirst(t *testing.T) {
	s := newcomer(t, 80, 24, looks()[0].Options)
	s.sees("Welcome", "> l  Look around first (made-up people, nothing to lose)", "s  Start a new file", "o  Open another file", "Arrows move", "Esc goes one step back", "? shows all keys")
	s.press("enter").sees("2 Cycle", "demo, not protected", "Throw-away file", "start again")
	s.press("7").misses("Recovery code")
	s.press("q", "q")
	if !s.left {
		t.Fatal("q q does not leave")
	}
	s = newcomer(t, 80, 24, looks()[0].Options)
	s.press("down", "down", "down", "up", "enter").sees("A new file: 1 of 3")
	s.press("esc", "O").sees("Open another file", "Where is it?")
	s.press("esc", "q").sees("Quit?").press("x").sees("Welcome")
	if s.press("esc").sees("Quit?").press("enter"); !s.left {
		t.Error("enter did not leave")
	}
}

func TestWelcomeSaysWhyItCannotLookAround(t *testing.T) {
	s := newcomer(t, 80, 24, looks()[0].Options)
	s.run(tui.Config{
		Files: s.files, Path: s.path, New: true, Rand: s.files.rand, Clock: tui.Clock{Real: func() time.Time { return s.now }, Started: s.now},
		After:      func(time.Duration, tea.Msg) tea.Cmd { return nil },
		LookAround: func() (tui.Files, string, tui.Book, error) { return nil, "", nil, errors.New("There is no room.") },
	}, 80, 24)
	s.press("l").sees("There is no room.", "Welcome")
}

func TestPassphraseIsJudgedAndFourWordsAreOffered(t *testing.T) {
	s := newcomer(t, 80, 24, looks()[0].Options)
	s.press("s").reads("Four words", "Tab takes these four words: ")
	s.typeText("xyzzy").misses("xyzzy").reads("one word or number is not enough")
	s.press("enter").sees("A new file: 1 of 3", "Too easy")
	s.press("ctrl+u").typeText("own").reads("a name in it")
	s.press("ctrl+u").typeText("password").reads("everybody tries first")
	s.send(tea.PasteMsg{Content: strings.Repeat("x", 4000)})
	s.reads("no more than 1,000 characters")
	s.press("enter").sees("1 of 3").press("ctrl+u")
	s.typeText("fore").press("enter").sees("1 of 3").press("ctrl+u")
	s.typeText(good).sees("Good").misses("green", "Tab takes").press("enter").typeText("fore").press("enter").sees("not the same")

	four := regexp.MustCompile(`four words:\s+(\w+ \w+ \w+ \w+)`).FindStringSubmatch(s.text())
	if four == nil {
		t.Fatalf("no words are offered:\n%s", s.screen())
	}
	s.press("tab").reads("Your passphrase: "+four[1], "the last time that it is shown")
	s.press("esc").typeText("x").press("tab").typeText(four[1]).press("enter").sees("2 of 3, your name").misses(four[1])
	s.typeText("Grace").press("enter", "enter").press("enter").sees("Recovery code")
	s.press("esc", "ctrl+l").typeText(four[1]).press("enter").sees("2 Cycle")
}

func TestPassphraseWithTheLeadsNameIsRefused(t *testing.T) {
	s := newcomer(t, 80, 24, looks()[0].Options)
	typed := "okafor lemon orbit tulip"
	s.press("s").typeText(typed).press("enter").typeText(typed).press("enter").typeText("   ").sees("A name is needed")
	s.press("enter").sees("2 of 3").press("ctrl+u").typeText("Grace Okafor").press("enter").reads("1 of 3", "The passphrase. Too easy to guess: it has a name")
	s.typeText(good).press("enter").typeText(good).press("enter", "enter").sees("3 of 3")
}

func TestEscapeKeepsWhatWasTyped(t *testing.T) {
	s := newcomer(t, 80, 24, looks()[0].Options).begun()
	s.press("c").sees("Which hub", "Origin Maths Hub").press("ctrl+u").typeText("atlan")
	s.press("esc").sees("Which programme").press("esc").sees("2 of 3", "Grace Okafor").press("esc").sees("1 of 3", "kept as it is")
	s.press("enter").sees("2 of 3").press("enter").sees("> c  Secondary Subject Leadership Work Group 2023/24")
}

func TestNewFileFromNothing(t *testing.T) {
	s := newcomer(t, 80, 24, looks()[0].Options).begun()
	s.press("enter").reads("Which hub", "London Central and West Maths Hub", "with the days and places of its page")
	s.press("enter").sees("Recovery code", "2 Cycle")
	s.press("esc").sees("stands first", "Twyford", "saved")
	s.press("enter", "esc").press("ctrl+l").sees("Passphrase for own.db, or the twelve words of the recovery code").typeText("wrong").press("enter").sees("does not open")
	s.typeText("FOUR GREEN WORDS HERE").press("enter").sees("Caps Lock is on", "2 Cycle")
	snaps, err := s.files.book.Snapshots()
	if err != nil || len(snaps) != 2 {
		t.Fatalf("%d spaces, %v", len(snaps), err)
	}
	for _, snap := range snaps {
		if len(snap.Leads) != 1 || snap.Leads[0].Name != "Grace Okafor" || snap.Leads[0].ID.String() != s.files.book.Setting("lead") {
			t.Errorf("leads %v, the setting is %q", snap.Leads, s.files.book.Setting("lead"))
		}
	}
}

func TestNewFileAtAnotherHub(t *testing.T) {
	for _, c := range []struct {
		keys  func(s *sim)
		sees  []string
		after string
	}{
		{func(s *sim) { s.typeText("thurr").press("down") }, []string{"Enter takes Venn Essex Maths Hub", "yours to fill in"}, "Venn Essex Maths Hub"},
		{func(s *sim) { s.typeText("Atlantis") }, []string{"which is not in the list"}, "Atlantis"},
		{func(s *sim) { s.typeText("london").press("enter").sees("Several hubs have that").typeText(" thames") }, []string{"Enter takes London Thames"}, "London Thames Maths Hub"},
		{func(s *sim) { s.typeText("orig") }, []string{"Enter takes Origin Maths Hub"}, "Origin Maths Hub"},
		{func(s *sim) { s.typeText("origin") }, []string{"Enter takes Origin Maths Hub"}, "Origin Maths Hub"},
		{func(s *sim) { s.typeText("national").press("down") }, []string{"belongs to no hub"}, "National"},
		{func(s *sim) { s.typeText("none") }, []string{"belongs to no hub"}, "National"},
	} {
		s := newcomer(t, 120, 36, looks()[0].Options).begun()
		s.press("a").press("ctrl+u").sees("Type a hub").press("enter").sees("Which hub")
		c.keys(s)
		s.reads(c.sees...)
		s.press("enter", "esc").sees(c.after + " > Subject Leadership 2021/22").misses("Twyford")
	}
}

// twelve are the words of the recovery code on the screen, by their numbers.
func (s *sim) twelve() map[string]string {
	s.t.Helper()
	out := map[string]string{}
	three := regexp.MustCompile(`(\d+) ([a-z]{3,6}) +(\d+) ([a-z]{3,6}) +(\d+) ([a-z]{3,6}) `)
	for _, m := range three.FindAllStringSubmatch(s.screen(), -1) {
		for i := 1; i < len(m); i += 2 {
			out[m[i]] = m[i+1]
		}
	}
	if len(out) != 12 {
		s.t.Fatalf("%d words are on the screen:\n%s", len(out), s.screen())
	}
	return out
}

// word is the number of the word that is asked for.
func (s *sim) word() string {
	s.t.Helper()
	m := regexp.MustCompile(`word (\d+)\.`).FindStringSubmatch(s.screen())
	if m == nil {
		s.t.Fatalf("no word is asked for:\n%s", s.screen())
	}
	return m[1]
}

func TestRecoveryCodeHoldsWhenTwoWordsWereTyped(t *testing.T) {
	s := newcomer(t, 120, 36, looks()[0].Options).begun()
	s.press("enter", "enter").reads("these twelve words open the file", "later: it stays first in To do")
	put := s.twelve()
	s.press("esc").sees("Write down a recovery code", "stands first")
	for range 2 { // tab to what is to do, where it stands first
		s.press("tab")
	}
	s.press("home", "enter")
	code := s.twelve()
	if fmt.Sprint(code) == fmt.Sprint(put) {
		t.Error("a code that was put off came again")
	}
	s.press("enter").sees("From the paper")
	first := s.word()
	s.typeText("qqq").sees("That is not word " + first).press("enter").sees("From the paper: word " + first)
	s.press("esc").sees(" 1 " + code["1"])
	s.press("enter").typeText(strings.ToUpper(code[s.word()])).sees("That is it.").press("enter")
	if second := s.word(); second == first {
		t.Error("the same word is asked for twice")
	}
	if s.files.book.HasRecovery() {
		t.Fatal("the code holds before two words were typed")
	}
	s.typeText(code[s.word()]).press("enter").reads("The recovery code holds now").misses("Write down a")
	words := ""
	for i := range 12 {
		words += fmt.Sprintf("%d. %s ", i+1, code[fmt.Sprint(i+1)])
	}
	s.press("ctrl+l").typeText(words).misses(code["1"] + " ").press("enter").sees("2 Cycle").misses("Write down a")
	s.press("ctrl+l").typeText(good).press("enter").sees("2 Cycle")
}

// The code is made anew by name, and the old one opens the file until two words of the
// new one were typed.
func TestNewRecoveryCodeByName(t *testing.T) {
	s := newcomer(t, 120, 36, looks()[0].Options).begun()
	s.press("enter", "enter")
	hold := func() string {
		code, words := s.twelve(), ""
		for i := range 12 {
			words += code[fmt.Sprint(i+1)] + " "
		}
		s.press("enter")
		for range 2 {
			s.typeText(code[s.word()]).press("enter")
		}
		s.sees("holds now")
		return words
	}
	old := hold()
	s.press(":").typeText("recovery").press("enter").twelve()
	s.press("esc", "ctrl+l").typeText(old).press("enter").sees("2 Cycle")
	s.press(":").typeText("recovery").press("enter")
	fresh := hold()
	s.press("ctrl+l").typeText(old).press("enter").sees("does not open").typeText(fresh).press("enter").sees("2 Cycle")

	s = newSim(t, 120, 36, looks()[0].Options)
	s.press(":").typeText("recovery").press("enter").sees("needs no recovery code")
}

func TestRecoveryCodeThatCannotBeWritten(t *testing.T) {
	s := newcomer(t, 120, 36, looks()[0].Options).begun()
	s.press("enter", "enter")
	code := s.twelve()
	s.press("enter").typeText(code[s.word()]).press("enter").typeText(code[s.word()])
	if err := os.Rename(s.path, s.path+".away"); err != nil {
		t.Fatal(err)
	}
	s.press("enter").sees("The recovery code does not hold", "Write down a")
	if err := os.Rename(s.path+".away", s.path); err != nil {
		t.Fatal(err)
	}
	s.press("ctrl+l").typeText(good).press("enter").sees("Write down a")
}

func TestOpenAnotherFile(t *testing.T) {
	s := newcomer(t, 120, 36, looks()[0].Options)
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	other := filepath.Join(dir, "last year.db")
	o := s.files.options([]byte(good))
	if err := store.Create(other, o, nil); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	bad := append([]byte(nil), whole...)
	for i := 2 * 4096; i < len(bad); i++ {
		bad[i] ^= 0x55
	}
	for name, content := range map[string][]byte{"notes.txt": []byte(strings.Repeat("Dear all, ", 2000)), "damaged.db": bad} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s.press("o").press("enter").sees("Type the path of a file")
	for typed, says := range map[string]string{
		"~/none.db": "There is no file", "~": "is a folder. Name the file in it", dir: "is a folder", "~/notes.txt": "not a Workgroup file", "~/damaged.db": "is damaged",
	} {
		s.press("ctrl+u").typeText(typed).press("enter").sees("Open another file", "Where is it?")
		if !strings.Contains(s.text(), says) {
			t.Errorf("%s: %q is not said:\n%s", typed, says, s.screen())
		}
	}
	s.press("ctrl+u").typeText("'"+other+"'").press("enter").sees("Passphrase for last year.db").press("esc").sees("Where is it?", "last year.db")
	s.press("ctrl+u").typeText(`~/last\ year.db`).press("enter").typeText("wrong").press("enter").sees("does not open").typeText(good).press("enter")
	s.sees("Next time: workgroup --file " + other[:20])
	s.press("ctrl+l").sees("last year.db").typeText(good).press("enter").sees("1 Cohorts")
}

func TestTheCohortThatWasOpenLastIsOpenNext(t *testing.T) {
	s := newSim(t, 120, 36, looks()[0].Options)
	s.press("1", "down", "enter").sees("Origin Maths Hub > ")
	s.files.book.Book.Close()
	s.start(120, 36, looks()[0].Options, nil)
	s.sees("Origin Maths Hub > ")
	if err := s.files.book.Set("cohort", model.ID(99).String()); err != nil { // of a cohort that is not there any more
		t.Fatal(err)
	}
	s.files.book.Book.Close()
	s.start(120, 36, looks()[0].Options, nil)
	s.sees("London Central and W", "names only")
}

func TestGoldenFirstStart(t *testing.T) {
	t.Parallel()
	for _, l := range looks() {
		for _, size := range [][2]int{{80, 24}, {120, 30}, {120, 36}} {
			for _, scene := range []struct {
				name string
				do   func(s *sim)
			}{
				{"welcome", func(s *sim) {}},
				{"weak", func(s *sim) { s.press("s").typeText("horse") }},
				{"good", func(s *sim) { s.press("s").typeText(good) }},
				{"four words", func(s *sim) { s.press("s", "tab") }},
				{"programme", func(s *sim) { s.begun() }},
				{"hub", func(s *sim) { s.begun().press("a").typeText("york").press("down") }},
				{"recovery", func(s *sim) { s.begun().press("a", "enter") }},
				{"put off", func(s *sim) { s.begun().press("a", "enter", "esc") }},
				{"typed back", func(s *sim) { s.begun().press("a", "enter", "enter").typeText("qq") }},
				{"unlock", func(s *sim) { s.begun().press("a", "enter", "esc", "ctrl+l") }},
				{"another", func(s *sim) { s.press("o").typeText("/nowhere/none.db").press("enter") }},
			} {
				t.Run(fmt.Sprintf("%s/%s/%dx%d", scene.name, l.name, size[0], size[1]), func(t *testing.T) {
					s := newcomer(t, size[0], size[1], l.Options)
					scene.do(s)
					golden.RequireEqual(t, []byte(s.root.View().Content))
				})
			}
		}
	}
}
