package seal

import (
	"bytes"
	"crypto/ecdh"
	"encoding/hex"
	"io"
	"slices"
	"strings"
	"testing"
)

func newDevice(t testing.TB, seed byte) DeviceKeys {
	t.Helper()
	return must[DeviceKeys](t)(NewDeviceKeys(chance(seed)))
}

// The vectors of RFC 8032 (7.1, test 2) and RFC 7748 (6.1, Alice).
func TestDeviceKeysAreEd25519AndX25519(t *testing.T) {
	bytesOf := func(s string) []byte { return must[[]byte](t)(hex.DecodeString(s)) }
	seed := bytesOf("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
	secret := bytesOf("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
	d := must[DeviceKeys](t)(DecodeDeviceKeys(slices.Concat([]byte{1}, seed, secret)))
	p := d.Public()
	if want := "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"; hex.EncodeToString(p.Sign[:]) != want {
		t.Errorf("signing key %x", p.Sign)
	}
	if want := "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"; hex.EncodeToString(p.Receive[:]) != want {
		t.Errorf("receiving key %x", p.Receive)
	}
	want := "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da" +
		"085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
	if got := hex.EncodeToString(d.Sign([]byte{0x72})); got != want {
		t.Errorf("signature %s", got)
	}
	if got := d.Receive().Bytes(); !bytes.Equal(got, secret) {
		t.Errorf("receiving secret %x", got)
	}
}

func TestDeviceSignsAndReceives(t *testing.T) {
	a, b := newDevice(t, 1), newDevice(t, 2)
	msg := []byte("change 7")
	signature := a.Sign(msg)
	if !a.Public().Verify(msg, signature) {
		t.Error("its own signature is refused")
	}
	if a.Public().Verify([]byte("change 8"), signature) || b.Public().Verify(msg, signature) {
		t.Error("a signature passes for another message or device")
	}
	for n := range signature {
		if a.Public().Verify(msg, signature[:n]) {
			t.Errorf("a signature of %d bytes passes", n)
		}
	}
	signature[5] ^= 1
	if a.Public().Verify(msg, signature) || a.Public().Verify(msg, nil) || (DevicePublic{}).Verify(msg, signature) {
		t.Error("a changed signature passes")
	}

	receiver := b.Public().Receive
	public := must[*ecdh.PublicKey](t)(ecdh.X25519().NewPublicKey(receiver[:]))
	sent := must[[]byte](t)(a.Receive().ECDH(public))
	mine := a.Public().Receive
	public = must[*ecdh.PublicKey](t)(ecdh.X25519().NewPublicKey(mine[:]))
	if got := must[[]byte](t)(b.Receive().ECDH(public)); !bytes.Equal(got, sent) {
		t.Error("two devices do not agree on a secret")
	}
}

func TestNewDeviceKeysNeedsChance(t *testing.T) {
	_, err := NewDeviceKeys(strings.NewReader(strings.Repeat("r", 63)))
	wantError(t, err, io.ErrUnexpectedEOF)
	for _, source := range []io.Reader{
		zeros{},
		io.MultiReader(strings.NewReader(strings.Repeat("r", 32)), zeros{}),
	} {
		_, err := NewDeviceKeys(source)
		wantError(t, err, errNoChance)
	}
	first, again, other := newDevice(t, 1), newDevice(t, 1), newDevice(t, 2)
	if first.Public() == other.Public() {
		t.Error("two devices are alike")
	}
	if first.Public() != again.Public() {
		t.Error("the same bytes make different keys")
	}
}

func TestDeviceKeysReadBack(t *testing.T) {
	d := newDevice(t, 1)
	back := must[DeviceKeys](t)(DecodeDeviceKeys(d.Encode()))
	if back.Public() != d.Public() || !d.Public().Verify([]byte("m"), back.Sign([]byte("m"))) {
		t.Error("other keys came back")
	}
	public := must[DevicePublic](t)(DecodeDevicePublic(d.Public().Encode()))
	if public != d.Public() {
		t.Error("other public keys came back")
	}
	decoders := map[string]func([]byte) error{
		string(d.Encode()):          func(b []byte) error { _, err := DecodeDeviceKeys(b); return err },
		string(d.Public().Encode()): func(b []byte) error { _, err := DecodeDevicePublic(b); return err },
	}
	for text, decode := range decoders {
		b := []byte(text)
		refuseDamage(t, b, decode)
		b[0] = 2
		wantError(t, decode(b), ErrFormat)
		b[0] = 99
		wantError(t, decode(b), ErrDamaged)
		b[0] = 1
		for _, half := range [][]byte{b[1:33], b[33:]} {
			kept := slices.Clone(half)
			clear(half)
			wantError(t, decode(b), ErrDamaged)
			copy(half, kept)
		}
	}
}

func FuzzDecodeDeviceKeys(f *testing.F) {
	d := newDevice(f, 1)
	f.Add(d.Encode())
	f.Add([]byte{1})
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := DecodeDeviceKeys(b)
		if !sound(err) {
			t.Fatal(err)
		}
		if err == nil && !bytes.Equal(d.Encode(), b) {
			t.Fatalf("%x is not canonical", b)
		}
	})
}

func FuzzDecodeDevicePublic(f *testing.F) {
	f.Add(newDevice(f, 1).Public().Encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := DecodeDevicePublic(b)
		if !sound(err) {
			t.Fatal(err)
		}
		if err == nil && !bytes.Equal(p.Encode(), b) {
			t.Fatalf("%x is not canonical", b)
		}
		p.Verify(b, b)
	})
}
