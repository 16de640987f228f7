package line

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/tui/grid"
)

// consent is how a command is allowed to write.
type consent struct{ yes, dry bool }

func (c *consent) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&c.yes, "yes", false, "do it, without asking")
	cmd.Flags().BoolVar(&c.dry, "dry-run", false, "only show what would be done")
}

// ready refuses what would have to ask where nobody can answer.
func (w World) consented(c consent) error {
	switch {
	case c.yes && c.dry:
		return wrongUse("--yes and --dry-run are opposites: give one of them.")
	case !c.yes && !c.dry && !w.Terminal:
		return wrongUse("Nobody can be asked here: --dry-run shows what would be done, --yes does it.")
	}
	return nil
}

// agreed tells whether it is to be done: asked where neither flag says so.
func (w World) agreed(c consent, question string) (bool, error) {
	if c.yes || c.dry {
		return c.yes, nil
	}
	fmt.Fprint(w.Stdout, harmless(question)+" y/n: ")
	answer, err := bufio.NewReader(w.Stdin).ReadString('\n')
	if err != nil && answer == "" {
		return false, nil
	}
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes", nil
}

// intakeCommands are those that take files in: one for each kind that is known.
func (w World) intakeCommands(f *flags) []*cobra.Command {
	if w.Papers == nil {
		return nil
	}
	var out []*cobra.Command
	for _, kind := range w.Papers.Takes() {
		out = append(out, w.intakeCommand(f, kind))
	}
	return out
}

func (w World) intakeCommand(f *flags, kind model.IntakeKind) *cobra.Command {
	var set []string
	var date string
	var may consent
	c := &cobra.Command{
		Use:   string(kind) + " FILE...",
		Short: "Take in " + kind.String(),
		Long: "Reads " + kind.String() + " and shows, line by line, what would become of it in the cohort of --cohort.\n" +
			"Several files are parts of one report. Nothing is written before a yes; it is one action, and u in the program takes it back.\n" +
			"What is shown with a key in brackets can be decided with --set KEY=VALUE; --set KEY=? lists the values.",
		Example: intakeExample(kind),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return wrongUse("Give a file: workgroup import %s FILE --cohort CODE.", string(kind))
			}
			return w.take(*f, kind, args, date, set, may)
		},
	}
	c.Flags().StringArrayVar(&set, "set", nil, "decide something, as KEY=VALUE; may be given several times")
	c.Flags().StringVar(&date, "date", "", "of a visit with --session, the date (12 Dec 2023)")
	may.flags(c)
	return c
}

// intakeExample are commands that work as they are pasted, where the file is there.
func intakeExample(kind model.IntakeKind) string {
	begin := "  workgroup import " + string(kind) + " "
	file, more := string(kind)+".csv", ""
	switch kind {
	case model.IntakeForms:
		file = "answers.csv"
	case model.IntakeTeams, model.IntakeZoom, model.IntakeFeedback:
		file, more = "report.csv", " --session 1"
		switch kind {
		case model.IntakeFeedback:
			file = "feedback.csv"
		case model.IntakeZoom:
			file = "participants.csv"
		}
	case model.IntakePaper:
		file, more = "rows.txt", " --session 1"
	case model.IntakeSlots:
		more = " --session 2"
	}
	line := begin + file + " --cohort ssl-2023" + more
	return line + " --dry-run\n" + line + " --yes"
}

// take shows what would become of files, and takes them in after a yes.
func (w World) take(f flags, kind model.IntakeKind, paths []string, date string, set []string, may consent) error {
	if err := w.consented(may); err != nil {
		return err
	}
	cohort, err := w.cohortForScript(f)
	if err != nil {
		return err
	}
	defer cohort.close()
	at, err := cohort.sheet(f, date, false)
	if err != nil {
		return err
	}
	in, err := w.Papers.Intake(kind, at, paths...)
	if err != nil {
		return failed("%s.", strings.TrimSuffix(grid.Clean(err.Error()), "."))
	}
	today := model.DayOf(cohort.env.Now)
	p := in.Propose(cohort.snap, today)
	for _, one := range set {
		if in, err = decide(in, &p, one); err != nil {
			return err
		}
		p = in.Propose(cohort.snap, today)
	}
	w.showProposal(&p, may.dry || !may.yes)
	switch {
	case p.Stop != "":
		return failed("%s", grid.Clean(p.Stop))
	case p.Action == nil:
		fmt.Fprintln(w.Stdout, "0 changes.")
		return nil
	}
	plan, err := p.Action.Plan(cohort.snap, cohort.env)
	if err != nil {
		return err
	}
	if len(plan.Changes) == 0 {
		fmt.Fprintln(w.Stdout, "0 changes. "+grid.Clean(plan.Say))
		return nil
	}
	agreed, err := w.agreed(may, "Take it in?")
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
	fmt.Fprintln(w.Stdout, strings.TrimSuffix(grid.Clean(plan.Say), " Undo (u) takes it back."))
	return nil
}

// decide takes one decision of --set.
func decide(in model.Intake, p *model.Proposal, set string) (model.Intake, error) {
	key, value, ok := strings.Cut(set, "=")
	if !ok {
		return nil, wrongUse("--set %s: write it as KEY=VALUE.", set)
	}
	c := p.Choice(key)
	if c == nil {
		return nil, wrongUse("--set %s: there is nothing to decide with the key %s. --dry-run shows the keys in brackets.", set, key)
	}
	if !c.Has(value) {
		return nil, wrongUse("--set %s: %s is one of %s.", set, key, values(c, 60))
	}
	return in.Decide(key, value), nil
}

// values are the values of a choice, at most so many, with what they stand for where that is
// something else.
func values(c *model.Choice, most int) string {
	var out []string
	for i, o := range c.Options {
		if i == most {
			out = append(out, fmt.Sprintf("and %d more", len(c.Options)-most))
			break
		}
		words := o.Value
		if o.Words != "" && o.Words != o.Value {
			words += " (" + o.Words + ")"
		}
		out = append(out, words)
	}
	return grid.Clean(strings.Join(out, ", "))
}

// fewValues are so few that they are listed with their key.
const fewValues = 4

// keyOf is the key of a choice, with its values where they are few.
func keyOf(c *model.Choice) string {
	if len(c.Options) <= fewValues {
		return c.Key + ": " + values(c, fewValues)
	}
	if c.Chosen >= 0 {
		return c.Key
	}
	return fmt.Sprintf("%s: one of %d, listed by --set %s=?", c.Key, len(c.Options), c.Key)
}

// showProposal prints what would become of files: what it is, how it is read, each line, and
// how many of each there are. With keys it says how to decide.
func (w World) showProposal(p *model.Proposal, keys bool) {
	print := func(format string, args ...any) {
		for i, a := range args {
			if s, ok := a.(string); ok {
				args[i] = grid.Clean(s)
			}
		}
		fmt.Fprintf(w.Stdout, format+"\n", args...)
	}
	print("%s", p.Title)
	for i := range p.Settings {
		c := &p.Settings[i]
		chosen := "not decided"
		if c.Chosen >= 0 && c.Chosen < len(c.Options) {
			chosen = c.Options[c.Chosen].Words
		}
		if keys {
			print("  %s: %s   [%s]", c.Asks, chosen, keyOf(c))
		} else {
			print("  %s: %s", c.Asks, chosen)
		}
	}
	for _, l := range p.Lines {
		name := l.Name
		if name == "" && l.Row > 0 {
			name = fmt.Sprintf("row %d", l.Row)
		}
		print("%s", strings.TrimRight(fmt.Sprintf("  %-13s  %s  %s", l.Verdict, name, l.Words), " "))
		if c := l.Choice; c != nil && keys && l.Verdict == model.NeedsAnswer {
			print("                 [%s]", keyOf(c))
		}
	}
	for _, n := range p.Notes {
		print("  %s", n)
	}
	if sum := p.Summary(); sum != "" {
		print("%s.", sum)
	}
}
