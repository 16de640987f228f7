package store

import (
	"context"
	"errors"
	"slices"
	"time"

	"workgroup/model"
	"workgroup/store/carry/etcd"
	"workgroup/store/seal"
)

// settingServer is the ticket for a server. It holds for this file on this laptop, sealed as
// all settings are, and goes into no export and to no other laptop.
const settingServer = "server"

// ErrNoServer: the file has no ticket for a server.
var ErrNoServer = errors.New("no server is used")

// ErrTicket: it is no ticket for a server, or these words do not open it.
var ErrTicket = errors.New("this ticket cannot be used")

// JoinServer takes a ticket, opened with the words that were read aloud, tries it, and keeps
// it in the file in place of another one. The answer is the server as it stands.
func (b *Book) JoinServer(content []byte, words string) (model.Server, error) {
	if b.Demo() {
		return model.Server{}, &fault{ErrDemo, nil, "A demo file cannot use a server: its key is inside it. Start a file of your own first."}
	}
	t, err := etcd.Open(content, words)
	if err != nil {
		return model.Server{}, notTicket(err)
	}
	c, err := etcd.New(*t)
	if err != nil {
		return model.Server{}, notTicket(err)
	}
	defer c.Close()
	state, err := c.State(context.Background())
	if err != nil {
		return state, err
	}
	return state, b.set(settingServer, string(t.Encode()))
}

// JoinServerWith is JoinServer with a ticket that stands in a file.
func (b *Book) JoinServerWith(path, words string) (model.Server, error) {
	content, err := readThrough(path, etcd.Begins, etcd.Read)
	if err != nil {
		return model.Server{}, err
	}
	return b.JoinServer(content, words)
}

func notTicket(cause error) error {
	switch {
	case errors.Is(cause, seal.ErrWords):
		return &fault{ErrTicket, cause, wordsWrong(cause, "a ticket")}
	case errors.Is(cause, seal.ErrNewerLetter), errors.Is(cause, seal.ErrFormat):
		return &fault{ErrNewer, cause, "This ticket was written by a newer version of Workgroup. Update the program to use it."}
	case errors.Is(cause, seal.ErrCode):
		return &fault{ErrTicket, cause, "These twelve words do not open this ticket: they belong to another one, or the file was changed on its way. Have the words read to you again, or ask the keeper of the server for a new ticket."}
	}
	return &fault{ErrTicket, cause, "This file is no ticket for a server that can be used. Ask the keeper of the server for a new one."}
}

// Server tells by which name this file knows a server, as NAME at ADDRESS.
func (b *Book) Server() (name string, ok bool) {
	t, err := b.ticket()
	if err != nil {
		return "", false
	}
	return t.User() + " at " + t.Hosts(), true
}

// LeaveServer forgets the ticket. What this laptop left at the server stays there.
func (b *Book) LeaveServer() error {
	if _, err := b.ticket(); err != nil {
		return err
	}
	return b.set(settingServer, "")
}

func (b *Book) ticket() (*etcd.Ticket, error) {
	text := b.Setting(settingServer)
	if text == "" {
		return nil, &fault{ErrNoServer, nil, "This file uses no server. Ask its keeper for a ticket, then take it in with : and server (or workgroup hub join FILE)."}
	}
	return etcd.DecodeTicket([]byte(text))
}

// server is the server of the ticket, for the caller to close.
func (b *Book) server() (*etcd.Carrier, error) {
	t, err := b.ticket()
	if err != nil {
		return nil, err
	}
	return etcd.New(*t)
}

// Sync is Exchange through the server, once.
func (b *Book) Sync(ctx context.Context, at time.Time) (model.Exchanged, error) {
	c, err := b.server()
	if err != nil {
		return model.Exchanged{}, err
	}
	defer c.Close()
	return b.Exchange(ctx, c, at)
}

// ServerState asks the server how it stands, and who is there.
func (b *Book) ServerState(ctx context.Context) (out model.Server, err error) {
	c, err := b.server()
	if err != nil {
		return out, err
	}
	defer c.Close()
	if out, err = c.State(ctx); err != nil {
		return out, err
	}
	marks, err := c.Who(ctx)
	if err != nil {
		return out, err
	}
	out.Waiting, err = b.others()
	for _, l := range out.Waiting {
		if slices.Contains(marks, ownMark(l.ID)) {
			out.With = append(out.With, l.Name)
		}
	}
	return out, err
}

// others are the laptops with which something is shared, each once, with what it lacks in all.
func (b *Book) others() (out []model.Laptop, err error) {
	b.mu.Lock()
	ids, err := b.shared()
	b.mu.Unlock()
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		all, err := b.Laptops(id)
		if err != nil {
			return nil, err
		}
		for _, l := range all {
			at := slices.IndexFunc(out, func(o model.Laptop) bool { return o.ID == l.ID })
			switch {
			case l.Own || l.Out:
			case at < 0:
				out = append(out, l)
			default:
				out[at].Waiting += l.Waiting
			}
		}
	}
	return out, nil
}

// Live is Meet at the server: it goes on until ctx is done.
func (b *Book) Live(ctx context.Context, at func() time.Time, tell func(model.Contact)) error {
	c, err := b.server()
	if err != nil {
		return err
	}
	defer c.Close()
	return b.Meet(ctx, c, at, tell)
}
