package etcd

import (
	"fmt"
	"strings"

	"workgroup/store/carry"
)

const (
	roots  = "/workgroup/"
	pieces = "/workgroup-pieces/"
)

// Prefixes are the keys under which the ticket writes, and Shared those that it reads: all
// that begin so.
func (t *Ticket) Prefixes() []string {
	return []string{roots + t.Room + "/" + t.Name + "/", pieces + t.Room + "/" + t.Name + "/"}
}

// Shared are the keys that the ticket reads.
func (t *Ticket) Shared() []string {
	return []string{roots + t.Room + "/", pieces + t.Room + "/"}
}

// isDrop tells whether a drop can be called so: letters, digits and marks that mean nothing
// to a path, a screen or a spreadsheet.
func isDrop(s string) bool {
	return len(s) <= 100 && made(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "._-")
}

// drop is a drop by whose it is and what it is called there.
type drop struct{ owner, name string }

func (d drop) String() string { return d.owner + "/" + d.name }

// listed is a drop as a list names it: an own one as it was put.
func (c *Carrier) listed(d drop) string {
	if d.owner == c.ticket.Name {
		return d.name
	}
	return d.String()
}

// named reads the name of a drop, which is this laptop's own unless it says whose it is.
func (c *Carrier) named(name string) (drop, error) {
	d := drop{c.ticket.Name, name}
	if owner, rest, is := strings.Cut(name, "/"); is {
		d = drop{owner, rest}
	} else {
		d.name = name[strings.LastIndexByte(name, ' ')+1:]
	}
	if !IsName(d.owner) || !isDrop(d.name) {
		return d, fmt.Errorf("%q is no name of a drop", name)
	}
	return d, nil
}

// own is named, of a drop that this laptop may write or take away.
func (c *Carrier) own(name string) (drop, error) {
	d, err := c.named(name)
	if err == nil && d.owner != c.ticket.Name {
		return d, carry.ErrOther
	}
	return d, err
}

func (c *Carrier) root() string { return roots + c.ticket.Room + "/" }

func (c *Carrier) entry(d drop) string { return c.root() + d.owner + "/drops/" + d.name }

func (c *Carrier) pieces(d drop) string {
	return pieces + c.ticket.Room + "/" + d.owner + "/" + d.name + "/"
}

func (c *Carrier) piece(d drop, n int) string { return fmt.Sprintf("%s%04d", c.pieces(d), n) }

func (c *Carrier) presence(mark string) string {
	return c.root() + c.ticket.Name + "/here/" + mark
}

// place takes a key apart: whose it is, of which kind, and what it is called. A key that is
// none of ours is not ok: anybody with a ticket of the room may have written it.
func (c *Carrier) place(key string) (d drop, kind string, ok bool) {
	rest, is := strings.CutPrefix(key, c.root())
	if !is {
		return d, "", false
	}
	part := strings.Split(rest, "/")
	if len(part) != 3 || !IsName(part[0]) {
		return d, "", false
	}
	d, kind = drop{part[0], part[2]}, part[1]
	switch kind {
	case "drops":
		return d, kind, isDrop(d.name)
	case "here":
		return d, kind, IsName(d.name)
	}
	return d, kind, false
}
