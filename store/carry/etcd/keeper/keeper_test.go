package keeper_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"workgroup/store/carry/etcd"
	"workgroup/store/carry/etcd/etcdtest"
	"workgroup/store/carry/etcd/keeper"
	"workgroup/store/seal"
)

var k = keeper.Keeper{Rand: rand.Reader}

var now = time.Date(2026, 9, 1, 12, 0, 0, 0, time.UTC)

func TestCertificatesAreNotReplaced(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "keeper")
	commands, err := k.Certificates(dir, []string{"etcd.example.org", "192.0.2.7"}, nil, now)
	if err != nil || len(commands) != 1 || !strings.Contains(commands[0], "--advertise-client-urls https://192.0.2.7:2379") && !strings.Contains(commands[0], "https://etcd.example.org:2379") {
		t.Fatalf("%q, %v", commands, err)
	}
	before := map[string][]byte{}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		info, err := f.Info()
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by %v, %v", f.Name(), info.Mode(), err)
		}
		before[f.Name()], _ = os.ReadFile(filepath.Join(dir, f.Name()))
	}
	if err := os.Remove(filepath.Join(dir, "server.crt")); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Certificates(dir, []string{"etcd.example.org"}, nil, now); err == nil {
		t.Error("the keeper's files are replaced")
	}
	for name, content := range before {
		if got, _ := os.ReadFile(filepath.Join(dir, name)); name != "server.crt" && !bytes.Equal(got, content) {
			t.Errorf("%s is another one", name)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "server.crt")); err == nil {
		t.Error("some of the files were made")
	}
}

func TestCommandsOfThreeMembers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "the keeper's")
	commands, err := k.Certificates(dir, nil, []string{"a=a.example.org", "b=b.example.org:4001", "c=192.0.2.7"}, now)
	if err != nil || len(commands) != 3 {
		t.Fatalf("%q, %v", commands, err)
	}
	for _, want := range []string{
		"--name b ", "https://b.example.org:4001", "--initial-cluster a=https://a.example.org:2380,b=https://b.example.org:4002,c=https://192.0.2.7:2380",
		`the keeper'\''s/server.key'`, "--peer-client-cert-auth",
	} {
		if !strings.Contains(commands[1], want) {
			t.Errorf("no %q in %s", want, commands[1])
		}
	}
}

func TestNamesOfServersThatAreNone(t *testing.T) {
	for _, h := range []string{"", "a b", "a;rm", "$(x)", "a/b", "http://a", "-a", "a..b", "a\nb"} {
		if _, err := k.Certificates(filepath.Join(t.TempDir(), "x"), []string{h}, nil, now); err == nil {
			t.Errorf("%q is the name of a server", h)
		}
		if _, err := keeper.ReadMember("a=" + h); err == nil {
			t.Errorf("%q is a member", h)
		}
		if _, err := keeper.Addresses([]string{h}); err == nil && h != "http://a" {
			t.Errorf("%q is an address", h)
		}
	}
	for _, m := range []string{"a", "=a", "a=b:0", "a=b:65535", "a=b:x"} {
		if _, err := keeper.ReadMember(m); err == nil {
			t.Errorf("%q is a member", m)
		}
	}
	got, err := keeper.Addresses([]string{"a.example.org,https://b.example.org:4001/", "[2001:db8::1]:2379"})
	if want := []string{"https://a.example.org:2379", "https://b.example.org:4001", "https://[2001:db8::1]:2379"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestNamesOfTickets(t *testing.T) {
	for typed, want := range map[string]string{"Ben": "ben", " Ben Price's laptop ": "ben-prices-laptop", "Siân O’Connor": "sian-oconnor", "山田": "", "--": "", "Gülşen 2": "gulsen-2"} {
		if got := keeper.Called(typed); got != want {
			t.Errorf("%q is called %q, not %q", typed, got, want)
		}
	}
	if got := keeper.Called(strings.Repeat("abc ", 30)); !etcd.IsName(got) {
		t.Errorf("a long name is called %q", got)
	}
}

func TestAServerIsPreparedOnce(t *testing.T) {
	c := etcdtest.Bare(t, 1)
	if _, err := k.Ticket(t.Context(), c.Dir, c.Addresses, "Origin", "Ben"); err == nil {
		t.Error("a ticket for a server that lets anybody in")
	}
	if done, err := k.Prepare(t.Context(), c.Dir, c.Addresses); err != nil || done {
		t.Fatalf("prepared: %v, %v", done, err)
	}
	if done, err := k.Prepare(t.Context(), c.Dir, c.Addresses); err != nil || !done {
		t.Errorf("prepared again: %v, %v", done, err)
	}
	other := filepath.Join(t.TempDir(), "other")
	if _, err := k.Certificates(other, []string{"127.0.0.1"}, nil, now); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Prepare(t.Context(), other, c.Addresses); !errors.Is(err, etcd.ErrStrangeServer) {
		t.Errorf("by another keeper: %v", err)
	}
	if err := os.WriteFile(filepath.Join(c.Dir, "keeper"), []byte("root:guessed\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Prepare(t.Context(), c.Dir, c.Addresses); err == nil {
		t.Error("with a guessed password it is prepared")
	}
	if _, err := k.Prepare(t.Context(), t.TempDir(), c.Addresses); err == nil {
		t.Error("without the keeper's files it is prepared")
	}
}

func TestTicketsAreGivenOutAndWithdrawn(t *testing.T) {
	c := etcdtest.Start(t, 1)
	given, err := k.Ticket(t.Context(), c.Dir, c.Addresses, "Origin", "Ben Price")
	if err != nil || given.Name != "Workgroup ticket for origin.ben-price.workgroup-ticket" || len(strings.Fields(given.Words)) != 12 {
		t.Fatalf("%q, %v", given.Name, err)
	}
	if bytes.Contains(given.Content, []byte("127.0.0.1")) || !etcd.Begins(given.Content) {
		t.Error("a ticket can be read without its words")
	}
	if _, err := k.Ticket(t.Context(), c.Dir, c.Addresses, "origin", "BEN price"); err == nil {
		t.Error("a name is given out twice")
	}
	again, err := k.Ticket(t.Context(), c.Dir, c.Addresses, "origin", "Asha")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := etcd.Open(given.Content, again.Words); !errors.Is(err, seal.ErrCode) {
		t.Errorf("another's words: %v", err)
	}
	for i := range given.Content {
		given.Content[i] ^= 1
		if _, err := etcd.Open(given.Content, given.Words); err == nil {
			t.Fatalf("byte %d changed, and it opens", i)
		}
		given.Content[i] ^= 1
		if _, err := etcd.Open(given.Content[:i], given.Words); err == nil {
			t.Fatalf("cut to %d, and it opens", i)
		}
	}
	ticket, err := etcd.Open(given.Content, given.Words)
	if err != nil {
		t.Fatal(err)
	}
	if err := etcdtest.Use(t, *ticket).Put(t.Context(), "1f2e3d4c-1.workgroup", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if user, err := k.Withdraw(t.Context(), c.Dir, c.Addresses, "origin", "Ben Price", false); err != nil || user != "origin.ben-price" {
		t.Errorf("%q, %v", user, err)
	}
	if _, err := k.Withdraw(t.Context(), c.Dir, c.Addresses, "origin", "Ben Price", false); err == nil || !strings.Contains(err.Error(), "origin.asha") {
		t.Errorf("withdrawn again: %v", err)
	}
	b := c.Carrier(t, "ben")
	if names, _, err := b.List(t.Context(), ""); err != nil || len(names) != 1 {
		t.Errorf("what it left: %q, %v", names, err)
	}
	if _, err := k.Withdraw(t.Context(), c.Dir, c.Addresses, "origin", "Ben Price", true); err != nil {
		t.Error(err)
	}
	if names, _, err := b.List(t.Context(), ""); err != nil || len(names) != 0 {
		t.Errorf("what it left: %q, %v", names, err)
	}
}
