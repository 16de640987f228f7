package etcd_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
	"go.etcd.io/etcd/server/v3/embed"

	"workgroup/store/carry/etcd"
	"workgroup/store/carry/etcd/etcdtest"
)

// watched is a watch, and told waits until it says something.
type watched <-chan struct{}

func (w watched) told(t *testing.T, what string) {
	t.Helper()
	select {
	case _, open := <-w:
		if !open {
			t.Fatalf("the watch ended before %s", what)
		}
	case <-time.After(time.Minute):
		t.Fatalf("nothing was told of: %s", what)
	}
}

// until waits, as a watch says so, until a name is listed.
func (w watched) until(t *testing.T, c *etcd.Carrier, name string) {
	t.Helper()
	for {
		names, _, err := c.List(t.Context(), "")
		if err == nil && slices.Contains(names, name) {
			return
		}
		w.told(t, name)
	}
}

func put(t *testing.T, c *etcd.Carrier, name string) {
	t.Helper()
	if err := c.Put(t.Context(), name, []byte("content of "+name)); err != nil {
		t.Fatal(err)
	}
}

func list(t *testing.T, c *etcd.Carrier, since string) (names []string, mark string) {
	t.Helper()
	names, mark, err := c.List(t.Context(), since)
	if err != nil {
		t.Fatal(err)
	}
	return names, mark
}

func TestLaptopsSeeEachOther(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a, b := c.Carrier(t, "asha"), c.Carrier(t, "ben")
	list(t, b, "")
	w := watched(b.Watch(t.Context()))
	ctx, leave := context.WithCancel(t.Context())
	left := make(chan error, 1)
	go func() { left <- a.Here(ctx, "00ff") }()
	w.told(t, "asha came")
	etcdtest.Until(t, "asha is there", func(ctx context.Context) bool {
		who, err := b.Who(ctx)
		return err == nil && slices.Equal(who, []string{"00ff"})
	})
	leave()
	if err := <-left; err != nil {
		t.Errorf("leaving: %v", err)
	}
	if who, err := b.Who(t.Context()); err != nil || len(who) > 0 {
		t.Errorf("who left is there: %q, %v", who, err)
	}
}

func TestAWatchEndsWithItsContext(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a := c.Carrier(t, "asha")
	ctx, done := context.WithCancel(t.Context())
	w := a.Watch(ctx)
	<-w // it begins with sending, where nothing was listed
	done()
	for range w {
	}
	w = a.Watch(t.Context())
	a.Close()
	for range w {
	}
}

// What a watch brought is not asked for again, and is forgotten when it is gone.
func TestDropsThatAWatchBrought(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a, b := c.Carrier(t, "asha"), c.Carrier(t, "ben")
	list(t, b, "")
	w := watched(b.Watch(t.Context()))
	put(t, a, named("asha")(1))
	w.told(t, "a drop")
	if got, err := b.Get(t.Context(), named("asha")(1), 1<<20); err != nil || string(got) != "content of "+named("asha")(1) {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := b.Get(t.Context(), named("asha")(1), 4); err != nil || string(got) != "cont" {
		t.Errorf("four bytes of it: %q, %v", got, err)
	}
	if err := a.Remove(t.Context(), named("asha")(1)); err != nil {
		t.Fatal(err)
	}
	w.told(t, "a drop that went")
	if got, err := b.Get(t.Context(), named("asha")(1), 1<<20); err == nil {
		t.Errorf("it is there still: %q", got)
	}
}

// Three members, one goes in the middle: nothing that was put is lost, and the watch goes on.
func TestAMemberGoes(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 3)
	a, b := c.Carrier(t, "asha"), c.Carrier(t, "ben")
	list(t, b, "")
	w := watched(b.Watch(t.Context()))
	const drops = 30
	for n := range drops {
		if n == drops/2 {
			c.Stop(leader(c))
		}
		name := named("asha")(n)
		etcdtest.Until(t, "a drop is put", func(ctx context.Context) bool {
			err := a.Put(ctx, name, []byte("x"))
			return err == nil || etcd.IsTaken(err)
		})
		w.until(t, b, name)
	}
	names, _ := list(t, b, "")
	if len(names) != drops {
		t.Errorf("of %d drops %d are there", drops, len(names))
	}
}

func leader(c *etcdtest.Cluster) int {
	for i := range 3 {
		if s := c.Server(i).Server; s.Leader() == s.MemberID() {
			return i
		}
	}
	return 0
}

// The line is cut: it is noticed within seconds and said in a sentence. When it is back, all
// goes on by itself.
func TestTheNetworkIsCutAndHeals(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	line := c.Line(t, 0)
	ticket := c.Ticket(t, "ben")
	ticket.Addresses = []string{line.Address}
	a, b := c.Carrier(t, "asha"), etcdtest.Use(t, ticket)
	etcd.Hasten(b)
	_, mark := list(t, b, "")
	w := watched(b.Watch(t.Context()))
	here := make(chan error, 1)
	go func() { here <- b.Here(t.Context(), "00bb") }()
	w.told(t, "ben came")
	began := time.Now()
	line.Cut()
	put(t, a, named("asha")(1))
	if err := <-here; !errors.Is(err, etcd.ErrAway) {
		t.Errorf("the line is cut: %v", err)
	}
	if gone := time.Since(began); gone > 30*time.Second {
		t.Errorf("it took %v to notice", gone)
	}
	if _, _, err := b.List(t.Context(), mark); !errors.Is(err, etcd.ErrAway) {
		t.Errorf("listed over a cut line: %v", err)
	}
	line.Heal()
	w.told(t, "what came while the line was cut")
	etcdtest.Until(t, "what came is listed", func(ctx context.Context) bool {
		names, _, err := b.List(ctx, mark)
		return err == nil && slices.Contains(names, named("asha")(1))
	})
}

func TestCompactionWhileAway(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a, b := c.Carrier(t, "asha"), c.Carrier(t, "ben")
	put(t, a, named("asha")(0))
	_, mark := list(t, b, "")
	for n := 1; n <= 3; n++ {
		put(t, a, named("asha")(n))
	}
	if err := a.Remove(t.Context(), named("asha")(2)); err != nil {
		t.Fatal(err)
	}
	k := root(t, c)
	r, err := k.Get(t.Context(), "x")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Compact(t.Context(), r.Header.Revision, clientv3.WithCompactPhysical()); err != nil {
		t.Fatal(err)
	}
	if names, _ := list(t, b, mark); !slices.Equal(names, []string{named("asha")(1), named("asha")(3)}) {
		t.Errorf("after compaction %q came", names)
	}
}

// A watch that went on from a revision that is compacted away tells so, and goes on.
func TestAWatchOfWhatWasCompacted(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a, b := c.Carrier(t, "asha"), c.Carrier(t, "ben")
	list(t, b, "")
	for n := range 5 {
		put(t, a, named("asha")(n))
	}
	k := root(t, c)
	r, err := k.Get(t.Context(), "x")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Compact(t.Context(), r.Header.Revision, clientv3.WithCompactPhysical()); err != nil {
		t.Fatal(err)
	}
	w := watched(b.Watch(t.Context()))
	w.told(t, "what was compacted")
	list(t, b, "")
	put(t, a, named("asha")(9))
	w.until(t, b, named("asha")(9))
}

// A server that was restored stands at a lower revision: a list begins anew, and a watch that
// goes on says that there is something to list.
func TestARestoredServerIsReadAnew(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a, b := c.Carrier(t, "asha"), c.Carrier(t, "ben")
	etcd.LookEvery(b, 20*time.Millisecond)
	for n := range 20 {
		put(t, a, named("asha")(n))
	}
	_, mark := list(t, b, "")
	w := watched(b.Watch(t.Context()))
	put(t, a, named("asha")(21))
	w.until(t, b, named("asha")(21))
	c.Replace(t)
	newA, newB := c.Ticket(t, "asha"), c.Ticket(t, "ben")
	again := etcdtest.Use(t, newB)
	etcd.LookEvery(again, 20*time.Millisecond)
	put(t, etcdtest.Use(t, newA), named("asha")(1))
	names, now, err := again.List(t.Context(), mark)
	if err != nil || !slices.Equal(names, []string{named("asha")(1)}) {
		t.Errorf("listed are %q, %v", names, err)
	}
	if names, _, err := again.List(t.Context(), now); err != nil || len(names) > 0 {
		t.Errorf("and again %q, %v", names, err)
	}
}

// A mark of another cluster, of another room, or none at all, begins anew.
func TestMarksThatMeanNothingHere(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a := c.Carrier(t, "asha")
	put(t, a, named("asha")(1))
	_, elsewhere := list(t, c.CarrierIn(t, "another-hub", "asha"), "")
	for _, mark := range []string{"1-1", "1-99999999", "x", "-", "ffffffffffffffffff-1", "1--5", "\n", elsewhere} {
		if names, _ := list(t, a, mark); len(names) != 1 {
			t.Errorf("since %q: %q", mark, names)
		}
	}
}

func TestAFullServer(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1, func(cfg *embed.Config) { cfg.QuotaBackendBytes = 4 << 20 })
	a := c.Carrier(t, "asha")
	large := make([]byte, 1<<20)
	var err error
	n := 0
	for ; err == nil && n < 50; n++ {
		err = a.Put(t.Context(), named("asha")(n), large)
	}
	if !errors.Is(err, etcd.ErrFull) {
		t.Fatalf("a full server: %v", err)
	}
	// A server that is full may have taken the last one in all the same: then whole.
	names, _ := list(t, a, "")
	for _, name := range names {
		if got, err := a.Get(t.Context(), name, 256<<20); err != nil || len(got) != len(large) {
			t.Errorf("%s is listed with %d bytes, %v", name, len(got), err)
		}
	}
	for i := range n {
		if err := a.Remove(t.Context(), named("asha")(i)); err != nil {
			t.Fatalf("a full server gives no room back: %v", err)
		}
	}
	k := root(t, c)
	r, err := k.Get(t.Context(), "x")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Compact(t.Context(), r.Header.Revision, clientv3.WithCompactPhysical()); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Defragment(t.Context(), c.Addresses[0]); err != nil {
		t.Fatal(err)
	}
	if _, err := k.AlarmDisarm(t.Context(), &clientv3.AlarmMember{}); err != nil {
		t.Fatal(err)
	}
	put(t, a, named("asha")(99))
}

func TestWhatIsWrongIsSaid(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	good := c.Ticket(t, "asha")
	c.Ticket(t, "ben")
	for name, x := range map[string]struct {
		alter func(*etcd.Ticket)
		want  error
	}{
		"another certificate": {func(k *etcd.Ticket) { k.CA = etcdtest.Certificate(t) }, etcd.ErrStrangeServer},
		"another password":    {func(k *etcd.Ticket) { k.Password = "guessed" }, etcd.ErrTicketRefused},
		"nobody":              {func(k *etcd.Ticket) { k.Name = "nobody" }, etcd.ErrTicketRefused},
		"nothing there":       {func(k *etcd.Ticket) { k.Addresses = []string{"https://127.0.0.1:1"} }, etcd.ErrAway},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := good
			x.alter(&k)
			b := etcdtest.Use(t, k)
			etcd.Hasten(b)
			_, _, err := b.List(t.Context(), "")
			if !errors.Is(err, x.want) {
				t.Errorf("%v", err)
			}
			t.Log(err)
		})
	}
}

func TestTicketsThatAreNone(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	good := c.Ticket(t, "asha")
	if _, err := etcd.DecodeTicket(good.Encode()); err != nil {
		t.Fatal(err)
	}
	for n, alter := range []func(*etcd.Ticket){
		func(k *etcd.Ticket) { k.Addresses = nil },
		func(k *etcd.Ticket) { k.Addresses = []string{"http://127.0.0.1:2379"} },
		func(k *etcd.Ticket) { k.Addresses = []string{"https://ben:x@127.0.0.1:2379"} },
		func(k *etcd.Ticket) { k.Addresses = []string{"https://127.0.0.1"} },
		func(k *etcd.Ticket) { k.CA = nil },
		func(k *etcd.Ticket) { k.Room = "a/b" },
		func(k *etcd.Ticket) { k.Name = "" },
		func(k *etcd.Ticket) { k.Password = "" },
	} {
		k := good
		alter(&k)
		if _, err := etcd.DecodeTicket(k.Encode()); err == nil {
			t.Errorf("ticket %d is good: %+v", n, k.Addresses)
		}
		if _, err := etcd.New(k); err == nil {
			t.Errorf("ticket %d is used", n)
		}
	}
	if _, err := etcd.DecodeTicket([]byte("{")); err == nil {
		t.Error("half a ticket is good")
	}
}

// A withdrawn ticket lets nobody in, and says so.
func TestAWithdrawnTicket(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	ticket := c.Ticket(t, "asha")
	connected := etcdtest.Use(t, ticket)
	put(t, connected, named("asha")(1))
	c.Withdraw(t, "asha")
	if _, _, err := connected.List(t.Context(), ""); !errors.Is(err, etcd.ErrTicketRefused) {
		t.Errorf("a withdrawn ticket that is connected: %v", err)
	}
	if _, _, err := etcdtest.Use(t, ticket).List(t.Context(), ""); !errors.Is(err, etcd.ErrTicketRefused) {
		t.Errorf("a withdrawn ticket: %v", err)
	}
	if names, _ := list(t, c.Carrier(t, "ben"), ""); len(names) != 1 {
		t.Errorf("what was left by it: %q", names)
	}
	if _, err := etcd.New(c.Ticket(t, "asha")); err != nil {
		t.Error(err)
	}
}

// A server that was started again has forgotten who was let in: the ticket is shown again.
func TestAServerStartsAgain(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a, b := c.Carrier(t, "asha"), c.Carrier(t, "ben")
	list(t, b, "")
	w := watched(b.Watch(t.Context()))
	c.Stop(0)
	c.Go(t, 0)
	etcdtest.Until(t, "a drop is put", func(ctx context.Context) bool {
		err := a.Put(ctx, named("asha")(1), []byte("x"))
		return err == nil || etcd.IsTaken(err)
	})
	w.until(t, b, named("asha")(1))
	ctx, leave := context.WithCancel(t.Context())
	left := make(chan error, 1)
	go func() { left <- b.Here(ctx, "00bb") }()
	etcdtest.Until(t, "ben is there", func(ctx context.Context) bool {
		who, err := a.Who(ctx)
		return err == nil && len(who) == 1
	})
	leave()
	<-left
}
