// Package etcdtest starts real clusters of etcd inside a test, prepared as a keeper prepares
// them, and cuts the network to them. It is for tests only.
package etcdtest

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"go.etcd.io/etcd/client/pkg/v3/transport"
	clientv3 "go.etcd.io/etcd/client/v3"
	"go.etcd.io/etcd/server/v3/embed"
	"go.uber.org/zap"

	"workgroup/store/carry/etcd"
	"workgroup/store/carry/etcd/keeper"
)

// Room is whose tickets the clusters of tests give out.
const Room = "origin"

// Cluster is one that runs until the test ends.
type Cluster struct {
	// Dir is the keeper's folder, Addresses are where laptops reach the members.
	Dir       string
	Addresses []string
	configs   []*embed.Config
	servers   []*embed.Etcd
}

// Set changes how members are started.
type Set func(*embed.Config)

// Start starts a cluster of so many members, with certificates, that knows its keeper.
func Start(t testing.TB, members int, set ...Set) *Cluster {
	t.Helper()
	c := Bare(t, members, set...)
	if _, err := (keeper.Keeper{Rand: rand.Reader}).Prepare(t.Context(), c.Dir, c.Addresses); err != nil {
		t.Fatal(err)
	}
	return c
}

// Bare is Start of a cluster that no keeper has prepared yet.
func Bare(t testing.TB, members int, set ...Set) *Cluster {
	t.Helper()
	c := &Cluster{Dir: filepath.Join(t.TempDir(), "keeper")}
	var all []keeper.Member
	var names []string
	ports := freePorts(t, 2*members)
	for i := range members {
		all = append(all, keeper.Member{Name: "m" + strconv.Itoa(i), Host: "127.0.0.1", Port: ports[2*i]})
		c.Addresses = append(c.Addresses, all[i].Address())
		names = append(names, "m"+strconv.Itoa(i)+"=127.0.0.1:"+strconv.Itoa(ports[2*i]))
	}
	if _, err := (keeper.Keeper{Rand: rand.Reader}).Certificates(c.Dir, nil, names, time.Now()); err != nil {
		t.Fatal(err)
	}
	initial := ""
	for i, m := range all {
		initial += "," + m.Name + "=http://127.0.0.1:" + strconv.Itoa(ports[2*i+1])
	}
	for i, m := range all {
		cfg := embed.NewConfig()
		cfg.Name, cfg.Dir = m.Name, filepath.Join(t.TempDir(), m.Name)
		cfg.ListenClientUrls = urls(t, m.Address())
		cfg.AdvertiseClientUrls = cfg.ListenClientUrls
		cfg.ListenPeerUrls = urls(t, "http://127.0.0.1:"+strconv.Itoa(ports[2*i+1]))
		cfg.AdvertisePeerUrls = cfg.ListenPeerUrls
		cfg.InitialCluster = initial[1:]
		cfg.ClientTLSInfo = transport.TLSInfo{CertFile: filepath.Join(c.Dir, "server.crt"), KeyFile: filepath.Join(c.Dir, "server.key")}
		cfg.ZapLoggerBuilder = embed.NewZapLoggerBuilder(zap.NewNop())
		cfg.BcryptCost, cfg.TickMs, cfg.ElectionMs, cfg.UnsafeNoFsync = 4, 20, 200, true
		for _, s := range set {
			s(cfg)
		}
		c.configs = append(c.configs, cfg)
	}
	c.servers = make([]*embed.Etcd, members)
	for i := range c.servers {
		c.start(t, i)
	}
	for i := range c.servers {
		c.ready(t, i)
	}
	t.Cleanup(func() {
		for i := range c.servers {
			c.Stop(i)
		}
	})
	return c
}

func (c *Cluster) start(t testing.TB, i int) {
	t.Helper()
	s, err := embed.StartEtcd(c.configs[i])
	if err != nil {
		t.Fatal(err)
	}
	c.servers[i] = s
}

func (c *Cluster) ready(t testing.TB, i int) {
	t.Helper()
	select {
	case <-c.servers[i].Server.ReadyNotify():
	case <-time.After(30 * time.Second):
		t.Fatal("a member does not get ready")
	}
}

// Stop stops a member, Go starts it again with what it had.
func (c *Cluster) Stop(i int) {
	if c.servers[i] != nil {
		c.servers[i].Close()
		c.servers[i] = nil
	}
}

// Go starts a member that was stopped.
func (c *Cluster) Go(t testing.TB, i int) {
	t.Helper()
	c.configs[i].ClusterState = embed.ClusterStateFlagExisting
	c.start(t, i)
	c.ready(t, i)
}

// Replace starts the only member anew, with nothing, at the same address: what it was
// restored to is older than what laptops know.
func (c *Cluster) Replace(t testing.TB) {
	t.Helper()
	c.Stop(0)
	c.configs[0].Dir = filepath.Join(t.TempDir(), "again")
	c.start(t, 0)
	c.ready(t, 0)
	if _, err := (keeper.Keeper{Rand: rand.Reader}).Prepare(t.Context(), c.Dir, c.Addresses); err != nil {
		t.Fatal(err)
	}
}

// Server is a member, for what only a server can say or do.
func (c *Cluster) Server(i int) *embed.Etcd { return c.servers[i] }

// Ticket gives a ticket out.
func (c *Cluster) Ticket(t testing.TB, name string) etcd.Ticket {
	t.Helper()
	return c.ticket(t, Room, name)
}

func (c *Cluster) ticket(t testing.TB, room, name string) etcd.Ticket {
	t.Helper()
	given, err := (keeper.Keeper{Rand: rand.Reader}).Ticket(t.Context(), c.Dir, c.Addresses, room, name)
	if err != nil {
		t.Fatal(err)
	}
	ticket, err := etcd.Open(given.Content, given.Words)
	if err != nil {
		t.Fatal(err)
	}
	return *ticket
}

// Carrier is a carrier of a new ticket.
func (c *Cluster) Carrier(t testing.TB, name string) *etcd.Carrier {
	t.Helper()
	return Use(t, c.Ticket(t, name))
}

// CarrierIn is Carrier in another room.
func (c *Cluster) CarrierIn(t testing.TB, room, name string) *etcd.Carrier {
	t.Helper()
	return Use(t, c.ticket(t, room, name))
}

// Use is a carrier of a ticket, which is closed when the test ends.
func Use(t testing.TB, ticket etcd.Ticket) *etcd.Carrier {
	t.Helper()
	carrier, err := etcd.New(ticket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { carrier.Close() })
	return carrier
}

// Certificate is one that signed nothing here.
func Certificate(t testing.TB) []byte {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "other")
	if _, err := (keeper.Keeper{Rand: rand.Reader}).Certificates(dir, []string{"127.0.0.1"}, nil, time.Now()); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "ca.crt"))
	if err != nil {
		t.Fatal(err)
	}
	block, _ := pem.Decode(raw)
	return block.Bytes
}

// Until waits until something holds, and fails after a time that no slow machine needs.
func Until(t testing.TB, what string, holds func(ctx context.Context) bool) {
	t.Helper()
	ctx, done := context.WithTimeout(t.Context(), time.Minute)
	defer done()
	for !holds(ctx) {
		select {
		case <-ctx.Done():
			t.Fatalf("it never came about that %s", what)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func freePorts(t testing.TB, n int) (ports []int) {
	t.Helper()
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		ports = append(ports, l.Addr().(*net.TCPAddr).Port)
	}
	return ports
}

func urls(t testing.TB, address string) []url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return []url.URL{*u}
}

// Withdraw takes a ticket back.
func (c *Cluster) Withdraw(t testing.TB, name string) {
	t.Helper()
	if _, err := (keeper.Keeper{Rand: rand.Reader}).Withdraw(t.Context(), c.Dir, c.Addresses, Room, name, false); err != nil {
		t.Fatal(err)
	}
}

// Root is a bare client that may do everything.
func (c *Cluster) Root(t testing.TB) *clientv3.Client {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(c.Dir, "keeper"))
	if err != nil {
		t.Fatal(err)
	}
	name, password, _ := strings.Cut(strings.TrimSpace(string(raw)), ":")
	return c.User(t, name, password)
}

// User is a bare client that may do what a user may.
func (c *Cluster) User(t testing.TB, name, password string) *clientv3.Client {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(c.Dir, "ca.crt"))
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(raw)
	client, err := etcd.Dial(t.Context(), c.Addresses, &tls.Config{RootCAs: pool}, name, password)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close() })
	return client
}
