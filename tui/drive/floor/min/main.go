// Min is close to the least that a Bubble Tea program can be: one line on the alternate screen with the number of keys pressed;
// q quits. What a bigger program needs to start, in time and memory, is measured against it. Programs that are compared should
// have the same -fps: at 60, Bubble Tea's own, the first frame alone may wait 17 ms.
package main

import (
	"flag"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
)

type keysPressed int

func (n keysPressed) Init() tea.Cmd { return nil }

func (n keysPressed) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	key, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
		return n, nil
	case key.String() == "q":
		return n, tea.Quit
	}
	return n + 1, nil
}

func (n keysPressed) View() tea.View {
	view := tea.NewView(fmt.Sprintf("ready, %d keys pressed", int(n)))
	view.AltScreen = true
	return view
}

func main() {
	fps := flag.Int("fps", 60, "frames a second")
	flag.Parse()
	if _, err := tea.NewProgram(keysPressed(0), tea.WithFPS(*fps)).Run(); err != nil {
		fmt.Fprintln(os.Stderr, "min:", err)
		os.Exit(1)
	}
}
