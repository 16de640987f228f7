//go:build !linux && !darwin

package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "measure: there are no pseudo-terminals that it could use on this system; run it on Linux or macOS")
	os.Exit(1)
}
