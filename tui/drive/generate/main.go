package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr, time.Now)) }

// size is how much is made.
type size struct {
	hubs, cohorts, people, sessions, years int
	// last is the year in which the last academic year begins.
	last int
	seed uint64
	// untaken leaves the last register of the last year unmarked, to be taken.
	untaken bool
}

// limits keep the numbers where codes and dates are still those of work groups.
func (s size) check() error {
	for _, n := range []struct {
		name        string
		n, from, to int
	}{
		{"hubs", s.hubs, 1, 999}, {"cohorts", s.cohorts, 1, 999}, {"people", s.people, 1, 500}, {"sessions", s.sessions, 1, 9},
		{"years", s.years, 1, 50}, {"last", s.last, 1990, 2100},
	} {
		if n.n < n.from || n.n > n.to {
			return fmt.Errorf("-%s is from %d to %d, not %d", n.name, n.from, n.to, n.n)
		}
	}
	return nil
}

// run returns the exit code: 0 done, 1 the file could not be made, 2 wrong use.
func run(args []string, out, errs io.Writer, now func() time.Time) int {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	flags.SetOutput(errs)
	var s size
	path := flags.String("out", "", "the file to make; one that is there is never replaced")
	flags.IntVar(&s.hubs, "hubs", 40, "how many hubs")
	flags.IntVar(&s.cohorts, "cohorts", 30, "cohorts of each hub in each year")
	flags.IntVar(&s.people, "people", 20, "people in each cohort")
	flags.IntVar(&s.sessions, "sessions", 6, "sessions of each cohort")
	flags.IntVar(&s.years, "years", 10, "academic years")
	flags.IntVar(&s.last, "last", 2025, "the year in which the last academic year begins")
	flags.BoolVar(&s.untaken, "untaken", false, "leave the last register of the last year to be taken")
	flags.Uint64Var(&s.seed, "seed", 1, "another number makes other people and marks")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	err := s.check()
	switch {
	case flags.NArg() > 0:
		err = fmt.Errorf("%q is more than it takes", flags.Arg(0))
	case *path == "":
		err = errors.New("say where with -out FILE")
	}
	if err != nil {
		fmt.Fprintln(errs, "generate:", err)
		return 2
	}
	begin := now()
	done, err := generate(*path, s)
	if err != nil {
		fmt.Fprintln(errs, "generate:", err)
		return 1
	}
	info, err := os.Stat(*path)
	if err != nil {
		fmt.Fprintln(errs, "generate:", err)
		return 1
	}
	fmt.Fprintf(out, "%s: %d hubs, %d cohorts, %d marks, %d MiB, in %.1f s\n",
		*path, s.hubs, done.cohorts, done.marks, info.Size()>>20, now().Sub(begin).Seconds())
	return 0
}
