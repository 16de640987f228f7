package etcd

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	clientv3 "go.etcd.io/etcd/client/v3"

	"workgroup/store/carry/bundle"
)

const (
	// small is the largest drop that stands in its entry, pieceSize how long pieces are. A
	// server takes 1.5 MiB at a time unless its keeper set something else.
	small     = 64 << 10
	pieceSize = 1 << 20
	// inOneStep is how much is done at a time: a server takes 128 operations.
	inOneStep = 128
	// page is how many names are asked for at a time, most how many a room may have.
	page = 1000
	most = 100_000
)

// The first byte of an entry says what follows: the drop itself, or of how many pieces it is
// made (4), how long it is (8) and its SHA-256 (32), big-endian.
const (
	whole    = 1
	inPieces = 2
	headSize = 1 + 4 + 8 + sha256.Size
)

var errNotWhole = errors.New("the drop is not whole at the server")

// taken says that a name is taken.
func taken(d drop) error { return &fs.PathError{Op: "put", Path: d.String(), Err: fs.ErrExist} }

func gone(d drop) error { return &fs.PathError{Op: "get", Path: d.String(), Err: fs.ErrNotExist} }

// Put leaves a drop. One that is large goes in pieces first, and nobody sees it before all
// of them are there.
func (c *Carrier) Put(ctx context.Context, name string, content []byte) error {
	d, err := c.own(name)
	if err != nil {
		return err
	}
	if len(content) > bundle.MaxBytes {
		return fmt.Errorf("a drop of %d MB is too large for a server", len(content)>>20)
	}
	value := append([]byte{whole}, content...)
	if len(content) > small {
		if value, err = c.putPieces(ctx, d, content); err != nil {
			return err
		}
	}
	tries := 0
	err = c.ask(ctx, c.answers, func(ctx context.Context, client *clientv3.Client) error {
		tries++
		key := c.entry(d)
		r, err := client.Txn(ctx).If(clientv3.Compare(clientv3.CreateRevision(key), "=", 0)).
			Then(clientv3.OpPut(key, string(value))).Else(clientv3.OpGet(key)).Commit()
		if err != nil || r.Succeeded {
			return err
		}
		// A try of which no answer came may have been the one that left it.
		there := r.Responses[0].GetResponseRange().Kvs
		if tries > 1 && len(there) == 1 && bytes.Equal(there[0].Value, value) {
			return nil
		}
		return taken(d)
	})
	if err == nil {
		c.sweepOnce(ctx)
	}
	return err
}

// putPieces leaves the pieces of a drop of which the name is free, and gives what its entry says.
func (c *Carrier) putPieces(ctx context.Context, d drop, content []byte) ([]byte, error) {
	err := c.ask(ctx, c.answers, func(ctx context.Context, client *clientv3.Client) error {
		r, err := client.Get(ctx, c.entry(d), clientv3.WithCountOnly())
		if err == nil && r.Count > 0 {
			return taken(d)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	head := binary.BigEndian.AppendUint32([]byte{inPieces}, uint32((len(content)+pieceSize-1)/pieceSize))
	head = append(binary.BigEndian.AppendUint64(head, uint64(len(content))), sum[:]...)
	for n := 1; len(content) > 0; n++ {
		one := content[:min(pieceSize, len(content))]
		content = content[len(one):]
		err := c.ask(ctx, pieceTime, func(ctx context.Context, client *clientv3.Client) error {
			_, err := client.Put(ctx, c.piece(d, n), string(one))
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return head, nil
}

// Get is a drop as it stands now. A small one that a watch brought is not asked for again.
func (c *Carrier) Get(ctx context.Context, name string, most int64) (content []byte, err error) {
	d, err := c.named(name)
	if err != nil {
		return nil, err
	}
	value, there := c.keeps(d)
	if !there {
		err := c.ask(ctx, c.answers, func(ctx context.Context, client *clientv3.Client) error {
			r, err := client.Get(ctx, c.entry(d))
			if err != nil {
				return err
			}
			if len(r.Kvs) == 0 {
				return gone(d)
			}
			value = r.Kvs[0].Value
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	switch {
	case len(value) > 0 && value[0] == whole:
		return bytes.Clone(value[1:min(int64(len(value)), most+1)]), nil
	case len(value) == headSize && value[0] == inPieces:
		return c.getPieces(ctx, d, value, most)
	}
	return nil, errNotWhole
}

func (c *Carrier) getPieces(ctx context.Context, d drop, head []byte, most int64) ([]byte, error) {
	count, size := binary.BigEndian.Uint32(head[1:]), binary.BigEndian.Uint64(head[5:])
	if size > bundle.MaxBytes || uint64(count) != (size+pieceSize-1)/pieceSize {
		return nil, errNotWhole
	}
	var out []byte
	for n := 1; n <= int(count) && int64(len(out)) < most; n++ {
		err := c.ask(ctx, pieceTime, func(ctx context.Context, client *clientv3.Client) error {
			r, err := client.Get(ctx, c.piece(d, n))
			if err == nil && len(r.Kvs) == 0 {
				return gone(d)
			}
			if err == nil {
				out = append(out, r.Kvs[0].Value...)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	if int64(size) > most {
		return out[:min(int64(len(out)), most)], nil
	}
	if sum := sha256.Sum256(out); uint64(len(out)) != size || !bytes.Equal(sum[:], head[13:]) {
		return nil, errNotWhole
	}
	return out, nil
}

// Remove takes own drops away, with their pieces, as many in one step as a server takes.
func (c *Carrier) Remove(ctx context.Context, names ...string) error {
	var others error
	var ops []clientv3.Op
	for _, name := range names {
		d, err := c.own(name)
		if err != nil {
			others = err
			continue
		}
		c.forget(d)
		ops = append(ops, clientv3.OpDelete(c.entry(d)), clientv3.OpDelete(c.pieces(d), clientv3.WithPrefix()))
	}
	for some := range slices.Chunk(ops, inOneStep) {
		err := c.ask(ctx, c.answers, func(ctx context.Context, client *clientv3.Client) error {
			_, err := client.Txn(ctx).Then(some...).Commit()
			return err
		})
		if err != nil {
			return err
		}
	}
	return others
}

// sweepOnce takes away, once a connection, the pieces of own drops that were never finished.
// What goes wrong is left for the next time.
func (c *Carrier) sweepOnce(ctx context.Context) {
	c.mu.Lock()
	done := c.swept
	c.swept = true
	c.mu.Unlock()
	if done {
		return
	}
	_ = c.ask(ctx, c.answers, func(ctx context.Context, client *clientv3.Client) error {
		under := c.ticket.Prefixes()[1]
		r, err := client.Get(ctx, under, clientv3.WithPrefix(), clientv3.WithKeysOnly())
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for _, kv := range r.Kvs {
			name, _, _ := strings.Cut(strings.TrimPrefix(string(kv.Key), under), "/")
			if seen[name] || !isDrop(name) {
				continue
			}
			seen[name] = true
			d := drop{c.ticket.Name, name}
			_, err := client.Txn(ctx).If(clientv3.Compare(clientv3.CreateRevision(c.entry(d)), "=", 0)).
				Then(clientv3.OpDelete(c.pieces(d), clientv3.WithPrefix())).Commit()
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// position is a cluster at a revision.
type position struct {
	cluster  uint64
	revision int64
}

// mark is a position in the room of the ticket: in another one it means nothing.
func (c *Carrier) mark(p position) string {
	return fmt.Sprintf("%x-%d-%s", p.cluster, p.revision, c.ticket.Room)
}

func (c *Carrier) readMark(mark string) (p position) {
	cluster, rest, _ := strings.Cut(mark, "-")
	revision, room, _ := strings.Cut(rest, "-")
	if room != c.ticket.Room {
		return position{}
	}
	id, err := strconv.ParseUint(cluster, 16, 64)
	at, wrong := strconv.ParseInt(revision, 10, 64)
	if err != nil || wrong != nil || at < 0 {
		return position{}
	}
	return position{id, at}
}

// follows tells whether what stood at p is still behind the cluster as it is now.
func (p position) follows(now position) bool {
	return p.cluster == now.cluster && p.revision <= now.revision
}

// List gives the drops of the room that came since a mark. Where a watch brought some since
// then the server is not asked again; what comes meanwhile the watch tells next.
func (c *Carrier) List(ctx context.Context, since string) (names []string, mark string, err error) {
	from := c.readMark(since)
	if names, now, ok := c.brought(from); ok {
		return names, c.mark(now), nil
	}
	now, err := c.list(ctx, from, &names)
	if err == nil && from != (position{}) && !from.follows(now) {
		names = nil
		now, err = c.list(ctx, position{}, &names)
	}
	if err != nil {
		return nil, since, err
	}
	c.mu.Lock()
	c.at = now
	c.mu.Unlock()
	return names, c.mark(now), nil
}

// list adds the names of the drops that came after a position, and says where the list ends.
func (c *Carrier) list(ctx context.Context, from position, names *[]string) (now position, err error) {
	for key, seen := c.root(), 0; key != ""; {
		err := c.ask(ctx, c.answers, func(ctx context.Context, client *clientv3.Client) error {
			r, err := client.Get(ctx, key, clientv3.WithRange(clientv3.GetPrefixRangeEnd(c.root())), clientv3.WithKeysOnly(),
				clientv3.WithLimit(page), clientv3.WithMinModRev(from.revision+1), clientv3.WithRev(now.revision))
			if err != nil {
				return err
			}
			if now.revision == 0 {
				now = position{r.Header.ClusterId, r.Header.Revision}
			}
			key = ""
			for _, kv := range r.Kvs {
				if d, kind, ok := c.place(string(kv.Key)); ok && kind == "drops" {
					*names = append(*names, c.listed(d))
				}
			}
			if n := len(r.Kvs); r.More && n > 0 {
				key = string(r.Kvs[n-1].Key) + "\x00"
			}
			if seen += len(r.Kvs); seen > most {
				return fmt.Errorf("more than %d drops lie at the server", most)
			}
			return nil
		})
		if err != nil {
			return now, err
		}
	}
	return now, nil
}
