package line

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/tui"
	"workgroup/tui/grid"
)

func (w World) sendCommand(f *flags) *cobra.Command {
	var to, out string
	c := &cobra.Command{
		Use:     "send",
		Short:   "A file with all that the other leads have not",
		Long:    "Writes one sealed file for all who share something, or with --to for one lead: what they have not, as far as this\nlaptop knows. It holds what came from third laptops too. A file for all takes the place of older ones that this laptop\nleft in the folder.",
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
	return w.with(f, func(book tui.Book) error {
		env, err := w.env(book)
		if err != nil {
			return err
		}
		if err := book.Ready(env, tui.LaptopName(book, 0, "")); err != nil {
			return err
		}
		device := model.ID(0)
		if to != "" {
			l, err := tui.LaptopOf(book, to)
			if err != nil {
				return wrongUse("%s", err)
			}
			device = l.ID
		}
		sent, err := book.Send(device, env.Now)
		if err != nil {
			return err
		}
		path := filepath.Join(out, sent.Name)
		if err := w.Papers.Save(path, sent.Content, true); err != nil {
			return failed("The file was not written: %v. Check the room on the disk or stick.", plain(err))
		}
		swept := ""
		if device == 0 {
			swept = tui.SweptWords(book.Sweep(out, sent.Name))
		}
		fmt.Fprintf(w.Stdout, "%s\n%s%s\n", path, grid.Clean(tui.SentWords(sent)), swept)
		return nil
	})
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
	return w.with(f, func(book tui.Book) error {
		r, err := book.TakeIn(path, dry)
		if err != nil {
			return err
		}
		for _, line := range r.Sentences() {
			fmt.Fprintln(w.Stdout, grid.Clean(line))
		}
		fmt.Fprintln(w.Stdout, grid.Clean(tui.ReceivedWords(r)))
		if dry && len(r.New)+r.Aside > 0 {
			fmt.Fprintln(w.Stdout, "Nothing was changed yet: leave --dry-run out to take it in.")
		}
		return nil
	})
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
	return w.with(f, func(book tui.Book) (err error) {
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
		w.exchanged(x)
		return nil
	})
}

// exchanged says what an exchange did. What others left may be called anything.
func (w World) exchanged(x model.Exchanged) {
	for _, r := range x.Came {
		for _, line := range r.Sentences() {
			fmt.Fprintln(w.Stdout, grid.Clean(line))
		}
	}
	for _, line := range x.Refused {
		fmt.Fprintln(w.Stdout, grid.Clean(line))
	}
	fmt.Fprintln(w.Stdout, grid.Clean(tui.ExchangedWords(x)))
}
