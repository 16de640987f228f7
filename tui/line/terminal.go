package line

import (
	"fmt"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"

	"workgroup/tui"
)

// Ask reads a passphrase from the terminal without showing it.
func Ask(prompt string) ([]byte, error) {
	fmt.Fprint(os.Stderr, prompt)
	defer fmt.Fprintln(os.Stderr)
	return term.ReadPassword(os.Stdin.Fd())
}

// Key waits for one key.
func Key() {
	if was, err := term.MakeRaw(os.Stdin.Fd()); err == nil {
		defer term.Restore(os.Stdin.Fd(), was)
	}
	os.Stdin.Read(make([]byte, 1))
}

// Run runs the program. A window that is closed, and a machine that goes down, leave
// in order.
func Run(root *tui.Root) error {
	p := tea.NewProgram(root, tea.WithFPS(120), tea.WithFilter(root.Filter), tea.WithoutSignalHandler())
	gone := make(chan os.Signal, 1)
	signal.Notify(gone, syscall.SIGTERM, syscall.SIGHUP, os.Interrupt)
	defer signal.Stop(gone)
	go func() {
		for range gone {
			p.Send(tui.LeaveMsg{})
		}
	}()
	_, err := p.Run()
	return err
}
