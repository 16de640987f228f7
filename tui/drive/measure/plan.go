//go:build linux || darwin

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"workgroup/tui/drive/tty"
)

// side is one of the programs, with what is special to it.
type side struct {
	name                   string
	command                []string
	wait, prep             string
	keys, setup, quit      []string
	rawKeys, rawSetup, end string
	rawCommand             string
}

// plan is what is to be measured and how.
type plan struct {
	sides            []*side
	width, height    int
	term, dir        string
	env              texts
	light, noSync    bool
	starts, warm     int
	keys             int
	burst, rounds    int
	idle             time.Duration
	quiet, jitter    time.Duration
	patience, missed time.Duration
	seed             uint64
	asJSON           bool
	dump, ansi       bool
}

// texts is a flag that can be given several times.
type texts []string

func (t *texts) String() string     { return strings.Join(*t, " ") }
func (t *texts) Set(s string) error { *t = append(*t, s); return nil }

const letters = "abcd"

func parse(args []string, errs io.Writer) (*plan, error) {
	p := &plan{}
	var common side
	var size string
	f := flag.NewFlagSet("measure", flag.ContinueOnError)
	f.SetOutput(errs)
	f.StringVar(&size, "size", "120x36", "columns x rows of the terminal")
	f.StringVar(&p.term, "term", "xterm-256color", "TERM")
	f.StringVar(&p.dir, "dir", "", "working folder")
	f.Var(&p.env, "env", "NAME=value for the programs; can be given several times")
	f.BoolVar(&p.light, "light", false, "a terminal with a white background")
	f.BoolVar(&p.noSync, "nosync", false, "a terminal without synchronized output (mode 2026)")
	f.IntVar(&p.starts, "starts", 10, "starts to time, of each side")
	f.IntVar(&p.warm, "warm", 1, "starts before them that do not count")
	f.IntVar(&p.keys, "n", 100, "keys to time, of each side; needs -keys")
	f.IntVar(&p.burst, "burst", 0, "also send this many keys at once and time it until the screen is quiet; needs -keys")
	f.IntVar(&p.rounds, "rounds", 5, "bursts")
	f.DurationVar(&p.idle, "idle", 0, "also watch this long without a key: bytes and processor time, all sides at once")
	f.DurationVar(&p.quiet, "quiet", 60*time.Millisecond, "no output for this long is settled; five times as long after a burst")
	f.DurationVar(&p.jitter, "jitter", 20*time.Millisecond, "up to this much more before each key, so that all phases of a frame are met")
	f.DurationVar(&p.patience, "patience", 60*time.Second, "how long a start may take")
	f.DurationVar(&p.missed, "missed", 3*time.Second, "a key that changes nothing for this long counts as missed")
	f.Uint64Var(&p.seed, "seed", 1, "for -jitter")
	f.BoolVar(&p.asJSON, "json", false, "one line of JSON as well, at the end")
	f.BoolVar(&p.dump, "dump", false, "measure nothing: start the program, press -setup and -keys once, print the screen")
	f.BoolVar(&p.ansi, "ansi", false, "with -dump: with colours, as SGR sequences")
	sides := make([]side, len(letters))
	define := func(s *side, letter, whose string) {
		f.StringVar(&s.wait, letter+"wait", "", "started when the screen shows this text"+whose+"; none: anything")
		f.StringVar(&s.rawKeys, letter+"keys", "", "keys to time"+whose+", by name, in turn: 'j k enter ctrl+z'")
		f.StringVar(&s.rawSetup, letter+"setup", "", "keys to press once before"+whose)
		f.StringVar(&s.prep, letter+"prep", "", "shell command before each start"+whose+", not timed")
		f.StringVar(&s.end, letter+"quit", "", "keys that end the program"+whose+"; none: it is killed")
	}
	define(&common, "", "")
	for i := range sides {
		letter := letters[i : i+1]
		f.StringVar(&sides[i].rawCommand, letter, "", "program "+letter+" with its arguments; quotes as in a shell, nothing else")
		f.StringVar(&sides[i].name, letter+"name", letter, "what to call "+letter)
		define(&sides[i], letter, " (program "+letter+" only)")
	}
	if err := f.Parse(args); err != nil {
		return nil, err
	}
	if f.NArg() > 0 {
		if sides[0].rawCommand != "" {
			return nil, errors.New("give the program either by -a or after --, not both")
		}
		sides[0].command = f.Args()
	}
	for i := range sides {
		s := &sides[i]
		if err := s.complete(common); err != nil {
			return nil, err
		}
		if s.command != nil {
			p.sides = append(p.sides, s)
		}
	}
	return p, p.check(size)
}

// complete takes from common what the side does not say itself and checks its keys.
func (s *side) complete(common side) (err error) {
	if s.rawCommand != "" {
		if s.command, err = words(s.rawCommand); err != nil {
			return err
		}
	}
	for _, o := range []struct{ own, common *string }{
		{&s.wait, &common.wait}, {&s.prep, &common.prep}, {&s.rawKeys, &common.rawKeys}, {&s.rawSetup, &common.rawSetup}, {&s.end, &common.end},
	} {
		if *o.own == "" {
			*o.own = *o.common
		}
	}
	s.keys, s.setup, s.quit = strings.Fields(s.rawKeys), strings.Fields(s.rawSetup), strings.Fields(s.end)
	for _, list := range [][]string{s.keys, s.setup, s.quit} {
		for _, k := range list {
			if _, err := tty.Key(k, tty.Keyboard{}); err != nil {
				return err
			}
		}
	}
	return nil
}

func (p *plan) check(size string) error {
	if n, err := fmt.Sscanf(size, "%dx%d", &p.width, &p.height); n != 2 || err != nil || p.width < 1 || p.height < 1 {
		return fmt.Errorf("the size %q is not columns x rows, like 80x24", size)
	}
	switch {
	case len(p.sides) == 0:
		return errors.New("no program: give one after --, or several with -a and -b; -h shows all flags")
	case p.starts < 1 || p.warm < 0 || p.keys < 0 || p.burst < 0 || p.rounds < 1:
		return errors.New("-starts and -rounds must be 1 or more, other numbers 0 or more")
	case p.dump && len(p.sides) > 1:
		return errors.New("-dump shows one program")
	case p.ansi && !p.dump:
		return errors.New("-ansi needs -dump")
	}
	for _, s := range p.sides {
		if p.burst > 0 && len(s.keys) == 0 {
			return errors.New("-burst needs -keys")
		}
		for _, k := range s.keys {
			if p.burst > 0 && strings.EqualFold(k, "esc") {
				return errors.New("a burst cannot have esc in it: what follows would be read as one key with alt")
			}
		}
	}
	return nil
}

// words splits a command at blanks; single and double quotes keep together what stands in them, and mean nothing else.
func words(s string) ([]string, error) {
	var out []string
	var word strings.Builder
	var quote rune
	inside := false
	for _, c := range s {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote, inside = c, true
		case quote == 0 && (c == ' ' || c == '\t' || c == '\n'):
			if inside {
				out = append(out, word.String())
				word.Reset()
			}
			inside = false
		default:
			word.WriteRune(c)
			inside = true
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("the command %q has a quote %c that is not closed", s, quote)
	}
	if inside {
		out = append(out, word.String())
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("the command %q is empty", s)
	}
	return out, nil
}
