package store_test

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"testing"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"

	"workgroup/model"
	"workgroup/model/change"
	"workgroup/store/carry"
	"workgroup/store/carry/carrytest"
	"workgroup/store/carry/etcd"
	"workgroup/store/carry/etcd/etcdtest"
)

// pairMeets has two laptops meet through two ends of a carrier, and gives what the second is
// told of what came.
func pairMeets(t testing.TB, r *room, x, y carry.Carrier) <-chan model.Contact {
	t.Helper()
	came := make(chan model.Contact, 1000)
	there := make(chan bool, 100)
	for n, c := range []carry.Carrier{x, y} {
		ctx, stop := context.WithCancel(context.Background())
		left := make(chan error, 1)
		book := r.desks[n].book
		go func() {
			left <- book.Meet(ctx, c, time.Now, func(c model.Contact) {
				if len(c.With) > 0 {
					select {
					case there <- true:
					default:
					}
				}
				if n == 1 && len(c.Came) > 0 {
					came <- c
				}
			})
		}()
		t.Cleanup(func() {
			stop()
			if err := <-left; err != nil {
				t.Error(err)
			}
		})
	}
	<-there
	return came
}

// livePair are two laptops of a real disk that share a cohort of 24 people.
func livePair(t testing.TB) *room {
	t.Helper()
	r := newRoomOf(t, t.TempDir(), 24)
	guest := withPassphrase(newDesk(t, within(t, r.dir), 2))
	guest.create(nil)
	r.desks = append(r.desks, guest)
	r.join(r.desks[0], guest)
	for _, d := range r.desks {
		d.close()
		d.o.Rand = nil
		d.open()
	}
	t.Cleanup(r.close)
	return r
}

func TestLiveThroughEtcd(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	r := livePair(t)
	came := pairMeets(t, r, c.Carrier(t, "asha"), c.Carrier(t, "ben"))
	want := r.desks[0].mark(r.space, 3, model.VerbPresent)
	for {
		select {
		case <-came:
			s, err := r.desks[1].book.Load(r.space)
			if err != nil {
				t.Fatal(err)
			}
			if s.Enrolments[3].Mark(s.Sessions[0].ID).Kind == model.Present {
				return
			}
		case <-time.After(time.Minute):
			t.Fatalf("the mark %v never came", want.ID)
		}
	}
}

// BenchmarkLive is how long a mark takes from the key on one laptop until the other has told
// that it is on its disk, beside what etcd itself takes from a bare put to a bare watch and
// what the two commits take, in the same run.
func BenchmarkLive(b *testing.B) {
	b.Run("memory", func(b *testing.B) {
		s := carrytest.NewServer()
		liveDelay(b, s.End(), s.End(), func() {})
	})
	for _, members := range []int{1, 3} {
		b.Run(fmt.Sprintf("members=%d", members), func(b *testing.B) {
			c := etcdtest.Start(b, members)
			x, y := c.Carrier(b, "asha"), c.Carrier(b, "ben")
			liveDelay(b, x, y, barePut(b, c))
		})
	}
}

// barePut puts as much as a mark and waits until a watch of another client says so.
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
	key := t.Prefixes()[0] + "bare"
	bare := y.Watch(b.Context(), key, clientv3.WithCreatedNotify())
	<-bare
	content := string(make([]byte, 800))
	return func() {
		if _, err := x.Put(b.Context(), key, content); err != nil {
			b.Fatal(err)
		}
		<-bare
	}
}

func liveDelay(b *testing.B, x, y carry.Carrier, bare func()) {
	b.Helper()
	r := livePair(b)
	a := r.desks[0]
	came := pairMeets(b, r, x, y)
	var ours, theirs, disk times
	row := 0
	for b.Loop() {
		began := time.Now()
		bare()
		theirs = append(theirs, time.Since(began))
		a.load(r.space)
		row++
		c := a.plan(r.space, row%24)
		began = time.Now()
		if err := a.book.Commit([]*change.Change{c}); err != nil {
			b.Fatal(err)
		}
		disk = append(disk, time.Since(began))
		for there := false; !there; {
			got := <-came
			for _, r := range got.Came {
				there = there || len(r.New) > 0
			}
		}
		ours = append(ours, time.Since(began))
	}
	for _, q := range []struct {
		name  string
		share float64
	}{{"p50", 0.5}, {"p99", 0.99}} {
		ms := func(t times) float64 { return float64(t.at(q.share).Microseconds()) / 1000 }
		b.ReportMetric(ms(ours), q.name+"-ms")
		b.ReportMetric(ms(disk), q.name+"-commit-ms")
		b.ReportMetric(ms(theirs), q.name+"-bare-ms")
		if t := ms(theirs); t > 0.01 {
			b.ReportMetric(ms(ours)/t, q.name+"x")
		}
	}
	b.ReportMetric(0, "ns/op")
}
