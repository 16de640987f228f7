package line

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/model/hubs"
	"workgroup/tui"
	"workgroup/tui/grid"
)

func (w World) schoolsCommand(f *flags) *cobra.Command {
	var wanted []string
	var all bool
	var may consent
	c := &cobra.Command{
		Use:   "gias FILE [LINKS]",
		Short: "Take in the public register of schools, from which schools are chosen",
		Long: "Reads the file of all establishments of Get Information About Schools (edubasealldata), of any year, row by row,\n" +
			"and keeps the open schools of the local authorities of --authority, or of the area of the hub of --cohort.\n" +
			"It takes the place of the register that is there; head teachers are never kept. The file of links between\n" +
			"schools may follow: it tells as what a closed school goes on.",
		Example: "  workgroup import gias edubasealldata20240718.csv --authority Coventry --authority Solihull --dry-run\n" +
			"  workgroup import gias edubasealldata20240718.csv --authority Coventry --yes",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongUse("Give a file: workgroup import gias FILE --authority NAME.")
			}
			return w.takeSchools(*f, args, wanted, all, may)
		},
	}
	c.Flags().StringArrayVar(&wanted, "authority", nil, "a local authority whose schools are kept; may be given several times")
	c.Flags().BoolVar(&all, "all", false, "keep the schools of all of England")
	may.flags(c)
	return c
}

// takeSchools says what would be kept of a register of schools, and keeps it after a yes.
func (w World) takeSchools(f flags, paths, wanted []string, all bool, may consent) error {
	if err := w.consented(may); err != nil {
		return err
	}
	if all && len(wanted) > 0 {
		return wrongUse("--all and --authority are opposites: give one of them.")
	}
	book, wanted, err := w.schoolsWanted(f, wanted, all)
	if err != nil {
		return err
	}
	defer book.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	found, err := w.Schools(ctx, wanted, func(int) {}, paths...)
	stopped := ctx.Err() != nil
	stop()
	switch {
	case stopped && err != nil:
		return failed("Stopped: nothing was changed.")
	case err != nil:
		return failed("%s.", strings.TrimSuffix(grid.Clean(err.Error()), "."))
	case found.Open == 0:
		return failed("%s", grid.Clean(tui.NoSchools(&found)))
	}
	before, err := book.Shelf()
	if err != nil {
		return err
	}
	for _, la := range found.Unknown {
		fmt.Fprintf(w.Stdout, "Not in the file: %s\n", grid.Clean(la))
	}
	fmt.Fprintf(w.Stdout, "%d rows: %s.\n", found.Rows, grid.Clean(tui.ShelfWords(&found.ShelfInfo)))
	if found.Same(before) {
		fmt.Fprintln(w.Stdout, "0 changes.")
		return nil
	}
	if before != nil {
		fmt.Fprintf(w.Stdout, "Here now: %s.\n", grid.Clean(tui.ShelfWords(&before.ShelfInfo)))
	}
	if agreed, err := w.agreed(may, "Keep them?"); err != nil || !agreed {
		fmt.Fprintln(w.Stdout, "Nothing was changed.")
		return err
	}
	found.Taken = model.DayOf(w.Now().In(model.London()))
	if err := book.PutShelf(model.NewShelf(found.ShelfInfo, found.Schools)); err != nil {
		return err
	}
	fmt.Fprintln(w.Stdout, "Kept.")
	return nil
}

// schoolsWanted opens the file, and finds out of which local authorities schools are kept:
// where nothing is said, those of the hub of the cohort.
func (w World) schoolsWanted(f flags, wanted []string, all bool) (tui.Book, []string, error) {
	if all || len(wanted) > 0 {
		book, err := w.openForScript(f)
		return book, wanted, err
	}
	if f.cohort == "" {
		return nil, nil, wrongUse("Say whose schools are kept: --authority NAME, --cohort CODE for the area of its hub, or --all.")
	}
	cohort, err := w.cohortForScript(f)
	if err != nil {
		return nil, nil, err
	}
	area := cohort.snap.Cohort.Area
	if len(area) == 0 {
		area = hubs.Named(cohort.snap.Cohort.HubName).Area
	}
	if len(area) == 0 {
		cohort.close()
		return nil, nil, wrongUse("The area of the hub of %s is not known: give --authority NAME, or --all.", f.cohort)
	}
	return cohort.book, area, nil
}
