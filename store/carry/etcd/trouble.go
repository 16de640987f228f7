package etcd

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io/fs"
	"net"
	"net/url"
	"strings"
	"time"

	"go.etcd.io/etcd/api/v3/v3rpc/rpctypes"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"workgroup/store/carry"
)

// What can be wrong with a server, to be asked for with errors.Is. Each comes in a sentence
// that says what to do.
var (
	// ErrAway: the server does not answer.
	ErrAway = errors.New("the server does not answer")
	// ErrStrangeServer: what answers is not the server of the ticket.
	ErrStrangeServer = errors.New("it is another server")
	// ErrTicketRefused: the server does not let the ticket in, or not do this.
	ErrTicketRefused = errors.New("the server refuses the ticket")
	// ErrFull: the server takes nothing in.
	ErrFull = errors.New("the server is full")
	// ErrOldServer: the server is of a version before 3.4.
	ErrOldServer = errors.New("the server is too old")
)

// trouble is an error with its sentence.
type trouble struct {
	kind, cause error
	text        string
}

func (t *trouble) Error() string { return t.text }

func (t *trouble) Unwrap() []error { return []error{t.kind, t.cause} }

const (
	textRefused   = "The server does not let this laptop's ticket in: it was withdrawn, or replaced by a newer one. Ask the keeper of the server for a new ticket, and take it in with : and server (or workgroup hub join FILE)."
	textForbidden = "The server does not allow this laptop's ticket to do this. Ask the keeper of the server for a new ticket."
	textFull      = "The server is full and takes in nothing new. What you do here is kept. Its keeper has to compact and defragment it, then take the alarm away (KEEPER.md says how)."
	textOld       = "The server is too old for this program. Its keeper has to bring it to etcd 3.4 or later."
	textStrange   = "What answers at HOST is not the server of this laptop's ticket: its certificate is another one, or has run out. Nothing was sent to it. Ask the keeper of the server."
	textAway      = "The server at HOST does not answer. Is there a network? What you do here is kept, and goes there when it is back."
	textNoLeader  = "The server at HOST is there but cannot work: too few of its members are. What you do here is kept, and goes there when it can."
)

// explain puts into a sentence what a connection said; ctx is the caller's own.
func (c *Carrier) explain(ctx context.Context, err error) error {
	if err == nil || errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, carry.ErrOther) {
		return err
	}
	if errors.Is(ctx.Err(), context.Canceled) {
		return ctx.Err()
	}
	return Explain(err, c.ticket.Addresses, c.tls)
}

// Explain puts into a sentence what a server at those addresses said.
func Explain(err error, addresses []string, config *tls.Config) error {
	var already *trouble
	if err == nil || errors.As(err, &already) {
		return err
	}
	say := func(kind error, text string) error {
		return &trouble{kind, err, strings.ReplaceAll(text, "HOST", hosts(addresses))}
	}
	switch known := rpctypes.Error(err); {
	case errors.Is(known, rpctypes.ErrNoSpace):
		return say(ErrFull, textFull)
	case errors.Is(known, rpctypes.ErrAuthFailed), errors.Is(known, rpctypes.ErrUserNotFound), errors.Is(known, rpctypes.ErrInvalidAuthToken),
		errors.Is(known, rpctypes.ErrUserEmpty), errors.Is(known, rpctypes.ErrAuthOldRevision):
		return say(ErrTicketRefused, textRefused)
	case errors.Is(known, rpctypes.ErrPermissionDenied), code(err) == codes.PermissionDenied:
		return say(ErrTicketRefused, textForbidden)
	case code(err) == codes.Unimplemented:
		return say(ErrOldServer, textOld)
	}
	switch knock(addresses, config) {
	case theirs:
		return say(ErrStrangeServer, textStrange)
	case open:
		return say(ErrAway, textNoLeader)
	}
	return say(ErrAway, textAway)
}

// code is the kind of an error as the connection sorts them.
func code(err error) codes.Code {
	var of rpctypes.EtcdError
	if errors.As(err, &of) {
		return of.Code()
	}
	return status.Code(err)
}

// Hosts are the addresses of the ticket as they are read aloud.
func (t *Ticket) Hosts() string { return hosts(t.Addresses) }

// hosts are addresses as they are read aloud.
func hosts(addresses []string) string {
	var out []string
	for _, a := range addresses {
		if u, err := url.Parse(a); err == nil {
			a = u.Host
		}
		out = append(out, a)
	}
	return strings.Join(out, ", ")
}

// door is what a knock found.
type door int

const (
	shut door = iota
	theirs
	open
)

// knock tries every address at once, for those reasons that a connection does not tell.
func knock(addresses []string, config *tls.Config) door {
	found := make(chan door, len(addresses))
	for _, a := range addresses {
		go func() { found <- knockAt(a, config) }()
	}
	best := shut
	for range addresses {
		best = max(best, <-found)
	}
	return best
}

func knockAt(address string, config *tls.Config) door {
	u, err := url.Parse(address)
	if err != nil {
		return shut
	}
	conn, err := tls.DialWithDialer(&net.Dialer{Timeout: time.Second}, "tcp", u.Host, config)
	if err == nil {
		conn.Close()
		return open
	}
	var wrong *tls.CertificateVerificationError
	var plain tls.RecordHeaderError
	var unknown x509.UnknownAuthorityError
	if errors.As(err, &wrong) || errors.As(err, &plain) || errors.As(err, &unknown) {
		return theirs
	}
	return shut
}
