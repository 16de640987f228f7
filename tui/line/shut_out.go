package line

import (
	"fmt"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/tui"
	"workgroup/tui/grid"
)

func (w World) shutOutCommand(f *flags) *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:     "shut-out NAME",
		Short:   "Shut a laptop out of all that is shared with it; it cannot be taken back",
		Long:    "Shuts the laptop of that name, or of a lead of that name, out of every cohort and hub that is shared with it, or with\n--cohort out of that cohort alone. What it sent before counts, what it does from now on does not. What it holds it keeps,\nand can read. The others hear of it with the next file or contact.",
		Example: "  workgroup shut-out \"Ben's laptop\"\n  workgroup shut-out \"Ben's laptop\" --yes",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("Say which laptop: workgroup shut-out \"Ben's laptop\".")
			}
			return w.shutOut(*f, args[0], yes)
		},
	}
	c.Flags().BoolVar(&yes, "yes", false, "do it: it cannot be taken back")
	return c
}

func (w World) shutOut(f flags, name string, yes bool) error {
	return w.with(f, func(book tui.Book) error {
		env, err := w.env(book)
		if err != nil {
			return err
		}
		laptop, err := tui.LaptopOf(book, name)
		if err != nil {
			return wrongUse("%s", err)
		}
		space, of := model.ID(0), "all that is shared with it"
		if f.cohort != "" {
			facts, err := cohortOf(book, f.cohort)
			if err != nil {
				return err
			}
			space, of = facts.Space, facts.Title
		}
		if !yes {
			fmt.Fprintf(w.Stdout, "%s would be shut out of %s.\nNothing was done yet: add --yes. It cannot be taken back.\n", grid.Clean(laptop.Name), grid.Clean(of))
			return nil
		}
		say, err := book.ShutOut(space, laptop.ID, env)
		if err != nil {
			return err
		}
		fmt.Fprintln(w.Stdout, grid.Clean(say))
		return nil
	})
}
