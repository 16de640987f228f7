package seal

import (
	"crypto/ecdh"
	"crypto/ed25519"
	"fmt"
	"io"
)

// DeviceKeys are the two secrets of a device: an Ed25519 key to sign with and
// an X25519 key to receive with. The zero DeviceKeys is not usable.
type DeviceKeys struct {
	sign    ed25519.PrivateKey
	receive *ecdh.PrivateKey
}

// DevicePublic is what others know of a device: how to check what it signed,
// and what to seal for it. Receive is what stands in an age X25519 recipient.
type DevicePublic struct {
	Sign    [32]byte
	Receive [32]byte
}

// Encoded device keys are
//
//	format (1, =1) | Ed25519 seed (32) | X25519 secret (32)
//
// and the public ones
//
//	format (1, =1) | Ed25519 public (32) | X25519 public (32)
const (
	deviceFormat = 1
	deviceSize   = 1 + ed25519.SeedSize + 32
)

// NewDeviceKeys draws the keys of a new device. It reads 64 bytes.
func NewDeviceKeys(rand io.Reader) (DeviceKeys, error) {
	var b [deviceSize]byte
	defer clear(b[:])
	b[0] = deviceFormat
	if err := draw(rand, b[1:33]); err != nil {
		return DeviceKeys{}, err
	}
	if err := draw(rand, b[33:]); err != nil {
		return DeviceKeys{}, err
	}
	return DecodeDeviceKeys(b[:])
}

// Sign signs a message: 64 bytes, always the same for the same message. What
// the message is about must stand in it, so that it cannot pass for another.
func (d DeviceKeys) Sign(msg []byte) []byte { return ed25519.Sign(d.sign, msg) }

// Receive is the X25519 key. Its 32 bytes (Bytes) are exactly what an age
// X25519 identity holds, and those of its public key what the recipient holds.
func (d DeviceKeys) Receive() *ecdh.PrivateKey { return d.receive }

// Public gives the public halves of both keys.
func (d DeviceKeys) Public() DevicePublic {
	return DevicePublic{
		Sign:    [32]byte(d.sign.Public().(ed25519.PublicKey)),
		Receive: [32]byte(d.receive.PublicKey().Bytes()),
	}
}

// Verify says whether the device signed exactly this message.
func (p DevicePublic) Verify(msg, signature []byte) bool {
	return ed25519.Verify(p.Sign[:], msg, signature)
}

// Format prints a word in place of the keys.
func (d DeviceKeys) Format(s fmt.State, _ rune) { hide(s, "device keys") }

// Encode gives the canonical bytes of the secrets: they must be sealed before
// they are written.
func (d DeviceKeys) Encode() []byte {
	b := append(make([]byte, 0, deviceSize), deviceFormat)
	b = append(b, d.sign.Seed()...)
	return append(b, d.receive.Bytes()...)
}

// DecodeDeviceKeys reads what Encode wrote: ErrDamaged or, for a newer form,
// ErrFormat.
func DecodeDeviceKeys(b []byte) (DeviceKeys, error) {
	seed, secret, err := decodePair(b, "the keys of this device")
	if err != nil {
		return DeviceKeys{}, err
	}
	receive, err := ecdh.X25519().NewPrivateKey(secret)
	if err != nil {
		return DeviceKeys{}, damaged("the receiving key of this device is none (%v)", err)
	}
	return DeviceKeys{ed25519.NewKeyFromSeed(seed), receive}, nil
}

// Encode gives the canonical bytes of the public keys.
func (p DevicePublic) Encode() []byte {
	b := append(make([]byte, 0, deviceSize), deviceFormat)
	return append(append(b, p.Sign[:]...), p.Receive[:]...)
}

// DecodeDevicePublic reads what Encode wrote: ErrDamaged or, for a newer form,
// ErrFormat. That a device holds the secrets to them is not known by that.
func DecodeDevicePublic(b []byte) (DevicePublic, error) {
	sign, receive, err := decodePair(b, "the public keys of a device")
	if err != nil {
		return DevicePublic{}, err
	}
	return DevicePublic{Sign: [32]byte(sign), Receive: [32]byte(receive)}, nil
}

func decodePair(b []byte, what string) (first, second []byte, err error) {
	if len(b) == 0 {
		return nil, nil, damaged("%s are empty", what)
	}
	if err := checkFormat(b[0], deviceFormat); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", what, err)
	}
	if len(b) != deviceSize {
		return nil, nil, damaged("%s have %d bytes in place of %d", what, len(b), deviceSize)
	}
	first, second = b[1:33], b[33:]
	if [32]byte(first) == [32]byte{} || [32]byte(second) == [32]byte{} {
		return nil, nil, damaged("%s are all zero", what)
	}
	return first, second, nil
}
