package line_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"math/rand/v2"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/files/paper"
	"workgroup/tui"
	"workgroup/tui/line"
)

// desk is a world without disk and terminal: what a command was given and what it did.
type desk struct {
	t        *testing.T
	world    line.World
	out, err bytes.Buffer
	env      map[string]string
	files    files

	asked   []string // prompts
	roots   []*tui.Root
	run     func(*tui.Root) error
	answer  string
	refuse  error // of asking
	written string
	failing error // of the export, after part of it was written
}

// files are made-up files by their paths.
type files struct {
	passphrase map[string]string // of each file that is there; "" is a demo
	wrong      map[string]error  // what is wrong with a path
	creating   error
	cohorts    []string        // codes
	reading    error           // of the list of cohorts
	loading    error           // of a cohort
	snap       *model.Snapshot // what is loaded, where a test says so
	committed  []*change.Change
	opened     []string // "path with passphrase"
	created    []string
	open       int // books not closed
	kept       []tui.Kept
	gone       []string // what a copy has not; nil where nobody knows
	logged     []string // what was noted of what left the file
}

var (
	errPassphrase = errors.New("this passphrase does not open it")
	errInUse      = errors.New("it is already open in another window")
	errDamaged    = errors.New("it is damaged")
	errOther      = errors.New("the disk is on fire")
)

func (f *files) Locked(path string) (locked, demo bool, err error) {
	if err := f.wrong[path]; err != nil {
		return false, false, err
	}
	p, there := f.passphrase[path]
	if !there {
		return false, false, fs.ErrNotExist
	}
	return p != "", p == "", nil
}

func (f *files) Open(path string, passphrase []byte) (tui.Book, error) {
	p := f.passphrase[path]
	swapped := p != "" && strings.ToUpper(p) == string(passphrase)
	if p != "" && p != string(passphrase) && !swapped {
		return nil, errPassphrase
	}
	f.opened = append(f.opened, path+" with "+string(passphrase))
	f.open++
	return &book{files: f, swapped: swapped}, nil
}

func (f *files) Create(path string, passphrase []byte, _ [][]*change.Change) error {
	if f.creating != nil {
		return f.creating
	}
	f.created = append(f.created, path)
	f.passphrase[path] = string(passphrase)
	return nil
}

func (f *files) Words() []string {
	return []string{"acorn", "lemon", "orbit", "sofa", "tulip", "zebra"}
}

func (f *files) Why(err error) tui.Why {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return tui.WhyMissing
	case errors.Is(err, errPassphrase):
		return tui.WhyPassphrase
	case errors.Is(err, errInUse):
		return tui.WhyInUse
	case errors.Is(err, errDamaged):
		return tui.WhyDamaged
	}
	return tui.WhyOther
}

func (f *files) Copies(string) ([]tui.Kept, error) { return f.kept, nil }

func (f *files) Compare(copy, _ string, passphrase []byte) ([]string, bool, error) {
	if f.passphrase[copy] != string(passphrase) {
		return nil, false, errPassphrase
	}
	return f.gone, f.gone != nil, nil
}

func (f *files) Salvage(path string, passphrase []byte, _ time.Time) (string, []string, []string, error) {
	if f.passphrase[path] != string(passphrase) {
		return "", nil, nil, errPassphrase
	}
	return "new.db", []string{"7 changes could be read."}, f.gone, nil
}

func (f *files) Rehearse(_ string, _ []byte, times int) ([]string, []string, error) {
	return []string{fmt.Sprint(times, " copies")}, f.gone, nil
}

func (f *files) Restore(copy, path string, _ []byte, _ time.Time) (string, error) {
	f.created = append(f.created, copy+" in the place of "+path)
	return "old.db", nil
}

// book is an open file with no cohort in it.
type book struct {
	tui.Book
	files   *files
	swapped bool
	closing sync.Once // closing twice is no error
}

func (b *book) Log(x model.Export) error {
	b.files.logged = append(b.files.logged, x.What)
	return nil
}
func (b *book) Doomed() bool             { return false }
func (b *book) Cleared() model.Cleared   { return model.Cleared{} }
func (b *book) Setting(string) string    { return "" }
func (b *book) Set(string, string) error { return nil }
func (b *book) HasRecovery() bool        { return true }
func (b *book) NewRecovery() (string, func() error, error) {
	return strings.Repeat("acorn ", 12), nil, nil
}
func (b *book) Newest() (model.ID, error) { return 0, nil }
func (b *book) Tidy() error               { return nil }
func (b *book) ReadKept() error           { return nil }
func (b *book) Synced() string            { return "" }
func (b *book) Examine() (found, wrong []string, err error) {
	return []string{"All is well."}, b.files.gone, b.files.reading
}
func (b *book) Keep(at time.Time) (time.Time, error) {
	return at, nil
}
func (b *book) People([]model.ID) ([]model.Facts, error) {
	return nil, nil
}
func (b *book) Cohorts() iter.Seq2[model.Facts, error] {
	return func(yield func(model.Facts, error) bool) {
		for i, code := range b.files.cohorts {
			if !yield(model.Facts{Space: model.ID(i + 1), Code: code, Title: code}, b.files.reading) {
				return
			}
		}
	}
}
func (b *book) Load(space model.ID) (*model.Snapshot, error) {
	if b.files.snap != nil {
		return b.files.snap, b.files.loading
	}
	s := model.NewSnapshot(space, nil)
	s.Cohort.Title = "Cohort " + space.String()
	return s, b.files.loading
}
func (b *book) Commit(actions ...[]*change.Change) error {
	for _, a := range actions {
		b.files.committed = append(b.files.committed, a...)
	}
	return nil
}
func (b *book) Trail(int) ([][]*change.Change, error) { return nil, nil }

func (b *book) Shelf() (*model.Shelf, error) { return nil, nil }
func (b *book) Rescued() int                 { return 0 }
func (b *book) Waiting() [][]*change.Change  { return nil }
func (b *book) Demo() bool                   { return false }
func (b *book) CapsLock() bool               { return b.swapped }
func (b *book) ReadOnly() bool               { return false }
func (b *book) Close() error                 { b.closing.Do(func() { b.files.open-- }); return nil }

func newDesk(t *testing.T) *desk {
	d := &desk{t: t, env: map[string]string{}, written: `{"format":1}`}
	d.files = files{passphrase: map[string]string{"own.db": "secret", "try.db": ""}, wrong: map[string]error{}}
	ids := model.ID(0)
	now := time.Date(2026, 1, 5, 12, 0, 0, 0, time.UTC)
	d.world = line.World{
		Files: &d.files, Beside: func(string) tui.Files { return &d.files }, Stdin: strings.NewReader(""), Stdout: &d.out, Stderr: &d.err,
		Getenv: func(name string) string { return d.env[name] }, Now: func() time.Time { return now },
		NewID: func() model.ID { ids++; return ids }, Default: "default.db", Version: "v1.2.3", Terminal: true,
		Ask: func(prompt string) ([]byte, error) {
			d.asked = append(d.asked, prompt)
			return []byte(d.answer), d.refuse
		},
		Run: func(r *tui.Root) error {
			d.roots = append(d.roots, r)
			if d.run != nil {
				return d.run(r)
			}
			return nil
		},
		Rand:   rand.NewChaCha8([32]byte{7}),
		Demo:   func() ([][]*change.Change, error) { return nil, nil },
		Papers: paper.Disk{},
		Export: func(w io.Writer, _ tui.Book) error {
			_, err := io.WriteString(w, d.written)
			return errors.Join(err, d.failing)
		},
	}
	return d
}

// do runs a command and checks its code.
func (d *desk) do(code int, args ...string) {
	d.t.Helper()
	d.out.Reset()
	d.err.Reset()
	if got := d.world.Execute(args); got != code {
		d.t.Errorf("%q: exit code %d, want %d: %s", args, got, code, d.err.String())
	}
	if d.files.open != 0 {
		d.t.Errorf("%q: a file is left open", args)
	}
}

// refuses runs a command that must say one line, with the words in it, and nothing else.
func (d *desk) refuses(code int, words string, args ...string) {
	d.t.Helper()
	before := len(d.roots)
	d.do(code, args...)
	said := d.err.String()
	if d.out.Len() > 0 || !strings.HasPrefix(said, "workgroup: ") || strings.Index(said, "\n") != len(said)-1 || !strings.Contains(said, words) {
		d.t.Errorf("%q: out %q, err %q, want one line with %q", args, d.out.String(), said, words)
	}
	if len(d.roots) != before {
		d.t.Errorf("%q: the program was shown", args)
	}
}

// says runs a command that must succeed without a word on standard error.
func (d *desk) says(out string, args ...string) {
	d.t.Helper()
	d.do(line.Done, args...)
	if d.out.String() != out || d.err.Len() > 0 {
		d.t.Errorf("%q: out %q, err %q, want %q", args, d.out.String(), d.err.String(), out)
	}
}

// press sends the program messages and carries out what they ask for.
func press(r *tui.Root, messages ...tea.Msg) {
	var send func(tea.Msg)
	var do func(tea.Cmd)
	send = func(msg tea.Msg) {
		if _, quit := r.Filter(nil, msg).(tea.QuitMsg); !quit {
			_, cmd := r.Update(msg)
			do(cmd)
		}
	}
	do = func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range msg {
				do(c)
			}
		default:
			send(msg)
		}
	}
	send(tea.WindowSizeMsg{Width: 80, Height: 24})
	for _, msg := range messages {
		send(msg)
	}
}

func temporary(t *testing.T) []os.DirEntry {
	t.Helper()
	there, err := os.ReadDir(os.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return there
}
