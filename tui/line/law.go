package line

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui"
	"workgroup/tui/grid"
)

// note notes that something left the file. A file that can only be read notes nothing; one
// that does not take it says so, and what left has left.
func (w World) note(book tui.Book, what string, space model.ID, people int) {
	if book.ReadOnly() {
		return
	}
	if err := book.Log(model.Export{At: w.Now(), Lead: leadOf(book, nil), Space: space, What: what, People: people}); err != nil {
		fmt.Fprintln(w.Stderr, "workgroup: this could not be noted in the list of what left the file: "+err.Error())
	}
}

// leadOf is who works on this laptop, as far as the file says; else the first lead of the
// cohort.
func leadOf(book tui.Book, s *model.Snapshot) model.ID {
	if id, err := change.ParseID(book.Setting("lead")); err == nil {
		return id
	}
	if s != nil && len(s.Leads) > 0 {
		return s.Leads[0].ID
	}
	return 0
}

func (w World) heldCommand(f *flags) *cobra.Command {
	var out string
	var force bool
	c := &cobra.Command{
		Use:     "held NAME",
		Short:   "All that is held about a person, to hand over, as Markdown",
		Long:    "Gathers all that the file holds about one person, in all cohorts: what stands, and what was replaced or taken back\nand is in the history still. NAME is a name, an e-mail address, or an ID where two have one name.",
		Example: "  workgroup held \"Asha Begum\"\n  workgroup held asha@example.org --out asha.md",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("Say about whom: workgroup held \"Asha Begum\".")
			}
			return w.held(*f, args[0], out, force)
		},
	}
	c.Flags().StringVar(&out, "out", "", "write to this file instead")
	c.Flags().BoolVar(&force, "force", false, "replace the file of --out if it is there")
	return c
}

func (w World) held(f flags, typed, out string, force bool) error {
	if err := mayReplace(out, w.path(f), force); err != nil {
		return err
	}
	return w.with(f, func(book tui.Book) error {
		in, one, err := personOf(book, typed, "held")
		if err != nil {
			return err
		}
		if err := w.deliver(out, w.Law.Held(model.Disclose(in, one.Records, w.Now().In(model.London()))), force); err != nil {
			return err
		}
		w.note(book, tui.LeftHeld, 0, 1)
		return nil
	})
}

// personOf is the one person who answers to what was typed, with the cohorts and hubs that
// hold anything of them.
func personOf(book tui.Book, typed, command string) (in []*model.Snapshot, one model.Called, err error) {
	if in, err = tui.Holders(book, typed); err != nil {
		return nil, one, err
	}
	all := model.WhoIsCalled(in, typed)
	switch len(all) {
	case 0:
		return nil, one, failed("Nobody in this file is called %s: give a whole word of the name, or an e-mail address.", grid.Clean(typed))
	case 1:
		return in, all[0], nil
	}
	var which []string
	for _, c := range all {
		which = append(which, fmt.Sprintf("%v is %s", c.Records[0], grid.Clean(c.Words)))
	}
	return nil, one, wrongUse("%d people answer to %s. Say which, by the ID: workgroup %s ID. %s.", len(all), grid.Clean(typed), command, strings.Join(which, "; "))
}

func (w World) eraseCommand(f *flags) *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:     "erase NAME",
		Short:   "Erase a person and keep the totals; it cannot be taken back",
		Long:    "Says what would go, and what others' texts seem to name the person. With --yes it destroys the keys of that person in\nall cohorts, and takes them out of the file and of every copy of it beside it. Marks, days and statuses stay, of somebody\nwithout a name.",
		Example: "  workgroup erase \"Asha Begum\"\n  workgroup erase \"Asha Begum\" --yes",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("Say whom: workgroup erase \"Asha Begum\".")
			}
			return w.erase(*f, args[0], yes)
		},
	}
	c.Flags().BoolVar(&yes, "yes", false, "do it: it cannot be taken back")
	return c
}

func (w World) erase(f flags, typed string, yes bool) error {
	return w.with(f, func(book tui.Book) error {
		in, one, err := personOf(book, typed, "erase")
		if err != nil {
			return err
		}
		fmt.Fprintf(w.Stdout, "%s. Going: %s. Staying, of somebody without a name: %s.\n", grid.Clean(one.Words), model.ErasedGoes, model.ErasedStays)
		if mentions := model.MentionsOf(in, one.Records); len(mentions) > 0 {
			fmt.Fprintf(w.Stdout, "%d texts that are not theirs seem to name them. Look at them first; they are not erased:\n", len(mentions))
			for _, m := range mentions {
				fmt.Fprintln(w.Stdout, grid.Clean("  "+m.Line()))
			}
		}
		if !yes {
			fmt.Fprintln(w.Stdout, "Nothing was erased yet: add --yes. It cannot be taken back.")
			return nil
		}
		out, err := tui.EraseFrom(book, in, one.Records, model.Env{Now: w.Now(), NewID: w.NewID, Lead: leadOf(book, in[0])})
		return w.gone("Erased.", out, err)
	})
}

// gone says what came of erasing, purging or letting go.
func (w World) gone(what string, out model.Cleared, err error) error {
	if err != nil {
		return failed("%v What is not done yet is gone on with when the file is opened next.", err)
	}
	fmt.Fprintf(w.Stdout, "%s %s\n%s\n", what, out.Words(), model.BeyondReach)
	return nil
}

func (w World) purgeCommand(f *flags) *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:     "purge",
		Short:   "Take a cohort out of the file and keep its counts; it cannot be taken back",
		Long:    "Says what would stay of the cohort of --cohort, which must be in the archive. With --yes it destroys the cohort, its\npeople and its history, in the file and in every copy of it beside it. Without --cohort it lists what stayed of others.",
		Example: "  workgroup purge --cohort ssl-2021\n  workgroup purge --cohort ssl-2021 --yes",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return w.purge(*f, yes) },
	}
	c.Flags().BoolVar(&yes, "yes", false, "do it: it cannot be taken back")
	return c
}

func (w World) purge(f flags, yes bool) error {
	if f.cohort == "" {
		return w.with(f, func(book tui.Book) error {
			if len(book.Purged()) == 0 {
				fmt.Fprintln(w.Stdout, "No cohort was purged yet. One is named with --cohort.")
			}
			for _, line := range book.Purged() {
				fmt.Fprintln(w.Stdout, grid.Clean(line))
			}
			return nil
		})
	}
	cohort, err := w.cohortForScript(f)
	if err != nil {
		return err
	}
	defer cohort.close()
	book, s := cohort.book, cohort.snap
	if !s.Cohort.Closed {
		return failed("%s is not in the archive: put it there first (x in the list of cohorts), so that nobody purges the year that is running.", s.Cohort.Code)
	}
	said := s.Counts(model.DayOf(w.Now()))
	if !yes {
		fmt.Fprintf(w.Stdout, "This would stay: %s\nAll else of the cohort would go for good. Nothing was purged yet: add --yes.\n", grid.Clean(said))
		return nil
	}
	if err := book.Purge(s.Space, said); err != nil {
		return err
	}
	out, err := book.Clear()
	return w.gone("Purged. This stays: "+grid.Clean(said), out, err)
}

func (w World) retentionCommand(f *flags) *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:     "retention",
		Short:   "What is about people, until when it is kept, and what is due to go",
		Long:    "Lists for each cohort what is about its people, of how many, and from which day it is not kept without a reason. With\n--cohort and --yes it lets go what is due there. How long each kind is kept is set in the program.",
		Example: "  workgroup retention\n  workgroup retention --cohort ssl-2021 --yes",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return w.retention(*f, yes) },
	}
	c.Flags().BoolVar(&yes, "yes", false, "let go what is due in the cohort of --cohort: it cannot be taken back")
	return c
}

func (w World) retention(f flags, yes bool) error {
	if yes && f.cohort == "" {
		return wrongUse("Say of which cohort: --cohort with its code.")
	}
	return w.with(f, func(book tui.Book) (err error) {
		var spaces []model.ID
		if f.cohort != "" {
			facts, err := cohortOf(book, f.cohort)
			if err != nil {
				return err
			}
			spaces = []model.ID{facts.Space}
		} else if spaces, err = book.Spaces(); err != nil {
			return err
		}
		today := model.DayOf(w.Now().In(model.London()))
		for _, id := range spaces {
			s, err := book.Load(id)
			if err != nil {
				return err
			}
			var due []change.Secrecy
			for _, d := range s.Dues() {
				when := "until " + d.Day.Long()
				if d.Day <= today {
					due, when = append(due, d.Kind), "DUE to go since "+d.Day.Long()
				}
				fmt.Fprintf(w.Stdout, "%s: %s of %d: %s\n", grid.Clean(s.Cohort.Code), model.KindWords(d.Kind), d.People, when)
			}
			if !yes {
				continue
			}
			if len(due) == 0 {
				fmt.Fprintln(w.Stdout, "Nothing is due to go.")
				return nil
			}
			out, err := tui.FadeFrom(book, s, due, model.Env{Now: w.Now(), NewID: w.NewID, Lead: leadOf(book, s)})
			return w.gone("Let go.", out, err)
		}
		return nil
	})
}

func (w World) logCommand(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "log",
		Short: "What left the file: documents, exports, backups, addresses that were copied",
		Args:  noArguments,
		RunE: func(*cobra.Command, []string) error {
			return w.with(*f, func(book tui.Book) error {
				lines, err := tui.LogLines(book)
				if err != nil {
					return err
				}
				for _, l := range lines {
					fmt.Fprintln(w.Stdout, grid.Clean(l))
				}
				return nil
			})
		},
	}
}

func (w World) lostCommand(f *flags) *cobra.Command {
	var out string
	var force bool
	c := &cobra.Command{
		Use:     "lost",
		Short:   "A card to print now, for the day on which the laptop is lost",
		Long:    "Says what is in the file, of how many people, how it is sealed, and when it was last copied: Markdown on standard\noutput, or to --out, as PDF where its name ends in .pdf. It names nobody.",
		Example: "  workgroup lost --out lost.pdf",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return w.lost(*f, out, force) },
	}
	c.Flags().StringVar(&out, "out", "", "write to this file instead")
	c.Flags().BoolVar(&force, "force", false, "replace the file of --out if it is there")
	return c
}

func (w World) lost(f flags, out string, force bool) error {
	if err := mayReplace(out, w.path(f), force); err != nil {
		return err
	}
	return w.with(f, func(book tui.Book) error {
		card, err := tui.LostCard(book, w.Files, w.Now().In(time.Local))
		if err != nil {
			return err
		}
		format := ""
		if strings.HasSuffix(strings.ToLower(out), ".pdf") {
			format = "pdf"
		}
		doc, err := w.Law.Lost(card, format)
		if err == nil {
			err = w.deliver(out, doc, force)
		}
		if err == nil {
			w.note(book, tui.LeftLost, 0, 0)
		}
		return err
	})
}
