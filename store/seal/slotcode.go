package seal

import (
	"crypto/sha256"
	"encoding/binary"
)

// An encoded slot is
//
//	format (1, =1) | kind (1) | file ID (8) | key ID (8) | body | checksum (8)
//
//	body, passphrase:    logN (1) | salt (32) | nonce (24) | wrapped key (48)
//	body, not protected: key (32)
//	body, recovery code: salt (32) | nonce (24) | wrapped key (48)
//
// The checksum is the start of the SHA-256 of all before it: it tells damage
// from a wrong passphrase. It is no secret and proves nothing about who wrote.
// Every later format ends in the same checksum.
const (
	slotFormat   = 1
	slotHeadSize = 1 + 1 + 8 + 8
	checksumSize = 8
)

// Encode gives the canonical bytes of the slot.
func (s Slot) Encode() []byte {
	b := s.appendHead(nil)
	if s.kind == SlotUnprotected {
		b = append(b, s.wrapped[:len(Key{})]...)
	} else {
		b = append(b, s.nonce[:]...)
		b = append(b, s.wrapped[:]...)
	}
	sum := sha256.Sum256(b)
	return append(b, sum[:checksumSize]...)
}

// appendHead writes what a wrapped key is bound to: everything before the
// nonce.
func (s Slot) appendHead(b []byte) []byte {
	b = append(b, slotFormat, byte(s.kind))
	b = binary.BigEndian.AppendUint64(b, s.fileID)
	b = binary.BigEndian.AppendUint64(b, uint64(s.keyID))
	if s.kind == SlotPassphrase {
		b = append(b, s.logN)
	}
	if s.kind != SlotUnprotected {
		b = append(b, s.salt[:]...)
	}
	return b
}

// DecodeSlot reads what Encode wrote. Any damage, and a logN outside MinLogN to
// MaxLogN, gives ErrDamaged; a newer form or kind gives ErrFormat.
func DecodeSlot(b []byte) (Slot, error) {
	if len(b) < 1+checksumSize {
		return Slot{}, damaged("a key slot of %d bytes is too short", len(b))
	}
	body, sum := b[:len(b)-checksumSize], b[len(b)-checksumSize:]
	want := sha256.Sum256(body)
	if [checksumSize]byte(sum) != [checksumSize]byte(want[:checksumSize]) {
		return Slot{}, damaged("the checksum of a key slot is wrong")
	}
	if err := checkFormat(body[0], slotFormat); err != nil {
		return Slot{}, err
	}
	if len(body) < slotHeadSize {
		return Slot{}, damaged("a key slot of %d bytes is too short", len(b))
	}
	s := Slot{
		kind:   SlotKind(body[1]),
		fileID: binary.BigEndian.Uint64(body[2:]),
		keyID:  KeyID(binary.BigEndian.Uint64(body[10:])),
	}
	if s.keyID == 0 || s.kind == 0 {
		return Slot{}, damaged("a key slot names no key or no kind")
	}
	rest := body[slotHeadSize:]
	switch s.kind {
	case SlotPassphrase:
		if len(rest) == 0 {
			return Slot{}, damaged("a key slot has no body")
		}
		s.logN, rest = rest[0], rest[1:]
		if s.logN < MinLogN || s.logN > MaxLogN {
			return Slot{}, damaged("a key slot asks for 2^%d rounds of work", s.logN)
		}
		return s.decodeWrapped(rest)
	case SlotRecovery:
		return s.decodeWrapped(rest)
	case SlotUnprotected:
		if len(rest) != len(Key{}) || Key(rest) == (Key{}) {
			return Slot{}, damaged("a key slot holds no key")
		}
		copy(s.wrapped[:], rest)
		return s, nil
	}
	return Slot{}, ErrFormat
}

func (s Slot) decodeWrapped(rest []byte) (Slot, error) {
	if len(rest) != saltSize+nonceSize+wrappedSize {
		return Slot{}, damaged("a key slot holds %d bytes in place of %d", len(rest), saltSize+nonceSize+wrappedSize)
	}
	copy(s.salt[:], rest)
	copy(s.nonce[:], rest[saltSize:])
	copy(s.wrapped[:], rest[saltSize+nonceSize:])
	return s, nil
}
