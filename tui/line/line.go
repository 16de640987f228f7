package line

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/tui"
	"workgroup/tui/pane"
	"workgroup/tui/theme"
)

// The codes that a command ends with.
const (
	Done       = 0
	Failed     = 1
	WrongUse   = 2
	Passphrase = 3
	InUse      = 4
	Damaged    = 5
)

// World is what the command line is given.
type World struct {
	Files tui.Files
	// Beside is Files with the machine's marks in a folder of their own: of a file that
	// is thrown away nothing is to stay.
	Beside func(dir string) tui.Files
	Stdin  io.Reader
	Stdout io.Writer
	Stderr io.Writer
	Getenv func(string) string
	Now    func() time.Time
	NewID  func() model.ID
	// Default is where the file is unless --file says otherwise.
	Default string
	Version string
	// Terminal tells whether somebody sits at a terminal; Look is what it can show.
	Terminal bool
	Look     theme.Options
	// Ask reads a passphrase from the terminal without showing it.
	Ask func(prompt string) ([]byte, error)
	// Run runs the program until it is left.
	Run func(*tui.Root) error
	// Rand is where words are drawn from.
	Rand io.Reader
	// Papers are the files beside the program's own.
	Papers pane.Papers
	// Schools reads the public register of schools.
	Schools tui.ReadSchools
	// Demo is what a demo file begins with.
	Demo func() ([][]*change.Change, error)
	// Clicked tells that the program was started from the desktop, in a window that goes
	// with it; Key waits for a key.
	Clicked bool
	Key     func()
	// Export writes the whole file as JSON.
	Export func(io.Writer, tui.Book) error
	// Home is the folder in which documents are put unless another is typed.
	Home string
	// Keeper prepares servers.
	Keeper Keeper
	// Law makes the documents that the law asks for.
	Law tui.Law
}

// flags hold for every command.
type flags struct {
	file, cohort, passphraseFile string
	session                      int
	ascii                        bool
}

// check refuses flags that were given without a value that means something. An empty
// --file is most often a script's variable that was never set: without this it would
// mean the lead's own file.
func (f flags) check(given func(flag string) bool) error {
	if given("session") && f.session < 1 {
		return wrongUse("--session takes the number of a session: 1, 2, 3 ...")
	}
	for _, one := range []struct{ flag, value string }{{"file", f.file}, {"cohort", f.cohort}, {"passphrase-file", f.passphraseFile}} {
		if given(one.flag) && one.value == "" {
			return wrongUse("--%s is empty: give it a value, or leave it out.", one.flag)
		}
	}
	return nil
}

// wrong is wrong use of the command line: code 2.
type wrong struct{ error }

func wrongUse(format string, args ...any) error { return wrong{fmt.Errorf(format, args...)} }

// failed is an error in a sentence: code 1.
func failed(format string, args ...any) error { return fmt.Errorf(format, args...) }

// plain leaves out what the system's errors say of paths: the sentence names the one
// that the person knows.
func plain(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// Execute runs one command and gives the code to end with. A window that would go with the
// program stays until a key, so that its last words can be read.
func (w World) Execute(args []string) int {
	code := w.execute(args)
	if w.Clicked {
		fmt.Fprint(w.Stderr, "Press any key to close this window.")
		w.Key()
		fmt.Fprintln(w.Stderr)
	}
	return code
}

func (w World) execute(args []string) int {
	var f flags
	root := &cobra.Command{
		Use:   "workgroup",
		Short: "Run the year of a Maths Hub work group from the keyboard, on this laptop alone",
		Long: "Run the year of a Maths Hub work group from the keyboard, on this laptop alone. Without a command it opens the file.\n\n" +
			"Exit codes: 0 done, 1 failed, 2 wrong use, 3 wrong passphrase, 4 file in use, 5 file damaged.",
		Example:       "  workgroup\n  workgroup --file try.db --cohort ssl-2021 --session 1",
		SilenceErrors: true, SilenceUsage: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return wrongUse("There is no command %q. workgroup --help lists the commands.", args[0])
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error { return w.open(f) },
	}
	p := root.PersistentFlags()
	p.StringVar(&f.file, "file", "", "the file to work with (default "+w.Default+")")
	p.StringVar(&f.cohort, "cohort", "", "the cohort, by its code (ssl-2021)")
	p.IntVar(&f.session, "session", 0, "the session whose register it is, by its number")
	p.BoolVar(&f.ascii, "ascii", false, "draw boxes with + - |")
	p.StringVar(&f.passphraseFile, "passphrase-file", "", "read the passphrase from this file")
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return f.check(c.Flags().Changed) }
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return wrong{sentence(err)} })
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Hidden: true, Use: "no-help"})
	root.AddCommand(w.demoCommand(&f), w.exportCommand(&f), w.importCommand(&f), w.backupCommand(&f), w.restoreCommand(&f), w.doctorCommand(&f), w.versionCommand())
	root.AddCommand(w.heldCommand(&f), w.eraseCommand(&f), w.purgeCommand(&f), w.retentionCommand(&f), w.logCommand(&f), w.lostCommand(&f))
	root.AddCommand(w.togetherCommands(&f)...)
	root.AddCommand(w.hubCommand(&f))
	root.SetArgs(args)
	for _, arg := range args {
		if arg == cobra.ShellCompRequestCmd || arg == cobra.ShellCompNoDescRequestCmd {
			return w.end(wrongUse("There is no command %q. workgroup --help lists the commands.", arg))
		}
	}
	root.SetIn(w.Stdin)
	root.SetOut(w.Stdout)
	root.SetErr(w.Stderr)
	return w.end(root.Execute())
}

// sentence makes one sentence of what the flag parser says.
func sentence(err error) error {
	text, _, _ := strings.Cut(err.Error(), ": strconv.")
	return errors.New(model.Capital(text) + ". workgroup --help lists the flags.")
}

// end says what went wrong, in one line, and gives the code for it.
func (w World) end(err error) int {
	if err == nil {
		return Done
	}
	fmt.Fprintln(w.Stderr, "workgroup: "+harmless(err.Error()))
	var use wrong
	if errors.As(err, &use) {
		return WrongUse
	}
	switch w.Files.Why(err) {
	case tui.WhyPassphrase:
		return Passphrase
	case tui.WhyInUse:
		return InUse
	case tui.WhyDamaged, tui.WhyForeign:
		return Damaged
	}
	return Failed
}

func (w World) path(f flags) string {
	if f.file != "" {
		return f.file
	}
	return w.Default
}

// folderOf says whether the folder is there in which --file wants a new file. One that
// is not is a slip of the hand or a stick that is not in; the folder of the program's
// own place is made.
func folderOf(f flags) error {
	if f.file == "" {
		return nil
	}
	if info, err := os.Stat(filepath.Dir(f.file)); err != nil || !info.IsDir() {
		return failed("There is no folder %s for the file %s. Check the path, or make the folder first.", filepath.Dir(f.file), f.file)
	}
	return nil
}

// passphrase is what a script gave; nil where nobody did.
func (w World) passphrase(f flags) ([]byte, error) {
	if f.passphraseFile != "" {
		b, err := os.ReadFile(f.passphraseFile)
		if err != nil {
			return nil, wrongUse("The passphrase file cannot be read: %v.", err)
		}
		return []byte(strings.TrimRight(string(b), "\r\n")), nil
	}
	if p := w.Getenv("WORKGROUP_PASSPHRASE"); p != "" {
		return []byte(p), nil
	}
	return nil, nil
}

// clock is the time as the program is to have it.
func (w World) clock() (tui.Clock, error) {
	c := tui.Clock{Real: w.Now, Started: w.Now()}
	if v := w.Getenv("WORKGROUP_NOW"); v != "" {
		at, err := time.ParseInLocation("2006-01-02T15:04", v, model.London())
		if err != nil {
			return c, wrongUse("WORKGROUP_NOW is %q: write it as 2021-11-17T09:24.", v)
		}
		c.Fixed = at
	}
	return c, nil
}

// ready says whether the program can be shown, and by which clock.
func (w World) ready(f flags) (tui.Clock, error) {
	if !w.Terminal {
		return tui.Clock{}, wrongUse("The program needs a terminal. For scripts: workgroup export json.")
	}
	return w.clock()
}

// show runs the program on a file.
func (w World) show(f flags, cfg tui.Config) error {
	clock, err := w.ready(f)
	if err != nil {
		return err
	}
	cfg.Files, cfg.Clock, cfg.NewID, cfg.Rand, cfg.Papers, cfg.Theme = w.Files, clock, w.NewID, w.Rand, w.Papers, w.Look
	cfg.Theme.ASCII, cfg.NoClipboard = cfg.Theme.ASCII || f.ascii, noClipboard(w.Getenv)
	cfg.Home, cfg.Schools, cfg.Law = w.Home, w.Schools, w.Law
	// What is still to be said waits until the screen is gone: else it would go with it.
	var report bytes.Buffer
	cfg.Cohort, cfg.Session, cfg.Report = f.cohort, f.session, &report
	root := tui.New(cfg)
	err = w.Run(root)
	_, _ = report.WriteTo(w.Stderr)
	if err != nil {
		return err
	}
	return root.Failure()
}

// open shows the file, asks for its passphrase, or welcomes whoever has none yet.
func (w World) open(f flags) error {
	path := w.path(f)
	cfg := tui.Config{Path: path}
	locked, _, err := w.Files.Locked(path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := folderOf(f); err != nil {
			return err
		}
		var thrown leftovers
		defer thrown.remove()
		cfg.New, cfg.LookAround = true, func() (tui.Files, string, tui.Book, error) { return w.lookAround(&thrown) }
		return w.show(f, cfg)
	}
	if err != nil {
		return w.damaged(f, cfg, err)
	}
	pass, err := w.passphrase(f)
	if err != nil {
		return err
	}
	if !locked || pass != nil {
		if cfg.Book, err = w.Files.Open(path, pass); err != nil {
			return w.damaged(f, cfg, err)
		}
		defer cfg.Book.Close()
	}
	return w.show(f, cfg)
}

// damaged shows what can be done about a file that cannot be read as it is. Where nobody sits
// at a terminal, and for any other reason, it is the error.
func (w World) damaged(f flags, cfg tui.Config, err error) error {
	why := w.Files.Why(err)
	if why == tui.WhyForeign {
		if copies, _ := w.Files.Copies(cfg.Path); len(copies) > 0 {
			why = tui.WhyDamaged // it was one of ours
		}
	}
	if why != tui.WhyDamaged || !w.Terminal {
		return err
	}
	cfg.Damaged = err
	return w.show(f, cfg)
}
