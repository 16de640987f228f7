//go:build linux || darwin

package drive

import (
	"fmt"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"workgroup/tui/drive/screen"
	"workgroup/tui/drive/tty"
)

// EscapeGap is how long nothing is sent after the escape key.
const EscapeGap = 200 * time.Millisecond

// Options say what to run and on what kind of terminal.
type Options struct {
	Path string   // the built program
	Args []string // without the program's name
	Env  []string // "NAME=value", added to this process's environment, which is rid of all that is about terminals and colours
	Dir  string   // the working folder; "": the test's own

	Width, Height int    // in cells; 0 by 0: 80 by 24
	Term          string // TERM; "": xterm-256color
	Light         bool   // the terminal's background is white
	Kitty         bool   // the terminal has the kitty keyboard protocol
	Clusters      bool   // the terminal has mode 2027

	// Patience is how long a wait may take before the test fails; 0: 30 s.
	Patience time.Duration
}

// Run is a program that a test drives. Where something fails that should not, the test fails at once (Fatal), so its methods
// are for the test's own goroutine. The program is killed when the test ends.
type Run struct {
	t        testing.TB
	program  *tty.Program
	typist   *typist
	patience time.Duration
	finished chan struct{} // closed when all output is on the screen

	mu      sync.Mutex
	screen  *screen.Screen
	news    chan struct{} // closed and replaced whenever output has come
	written int64
}

// Start runs a program. It does not wait for anything to appear.
func Start(t testing.TB, o Options) *Run {
	t.Helper()
	if o.Width == 0 && o.Height == 0 {
		o.Width, o.Height = 80, 24
	}
	if o.Patience == 0 {
		o.Patience = 30 * time.Second
	}
	program, err := tty.Start(tty.Command{Path: o.Path, Args: o.Args, Env: o.Env, Dir: o.Dir, Term: o.Term, Width: o.Width, Height: o.Height})
	if err != nil {
		t.Fatal(err)
	}
	r := &Run{t: t, program: program, patience: o.Patience, finished: make(chan struct{}), news: make(chan struct{})}
	r.typist = newTypist(program)
	r.screen = screen.New(screen.Settings{
		Width: o.Width, Height: o.Height, Light: o.Light, Kitty: o.Kitty, Clusters: o.Clusters,
		Reply: func(answer []byte) { r.typist.send(stroke{bytes: string(answer)}) },
	})
	go r.watch()
	t.Cleanup(r.close)
	return r
}

func (r *Run) watch() {
	defer close(r.finished)
	for chunk := range r.program.Output() {
		r.mu.Lock()
		_, _ = r.screen.Write(chunk.Bytes)
		r.written += int64(len(chunk.Bytes))
		r.tell()
		r.mu.Unlock()
	}
	r.mu.Lock()
	r.screen.EndUpdate()
	r.tell()
	r.mu.Unlock()
}

// tell wakes all that wait; the lock is held.
func (r *Run) tell() {
	close(r.news)
	r.news = make(chan struct{})
}

func (r *Run) close() {
	r.program.Close()
	r.typist.stop()
	<-r.finished
}

// Wait waits until each of the texts stands on the screen, each within one line, all at the same time.
func (r *Run) Wait(texts ...string) {
	r.t.Helper()
	r.WaitFor("to show "+quoted(texts), func(s *screen.Screen) bool {
		text := s.Text()
		for _, want := range texts {
			if !strings.Contains(text, want) {
				return false
			}
		}
		return true
	})
}

// WaitGone waits until none of the texts stands on the screen.
func (r *Run) WaitGone(texts ...string) {
	r.t.Helper()
	r.WaitFor("not to show "+quoted(texts), func(s *screen.Screen) bool {
		text := s.Text()
		for _, unwanted := range texts {
			if strings.Contains(text, unwanted) {
				return false
			}
		}
		return true
	})
}

// WaitFor waits until the condition holds; what says which, for the failure ("to show a cursor"). The condition is asked now and
// whenever output has come, and must keep nothing of the screen that it is given.
func (r *Run) WaitFor(what string, holds func(*screen.Screen) bool) {
	r.t.Helper()
	limit := time.NewTimer(r.patience)
	defer limit.Stop()
	over := r.finished
	for {
		r.mu.Lock()
		ok, news := holds(r.screen), r.news
		r.mu.Unlock()
		if ok {
			return
		}
		if over == nil {
			r.t.Fatalf("the program ended with code %d; it was expected %s. Its last screen:\n%s", r.program.Code(), what, r.framed())
		}
		select {
		case <-news:
		case <-over:
			over = nil
		case <-limit.C:
			r.t.Fatalf("waited %v in vain for the program %s. The screen:\n%s", r.patience, what, r.framed())
		}
	}
}

func quoted(texts []string) string {
	q := make([]string, len(texts))
	for i, s := range texts {
		q[i] = fmt.Sprintf("%q", s)
	}
	return strings.Join(q, " and ")
}

func (r *Run) framed() string {
	var width, height int
	var text string
	r.Look(func(s *screen.Screen) {
		width, height = s.Size()
		text = s.Text()
	})
	edge := "+" + strings.Repeat("-", width) + "+\n"
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	return fmt.Sprintf("%s%s\n%s%d of %d lines; unknown sequences: %v", edge, strings.Join(lines, "\n"), edge, len(lines), height, r.Unknown())
}

// Look gives the screen to f, while nothing can change it. f must not keep it.
func (r *Run) Look(f func(*screen.Screen)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	f(r.screen)
}

// look is Look for one value.
func look[T any](r *Run, f func(*screen.Screen) T) T {
	r.mu.Lock()
	defer r.mu.Unlock()
	return f(r.screen)
}

// Screen returns the text that is shown now, without blanks at the ends of lines and without empty lines at the end.
func (r *Run) Screen() string { return look(r, (*screen.Screen).Text) }

// Picture returns what is shown now with its colours, as SGR sequences.
func (r *Run) Picture() string { return look(r, (*screen.Screen).ANSI) }

// Line returns the text of row i, from 0.
func (r *Run) Line(i int) string {
	return look(r, func(s *screen.Screen) string { return s.Line(i) })
}

// Contains tells whether the text stands on the screen now, within one line.
func (r *Run) Contains(text string) bool { return strings.Contains(r.Screen(), text) }

// Cursor returns where the cursor is now, column and row from 0.
func (r *Run) Cursor() screen.Cursor { return look(r, (*screen.Screen).Cursor) }

// Clipboard returns the text that the program last put on the terminal's clipboard.
func (r *Run) Clipboard() string { return look(r, (*screen.Screen).Clipboard) }

// Unknown returns the sequences that the screen did not understand, with how often they came.
func (r *Run) Unknown() map[string]int { return look(r, (*screen.Screen).Unknown) }

// Written returns how many bytes the program has written so far.
func (r *Run) Written() int64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.written
}

// Resize gives the terminal another size in cells. 0 by 0 is passed on to the program; the screen is then one cell.
func (r *Run) Resize(width, height int) {
	r.t.Helper()
	r.mu.Lock()
	r.screen.Resize(width, height)
	r.mu.Unlock()
	if err := r.program.Resize(width, height); err != nil {
		r.t.Fatal(err)
	}
}

// Signal sends the program a signal.
func (r *Run) Signal(s syscall.Signal) {
	r.t.Helper()
	if err := r.program.Signal(s); err != nil {
		r.t.Fatalf("the signal %v cannot be sent: %v", s, err)
	}
}

// Kill pulls the plug (SIGKILL) and waits until the program is gone.
func (r *Run) Kill() {
	r.t.Helper()
	r.program.Kill()
	r.Exit()
}

// Hangup closes the window: the program gets SIGHUP and can write no more.
func (r *Run) Hangup() { r.program.Hangup() }

// Running tells whether the program has not ended.
func (r *Run) Running() bool {
	select {
	case <-r.program.Ended():
		return false
	default:
		return true
	}
}

// Exit waits until the program has ended by itself, with all it wrote on the screen, and returns its exit code: 128 more than the
// signal's number if a signal ended it.
func (r *Run) Exit() int {
	r.t.Helper()
	limit := time.NewTimer(r.patience)
	defer limit.Stop()
	for _, event := range []<-chan struct{}{r.program.Ended(), r.finished} {
		select {
		case <-event:
		case <-limit.C:
			r.t.Fatalf("waited %v in vain for the program to end. The screen:\n%s", r.patience, r.framed())
		}
	}
	return r.program.Code()
}
