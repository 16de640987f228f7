package bundle

import (
	"bytes"
	"crypto/ecdh"
	"crypto/hpke"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"workgroup/model/change"
	"workgroup/store/carry"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

const (
	magic  = "workgroup bundle\n"
	format = 1
	// highest is the highest format that is taken for one of the future.
	highest = 15
)

// MaxBytes is the largest bundle that is read. A cohort's year is under a megabyte.
const MaxBytes = 256 << 20

// What can be wrong with a bundle.
var (
	ErrNotBundle = errors.New("it is no file of another laptop's changes")
	ErrNotWhole  = errors.New("it is cut short, or was changed on its way")
	ErrNewer     = errors.New("it was written by a newer version of the program")
	ErrTooLarge  = fmt.Errorf("it is larger than %d MB", MaxBytes>>20)
	ErrTooMany   = errors.New("it names more laptops than any group has")
)

// How many laptops a content may name, and how many heads: each line that a copy of a file
// wrote under one number with the file has a head of its own.
const (
	maxLaptops = 4_096
	maxHeads   = 65_536
)

const (
	publicSize = 65
	headSize   = 8 + 8 + 32
	tipSize    = headSize + 64
	fixedSize  = len(magic) + 1 + 8 + publicSize + 8 + 4
)

// Bundle is what stands readable in a bundle.
type Bundle struct {
	Sender change.ID
	Public seal.DevicePublic
	At     int64
	Parts  []Part
}

// Part is what a bundle has of one space.
type Part struct {
	Space  change.ID
	Grants []Grant
	Sealed []byte
}

// Grant is the keys of a space, sealed to one device.
type Grant struct {
	Device change.ID
	Sealed []byte
}

// Head is the newest line of a device.
type Head struct {
	Device change.ID
	Number uint64
	Hash   journal.Hash
}

// Tip is a head with the device's signature.
type Tip struct {
	Head
	Signature [64]byte
}

// Laptop is a device with its public keys.
type Laptop struct {
	Device change.ID
	Public seal.DevicePublic
}

// Content is what is sealed in a part.
type Content struct {
	Heads   []Head
	Laptops []Laptop
	Tips    []Tip
	Lines   [][]byte
	Ring    []byte
}

// TipMessage is what a device signs of its newest line.
func TipMessage(space change.ID, h Head) []byte {
	b := []byte("workgroup newest line\n")
	b = binary.BigEndian.AppendUint64(b, uint64(space))
	return appendHead(b, h)
}

func appendHead(b []byte, h Head) []byte {
	b = binary.BigEndian.AppendUint64(b, uint64(h.Device))
	b = binary.BigEndian.AppendUint64(b, h.Number)
	return append(b, h.Hash[:]...)
}

// signed is what the sender signs of a whole bundle.
func signed(content []byte) []byte {
	sum := sha256.Sum256(content)
	return append([]byte("workgroup bundle from a laptop\n"), sum[:]...)
}

// Encode is the bundle, signed by the sender's keys.
func (b *Bundle) Encode(keys seal.DeviceKeys) []byte {
	out := append([]byte(magic), format)
	out = binary.BigEndian.AppendUint64(out, uint64(b.Sender))
	out = append(out, b.Public.Encode()...)
	out = binary.BigEndian.AppendUint64(out, uint64(b.At))
	out = appendCount(out, len(b.Parts))
	for _, p := range b.Parts {
		out = binary.BigEndian.AppendUint64(out, uint64(p.Space))
		out = appendCount(out, len(p.Grants))
		for _, g := range p.Grants {
			out = binary.BigEndian.AppendUint64(out, uint64(g.Device))
			out = carry.AppendSized(out, g.Sealed)
		}
		out = carry.AppendSized(out, p.Sealed)
	}
	return append(out, keys.Sign(signed(out))...)
}

func appendCount(b []byte, n int) []byte { return binary.BigEndian.AppendUint32(b, uint32(n)) }

// Begins tells whether bytes begin as a bundle does.
func Begins(b []byte) bool { return bytes.HasPrefix(b, []byte(magic)) }

// Read reads a bundle to its end, and no more than its beginning of what is none.
func Read(r io.Reader) ([]byte, error) {
	return carry.ReadWhole(r, magic, MaxBytes, ErrNotBundle, ErrTooLarge)
}

// Decode reads a bundle and checks its signature by the keys that stand in it: that they
// are the sender's is known only to whoever knows the sender.
func Decode(b []byte) (*Bundle, error) {
	switch {
	case len(b) > MaxBytes:
		return nil, ErrTooLarge
	case !Begins(b):
		return nil, ErrNotBundle
	case len(b) > len(magic) && b[len(magic)] > format && b[len(magic)] <= highest:
		return nil, ErrNewer
	case len(b) < fixedSize+64 || b[len(magic)] != format:
		return nil, ErrNotWhole
	}
	body, signature := b[:len(b)-64], b[len(b)-64:]
	r := reader{b: body[len(magic)+1:]}
	out := &Bundle{Sender: r.id()}
	public, err := seal.DecodeDevicePublic(r.take(publicSize))
	if err != nil || !public.Verify(signed(body), signature) {
		return nil, ErrNotWhole
	}
	out.Public, out.At = public, int64(r.number())
	n := r.count(8 + 4 + 4)
	for i := 0; i < n && !r.bad; i++ {
		p := Part{Space: r.id()}
		grants := r.count(8 + 4)
		for j := 0; j < grants && !r.bad; j++ {
			g := Grant{r.id(), r.bytes()}
			r.bad = r.bad || j > 0 && p.Grants[j-1].Device >= g.Device
			p.Grants = append(p.Grants, g)
		}
		p.Sealed = r.bytes()
		r.bad = r.bad || i > 0 && out.Parts[i-1].Space >= p.Space
		out.Parts = append(out.Parts, p)
	}
	if r.bad || len(r.b) > 0 || out.Sender == 0 {
		return nil, ErrNotWhole
	}
	return out, nil
}

// Encode is the content as it is sealed.
func (c *Content) Encode() []byte {
	out := appendCount([]byte{format}, len(c.Heads))
	for _, h := range c.Heads {
		out = appendHead(out, h)
	}
	out = appendCount(out, len(c.Laptops))
	for _, l := range c.Laptops {
		out = binary.BigEndian.AppendUint64(out, uint64(l.Device))
		out = append(out, l.Public.Encode()...)
	}
	out = appendCount(out, len(c.Tips))
	for _, t := range c.Tips {
		out = append(appendHead(out, t.Head), t.Signature[:]...)
	}
	out = appendCount(out, len(c.Lines))
	for _, l := range c.Lines {
		out = carry.AppendSized(out, l)
	}
	return carry.AppendSized(out, c.Ring)
}

// DecodeContent reads what Encode wrote.
func DecodeContent(b []byte) (*Content, error) {
	r := reader{b: b}
	switch f := r.take(1)[0]; {
	case f > format && f <= highest:
		return nil, ErrNewer
	case f != format:
		return nil, ErrNotWhole
	}
	c := &Content{}
	for range r.countUpTo(maxHeads, headSize) {
		c.Heads = append(c.Heads, r.head())
	}
	for range r.countUpTo(maxLaptops, 8+publicSize) {
		id := r.id()
		public, err := seal.DecodeDevicePublic(r.take(publicSize))
		if err != nil {
			return nil, ErrNotWhole
		}
		c.Laptops = append(c.Laptops, Laptop{id, public})
	}
	for range r.countUpTo(maxHeads, tipSize) {
		c.Tips = append(c.Tips, Tip{r.head(), [64]byte(r.take(64))})
	}
	for range r.count(4) {
		line := r.bytes()
		if r.bad || len(line) > journal.MaxLine {
			return nil, ErrNotWhole
		}
		c.Lines = append(c.Lines, line)
	}
	c.Ring = r.bytes()
	if r.many {
		return nil, ErrTooMany
	}
	if r.bad || len(r.b) > 0 {
		return nil, ErrNotWhole
	}
	return c, nil
}

// sealedAt binds what is sealed to its sender and its space.
func sealedAt(sender, space change.ID) []byte {
	b := binary.BigEndian.AppendUint64([]byte("bundle"), uint64(sender))
	return binary.BigEndian.AppendUint64(b, uint64(space))
}

// Seal seals the content of a space under a key of it.
func (c *Content) Seal(rand io.Reader, key *seal.Named, sender, space change.ID) ([]byte, error) {
	return seal.Seal(rand, key, sealedAt(sender, space), c.Encode())
}

// Open opens a part.
func (p *Part) Open(key *seal.Named, sender change.ID) (*Content, error) {
	plain, err := seal.Open(key, sealedAt(sender, p.Space), p.Sealed)
	if err != nil {
		return nil, ErrNotWhole
	}
	return DecodeContent(plain)
}

func grantInfo(space, device change.ID) []byte {
	b := binary.BigEndian.AppendUint64([]byte("workgroup keys of a space\n"), uint64(space))
	return binary.BigEndian.AppendUint64(b, uint64(device))
}

// NewGrant seals the keys of a space to the receiving key of a device.
func NewGrant(space change.ID, to Laptop, keys seal.Keys) (Grant, error) {
	public, err := ecdh.X25519().NewPublicKey(to.Public.Receive[:])
	if err != nil {
		return Grant{}, err
	}
	receiver, err := hpke.NewDHKEMPublicKey(public)
	if err != nil {
		return Grant{}, err
	}
	sealed, err := hpke.Seal(receiver, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), grantInfo(space, to.Device), keys.Encode())
	return Grant{to.Device, sealed}, err
}

// Open opens keys that were granted to a device.
func (g Grant) Open(space change.ID, keys seal.DeviceKeys) (seal.Keys, error) {
	receiver, err := hpke.NewDHKEMPrivateKey(keys.Receive())
	if err != nil {
		return seal.Keys{}, err
	}
	plain, err := hpke.Open(receiver, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), grantInfo(space, g.Device), g.Sealed)
	if err != nil {
		return seal.Keys{}, ErrNotWhole
	}
	return seal.DecodeKeys(plain)
}

// reader takes bytes off the front; what is not there sets bad and reads as zero.
type reader struct {
	b         []byte
	bad, many bool
}

func (r *reader) take(n int) []byte {
	if n > len(r.b) {
		r.bad, r.b = true, nil
		return make([]byte, min(n, publicSize))
	}
	out := r.b[:n:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) number() uint64 { return binary.BigEndian.Uint64(r.take(8)) }
func (r *reader) id() change.ID  { return change.ID(r.number()) }
func (r *reader) head() Head     { return Head{r.id(), r.number(), journal.Hash(r.take(32))} }

// count reads a number of things that take at least so many bytes each.
func (r *reader) count(each int) int {
	n := binary.BigEndian.Uint32(r.take(4))
	if uint64(n) > uint64(len(r.b)/each) {
		r.bad, r.b = true, nil
		return 0
	}
	return int(n)
}

// countUpTo is count, where more than most are too many.
func (r *reader) countUpTo(most, each int) int {
	n := r.count(each)
	if n > most {
		r.many, r.b = true, nil
		return 0
	}
	return n
}

func (r *reader) bytes() []byte {
	n := r.count(1)
	return r.take(n)
}
