package line

import (
	"fmt"

	"github.com/spf13/cobra"

	"workgroup/tui"
	"workgroup/tui/grid"
)

func (w World) backupCommand(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:     "backup PATH",
		Short:   "A copy of the file onto a stick or into another folder, sealed as the file is",
		Long:    "Writes a copy of the file, read through value by value before it gets its name. PATH is a folder, or the name of\na file that is not there yet.",
		Example: "  workgroup backup .\n  workgroup backup /media/stick --file try.db",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("Say where: workgroup backup FOLDER, a stick for example.")
			}
			return w.with(*f, func(book tui.Book) error {
				path, err := book.Backup(args[0], w.Now())
				if err == nil {
					w.note(book, tui.LeftBackup, 0, 0)
					w.say("The copy is %s. It opens with the passphrase that the file has now.", path)
				}
				return err
			})
		},
	}
}

func (w World) restoreCommand(f *flags) *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:     "restore [COPY]",
		Short:   "Put a copy in the place of the file; what stands there stays beside it",
		Long:    "Without COPY it lists the copies that are kept beside the file. With one it says what would be missing; with --yes it\nputs the copy in the place of the file, which stays in the same folder under another name.",
		Example: "  workgroup restore --file try.db\n  workgroup restore \"/media/stick/workgroup 2026-11-23 0802.db\" --yes",
		RunE: func(_ *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return w.listCopies(w.path(*f))
			case 1:
				return w.restore(*f, args[0], yes)
			}
			return wrongUse("Give one copy: workgroup restore COPY.")
		},
	}
	c.Flags().BoolVar(&yes, "yes", false, "do it")
	return c
}

func (w World) listCopies(path string) error {
	all, err := w.Files.Copies(path)
	if err != nil {
		return err
	}
	if len(all) == 0 {
		w.say("No copies of %s are kept yet.", path)
	}
	for _, k := range all {
		w.say("%s  %6d KB  %s", k.At.Format("Mon 2 Jan 2006 15:04"), (k.Bytes+1023)>>10, k.Path)
	}
	return nil
}

// mostMissing is how many of the changes that would be missing are listed.
const mostMissing = 20

// restore says what a copy would take away, and puts it in the place of the file where yes
// says so.
func (w World) restore(f flags, from string, yes bool) error {
	path := w.path(f)
	pass, err := w.passphraseFor(from, f)
	if err != nil {
		return err
	}
	gone, whole, err := w.Files.Compare(from, path, pass)
	if err != nil {
		return err
	}
	switch {
	case !whole:
		w.say("%s is whole. What %s has besides cannot be told: it is not there, or cannot be read.", from, path)
	case len(gone) == 0:
		w.say("%s is whole, and nothing in %s is newer.", from, path)
	default:
		w.say("%s is whole. %s has %d changes that it has not:", from, path, len(gone))
		if n := len(gone) - mostMissing; n > 0 {
			w.say("  (%d older ones)", n)
			gone = gone[n:]
		}
		for _, words := range gone {
			fmt.Fprintln(w.Stdout, "  "+grid.Clean(words))
		}
	}
	if !yes {
		fmt.Fprintln(w.Stdout, "Nothing was changed yet: add --yes to put the copy in its place.")
		return nil
	}
	replaced, err := w.Files.Restore(from, path, pass, w.Now())
	if err != nil {
		return err
	}
	said := path + " is the copy now."
	if replaced != "" {
		said += " What stood there is " + replaced + "."
	}
	w.say("%s", said)
	return nil
}
