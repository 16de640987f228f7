package line

import (
	"fmt"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/tui"
	"workgroup/tui/grid"
)

func (w World) changesCommand(f *flags) *cobra.Command {
	var from string
	var all bool
	c := &cobra.Command{
		Use:     "changes",
		Short:   "What other leads changed, by the file with which it came",
		Long:    "Lists what came into the cohort of --cohort, or into all, from other laptops: what came last from each, the newest first.\nWith --all what came before that too; with --from only what was done on one laptop.",
		Example: "  workgroup changes --from Ben\n  workgroup changes --cohort ssl-2023 --all",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return w.changes(*f, from, all) },
	}
	c.Flags().StringVar(&from, "from", "", "the name of a lead or of a laptop")
	c.Flags().BoolVar(&all, "all", false, "not only what came last")
	return c
}

func (w World) changes(f flags, from string, all bool) error {
	return w.with(f, func(book tui.Book) error {
		device := model.ID(0)
		if from != "" {
			l, err := tui.LaptopOf(book, from)
			if err != nil {
				return wrongUse("%s", err)
			}
			device = l.ID
		}
		spaces, err := book.Spaces()
		if err != nil {
			return err
		}
		if f.cohort != "" {
			facts, err := cohortOf(book, f.cohort)
			if err != nil {
				return err
			}
			spaces = []model.ID{facts.Space}
		}
		none := true
		for _, id := range spaces {
			arrivals, err := book.Arrived(id)
			if err != nil {
				return err
			}
			if w.listed(arrivals, device, all) {
				none = false
			}
		}
		if none {
			fmt.Fprintln(w.Stdout, "Nothing came from another laptop yet.")
		}
		return nil
	})
}

// listed writes what came into one group; any is false where nothing did.
func (w World) listed(arrivals []model.Arrival, device model.ID, all bool) (any bool) {
	seen := map[model.ID]bool{}
	for _, a := range arrivals {
		if device != 0 {
			a = a.Of(device)
		}
		if len(a.Changes) == 0 || !all && (seen[a.From] || a.From == 0 && any) {
			continue
		}
		seen[a.From], any = true, true
		heading := "Before"
		if a.From != 0 {
			heading = "From " + a.Name + ", " + a.At.In(model.London()).Format("Mon 2 Jan 2006 15:04")
		}
		fmt.Fprintln(w.Stdout, grid.Clean(a.Changes[0].Group+"  "+heading))
		for _, c := range a.Changes {
			fmt.Fprintln(w.Stdout, "  "+grid.Clean(c.Sentence()))
		}
	}
	return any
}
