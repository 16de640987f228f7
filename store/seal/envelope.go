package seal

import (
	"crypto/cipher"
	"encoding/binary"
	"io"
	"slices"

	"golang.org/x/crypto/chacha20poly1305"
)

// An envelope is
//
//	format (1, =1) | key ID (8) | nonce (24) | XChaCha20-Poly1305 text | tag (16)
//
// The associated data of the cipher is format | key ID | what the caller
// gives, so an envelope opens only under the key and in the place that it was
// made for. The nonce is random: 192 bits never meet twice.
const (
	envelopeFormat = 1
	headSize       = 1 + 8
	nonceSize      = chacha20poly1305.NonceSizeX
	tagSize        = chacha20poly1305.Overhead

	// Overhead is how many bytes longer an envelope is than what it holds.
	Overhead = headSize + nonceSize + tagSize
)

// Seal puts plain in an envelope under k. Open wants the same aad, which says
// where the envelope belongs; it is not stored. The nonce is read from rand,
// which must be crypto/rand wherever secrets are real. An empty key gives
// ErrNoKey.
func Seal(rand io.Reader, k *Named, aad, plain []byte) ([]byte, error) {
	return AppendSeal(nil, rand, k, aad, plain)
}

// AppendSeal is Seal, with the envelope appended to dst. Neither aad nor plain
// may lie in the spare room of dst. On an error it returns nil.
func AppendSeal(dst []byte, rand io.Reader, k *Named, aad, plain []byte) ([]byte, error) {
	aead, err := k.cipher()
	if err != nil {
		return nil, err
	}
	start := len(dst)
	dst = slices.Grow(dst, Overhead+len(plain))
	dst = append(dst, envelopeFormat)
	dst = binary.BigEndian.AppendUint64(dst, uint64(k.ID))
	head := dst[start:]
	dst = dst[:len(dst)+nonceSize]
	nonce := dst[len(dst)-nonceSize:]
	if err := draw(rand, nonce); err != nil {
		return nil, err
	}
	return aead.Seal(dst, nonce, plain, bind(head, aad)), nil
}

// Open takes out what Seal put in. ErrDamaged: the bytes are not an envelope,
// were changed, or were sealed under another key or with another aad. ErrFormat:
// a newer form of envelope. ErrNoKey: k is empty.
func Open(k *Named, aad, env []byte) ([]byte, error) {
	return AppendOpen(nil, k, aad, env)
}

// AppendOpen is Open, with the plain bytes appended to dst. Neither aad nor
// env may lie in the spare room of dst. On an error it returns nil.
func AppendOpen(dst []byte, k *Named, aad, env []byte) ([]byte, error) {
	id, err := KeyOf(env)
	if err != nil {
		return nil, err
	}
	if id != k.ID {
		return nil, damaged("sealed under key %016x, not %016x", uint64(id), uint64(k.ID))
	}
	aead, err := k.cipher()
	if err != nil {
		return nil, err
	}
	nonce, text := env[headSize:headSize+nonceSize], env[headSize+nonceSize:]
	plain, err := aead.Open(dst, nonce, text, bind(env[:headSize], aad))
	if err != nil {
		return nil, ErrDamaged
	}
	return plain, nil
}

// KeyOf reads which key an envelope says it is sealed under, which only Open
// proves. The errors are those of Open.
func KeyOf(env []byte) (KeyID, error) {
	if len(env) == 0 {
		return 0, ErrDamaged
	}
	if err := checkFormat(env[0], envelopeFormat); err != nil {
		return 0, err
	}
	if len(env) < Overhead {
		return 0, ErrDamaged
	}
	id := KeyID(binary.BigEndian.Uint64(env[1:]))
	if id == 0 {
		return 0, ErrDamaged
	}
	return id, nil
}

// Tag is the last 16 bytes of an envelope: a fingerprint of this sealing of
// the value, different each time it is sealed. It proves nothing by itself.
// Bytes too short for an envelope have the tag of zeros.
func Tag(env []byte) [16]byte {
	if len(env) < Overhead {
		return [16]byte{}
	}
	return [16]byte(env[len(env)-tagSize:])
}

func (n *Named) cipher() (cipher.AEAD, error) {
	if n.empty() {
		return nil, ErrNoKey
	}
	return chacha20poly1305.NewX(n.Key[:])
}

// bind makes the associated data of the cipher: the head has a fixed length,
// so head and aad cannot be cut differently.
func bind(head, aad []byte) []byte {
	b := make([]byte, 0, len(head)+len(aad))
	return append(append(b, head...), aad...)
}
