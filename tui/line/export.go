package line

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"workgroup/tui"
)

func (w World) exportCommand(f *flags) *cobra.Command {
	var out string
	var force bool
	c := &cobra.Command{
		Use:     "export",
		Example: "  workgroup export json --out year.json",
		Short:   "Write the file out for other programs",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUse("There is no export %q. There is: %s.", args[0], names(c))
			}
			return wrongUse("Say what to export: %s.", names(c))
		},
	}
	json := &cobra.Command{
		Use:     "json",
		Short:   "The whole file as one JSON document, on standard output unless --out",
		Example: "  workgroup export json --file try.db\n  workgroup export json --out year.json",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return w.exportJSON(*f, out, force) },
	}
	json.Flags().StringVar(&out, "out", "", "write to this file instead")
	json.Flags().BoolVar(&force, "force", false, "replace the file of --out if it is there")
	c.AddCommand(json, w.exportProgrammeCommand(f))
	c.AddCommand(w.paperCommands(f)...)
	return c
}

// names are the commands below a command.
func names(c *cobra.Command) string {
	var out []string
	for _, sub := range c.Commands() {
		out = append(out, sub.Name())
	}
	return strings.Join(out, ", ")
}

// exportJSON makes the whole document before it writes a byte of it: of a damaged
// file there is no output.
func (w World) exportJSON(f flags, out string, force bool) error {
	if err := mayReplace(out, w.path(f), force); err != nil {
		return err
	}
	return w.with(f, func(book tui.Book) error {
		var doc bytes.Buffer
		if err := w.Export(&doc, book); err != nil {
			return err
		}
		if err := w.deliver(out, doc.Bytes(), force); err != nil {
			return err
		}
		w.note(book, tui.LeftJSON, 0, 0)
		return nil
	})
}

// with opens a file without the screen, has something done with it, and closes it.
func (w World) with(f flags, do func(book tui.Book) error) error {
	book, err := w.openForScript(f)
	if err != nil {
		return err
	}
	defer book.Close()
	return do(book)
}

// openForScript opens a file without the screen.
func (w World) openForScript(f flags) (tui.Book, error) {
	path := w.path(f)
	pass, err := w.passphraseFor(path, f)
	if err != nil {
		return nil, err
	}
	book, err := w.Files.Open(path, pass)
	if err == nil && book.CapsLock() {
		fmt.Fprintln(w.Stderr, "workgroup: opened, but Caps Lock is on: upper and lower case were swapped.")
	}
	return book, err
}

// passphraseFor is what opens a file: what a script gave, or what is asked for.
func (w World) passphraseFor(path string, f flags) ([]byte, error) {
	locked, _, err := w.Files.Locked(path)
	if err != nil {
		return nil, err
	}
	pass, err := w.passphrase(f)
	if err != nil || !locked || pass != nil {
		return pass, err
	}
	if !w.Terminal {
		return nil, wrongUse("%s is locked: give its passphrase with --passphrase-file or WORKGROUP_PASSPHRASE.", path)
	}
	return w.Ask("Passphrase for " + filepath.Base(path) + ": ")
}

// mayReplace says whether out may be written: never over the file that is exported,
// and over another one only if force says so.
func mayReplace(out, path string, force bool) error {
	if out == "" {
		return nil
	}
	there, err := os.Stat(out)
	if err != nil {
		return nil
	}
	if file, err := os.Stat(path); err == nil && os.SameFile(there, file) {
		return wrongUse("%s is the file itself, and the export would replace it. Choose another name for --out.", out)
	}
	switch {
	case there.IsDir():
		return wrongUse("%s is a folder. Give --out the name of a file in it.", out)
	case !force:
		return wrongUse("%s is there already. Choose another name, or add --force to replace it.", out)
	}
	return nil
}
