package store_test

import (
	"context"
	"strings"
	"sync"
	"time"

	"workgroup/model"
	"workgroup/store"
	"workgroup/store/carry/carrytest"
)

// hall is a room whose laptops meet through a server in memory.
type hall struct {
	*room
	server *carrytest.Server
	ends   []*carrytest.End
	met    []*met
	// stirred is told whenever something may have changed.
	stirred chan struct{}
	drops   int
}

// met is a laptop while it meets others.
type met struct {
	stop context.CancelFunc
	left chan error

	mu  sync.Mutex
	now model.Contact
}

func (m *met) contact() model.Contact {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.now
}

func newHall(t tester, dir string, laptops int) *hall {
	t.Helper()
	h := &hall{room: newRoom(t, dir, laptops, byFirst), server: carrytest.NewServer(), stirred: make(chan struct{}, 1), drops: 64}
	for _, d := range h.desks {
		d.close()
		d.o.Rand = nil // of which two goroutines draw at once
		d.open()
		h.ends = append(h.ends, h.server.End())
		h.met = append(h.met, nil)
	}
	return h
}

func (h *hall) stir() {
	select {
	case h.stirred <- struct{}{}:
	default:
	}
}

// enter has a laptop meet the others.
func (h *hall) enter(n int) {
	h.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	m := &met{stop: stop, left: make(chan error, 1)}
	h.met[n] = m
	d := h.desks[n]
	store.Hurry(d.book, h.drops, h.stir)
	book, now := d.book, d.now
	go func() {
		m.left <- book.Meet(ctx, h.ends[n], func() time.Time { return now }, func(c model.Contact) {
			m.mu.Lock()
			m.now = c
			m.mu.Unlock()
			h.stir()
		})
	}()
}

func (h *hall) enterAll() {
	for n := range h.desks {
		h.enter(n)
	}
}

func (h *hall) leave(n int) {
	h.t.Helper()
	if h.met[n] == nil {
		return
	}
	h.met[n].stop()
	if err := <-h.met[n].left; err != nil {
		h.t.Fatal(err)
	}
	h.met[n] = nil
}

func (h *hall) leaveAll() {
	for n := range h.met {
		h.leave(n)
	}
}

func (h *hall) closeAll() {
	h.leaveAll()
	h.close()
}

// until waits for something to be so.
func (h *hall) until(what string, so func() bool) {
	h.t.Helper()
	ctx, done := context.WithTimeout(context.Background(), time.Minute)
	defer done()
	watch := h.server.End().Watch(ctx)
	for !so() {
		select {
		case <-watch:
		case <-h.stirred:
		case <-ctx.Done():
			h.t.Fatalf("it never came about that %s", what)
		}
	}
}

// stands tells whether a mark of a row of the first session is there at a laptop.
func (h *hall) stands(n, row int, kind model.MarkKind) bool {
	s, err := h.desks[n].book.Load(h.space)
	return err == nil && s.Enrolments[row].Mark(s.Sessions[0].ID).Kind == kind
}

// linked tells whether a laptop has contact.
func (h *hall) linked(n int) func() bool {
	return func() bool { return h.met[n].contact().Connected }
}

// level waits until all have all, and know it of each other.
func (h *hall) level() {
	h.t.Helper()
	h.until("all have all", func() bool {
		for n, d := range h.desks {
			if h.met[n] == nil {
				continue
			}
			all, err := d.book.Laptops(h.space)
			if err != nil || !h.met[n].contact().Connected {
				return false
			}
			for _, l := range all {
				if l.Waiting > 0 {
					return false
				}
			}
		}
		lies := map[string]int{}
		for name := range h.server.Lies() {
			whose, kind, _ := strings.Cut(name, "-0")
			_, kind, is := strings.Cut(kind, "-")
			if lies[whose+kind]++; is && lies[whose+kind] > 1 {
				return false
			}
		}
		return true
	})
	for _, d := range h.desks {
		d.snaps = map[model.ID]*model.Snapshot{}
	}
}
