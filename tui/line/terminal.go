package line

import (
	"fmt"
	"os"

	"github.com/charmbracelet/x/term"
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
