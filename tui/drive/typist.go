//go:build linux || darwin

package drive

import (
	"io"
	"sync"
	"time"

	"workgroup/tui/drive/screen"
	"workgroup/tui/drive/tty"
)

// stroke is what is written in one go.
type stroke struct {
	bytes  string
	escape bool // nothing may follow for a while
}

// typist writes strokes to the program in order, in a goroutine of its own, so that nobody waits for a program that does not read.
type typist struct {
	to      io.Writer
	mu      sync.Mutex
	waiting []stroke
	news    chan struct{} // holds one
	over    chan struct{}
	gone    chan struct{}
}

func newTypist(to io.Writer) *typist {
	y := &typist{to: to, news: make(chan struct{}, 1), over: make(chan struct{}), gone: make(chan struct{})}
	go y.work()
	return y
}

func (y *typist) send(s ...stroke) {
	y.mu.Lock()
	y.waiting = append(y.waiting, s...)
	y.mu.Unlock()
	select {
	case y.news <- struct{}{}:
	default:
	}
}

func (y *typist) work() {
	defer close(y.gone)
	for {
		y.mu.Lock()
		now := y.waiting
		y.waiting = nil
		y.mu.Unlock()
		for _, s := range now {
			// The program may have ended: then nobody reads, and whoever waits for it will see.
			_, _ = io.WriteString(y.to, s.bytes)
			if s.escape && !y.pause(EscapeGap) {
				return
			}
		}
		if len(now) > 0 {
			continue
		}
		select {
		case <-y.news:
		case <-y.over:
			return
		}
	}
}

func (y *typist) pause(d time.Duration) bool {
	gap := time.NewTimer(d)
	defer gap.Stop()
	select {
	case <-gap.C:
		return true
	case <-y.over:
		return false
	}
}

// stop ends the goroutine; the terminal must be closed before, so that a write that waits ends too.
func (y *typist) stop() {
	close(y.over)
	<-y.gone
}

// Press presses keys one after the other, each in a write of its own. Names are those of [tty.Key]: "enter", "esc", "ctrl+z",
// "shift+tab", "f1", or a single character. It does not wait for the program to read them.
func (r *Run) Press(keys ...string) {
	r.t.Helper()
	for _, key := range keys {
		s, err := tty.Key(key, r.keyboard())
		if err != nil {
			r.t.Fatal(err)
		}
		r.typist.send(stroke{bytes: s, escape: s == tty.Escape})
	}
}

func (r *Run) keyboard() tty.Keyboard {
	return look(r, func(s *screen.Screen) tty.Keyboard {
		return tty.Keyboard{Application: s.Mode(1), Disambiguate: s.Keyboard()&1 != 0}
	})
}

// Hold presses one key n times, as fast as the program's terminal takes them, as a key held down does.
func (r *Run) Hold(key string, n int) {
	r.t.Helper()
	for range n {
		r.Press(key)
	}
}

// Type types text, one character in each write; a newline is the enter key.
func (r *Run) Type(text string) {
	for _, c := range text {
		if c == '\n' {
			c = '\r'
		}
		r.typist.send(stroke{bytes: string(c)})
	}
}

// Burst sends text in a single write, as keys that were pressed while the program was not reading.
func (r *Run) Burst(text string) { r.typist.send(stroke{bytes: text}) }

// Paste pastes text: in brackets if the program has asked for bracketed paste, else as if it was typed at once.
func (r *Run) Paste(text string) {
	r.Burst(tty.Paste(text, look(r, func(s *screen.Screen) bool { return s.Mode(2004) })))
}
