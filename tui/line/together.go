package line

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui"
	"workgroup/tui/grid"
)

func (w World) togetherCommands(f *flags) []*cobra.Command {
	return []*cobra.Command{w.shareCommand(f), w.joinCommand(f), w.sendCommand(f), w.receiveCommand(f), w.folderCommand(f), w.claimsCommand(f)}
}

func (w World) shareCommand(f *flags) *cobra.Command {
	var hub bool
	var out, laptop string
	c := &cobra.Command{
		Use:   "share [CODE ...]",
		Short: "Invite another lead to --cohort: a file, and twelve words to read aloud",
		Long: "Makes an invitation to the cohort of --cohort, and to those whose codes follow. With --hub to the hub too: its\n" +
			"programmes, its leads, the list of who is interested. Give the file away, and read the words aloud: never both in one message.",
		Example: "  workgroup share --cohort ssl-2023\n  workgroup share --cohort ssl-2023 tfm-2025 --hub --out /media/stick",
		RunE:    func(_ *cobra.Command, codes []string) error { return w.share(*f, codes, hub, out, laptop) },
	}
	c.Flags().BoolVar(&hub, "hub", false, "the hub too")
	c.Flags().StringVar(&out, "out", ".", "the folder into which the invitation is written")
	c.Flags().StringVar(&laptop, "laptop", "", "what this laptop is called, as \"Asha's laptop\"")
	return c
}

func (w World) share(f flags, codes []string, hub bool, out, laptop string) error {
	if f.cohort == "" {
		return wrongUse("Say which cohort: --cohort with its code, as ssl-2021.")
	}
	if err := folderThere(out); err != nil {
		return err
	}
	book, err := w.openForScript(f)
	if err != nil {
		return err
	}
	defer book.Close()
	var ids []model.ID
	for _, code := range append([]string{f.cohort}, codes...) {
		facts, err := cohortOf(book, code)
		if err != nil {
			return err
		}
		ids = append(ids, facts.Space)
		if hub && facts.Hub != 0 {
			ids = append(ids, facts.Hub)
		}
	}
	env, err := w.env(book)
	if err != nil {
		return err
	}
	if s, err := book.Load(ids[0]); err == nil && env.Lead == 0 && len(s.Leads) > 0 {
		env.Lead = s.Leads[0].ID
	}
	if err := tui.WorksHere(book, env.Lead); err != nil {
		return err
	}
	v, err := book.Share(ids, env, tui.LaptopName(book, ids[0], laptop))
	if err != nil {
		return err
	}
	path := filepath.Join(out, v.Name)
	if err := w.Papers.Save(path, v.Content, false); err != nil {
		return failed("The invitation was not written: %v.", plain(err))
	}
	fmt.Fprintf(w.Stdout, "The invitation is %s.\nRead these twelve words to the other lead; never send them with the file:\n\n  %s\n\nThe other lead types: workgroup join FILE\n", path, v.Words)
	return nil
}

func (w World) joinCommand(f *flags) *cobra.Command {
	var words, name, laptop string
	c := &cobra.Command{
		Use:   "join FILE",
		Short: "Take part in a cohort that another lead shares",
		Long: "Takes an invitation into the file, which is made where it is not there yet, and asks for the twelve words that were\n" +
			"read to you. What is shared is then on this laptop too.",
		Example: "  workgroup join \"Workgroup invitation from Asha's laptop 2023-11-13 0840.workgroup-invitation\" --name \"Ben Price\"",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("Give the invitation: workgroup join FILE.")
			}
			return w.join(*f, args[0], words, name, laptop)
		},
	}
	c.Flags().StringVar(&words, "words-file", "", "read the twelve words from this file")
	c.Flags().StringVar(&name, "name", "", "your name, as other leads know it")
	c.Flags().StringVar(&laptop, "laptop", "", "what this laptop is called, as \"Ben's laptop\"")
	return c
}

func (w World) join(f flags, path, wordsFile, name, laptop string) error {
	words, err := w.answer(wordsFile, "The twelve words that were read to you: ")
	if err != nil {
		return err
	}
	if name == "" {
		if name, err = w.answer("", "Your name: "); err != nil {
			return err
		}
	}
	if name = model.Tidy(name, 60); name == "" {
		return wrongUse("Say who you are: --name \"Ben Price\".")
	}
	book, err := w.openOrMake(f)
	if err != nil {
		return err
	}
	defer book.Close()
	clock, err := w.clock()
	if err != nil {
		return err
	}
	now, own := clock.Now(model.Facts{}), w.NewID()
	if laptop == "" {
		laptop = tui.NameOfLaptop(name)
	}
	env := func(s *model.Snapshot) model.Env {
		return model.Env{Now: now, NewID: w.NewID, Lead: tui.LeadNamed(s, name, own)}
	}
	joined, err := book.JoinWith(path, words, env, laptop)
	if err != nil {
		return err
	}
	lead, err := tui.JoinAs(book, joined.Spaces, name, own, env)
	if err != nil {
		return err
	}
	if err := book.Set("lead", lead.String()); err != nil {
		return err
	}
	fmt.Fprintf(w.Stdout, "You share with %s now: %s. What you mark goes back with: workgroup send\n", grid.Clean(joined.From), grid.Clean(strings.Join(joined.Titles, ", ")))
	return nil
}

// answer reads a line that a script gives in a file, or a person at the terminal.
func (w World) answer(file, prompt string) (string, error) {
	if file != "" {
		b, err := os.ReadFile(file)
		if err != nil {
			return "", wrongUse("%s cannot be read: %v.", file, plain(err))
		}
		return strings.TrimSpace(string(b)), nil
	}
	if !w.Terminal {
		return "", wrongUse("There is no terminal to ask on: give --words-file and --name.")
	}
	fmt.Fprint(w.Stderr, prompt)
	line, err := bufio.NewReader(w.Stdin).ReadString('\n')
	if err != nil {
		return "", failed("Nothing was typed.")
	}
	return strings.TrimSpace(line), nil
}

// openOrMake opens the file, or makes one with a passphrase where there is none.
func (w World) openOrMake(f flags) (tui.Book, error) {
	path := w.path(f)
	if _, _, err := w.Files.Locked(path); !errors.Is(err, fs.ErrNotExist) {
		return w.openForScript(f)
	}
	if err := folderOf(f); err != nil {
		return nil, err
	}
	pass, err := w.passphrase(f)
	if err != nil {
		return nil, err
	}
	if pass == nil {
		if !w.Terminal {
			return nil, wrongUse("%s is to be made: give its passphrase with --passphrase-file or WORKGROUP_PASSPHRASE.", path)
		}
		if pass, err = w.Ask("A passphrase for the new file " + filepath.Base(path) + ", better four words: "); err != nil {
			return nil, err
		}
		again, err := w.Ask("The same again: ")
		if err != nil {
			return nil, err
		}
		if !bytes.Equal(pass, again) {
			return nil, failed("The two passphrases differ. Try again.")
		}
	}
	if len(bytes.TrimSpace(pass)) == 0 {
		return nil, wrongUse("The passphrase is empty: give at least one word, better four.")
	}
	if f.file == "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, failed("The folder %s cannot be made: %v.", filepath.Dir(path), plain(err))
		}
	}
	if err := w.Files.Create(path, pass, nil); err != nil {
		return nil, err
	}
	return w.Files.Open(path, pass)
}

// env is the moment, and who works here.
func (w World) env(book tui.Book) (model.Env, error) {
	clock, err := w.clock()
	if err != nil {
		return model.Env{}, err
	}
	clock.Demo = book.Demo()
	lead, _ := change.ParseID(book.Setting("lead"))
	return model.Env{Now: clock.Now(model.Facts{}), NewID: w.NewID, Lead: lead}, nil
}

func folderThere(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return failed("There is no folder %s. Is the stick in, and the path right?", dir)
	}
	return nil
}

func (w World) sendCommand(f *flags) *cobra.Command {
	var to, out string
	c := &cobra.Command{
		Use:     "send",
		Short:   "A file with all that the other leads have not",
		Long:    "Writes one sealed file for all who share something, or with --to for one lead: what they have not, as far as this\nlaptop knows. It holds what came from third laptops too.",
		Example: "  workgroup send --out /media/stick\n  workgroup send --to Ben",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return w.send(*f, to, out) },
	}
	c.Flags().StringVar(&to, "to", "", "the name of a lead or of a laptop")
	c.Flags().StringVar(&out, "out", ".", "the folder into which the file is written")
	return c
}

func (w World) send(f flags, to, out string) error {
	if err := folderThere(out); err != nil {
		return err
	}
	book, err := w.openForScript(f)
	if err != nil {
		return err
	}
	defer book.Close()
	env, err := w.env(book)
	if err != nil {
		return err
	}
	if err := book.Ready(env, tui.LaptopName(book, 0, "")); err != nil {
		return err
	}
	device := model.ID(0)
	if to != "" {
		if device, err = tui.LaptopOf(book, to); err != nil {
			return wrongUse("%s", err)
		}
	}
	sent, err := book.Send(device, env.Now)
	if err != nil {
		return err
	}
	path := filepath.Join(out, sent.Name)
	if err := w.Papers.Save(path, sent.Content, true); err != nil {
		return failed("The file was not written: %v. Check the room on the disk or stick.", plain(err))
	}
	fmt.Fprintf(w.Stdout, "%s\n%s", path, tui.SentWords(sent)+"\n")
	return nil
}

func (w World) receiveCommand(f *flags) *cobra.Command {
	var dry bool
	c := &cobra.Command{
		Use:     "receive FILE",
		Short:   "Take in what another lead sent",
		Long:    "Says what the file changes, a line for each change, and takes it in. The same file twice, or an old one, does no harm.",
		Example: "  workgroup receive \"/media/stick/Workgroup from Ben's laptop 2023-11-13 1240 1f2e3d4c-0a1b2c3d.workgroup\" --dry-run",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrongUse("Give one file: workgroup receive FILE.")
			}
			return w.receive(*f, args[0], dry)
		},
	}
	c.Flags().BoolVar(&dry, "dry-run", false, "only say what would change")
	return c
}

func (w World) receive(f flags, path string, dry bool) error {
	book, err := w.openForScript(f)
	if err != nil {
		return err
	}
	defer book.Close()
	r, err := book.TakeIn(path, dry)
	if err != nil {
		return err
	}
	for _, line := range r.Sentences() {
		fmt.Fprintln(w.Stdout, grid.Clean(line))
	}
	fmt.Fprintln(w.Stdout, tui.ReceivedWords(r))
	if dry && len(r.New)+r.Aside > 0 {
		fmt.Fprintln(w.Stdout, "Nothing was changed yet: leave --dry-run out to take it in.")
	}
	return nil
}

func (w World) folderCommand(f *flags) *cobra.Command {
	var off bool
	c := &cobra.Command{
		Use:   "folder [PATH]",
		Short: "Exchange with other leads through a shared folder, from now on by itself",
		Long: "Leaves in the folder what others have not and takes in what they left, now and, once it is named, by itself whenever\n" +
			"the program is open and the folder is there: a synchronised folder, a network drive, a stick. Without PATH: the folder\nthat was named last.",
		Example: "  workgroup folder ~/OneDrive/workgroup\n  workgroup folder --off",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrongUse("Give one folder: workgroup folder PATH.")
			}
			return w.folder(*f, strings.Join(args, ""), off)
		},
	}
	c.Flags().BoolVar(&off, "off", false, "exchange through no folder any more")
	return c
}

func (w World) folder(f flags, path string, off bool) error {
	book, err := w.openForScript(f)
	if err != nil {
		return err
	}
	defer book.Close()
	if off {
		if err := book.Set(tui.SettingFolder, ""); err != nil {
			return err
		}
		fmt.Fprintln(w.Stdout, "No folder is used any more.")
		return nil
	}
	if path == "" {
		if path = book.Setting(tui.SettingFolder); path == "" {
			return wrongUse("No folder was named yet: workgroup folder PATH.")
		}
	} else if path, err = filepath.Abs(path); err != nil {
		return failed("The path cannot be made out: %v.", err)
	}
	env, err := w.env(book)
	if err != nil {
		return err
	}
	if err := book.Ready(env, tui.LaptopName(book, 0, "")); err != nil {
		return err
	}
	x, err := book.ExchangeFolder(path, env.Now)
	if err != nil {
		return err
	}
	if err := book.Set(tui.SettingFolder, path); err != nil {
		return err
	}
	for _, r := range x.Came {
		for _, line := range r.Sentences() {
			fmt.Fprintln(w.Stdout, grid.Clean(line))
		}
	}
	for _, line := range x.Refused {
		fmt.Fprintln(w.Stdout, grid.Clean(line))
	}
	fmt.Fprintln(w.Stdout, tui.ExchangedWords(x))
	return nil
}

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
	book, err := w.openForScript(f)
	if err != nil {
		return err
	}
	defer book.Close()
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
