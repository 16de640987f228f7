package etcd

import (
	"context"
	"fmt"
	"slices"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
)

// stays is how long a laptop counts as there after it last said so, in seconds. It says so
// three times as often.
const stays = 6

// Here writes that this laptop is there, under a lease: it is gone by itself some seconds
// after the laptop is.
func (c *Carrier) Here(ctx context.Context, mark string) error {
	if !IsName(mark) {
		return fmt.Errorf("%q is no mark of a laptop", mark)
	}
	client, lease, err := c.arrive(ctx, mark)
	if lease != 0 {
		defer func() {
			if ctx.Err() == nil {
				return // it goes by itself
			}
			out, done := context.WithTimeout(c.ctx, time.Second)
			defer done()
			_, _ = client.Revoke(out, lease)
		}()
	}
	switch {
	case ctx.Err() != nil:
		return nil
	case err != nil:
		return err
	}
	going, done := context.WithCancel(ctx)
	defer done()
	answered, err := client.KeepAlive(going, lease)
	if err != nil {
		return c.explain(ctx, err)
	}
	return c.stay(ctx, answered)
}

// arrive writes the mark under a lease of its own, which is 0 where none was given.
func (c *Carrier) arrive(ctx context.Context, mark string) (client *clientv3.Client, lease clientv3.LeaseID, err error) {
	err = c.ask(ctx, c.answers, func(ctx context.Context, with *clientv3.Client) error {
		r, err := with.Grant(ctx, c.stays)
		if err != nil {
			return err
		}
		client, lease = with, r.ID
		_, err = with.Put(ctx, c.presence(mark), "", clientv3.WithLease(lease))
		return err
	})
	return client, lease, err
}

// stay waits until ctx is done, or until the server was not heard for as long as it keeps a laptop.
func (c *Carrier) stay(ctx context.Context, answered <-chan *clientv3.LeaseKeepAliveResponse) error {
	silent := time.NewTimer(time.Duration(c.stays) * time.Second)
	defer silent.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-c.ctx.Done():
			return nil
		case r := <-answered:
			switch {
			case ctx.Err() != nil:
				return nil
			case r == nil:
				return c.explain(ctx, context.DeadlineExceeded)
			}
			silent.Reset(time.Duration(c.stays) * time.Second)
		case <-silent.C:
			return c.explain(ctx, context.DeadlineExceeded)
		}
	}
}

// Who are the laptops of the room that are there now.
func (c *Carrier) Who(ctx context.Context) (marks []string, err error) {
	err = c.ask(ctx, c.answers, func(ctx context.Context, client *clientv3.Client) error {
		r, err := client.Get(ctx, c.root(), clientv3.WithPrefix(), clientv3.WithKeysOnly(), clientv3.WithLimit(most))
		if err != nil {
			return err
		}
		for _, kv := range r.Kvs {
			if d, kind, ok := c.place(string(kv.Key)); ok && kind == "here" {
				marks = append(marks, d.name)
			}
		}
		return nil
	})
	slices.Sort(marks)
	return slices.Compact(marks), err
}
