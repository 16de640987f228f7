package etcd

import (
	"context"
	"errors"
	"slices"
	"time"

	"go.etcd.io/etcd/api/v3/mvccpb"
	clientv3 "go.etcd.io/etcd/client/v3"
)

const (
	// freshMost is how many bytes of small drops that a watch brought are kept until somebody
	// asks for them, cameMost how many names.
	freshMost = 4 << 20
	cameMost  = 1000
)

// fresh is what a watch brought, while it goes on: what came from begin to end, and small
// drops of it. Where there are several watches it is empty.
type fresh struct {
	watches    int
	begin, end position
	came       []came
	bytes      int
	values     map[drop][]byte
}

// came is a drop that came at a revision.
type came struct {
	drop     drop
	revision int64
}

// keeps is the entry of a drop, where a watch brought it.
func (c *Carrier) keeps(d drop) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, there := c.fresh.values[d]
	return v, there
}

// forget is of a drop that is gone, or comes again.
func (c *Carrier) forget(d drop) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fresh.forget(d)
}

func (f *fresh) forget(d drop) {
	f.bytes -= len(f.values[d])
	delete(f.values, d)
	f.came = slices.DeleteFunc(f.came, func(x came) bool { return x.drop == d })
}

// bring keeps what an event says, and tells whether it is one of ours.
func (c *Carrier) bring(e *clientv3.Event) bool {
	d, kind, ok := c.place(string(e.Kv.Key))
	c.mu.Lock()
	defer c.mu.Unlock()
	f := &c.fresh
	if f.watches != 1 {
		return ok
	}
	f.end.revision = e.Kv.ModRevision
	if !ok || kind != "drops" {
		return ok
	}
	f.forget(d)
	if e.Type != mvccpb.PUT {
		return true
	}
	if f.came = append(f.came, came{d, e.Kv.ModRevision}); len(f.came) > cameMost {
		f.begin.revision = f.came[0].revision
		f.came = f.came[1:]
	}
	if f.bytes+len(e.Kv.Value) <= freshMost {
		f.values[d] = e.Kv.Value
		f.bytes += len(e.Kv.Value)
	}
	return true
}

// brought are the drops that a watch brought after a position, where it brought any: the
// server need not be asked for them.
func (c *Carrier) brought(after position) (names []string, now position, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	f := &c.fresh
	if f.watches != 1 || after.cluster != f.begin.cluster || after.revision < f.begin.revision {
		return nil, now, false
	}
	for _, x := range f.came {
		if x.revision > after.revision {
			names = append(names, c.listed(x.drop))
		}
	}
	if len(names) == 0 {
		return nil, now, false
	}
	c.at = f.end
	return names, f.end, true
}

// watching counts the watches and begins with nothing: what they brought is known to stand
// only while one goes on.
func (c *Carrier) watching(more int, at position) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fresh = fresh{watches: c.fresh.watches + more, begin: at, end: at, values: map[drop][]byte{}}
}

// Watch sends when a drop came or went, and when a laptop of the room came or went. It goes on
// from the newest list, or else begins with sending once.
func (c *Carrier) Watch(ctx context.Context) <-chan struct{} {
	out := make(chan struct{}, 1)
	tell := func() {
		select {
		case out <- struct{}{}:
		default: // one that nobody took yet says the same
		}
	}
	c.mu.Lock()
	from := c.at
	c.mu.Unlock()
	go func() {
		defer close(out)
		for wait := again / 16; ctx.Err() == nil && c.ctx.Err() == nil; {
			was := from
			from = c.watch(ctx, from, tell)
			if wait = min(2*wait, again); from != was {
				wait = again / 16
			}
			select {
			case <-ctx.Done():
			case <-c.ctx.Done():
			case <-time.After(wait):
			}
		}
	}()
	return out
}

// watch watches from a position on until that ends for whatever reason, and says where it is.
func (c *Carrier) watch(ctx context.Context, from position, tell func()) position {
	ctx, done := context.WithCancel(ctx)
	defer done()
	now, err := c.stands(ctx)
	if err != nil {
		return from
	}
	client, err := c.connected(ctx)
	if err != nil {
		return from
	}
	if from == (position{}) || !from.follows(now) {
		from = now
		tell()
	}
	c.watching(1, from)
	defer c.watching(-1, position{})
	events := client.Watch(clientv3.WithRequireLeader(ctx), c.root(), clientv3.WithPrefix(), clientv3.WithRev(from.revision+1))
	tick := time.NewTicker(c.look)
	defer tick.Stop()
	for {
		select {
		case r, going := <-events:
			if !going || r.Canceled {
				return c.ended(from, r, tell)
			}
			for _, e := range r.Events {
				if c.bring(e) {
					tell()
				}
			}
			// The head may be ahead of what this answer brings.
			if n := len(r.Events); n > 0 {
				from.revision = r.Events[n-1].Kv.ModRevision
			}
		case <-tick.C:
			// A server that was restored from a snapshot says nothing of itself.
			if now, err := c.stands(ctx); err == nil && !from.follows(now) {
				tell()
				return now
			}
		case <-c.ctx.Done():
			return from
		}
	}
}

// ended is where to go on when the server ended a watch. What was compacted away meanwhile is
// not told one by one, so a list has to find it.
func (c *Carrier) ended(from position, r clientv3.WatchResponse, tell func()) position {
	if r.CompactRevision > 0 {
		tell()
		return position{}
	}
	return from
}

// stands asks the server where it stands.
func (c *Carrier) stands(ctx context.Context) (now position, err error) {
	err = c.ask(ctx, c.answers, func(ctx context.Context, client *clientv3.Client) error {
		r, err := client.Get(ctx, c.root(), clientv3.WithCountOnly())
		if err == nil {
			now = position{r.Header.ClusterId, r.Header.Revision}
		}
		return err
	})
	if err == nil && now.revision == 0 {
		return now, errors.New("the server does not say where it stands")
	}
	return now, err
}
