package seal

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Key is the secret half of a key: 32 bytes, never printed.
type Key [32]byte

// Wipe overwrites the key with zeros. Copies of it stay.
func (k *Key) Wipe() { clear(k[:]) }

// Format prints a word in place of the key, whatever the verb.
func (k Key) Format(s fmt.State, _ rune) { hide(s, "key") }

// KeyID is the public half of a key: a random number that says which key
// sealed a value. 0 is no key.
type KeyID uint64

// Named is a key with its number.
type Named struct {
	ID  KeyID
	Key Key
}

// NewNamed draws a new key. It reads 40 bytes.
func NewNamed(rand io.Reader) (Named, error) {
	var b [8 + len(Key{})]byte
	defer clear(b[:])
	if err := draw(rand, b[:]); err != nil {
		return Named{}, err
	}
	n := Named{ID: KeyID(binary.BigEndian.Uint64(b[:8])), Key: Key(b[8:])}
	if n.empty() {
		return Named{}, errNoChance
	}
	return n, nil
}

// Wipe overwrites the secret half. The number stays.
func (n *Named) Wipe() { n.Key.Wipe() }

// empty says whether sealing with the key would be sealing with nothing.
func (n *Named) empty() bool { return n.ID == 0 || n.Key == Key{} }

var errNoChance = errors.New("the random numbers of this computer are all zero: nothing can be sealed here")

// draw fills b, which has 16 bytes or more. A source of nothing but zeros is
// broken.
func draw(rand io.Reader, b []byte) error {
	if _, err := io.ReadFull(rand, b); err != nil {
		return fmt.Errorf("this computer gives no random numbers, so nothing can be sealed: %w", err)
	}
	for _, x := range b {
		if x != 0 {
			return nil
		}
	}
	return errNoChance
}

func hide(s fmt.State, what string) { _, _ = io.WriteString(s, "["+what+"]") }
