//go:build linux || darwin

package tty

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// Command is a program to run and the terminal to run it in.
type Command struct {
	Path          string // as for [exec.Command]
	Args          []string
	Env           []string // "NAME=value", added to the environment of [Environment]
	Dir           string   // "": the current folder
	Term          string   // "": xterm-256color
	Width, Height int      // cells
}

// Chunk is output as one read returned it.
type Chunk struct {
	At    time.Time // when the read returned
	Bytes []byte
}

// Program is a running program. Its methods may be called from several goroutines.
type Program struct {
	command *exec.Cmd
	master  *os.File
	started time.Time
	output  chan Chunk
	left    chan struct{} // closed when nobody wants output any more
	leave   sync.Once
	ended   chan struct{} // closed when code is known
	code    int
}

// Environment is this process's environment without what tells a program about the terminal or its colours, with TERM set.
func Environment(term string) []string {
	if term == "" {
		term = "xterm-256color"
	}
	env := []string{"TERM=" + term}
	for _, e := range os.Environ() {
		name, _, _ := strings.Cut(e, "=")
		switch name {
		case "TERM", "COLUMNS", "LINES", "COLORTERM", "COLORFGBG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR",
			"TERM_PROGRAM", "TERM_PROGRAM_VERSION", "TMUX", "STY", "SSH_TTY", "WT_SESSION", "TEA_TRACE", "TEA_DEBUG":
			continue
		}
		env = append(env, e)
	}
	return env
}

// Start runs the command as the leader of a session of its own on a new pseudo-terminal. Whoever starts a Program must take
// its [Program.Output] and must [Program.Close] it.
func Start(c Command) (*Program, error) {
	master, slave, err := open()
	if err != nil {
		return nil, fmt.Errorf("no pseudo-terminal to be had for %s: %w", c.Path, err)
	}
	defer slave.Close()
	p := &Program{master: master, output: make(chan Chunk, 1024), left: make(chan struct{}), ended: make(chan struct{})}
	if err := p.Resize(c.Width, c.Height); err != nil {
		master.Close()
		return nil, err
	}
	p.command = exec.Command(c.Path, c.Args...)
	p.command.Env = append(Environment(c.Term), c.Env...)
	p.command.Dir = c.Dir
	p.command.Stdin, p.command.Stdout, p.command.Stderr = slave, slave, slave
	p.command.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	p.started = time.Now()
	if err := p.command.Start(); err != nil {
		master.Close()
		return nil, fmt.Errorf("%s does not start: %w", c.Path, err)
	}
	go p.read()
	go p.wait()
	return p, nil
}

// open returns the two ends of a pseudo-terminal. The master does not block the thread that reads it, so that closing it ends a
// read that waits: else the terminal would stay open and the program would never get its SIGHUP.
func open() (master, slave *os.File, err error) {
	blocking, slave, err := pty.Open()
	if err != nil {
		return nil, nil, err
	}
	defer blocking.Close()
	fd, err := unix.FcntlInt(blocking.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err == nil {
		err = unix.SetNonblock(fd, true)
	}
	if err != nil {
		slave.Close()
		return nil, nil, err
	}
	return os.NewFile(uintptr(fd), blocking.Name()), slave, nil
}

func (p *Program) read() {
	defer close(p.output)
	buffer := make([]byte, 1<<16)
	for {
		n, err := p.master.Read(buffer)
		at := time.Now()
		if n > 0 {
			select {
			case p.output <- Chunk{At: at, Bytes: append([]byte(nil), buffer[:n]...)}:
			case <-p.left:
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func (p *Program) wait() {
	// What went wrong is in the state: a program that fails is a result here.
	_ = p.command.Wait()
	p.code = p.command.ProcessState.ExitCode()
	if status, ok := p.command.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		p.code = 128 + int(status.Signal())
	}
	close(p.ended)
}

// Started is the moment just before the process was made.
func (p *Program) Started() time.Time { return p.started }

// PID is the number of the process.
func (p *Program) PID() int { return p.command.Process.Pid }

// Output is what the program writes. It is closed when no process has the terminal open any more.
func (p *Program) Output() <-chan Chunk { return p.output }

// Ended is closed once the process has ended; then [Program.Code] tells how.
func (p *Program) Ended() <-chan struct{} { return p.ended }

// Code waits for the process to end and returns its exit code, 128 more than the signal's number if a signal ended it.
func (p *Program) Code() int {
	<-p.ended
	return p.code
}

// Write sends bytes to the program's input. It waits while the program does not read and the terminal's buffer is full.
func (p *Program) Write(b []byte) (int, error) { return p.master.Write(b) }

// Resize gives the terminal another size in cells; the program gets SIGWINCH. Nothing is too small: 0 by 0 is passed on.
func (p *Program) Resize(width, height int) error {
	size := unix.Winsize{Col: uint16(min(max(width, 0), 1<<16-1)), Row: uint16(min(max(height, 0), 1<<16-1))}
	conn, err := p.master.SyscallConn()
	if err == nil {
		// Not by way of Fd, which would make the master block again.
		var refused error
		err = conn.Control(func(fd uintptr) { refused = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &size) })
		err = errors.Join(err, refused)
	}
	if err != nil {
		return fmt.Errorf("the pseudo-terminal does not take the size %dx%d: %w", width, height, err)
	}
	return nil
}

// Signal sends a signal to the process alone.
func (p *Program) Signal(s syscall.Signal) error { return p.command.Process.Signal(s) }

// Hangup closes the terminal, as closing its window does: the program gets SIGHUP.
func (p *Program) Hangup() {
	p.leave.Do(func() { close(p.left) })
	p.master.Close()
}

// Kill ends the process and all that it started in its session's first process group, at once (SIGKILL). After the process
// has been waited for it does nothing.
func (p *Program) Kill() {
	select {
	case <-p.ended:
	default:
		_ = syscall.Kill(-p.PID(), syscall.SIGKILL)
	}
}

// Close kills the process if it still runs, waits for it and lets the terminal go.
func (p *Program) Close() {
	p.Kill()
	p.Hangup()
	<-p.ended
}
