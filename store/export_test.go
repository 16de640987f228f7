package store

import (
	"encoding/binary"
	"testing"

	"go.etcd.io/bbolt"

	"workgroup/model/change"
	"workgroup/store/carry/bundle"
	"workgroup/store/journal"
	"workgroup/store/seal"
)

// Owned has a file without a passphrase count as its owner's own: the tests of many laptops
// open thousands, and each passphrase would be a moment's work.
func Owned(b *Book) { b.locks.demo = false }

// Forget has everything read from the disk again.
func Forget(b *Book) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.spaces, b.order = map[change.ID]*space{}, nil
}

// Member is a laptop that has all keys that it is to have, and whose program has gone wrong:
// it seals and signs whatever it likes.
type Member struct {
	Space  change.ID
	Device change.ID
	Own    seal.DeviceKeys
	Keys   seal.Keys
	Ring   seal.Ring
	// Content is what it will seal, the lines so far in it; Bundle what stands around it.
	Content bundle.Content
	Bundle  bundle.Bundle
	// Future: the content is of the next form.
	Future bool
	newest bundle.Head
}

// NewMember is the laptop whose file that is.
func NewMember(t testing.TB, b *Book, id change.ID) *Member {
	t.Helper()
	j, err := b.Journal(id)
	if err != nil {
		t.Fatal(err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	m := &Member{Space: id, Device: b.device.id}
	err = b.view(func(tx *bbolt.Tx) error {
		own, err := b.ownKeys(tx)
		if err != nil {
			return err
		}
		m.Own = own[m.Device]
		s, err := b.readKeys(tx, id)
		if err != nil {
			return err
		}
		m.Keys = s.keys
		m.newest = bundle.Head{Device: m.Device, Number: s.head.of(m.Device).number, Hash: s.head.of(m.Device).hash}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if m.Ring, err = seal.DecodeRing(j.Ring); err != nil {
		t.Fatal(err)
	}
	m.Content = bundle.Content{Ring: j.Ring, Laptops: []bundle.Laptop{{Device: m.Device, Public: m.Own.Public()}}}
	m.Bundle = bundle.Bundle{Sender: m.Device, Public: m.Own.Public()}
	return m
}

// Write adds a line with those entries as the laptop's next.
func (m *Member) Write(c change.Change) {
	if c.Space == 0 {
		c.Space = m.Space
	}
	m.Add(journal.Line{Device: m.Device, Number: m.newest.Number + 1, Before: m.newest.Hash, Action: 1, Change: c})
}

// Add adds a line as it is.
func (m *Member) Add(l journal.Line) {
	canonical, err := l.Encode()
	if err != nil {
		panic(err)
	}
	m.Content.Lines = append(m.Content.Lines, canonical)
	m.newest = bundle.Head{Device: l.Device, Number: l.Number, Hash: journal.HashOf(canonical)}
}

// Send is the file that it makes, with its signature over its newest line.
func (m *Member) Send(t testing.TB) []byte {
	t.Helper()
	if len(m.Content.Lines) > 0 && m.Content.Tips == nil {
		tip := bundle.Tip{Head: m.newest}
		tip.Signature = [64]byte(m.Own.Sign(bundle.TipMessage(m.Space, m.newest)))
		m.Content.Tips = []bundle.Tip{tip}
	}
	k, ok := m.Keys.Newest()
	if !ok {
		t.Fatal("no key")
	}
	sealed, err := m.Content.Seal(chance{}, k, m.Bundle.Sender, m.Space)
	if m.Future {
		plain := m.Content.Encode()
		plain[0]++
		at := binary.BigEndian.AppendUint64([]byte("bundle"), uint64(m.Bundle.Sender))
		sealed, err = seal.Seal(chance{}, k, binary.BigEndian.AppendUint64(at, uint64(m.Space)), plain)
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Bundle.Parts) == 0 {
		m.Bundle.Parts = []bundle.Part{{Space: m.Space}}
	}
	m.Bundle.Parts[0].Sealed = sealed
	return m.Bundle.Encode(m.Own)
}

// PublicOf are the public keys of a file's laptop.
func PublicOf(t testing.TB, b *Book) (out seal.DevicePublic) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.view(func(tx *bbolt.Tx) error {
		own, err := b.ownKeys(tx)
		out = own[b.device.id].Public()
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// chance gives bytes that nobody needs to draw.
type chance struct{}

func (chance) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(i*7 + 1)
	}
	return len(b), nil
}

// Stated is what the file says of what it has of a space.
func Stated(t testing.TB, b *Book, id change.ID) (out []bundle.Head) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if err := b.view(func(tx *bbolt.Tx) error {
		s, err := b.readKeys(tx, id)
		if err == nil {
			out = s.head.stated(s.ring)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return out
}
