package line

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (w World) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Say which version this is",
		Example: "  workgroup version",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(w.Stdout, "workgroup", w.Version)
			return err
		},
	}
}
