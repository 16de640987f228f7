package etcd

import (
	"context"
	"encoding/binary"
	"errors"
	"strconv"
	"strings"
	"sync"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"

	"workgroup/model"
)

// oneAnswers is how long one member may take, when the others do.
const oneAnswers = 2 * time.Second

// State asks each member how it stands. A server too old for what is done here is ErrOldServer.
func (c *Carrier) State(ctx context.Context) (out model.Server, err error) {
	out.Name, out.Addresses = c.ticket.User(), c.ticket.Addresses
	err = c.ask(ctx, c.answers, func(ctx context.Context, client *clientv3.Client) error {
		r, err := client.Get(ctx, c.ticket.Prefixes()[0]+"drops/", clientv3.WithPrefix())
		if err != nil {
			return err
		}
		out.Revision = r.Header.Revision
		for _, kv := range r.Kvs {
			out.Drops++
			out.Bytes += long(kv.Value)
		}
		return nil
	})
	if err != nil {
		return out, err
	}
	out.Members = c.members(ctx)
	for _, m := range out.Members {
		if m.Version != "" && old(m.Version) {
			return out, &trouble{ErrOldServer, errors.New(m.Version), textOld}
		}
	}
	return out, nil
}

// long is how long the drop of an entry is.
func long(entry []byte) int64 {
	if len(entry) == headSize && entry[0] == inPieces {
		return int64(binary.BigEndian.Uint64(entry[5:]))
	}
	return int64(max(0, len(entry)-1))
}

// members are asked at once; one that does not answer says why.
func (c *Carrier) members(ctx context.Context) []model.Member {
	out := make([]model.Member, len(c.ticket.Addresses))
	var all sync.WaitGroup
	for i, address := range c.ticket.Addresses {
		all.Go(func() { out[i] = c.member(ctx, address) })
	}
	all.Wait()
	return out
}

func (c *Carrier) member(ctx context.Context, address string) model.Member {
	m := model.Member{Address: address}
	err := c.ask(ctx, min(c.answers, oneAnswers), func(ctx context.Context, client *clientv3.Client) error {
		r, err := client.Status(ctx, address)
		if err != nil {
			return err
		}
		m.Version, m.Leader = r.Version, r.Header.MemberId == r.Leader
		m.Size, m.Used, m.Quota = r.DbSize, r.DbSizeInUse, r.DbSizeQuota
		return nil
	})
	if err != nil {
		m.Why = "does not answer"
		if errors.Is(err, ErrStrangeServer) {
			m.Why = "shows another certificate than that of the ticket"
		}
	}
	return m
}

// old tells whether a version is before 3.4.
func old(version string) bool {
	part := strings.SplitN(version, ".", 3)
	if len(part) < 2 {
		return false
	}
	major, err := strconv.Atoi(part[0])
	minor, wrong := strconv.Atoi(part[1])
	return err == nil && wrong == nil && (major < 3 || major == 3 && minor < 4)
}
