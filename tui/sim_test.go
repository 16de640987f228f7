package tui_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/model/demo"
	"workgroup/store"
	"workgroup/store/files/disclosure"
	"workgroup/store/files/lost"
	"workgroup/store/files/paper"
	"workgroup/store/seal"
	"workgroup/tui"
	"workgroup/tui/pane/panetest"
	"workgroup/tui/theme"
)

// sim is the program without a terminal: keys go in, commands are carried out at
// once, one after the other, and the screen is read.
type sim struct {
	t     testing.TB
	root  *tui.Root
	files *files
	path  string
	// later are the messages that were asked for after a while.
	later []tea.Msg
	// clip is what was last put on the clipboard.
	clip string
	left bool
	now  time.Time
	step time.Duration // between keys
}

// files are real files in a temporary folder.
type files struct {
	rand  *rand.ChaCha8
	marks string
	// refuse makes every commit fail.
	refuse error
	book   *book
}

type book struct {
	*store.Book
	f *files
}

func (b *book) Commit(actions ...[]*change.Change) error {
	if b.f.refuse != nil {
		return b.f.refuse
	}
	return b.Book.Commit(actions...)
}

func (f *files) options(pass []byte) store.Options {
	return store.Options{Rand: f.rand, Marks: f.marks, Passphrase: pass, Cost: 10}
}

func (f *files) Locked(path string) (bool, bool, error) { return store.Locked(path) }

func (f *files) Open(path string, pass []byte) (tui.Book, error) {
	b, err := store.Open(path, f.options(pass))
	if err != nil {
		return nil, err
	}
	f.book = &book{b, f}
	return f.book, nil
}

func (f *files) Create(path string, pass []byte, begin [][]*change.Change) error {
	return store.Create(path, f.options(pass), begin)
}

func (f *files) Words() []string { return seal.List() }

func (f *files) Copies(path string) (out []tui.Kept, err error) {
	all, err := store.Copies(path)
	for _, k := range all {
		out = append(out, tui.Kept{Path: k.Path, At: k.At, Bytes: k.Bytes})
	}
	return out, err
}

func (f *files) Compare(copy, path string, pass []byte) ([]string, bool, error) {
	return store.Compare(copy, path, f.options(pass))
}

func (f *files) Salvage(path string, pass []byte, at time.Time) (string, []string, []string, error) {
	s, err := store.Salvage(path, f.options(pass), at)
	return s.Path, s.Words(), s.Missing, err
}

func (f *files) Rehearse(path string, pass []byte, times int) (found, silent []string, err error) {
	r, err := store.Rehearse(path, f.options(pass), times)
	found, silent = r.Words()
	return found, silent, err
}

func (f *files) Restore(copy, path string, pass []byte, at time.Time) (string, error) {
	return store.Restore(copy, path, f.options(pass), at)
}

func (f *files) Why(err error) tui.Why {
	switch {
	case errors.Is(err, store.ErrWrongPassphrase):
		return tui.WhyPassphrase
	case errors.Is(err, store.ErrDamaged):
		return tui.WhyDamaged
	}
	return tui.WhyOther
}

// look is how the screen is to look.
type look struct {
	name string
	theme.Options
}

func looks() []look {
	return []look{
		{"dark", theme.Options{Dark: true, Profile: colorprofile.TrueColor}},
		{"light", theme.Options{Profile: colorprofile.TrueColor}},
		{"nocolor", theme.Options{Dark: true, NoColor: true, Profile: colorprofile.TrueColor}},
	}
}

// newSim is the program on a fresh demo file.
func newSim(t testing.TB, w, h int, o theme.Options) *sim {
	t.Helper()
	dir := t.TempDir()
	f := &files{rand: rand.NewChaCha8([32]byte{7}), marks: filepath.Join(dir, "marks")}
	s := &sim{t: t, files: f, path: filepath.Join(dir, "demo.db"), now: time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC), step: 3 * time.Second}
	begin, err := demo.Build(s.newID)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Create(s.path, nil, begin); err != nil {
		t.Fatal(err)
	}
	s.start(w, h, o, nil)
	return s
}

func (s *sim) newID() model.ID { return store.NewID(s.files.rand) }

// start opens the file and runs the program on it; change may change what it is given.
func (s *sim) start(w, h int, o theme.Options, change func(*tui.Config)) {
	s.t.Helper()
	b, err := s.files.Open(s.path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	cfg := tui.Config{
		Files: s.files, Path: s.path, Book: b, NewID: s.newID, Rand: s.files.rand, Theme: o, Papers: paper.Disk{},
		Clock: tui.Clock{Real: func() time.Time { return s.now }, Started: s.now},
		After: func(_ time.Duration, m tea.Msg) tea.Cmd { s.later = append(s.later, m); return nil },
		Law:   tui.Law{Held: disclosure.Markdown, Lost: lost.Make},
	}
	if change != nil {
		change(&cfg)
	}
	s.run(cfg, w, h)
	s.t.Cleanup(func() { s.files.book.Close() })
}

func (s *sim) run(cfg tui.Config, w, h int) {
	s.root, s.left, s.later = tui.New(cfg), false, nil
	s.send(tea.WindowSizeMsg{Width: w, Height: h})
	s.do(s.root.Init())
}

func (s *sim) send(msg tea.Msg) {
	if msg = s.root.Filter(nil, msg); msg == nil {
		return
	}
	if _, quit := msg.(tea.QuitMsg); quit {
		s.left = true
		return
	}
	_, cmd := s.root.Update(msg)
	s.do(cmd)
}

func (s *sim) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.do(c)
		}
	default:
		if fmt.Sprintf("%T", msg) == "tea.setClipboardMsg" {
			s.clip = fmt.Sprint(msg)
			return
		}
		s.send(msg)
	}
}

// press presses keys, as people do: a few seconds apart.
func (s *sim) press(names ...string) *sim {
	s.t.Helper()
	for _, n := range names {
		s.now = s.now.Add(s.step)
		s.send(panetest.Key(s.t, n))
	}
	return s
}

// typeText types a text.
func (s *sim) typeText(text string) *sim {
	for _, r := range text {
		if r == ' ' {
			s.press("space")
		} else {
			s.press(string(r))
		}
	}
	return s
}

// screen is what is seen, without styling.
func (s *sim) screen() string { return ansi.Strip(s.root.View().Content) }

// sees fails unless all texts are on the screen.
func (s *sim) sees(texts ...string) *sim {
	s.t.Helper()
	for _, want := range texts {
		if !strings.Contains(s.screen(), want) {
			s.t.Fatalf("%q is not on the screen:\n%s", want, s.screen())
		}
	}
	return s
}

func (s *sim) misses(texts ...string) *sim {
	s.t.Helper()
	for _, no := range texts {
		if strings.Contains(s.screen(), no) {
			s.t.Fatalf("%q is on the screen:\n%s", no, s.screen())
		}
	}
	return s
}
