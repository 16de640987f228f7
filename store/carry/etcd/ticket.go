package etcd

import (
	"crypto/x509"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"strings"

	"workgroup/store/carry"
	"workgroup/store/seal"
)

// Ticket is what one laptop needs to use a server: it is the laptop's own, and secret.
type Ticket struct {
	// Addresses are those of the members, as https://hub.example:2379.
	Addresses []string
	// CA is the certificate of whoever signed the server's, in DER.
	CA []byte
	// Room is whose drops are read, a hub's, and Name the own name in it.
	Room, Name string
	Password   string
}

var letter = seal.Letter{Magic: ticketMagic, Info: "workgroup ticket", Format: 1}

const ticketMagic = "workgroup ticket\n"

// maxTicket is the largest ticket that is read.
const maxTicket = 64 << 10

// What can be wrong with a ticket, besides what package seal says of letters.
var (
	ErrNotTicket = errors.New("it is no ticket for a server")
	errTicket    = errors.New("this ticket is not whole: ask for a new one")
)

// IsName tells whether a room, a laptop or its mark can be called so: up to 40 of a to z,
// digits and -, which it does not begin with.
func IsName(s string) bool {
	return len(s) <= 40 && made(s, "abcdefghijklmnopqrstuvwxyz0123456789", "-")
}

// made tells whether a text is made of some letters alone, and of others after the first.
func made(s, letters, later string) bool {
	return s != "" && strings.Contains(letters, s[:1]) && strings.Trim(s, letters+later) == ""
}

// User is what the server calls who has the ticket.
func (t *Ticket) User() string { return t.Room + "." + t.Name }

// check says whether the ticket can be used.
func (t *Ticket) check() error {
	if len(t.Addresses) == 0 || !IsName(t.Room) || !IsName(t.Name) || t.Password == "" {
		return errTicket
	}
	for _, a := range t.Addresses {
		u, err := url.Parse(a)
		if err != nil || u.Scheme != "https" || u.Port() == "" || u.Path != "" || u.User != nil {
			return errTicket
		}
	}
	if _, err := x509.ParseCertificate(t.CA); err != nil {
		return errTicket
	}
	return nil
}

// Seal makes the file of a ticket, and the twelve words that open it.
func (t *Ticket) Seal(rand io.Reader) (words string, sealed []byte, err error) {
	return letter.Seal(rand, t.Encode())
}

// Begins tells whether bytes begin as a ticket does.
func Begins(b []byte) bool { return letter.Begins(b) }

// Read reads a ticket to its end, and no more than its beginning of what is none.
func Read(r io.Reader) ([]byte, error) {
	return carry.ReadWhole(r, ticketMagic, maxTicket, ErrNotTicket, ErrNotTicket)
}

// Open opens a ticket with the words as they were typed.
func Open(b []byte, words string) (*Ticket, error) {
	plain, err := letter.Open(b, words)
	if errors.Is(err, seal.ErrNoLetter) {
		return nil, ErrNotTicket
	}
	if err != nil {
		return nil, err
	}
	return DecodeTicket(plain)
}

// Encode is the ticket as it is kept, unsealed.
func (t *Ticket) Encode() []byte {
	b, err := json.Marshal(t)
	if err != nil {
		panic(err) // texts and bytes always have a form
	}
	return b
}

// DecodeTicket reads what Encode wrote.
func DecodeTicket(b []byte) (*Ticket, error) {
	t := &Ticket{}
	if err := json.Unmarshal(b, t); err != nil {
		return nil, errTicket
	}
	return t, t.check()
}
