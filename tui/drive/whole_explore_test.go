//go:build linux || darwin

package drive_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"workgroup/tui/drive"
)

func TestExplore(t *testing.T) {
	dir := os.Getenv("DIR")
	if dir == "" {
		dir = t.TempDir()
	}
	env := []string{"HOME=" + dir, "XDG_CONFIG_HOME=" + dir + "/c", "XDG_DATA_HOME=" + dir + "/d", "TMPDIR=" + dir}
	script := os.Getenv("SCRIPT")
	args := strings.Fields(os.Getenv("ARGS"))
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "DIR", dir)
	}
	w, h := 120, 36
	if os.Getenv("SMALL") != "" {
		w, h = 80, 24
	}
	r := drive.Start(t, drive.Options{Path: map[bool]string{true: os.Getenv("BIN"), false: "/tmp/wg"}[os.Getenv("BIN") != ""], Args: args, Env: env, Width: w, Height: h, Patience: 4e9})
	for _, line := range strings.Split(script, "\n") {
		verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch verb {
		case "press":
			r.Press(strings.Fields(rest)...)
		case "type":
			r.Type(rest)
		case "wait":
			r.Wait(rest)
		case "show":
			fmt.Println(r.Screen())
		case "exit":
			fmt.Println("exit", r.Exit())
			fmt.Println(r.Screen())
		case "kill":
			r.Kill()
		case "resize":
			var a, b int
			fmt.Sscan(rest, &a, &b)
			r.Resize(a, b)
		case "paste":
			r.Paste(rest)
		}
	}
	fmt.Println(r.Unknown(), dir)
}
