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
	var lease clientv3.LeaseID
	err := c.ask(ctx, c.answers, func(ctx context.Context, client *clientv3.Client) error {
		r, err := client.Grant(ctx, c.stays)
		if err != nil {
			return err
		}
		lease = r.ID
		_, err = client.Put(ctx, c.presence(mark), "", clientv3.WithLease(lease))
		return err
	})
	if err != nil {
		return err
	}
	client, err := c.connected(ctx)
	if err != nil {
		return c.explain(ctx, err)
	}
	going, done := context.WithCancel(ctx)
	defer done()
	answered, err := client.KeepAlive(going, lease)
	if err != nil {
		return c.explain(ctx, err)
	}
	return c.stay(ctx, client, lease, answered)
}

// stay waits until ctx is done, or until the server was not heard for as long as it keeps a laptop.
func (c *Carrier) stay(ctx context.Context, client *clientv3.Client, lease clientv3.LeaseID, answered <-chan *clientv3.LeaseKeepAliveResponse) error {
	silent := time.NewTimer(time.Duration(c.stays) * time.Second)
	defer silent.Stop()
	for {
		select {
		case <-ctx.Done():
			// What is not taken back now goes by itself.
			out, done := context.WithTimeout(c.ctx, time.Second)
			defer done()
			_, _ = client.Revoke(out, lease)
			return nil
		case <-c.ctx.Done():
			return nil
		case r := <-answered:
			if r == nil {
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
