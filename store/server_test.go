package store_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"workgroup/model"
	"workgroup/store"
	"workgroup/store/carry/etcd"
	"workgroup/store/carry/etcd/etcdtest"
)

// given seals a ticket and puts it into a file.
func given(t testing.TB, ticket etcd.Ticket) (path, words string) {
	t.Helper()
	words, content, err := ticket.Seal(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "Workgroup ticket.workgroup-ticket")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, words
}

// Two laptops take half of a register each and meet at a server; one member goes meanwhile.
func TestTwoLeadsMeetAtAServer(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 3)
	r := newRoom(t, folder(t), 2, inARow)
	defer r.close()
	for n, d := range r.desks {
		path, words := given(t, c.Ticket(t, []string{"asha", "ben"}[n]))
		s, err := d.book.JoinServerWith(path, words)
		if err != nil || len(s.Members) != 3 || s.Members[2].Version == "" {
			t.Fatalf("%+v, %v", s, err)
		}
	}
	sync := func(d *desk) model.Exchanged {
		t.Helper()
		x, err := d.book.Sync(t.Context(), d.env().Now)
		if err != nil {
			t.Fatal(err)
		}
		d.snaps = map[model.ID]*model.Snapshot{}
		return x
	}
	a, b := r.desks[0], r.desks[1]
	sync(a)
	sync(b)
	a.mark(r.space, 0, model.VerbPresent)
	b.mark(r.space, 1, model.VerbAbsent)
	sync(a)
	c.Stop(0)
	if x := sync(b); len(x.Came) == 0 {
		t.Errorf("nothing came: %+v", x)
	}
	sync(a)
	sync(b)
	r.same()
	s, err := b.book.ServerState(t.Context())
	if err != nil || s.Name != "origin.ben" || s.Drops == 0 || s.Bytes == 0 || len(s.Waiting) != 1 || s.Waiting[0].Waiting != 0 || s.Members[0].Why == "" {
		t.Errorf("%+v, %v", s, err)
	}
}

// The ticket stands in the file sealed, and in nothing that leaves it.
func TestTheTicketStaysInTheFile(t *testing.T) {
	c := etcdtest.Start(t, 1)
	d := withPassphrase(newDesk(t, within(t, folder(t)), 1))
	d.create(nil)
	defer d.close()
	ticket := c.Ticket(t, "asha")
	path, words := given(t, ticket)
	if _, ok := d.book.Server(); ok {
		t.Error("a new file uses a server")
	}
	if _, err := d.book.Sync(t.Context(), time.Now()); !errors.Is(err, store.ErrNoServer) {
		t.Errorf("without a ticket: %v", err)
	}
	if _, err := d.book.JoinServerWith(path, words); err != nil {
		t.Fatal(err)
	}
	d.close()
	d.open()
	name, ok := d.book.Server()
	if !ok || !strings.HasPrefix(name, "origin.asha at 127.0.0.1:") {
		t.Errorf("opened again it uses %q, %v", name, ok)
	}
	raw, err := os.ReadFile(d.path)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{ticket.Password, "127.0.0.1", "origin"} {
		if bytes.Contains(raw, []byte(secret)) || strings.Contains(name, ticket.Password) {
			t.Errorf("%s can be read", secret)
		}
	}
	if err := d.book.LeaveServer(); err != nil {
		t.Fatal(err)
	}
	if _, ok := d.book.Server(); ok {
		t.Error("a server that was left is used")
	}
	if err := d.book.LeaveServer(); !errors.Is(err, store.ErrNoServer) {
		t.Errorf("left again: %v", err)
	}
}

func TestTicketsThatAreRefused(t *testing.T) {
	c := etcdtest.Start(t, 1)
	d := withPassphrase(newDesk(t, within(t, folder(t)), 1))
	d.create(nil)
	defer d.close()
	ticket := c.Ticket(t, "asha")
	path, words := given(t, ticket)
	withdrawn := c.Ticket(t, "ben")
	c.Withdraw(t, "ben")
	gone, goneWords := given(t, withdrawn)
	_, other := given(t, ticket)
	text := filepath.Join(t.TempDir(), "notes.txt")
	if err := os.WriteFile(text, []byte("notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct {
		path, words string
		want        error
	}{
		"other words": {path, other, store.ErrTicket},
		"three words": {path, "one two three", store.ErrTicket},
		"no ticket":   {text, words, store.ErrBundle},
		"withdrawn":   {gone, goneWords, etcd.ErrTicketRefused},
	} {
		_, err := d.book.JoinServerWith(x.path, x.words)
		if !errors.Is(err, x.want) || strings.Contains(err.Error(), "recovery") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, ok := d.book.Server(); ok {
		t.Error("a ticket that was refused is kept")
	}
	if _, err := d.book.TakeIn(path, true); err == nil || !strings.Contains(err.Error(), "hub join") {
		t.Errorf("a ticket taken in as a file of another lead: %v", err)
	}
	demo := newDesk(t, within(t, folder(t)), 2)
	demo.create(nil)
	defer demo.close()
	if _, err := demo.book.JoinServerWith(path, words); !errors.Is(err, store.ErrDemo) {
		t.Errorf("a demo: %v", err)
	}
}

// Without the server everything works; it is one sentence, and what is new goes later.
func TestTheServerIsAway(t *testing.T) {
	t.Parallel()
	c := etcdtest.Start(t, 1)
	r := newRoom(t, folder(t), 2, inARow)
	defer r.close()
	a := r.desks[0]
	path, words := given(t, c.Ticket(t, "asha"))
	if _, err := a.book.JoinServerWith(path, words); err != nil {
		t.Fatal(err)
	}
	c.Stop(0)
	ctx, done := context.WithTimeout(t.Context(), time.Second)
	defer done()
	a.mark(r.space, 0, model.VerbPresent)
	if _, err := a.book.Sync(ctx, a.env().Now); !errors.Is(err, etcd.ErrAway) || !strings.Contains(err.Error(), "What you do here is kept") {
		t.Errorf("the server is away: %v", err)
	}
	c.Go(t, 0)
	if x, err := a.book.Sync(t.Context(), a.env().Now); err != nil || x.Put == "" {
		t.Errorf("it is back: %+v, %v", x, err)
	}
}

// Another with a ticket may leave what he likes under names that bear this laptop's mark: both
// ways of exchanging go on, and say what was not taken in.
func TestOddNamesStopNobody(t *testing.T) {
	c := etcdtest.Start(t, 1)
	r := newRoom(t, folder(t), 2, inARow)
	defer r.close()
	a, b := r.desks[0], r.desks[1]
	for n, d := range r.desks {
		path, words := given(t, c.Ticket(t, []string{"asha", "ben"}[n]))
		if _, err := d.book.JoinServerWith(path, words); err != nil {
			t.Fatal(err)
		}
		if _, err := d.book.Sync(t.Context(), d.env().Now); err != nil {
			t.Fatal(err)
		}
	}
	sent, err := a.book.Send(0, a.env().Now)
	if err != nil {
		t.Fatal(err)
	}
	name := sent.Name[strings.LastIndexByte(sent.Name, ' ')+1:]
	mark := name[:strings.IndexByte(name, '-')+1]
	ben, err := etcd.New(c.Ticket(t, "ben2"))
	if err != nil {
		t.Fatal(err)
	}
	defer ben.Close()
	for _, odd := range []string{name, mark + "00000009-lines.workgroup", mark + "00000009-here.workgroup"} {
		if err := ben.Put(t.Context(), odd, []byte("nothing")); err != nil {
			t.Fatal(err)
		}
	}
	b.mark(r.space, 0, model.VerbPresent)
	if _, err := b.book.Sync(t.Context(), b.env().Now); err != nil {
		t.Fatal(err)
	}
	a.mark(r.space, 1, model.VerbAbsent)
	x, err := a.book.Sync(t.Context(), a.env().Now)
	if err != nil || len(x.Came) != 1 || len(x.NotWhole) != 3 {
		t.Errorf("%+v, %v", x, err)
	}
	a.mark(r.space, 2, model.VerbPresent)
	if x, err = a.book.Sync(t.Context(), a.env().Now); err != nil || x.Put == "" {
		t.Errorf("%+v, %v", x, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	told := make(chan model.Contact, 100)
	ended := make(chan error, 1)
	go func() {
		ended <- a.book.Live(ctx, func() time.Time { return a.env().Now }, func(c model.Contact) { told <- c })
	}()
	contact := <-told
	stop()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if !contact.Connected || len(contact.Refused) != 3 || !strings.Contains(contact.Refused[0], "Not taken in: ben2/"+mark) {
		t.Errorf("%+v", contact)
	}
}
