package line

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/model/programmes"
	"workgroup/tui"
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
	book, s, err := w.cohortForScript(f)
	if err != nil {
		return err
	}
	defer book.Close()
	t := programmes.Of(s)
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
		Use:   "import",
		Short: "Take in a file of another program",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUse("There is no import %q. There is: workgroup import programme FILE.", args[0])
			}
			return wrongUse("Say what to import: workgroup import programme FILE.")
		},
	}
	var yes bool
	programme := &cobra.Command{
		Use:     "programme FILE",
		Short:   "Make a colleague's programme that of --cohort",
		Long:    "Reads a programme file and says what would come of it. With --yes the cohort runs that programme from now on:\nits people, marks and dates stay, and sessions come in whose numbers it has not.",
		Example: "  workgroup import programme ssl.json --cohort ssl-2021\n  workgroup import programme ssl.json --cohort ssl-2021 --yes",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("Give one file: workgroup import programme FILE --cohort CODE.")
			}
			return w.importProgramme(*f, args[0], yes)
		},
	}
	programme.Flags().BoolVar(&yes, "yes", false, "do it")
	c.AddCommand(programme)
	return c
}

// importProgramme plans what the file asks for, says it, and does it where yes says so.
func (w World) importProgramme(f flags, path string, yes bool) error {
	t, unknown, err := w.Papers.Programme(path)
	if err != nil {
		return failed("%v.", strings.TrimSuffix(err.Error(), "."))
	}
	book, s, err := w.cohortForScript(f)
	if err != nil {
		return err
	}
	defer book.Close()
	clock, err := w.clock()
	if err != nil {
		return err
	}
	clock.Demo = book.Demo()
	lead := model.ID(0)
	if len(s.Leads) > 0 {
		lead = s.Leads[0].ID
	}
	plan, err := t.Use(s).Plan(s, model.Env{Now: clock.Now(s.Facts()), NewID: w.NewID, Lead: lead})
	if err != nil {
		return err
	}
	if len(unknown) > 0 {
		fmt.Fprintf(w.Stdout, "Not known here, and left out: %s.\n", strings.Join(unknown, ", "))
	}
	switch {
	case len(plan.Changes) == 0:
	case !yes:
		fmt.Fprintf(w.Stdout, "%s: %s. Nothing was changed yet: add --yes to make it that of %s.\n", path, t.Listed(), s.Cohort.Code)
		return nil
	default:
		if err := book.Commit(plan.Changes); err != nil {
			return err
		}
	}
	fmt.Fprintln(w.Stdout, strings.TrimSuffix(plan.Say, " Undo (u) takes it back."))
	return nil
}

// cohortForScript opens the file without the screen, and the cohort of --cohort.
func (w World) cohortForScript(f flags) (book tui.Book, s *model.Snapshot, err error) {
	if f.cohort == "" {
		return nil, nil, wrongUse("Say which cohort: --cohort with its code, as ssl-2021.")
	}
	if book, err = w.openForScript(f); err != nil {
		return nil, nil, err
	}
	facts, err := cohortOf(book, f.cohort)
	if err == nil {
		s, err = book.Load(facts.Space)
	}
	if err != nil {
		book.Close()
		return nil, nil, err
	}
	return book, s, nil
}
