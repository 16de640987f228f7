//go:build linux || darwin

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 0 done, 1 a program did not do what was waited for, 2 wrong use.
func run(args []string, out, errs io.Writer) int {
	p, err := parse(args, errs)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		fmt.Fprintln(errs, "measure:", err)
		return 2
	}
	if p.dump {
		err = p.picture(out, errs)
	} else {
		err = p.measure(out)
	}
	if err != nil {
		fmt.Fprintln(errs, "measure:", err)
		return 1
	}
	return 0
}
