// Workgroup runs the year of a Maths Hub work group from the keyboard of one laptop.
//
// This file is wiring: it gives the command line its file, its clock, its randomness
// and its terminal.
package main

import (
	"crypto/rand"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"
	_ "time/tzdata"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/model/demo"
	"workgroup/store"
	"workgroup/store/carry/etcd/keeper"
	"workgroup/store/files/disclosure"
	"workgroup/store/files/export"
	"workgroup/store/files/lost"
	"workgroup/store/files/paper"
	"workgroup/store/seal"
	"workgroup/tui"
	"workgroup/tui/line"
	"workgroup/tui/theme"
)

func main() {
	os.Exit(world().Execute(os.Args[1:]))
}

func newID() model.ID { return store.NewID(rand.Reader) }

func world() line.World {
	return line.World{
		Files: files{filepath.Join(xdg.ConfigHome, "workgroup")}, Beside: func(dir string) tui.Files { return files{dir} }, Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv, Now: time.Now, NewID: newID,
		Default:  filepath.Join(xdg.DataHome, "workgroup", "workgroup.db"),
		Version:  version(),
		Terminal: term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stdout.Fd()),
		Look: theme.Options{
			Dark: true, NoColor: os.Getenv("NO_COLOR") != "", Dumb: os.Getenv("TERM") == "dumb",
			Profile: colorprofile.Detect(os.Stdout, os.Environ()),
		},
		Ask: line.Ask, Run: line.Run, Rand: rand.Reader, Papers: paper.Disk{}, Clicked: line.Clicked(), Key: line.Key,
		Demo: func() ([][]*change.Change, error) { return demo.Build(newID) },
		Export: func(w io.Writer, b tui.Book) error {
			book := b.(*store.Book)
			spaces, err := book.Spaces()
			if err == nil {
				err = book.Walked()
			}
			if err != nil {
				return err
			}
			return export.Stream(w, spaces, book.Load)
		},
		Keeper: keeper.Keeper{Rand: rand.Reader},
		Home:   xdg.Home, Schools: paper.Disk{}.Schools, Law: tui.Law{Held: disclosure.Markdown, Lost: lost.Make},
	}
}

// files is the store as the program knows it, with the folder of the machine's marks.
type files struct{ marks string }

func (files) Locked(path string) (locked, isDemo bool, err error) { return store.Locked(path) }

func (f files) Open(path string, passphrase []byte) (tui.Book, error) {
	b, err := store.Open(path, store.Options{Marks: f.marks, Passphrase: passphrase})
	if err != nil {
		return nil, err
	}
	return b, nil
}

func (f files) Create(path string, passphrase []byte, begin [][]*change.Change) error {
	return store.Create(path, store.Options{Marks: f.marks, Passphrase: passphrase}, begin)
}

func (files) Words() []string { return seal.List() }

func (files) Copies(path string) (out []tui.Kept, err error) {
	all, err := store.Copies(path)
	for _, k := range all {
		out = append(out, tui.Kept{Path: k.Path, At: k.At, Bytes: k.Bytes})
	}
	return out, err
}

func (files) Compare(copy, path string, passphrase []byte) (gone []string, whole bool, err error) {
	return store.Compare(copy, path, store.Options{Passphrase: passphrase})
}

func (f files) Restore(copy, path string, passphrase []byte, at time.Time) (string, error) {
	return store.Restore(copy, path, store.Options{Passphrase: passphrase}, at)
}

func (f files) Salvage(path string, passphrase []byte, at time.Time) (made string, found, missing []string, err error) {
	s, err := store.Salvage(path, store.Options{Marks: f.marks, Passphrase: passphrase}, at)
	return s.Path, s.Words(), s.Missing, err
}

func (f files) Rehearse(path string, passphrase []byte, times int) (found, silent []string, err error) {
	r, err := store.Rehearse(path, store.Options{Marks: f.marks, Passphrase: passphrase}, times)
	found, silent = r.Words()
	return found, silent, err
}

func (files) Why(err error) tui.Why {
	for _, w := range []struct {
		kind error
		why  tui.Why
	}{
		{os.ErrNotExist, tui.WhyMissing}, {store.ErrWrongPassphrase, tui.WhyPassphrase}, {store.ErrInUse, tui.WhyInUse},
		{store.ErrDamaged, tui.WhyDamaged}, {store.ErrNotOurs, tui.WhyForeign}, {store.ErrNewer, tui.WhyForeign},
	} {
		if errors.Is(err, w.kind) {
			return w.why
		}
	}
	return tui.WhyOther
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return "unknown"
}
