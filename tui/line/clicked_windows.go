package line

import (
	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"
)

// Clicked tells whether the program was started from the desktop: then its window goes
// with it. It also keeps the parser of the command line from refusing to run there.
func Clicked() bool {
	cobra.MousetrapHelpText = ""
	return mousetrap.StartedByExplorer()
}
