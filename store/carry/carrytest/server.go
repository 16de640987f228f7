package carrytest

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"sync"

	"workgroup/store/carry"
)

// ErrCut is what an end says of everything while it is cut off.
var ErrCut = errors.New("the line is cut")

// Server is a carrier in memory: what its ends leave, all of them see.
type Server struct {
	mu       sync.Mutex
	revision int
	// first is the revision up to which marks are forgotten: a list from before it has all.
	first int
	drops map[string]*lying
	here  map[string]int
	ends  []*End
}

type lying struct {
	content  []byte
	revision int
	by       *End
}

// End is a server as one laptop uses it.
type End struct {
	s   *Server
	cut bool
	// watches are told when something comes or goes.
	watches map[chan struct{}]bool
	// held is closed while drops may be left.
	held chan struct{}
	puts int
}

var (
	_ carry.Carrier  = (*End)(nil)
	_ carry.Presence = (*End)(nil)
)

// NewServer is an empty one.
func NewServer() *Server {
	return &Server{drops: map[string]*lying{}, here: map[string]int{}}
}

// End is one more laptop's.
func (s *Server) End() *End {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := &End{s: s, watches: map[chan struct{}]bool{}, held: make(chan struct{})}
	close(e.held)
	s.ends = append(s.ends, e)
	return e
}

// Forget has all marks that were given until now begin at the beginning, as after a compaction.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.first = s.revision
}

// Lies are the drops that lie there, by their names.
func (s *Server) Lies() map[string][]byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := map[string][]byte{}
	for name, d := range s.drops {
		out[name] = slices.Clone(d.content)
	}
	return out
}

// Leave leaves a drop that is of no end.
func (s *Server) Leave(name string, content []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.revision++
	s.drops[name] = &lying{content, s.revision, nil}
	s.tell()
}

// Puts is how many drops an end has left.
func (e *End) Puts() int {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	return e.puts
}

// Cut has everything fail and all watches end, until Heal.
func (e *End) Cut() {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	e.cut = true
	for w := range e.watches {
		close(w)
	}
	clear(e.watches)
}

// Heal ends a cut.
func (e *End) Heal() {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	e.cut = false
}

// Hold has every Put wait until let go is called.
func (e *End) Hold() (letGo func()) {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	held := make(chan struct{})
	e.held = held
	return sync.OnceFunc(func() { close(held) })
}

func (s *Server) tell() {
	for _, e := range s.ends {
		for w := range e.watches {
			select {
			case w <- struct{}{}:
			default:
			}
		}
	}
}

func (e *End) fails(ctx context.Context) error {
	if e.cut {
		return ErrCut
	}
	return ctx.Err()
}

// Put leaves a drop.
func (e *End) Put(ctx context.Context, name string, content []byte) error {
	e.s.mu.Lock()
	held := e.held
	e.s.mu.Unlock()
	select {
	case <-held:
	case <-ctx.Done():
		return ctx.Err()
	}
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if err := e.fails(ctx); err != nil {
		return err
	}
	if e.s.drops[name] != nil {
		return &fs.PathError{Op: "put", Path: name, Err: fs.ErrExist}
	}
	e.s.revision++
	e.puts++
	e.s.drops[name] = &lying{slices.Clone(content), e.s.revision, e}
	e.s.tell()
	return nil
}

// List gives what came since a revision.
func (e *End) List(ctx context.Context, since string) (names []string, mark string, err error) {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if err := e.fails(ctx); err != nil {
		return nil, since, err
	}
	from, _ := strconv.Atoi(since)
	if from < e.s.first {
		from = 0
	}
	for name, d := range e.s.drops {
		if d.revision > from {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, strconv.Itoa(e.s.revision), nil
}

// Get reads a drop.
func (e *End) Get(ctx context.Context, name string, most int64) ([]byte, error) {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if err := e.fails(ctx); err != nil {
		return nil, err
	}
	d := e.s.drops[name]
	if d == nil {
		return nil, &fs.PathError{Op: "get", Path: name, Err: fs.ErrNotExist}
	}
	return slices.Clone(d.content[:min(int64(len(d.content)), most)]), nil
}

// Watch sends when a drop or a laptop comes or goes.
func (e *End) Watch(ctx context.Context) <-chan struct{} {
	w := make(chan struct{}, 1)
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if e.cut {
		close(w)
		return w
	}
	e.watches[w] = true
	context.AfterFunc(ctx, func() {
		e.s.mu.Lock()
		defer e.s.mu.Unlock()
		if e.watches[w] {
			delete(e.watches, w)
			close(w)
		}
	})
	return w
}

// Remove takes a drop away that this end left.
func (e *End) Remove(ctx context.Context, names ...string) error {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if err := e.fails(ctx); err != nil {
		return err
	}
	var others error
	for _, name := range names {
		switch d := e.s.drops[name]; {
		case d == nil:
		case d.by != e:
			others = carry.ErrOther
		default:
			delete(e.s.drops, name)
			e.s.tell()
		}
	}
	return others
}

// Here says that a laptop is there.
func (e *End) Here(ctx context.Context, mark string) error {
	come := func(n int) error {
		e.s.mu.Lock()
		defer e.s.mu.Unlock()
		if err := e.fails(ctx); err != nil && n > 0 {
			return err
		}
		if e.s.here[mark] += n; e.s.here[mark] == 0 {
			delete(e.s.here, mark)
		}
		e.s.tell()
		return nil
	}
	if err := come(1); err != nil {
		return err
	}
	defer func() { _ = come(-1) }()
	<-ctx.Done()
	return nil
}

// Who are those who are there.
func (e *End) Who(ctx context.Context) (marks []string, err error) {
	e.s.mu.Lock()
	defer e.s.mu.Unlock()
	if err := e.fails(ctx); err != nil {
		return nil, err
	}
	for mark := range e.s.here {
		marks = append(marks, mark)
	}
	slices.Sort(marks)
	return marks, nil
}
