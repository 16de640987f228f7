package line

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"workgroup/tui"
)

func (w World) demoCommand(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Look around: two cohorts of made-up people, nothing to lose",
		Long:  "Opens a throw-away file with two cohorts of the built-in programmes filled in.\nWith --file PATH the file is made there, kept, and opened the next time.",
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
		dir, err := os.MkdirTemp("", "workgroup-demo-")
		if err != nil {
			return failed("No folder can be made for the throw-away file: %v. Make room in %s, or name a place with --file.", plain(err), os.TempDir())
		}
		defer os.RemoveAll(dir)
		path, w.Files = filepath.Join(dir, "demo.db"), w.Beside(dir)
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
		begin, err := w.Demo()
		if err == nil {
			err = w.Files.Create(path, nil, begin)
		}
		if err != nil {
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
