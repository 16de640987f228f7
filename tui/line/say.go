package line

import (
	"fmt"
	"strings"

	"workgroup/tui/grid"
)

// say prints a line for a person.
func (w World) say(format string, args ...any) {
	fmt.Fprintln(w.Stdout, harmless(fmt.Sprintf(format, args...)))
}

// harmless is a text of some lines as it may go to a terminal: names, paths and what a file
// says never move the cursor, colour anything, or turn the direction of what follows.
func harmless(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = grid.Clean(l)
	}
	return strings.Join(lines, "\n")
}
