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
	return []*cobra.Command{w.shareCommand(f), w.joinCommand(f), w.sendCommand(f), w.receiveCommand(f), w.changesCommand(f), w.folderCommand(f), w.claimsCommand(f), w.shutOutCommand(f)}
}

func (w World) shareCommand(f *flags) *cobra.Command {
	var hub bool
	var out, laptop string
	c := &cobra.Command{
		Use:   "share [CODE ...]",
		Short: "Invite another lead to --cohort: a file, and twelve words to read aloud",
		Long: "Makes an invitation to the cohort of --cohort, and to those whose codes follow. With --hub to the hub too: its\n" +
			"programmes, its contact and fee rule, its leads. Give the file away, and read the words aloud: never both in one message.",
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
	return w.with(f, func(book tui.Book) error {
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
		path, err := tui.SaveInvitation(w.Papers, out, v)
		if err != nil {
			return failed("The invitation was not written: %v.", plain(err))
		}
		fmt.Fprintf(w.Stdout, "The invitation is %s.\nRead these twelve words to the other lead; never send them with the file:\n\n  %s\n\nThe other lead types: workgroup join FILE\n", path, v.Words)
		return nil
	})
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
	fmt.Fprintf(w.Stdout, "You share with %s now: %s. Type workgroup to open it; what you mark goes back with : and send.\n", grid.Clean(joined.From), grid.Clean(strings.Join(joined.Titles, ", ")))
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
