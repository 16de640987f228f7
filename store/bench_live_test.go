package store_test

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.etcd.io/bbolt"
	clientv3 "go.etcd.io/etcd/client/v3"
	"go.etcd.io/etcd/server/v3/embed"

	"workgroup/model/change"
	"workgroup/store/carry"
	"workgroup/store/carry/carrytest"
	"workgroup/store/carry/etcd"
	"workgroup/store/carry/etcd/etcdtest"
)

// markBytes is how large a mark is that travels alone.
const markBytes = 800

// BenchmarkLive is how long a mark takes from the key on one laptop until the other has told
// that it is on its disk. In the same run, in turn, against the same servers, which sync what
// they write: what the carrier alone takes from a put until another laptop has listed and got
// it; what etcd itself takes from a bare put of one client to a bare watch of another; and what
// bbolt alone takes to write as much to the laptops' disk. Beyond is the mark without two such
// commits, one on each laptop, and x how many times etcd's own delay that is.
func BenchmarkLive(b *testing.B) {
	b.Run("memory", func(b *testing.B) {
		s := carrytest.NewServer()
		liveDelay(b, s.End(), s.End(), nil, nil)
	})
	for _, members := range []int{1, 3} {
		b.Run(fmt.Sprintf("members=%d", members), func(b *testing.B) {
			c := etcdtest.Start(b, members, func(cfg *embed.Config) { cfg.UnsafeNoFsync = false })
			liveDelay(b, c.Carrier(b, "robin"), c.Carrier(b, "ben"), barePut(b, c), carriedPut(b, c))
		})
	}
}

// barePut puts as much as a mark and waits until a watch of another client tells of it.
func barePut(b *testing.B, c *etcdtest.Cluster) func() {
	b.Helper()
	t := c.Ticket(b, "bare")
	ca, err := x509.ParseCertificate(t.CA)
	if err != nil {
		b.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(ca)
	dial := func() *clientv3.Client {
		client, err := etcd.Dial(b.Context(), t.Addresses, &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}, t.User(), t.Password)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { client.Close() })
		return client
	}
	x, y := dial(), dial()
	prefix := t.Prefixes()[0] + "bare/"
	told := y.Watch(clientv3.WithRequireLeader(b.Context()), prefix, clientv3.WithPrefix(), clientv3.WithCreatedNotify())
	<-told
	content, n := string(make([]byte, markBytes)), 0
	return func() {
		n++
		if _, err := x.Put(b.Context(), fmt.Sprintf("%s%08d", prefix, n), content); err != nil {
			b.Fatal(err)
		}
		<-told
	}
}

// carriedPut is the same through two carriers in a room of their own.
func carriedPut(b *testing.B, c *etcdtest.Cluster) func() {
	b.Helper()
	x, y := c.CarrierIn(b, "carried", "robin"), c.CarrierIn(b, "carried", "ben")
	_, mark, err := y.List(b.Context(), "")
	if err != nil {
		b.Fatal(err)
	}
	told := y.Watch(b.Context())
	content, n := make([]byte, markBytes), 0
	return func() {
		n++
		name := fmt.Sprintf("robin/1f2e3d4c-%08d.workgroup", n)
		if err := x.Put(b.Context(), name, content); err != nil {
			b.Fatal(err)
		}
		for there := false; !there; {
			<-told
			names, now, err := y.List(b.Context(), mark)
			if err != nil {
				b.Fatal(err)
			}
			mark, there = now, slices.Contains(names, name)
		}
		if _, err := y.Get(b.Context(), name, 2*markBytes); err != nil {
			b.Fatal(err)
		}
	}
}

// bareCommit writes as much as a mark to a file of bbolt beside those of a room.
func bareCommit(b *testing.B, dir string) func() {
	b.Helper()
	db, err := bbolt.Open(filepath.Join(dir, "bare.db"), 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	content, n := make([]byte, markBytes), 0
	return func() {
		n++
		err := db.Update(func(tx *bbolt.Tx) error {
			bucket, err := tx.CreateBucketIfNotExists([]byte("marks"))
			if err != nil {
				return err
			}
			return bucket.Put(fmt.Appendf(nil, "%08d", n), content)
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// taking is how long something takes.
func taking(do func()) time.Duration {
	began := time.Now()
	do()
	return time.Since(began)
}

func liveDelay(b *testing.B, x, y carry.Carrier, bare, carried func()) {
	b.Helper()
	r := livePair(b)
	robin, disk := r.desks[0], bareCommit(b, r.dir)
	came := pairMeets(b, r, x, y)
	live := func(c *change.Change) {
		if err := robin.book.Commit([]*change.Change{c}); err != nil {
			b.Fatal(err)
		}
		for !brings(<-came) {
		}
	}
	all := map[string]times{}
	took := func(name string, do func()) time.Duration {
		d := taking(do)
		all[name] = append(all[name], d)
		return d
	}
	for row := 0; b.Loop(); row++ {
		commits := took("commit", disk) + taking(disk)
		switch {
		case bare == nil:
		case row%2 == 0:
			took("bare", bare)
			took("carried", carried)
		default:
			took("carried", carried)
			took("bare", bare)
		}
		robin.load(r.space)
		c := robin.plan(r.space, row%24)
		all["beyond"] = append(all["beyond"], took("live", func() { live(c) })-commits)
	}
	for p, share := range map[string]float64{"p50": 0.5, "p99": 0.99} {
		for name, t := range all {
			b.ReportMetric(float64(t.at(share).Microseconds())/1000, p+"-"+name+"-ms")
		}
		if bare := all["bare"]; bare != nil {
			b.ReportMetric(float64(all["beyond"].at(share))/float64(bare.at(share)), p+"-x")
			b.ReportMetric(float64(all["carried"].at(share))/float64(bare.at(share)), p+"-carried-x")
		}
	}
	b.ReportMetric(0, "ns/op")
}
