package line

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"workgroup/model/programmes"
)

func (w World) exportProgrammeCommand(f *flags) *cobra.Command {
	var out string
	var force bool
	c := &cobra.Command{
		Use:     "programme",
		Short:   "The programme of --cohort as a file for a colleague: no people, no marks",
		Example: "  workgroup export programme --cohort ssl-2021 --out ssl.json",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return w.exportProgramme(*f, out, force) },
	}
	c.Flags().StringVar(&out, "out", "", "write to this file instead of standard output")
	c.Flags().BoolVar(&force, "force", false, "replace the file of --out if it is there")
	return c
}

func (w World) exportProgramme(f flags, out string, force bool) error {
	if err := mayReplace(out, w.path(f), force); err != nil {
		return err
	}
	cohort, err := w.cohortForScript(f)
	if err != nil {
		return err
	}
	defer cohort.close()
	t := programmes.Of(cohort.snap)
	if out == "" {
		_, err := w.Stdout.Write(programmes.Encode(t))
		return err
	}
	err = w.Papers.SaveProgramme(out, t, force)
	if errors.Is(err, fs.ErrExist) {
		return wrongUse("%s is there already. Choose another name, or add --force to replace it.", out)
	}
	return err
}

func (w World) importCommand(f *flags) *cobra.Command {
	c := &cobra.Command{
		Use:     "import",
		Short:   "Take in a file of another program",
		Example: "  workgroup import programme ssl.json --cohort ssl-2021 --dry-run",
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUse("There is no import %q. There is: %s.", args[0], names(c))
			}
			return wrongUse("Say what to import: %s.", names(c))
		},
	}
	var may consent
	programme := &cobra.Command{
		Use:     "programme FILE",
		Short:   "Make a colleague's programme that of --cohort",
		Long:    "Reads a programme file and says what would come of it. After a yes the cohort runs that programme from now on:\nits people, marks and dates stay, and sessions come in whose numbers it has not.",
		Example: "  workgroup import programme ssl.json --cohort ssl-2021 --dry-run\n  workgroup import programme ssl.json --cohort ssl-2021 --yes",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("Give one file: workgroup import programme FILE --cohort CODE.")
			}
			return w.importProgramme(*f, args[0], may)
		},
	}
	may.flags(programme)
	c.AddCommand(programme)
	c.AddCommand(w.intakeCommands(f)...)
	if w.Schools != nil {
		c.AddCommand(w.schoolsCommand(f))
	}
	return c
}

// importProgramme plans what the file asks for, says it, and does it after a yes.
func (w World) importProgramme(f flags, path string, may consent) error {
	if err := w.consented(may); err != nil {
		return err
	}
	t, unknown, err := w.Papers.Programme(path)
	if err != nil {
		return failed("%v.", strings.TrimSuffix(err.Error(), "."))
	}
	cohort, err := w.cohortForScript(f)
	if err != nil {
		return err
	}
	defer cohort.close()
	plan, err := t.Use(cohort.snap).Plan(cohort.snap, cohort.env)
	if err != nil {
		return err
	}
	if len(unknown) > 0 {
		w.say("Not known here, and left out: %s.", strings.Join(unknown, ", "))
	}
	if len(plan.Changes) > 0 {
		w.say("%s: %s.", path, t.Listed())
		agreed, err := w.agreed(may, "Make it that of "+cohort.snap.Cohort.Code+"?")
		if err != nil {
			return err
		}
		if !agreed {
			fmt.Fprintln(w.Stdout, "Nothing was changed.")
			return nil
		}
		if err := cohort.book.Commit(plan.Changes); err != nil {
			return err
		}
	}
	w.say("%s", strings.TrimSuffix(plan.Say, " Undo (u) takes it back."))
	return nil
}
