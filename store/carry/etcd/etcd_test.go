package etcd_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"workgroup/store/carry"
	"workgroup/store/carry/carrytest"
	"workgroup/store/carry/etcd"
	"workgroup/store/carry/etcd/etcdtest"
)

func named(who string) func(n int) string {
	return func(n int) string { return fmt.Sprintf("%s/1f2e3d4c-%08d.workgroup", who, n) }
}

func TestServerIsACarrier(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	carrytest.Conform(t, c.Carrier(t, "asha"), c.Carrier(t, "ben"), named("asha"), named("ben"))
}

func TestTheServerIsNotToldWhatALaptopIsCalled(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a := c.Carrier(t, "asha")
	if err := a.Put(t.Context(), "Workgroup from Asha's laptop 2023-11-13 1240 1f2e3d4c-0a1b2c3d.workgroup", []byte("x")); err != nil {
		t.Fatal(err)
	}
	names, _, err := a.List(t.Context(), "")
	if err != nil || !slices.Equal(names, []string{"1f2e3d4c-0a1b2c3d.workgroup"}) {
		t.Fatalf("listed are %q, %v", names, err)
	}
	if err := a.Put(t.Context(), "1f2e3d4c-0a1b2c3d.workgroup", []byte("y")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("the same name without what a laptop is called is not taken: %v", err)
	}
}

func TestNamesThatAreNone(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a := c.Carrier(t, "asha")
	for _, name := range []string{"", "a b/c", "../x", "asha/../x", "asha/here/x", "asha/", "asha/x\n", "as\x1bha/x", "asha/" + strings.Repeat("x", 101)} {
		if err := a.Put(t.Context(), name, nil); err == nil {
			t.Errorf("%q was put", name)
		}
		if _, err := a.Get(t.Context(), name, 10); err == nil {
			t.Errorf("%q was got", name)
		}
		if err := a.Remove(t.Context(), name); err == nil {
			t.Errorf("%q was taken away", name)
		}
	}
	if err := a.Put(t.Context(), "ben/x", nil); !errors.Is(err, carry.ErrOther) {
		t.Errorf("a drop under another's name: %v", err)
	}
	if err := a.Here(t.Context(), "A mark"); err == nil {
		t.Error("a mark that is none is there")
	}
}

// A cohort's year is under a megabyte, ten years of thirty cohorts are tens of them.
func TestLargeDropsGoInPieces(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a, b := c.Carrier(t, "asha"), c.Carrier(t, "ben")
	for n, size := range []int{64 << 10, 64<<10 + 1, 1 << 20, 3<<20 + 7} {
		name, content := named("asha")(n), bytes.Repeat([]byte{1, 2, 3, 4, 5, 6, 7}, size/7+1)[:size]
		if err := a.Put(t.Context(), name, content); err != nil {
			t.Fatal(err)
		}
		if got, err := b.Get(t.Context(), name, 256<<20); err != nil || !bytes.Equal(got, content) {
			t.Errorf("of %d bytes %d came, %v", size, len(got), err)
		}
		if got, err := b.Get(t.Context(), name, 100); err != nil || !bytes.Equal(got, content[:100]) {
			t.Errorf("of 100 bytes at most %d came, %v", len(got), err)
		}
		if err := a.Put(t.Context(), name, []byte("another")); !errors.Is(err, fs.ErrExist) {
			t.Errorf("a name that is taken: %v", err)
		}
		if err := a.Put(t.Context(), name, bytes.Repeat([]byte("x"), size)); !errors.Is(err, fs.ErrExist) {
			t.Errorf("a name that is taken, and a large drop: %v", err)
		}
		if got, _ := b.Get(t.Context(), name, 256<<20); !bytes.Equal(got, content) {
			t.Errorf("the drop of %d bytes is another one", size)
		}
		if err := a.Remove(t.Context(), name); err != nil {
			t.Fatal(err)
		}
	}
	if left := keys(t, c, "/workgroup"); len(left) > 0 {
		t.Errorf("left are %q", left)
	}
}

func TestPiecesThatWereNeverFinishedAreSweptUp(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a := c.Carrier(t, "asha")
	root(t, c).put("/workgroup-pieces/origin/asha/1f2e3d4c-00000009.workgroup/0001", "half")
	root(t, c).put("/workgroup-pieces/origin/ben/1f2e3d4c-00000009.workgroup/0001", "another's")
	if names, _, err := a.List(t.Context(), ""); err != nil || len(names) > 0 {
		t.Errorf("half a drop is seen: %q, %v", names, err)
	}
	large := bytes.Repeat([]byte("x"), 100_000)
	if err := a.Put(t.Context(), named("asha")(1), large); err != nil {
		t.Fatal(err)
	}
	want := []string{"/workgroup-pieces/origin/asha/1f2e3d4c-00000001.workgroup/0001", "/workgroup-pieces/origin/ben/1f2e3d4c-00000009.workgroup/0001"}
	if left := keys(t, c, "/workgroup-pieces"); !slices.Equal(left, want) {
		t.Errorf("left are %q", left)
	}
}

func TestDropsThatAreNotWholeAreNotTakenFor(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a, b := c.Carrier(t, "asha"), c.Carrier(t, "ben")
	large := bytes.Repeat([]byte("x"), 3<<20)
	if err := a.Put(t.Context(), named("asha")(1), large); err != nil {
		t.Fatal(err)
	}
	k := root(t, c)
	k.put("/workgroup-pieces/origin/asha/1f2e3d4c-00000001.workgroup/0002", "another piece")
	if _, err := b.Get(t.Context(), named("asha")(1), 256<<20); err == nil {
		t.Error("a drop with another piece is whole")
	}
	for n, value := range []string{"", "\x00", "\x02", "\x02\xff\xff\xff\xff" + strings.Repeat("\xff", 40), "\x03abc"} {
		name := named("asha")(100 + n)
		k.put("/workgroup/origin/"+strings.Replace(name, "/", "/drops/", 1), value)
		if _, err := b.Get(t.Context(), name, 256<<20); err == nil {
			t.Errorf("the entry %q is a drop", value)
		}
	}
}

func TestWhatOthersWriteBesideDropsIsNotListed(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	a := c.Carrier(t, "asha")
	k := root(t, c)
	for _, key := range []string{
		"/workgroup/origin/ben/drops/", "/workgroup/origin/ben/drops/a\x1b[31m", "/workgroup/origin/ben/drops/a/b", "/workgroup/origin/BEN/drops/a",
		"/workgroup/origin/ben/here/UP", "/workgroup/origin/x", "/workgroup/origin/", "/workgroup/blackthorn/ben/drops/a", "/workgroup/origin/ben/other/a",
	} {
		k.put(key, "\x01x")
	}
	names, _, err := a.List(t.Context(), "")
	who, err2 := a.Who(t.Context())
	if err = errors.Join(err, err2); err != nil || len(names)+len(who) > 0 {
		t.Errorf("listed are %q, there are %q, %v", names, who, err)
	}
}

// Roles hold, whatever a program does: each writes under its own name and reads its own room.
func TestTheServerHoldsEachToItsOwnPrefix(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	ticket := c.Ticket(t, "asha")
	ben := etcdtest.Use(t, c.Ticket(t, "ben"))
	if err := ben.Put(t.Context(), named("ben")(1), []byte("ben's")); err != nil {
		t.Fatal(err)
	}
	as := c.User(t, ticket.User(), ticket.Password)
	for _, key := range []string{"/workgroup/origin/ben/drops/x", "/workgroup/origin/ashanti/drops/x", "/workgroup-pieces/origin/ben/x/0001", "/workgroup/blackthorn/asha/drops/x", "/other"} {
		if _, err := as.Put(t.Context(), key, "x"); err == nil {
			t.Errorf("asha writes %s", key)
		}
		if _, err := as.Delete(t.Context(), key); err == nil {
			t.Errorf("asha takes %s away", key)
		}
	}
	for _, key := range []string{"/workgroup/blackthorn/x", "/other"} {
		if _, err := as.Get(t.Context(), key); err == nil {
			t.Errorf("asha reads %s", key)
		}
	}
	if r, err := as.Get(t.Context(), "/workgroup/origin/ben/drops/1f2e3d4c-00000001.workgroup"); err != nil || len(r.Kvs) != 1 {
		t.Errorf("asha does not read what ben left: %v", err)
	}
	if _, err := as.UserList(t.Context()); err == nil {
		t.Error("asha sees who has tickets")
	}
	forged := ticket
	forged.Room = "blackthorn"
	if _, _, err := etcdtest.Use(t, forged).List(t.Context(), ""); !errors.Is(err, etcd.ErrTicketRefused) {
		t.Errorf("a ticket that was altered: %v", err)
	}
}
