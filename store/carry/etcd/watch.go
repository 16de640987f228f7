package etcd

import (
	"context"
	"errors"
	"time"

	"go.etcd.io/etcd/api/v3/mvccpb"
	clientv3 "go.etcd.io/etcd/client/v3"
)

// freshMost is how many bytes of small drops that a watch brought are kept until somebody
// asks for them.
const freshMost = 4 << 20

// fresh are entries that a watch brought, while it goes on.
type fresh struct {
	watches int
	bytes   int
	values  map[drop][]byte
}

// keeps is the entry of a drop, where a watch brought it.
func (c *Carrier) keeps(d drop) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, there := c.fresh.values[d]
	return v, there
}

func (c *Carrier) forget(d drop) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fresh.bytes -= len(c.fresh.values[d])
	delete(c.fresh.values, d)
}

// bring keeps what an event says, and tells whether it is one of ours.
func (c *Carrier) bring(e *clientv3.Event) bool {
	d, kind, ok := c.place(string(e.Kv.Key))
	if !ok || kind != "drops" {
		return ok
	}
	c.forget(d)
	c.mu.Lock()
	defer c.mu.Unlock()
	if e.Type == mvccpb.PUT && c.fresh.bytes+len(e.Kv.Value) <= freshMost {
		c.fresh.values[d] = e.Kv.Value
		c.fresh.bytes += len(e.Kv.Value)
	}
	return true
}

// watching counts the watches: what they brought is known to stand only while one goes on.
func (c *Carrier) watching(more int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fresh.watches += more; c.fresh.watches == 0 || c.fresh.values == nil {
		c.fresh.values, c.fresh.bytes = map[drop][]byte{}, 0
	}
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
	c.watching(1)
	defer c.watching(-1)
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
			from.revision = max(from.revision, r.Header.Revision)
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
