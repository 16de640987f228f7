package line

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/tui"
	"workgroup/tui/grid"
)

func (w World) claimsCommand(f *flags) *cobra.Command {
	var take int
	var single bool
	c := &cobra.Command{
		Use:     "claims",
		Short:   "Questions with two answers: list them, and decide",
		Long:    "Lists where two leads who had not seen each other's answers gave different ones, each answer with a number, who gave\nit, when, and on which laptop. --take decides for one; --over-the-rest takes every mark that was made for one person\nover one that was made with the rest.",
		Example: "  workgroup claims\n  workgroup claims --take 2\n  workgroup claims --cohort ssl-2023 --over-the-rest",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return w.claims(*f, take, single) },
	}
	c.Flags().IntVar(&take, "take", 0, "the number of the answer that holds")
	c.Flags().BoolVar(&single, "over-the-rest", false, "take single marks over those of the rest")
	return c
}

func (w World) claims(f flags, take int, single bool) error {
	return w.with(f, func(book tui.Book) error {
		env, err := w.env(book)
		if err != nil {
			return err
		}
		n, found := 0, false
		for facts, err := range book.Cohorts() {
			if err != nil {
				return err
			}
			if f.cohort != "" && !strings.EqualFold(f.cohort, facts.Code) {
				continue
			}
			found = true
			s, err := book.Load(facts.Space)
			if err != nil {
				return err
			}
			if single {
				if err := w.decide(book, s, s.OverRest(), env); err != nil {
					return err
				}
				if s, err = book.Load(facts.Space); err != nil {
					return err
				}
			}
			authors := map[model.ID]model.ID{}
			all := s.Disputes()
			if len(all) > 0 {
				if authors, err = book.Authors(facts.Space); err != nil {
					return err
				}
			}
			for _, d := range all {
				if take == 0 {
					fmt.Fprintf(w.Stdout, "%s  %s\n", facts.Code, grid.Clean(s.About(d)))
				}
				for i, h := range d.Answers {
					switch n++; {
					case take == 0:
						fmt.Fprintf(w.Stdout, "%4d  %s\n", n, grid.Clean(tui.AnswerWords(s, d, i, authors[h.Ref.Change])))
					case take == n:
						return w.decide(book, s, model.Settle{Dispute: d, Answer: i}, env)
					}
				}
			}
		}
		switch {
		case !found && f.cohort != "":
			_, err := cohortOf(book, f.cohort)
			return err
		case take > 0:
			return wrongUse("There is no answer %d: workgroup claims lists them with their numbers.", take)
		case n == 0:
			fmt.Fprintln(w.Stdout, "No question has two answers.")
		}
		return nil
	})
}

func (w World) decide(book tui.Book, s *model.Snapshot, a model.Action, env model.Env) error {
	p, err := a.Plan(s, env)
	if err != nil {
		return err
	}
	if len(p.Changes) == 0 {
		return nil
	}
	if err := book.Commit(p.Changes); err != nil {
		return err
	}
	fmt.Fprintln(w.Stdout, grid.Clean(p.Say))
	return nil
}
