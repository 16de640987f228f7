package line

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"

	"workgroup/tui"
)

func (w World) demoCommand(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Look around: five cohorts of made-up people, nothing to lose",
		Long:  "Opens a throw-away file with five cohorts, one of each built-in programme, filled in.\nWith --file PATH the file is made there, kept, and opened the next time.",
		Example: "  workgroup demo\n  workgroup demo --file try.db\n" +
			"  workgroup demo --cohort ssl-2021 --session 1",
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error { return w.demo(*f) },
	}
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return wrongUse("%s takes no %q. %s --help says what it takes.", c.Name(), args[0], c.CommandPath())
	}
	return nil
}

func (w World) demo(f flags) error {
	path := f.file
	if path == "" {
		var thrown leftovers
		defer thrown.remove()
		var err error
		if w.Files, path, err = w.throwAway(&thrown); err != nil {
			return err
		}
	}
	_, demo, err := w.Files.Locked(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := w.ready(f); err != nil {
			return err
		}
		if err := folderOf(f); err != nil {
			return err
		}
		if err := w.makeDemo(w.Files, path); err != nil {
			return err
		}
	case err != nil:
		return err
	case !demo:
		return wrongUse("%s is no demo file. Open it with: workgroup --file %s", path, path)
	}
	book, err := w.Files.Open(path, nil)
	if err != nil {
		return err
	}
	defer book.Close()
	return w.show(f, tui.Config{Path: path, Book: book})
}

func (w World) makeDemo(files tui.Files, path string) error {
	begin, err := w.Demo()
	if err == nil {
		err = files.Create(path, nil, begin)
	}
	return err
}

// leftovers are what of a throw-away file is to go when the program is left: its book is
// closed, its folder removed.
type leftovers struct {
	mu   sync.Mutex
	dirs []string
	book tui.Book
}

func (l *leftovers) add(dir string, book tui.Book) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.book = book; dir != "" {
		l.dirs = append(l.dirs, dir)
	}
}

func (l *leftovers) remove() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.book != nil {
		l.book.Close()
	}
	for _, dir := range l.dirs {
		os.RemoveAll(dir)
	}
}

// throwAway is a place for a file that is thrown away, and the files beside which nothing
// of it stays.
func (w World) throwAway(thrown *leftovers) (tui.Files, string, error) {
	dir, err := os.MkdirTemp("", "workgroup-demo-")
	if err != nil {
		return nil, "", failed("No folder can be made for the throw-away file: %v. Make room in %s, or name a place with --file.", plain(err), os.TempDir())
	}
	thrown.add(dir, nil)
	return w.Beside(dir), filepath.Join(dir, "demo.db"), nil
}

// lookAround makes and opens a throw-away demo.
func (w World) lookAround(thrown *leftovers) (tui.Files, string, tui.Book, error) {
	files, path, err := w.throwAway(thrown)
	if err == nil {
		err = w.makeDemo(files, path)
	}
	if err != nil {
		return nil, "", nil, err
	}
	book, err := files.Open(path, nil)
	if err != nil {
		return nil, "", nil, err
	}
	thrown.add("", book)
	return files, path, book, nil
}
