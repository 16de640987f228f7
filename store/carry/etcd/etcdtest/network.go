package etcdtest

import (
	"io"
	"net"
	"net/url"
	"slices"
	"sync"
	"testing"
)

// Network is a line to one member that can be cut: a connection over it goes silent and
// stays so, as when a laptop is carried out of reach.
type Network struct {
	// Address takes the place of the member's.
	Address string

	to string
	mu sync.Mutex
	// cut is closed while nothing goes through.
	cut   chan struct{}
	conns []net.Conn
}

// Line makes a network in front of a member.
func (c *Cluster) Line(t testing.TB, member int) *Network {
	t.Helper()
	u, err := url.Parse(c.Addresses[member])
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	n := &Network{Address: "https://" + l.Addr().String(), to: u.Host, cut: make(chan struct{})}
	t.Cleanup(func() { l.Close(); n.Cut() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go n.carry(conn)
		}
	}()
	return n
}

// Cut lets nothing through any more and leaves the connections open, silent.
func (n *Network) Cut() {
	n.mu.Lock()
	defer n.mu.Unlock()
	select {
	case <-n.cut:
	default:
		close(n.cut)
	}
}

// Heal lets new connections through; those that were cut are closed.
func (n *Network) Heal() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.cut = make(chan struct{})
	for _, c := range n.conns {
		c.Close()
	}
	n.conns = nil
}

func (n *Network) carry(from net.Conn) {
	n.mu.Lock()
	cut := n.cut
	n.conns = append(n.conns, from)
	n.mu.Unlock()
	select {
	case <-cut:
		return // silent until it is healed
	default:
	}
	to, err := net.Dial("tcp", n.to)
	if err != nil {
		from.Close()
		return
	}
	n.mu.Lock()
	n.conns = append(n.conns, to)
	n.mu.Unlock()
	go pump(to, from, cut)
	pump(from, to, cut)
	n.mu.Lock()
	defer n.mu.Unlock()
	n.conns = slices.DeleteFunc(n.conns, func(c net.Conn) bool { return (c == from || c == to) && n.cut == cut && !closed(cut) })
}

func closed(c chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// pump carries bytes until the line is cut; then they are read and lost.
func pump(to, from net.Conn, cut chan struct{}) {
	b := make([]byte, 32<<10)
	for {
		n, err := from.Read(b)
		if closed(cut) {
			_, _ = io.Copy(io.Discard, from)
			return
		}
		if n > 0 {
			if _, err := to.Write(b[:n]); err != nil {
				break
			}
		}
		if err != nil {
			break
		}
	}
	to.Close()
	from.Close()
}
