package line

import (
	"fmt"

	"github.com/spf13/cobra"

	"workgroup/tui"
	"workgroup/tui/grid"
)

// rehearsals is how many copies are damaged unless another number is given.
const rehearsals = 50

func (w World) doctorCommand(f *flags) *cobra.Command {
	var salvage, rehearse bool
	times := rehearsals
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Read the whole file and its copies, and say whether all is well",
		Long: "Reads every page, value and change of the file, and every copy that is kept of it. A damaged file ends with code 5.\n" +
			"--salvage makes a new file, beside it, of whatever still opens of it and of its copies.\n" +
			"--rehearse damages copies on purpose and shows what comes back.",
		Example: "  workgroup doctor --file try.db\n  workgroup doctor --file try.db --rehearse",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			switch {
			case salvage && rehearse:
				return wrongUse("Give one of --salvage and --rehearse, not both.")
			case salvage:
				return w.salvage(*f)
			case rehearse:
				return w.rehearse(*f, times)
			}
			return w.examine(*f)
		},
	}
	c.Flags().BoolVar(&salvage, "salvage", false, "make a whole file of what can be read")
	c.Flags().BoolVar(&rehearse, "rehearse", false, "damage copies on purpose and bring them back")
	c.Flags().IntVar(&times, "times", rehearsals, "how many copies --rehearse damages")
	return c
}

func (w World) examine(f flags) error {
	book, err := w.openForScript(f)
	if err != nil {
		if w.Files.Why(err) == tui.WhyDamaged {
			return fmt.Errorf("%w workgroup doctor --salvage makes a whole file of what can be read", err)
		}
		return err
	}
	defer book.Close()
	found, wrong, err := book.Examine()
	if err != nil {
		return err
	}
	w.sentences(found)
	w.sentences(wrong)
	return nil
}

func (w World) salvage(f flags) error {
	path := w.path(f)
	pass, err := w.passphraseOf(path, f)
	if err != nil {
		return err
	}
	made, found, missing, err := w.Files.Salvage(path, pass, w.Now())
	if err != nil {
		return err
	}
	w.sentences(found)
	if len(missing) == 0 {
		fmt.Fprintln(w.Stdout, "Nothing that was ever saved is missing.")
	}
	w.sentences(missing)
	w.say("The new file is %s; %s is as it was. To put it in its place: workgroup restore %q --yes", made, path, made)
	return nil
}

func (w World) rehearse(f flags, times int) error {
	if times < 1 || times > 100_000 {
		return wrongUse("--times takes a number from 1 to 100000.")
	}
	path := w.path(f)
	pass, err := w.passphraseFor(path, f)
	if err != nil {
		return err
	}
	found, silent, err := w.Files.Rehearse(path, pass, times)
	if err != nil {
		return err
	}
	w.sentences(found)
	w.sentences(silent)
	if len(silent) > 0 {
		return failed("something was lost and nothing said so: that must not be")
	}
	fmt.Fprintln(w.Stdout, "Nothing was lost in silence.")
	return nil
}

// sentences are printed one a line.
func (w World) sentences(all []string) {
	for _, s := range all {
		fmt.Fprintln(w.Stdout, grid.Clean(s))
	}
}

// passphraseOf is what a script gave for a file that may not be readable any more, or what is
// asked for.
func (w World) passphraseOf(path string, f flags) ([]byte, error) {
	pass, err := w.passphraseFor(path, f)
	if err == nil || w.Files.Why(err) != tui.WhyDamaged && w.Files.Why(err) != tui.WhyMissing {
		return pass, err
	}
	if pass, err = w.passphrase(f); err != nil || pass != nil || !w.Terminal {
		return pass, err
	}
	return w.Ask("Passphrase for " + path + ": ")
}
