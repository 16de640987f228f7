package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/store"
	"workgroup/store/carry/etcd/etcdtest"
)

// served is a room whose laptops are together through a server; came is told what comes to each.
type served struct {
	*room
	came []chan model.Contact
	left []chan error
	stop context.CancelFunc
}

func newServed(t tester, tb testing.TB, c *etcdtest.Cluster, through func(laptop int) string) *served {
	t.Helper()
	s := &served{room: newRoom(t, folder(tb), 2, byFirst)}
	ctx, stop := context.WithCancel(context.Background())
	s.stop = stop
	for n, d := range s.desks {
		d.close()
		d.o.Rand = nil // of which two goroutines draw at once
		d.open()
		ticket := c.Ticket(tb, fmt.Sprintf("laptop%d", n))
		if through != nil {
			ticket.Addresses = []string{through(n)}
		}
		path, words := given(tb, ticket)
		if _, err := d.book.JoinServerWith(path, words); err != nil {
			tb.Fatal(err)
		}
		came, left := make(chan model.Contact, 1000), make(chan error, 1)
		s.came, s.left = append(s.came, came), append(s.left, left)
		now := d.now
		go func() {
			left <- d.book.Live(ctx, func() time.Time { return now }, func(c model.Contact) { came <- c })
		}()
	}
	return s
}

func (s *served) end() {
	s.t.Helper()
	s.stop()
	for _, left := range s.left {
		if err := <-left; err != nil {
			s.t.Fatal(err)
		}
	}
	s.close()
}

// until waits until a laptop tells that it stands so.
func (s *served) until(laptop int, what string, so func(model.Contact) bool) {
	s.t.Helper()
	for late := time.After(time.Minute); ; {
		select {
		case c := <-s.came[laptop]:
			if so(c) {
				s.desks[laptop].snaps = map[model.ID]*model.Snapshot{}
				return
			}
		case <-late:
			s.t.Fatalf("it never came about that %s", what)
		}
	}
}

func brings(c model.Contact) bool {
	return slices.ContainsFunc(c.Came, func(r model.Received) bool { return len(r.New) > 0 })
}

// Two laptops are together at a server of three. A mark on one stands on the other; a member
// goes, the line to one laptop is cut and healed: in the end both are the same.
func TestTwoLeadsAreTogetherAtAServer(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 3)
	line := c.Line(t, 1)
	s := newServed(t, t, c, func(n int) string { return []string{c.Addresses[0], line.Address}[n] })
	defer s.end()
	a, b := s.desks[0], s.desks[1]
	s.until(0, "the first sees the other", func(c model.Contact) bool { return len(c.With) == 1 })
	a.mark(s.space, 0, model.VerbPresent)
	s.until(1, "a mark came", brings)
	b.mark(s.space, 1, model.VerbAbsent)
	s.until(0, "a mark came back", brings)
	line.Cut()
	a.mark(s.space, 2, model.VerbPresent)
	b.mark(s.space, 3, model.VerbAbsent)
	s.until(1, "the cut is noticed", func(c model.Contact) bool { return !c.Connected && c.Why != "" && c.ToSend > 0 })
	line.Heal()
	s.until(1, "what came meanwhile is here", brings)
	s.until(0, "what was done meanwhile is there", brings)
	c.Stop(2)
	a.mark(s.space, 4, model.VerbPresent)
	s.until(1, "a mark came through two members", brings)
	s.same()
	if s.desks[0].book.Setting("server") == "" {
		t.Error("the ticket is gone")
	}
}

func TestLiveWithoutATicket(t *testing.T) {
	d := withPassphrase(newDesk(t, within(t, folder(t)), 1))
	d.create(nil)
	defer d.close()
	if err := d.book.Live(t.Context(), time.Now, func(model.Contact) {}); !errors.Is(err, store.ErrNoServer) {
		t.Errorf("%v", err)
	}
}
