package line

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/tui"
	"workgroup/tui/grid"
)

// Keeper prepares a server for the laptops of hubs. Addresses are as they are typed; errors
// are sentences.
type Keeper interface {
	// Certificates makes the keeper's files in a folder, for servers of those names and
	// addresses, and gives the command that starts each member.
	Certificates(dir string, hosts, members []string, now time.Time) (commands []string, err error)
	// Prepare lets nobody in without a password from then on; done is that it is so already.
	Prepare(ctx context.Context, dir string, addresses []string) (done bool, err error)
	// Ticket makes one for a laptop, and Withdraw takes it back: its user at the server is the
	// answer. With drops what that laptop left there goes too.
	Ticket(ctx context.Context, dir string, addresses []string, room, name string) (model.Invited, error)
	Withdraw(ctx context.Context, dir string, addresses []string, room, name string, drops bool) (user string, err error)
}

func (w World) hubCommand(f *flags) *cobra.Command {
	c := &cobra.Command{
		Use:   "hub",
		Short: "A server through which leads are together while they work",
		Long: "A server of a hub (etcd) brings a mark to the other laptops within a second. Its keeper prepares it with hub init\n" +
			"and gives out a ticket for each laptop; a lead takes it in with hub join, or in the program with : and server. What goes there is sealed on the laptops.",
		Example: "  workgroup hub join \"Workgroup ticket for hub.ben.workgroup-ticket\"\n  workgroup hub sync\n  workgroup hub status",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUse("There is no command \"hub %s\". workgroup hub --help lists them.", args[0])
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error {
			return wrongUse("Say what is to be done: hub init, join, sync or status. workgroup hub --help tells more.")
		},
	}
	c.AddCommand(w.hubInitCommand(), w.hubJoinCommand(f), w.hubSyncCommand(f), w.hubStatusCommand(f))
	return c
}

// initFlags are what a keeper says.
type initFlags struct {
	dir, out, forWhom, hub, withdraw string
	hosts, members                   []string
	drops                            bool
}

func (w World) hubInitCommand() *cobra.Command {
	var i initFlags
	c := &cobra.Command{
		Use:   "init [ADDRESS ...]",
		Short: "For the keeper of a server: certificates, first preparation, tickets",
		Long: "Without an address: makes the keeper's files in the folder of --certificates (certificates for the names and\n" +
			"addresses of --host, and the keeper's password), and prints the command that starts the server. For several\n" +
			"computers, --member NAME=HOST for each.\n" +
			"With the address of a server that runs: prepares it, so that nobody is let in without a password. Then --for makes\n" +
			"a ticket for a laptop, a small file and twelve words to read aloud, and --withdraw takes one back.",
		Example: "  workgroup hub init --certificates keeper --host etcd.example.org\n" +
			"  workgroup hub init --certificates keeper --member a=a.example.org --member b=b.example.org --member c=c.example.org\n" +
			"  workgroup hub init https://etcd.example.org:2379 --certificates keeper\n" +
			"  workgroup hub init https://etcd.example.org:2379 --certificates keeper --for Ben --out /media/stick\n" +
			"  workgroup hub init https://etcd.example.org:2379 --certificates keeper --withdraw Ben",
		RunE: func(c *cobra.Command, addresses []string) error { return w.hubInit(c.Context(), addresses, i) },
	}
	p := c.Flags()
	p.StringVar(&i.dir, "certificates", "", "the keeper's folder, to be kept safe")
	p.StringSliceVar(&i.hosts, "host", nil, "names and addresses by which laptops reach the server")
	p.StringArrayVar(&i.members, "member", nil, "one computer of several, as NAME=HOST or NAME=HOST:PORT")
	p.StringVar(&i.forWhom, "for", "", "make a ticket, called so")
	p.StringVar(&i.hub, "hub", "hub", "whose laptops see each other, where a server is for several hubs")
	p.StringVar(&i.out, "out", ".", "the folder into which the ticket is written")
	p.StringVar(&i.withdraw, "withdraw", "", "take the ticket back that is called so")
	p.BoolVar(&i.drops, "with-files", false, "with --withdraw: what that laptop left at the server goes too")
	return c
}

func (w World) hubInit(ctx context.Context, addresses []string, i initFlags) error {
	if ctx == nil {
		ctx = context.Background()
	}
	switch {
	case i.dir == "":
		return wrongUse("Say where the keeper's files are, or are to be: --certificates FOLDER.")
	case len(addresses) == 0 && i.forWhom+i.withdraw != "":
		return wrongUse("Give the address of the server too: workgroup hub init https://etcd.example.org:2379 ...")
	case len(addresses) == 0:
		return w.hubCertificates(i)
	case len(i.hosts)+len(i.members) > 0:
		return wrongUse("--host and --member are for making certificates, before there is an address: leave the address out.")
	case i.forWhom != "" && i.withdraw != "":
		return wrongUse("Make a ticket with --for, or take one back with --withdraw, one at a time.")
	case i.drops && i.withdraw == "":
		return wrongUse("--with-files goes with --withdraw.")
	case i.forWhom != "":
		return w.hubTicket(ctx, addresses, i)
	case i.withdraw != "":
		user, err := w.Keeper.Withdraw(ctx, i.dir, addresses, i.hub, i.withdraw, i.drops)
		if err != nil {
			return ended(err)
		}
		fmt.Fprintf(w.Stdout, "The ticket %s is withdrawn: the server lets nobody in with it.\nIt does not reach what that laptop holds already. Is the laptop lost, its lead's co-leads shut it out too (: and together, d),\nso that they give it no new keys and take in nothing more of it.\n", user)
		return nil
	}
	done, err := w.Keeper.Prepare(ctx, i.dir, addresses)
	if err != nil {
		return ended(err)
	}
	if done {
		fmt.Fprintln(w.Stdout, "The server is prepared already. Nothing was changed.")
	} else {
		fmt.Fprintln(w.Stdout, "The server is prepared: nobody is let in without a password from now on.")
	}
	fmt.Fprintf(w.Stdout, "A ticket for a laptop: workgroup hub init %s --certificates %s --for NAME\n", strings.Join(addresses, " "), i.dir)
	return nil
}

func (w World) hubCertificates(i initFlags) error {
	if len(i.hosts)+len(i.members) == 0 {
		return wrongUse("Say how laptops reach the server: --host with its names and addresses.")
	}
	commands, err := w.Keeper.Certificates(i.dir, i.hosts, i.members, w.Now())
	if err != nil {
		return ended(err)
	}
	fmt.Fprintf(w.Stdout, "The keeper's files are in %s. Keep them safe: no ticket is made without them, and who has them may do\neverything at the server. A server itself needs only ca.crt, server.crt and server.key.\n", i.dir)
	for _, c := range commands {
		fmt.Fprintf(w.Stdout, "\nStart a server with:\n\n%s\n", c)
	}
	fmt.Fprintf(w.Stdout, "\nThen prepare it: workgroup hub init ADDRESS --certificates %s\n", i.dir)
	return nil
}

func (w World) hubTicket(ctx context.Context, addresses []string, i initFlags) error {
	if err := folderThere(i.out); err != nil {
		return err
	}
	v, err := w.Keeper.Ticket(ctx, i.dir, addresses, i.hub, i.forWhom)
	if err != nil {
		return ended(err)
	}
	path := filepath.Join(i.out, v.Name)
	if err := w.Papers.Save(path, v.Content, false); err != nil {
		return failed("The ticket was made and not written: %v. Withdraw it (--withdraw), then make it again.", plain(err))
	}
	fmt.Fprintf(w.Stdout, "The ticket is %s. It is for one laptop.\nRead these twelve words to its lead; never send them with the file:\n\n  %s\n\nThe lead presses : and types server, or runs workgroup hub join FILE.\n", path, v.Words)
	return nil
}

// ended is an error of the keeper's as one sentence.
func ended(err error) error {
	text := model.Capital(err.Error())
	if !strings.HasSuffix(text, ".") {
		text += "."
	}
	return failed("%s", text)
}

func (w World) hubJoinCommand(f *flags) *cobra.Command {
	var words string
	var off bool
	c := &cobra.Command{
		Use:   "join FILE",
		Short: "Use a server, with the ticket that its keeper gave",
		Long: "Asks for the twelve words that were read to you, tries the server, and keeps the ticket in the file, sealed. From then\n" +
			"on what is new goes and comes by itself whenever the program is open and the server can be reached. The ticket's\n" +
			"file is needed no more. --off forgets it.",
		Example: "  workgroup hub join \"/media/stick/Workgroup ticket for hub.ben.workgroup-ticket\"\n  workgroup hub join --off",
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case off && len(args) == 0:
				return w.hubLeave(*f)
			case off || len(args) != 1:
				return wrongUse("Give one ticket: workgroup hub join FILE. Or forget it: workgroup hub join --off.")
			}
			return w.hubJoin(*f, args[0], words)
		},
	}
	c.Flags().StringVar(&words, "words-file", "", "read the twelve words from this file")
	c.Flags().BoolVar(&off, "off", false, "use no server any more")
	return c
}

func (w World) hubJoin(f flags, path, wordsFile string) error {
	return w.with(f, func(book tui.Book) error {
		words, err := w.answer(wordsFile, "The twelve words that were read to you: ")
		if err != nil {
			return err
		}
		s, err := book.JoinServerWith(path, words)
		if err != nil {
			return err
		}
		fmt.Fprintf(w.Stdout, "The server lets this laptop in, as %s. The ticket is in the file now: remove %s.\nNow: workgroup hub sync. Later it goes by itself whenever the program is open.\n", grid.Clean(s.Name), filepath.Base(path))
		return nil
	})
}

func (w World) hubLeave(f flags) error {
	return w.with(f, func(book tui.Book) error {
		if err := book.LeaveServer(); err != nil {
			return err
		}
		fmt.Fprintln(w.Stdout, "This file uses no server any more. What it left there stays for the others. Tell the keeper, who can withdraw the ticket.")
		return nil
	})
}

func (w World) hubSyncCommand(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:     "sync",
		Short:   "Exchange through the server now, once",
		Long:    "Takes in what other laptops left at the server, leaves there what they have not, and says what came.",
		Example: "  workgroup hub sync",
		Args:    noArguments,
		RunE:    func(c *cobra.Command, _ []string) error { return w.hubSync(*f) },
	}
}

func (w World) hubSync(f flags) error {
	return w.with(f, func(book tui.Book) error {
		env, err := w.env(book)
		if err != nil {
			return err
		}
		if err := book.Ready(env, tui.LaptopName(book, 0, "")); err != nil {
			return err
		}
		x, err := book.Sync(context.Background(), env.Now)
		if err != nil {
			return err
		}
		w.exchanged(x)
		return nil
	})
}

func (w World) hubStatusCommand(f *flags) *cobra.Command {
	return &cobra.Command{
		Use:     "status",
		Short:   "How the server stands, and who is there",
		Long:    "Says of each computer of the server its version and how full it is, who is there now, and what each other laptop lacks.",
		Example: "  workgroup hub status",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return w.hubStatus(*f) },
	}
}

func (w World) hubStatus(f flags) error {
	return w.with(f, func(book tui.Book) error {
		s, err := book.ServerState(context.Background())
		if err != nil {
			return err
		}
		for _, line := range tui.ServerWords(s) {
			fmt.Fprintln(w.Stdout, grid.Clean(line))
		}
		return nil
	})
}
