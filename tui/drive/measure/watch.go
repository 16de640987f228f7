//go:build linux || darwin

package main

import (
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"

	"workgroup/tui/drive/screen"
	"workgroup/tui/drive/tty"
)

// escapeGap is how long no key goes out after escape: a program that reads both together takes them for one key with alt.
const escapeGap = 200 * time.Millisecond

// longestSettling is when a program that never stops writing is taken as settled.
const longestSettling = 10 * time.Second

// watch is a running program with its screen.
type watch struct {
	side    *side
	program *tty.Program
	screen  *screen.Screen
	bytes   int64
	first   time.Time // when the first byte came
	free    time.Time // no key before
	over    bool      // there is no more output: it has ended
}

func (p *plan) start(s *side) (*watch, error) {
	if s.prep != "" {
		if text, err := exec.Command("sh", "-c", s.prep).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("the command before %s failed: %w\n%s", s.name, err, text)
		}
	}
	program, err := tty.Start(tty.Command{
		Path: s.command[0], Args: s.command[1:], Env: p.env, Dir: p.dir, Term: p.term, Width: p.width, Height: p.height,
	})
	if err != nil {
		return nil, err
	}
	w := &watch{side: s, program: program}
	w.screen = screen.New(screen.Settings{
		Width: p.width, Height: p.height, Light: p.light, NoSync: p.noSync,
		// A program that does not read its answers any more has ended, and that shows.
		Reply: func(answer []byte) { _, _ = program.Write(answer) },
	})
	return w, nil
}

func (w *watch) take(c tty.Chunk) {
	if w.first.IsZero() {
		w.first = c.At
	}
	w.bytes += int64(len(c.Bytes))
	_, _ = w.screen.Write(c.Bytes)
}

// until takes output until the condition holds and returns the moment of the read that made it hold.
func (w *watch) until(limit time.Duration, holds func() bool) (time.Time, bool) {
	timer := time.NewTimer(limit)
	defer timer.Stop()
	for {
		select {
		case c, ok := <-w.program.Output():
			if !ok {
				w.over = true
				return time.Time{}, false
			}
			w.take(c)
			if holds() {
				return c.At, true
			}
		case <-timer.C:
			return time.Time{}, false
		}
	}
}

// started waits for the wanted text.
func (w *watch) started(limit time.Duration) (time.Time, error) {
	at, ok := w.until(limit, func() bool {
		text := w.screen.Text()
		return text != "" && strings.Contains(text, w.side.wait)
	})
	if !ok {
		how := fmt.Sprintf("in %v", limit)
		if w.over {
			how = fmt.Sprintf("before it ended with code %d", w.program.Code())
		}
		return at, fmt.Errorf("%s did not show %q %s; its screen:\n%s", w.side.name, w.side.wait, how, w.screen.Text())
	}
	return at, nil
}

// settle takes output until none came for a while and returns the moment of the last read, or last if there was none.
func (w *watch) settle(quiet time.Duration, last time.Time) time.Time {
	end := time.NewTimer(longestSettling)
	defer end.Stop()
	still := time.NewTimer(quiet)
	defer still.Stop()
	for {
		select {
		case c, ok := <-w.program.Output():
			if !ok {
				w.over = true
				return last
			}
			w.take(c)
			last = c.At
			still.Reset(quiet)
		case <-still.C:
			return last
		case <-end.C:
			return last
		}
	}
}

// rest takes output for a time.
func (w *watch) rest(d time.Duration) {
	w.until(d, func() bool { return false })
}

// send writes keys in one go and returns the moment just before.
func (w *watch) send(keys ...string) (time.Time, error) {
	if gap := time.Until(w.free); gap > 0 {
		w.rest(gap)
	}
	board := tty.Keyboard{Application: w.screen.Mode(1)}
	var all strings.Builder
	for _, k := range keys {
		s, err := tty.Key(k, board)
		if err != nil {
			return time.Time{}, err
		}
		all.WriteString(s)
		if s == tty.Escape {
			w.free = time.Now().Add(escapeGap)
		}
	}
	if w.over {
		return time.Time{}, fmt.Errorf("%s ended with code %d before the key %s", w.side.name, w.program.Code(), strings.Join(keys, " "))
	}
	at := time.Now()
	if _, err := io.WriteString(w.program, all.String()); err != nil {
		return at, fmt.Errorf("%s takes no more keys: %w; its screen:\n%s", w.side.name, err, w.screen.Text())
	}
	return at, nil
}

// pressAll presses keys one by one, each when what the one before did is seen and has settled, or, where it changes nothing,
// was missed for long enough.
func (w *watch) pressAll(keys []string, missed, quiet time.Duration) error {
	for _, k := range keys {
		if _, err := w.press(k, missed, quiet); err != nil {
			return err
		}
	}
	return nil
}

// keyed is what one key did.
type keyed struct {
	changed, settled time.Duration
	bytes            int64
	missed           bool
}

// press presses a key and times it. Output that was read before the key was written is not the key's.
func (w *watch) press(key string, missed, quiet time.Duration) (keyed, error) {
	before, bytes := w.screen.Sum(), w.bytes
	at, err := w.send(key)
	if err != nil {
		return keyed{}, err
	}
	timer := time.NewTimer(missed)
	defer timer.Stop()
	for {
		select {
		case c, ok := <-w.program.Output():
			if !ok {
				w.over = true
				return keyed{}, fmt.Errorf("%s ended with code %d at the key %s; its screen:\n%s", w.side.name, w.program.Code(), key, w.screen.Text())
			}
			w.take(c)
			switch {
			case c.At.Before(at):
				before, bytes = w.screen.Sum(), w.bytes
			case w.screen.Sum() != before:
				last := w.settle(quiet, c.At)
				return keyed{changed: c.At.Sub(at), settled: last.Sub(at), bytes: w.bytes - bytes}, nil
			}
		case <-timer.C:
			return keyed{missed: true}, nil
		}
	}
}

// stop ends the program with its own keys if it has some, and kills it otherwise.
func (w *watch) stop(patience time.Duration) error {
	defer w.program.Close()
	for _, k := range w.side.quit {
		if _, err := w.send(k); err != nil {
			break // it ended before the last of the keys
		}
		w.settle(20*time.Millisecond, time.Time{})
	}
	if len(w.side.quit) == 0 {
		return nil
	}
	limit := time.NewTimer(patience)
	defer limit.Stop()
	output := w.program.Output()
	for {
		select {
		case <-w.program.Ended():
			return nil
		case c, ok := <-output:
			if !ok {
				output = nil
				continue
			}
			w.take(c)
		case <-limit.C:
			return fmt.Errorf("%s did not end at its keys in %v; its screen:\n%s", w.side.name, patience, w.screen.Text())
		}
	}
}
