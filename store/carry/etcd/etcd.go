package etcd

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"sync"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
	"go.uber.org/zap"
	"google.golang.org/grpc"
	"google.golang.org/grpc/backoff"
	"google.golang.org/grpc/codes"

	"workgroup/store/carry"
)

// How long things are waited for. A server that is there answers in milliseconds; pieces
// take as long as a slow line needs for one.
const (
	answers   = 5 * time.Second
	pieceTime = time.Minute
	// alive is how often a quiet connection is tried, dead how long an answer may take.
	alive = 10 * time.Second
	dead  = 3 * time.Second
	// choosing is how long members that are without a leader are left alone.
	choosing = 100 * time.Millisecond
	// again is the longest wait before a server that was away is tried again.
	again = 2 * time.Second
)

// Carrier is a cluster as one laptop uses it. It connects when it is first used, and again
// by itself whenever the server was away.
type Carrier struct {
	ticket Ticket
	tls    *tls.Config
	ctx    context.Context
	stop   context.CancelFunc
	// door is held by whoever connects.
	door   chan struct{}
	client *clientv3.Client

	mu sync.Mutex
	// at is where the newest list ended; fresh are small drops that a watch brought.
	at    position
	fresh fresh
	swept bool
	// look is how often a watch asks the server where it stands, answers how long the server
	// may take, stays for how many seconds a laptop counts as there.
	look, answers time.Duration
	stays         int64
}

var (
	_ carry.Carrier  = (*Carrier)(nil)
	_ carry.Presence = (*Carrier)(nil)
)

// New is the server of a ticket. It is not asked for anything yet.
func New(t Ticket) (*Carrier, error) {
	if err := t.check(); err != nil {
		return nil, err
	}
	ca, err := x509.ParseCertificate(t.CA)
	if err != nil {
		return nil, errTicket
	}
	pool := x509.NewCertPool()
	pool.AddCert(ca)
	c := &Carrier{ticket: t, tls: &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}, door: make(chan struct{}, 1), look: alive, answers: answers, stays: stays}
	c.ctx, c.stop = context.WithCancel(context.Background())
	return c, nil
}

// Close ends the connection and whatever goes on over it.
func (c *Carrier) Close() error {
	c.stop()
	c.door <- struct{}{}
	defer func() { <-c.door }()
	if c.client == nil {
		return nil
	}
	client := c.client
	c.client = nil
	if err := client.Close(); err != nil && c.ctx.Err() == nil {
		return err
	}
	return nil
}

// connected is the connection, made where there is none yet.
func (c *Carrier) connected(ctx context.Context) (*clientv3.Client, error) {
	select {
	case c.door <- struct{}{}:
		defer func() { <-c.door }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if c.client != nil {
		return c.client, nil
	}
	if err := c.ctx.Err(); err != nil {
		return nil, err
	}
	client, err := dial(ctx, c.ctx, c.ticket.Addresses, c.tls, c.ticket.User(), c.ticket.Password)
	if err != nil {
		return nil, err
	}
	c.client = client
	return client, nil
}

// drop lets a connection go that gave no answer in time; the next one shows the ticket anew. A
// server before 3.5 that was started again never takes a ticket over a connection from before.
func (c *Carrier) drop(client *clientv3.Client) {
	c.door <- struct{}{}
	if c.client == client {
		c.client = nil
	}
	<-c.door
	_ = client.Close()
}

// Dial connects as a user, for as long as it is not closed.
func Dial(ctx context.Context, addresses []string, config *tls.Config, user, password string) (*clientv3.Client, error) {
	return dial(ctx, context.Background(), addresses, config, user, password)
}

// dial connects for as long as life goes on. What the client would write to the terminal is left out.
func dial(ctx, life context.Context, addresses []string, config *tls.Config, user, password string) (*clientv3.Client, error) {
	wait := answers
	if by, is := ctx.Deadline(); is {
		wait = min(wait, max(time.Millisecond, time.Until(by)))
	}
	return clientv3.New(clientv3.Config{
		Endpoints: addresses, TLS: config, Username: user, Password: password, Context: life, Logger: zap.NewNop(),
		DialTimeout: wait, DialKeepAliveTime: alive, DialKeepAliveTimeout: dead, PermitWithoutStream: true,
		DialOptions: []grpc.DialOption{grpc.WithConnectParams(grpc.ConnectParams{
			Backoff:           backoff.Config{BaseDelay: 100 * time.Millisecond, Multiplier: 1.6, Jitter: 0.2, MaxDelay: again},
			MinConnectTimeout: dead,
		})},
	})
}

// ask does something with the connection and puts into words what went wrong. While the
// members choose who leads them, which takes a second, it is done again.
func (c *Carrier) ask(ctx context.Context, long time.Duration, do func(context.Context, *clientv3.Client) error) error {
	in, done := context.WithTimeout(ctx, long)
	defer done()
	for {
		client, err := c.connected(in)
		if err == nil {
			err = do(in, client)
		}
		if in.Err() != nil && ctx.Err() == nil && client != nil {
			c.drop(client)
		}
		if in.Err() != nil || code(err) != codes.Unavailable {
			return c.explain(ctx, err)
		}
		select {
		case <-in.Done():
		case <-time.After(choosing):
		}
	}
}
